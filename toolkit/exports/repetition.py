"""How often what repeats itself does so: the attributes `quant` and `freq` that TimeML has for a SET beside its value."""

from __future__ import annotations

from functools import cache

from toolkit.lexicons import lexicon
from toolkit.records import Time

OFTEN = {"once": "1X", "twice": "2X", "thrice": "3X"}


def repetition(time: Time) -> dict[str, str]:
    """`freq` of a SET that counts, "twice a week", else that it is in EVERY such period, "each Monday", "daily".

    Nothing for another type. After Saurí et al. (2006), TimeML annotation guidelines 1.2.1.

    >>> def of(text: str) -> dict[str, str]:
    ...     return repetition(Time("t1", 0, len(text), text, "SET", "P1W", None, None, None, ""))
    >>> of("twice a week"), of("three times a month"), of("every Monday")
    ({'freq': '2X'}, {'freq': '3X'}, {'quant': 'EVERY'})
    """
    if time.type != "SET":
        return {}
    words = time.text.lower().split()
    often = next((OFTEN[word] for word in words if word in OFTEN), None)
    if often is None and "times" in words[1:]:
        count = words[words.index("times", 1) - 1]
        number = count if count.isdecimal() else _numbers().get(count)
        often = f"{number}X" if number else None
    return {"freq": often} if often else {"quant": "EVERY"}


@cache
def _numbers() -> dict[str, str]:
    return {row["word"]: row["value"] for row in lexicon("time_words") if row["class"] == "numword"}
