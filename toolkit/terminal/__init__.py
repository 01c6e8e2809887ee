"""Articles in a terminal: their text with its records marked, and the records as a list.

Article text is untrusted: no escape sequence, no control character and no sign of direction of it reaches the terminal.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.display.words import in_words, names_of, on_a_line, span_of, visible
from toolkit.records import Article
from toolkit.terminal.choosing import choose
from toolkit.terminal.layout import laid_out
from toolkit.terminal.listing import listed
from toolkit.terminal.marks import MARKED, legend, marks, runs
from toolkit.terminal.styles import PLAIN, Style, depth, painted

__all__ = [
    "LAYERS", "MARKED", "PLAIN", "Style", "choose", "depth", "in_words", "names_of", "on_a_line", "painted", "show",
    "span_of", "visible",
]  # fmt: skip

LAYERS = tuple(layer for layer in MARKED if layer != "actors")
"""What is marked where nothing else is asked for."""


def show(article: Article, layers: Sequence[str] = LAYERS, width: int = 80, colours: int = 0) -> str:
    """An article as text for a terminal `width` columns wide: its body with the records of `layers` marked, then their list.

    `layers` are among `MARKED`. With `colours` (256 or 2 ** 24, see `depth`) claims are tinted by kind with their cues in
    full colour, times underlined, sources bold, and what a condition ties stands in brackets; with 0 every mark is a bracket
    with the id of its record. Longer words than a line are not broken.

    >>> from toolkit.records import Document, Time
    >>> told = Time("t1", 13, 19, "Monday", "DATE", "2025-03-17", None, "2025-03-17", "2025-03-17", "weekday")
    >>> print(show(Article(Document("talks", "Kyiv agreed. Monday it was.", "2025-03-19"), times=(told,)), ["times"]))
    2025-03-19 · talks
    <BLANKLINE>
    Kyiv agreed. <t1: Monday> it was.
    <BLANKLINE>
    1 time
      t1   [13:19]        DATE 2025-03-17
                          “Monday”
    """
    document = article.document
    heading = on_a_line(" · ".join(part for part in (document.title, document.date, article.id) if part))
    found = marks(article, layers)
    body = laid_out(runs(article.text, found, document.body_start, colours), width, colours)
    looks = laid_out(legend(article, layers), width, colours) if colours else ""  # brackets speak for themselves
    parts = [painted(heading, Style(bold=True), colours), looks, body.strip("\n"), listed(article, layers, width, colours)]
    return "\n\n".join(part for part in parts if part)
