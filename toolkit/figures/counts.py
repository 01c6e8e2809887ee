"""Counts as figures: heat maps of claims, and stacked bars of conditions."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from toolkit.figures.canvas import blank, canvas, label, style
from toolkit.records import KINDS

FUNCTIONS = {
    "contingency": ("#ededed", ""), "offer": ("#bfe0f2", ".."), "exchange": ("#8fcaa6", "\\\\\\"),
    "demand": ("#e0a13d", "///"), "withhold": ("#9367ad", "xxx"), "threat": ("#7d1414", ""),
}  # fmt: skip
"""The colour and the hatch of each function of a condition, from light to dark."""

ACTORS = 15
"""The actors that a figure names; the others are counted together."""


def matrix(counts: pd.DataFrame, title: str, rows: str, columns: str) -> Figure:
    """A heat map of counts with the number in every cell: darker is more.

    `rows` and `columns` label the two axes; the frame's index and columns name the lines and the columns.
    """
    with style():
        across = max((len(label(name, 22)) for name in counts.columns), default=0) * 0.055
        figure, axes = canvas(title, 1.5 + across + 0.34 * len(counts))
        most = max(1, int(counts.to_numpy().max(initial=0)))
        axes.pcolormesh(counts.to_numpy(), cmap="Blues", vmin=0, vmax=most * 1.25, edgecolors="white", linewidth=1.5)
        for y, line in enumerate(counts.to_numpy().tolist()):
            for x, count in enumerate(line):
                colour = "#bbbbbb" if not count else "white" if count > most * 0.65 else "#111111"
                axes.text(x + 0.5, y + 0.5, str(count), ha="center", va="center", color=colour)
        axes.set_xticks([x + 0.5 for x in range(counts.shape[1])], [label(name, 22) for name in counts.columns])
        axes.tick_params(axis="x", rotation=40, length=0)
        for tick in axes.get_xticklabels():
            tick.set(ha="right", rotation_mode="anchor")
        axes.set_yticks([y + 0.5 for y in range(len(counts))], [label(name) for name in counts.index])
        axes.tick_params(axis="y", length=0)
        axes.invert_yaxis()
        axes.set(xlabel=columns, ylabel=rows)
        for spine in axes.spines.values():
            spine.set_visible(False)
        return figure


def claims_by_kind(claims: pd.DataFrame) -> Figure:
    """Heat map: how many claims of each kind each actor makes (columns `actor` and `kind`)."""
    if claims.empty:
        return blank("No claims were found.")
    actors = leading(claims["actor"], "no actor named")
    present = set(claims["kind"])
    counts = pd.crosstab(actors, claims["kind"])
    counts = counts.loc[ordered(actors), [kind for kind in KINDS if kind in present]]
    first, kinds = counts.index[0], claims["kind"].value_counts()
    kind = min(kinds.index, key=lambda name: (-kinds[name], KINDS.index(name)))
    title = (
        f"{label(first)} has the most claims, {int(counts.loc[first].sum())} of {len(claims)}; "
        f"the most frequent kind of all is “{kind}” ({kinds[kind]})."
    )
    return matrix(counts, title, "Actor", "Kind of claim (number of claims)")


def addressed(claims: pd.DataFrame) -> Figure:
    """Heat map: who directs claims at whom (columns `actor` and `target`; claims without a target are left out)."""
    directed = claims[claims["target"].notna()]
    if directed.empty:
        return blank("No claim is directed at anyone by name.")
    actors, targets = leading(directed["actor"], "no actor named"), leading(directed["target"], "")
    counts = pd.crosstab(actors, targets).loc[ordered(actors), ordered(targets)]
    pairs = counts.stack()
    actor, target = min(pairs.index, key=lambda pair: (-pairs[pair], ordered(actors).index(pair[0]), pair[1]))
    title = (
        f"{len(directed)} of {len(claims)} claims are directed at somebody, most often those of {label(actor)} "
        f"at {label(target)} ({pairs[actor, target]})."
    )
    return matrix(counts, title, "Whose claim it is", "Whom it is directed at (number of claims)")


def conditions(frame: pd.DataFrame) -> Figure:
    """Stacked bars: who sets conditions for whom, and to what end (columns `holder`, `party`, `function`)."""
    if frame.empty:
        return blank("No conditions were found.")
    holders = frame["holder"].fillna("nobody named").map(label)
    parties = frame["party"].fillna("nobody named").map(label)
    pairs = leading(holders + "  →  " + parties, "")
    counts = pd.crosstab(pairs, frame["function"]).reindex(columns=list(FUNCTIONS), fill_value=0).loc[ordered(pairs)]
    ends = frame["function"].value_counts()
    end = min(ends.index, key=lambda name: (-ends[name], name))
    count = f"{len(frame)} condition{'' if len(frame) == 1 else 's'}"
    title = f"{label(ordered(holders)[0])} holds the most of the {count}; the most frequent end is “{end}” ({ends[end]})."
    with style():
        figure, axes = canvas(title, 1.7 + 0.42 * len(counts))
        bars(axes, counts)
        axes.set(xlabel="Number of conditions", ylabel="Who sets it  →  who must meet it")
        return figure


def bars(axes: Axes, counts: pd.DataFrame) -> None:
    """Horizontal bars, one a row, stacked by function with colour and hatch; the legend names those that occur."""
    base = pd.Series(0, index=counts.index)
    handles = []
    for name, (colour, hatch) in FUNCTIONS.items():
        if not counts[name].any():
            continue
        look: dict[str, Any] = {"facecolor": colour, "hatch": hatch, "edgecolor": "#333333", "linewidth": 0.7}
        axes.barh(range(len(counts)), counts[name], left=base, height=0.62, **look)
        handles.append(Patch(label=name, **look))
        base = base + counts[name]
    axes.set_yticks(range(len(counts)), [str(pair) for pair in counts.index])
    axes.invert_yaxis()
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.legend(handles=handles, loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False, title="To what end")


def leading(names: pd.Series[str], missing: str) -> pd.Series[str]:
    """The names with all but the `ACTORS` most frequent replaced by one that counts them."""
    named = names.fillna(missing)
    kept = ordered(named)
    if len(kept) <= ACTORS:
        return named
    others = f"{len(kept) - ACTORS} others"
    return named.where(named.isin(kept[:ACTORS]), others)


def ordered(names: pd.Series[str]) -> list[str]:
    """The distinct names, the most frequent first, equals by name; a count of others last."""
    counts = names.value_counts()
    return sorted(counts.index, key=lambda name: (name.endswith(" others"), -counts[name], name))
