"""Full names of persons → who bears them: the same name in its spellings, with and without initials, short and formal.

Names are united by keys that they share, so the work grows with the number of names. Two are kept apart where middle
initials or generations differ, and where one article tells them apart. One name is borne by two persons where its articles
disagree on the country and on the office.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from toolkit.actors.gazetteer import genders, split
from toolkit.actors.spelling import formal, given_key
from toolkit.entities.personal import PersonName, person_name
from toolkit.entities.profiles import Profile
from toolkit.entities.sets import Sets
from toolkit.lexicons import lexicon

USUAL = 0.9
"""The share of the articles with initials in which the same ones stand, for a name without initials to be of that person."""
SEVERAL = 3
"""The articles in which a full name must stand to be known within a longer one, which the reading of names got wrong."""
COUNTRY = 0.8
"""The share of the articles that tell a country in which it is the same, for all of them to be of one person."""


class FullNames:
    """The full names of a corpus in sets, one a person."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        borne: defaultdict[PersonName, list[Profile]] = defaultdict(list)
        for profile in profiles:
            borne[profile.name].append(profile)
        self.names = sorted(borne)
        self._borne = [borne[name] for name in self.names]
        self._sets = Sets(len(self.names))
        self._at = {name[:4]: number for number, name in enumerate(self.names)}

    def persons(self) -> list[list[Profile]]:
        """The profiles of each person, all of whom have a full name."""
        self._spellings()
        self._nicknames()
        self._generations()
        self._aliases()
        self._within()
        self._longer()
        found: defaultdict[int, list[Profile]] = defaultdict(list)
        for number, profiles in enumerate(self._borne):
            found[self._sets.of(number)] += profiles
        return [part for profiles in found.values() for part in _by_country(profiles)]

    def _spellings(self) -> None:
        """Unite what is written alike but for spacing, transliteration and initials."""
        alike: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, name in enumerate(self.names):
            if len(name.given) > 1:
                alike[name.joined, name.generation].append(number)
                alike[name.surname, given_key(name.given), name.generation].append(number)
        for numbers in alike.values():
            self._by_initials(numbers)

    def _by_initials(self, numbers: Sequence[int]) -> None:
        """Unite names that differ in their middle initials at most, where these do not contradict each other."""
        weight: Counter[str] = Counter()
        for number in numbers:
            weight[self.names[number].middle] += len(self._borne[number])
        of = _prefixed(sorted(middle for middle in weight if middle))
        total: Counter[str] = Counter()
        for middle, full in of.items():
            total[full] += weight[middle]
        first = max(total, key=lambda full: (total[full], full), default="")
        if total[first] >= USUAL * total.total():
            of[""] = first
        sets: defaultdict[str, list[int]] = defaultdict(list)
        for number in numbers:
            sets[of.get(self.names[number].middle, "-")].append(number)
        for same in sets.values():
            self._sets.unite(same)

    def _nicknames(self) -> None:
        """Unite "Bill" with the only "William", "W." with the only name that begins so, of one surname and generation."""
        by_given: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
        for number, name in enumerate(self.names):
            if len(name.given) > 1:
                by_given[name.surname, given_key(name.given), name.generation].add(self._sets.of(number))
                by_given[name.surname, name.given[0], name.generation].add(self._sets.of(number))
        for number, name in enumerate(self.names):
            keys = [name.given] if len(name.given) == 1 else [key for key in formal(name.given) if len(key) > 1]
            others = set().union(*(by_given.get((name.surname, key, name.generation), ()) for key in keys))
            self._if_one(number, others)

    def _generations(self) -> None:
        """Unite "Joseph Biden Jr." with the only person so named without it."""
        plain: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
        for number, name in enumerate(self.names):
            if not name.generation:
                for key in {given_key(name.given), *formal(name.given)}:
                    plain[name.surname, key].add(self._sets.of(number))
        wanted: defaultdict[frozenset[int], set[str]] = defaultdict(set)
        others: dict[int, frozenset[int]] = {}
        for number, name in enumerate(self.names):
            if name.generation and name.given:
                keys = (given_key(name.given), *formal(name.given))
                others[number] = frozenset().union(*(plain.get((name.surname, key), ()) for key in keys))
                wanted[others[number]].add(name.generation)
        for number, those in others.items():
            if len(wanted[those]) == 1:  # whether the father or the son is meant without it is open
                self._if_one(number, set(those))

    def _if_one(self, number: int, others: set[int]) -> None:
        """Unite a name with the only other person that it can be, unless an article tells the two apart."""
        others = {self._sets.of(other) for other in others} - {self._sets.of(number)}
        if len(others) == 1 and not self._told_apart(number, *others):
            self._sets.unite([number, *others])

    def _told_apart(self, number: int, other: int) -> bool:
        articles = {profile.article for profile in self._borne[number]}
        return any(profile.article in articles for profile in self._borne[other])

    def _aliases(self) -> None:
        for row in lexicon("person_aliases"):
            names = (person_name(name)[:4] for name in [row["name"], *split(row["aliases"])])
            self._sets.unite(self._at[name] for name in names if name in self._at)

    def _within(self) -> None:
        """Unite "Democrats Hillary Clinton" with the person whose name it ends with, if the first word is no given name."""
        known = {" ".join(p.actor.name.split()): n for n, ps in enumerate(self._borne) if len(ps) >= SEVERAL for p in ps}
        for number, profiles in enumerate(self._borne):
            first, *others = profiles[0].actor.name.split()
            ends = (" ".join(others[k:]) for k in range(len(others) - 1))
            person = next((known[end] for end in ends if end in known), None)
            if person is not None and first not in genders() and len(profiles) < SEVERAL:
                self._if_one(number, {person})

    def _longer(self) -> None:
        """Unite "Nicolás Maduro Moros" with the leader, or the person of several articles, whose name his begins with."""
        leaders = {person_name(row["name"])[:4] for row in lexicon("leaders")}
        for number, profiles in enumerate(self._borne):
            words = profiles[0].actor.name.split()
            for end in range(len(words) - 1, 1, -1):
                name = person_name(" ".join(words[:end]))[:4]
                other = self._at.get(name, number)
                known = name in leaders or len(self._borne[other]) >= SEVERAL
                if known and name[0] and words[end - 1] not in genders():
                    self._if_one(number, {other})


def _prefixed(middles: list[str]) -> dict[str, str]:
    """Each of some sorted initials → the longest that begins with it, the last one of several.

    >>> _prefixed(["h", "hw", "w"])
    {'w': 'w', 'hw': 'hw', 'h': 'hw'}
    """
    found: dict[str, str] = {}
    full = ""
    for middle in reversed(middles):
        full = full if full.startswith(middle) else middle
        found[middle] = full
    return found


def _by_country(profiles: list[Profile]) -> list[list[Profile]]:
    """The profiles of one name, apart by country where none has nearly all; then those without one are a set as well.

    A country that an article does not tell is guessed from its surroundings, so who holds the same office is the same one.
    """
    countries = Counter(p.actor.country for p in profiles if p.actor.country)
    if len(countries) < 2 or max(countries.values()) >= COUNTRY * sum(countries.values()):
        return [profiles]
    parts: defaultdict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        parts[profile.actor.country or ""].append(profile)
    usual = max(sorted(countries), key=lambda country: countries[country])
    held = frozenset[str]().union(*(profile.offices for profile in parts[usual]))
    for country in sorted({*countries} - {usual}):  # "the defence minister" of a country that his article does not tell
        if any(not held.isdisjoint(profile.offices) for profile in parts[country]):
            parts[usual] += parts.pop(country)
    return [parts[country] for country in sorted(parts)]
