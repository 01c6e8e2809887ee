"""Events and their tellings → rows."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.entities import Entities
from toolkit.rows.evidence import Row, evidence_of, whose
from toolkit.timeline import Joined, Telling


def timeline(joined: Iterable[Joined], entities: Entities) -> list[Row]:
    """One row an event, in the order of time, the undated last.

    The date is the most exact one, `name` that of the entity, and all else that of the first telling.
    """
    rows = [_event(found, entities) for found in joined]
    return sorted(rows, key=lambda row: (row["undated"], row["first"] or "", row["last"] or "", row["article"], row["start"]))


def tellings(joined: Iterable[Joined]) -> list[Row]:
    """One row a telling of an event, in the order of the articles and of their text."""
    rows = [_telling(telling, found) for found in joined for telling in found.tellings]
    return sorted(rows, key=lambda row: (row["article"], row["start"], row["id"]))


def _event(found: Joined, entities: Entities) -> Row:
    first, *further = found.tellings
    exact = found.dated.event
    return _cited(first) | first.event._asdict() | {
        "event": found.id, "name": entities.name(first.who.entity), "first": exact.first, "last": exact.last,
        "precision": exact.precision, "latest": exact.latest, "undated": exact.undated, "articles": len(found.tellings),
        "sources": "; ".join(f"{t.article.id} [{t.event.start}:{t.event.end}]" for t in found.tellings),
        "joined_by": "; ".join(f"{t.article.id}: {t.dates}, {t.near} by {', '.join(t.shared)}" for t in further) or None,
    }  # fmt: skip


def _telling(telling: Telling, found: Joined) -> Row:
    return _cited(telling) | telling.event._asdict() | {
        "id": telling.event.event, "event": found.id, "name": telling.name, "dates": telling.dates, "near": telling.near,
        "shared": " ".join(telling.shared) or None,
    }  # fmt: skip


def _cited(telling: Telling) -> Row:
    event, article = telling.event, telling.article
    return whose(article) | {"entity": telling.who.entity} | evidence_of(article, event.start, event.end)
