"""Which side somebody acts for: who must meet a condition is seldom called in a later article as in that which tells it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from toolkit.entities import Entities, Entity
from toolkit.lexicons import lexicon
from toolkit.records import Actor, Article, Mention
from toolkit.timeline.wording import PASSAGE, WORD

Words = tuple[str, ...]
BODIES = ("organisation", "armed_group")
"""The types of those of which somebody may have an office."""
LONGEST = 6
"""The words of the name of a body that are looked at."""
REBELS = "REB"
"""The sector of those who fight a state (CAMEO)."""


class Sides:
    """The side of every entity: the state for which it acts, as its government, forces and officials do, or the body of which
    it has an office, "Hamas's leader"; rebels called so are the armed group of their article, if it names one alone.

    >>> from toolkit.annotate import annotate_document
    >>> from toolkit.entities import resolve
    >>> from toolkit.records import Document
    >>> text = "Hamas denied it. Hamas leader Ayman Nour met Foreign Minister Ben Ode of Chad."
    >>> article = annotate_document(Document("a", text))
    >>> entities = resolve([article])
    >>> sides = Sides([article], entities)
    >>> [sides.of(entities.of("a", actor.actor)) for actor in article.actors if actor.type == "person"]
    ['hamas', 'TCD']
    """

    def __init__(self, articles: Sequence[Article], entities: Entities) -> None:
        self.entities = entities
        names = _names(articles, entities)
        told: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for article in articles:
            for member, body in chain(_officers(article, names), _fighters(article, entities)):
                told[entities.of(article.id, member) or ""][body] += 1
        self._bodies = {one: next(iter(bodies)) for one, bodies in told.items() if len(bodies) == 1}

    def of(self, id: str | None) -> str | None:
        """The side of an entity. Somebody without a name is known by the words for him alone, "#residents", in whatever
        article; None where nobody is known.
        """
        entity = self.entities.by_id.get(id or "")
        if entity is None:
            return None
        if _official(entity):
            return entity.country
        body = self.entities.by_id.get(self._bodies.get(entity.entity, ""), entity)
        return body.entity if body.named else "#" + body.entity.rpartition("#")[2]

    def person(self, id: str | None) -> str | None:
        """The entity, if it is a person with a name: two officials of a state are not one, though each acts for it."""
        entity = self.entities.by_id.get(id or "")
        return entity.entity if entity and entity.named and entity.type == "person" else None

    def named(self, article: Article) -> list[tuple[int, str | None]]:
        """The places of an article that name a side, in their order."""
        sides = {actor.actor: self.of(self.entities.of(article.id, actor.actor)) for actor in article.actors}
        return sorted(
            ((mention.start, sides[actor.actor]) for actor in article.actors for mention in actor.mentions),
            key=lambda one: one[0],
        )


def _official(entity: Entity) -> bool:
    """Whether somebody acts for a state; not every citizen, party or armed group of it does."""
    if entity.country is None:
        return False
    return entity.type in ("state", "government") or entity.code in (f"{entity.country}GOV", f"{entity.country}MIL")


def _names(articles: Iterable[Article], entities: Entities) -> dict[Words, str]:
    """The names of all bodies, as words, that are of one alone."""
    found: defaultdict[Words, set[str]] = defaultdict(set)
    for article in articles:
        for actor in article.actors:
            whose = entities.of(article.id, actor.actor)
            if actor.type in BODIES and whose and "#" not in whose:
                for mention in actor.mentions:
                    if mention.form == "name":
                        found[_words(mention)].add(whose)
    return {name: next(iter(bodies)) for name, bodies in found.items() if len(bodies) == 1}


def _officers(article: Article, names: Mapping[Words, str]) -> Iterator[tuple[str, str]]:
    """The persons with an office, and the body of it: "the Front's commander", "Hamas leader Ayman Nour"."""
    for actor in article.actors:
        for mention in actor.mentions if actor.type == "person" else ():
            words = _words(mention)
            called = {word.lower() for word in words}
            if mention.form == "pronoun" or _offices().isdisjoint(called) or not _former().isdisjoint(called):
                continue
            parts = (words[at : at + size] for at in range(len(words)) for size in range(LONGEST, 0, -1))
            if body := next((names[part] for part in parts if part in names), None):
                yield actor.actor, body


def _words(mention: Mention) -> Words:
    words = tuple(WORD.findall(mention.text[:PASSAGE]))
    return words[1:] if words[:1] in (("the",), ("The",)) else words


def _fighters(article: Article, entities: Entities) -> Iterator[tuple[str, str]]:
    """Those whom one word calls by what they are, "the separatists", with the one armed group that the article names."""
    armed = {entities.of(article.id, a.actor) for a in article.actors if a.type == "armed_group" and "#" not in a.actor}
    for actor in article.actors if len(armed) == 1 else ():
        if _rebels(actor):
            yield from ((actor.actor, body) for body in armed if body)


def _rebels(actor: Actor) -> bool:
    """Whether somebody is called by one word for those who fight a state, "the separatists"."""
    _, unnamed, word = actor.actor.rpartition("#")
    return bool(unnamed) and word.isalpha() and (actor.code or "").endswith(REBELS)


@cache
def _offices() -> frozenset[str]:
    """The nouns for those who lead a body or speak for it."""
    return frozenset(row["noun"] for row in lexicon("actor_nouns") if row["office"] in ("office", "voice"))


@cache
def _former() -> frozenset[str]:
    return frozenset(word for row in lexicon("actor_words") if row["class"] == "former" for word in row["words"].split())
