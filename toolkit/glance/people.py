"""Whom sentences and dossiers name: the actors of most weight, and where a report shows each actor."""

from __future__ import annotations

from collections import Counter

from toolkit.glance.parts import Part, Target
from toolkit.records import Article
from toolkit.tables import Dossier

CARDS = 12
"""The actors that have a card of their own."""


def protagonists(dossier: Dossier, most: int = CARDS) -> list[str]:
    """The entities of most weight: those with a name that make most claims, are addressed and cited most, at most `most`.

    >>> from toolkit import Document, annotate
    >>> protagonists(Dossier.of(annotate([Document("a", "Kyiv accepted the plan. Officials said no more.")])))
    ['ukraine']
    """
    known = dossier.entities
    weighed = known.assign(weight=known["claims"] + known["about"] + known["statements"])
    named = weighed[weighed["named"] & (weighed["weight"] > 0)]
    ranked = named.sort_values(["weight", "mentions", "name", "entity"], ascending=[False, False, True, True])
    return ranked["entity"].head(most).tolist()


def ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    """Entities with their counts, the highest first; of equals those with a name first, by their ids.

    >>> ranked(Counter({"a#officials": 1, "b#aides": 2, "kyiv": 1}))
    [('b#aides', 2), ('kyiv', 1), ('a#officials', 1)]
    """
    return sorted(counts.items(), key=lambda pair: (-pair[1], "#" in pair[0], pair[0]))


class Cast:
    """The actors of a dossier as parts of a sentence: each leads to its card, or else to the place that names it first."""

    def __init__(self, dossier: Dossier) -> None:
        self._entities = dossier.resolved
        self._cards = set(protagonists(dossier))
        self._places: dict[str, Target] = {}
        self._called: Counter[tuple[str, str]] = Counter()
        for article in dossier.articles:
            self._read(article)

    def _read(self, article: Article) -> None:
        for actor in article.actors:
            if (entity := self._entities.of(article.id, actor.actor)) is None:
                continue
            for mention in actor.mentions:
                self._places.setdefault(entity, Target("passage", article.id, f"m{mention.start}-{mention.end}"))
                self._called[entity, mention.text.lower()] += 1

    def of(self, article: str, actor: object) -> str | None:
        """The entity of an actor of an article; None where there is no actor."""
        return self._entities.of(article, actor) if isinstance(actor, str) else None

    def part(self, entity: str) -> Part:
        """An actor by name, with the article that the texts give it more often than not: "the White House"."""
        name = self._entities.by_id[entity].name
        definite = self._called[entity, f"the {name.lower()}"] > self._called[entity, name.lower()]
        target = Target("actor", entity) if entity in self._cards else self._places.get(entity)
        return Part(f"the {name}" if definite else name, target)
