"""The rules of the grammar → what their matches mean."""

from __future__ import annotations

from collections.abc import Callable

from toolkit.times import months, points, relative
from toolkit.times.context import Context
from toolkit.times.holidays import holiday
from toolkit.times.lengths import count_of, length, repeated, unit_of
from toolkit.times.periods import Period
from toolkit.times.points import Point, Toward
from toolkit.times.reading import Reading, dated, modifier
from toolkit.times.slots import Slots

Find = Callable[[Slots, Context, Toward], Point]
Resolve = Callable[[Slots, Context, Toward], Reading | None]

PLACES: tuple[tuple[str, Find], ...] = (
    ("month", months.month), ("slashdate", months.slashed), ("holiday", holiday), ("today", points.today),
    ("weekday", points.weekday), ("season", points.season), ("fall", points.season),
    ("suffix", months.day_of_month), ("year", points.numbered), ("bc", points.numbered), ("ad", points.numbered),
)  # fmt: skip
"""Which class of words decides how a place on the calendar is found, the most telling first."""


def place(slots: Slots, context: Context, toward: Toward) -> Point:
    """The place on the calendar that the words of an expression name."""
    for name, find in PLACES:
        if slots.has(name):
            return find(slots, context, toward)
    shift, unit = points.shift_of(slots, context), unit_of(slots)
    return points.moved(shift[1], unit, shift[0]) if shift and unit else None


def clock(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """A time of day, on the day that is named with it, else on that told before."""
    if slots.clock is None:
        return None
    if found := place(slots, context, toward):
        return dated(found, slots, context)
    if shift := points.shift_of(slots, context):  # "6 o'clock this afternoon"
        return dated(points.moved(shift[1], "day", shift[0]), slots, context)
    day = context.told_day or context.date
    if day is None:
        return Reading("TIME", "XXXX-XX-XX" + slots.clock, modifier(slots), unresolved=True)
    return Reading("TIME", day.value + slots.clock, modifier(slots), day.first, day.last)


def part(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """A part of a day: "Tuesday night", "this morning", "last night" (that of the day before), "tonight"."""
    if found := place(slots, context, toward):
        return dated(found, slots, context)
    way, reference = points.shift_of(slots, context) or (0, context.told_day or context.now)
    if slots.has("overnight") and toward() < 0:  # told of the past it is "last night"
        way -= 1
    return dated(points.moved(reference, "day", way), slots, context)


def range_begin(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """The first part of a range that leaves out what the second one says: 22–25 April, 480–479 BC, 12 to 18 months."""
    if slots.has("units", "unit"):
        return duration(slots, context, toward)
    return dated(place(slots, context, toward), slots, context)


def range_end(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """The second part of a range that leaves out what the first one says: April 6–7, 1995–96."""
    if slots.has("month"):
        return dated(months.month(slots, context, toward), slots, context)
    begin, digits = slots.first("year") or "", slots.first("two", "small") or ""
    if len(digits) < 2 or int(digits) <= int(begin[2:] or 99):
        return None
    return dated(Period("year", int(begin[:2] + digits)), slots, context)


def duration(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """A length of time that the calendar does not hold down: "30-day", "between 12 and 18 months", "decades"."""
    unit, count = unit_of(slots), count_of(slots)
    if unit is None or (unit == "quarter" and count in (1, 3)):  # a quarter, three quarters of a whole
        return None
    value = length(unit, count)
    return Reading("DURATION", value, modifier(slots)) if value else None


def recurrence(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """A repeated time."""
    value = repeated(slots)
    return Reading("SET", value) if value else None


def vague(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """A word for now, the past or the future; "soon" only where the future is told, not "he soon left"."""
    if slots.has("soon") and toward() <= 0:
        return None
    return Reading("DATE", slots.first("now", "soon", "future", "bygone", "recent") or "PRESENT_REF")


FINDERS: dict[str, Find] = {
    "quarter": points.quarter, "half": points.half, "decades": points.decade, "century": points.century,
    "spelled": points.spelled,
}  # fmt: skip
"""What finds the place of a rule that names one; `place` for those that are not listed."""

RESOLVERS: dict[str, Resolve] = {
    "set": recurrence, "range_begin": range_begin, "range_end": range_end, "clock": clock, "part": part,
    "offset": relative.offset, "unit": relative.unit, "span": relative.span, "length": duration, "vague": vague,
}  # fmt: skip
"""What resolves the other rules."""


def resolve(rule: str, slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """Resolve the match of a rule; None where the words are no time after all, as February 30 is none."""
    try:
        if rule in RESOLVERS:
            return RESOLVERS[rule](slots, context, toward)
        return dated(FINDERS.get(rule, place)(slots, context, toward), slots, context)
    except (ValueError, OverflowError):  # no such day in the calendar
        return None
