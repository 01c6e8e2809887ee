"""Actors that a user adds in a CSV file: they are found by their names, and what the file says of them wins over all else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, get_args

from toolkit.actors.gazetteer import OWN, OWN_STATES, Entry, Names, entry_of, index, split, state_name, state_names
from toolkit.actors.names import proper_names
from toolkit.actors.spelling import name_parts, same_person
from toolkit.errors import InputError
from toolkit.lexicons.own import own_rows
from toolkit.records import Actor, ActorType, Mention, slug

RULE = "actors:own"
"""The rule of the mentions by name of an actor that a user added."""
OPTIONAL = ("aliases", "type", "country", "code", "from", "to", "note", "adjectives", "people", "capitals")
DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
CODE = re.compile("[A-Z]{3,15}")
USERS = re.compile("AA[A-Z]|Q[M-Z][A-Z]|X[A-Z]{2}|ZZ[A-Z]")
"""The codes of three letters that ISO 3166-1 leaves to its users: for a state that it does not list, or an invented one."""


class OwnActor(NamedTuple):
    """A row of such a file; what is empty is left to the toolkit. `since` and `until` are ISO days, months or years.

    A state also has `adjectives`, what its `people` are called, and `capitals`, divided by semicolons.
    """

    name: str
    aliases: tuple[str, ...]
    type: ActorType | None
    country: str
    code: str
    since: str
    until: str
    adjectives: str = ""
    people: str = ""
    capitals: str = ""

    def holds(self, date: str | None) -> bool:
        """Whether the row is meant for an article of an ISO day; every row is for one without a date."""
        return date is None or (self.since <= date and (not self.until or date[: len(self.until)] <= self.until))

    @property
    def names(self) -> tuple[str, ...]:
        """What the actor is called."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class OwnActors:
    """The rows of a file, in its order; of two for one name and day the first counts."""

    rows: tuple[OwnActor, ...]

    @contextmanager
    def known(self, date: str | None) -> Iterator[None]:
        """For a while, these actors are known as they are on an ISO day."""
        rows = tuple(row for row in self.rows if row.holds(date))
        names, states, here = OWN.set(_names(rows)), OWN_STATES.set(_states(rows)), _HERE.set(_by_name(rows))
        proper_names.cache_clear()
        try:
            yield
        finally:
            OWN.reset(names)
            OWN_STATES.reset(states)
            _HERE.reset(here)
            proper_names.cache_clear()


def read_actors(path: str | Path) -> OwnActors:
    """Read a CSV file in UTF-8 with the column `name` and, if wanted, `aliases` (divided by semicolons), `type`, `country`
    (ISO 3166-1 alpha-3), `code` (CAMEO), `from` and `to` (ISO days, months or years) and `note`. A person is known by the
    names given here alone, so a surname by which articles call him is an alias. A state may have `adjectives`, `people` and
    `capitals` as well, and a code that ISO 3166-1 leaves to its users (XAA to XZZ and others).

    Raises `InputError` where the file cannot be read or a value is not allowed; the message names file and line.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "own.csv").write_text("name,aliases,type\\nHarbour Front,HF;the Dockers,armed_group\\n", "utf-8")
    ...     read_actors(Path(folder, "own.csv")).rows[0].names
    ('Harbour Front', 'HF', 'Dockers')
    """
    return OwnActors(tuple(_row(f"{path}, line {line}", row) for line, row in own_rows(path, ("name",), OPTIONAL)))


def _row(where: str, row: dict[str, str]) -> OwnActor:
    types = get_args(ActorType)
    if row["type"] not in ("", *types):
        raise InputError(f"{where}: there is no type {row['type']!r}; write {', '.join(types)} or nothing")
    if row["country"] and not _country(row["country"]):
        raise InputError(f"{where}: {row['country']!r} is no country code of ISO 3166-1 alpha-3, such as UKR")
    if row["type"] != "state" and (told := [c for c in ("adjectives", "people", "capitals") if row[c]]):
        raise InputError(f"{where}: only a row of the type state has {told[0]}")
    if row["code"] and not CODE.fullmatch(row["code"]):
        raise InputError(f"{where}: {row['code']!r} is no CAMEO code, such as UKRGOV or IGOUNO")
    if row["country"] and _country(row["code"]) not in ("", row["country"]):
        raise InputError(f"{where}: the code {row['code']!r} is not of the country {row['country']!r}")
    for column in ("from", "to"):
        if row[column] and not DAY.fullmatch(row[column]):
            raise InputError(f"{where}: {column} is {row[column]!r}; write an ISO day, month or year, such as 2025-03-19")
    if row["to"] and row["to"] < row["from"][: len(row["to"])]:
        raise InputError(f"{where}: to {row['to']} lies before from {row['from']}")
    type: ActorType | None = row["type"] or None  # type: ignore[assignment]  # checked above
    called = (name.strip() for name in (row["name"], *split(row["aliases"])))
    name, *aliases = (re.sub("^[Tt]he ", "", name) for name in called if name)
    of_state = (row["adjectives"], row["people"], row["capitals"])
    return OwnActor(name, tuple(aliases), type, row["country"], row["code"], row["from"], row["to"], *of_state)


_HERE: ContextVar[dict[str, OwnActor] | None] = ContextVar("own actors", default=None)
"""The rows that hold for the article that is annotated, by what the spellings of their names share (`_key`)."""


@lru_cache(maxsize=64)
def _names(rows: tuple[OwnActor, ...]) -> Names:
    """The names by which bodies are found in a text; persons are found as such, and known by their names then."""
    return index(named for row in rows if row.type != "person" for named in state_names(_as_state(row), _entry(row)))


def _as_state(row: OwnActor) -> dict[str, str]:
    """The names of a row as they stand in the lexicon of states."""
    names = {"name": row.name, "aliases": ";".join(row.aliases)}
    return names | {"adjectives": row.adjectives, "people": row.people, "capitals": row.capitals}


@lru_cache(maxsize=64)
def _states(rows: tuple[OwnActor, ...]) -> dict[str, tuple[str, str]]:
    states = [row for row in reversed(rows) if row.type == "state" and row.country]
    return {row.country: (row.name, (split(row.adjectives) or [row.name])[0]) for row in states}


def _entry(row: OwnActor) -> Entry:
    """What the names of a row stand for: what the lexicons know by its name, with what the row says."""
    state = Entry(row.name, "state", "state", "", "GOV")
    entry = entry_of(row.name) or (state if row.type == "state" else Entry(row.name, "organisation", "organisation", "", ""))
    country = row.country or _country(row.code) or entry.country
    sector = row.code.removeprefix(country) or entry.sector + entry.suffix
    return replace(entry, name=row.name, type=row.type or entry.type, country=country, sector=sector[:3], suffix=sector[3:])


def _country(code: str) -> str:
    """The country that a CAMEO code begins with, or ""."""
    return code[:3] if USERS.fullmatch(code[:3]) or state_name(code[:3]) != code[:3] else ""


@lru_cache(maxsize=64)
def _by_name(rows: tuple[OwnActor, ...]) -> dict[str, OwnActor]:
    found: dict[str, OwnActor] = {}
    for row in rows:
        for name in row.names:
            found.setdefault(_key(name), row)
    return found


def _key(name: str) -> str:
    """What the spellings of a name share, hyphens and spaces among them: "Kim Jong-un", "Kim Jong Un"."""
    return "".join(name_parts(name.split()))


def recognised(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """The actors of an article with what the user says of those whom he added, two that are the same one as one."""
    known = _HERE.get()
    if not known:
        return tuple(actors)
    found: dict[str, Actor] = {}
    for actor in actors:
        row = _meant(actor, known)
        told = _told(actor, row) if row is not None else actor
        before = found.get(told.actor)
        found[told.actor] = told if before is None else replace(before, mentions=_both(before, told))
    return tuple(found.values())


def _meant(actor: Actor, known: dict[str, OwnActor]) -> OwnActor | None:
    """The row whose name an actor bears, or one of its mentions is."""
    if "#" in actor.actor:
        return None
    names = (actor.name, *(mention.text for mention in actor.mentions if mention.form == "name"))
    return next((row for name in names if (row := known.get(_key(name))) is not None and _fits(row, actor, name)), None)


def _fits(row: OwnActor, actor: Actor, name: str) -> bool:
    """Whether a person called by a single name in a row may bear its full name: Kim Jong Il is not Kim Jong Un."""
    parts = name_parts(actor.name.split())
    full = [given for given in (name_parts(each.split()) for each in row.names) if len(given) > 1]
    alone = actor.type == "person" and len(name.split()) == 1 < len(parts)
    return not (alone and full) or any(same_person(given, parts) for given in full)


def _told(actor: Actor, row: OwnActor) -> Actor:
    country = row.country or _country(row.code) or actor.country
    code = row.code or (country or "") + (actor.code or "").removeprefix(actor.country or "")
    mentions = tuple(replace(m, rule=RULE) if m.form == "name" else m for m in actor.mentions)
    type = row.type or actor.type
    return Actor(slug(row.name), row.name, type, country or None, code or None, actor.role, mentions)


def _both(one: Actor, other: Actor) -> tuple[Mention, ...]:
    return tuple(sorted((*one.mentions, *other.mentions), key=lambda mention: (mention.start, mention.end)))
