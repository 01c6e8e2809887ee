"""Heat maps: who makes claims of which kinds, and who directs claims at whom."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection
from matplotlib.patches import Rectangle

from toolkit.figures.canvas import INK, WIDTH, Drawing, above, blank, drawn, legend, sheet
from toolkit.figures.words import ACTORS, columns, foremost, highest, label, leading, number, sentence
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
FEW = 6
"""Those at whom claims are directed that a figure for a phone names."""


class Rows(NamedTuple):
    """How rows are drawn: their height in inches, the part of it above the cells, the columns of a head, and its slant."""

    height: float
    name: float
    head: int
    slant: int


BESIDE, ABOVE = Rows(0.3, 0, 24, 40), Rows(0.5, 0.44, 18, 90)
"""Rows with names beside the cells, and with names above them, as on a phone."""


def claims_by_kind(claims: pd.DataFrame) -> Drawing:
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


def addressed(claims: pd.DataFrame) -> Drawing:
    """Heat map: who directs claims at whom (columns `actor_name`, `target_name`; those without a target are left out)."""
    directed = claims[claims["target_name"].notna()]
    if directed.empty:
        return blank("No claim is directed at anyone by name.")
    actors, order = leading(directed["actor_name"], NOBODY, last=unnamed(directed, "actor", "actor_name"))
    alone = unnamed(directed, "target", "target_name")
    many, few = (
        crossed(actors, targets, order, across)
        for targets, across in (leading(directed["target_name"], NOBODY, most, last=alone) for most in (ACTORS, FEW))
    )
    pairs = "by " + directed["actor_name"].map(label, na_action="ignore") + " at " + directed["target_name"].map(label)
    verb = "is" if len(directed) == 1 else "are"
    most = foremost(pairs)
    often = f", most often {most[0]}, {most[1]} times" if most else ""
    title = f"{len(directed)} of {number(len(claims), 'claim')} {verb} directed at somebody{often}."
    people = {*directed["actor_name"].dropna(), *directed["target_name"]}
    return matrix(many, title, ("whose claim it is", "whom it is directed at"), people, few)


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


def matrix(
    counts: pd.DataFrame, title: str, names: tuple[str, str], named: Collection[str], few: pd.DataFrame | None = None
) -> Drawing:
    """A heat map of counts with the number in every cell: darker is more.

    `names` say what its lines and its columns are; the frame's index and columns name them. The darkest colour is that of
    the highest count where both are `named`: others are many together. A phone shows the columns of `few`, if there are.
    """
    slim = counts if few is None else few
    return drawn(lambda width: _matrix(counts if width == WIDTH else slim, title, names, named, width))


def _matrix(counts: pd.DataFrame, title: str, names: tuple[str, str], named: Collection[str], width: float) -> Drawing:
    look = BESIDE if width == WIDTH else ABOVE
    lines, heads = [label(name) for name in counts.index], [label(name, look.head) for name in counts.columns]
    room = width - (0.2 if look.name else 0.6 + CHARACTER * max(map(columns, lines)))
    cell = min(CELL, room / len(heads))
    longest = CHARACTER * max(map(columns, heads))
    slanted = longest >= cell
    below = (1 if look.slant == 90 else 0.75) * longest if slanted else 0.2
    figure = sheet(title, 0.75 + below + look.height * len(counts), width)
    grid = figure.add_gridspec(1, 2, width_ratios=[cell * len(heads), max(0.01, room - cell * len(heads))])
    axes = figure.add_subplot(grid[0, 0])
    single = counts.loc[counts.index.isin(named), counts.columns.isin(named)]
    _cells(axes, counts.to_numpy().tolist(), (single if single.size else counts).to_numpy().max(), look.name)
    axes.set_xticks([x + 0.5 for x in range(len(heads))], heads)
    if slanted:
        axes.tick_params(axis="x", labelrotation=look.slant)
        for tick in axes.get_xticklabels() if look.slant != 90 else []:
            tick.set(ha="right", rotation_mode="anchor")
    if figure.narrow:
        axes.xaxis.tick_top()  # on a phone the lower end is far away
    axes.set_yticks([] if look.name else [y + 0.5 for y in range(len(lines))], [] if look.name else lines)
    for y, name in enumerate(lines if look.name else []):
        above(axes, y + look.name, name, 2)
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    legend(figure, f"Rows: {names[0]}. Columns: {names[1]}.")
    what = f"A heat map: {number(len(lines), 'row')}, {names[0]}; {number(len(heads), 'column')}, {names[1]}."
    figure.set_label(f"{what} {highest(counts)}")
    return figure


def _cells(axes: Axes, counts: list[list[int]], highest: int, top: float) -> None:
    """The cells with their numbers, which begin at a part of the height of their row."""
    shades = np.sqrt(counts)  # so that one large count does not make all others alike
    darkest = max(DARKEST, 1.1 * np.sqrt(highest))
    filled = [(x, y) for y, line in enumerate(counts) for x, count in enumerate(line) if count]
    squares = [Rectangle((x + GAP / 2, y + top + GAP / 2), 1 - GAP, 1 - top - GAP) for x, y in filled]
    collection = PatchCollection(squares, cmap="Blues", linewidth=0)
    collection.set_array(np.array([shades[y, x] for x, y in filled]))
    collection.set_clim(0, darkest)
    axes.add_collection(collection)
    axes.set(xlim=(0, len(counts[0])), ylim=(len(counts), 0))
    for y, line in enumerate(counts):
        for x, count in enumerate(line):
            colour = "#999999" if not count else "white" if shades[y, x] > 0.6 * darkest else INK
            words = f"{count / 1000:.0f}k" if top and count > 999 else str(count or "·")
            axes.text(x + 0.5, y + (1 + top) / 2, words, ha="center", va="center_baseline", color=colour)


def crossed(rows: pd.Series[str], across: pd.Series[str], order: list[str], parts: list[str]) -> pd.DataFrame:
    """How often each of `order` goes with each of `parts`."""
    return pd.crosstab(rows, across).reindex(index=order, columns=parts, fill_value=0)
