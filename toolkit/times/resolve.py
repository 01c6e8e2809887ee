"""Matches of the grammar → what they mean: TIMEX3 type, value and modifier, and the calendar days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from toolkit.records import TimexType
from toolkit.times import points
from toolkit.times.context import Context
from toolkit.times.lengths import CLOCK_UNITS, count_of, length, repeated, unit_of
from toolkit.times.periods import Period, calendar_day
from toolkit.times.points import Point, Toward
from toolkit.times.slots import Slots, spelled_year


class Reading(NamedTuple):
    """What an expression means; `unresolved` where a reference was missing that its days would need."""

    type: TimexType
    value: str
    mod: str | None = None
    first: str | None = None
    last: str | None = None
    unresolved: bool = False


BACKGROUND = frozenset({"until", "till", "since"})
BACKWARD = frozenset({"previous", "preceding", "prior", "earlier", "ago"})
"""Words after which, or with which, a time is only looked at from the time of the story, which does not move there."""

PLACES: tuple[tuple[str, Callable[[Slots, Context, Toward], Point]], ...] = (
    ("month", points.month), ("slashdate", lambda s, c, t: points.slashed(s)), ("holiday", points.holiday),
    ("today", lambda s, c, t: points.today(s, c)), ("weekday", points.weekday), ("season", points.season), ("fall", points.season),
    ("quarter_number", points.quarter),
)  # fmt: skip
"""Which class of words decides how a place on the calendar is found, the most telling first."""


def place(slots: Slots, context: Context, toward: Toward) -> Point:
    """The place on the calendar that the words of an expression name."""
    for name, find in PLACES:
        if slots.has(name):
            return find(slots, context, toward)
    if slots.has("year", "bc", "ad"):
        return _numbered(slots, context)
    shift = points.shift_of(slots, context)
    unit = unit_of(slots)
    if shift and unit:
        return points.moved(shift[1], unit, shift[0])
    return None


def _numbered(slots: Slots, context: Context) -> Point:
    """A year, or a day written 2025-03-18."""
    year = points.year_of(slots, context)
    if year is None:
        return None
    small = slots.values.get("small", [])
    if len(small) == 2 and slots.has("hyphen"):
        return calendar_day(year, int(small[0]), int(small[1]))
    return Period("year", year)


def point(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """A date, with the part of the day or the clock time that the words name."""
    found = place(slots, context, toward)
    return _dated(found, slots, context)


def _dated(found: Point, slots: Slots, context: Context) -> Reading | None:
    if found is None:
        return None
    time = slots.clock or slots.first("part", "tonight")
    mod = modifier(slots)
    if isinstance(found, str):
        return Reading("TIME" if time else "DATE", found + (time or ""), mod, unresolved=True)
    if slots.before not in BACKGROUND and BACKWARD.isdisjoint(slots.words):
        context.tell(found)
    first, last = found.first, found.last
    if slots.has("earlier") and context.date and last and first:
        last = min(last, context.date.value)
    if slots.has("later") and context.date and first and last:
        first = max(first, context.date.value)
    if first and last and first > last:
        first, last = found.first, found.last
    return Reading("TIME" if time else "DATE", found.value + (time or ""), mod, first, last)


def modifier(slots: Slots) -> str | None:
    """TimeML's `mod` from the words around: early, mid, about, more than …"""
    words = slots.words
    if slots.has("least"):
        return "EQUAL_OR_MORE"
    if slots.has("most", "up") or words[:2] == ("no", "more"):
        return "EQUAL_OR_LESS"
    if words[:2] == ("more", "than"):
        return "MORE_THAN"
    if words[:2] == ("less", "than"):
        return "LESS_THAN"
    if slots.has("or") and slots.has("so"):
        return "APPROX"
    return (
        slots.first("approx", "over", "under", "begin", "finish", "middle")
        or slots.first("early", "late")
        or ("START" if slots.has("earlier") else "END" if slots.has("later") else None)
    )


def clock(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """A time of day, on the day that is named with it, else on that told before."""
    if slots.clock is None:
        return None
    if slots.has("month", "weekday", "today", "slashdate", "holiday", "year", "last", "next", "that"):
        return point(slots, context, toward)
    day = context.then
    if day is None or day.unit != "day":
        day = context.date
    if day is None:
        return Reading("TIME", "XXXX-XX-XX" + slots.clock, modifier(slots), unresolved=True)
    return Reading("TIME", day.value + slots.clock, modifier(slots), day.first, day.last)


def part(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """A part of a day: "Tuesday night", "this morning", "last night" (that of the day before), "tonight"."""
    if slots.has("month", "weekday", "today", "slashdate", "holiday", "year"):
        return point(slots, context, toward)
    shift = points.shift_of(slots, context)
    if shift is None or shift[1] is None:
        return _dated(points.moved(context.now, "day", 0), slots, context)
    return _dated(points.moved(shift[1], "day", shift[0]), slots, context)


def range_begin(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """The first part of a range that leaves out what it shares with the second: 22–25 April, 480–479 BC, 12 to 18 months."""
    return duration(slots, context, toward) if slots.has("units", "unit") else point(slots, context, toward)


def range_end(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """The second part of a range that leaves out what it shares with the first: April 6–7, 1995–96."""
    if slots.has("month"):
        return point(slots, context, toward)
    begin, digits = slots.first("year") or "", slots.first("two", "small") or ""
    if len(digits) < 2 or int(digits) <= int(begin[2:] or 99):
        return None
    return _dated(Period("year", int(begin[:2] + digits)), slots, context)


def quarter(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """A quarter of the year, calendar or fiscal."""
    return _dated(points.quarter(slots, context, toward), slots, context)


def half(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """Half a year."""
    reading = _dated(points.half(slots, context, toward), slots, context)
    return reading._replace(mod=None) if reading else None  # "the latter half" is all of that half


def decades(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """A decade."""
    return _settled(points.decade(slots, context, toward), slots, context)


def century(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """A century."""
    return _settled(points.century(slots, context, toward), slots, context)


def _settled(found: Point, slots: Slots, context: Context) -> Reading | None:
    """A value without a period is complete here, not unresolved: the calendar of `periods` has no decades before 1."""
    reading = _dated(found, slots, context)
    return reading._replace(unresolved=False) if reading else None


def fiscal(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """A fiscal year, by the number of the calendar year."""
    return _dated(place(slots, context, toward), slots, context)


def offset(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """A time so far before or after another: "a year ago", "two days later", "the day before"."""
    unit = unit_of(slots)
    way = int(slots.first("ago", "earlier", "later", "before", "after", "next") or (1 if slots.has("now") else 0))
    if unit is None or way == 0:
        return None
    if slots.has("last"):  # "the week before last"
        return _dated(points.moved(context.now, unit, -2), slots, context)
    count = count_of(slots)
    reference = context.now if slots.has("ago", "now") else context.then
    mod = modifier(slots._replace(values={k: v for k, v in slots.values.items() if k not in ("earlier", "later")}))
    if (
        slots.has("period", "quarter")
        and unit == "year"
        or (unit == "year" and count == 1 and _compares_quarters(slots, context))
    ):
        return _quarter_before(slots, context, way)
    if unit in CLOCK_UNITS:
        day = reference.value if reference and reference.unit == "day" else "XXXX-XX-XX"
        return Reading("TIME", day + "TXX", mod, unresolved=True)
    if count is None or count != int(count):
        return Reading("DATE", "PAST_REF" if way < 0 else "FUTURE_REF", mod)
    years = {"decade": 10, "century": 100, "millennium": 1000}.get(unit, 1)
    found = points.moved(reference, "year" if years > 1 else unit, way * int(count) * years)
    reading = _dated(found, slots, context)
    return reading._replace(mod=mod) if reading else None


def _compares_quarters(slots: Slots, context: Context) -> bool:
    """Whether "a year ago" stands beside a quarter, which it then compares with the same one of another year."""
    return context.told is not None and context.told.unit == "quarter"


def _quarter_before(slots: Slots, context: Context, way: int) -> Reading | None:
    told = context.told_quarter
    if told is None:
        return _dated(points.moved(context.now, "quarter", way * 4 - 1), slots._replace(values={}), context)
    return Reading("DATE", told.shift(way * 4).value, None, told.shift(way * 4).first, told.shift(way * 4).last)


def span(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """A length of time that ends or begins now: "the past two months", "the next few days", "recent weeks"."""
    unit = unit_of(slots)
    value = length(unit, count_of(slots)) if unit else None
    if value is None or unit is None:
        return None
    reading = Reading("DURATION", value, modifier(slots))
    count, shift = count_of(slots), points.shift_of(slots, context)
    if shift is None or count is None or shift[1] is None or shift[1].unit != "day" or unit in CLOCK_UNITS:
        return reading
    there = _days_away(shift[1], unit, shift[0] * count)
    here = shift[1].value
    return reading._replace(first=min(here, there), last=max(here, there)) if there else reading


def _days_away(reference: Period, unit: str, count: float) -> str | None:
    """The day so many units before or after a day."""
    if unit in ("day", "week", "fortnight"):
        days = count * {"day": 1, "week": 7, "fortnight": 14}[unit]
    else:
        found = points.moved(reference, unit, int(count))
        if not isinstance(found, Period) or found.first is None:
            return None
        begin = reference.to(found.unit).first
        if begin is None:
            return None
        days = (date.fromisoformat(found.first) - date.fromisoformat(begin)).days
    try:
        return (date.fromisoformat(reference.value) + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def unit(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """A stretch named by its unit: "last week", "earlier this year", "the end of the month", "the quarter"."""
    name = unit_of(slots)
    if "past" in slots.words or (slots.words[:2] == ("the", "last") and name not in ("weekend", "century")):
        return span(slots, context, toward)
    if name in CLOCK_UNITS or name is None:
        return None
    if points.shift_of(slots, context) is None:
        return _implied(name, slots, context, toward)
    return _dated(place(slots, context, toward), slots, context)


def _implied(name: str, slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """A unit with no more than an article: the one around the time last told."""
    if name == "quarter":
        told = context.told_quarter
        return Reading("DATE", told.value, modifier(slots), told.first, told.last) if told else None
    if name == "weekend":
        return _dated(points.moved(context.now, "weekend", 0 if toward() > 0 else -1), slots, context)
    if slots.has("finish") and slots.words[0] not in ("the", "end"):  # "year-end" is that of the writing
        return _dated(points.moved(context.now, name, 0), slots, context)
    return _dated(points.moved(context.then, name, 0), slots, context)


def duration(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """A length of time that the calendar does not hold down: "30-day", "between 12 and 18 months", "decades"."""
    unit = unit_of(slots)
    count = count_of(slots)
    if unit == "quarter" and count in (1, 3):  # a quarter, three quarters of a whole
        return None
    value = length(unit, count) if unit else None
    return Reading("DURATION", value, modifier(slots)) if value else None


def recurrence(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """A repeated time."""
    value = repeated(slots)
    return Reading("SET", value) if value else None


def vague(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """A word for now, the past or the future."""
    if slots.has("soon") and toward() <= 0:
        return None
    return Reading("DATE", slots.first("now", "soon", "future", "bygone") or "PRESENT_REF")


def recent(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """A recent time that is not named."""
    return Reading("DATE", "PAST_REF")


def spelled(slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """A year in words."""
    year = spelled_year(slots.numerals)
    return _dated(Period("year", year), slots, context) if year else None


RESOLVERS: dict[str, Callable[[Slots, Context, Toward], Reading | None]] = {
    "set": recurrence, "range_begin": range_begin, "range_end": range_end, "clock": clock, "part": part, "quarter": quarter, "half": half, "decades": decades,
    "century": century, "fiscal": fiscal, "offset": offset, "now": vague, "recent": recent, "spelled": spelled, "span": span, "unit": unit, "length": duration,
}  # fmt: skip
"""What resolves the matches of a rule; `point` where none is named."""


def resolve(rule: str, slots: Slots, context: Context, toward: Toward) -> Reading | None:
    """Resolve the match of a rule; None where the words are no time after all, as February 30 is none."""
    try:
        return RESOLVERS.get(rule, point)(slots, context, toward)
    except (ValueError, OverflowError):
        return None
