"""The entities of a corpus, and for every actor of every article whose it is, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.reading import Rejection
from toolkit.records import ActorType


@dataclass(frozen=True, slots=True)
class Link:
    """An actor of an article, the entity that it is, and the evidence for it; the first article of an entity needs none."""

    article: str
    actor: str
    entity: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One actor of a corpus: `entity` is its id, `name` what most articles call it in full."""

    entity: str
    name: str
    type: ActorType
    country: str | None
    code: str | None

    @property
    def named(self) -> bool:
        """Whether it has a name by which it is known beyond its article; "officials", and a lone "Smith", have none."""
        return "#" not in self.entity


class Entities:
    """The entities of a corpus, by id in that order, and the `links` to them, in the order of the articles.

    `rejected` are decisions of a researcher that fit none of the articles (`merges`).

    >>> from toolkit.entities import resolve
    >>> from toolkit.records import Actor, Article, Document
    >>> def article(id, name):
    ...     return Article(Document(id, name), actors=(Actor("x", name, "person", "UKR", None, None),))
    >>> entities = resolve([article("a", "Volodymyr Zelenskiy"), article("b", "Volodymyr Zelenskyy")])
    >>> entities.of("a", "x") == entities.of("b", "x"), entities.of("a", None), len(entities.links)
    (True, None, 2)
    """

    def __init__(self, entities: Iterable[Entity], links: Iterable[Link], rejected: Iterable[Rejection] = ()) -> None:
        self.by_id = {entity.entity: entity for entity in sorted(entities, key=lambda entity: entity.entity)}
        self.links = tuple(links)
        self.rejected = tuple(rejected)
        self._of = {(link.article, link.actor): link.entity for link in self.links}

    def of(self, article: str, actor: str | None) -> str | None:
        """The id of the entity that an actor of an article is; None for None and for an actor that the article lacks."""
        return self._of.get((article, actor)) if actor is not None else None

    def name(self, entity: str | None) -> str | None:
        """The name of an entity by its id; None for None. Raises `KeyError` for an id that there is not."""
        return self.by_id[entity].name if entity is not None else None
