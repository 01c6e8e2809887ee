"""Positions over time: each actor's positions on each issue, where one changes, and where accounts of an issue differ.

Claims become contents (what they are about, `contents`, `antecedents`), contents issues (`issues`), and an issue has the
sequence of each actor's positions (`changes`) and the account of each party (`accounts`). Everything works on the records of
articles, in any order, and cites them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from toolkit.entities import Entities
from toolkit.positions.accounts import Account, accounts
from toolkit.positions.antecedents import completed
from toolkit.positions.changes import Position, positions
from toolkit.positions.contents import POSITIONS, Content, alike, contents
from toolkit.positions.issues import Issue, cluster
from toolkit.positions.sides import Side, side
from toolkit.positions.vectors import topics, weigh
from toolkit.positions.voices import Voices
from toolkit.records import Article

__all__ = ["POSITIONS", "Account", "Content", "Issue", "Position", "Side", "Traced", "side", "trace"]


class Traced(NamedTuple):
    """The positions in the order of time, the issues that more than one claim is about, and the accounts of these."""

    positions: list[Position]
    issues: list[Issue]
    accounts: list[Account]


def trace(articles: Iterable[Article], entities: Entities) -> Traced:
    """Trace the positions that articles tell; `entities` are those of the same articles.

    >>> from toolkit.annotate import annotate_document
    >>> from toolkit.entities import resolve
    >>> from toolkit.records import Document
    >>> texts = {"2025-03-10": "Hungary rejected the ceasefire plan.", "2025-04-14": "Hungary accepted the ceasefire plan."}
    >>> articles = [annotate_document(Document(day, text, day)) for day, text in texts.items()]
    >>> for position in trace(articles, resolve(articles)).positions:
    ...     print(position.content.first, position.content.side, position.changed)
    2025-03-10 against False
    2025-04-14 for True
    """
    ordered = sorted(articles, key=lambda article: article.id)
    found = [alike(content) for article in ordered for content in completed(contents(article, entities))]
    vectors = weigh(found)
    issues = [issue for issue in cluster(found, vectors, topics(found, vectors)) if len(issue.members) > 1]
    voices = Voices(ordered, entities)
    return Traced(positions(found, issues, entities, voices), issues, list(accounts(issues, entities, voices)))
