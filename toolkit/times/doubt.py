"""Words that are not always of time ("may", "2000", "fall"): what the parse says of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from toolkit.language import Parse
from toolkit.lexicons import lexicon

_JOINS = frozenset("-−‐‑–—")
_DETERMINERS = frozenset({"the", "'s", "its", "their", "his", "her", "year"})
"""Words after which a number between 1000 and 2199 is a year, whatever it stands before: "its 2022 attacks"."""
_PREPOSITIONS = frozenset({"in", "since", "during", "until", "till"})
"""Words after which it is one, unless it counts what follows: "in 2000 villages"."""
_EDGES = frozenset({"early", "late", "mid", "last", "past", "next", "this", "pre", "post"})
_DIGITS = re.compile(r"\d{2}|1\d{3}|2[01]\d{2}")


def fits(parse: Parse, token: int, start: int, needs: str) -> bool:
    """Whether the word that begins at the character `start` of a token is meant as one of time, given what it `needs`."""
    return NEEDS[needs](parse, token, start)


def _capital(parse: Parse, token: int, start: int) -> bool:
    """Written with a capital letter."""
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


def _adverb(parse: Parse, token: int, start: int) -> bool:
    return parse.xpos[token].startswith("RB")


def _modifier(parse: Parse, token: int, start: int) -> bool:
    """An adjective or adverb: "daily", not "the party's daily"."""
    return not parse.xpos[token].startswith("NN")


def _quantity(parse: Parse, token: int, start: int) -> bool:
    """No preposition: "over an hour", not "spread over a decade"."""
    return not parse.relations[token].startswith(("case", "compound"))


def _plain(parse: Parse, token: int, start: int) -> bool:
    """Not compared: "many months", not "in as many months"."""
    return token == 0 or parse.lower[token - 1] not in ("as", "how", "so", "too")


def _article(parse: Parse, token: int, start: int) -> bool:
    """With an article: "the following Monday", not "following Monday's talks"."""
    return token > 0 and parse.lower[token - 1] in ("the", "this")


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


def _lasting(parse: Parse, token: int, start: int) -> bool:
    """Said of a thing, as "old": ages in years are mostly those of people, in shorter units mostly not."""
    noun = parse.heads[token]
    if noun <= token or parse.xpos[noun].startswith("NNP"):
        return False
    kind = _kinds().get(parse.lemmas[noun])
    return kind == "lasting" if parse.lower[token - 2] in ("year", "years") else kind != "person"


NEEDS: dict[str, Callable[[Parse, int, int], bool]] = {
    "capital": _capital, "proper": _proper, "common": _common, "noun": _noun, "adverb": _adverb, "modifier": _modifier,
    "quantity": _quantity, "plain": _plain, "article": _article, "rate": _rate, "thing": _lasting,
}  # fmt: skip
"""What the column `needs` of the lexicon may ask for: each takes a parse, a token and the character where the word begins."""


def counts(parse: Parse, token: int) -> bool:
    """Whether a number that could be a year is none: "2000 troops", "Resolution 1701", "T-1990", "at 1600 K Street"."""
    before = parse.lower[token - 1] if token else ""
    if before in _JOINS and parse.starts[token] == parse.ends[token - 1]:
        earlier = parse.lower[token - 2] if token > 1 else ""
        return earlier not in _EDGES and not (_DIGITS.fullmatch(earlier) and len(earlier) == 4)
    if before in _DETERMINERS or before in _EDGES:
        return False
    head = parse.heads[token]
    if parse.relations[token] == "nummod" and head > token and parse.xpos[head] in ("NNS", "NNPS"):
        return True
    if before in _PREPOSITIONS:
        return False
    if before in ("at", "than"):
        return True
    following = parse.lower[token + 1 : token + 3]
    ranges = len(following) == 2 and following[0] in _JOINS and _DIGITS.fullmatch(following[1])
    return token > 0 and parse.xpos[token - 1].startswith("NN") and not ranges


def _within_name(parse: Parse, token: int) -> bool:
    """Whether a word follows a capitalised one that is none of time, and no number follows: "the Long March"."""
    if token == 0 or (token + 1 < len(parse) and parse.lower[token + 1][0].isdecimal()):
        return False
    before = parse.words[token - 1]
    return before[0].isupper() and before.lower() not in _EDGES and parse.xpos[token - 1].startswith(("NNP", "JJ"))


@cache
def _kinds() -> dict[str, str]:
    rows = lexicon("time_contexts")
    return {row["lemma"]: row["class"] for row in rows if row["class"] in ("person", "lasting")}
