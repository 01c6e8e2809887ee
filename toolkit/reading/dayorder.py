"""Dates such as 03/04/2025, as spreadsheets write them: the others in their column tell which part is the month."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from toolkit.records import is_day

First = Literal["day", "month"]

SLASHED = re.compile(r"([0-9]{1,2})([-/])([0-9]{1,2})\2([0-9]{4})(?:[ T].*)?")


def first_part(dates: Iterable[str]) -> First | None:
    """Whether the day or the month comes first in the dates of a column; None where none of them tells, or they disagree.

    >>> first_part(["03/04/2025", "19/03/2025"]), first_part(["3/19/2025"]), first_part(["03/04/2025"])
    ('day', 'month', None)
    """
    parts = [(int(found[1]), int(found[3])) for date in dates if (found := SLASHED.fullmatch(date.strip()))]
    day_first, month_first = any(first > 12 for first, _ in parts), any(second > 12 for _, second in parts)
    return None if day_first == month_first else "day" if day_first else "month"


def in_order(date: str, first: First) -> str | None:
    """The ISO day of a date with slashes whose first part is known; None for any other.

    >>> in_order("03/04/2025", "day"), in_order("03/04/2025", "month"), in_order("2025-04-03", "day")
    ('2025-04-03', '2025-03-04', None)
    """
    if not (found := SLASHED.fullmatch(date.strip())):
        return None
    day, month = (found[1], found[3]) if first == "day" else (found[3], found[1])
    iso = f"{found[4]}-{month:0>2}-{day:0>2}"
    return iso if is_day(iso) else None
