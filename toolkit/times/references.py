"""How an expression relates to its references: moved by units ("last week"), the nearest of a kind, the year that it names.

A `Point` is a `Period`; a string where a reference is missing ("XXXX-WXX"); None where the calendar has no such time.
"""

from __future__ import annotations

from itertools import pairwise

from toolkit.times.context import Context
from toolkit.times.periods import MONTHS, Period, Unit
from toolkit.times.slots import Slots

Point = Period | str | None

UNKNOWN: dict[str, str] = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "half": "XXXX-HX", "season": "XXXX-XX", "year": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip


def shift_of(slots: Slots, context: Context) -> tuple[int, Period | None] | None:
    """How many units to move, and from where; None without a word like "last".

    What is told as past and follows a time that is not told ("said the following morning") counts from none that is known.
    """
    told = slots.has("previous", "following", "that")
    if ("the", "next") in pairwise(slots.words):  # "will vote on Sunday and sign the next day"
        told = context.toward <= 0 or context.told_in == context.sentence
    for name in ("last", "latest", "bygone", "previous", "next", "following", "this", "current", "that", "penultimate"):
        if name in slots.values:  # "this past Friday" is a past one
            count = -1 if name == "bygone" else int(slots.values[name][0])
            untold = told and count > 0 and context.told is None and context.toward < 0
            return count, None if untold else context.then if told else context.now
    return None


def moved(reference: Period | None, unit: str, count: int) -> Point:
    """The unit of time `count` places from the one that holds the reference."""
    if unit not in UNKNOWN:
        return None
    if reference is None:
        return UNKNOWN[unit]
    if reference.longer(unit):
        return reference.value + "-XX" if unit in ("day", "month") and reference.unit == "year" else UNKNOWN[unit]
    named: Unit = unit  # type: ignore[assignment]
    found = reference.to(named).shift(count)
    return found if (1 if unit in ("decade", "century") else -9998) <= found.year <= 9999 else None


def year_of(slots: Slots, context: Context) -> int | None:
    """The year that an expression names, BC years below 1: "1998", "last year", "490 BC"."""
    if slots.has("bc", "ad"):
        written = slots.first("year", "big", "two") or slots.values.get("small", ["0"])[-1]
        number = int(written) if written.isdecimal() else 0
        return 1 - number if slots.has("bc") else number
    if slots.has("apostrophe"):
        number = int(slots.values.get("two", slots.values.get("small", ["0"]))[-1])
        return number + (1900 if number >= 30 else 2000)
    if slots.has("year"):
        return int(slots.values["year"][-1])
    if slots.has("centum", "scale") and 1800 <= (slots.number or 0) < 2100:  # nineteen ninety-six
        return int(slots.number or 0)
    if slots.first("unit") == "year" and (shift := shift_of(slots, context)):
        count, reference = shift
        return reference.year + count if reference else None
    return None


def nearest(unit: Unit, place: int, reference: Period, count: int | None, soon: int) -> Period:
    """The day with a number in its week, or the month, season … with one in its year, that is meant near a reference.

    With a `count` that of the last (-1), this (0) or next (1) one of its kind, else the coming one where it is at most `soon`
    units away, else the one before; what is going on at the reference is neither last nor next.
    """
    size = 7 if unit == "day" else 12 // MONTHS[unit][0]
    here = reference.to(unit).ordinal
    behind, ahead = (here - place) % size, (place - here) % size
    if count == 0:
        return Period(unit, place + (reference.to("week").ordinal if unit == "day" else reference.year) * size)
    if count is None:
        return Period(unit, here + ahead if ahead <= soon else here - behind)
    return Period(unit, here + (ahead or size) if count > 0 else here - (behind or size))
