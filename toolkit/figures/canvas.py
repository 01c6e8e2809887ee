"""What all figures share: one style, a title that is a sentence, labels that stay text, and deterministic SVG."""

from __future__ import annotations

import textwrap
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

STYLE: dict[str, Any] = {
    "text.parse_math": False, "font.family": "DejaVu Sans", "font.size": 10.5, "svg.hashsalt": "toolkit",
    "svg.fonttype": "path", "axes.spines.top": False, "axes.spines.right": False, "axes.edgecolor": "#777777",
    "xtick.color": "#333333", "ytick.color": "#333333", "axes.labelcolor": "#333333", "hatch.linewidth": 0.7,
}  # fmt: skip

WIDTH = 9.5
"""Inches."""


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
    """A name as a label: on one line, without signs that cannot be printed, and cut to `width` characters.

    >>> label("the Joint\\nMonitoring Group", 20)
    'the Joint Monitorin…'
    """
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in str(text)).split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def canvas(title: str, height: float) -> tuple[Figure, Axes]:
    """An empty figure of the given height in inches, with its title set as a sentence."""
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    figure.suptitle(textwrap.fill(title, 88), x=0.01, ha="left", fontsize=12, fontweight="bold")
    return figure, figure.add_subplot()


def blank(title: str) -> Figure:
    """A figure that says that there is nothing to draw."""
    with style():
        figure, axes = canvas(title, 1.2)
        axes.set_axis_off()
        return figure
