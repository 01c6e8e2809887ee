"""Expressions that name a place on the calendar → the period, against the references of the text.

Each function takes the words of an expression and the context, and gives the `Period`; a string where a reference is missing
("XXXX-WXX-2"); None where the calendar has no such time, and the words are no time expression.
"""

from __future__ import annotations

from collections.abc import Callable

from toolkit.times.context import Context
from toolkit.times.periods import MONTHS, SEASONS, Period, Unit, calendar_day
from toolkit.times.slots import DIGITS, Slots, spelled_year

Point = Period | str | None
Toward = Callable[[], int]
"""Tells, when it is called, whether the clause around looks back (-2 or -1), ahead (1) or neither (0): `direction`."""

UNKNOWN: dict[str, str] = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "half": "XXXX-HX", "season": "XXXX-XX", "year": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip
SIZES: dict[str, int] = {"day": 1, "week": 2, "weekend": 2} | {unit: 2 + months for unit, (months, _) in MONTHS.items()}
"""The units by size, to tell a coarser one from a finer one."""

_AFTER_TOLD = frozenset({"previous", "preceding", "prior", "following", "subsequent", "that", "same"})


def shift_of(slots: Slots, context: Context) -> tuple[int, Period | None] | None:
    """How many units to move, and from where; None without a word like "last"."""
    for name in ("last", "bygone", "next", "this", "current", "that"):  # "this past Friday" is a past one
        if name in slots.values:
            count = -1 if name == "bygone" else int(slots.values[name][0])
            told = not _AFTER_TOLD.isdisjoint(slots.words) or ("next" in slots.words and "the" in slots.words)
            return count, context.then if told else context.now
    return None


def moved(reference: Period | None, unit: str, count: int) -> Point:
    """The unit of time `count` places from the one that holds the reference."""
    if unit == "fortnight":
        unit, count = "week", 2 * count
    if unit not in SIZES:
        return None
    if reference is None:
        return UNKNOWN[unit]
    named: Unit = unit  # type: ignore[assignment]
    if unit in ("decade", "century") and reference.year < 1:  # "BC048" counts the years from 489 down to 480
        size, digits = (10, 3) if unit == "decade" else (100, 2)
        return f"BC{max(0, (1 - reference.year) // size - count):0{digits}}"
    if SIZES[reference.unit] > SIZES[unit]:
        return reference.value + "-XX" if unit in ("day", "month") and reference.unit == "year" else UNKNOWN[unit]
    found = reference.to(named).shift(count)
    return found if -9998 <= found.year <= 9999 else None


def year_of(slots: Slots, context: Context) -> int | None:
    """The year that an expression names, BC years below 1: "1998", "last year", "490 BC"."""
    if slots.has("bc", "ad"):
        written = slots.values.get("year", []) + slots.values.get("big", []) + slots.values.get("two", [])
        written += slots.values.get("small", [])[-1:]
        number = int(written[0]) if written and written[0].isdecimal() else 0
        return 1 - number if slots.has("bc") else number
    if slots.has("year"):
        return int(slots.values["year"][-1])
    if slots.first("unit") == "year" and (shift := shift_of(slots, context)):
        count, reference = shift
        return reference.year + count if reference else None
    return None


def weekday(slots: Slots, context: Context, toward: Toward) -> Point:
    """A day of the week: the one that "last" or the tense points to; in the past, today counts as such a day."""
    number = int(slots.values["weekday"][0])
    shift = shift_of(slots, context)
    reference = shift[1] if shift else context.now
    if reference is None or SIZES[reference.unit] > SIZES["week"]:
        return f"XXXX-WXX-{number}"
    if shift and slots.has("unit"):
        return Period("day", (reference.to("week").ordinal + shift[0]) * 7 + number)
    here = reference.to("day").ordinal
    behind, ahead = (here - number) % 7, (number - here) % 7
    if shift:
        this = reference.to("week").ordinal * 7 + number
        return Period("day", {-1: here - (behind or 7), 1: here + (ahead or 7), 0: this}[shift[0]])
    way = toward()
    return Period("day", here + ahead if way > 0 or (way == 0 and ahead == 1) else here - behind)


def today(slots: Slots, context: Context, toward: Toward) -> Point:
    """Yesterday, today and tomorrow, and the days beyond them."""
    beyond = 1 if slots.has("after") else -1 if slots.has("before") else 0
    return moved(context.date, "day", int(slots.values["today"][0]) + beyond)


def season(slots: Slots, context: Context, toward: Toward) -> Point:
    """A season of a year, or the one that "last" or the tense points to."""
    name = slots.values.get("season", slots.values.get("fall", [""]))[0]
    place = SEASONS.index(name)
    year = year_of(slots, context)
    if year is not None:
        return Period("season", year * 4 + place)
    shift = shift_of(slots, context)
    reference = shift[1] if shift else context.now
    if reference is None:
        return f"XXXX-{name}"
    if context.narrative and not shift:
        return Period("season", reference.year * 4 + place)
    here = reference.to("season").ordinal
    behind, ahead = (here - place) % 4, (place - here) % 4
    if shift:
        return Period("season", here + {-1: -(behind or 4), 1: ahead or 4, 0: reference.year * 4 + place - here}[shift[0]])
    return Period("season", here + ahead if toward() > 0 else here - behind)


def quarter(slots: Slots, context: Context, toward: Toward) -> Point:
    """A quarter of a year, the last one that began unless the tense looks ahead."""
    place = int(slots.first("quarter_number") or slots.first("ordinal") or 0) - 1
    if not 0 <= place <= 3:
        return None
    year = year_of(slots, context)
    if year is not None:
        return Period("quarter", year * 4 + place)
    if context.now is None:
        return f"XXXX-Q{place + 1}"
    here = context.now.to("quarter").ordinal
    behind, ahead = (here - place) % 4, (place - here) % 4  # what is to be reported is the quarter that has just ended
    return Period("quarter", here + ahead if behind > 1 and toward() > 0 else here - behind)


def half(slots: Slots, context: Context, toward: Toward) -> Point:
    """The first or second half of a year."""
    place = {"1": 0, "2": 1}.get(slots.first("ordinal") or "2")
    if place is None:
        return None
    year = year_of(slots, context)
    if year is None:
        if context.now is None:
            return f"XXXX-H{place + 1}"
        year = context.now.year
    return Period("half", year * 2 + place)


def decade(slots: Slots, context: Context, toward: Toward) -> Point:
    """The 1980s, the '80s, the eighties; the 470s BC have no place in this calendar but their value."""
    if slots.has("decade"):
        return Period("decade", 190 + int(slots.values["decade"][0]))
    written = slots.first(*DIGITS) or ""
    if not written.isdecimal() or not written.endswith("0"):
        return None
    number = int(written)
    if slots.has("bc"):
        return f"BC{number // 10:03}"
    if len(written) == 2:
        return Period("decade", (190 if number >= 30 else 200) + number // 10)
    return Period("decade", number // 10) if len(written) >= 3 and number < 2200 else None


def century(slots: Slots, context: Context, toward: Toward) -> Point:
    """The 19th century is 18, its years beginning with these digits."""
    number = int(slots.first("ordinal") or slots.first("small") or 0)
    if not 1 <= number <= 30:
        return None
    return f"BC{number - 1:02}" if slots.has("bc") else Period("century", number - 1)


def spelled(slots: Slots, context: Context, toward: Toward) -> Point:
    """A year in words."""
    year = spelled_year(slots.numerals)
    return Period("year", year) if year else None


def numbered(slots: Slots, context: Context, toward: Toward) -> Point:
    """A year, or a day written 2025-03-18."""
    year, small = year_of(slots, context), slots.values.get("small", [])
    if year is None:
        return None
    if len(small) == 2 and slots.has("hyphen"):
        return calendar_day(year, int(small[0]), int(small[1]))
    return Period("year", year)
