"""Words that are not always of time ("may", "2000", "fall"): what the parse says of them."""

from __future__ import annotations

import re
from functools import cache

from toolkit.language import Parse
from toolkit.lexicons import lexicon

_JOINS = frozenset("-−‐‑–—")
_BEFORE_YEARS = frozenset({"in", "since", "during", "until", "till", "the", "'s", "its", "their", "his", "her", "year"})
"""Words after which a number between 1000 and 2199 is a year, whatever it stands before: "its 2022 attacks"."""
_EDGES = frozenset({"early", "late", "mid", "last", "past", "next", "this", "pre", "post"})
_DIGITS = re.compile(r"\d{2}|1\d{3}|2[01]\d{2}")


def fits(parse: Parse, token: int, start: int, needs: str) -> bool:
    """Whether the word that begins at the character `start` of a token is meant as one of time, given what it `needs`.

    capital: a capital letter; proper: to be a proper noun ("May"); common: to be none ("USA Today"); noun, adverb: to be
    one; modifier: to be no noun ("daily"); thing: to be said of no person ("eight-month-old war"); quantity: to be no
    preposition ("over an hour"); article: one before it; rate: to stand between a number of things and a unit of time.
    """
    tag = parse.xpos[token]
    before = parse.lower[token - 1] if token else ""
    match needs:
        case "common":
            return not (parse.text[start].isupper() and token and parse.xpos[token - 1].startswith("NNP"))
        case "quantity":
            return not parse.relations[token].startswith(("case", "compound"))
        case "article":
            return before in ("the", "this")
        case "rate":
            return _rate(parse, token)
        case "capital":
            return parse.text[start].isupper()
        case "proper":
            whole = start == parse.starts[token]  # the tag is that of the whole token: "mid-March" is a date anyhow
            return parse.text[start].isupper() and (not whole or (tag.startswith("NNP") and not _within_name(parse, token)))
        case "noun":
            return tag.startswith("NN")
        case "adverb":
            return tag.startswith("RB")
        case "modifier":
            return not tag.startswith("NN")
        case _:
            return parse.heads[token] > token and _lasting(parse, token)


def counts(parse: Parse, token: int) -> bool:
    """Whether a number that could be a year is none: "2000 troops", "Resolution 1701", "T-1990", "at 1600 K Street"."""
    before = parse.lower[token - 1] if token else ""
    if before in _JOINS and parse.starts[token] == parse.ends[token - 1]:
        earlier = parse.lower[token - 2] if token > 1 else ""
        return earlier not in _EDGES and not (_DIGITS.fullmatch(earlier) and len(earlier) == 4)
    if before in _BEFORE_YEARS:
        return False
    head = parse.heads[token]
    if parse.relations[token] == "nummod" and head > token and parse.xpos[head] in ("NNS", "NNPS"):
        return True
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


def _rate(parse: Parse, article: int) -> bool:
    """Whether "a" means each: "$12 an hour", "60 hours a week"."""
    unit = parse.heads[article]
    after = parse.lower[unit + 1] if unit + 1 < len(parse) else ""
    return (
        unit == article + 1
        and article > 0
        and parse.relations[unit].split(":")[-1] in ("unmarked", "npmod", "tmod")
        and (parse.xpos[article - 1].startswith("NN") or parse.xpos[article - 1] in ("CD", "$"))
        and after not in ("ago", "earlier", "later", "before", "after", "and", "or", "from")
    )


def _lasting(parse: Parse, old: int) -> bool:
    """Whether an age in "old" is that of a thing: years are mostly those of people, shorter times mostly not."""
    noun = parse.heads[old]
    if parse.xpos[noun].startswith("NNP"):
        return False
    kinds = _kinds().get(parse.lemmas[noun])
    return kinds == "lasting" if parse.lower[old - 2] in ("year", "years") else kinds != "person"


@cache
def _kinds() -> dict[str, str]:
    rows = lexicon("time_words")
    return {row["word"]: row["class"] for row in rows if row["class"] in ("person", "lasting")}
