"""Positions over time as a figure: a line for every actor on every issue, a shape and a colour for every side."""

from __future__ import annotations

from functools import partial
from itertools import groupby

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from toolkit.figures.canvas import WIDTH, Drawing, above, blank, canvas, drawn, key, legend, shape
from toolkit.figures.layout import Window, ticks
from toolkit.figures.words import label, number, sentence
from toolkit.palette import SIDES

LINES, ACTORS = 30, 6
"""The lines of a figure and the actors of an issue, at most."""
SPREAD = 0.3
"""How far apart the sides of one day stand, in lines."""

Line = tuple[str, pd.DataFrame | None]
"""A name with the positions on its line; none for an issue, which stands above its actors."""


def positions(frame: pd.DataFrame) -> Drawing:
    """Draw the frame `Dossier.positions`: who stands where on the issues of which most is told, and since when.

    What has no issue, no day and no actor with a name is left out. A line leads from a position to the one that changes it.
    """
    named = frame["entity"].notna() & ~frame["entity"].str.contains("#", regex=False, na=False)
    known = frame[frame["issue"].notna() & named & frame["last"].notna()]
    if known.empty:
        return blank("No dated positions on one issue were found.")
    lines = _lines(known)
    shown = pd.concat([own for _, own in lines if own is not None])
    return drawn(partial(_drawn, lines, shown, _title(frame, shown)))


def _drawn(lines: list[Line], shown: pd.DataFrame, title: str, width: float) -> Drawing:
    """The lines with their names beside them; on a phone, above them."""
    figure, axes = canvas(title, 1.1 + (0.27 if width == WIDTH else 0.44) * len(lines), width)
    window = Window.around(shown)._replace(before=False, after=False, scale=1 if width == WIDTH else 2)
    for height, (_, own) in enumerate(lines):
        if own is not None:
            axes.axhline(height, color="#d4d4d4", linewidth=0.8, zorder=0)
            _marks(axes, own, window, height, SPREAD if width == WIDTH else SPREAD / 2)
    _names(axes, [(label(name, 40 if own is None else 30), own is None) for name, own in lines], figure.narrow)
    axes.set_ylim(len(lines) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)
    days = ticks(window)
    axes.set_xticks([day for day, _ in days], [text for _, text in days])
    axes.set_xlim(*window.limits)
    _legend(figure, shown)
    figure.set_label(_description(lines))
    return figure


def _names(axes: Axes, names: list[tuple[str, bool]], narrow: bool) -> None:
    """The names of the lines, those of issues in bold."""
    weights = ["bold" if bold else "normal" for _, bold in names]
    if narrow:
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        for height, ((name, bold), weight) in enumerate(zip(names, weights, strict=True)):
            above(axes, height, name, -8 if bold else 6, fontweight=weight)
        return
    axes.set_yticks(range(len(names)), [name for name, _ in names])
    for text, weight in zip(axes.get_yticklabels(), weights, strict=True):
        text.set_fontweight(weight)


def _lines(known: pd.DataFrame) -> list[Line]:
    """The issues on which somebody changes sides, then those with most positions, each above its actors with most of them."""
    ranked = known.assign(
        turned=-known.groupby("issue")["changed"].transform("max").astype(int),
        told=-known.groupby("issue")["id"].transform("size"),
    ).sort_values(["turned", "told", "issue", "entity_name", "entity"], kind="stable")
    lines: list[Line] = []
    for _, told in ranked.groupby("issue", sort=False):
        held = sorted((own for _, own in told.groupby("entity", sort=False)), key=_weight)[:ACTORS]
        if len(lines) + 1 + len(held) <= LINES:
            held.sort(key=lambda own: str(own["entity_name"].iloc[0]))
            lines += [(str(told["issue_name"].iloc[0]), None), *((str(own["entity_name"].iloc[0]), own) for own in held)]
    return lines


def _weight(own: pd.DataFrame) -> tuple[bool, int]:
    return not own["changed"].any(), -len(own)


def _title(frame: pd.DataFrame, shown: pd.DataFrame) -> str:
    """The sentence over the figure: how many take positions, who changes sides, and how much of what there is is shown."""
    actors, issues = shown["entity"].nunique(), shown["issue"].nunique()
    turned = shown.loc[shown["changed"], "entity"].nunique()
    changing = "and changes sides" if turned else "and stays on its side"
    if actors > 1:
        changing = f"{turned} of them {'changes' if turned == 1 else 'change'} sides" if turned else "nobody changes sides"
    return sentence([
        f"{number(actors, 'actor')} {'takes' if actors == 1 else 'take'} sides on {number(issues, 'issue')}",
        changing,
        f"{len(shown)} of {number(len(frame), 'position')} {'is' if len(shown) == 1 else 'are'} drawn",
    ])  # fmt: skip


def _description(lines: list[Line]) -> str:
    """The figure in words: the actors on each issue with their sides, in the order of time."""
    parts: list[str] = []
    for name, own in lines:
        held = [] if own is None else [side for side, _ in groupby(own["side"])]
        parts.append(f"{label(name)}:" if own is None else f"{label(name)} {', then '.join(held)};")
    return f"A line for each actor on each issue. {' '.join(parts).rstrip(';')}."


def _marks(axes: Axes, own: pd.DataFrame, window: Window, height: int, spread: float) -> None:
    """The positions on a line, those of several sides above each other, and what leads from one to the other side."""
    low, high = window.first - window.mark / 2, window.last + window.mark / 2
    days = [min(max(window.day(day), low), high) for day in own["last"]]
    heights = [height + spread * off for off in _beside(days, list(own["side"]), window.mark)]
    for at, level, before, changed in zip(days, heights, own["before_last"], own["changed"], strict=True):
        if changed:
            since = min(max(window.day(before), low), high)
            axes.plot([since, at], [height, level], color="#333333", linewidth=1.8, zorder=1)
    for at, level, side in zip(days, heights, own["side"], strict=True):
        axes.scatter([at], [level], **shape(SIDES[side], 50), zorder=2)


def _beside(days: list[float], sides: list[str], mark: float) -> list[float]:
    """How far from its line each mark stands, so that those of other sides within a mark's width leave it to be seen."""
    near = [sorted({sides[k] for k, other in enumerate(days) if abs(other - at) < mark}, key=[*SIDES].index) for at in days]
    return [found.index(side) - (len(found) - 1) / 2 for found, side in zip(near, sides, strict=True)]


def _legend(figure: Drawing, shown: pd.DataFrame) -> None:
    handles = key(SIDES, set(shown["side"]))
    if shown["changed"].any():
        handles.append(Line2D([], [], color="#333333", linewidth=1.8, label="change of sides"))
    legend(figure, "Bold: the issue, by its most telling words. Below it: who takes which side, and when.", handles)
