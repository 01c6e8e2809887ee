"""Holidays by their rules: a fixed day, the n-th Monday of a month, so many days from Easter."""

from __future__ import annotations

from toolkit.lexicons import lexicon
from toolkit.times.context import Context
from toolkit.times.periods import Period, calendar_day, easter, nth_weekday, orthodox_easter
from toolkit.times.points import SIZES, Point, Toward, shift_of, year_of
from toolkit.times.slots import Slots


def holiday(slots: Slots, context: Context, toward: Toward) -> Point:
    """A holiday by its rule, in the year that is named or that the tense points to."""
    name = slots.values["holiday"][0]
    row = next(row for row in lexicon("holidays") if row["name"] == name)
    year = year_of(slots, context)
    if year is not None:
        return _feast(row, year)
    shift = shift_of(slots, context)
    reference = shift[1] if shift else context.now
    if reference is None or SIZES[reference.unit] > SIZES["year"]:
        return f"XXXX-{int(row['month']):02}-{int(row['day']):02}" if row["rule"] == "fixed" else "XXXX-XX-XX"
    if reference.unit != "day":
        return _feast(row, reference.year)
    this = _feast(row, reference.year)
    way = shift[0] if shift else toward()
    if way < 0 and this.ordinal > reference.ordinal:
        return _feast(row, reference.year - 1)
    return _feast(row, reference.year + 1) if way > 0 and this.ordinal < reference.ordinal else this


def _feast(row: dict[str, str], year: int) -> Period:
    number = int(row["day"])
    match row["rule"]:
        case "fixed":
            return calendar_day(year, int(row["month"]), number)
        case "easter":
            return easter(year).shift(number)
        case "orthodox":
            return orthodox_easter(year).shift(number)
        case "election":  # the Tuesday after the first Monday
            return nth_weekday(year, int(row["month"]), 1, 1).shift(1)
        case weekday:
            return nth_weekday(year, int(row["month"]), {"monday": 1, "thursday": 4, "sunday": 7}[weekday], number)
