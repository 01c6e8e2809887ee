"""Days and months by their names and numbers → the period: "May 2014", "3/18/2025", "the last Sunday in March", "April 6–7".

The functions are like those of `dates`.
"""

from __future__ import annotations

import re

from toolkit.times.ambiguous import names_group
from toolkit.times.context import Context
from toolkit.times.known import known_year
from toolkit.times.periods import Period, Unit, calendar_day, part_of_year
from toolkit.times.references import Point, nearest, shift_of, year_of
from toolkit.times.slots import Slots

NEXT_TOLD = 5
"""By how many months at most a narrative moves on into a month without a year; a later one lies in the year before."""


def month(slots: Slots, context: Context) -> Point:
    """A month, or a day of one, with or without its year."""
    number, day = int(slots.values["month"][0]), _day_number(slots)
    if day and not slots.has("year") and names_group(context.parse, context.token):
        return None
    if day is not None and not 1 <= day <= 31:
        return None
    year = year_of(slots, context)
    if year is None:
        count, reference = shift_of(slots, context) or (None, context.now)
        if reference is None:
            return f"XXXX-{number:02}" + (f"-{day:02}" if day else "")
        named = _year_told(number, day, context) if day and count is None else None
        year = named or _nearest_year(number, day, count, reference, context)
    return part_of_year("month", year, number - 1) if day is None or year < 1 else calendar_day(year, number, day)


def _year_told(number: int, day: int, context: Context) -> int | None:
    """The year of a day by which an attack is known, or that was told with the day before."""
    known = known_year(context.parse, context.token, number, day, context.date)
    return known or (None if context.narrative else context.told_days.get((number, day)))


def _nearest_year(number: int, day: int | None, count: int | None, reference: Period, context: Context) -> int:
    """The year of a month that the tense points to, near a reference: by how many months at most it is ahead."""
    if count is None and (begin := context.range_from or (None if context.narrative else context.long_ago)):
        reference, soon = begin, 11
    elif context.narrative:
        count, soon = 0 if count is None and reference.longer("season") else count, NEXT_TOLD
    else:  # a past verb with a deadline: "gave him until November"
        soon = {-2: 2 if day else 0, -1: 2, 0: 6, 1: 11}[context.toward]
        if context.announced and context.toward >= -bool(day):  # "the Nov. 8 election", whatever the tense
            soon = 10 if context.toward == 0 else max(soon, 6)
    return nearest("month", number - 1, reference, count, soon).year


def in_month(slots: Slots, context: Context) -> Point:
    """A day, week or weekend counted within a month ("the second Tuesday of May"), or the week around a date."""
    number, unit = int(slots.first("ordinal", "last") or 0), slots.first("unit", "weekend")
    found = month(slots.without("ordinal", "last") if number else slots, context)
    if not isinstance(found, Period) or unit not in (None, "day", "week", "weekend"):
        return found if isinstance(found, str) else None
    if number == 0:
        return found.to("week") if unit == "week" else None
    days = [*range(found.to("day").ordinal, found.shift(1).to("day").ordinal)]
    if unit == "week":
        days = days[-4:-3] if number < 0 else days[3::7]  # where most of each seven days lie
    elif unit != "day":
        wanted = int(slots.first("weekday") or 6) % 7
        days = [day for day in days if day % 7 == wanted]
    place = number - 1 if number > 0 else -1
    named: Unit = unit or "day"  # type: ignore[assignment]
    return Period("day", days[place]).to(named) if place < len(days) else None


def day_of_month(slots: Slots, context: Context) -> Point:
    """A day by its number alone, "the 18th": the one that the tense points to."""
    number, begin = _day_number(slots), context.long_ago
    reference = begin or context.now
    if number is None:
        return None
    if reference is None or reference.longer("month"):
        return f"XXXX-XX-{number:02}"
    today, way = int(reference.to("day").value[-2:]), 1 if begin or context.toward > 0 else -1
    month = reference.to("month").shift(way if way * (number - today) < 0 else 0)
    return calendar_day(month.year, month.ordinal % 12 + 1, number)


def _day_number(slots: Slots) -> int | None:
    """The day of the month; the last number before BC is a year."""
    numbers = slots.values.get("small", [])
    if slots.has("bc", "ad") and not slots.has("year", "big", "two"):
        numbers = numbers[:-1]
    return next((int(number) for number in (*slots.values.get("ordinal", ()), *numbers)), None)


def slashed(slots: Slots, context: Context) -> Point:
    """A date in digits: 3/18/2025 and 2025/03/18; the month first, unless only the day can be."""
    written = slots.values["slashdate"][0]
    first, second, third = (int(part) for part in re.split("[/.]", written))
    if first > 31:
        return calendar_day(first, second, third)
    year = third if third >= 100 else third + (1900 if third >= 50 else 2000)
    day_first = first > 12 or ("." in written and second <= 12)
    return calendar_day(year, second, first) if day_first else calendar_day(year, first, second)


def listed(slots: Slots, context: Context) -> Point:
    """A further day of a list of days: March 3, 4 and 5; no number of things, "4 and 5 soldiers"."""
    counting = context.parse.relations[context.token] == "nummod" and context.parse.heads[context.token] > context.token
    return month(slots, context) if slots.has("month") and not counting else None


def range_end(slots: Slots, context: Context) -> Point:
    """The second part of a range that leaves out what the first one says: April 6–7, 1995–96, AD 98 to 117."""
    if slots.has("month"):
        return month(slots, context)
    if (year := year_of(slots, context)) and slots.has("ad"):
        return Period("year", year)
    begin, digits = slots.first("year") or "", slots.first("two", "small") or ""
    return Period("year", int(begin[:2] + digits)) if len(digits) == 2 and digits > begin[2:] else None
