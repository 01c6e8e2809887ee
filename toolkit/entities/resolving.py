"""Actors of articles → entities of a corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from toolkit.entities.identity import identity
from toolkit.entities.linked import Entities, Entity, Link
from toolkit.records import Actor, Article, slug


def resolve(articles: Iterable[Article]) -> Entities:
    """Find the entities of a corpus, whatever the order of its articles."""
    ordered = sorted(articles, key=lambda article: article.id)
    keyed = [(article, actor, _key(actor)) for article in ordered for actor in article.actors]
    members: dict[object, list[Actor]] = {}
    for _, actor, key in keyed:
        members.setdefault(key, []).append(actor)
    entities: dict[object, Entity] = {}
    taken: set[str] = set()
    for key, actors in members.items():
        names = Counter(actor.name for actor in actors)
        name = min(names, key=lambda name: (-names[name], name))
        id = actors[0].actor if "#" in actors[0].actor else slug(name)
        if id in taken:
            id = next(f"{id}-{k}" for k in range(2, len(taken) + 3) if f"{id}-{k}" not in taken)
        taken.add(id)
        country = next((actor.country for actor in actors if actor.country), None)
        entities[key] = Entity(id, name, actors[0].type, country, next((actor.code for actor in actors if actor.code), None))
    links = (Link(article.id, actor.actor, entities[key].entity, "same name") for article, actor, key in keyed)
    return Entities(entities.values(), links)


def _key(actor: Actor) -> object:
    if "#" in actor.actor:
        return actor.actor
    who = identity(actor)
    return (who.key, who.parts, who.country if actor.type != "person" else None)
