"""What a result depends on besides its inputs: the toolkit's version, its language model, and the rules of its annotators."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable

ANNOTATORS = (
    "annotate", "attributions", "actors", "claims", "conditions", "frames", "language", "lexicons", "records", "rows",
    "serial", "times",
)  # fmt: skip
"""The rooms that decide what is found in an article, and the rows that a store keeps of it."""


def version() -> str:
    """The version of the installed toolkit."""
    return metadata.version("toolkit")


@lru_cache(maxsize=1)
def model() -> str:
    """The name of the language model: the first digits of the SHA-256 over its files; the card about them is none."""
    weights = _by_name(resources.files("toolkit") / "language" / "weights")
    return _digest(file for file in weights if not file.name.endswith(".md"))


@lru_cache(maxsize=1)
def rules() -> str:
    """The first digits of the SHA-256 over the modules and the lexicons of the annotators.

    >>> len(rules()), rules() == rules()
    (12, True)
    """
    package = resources.files("toolkit")
    rooms = [entry for entry in _by_name(package) if entry.name.removesuffix(".py") in ANNOTATORS]
    files = [file for room in rooms for file in (_by_name(room) if room.is_dir() else [room])]
    return _digest(file for file in files if file.name.endswith((".py", ".csv")))


def _by_name(folder: Traversable) -> list[Traversable]:
    """What a folder holds, in an order that depends on no file system."""
    return sorted(folder.iterdir(), key=lambda entry: entry.name)


def _digest(files: Iterable[Traversable]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
