"""What all figures share: one style, a title that is a sentence, labels that stay text, and deterministic SVG.

The ground of the SVG is transparent, and its colours keep apart when a dark page turns them around. A figure is described,
for those who cannot see it, by its title and its label (`Figure.get_label`).
"""

from __future__ import annotations

import textwrap
import warnings
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import StringIO
from itertools import pairwise
from typing import Any

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.transforms import Bbox

SIZE = 10.5
"""Points: the size of all text, 14 pixels of a page."""

STYLE: dict[str, Any] = {
    "text.parse_math": False, "font.family": "sans-serif", "font.sans-serif": ["DejaVu Sans", "Verdana", "Arial"],
    "font.size": SIZE, "svg.hashsalt": "toolkit",
    "svg.fonttype": "none", "axes.spines.top": False, "axes.spines.right": False, "axes.edgecolor": "#777777",
    "xtick.color": "#333333", "ytick.color": "#333333", "axes.labelcolor": "#333333", "hatch.linewidth": 0.7,
    "legend.frameon": False, "legend.fontsize": SIZE,
}  # fmt: skip
"""Text stays text in the SVG, so that the reader's machine shows the scripts that the font of the package lacks."""

WIDTH, NARROW = 9.8, 3.6
"""Inches: the width of a report's column, and of a phone."""

HEIGHT = 12.0
"""Inches: what is higher does not fit a printed page with its heading."""

HANDLE, LETTER = 0.62, 0.096
"""Inches that a legend takes for the sign of a label with the space around it, and for a letter."""

ABREAST = 6
"""The columns of a legend, at most."""

NOTE, NOTE_OF_INCH = 88, 11
"""The characters of a line of the note below a figure, at most, and those that an inch has room for."""

LINE = 0.19
"""Inches: the height of a line of a note or a legend."""

INK = "#333333"

Sign = tuple[str, str]
"""The colour and the shape of a mark."""

Looks = Mapping[str, tuple[str, str]]
"""The colour and the hatch of each part of a bar."""


class Drawing(Figure):
    """A figure, and the same as it is drawn for a phone: `small`, where it has axes."""

    small: Drawing | None = None

    @property
    def narrow(self) -> bool:
        """Whether this is drawn for a phone: with names above what they name, not beside it."""
        return bool(self.get_figwidth() < WIDTH)


def drawn(draw: Callable[[float], Drawing]) -> Drawing:
    """What `draw` makes of the width of a page, with what it makes of that of a phone."""
    with style():
        figure = draw(WIDTH)
        figure.small = draw(NARROW) if figure.axes else None
        return figure


@contextmanager
def style() -> Iterator[None]:
    """The one style of all figures, whatever the user's matplotlibrc says."""
    with mpl.rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        mpl.rcdefaults()
        mpl.rcParams.update(STYLE)  # type: ignore[arg-type]
        yield


def svg(figure: Figure, titled: bool = True) -> str:
    """Draw a figure as SVG: the same bytes for the same figure, without a date and without a ground.

    Where it is not `titled` it ends below its title, which a page sets as text.

    >>> svg(blank("Nothing to show.")) == svg(blank("Nothing to show."))
    True
    """
    with style():
        FigureCanvasSVG(figure)
        page, box = StringIO(), None if titled else _below_title(figure)
        meta = {"Date": None, "Creator": None}
        figure.savefig(page, format="svg", transparent=True, bbox_inches=box, metadata=meta)
        return page.getvalue()


def _below_title(figure: Figure) -> Bbox:
    """The part of a figure below its title, in inches."""
    if engine := figure.get_layout_engine():
        engine.execute(figure)  # which gives the title its place
    width, height = figure.get_size_inches()
    tops = [text.get_window_extent().y0 / figure.dpi for text in figure.texts if text.get_text() == figure.get_suptitle()]
    return Bbox.from_extents(0, 0, width, min([height, *tops]))


def sheet(title: str, height: float, width: float = WIDTH) -> Drawing:
    """An empty figure of the given size in inches, below its title, which is a sentence."""
    lines = textwrap.wrap(title, int(88 * width / WIDTH))
    figure = Drawing(figsize=(width, height + 0.22 * len(lines)), layout="constrained")
    figure.suptitle("\n".join(lines), x=0.002, ha="left", fontsize=12, fontweight="bold")
    return figure


def canvas(title: str, height: float, width: float = WIDTH) -> tuple[Drawing, Axes]:
    """A sheet with one pair of axes."""
    figure = sheet(title, height, width)
    return figure, figure.add_subplot()


def blank(title: str) -> Drawing:
    """A figure without axes, whose title says that there is nothing to draw."""
    with style():
        figure = sheet(title, 0.1)
        figure.set_layout_engine("none")
        return figure


def darker(colour: str) -> tuple[float, float, float]:
    """The colour of the outline of something filled with `colour`."""
    red, green, blue = to_rgb(colour)
    return red * 0.55, green * 0.55, blue * 0.55


def paler(colour: str) -> tuple[float, float, float]:
    """The colour of the ground behind something drawn in `colour`."""
    red, green, blue = (0.35 * part + 0.65 for part in to_rgb(colour))
    return red, green, blue


def filled(looks: Looks, part: str) -> dict[str, Any]:
    """How an area with a colour and a hatch is drawn."""
    colour, hatch = looks[part]
    return {"facecolor": colour, "hatch": hatch, "edgecolor": darker(colour), "linewidth": 0.7}


def shape(sign: Sign, size: int, hollow: bool = False) -> dict[str, Any]:
    """How marks with a sign are scattered: their outline is darker, and hollow ones are white."""
    colour, marker = sign
    face = "white" if hollow else colour
    return {"marker": marker, "facecolors": face, "edgecolors": [darker(colour)], "s": size, "linewidths": 1}


def key(signs: Mapping[str, Sign], shown: Container[str]) -> list[Artist]:
    """What a legend says of those signs that are shown, by their names."""
    return [
        Line2D([], [], linestyle="", marker=marker, markersize=7, color=colour, markeredgecolor=darker(colour), label=name)
        for name, (colour, marker) in signs.items()
        if name in shown
    ]


def above(axes: Axes, y: float, name: str, points: float, **look: Any) -> None:
    """A name at the left of the axes, some points above the height that it names."""
    place: dict[str, Any] = {"xycoords": axes.get_yaxis_transform(), "textcoords": "offset points"}
    axes.annotate(name, (0, y), (0, points), **place, ha="left", va="bottom", **look)


def legend(figure: Drawing, note: str, handles: Sequence[Artist] = ()) -> None:
    """Below the figure, how to read it, and its signs in as many columns as fit; one for a phone grows by what these take."""
    width = figure.get_figwidth()
    columns = fitting([str(handle.get_label()) for handle in handles], width)
    lines = textwrap.wrap(note, min(NOTE, int(NOTE_OF_INCH * width)))
    if figure.narrow:
        figure.set_figheight(figure.get_figheight() + LINE * (len(lines) + -(-len(handles) // columns) - 2))
    space: dict[str, Any] = {
        "ncols": columns,
        "columnspacing": 1.4,
        "handletextpad": 0.5,
        "borderpad": 0.2,
        "borderaxespad": 0,
    }
    words = {"title": "\n".join(lines), "alignment": "left", "title_fontsize": SIZE}
    figure.legend(handles=handles, loc="outside lower left", **space, **words)


def fitting(labels: list[str], width: float = WIDTH) -> int:
    """The columns of a legend whose labels, set column by column, fit the width of a figure.

    >>> fitting(["accept", "reject", "date of an article"]), fitting(["accept"] * 9 + ["scheduled or hypothetical"] * 9)
    (3, 3)
    """
    for count in range(min(len(labels), ABREAST), 1, -1):
        rows, longer = divmod(len(labels), count)  # matplotlib puts one more in each of the first columns
        firsts = [column * rows + min(column, longer) for column in range(count + 1)]
        longest = [max(map(len, labels[first:beyond])) for first, beyond in pairwise(firsts)]
        if sum(HANDLE + LETTER * length for length in longest) <= width:
            return count
    return 1
