"""Bringing a store up to its inputs: what is not there is made, and then the index says what the store holds."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.actors import OwnActors, read_actors
from toolkit.annotate import CHUNK
from toolkit.errors import InputError
from toolkit.processes import ordered
from toolkit.reading import Rejection, Scan, file_of, require
from toolkit.reading.files import INDEX
from toolkit.serial import SCHEMA
from toolkit.store.making import Part, Whole, work
from toolkit.store.places import LISTS, Held, failed, listed, locked, prune, put_by
from toolkit.store.shards import cut, is_whole, replace, save
from toolkit.versions import model, rules, version

Progress = Callable[[int, int], object]
KEPT = "what is done is kept: run the same again to go on"


@dataclass(frozen=True)
class Stored:
    """What an update did: articles in the store, those annotated now and those known before, and what was rejected."""

    articles: int
    annotated: int
    known: int
    rejected: tuple[Rejection, ...]


def update(
    folder: str | Path,
    scan: Scan,
    jobs: int = 1,
    actors: str | Path | None = None,
    progress: Progress | None = None,
) -> Stored:
    """Bring a store up to the articles of a scan: what is new or changed is annotated, what is gone is taken out.

    `actors` is a CSV file with actors of your own. Of a scan that has `since` or `limit`, what it leaves out is put by, so
    that a later one without them does no work twice. `progress` is called with the bytes of input that are done and of all.

    Raises `ToolkitError` where another process is updating the store, `InputError` where there is no article, as when a disk
    is not mounted: the store stays as it is; and where the folder cannot be written or the disk is full: what is done is
    kept, and the same call goes on from there.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     news = Path(folder, "news.csv")
    ...     for text in ("text\\nKyiv agreed.", "text\\nKyiv agreed.\\nMoscow did not."):
    ...         _ = news.write_text(text, encoding="utf-8")
    ...         made = update(Path(folder, "store"), Scan(news))
    ...         print(made.articles, made.annotated, made.known)
    1 1 0
    2 1 1
    """
    target = Path(folder)
    made_with = {
        "schema": SCHEMA, "toolkit": version(), "model": model(), "rules": rules(),
        "actors": file_of(actors).sha256 if actors else None,
    }  # fmt: skip
    task = _Update(target, made_with, read_actors(actors) if actors else None)
    with locked(target):
        try:
            return task.run(scan, jobs, progress or (lambda done, of: None))
        except OSError as error:
            raise InputError(f"{target} cannot be written: {error.strerror or error}; {KEPT}") from error
        except KeyboardInterrupt:
            raise KeyboardInterrupt(KEPT) from None


class _Update:
    """One update of a store: what is asked of it, and how far it has come."""

    def __init__(self, folder: Path, made_with: dict[str, Any], own: OwnActors | None) -> None:
        self._folder, self._made_with, self._own = folder, made_with, own
        self._shards: list[str] = []
        self._stored = 0
        self._waiting: deque[tuple[Whole, int]] = deque()
        self._ready: deque[Whole] = deque()
        self._sent: deque[tuple[Part | Whole, int]] = deque()

    def run(self, scan: Scan, jobs: int, progress: Progress) -> Stored:
        """Make the shards that are not there, then say in the index what the store holds."""
        annotated = 0
        for made in ordered(work, self._tasks(scan), jobs):
            task, done = self._sent.popleft()
            annotated += made
            if isinstance(task, Part):
                self._count(task)
            progress(done, scan.size)
        annotated += sum(map(work, self._ready))  # shards of which the last parts were the last of all
        progress(scan.size, scan.size)
        require(self._stored, scan.rejected)
        lost = [rejection for name in self._shards for rejection in failed(self._folder, name)]
        rejected = (*scan.rejected, *lost)
        for name, records in (("rejected", rejected), ("notes", scan.notes), ("files", scan.files)):
            save(listed(records, LISTS[name]), self._folder / f"{name}.parquet")
        index = self._made_with | {"since": scan.since, "limit": scan.limit, "shards": self._shards}
        replace(self._folder / INDEX, f"{json.dumps(index, indent=1)}\n".encode())
        (prune if scan.since is None and scan.limit is None else put_by)(self._folder, {*self._shards})
        return Stored(self._stored - len(lost), annotated, self._stored - annotated, rejected)

    def _tasks(self, scan: Scan) -> Iterator[Part | Whole]:
        """What is to be done: the parts of each shard, and the shard itself as soon as its parts are."""
        for task in self._parts(scan):
            while self._ready:
                yield self._send(self._ready.popleft(), scan)
            yield self._send(task, scan)
        while self._ready:
            yield self._send(self._ready.popleft(), scan)

    def _send(self, task: Part | Whole, scan: Scan) -> Part | Whole:
        self._sent.append((task, scan.done))
        return task

    def _parts(self, scan: Scan) -> Iterator[Part | Whole]:
        """The parts of each shard that is not there, or the shard where others have all of its articles."""
        held = Held(self._folder)
        for shard in cut(scan, json.dumps(self._made_with)):
            self._shards.append(shard.name)
            self._stored += len(shard.keys)
            if not is_whole(self._folder, shard.name):
                known = held.where(shard.keys)
                new = [pair for pair in zip(shard.keys, shard.documents, strict=True) if pair[0] not in known]
                whole = Whole(self._folder, shard, known, self._own)
                if new:
                    self._waiting.append((whole, len(new)))
                else:
                    yield whole
                for at in range(0, len(new), CHUNK):
                    keys, documents = zip(*new[at : at + CHUNK], strict=True)
                    yield Part(self._folder, keys, documents, self._own)

    def _count(self, part: Part) -> None:
        """Note that a part is done, the next one of the shard that has waited longest."""
        whole, left = self._waiting.popleft()
        if left > len(part.keys):
            self._waiting.appendleft((whole, left - len(part.keys)))
        else:
            self._ready.append(whole)
