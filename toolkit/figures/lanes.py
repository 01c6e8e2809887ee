"""The timeline as a figure: a lane for every actor, a colour and a shape for every kind, a bar for every interval."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import cycle
from math import ceil
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle

from toolkit.figures.canvas import blank, darker, key, legend, paler, shape, sheet, style
from toolkit.figures.layout import Mark, Window, marks, pack, ticks
from toolkit.figures.words import foremost, label, leading, number, sentence
from toolkit.palette import KINDS

ROW, GAP = 0.2, 0.5
"""The height of a row in inches; the space between two lanes in rows."""

LINES = 10
"""The articles' dates that are drawn in full strength; more of them are drawn thin."""

BOX = 0.74
"""The height of the box around a period, in rows: its label stands in it."""

MARGIN = 0.15
"""The space before a label, in marks."""

DASHED, DOTTED = (0, (4, 3)), (0, (2, 1))
SMALL: dict[str, Any] = {"fontsize": 8.5, "verticalalignment": "center_baseline"}

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
        dated = max((row for row, _ in self.placed), default=0) + 1
        return max(dated, ceil(len(self.undated) / self.abreast), 2 if self.left_out else 1)

    @property
    def abreast(self) -> int:
        """How many of the undated there is room for in a row: two, or one where numbers are long."""
        return 1 if any(count > 99 for _, count in self.undated) else 2


def timeline(events: pd.DataFrame) -> Figure:
    """Draw the frame `Dossier.timeline`: who did or said what, and when.

    Filled shapes are reported, hollow ones scheduled or hypothetical; a box is a period, a line goes along the days that a
    date leaves open; a number counts events of one kind and date. What lies far from the articles' dates stands at the edge
    with its year, what has no date in the column at the right. Dashed lines are the articles' dates.
    """
    if events.empty:
        return blank("No events were found.")
    names, order = leading(events["name"], "no actor named")
    window = Window.around(events)
    lanes = [_lane(name, events[names == name], window) for name in order]
    with style():
        figure = sheet(_title(events), 1.6 + ROW * sum(lane.rows + GAP for lane in lanes))
        time, beside = figure.subplots(1, 2, sharey=True, gridspec_kw={"width_ratios": [7, 1], "wspace": 0.01})
        _frame(time, beside, lanes)
        _dates(time, events, window)
        _draw(time, beside, lanes, window)
        _legend(figure, lanes, published=bool(events["date"].notna().any()))
        return figure


def _lane(name: str, events: pd.DataFrame, window: Window) -> Lane:
    found = marks(events[~events["undated"]], window)
    placed, left_out = pack(found, window)
    undated = events[events["undated"]]
    hollow = undated["scheduled"] | undated["hypothetical"]
    looks = Counter(zip(undated["kind"], map(bool, hollow), strict=True))
    order = list(KINDS)
    return Lane(name, placed, left_out, sorted(looks.items(), key=lambda look: (order.index(look[0][0]), look[0][1])))


def _title(events: pd.DataFrame) -> str:
    """The sentence over the figure: how many events, when, of whom, and what several articles tell."""
    days = events["first"].dropna()
    dated, total = int((~events["undated"]).sum()), number(len(events), "event")
    period = f", from {min(days)} to {max(events['last'].dropna())}" if len(days) else ""
    most, several = foremost(events["name"]), int((events["articles"] > 1).sum())
    return sentence([
        f"{dated or 'None'} of {total} {'is' if dated == 1 else 'are'} dated{period}",
        f"{most[0]} is behind the most ({most[1]})" if most else "",
        f"{several} {'is' if several == 1 else 'are'} told by several articles" if several else "",
    ])  # fmt: skip


def _tops(lanes: list[Lane]) -> Iterator[tuple[float, str, Lane]]:
    """Every lane with the height at which it begins, in rows, and its ground: in turn shaded and white."""
    top = 0.0
    for lane, shade in zip(lanes, cycle(("#f3f3f3", "white")), strict=False):
        yield top, shade, lane
        top += lane.rows + GAP


def _frame(time: Axes, beside: Axes, lanes: list[Lane]) -> None:
    """The lanes with their grounds and their names, and the column beside them."""
    for top, shade, lane in _tops(lanes):
        for axes in (time, beside):
            axes.axhspan(top - GAP / 2, top + lane.rows + GAP / 2, color=shade, linewidth=0, zorder=0)
    middles = [top + lane.rows / 2 for top, _, lane in _tops(lanes)]
    more = [f"\n({lane.left_out} more not drawn)" if lane.left_out else "" for lane in lanes]
    time.set_yticks(middles, [label(lane.name, 28) + rest for lane, rest in zip(lanes, more, strict=True)])
    time.set_ylim(sum(lane.rows + GAP for lane in lanes) - GAP / 2, -GAP / 2)
    beside.set(xlim=(0, 1), xticks=[0.5], xticklabels=["no date"])
    for axes in (time, beside):
        axes.tick_params(axis="y", length=0)
        axes.spines["left"].set_visible(False)
    beside.tick_params(axis="y", labelleft=False)
    beside.tick_params(axis="x", length=0, pad=7)  # which is where the labels of the days stand, below their ticks


def _dates(axes: Axes, events: pd.DataFrame, window: Window) -> None:
    """The days along the axis, and dashed lines at the dates of the articles."""
    known = events["date"].notna().any() or events["first"].notna().any()
    days = ticks(window) if known else []
    axes.set_xticks([day for day, _ in days], [text for _, text in days])
    axes.set_xlim(*window.limits)
    published = events["date"].dropna().unique()
    strength: dict[str, Any] = {"alpha": 1, "linewidth": 1} if len(published) <= LINES else {"alpha": 0.35, "linewidth": 0.6}
    for day in published:
        axes.axvline(window.day(day), color="#333333", linestyle=DASHED, zorder=1, **strength)


def _draw(time: Axes, beside: Axes, lanes: list[Lane], window: Window) -> None:
    """The marks of all lanes: bars and labels one by one, shapes as one collection a look."""
    points: dict[Look, list[tuple[float, float]]] = {}
    loose: dict[Look, list[tuple[float, float]]] = {}
    for top, shade, lane in _tops(lanes):
        paper = {"facecolor": shade, "edgecolor": "none", "pad": 0.6}
        for row, mark in lane.placed:
            y = top + row + 0.5
            points.setdefault((mark.kind, mark.hollow), []).append((mark.middle, y))
            if mark.last > mark.first:
                _bar(time, mark, y)
            if mark.label:
                at = mark.beside(window)
                ground = None if mark.lasting and at < mark.last else paper
                time.text(at + window.mark * MARGIN, y, mark.label, bbox=ground, zorder=2.5, **SMALL)
        for place, (look, count) in enumerate(lane.undated):
            x, y = 0.12 + 0.5 * (place % lane.abreast), top + place // lane.abreast + 0.5
            loose.setdefault(look, []).append((x, y))
            beside.text(x + 0.1, y, f"×{count}" if count > 1 else "", **SMALL)
    for axes, found in ((time, points), (beside, loose)):
        for (kind, hollow), places in found.items():
            axes.scatter(*zip(*places, strict=True), **shape(KINDS[kind], 46, hollow), zorder=3)


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


def _legend(figure: Figure, lanes: list[Lane], published: bool) -> None:
    """The kinds that occur, and what hollow shapes, bars and dashed lines mean."""
    hollow: dict[str, Any] = {"marker": "o", "markersize": 7, "markerfacecolor": "white", "markeredgecolor": "#333333"}
    placed = [mark for lane in lanes for _, mark in lane.placed]
    loose = [look for lane in lanes for look, _ in lane.undated]
    seen = {mark.kind for mark in placed} | {kind for kind, _ in loose}
    lasting = {mark.lasting for mark in placed if mark.last > mark.first}
    handles: list[Artist] = [*key(KINDS, seen)]
    if any(mark.hollow for mark in placed) or any(opened for _, opened in loose):
        handles.append(Line2D([], [], linestyle="", label="scheduled or hypothetical", **hollow))
    if True in lasting:
        handles.append(Patch(facecolor="#dddddd", edgecolor="#333333", label="from one day to another"))
    if False in lasting:
        handles.append(Line2D([], [], color="#333333", linewidth=1.6, label="a day in this time"))
    if published:
        handles.append(Line2D([], [], color="#333333", linewidth=1, linestyle=DASHED, label="date of an article"))
    legend(figure, "Rows: who acts or speaks, each mark on its day; ×2 counts events of one kind and day.", handles)
