"""Which files there are, and their bytes: streamed, unpacked where they are gzip, hashed as they go by."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from toolkit.errors import InputError
from toolkit.reading.inputs import UNSAFE, UnusableError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LARGEST = 16 * 2**20
"""The bytes that one article may take, with all markup around it."""

RATIO = 200
"""How many times its size a compressed file may grow beyond the first `LARGEST` bytes: text shrinks to a tenth at best."""


INDEX, LOCK, WORK = "store.json", ".lock", ".work"
"""In a store, whose tables are no articles to read: what it holds, what a process locks, articles whose shard is not done."""


def found(paths: tuple[str | Path, ...]) -> list[tuple[str, Path]]:
    """Every file behind `paths`, once, with its path as it is shown, in the order of these paths.

    Folders that are `shut` are listed, not entered. Raises `InputError` for a path that does not exist or is a store.
    """
    shown: dict[str, str] = {}
    for given in paths:
        root = Path(given)
        if not str(given) or not (os.path.exists(root) or os.path.islink(root)):
            raise InputError(f"the input {str(given)!r} does not exist")
        if is_store(root):
            raise InputError(
                f"{root} is a store, which is annotated already: `Dossier.load` and `toolkit report` go on from it"
            )
        if is_begun(root):
            raise InputError(f"{root} is a store that is not complete: run the `toolkit annotate` that began it once more")
        for path in _below(root) if root.is_dir() else [root]:
            relative = path.relative_to(root).as_posix() if root.is_dir() else path.name
            key = os.path.abspath(path)
            shown[key] = max(shown.get(key, ""), relative, key=len)  # the outermost folder that was given names the file
    return _ordered(shown)


def keep_apart(inputs: Iterable[str | Path], output: str | Path) -> None:
    """Raise `InputError` where an output would lie in one of its own inputs, and be read as one the next time.

    >>> keep_apart(["news"], "out")
    >>> keep_apart(["news"], "news/out")
    Traceback (most recent call last):
        ...
    toolkit.errors.InputError: news/out would be written into its own input news: choose a place outside it
    """
    for given in inputs:
        if Path(output).resolve().is_relative_to(Path(given).resolve()):
            raise InputError(f"{output} would be written into its own input {given}: choose a place outside it")


def is_store(folder: str | Path) -> bool:
    """Whether a folder is a store that has been completed once."""
    return os.path.isfile(Path(folder, INDEX)) and os.path.isdir(Path(folder, "articles"))


def is_begun(folder: str | Path) -> bool:
    """Whether a folder is a store, complete or not."""
    return is_store(folder) or (
        os.path.isfile(Path(folder, LOCK)) and any(os.path.isdir(Path(folder, name)) for name in (WORK, "articles"))
    )


def shut(folder: Path) -> str | None:
    """Why a folder is not entered; None for one that is."""
    if folder.is_symlink():
        return "links to folders are not followed"
    if is_begun(folder):
        return "a store, which is annotated already" if is_store(folder) else "a store that is not complete"
    page = folder.name.removesuffix("_files")
    if page != folder.name and any(folder.with_name(page + suffix).is_file() for suffix in (".html", ".htm")):
        return "what a browser has saved with a page: pictures, scripts, advertisements"
    return None


def size(path: Path) -> int:
    """The bytes of a regular file; 0 for what is none, or lies in a folder that cannot be entered."""
    return os.path.getsize(path) if os.path.isfile(path) else 0


def _ordered(shown: dict[str, str]) -> list[tuple[str, Path]]:
    """The files by the paths that are shown; of one path in two folders, by their bytes."""
    names = sorted(shown.values())
    twice = {name for name, after in pairwise(names) if name == after}
    ranked = ((name, _digest(Path(key)) if name in twice else "", key) for key, name in shown.items())
    return [(name, Path(key)) for name, _, key in sorted(ranked)]


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _below(folder: Path) -> Iterator[Path]:
    unreadable: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=lambda error: unreadable.append(Path(error.filename))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        closed = [name for name in folders if shut(Path(parent, name))]
        folders[:] = [name for name in folders if name not in closed]
        yield from (Path(parent, name) for name in [*names, *closed] if not name.startswith("."))
    yield from unreadable


def visible(name: str) -> str:
    """The name of a file without signs that cannot be shown."""
    return UNSAFE.sub(lambda sign: ascii(sign[0])[1:-1], name)


class Bytes(io.RawIOBase):
    """A file's bytes as they are on the disk, hashed and counted as they are read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._digest = file, hashlib.sha256()
        self.count = 0

    def readable(self) -> bool:
        """Always so."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill a buffer and return how much of it is filled."""
        view = memoryview(buffer).cast("B")
        data = self._file.read(len(view))
        view[: len(data)] = data
        self._digest.update(data)
        self.count += len(data)
        return len(data)

    def sha256(self) -> str:
        """The hash of the whole file: what was not read yet is read now."""
        while self.read(2**20):
            pass
        return self._digest.hexdigest()


class _Unpacked(io.RawIOBase):
    """The bytes that a gzip file holds; raises `UnusableError` where they are broken or grow beyond all measure."""

    def __init__(self, packed: Bytes) -> None:
        self._packed, self._file = packed, gzip.GzipFile(fileobj=packed, mode="rb")
        self._count = 0

    def readable(self) -> bool:
        """Always so."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill a buffer and return how much of it is filled."""
        view = memoryview(buffer).cast("B")
        try:
            data = self._file.read(min(len(view), SAMPLE))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise UnusableError(f"the compressed data is broken: {error}") from None
        view[: len(data)] = data
        self._count += len(data)
        if self._count > LARGEST + RATIO * self._packed.count:
            raise UnusableError(f"the file unpacks to more than {RATIO} times its size: no text does, it is not read further")
        return len(data)


SAMPLE = 2**20
"""How much of a file is at hand before it is read, to know its encoding by."""


@contextmanager
def opened(path: Path) -> Iterator[tuple[io.BufferedReader, Bytes]]:
    """The bytes of a file, unpacked where its name ends in .gz, and those on the disk, which know their hash."""
    with path.open("rb") as file:
        packed = Bytes(file)
        raw = _Unpacked(packed) if path.suffix.lower() == ".gz" else packed
        yield io.BufferedReader(raw, SAMPLE), packed


def whole(stream: io.BufferedReader) -> bytes:
    """All bytes of a file that is one article; raises `UnusableError` where they are too many."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UnusableError(
            f"more than {LARGEST >> 20} MiB for one article: split it, or give many articles as .jsonl or .csv"
        )
    return data
