"""The rules of the grammar → what their matches mean: TIMEX3 type, value and modifier, and the calendar days."""

from __future__ import annotations

from collections.abc import Callable

from toolkit.times import dates, distances, months
from toolkit.times.context import Context
from toolkit.times.holidays import ROUGH, holidays
from toolkit.times.periods import Period
from toolkit.times.readings import Found, Reading, dated
from toolkit.times.references import UNKNOWN, moved, shift_of
from toolkit.times.slots import CLOCK_UNITS, Slots, length

_REPEATED = {
    "sets": "{}", "weekdays": "XXXX-WXX-{}", "weekday": "XXXX-WXX-{}", "part": "XXXX-XX-XX{}", "season": "XXXX-{}",
    "month": "XXXX-{:0>2}",
}  # fmt: skip
"""The value of what is repeated, by its class."""
_BARE = frozenset({"week", "month", "quarter", "year"})
"""The units that "the" alone makes those that are going on or were told, unlike "the day"."""
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
    ("month", months.month), ("slashdate", months.slashed), ("holiday", feast), ("known_day", dates.known_day),
    ("today", dates.today), ("weekday", dates.weekday), ("season", dates.season), ("fall", dates.season),
    ("year", dates.numbered), ("apostrophe", dates.numbered), ("bc", dates.numbered), ("ad", dates.numbered),
    ("centum", dates.numbered), ("scale", dates.numbered), ("ordinal", months.day_of_month),
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
    if context.parse.relations[context.token] == "compound" and not slots.has("overnight") and not slots.clock:
        return None  # "late night shows" are of no one night
    last_night = slots.has("overnight") and context.toward < 0
    told = context.told_day if slots.has("overnight", "tonight") else context.day_before
    return dated(moved(told or context.now, "day", -1 if last_night else 0), slots, context, named=False)


def halved(slots: Slots, context: Context) -> Found:
    """A decade or a half of it, or of a month: "the second half of the 1990s", "the first half of March"."""
    found = months.month(slots.without("ordinal", "last"), context) if slots.has("month") else dates.decade(slots, context)
    reading = dated(found, slots, context)
    half = ("START" if slots.first("ordinal") == "1" else "END") if slots.has("half") else None
    return reading and reading._replace(mod=half)


def recurrence(slots: Slots, context: Context) -> Reading | None:
    """A repeated time: P1W for "twice a week", XXXX-WXX-2 for "every Tuesday", P1D for "daily"."""
    in_month = slots.has("unit") and slots.has("weekday")  # the first Monday of each month
    for name, form in _REPEATED.items():
        if (value := slots.first(name)) and not in_month:
            return Reading("SET", form.format(value) + ((slots.first("parts", "part") or "") if name != "part" else ""))
    if slots.unit is None:
        return None
    if slots.has("other"):
        return Reading("SET", length(slots.unit, 2))
    if in_month or slots.has("times") or (slots.has("often") and not slots.has("each")):
        return Reading("SET", length(slots.unit, 1))
    number = float(slots.first("ordinal") or 0) or slots.number or 1
    return Reading("SET", length(slots.unit, None if slots.has("vague") else number))


def vague(slots: Slots, context: Context) -> Reading | None:
    """A word for now, the past or the future; "soon" only where the future is told, not "he soon left"."""
    if slots.has("soon") and context.toward <= 0:
        return None
    if slots.has("ago"):
        return Reading("DATE", "PAST_REF")
    return Reading("DATE", slots.first("now", "soon", "future", "bygone", "recent") or "PRESENT_REF")


def coming(slots: Slots, context: Context) -> Found:
    """What lasts from now on, "will withdraw in the next year"; a date of what is told, "in the next year they fled"."""
    return distances.span(slots, context) if context.toward > 0 else unit(slots, context)


def unit(slots: Slots, context: Context) -> Found:
    """A stretch named by its unit: "last week", "earlier this year", "the end of the month", "the quarter"."""
    name = slots.unit
    if name is None or name in CLOCK_UNITS:
        return None
    if name not in UNKNOWN:
        return distances.span(slots, context)
    if name == "weekend":
        return dates.weekend(slots, context)
    if slots.words == ("the", name) and name not in _BARE:
        return None
    if shift := shift_of(slots, context):
        return moved(shift[1], name, shift[0])
    if name == "quarter":
        return dated(context.told_quarter, slots, context, named=False)
    near = context.narrative or context.told_in >= context.sentence - 1  # "By the end of that year" soon after the year
    told = context.told if near and context.told and not context.told.longer(name) else context.now
    return moved(told, name, 0)


RESOLVERS: dict[str, Callable[[Slots, Context], Found]] = {
    "set": recurrence, "range_end": months.range_end, "listed": months.listed, "clock": time_of_day, "part": time_of_day,
    "quarter": dates.quarter, "half": dates.half, "decades": halved, "century": dates.century,
    "offset": distances.offset, "within": distances.within, "anniversary": distances.from_there,
    "anchored": distances.anchored, "span": distances.span,
    "length": distances.duration, "coming": coming, "vague": vague, "unit": unit, "of_month": months.in_month,
}  # fmt: skip
"""What resolves the matches of a rule; `place` for those that are not listed."""
