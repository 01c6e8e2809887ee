"""What all rows of records begin with: the article, the evidence in it, and the words in each role."""

from __future__ import annotations

from typing import Any

from toolkit.records import Article, Span

Row = dict[str, Any]
"""A value for each column of a table."""
CONTEXT = 1000
"""The characters on each side of a record that its `sentence` has at most: text without a full stop is not repeated whole."""


def quoted(article: Article, spans: tuple[Span, ...]) -> str | None:
    """The text at spans as one string, with " … " between them; None for no span."""
    return " … ".join(article.text[start:end] for start, end in spans) or None


def places(spans: tuple[Span, ...]) -> str | None:
    """Spans as one string.

    >>> places(((12, 30), (45, 60)))
    '12:30 45:60'
    """
    return " ".join(f"{start}:{end}" for start, end in spans) or None


def whose(article: Article) -> Row:
    """The article of a row, and its date."""
    return {"article": article.id, "date": article.document.date}


def evidence_of(article: Article, start: int, end: int) -> Row:
    """The text at an offset, with the sentence or sentences around it."""
    begin, finish = article.sentence_span(start, end)
    begin, finish = max(begin, start - CONTEXT), min(finish, end + CONTEXT)
    return {
        "start": start, "end": end, "text": article.text[start:end],
        "sentence": article.text[begin:finish], "sentence_start": begin,
    }  # fmt: skip


def roles_of(article: Article, roles: dict[str, tuple[Span, ...]]) -> Row:
    """Each role quoted, and under its name with `_spans` its offsets."""
    offsets = {f"{role}_spans": places(spans) for role, spans in roles.items()}
    return {role: quoted(article, spans) for role, spans in roles.items()} | offsets
