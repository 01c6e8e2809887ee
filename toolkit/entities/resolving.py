"""Actors of articles → entities of a corpus: persons by their names, all others by name and country, each with its evidence.

The work grows with the number of actors and their mentions: everything is found by keys, and nothing is compared in pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from toolkit.actors.coding import leader as leads
from toolkit.actors.gazetteer import adjective, genders, state_name
from toolkit.actors.own import RULE
from toolkit.actors.spelling import name_parts
from toolkit.entities.bodies import Bodies, body_name
from toolkit.entities.fullnames import FullNames
from toolkit.entities.linked import Entities, Entity, Link
from toolkit.entities.merges import Merges
from toolkit.entities.profiles import Key, Profile, profiles
from toolkit.entities.shortnames import CLEAR, ShortNames, leader
from toolkit.records import ActorType, Article, slug

Found = tuple[Profile, Key, str]
"""An actor of an article, the key of its entity, and the evidence for it."""
SECTOR = 3
"""The letters of a sector in a code (CAMEO)."""


def resolve(articles: Iterable[Article], merges: Merges | None = None) -> Entities:
    """Find the entities of a corpus, whatever the order of its articles.

    `merges` are what a researcher decided (`read_merges`), which wins; raises `InputError` where it contradicts itself.
    Limits: two persons of one full name and country are one entity; whom a single name means is left open where several
    full names fit.

    >>> from toolkit.records import Actor, Document
    >>> def article(id, *names):
    ...     return Article(Document(id, ""), actors=tuple(Actor(slug(n), n, "person", "PRK", None, None) for n in names))
    >>> found = resolve([article("a", "Kim Jong Un"), article("b", "Kim Jong-un", "Kim Yo-jong"), article("c", "Kim")])
    >>> [(link.article, link.entity) for link in found.links]
    [('a', 'kim-jong-un'), ('b', 'kim-jong-un'), ('b', 'kim-yo-jong'), ('c', 'c#kim')]
    """
    ordered = sorted(articles, key=lambda article: (article.document.date or "9999", article.id))
    everyone = [profile for article in ordered for profile in profiles(article)]
    persons = Persons([p for p in everyone if not p.unnamed and p.actor.type == "person" and p.name.full])
    bodies = Bodies(p for p in everyone if not p.unnamed and p.actor.type != "person")
    found = _completed([(profile, *_find(profile, persons, bodies)) for profile in everyone])
    groups: defaultdict[Key, list[Profile]] = defaultdict(list)
    for profile, key, _ in found:
        groups[key].append(profile)
    entities = _entities(groups)
    found.sort(key=lambda each: each[0].article)
    resolved = Entities(entities.values(), (_link(profile, entities[key], why) for profile, key, why in found))
    return merges.apply(resolved, [profile.actor for profile, _, _ in found]) if merges else resolved


def _find(profile: Profile, persons: Persons, bodies: Bodies) -> tuple[Key, str]:
    if profile.unnamed:
        return profile.local, "unnamed"
    if any(mention.rule == RULE for mention in profile.actor.mentions):
        return Key("own", profile.actor.name), "an actor of your own list"
    if profile.actor.type == "person":
        found = persons.key(profile)
        return bodies.key(profile) if found[0].sort == "surname" and bodies.named(profile) else found
    person = persons.named(profile)
    if person is None and persons.outnumber(profile, bodies):
        return persons.key(profile)
    return (person, "full name") if person else bodies.key(profile)


class Persons:
    """Whom the full and the single names of a corpus mean."""

    def __init__(self, full: Sequence[Profile]) -> None:
        self._short = ShortNames(FullNames(full).persons())
        self._called: defaultdict[str, set[Key]] = defaultdict(set)
        self._borne: Counter[str] = Counter()
        for profile in full:
            self._called[profile.actor.name].add(self._short.keys[profile])
            self._borne[profile.name.surname] += 1

    def outnumber(self, profile: Profile, bodies: Bodies) -> bool:
        """Whether an organisation's only word is a surname in most articles: "Trump" of a campaign, but not "Fox"."""
        alone = profile.actor.type == "organisation" and not profile.name.full
        return alone and self._borne[profile.name.surname] > CLEAR * bodies.count(profile) > 0

    def named(self, profile: Profile) -> Key | None:
        """The person of whom an article takes the full name for a body's, or None."""
        keys = self._called.get(profile.actor.name, set())
        return next(iter(keys)) if len(keys) == 1 else None

    def key(self, profile: Profile) -> tuple[Key, str]:
        """Who a person is, and why."""
        actor, name = profile.actor, profile.name
        if profile in self._short.keys:
            return self._short.keys[profile], "full name"
        person, why = self._short.of(profile)
        if person is not None:
            return person.key, why
        known, office = leader(profile)
        if known and (not why or profile.offices):
            return Key("leader", known[0]), office
        if why or actor.name in genders():
            return profile.local, why or "a given name alone"
        title = max(sorted(profile.offices), key=len, default="")
        why = "surname and country" if actor.country else "surname and office" if title else "surname"
        return Key("surname", f"{name.surname} {name.generation}".strip(), actor.country or title), why


def _completed(found: list[Found]) -> list[Found]:
    """Where an article does not tell of which country or office a name is, it is the only one of the name, or else open."""
    told: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for _, key, _ in found:
        told[key[:2]].update({key.told} - {""})
    return [(profile, *_complete(profile, key, why, told[key[:2]])) for profile, key, why in found]


def _complete(profile: Profile, key: Key, why: str, told: set[str]) -> tuple[Key, str]:
    if key.told or key.sort not in ("body", "common", "surname"):
        return key, why
    if len(told) == 1 and key.sort != "common":
        [only] = told
        return key._replace(told=only), f"{why}: the only one is of {only}"
    return (key, why) if key.sort == "body" else (profile.local, f"{why} alone")


def _entities(groups: dict[Key, list[Profile]]) -> dict[Key, Entity]:
    """The entities of some groups, in their order; names and ids that two would share are told apart by the country."""
    entities: dict[Key, Entity] = {}
    taken: set[str] = set()
    again: Counter[str] = Counter()
    names = {key: _name(key, members) for key, members in groups.items() if key.sort != "local"}
    borne = Counter(name for key, name in names.items() if key.sort in ("body", "common"))
    for key, members in groups.items():
        actor = members[0].actor
        if key.sort == "local":
            id = actor.actor if members[0].unnamed else f"{members[0].article}#{actor.actor}"
            entities[key] = Entity(id, actor.name, actor.type, actor.country, actor.code)
            continue
        name = names[key]
        type, country, code = _coded(name, members)
        if borne[name] > 1 and country and key.told == country:
            name = f"{adjective(country)} {name}"  # the Foreign Ministry of two states
        id = slug(name)
        if id in taken and country:
            id = f"{id}-{country.lower()}"
        while id in taken:
            again[id] += 1
            id = f"{id}-{again[id] + 1}"
        taken.add(id)
        entities[key] = Entity(id, name, type, country, code)
    return entities


def _coded(name: str, members: Sequence[Profile]) -> tuple[ActorType, str | None, str | None]:
    """What most articles take an actor for, and by those that do its country and its code, the sector of most of them.

    An article may tell the sector and leave the country open: of equals that of those counts which tell both. The country of
    a leader is the one of the lexicon.
    """
    types = Counter(p.actor.type for p in members)
    type = min(types, key=lambda sort: (-types[sort], sort))
    own = [p.actor for p in members if p.actor.type == type]
    known = leads(name_parts(name.split()), None, False) if type == "person" and " " in name else None
    country = (known and known["country"]) or _most(actor.country for actor in own)
    told = [(actor.code.removeprefix(actor.country or ""), actor.country == country) for actor in own if actor.code]
    sector = _most((sector for sector, _ in told), (sector for sector, both in told if both)) or ""
    whole = len(sector) > SECTOR  # with the body, as in IGOUNO
    return type, country, (sector if whole else f"{country or ''}{sector}") or None


def _name(key: Key, members: Sequence[Profile]) -> str:
    """The name of an entity: a state's, the lexicons', or that of most articles, a full one before a single one."""
    if key.sort == "state" and key.name == members[0].actor.country:
        return state_name(key.name)
    if key.sort == "leader":
        return key.name
    known = body_name(members[0].actor.name) if key.sort == "body" else None
    if known is not None and known.known:
        return known.key
    names = Counter(p.actor.name for p in members)
    return min(names, key=lambda name: (" " not in name, " " in name and name.isupper(), -names[name], -len(name), name))


def _most(values: Iterable[str | None], then: Iterable[str] = ()) -> str | None:
    """The value that most have, of several that which most have in `then`, else the alphabetically first; None for none."""
    counts, others = Counter(value for value in values if value is not None), Counter(then)
    return min(counts, key=lambda value: (-counts[value], -others[value], value), default=None)


def _link(profile: Profile, entity: Entity, why: str) -> Link:
    other = why == "full name" and profile.actor.name != entity.name
    return Link(
        profile.article,
        profile.actor.actor,
        entity.entity,
        f"another form of the name: {profile.actor.name}" if other else why,
    )
