"""The timeline as a figure: a lane for every actor, a colour and a shape for every kind, a bar for every interval."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle

from toolkit.figures.canvas import blank, darker, key, legend, paler, shape, sheet, style
from toolkit.figures.heat import crossed
from toolkit.figures.layout import Mark, Window, ticks
from toolkit.figures.rows import GAP, Lane, Look, lanes
from toolkit.figures.words import HIGHEST, foremost, highest, label, number, sentence
from toolkit.palette import KINDS

ROW = 0.19
"""The height of a row in inches."""

LINES, MANY, SHORT = 10, 30, 0.008
"""The articles' dates that are drawn in full strength, those that are drawn at all height, and the height of more of them."""

BOX = 0.9
"""The height of the box around a period, in rows: its label stands in it."""

MARGIN = 0.15
"""The space before a label, in marks."""

GROUNDS = ("#f0f0f0", "#fafafa")
"""The grounds of lanes in turn; labels have them too, so that no line runs through their letters."""

DASHED, DOTTED = (0, (4, 3)), (0, (2, 1))
SMALL: dict[str, Any] = {"verticalalignment": "center_baseline"}


def timeline(events: pd.DataFrame) -> Figure:
    """Draw the frame `Dossier.timeline`: who did or said what, and when.

    Filled shapes are reported, hollow ones scheduled or hypothetical; a box is a period, a line goes along the days that a
    date leaves open; a number counts events of one kind and date. What lies far from the articles' dates stands at the edge
    with its year, what has no date in the column at the right. Dashed lines are the articles' dates.
    """
    if events.empty:
        return blank("No events were found.")
    window = Window.around(events)
    drawn = lanes(events, window)
    with style():
        figure = sheet(_title(events), 1.7 + ROW * sum(lane.rows + GAP for lane in drawn))
        time, beside = figure.subplots(1, 2, sharey=True, gridspec_kw={"width_ratios": [5, 1.25], "wspace": 0.01})
        _frame(time, beside, drawn)
        _dates(time, events, window)
        _draw(time, beside, drawn, window)
        _legend(figure, drawn, published=bool(events["date"].notna().any()))
    figure.set_label(_description(events, drawn))
    return figure


def _title(events: pd.DataFrame) -> str:
    """The sentence over the figure: how many events, when, of whom, and what several articles tell."""
    dated, total = int((~events["undated"]).sum()), number(len(events), "event")
    most, several = foremost(events["name"]), int((events["articles"] > 1).sum())
    return sentence([
        f"{dated or 'None'} of {total} {'is' if dated == 1 else 'are'} dated{_period(events)}",
        f"{most[0]} acts or speaks in the most ({most[1]})" if most else "",
        f"{several} {'is' if several == 1 else 'are'} told by several articles" if several else "",
    ])  # fmt: skip


def _period(events: pd.DataFrame) -> str:
    """From when to when the exact dates are: in days, or in years where they are far apart."""
    exact = events[(events["precision"] == "day") & events["first"].notna()]
    if exact.empty:
        return ""
    first, last = exact["first"].min(), exact["last"].max()
    if int(last[:4]) > int(first[:4]) + 1:
        first, last = first[:4], last[:4]
    return f", from {first} to {last}" if first < last else f", on {first}"


def _description(events: pd.DataFrame, drawn: list[Lane]) -> str:
    """What the figure shows in words: its lanes, and what happens most often in the first ones."""
    first = [lane.name for lane in drawn[:HIGHEST] if (events["name"] == lane.name).any()]
    counts = crossed(events["name"], events["kind"], first, list(KINDS))
    what = f"A timeline: {number(len(drawn), 'row')}, one for each actor, the most frequent first, and the undated beside it."
    return f"{what} {highest(counts)}".strip()


def _tops(drawn: list[Lane]) -> Iterator[tuple[float, str, Lane]]:
    """Every lane with the height at which it begins, in rows, and its ground: in turn darker and lighter."""
    top = 0.0
    for lane, shade in zip(drawn, cycle(GROUNDS), strict=False):
        yield top, shade, lane
        top += lane.rows + GAP


def _frame(time: Axes, beside: Axes, drawn: list[Lane]) -> None:
    """The lanes with their grounds and their names, and the column beside them."""
    for top, shade, lane in _tops(drawn):
        for axes in (time, beside):
            axes.axhspan(top - GAP / 2, top + lane.rows + GAP / 2, color=shade, linewidth=0, zorder=0)
    middles = [top + lane.rows / 2 for top, _, lane in _tops(drawn)]
    more = [f"\n({lane.left_out} more not drawn)" if lane.left_out else "" for lane in drawn]
    time.set_yticks(middles, [label(lane.name, 28) + rest for lane, rest in zip(drawn, more, strict=True)])
    time.set_ylim(sum(lane.rows + GAP for lane in drawn) - GAP / 2, -GAP / 2)
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
    height = 1 if len(published) <= MANY else SHORT
    for day in published:
        axes.axvline(window.day(day), ymax=height, color="#333333", linestyle=DASHED, zorder=1, **strength)


def _draw(time: Axes, beside: Axes, drawn: list[Lane], window: Window) -> None:
    """The marks of all lanes: bars and labels one by one, shapes as one collection a look."""
    points: dict[Look, list[tuple[float, float]]] = {}
    loose: dict[Look, list[tuple[float, float]]] = {}
    for top, shade, lane in _tops(drawn):
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
            x, y = 0.06 + place % lane.abreast / lane.abreast, top + place // lane.abreast + 0.5
            loose.setdefault(look, []).append((x, y))
            beside.text(x + 0.06, y, f"×{count}" if count > 1 else "", **SMALL)
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


def _legend(figure: Figure, drawn: list[Lane], published: bool) -> None:
    """The kinds that occur, and what hollow shapes, bars and dashed lines mean."""
    hollow: dict[str, Any] = {"marker": "o", "markersize": 7, "markerfacecolor": "white", "markeredgecolor": "#333333"}
    placed = [mark for lane in drawn for _, mark in lane.placed]
    loose = [look for lane in drawn for look, _ in lane.undated]
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
