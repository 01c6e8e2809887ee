"""Annotated articles as JSON lines, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from toolkit.errors import InputError, ToolkitError
from toolkit.exports.files import opened
from toolkit.records import Article
from toolkit.serial import article_of, json_line

MARK = b'{"schema": '
"""How the lines of an export begin."""


def write_jsonl(articles: Iterable[Article], target: TextIO | str | Path) -> None:
    """Write one JSON object an article and line: the fields of the records under their names, spans as `[start, end]`.

    Offsets count in its `text`, in Unicode code points. `articles` is taken as it comes, one article in memory at a time.

    >>> import sys
    >>> from toolkit.records import Document
    >>> write_jsonl([Article(Document("a", "Kyiv agreed."), sentences=((0, 12),))], sys.stdout)
    {"schema": 1, "id": "a", "date": null, "title": null, "source": null, "text": "Kyiv agreed.", "body_start": 0, ...}
    """
    with opened(target) as file:
        for article in articles:
            file.write(json_line(article) + "\n")


def is_export(path: str | Path) -> bool:
    """Whether a file begins as those that `write_jsonl` wrote; False for a folder, and for what cannot be read.

    >>> is_export("no-such-file.jsonl")
    False
    """
    try:
        with Path(path).open("rb") as file:
            return file.read(len(MARK)) == MARK
    except OSError:
        return False


def load_jsonl(path: str | Path) -> tuple[Article, ...]:
    """Read what `write_jsonl` wrote: equal articles, in the order of the file.

    Raises `InputError`, with the file and the line, for what is no such article: broken JSON, another schema, a field that is
    missing, unknown or of another type, a span outside the text.

    >>> from tempfile import TemporaryDirectory
    >>> from toolkit.records import Document
    >>> with TemporaryDirectory() as folder:
    ...     write_jsonl([Article(Document("a", "Kyiv agreed."))], f"{folder}/articles.jsonl")
    ...     load_jsonl(f"{folder}/articles.jsonl")[0].text
    'Kyiv agreed.'
    """
    articles = []
    try:
        with Path(path).open(encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    articles.append(article_of(json.loads(line)))
                except (ValueError, RecursionError, ToolkitError) as error:
                    raise InputError(f"{path}, line {number}: {error}") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8: {error.reason} at byte {error.start}") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from None
    return tuple(articles)
