"""A proper name in tokens, and what the tokens of one look like."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from typing import Literal

from toolkit.actors.gazetteer import Entry, honorifics, noun
from toolkit.language import Parse
from toolkit.records import NameType

PROPER = frozenset({"NNP", "NNPS"})
DATES = frozenset(
    name
    for names in (calendar.day_name, calendar.day_abbr, calendar.month_name, calendar.month_abbr)
    for name in (*names, *(f"{n}." for n in names))
) - {"", "."}


Sort = Literal["person", "known", "name"]


@dataclass(frozen=True, slots=True)
class ProperName:
    """A proper name in tokens: a person's, one that the lexicons know (with its entries), or another with its NER type.

    `country` is that of the state with which another name begins: "Iraqi Islamic Party".
    """

    first: int
    beyond: int
    sort: Sort
    type: NameType
    entries: tuple[Entry, ...] = ()
    country: str = ""


def hyphenated(parse: Parse, i: int) -> bool:
    """Whether the hyphen at token `i` stands between two parts of one word, both of a name."""
    if i == 0 or i + 1 >= len(parse):
        return False
    glued = parse.ends[i - 1] == parse.starts[i] and parse.ends[i] == parse.starts[i + 1]
    return glued and parse.xpos[i - 1] in PROPER and (parse.xpos[i + 1] in PROPER or parse.upos[i + 1] == "PROPN")


def capital(parse: Parse, i: int) -> bool:
    """Whether token `i` begins with a capital letter."""
    return parse.words[i][:1].isupper()


def title(parse: Parse, i: int) -> bool:
    """Whether token `i` is an honorific or names an office: no part of a name proper."""
    if parse.words[i] in honorifics():
        return True
    known = noun(parse.lower[i])
    return known is not None and known.type == "person" and (known.office or parse.lower[i] == known.noun)
