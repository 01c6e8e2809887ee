"""One article of a file or a folder, with its records."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from reprlib import repr as short

from toolkit.annotate import annotate
from toolkit.errors import InputError, ParameterError
from toolkit.exports import is_export, load_jsonl
from toolkit.reading import Rejection, read
from toolkit.records import Article


def choose(path: str | Path, id: str | None = None, actors: str | Path | None = None) -> Article:
    """The article with an id, or the only one, of a file or a folder; an export has its records, any other is annotated.

    `actors` is a CSV file with actors of your own, as in `annotate`. Raises `ParameterError` where several articles are
    there and none is named, or none has the id; `InputError` for what cannot be read or annotated.
    """
    if is_export(path):
        if actors:
            raise ParameterError(f"{path} has its records already: actors of your own would change nothing")
        articles = load_jsonl(path)
        return articles[_place(str(path), [article.id for article in articles], id)]
    documents = read(path).require().documents
    document = documents[_place(str(path), [document.id for document in documents], id)]
    [result] = annotate([document], actors=actors)
    if isinstance(result, Rejection):
        raise InputError(str(result))
    return result


def _place(path: str, ids: Sequence[str], wanted: str | None) -> int:
    if wanted is None and len(ids) == 1:
        return 0
    if wanted in ids:
        return ids.index(wanted)
    if not ids:
        raise ParameterError(f"{path} holds no article")
    near = ids if wanted is None else get_close_matches(wanted, ids, cutoff=0.0)
    some = ", ".join(map(short, near[:3]))
    if wanted is None:
        raise ParameterError(f"{path} holds {len(ids)} articles: name one of them by its id, such as {some}")
    raise ParameterError(f"{path} holds no article {short(wanted)}; the closest ids are {some}")
