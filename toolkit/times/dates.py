"""Expressions that name a place on the calendar → the period, against the references of the text.

Each function takes the words of an expression and the context, and gives the `Period`; a string where a reference is missing
("XXXX-WXX-2"); None where the calendar has no such time, and the words are no time expression.
"""

from __future__ import annotations

from toolkit.times.ambiguous import contexts, describes
from toolkit.times.context import Context
from toolkit.times.direction import cases, said_on
from toolkit.times.holidays import by_rule, holidays, national
from toolkit.times.known import known_days
from toolkit.times.periods import MONTHS, SEASONS, Period, Unit, calendar_day, part_of_year
from toolkit.times.references import UNKNOWN, Point, moved, nearest, shift_of, year_of
from toolkit.times.slots import DIGITS, Slots

LEAD = 3
"""How many sentences at the head of a story tell what is new in it."""
SEASON_OF = 30
"""For how many days before a holiday what is told by the way is of that one: "the Christmas party"."""


def weekday(slots: Slots, context: Context) -> Point:
    """A day of the week: the one that "last" or the tense points to; in the past, today counts as such a day."""
    number = int(slots.values["weekday"][0])
    if context.parse.lower[max(0, context.token - 1)] == "a" and not (slots.time or describes(context.parse, context.token)):
        return f"XXXX-WXX-{number}"  # "on a Friday in June", not "a Friday speech"
    count, reference = shift_of(slots, context) or (None, context.now)
    if reference and reference.longer("week") and context.sentence < LEAD:
        reference = context.date  # the news with which a story begins
    if reference is None or reference.longer("week"):
        return f"XXXX-WXX-{number}"
    if context.range_from and count is None:
        return nearest("day", number, context.range_from, 1, 0)
    if slots.has("unit") and count:  # "Monday last week"
        reference, count = reference.to("week").shift(count), 0
    if count is None and (said := context.said_on):
        return nearest("day", number, said, None, 6)
    found = nearest("day", number, reference, count, {1: 6, 0: 1}.get(context.toward, 0))
    return _unless_over(found, 7, reference, slots, context)


def _unless_over(found: Period, size: int, reference: Period, slots: Slots, context: Context) -> Period:
    """What "this" names, or the next one where that is over and the tense looks ahead: "will vote this Tuesday", on a Friday.

    The next one is `size` units of its kind later.
    """
    over = slots.has("this") and found.ordinal < reference.to(found.unit).ordinal and context.toward > 0
    return found.shift(size) if over else found


def weekend(slots: Slots, context: Context) -> Point:
    """A weekend; "this" one is over where the tense looks back early in the week, "the" one unless the tense looks ahead."""
    count, reference = shift_of(slots, context) or (None, context.now)
    day = reference.ordinal % 7 if reference is not None and reference.unit == "day" else None
    if not count:
        back = context.toward < (-(day in (4, 5)) if count == 0 else 1)
        count = -1 if back and day not in (6, 0) else 0
    return moved(reference, "weekend", count)


def today(slots: Slots, context: Context) -> Point:
    """Yesterday, today and tomorrow, and the days beyond them; "today's world" is none of one day."""
    if context.parse.lower[context.token - 1] in ("a", "no") and context.token:  # "imagine a tomorrow where …"
        return None
    whose = context.parse.heads[context.token] if context.parse.relations[context.token] == "nmod:poss" else -1
    if slots.words == ("today",) and whose >= 0 and contexts().get(context.parse.lemmas[whose]) == "general":
        return "PRESENT_REF"
    weekday, today = said_on(context.parse, context.token), context.date
    if weekday and today:  # "“I saw him yesterday,” she said on Monday"
        today = nearest("day", weekday, today, None, 0)
    return moved(today, "day", int(slots.values["today"][0]))


def season(slots: Slots, context: Context) -> Point:
    """A season of a year, or the one that "last" or the tense points to."""
    return _in_year("season", SEASONS.index(slots.first("season", "fall") or ""), 3, slots, context)


def quarter(slots: Slots, context: Context) -> Point:
    """A quarter of a year; without one it is not ahead by three: what is reported is the one that has just ended."""
    number = int(slots.first("quarter_number", "ordinal") or 4 * slots.has("last", "closing"))
    return _in_year("quarter", number - 1, 2, slots, context) if 1 <= number <= 4 else None


def half(slots: Slots, context: Context) -> Point:
    """The first or second half of a year."""
    number = int(slots.first("ordinal") or 2)
    return _in_year("half", number - 1, 0, slots, context) if number in (1, 2) else None


def _in_year(unit: Unit, place: int, soon: int, slots: Slots, context: Context) -> Point:
    """A part of the year that is named, else one near the reference, ahead only where the tense looks there."""
    year = year_of(slots, context)
    if year is not None:
        return part_of_year(unit, year, place)
    of_year = 0 if unit == "half" or context.narrative else None
    count, reference = shift_of(slots, context) or (of_year, context.now)
    if reference is None:
        return "XXXX-" + Period(unit, place).value[-2:]
    ahead = {1: soon, 0: int(unit == "season")}.get(context.toward, 0)
    found = nearest(unit, place, reference, count, ahead)
    return _unless_over(found, 12 // MONTHS[unit][0], reference, slots, context)


def feast(slots: Slots, context: Context) -> Point:
    """A holiday, in the year that is named or that the tense points to."""
    name, year = slots.values["holiday"][0], year_of(slots, context)
    if slots.has("weekend"):
        day = feast(slots.without("weekend"), context)
        return day.shift(-2).to("weekend") if isinstance(day, Period) else UNKNOWN["weekend"]  # Monday's is the one before
    row: dict[str, str] | None = holidays()[name]
    if row and row["rule"] == "national":
        row = national(name, context.parse, context.token)
    if row is None:
        return UNKNOWN["day"]
    if year is None:
        shift = shift_of(slots, context)
        count, reference = shift or (context.toward, context.now)
        if reference is None or reference.longer("year"):
            return f"XXXX-{int(row['month']):02}-{int(row['day']):02}" if row["rule"] == "fixed" else UNKNOWN["day"]
        year = reference.year
        begin = by_rule(row, year).ordinal
        if reference.unit == "day" and count > 0:
            year += begin + int(row["days"] or 1) <= reference.ordinal
        elif reference.unit == "day" and count < 0:
            near = SEASON_OF if not shift and (count == -1 or "before" in cases(context.parse, context.token)) else 0
            year -= begin > reference.ordinal + near
    return by_rule(row, year)


def known_day(slots: Slots, context: Context) -> Point:
    """A day of history that has a name."""
    return known_days()[slots.values["known_day"][0]]


def decade(slots: Slots, context: Context) -> Point:
    """The 1980s, the '80s, the eighties; the 470s BC have no place in this calendar but their value."""
    if slots.has("decade"):
        return Period("decade", 190 + int(slots.values["decade"][0]))
    number = int(slots.first(*DIGITS) or 1)
    if number % 10:
        return None
    if number % 100 == 0 and 1000 <= number < 1900 and not slots.has("bc"):
        return Period("century", number // 100)
    if slots.has("bc"):
        return f"BC{number // 10:03}"
    return Period("decade", number // 10 + (0 if number >= 100 else 190 if number >= 30 else 200))


def century(slots: Slots, context: Context) -> Point:
    """The 19th century is 18, its years beginning with these digits."""
    number = int(slots.first("ordinal", "small") or 0)
    if not 1 <= number <= 30:
        return None
    return f"BC{number - 1:02}" if slots.has("bc") else Period("century", number - 1)


def numbered(slots: Slots, context: Context) -> Point:
    """A year, or a day written 2025-03-18."""
    year, small = year_of(slots, context), slots.values.get("small", [])
    if year is None:
        return None
    if len(small) == 2 and slots.has("hyphen"):
        return calendar_day(year, int(small[0]), int(small[1]))
    return Period("year", year)
