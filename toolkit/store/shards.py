"""Shards: runs of consecutive articles, each with its tables as Parquet files that are written once and never changed.

Where a shard ends is decided by the ids of its articles (content-defined chunking, as in rsync and LBFS, Muthitacharoen et
al. 2001), so that an article more or less changes the shard it is in and no other. The name of a shard is a hash of what its
tables are made from: a file of that name holds the right bytes or is not there.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from toolkit.errors import InputError
from toolkit.frames import frame
from toolkit.reading import Rejection
from toolkit.records import Article, Document
from toolkit.rows import NAMED, ROWS
from toolkit.serial import json_line
from toolkit.writing import beside

USUAL, MOST = 64, 256
"""The articles of a shard: so many on average, and at most."""

RECORD, KEY = "record", "key"
"""The columns of the table `articles` beside its own: the article with all records as JSON, and what it is known by."""

TABLES = (*ROWS, *NAMED)
"""The tables of a shard."""

FAILED = "failed"
"""The table with the articles that could not be annotated."""


class Shard(NamedTuple):
    """Consecutive documents, what each is known by, and the name of the shard that they make."""

    name: str
    keys: tuple[str, ...]
    documents: tuple[Document, ...]


def key(document: Document, version: str) -> str:
    """What an article is known by: a hash of all that it was given with, and of the version that annotates it."""
    given = (version, document.id, document.text, document.date, document.title, document.source, document.body_start)
    return hashlib.sha256(json.dumps(given).encode()).hexdigest()[:32]


def cut(documents: Iterable[Document], version: str) -> Iterator[Shard]:
    """Cut documents into shards, one in memory at a time."""
    run: list[Document] = []
    for document in documents:
        run.append(document)
        last = hashlib.sha256(document.id.encode("utf-8", "surrogatepass")).digest()[0] % USUAL == 0
        if last or len(run) == MOST:
            yield _shard(run, version)
            run = []
    if run:
        yield _shard(run, version)


def _shard(run: Sequence[Document], version: str) -> Shard:
    keys = tuple(key(document, version) for document in run)
    return Shard(hashlib.sha256("".join(keys).encode()).hexdigest()[:32], keys, tuple(run))


def path(folder: Path, table: str, name: str) -> Path:
    """The file of a table of a shard."""
    return folder / table / f"{name}.parquet"


def is_whole(folder: Path, name: str) -> bool:
    """Whether all tables of a shard are written, and none was removed since."""
    return all(path(folder, table, name).is_file() for table in TABLES)


def write(folder: Path, shard: Shard, results: Sequence[Article | Rejection]) -> None:
    """Write the tables of a shard, that of the articles last. Actors are named as their article names them."""
    articles = [result for result in results if isinstance(result, Article)]
    failed = [result for result in results if isinstance(result, Rejection)]
    if failed:
        save(
            pd.DataFrame({"article": [f.path for f in failed], "reason": [f.reason for f in failed]}),
            path(folder, FAILED, shard.name),
        )
    for table in reversed(TABLES):
        made = frame(table, [row for article in articles for row in rows(table, article)])
        if table == "articles":
            known = {key: result for key, result in zip(shard.keys, results, strict=True) if isinstance(result, Article)}
            columns = {KEY: [*known], RECORD: [json_line(article) for article in known.values()]}
            made = made.assign(**{name: pd.Series(values, dtype="string") for name, values in columns.items()})
        save(made, path(folder, table, shard.name))


def rows(table: str, article: Article) -> Iterator[dict[str, object]]:
    """The rows that a table has for an article."""
    if table in ROWS:
        return ROWS[table](article)
    return NAMED[table](article, {actor.actor: actor.name for actor in article.actors})


def columns(file: Path, *names: str) -> list[tuple[str, ...]]:
    """What columns of a file hold, row by row; raises `InputError` for a broken file, and says what to do about it."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        table = parquet.read_table(file, columns=[*names])
        return [*zip(*(table[name].to_pylist() for name in names), strict=True)]
    except (OSError, KeyError, pa.ArrowException) as error:
        raise InputError(f"{file} cannot be read: {error}; remove it and run `toolkit annotate` again") from None


def save(made: pd.DataFrame, target: Path) -> None:
    """Write a table so that its file is there whole or not at all, whatever happens meanwhile."""
    page = io.BytesIO()
    made.to_parquet(page, index=False, compression="zstd")
    replace(target, page.getvalue())


def replace(target: Path, content: bytes) -> None:
    """Write a file beside its place and move it there when it is on the disk."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with beside(target) as part, part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
