"""One article of a file or a folder, with its records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from reprlib import repr as short
from typing import TypeVar

from toolkit.annotate import annotate
from toolkit.errors import InputError, ParameterError
from toolkit.exports import is_export, load_jsonl
from toolkit.reading import Rejection, read
from toolkit.records import Article, Document
from toolkit.store import is_store, load

One = TypeVar("One", Article, Document)
REPORTED = "dossier/articles.jsonl"
"""The export in the folder of a report."""


def choose(path: str | Path, id: str | None = None, actors: str | Path | None = None) -> Article:
    """The article with an id, or the only one, of a file or a folder, with the records that it has, or else made now.

    `actors` is a CSV file with actors of your own, as in `annotate`. Raises `ParameterError` where several articles are
    there and none is named, or none has the id; `InputError` for what cannot be read or annotated.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "talks.txt").write_text("Kyiv agreed.", encoding="utf-8")
    ...     choose(folder).claims[0].kind
    'accept'
    """
    path = Path(path, REPORTED) if is_export(Path(path, REPORTED)) else path
    if is_export(path) or is_store(path):
        if actors:
            raise ParameterError(f"{path} has its records already: actors of your own would change nothing")
        return _one(path, load(path).articles if is_store(path) else load_jsonl(path), id)
    [result] = annotate([_one(path, read(path).require().documents, id)], actors=actors)
    if isinstance(result, Rejection):
        raise InputError(str(result))
    return result


def _one(path: str | Path, given: Iterable[One], id: str | None) -> One:
    """The article with the id, the only one without; none but this one is kept in memory."""
    ids, found = [], None
    for article in given:
        ids.append(article.id)
        if article.id == id or (id is None and found is None):
            found = article
    if found is None or (id is None and len(ids) > 1):
        raise ParameterError(_choice(str(path), ids, id))
    return found


def _choice(path: str, ids: Sequence[str], wanted: str | None) -> str:
    """What there is to choose from."""
    if not ids:
        return f"{path} holds no article"
    if wanted is None:
        return f"{path} holds {len(ids)} articles: name one of them by its id, such as {_some(ids)}"
    return f"{path} holds no article {short(wanted)}; the closest ids are {_some(get_close_matches(wanted, ids, cutoff=0.0))}"


def _some(ids: Sequence[str]) -> str:
    return ", ".join(map(short, ids[:3]))
