"""Files that are there whole or not at all: written beside their place, and moved there when they are done."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def beside(place: Path) -> Iterator[Path]:
    """The path of a file to write, which takes its place at the end; where writing fails, what stood there stays.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     with beside(Path(folder, "a.txt")) as part:
    ...         written = part.write_text("Kyiv agreed.", encoding="utf-8")
    ...     [path.name for path in Path(folder).iterdir()]
    ['a.txt']
    """
    part = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        yield part
        os.replace(part, place)
    finally:
        part.unlink(missing_ok=True)
