"""Expressions that are measured from another time: "a year ago", "last week", "the past two months", "the quarter"."""

from __future__ import annotations

from datetime import date, timedelta

from toolkit.times.context import Context
from toolkit.times.lengths import CLOCK_UNITS, count_of, length, unit_of
from toolkit.times.periods import Period
from toolkit.times.points import SIZES, Toward, moved, shift_of
from toolkit.times.reading import Reading, dated, modifier
from toolkit.times.slots import Slots

_YEARS = {"decade": 10, "century": 100, "millennium": 1000}


def offset(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """A time so far before or after another: "a year ago", "two days later", "the day before"."""
    unit = unit_of(slots)
    way = 1 if slots.has("now") else int(slots.first("ago", "earlier", "later", "before", "after", "next") or 0)
    if unit is None or way == 0:
        return None
    if slots.has("last"):  # "the week before last"
        return dated(moved(context.now, unit, -2), slots, context)
    reference = context.date if slots.has("ago", "now") else context.then
    count = count_of(slots)
    mod = modifier(slots.without("earlier", "later"))
    if unit == "year" and (slots.has("period", "quarter") or (count == 1 and _tells_quarters(context))):
        return _quarter_before(context, way)
    if unit in CLOCK_UNITS:
        day = reference.value if reference and reference.unit == "day" else "XXXX-XX-XX"
        return Reading("TIME", day + "TXX", mod, unresolved=True)
    if count is None or count != int(count):
        return Reading("DATE", "PAST_REF" if way < 0 else "FUTURE_REF", mod)
    steps = way * int(count) * _YEARS.get(unit, 1)
    found = moved(reference, "year" if unit in _YEARS else unit, steps)
    reading = dated(found, slots.without("earlier", "later"), context)
    return reading or Reading("DATE", "PAST_REF" if way < 0 else "FUTURE_REF", mod)


def _tells_quarters(context: Context) -> bool:
    """Whether "a year ago" stands beside a quarter, which it then compares with the same one of another year."""
    return context.told is not None and context.told.unit == "quarter"


def _quarter_before(context: Context, way: int) -> Reading:
    """The same quarter of another year; the one that ended last, where none was told."""
    told = context.told_quarter or (context.now.to("quarter").shift(-1) if context.now else None)
    if told is None:
        return Reading("DATE", "XXXX-QX", unresolved=True)
    there = told.shift(4 * way)
    return Reading("DATE", there.value, None, there.first, there.last)


def unit(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """A stretch named by its unit: "last week", "earlier this year", "the end of the month", "the quarter"."""
    name = unit_of(slots)
    if slots.words[:2] in (("the", "past"), ("the", "last")) and name not in ("weekend", "century"):
        return span(slots, context, toward)
    if name in CLOCK_UNITS or name is None:
        return None
    shift = shift_of(slots, context)
    if shift:
        return dated(moved(shift[1], name, shift[0]), slots, context)
    if name == "quarter":
        told = context.told_quarter
        return Reading("DATE", told.value, modifier(slots), told.first, told.last) if told else None
    if name == "weekend":
        return dated(moved(context.now, "weekend", 0 if toward() > 0 else -1), slots, context)
    ends = slots.has("finish") and slots.words[0] not in ("the", "end")  # "year-end" is that of the writing
    near = context.narrative or context.told_in >= context.sentence - 1  # "By the end of that year" soon after the year
    told = context.told if near and not ends else None
    if told and SIZES[told.unit] > SIZES.get(name, 0):
        told = None
    return dated(moved(told or context.now, name, 0), slots, context)


def span(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """A length of time that ends or begins now: "the past two months", "the next few days", "recent weeks"."""
    unit, count = unit_of(slots), count_of(slots)
    value = length(unit, count) if unit else None
    if value is None or unit is None:
        return None
    reading = Reading("DURATION", value, modifier(slots))
    way, reference = shift_of(slots, context) or (0, None)
    if way == 0 or count is None or reference is None or reference.unit != "day" or unit in CLOCK_UNITS:
        return reading
    here, there = reference.value, _days_away(reference, unit, way * count)
    return reading._replace(first=min(here, there), last=max(here, there)) if there else reading


def _days_away(day: Period, unit: str, count: float) -> str | None:
    """The day so many units before or after a day; as many days as the months and years there have."""
    if unit in ("day", "week", "fortnight"):
        days = count * {"day": 1, "week": 7, "fortnight": 14}[unit]
    else:
        here, there = moved(day, unit, 0), moved(day, unit, int(count))
        if not isinstance(here, Period) or not isinstance(there, Period) or not here.first or not there.first:
            return None
        days = (date.fromisoformat(there.first) - date.fromisoformat(here.first)).days
    try:
        return (date.fromisoformat(day.value) + timedelta(days=days)).isoformat()
    except OverflowError:
        return None
