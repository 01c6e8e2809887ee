"""The records of an article → the rows of its tables: each cites its evidence, and names the actors that it refers to.

A row is a dict with a value for every column of its table (`toolkit.tables.COLUMNS`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from toolkit.records import LAYERS, Article, Span, as_fields, hull
from toolkit.timeline import events

Row = dict[str, Any]

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


def place_in_time(row: Row) -> tuple[Any, ...]:
    """The sort key of a row of the timeline: by date, the undated last, equals as they stand in the articles."""
    return (row["undated"], row["first"] or "", row["last"] or "", row["article"], row["start"], row["event"])


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


def _names_of_actors(article: Article) -> dict[str | None, str]:
    return {actor.actor: actor.name for actor in article.actors}


def _articles(article: Article) -> Iterator[Row]:
    document = article.document
    counts = {layer: len(getattr(article, layer)) for layer in LAYERS}
    counts["mentions"] = sum(len(actor.mentions) for actor in article.actors)
    counts["timeline"] = sum(1 for _ in events(article))
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


def _attributions(article: Article) -> Iterator[Row]:
    names = _names_of_actors(article)
    for found in article.attributions:
        roles = {"source": found.source, "cue": found.cue, "content": found.content}
        named = {"speaker_name": names.get(found.speaker)}
        yield _whose(article) | as_fields(found) | _roles(article, roles) | named | _evidence(article, *hull(*roles.values()))


def _claims(article: Article) -> Iterator[Row]:
    names = _names_of_actors(article)
    for claim in article.claims:
        roles = _roles(article, {"cue": claim.cue, "content": claim.spans})
        yield _whose(article) | as_fields(claim) | roles | {
            "actor_name": names.get(claim.actor), "source_name": names.get(claim.source),
            "target_name": names.get(claim.target), "content_times": " ".join(claim.content_times) or None,
        } | _evidence(article, *hull(claim.spans))  # fmt: skip


def _conditions(article: Article) -> Iterator[Row]:
    names = _names_of_actors(article)
    for found in article.conditions:
        roles = {"cue": found.cue, "condition": found.condition, "consequent": found.consequent}
        named = {"holder_name": names.get(found.holder), "party_name": names.get(found.party)}
        yield _whose(article) | as_fields(found) | _roles(article, roles) | named | _evidence(article, *hull(*roles.values()))


def _timeline(article: Article) -> Iterator[Row]:
    names = _names_of_actors(article)
    for event in events(article):
        row = _whose(article) | event._asdict() | {"name": names.get(event.actor), "undated": event.undated}
        yield row | _evidence(article, event.start, event.end)


ROWS: dict[str, Callable[[Article], Iterator[Row]]] = {
    "articles": _articles, "sentences": _sentences, "names": _names, "times": _times, "actors": _actors,
    "mentions": _mentions, "attributions": _attributions, "claims": _claims, "conditions": _conditions,
    "timeline": _timeline,
}  # fmt: skip
"""What makes the rows of each table of records, in the order of the text."""
