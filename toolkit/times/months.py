"""Months and their days, with or without a year → the period, against the references of the text (see `points`)."""

from __future__ import annotations

import re

from toolkit.times.context import Context
from toolkit.times.periods import Period, calendar_day
from toolkit.times.points import SIZES, Point, Toward, shift_of, year_of
from toolkit.times.slots import Slots

NEXT_TOLD, LAST_TOLD = 4, 6
"""A narrative moves on by up to so many months into a new year, and looks back by up to so many into the year before."""


def day_of_month(slots: Slots, context: Context, toward: Toward) -> Point:
    """A day by its number alone: of the month last told, or the nearest one in the direction of the tense."""
    number = int(slots.values["ordinal"][0])
    if context.then is None:
        return f"XXXX-XX-{number:02}"
    if SIZES[context.then.unit] > SIZES["month"]:
        return None
    told = context.then.to("month")
    if context.told is None:
        here = int(context.then.value[-2:])
        told = told.shift(1 if toward() > 0 and number < here else -1 if toward() < 0 and number > here else 0)
    return calendar_day(told.year, told.ordinal % 12 + 1, number)


def month(slots: Slots, context: Context, toward: Toward) -> Point:
    """A month, or a day of one, with or without its year."""
    number = int(slots.values["month"][0])
    day = _day_number(slots)
    year = year_of(slots, context)
    if day is not None and not 1 <= day <= 31:
        return None
    if year is None:
        shift, reference = shift_of(slots, context), context.now
        named = context.told_days.get((number, day)) if day and not context.narrative else None
        if reference is None or slots.first("unit") == "month":
            return f"XXXX-{number:02}" + (f"-{day:02}" if day else "")
        if shift:
            year = _shifted_year(number, shift[0], shift[1] or reference)
        else:
            year = named or _nearest_year(number, day, reference, context, toward)
    if day is None or year < 1:
        return Period("month", year * 12 + number - 1)
    return calendar_day(year, number, day)


def _day_number(slots: Slots) -> int | None:
    for name in ("ordinal", "small"):
        for value in slots.values.get(name, ()):
            if not (slots.has("bc", "ad") and value == slots.values[name][-1] and not slots.has("year", "big", "two")):
                return int(value)
    return None


def _nearest_year(number: int, day: int | None, reference: Period, context: Context, toward: Toward) -> int:
    """The year of a month without one: that to which the tense points, in a narrative that of the time told."""
    here = reference.to("month").ordinal
    behind, ahead = (here - (number - 1)) % 12, (number - 1 - here) % 12
    if context.narrative:
        if SIZES[reference.unit] > SIZES["season"]:
            return reference.year
        return (here + ahead if ahead <= NEXT_TOLD else here - behind if behind <= LAST_TOLD else here) // 12
    soon = {-2: 2 if day else 0, -1: 2, 0: 6, 1: 12}[toward()]  # a past verb with a deadline: "gave him until November"
    return (here + ahead if ahead <= soon else here - behind) // 12


def _shifted_year(number: int, count: int, reference: Period) -> int:
    """The year of "last", "this" or "next" March, which is never the present month but with "this"."""
    here = reference.to("month").ordinal
    behind, ahead = (here - (number - 1)) % 12, (number - 1 - here) % 12
    return (here + {-1: -(behind or 12), 1: ahead or 12, 0: number - 1 - here % 12}[count]) // 12


def slashed(slots: Slots, context: Context, toward: Toward) -> Point:
    """A date in digits: 3/18/2025 and 2025/03/18; the month first, unless only the day can be."""
    parts = [int(part) for part in re.split("[/.]", slots.values["slashdate"][0])]
    if parts[0] > 31:
        return calendar_day(parts[0], parts[1], parts[2])
    first, second, year = parts
    if year < 100:
        year += 1900 if year >= 50 else 2000
    dotted = "." in slots.values["slashdate"][0]
    number, day = (second, first) if first > 12 or (dotted and second <= 12) else (first, second)
    return calendar_day(year, number, day)
