"""Who speaks for a state: what its president, head of government, foreign minister or negotiator wants, the state wants.

So a state has changed sides where its foreign minister refused what it accepts. Other ministers may disagree, and so may two
who speak for one state: between these nothing is inferred.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from toolkit.entities import Entities
from toolkit.lexicons import lexicon
from toolkit.positions.contents import Content
from toolkit.records import Article


class Voices:
    """The states, and who speaks for them by the office that articles give him.

    An article that gives him another one ("former president") tells that he does not; one that gives him none, nothing.
    """

    def __init__(self, articles: Iterable[Article], entities: Entities) -> None:
        self._entities = entities
        self._speaks: defaultdict[str, dict[str, bool]] = defaultdict(dict)
        for article in articles:
            for actor in article.actors:
                entity = entities.of(article.id, actor.actor)
                if entity is not None and actor.type == "person" and actor.role:
                    speaks = actor.role.lower() in _offices() and (actor.code or "").endswith("GOV")
                    self._speaks[entity][article.id] = speaks

    def state(self, content: Content) -> str | None:
        """The country whose state or government holds a position itself."""
        entity = self._entities.by_id.get(content.holder or "")
        if entity is None or entity.country is None or entity.type not in ("state", "government"):
            return None
        return entity.country if entity.code in (entity.country, f"{entity.country}GOV") else None

    def voice(self, content: Content) -> str | None:
        """The country for whose state the person speaks that holds a position."""
        entity = self._entities.by_id.get(content.holder or "")
        if entity is None or entity.country is None or entity.type != "person" or "#" in entity.entity:
            return None
        told = self._speaks.get(entity.entity, {})
        speaks = told.get(content.article.id, bool(told) and all(told.values()))
        return entity.country if speaks else None

    def one(self, first: Content, second: Content) -> bool:
        """Whether two positions are one actor's, or those of a state and of somebody who speaks for it."""
        if first.holder == second.holder:
            return True
        pairs = ((self.state(first), self.voice(second)), (self.voice(first), self.state(second)))
        return any(state is not None and state == other for state, other in pairs)


@cache
def _offices() -> frozenset[str]:
    return frozenset(row["office"] for row in lexicon("state_voices"))
