"""What all figures share: one style, a title that is a sentence, labels that stay text, and deterministic SVG."""

from __future__ import annotations

import textwrap
import unicodedata
import warnings
from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager
from io import StringIO
from typing import Any

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

STYLE: dict[str, Any] = {
    "text.parse_math": False, "font.family": "sans-serif", "font.sans-serif": ["DejaVu Sans", "Verdana", "Arial"],
    "font.size": 10.5, "svg.hashsalt": "toolkit",
    "svg.fonttype": "none", "axes.spines.top": False, "axes.spines.right": False, "axes.edgecolor": "#777777",
    "xtick.color": "#333333", "ytick.color": "#333333", "axes.labelcolor": "#333333", "hatch.linewidth": 0.7,
    "legend.frameon": False, "legend.fontsize": 9.5,
}  # fmt: skip
"""Text stays text in the SVG, so that the reader's machine shows the scripts that the font of the package lacks."""

WIDTH = 9.5
"""Inches: the width of a report's column."""

ACTORS = 15
"""The actors that a figure names; the others are counted together."""

Sign = tuple[str, str]
"""The colour and the shape of a mark."""


@contextmanager
def style() -> Iterator[None]:
    """The one style of all figures, whatever the user's matplotlibrc says."""
    with mpl.rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        mpl.rcdefaults()
        mpl.rcParams.update(STYLE)  # type: ignore[arg-type]
        yield


def svg(figure: Figure) -> str:
    """Draw a figure as SVG: the same bytes for the same figure, without a date.

    >>> svg(blank("Nothing to show.")) == svg(blank("Nothing to show."))
    True
    """
    with style():
        FigureCanvasSVG(figure)
        page = StringIO()
        figure.savefig(page, format="svg", metadata={"Date": None, "Creator": None})
        return page.getvalue()


def label(text: object, width: int = 34) -> str:
    """A name as a label: on one line, without signs that cannot be printed, and cut to `width` columns.

    A wide sign, such as a Chinese one, takes two columns.

    >>> label("the Joint\\nMonitoring Group", 20)
    'the Joint Monitorin…'
    """
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in str(text)).split())
    if columns(line) <= width:
        return line
    while columns(line) > width - 1:
        line = line[:-1]
    return line.rstrip() + "…"


def columns(line: str) -> int:
    """How many columns a line takes where a wide sign takes two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)


def sheet(title: str, height: float) -> Figure:
    """An empty figure of the given height in inches below its title, which is a sentence."""
    lines = textwrap.wrap(title, 88)
    figure = Figure(figsize=(WIDTH, height + 0.22 * len(lines)), layout="constrained")
    figure.suptitle("\n".join(lines), x=0.002, ha="left", fontsize=12, fontweight="bold")
    return figure


def canvas(title: str, height: float) -> tuple[Figure, Axes]:
    """A sheet with one pair of axes."""
    figure = sheet(title, height)
    return figure, figure.add_subplot()


def blank(title: str) -> Figure:
    """A figure that says that there is nothing to draw."""
    with style():
        figure, axes = canvas(title, 0.3)
        axes.set_axis_off()
        return figure


def darker(colour: str) -> tuple[float, float, float]:
    """The colour of the outline of something filled with `colour`."""
    red, green, blue = to_rgb(colour)
    return red * 0.55, green * 0.55, blue * 0.55


def paler(colour: str) -> tuple[float, float, float]:
    """The colour of the ground behind something drawn in `colour`."""
    red, green, blue = (0.35 * part + 0.65 for part in to_rgb(colour))
    return red, green, blue


def shape(sign: Sign, size: int, hollow: bool = False) -> dict[str, Any]:
    """How marks with a sign are scattered: their outline is darker, and hollow ones are white."""
    colour, marker = sign
    face = "white" if hollow else colour
    return {"marker": marker, "facecolors": face, "edgecolors": [darker(colour)], "s": size, "linewidths": 1}


def key(signs: Mapping[str, Sign], shown: Container[str]) -> list[Line2D]:
    """What a legend says of those signs that are shown, by their names."""
    return [
        Line2D([], [], linestyle="", marker=marker, markersize=7, color=colour, markeredgecolor=darker(colour), label=name)
        for name, (colour, marker) in signs.items()
        if name in shown
    ]


def number(count: int, noun: str) -> str:
    """A count with its noun.

    >>> number(1, "claim"), number(2, "claim")
    ('1 claim', '2 claims')
    """
    return f"{count} {noun}{'' if count == 1 else 's'}"


def foremost(values: pd.Series[str], what: str) -> str:
    """A clause of a title: the value that occurs more than once and more often than any other; nothing where none does.

    >>> foremost(pd.Series(["accept", "reject", "reject"]), "kind"), foremost(pd.Series(["accept", "reject"]), "kind")
    ('; the most frequent kind is reject (2)', '')
    """
    counts = values.value_counts()
    most = counts[counts == counts.max()]
    if len(most) != 1 or most.iloc[0] == 1:
        return ""
    return f"; the most frequent {what} is {label(most.index[0], 76)} ({most.iloc[0]})"


def leading(names: pd.Series[str], missing: str) -> tuple[pd.Series[str], list[str]]:
    """Whom a figure names: the names with all but the `ACTORS` most frequent replaced by one that counts them, and the
    distinct ones in the order of the figure: by frequency, equals by name; then the others, then the `missing`.
    """
    counts = names.value_counts()
    ranked = sorted(counts.index, key=lambda name: (-counts[name], name))
    kept, rest = ranked[:ACTORS], ranked[ACTORS:]
    others = f"{len(rest)} others"
    shown = names.where(names.isin(kept) | names.isna(), others).fillna(missing)
    order = [*kept, *([others] if rest else []), *([missing] if names.isna().any() else [])]
    return shown, order
