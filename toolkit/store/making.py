"""Making a shard: what is known of its articles already is taken from where it is, the others are annotated one by one.

Each article is kept on the disk as soon as it is done, so that a run that is killed loses the one in hand.
"""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import NamedTuple

from toolkit.actors import OwnActors
from toolkit.annotate import annotate_document, attempt
from toolkit.reading import Rejection
from toolkit.reading.files import WORK
from toolkit.records import Article, Document
from toolkit.serial import article_of, json_line
from toolkit.store.shards import KEY, RECORD, Shard, columns, replace, write


class Part(NamedTuple):
    """Some articles to annotate for a store, and what each is known by."""

    folder: Path
    keys: tuple[str, ...]
    documents: tuple[Document, ...]
    own: OwnActors | None


class Whole(NamedTuple):
    """A shard to write into a store when all parts of it are done, and the files that have articles of it already."""

    folder: Path
    shard: Shard
    known: dict[str, Path]
    own: OwnActors | None


def work(task: Part | Whole) -> int:
    """Do a task, and return how many articles were annotated; raises `OSError` where the disk is full."""
    if isinstance(task, Whole):
        return _write(task)
    pairs = zip(task.keys, task.documents, strict=True)
    new = [(key, document) for key, document in pairs if not _place(task.folder, key).is_file()]
    for key, document in new:
        _annotated(task, key, document)
    return len(new)


def _write(task: Whole) -> int:
    """Write a shard; what of it is not done, since power went as it was kept or since it fails, is annotated once more."""
    before = _records(task)
    pairs = zip(task.shard.keys, task.shard.documents, strict=True)
    results = [before.get(key) or _kept(task.folder, key) or _annotated(task, key, document) for key, document in pairs]
    write(task.folder, task.shard, results)
    for key in task.shard.keys:
        _place(task.folder, key).unlink(missing_ok=True)
    return 0


def _annotated(task: Part | Whole, key: str, document: Document) -> Article | Rejection:
    result = attempt(partial(annotate_document, own=task.own), document)
    if isinstance(result, Article):
        replace(_place(task.folder, key), json_line(result).encode("utf-8", "surrogatepass"))
    return result


def _place(folder: Path, key: str) -> Path:
    return folder / WORK / f"{key}.json"


def _kept(folder: Path, key: str) -> Article | None:
    """The article that a run before has done; None where there is none, or where power went as it was written."""
    try:
        return article_of(json.loads(_place(folder, key).read_bytes()))
    except (OSError, ValueError):
        return None


def _records(task: Whole) -> dict[str, Article]:
    """The articles that other shards have."""
    found: dict[str, Article] = {}
    for file in sorted({*task.known.values()}):
        for key, record in columns(file, KEY, RECORD):
            if task.known.get(key) == file:
                found[key] = article_of(json.loads(record))
    return found
