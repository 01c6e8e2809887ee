"""Conditions with what became of them → rows."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.entities import Entities
from toolkit.ledger import Entry, Evidence
from toolkit.records import hull
from toolkit.rows.evidence import Row, quoted
from toolkit.rows.records import condition_row, names_of


def ledger(entries: Iterable[Entry], entities: Entities) -> list[Row]:
    """One row a condition, in the order of the articles and of their text, with the claim that decides."""
    named: dict[str, dict[str | None, str | None]] = {}
    rows: list[Row] = []
    for entry in entries:
        names = named.setdefault(entry.article.id, {**names_of(entry.article, entities)})
        rows.append(condition_row(entry.article, names, entry.condition) | _settled(entry, entities))
    return rows


def _settled(entry: Entry, entities: Entities) -> Row:
    found = entry.decisive
    own: Row = {"status": entry.status, "told": entry.told}
    if found is None:
        return own
    content, whose = found.content, found.content.holder or found.content.teller
    return own | {
        "decided": content.last, "by": whose, "by_name": entities.name(whose), "evidence_article": content.article.id,
        "evidence_id": content.claim.id, "evidence_text": quoted(content.article, (hull(content.claim.spans),)),
        "near": found.near, "shared": " ".join(found.shared) or None,
        "answers": "; ".join(map(_answer, entry.evidence)),
    }  # fmt: skip


def _answer(found: Evidence) -> str:
    start, end = hull(found.content.claim.spans)
    return f"{found.content.article.id} [{start}:{end}]: {found.status}"
