"""Heat maps: who makes claims of which kinds, and who directs claims at whom."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from toolkit.figures.canvas import INK, WIDTH, blank, legend, sheet, style
from toolkit.figures.words import columns, foremost, highest, label, leading, number, sentence
from toolkit.frames import unnamed
from toolkit.records import KINDS

NOBODY = "no actor named"
CELL = 0.95
"""The width of a cell in inches, at most."""
GAP = 0.05
"""The space between two cells, in cells."""
DARKEST = 2.5
"""The root of the count that has the darkest colour, at least, so that single claims stay light."""
CHARACTER = 0.085
"""The width of a character of a label in inches, about."""


def claims_by_kind(claims: pd.DataFrame) -> Figure:
    """Heat map: how many claims of each kind each actor makes (columns `actor_name` and `kind`)."""
    if claims.empty:
        return blank("No claims were found.")
    actors, order = leading(claims["actor_name"], NOBODY, last=unnamed(claims, "actor", "actor_name"))
    present = set(claims["kind"])
    counts = crossed(actors, claims["kind"], order, [kind for kind in KINDS if kind in present])
    most, kind = foremost(claims["actor_name"]), foremost(claims["kind"])
    title = sentence([
        makers(claims),
        f"{most[0]} makes the most ({most[1]})" if most else "",
        f"the most frequent kind is {kind[0]} ({kind[1]})" if kind else "",
    ])  # fmt: skip
    return matrix(counts, title, ("whose claim it is", "kind of claim"), {*claims["actor_name"].dropna(), *KINDS})


def addressed(claims: pd.DataFrame) -> Figure:
    """Heat map: who directs claims at whom (columns `actor_name`, `target_name`; those without a target are left out)."""
    directed = claims[claims["target_name"].notna()]
    if directed.empty:
        return blank("No claim is directed at anyone by name.")
    actors, order = leading(directed["actor_name"], NOBODY, last=unnamed(directed, "actor", "actor_name"))
    targets, across = leading(directed["target_name"], NOBODY, last=unnamed(directed, "target", "target_name"))
    counts = crossed(actors, targets, order, across)
    pairs = "by " + directed["actor_name"].map(label, na_action="ignore") + " at " + directed["target_name"].map(label)
    verb = "is" if len(directed) == 1 else "are"
    most = foremost(pairs)
    often = f", most often {most[0]}, {most[1]} times" if most else ""
    title = f"{len(directed)} of {number(len(claims), 'claim')} {verb} directed at somebody{often}."
    people = {*directed["actor_name"].dropna(), *directed["target_name"]}
    return matrix(counts, title, ("whose claim it is", "whom it is directed at"), people)


def makers(claims: pd.DataFrame) -> str:
    """A clause that counts claims and those who make them.

    >>> makers(pd.DataFrame({"actor_name": ["Kyiv", "Kyiv", None]}))
    '1 actor makes 2 of 3 claims'
    """
    actors, made = claims["actor_name"].nunique(), int(claims["actor_name"].notna().sum())
    some = "" if made == len(claims) else f"{made or 'none'} of "
    if not actors:
        return f"{number(len(claims), 'claim')} of actors who are not named {'is' if len(claims) == 1 else 'are'} told"
    return f"{number(actors, 'actor')} {'makes' if actors == 1 else 'make'} {some}{number(len(claims), 'claim')}"


def matrix(counts: pd.DataFrame, title: str, axes_names: tuple[str, str], named: Collection[str]) -> Figure:
    """A heat map of counts with the number in every cell: darker is more.

    `axes_names` say what its lines and its columns are; the frame's index and columns name them. The darkest colour is that
    of the highest count where both are `named`: others are many together.
    """
    rows, across = axes_names
    names, heads = [label(name) for name in counts.index], [label(name, 24) for name in counts.columns]
    room = WIDTH - 0.6 - CHARACTER * max(map(columns, names))
    cell = min(CELL, room / len(heads))
    longest = CHARACTER * max(map(columns, heads))
    with style():
        figure = sheet(title, 0.75 + (0.2 if longest < cell else 0.75 * longest) + 0.3 * len(counts))
        grid = figure.add_gridspec(1, 2, width_ratios=[cell * len(heads), max(0.01, room - cell * len(heads))])
        axes = figure.add_subplot(grid[0, 0])
        single = counts.loc[counts.index.isin(named), counts.columns.isin(named)]
        _cells(axes, counts.to_numpy().tolist(), (single if single.size else counts).to_numpy().max())
        axes.set_xticks([x + 0.5 for x in range(len(heads))], heads)
        if longest >= cell:
            for tick in axes.get_xticklabels():
                tick.set(ha="right", rotation=40, rotation_mode="anchor")
        axes.set_yticks([y + 0.5 for y in range(len(names))], names)
        axes.tick_params(length=0)
        axes.spines[:].set_visible(False)
        legend(figure, f"Rows: {rows}. Columns: {across}.")
    what = f"A heat map: {number(len(names), 'row')}, {rows}; {number(len(heads), 'column')}, {across}."
    figure.set_label(f"{what} {highest(counts)}")
    return figure


def _cells(axes: Axes, counts: list[list[int]], highest: int) -> None:
    shades = np.sqrt(counts)  # so that one large count does not make all others alike
    darkest = max(DARKEST, 1.1 * np.sqrt(highest))
    filled = [(x, y) for y, line in enumerate(counts) for x, count in enumerate(line) if count]
    squares = [Rectangle((x + GAP / 2, y + GAP / 2), 1 - GAP, 1 - GAP) for x, y in filled]
    collection = PatchCollection(squares, cmap="Blues", linewidth=0)
    collection.set_array(np.array([shades[y, x] for x, y in filled]))
    collection.set_clim(0, darkest)
    axes.add_collection(collection)
    axes.set(xlim=(0, len(counts[0])), ylim=(len(counts), 0))
    for y, line in enumerate(counts):
        for x, count in enumerate(line):
            colour = "#999999" if not count else "white" if shades[y, x] > 0.6 * darkest else INK
            axes.text(x + 0.5, y + 0.5, str(count or "·"), ha="center", va="center_baseline", color=colour)


def crossed(rows: pd.Series[str], across: pd.Series[str], order: list[str], parts: list[str]) -> pd.DataFrame:
    """How often each of `order` goes with each of `parts`."""
    return pd.crosstab(rows, across).reindex(index=order, columns=parts, fill_value=0)
