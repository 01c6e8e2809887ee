"""The rows of a lane of a timeline, in which no two marks overlap."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heappop, heappush

from toolkit.figures.layout import Mark, Window

ROWS = 16
"""The rows that a lane may take, at most; what does not fit is counted."""

QUIET = frozenset({"state", "mention"})
"""The kinds that give way where a lane is full: they tell the least of what was done or wanted."""


def pack(found: Iterable[Mark], window: Window, rows: int = ROWS) -> tuple[list[tuple[int, Mark]], int]:
    """Give each mark the first of the rows where it overlaps no other, in n log n steps; and count the events without a row.

    Where there are too few rows, the quiet kinds take those that the others leave. What spans the whole figure tells the
    least about its date, and takes the last ones.

    >>> week = Window(0, 7)
    >>> periods = (1, 3), (2, 2), (6, 6)
    >>> [row for row, _ in pack([Mark(*days, "state", False, False, 1, "") for days in periods], week)[0]]
    [0, 1, 0]
    """
    ordered = sorted(found)
    wide = [mark for mark in ordered if mark.spans(window)]
    dated = [mark for mark in ordered if not mark.spans(window)]
    placed = _packed(dated, window, 0, rows)
    if len(placed) < len(dated):
        placed = _packed([mark for mark in dated if mark.kind not in QUIET], window, 0, rows)
        quiet = [mark for mark in dated if mark.kind in QUIET]
        placed += _packed(quiet, window, used(placed), rows)
    placed += list(zip(range(used(placed), rows), wide, strict=False))
    return placed, sum(mark.events for mark in ordered) - sum(mark.events for _, mark in placed)


def _packed(ordered: Iterable[Mark], window: Window, first: int, rows: int) -> list[tuple[int, Mark]]:
    """The marks that fit the rows from the first on, with their rows."""
    placed: list[tuple[int, Mark]] = []
    free, busy = list(range(first, rows)), list[tuple[float, int]]()
    for mark in ordered:
        while busy and busy[0][0] <= mark.begin(window):
            heappush(free, heappop(busy)[1])
        if free:
            row = heappop(free)
            heappush(busy, (mark.end(window), row))
            placed.append((row, mark))
    return placed


def used(placed: Iterable[tuple[int, Mark]]) -> int:
    """How many rows marks take."""
    return 1 + max((row for row, _ in placed), default=-1)
