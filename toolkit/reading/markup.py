"""Saved web pages → articles: what trafilatura takes for the text of the page, with title, date and outlet from its metadata.

The text is what remains of the page without navigation, advertisements and comments, its paragraphs separated by line ends:
offsets count in it, not in the file.
"""

from __future__ import annotations

import re
from typing import Any

from toolkit.reading.archives import exported
from toolkit.reading.encodings import BOM, decode
from toolkit.reading.inputs import Found, UnusableError, document

DATES = {"original_date": True, "extensive_search": False, "max_date": "2200-01-01"}
"""Dates come from the metadata and the address alone, whatever today is."""

DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)
DEEPEST, MOST = 5_000, 30_000
"""How many elements may stand inside each other, and in a page: of news it is dozens, and a few thousand.

Reading takes seconds then; it grows somewhat faster than the page."""

UNCLOSED = frozenset(
    b"area base br col embed hr img input link meta param source track wbr li p td tr th dd dt option".split()
)
ANY_TAG = re.compile("<[^<>]*>")
TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")


def page(data: bytes, id: str) -> Found:
    """The article of an .html file; raises `UnusableError` where there is none in it."""
    if not data.removeprefix(BOM).strip():
        raise UnusableError("the file is empty")
    _refuse_masses(data)
    from trafilatura import bare_extraction

    markup, note = _decoded(data)
    if (articles := exported(ANY_TAG.sub("\n", markup))) > 1:
        raise UnusableError(
            f"an export of {articles} articles in one page: save its text as .txt, which is read article by article"
        )
    extracted: Any = bare_extraction(
        markup, with_metadata=True, include_comments=False, deduplicate=False, date_extraction_params=DATES
    )
    text = (extracted.text or "").strip() if extracted else ""
    if not text:
        raise UnusableError("no article was found in the page: save its text as .txt if there is one")
    found = document(id, text, extracted.date, extracted.title, extracted.sitename or extracted.hostname)
    return Found(None, found, (note,) if note else ())


def _decoded(data: bytes) -> tuple[str, str | None]:
    """The page as text: UTF-8, or the encoding that it declares for itself, or the likeliest."""
    found = DECLARED.search(data[:4096])
    if found:
        try:
            return data.decode(found[1].decode("ascii")), None
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _refuse_masses(data: bytes) -> None:
    depth = deepest = elements = 0
    for tag in TAG.finditer(data):
        elements += not tag[1]
        if tag[2].lower() not in UNCLOSED:
            depth = max(0, depth - 1) if tag[1] else depth + 1
            deepest = max(deepest, depth)
    if deepest > DEEPEST:
        raise UnusableError(f"elements nested more than {DEEPEST:,} deep: no page is, it is not read")
    if elements > MOST:
        raise UnusableError(f"more than {MOST:,} elements in one page: split it, or save its text")
