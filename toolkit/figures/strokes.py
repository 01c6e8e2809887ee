"""What is drawn in the lanes of a timeline: shapes, bars for periods, labels, and numbers of what has no date."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.transforms import Transform

from toolkit.figures.canvas import darker, paler, shape
from toolkit.figures.layout import Mark, Window
from toolkit.figures.rows import Look
from toolkit.palette import KINDS

BOX = 0.9
"""The height of the box around a period, in rows: its label stands in it."""

MARGIN = 0.15
"""The space before a label, in marks."""

DASHED, DOTTED = (0, (4, 3)), (0, (2, 1))
LEVEL: dict[str, Any] = {"verticalalignment": "center_baseline"}


class Points:
    """Where shapes stand, by their look: each look is drawn at once."""

    def __init__(self) -> None:
        self._found = defaultdict[Look, list[tuple[float, float]]](list)

    def add(self, look: Look, x: float, y: float) -> None:
        """A shape at a place."""
        self._found[look].append((x, y))

    def draw(self, axes: Axes, across: Transform | None = None) -> None:
        """Draw all of them, where they are not days by a transform of their own."""
        for (kind, hollow), places in self._found.items():
            look = shape(KINDS[kind], 46, hollow)
            axes.scatter(*zip(*places, strict=True), **look, zorder=3, transform=across or axes.transData)


def dated(axes: Axes, placed: list[tuple[int, Mark]], top: float, ground: str, window: Window) -> None:
    """The marks of a lane in their rows below `top`, with their bars and labels."""
    points, paper = Points(), {"facecolor": ground, "edgecolor": "none", "pad": 0.6}
    for row, mark in placed:
        y = top + row + 0.5
        points.add((mark.kind, mark.hollow), mark.middle, y)
        if mark.last > mark.first:
            _bar(axes, mark, y)
        if mark.label:
            at, edge = mark.beside(window), window.limits[1]
            box = None if mark.lasting and at < mark.last else paper
            x, side = (at + window.mark * MARGIN, "left") if mark.end(window) <= edge else (edge, "right")
            axes.text(x, y, mark.label, bbox=box, zorder=2.5, horizontalalignment=side, **LEVEL)
    points.draw(axes)


def undated(
    axes: Axes, counts: list[tuple[Look, int]], top: float, abreast: int, columns: tuple[float, float, float]
) -> None:
    """The looks of what has no date, so many abreast, with their numbers.

    `columns` are where the first begins, the width of one, and where its number begins, as parts of the width.
    """
    points, across = Points(), axes.get_yaxis_transform()
    begin, width, beside = columns
    for place, (look, count) in enumerate(counts):
        x, y = begin + width * (place % abreast), top + place // abreast + 0.5
        points.add(look, x, y)
        axes.text(x + beside, y, f"×{count}" if count > 1 else "", transform=across, **LEVEL)
    points.draw(axes, across)


def _bar(axes: Axes, mark: Mark, y: float) -> None:
    """The days of a mark: a box around a period, a line along those of which one is meant."""
    colour = KINDS[mark.kind][0]
    line: dict[str, Any] = {"linestyle": DOTTED if mark.hollow else "solid", "zorder": 2}
    if mark.lasting:
        face = "white" if mark.hollow else paler(colour)
        corner, length = (mark.first, y - BOX / 2), mark.last - mark.first
        axes.add_patch(Rectangle(corner, length, BOX, facecolor=face, edgecolor=darker(colour), linewidth=1, **line))
    else:
        axes.plot([mark.first, mark.last], [y, y], color=darker(colour), linewidth=1.6, **line)
