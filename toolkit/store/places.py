"""What lies in the folder of a store beside the tables of its shards: the lock, the index, lists of inputs, shards put by."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
from filelock import FileLock, Timeout

from toolkit.errors import InputError, ToolkitError
from toolkit.reading import InputFile, Note, Rejection
from toolkit.reading.files import INDEX, LOCK, WORK
from toolkit.store.shards import FAILED, KEY, TABLES, columns, path

HELD = ".held"
"""The folder of articles that are put by."""

LISTS: dict[str, type] = {"rejected": Rejection, "notes": Note, "files": InputFile}
"""What a store lists beside its tables, a file each."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a store for one process; raises `ToolkitError` where another holds it, `InputError` where none can be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()) and not any((folder / name).exists() for name in (INDEX, LOCK)):
            raise InputError(f"{folder} holds other things than a store: choose another folder")
        lock = FileLock(folder / LOCK)
        lock.acquire(timeout=0)
    except Timeout:
        raise ToolkitError(f"another process is updating {folder}: wait until it is done, or choose another folder") from None
    except OSError as error:
        raise InputError(f"{folder} cannot be written: {error.strerror or error}") from None
    try:
        yield
    finally:
        lock.release()


class Held:
    """Which articles the shards of a folder hold: looked up when the first shard is made anew."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def where(self, keys: Iterable[str]) -> dict[str, Path]:
        """The files of articles that have those of these keys."""
        return {key: self._files[key] for key in keys if key in self._files}

    @cached_property
    def _files(self) -> dict[str, Path]:
        files = sorted(file for place in (HELD, "articles") for file in (self._folder / place).glob("[!.]*.parquet"))
        return {key: file for file in files for (key,) in columns(file, KEY)}


def failed(folder: Path, name: str) -> list[Rejection]:
    """The articles of a shard that could not be annotated."""
    if not (file := path(folder, FAILED, name)).is_file():
        return []
    from pyarrow import parquet

    return [Rejection(row["article"], None, row["reason"]) for row in parquet.read_table(file).to_pylist()]


def listed(records: Sequence[Any], kind: type) -> pd.DataFrame:
    """Records of a kind as a table."""
    hints = {field.name: "Int64" if field.name == "line" else "string" for field in fields(kind)}
    columns = {name: [_printable(getattr(record, name)) for record in records] for name in hints}
    return pd.DataFrame(columns, dtype=object).astype(hints)


def _printable(value: Any) -> Any:
    """A value without halves of surrogate pairs, which no file of text can hold."""
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value


def unlisted(file: Path, kind: type) -> list[Any]:
    """Records of a kind from their table."""
    from pyarrow import parquet

    return [kind(**row) for row in parquet.read_table(file).to_pylist()]


def put_by(folder: Path, shards: set[str]) -> None:
    """Take shards that are not in the store out of its tables, but keep their articles for a later update."""
    for file in (folder / "articles").glob("[!.]*.parquet"):
        if file.stem not in shards:
            (folder / HELD).mkdir(exist_ok=True)
            os.replace(file, folder / HELD / file.name)
    _clear(folder, shards)


def prune(folder: Path, shards: set[str]) -> None:
    """Remove shards that are not in the store, those that were put by among them."""
    _clear(folder, shards)
    shutil.rmtree(folder / HELD, ignore_errors=True)


def _clear(folder: Path, shards: set[str]) -> None:
    """Leave in the tables the files of these shards, and nothing that a run which was killed has left anywhere."""
    for table in (*TABLES, FAILED):
        for file in (folder / table).glob("*"):
            if file.name.removesuffix(".parquet") not in shards:
                file.unlink()
    for file in folder.glob(".*.part"):
        file.unlink()
    shutil.rmtree(folder / WORK, ignore_errors=True)
