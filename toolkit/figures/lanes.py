"""The timeline as a figure: a lane for every actor, a colour and a shape for every kind, a bar for every interval."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from toolkit.figures.canvas import blank, canvas, label, style
from toolkit.figures.counts import leading, ordered

KINDS = {
    "threaten": ("#5c0a12", "X"), "reject": ("#b5342b", "v"), "demand": ("#d9772b", "^"), "concede": ("#a3d4c8", "<"),
    "accept": ("#1b7f5c", "o"), "propose": ("#4f9fd0", "D"), "pledge": ("#1f4e8c", ">"), "accuse": ("#8e3a80", "P"),
    "support": ("#e8c22e", "*"), "action": ("#4d4d4d", "s"), "state": ("#c2c2c2", "h"), "mention": ("#ffffff", "d"),
}  # fmt: skip
"""The colour and the shape of each kind of event."""

ROWS = 24
"""The rows that a lane may take; what does not fit is counted at its right end."""

ROW = 0.27
"""The height of a row in inches."""


class Mark(NamedTuple):
    """Events of one lane, kind and period: where they are drawn, and how many they are."""

    first: float
    last: float
    kind: str
    open: bool
    count: int


def timeline(events: pd.DataFrame) -> Figure:
    """Draw the frame of `toolkit.timeline`: who did or said what, and when.

    Filled shapes are reported, hollow ones scheduled or hypothetical. What lies far from the articles' dates stands at
    the edge with its year, and what has no date in the column at the right. Dashed lines are the articles' dates.
    """
    if events.empty:
        return blank("No events were found.")
    lanes = leading(events["name"], "no actor named")
    order = ordered(lanes)
    low, high = _window(events)
    placed = [_placed(marks(events[lanes == lane], low, high), (high - low) * 0.035) for lane in order]
    undated = [_waiting(events[(lanes == lane) & events["undated"]]) for lane in order]
    heights = [max(1, min(ROWS, max(len(rows), (len(loose) + 2) // 3))) for rows, loose in zip(placed, undated, strict=True)]
    with style():
        figure, axes = canvas(_title(events), 2.6 + ROW * (sum(heights) + len(order)))
        right = figure.add_axes(axes.get_position(), sharey=axes) if False else axes
        _draw(axes, right, placed, heights)
        return figure
