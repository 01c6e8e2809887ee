"""The kinds of file that are read, and what reads each."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from toolkit.reading.files import shut, visible, whole
from toolkit.reading.inputs import Outcome, UnusableError
from toolkit.reading.lines import json_file, json_lines
from toolkit.reading.markup import page
from toolkit.reading.sheets import csv_rows, parquet_rows
from toolkit.reading.text import markdown, plain

ARTICLES = {".md": markdown, ".html": page, ".htm": page}
"""What reads a file that is one article."""

ROWS = (".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".parquet")
"""Files with an article in each line or row."""

SUFFIXES = (".txt", *ARTICLES, *ROWS)
"""The files that are read, also with .gz behind."""

INSTEAD = {
    "save its text as .txt": (".doc", ".docx", ".eml", ".epub", ".msg", ".odt", ".pages", ".pdf", ".rtf"),
    "save its sheet as .csv": (".numbers", ".ods", ".xls", ".xlsx"),
    "save the page as .html": (".maff", ".mht", ".mhtml", ".webarchive", ".xhtml"),
    "unpack it": (".7z", ".bz2", ".rar", ".tar", ".tgz", ".xz", ".zip", ".zst"),
}
"""What to do with files of other kinds in which researchers have articles."""


def suffix_of(shown: str, path: Path) -> str:
    """The suffix of a file that can be read; raises `UnusableError` for one that cannot."""
    if visible(shown) != shown:
        raise UnusableError("the file's name has characters that cannot stand in an id")
    if not path.is_file() and path.exists():
        folder = path.is_dir()
        raise UnusableError((shut(path) or "a folder that cannot be entered") if folder else "not a regular file")
    name = shown.lower().removesuffix(".gz")
    suffix = Path(name).suffix
    if suffix not in SUFFIXES:
        others = f"not a file of the kinds {', '.join(SUFFIXES)}"
        advice = next((f"not read; {advice}" for advice, kinds in INSTEAD.items() if suffix in kinds), others)
        raise UnusableError(f"{suffix or 'no suffix'}: {advice}")
    return suffix + shown[len(name) :]


def contents(stream: io.BufferedReader, path: Path, stem: str, suffix: str, columns: Mapping[str, str]) -> Iterator[Outcome]:
    """The articles of a file of a kind, and what was refused in it; `stem` is its name without suffix."""
    kind, packed = suffix.lower().removesuffix(".gz"), suffix.lower().endswith(".gz")
    if kind == ".txt":
        yield from plain(whole(stream), stem)
    elif kind in ARTICLES:
        yield ARTICLES[kind](whole(stream), stem)
    elif kind in (".jsonl", ".ndjson"):
        yield from json_lines(stream, stem, columns)
    elif kind == ".json":
        yield from json_file(whole(stream), stem, columns)
    elif kind == ".parquet":
        yield from parquet_rows(io.BytesIO(whole(stream)) if packed else path, stem, columns)
    else:
        yield from csv_rows(stream, stem, columns)
