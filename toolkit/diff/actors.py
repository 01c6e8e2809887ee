"""The actors of two corpora → who was merged, split, renamed, is new or gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from toolkit.diff.changes import Change, Field, Sort
from toolkit.entities import Entities, Entity

Place = tuple[str, str]
"""An article and the id of an actor in it."""

FIELDS = ("name", "type", "country", "code")


SHOWN = 3
"""The ids of actors of one name that are shown."""

ALONE: tuple[Sort, Sort] = ("new", "gone")


def actor_changes(old: Entities, new: Entities, former: Mapping[Place, Place]) -> tuple[list[Change], int]:
    """The differences between the actors of two corpora, and how many actors are the same in both.

    `former` gives, for each actor of an article that both have, article and actor of the older run. Actors are compared by
    what they are in these articles: one that is now who two were is merged, one that is now two is split. Unnamed sources,
    who are known in their article alone, are listed where that changed, and not as new or gone.
    """
    before = {(link.article, link.actor): link.entity for link in old.links}
    now = {former.get((link.article, link.actor)): link.entity for link in new.links}
    were: defaultdict[str, dict[str, None]] = defaultdict(dict)
    are: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for place, entity in before.items():
        if place in now:
            were[now[place]][entity] = None
            are[entity][now[place]] = None
    changes = [_merged(new.by_id[one], [old.by_id[id] for id in ids]) for one, ids in were.items() if len(ids) > 1]
    changes += [_split(old.by_id[one], [new.by_id[id] for id in ids]) for one, ids in are.items() if len(ids) > 1]
    for sort, entities, known in zip(ALONE, (new, old), (were, are), strict=True):
        alone = [one for id, one in entities.by_id.items() if id not in known and one.named]
        changes += [Change("actors", sort, one.entity, one.name) for one in alone]
    one_to_one = [(old.by_id[id], new.by_id[next(iter(ids))]) for id, ids in are.items() if len(ids) == 1]
    kept = [(one, other) for one, other in one_to_one if len(were[other.entity]) == 1]
    renamed = [change for pair in kept if (change := _renamed(*pair))]
    return sorted(changes + renamed, key=lambda change: (change.sort, change.id)), len(kept) - len(renamed)


def _merged(one: Entity, parts: Iterable[Entity]) -> Change:
    return Change("actors", "merged", one.entity, one.name, fields=(Field("actors", _names(parts), one.name),))


def _split(one: Entity, parts: Iterable[Entity]) -> Change:
    return Change("actors", "split", one.entity, one.name, fields=(Field("actors", one.name, _names(parts)),))


def _names(entities: Iterable[Entity]) -> str:
    """The names of entities; where several have one name, their ids tell them apart, the first `SHOWN` of them."""
    known: defaultdict[str, list[str]] = defaultdict(list)
    for one in sorted(entities, key=lambda one: (one.name, one.entity)):
        known[one.name].append(one.entity)
    return "; ".join(name if len(ids) == 1 else f"{name} ({_some(ids)})" for name, ids in known.items())


def _some(ids: list[str]) -> str:
    return ", ".join(ids[:SHOWN]) + (f" and {len(ids) - SHOWN} more" if len(ids) > SHOWN else "")


def _renamed(old: Entity, new: Entity) -> Change | None:
    pairs = [(name, getattr(old, name), getattr(new, name)) for name in FIELDS]
    fields = tuple(Field(*pair) for pair in pairs if pair[1] != pair[2])
    return Change("actors", "changed", new.entity, new.name, fields=fields) if fields else None
