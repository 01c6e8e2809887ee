"""Bars: what conditions are for, how certain claims are, and who speaks and who is spoken of."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from toolkit.figures.canvas import INK, WIDTH, Drawing, Looks, above, blank, canvas, drawn, filled, legend
from toolkit.figures.heat import NOBODY, crossed
from toolkit.figures.words import ACTORS, foremost, highest, label, number, ranked, sentence
from toolkit.frames import unnamed
from toolkit.palette import CERTAINTY, FUNCTIONS, QUOTES, SPOKEN


class Rows(NamedTuple):
    """How rows are drawn: their height in inches, that of a bar in rows, the columns of a name, and the room for the number
    at the end of a bar as a part of the longest.
    """

    height: float
    bar: float
    name: int
    number: float


BESIDE, ABOVE = Rows(0.36, 0.62, 72, 0.08), Rows(0.5, 0.4, 38, 0.16)
"""Rows with names beside the bars, and with names above them, as on a phone."""


def conditions(frame: pd.DataFrame) -> Drawing:
    """Stacked bars: who sets conditions for whom, and to what end (columns `holder_name`, `party_name`, `function`)."""
    if frame.empty:
        return blank("No conditions were found.")
    holders, parties = (frame[name].fillna("nobody named").map(label) for name in ("holder_name", "party_name"))
    pairs = holders + "  →  " + parties
    counts = crossed(pairs, frame["function"], ranked(pairs), list(FUNCTIONS))
    most, end = foremost(frame["holder_name"]), foremost(frame["function"])
    title = sentence([
        f"{number(len(frame), 'condition')} {'was' if len(frame) == 1 else 'were'} found",
        f"{most[0]} sets the most ({most[1]})" if most else "",
        f"the most frequent function is {end[0]} ({end[1]})" if end else "",
    ])  # fmt: skip
    return bars(counts, FUNCTIONS, title, ("who sets it → who must meet it", "conditions", "their function"))


def certainty(claims: pd.DataFrame) -> Drawing:
    """Stacked bars: how far each actor's claims are committed to (columns `actor_name` and `certainty`)."""
    if claims.empty:
        return blank("No claims were found.")
    names = claims["actor_name"].fillna(NOBODY)
    order = ranked(names, {NOBODY, *unnamed(claims, "actor", "actor_name")})
    counts = crossed(names, claims["certainty"], order, list(CERTAINTY))
    sure = int((claims["certainty"] == "certain").sum())
    title = f"{sure} of {number(len(claims), 'claim')} {'is' if sure == 1 else 'are'} told as certain."
    return bars(counts, CERTAINTY, title, ("whose claim it is", "claims", "how certain they are"))


def speakers(attributions: pd.DataFrame, claims: pd.DataFrame) -> Drawing:
    """Diverging bars: who speaks, and who is only spoken of.

    To the left the statements attributed to each actor, by quotation (`speaker_name` and `quote` of the attributions); to the
    right the claims that others tell of the actor (`actor_name` other than `source_name`) or direct at it (`target_name`).
    """
    told = claims["actor_name"].where((claims["actor_name"] != claims["source_name"]).fillna(True))
    named = [attributions["speaker_name"], told, claims["target_name"]]
    roles = ((attributions, "speaker"), (claims, "actor"), (claims, "target"))
    alone = frozenset().union(*(unnamed(frame, role, f"{role}_name") for frame, role in roles))
    order = ranked(pd.concat(named).dropna(), alone)
    if not order:
        return blank("Nobody speaks and nobody is spoken of by name.")
    said = crossed(named[0], attributions["quote"], order, list(QUOTES))
    spoken = pd.DataFrame({part: names.value_counts().reindex(order, fill_value=0)
                           for part, names in zip(SPOKEN, named[1:], strict=True)})  # fmt: skip
    return drawn(partial(_diverging, said, spoken))


def _diverging(said: pd.DataFrame, spoken: pd.DataFrame, width: float) -> Drawing:
    """Statements to the left and being spoken of to the right, those who speak most first; the rarest are counted."""
    speak, title = int(said.any(axis=1).sum()), _speaking(said)
    kept = said[:ACTORS].assign(total=lambda frame: frame.sum(axis=1)).sort_values("total", ascending=False, kind="stable")
    said_kept, spoken_kept = said.loc[kept.index], spoken.loc[kept.index]
    look = BESIDE if width == WIDTH else ABOVE
    figure, axes = canvas(title, 1.15 + look.height * len(kept), width)
    left, right = said_kept.sum(axis=1), spoken_kept.sum(axis=1)
    _stack(axes, -said_kept[list(reversed(QUOTES))], QUOTES, look.bar)
    _stack(axes, spoken_kept, SPOKEN, look.bar)
    _totals(axes, [*-left, *right], [*range(len(kept)), *range(len(kept))])
    if not figure.narrow:  # where it would run through the names
        axes.axvline(0, color=INK, linewidth=1)
    beyond = look.number * (left.max() + right.max())
    axes.set_xlim(-left.max() - beyond, right.max() + beyond)
    _rows(axes, [label(name) for name in kept.index], figure.narrow)
    rest = len(said) - len(kept)
    others = f" Not drawn: {number(rest, 'other')}." if rest else ""
    handles: list[Artist] = [Patch(label=f"{part} quotation", **filled(QUOTES, part)) for part in reversed(QUOTES)]
    handles += [Patch(label=part, **filled(SPOKEN, part)) for part in SPOKEN]
    legend(figure, f"Left: statements of the actor. Right: claims in which others speak of the actor.{others}", handles)
    what = f"Diverging bars, {number(len(kept), 'row')}, one an actor, of {len(said)}; {speak} of them speak."
    figure.set_label(f"{what} {highest(pd.concat([said_kept, spoken_kept], axis=1))}")
    return figure


def _speaking(said: pd.DataFrame) -> str:
    """The sentence over the figure: how many speak, who does so most often, and how many are only spoken of."""
    totals = said.sum(axis=1)
    speak, silent = int((totals > 0).sum()), int((totals == 0).sum())
    most = totals[totals == totals.max()]
    often = f", {label(most.index[0])} most often ({most.iloc[0]})" if len(most) == 1 and speak > 1 else ""
    return sentence([
        f"{number(speak, 'actor')} {'speaks' if speak == 1 else 'speak'}{often}" if speak else "Nobody speaks",
        f"{silent} {'is' if silent == 1 else 'are'} only spoken of" if silent else "",
    ])  # fmt: skip


def bars(counts: pd.DataFrame, looks: Looks, title: str, names: tuple[str, str, str]) -> Drawing:
    """Horizontal bars, one a row, stacked by the columns, the longest of them named and the others counted.

    `names` say what the rows, the lengths and the parts are.
    """
    return drawn(partial(_bars, counts, looks, title, names))


def _bars(counts: pd.DataFrame, looks: Looks, title: str, names: tuple[str, str, str], width: float) -> Drawing:
    rows, lengths, parts = names
    shown, rest = counts[:ACTORS], counts[ACTORS:]
    look = BESIDE if width == WIDTH else ABOVE
    figure, axes = canvas(title, 0.85 + look.height * len(shown), width)
    _stack(axes, shown, looks, look.bar)
    totals = shown.sum(axis=1)
    _totals(axes, list(totals), list(range(len(shown))))
    axes.set_xlim(0, (1 + look.number) * totals.max())
    _rows(axes, [label(name, look.name) for name in shown.index], figure.narrow)
    others = f" Not drawn: {number(len(rest), 'row')} with {int(rest.to_numpy().sum())} {lengths}." if len(rest) else ""
    handles = [Patch(label=part, **filled(looks, part)) for part in looks if counts[part].any()]
    legend(figure, f"Rows: {rows}. Lengths: {lengths}. Fills: {parts}.{others}", handles)
    what = f"Bars, {number(len(shown), 'row')}, {rows}; their lengths are {lengths}, their parts {parts}."
    figure.set_label(f"{what} {highest(counts)}")
    return figure


def _stack(axes: Axes, counts: pd.DataFrame, looks: Looks, height: float) -> None:
    """One bar a row: its parts beside each other, away from zero."""
    base = pd.Series(0, index=counts.index)
    for part in counts.columns:
        rows = [row for row, count in enumerate(counts[part]) if count]
        axes.barh(rows, counts[part].iloc[rows], left=base.iloc[rows], height=height, **filled(looks, part))
        base = base + counts[part]


def _totals(axes: Axes, totals: list[int], rows: list[int]) -> None:
    """The numbers at the ends of bars."""
    for total, row in zip(totals, rows, strict=True):
        if total:
            away, side = (4, "left") if total > 0 else (-4, "right")
            axes.annotate(str(abs(total)), (total, row), (away, 0), textcoords="offset points", ha=side, va="center_baseline")


def _rows(axes: Axes, names: list[str], narrow: bool) -> None:
    """The names of the rows, beside them or above."""
    axes.set_yticks([] if narrow else range(len(names)), [] if narrow else names)
    axes.set_ylim(len(names) - 0.5, -0.9 if narrow else -0.5)
    for row, name in enumerate(names if narrow else []):
        above(axes, row, name, 9)
    axes.tick_params(length=0)
    axes.set_xticks([])
    axes.spines[:].set_visible(False)
