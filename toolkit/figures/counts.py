"""Counts as figures: heat maps of claims, and stacked bars of conditions and of certainty."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from toolkit.figures.canvas import WIDTH, blank, canvas, columns, darker, foremost, label, leading, number, sheet, style
from toolkit.palette import CERTAINTY, FUNCTIONS
from toolkit.records import KINDS

Looks = dict[str, tuple[str, str]]
"""The colour and the hatch of each part of a bar, from light to dark."""

NOBODY = "no actor named"
FEWEST = 4
"""The bars that there is room for at least, so that the label beside them fits."""
CELL = 0.95
"""The width of a cell of a heat map in inches, at most."""
DARKEST = 2.5
"""The root of the count that has the darkest colour, at least, so that single claims stay light."""
CHARACTER = 0.085
"""The width of a character of a label in inches, about."""


def claims_by_kind(claims: pd.DataFrame) -> Figure:
    """Heat map: how many claims of each kind each actor makes (columns `actor_name` and `kind`)."""
    if claims.empty:
        return blank("No claims were found.")
    actors, order = leading(claims["actor_name"], NOBODY)
    present = set(claims["kind"])
    counts = _crossed(actors, claims["kind"], order, [kind for kind in KINDS if kind in present])
    most = foremost(claims["actor_name"], "actor") + foremost(claims["kind"], "kind")
    title = f"{number(len(claims), 'claim')}{most}."
    return matrix(counts, title, "whose claim it is", "kind of claim")


def addressed(claims: pd.DataFrame) -> Figure:
    """Heat map: who directs claims at whom (columns `actor_name`, `target_name`; those without a target are left out)."""
    directed = claims[claims["target_name"].notna()]
    if directed.empty:
        return blank("No claim is directed at anyone by name.")
    actors, order = leading(directed["actor_name"], NOBODY)
    targets, across = leading(directed["target_name"], NOBODY)
    counts = _crossed(actors, targets, order, across)
    pairs = directed["actor_name"].map(label, na_action="ignore") + " → " + directed["target_name"].map(label)
    verb = "is" if len(directed) == 1 else "are"
    most = foremost(pairs, "pair")
    title = f"{len(directed)} of {number(len(claims), 'claim')} {verb} directed at somebody{most}."
    return matrix(counts, title, "whose claim it is", "whom it is directed at")


def conditions(frame: pd.DataFrame) -> Figure:
    """Stacked bars: who sets conditions for whom, and to what end (columns `holder_name`, `party_name`, `function`)."""
    if frame.empty:
        return blank("No conditions were found.")
    holders, parties = (frame[name].fillna("nobody named").map(label) for name in ("holder_name", "party_name"))
    pairs, order = leading(holders + "  →  " + parties, "")
    counts = _crossed(pairs, frame["function"], order, list(FUNCTIONS))
    most = foremost(frame["holder_name"], "holder") + foremost(frame["function"], "end")
    title = f"{number(len(frame), 'condition')}{most}."
    return bars(counts, FUNCTIONS, title, ("Number of conditions", "Who sets it →\nwho must meet it", "To what end"))


def certainty(claims: pd.DataFrame) -> Figure:
    """Stacked bars: how far each actor's claims are committed to (columns `actor_name` and `certainty`)."""
    if claims.empty:
        return blank("No claims were found.")
    actors, order = leading(claims["actor_name"], NOBODY)
    counts = _crossed(actors, claims["certainty"], order, list(CERTAINTY))
    sure = int(counts["certain"].sum())
    title = f"{sure} of {number(len(claims), 'claim')} {'is' if sure == 1 else 'are'} told as certain."
    return bars(counts, CERTAINTY, title, ("Number of claims", "Whose claim it is", "How certain"))


def matrix(counts: pd.DataFrame, title: str, rows: str, across: str) -> Figure:
    """A heat map of counts with the number in every cell: darker is more.

    `rows` and `across` say what its lines and its columns are; the frame's index and columns name them.
    """
    names, heads = [label(name) for name in counts.index], [label(name, 24) for name in counts.columns]
    room = WIDTH - 0.6 - CHARACTER * max(map(columns, names))
    cell = min(CELL, room / len(heads))
    longest = CHARACTER * max(map(columns, heads))
    with style():
        figure = sheet(title, 0.9 + (0.2 if longest < cell else 0.75 * longest) + 0.3 * len(counts))
        grid = figure.add_gridspec(1, 2, width_ratios=[cell * len(heads), max(0.01, room - cell * len(heads))])
        axes = figure.add_subplot(grid[0, 0])
        _cells(axes, counts.to_numpy().tolist())
        axes.set_xticks([x + 0.5 for x in range(len(heads))], heads)
        if longest >= cell:
            for tick in axes.get_xticklabels():
                tick.set(ha="right", rotation=40, rotation_mode="anchor")
        axes.set_yticks([y + 0.5 for y in range(len(names))], names)
        axes.tick_params(length=0)
        axes.invert_yaxis()
        axes.set_xlabel(f"Rows: {rows}. Columns: {across}.", loc="left")
        axes.spines[:].set_visible(False)
        return figure


def _cells(axes: Axes, counts: list[list[int]]) -> None:
    shades = np.sqrt(counts)  # so that one large count does not make all others alike
    darkest = max(DARKEST, 1.1 * shades.max())
    axes.pcolormesh(shades, cmap="Blues", vmin=0, vmax=darkest, edgecolors="white", linewidth=1.5)
    for y, line in enumerate(counts):
        for x, count in enumerate(line):
            colour = "#999999" if not count else "white" if shades[y, x] > 0.6 * darkest else "#111111"
            axes.text(x + 0.5, y + 0.5, str(count or "·"), ha="center", va="center", color=colour)


def bars(counts: pd.DataFrame, looks: Looks, title: str, names: tuple[str, str, str]) -> Figure:
    """Horizontal bars, one a row, stacked by the columns; `names` are those of the two axes and of the legend."""
    with style():
        room = max(FEWEST, len(counts))
        figure, axes = canvas(title, 0.9 + 0.36 * room)
        base, handles = pd.Series(0, index=counts.index), []
        for part in [part for part in looks if counts[part].any()]:
            colour, hatch = looks[part]
            look: dict[str, Any] = {"facecolor": colour, "hatch": hatch, "edgecolor": darker(colour), "linewidth": 0.7}
            rows = [row for row, count in enumerate(counts[part]) if count]
            axes.barh(rows, counts[part].iloc[rows], left=base.iloc[rows], height=0.62, **look)
            handles.append(Patch(label=part, **look))
            base = base + counts[part]
        axes.set_yticks(range(len(counts)), [label(name, 72) for name in counts.index])
        axes.set_ylim(room - 0.4, -0.6)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.set(xlabel=names[0], ylabel=names[1])
        axes.legend(handles=handles, loc="upper left", bbox_to_anchor=(1.0, 1.0), title=names[2])
        return figure


def _crossed(rows: pd.Series[str], across: pd.Series[str], order: list[str], parts: list[str]) -> pd.DataFrame:
    """How often each of `order` goes with each of `parts`."""
    return pd.crosstab(rows, across).reindex(index=order, columns=parts, fill_value=0)
