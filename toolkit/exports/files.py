"""Where an export is written: a stream, or a file that is there whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from toolkit.errors import InputError
from toolkit.writing import beside


@contextmanager
def opened(target: TextIO | str | Path) -> Iterator[TextIO]:
    """A stream to write on: `target` itself or, for a path, a file beside it that takes its place when all is written."""
    if not isinstance(target, str | Path):
        yield target
        return
    path = Path(target)
    if path.is_dir():  # said now, not when all is annotated
        raise InputError(f"{path} cannot be written: it is a folder")
    if not path.parent.is_dir():
        raise InputError(f"{path} cannot be written: there is no folder {path.parent}")
    try:
        with beside(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
            yield file
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror or error}") from None
