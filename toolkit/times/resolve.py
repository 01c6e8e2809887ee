"""The rules of the grammar → what their matches mean: TIMEX3 type, value and modifier, and the calendar days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]

from toolkit.records import TimexType
from toolkit.times import dates
from toolkit.times.context import Context
from toolkit.times.direction import awaited
from toolkit.times.holidays import ROUGH, holidays
from toolkit.times.periods import Period
from toolkit.times.references import UNKNOWN, Point, moved, nearest, shift_of
from toolkit.times.slots import CLOCK_UNITS, Slots, finer, length

_REPEATED = {
    "sets": "{}", "weekdays": "XXXX-WXX-{}", "weekday": "XXXX-WXX-{}", "part": "XXXX-XX-XX{}", "season": "XXXX-{}",
    "month": "XXXX-{:0>2}",
}  # fmt: skip
"""The value of what is repeated, by its class."""
STEPS = {
    "weekend": ("week", 1), "fortnight": ("week", 2), "decade": ("year", 10), "century": ("year", 100),
    "millennium": ("year", 1000),
}  # fmt: skip
"""The units that are counted in others, with their size in these."""


class Reading(NamedTuple):
    """What an expression means."""

    type: TimexType
    value: str
    mod: str | None = None
    first: str | None = None
    last: str | None = None


Found = Point | Reading
_BEYOND: dict[str, tuple[str, str]] = {
    "MORE_THAN": ("BEFORE", "AFTER"), "LESS_THAN": ("AFTER", "BEFORE"), "EQUAL_OR_MORE": ("ON_OR_BEFORE", "ON_OR_AFTER"),
    "EQUAL_OR_LESS": ("ON_OR_AFTER", "ON_OR_BEFORE"),
}  # fmt: skip
"""What the modifier of a length makes of the day that lies so far back, or ahead: "more than a year ago", "a year later"."""


def resolve(rule: str, slots: Slots, context: Context) -> Reading | None:
    """Resolve the match of a rule; None where the words are no time after all, as February 30 is none."""
    try:
        found = RESOLVERS.get(rule, place)(slots, context)
        reading = found if isinstance(found, Reading) else dated(found, slots, context)
    except (ValueError, OverflowError):  # no such day in the calendar
        return None
    mod = slots.first("limit", "approx", "circa", "hedge", "begin", "finish", "middle", "early", "late")
    if rule == "offset" and mod in _BEYOND:
        mod = _BEYOND[mod][slots.has("later", "now", "after", "next")]
    return reading and reading._replace(mod=mod or reading.mod or {"earlier": "START", "later": "END"}.get(slots.words[0]))


def dated(found: Point, slots: Slots, context: Context, named: bool = True) -> Reading | None:
    """A place on the calendar, with the part of the day or the clock time that the words name, as a reading.

    Where it is `named`, the time of the story moves there. "Earlier this year" ends, "later this week" begins with the
    article's date.
    """
    if found is None:
        return None
    kind: TimexType = "TIME" if slots.time else "DATE"
    if isinstance(found, str):
        return Reading(kind, found + slots.time)
    if named and not slots.has("previous", "earlier", "ago"):  # these only look back from the time of the story
        context.tell(found, full=slots.has("year"))
    first, last = found.first, found.last
    if first is None or last is None:  # before the year 1 or after 9999
        return Reading(kind, found.value + slots.time)
    if context.date and first <= context.date.value <= last:
        first = context.date.value if slots.words[0] == "later" else first
        last = context.date.value if slots.words[0] == "earlier" else last
    return Reading(kind, found.value + slots.time, None, first, last)


def feast(slots: Slots, context: Context) -> Found:
    """A holiday; where its calendar tells the day but roughly, the modifier says so. Of Ramadan the value tells the year."""
    found, row = dates.feast(slots, context), holidays()[slots.values["holiday"][0]]
    if not isinstance(found, Period) or row["rule"] not in ROUGH:
        return found
    reading = dated(found, slots, context)
    if row["days"] and reading:
        reading = reading._replace(value=found.to("year").value, last=found.shift(int(row["days"]) - 1).last)
    return reading and reading._replace(mod="APPROX")


PLACES: tuple[tuple[str, Callable[[Slots, Context], Found]], ...] = (
    ("month", dates.month), ("slashdate", dates.slashed), ("holiday", feast), ("known_day", dates.known_day),
    ("today", dates.today), ("weekday", dates.weekday), ("season", dates.season), ("fall", dates.season),
    ("year", dates.numbered), ("apostrophe", dates.numbered), ("bc", dates.numbered), ("ad", dates.numbered),
    ("centum", dates.numbered), ("scale", dates.numbered), ("ordinal", dates.day_of_month),
)  # fmt: skip
"""Which class of words decides how a place on the calendar is found, the most telling first."""


def place(slots: Slots, context: Context) -> Found:
    """The place on the calendar that the words of an expression name."""
    for name, find in PLACES:
        if slots.has(name):
            return find(slots, context)
    shift = shift_of(slots, context)
    return moved(shift[1], slots.unit, shift[0]) if shift and slots.unit else None


def time_of_day(slots: Slots, context: Context) -> Found:
    """A time or a part of a day, on the day that is named with it, else on that told before: "Tuesday night", "at 3 p.m."."""
    if not slots.time:  # no such time
        return None
    found, shift = place(slots, context), shift_of(slots, context)
    if found is None and shift:
        found = moved(shift[1], "day", shift[0])
    if found is not None:
        return found
    if slots.words == ("night",):  # "at night" is every night
        return "XXXX-XX-XX"
    last_night = slots.has("overnight") and context.toward < 0
    return dated(moved(context.told_day or context.now, "day", -1 if last_night else 0), slots, context, named=False)


def duration(slots: Slots, context: Context) -> Reading | None:
    """A length of time that the calendar does not hold down: "30-day", "between 12 and 18 months", "decades"."""
    if slots.unit is None or (slots.unit == "quarter" and slots.amount in (1, 3)):  # a quarter, three quarters of a whole
        return None
    return Reading("DURATION", length(slots.unit, slots.amount))


def within(slots: Slots, context: Context) -> Found:
    """A length of time after "in": the day at its end where that is awaited, "will vote in two weeks"; else the length."""
    if slots.unit in CLOCK_UNITS or not awaited(context.parse, context.token):
        return duration(slots, context)
    return offset(slots._replace(values=slots.values | {"now": [""], "later": ["1"]}), context)


def recurrence(slots: Slots, context: Context) -> Reading | None:
    """A repeated time: P1W for "twice a week", XXXX-WXX-2 for "every Tuesday", P1D for "daily"."""
    in_month = slots.has("unit") and slots.has("weekday")  # the first Monday of each month
    for name, form in _REPEATED.items():
        if (value := slots.first(name)) and not in_month:
            return Reading("SET", form.format(value) + (slots.first("parts") or ""))
    if slots.unit is None:
        return None
    if in_month or (slots.has("often", "times") and not slots.has("each")):
        return Reading("SET", length(slots.unit, 1))
    number = 2 if slots.has("other") else float(slots.first("ordinal") or 0) or slots.number or 1
    return Reading("SET", length(slots.unit, None if slots.has("vague") else number))


def vague(slots: Slots, context: Context) -> Reading | None:
    """A word for now, the past or the future; "soon" only where the future is told, not "he soon left"."""
    if slots.has("soon") and context.toward <= 0:
        return None
    if slots.has("ago"):
        return Reading("DATE", "PAST_REF")
    return Reading("DATE", slots.first("now", "soon", "future", "bygone", "recent") or "PRESENT_REF")


def offset(slots: Slots, context: Context) -> Found:
    """A time so far before or after another: "a year ago", "two days later", "the day before"."""
    unit, count = "day" if slots.has("part") else slots.unit, slots.amount
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
    there = _away(middle.value, slots.unit, way * slots.amount)
    return Period("day", date.fromisoformat(there).toordinal()).to(near.unit) if there else None


def unit(slots: Slots, context: Context) -> Found:
    """A stretch named by its unit: "last week", "earlier this year", "the end of the month", "the quarter"."""
    name = slots.unit
    if name is None or name in CLOCK_UNITS:
        return None
    if name not in UNKNOWN:
        return span(slots, context)
    if name == "weekend":
        return dates.weekend(slots, context)
    if shift := shift_of(slots, context):
        return moved(shift[1], name, shift[0])
    if name == "quarter":
        return dated(context.told_quarter, slots, context, named=False)
    near = context.narrative or context.told_in >= context.sentence - 1  # "By the end of that year" soon after the year
    told = context.told if near and context.told and not context.told.longer(name) else context.now
    return moved(told, name, 0)


def span(slots: Slots, context: Context) -> Reading | None:
    """A length of time that ends or begins now: "the past two months", "the next few days", "recent weeks"."""
    if slots.unit is None:
        return None
    reading = Reading("DURATION", length(slots.unit, slots.amount))
    way, reference = shift_of(slots, context) or (0, None)
    if way == 0 or slots.amount is None or reference is None or reference.unit != "day" or slots.unit in CLOCK_UNITS:
        return reading
    there = _away(reference.value, slots.unit, way * slots.amount)
    first, last = sorted((reference.value, there or ""))
    return reading._replace(first=first, last=last) if there else reading


def _away(day: str, unit: str, count: float) -> str | None:
    """The day so many units before or after a day; None where the calendar has none."""
    step, size = ("month", 3) if unit == "quarter" else STEPS.get(unit, (unit, 1))
    try:
        there: date = date.fromisoformat(day) + relativedelta(**{f"{step}s": int(count * size)})
    except (ValueError, OverflowError):
        return None
    return there.isoformat()


RESOLVERS: dict[str, Callable[[Slots, Context], Found]] = {
    "set": recurrence, "range_end": dates.range_end, "listed": dates.listed, "clock": time_of_day, "part": time_of_day,
    "quarter": dates.quarter, "half": dates.half, "decades": dates.decade, "century": dates.century, "offset": offset,
    "within": within, "vague": vague, "span": span, "unit": unit, "length": duration, "of_month": dates.in_month,
    "anniversary": from_there,
}  # fmt: skip
"""What resolves the matches of a rule; `place` for those that are not listed."""
