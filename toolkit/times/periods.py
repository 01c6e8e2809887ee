"""Calendar arithmetic: stretches of the Gregorian calendar as a unit and a running number.

`Period("month", 2025 * 12 + 2)` is March 2025; the next one has the next number. Years are astronomical: 0 is 1 BC. Seasons
are those of the weather service in the northern half of the earth (spring is March to May, a winter begins in December).
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple

Unit = Literal["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]

SEASONS = ("SP", "SU", "FA", "WI")
MONTHS: dict[str, tuple[int, int]] = {
    "month": (1, 0), "quarter": (3, 0), "half": (6, 0), "season": (3, 2),
    "year": (12, 0), "decade": (120, 0), "century": (1200, 0),
}  # fmt: skip
"""For the units that are made of months: how many, and in which month of the year 0 the first one begins."""
SIZES: dict[str, int] = {"day": 1, "week": 2, "weekend": 2} | {unit: 2 + months for unit, (months, _) in MONTHS.items()}
"""The units by size, to tell a longer one from a shorter one."""
ISO = re.compile(r"(\d{4})(?:-W(\d{2})(-WE)?|-(Q[1-4]|H[12]|SP|SU|FA|WI)|-(\d{2})(?:-(\d{2})(?:T.*)?)?)?", re.ASCII)
"""A year; with a week, perhaps its weekend; with a quarter, half or season; with a month, perhaps a day and its time."""


class Period(NamedTuple):
    """One day, week, month … of the calendar.

    >>> march = Period("month", 2025 * 12 + 2)
    >>> march.value, march.shift(-1).value, march.to("year").value, march.first, march.last
    ('2025-03', '2025-02', '2025', '2025-03-01', '2025-03-31')
    """

    unit: Unit
    ordinal: int

    @property
    def value(self) -> str:
        """The period as TimeML writes it; 44 BC is BC0044."""
        if self.unit in ("day", "week", "weekend"):
            day = date.fromordinal(self._first_day())
            if self.unit == "day":
                return day.isoformat()
            year, week, _ = day.isocalendar()
            return f"{year:04}-W{week:02}" + ("-WE" if self.unit == "weekend" else "")
        if self.unit in ("decade", "century"):
            return f"{self.ordinal:0{3 if self.unit == 'decade' else 2}}"
        year, part = divmod(self.ordinal, 12 // MONTHS[self.unit][0])
        written = f"{year:04}" if year > 0 else f"BC{1 - year:04}"
        return written + {
            "year": "", "month": f"-{part + 1:02}", "quarter": f"-Q{part + 1}", "half": f"-H{part + 1}",
            "season": "-" + SEASONS[part % 4],
        }[self.unit]  # fmt: skip

    @property
    def year(self) -> int:
        """The year in which the period begins."""
        return self.to("year").ordinal

    @property
    def first(self) -> str | None:
        """The first day, ISO; None where it lies outside the years 1 to 9999."""
        return self._iso(0)

    @property
    def last(self) -> str | None:
        """The last day, ISO; None where it lies outside the years 1 to 9999."""
        return self._iso(1) if self.unit == "weekend" else self.shift(1)._iso(-1)

    def longer(self, unit: str) -> bool:
        """Whether the period is longer than one of another unit."""
        return SIZES[self.unit] > SIZES.get(unit, 0)

    def shift(self, count: int) -> Period:
        """The period `count` places later, earlier where it is negative."""
        return Period(self.unit, self.ordinal + count)

    def to(self, unit: Unit) -> Period:
        """The period of another unit around the beginning of this one (BC months have no days: ValueError)."""
        if unit == self.unit:
            return self
        if unit == "day":
            return Period("day", self._first_day())
        if unit in ("week", "weekend"):
            return Period(unit, (self._first_day() - 1) // 7)
        size, offset = MONTHS[unit]
        return Period(unit, (self._first_month() - offset) // size)

    def _iso(self, days: int) -> str | None:
        """The day so many days after the beginning."""
        try:
            return date.fromordinal(self._first_day() + days).isoformat()
        except (ValueError, OverflowError):
            return None

    def _first_month(self) -> int:
        """Months from the beginning of the year 0 to that in which the period begins."""
        if self.unit in MONTHS:
            size, offset = MONTHS[self.unit]
            return self.ordinal * size + offset
        day = date.fromordinal(self._first_day())
        return day.year * 12 + day.month - 1

    def _first_day(self) -> int:
        """The first day as a proleptic Gregorian ordinal."""
        if self.unit == "day":
            return self.ordinal
        if self.unit in ("week", "weekend"):
            return self.ordinal * 7 + (6 if self.unit == "weekend" else 1)
        year, month = divmod(self._first_month(), 12)
        if (year, month) == (date.max.year + 1, 0):  # by which the last periods of the calendar are known to end
            return date.max.toordinal() + 1
        return date(year, month + 1, 1).toordinal()


def iso(written: str) -> Period:
    """The day, week, month, year … that a TimeML date of these units names; ValueError where it names none of the calendar.

    >>> iso("2025-W12").first, iso("2025-02").last, iso("2025-03-18T10:00").value, iso("2025-SP").first
    ('2025-03-17', '2025-02-28', '2025-03-18', '2025-03-01')
    """
    match = ISO.fullmatch(written)
    if match is None:
        raise ValueError(f"{written!r} is no date of TimeML")
    year, (week, weekend, part, month, day) = int(match[1]), match.groups()[1:]
    if week:
        return Period("day", date.fromisocalendar(year, int(week), 1).toordinal()).to("weekend" if weekend else "week")
    if part in SEASONS:
        return part_of_year("season", year, SEASONS.index(part))
    if part:
        return part_of_year("quarter" if part[0] == "Q" else "half", year, int(part[1]) - 1)
    if month:
        return calendar_day(year, int(month), int(day or 1)).to("day" if day else "month")
    return Period("year", year)


def days_between(one: str | None, other: str | None) -> int | None:
    """The days from one ISO day to another, below 0 where that comes before it; None where one of them is not known.

    >>> days_between("2025-02-27", "2025-03-18"), days_between("2025-03-18", "2025-02-27"), days_between("2025-03-18", None)
    (19, -19, None)
    """
    return (date.fromisoformat(other) - date.fromisoformat(one)).days if one and other else None


def part_of_year(unit: Unit, year: int, place: int) -> Period:
    """The month, quarter, half or season at a place in a year, the first one at 0.

    >>> part_of_year("quarter", 2025, 3).value
    '2025-Q4'
    """
    return Period(unit, year * (12 // MONTHS[unit][0]) + place)


def calendar_day(year: int, month: int, number: int) -> Period:
    """A day by its numbers; ValueError where the calendar has none."""
    return Period("day", date(year, month, number).toordinal())
