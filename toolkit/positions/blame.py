"""Who is said to have done it: a deed that two parties lay on each other, and one that somebody denies of himself.

"Israel said Hezbollah had fired first" and "Hezbollah said Israel had fired first" have all words in common and differ all
the same. Who speaks for a state, its government and its forces count as that state.
"""

from __future__ import annotations

from toolkit.entities import Entities
from toolkit.positions.contents import Content


def laid(one: Content, other: Content, entities: Entities) -> int:
    """-1 where two parties lay a deed on each other, 0 where on two others, +1 where on one, or not both on somebody."""
    first, second = (_acting(_blamed(content), entities) for content in (one, other))
    if first is None or second is None or first == second:
        return 1
    return -1 if (first, second) == (_acting(other.party, entities), _acting(one.party, entities)) else 0


def denied(one: Content, other: Content, entities: Entities) -> bool:
    """Whether one of two claims denies what another state or body says of its own."""
    parties = [_acting(content.party, entities) for content in (one, other)]
    told = [_acting(_blamed(content) or content.holder, entities) for content in (one, other)]
    denials = (other.side == "denies" and told[0] == parties[1], one.side == "denies" and told[1] == parties[0])
    return None not in parties and parties[0] != parties[1] and any(denials)


def _blamed(content: Content) -> str | None:
    """On whom a claim lays a deed: the accused, or the actor of a deed that somebody else tells."""
    if content.side == "accuses":
        return content.whom
    return content.holder if content.claim.kind == "action" and content.teller != content.holder else None


def _acting(party: str | None, entities: Entities) -> str | None:
    """The country for which a party acts; of others the party itself, if it has a name."""
    entity = entities.by_id.get(party or "")
    if entity is None:
        return None
    official = entity.country and (entity.code or "").removeprefix(entity.country) in ("", "GOV", "MIL")
    return entity.country if official else entity.entity if entity.named else None
