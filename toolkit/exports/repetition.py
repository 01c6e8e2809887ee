"""How often what repeats itself does so: the attributes `quant` and `freq` that TimeML has for a SET beside its value."""

from __future__ import annotations

from toolkit.records import Time
from toolkit.times.words import values


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
    number = next((values("often")[word] for word in words if word in values("often")), None)
    if number is None and "times" in words[1:]:
        count = words[words.index("times", 1) - 1]
        number = count if count.isdecimal() else values("numword").get(count)
    return {"freq": f"{number}X"} if number else {"quant": "EVERY"}
