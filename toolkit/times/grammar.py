"""The grammar of time expressions: rules over word classes, compiled into one regular expression.

A rule is a regular expression whose words are word classes (see `words`) or phrases; blanks only part them. At each place of
the text the first rule that fits wins, so the longer ones stand first. Nothing in the rules repeats without a bound, so the
time to scan a text is proportional to its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from toolkit.times.words import Classes, codes

PHRASES: dict[str, str] = {
    "digits": "(?: small | two | year | big )",
    "number": "(?: digits fraction? | fraction | numword (?: hyphen? and? numword ){0,4} | a numword (?: and? numword ){0,3} )"
    "(?: hyphen? and hyphen? a hyphen? half )?",
    "amount": "(?: number | a? vague of? (?: numword of )? | a )",
    "some": "(?: approx | over | under | no? (?:more|less) than | at (?:least|most) | up to )",
    "single": "(?: unit | quarter | weekend )",
    "any_unit": "(?: unit | units | quarter | weekend )",
    "edge": "(?: (?: early | late ) (?: in )? | (?:earlier|later) (?: in | on )? | middle hyphen?"
    " | the? (?: begin | finish | middle ) of | the (?: early | late ) hyphen? (?: part of )? | the middle hyphen )",
    "era": "(?: digits hyphen? bc | ad digits )",
    "shift": "(?: the? last | the? next | this next? | this last | the? that )",
    "of_year": "(?: comma? year | era | comma? of? shift unit )",
    "dayno": "(?: small suffix? | ordinal )",
    "monthday": "(?: month stop? the? dayno | the? dayno of? month )",
    "before_day": "(?: (?: weekday | dayabbr stop? ) comma? the? )",
    "dated": "(?: before_day? monthday of_year? | slashdate | year hyphen small hyphen small )",
    "clock": "(?: (?: digits | clocktime ) ampm zone? | clocktime (?: zone | oclock )? | (?: small | numword ) oclock ampm?"
    " | digits zone | hour )",
    "feast": "(?: holiday festive* )",
    "day": "(?: dated | shift? weekday | the? (?: next | last | that ) unit | today | feast of_year? )",
    "part_": "(?: middle hyphen part | part )",
    "old_or_long": "(?: hyphen? long | hyphen? old )",
}  # fmt: skip
"""Names for parts of rules; each may use those above it."""

RULES: dict[str, str] = {
    # repeated times
    "set": "each (?: other | number | ordinal )? (?: any_unit | weekday | part | season | month )"
    " | per single | (?: often | number times ) (?: a | per | each ) single | weekday parts | weekdays | sets",
    # times of day
    "clock": "some? clock comma? on? day | day comma? at? some? clock | some? clock",
    "part": "edge? (?: shift part_ | tonight | the part of day | day part_ | day tonight )",
    # days
    "range_end": "(?<= month small [hyphen dash to and] ) small (?= [stop comma] | of_year ) of_year?",
    "range_begin": "the? small suffix? (?= [hyphen dash to and] the? small suffix? of? month )",
    "date": "edge? dated",
    "holiday": "edge? shift? feast of_year?",
    "weekday": "edge? shift? weekday (?: shift unit )?",
    "today": "edge? (?: today | the unit (?: before | after ) today )",
    # longer stretches of the calendar
    "month": "edge? shift? month stop? of? of_year | edge? shift? month",
    "quarter": "edge? (?: the? digits? (?: shift unit s? )? fiscal? hyphen? ordinal hyphen? quarter (?: of? fiscal? of_year )?"
    " | quarter_number year? )",
    "half": "the? (?: ordinal | last | late ) half of (?: year | the unit | shift unit )",
    "season": "edge? (?: shift season | the? season of? of_year | (?<= [in the] ) season )",
    "decades": "edge? the? edge? (?: digits s bc? | apostrophe digits s | decade )",
    "century": "edge? the? edge? dayno hyphen? unit bc?",
    "fiscal": "edge? (?: shift fiscal unit | the? fiscal unit? year )",
    "era": "edge? era",
    "year": "edge? (?: the unit )? year",
    # moved from another time
    "offset": "some? amount hyphen? filler? any_unit (?: or so )? hyphen? (?: ago | earlier | later )"
    " | some? amount filler? any_unit (?: before | after ) (?= [stop comma] )"
    " | the? unit hyphen (?: ago | earlier ) (?: fiscal? ordinal? hyphen? (?: quarter | period ) )?"
    " | the unit (?: before | after | next ) (?= [stop comma] ) | number any_unit from now | units (?: ago | earlier | later )",
    "now": "these unit | these units | now | soon | the near? future | the last (?= [stop comma] )",
    # lengths of time, and stretches named by their unit
    "span": "some? the? (?: last | next | recent | ordinal ) amount filler? any_unit | (?: the | these )? (?: last | next | recent ) units",
    "unit": "edge? shift fiscal? single | edge the single | the quarter (?! of ) | the weekend",
    "length": "some? (?: the | these )? (?: number (?: to | or ) )? amount more? hyphen? filler? hyphen? any_unit (?: or (?: so | more | less ) )?"
    " old_or_long? | half (?: hyphen | a )? unit | a half hyphen? unit | any_unit hyphen long | (?<= [for] ) units",
}  # fmt: skip
"""The rules by name, in the order in which they are tried."""


class Match(NamedTuple):
    """A stretch of tokens `[first, beyond)` that a rule fits."""

    rule: str
    first: int
    beyond: int


@cache
def _pattern() -> re.Pattern[str]:
    code = codes()
    phrases: dict[str, str] = {}

    def expand(rule: str) -> str:
        return re.sub(r"[a-z_]+", lambda name: phrases.get(name[0]) or code[name[0]], rule).replace(" ", "")

    for name, phrase in PHRASES.items():
        phrases[name] = expand(phrase)
    return re.compile("|".join(f"(?P<{name}>{expand(rule)})" for name, rule in RULES.items()))


def scan(classes: Classes, first: int, beyond: int) -> Iterator[Match]:
    """The expressions among the tokens `[first, beyond)`, in order; none overlap."""
    for found in _pattern().finditer(classes.codes, first, beyond):
        yield Match(found.lastgroup or "", found.start(), found.end())
