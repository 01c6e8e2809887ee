"""The lanes of a timeline: who has one, how many rows it takes, and what is drawn in them; together no higher than a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

import pandas as pd

from toolkit.figures.layout import Mark, Window, marks
from toolkit.figures.packing import QUIET, pack, used
from toolkit.figures.packing import ROWS as HIGHEST
from toolkit.figures.words import leading
from toolkit.frames import unnamed
from toolkit.palette import KINDS

GAP = 0.5
"""The space between two lanes, in rows."""
ROWS = 54
"""The rows of all lanes together, with the space between them: what fits a page."""
LANES = (15, 11, 7)
"""The actors that have a lane of their own: fewer where their lanes would be too low."""
LOW = 4
"""The rows that a crowded lane has at least."""

Look = tuple[str, bool]
"""A kind, and whether its shape is hollow."""


class Lane(NamedTuple):
    """What is drawn for one actor: the marks in their rows, what did not fit, and the undated by their look."""

    name: str
    placed: list[tuple[int, Mark]]
    left_out: int
    undated: list[tuple[Look, int]]

    @property
    def rows(self) -> int:
        """The height of the lane in rows."""
        return max(used(self.placed), ceil(len(self.undated) / self.abreast), 2 if self.left_out else 1)

    @property
    def abreast(self) -> int:
        """How many of the undated there is room for in a row: three, or two where numbers are long."""
        return 2 if any(count > 99 for _, count in self.undated) else 3


def lanes(events: pd.DataFrame, window: Window, numbers: Sequence[int] = LANES) -> list[Lane]:
    """The lanes of the actors of most events, then one of the others and one of those that nobody is named for.

    The actors are as many as the first of the `numbers` for which the lanes are not too low.
    """
    last = unnamed(events, "entity", "name")
    for most in numbers:
        names, order = leading(events["name"], "no actor named", most, last)
        found = [_lane(name, events[names == name], window) for name in order]
        fair = _fair([lane.rows for lane in found])
        if fair > LOW:
            break
    return [_lane(lane.name, events[names == lane.name], window, fair) if lane.rows > fair else lane for lane in found]


def _lane(name: str, events: pd.DataFrame, window: Window, rows: int = HIGHEST) -> Lane:
    placed, _ = pack(marks(events[~events["undated"]], window), window, rows)
    undated = events[events["undated"]]
    hollow = undated["scheduled"] | undated["hypothetical"]
    looks = Counter(zip(undated["kind"], map(bool, hollow), strict=True)).items()
    room = rows * Lane(name, placed, 0, list(looks)).abreast
    kept = sorted(looks, key=lambda look: (look[0][0] in QUIET, -look[1], look[0]))[:room]
    left_out = len(events) - sum(mark.events for _, mark in placed) - sum(count for _, count in kept)
    order = list(KINDS)
    return Lane(name, placed, left_out, sorted(kept, key=lambda look: (order.index(look[0][0]), look[0][1])))


def _fair(wanted: list[int]) -> int:
    """The rows that a lane may take for all to fit, where each takes no more than it wants.

    >>> _fair([3, 12, 1]), _fair([16] * 9)
    (16, 5)
    """
    room = ROWS - GAP * len(wanted)
    return next((rows for rows in range(HIGHEST, LOW, -1) if sum(min(rows, want) for want in wanted) <= room), LOW)
