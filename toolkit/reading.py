"""Files and folders → documents. What cannot be read is rejected with its reason, and everything else goes on.

Two kinds of file are read, both UTF-8 (a byte order mark is dropped):

- `.txt`: one article. A first line `date 2025-03-19 Some title` is its header; the body begins after the blank lines that
  follow it. The text is the whole decoded file, header included, and `body_start` says where the body begins.
- `.jsonl`: one article a line, an object with `id` and `text` and, if known, `date`, `title`, `source` and `body_start`
  (each may be null or missing). Blank lines are no articles.

An article without a date is read: its time expressions stay unresolved. A date that is given but is no calendar day written
YYYY-MM-DD is a slip that would silently leave an article out of every timeline, so it is a reason to reject.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from reprlib import repr as short
from typing import Any

from toolkit.errors import InputError
from toolkit.records import Document, is_day

BOM = b"\xef\xbb\xbf"
HEADER = re.compile(
    r"\s*date[ \t]+([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ \t]+([^\r\n]*))?(?:\r\n?|\n|\Z)"
    r"(?:[^\S\r\n]*(?:\r\n?|\n))*"  # the blank lines
)
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What no id may hold: control characters, line ends and lone surrogates."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that gave no article: the file or the article's id, the line in it where there are lines, and why."""

    path: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        """The rejection as one line for a person: "a.jsonl, line 3: no text"."""
        return f"{self.path}{f', line {self.line}' if self.line else ''}: {self.reason}"


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that was read: its path relative to the folder that was given (else its name), and the hash of its bytes."""

    path: str
    sha256: str


def file_of(path: str | Path) -> InputFile:
    """A file beside the articles by its name and its hash. Raises `InputError` where it cannot be read."""
    try:
        return InputFile(Path(path).name, hashlib.sha256(Path(path).read_bytes()).hexdigest())
    except OSError as error:
        raise InputError(f"{path}: the file cannot be read: {error.strerror or error}") from None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: every file, or line of a .jsonl file, is among the `documents` or among the `rejected`."""

    documents: tuple[Document, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    files: tuple[InputFile, ...] = ()

    def require(self) -> Reading:
        """Return the reading itself; raise `InputError` where it holds no article at all."""
        if self.documents:
            return self
        reasons = "; ".join(str(r) for r in self.rejected[:3]) or "there are no .txt or .jsonl files"
        more = f"; and {len(self.rejected) - 3} more" if len(self.rejected) > 3 else ""
        raise InputError(f"no article could be read: {reasons}{more}")


def read(*paths: str | Path) -> Reading:
    """Read the articles of files and of folders with all that is below them, in the order of their file names.

    An article of a .txt file takes its id from the file: the name without suffix or, in a folder, the path from there with
    "/" between its parts. Articles of .jsonl files keep theirs. Ids and order depend neither on the working directory nor on
    the order of `paths`; a file that is reached twice is read once. Hidden files and folders are skipped.

    Raises `InputError` for a path that does not exist. Everything else that goes wrong is in `Reading.rejected`.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.txt").write_text("date 2025-03-19 Talks\\n\\nKyiv agreed.", encoding="utf-8")
    ...     _ = Path(folder, "b.txt").write_bytes(b"")
    ...     reading = read(folder)
    >>> reading.documents[0].id, reading.documents[0].date, reading.documents[0].body_start
    ('a', '2025-03-19', 23)
    >>> print(reading.rejected[0])
    b.txt: the file is empty
    """
    contents = sorted((_read_file(path, shown) for path, shown in _found(paths)), key=lambda c: (c.path, c.sha256 or ""))
    documents: list[Document] = []
    rejected: list[Rejection] = []
    first: dict[str, str] = {}
    for content in contents:
        for line, outcome in content.outcomes:
            if isinstance(outcome, Document) and outcome.id in first:
                outcome = f"the id {short(outcome.id)} was already given by {first[outcome.id]}"
            if isinstance(outcome, str):
                rejected.append(Rejection(content.path, line, outcome))
            else:
                first[outcome.id] = content.path + (f", line {line}" if line else "")
                documents.append(outcome)
    files = tuple(InputFile(c.path, c.sha256) for c in contents if c.sha256 is not None)
    return Reading(tuple(documents), tuple(rejected), files)


Outcome = tuple[int | None, Document | str]
"""A line number, if any, with the article that was read there or the reason why there is none."""


@dataclass(frozen=True, slots=True)
class _Content:
    path: str
    sha256: str | None
    outcomes: list[Outcome]


class _UnusableError(Exception):
    """Why an article cannot be read, in words."""


def _found(paths: tuple[str | Path, ...]) -> list[tuple[Path, str]]:
    """Every file behind `paths`, once, with its path as it is shown; links to folders are listed, not followed."""
    shown: dict[str, str] = {}
    for given in paths:
        root = Path(given)
        if not str(given) or not (root.exists() or root.is_symlink()):
            raise InputError(f"the input {str(given)!r} does not exist")
        for path in _below(root) if root.is_dir() else [root]:
            relative = path.relative_to(root).as_posix() if root.is_dir() else path.name
            key = os.path.abspath(path)
            shown[key] = max(shown.get(key, ""), relative, key=len)  # the outermost folder that was given names the file
    return [(Path(key), relative) for key, relative in shown.items()]


def _below(folder: Path) -> Iterator[Path]:
    unreadable: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=lambda error: unreadable.append(Path(error.filename))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if Path(parent, name).is_symlink()]
        yield from (Path(parent, name) for name in [*names, *links] if not name.startswith("."))
    yield from unreadable


def _read_file(path: Path, shown: str) -> _Content:
    visible = UNSAFE.sub(lambda found: ascii(found[0])[1:-1], shown)
    sha256 = None
    try:
        if visible != shown:
            raise _UnusableError("the file's name has characters that cannot stand in an id")
        if path.is_dir():
            raise _UnusableError(
                "a folder that cannot be entered" if not path.is_symlink() else "links to folders are not followed"
            )
        if path.suffix.lower() not in (".txt", ".jsonl"):
            raise _UnusableError(f"{path.suffix or 'no suffix'}: only .txt and .jsonl files are read")
        if path.exists() and not path.is_file():
            raise _UnusableError("not a regular file")
        data = path.read_bytes()
        sha256 = hashlib.sha256(data).hexdigest()
        _refuse_binary(data)
        if path.suffix.lower() == ".jsonl":
            return _Content(visible, sha256, list(_json_lines(data)))
        return _Content(visible, sha256, [(None, _text_document(data, shown[: -len(path.suffix)]))])
    except _UnusableError as reason:
        return _Content(visible, sha256, [(None, str(reason))])
    except OSError as error:
        return _Content(visible, sha256, [(None, f"the file cannot be read: {error.strerror or error}")])


def _refuse_binary(data: bytes) -> None:
    if not data.removeprefix(BOM).strip():
        raise _UnusableError("the file is empty")
    if (zero := data.find(b"\0")) >= 0:
        raise _UnusableError(f"not text: a zero byte at offset {zero}")


def _decode(data: bytes) -> str:
    try:
        return data.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start + len(data) - len(data.removeprefix(BOM))
        raise _UnusableError(f"not UTF-8: byte 0x{data[at]:02x} at offset {at}; save it as UTF-8") from None


def _text_document(data: bytes, id: str) -> Document:
    text = _decode(data)
    header = HEADER.match(text)
    if header is None:
        return Document(id, text)
    if not text[header.end() :].strip():
        raise _UnusableError("there is no text below the header")
    return Document(id, text, _day(header[1]), (header[2] or "").strip() or None, body_start=header.end())


def _json_lines(data: bytes) -> Iterator[Outcome]:
    for number, line in enumerate(data.removeprefix(BOM).split(b"\n"), 1):
        if line.strip():
            try:
                yield number, _json_document(line)
            except _UnusableError as reason:
                yield number, str(reason)


def _json_document(line: bytes) -> Document:
    try:
        row = json.loads(_decode(line))
    except json.JSONDecodeError as error:
        raise _UnusableError(f"broken JSON: {error.msg} at character {error.pos}") from None
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets nested by the thousand
        raise _UnusableError(f"JSON that cannot be read: {error}") from None
    if not isinstance(row, dict):
        raise _UnusableError(f"not a JSON object with id and text, but {short(row)}")
    id, text = _string(row, "id"), _string(row, "text")
    if not id or not text or not text.strip():
        raise _UnusableError(f"no {'text' if id else 'id'}")
    if UNSAFE.search(id):
        raise _UnusableError(f"the id {short(id)} has characters that cannot stand in an id")
    day = _string(row, "date")
    body_start = row.get("body_start") or 0
    if type(body_start) is not int or not 0 <= body_start <= len(text):
        raise _UnusableError(f"the field 'body_start' is not an offset into the text: {short(body_start)}")
    title, source = _string(row, "title") or None, _string(row, "source") or None
    return Document(id, text, _day(day) if day else None, title, source, body_start)


def _string(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise _UnusableError(f"the field {key!r} is not a string: {short(value)}")
    if value is not None and (lone := re.search("[\ud800-\udfff]", value)):
        raise _UnusableError(f"the field {key!r} has half a surrogate pair at character {lone.start()}: {lone[0]!a}")
    return value


def _day(written: str) -> str:
    if is_day(written):
        return written
    raise _UnusableError(f"the date {short(written)} is no calendar day written YYYY-MM-DD")
