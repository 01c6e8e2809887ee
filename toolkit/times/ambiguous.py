"""Words that are not always of time ("may", "2000", "fall"): what the parse says of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from toolkit.language import Parse
from toolkit.lexicons import lexicon

_JOINS = frozenset("-−‐‑–—")
_EDGES = frozenset({"early", "late", "mid", "last", "past", "next", "this", "pre", "post"})
"""Words that stand before a month or a year and make no name of it."""


def meant(parse: Parse, token: int, start: int, needs: str) -> bool:
    """Whether the word that begins at the character `start` of a token is one of time, given what it `needs`."""
    return NEEDS[needs](parse, token, start)


def contexts(*classes: str) -> dict[str, str]:
    """The lemmas of `lexicons/time_contexts.csv` that belong to some classes, each with its class."""
    return {row["lemma"]: row["class"] for row in lexicon("time_contexts") if row["class"] in classes}


def _capital(parse: Parse, token: int, start: int) -> bool:
    return parse.text[start].isupper()


def _proper(parse: Parse, token: int, start: int) -> bool:
    """A proper noun: "May", not "may". The tag is that of the whole token, and "mid-March" is a date anyhow."""
    if not parse.text[start].isupper():
        return False
    return start > parse.starts[token] or (parse.xpos[token].startswith("NNP") and not _within_name(parse, token))


def _common(parse: Parse, token: int, start: int) -> bool:
    """No part of a name: not the "Today" of "USA Today"."""
    return not (parse.text[start].isupper() and token > 0 and parse.xpos[token - 1].startswith("NNP"))


def _noun(parse: Parse, token: int, start: int) -> bool:
    return parse.xpos[token].startswith("NN")


def _modifier(parse: Parse, token: int, start: int) -> bool:
    """An adjective or adverb: "daily", not "the party's daily"."""
    return not parse.xpos[token].startswith("NN")


def _adverb(parse: Parse, token: int, start: int) -> bool:
    return parse.xpos[token].startswith("RB")


def _quantity(parse: Parse, token: int, start: int) -> bool:
    """No preposition: "over an hour", not "spread over a decade"."""
    return not parse.relations[token].startswith(("case", "compound"))


def _plain(parse: Parse, token: int, start: int) -> bool:
    """Not compared: "many months", not "in as many months"."""
    return token == 0 or parse.lower[token - 1] not in ("as", "how", "so", "too")


def _article(parse: Parse, token: int, start: int) -> bool:
    """With an article: "the following Monday", not "following Monday's talks"."""
    return token > 0 and parse.lower[token - 1] in ("the", "this")


def _after_digit(parse: Parse, token: int, start: int) -> bool:
    """Right behind a digit: 1980's."""
    return parse.text[max(0, start - 1) : start].isdecimal()


def _between(parse: Parse, token: int, start: int) -> bool:
    """With no space on either side: "30-day"."""
    return bool(start and parse.text[start - 1].strip() and parse.text[start + 1 : start + 2].strip())


def _rate(parse: Parse, token: int, start: int) -> bool:
    """Between a number of things and a unit: "60 hours a week"."""
    unit = parse.heads[token]
    after = parse.lower[unit + 1] if unit + 1 < len(parse) else ""
    return (
        unit == token + 1
        and token > 0
        and parse.relations[unit].split(":")[-1] in ("unmarked", "npmod", "tmod")
        and (parse.xpos[token - 1].startswith("NN") or parse.xpos[token - 1] in ("CD", "$"))
        and after not in ("ago", "earlier", "later", "before", "after", "and", "or", "from")
    )


def _thing(parse: Parse, token: int, start: int) -> bool:
    """Said of a thing, as "old": ages in years are mostly those of people, in shorter units mostly not."""
    noun = parse.heads[token]
    if noun <= token or parse.xpos[noun].startswith("NNP"):
        return False
    kind = _kinds().get(parse.lemmas[noun])
    return kind == "lasting" if parse.lower[token - 2] in ("year", "years") else kind != "person"


@cache
def _kinds() -> dict[str, str]:
    return contexts("person", "lasting")


NEEDS: dict[str, Callable[[Parse, int, int], bool]] = {
    "capital": _capital, "proper": _proper, "common": _common, "noun": _noun, "modifier": _modifier, "adverb": _adverb,
    "quantity": _quantity, "plain": _plain, "article": _article, "digit": _after_digit, "between": _between, "rate": _rate,
    "thing": _thing,
}  # fmt: skip
"""What the column `needs` of the lexicon may ask for: each takes a parse, a token and the character where the word begins."""


def counts(parse: Parse, token: int) -> bool:
    """Whether a number that could be a year is none: "2000 troops", "Resolution 1701", "T-1990", "at 1600 K Street"."""
    earlier, before = ("", "", *parse.lower[max(0, token - 2) : token])[-2:]
    if before in _JOINS and parse.starts[token] == parse.ends[token - 1]:
        return earlier not in _EDGES and not (earlier.isdecimal() and len(earlier) == 4)
    head = parse.heads[token]
    if before in ("at", "than") or (parse.relations[token] == "nummod" and head > token and parse.xpos[head].endswith("S")):
        return True
    following = parse.lower[token + 1 : token + 3]
    span = len(following) == 2 and following[0] in _JOINS and following[1].isdecimal() and len(following[1]) in (2, 4)
    return token > 0 and parse.xpos[token - 1].startswith("NN") and not span


def _within_name(parse: Parse, token: int) -> bool:
    """Whether a word follows a capitalised one that is none of time, and no number follows: "the Long March"."""
    if token == 0 or (token + 1 < len(parse) and parse.lower[token + 1][0].isdecimal()):
        return False
    before = parse.words[token - 1]
    return before[0].isupper() and before.lower() not in _EDGES and parse.xpos[token - 1].startswith(("NNP", "JJ"))
