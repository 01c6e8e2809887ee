"""The grammar of time expressions: rules over the classes of words, compiled into one regular expression.

A rule is a regular expression whose words are classes of words (see `words`) or phrases; blanks only part them. At each
place of the text the first rule that fits wins, so the longer ones stand first. Nothing in the rules repeats without a
bound, so the time to scan a text is proportional to its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from toolkit.times.words import Word

PHRASES: dict[str, str] = {
    "digits": "(?: small | two | year | big )",
    "numeral": "(?: numword | centum | scale )",
    "spelled": "(?: numeral (?: hyphen numeral | (?<! numword ) numeral | scale ){0,4} )",
    "hundreds": "(?: spelled (?: (?<= scale ) and numeral (?: hyphen numeral )? )? )",
    "number": "(?: (?: digits (?: fraction | scale )? | fraction | hundreds | numeral and numeral"
    " | half (?: hyphen | a )? scale | a scale (?: and? numeral ){0,3} )"
    " (?: hyphen? and hyphen? a hyphen? half )? )",
    "single": "(?: unit | quarter | weekend | century )",
    "plural": "(?: units | centuries )",
    "any_unit": "(?: single | plural )",
    "spelled_year": "(?: centum (?: hyphen? numeral ){1,2} (?! hyphen | filler? (?: unit | units ) ) )",
    "amount": "(?: number | a? vague of? (?: numeral of )? | a )",
    "rough": "(?: number (?: to | or | hyphen | dash ) amount | amount )",
    "half_unit": "(?: (?: half a | a? half hyphen? ) (?: unit | century ) | a? quarter (?: hyphen | of a )? century )",
    "connector": "(?: hyphen | dash | to | and | or )",
    "past": "(?: last | latest | bygone | previous )",
    "coming": "(?: next | following )",
    "rim": "(?: (?: early | late ) (?: in | on | hyphen )? | (?: earlier | later ) (?: in | on )?"
    " | middle hyphen? (?: to hyphen? (?: early | late ) )? | early hyphen? to hyphen? middle"
    " | the? (?: begin | finish | middle ) of | the (?: early | late ) (?: portion of | units of )?"
    " | the middle hyphen (?: to hyphen late )? )",
    "edge": "(?: limit rim? | rim )",
    "era": "(?: circa? digits hyphen? [bc ad] | ad digits )",
    "shift": "(?: the? past | the? coming | this coming? | this past | the? current | the? that )",
    "of_year": "(?: comma? year | era | comma? of? shift unit | of? apostrophe [small two] )",
    "dayno": "(?: small | nth | ordinal | nights )",
    "monthday": "(?: month dot? the? dayno | the? dayno of? month )",
    "before_day": "(?: (?: weekday | dayabbr dot? ) comma? the? )",
    "dated": "(?: before_day? monthday of_year? | slashdate | year hyphen small hyphen small )",
    "zone_": "(?: zone (?: [plus hyphen] small )? )",
    "minutes": "(?: a? quarter | (?: small | numeral (?: hyphen numeral )? ) units? )",
    "spoken": "(?: (?: half | (?<= [at by to from approx] ) minutes ) gone (?: small | numeral )"
    " | (?<= at ) (?: a? quarter | number units ) to (?: small | numeral ) (?! hyphen | any_unit ) )",
    "clock": "(?: (?: digits | clocktime ) ampm zone_? | spoken ampm? (?: (?: in the | this | the? that ) part )?"
    " | (?: (?<= [at by to from approx between] ) (?: small | numeral ) | clocktime ) (?: in the | this | the? that ) part"
    " | clocktime (?: zone_ | oclock )? | (?: small | numeral ) oclock (?: ampm | in the part )?"
    " | (?: year | big ) (?: zone_ | oclock ) | hour zone_? )",
    "day": "(?: dated | shift? weekday | the? (?: coming | past | that ) unit | today | holiday of_year?"
    " | the nth (?= stop | comma | connector ) )",
    "part_": "(?: middle hyphen? part | part )",
    "season_": "(?: season | fall )",
}  # fmt: skip
"""Names for parts of rules; each may use those above it."""

RULES: dict[str, tuple[str, ...]] = {
    # repeated times
    "set": (
        "often? each filler? (?: other | number | vague | ordinal )? (?: any_unit | weekday part? | part | season_ | month )",
        "amount times each other? single",
        "the (?: ordinal | last ) weekday of each unit",
        "per single | (?: often | amount times ) (?: a | per ) single | weekday parts | weekdays | often? sets",
    ),
    # second parts of ranges, which lack what the first one says
    "range_end": (
        "(?<= month small [hyphen dash to and or] ) small (?! any_unit | hyphen | dash | month | ampm | zone ) of_year?",
        "(?<= month small [hyphen dash] ) small (?! any_unit | hyphen )",
        "(?<= year [hyphen dash] ) (?: two | small ) (?! hyphen | of? month ) | (?<= ad digits [hyphen dash to] ) digits",
    ),
    # further days of a list: March 3, 4 and 5
    "listed": (
        "(?<= small comma ) small (?= (?: comma small ){0,3} comma? [and or] small"
        " (?! any_unit | hyphen | of? month | ampm ) )",
        "(?: (?<= small comma small [and or] ) | (?<= small comma small comma [and or] ) ) small"
        " (?! any_unit | hyphen | of? month | ampm ) of_year?",
    ),
    # times of day
    "clock": (
        "approx? clock comma? (?: on? day part_? | shift part | tonight )",
        "day comma? at? approx? clock",
        "approx? clock",
    ),
    "part": (
        "edge? (?: shift part_ | tonight | the part of day | part_ on? day | day part_ | day tonight )",
        "the? (?: early | late | middle hyphen? ) part | overnight (?: on? day )?",
        "(?<= [in during] ) the part (?! of ) | (?<= at ) part",
    ),
    # days
    "of_month": (
        "the? (?: ordinal | nth | last ) (?: weekday | unit | weekend ) [of in] month dot? of? of_year?",
        "the unit of dated",
    ),
    "date": (
        "edge? dated | shift monthday",
        "the? dayno (?= (?: comma the? dayno ){0,4} comma? connector the? dayno of? month )",
        "(?<= [on by to] ) the nth (?= [stop comma] )",
    ),
    "holiday": ("edge? shift? holiday of_year? weekend?", "known_day"),
    "anniversary": (
        "rough any_unit ago on? (?: weekday | today | shift unit ) | (?<! for ) rough any_unit from (?: weekday | today )",
        "number weekdays ago",
    ),
    "weekday": ("edge? shift? weekday (?: of? shift unit )?",),
    "today": ("edge? the? today",),
    # longer stretches of the calendar
    "month": ("edge? shift? month dot? of? of_year", "edge? shift? month"),
    "quarter": (
        "edge? the? (?: year | shift unit poss )? fiscal? hyphen? ordinal quarter (?: of? fiscal? of_year )?",
        "edge? fiscal? hyphen? ordinal hyphen quarter",
        "quarter_number (?: of? year )? | the [last closing] quarter of year",
    ),
    "half": ("the? (?: ordinal | last ) half of (?: year | the unit | shift unit )",),
    "season": (
        "edge? shift season_ | edge? the? season_ (?: of? of_year (?: [hyphen dash] [two small] )? | of spelled_year )",
        "(?: edge the? | the | (?<= [in by during to] ) ) season | edge season_",
    ),
    "decades": (
        "(?: edge? | the (?: ordinal | last ) half of ) the? edge? (?: year s | big s bc | apostrophe digits s )",
        "edge? the edge? decade | the (?: ordinal | last ) half of month of_year?",
    ),
    "century": (
        "edge? the? edge? dayno hyphen? (?: century | centuries ) [bc ad]?",
        "the? dayno (?= connector the? dayno hyphen? centuries )",
    ),
    "year": (
        "edge? era | circa year | (?<= [in by for] ) apostrophe two | digits (?= connector era )",
        "edge? the year (?: quarter | period )",
        "edge? (?: the? fiscal unit? | the unit )? year",
        "(?: the unit )? spelled_year | the unit numeral numeral (?: and? numeral )?",
    ),
    # moved from another time
    "offset": (
        "approx? (?: rough hyphen? filler? any_unit hedge? hyphen? | half_unit | a single and a half | plural )"
        " (?: ago | earlier | later | from now )",
        "approx? number parts (?: ago | earlier | later )",
        "the? unit hyphen (?: ago | earlier ) fiscal? ordinal? hyphen? (?: quarter | period )",
        "unit hyphen (?: ago | earlier )",
        "(?: approx? amount filler? any_unit | the unit | the part ) (?: before | after | next ) (?= [stop comma] )",
    ),
    "anchored": ("the (?: weekday | unit | weekend | part ) [before after]", "the eve (?= of )"),
    "within": ("(?<= in ) approx? number filler? any_unit hedge? (?! hyphen | old | aged | ago | and | before | after )",),
    "vague": (
        "these (?: unit | plural ) | now | soon (?! after | as )",
        "(?: the near? | near ) future | the bygone | current (?! fiscal? single ) | recent (?! plural | amount )",
        "(?: a? long (?: time_ )? | approx time_ ) ago",
    ),
    # lengths of time, and stretches named by their unit
    "span": (
        "(?: each of )? approx? (?: the | their )? (?: past | coming | recent | ordinal ) rough filler? any_unit",
        "approx? the? amount (?: past | coming ) plural",
        "(?: the | these )? (?: past | coming | recent ) plural (?: and plural )?",
        "(?: the | (?<= [in for during] ) ) plural (?: and plural )? ahead",
        "the (?: past | coming ) unit hedge",
        "the (?: last | bygone ) fiscal? (?: unit | quarter ) | (?<= [for during] ) the next unit",
    ),
    "coming": ("(?<= in ) the next unit",),
    "unit": (
        "edge? shift fiscal? single | edge the single | the single penultimate",
        "(?: the quarter | the weekend ) (?! of ) | (?<! of ) the unit (?= stop | comma ) | the unit (?= poss )",
        "single (?: hyphen | poss )? finish",
    ),
    "length": (
        "(?<= between ) number (?= and number hyphen? any_unit )",
        "approx? number (?= [hyphen dash]? to number hyphen? filler? any_unit )",
        "approx? digits (?= [hyphen dash] digits hyphen? filler? any_unit )",
        "the filler unit (?= stop | comma ) | approx? half_unit (?: hyphen (?: long | old ) )?",
        "a filler? unit (?: and a half | or number )",
        "approx? number hyphen any_unit (?: hyphen (?: long | old ) | (?! hyphen ) )",
        "approx? (?: the | their | these )? (?: number (?: or amount )? | amount ) hedge? more? (?: filler | long )? any_unit"
        " (?: hedge | long )?"
        " (?! hyphen | old | aged | ago )",
        "any_unit hyphen (?: long | old ) | lasting | plural or plural",
        "(?: (?<= [for by during in of after spent] ) plural | plural (?= [before after] ) | (?<! the ) plural (?= of ) )"
        " (?! of day )",
    ),
}
"""The rules by name, in the order in which they are tried, each with its alternatives."""

_NONE = " "


class Match(NamedTuple):
    """A stretch of words `[first, beyond)` that a rule fits."""

    rule: str
    first: int
    beyond: int


@cache
def classes() -> dict[str, str]:
    """The classes of words that the rules name, each with the character that stands for it."""
    texts = " ".join((*PHRASES.values(), *(text for rule in RULES.values() for text in rule)))
    names = [name for name in dict.fromkeys(re.findall("[a-z_]+", texts)) if name not in PHRASES]
    return {name: chr(0x4E00 + k) for k, name in enumerate(names)}


@cache
def _pattern() -> re.Pattern[str]:
    meanings = dict(classes())

    def expand(rule: str) -> str:
        return re.sub("[a-z_]+", lambda name: meanings[name[0]], rule).replace(" ", "")

    for name, phrase in PHRASES.items():
        meanings[name] = expand(phrase)
    rules = "|".join(f"(?P<{name}>{'|'.join(map(expand, rule))})" for name, rule in RULES.items())
    return re.compile(rf"(?!{_NONE})(?:{rules})")  # most words are none of time: they fail at the first step


def encode(words: list[Word]) -> str:
    """The classes of words as one string, a character a word, for `scan`."""
    characters = classes()
    return "".join(characters.get(word.kind, _NONE) for word in words)


def scan(codes: str, first: int, beyond: int) -> Iterator[Match]:
    """The expressions among the words `[first, beyond)`, in order; none overlap."""
    for found in _pattern().finditer(codes, first, beyond):
        yield Match(found.lastgroup or "", found.start(), found.end())
