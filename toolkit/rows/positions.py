"""Positions, issues and accounts → rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from toolkit.entities import Entities
from toolkit.positions import Content, Issue, Traced
from toolkit.records import as_fields, hull
from toolkit.rows.evidence import Row, evidence_of, roles_of, whose


def positions(traced: Traced, entities: Entities) -> list[Row]:
    """One row a position, in the order of time, with what its actor held before."""
    return [
        _claimed(found.content, entities) | {
            "issue": found.issue.id if found.issue else None, "issue_name": found.issue.name if found.issue else None,
            "first": found.content.first, "last": found.content.last, "near": found.near,
            "shared": " ".join(found.shared) or None, "changed": found.changed,
        } | _before(found.before)
        for found in traced.positions
    ]  # fmt: skip


def _before(before: Content | None) -> Row:
    if before is None:
        return {}
    return {"before": before.id, "before_side": before.side, "before_last": before.last, "before_text": _passage(before)}


def _passage(content: Content) -> str:
    start, end = hull(content.claim.spans)
    return content.article.text[start:end]


def issues(traced: Traced, entities: Entities) -> list[Row]:
    """One row an issue, with most positions first; its evidence is the claim that founded it."""
    return [_issue(issue, entities) for issue in sorted(traced.issues, key=_size)]


def _size(issue: Issue) -> tuple[int, str]:
    return -sum(member.content.is_position for member in issue.members), issue.id


def _issue(issue: Issue, entities: Entities) -> Row:
    told = [member.content for member in issue.members]
    taken = [content for content in told if content.is_position]
    holders = Counter(entities.name(content.holder) for content in taken if content.holder)
    return _claimed(told[0], entities) | {
        "issue": issue.id, "issue_name": issue.name, "words": " ".join(issue.words), "positions": len(taken),
        "statements": len(told) - len(taken), "articles": len({content.article.id for content in told}),
        "holders": "; ".join(sorted(filter(None, holders), key=lambda name: (-holders[name], name))) or None,
        "first": min(filter(None, (content.first for content in taken or told)), default=None),
        "last": max(filter(None, (content.last for content in taken or told)), default=None),
        "sources": "; ".join("{} [{}:{}]".format(content.article.id, *hull(content.claim.spans)) for content in told),
    }  # fmt: skip


def accounts(traced: Traced, entities: Entities) -> list[Row]:
    """One row an account, issue by issue."""
    return [
        _claimed(found.content, entities) | {
            "issue": found.issue.id, "issue_name": found.issue.name, "party": found.party,
            "party_name": entities.name(found.party), "standing": found.standing, "basis": found.basis,
            "claims": len(found.claims), "says": ", ".join(dict.fromkeys(content.side for content in found.claims)) or None,
        } | _other(found.other, entities)
        for found in traced.accounts
    ]  # fmt: skip


def _other(content: Content | None, entities: Entities) -> Row:
    if content is None:
        return {}
    return {
        "other": content.id, "other_party": content.party, "other_party_name": entities.name(content.party),
        "other_side": content.side, "other_text": _passage(content),
    }  # fmt: skip


def _claimed(content: Content, entities: Entities) -> Row:
    """A claim as a row, with the entities whose it is and who is cited for it."""
    article, claim = content.article, content.claim
    names = {"entity": content.holder, "teller": content.teller, "target": entities.of(article.id, claim.target)}
    return whose(article) | as_fields(claim) | roles_of(article, {"cue": claim.cue}) | names | {
        f"{role}_name": entities.name(entity) for role, entity in names.items()
    } | {"side": content.side} | evidence_of(article, *hull(claim.spans))  # fmt: skip


TRACED: dict[str, Callable[[Traced, Entities], list[Row]]] = {
    "positions": positions, "issues": issues, "accounts": accounts,
}  # fmt: skip
"""What makes the rows of the tables of positions."""
