"""Lengths of time, and places on the calendar that are so far away: "two weeks", "a year ago", "the past month"."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]

from toolkit.times import dates
from toolkit.times.context import Context
from toolkit.times.direction import awaited
from toolkit.times.periods import Period
from toolkit.times.readings import Found, Reading, dated
from toolkit.times.references import Point, moved, nearest, shift_of
from toolkit.times.slots import CLOCK_UNITS, Slots, finer, length

STEPS = {
    "weekend": ("week", 1), "fortnight": ("week", 2), "decade": ("year", 10), "century": ("year", 100),
    "millennium": ("year", 1000),
}  # fmt: skip
"""The units that are counted in others, with their size in these."""


def duration(slots: Slots, context: Context) -> Reading | None:
    """A length of time that the calendar does not hold down: "30-day", "between 12 and 18 months", "decades"."""
    if slots.unit is None or (slots.unit == "quarter" and slots.amount in (1, 3)):  # a quarter, three quarters of a whole
        return None
    return Reading("DURATION", length(slots.unit, slots.amount))


def offset(slots: Slots, context: Context) -> Found:
    """A time so far before or after another: "a year ago", "two days later", "the day before"."""
    unit, count = "day" if slots.has("part", "parts") else slots.unit, slots.amount
    way = 1 if slots.has("now") else int(slots.first("ago", "earlier", "later", "before", "after", "next") or 0)
    if unit is None or way == 0:
        return None
    reference = context.date if slots.has("ago", "now") else context.then
    beside_quarter = context.told is not None and context.told.unit == "quarter"
    if unit == "year" and (slots.has("period", "quarter") or (count == 1 and beside_quarter)):
        told = context.told_quarter or moved(context.now, "quarter", -1)  # the same quarter of another year
        return dated(told.shift(4 * way) if isinstance(told, Period) else told, slots, context, named=False)
    if unit in CLOCK_UNITS:
        return Reading("TIME", (reference.value if reference and reference.unit == "day" else "XXXX-XX-XX") + "TXX")
    unit, count = finer(unit, count or 0)
    step, size = STEPS.get(unit, (unit, 1))
    found = moved(reference, step, way * int(count) * size) if count and count == int(count) else None
    return found or Reading("DATE", "PAST_REF" if way < 0 else "FUTURE_REF")


def from_there(slots: Slots, context: Context) -> Point:
    """So far before or after what is near now: "a week ago Monday", "two years ago this month", "two Mondays ago"."""
    way, shift, near = -1 if slots.has("ago") else 1, shift_of(slots, context), moved(context.date, "day", 0)
    if isinstance(near, Period) and slots.has("weekdays"):
        last = nearest("day", int(slots.values["weekdays"][0]), near, -1, 0)
        return last.shift(7 - 7 * int(slots.number or 1))
    if isinstance(near, Period) and slots.has("weekday"):
        near = nearest("day", int(slots.values["weekday"][0]), near, None, 6 if way > 0 else 0)
    elif slots.has("today"):
        near = dates.today(slots, context)
    elif shift:
        near = moved(shift[1], slots.values["unit"][-1], shift[0])
    if not isinstance(near, Period) or slots.unit is None or slots.unit in CLOCK_UNITS or slots.amount is None:
        return near
    middle = near.to("day").shift(3 if near.unit == "week" else 0)  # the day that tells which year a week is of
    there = _away(middle, slots.unit, way * slots.amount)
    return there.to(near.unit) if there else None


def anchored(slots: Slots, context: Context) -> Point:
    """A day, night, week … beside an event or another time: "the day after the vote", "the Friday before Christmas"."""
    way, anchor = 1 if slots.has("after") else -1, context.anchor
    if slots.has("weekday"):
        number, day = int(slots.values["weekday"][0]), moved(anchor, "day", 0)
        return nearest("day", number, day, way, 0) if isinstance(day, Period) else f"XXXX-WXX-{number}"
    if slots.has("weekend") and anchor and anchor.unit == "day" and way > 0:
        return anchor.to("weekend").shift(int(anchor.ordinal % 7 in (6, 0)))  # that of the same week, if it is still to come
    return moved(anchor, "day" if slots.has("part", "eve") else slots.unit or "day", way)


def within(slots: Slots, context: Context) -> Found:
    """A length of time after "in": the day at its end where that is awaited, "will vote in two weeks"; else the length."""
    if slots.unit in CLOCK_UNITS or not awaited(context.parse, context.token):
        return duration(slots, context)
    return offset(slots._replace(values=slots.values | {"now": [""], "later": ["1"]}), context)


def span(slots: Slots, context: Context) -> Reading | None:
    """A length of time that ends or begins now: "the past two months", "the next few days", "recent weeks"."""
    if slots.unit is None:
        return None
    reading = Reading("DURATION", length(slots.unit, slots.amount))
    way, reference = shift_of(slots, context) or (0, None)
    if way == 0 or slots.amount is None or reference is None or reference.unit != "day" or slots.unit in CLOCK_UNITS:
        return reading
    there = _away(reference, slots.unit, way * slots.amount)
    if there is None:
        return reading
    first, last = sorted((reference.value, there.value))
    return reading._replace(first=first, last=last)


def _away(day: Period, unit: str, count: float) -> Period | None:
    """The day so many units before or after a day; None where the calendar has none."""
    step, size = ("month", 3) if unit == "quarter" else STEPS.get(unit, (unit, 1))
    try:
        there: date = date.fromordinal(day.ordinal) + relativedelta(**{f"{step}s": int(count * size)})
    except (ValueError, OverflowError):
        return None
    return Period("day", there.toordinal())
