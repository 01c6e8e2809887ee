"""JSON lines: one article a line, an object with `id` and `text` and, if known, `date`, `title`, `source` and `body_start`.

Each field may be null or missing, and blank lines are no articles. JSON is UTF-8.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from reprlib import repr as short

from toolkit.reading.encodings import BOM
from toolkit.reading.files import LARGEST
from toolkit.reading.inputs import FIELDS, Found, Outcome, Refused, UnusableError, document, string
from toolkit.records import Document


def json_lines(stream: io.BufferedReader, columns: Mapping[str, str]) -> Iterator[Outcome]:
    """The articles of a .jsonl file, line by line; `columns` maps fields to the keys that stand for them."""
    number = 0
    while line := stream.readline(LARGEST):
        number += 1
        too_long = len(line) == LARGEST and not line.endswith(b"\n")
        while too_long and (rest := stream.readline(LARGEST)) and not rest.endswith(b"\n"):
            pass
        line = line.removeprefix(BOM) if number == 1 else line
        if too_long:
            yield Refused(number, f"a line of more than {LARGEST >> 20} MiB")
        elif line.strip():
            try:
                yield Found(number, _document(line, columns))
            except UnusableError as reason:
                yield Refused(number, str(reason))


def _document(line: bytes, columns: Mapping[str, str]) -> Document:
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        at = error.start
        raise UnusableError(f"not UTF-8: byte 0x{line[at]:02x} at offset {at}; save it as UTF-8") from None
    except json.JSONDecodeError as error:
        raise UnusableError(f"broken JSON: {error.msg} at character {error.pos}") from None
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets nested by the thousand
        raise UnusableError(f"JSON that cannot be read: {error}") from None
    if not isinstance(row, dict):
        raise UnusableError(f"not a JSON object with id and text, but {short(row)}")
    fields = {field: string(row, columns.get(field, field)) for field in FIELDS}
    return document(**fields, body_start=row.get("body_start") or 0)
