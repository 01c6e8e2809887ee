"""CSV files of a user's own: read with every mistake named by file and line, and with what to do about it."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from toolkit.errors import InputError
from toolkit.lexicons import Row


def own_rows(path: str | Path, needed: Sequence[str], optional: Sequence[str] = ()) -> Iterator[tuple[int, Row]]:
    """The rows of a CSV file with a header, each with the line that it ends in; columns that a file lacks are empty.

    Raises `InputError` where the file cannot be read, is not UTF-8, lacks one of the `needed` columns or has one that is
    neither needed nor `optional`, and for a row with too few or too many fields or with a needed one that is empty.
    """
    reader = csv.DictReader(_text(path).splitlines(), strict=True)
    try:
        header = [name.strip() for name in reader.fieldnames or ()]
        _check_header(path, header, needed, optional)
        reader.fieldnames = header
        for cells in reader:
            where = f"{path}, line {reader.line_num}"
            if None in cells or None in cells.values():
                raise InputError(f"{where}: {'more' if None in cells else 'fewer'} fields than the header has columns")
            if not any(cell.strip() for cell in cells.values()):  # a spreadsheet writes its empty lines as commas
                continue
            row = dict.fromkeys(optional, "") | {column: cell.strip() for column, cell in cells.items()}
            if empty := [column for column in needed if not row[column]]:
                raise InputError(f"{where}: the field {empty[0]!r} is empty; every row needs {', '.join(needed)}")
            yield reader.line_num, row
    except csv.Error as error:
        raise InputError(f"{path}, line {reader.line_num}: {error}; save it as CSV with commas") from None


def _text(path: str | Path) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: the file cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 (byte {error.start}); save it as CSV in UTF-8") from None


def _check_header(path: str | Path, header: Sequence[str], needed: Sequence[str], optional: Sequence[str]) -> None:
    known = (*needed, *optional)
    divider = next((mark for mark in ";\t" if len(header) == 1 and mark in header[0]), "")
    if divider:
        raise InputError(f"{path}, line 1: the columns are divided by {divider!r}; save it as CSV with commas")
    wrong = [f"the column {column!r} is missing" for column in needed if column not in header]
    wrong += [f"the column {column!r} is unknown" for column in header if column not in known]
    wrong += [f"the column {column!r} stands twice" for column in known if header.count(column) > 1]
    if wrong:
        columns = f"the columns are {', '.join(needed)}" + (f" and, if wanted, {', '.join(optional)}" if optional else "")
        raise InputError(f"{path}, line 1: {wrong[0]}; {columns}")
