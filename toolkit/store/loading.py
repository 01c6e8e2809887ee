"""A store → its articles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from toolkit.errors import InputError
from toolkit.reading import InputFile, Note, Rejection
from toolkit.reading.files import INDEX
from toolkit.records import Article
from toolkit.serial import SCHEMA, article_of
from toolkit.store.places import LISTS, unlisted
from toolkit.store.shards import RECORD, columns, path


class Loaded(NamedTuple):
    """What a store holds: its articles, a shard in memory at a time, and what it lists of its inputs."""

    articles: Iterator[Article]
    rejected: tuple[Rejection, ...]
    notes: tuple[Note, ...]
    files: tuple[InputFile, ...]


def load(folder: str | Path) -> Loaded:
    """What a store holds; raises `InputError` where there is none, or a file of it is broken.

    >>> from tempfile import TemporaryDirectory
    >>> from toolkit.reading import Scan
    >>> from toolkit.store.updating import update
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.csv").write_text("text\\nKyiv agreed.", encoding="utf-8")
    ...     _ = update(Path(folder, "store"), Scan(Path(folder, "a.csv")))
    ...     [article.id for article in load(Path(folder, "store")).articles]
    ['a/1']
    """
    home = Path(folder)
    try:
        index = json.loads((home / INDEX).read_bytes())
        shards = [str(name) for name in index["shards"]]
        lists = {name: unlisted(home / f"{name}.parquet", kind) for name, kind in LISTS.items()}
    except (OSError, ValueError, KeyError, TypeError) as error:
        what = "is no store that `toolkit annotate --format parquet` has completed: make one first, or let it go on"
        raise InputError(f"{home} {what} ({getattr(error, 'strerror', None) or error})") from None
    if index.get("schema") != SCHEMA:
        raise InputError(f"{home} is a store of another schema than {SCHEMA}: run `toolkit annotate` on it again")
    return Loaded(_articles(home, shards), tuple(lists["rejected"]), tuple(lists["notes"]), tuple(lists["files"]))


def _articles(home: Path, shards: Iterable[str]) -> Iterator[Article]:
    for name in shards:
        file = path(home, "articles", name)
        try:
            yield from (article_of(json.loads(record)) for (record,) in columns(file, RECORD))
        except ValueError as error:
            raise InputError(f"{file} cannot be read: {error}; remove it and run `toolkit annotate` again") from None
