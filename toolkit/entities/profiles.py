"""What one article tells of an actor that can tell who it is in another: names, gender, offices, country."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from toolkit.actors.chunks import FEMALE, MALE
from toolkit.actors.gazetteer import genders, honorifics, noun, words_of
from toolkit.actors.spelling import skeleton
from toolkit.entities.personal import PersonName, in_office, person_name
from toolkit.records import Actor, Article


class Key(NamedTuple):
    """What all actors of one entity share: the sort of key, a name, and what tells it from others of the name."""

    sort: str
    name: str
    told: str = ""


NAMELESS = PersonName("", "", "", "", "")
ACRONYM = re.compile("[A-Z][A-Za-z-]{1,6}[A-Z]")
PRONOUNS = dict.fromkeys(MALE | {"himself"}, "m") | dict.fromkeys(FEMALE | {"herself"}, "f")


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """An actor as its article shows it.

    `name` are the parts of its name, `shorts` the single names (skeletons) by which the article calls it, `gender` "m", "f"
    or "", `offices` the nouns of its offices and titles ("president", "secretary of state"); `acronyms` are what a body is
    called for short, without full stops.
    """

    article: str
    date: str | None
    actor: Actor
    name: PersonName
    shorts: frozenset[str] = frozenset()
    gender: str = ""
    offices: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()

    @property
    def unnamed(self) -> bool:
        """Whether its article gives it no name."""
        return "#" in self.actor.actor

    @property
    def local(self) -> Key:
        """The key of an actor that is known in its article alone."""
        return Key("local", self.article, self.actor.actor)


def profiles(article: Article) -> Iterator[Profile]:
    """The profiles of the actors of an article, in their order."""
    for actor in article.actors:
        if "#" in actor.actor:
            yield Profile(article.id, article.document.date, actor, NAMELESS)
            continue
        titles, shorts = _called(actor)
        name = in_office(person_name(actor.name), actor.country, article.document.date, former(actor.role or ""))
        yield Profile(
            article.id, article.document.date, actor, name, shorts, _gender(actor, titles),
            frozenset().union(*(offices(title) for title in (actor.role or "", *titles))),
            frozenset(_acronyms(actor)),
        )  # fmt: skip


def former(role: str) -> bool:
    """Whether a role is one that somebody has held before ("former President")."""
    return not words_of("former").isdisjoint(role.lower().split())


def _called(actor: Actor) -> tuple[list[str], frozenset[str]]:
    """The words before the name in each mention by name, and the names by which alone it is called."""
    titles, shorts = [], set()
    own = set(actor.name.split())
    for mention in actor.mentions:
        if mention.form != "name" or not mention.text.strip():
            continue
        words = mention.text.removesuffix("'s").removesuffix("’s").split() or [mention.text]
        first = next((k for k, word in enumerate(words) if word.strip(",") in own), len(words) - 1)
        titles.append(" ".join(words[:first]))
        if first == len(words) - 1:
            shorts.add(skeleton(words[-1]))
    return [title for title in titles if title], frozenset(shorts)


def _gender(actor: Actor, titles: list[str]) -> str:
    """The gender that honorifics, the given name and pronouns tell, by majority; "" where nothing does or they balance."""
    if actor.type != "person":
        return ""
    votes: Counter[str] = Counter()
    for title in titles:
        votes[honorifics()[title.split()[-1]]["gender"] if title.split()[-1] in honorifics() else ""] += 2
    votes.update(PRONOUNS.get(m.text.lower(), "") for m in actor.mentions if m.form == "pronoun")
    votes[genders().get(actor.name.partition(" ")[0], "")] += 2
    return max("mf", key=lambda g: votes[g]) if votes["m"] != votes["f"] else ""


def _acronyms(actor: Actor) -> Iterator[str]:
    """What an actor is called for short, without full stops."""
    for mention in actor.mentions:
        short = mention.text.removeprefix("the ").removeprefix("The ").replace(".", "")
        if mention.form == "name" and ACRONYM.fullmatch(short):
            yield short


@lru_cache(maxsize=20_000)
def offices(words: str) -> frozenset[str]:
    """What the office in a title or role is called: its noun, that noun's first word, its sector unless that is GOV.

    >>> sorted(offices("former Secretary of State")), sorted(offices("Russian President")), sorted(offices("Sen."))
    (['secretary', 'secretary of state'], ['president'], ['LEG'])
    """
    *_, last = words.split() or [""]
    if last in honorifics():
        return frozenset({honorifics()[last]["sector"]} - {"", "GOV"})
    lower = words.lower().split()
    for end in range(len(lower), 0, -1):
        known = noun(*lower[:end])
        if known is not None and known.type == "person" and known.office:
            wider = {word for word in known.broader if word in known.noun.split()}
            return frozenset({known.noun, known.sector, *wider} - {"", "GOV"})
    return frozenset()
