"""The rules of the grammar → what their matches mean: TIMEX3 type, value and modifier, and the calendar days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from toolkit.records import TimexType
from toolkit.times import dates
from toolkit.times.context import Context
from toolkit.times.dates import Point, moved, shift_of
from toolkit.times.periods import Period
from toolkit.times.slots import CLOCK_UNITS, Slots, length, repeated

_BACKGROUND = frozenset({"until", "till", "since"})
_BACKWARD = frozenset({"previous", "preceding", "prior", "earlier", "ago"})
"""Words after which, or with which, a time is only looked at from the time of the story, which does not move there."""
_YEARS = {"decade": 10, "century": 100, "millennium": 1000}


class Reading(NamedTuple):
    """What an expression means."""

    type: TimexType
    value: str
    first: str | None = None
    last: str | None = None
    mod: str | None = None

    @property
    def unresolved(self) -> bool:
        """Whether a reference was missing that its days would need."""
        return self.type in ("DATE", "TIME") and "X" in self.value


Find = Callable[[Slots, Context], Point]
Resolve = Callable[[Slots, Context], Reading | None]


def resolve(rule: str, slots: Slots, context: Context) -> Reading | None:
    """Resolve the match of a rule; None where the words are no time after all, as February 30 is none."""
    try:
        if rule in RESOLVERS:
            reading = RESOLVERS[rule](slots, context)
        else:
            reading = dated(FINDERS.get(rule, place)(slots, context), slots, context)
    except (ValueError, OverflowError):  # no such day in the calendar
        return None
    return reading and reading._replace(mod=modifier(slots, rule))


def modifier(slots: Slots, rule: str) -> str | None:
    """TimeML's `mod` from the words around: early, mid, about, more than …"""
    if mod := slots.first("approx", "hedge"):
        return mod
    if slots.has("half"):  # "the latter half" is all of that half
        return None
    if mod := slots.first("begin", "finish", "middle", "early", "late"):
        return mod
    if rule == "offset":  # "two years earlier"
        return None
    return "START" if slots.has("earlier") else "END" if slots.has("later") else None


def dated(found: Point, slots: Slots, context: Context, from_date: bool = True) -> Reading | None:
    """A place on the calendar, with the part of the day or the clock time that the words name, as a reading.

    The time of the story moves there. "Earlier this year" ends, "later this week" begins with the article's date.
    """
    if found is None:
        return None
    time = slots.clock or slots.first("part", "tonight", "overnight") or ""
    kind: TimexType = "TIME" if time else "DATE"
    if isinstance(found, str):
        return Reading(kind, found + time)
    if slots.before not in _BACKGROUND and _BACKWARD.isdisjoint(slots.words):
        context.tell(found, full=slots.has("year"))
    first, last = found.first, found.last
    if from_date and context.date and first and last and first <= context.date.value <= last:
        first = context.date.value if slots.has("later") else first
        last = context.date.value if slots.has("earlier") else last
    return Reading(kind, found.value + time, first, last)


PLACES: tuple[tuple[str, Find], ...] = (
    ("month", dates.month), ("slashdate", dates.slashed), ("holiday", dates.feast), ("today", dates.today),
    ("weekday", dates.weekday), ("season", dates.season), ("fall", dates.season), ("year", dates.numbered),
    ("bc", dates.numbered), ("ad", dates.numbered),
)  # fmt: skip
"""Which class of words decides how a place on the calendar is found, the most telling first."""


def place(slots: Slots, context: Context) -> Point:
    """The place on the calendar that the words of an expression name."""
    for name, find in PLACES:
        if slots.has(name):
            return find(slots, context)
    shift = shift_of(slots, context)
    return moved(shift[1], slots.unit, shift[0]) if shift and slots.unit else None


def clock(slots: Slots, context: Context) -> Reading | None:
    """A time of day, on the day that is named with it, else on that told before."""
    if slots.clock is None:
        return None
    found = place(slots, context)
    if found is None and (shift := shift_of(slots, context)):  # "6 o'clock this afternoon"
        found = moved(shift[1], "day", shift[0])
    if found is not None:
        return dated(found, slots, context)
    day = context.told_day or context.date
    if day is None:
        return Reading("TIME", dates.UNKNOWN["day"] + slots.clock)
    return Reading("TIME", day.value + slots.clock, day.first, day.last)


def part(slots: Slots, context: Context) -> Reading | None:
    """A part of a day: "Tuesday night", "this morning", "last night" (that of the day before), "tonight"."""
    found = place(slots, context)
    if found is None:
        way, reference = shift_of(slots, context) or (0, context.told_day or context.now)
        if slots.has("overnight") and context.toward < 0:  # told of the past it is "last night"
            way -= 1
        found = moved(reference, "day", way)
    return dated(found, slots, context)


def range_begin(slots: Slots, context: Context) -> Reading | None:
    """The first part of a range that leaves out what the second one says: 22–25 April, 480–479 BC, 12 to 18 months."""
    return duration(slots, context) if slots.has("units", "unit") else dated(place(slots, context), slots, context)


def range_end(slots: Slots, context: Context) -> Reading | None:
    """The second part of a range that leaves out what the first one says: April 6–7, 1995–96."""
    if slots.has("month"):
        return dated(dates.month(slots, context), slots, context)
    begin, digits = slots.first("year") or "", slots.first("two", "small") or ""
    if len(digits) < 2 or int(digits) <= int(begin[2:] or 99):
        return None
    return dated(Period("year", int(begin[:2] + digits)), slots, context)


def duration(slots: Slots, context: Context) -> Reading | None:
    """A length of time that the calendar does not hold down: "30-day", "between 12 and 18 months", "decades"."""
    if slots.unit is None or (slots.unit == "quarter" and slots.amount in (1, 3)):  # a quarter, three quarters of a whole
        return None
    return Reading("DURATION", length(slots.unit, slots.amount))


def recurrence(slots: Slots, context: Context) -> Reading | None:
    """A repeated time."""
    value = repeated(slots)
    return Reading("SET", value) if value else None


def vague(slots: Slots, context: Context) -> Reading | None:
    """A word for now, the past or the future; "soon" only where the future is told, not "he soon left"."""
    if slots.has("soon") and context.toward <= 0:
        return None
    return Reading("DATE", slots.first("now", "soon", "future", "bygone", "recent") or "PRESENT_REF")


def offset(slots: Slots, context: Context) -> Reading | None:
    """A time so far before or after another: "a year ago", "two days later", "the day before"."""
    unit, count = slots.unit, slots.amount
    way = 1 if slots.has("now") else int(slots.first("ago", "earlier", "later", "before", "after", "next") or 0)
    if unit is None or way == 0:
        return None
    if slots.has("last"):  # "the week before last"
        return dated(moved(context.now, unit, -2), slots, context)
    reference = context.date if slots.has("ago", "now") else context.then
    beside_quarter = context.told is not None and context.told.unit == "quarter"
    if unit == "year" and (slots.has("period", "quarter") or (count == 1 and beside_quarter)):
        return _quarter_before(context, way)
    if unit in CLOCK_UNITS:
        return Reading("TIME", (reference.value if reference and reference.unit == "day" else "XXXX-XX-XX") + "TXX")
    found = None
    if count is not None and count == int(count):
        found = moved(reference, "year" if unit in _YEARS else unit, way * int(count) * _YEARS.get(unit, 1))
    return dated(found, slots, context, from_date=False) or Reading("DATE", "PAST_REF" if way < 0 else "FUTURE_REF")


def _quarter_before(context: Context, way: int) -> Reading:
    """The same quarter of another year; of the one that ended last, where none was told."""
    told = context.told_quarter or (context.now.to("quarter").shift(-1) if context.now else None)
    if told is None:
        return Reading("DATE", "XXXX-QX")
    there = told.shift(4 * way)
    return Reading("DATE", there.value, there.first, there.last)


def unit(slots: Slots, context: Context) -> Reading | None:
    """A stretch named by its unit: "last week", "earlier this year", "the end of the month", "the quarter"."""
    name = slots.unit
    if slots.words[:2] in (("the", "past"), ("the", "last")) and name not in ("weekend", "century"):
        return span(slots, context)
    if name in CLOCK_UNITS or name is None:
        return None
    if shift := shift_of(slots, context):
        return dated(moved(shift[1], name, shift[0]), slots, context)
    if name == "quarter":
        told = context.told_quarter
        return Reading("DATE", told.value, told.first, told.last) if told else None
    if name == "weekend":
        return dated(moved(context.now, "weekend", 0 if context.toward > 0 else -1), slots, context)
    ends = slots.has("finish") and slots.words[0] not in ("the", "end")  # "year-end" is that of the writing
    near = context.narrative or context.told_in >= context.sentence - 1  # "By the end of that year" soon after the year
    told = context.told if near and not ends else None
    return dated(moved(told if told and not told.longer(name) else context.now, name, 0), slots, context)


def span(slots: Slots, context: Context) -> Reading | None:
    """A length of time that ends or begins now: "the past two months", "the next few days", "recent weeks"."""
    if slots.unit is None:
        return None
    reading = Reading("DURATION", length(slots.unit, slots.amount))
    way, reference = shift_of(slots, context) or (0, None)
    if way == 0 or slots.amount is None or reference is None or reference.unit != "day" or slots.unit in CLOCK_UNITS:
        return reading
    here, there = reference.value, _days_away(reference, slots.unit, way * slots.amount)
    return reading._replace(first=min(here, there), last=max(here, there)) if there else reading


def _days_away(day: Period, unit: str, count: float) -> str | None:
    """The day so many units before or after a day; as many days as the months and years there have."""
    if unit in ("day", "week", "fortnight"):
        days = int(count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    else:
        here, there = moved(day, unit, 0), moved(day, unit, int(count))
        if not isinstance(here, Period) or not isinstance(there, Period) or not here.first or not there.first:
            return None
        days = (date.fromisoformat(there.first) - date.fromisoformat(here.first)).days
    return day.shift(days).first


FINDERS: dict[str, Find] = {
    "quarter": dates.quarter, "half": dates.half, "decades": dates.decade, "century": dates.century,
    "spelled": dates.numbered,
}  # fmt: skip
"""What finds the place of a rule that names one; `place` for those that are not listed."""

RESOLVERS: dict[str, Resolve] = {
    "set": recurrence, "range_begin": range_begin, "range_end": range_end, "clock": clock, "part": part,
    "offset": offset, "unit": unit, "span": span, "length": duration, "vague": vague,
}  # fmt: skip
"""What resolves the other rules."""
