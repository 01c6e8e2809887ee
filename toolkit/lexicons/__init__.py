"""Lexical knowledge as data: CSV files beside this module, each row with the source it was taken from."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from toolkit.errors import LexiconError

Row = dict[str, str]


@cache
def lexicon(name: str) -> tuple[Row, ...]:
    """Read the lexicon `name` (its file name without `.csv`): one dict of strings a row, in file order.

    Raises `LexiconError` where there is no such file, where it has no `source` column, or where a row has too few or too
    many fields. The result is shared: do not change the rows.

    >>> all(row["source"] for row in lexicon("lemmas"))
    True
    """
    path = files(__package__) / f"{name}.csv"
    if not path.is_file():
        known = sorted(p.name[:-4] for p in files(__package__).iterdir() if p.name.endswith(".csv"))
        raise LexiconError(f"there is no lexicon {name!r}; the known ones are {', '.join(known)}")
    reader = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    if "source" not in (reader.fieldnames or ()):
        raise LexiconError(f"{name}.csv has no column 'source': every row must say where it comes from")
    rows = []
    for row in reader:
        if None in row or None in row.values():
            raise LexiconError(f"{name}.csv, line {reader.line_num}: the number of fields is not that of the header")
        rows.append(row)
    return tuple(rows)
