"""Text with elements in it as well-formed XML 1.0 that keeps every character and every offset."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from toolkit.errors import InputError

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 has no way to write."""


class Element(NamedTuple):
    """An element around `[start, end)` of a text; a `firm` one keeps its span whatever else stands there."""

    start: int
    end: int
    name: str
    attributes: Mapping[str, str]
    firm: bool


def escaped(text: str) -> str:
    """Text as the content of an element.

    What XML cannot write stands as "\\ufffd" behind a processing instruction that names it, so that offsets hold for every
    reader and nothing is lost for one that looks.

    >>> escaped("a < b & c\\x0b")
    'a &lt; b &amp; c<?character 000B?>\\ufffd'
    """
    return FORBIDDEN.sub(lambda sign: f"<?character {ord(sign[0]):04X}?>\ufffd", escape(text, {"\r": "&#13;"}))


def tag(name: str, attributes: Mapping[str, str], close: str = "") -> str:
    """An opening tag, or with `close="/"` an empty element; InputError for a value that XML cannot write.

    >>> tag("TIMEX3", {"tid": "t1", "value": "P1D"}, "/")
    '<TIMEX3 tid="t1" value="P1D"/>'
    """
    for key, value in attributes.items():
        if FORBIDDEN.search(value):
            raise InputError(f"XML cannot write the {key} {value!r} of a {name}")
    return f"<{name}{''.join(f' {key}={quoteattr(value)}' for key, value in attributes.items())}{close}>"


def marked(text: str, elements: Iterable[Element]) -> str:
    """Escape a text with elements around its spans, which may lie within each other.

    Where two overlap, the one that is not firm ends where the other begins or ends; InputError where both are firm.

    >>> marked("the Monday talks", [Element(4, 10, "T", {}, True), Element(4, 16, "E", {}, False)])
    'the <E><T>Monday</T> talks</E>'
    """
    parts: list[str] = []
    within: list[Element] = []
    at = 0

    def close(place: int) -> None:
        """Write the text up to `place` and end the innermost element there."""
        nonlocal at
        parts.extend((escaped(text[at:place]), f"</{within.pop().name}>"))
        at = place

    for element in sorted(elements, key=lambda e: (e.start, -e.end)):
        while within and within[-1].end <= element.start:
            close(within[-1].end)
        end = element.end
        while within and end > within[-1].end:
            if element.firm and within[-1].firm:
                raise InputError(
                    f"{element.name} {element.start}:{element.end} and one before it overlap: XML cannot hold both"
                )
            if element.firm:
                close(element.start)
            else:
                end = within[-1].end
        parts.extend((escaped(text[at : element.start]), tag(element.name, element.attributes)))
        at = element.start
        within.append(element._replace(end=end))
    while within:
        close(within[-1].end)
    return "".join([*parts, escaped(text[at:])])
