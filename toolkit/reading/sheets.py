"""Tables with one article a row: .csv and .parquet with the columns `text` and, if known, `id`, `date`, `title`, `source`.

A row without an id takes the name of the file and its number. Names of columns count in any case. What programs write where
there is nothing ("NaN", "NULL") is nothing.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal, NamedTuple, TextIO

from toolkit.reading.dayorder import first_part, in_order
from toolkit.reading.encodings import declared, guessed
from toolkit.reading.files import LARGEST, RATIO, SAMPLE
from toolkit.reading.inputs import FIELDS, LONGEST, Found, Outcome, Refused, UnusableError, document, no_column

BATCH = 64
"""The rows of a .parquet file that are in memory at a time."""

DELIMITERS = ",;\t|"
DECLARED = re.compile(r'"?sep=(.)"?[\r\n]*')
"""The line before that with the names by which Excel is told the delimiter."""

NOTHING = frozenset(("", "na", "n/a", "nan", "nat", "none", "null", "<na>"))
"""What R, pandas and databases write into a cell that has no value."""


class _Layout(NamedTuple):
    """How a .csv file is written: its delimiter, whether marks enclose cells, its columns, and the lines above the rows."""

    delimiter: str
    quoted: bool
    names: list[str]
    above: int

    def reader(self, text: Iterable[str]) -> Any:
        """The rows of a text, which raise `csv.Error` where quotation marks are not what they should be."""
        quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if self.quoted else csv.QUOTE_NONE
        return csv.reader(text, delimiter=self.delimiter, quoting=quoting, strict=True)


def csv_rows(stream: io.BufferedReader, stem: str, columns: Mapping[str, str]) -> Iterator[Outcome]:
    """The articles of a .csv file, delimited by one of `DELIMITERS` or as declared; the line is that on which a row ends.

    Dates such as 03/04/2025 are read as those of the first MiB tell.
    """
    sample = stream.peek(SAMPLE)[:SAMPLE]
    encoding, mark, note = _encoding(sample)
    stream.read(mark)
    text = io.TextIOWrapper(stream, encoding, errors="surrogateescape", newline="")
    csv.field_size_limit(LONGEST + 1)
    beginning = io.StringIO(sample[mark:].decode(encoding, "replace"), newline="")
    if not (layout := _layout(beginning, len(sample) < SAMPLE)):
        return
    for _ in range(layout.above):
        text.readline(LONGEST)
    place = _places(layout.names, columns)
    first = first_part(_dates(beginning, layout, place.get("date")))
    for number, (line, row) in enumerate(_rows(text, layout), 1):
        if isinstance(row, str):
            yield Refused(line, row)
            continue
        cells = {field: row[at] if at < len(row) else "" for field, at in place.items()}
        notes = [note] if note else []
        if first and (iso := in_order(cells.get("date", ""), first)):
            notes.append(f"the date {cells['date']} has the {first} first, as others in its column")
            cells["date"] = iso
        yield _outcome(line, cells, f"{stem}/{number}", notes)


def _rows(text: TextIO, layout: _Layout) -> Iterator[tuple[int, list[str] | str]]:
    """The rows that are not blank, with the line on which each ends; in place of one that cannot be used, why."""
    reader = layout.reader(text)
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            yield reader.line_num + layout.above, f"a row that cannot be read: {error}; quotation marks in a cell are doubled"
            continue
        if row is None:
            return
        if any(cell.strip() for cell in row[len(layout.names) :]):
            counts = f"{len(row)} cells below {len(layout.names)} names of columns"
            reason = f"{counts}: what has {layout.delimiter!r} in it stands in quotation marks"
            yield reader.line_num + layout.above, reason
        elif any(cell.strip() for cell in row):
            yield reader.line_num + layout.above, row


def _layout(text: TextIO, whole: bool) -> _Layout | None:
    """How a file is written, of which `text` is the beginning or the `whole`; None for an empty one.

    `text` is read up to the first row. Between tabs quotation marks enclose cells where they come in order; where they do
    not, as databases write them, they are text.
    """
    head, above = text.readline(LONGEST), 1
    if declares := DECLARED.fullmatch(head):
        head, above = text.readline(LONGEST), 2
    if not head.strip():
        return None
    delimiter = declares[1] if declares else max(DELIMITERS, key=head.count)
    try:
        [names] = csv.reader([head], delimiter=delimiter)
    except (csv.Error, ValueError):
        raise UnusableError("the first line of the file does not name its columns") from None
    layout, at = _Layout(delimiter, True, names, above), text.tell()
    try:
        deque(layout.reader(text if delimiter == "\t" else ()), 0)
    except csv.Error as error:
        layout = layout._replace(quoted=not whole and "unexpected end" in str(error))
    text.seek(at)
    return layout


def _dates(text: TextIO, layout: _Layout, at: int | None) -> Iterator[str]:
    """The dates of a column in the beginning of a file."""
    with suppress(csv.Error):
        yield from (row[at] for row in layout.reader(text) if at is not None and at < len(row))


def _encoding(sample: bytes) -> tuple[str, int, str | None]:
    """The encoding of a file that begins with `sample`, the length of its mark, and what is to be noted of it."""
    encoding, mark = declared(sample)
    if encoding == "utf-8" and b"\0" in sample:
        raise UnusableError(f"not text: a zero byte at offset {sample.index(0)}; save it as UTF-8")
    try:
        sample[: sample.rfind(b"\n") + 1].decode("utf-8")
    except UnicodeDecodeError:
        if not mark and (likeliest := guessed(sample)):
            return likeliest, 0, f"not UTF-8: read as {likeliest}, the likeliest encoding"
    return encoding, mark, None


def parquet_rows(source: Path | io.BytesIO, stem: str, columns: Mapping[str, str]) -> Iterator[Outcome]:
    """The articles of a .parquet file, some rows in memory at a time; the line is the number of the row."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(source) as file:
            _refuse_bomb(file.metadata)
            names = file.schema_arrow.names
            place = _places(names, columns)
            wanted = sorted({names[at] for at in place.values()})
            number = 0
            for batch in file.iter_batches(BATCH, columns=wanted):
                for row in batch.to_pylist():
                    number += 1
                    cells = {field: _written(row.get(names[at])) for field, at in place.items()}
                    yield _outcome(number, cells, f"{stem}/{number}")
    except (pa.ArrowException, OSError, ValueError, TypeError, OverflowError) as error:
        if isinstance(error, UnusableError):
            raise
        raise UnusableError(
            f"the file is broken: {str(error).splitlines()[0] if str(error) else type(error).__name__}"
        ) from None


def _refuse_bomb(about: Any) -> None:
    """Raise `UnusableError` for a part of a .parquet file that says it grows beyond all measure: it is read as a whole."""
    for group in map(about.row_group, range(about.num_row_groups)):
        for part in map(group.column, range(group.num_columns)):
            if part.total_uncompressed_size > LARGEST + RATIO * part.total_compressed_size:
                raise UnusableError(f"a column unpacks to more than {RATIO} times its size: no text does, it is not read")


def _written(value: Any) -> str:
    """The value of a cell as words: days and moments as ISO writes them."""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    return "" if value is None else value if isinstance(value, str) else str(value)


def _places(names: Iterable[str], columns: Mapping[str, str]) -> dict[str, int]:
    """Where the fields of an article stand among the names of columns: that which `columns` names or, without it, their own.

    Raises `UnusableError` where neither is there and it is the text, or a column that was named.
    """
    given = list(names)
    plain = [name.strip().lower() for name in given]
    place: dict[str, int] = {}
    for field in (field for field in FIELDS if columns.get(field) != ""):
        wanted = [name.strip().lower() for name in (columns.get(field, field), field)]
        if name := next((name for name in wanted if name in plain), None):
            place[field] = plain.index(name)
        elif field == "text" or field in columns:
            raise UnusableError(no_column(wanted[0], field, given))
    return place


def _outcome(line: int, cells: Mapping[str, str], number: str, notes: Sequence[str] = ()) -> Outcome:
    try:
        halves = [sign for cell in cells.values() for sign in _surrogates(cell)]
        if any("\udc80" <= sign <= "\udcff" for sign in halves):
            raise UnusableError("a row that is not in the encoding of the file")
        if halves:
            raise UnusableError("a row with half a surrogate pair")
        if "\0" in cells["text"]:
            raise UnusableError("not text: a zero byte")
        known = {field: cell for field, cell in cells.items() if cell.strip().lower() not in NOTHING}
        found = document(**{"id": number, **known, "text": cells["text"]})
    except UnusableError as reason:
        return Refused(line, str(reason))
    return Found(line, found, (*notes,))


def _surrogates(cell: str) -> list[str]:
    """The halves of surrogate pairs in a cell."""
    try:
        cell.encode("utf-8")
    except UnicodeEncodeError:
        return [sign for sign in cell if "\ud800" <= sign <= "\udfff"]
    return []
