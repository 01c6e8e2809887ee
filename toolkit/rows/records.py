"""The records of articles → rows that name the actors they refer to as the corpus does, and the links between the two."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from toolkit.entities import Entities
from toolkit.positions import POSITIONS
from toolkit.records import LAYERS, Article, Condition, as_fields, hull
from toolkit.rows.evidence import Row, evidence_of, roles_of, whose
from toolkit.timeline import events

Names = Mapping[str | None, str | None]
"""Id of an actor in its article → name in the corpus."""


def names_of(article: Article, entities: Entities) -> Names:
    """What the corpus calls the actors of an article."""
    return {actor.actor: entities.name(entities.of(article.id, actor.actor)) for actor in article.actors}


def _articles(article: Article) -> Iterator[Row]:
    document = article.document
    counts = {layer: len(getattr(article, layer)) for layer in LAYERS}
    counts["mentions"] = sum(len(actor.mentions) for actor in article.actors)
    counts["tellings"] = sum(1 for _ in events(article))
    counts["positions"] = sum(claim.kind in POSITIONS for claim in article.claims)
    yield whose(article) | {
        "title": document.title, "source": document.source, "body_start": document.body_start,
        "characters": len(document.text),
    } | counts  # fmt: skip


def _sentences(article: Article) -> Iterator[Row]:
    for number, (start, end) in enumerate(article.sentences, 1):
        yield whose(article) | {"number": number, "start": start, "end": end, "text": article.text[start:end]}


def _names(article: Article) -> Iterator[Row]:
    for name in article.names:
        yield whose(article) | as_fields(name) | evidence_of(article, name.start, name.end)


def _times(article: Article) -> Iterator[Row]:
    for time in article.times:
        yield whose(article) | as_fields(time) | evidence_of(article, time.start, time.end)


def _actors(article: Article) -> Iterator[Row]:
    for actor in article.actors:
        first = min(actor.mentions, key=lambda mention: (mention.start, mention.end), default=None)
        evidence = evidence_of(article, first.start, first.end) | {"rule": first.rule} if first else {}
        yield whose(article) | as_fields(actor) | {"mentions": len(actor.mentions)} | evidence


def _mentions(article: Article) -> Iterator[Row]:
    placed = ((mention, actor) for actor in article.actors for mention in actor.mentions)
    for mention, actor in sorted(placed, key=lambda pair: (pair[0].start, pair[0].end, pair[1].actor)):
        evidence = evidence_of(article, mention.start, mention.end)
        yield whose(article) | as_fields(mention) | {"actor": actor.actor, "name": actor.name} | evidence


def _attributions(article: Article, names: Names) -> Iterator[Row]:
    for found in article.attributions:
        roles = {"source": found.source, "cue": found.cue, "content": found.content}
        named = {"speaker_name": names.get(found.speaker)}
        yield (
            whose(article)
            | as_fields(found)
            | roles_of(article, roles)
            | named
            | evidence_of(article, *hull(*roles.values()))
        )


def _claims(article: Article, names: Names) -> Iterator[Row]:
    for claim in article.claims:
        roles = roles_of(article, {"cue": claim.cue, "content": claim.spans})
        yield whose(article) | as_fields(claim) | roles | {
            "actor_name": names.get(claim.actor), "source_name": names.get(claim.source),
            "target_name": names.get(claim.target), "content_times": " ".join(claim.content_times) or None,
        } | evidence_of(article, *hull(claim.spans))  # fmt: skip


def condition_row(article: Article, names: Names, found: Condition) -> Row:
    """A condition as a row."""
    roles = {"cue": found.cue, "condition": found.condition, "consequent": found.consequent}
    named = {"holder_name": names.get(found.holder), "party_name": names.get(found.party)}
    return whose(article) | as_fields(found) | roles_of(article, roles) | named | evidence_of(article, *hull(*roles.values()))


def _conditions(article: Article, names: Names) -> Iterator[Row]:
    return (condition_row(article, names, found) for found in article.conditions)


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
        whose(article) | as_fields(link) | {"name": actor.name, "entity_name": entities.name(link.entity)}
        for article in articles for actor in article.actors for link in [why[article.id, actor.actor]]
    ]  # fmt: skip
