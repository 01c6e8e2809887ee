"""JSON: one article a line or, in a .json file, one object or a list of them.

An object has `text` and, if known, `id`, `date`, `title`, `source` and `body_start`; each field but the text may be null or
missing. One without an id takes the name of the file and its number. Blank lines are no articles. JSON is UTF-8, or what a
byte order mark declares: what Windows' PowerShell redirects to a file is UTF-16.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Mapping
from reprlib import repr as short
from typing import Any

from toolkit.reading.encodings import declared
from toolkit.reading.files import LARGEST
from toolkit.reading.inputs import FIELDS, Found, Outcome, Refused, UnusableError, document, no_column, string


def json_lines(stream: io.BufferedReader, stem: str, columns: Mapping[str, str]) -> Iterator[Outcome]:
    """The articles of a .jsonl file, line by line; `columns` maps fields to the keys that stand for them."""
    line_number = number = 0
    readline = _reader(stream)
    while line := readline(LARGEST):
        line_number += 1
        too_long = len(line) == LARGEST and not line.endswith(b"\n")
        while too_long and (rest := readline(LARGEST)) and not rest.endswith(b"\n"):
            pass
        number += bool(line.strip())
        if too_long:
            yield Refused(line_number, f"a line of more than {LARGEST >> 20} MiB")
        elif line.strip():
            try:
                yield _outcome(line_number, _value(line), f"{stem}/{number}", columns)
            except UnusableError as reason:
                yield Refused(line_number, str(reason))


def _reader(stream: io.BufferedReader) -> Callable[[int], bytes]:
    """What reads a line of at most so many bytes or characters, in UTF-8 also where the file declares another encoding."""
    encoding, mark = declared(stream.peek(4)[:4])
    stream.read(mark)
    if encoding == "utf-8":
        return stream.readline
    text = io.TextIOWrapper(stream, encoding, newline="\n")
    return lambda size: text.readline(size).encode("utf-8", "surrogatepass")


def json_file(data: bytes, stem: str, columns: Mapping[str, str]) -> Iterator[Outcome]:
    """The articles of a .json file: an object, a list of objects, of which the line is the number, or JSON lines."""
    encoding, mark = declared(data)
    data = (data[mark:] if encoding == "utf-8" else data[mark:].decode(encoding).encode()).strip()
    first, _, more = data.partition(b"\n")
    if more and _is_object(first):
        yield from json_lines(io.BufferedReader(io.BytesIO(data)), stem, columns)
    elif data:
        value = _value(data)
        if isinstance(value, list):
            for number, item in enumerate(value, 1):
                yield _outcome(number, item, f"{stem}/{number}", columns)
        else:
            yield _outcome(None, value, stem, columns)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(_value(line), dict)
    except UnusableError:
        return False


def _value(data: bytes) -> Any:
    """The value of JSON; raises `UnusableError` for what is none."""
    try:
        return json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        at = error.start
        raise UnusableError(f"not UTF-8: byte 0x{data[at]:02x} at offset {at}; save it as UTF-8") from None
    except json.JSONDecodeError as error:
        raise UnusableError(f"broken JSON: {error.msg} at character {error.pos}") from None
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets nested by the thousand
        raise UnusableError(f"JSON that cannot be read: {error}") from None


def _at(row: dict[str, Any], key: str) -> Any:
    """The value of a key; of "source.name", unless there is such a key, the `name` in the object `source`."""
    value: Any = row
    for part in (key,) if key in row else key.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _outcome(line: int | None, row: Any, standard: str, columns: Mapping[str, str]) -> Outcome:
    """The article of an object, with a standard id, or why it is none."""
    try:
        if not isinstance(row, dict):
            raise UnusableError(f"not a JSON object with text, but {short(row)}")
        named = {field: columns.get(field, field) for field in FIELDS}
        values = {field: _at(row, key) if _at(row, key) is not None else row.get(field) for field, key in named.items()}
        if values["text"] is None and "text" not in row and named["text"] not in row:
            raise UnusableError(no_column(named["text"], "text", row))
        fields = {field: string(value, named[field]) for field, value in values.items()}
        fields["id"] = (named["id"] and fields["id"]) or standard
        return Found(line, document(**fields, body_start=row.get("body_start") or 0))
    except UnusableError as reason:
        return Refused(line, str(reason))
