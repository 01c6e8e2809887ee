"""The timeline as a figure: a lane for every actor, a colour and a shape for every kind, a bar for every interval."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import accumulate, cycle
from math import ceil
from typing import Any

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from toolkit.figures.canvas import NARROW, WIDTH, Drawing, above, blank, canvas, drawn, key, legend, sheet
from toolkit.figures.heat import crossed
from toolkit.figures.layout import Window, ticks
from toolkit.figures.packing import used
from toolkit.figures.rows import GAP, Lane, lanes
from toolkit.figures.strokes import DASHED, LEVEL, dated, undated
from toolkit.figures.words import HIGHEST, foremost, highest, label, number, sentence
from toolkit.palette import KINDS

ROW = 0.19
"""The height of a row in inches."""

LINES, MANY, SHORT = 10, 30, 0.008
"""The articles' dates that are drawn in full strength, those that are drawn at all height, and the height of more of them."""

HEAD, FEW, ABREAST = 1.3, 8, 4
"""On a phone, the height of a name above its lane in rows, the actors with a lane, and the undated in a row."""

GROUNDS = ("#f0f0f0", "#fafafa")
"""The grounds of lanes in turn; labels have them too, so that no line runs through their letters."""


def timeline(events: pd.DataFrame) -> Drawing:
    """Draw the frame `Dossier.timeline`: who did or said what, and when.

    Filled shapes are reported, hollow ones scheduled or hypothetical; a box is a period, a line goes along the days that a
    date leaves open; a number counts events of one kind and date. What lies far from the articles' dates stands at the edge
    with its year, what has no date in the column at the right. Dashed lines are the articles' dates.
    """
    if events.empty:
        return blank("No events were found.")
    return drawn(partial(_drawn, events, Window.around(events)))


def _drawn(events: pd.DataFrame, window: Window, width: float) -> Drawing:
    """The lanes with their names and what has no date beside them; on a phone, above and below."""
    figure, found = (_beside if width == WIDTH else _below)(events, window)
    _legend(figure, found, published=bool(events["date"].notna().any()))
    figure.set_label(_description(events, found))
    return figure


def _beside(events: pd.DataFrame, window: Window) -> tuple[Drawing, list[Lane]]:
    found = lanes(events, window)
    figure = sheet(_title(events), 1.7 + ROW * sum(lane.rows + GAP for lane in found))
    time, beside = figure.subplots(1, 2, sharey=True, gridspec_kw={"width_ratios": [5, 1.25], "wspace": 0.01})
    _frame(time, beside, found)
    _dates(time, events, window)
    for top, ground, lane in _tops(found):
        dated(time, lane.placed, top, ground, window)
        undated(beside, lane.undated, top, lane.abreast, (0.06, 1 / lane.abreast, 0.06))
    return figure, found


def _below(events: pd.DataFrame, window: Window) -> tuple[Drawing, list[Lane]]:
    """As a phone shows it, where what lies far from the articles' dates is counted only."""
    near = window._replace(before=False, after=False, scale=2)
    found = lanes(events, near, [FEW])
    heights = [HEAD + used(lane.placed) + ceil(len(lane.undated) / ABREAST) + GAP for lane in found]
    figure, axes = canvas(_title(events), 1.3 + ROW * sum(heights), NARROW)
    axes.set(ylim=(sum(heights), 0), yticks=[])
    axes.spines["left"].set_visible(False)
    _dates(axes, events, near)
    for lane, height, top, ground in zip(found, heights, accumulate(heights, initial=0.0), cycle(GROUNDS), strict=False):
        axes.axhspan(top, top + height, color=ground, linewidth=0, zorder=0)
        rest = f" ({lane.left_out} more)" if lane.left_out else ""
        above(axes, top + HEAD, label(lane.name, 36 - len(rest)) + rest, 1, bbox={"facecolor": ground, "edgecolor": "none"})
        dated(axes, lane.placed, top + HEAD, ground, near)
        if lane.undated:
            loose = top + HEAD + used(lane.placed)
            axes.text(0.01, loose + 0.5, "no date", transform=axes.get_yaxis_transform(), **LEVEL)
            undated(axes, lane.undated, loose, ABREAST, (0.22, 0.8 / ABREAST, 0.03))
    return figure, found


def _title(events: pd.DataFrame) -> str:
    """The sentence over the figure: how many events, when, of whom, and what several articles tell."""
    dated, total = events[~events["undated"]], number(len(events), "event")
    most, several = foremost(events["name"]), int((events["articles"] > 1).sum())
    ahead = int((dated["scheduled"] | dated["hypothetical"]).sum())
    hollow = f", {ahead} of them scheduled or hypothetical" if 0 < ahead < len(dated) else ""
    return sentence([
        f"{len(dated) or 'None'} of {total} {'is' if len(dated) == 1 else 'are'} dated{hollow}{_period(events)}",
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


def _description(events: pd.DataFrame, found: list[Lane]) -> str:
    """What the figure shows in words: its lanes, and what happens most often in the first ones."""
    first = [lane.name for lane in found[:HIGHEST] if (events["name"] == lane.name).any()]
    counts = crossed(events["name"], events["kind"], first, list(KINDS))
    what = f"A timeline: {number(len(found), 'row')}, one for each actor, the most frequent first, and the undated beside it."
    return f"{what} {highest(counts)}".strip()


def _tops(found: list[Lane]) -> Iterator[tuple[float, str, Lane]]:
    """Every lane with the height at which it begins, in rows, and its ground: in turn darker and lighter."""
    top = 0.0
    for lane, shade in zip(found, cycle(GROUNDS), strict=False):
        yield top, shade, lane
        top += lane.rows + GAP


def _frame(time: Axes, beside: Axes, found: list[Lane]) -> None:
    """The lanes with their grounds and their names, and the column beside them."""
    for top, shade, lane in _tops(found):
        for axes in (time, beside):
            axes.axhspan(top - GAP / 2, top + lane.rows + GAP / 2, color=shade, linewidth=0, zorder=0)
    middles = [top + lane.rows / 2 for top, _, lane in _tops(found)]
    more = [f"\n({lane.left_out} more not drawn)" if lane.left_out else "" for lane in found]
    time.set_yticks(middles, [label(lane.name, 28) + rest for lane, rest in zip(found, more, strict=True)])
    time.set_ylim(sum(lane.rows + GAP for lane in found) - GAP / 2, -GAP / 2)
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


def _legend(figure: Drawing, found: list[Lane], published: bool) -> None:
    """The kinds that occur, and what hollow shapes, bars and dashed lines mean."""
    hollow: dict[str, Any] = {"marker": "o", "markersize": 7, "markerfacecolor": "white", "markeredgecolor": "#333333"}
    placed = [mark for lane in found for _, mark in lane.placed]
    loose = [look for lane in found for look, _ in lane.undated]
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
