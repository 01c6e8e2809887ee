"""The records of articles → the rows of their tables: each cites its evidence, and names the actors that it refers to.

A row is a dict with a value for every column of its table (`toolkit.frames.COLUMNS`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from toolkit.entities import Entities
from toolkit.positions import POSITIONS, Content, Issue, Traced
from toolkit.records import LAYERS, Article, Span, as_fields, hull
from toolkit.timeline import Joined, Telling, events

Row = dict[str, Any]
Names = Mapping[str | None, str | None]
"""Id of an actor in its article → name in the corpus."""

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


def _whose(article: Article) -> Row:
    return {"article": article.id, "date": article.document.date}


def _evidence(article: Article, start: int, end: int) -> Row:
    begin, finish = article.sentence_span(start, end)
    begin, finish = max(begin, start - CONTEXT), min(finish, end + CONTEXT)
    return {
        "start": start, "end": end, "text": article.text[start:end],
        "sentence": article.text[begin:finish], "sentence_start": begin,
    }  # fmt: skip


def _roles(article: Article, roles: dict[str, tuple[Span, ...]]) -> Row:
    """Each role quoted, and under its name with `_spans` its offsets."""
    offsets = {f"{role}_spans": places(spans) for role, spans in roles.items()}
    return {role: quoted(article, spans) for role, spans in roles.items()} | offsets


def names_of(article: Article, entities: Entities) -> Names:
    """What the corpus calls the actors of an article."""
    return {actor.actor: entities.name(entities.of(article.id, actor.actor)) for actor in article.actors}


def _articles(article: Article) -> Iterator[Row]:
    document = article.document
    counts = {layer: len(getattr(article, layer)) for layer in LAYERS}
    counts["mentions"] = sum(len(actor.mentions) for actor in article.actors)
    counts["tellings"] = sum(1 for _ in events(article))
    counts["positions"] = sum(claim.kind in POSITIONS for claim in article.claims)
    yield _whose(article) | {
        "title": document.title, "source": document.source, "body_start": document.body_start,
        "characters": len(document.text),
    } | counts  # fmt: skip


def _sentences(article: Article) -> Iterator[Row]:
    for number, (start, end) in enumerate(article.sentences, 1):
        yield _whose(article) | {"number": number, "start": start, "end": end, "text": article.text[start:end]}


def _names(article: Article) -> Iterator[Row]:
    for name in article.names:
        yield _whose(article) | as_fields(name) | _evidence(article, name.start, name.end)


def _times(article: Article) -> Iterator[Row]:
    for time in article.times:
        yield _whose(article) | as_fields(time) | _evidence(article, time.start, time.end)


def _actors(article: Article) -> Iterator[Row]:
    for actor in article.actors:
        first = min(actor.mentions, key=lambda mention: (mention.start, mention.end), default=None)
        evidence = _evidence(article, first.start, first.end) | {"rule": first.rule} if first else {}
        yield _whose(article) | as_fields(actor) | {"mentions": len(actor.mentions)} | evidence


def _mentions(article: Article) -> Iterator[Row]:
    placed = ((mention, actor) for actor in article.actors for mention in actor.mentions)
    for mention, actor in sorted(placed, key=lambda pair: (pair[0].start, pair[0].end, pair[1].actor)):
        evidence = _evidence(article, mention.start, mention.end)
        yield _whose(article) | as_fields(mention) | {"actor": actor.actor, "name": actor.name} | evidence


def _attributions(article: Article, names: Names) -> Iterator[Row]:
    for found in article.attributions:
        roles = {"source": found.source, "cue": found.cue, "content": found.content}
        named = {"speaker_name": names.get(found.speaker)}
        yield _whose(article) | as_fields(found) | _roles(article, roles) | named | _evidence(article, *hull(*roles.values()))


def _claims(article: Article, names: Names) -> Iterator[Row]:
    for claim in article.claims:
        roles = _roles(article, {"cue": claim.cue, "content": claim.spans})
        yield _whose(article) | as_fields(claim) | roles | {
            "actor_name": names.get(claim.actor), "source_name": names.get(claim.source),
            "target_name": names.get(claim.target), "content_times": " ".join(claim.content_times) or None,
        } | _evidence(article, *hull(claim.spans))  # fmt: skip


def _conditions(article: Article, names: Names) -> Iterator[Row]:
    for found in article.conditions:
        roles = {"cue": found.cue, "condition": found.condition, "consequent": found.consequent}
        named = {"holder_name": names.get(found.holder), "party_name": names.get(found.party)}
        yield _whose(article) | as_fields(found) | _roles(article, roles) | named | _evidence(article, *hull(*roles.values()))


ROWS: dict[str, Callable[[Article], Iterator[Row]]] = {
    "articles": _articles, "sentences": _sentences, "names": _names, "times": _times, "actors": _actors,
    "mentions": _mentions,
}  # fmt: skip
"""What makes the rows of the tables of records, in the order of the text."""

NAMED: dict[str, Callable[[Article, Names], Iterator[Row]]] = {
    "attributions": _attributions, "claims": _claims, "conditions": _conditions,
}  # fmt: skip
"""The same for records that refer to actors, who are named as the corpus names them, whatever the article does."""


def actor_links(articles: Iterable[Article], entities: Entities) -> list[Row]:
    """One row an actor of an article, with the entity that it is and why."""
    why = {(link.article, link.actor): link for link in entities.links}
    return [
        _whose(article) | as_fields(link) | {"name": actor.name, "entity_name": entities.name(link.entity)}
        for article in articles for actor in article.actors for link in [why[article.id, actor.actor]]
    ]  # fmt: skip


def timeline(joined: Iterable[Joined], entities: Entities) -> list[Row]:
    """One row an event, in the order of time, the undated last.

    The date is the most exact one, `name` that of the entity, and all else that of the first telling.
    """
    rows = [_event(found) | {"name": entities.name(found.tellings[0].who.entity)} for found in joined]
    return sorted(rows, key=lambda row: (row["undated"], row["first"] or "", row["last"] or "", row["article"], row["start"]))


def tellings(joined: Iterable[Joined]) -> list[Row]:
    """One row a telling of an event, in the order of the articles and of their text."""
    rows = [_telling(telling, found) for found in joined for telling in found.tellings]
    return sorted(rows, key=lambda row: (row["article"], row["start"], row["id"]))


def _event(found: Joined) -> Row:
    first, *further = found.tellings
    exact = found.dated.event
    return _cited(first) | first.event._asdict() | {
        "event": found.id, "first": exact.first, "last": exact.last, "precision": exact.precision, "latest": exact.latest,
        "undated": exact.undated, "articles": len(found.tellings),
        "sources": "; ".join(f"{t.article.id} [{t.event.start}:{t.event.end}]" for t in found.tellings),
        "joined_by": "; ".join(f"{t.article.id}: {t.dates}, {t.near} by {', '.join(t.shared)}" for t in further) or None,
    }  # fmt: skip


def _telling(telling: Telling, found: Joined) -> Row:
    return _cited(telling) | telling.event._asdict() | {
        "id": telling.event.event, "event": found.id, "dates": telling.dates, "near": telling.near,
        "shared": " ".join(telling.shared) or None,
    }  # fmt: skip


def _cited(telling: Telling) -> Row:
    article, event = telling.article, telling.event
    return _whose(article) | {"name": telling.name, "entity": telling.who.entity} | _evidence(article, event.start, event.end)


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
    known = before and {"before": before.id, "before_side": before.side, "before_last": before.last}
    return known or {}


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
        "first": min(filter(None, (content.first for content in taken)), default=None),
        "last": max(filter(None, (content.last for content in taken)), default=None),
        "sources": "; ".join("{} [{}:{}]".format(content.article.id, *hull(content.claim.spans)) for content in told),
    }  # fmt: skip


def accounts(traced: Traced, entities: Entities) -> list[Row]:
    """One row an account, issue by issue."""
    return [
        _claimed(found.content, entities) | {
            "issue": found.issue.id, "issue_name": found.issue.name, "party": found.party,
            "party_name": entities.name(found.party), "standing": found.standing, "basis": found.basis,
            "claims": len(found.claims),
            "says": ", ".join(dict.fromkeys(content.side for content in found.claims)) or None,
        } | _other(found.other, entities)
        for found in traced.accounts
    ]  # fmt: skip


def _other(content: Content | None, entities: Entities) -> Row:
    if content is None:
        return {}
    party = content.teller or content.holder
    start, end = hull(content.claim.spans)
    return {
        "other": content.id, "other_party": party, "other_party_name": entities.name(party),
        "other_side": content.side, "other_text": content.article.text[start:end],
    }  # fmt: skip


def _claimed(content: Content, entities: Entities) -> Row:
    """A claim as a row, with the entities whose it is and who is cited for it."""
    article, claim = content.article, content.claim
    names = {"entity": content.holder, "teller": content.teller, "target": entities.of(article.id, claim.target)}
    return _whose(article) | as_fields(claim) | _roles(article, {"cue": claim.cue}) | names | {
        f"{role}_name": entities.name(entity) for role, entity in names.items()
    } | {"side": content.side} | _evidence(article, *hull(claim.spans))  # fmt: skip


TRACED: dict[str, Callable[[Traced, Entities], list[Row]]] = {
    "positions": positions, "issues": issues, "accounts": accounts,
}  # fmt: skip
"""What makes the rows of the tables of positions."""
