"""The note under every table and figure: which articles, which version, which model."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from toolkit.records import Article
from toolkit.versions import model, version


def source_note(articles: Sequence[Article], corpus: str, **selection: str) -> str:
    """The note under every table and figure: corpus, input hash, selection, toolkit version and model.

    The hash covers ids, dates and texts, in the order of the ids: it is the same for a folder, its files in any order,
    and an export of them.

    >>> from toolkit.records import Document
    >>> source_note([Article(Document("a", "Kyiv agreed.", "2025-03-19"))], "news", kinds="accept")
    'Source: news (1 article, 2025-03-19; sha256 c36638bfba71). Selection: kinds = accept; toolkit ..., model ...'
    """
    dates = sorted({one.document.date for one in articles if one.document.date})
    period = f", {' to '.join(dict.fromkeys((dates[0], dates[-1])))}" if dates else ""
    chosen = "".join(f" {name} = {value};" for name, value in selection.items() if value)
    count = f"{len(articles)} article{'' if len(articles) == 1 else 's'}"
    return (
        f"Source: {corpus} ({count}{period}; sha256 {fingerprint(articles)[:12]}).{' Selection:' + chosen if chosen else ''}"
        f" toolkit {version()}, model {model()}."
    )


def fingerprint(articles: Iterable[Article]) -> str:
    """The SHA-256 over the articles as they were given, whatever files they came from and in whatever order."""
    digest = hashlib.sha256()
    for one in sorted(articles, key=lambda one: one.id):
        for part in (one.id, one.document.date or "", one.text):
            digest.update(hashlib.sha256(part.encode("utf-8", "surrogatepass")).digest())
    return digest.hexdigest()
