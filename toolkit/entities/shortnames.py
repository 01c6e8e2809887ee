"""Persons whose article gives one name alone: whom "Clinton" means where no article says "Hillary" beside it.

A single name goes to a person of the corpus only where something more than the name tells: nobody else there bears it, an
office, gender or country leaves one, or nearly all of many articles that call one person so mean this one. What stays open is
known in its own article alone: between two full names nothing is guessed.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from toolkit.actors.gazetteer import genders, split
from toolkit.entities.personal import person_name
from toolkit.entities.profiles import Key, Profile
from toolkit.lexicons import Row, lexicon

CLEAR = 4
"""How many times as many articles must give a person an office as give it to all others of the name."""
NEAR, SEVERAL = 30, 3
"""The days within which, and the articles in which, a full name must stand for a surname alone to be its bearer's."""
USUAL, OFTEN = 0.95, 10
"""The share and the number of articles that call one person by a name and mean this one, for it to be the usual meaning."""
LISTED = 4
"""The persons that are named where it is open who is meant."""


@dataclass(eq=False, slots=True)
class Person:
    """One person of a corpus, with what its articles tell: `alone` counts those that call only this person by a name."""

    key: Key
    name: str
    full: frozenset[tuple[str, ...]]
    surnames: frozenset[str]
    days: frozenset[int]
    articles: int
    countries: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)
    offices: Counter[str] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)

    def serves(self, country: str | None) -> bool:
        """Whether a country does not speak against it."""
        return not country or not self.countries or country in self.countries

    def may_be(self, gender: str) -> bool:
        """Whether a gender does not speak against it."""
        return not gender or not self.genders or 2 * self.genders[gender] >= self.genders.total()


def _person(profiles: Sequence[Profile]) -> Person:
    names = Counter(p.actor.name for p in profiles)
    person = Person(
        profiles[0].local._replace(sort="person"),
        min(names, key=lambda name: (-names[name], name)),
        frozenset(p.name[:4] for p in profiles),
        frozenset(p.name.surname for p in profiles),
        frozenset(_day(p.date) for p in profiles if p.date),
        len(profiles),
    )
    for p in profiles:
        person.countries.update([p.actor.country] if p.actor.country else ())
        person.genders.update(p.gender)
        person.offices.update(p.offices)
    return person


def _day(date: str) -> int:
    return datetime.date.fromisoformat(date).toordinal()


class Bearers:
    """Those who may be meant by a name in a country; `fit` are those among them whom a gender allows, too."""

    def __init__(self, short: str, country: list[Person], gender: str, total: int) -> None:
        self.short, self.country, self._total = short, country, total
        self.fit = [person for person in country if person.may_be(gender)]
        self._by_office: dict[frozenset[str], tuple[Person | None, str]] = {}

    @cached_property
    def usual(self) -> tuple[Person | None, str]:
        """Whom articles mean that call one person so and speak of nobody else of the name, nearly always."""
        person = max(self.fit, key=lambda person: person.alone[self.short])
        count = person.alone[self.short]
        often = count >= (SEVERAL if len(self.country) == 1 else OFTEN) and count >= USUAL * self._total
        return (person if often else None), f"name: {count} of {self._total} articles that call one person so mean this one"

    def in_office(self, offices: frozenset[str]) -> tuple[Person | None, str]:
        """Whose office an article names with the name."""
        if offices not in self._by_office:
            self._by_office[offices] = self._in_office(offices)
        return self._by_office[offices]

    def _in_office(self, offices: frozenset[str]) -> tuple[Person | None, str]:
        for title in sorted(offices, key=lambda title: (-len(title), title)):
            held = [person for person in self.country if person.offices[title]]
            first = max(held, key=lambda person: person.offices[title], default=None)
            if first and first.offices[title] >= CLEAR * sum(p.offices[title] for p in held if p is not first):
                return first, f"surname and office: {title}"
        return None, ""

    def only(self, profile: Profile) -> tuple[Person | None, str]:
        """The only one of the surname, where the country, the time or several articles speak for it."""
        person = self.fit[0]
        if len(self.fit) > 1 or self.short not in person.surnames:
            return None, ""
        if profile.actor.country in person.countries:
            return person, "surname and country: the only full name"
        day = _day(profile.date) if profile.date else 0
        near = any(day + days in person.days for days in range(-NEAR, NEAR + 1))
        return (person if near or person.articles >= SEVERAL else None), "surname: the only full name"

    @cached_property
    def named(self) -> str:
        """The first of them by name, for who wants to know who was thought of."""
        return ", ".join(sorted(person.name for person in self.country)[:LISTED])


class ShortNames:
    """The persons of a corpus by the single names that may mean them."""

    def __init__(self, persons: Iterable[Sequence[Profile]]) -> None:
        known = [(_person(profiles), profiles) for profiles in persons]
        self.keys = {profile: person.key for person, profiles in known for profile in profiles}
        self._called: defaultdict[str, list[Person]] = defaultdict(list)
        self._bearers: dict[tuple[str, str | None, str], Bearers] = {}
        borne = Counter(name for person, _ in known for name in person.full)
        self._full = {name: person for person, _ in known for name in person.full if borne[name] == 1}
        there: Counter[tuple[str, str]] = Counter()
        for person, profiles in known:
            for name in sorted(person.surnames.union(*(p.shorts for p in profiles))):
                self._called[name].append(person)
            there.update((p.article, name) for p in profiles for name in person.surnames | p.shorts)
        for person, profiles in known:
            for p in profiles:
                person.alone.update(name for name in p.shorts if there[p.article, name] == 1)

    def of(self, profile: Profile) -> tuple[Person | None, str]:
        """Whom a single name means, and why; None with "" where nobody bears it, with a reason where it is open."""
        leading, why = leader(profile)
        for full in (person_name(name)[:4] for name in leading):
            if full in self._full:
                return self._full[full], why
        bearers = self._those(profile)
        if not bearers.country:
            return None, ""
        ways = [bearers.in_office(profile.offices)]
        if bearers.fit and not (leading and profile.offices):  # not "President Ford" where articles name only Anna Ford
            ways += [bearers.only(profile)] * (not _given(profile)) + [bearers.usual]
        found = next(((person, why) for person, why in ways if person is not None), None)
        return found or (None, f"open: {bearers.named}")

    def _those(self, profile: Profile) -> Bearers:
        """Those who may be meant: who bear the surname, else who are called so."""
        key = (profile.actor.name, profile.actor.country, profile.gender)
        if key not in self._bearers:
            short = profile.name.surname
            called = self._called.get(short, [])
            if _given(profile):
                called = [person for person in called if person.alone[short]]
            else:
                called = [person for person in called if short in person.surnames] or called
            country = [person for person in called if person.serves(profile.actor.country)]
            total = sum(person.alone[short] for person in called)
            self._bearers[key] = Bearers(short, country, profile.gender, total)
        return self._bearers[key]


def leader(profile: Profile) -> tuple[tuple[str, ...], str]:
    """The full names, the usual one first, of the only one whom the lexicons know by a single name, and why.

    It is an alias of his, or his surname while he is in office, or at any time with a title.
    """
    if profile.actor.name in _aliases():
        return _aliases()[profile.actor.name], "alias in the lexicons"
    known = [] if _given(profile) else _leaders().get(profile.name.surname, [])
    known = [row for row in known if profile.actor.country in (None, row["country"])]
    year = profile.date[:4] if profile.date else ""
    serving = [row for row in known if row["from"] <= year <= (row["to"] or "9999")]
    names = {row["name"] for row in serving or (known if profile.offices else [])}
    why = "in office then" if serving else "a leader of the name"
    return (tuple(names) if len(names) == 1 else ()), f"surname and office: {why}"


def _given(profile: Profile) -> bool:
    """Whether a single name is known as a given one, which many bear."""
    return profile.actor.name in genders()


@cache
def _aliases() -> dict[str, tuple[str, ...]]:
    """Single name ("Lula") → the full names of whom alone it means."""
    found: dict[str, tuple[str, ...]] = {}
    for row in lexicon("person_aliases"):
        names = [row["name"], *split(row["aliases"])]
        full = tuple(name for name in names if " " in name)
        found.update((name, full) for name in names if " " not in name)
    return found


@cache
def _leaders() -> dict[str, list[Row]]:
    """Surname, and what stands where others have the given name → the rows of the lexicon of leaders."""
    found: dict[str, list[Row]] = {}
    for row in lexicon("leaders"):
        name = person_name(row["name"])
        for part in dict.fromkeys((name.surname, name.given)):
            found.setdefault(part, []).append(row)
    return found
