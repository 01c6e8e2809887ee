"""The days of holidays by rule, from `lexicons/holidays.csv`, and of those that states keep on days of their own.

A holiday has a fixed day; the first weekday on or after one; days counted from Easter, western or Orthodox (by computus), or
from the Jewish new year (exact by that calendar's arithmetic; the feast begins on the evening before); a day of the tabular
Islamic calendar, which observation may move by a day or two; or that of the first new moon after one (the Chinese new year,
which this misses in 1985; Diwali, which some keep a day later). Nowruz stands at 21 March.
"""

from __future__ import annotations

from functools import cache

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter  # type: ignore[import-untyped]

from toolkit.language import Parse
from toolkit.lexicons import lexicon
from toolkit.times.moon import new_moon
from toolkit.times.periods import Period, calendar_day

EASTERS: dict[str, int] = {"easter": EASTER_WESTERN, "orthodox": EASTER_ORTHODOX}
WEEKDAYS: dict[str, int] = {"monday": 1, "tuesday": 2, "thursday": 4, "friday": 5, "sunday": 7}
MOONS: dict[str, float] = {"chinese": 8 / 24, "indian": -12.5 / 24}
"""The days to add to the moment of the new moon in Greenwich: for Beijing, and in India for the sunset before."""
ROUGH = frozenset({"islamic", "indian"})
"""The rules that tell a day but roughly."""
STATE_BEFORE = 5
"""How many words back a state is sought: "Ukraine's 33rd Independence Day"."""
HANUKKAH = 83
"""Days from the Jewish new year beyond which its month Heshvan, of 29 or 30 days, lies in between."""


def by_rule(row: dict[str, str], year: int) -> Period:
    """The first day in a year that a row of the lexicon tells.

    >>> feasts = ("Thanksgiving", 2025), ("Good Friday", 2025), ("Yom Kippur", 1973)
    >>> [by_rule(holidays()[name], year).value for name, year in feasts]
    ['2025-11-27', '2025-04-18', '1973-10-06']
    """
    rule, number = row["rule"], int(row["day"])
    if rule in EASTERS:
        return Period("day", easter(year, EASTERS[rule]).toordinal() + number)
    if rule == "jewish":
        begin, following = jewish_new_year(year), jewish_new_year(year + 1)
        return Period("day", begin + number + (number >= HANUKKAH and (following - begin) % 10 == 5))
    if rule == "islamic":
        return Period("day", islamic_day(year, int(row["month"]), number))
    begin_day = calendar_day(year, int(row["month"]), number)
    if rule in MOONS:
        return Period("day", new_moon(begin_day.ordinal, MOONS[rule]))
    return begin_day.shift((WEEKDAYS[rule] - begin_day.ordinal) % 7) if rule in WEEKDAYS else begin_day


def jewish_new_year(year: int) -> int:
    """The proleptic Gregorian ordinal of Rosh Hashanah in a year of the common era (Reingold and Dershowitz, ch. 8).

    >>> Period("day", jewish_new_year(2024)).value
    '2024-10-03'
    """
    before, here, after = (_molad_day(year + 3761 + k) for k in (-1, 0, 1))
    delay = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return here + delay - 1_373_427


def _molad_day(year: int) -> int:
    """The days from the epoch of the Jewish calendar to the mean new moon of a year, moved off three weekdays."""
    months = (235 * year - 234) // 19
    day = 29 * months + (12_084 + 13_753 * months) // 25_920
    return day + (3 * (day + 1) % 7 < 3)


def islamic_day(year: int, month: int, number: int) -> int:
    """The proleptic Gregorian ordinal of the first such day of the tabular Islamic calendar in a year of the common era.

    >>> Period("day", islamic_day(2024, 9, 1)).value
    '2024-03-11'
    """
    first = calendar_day(year, 1, 1).ordinal
    era = (first - 227_015) * 30 // 10_631  # a year at or before the one that is sought
    days = (
        227_014 + 354 * (era + k - 1) + (3 + 11 * (era + k)) // 30 + 29 * (month - 1) + month // 2 + number for k in range(4)
    )
    return next(day for day in days if day >= first)


@cache
def holidays() -> dict[str, dict[str, str]]:
    """The rows of the lexicon by the name of the holiday."""
    return {row["name"]: row for row in lexicon("holidays")}


def national(name: str, parse: Parse, token: int) -> dict[str, str] | None:
    """The row of a holiday that states keep on days of their own, by the state that is named in the words before a token."""
    for beyond in range(token, max(token - STATE_BEFORE, 0), -1):
        for first in range(max(beyond - 3, 0), beyond):
            if state := _states().get(" ".join(parse.lower[first:beyond])):
                return _national_days().get((name, state))
    return None


@cache
def _states() -> dict[str, str]:
    """The codes of states by their names, aliases and adjectives in lower case."""
    rows = [row for row in lexicon("states") if row["kind"] == "state" and not row["until"]]
    return {
        word.lower(): row["code"]
        for row in rows
        for word in (row["name"], *row["aliases"].split(";"), *row["adjectives"].split(";"))
    }


@cache
def _national_days() -> dict[tuple[str, str], dict[str, str]]:
    return {(row["name"], row["state"]): row | {"rule": "fixed", "days": ""} for row in lexicon("national_days")}
