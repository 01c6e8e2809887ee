"""The days of new moons, which begin the months of the Chinese and the Indian calendars.

After Meeus, Astronomical Algorithms, chapter 49.
"""

from __future__ import annotations

from math import radians, sin

MONTH = 29.530588861
"""The mean days from one new moon to the next."""
FIRST = 2_451_550.09766 - 1_721_424.5
"""The mean new moon of January 2000 in days of the proleptic Gregorian calendar, the fraction from midnight."""
_WAVES = (
    (-0.40720, 0, 1, 0), (0.17241, 1, 0, 0), (0.01608, 0, 2, 0), (0.01039, 0, 0, 2), (0.00739, -1, 1, 0), (-0.00514, 1, 1, 0),
    (0.00208, 2, 0, 0), (-0.00111, 0, 1, -2), (-0.00057, 0, 1, 2), (0.00056, 1, 2, 0), (-0.00042, 0, 3, 0),
    (0.00042, 1, 0, 2), (0.00038, 1, 0, -2), (-0.00024, -1, 2, 0),
)  # fmt: skip
"""The largest periodic terms: days, and how often the anomalies of sun and moon and the latitude of the moon go in."""


def new_moon(ordinal: int, offset: float) -> int:
    """The first day at or after a proleptic Gregorian ordinal on which a new moon falls, `offset` days east of Greenwich.

    Right to a few minutes between 1800 and 2200, so that hardly a day is missed.

    >>> from datetime import date
    >>> date.fromordinal(new_moon(date(2025, 1, 21).toordinal(), 8 / 24)).isoformat()
    '2025-01-29'
    """
    k = int((ordinal - FIRST) / MONTH) - 2
    return next(day for day in (int(_moment(k + step) + offset) for step in range(6)) if day >= ordinal)


def _moment(k: int) -> float:
    """The k-th new moon after that of January 2000, in days."""
    century = k / 1236.85
    sun, moon = 2.5534 + 29.1053567 * k, 201.5643 + 385.81693528 * k + 0.0107582 * century**2
    latitude = 160.7108 + 390.67050284 * k
    shift = sum(days * sin(radians(s * sun + m * moon + f * latitude)) for days, s, m, f in _WAVES)
    return FIRST + MONTH * k + 0.00015437 * century**2 + shift
