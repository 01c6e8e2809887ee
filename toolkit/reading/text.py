"""One article a file: plain text, unless it is the export of an archive, and Markdown.

A .txt file may begin with a line `date 2025-03-19 Some title`, a .md file with the fields `date`, `title` and `source`
between two lines `---`. The text is the whole decoded file, header included, and `body_start` says where the body begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.reading.archives import articles
from toolkit.reading.encodings import decode
from toolkit.reading.inputs import Found, Outcome, UnusableError, document, within

HEADER = re.compile(
    r"\s*date[ \t]+([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ \t]+([^\r\n]*))?(?:\r\n?|\n|\Z)"
    r"(?:[^\S\r\n]*(?:\r\n?|\n))*"  # the blank lines
)
FRONT = re.compile(r"---[ \t]*\r?\n((?:[^\r\n]*\r?\n){0,50}?)---[ \t]*(?:\r?\n|\Z)(?:[ \t]*\r?\n)*")
"""The fields of a Markdown file, as site generators write them (YAML front matter, of which simple fields are read)."""

FIELD = re.compile(r"(date|title|source)[ \t]*:[ \t]*(.*)", re.IGNORECASE)


def plain(data: bytes, id: str) -> Iterator[Outcome]:
    """The article of a .txt file, or those of one that an archive has exported."""
    text, note = decode(data)
    if header := HEADER.match(text):
        yield _found(id, text, note, header.end(), {"date": header[1], "title": (header[2] or "").strip()})
    else:
        yield from [*articles(text, id, note)] or [_found(id, text, note)]


def markdown(data: bytes, id: str) -> Found:
    """The article of a .md file."""
    text, note = decode(data)
    within(text)  # no header is sought in what is too long
    front = FRONT.match(text)
    if front is None:
        return _found(id, text, note)
    fields = (FIELD.fullmatch(line.strip()) for line in front[1].splitlines())
    about = {found[1].lower(): found[2].strip().strip("\"'") for found in fields if found}
    return _found(id, text, note, front.end(), about)


def _found(id: str, text: str, note: str | None, body_start: int = 0, about: dict[str, str] | None = None) -> Found:
    if body_start and not text[body_start:].strip():
        raise UnusableError("there is no text below the header")
    return Found(None, document(id, text, **(about or {}), body_start=body_start), (note,) if note else ())
