"""What reading is made of: files as they were given, articles in them, and the reasons why there is none."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from reprlib import repr as short
from typing import Any

from dateutil import parser as dates  # type: ignore[import-untyped]

from toolkit.errors import InputError
from toolkit.records import Document, is_day

UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What no id may hold: control characters, line ends and lone surrogates."""

LONGEST = 1_000_000
"""The characters of an article, at most: a hundred times a long one. What is longer is many articles, or none."""

YEAR_FIRST = re.compile(r"([0-9]{4})(?:([-/.])([0-9]{1,2})\2([0-9]{1,2})|([0-9]{2})([0-9]{2}))(?:[T ][0-9]{2}:?[0-9]{2}.*)?")
"""A date that begins with the year, or a moment: on what month and day are then everybody agrees."""
DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
"""A date as most of Europe and its spreadsheets write it: the day comes first wherever dots stand."""
NUMBERS = re.compile(r"[0-9]{1,2}([-/])[0-9]{1,2}\1[0-9]{2,4}(?:[ T].*)?")
WRITTEN = re.compile(r"(?=.*[A-Za-z]{3})(?=.*\b[0-9]{4}\b)(?=.*\b[0-9]{1,2}\b)[\w ,.:+-]{8,60}")
"""A date with the name of its month, its day and its year in four digits: nothing about it can be read in two ways."""

FIELDS = ("id", "text", "date", "title", "source")
"""The columns of a table that make an article."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that gave no article: the file or the article's id, the line in it where there are lines, and why.

    >>> print(Rejection("news.jsonl", 3, "no text"))
    news.jsonl, line 3: no text
    """

    path: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        """The rejection as one line for a person: "a.jsonl, line 3: no text"."""
        return f"{self.path}{f', line {self.line}' if self.line else ''}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be known of an article that was read: that its encoding was guessed, or of which one it is a copy."""

    article: str
    note: str


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that was read: its path relative to the folder that was given (else its name), and the hash of its bytes."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Found:
    """An article in a file, with the line where there are lines, and what is to be noted of it."""

    line: int | None
    document: Document
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A line or a whole file that gave no article, and why."""

    line: int | None
    reason: str


Outcome = Found | Refused


class UnusableError(InputError):
    """Why an article cannot be read, in words."""


def document(
    id: str | None, text: str | None, date: str | None = None, title: str | None = None, source: str | None = None,
    body_start: object = 0,
) -> Document:  # fmt: skip
    """A document of these fields; raises `UnusableError` for what none can be made of."""
    if not id or not text or not text.strip():
        raise UnusableError(f"no {'text' if id else 'id'}")
    if UNSAFE.search(id):
        raise UnusableError(f"the id {short(id)} has characters that cannot stand in an id")
    within(text)
    if type(body_start) is not int or not 0 <= body_start <= len(text):
        raise UnusableError(f"the field 'body_start' is not an offset into the text: {short(body_start)}")
    return Document(id, text, day(date) if date else None, title or None, source or None, body_start)


def within(text: str) -> None:
    """Raise `UnusableError` where a text is too long for one article."""
    if len(text) > LONGEST:
        raise UnusableError(f"{len(text):,} characters in one article: more than {LONGEST:,}; split it")


def day(written: str) -> str:
    """The ISO day of a date: the year first (YYYY-MM-DD, YYYYMMDD, YYYY/M/D), D.M.YYYY, or words with the name of the month.

    Of a moment, its day.

    >>> day("2025-03-19T23:30:00Z"), day("19.3.2025"), day("March 19, 2025 Wednesday 8:30 PM")
    ('2025-03-19', '2025-03-19', '2025-03-19')
    >>> day("03/04/2025")
    Traceback (most recent call last):
        ...
    toolkit.reading.inputs.UnusableError: the date '03/04/2025' is no calendar day written YYYY-MM-DD: which of ...
    """
    if is_day(written):
        return written
    if known := YEAR_FIRST.fullmatch(written.strip()):
        iso = f"{known[1]}-{known[3] or known[5]:0>2}-{known[4] or known[6]:0>2}"
        if is_day(iso):
            return iso
    if (dotted := DOTTED.fullmatch(written.strip())) and is_day(iso := f"{dotted[3]}-{dotted[2]:0>2}-{dotted[1]:0>2}"):
        return iso
    if WRITTEN.fullmatch(written):
        try:  # what is not written is taken from two different days: a date that needs it is none
            found = [
                dates.parse(written, default=datetime(*standard), ignoretz=True).date() for standard in ((1, 1, 1), (4, 2, 2))
            ]
        except (ValueError, OverflowError):
            found = []
        if len({*found}) == 1 and f"{found[0].year:04}" in written:  # "10 March 11 2025" is none
            return str(found[0].isoformat())
    open = ": which of its parts is the month cannot be known" if NUMBERS.fullmatch(written.strip()) else ""
    raise UnusableError(f"the date {short(written)} is no calendar day written YYYY-MM-DD{open}")


def string(value: Any, key: str) -> str | None:
    """The value of a field as a string, or None; a whole number is written out.

    Raises `UnusableError` for another type and for half a surrogate pair.
    """
    value = str(value) if type(value) is int else value
    if value is not None and not isinstance(value, str):
        inner = f"; name the one in it that is, as in --columns FIELD={key}.NAME" if isinstance(value, dict) else ""
        raise UnusableError(f"the field {key!r} is not a string: {short(value)}{inner}")
    if value is not None and (lone := re.search("[\ud800-\udfff]", value)):
        raise UnusableError(f"the field {key!r} has half a surrogate pair at character {lone.start()}: {lone[0]!a}")
    return value


def no_column(wanted: str, field: str, given: Collection[str]) -> str:
    """What to say where a table lacks the column, or an object the key, that stands for a field."""
    listed = ", ".join(map(short, islice(given, 12))) + (" …" if len(given) > 12 else "")
    return f"no column {wanted!r} among {listed}: say which one it is, as in --columns {field}=NAME"


def sha256(data: bytes) -> str:
    """The SHA-256 of bytes in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
