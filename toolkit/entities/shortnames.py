"""Persons whose article gives one name alone: whom "Clinton" means where no article says "Hillary" beside it.

A single name goes to a person of the corpus only where something more than the name tells: nobody else there bears it, an
office, gender or country leaves one, or nearly all of many articles that call one person so mean this one. What stays open is
known in its own article alone: between two full names nothing is guessed.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from toolkit.actors.gazetteer import genders
from toolkit.entities.personal import person_name
from toolkit.entities.profiles import Key, Profile
from toolkit.lexicons import Row, lexicon

CLEAR = 4
"""How many times as many articles must give a person an office as give it to all others of the name."""
NEAR, SEVERAL = 30, 3
"""The days within which, and the articles in which, a full name must stand for a surname alone to be its bearer's."""
USUAL, OFTEN = 0.95, 10
"""The share and the number of articles that call one person by a name and mean this one, for it to be the usual meaning."""


@dataclass(eq=False, slots=True)
class Person:
    """One person of a corpus, with what its articles tell: `alone` counts those that call only this person by a name."""

    profiles: list[Profile]
    surnames: frozenset[str]
    countries: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)
    offices: Counter[str] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)

    def serves(self, profile: Profile) -> bool:
        """Whether the country of a profile does not speak against its being this person's."""
        return not profile.actor.country or not self.countries or profile.actor.country in self.countries

    def may_be(self, profile: Profile) -> bool:
        """Whether its gender does not, either."""
        gender = profile.gender
        return not gender or not self.genders or 2 * self.genders[gender] >= self.genders.total()

    @property
    def key(self) -> Key:
        """The key of this person."""
        return self.profiles[0].local._replace(sort="person")

    @property
    def name(self) -> str:
        """The name that most articles give."""
        names = Counter(profile.actor.name for profile in self.profiles)
        return min(names, key=lambda name: (-names[name], name))


Way = Callable[[list[Person], Profile], tuple[Person | None, str]]
"""How one of several persons is told to be meant, and why."""


class ShortNames:
    """The persons of a corpus by the single names that may mean them."""

    def __init__(self, persons: Iterable[Sequence[Profile]]) -> None:
        self.persons = [_person(profiles) for profiles in persons]
        self._called: defaultdict[str, list[Person]] = defaultdict(list)
        for person in self.persons:
            for name in sorted(person.surnames.union(*(p.shorts for p in person.profiles))):
                self._called[name].append(person)
        self._count_alone()

    def _count_alone(self) -> None:
        """Count by what names articles call each person where nobody else with such a name is in the article."""
        bearers: Counter[tuple[str, str]] = Counter()
        for person in self.persons:
            bearers.update((p.article, name) for p in person.profiles for name in person.surnames | p.shorts)
        for person in self.persons:
            for p in person.profiles:
                person.alone.update(name for name in p.shorts if bearers[p.article, name] == 1)

    def of(self, profile: Profile) -> tuple[Person | None, str]:
        """Whom a single name means, and why; None with "" where nobody bears it, with a reason where it is open."""
        short = profile.name.surname
        bearers = self._called.get(short, [])
        if not _given(profile):
            bearers = [person for person in bearers if short in person.surnames] or bearers
        country = [person for person in bearers if person.serves(profile)]
        fit = [person for person in country if person.may_be(profile)]
        ways: list[tuple[Way, list[Person]]] = [(_in_office, country), (_by_title, country)]
        if not (profile.offices and leader(profile)[0]):  # not "President Ford" where articles name only Anna Ford
            ways += [(_only, fit), (self._usual, fit)]
        for narrowed, among in ways:
            person, why = narrowed(among, profile) if among else (None, "")
            if person is not None:
                return person, why
        names = sorted(person.name for person in country if not _given(profile) or person.alone[short])
        return None, f"open: {', '.join(names[:4])}" if names else ""

    def _usual(self, fit: list[Person], profile: Profile) -> tuple[Person | None, str]:
        """Whom articles mean that call one person so and speak of nobody else of the name, nearly always."""
        short = profile.name.surname
        person = max(fit, key=lambda person: person.alone[short])
        count, total = person.alone[short], sum(other.alone[short] for other in self._called[short])
        usual = count >= (OFTEN if len(self._called[short]) > 1 else SEVERAL) and count >= USUAL * total
        return (person if usual else None), f"name: {count} of {total} articles that call one person so mean this one"


def leader(profile: Profile) -> tuple[str | None, str]:
    """The only one whom the lexicon of leaders knows by a single name, and why: in office then, or ever if he has a title."""
    known = [] if _given(profile) else _leaders().get(profile.name.surname, [])
    known = [row for row in known if profile.actor.country in (None, row["country"])]
    year = profile.date[:4] if profile.date else ""
    serving = [row for row in known if row["from"] <= year <= (row["to"] or "9999")]
    names = {row["name"] for row in serving or (known if profile.offices else [])}
    why = "in office then" if serving else "a leader of the name"
    return (next(iter(names)) if len(names) == 1 else None), f"surname and office: {why}"


def _in_office(country: list[Person], profile: Profile) -> tuple[Person | None, str]:
    """Whom the lexicon of leaders means, if articles give the full name."""
    name, why = leader(profile)
    known = person_name(name)[:4] if name else None
    found = [person for person in country if any(p.name[:4] == known for p in person.profiles)]
    return (found[0] if len(found) == 1 else None), why


def _by_title(country: list[Person], profile: Profile) -> tuple[Person | None, str]:
    """Whose office the article names with the surname."""
    for title in sorted(profile.offices, key=lambda title: (-len(title), title)):
        counts = sorted(((p.offices[title], k) for k, p in enumerate(country)), reverse=True)
        if counts[0][0] > 0 and counts[0][0] >= CLEAR * sum(count for count, _ in counts[1:]):
            return country[counts[0][1]], f"surname and office: {title}"
    return None, ""


def _only(fit: list[Person], profile: Profile) -> tuple[Person | None, str]:
    """The only one of the surname, where the country, the time or several articles speak for it."""
    person = fit[0]
    if len(fit) > 1 or profile.name.surname not in person.surnames or _given(profile):
        return None, ""
    if profile.actor.country in person.countries:
        return person, "surname and country: the only full name"
    near = any(abs(_day(p.date) - _day(profile.date)) <= NEAR for p in person.profiles) if profile.date else False
    return (person if near or len(person.profiles) >= SEVERAL else None), "surname: the only full name"


def _given(profile: Profile) -> bool:
    """Whether a single name is known as a given one, which many bear."""
    return profile.actor.name in genders()


def _day(date: str | None) -> int:
    """The number of an ISO day; far from all others for None."""
    return datetime.date.fromisoformat(date).toordinal() if date else -(10**6)


@cache
def _leaders() -> dict[str, list[Row]]:
    """Surname, and what stands where others have the given name → the rows of the lexicon of leaders."""
    found: dict[str, list[Row]] = {}
    for row in lexicon("leaders"):
        name = person_name(row["name"])
        for part in dict.fromkeys((name.surname, name.given)):
            found.setdefault(part, []).append(row)
    return found


def _person(profiles: Sequence[Profile]) -> Person:
    person = Person(list(profiles), frozenset(p.name.surname for p in profiles))
    person.countries.update(p.actor.country for p in profiles if p.actor.country)
    person.genders.update(p.gender for p in profiles if p.gender)
    for p in profiles:
        person.offices.update(p.offices)
    return person
