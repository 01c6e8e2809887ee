"""Where the events of a timeline are drawn: the days that it shows to scale, and rows in which no two marks overlap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from heapq import heappop, heappush
from typing import NamedTuple

import pandas as pd

NEAR = 60
"""The days before the first and after the last article that are drawn to scale, at least."""

RARE = 50
"""One event in so many may lie outside, at either end, for the others to be drawn larger."""

MARK, SIGN = 0.028, 0.0125
"""The widths of a mark and of a sign of its label, as parts of the days drawn."""

ROWS = 12
"""The rows that a lane may take; what does not fit is counted."""

EPOCH = date(1970, 1, 1).toordinal()


class Window(NamedTuple):
    """The days that are drawn to scale, and the room at both edges for what lies farther away; all in days since 1970."""

    first: float
    last: float
    before: float = 0
    after: float = 0

    @classmethod
    def around(cls, events: pd.DataFrame) -> Window:
        """The days of the articles, and of the events near them (columns `date`, `first`, `last`)."""
        begins, ends = sorted(map(day_number, events["first"].dropna())), sorted(map(day_number, events["last"].dropna()))
        articles = sorted(map(day_number, events["date"].dropna()))
        middle = articles or begins[len(begins) // 4 : len(begins) * 3 // 4 + 1] or [0]
        margin = max(NEAR, middle[-1] - middle[0])
        spare = len(begins) // RARE
        low = min([day for day in begins[spare:] if day >= middle[0] - margin] + [middle[0]])
        high = max([day for day in ends[: len(ends) - spare] if day <= middle[-1] + margin] + [middle[-1]])
        slack = max(0.0, 7 - (high - low)) / 2
        window = cls(low - slack, high + slack)
        room = MARK + SIGN * len("2000–25 ×9")
        early, late = bool(ends) and ends[0] < window.first, bool(begins) and begins[-1] > window.last
        return window._replace(before=room * early * window.days, after=room * late * window.days)

    @property
    def days(self) -> float:
        """How many days are drawn to scale."""
        return self.last - self.first

    @property
    def mark(self) -> float:
        """The width of a mark in days."""
        return MARK * self.days

    @property
    def limits(self) -> tuple[float, float]:
        """The edges of the figure."""
        return self.first - self.mark - self.before, self.last + 2 * self.mark + self.after

    def day(self, written: str) -> float:
        """An ISO day as the figure counts it."""
        return float(day_number(written))


class Mark(NamedTuple):
    """Events of one kind and period: from where to where they are drawn, their number, and the label beside them."""

    first: float
    last: float
    kind: str
    hollow: bool
    events: int
    label: str

    @property
    def middle(self) -> float:
        """Where the shape stands."""
        return (self.first + self.last) / 2


def day_number(written: str) -> int:
    """The days from 1970-01-01 to an ISO day, which is how matplotlib counts."""
    return date.fromisoformat(written).toordinal() - EPOCH


def marks(events: pd.DataFrame, window: Window) -> list[Mark]:
    """Dated events (columns `first`, `last`, `kind`, `scheduled`, `hypothetical`) as marks, those of one look as one."""
    hollow = events["scheduled"] | events["hypothetical"]
    looks = Counter(zip(events["first"], events["last"], events["kind"], hollow, strict=True))
    return [_mark(*look, count, window) for look, count in looks.items()]


def _mark(first: str, last: str, kind: str, hollow: bool, count: int, window: Window) -> Mark:
    """One mark, cut at the edges of the window; what is cut off is named by its year."""
    begin, end = window.day(first), window.day(last)
    left, right = window.limits
    if end < window.first or begin > window.last:
        years = first[:4] if first[:4] == last[:4] else f"{first[:4]}–{last[2:4]}"
        begin = end = left + window.mark / 2 if end < window.first else window.last + 2 * window.mark
    else:
        since, until = first[:4] * (begin < window.first), last[:4] * (end > window.last)
        years = since if since == until else f"{since}–{until}"
        begin, end = (left if since else begin), (right if until else end)
    number = f"×{count}" if count > 1 else ""
    return Mark(begin, end, kind, bool(hollow), count, f"{years} {number}".strip())


def pack(found: Iterable[Mark], window: Window) -> tuple[list[tuple[int, Mark]], int]:
    """Give each mark the first row where it overlaps no other, in n log n steps; and count the events without a row.

    >>> week = Window(0, 7)
    >>> periods = (1, 3), (2, 2), (6, 6)
    >>> [row for row, _ in pack([Mark(*days, "state", False, 1, "") for days in periods], week)[0]]
    [0, 1, 0]
    """
    placed: list[tuple[int, Mark]] = []
    free, busy = list(range(ROWS)), list[tuple[float, int]]()
    left_out = 0
    for mark in sorted(found):
        begin = min(mark.first, mark.middle - window.mark / 2)
        end = max(mark.last, mark.middle + window.mark / 2 + SIGN * window.days * len(mark.label))
        while busy and busy[0][0] <= begin:
            heappush(free, heappop(busy)[1])
        if free:
            row = heappop(free)
            heappush(busy, (end, row))
            placed.append((row, mark))
        else:
            left_out += mark.events
    return placed, left_out
