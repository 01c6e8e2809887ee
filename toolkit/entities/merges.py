"""What a researcher decides about entities, in a CSV file: which actors are the same, and which are not.

The file has the columns `decision` (same or different), `actor` and `entity`, and may have `article` and `note`. `actor` is
an actor's id or name as articles have it; with an `article` only that article's is meant. `entity` is the id of an entity, or
an actor's id or name; one that nobody has makes a new entity. Ids of actors come from their articles alone, so a file still
holds when articles are added.

    decision,actor,entity,article,note
    same,daesh,islamic-state,,
    same,clinton,bill-clinton,talks-1999,the president
    different,ali-hassan,ali-hasan,,two ministers
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from toolkit.entities.linked import Entities
from toolkit.errors import InputError
from toolkit.lexicons.own import own_rows
from toolkit.reading import Rejection
from toolkit.records import Actor, slug

NEEDED, OPTIONAL = ("decision", "actor", "entity"), ("article", "note")


class Decision(NamedTuple):
    """A decision, with the line that it stands in; `article` is "" for all of them."""

    line: int
    decision: str
    actor: str
    entity: str
    article: str


@dataclass(frozen=True, slots=True)
class Merges:
    """The decisions of a file, whose name the evidence cites."""

    file: str
    rows: tuple[Decision, ...]

    def apply(self, entities: Entities, actors: Sequence[Actor]) -> Entities:
        """The entities as the decisions want them; `actors` are those of the links, in their order.

        A decision about an actor that the corpus has not is listed in `rejected`. Raises `InputError` where two decisions
        contradict each other.
        """
        work = _Work(self, entities, actors)
        for row in sorted(self.rows, key=lambda row: (row.decision, row.line)):  # "different" before "same"
            work.decide(row)
        work.check()
        return work.result()


def read_merges(path: str | Path) -> Merges:
    """Read the decisions of a CSV file in UTF-8 with the columns `decision`, `actor`, `entity` and, if wanted, `article`.

    Raises `InputError` where the file cannot be read, a column is missing or unknown, a field is empty or a decision is
    neither "same" nor "different"; the message names file and line and says what to do.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "who.csv").write_text("decision,actor,entity\\nsame,clinton,bill-clinton\\n", encoding="utf-8")
    ...     read_merges(Path(folder, "who.csv")).rows
    (Decision(line=2, decision='same', actor='clinton', entity='bill-clinton', article=''),)
    """
    return Merges(Path(path).name, tuple(_rows(path)))


def _rows(path: str | Path) -> Iterator[Decision]:
    for line, row in own_rows(path, NEEDED, OPTIONAL):
        if row["decision"] not in ("same", "different"):
            raise InputError(f"{path}, line {line}: the decision is {row['decision']!r}; write same or different")
        yield Decision(line, row["decision"], row["actor"], row["entity"], row["article"])


class _Work:
    """The links of a corpus while decisions move them from one entity to another."""

    def __init__(self, merges: Merges, entities: Entities, actors: Sequence[Actor]) -> None:
        self.file = merges.file
        self.entities = dict(entities.by_id)
        self.links = list(entities.links)
        self.rejected: list[Rejection] = list(entities.rejected)
        self.apart: list[tuple[Decision, set[int], set[int]]] = []
        self._names = [actor.name for actor in actors]
        self._placed: dict[int, Decision] = {}
        self._by_name: defaultdict[tuple[str, str], list[int]] = defaultdict(list)  # article ("" for all) and name
        self._of: defaultdict[str, set[int]] = defaultdict(set)
        for number, (link, actor) in enumerate(zip(self.links, actors, strict=True)):
            self._of[link.entity].add(number)
            for name in {link.actor.casefold(), actor.name.casefold()}:
                self._by_name["", name].append(number)
                self._by_name[link.article, name].append(number)

    def decide(self, row: Decision) -> None:
        """Do what a row says, or list it where no actor is such."""
        meant = set(self._by_name.get((row.article, row.actor.casefold()), ()))
        if not row.article and row.actor in self.entities and row.decision == "same":
            meant |= self._of[row.actor]
        if not meant:
            where = f"the article {row.article!r}" if row.article else "these articles"
            self._reject(row, f"no actor of {where} has the id or the name {row.actor!r}")
        elif row.decision == "same":
            self._join(row, meant)
        else:
            self._part(row, meant)

    def _reject(self, row: Decision, reason: str) -> None:
        self.rejected.append(Rejection(self.file, row.line, reason))

    def _join(self, row: Decision, meant: set[int]) -> None:
        """Move actors to an entity, with all others of theirs unless the row names an article."""
        wanted = self._entity(row)
        if not row.article:
            meant = set().union(*(self._of[self.links[number].entity] for number in meant))
        for number in meant if row.article else ():
            before = self._placed.setdefault(number, row)
            if before is not row and self.links[number].entity != wanted:
                raise InputError(
                    f"{self.file}, line {row.line}: {row.actor!r} is {row.entity!r} here, but {before.entity!r} by line "
                    f"{before.line}; remove one of the decisions"
                )
        self._move(row, meant, wanted, row.entity)

    def _part(self, row: Decision, meant: set[int]) -> None:
        """Move actors out of the entity of another, or that other where the entity bears the name of the first."""
        named = set(self._by_name.get(("", row.entity.casefold()), ())) - meant
        others = named or self._of.get(row.entity, set()) - meant
        if not others:
            self._reject(row, f"nobody else in these articles has the id or the name {row.entity!r}")
            return
        self.apart.append((row, meant, others))
        within = {self.links[number].entity for number in named} | ({row.entity} & self.entities.keys())
        leaving = {number for number in meant if self.links[number].entity in within}
        if not leaving:
            return
        entity = self.links[min(leaving)].entity
        own = slug(row.actor)
        if row.article:
            own = f"{row.article}#{self.links[min(leaving)].actor}"
        elif entity == own and named:
            leaving, own = {number for number in named if self.links[number].entity == entity}, slug(row.entity)
        while own in self.entities:
            own += "-apart"
        self._move(row, leaving, own, self._names[min(leaving)])

    def _entity(self, row: Decision) -> str:
        """The entity that a row names: by its id, else by the id or name of its actors, else a new one."""
        if row.entity in self.entities:
            return row.entity
        found = sorted({self.links[number].entity for number in self._by_name.get(("", row.entity.casefold()), ())})
        if len(found) > 1:
            raise InputError(
                f"{self.file}, line {row.line}: {row.entity!r} may be {', '.join(found)}; write one of these ids"
            )
        return found[0] if found else slug(row.entity)

    def _move(self, row: Decision, numbers: set[int], wanted: str, name: str) -> None:
        """Make actors those of an entity, which has the name if it is new."""
        first = self.entities[self.links[min(numbers)].entity]
        self.entities.setdefault(wanted, replace(first, entity=wanted, name=name))
        for number in sorted(numbers):
            if self.links[number].entity != wanted:
                self._of[self.links[number].entity].discard(number)
                self.links[number] = replace(self.links[number], entity=wanted, evidence=f"{self.file}, line {row.line}")
                self._of[wanted].add(number)

    def check(self) -> None:
        """Raise `InputError` where actors that are to be apart are together after all."""
        for row, *sides in self.apart:
            one, other = ({self.links[number].entity for number in side} for side in sides)
            if one & other:
                raise InputError(
                    f"{self.file}, line {row.line}: {row.actor!r} and {row.entity!r} are to be different, but other rows "
                    "make them the same; remove one of the decisions"
                )

    def result(self) -> Entities:
        """The entities that have actors, with their links."""
        left = [entity for id, entity in self.entities.items() if self._of.get(id)]
        return Entities(left, self.links, sorted(self.rejected, key=lambda each: each.line or 0))
