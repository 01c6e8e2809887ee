"""Lengths of time and repeated times → TimeML's durations: P30D, PT2H30M, PXW where the number is left open."""

from __future__ import annotations

from toolkit.times.slots import Slots

LETTERS: dict[str, str] = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "weekend": "WE", "month": "M", "quarter": "Q",
    "year": "Y", "decade": "DE", "century": "CE", "millennium": "ML",
}  # fmt: skip
CLOCK_UNITS = ("second", "minute", "hour")
HALVES: dict[str, str] = {"year": "6M", "hour": "30M", "minute": "30S"}
"""What half a unit is in the next smaller one; half of others is written with a decimal."""


def unit_of(slots: Slots) -> str | None:
    """The unit of an expression, singular: "week"."""
    return slots.first("units", "unit", "weekend", "quarter", "century")


def count_of(slots: Slots) -> float | None:
    """How many units: a number, 1 for "a", None where it is left open ("several", bare "weeks")."""
    if slots.number is not None:
        return slots.number + 1 if slots.words[-3:] == ("and", "a", "half") and slots.number == 0.5 else slots.number
    return None if slots.has("vague", "units") else 1


def length(unit: str, count: float | None) -> str | None:
    """The duration of so many units.

    >>> length("day", 30), length("year", 2.5), length("hour", 1), length("week", None), length("fortnight", 1)
    ('P30D', 'P2Y6M', 'PT1H', 'PXW', 'P2W')
    """
    if unit == "fortnight":
        unit, count = "week", None if count is None else 2 * count
    if unit not in LETTERS:
        return None
    prefix = "PT" if unit in CLOCK_UNITS else "P"
    if count is None:
        return f"{prefix}X{LETTERS[unit]}"
    whole, rest = divmod(count, 1)
    if rest == 0.5 and unit in HALVES:
        return prefix + (f"{whole:.0f}{LETTERS[unit]}" if whole else "") + HALVES[unit]
    return f"{prefix}{count:.10g}{LETTERS[unit]}"


def repeated(slots: Slots) -> str | None:
    """The value of a repeated time: P1W for "twice a week", XXXX-WXX-2 for "every Tuesday", P1D for "daily"."""
    if slots.has("sets"):
        return slots.first("sets")
    weekday = slots.first("weekdays", "weekday")
    if weekday:
        return f"XXXX-WXX-{weekday}" + (slots.first("parts") or "")
    if slots.has("part"):
        return "XXXX-XX-XX" + slots.values["part"][0]
    if slots.has("season"):
        return "XXXX-" + slots.values["season"][0]
    if slots.has("month"):
        return f"XXXX-{int(slots.values['month'][0]):02}"
    unit = unit_of(slots)
    if unit is None:
        return None
    count = 2.0 if slots.has("other") else float(slots.first("ordinal") or 0) or slots.number
    return length(unit, 1.0 if slots.has("often", "times") or count is None else count)
