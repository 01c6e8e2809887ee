"""Which side somebody acts for: who must meet a condition is seldom called in a later article as in that which tells it."""

from __future__ import annotations

from toolkit.entities import Entities, Entity
from toolkit.records import Article


def acting_for(id: str | None, entities: Entities) -> str | None:
    """The state for which somebody acts, its government, forces and officials; else himself. Somebody without a name is known
    by the words for him alone, "#rebels", in whatever article; None where nobody is known.
    """
    entity = entities.by_id.get(id or "")
    if entity is None:
        return None
    if _official(entity):
        return entity.country
    return entity.entity if entity.named else "#" + entity.entity.rpartition("#")[2]


def named_sides(article: Article, entities: Entities) -> list[tuple[int, str | None]]:
    """The places of an article that name a side, in their order."""
    sides = {actor.actor: acting_for(entities.of(article.id, actor.actor), entities) for actor in article.actors}
    return sorted(
        ((mention.start, sides[actor.actor]) for actor in article.actors for mention in actor.mentions),
        key=lambda one: one[0],
    )


def person(id: str | None, entities: Entities) -> str | None:
    """The entity, if it is a person with a name: two officials of a state are not one, though each acts for it."""
    entity = entities.by_id.get(id or "")
    return entity.entity if entity and entity.named and entity.type == "person" else None


def _official(entity: Entity) -> bool:
    """Whether somebody acts for a state; not every citizen, party or armed group of it does."""
    if entity.country is None:
        return False
    return entity.type in ("state", "government") or entity.code in (f"{entity.country}GOV", f"{entity.country}MIL")
