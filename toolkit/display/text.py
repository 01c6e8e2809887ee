"""Article text as escaped HTML: it is untrusted, and stays text in JupyterLab, in a report's pages and on paper.

The signs that JupyterLab would read as mathematics (`$`, `\\(`) are set apart.
"""

from __future__ import annotations

import html
import re

from toolkit.display.anchors import passage
from toolkit.records import Article

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Control characters but tabs and line ends, the signs of direction, and what is no character at all."""

CONTEXT = 400
"""The characters of a sentence shown on each side of the words that it is quoted for."""


def escape(text: object) -> str:
    """Escape text for HTML; signs of mathematics (`$`, backslashes) are set apart, control characters made visible.

    What turns the direction of text around shows as "\ufffd", as all does that has no picture of its own.

    >>> escape("<b>$x$</b>\\x1b")
    '&lt;b&gt;<span>$</span>x<span>$</span>&lt;/b&gt;␛'
    """
    return re.sub(r"[$\\]", lambda sign: f"<span>{sign[0]}</span>", html.escape(_visible(str(text))))


def attribute(text: object) -> str:
    """Text on one line as the value of an attribute, in which nobody looks for mathematics.

    >>> attribute('"talks"\\n in $\\x1b')
    '&quot;talks&quot; in $␛'
    """
    return html.escape(_visible(re.sub(r"\s+", " ", str(text))))


def _visible(text: str) -> str:
    return UNPRINTABLE.sub(lambda sign: chr(0x2400 + ord(sign[0])) if sign[0] < " " else "\ufffd", text)


def inline(text: str) -> str:
    """Escaped text on one line."""
    return escape(re.sub(r"\s+", " ", text))


def link(markup: str, href: str) -> str:
    """Escaped text as a link to an address of a report (`display.anchors`); without an address it stays as it is.

    >>> link("Kyiv", "actors.html#actor-ukraine"), link("Kyiv", "")
    ('<a data-href="actors.html#actor-ukraine">Kyiv</a>', 'Kyiv')
    """
    return f'<a data-href="{attribute(href)}">{markup}</a>' if href else markup


def quotation(article: Article, start: int, end: int, record: str = "") -> str:
    """The sentence around `[start, end)` as HTML, with these characters marked and the place cited.

    The citation leads to `record` of the article, where none is given to the place itself.

    >>> from toolkit.records import Document
    >>> quotation(Article(Document("a", "Kyiv <agreed>."), ((0, 14),)), 0, 4)
    '<q><mark>Kyiv</mark> &lt;agreed&gt;.</q><br><cite><a ...>a [0:4]</a></cite>'
    """
    begin, finish = article.sentence_span(start, end)
    first, last = max(begin, start - CONTEXT), min(finish, end + CONTEXT)
    before = ("…" if first > begin else "") + inline(article.text[first:start])
    after = inline(article.text[end:last]) + ("…" if last < finish else "")
    words = inline(article.text[start : min(end, start + 3 * CONTEXT)]) + ("…" if end - start > 3 * CONTEXT else "")
    place = link(f"{escape(article.id)} [{start}:{end}]", passage(article.id, record or f"m{start}-{end}"))
    return f"<q>{before}<mark>{words}</mark>{after}</q><br><cite>{place}</cite>"
