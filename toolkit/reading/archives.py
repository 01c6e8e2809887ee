"""Exports of news archives as text: many articles in one .txt file, each with its own head and date.

| archive | what begins or ends an article |
|---|---|
| Nexis, as it was | a line "3 of 200 DOCUMENTS" begins it |
| Nexis Uni (.docx saved as text) | a line "End of Document" ends it |
| Factiva | a line "Document HARB000020250319el3j0001" ends it |
| ProQuest | a line "Document 3 of 200" begins it |

The text of an article is its part of the file, with its head, behind which the body begins, and without what the archive adds
at the end. Where an archive writes otherwise than these, head and end are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, dropwhile, pairwise
from typing import Literal

from toolkit.reading.inputs import Found, Outcome, Refused, UnusableError, day, document

Place = Literal["first", "before", "after", "below"]
"""Which line of a head without labels: the first, that before or after the one with the date, or below the next blank one."""


@dataclass(frozen=True, slots=True)
class Archive:
    """How an archive writes articles: the line that begins or ends one, the end of its head, the beginning of its tail."""

    mark: re.Pattern[str]
    ends: bool
    title: Place
    source: Place
    body: re.Pattern[str]
    tail: re.Pattern[str]


def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(written, re.MULTILINE)


ARCHIVES = (
    Archive(
        _pattern(r"^[ \t\f]*\d+ of \d+ DOCUMENTS?[ \t\r]*$"), False, "below", "first",
        _pattern(r"^LENGTH:.*\n(?:\s*(?:HEADLINE|DATELINE|HIGHLIGHT|BYLINE|SECTION):.*\n)*(?:\s*BODY:[ \t\r]*\n)?"),
        _pattern(r"^(?:LOAD-DATE|LANGUAGE|GRAPHIC|SUBJECT|\w+-TYPE|JOURNAL-CODE):|^[ \t]*Copyright \d{4}"),
    ),
    Archive(
        _pattern(r"^[ \t]*End of Document[ \t\r]*$"), True, "first", "before",
        _pattern(r"^[ \t]*Body[ \t\r]*\n"), _pattern(r"^[ \t]*(?:Load-Date:.*|Graphic|Classification|Notes)[ \t\r]*$"),
    ),
    Archive(
        _pattern(r"^(?:AN[ \t]+)?Document [A-Za-z0-9]{20,40}[ \t\r]*$"), True, "first", "after",
        _pattern(r"^(?:LP[ \t]+|[ \t]*(?:\(c\)|©|Copyright).*\n)"), _pattern(r"^(?:CO|IN|NS|RE|IPC|IPD|PUB)[ \t]{2,}"),
    ),
    Archive(
        _pattern(r"^[ \t]*Document \d+ of \d+[ \t\r]*$"), False, "first", "after",
        _pattern(r"^Full text:[ \t]*"), _pattern(r"^(?:Subject|Location|People|Credit|Company / organization):|^_{20,}"),
    ),
)  # fmt: skip

LABELS = {
    "HD": "title", "HEADLINE:": "title", "Title:": "title",
    "PD": "date", "Publication date:": "date",
    "SN": "source", "Publication title:": "source",
}  # fmt: skip
LABEL = re.compile(r"([A-Z]{2}(?=[ \t]{2})|[A-Z][\w ]{1,30}:)[ \t]*(.*)")
"""A line of a head that says what it holds, by a code of Factiva or in words."""

OWNER = re.compile(r"(?:Copyright |©[ ]?|\(c\) )\d{4}\b|All Rights Reserved", re.IGNORECASE)
"""A line of a head, before all others, that says whose the article is."""

TIME = re.compile(r"[0-9]{1,2}[:.][0-9]{2}\b")
"""A line of a head with the time of day, below the date."""

HEAD = 60
"""The lines of a head, and of a tail, among which the date, the title and the outlet are sought."""


def exported(text: str) -> int:
    """How many articles of an export a text holds; 0 where it is none.

    >>> exported("1 of 2 DOCUMENTS\\nNorway agreed.\\n2 of 2 DOCUMENTS\\nSweden agreed."), exported("Norway agreed.")
    (2, 0)
    """
    return max(sum(1 for _ in archive.mark.finditer(text)) for archive in ARCHIVES)


def articles(text: str, stem: str, note: str | None) -> Iterator[Outcome]:
    """The articles of an export, each with the line where it begins; none where the text is no export.

    One mark alone, "End of Document" somewhere, makes none: there must be a second one, or the head of an article.

    >>> talks = "The Fjord Post\\n\\nMarch 19, 2025\\n\\nTalks fail\\n\\nLENGTH: 2 words\\n\\nNorway agreed.\\n"
    >>> [one, two] = articles(f"1 of 2 DOCUMENTS\\n{talks}\\n2 of 2 DOCUMENTS\\n{talks}", "export", None)
    >>> two.document.id, two.document.date, two.document.title, two.document.text[two.document.body_start :]
    ('export/2', '2025-03-19', 'Talks fail', 'Norway agreed.')
    """
    known = ((archive, [*archive.mark.finditer(text)]) for archive in ARCHIVES)
    found = next((one for one in known if len(one[1]) > 1 or (one[1] and one[0].body.search(text))), None)
    if found is None:
        return
    archive, marks = found
    begins, ends = [0, *(mark.end() for mark in marks)], [*(mark.start() for mark in marks), len(text)]
    outside = 0 if not archive.ends else len(marks)
    line = 1
    for number, (begin, end, after) in enumerate(zip(begins, ends, [*begins[1:], len(text)], strict=True)):
        if number != outside:
            id = f"{stem}/{number + archive.ends}" if len(marks) > 1 else stem
            yield _outcome(archive, text[begin:end].strip(), id, line, note)
        elif any(map(str.isalnum, text[begin:end])):
            yield Refused(line, "what stands outside of the articles of an export")
        line += text.count("\n", begin, after)


def _outcome(archive: Archive, piece: str, id: str, line: int, note: str | None) -> Outcome:
    head = archive.body.search(piece)
    start = head.end() if head else 0
    tail = archive.tail.search(piece, start) if head else None
    text = piece[: tail.start() if tail else len(piece)].rstrip()
    start += len(text[start:]) - len(text[start:].lstrip())
    try:
        if not text[start:]:
            raise UnusableError("there is no text below the head")
        about = _about(archive, piece[:start] if head else piece, piece[tail.start() :] if tail else "")
        return Found(line, document(id, text, **about, body_start=start), (note,) if note else ())
    except UnusableError as reason:
        return Refused(line, str(reason))


def _about(archive: Archive, head: str, tail: str) -> dict[str, str]:
    """The date, title and outlet that the head tells, or labels in the tail."""
    about: dict[str, str] = {}
    lines = [[line.strip() for line in part.split("\n", HEAD)[:HEAD]] for part in (head, tail)]
    for line in chain(*lines):
        if (label := LABEL.match(line)) and label[1] in LABELS:
            about.setdefault(LABELS[label[1]], label[2])
    plain = [*dropwhile(lambda line: not line or OWNER.match(line), lines[0])]
    at = next((at for at, line in enumerate(plain) if _day(line)), 0)
    if plain and _day(plain[at]):
        after = next((line for line in plain[at + 1 :] if not TIME.match(line)), "")
        below = next((line for blank, line in pairwise(plain[at:]) if line and not blank), "")
        before = [line for line in plain[:at] if line] or [""]
        told = {"first": before[0], "before": before[-1], "after": after, "below": below}
        about = {"date": plain[at], "title": told[archive.title], "source": told[archive.source]} | about
    return {**about, "date": _day(about.get("date", ""))}


def _day(line: str) -> str:
    try:
        return day(line)
    except UnusableError:
        return ""
