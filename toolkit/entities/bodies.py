"""States, bodies and groups across articles: by the lexicons, by their names without the state, by acronyms.

A body is its name and its country. A name that is a common noun ("the Committee", "the Foreign Ministry") says nothing
without a country.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from toolkit.actors.gazetteer import Entry, match, noun
from toolkit.entities.profiles import Key, Profile
from toolkit.language.names import FIRMS
from toolkit.language.tokens import tokenize
from toolkit.records import slug

PART_OF = re.compile(r"^(ministry|department|office|bureau|agency|court|bank|university|party) of (?:the )?(.+)$")
"""Names that are written in two orders: "Ministry of Defence", "Defence Ministry"."""


class BodyName(NamedTuple):
    """A name in the form that all its spellings share, the country that the name itself tells, and what the lexicons know."""

    key: str
    country: str | None
    known: bool


@lru_cache(maxsize=50_000)
def body_name(name: str) -> BodyName:
    """The name that the lexicons give to a body ("U.S. State Department"), or that its words have without the state.

    >>> body_name("U.N.").key, body_name("Russian Foreign Ministry"), body_name("Ministry of Energy").key
    ('United Nations', BodyName(key='foreign-ministry', country='RUS', known=False), 'energy-ministry')
    """
    words = tokenize(name).words
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    entry, beyond = _entry(words, 0)
    if entry and beyond == len(words) and entry.sort not in ("people", "person", "adjective"):
        return BodyName(entry.name, entry.country or None, True)
    if entry and entry.sort in ("state", "adjective") and entry.type == "state" and beyond < len(words):
        within, end = _entry(words, beyond)
        if within and end == len(words):
            return BodyName(within.name, within.country or entry.country, True)
        return BodyName(_plain(words[beyond:]), entry.country, False)
    return BodyName(_plain(words), None, False)


def _entry(words: Sequence[str], at: int) -> tuple[Entry | None, int]:
    found = match(words, at, len(words)) if at < len(words) else None
    return (found[1][0], found[0]) if found else (None, at)


def _plain(words: Sequence[str]) -> str:
    """The words of a name as an id, without what ends the name of a firm, and with what follows "of" first."""
    if len(words) > 1 and words[-1] in FIRMS:
        words = words[:-1]
    lower = [word.lower().replace(".", "") for word in words if word not in (",", "'s", "’s")]
    known = noun(*lower)
    if known is not None and known.collective == "military" and len(known.noun.split()) == len(lower):
        return "military"  # its forces, its troops, its army
    return slug(PART_OF.sub(r"\2 \1", " ".join(lower)))


def common(key: str) -> bool:
    """Whether a name is a common noun, as that of many bodies is, with a word before it where it names a government's.

    >>> common("foreign-ministry"), common("committee"), common("northern-front")
    (True, True, False)
    """
    words = key.split("-")
    known = noun(*words)
    return known is not None and known.type != "" and len(known.noun.split()) >= len(words) - (known.type == "government")


class Bodies:
    """The bodies of a corpus, with the acronyms that its articles explain."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._names: Counter[str] = Counter()
        self._acronyms: defaultdict[str, set[str]] = defaultdict(set)
        for profile in profiles:
            name = body_name(profile.actor.name)
            self._names[name.key] += 1
            for short in profile.acronyms:
                self._acronyms[short].add(name.key)

    def named(self, profile: Profile) -> bool:
        """Whether an article takes for a person what others know as a body: nothing of him but the name is told."""
        return not profile.gender and not profile.offices and body_name(profile.actor.name).key in self._names

    def count(self, profile: Profile) -> int:
        """The articles in which a name that no lexicon knows is a body's; none of a name that one knows."""
        name = body_name(profile.actor.name)
        return 0 if name.known else self._names[name.key]

    def key(self, profile: Profile) -> tuple[Key, str]:
        """What tells a body from all others, and why it is taken for that."""
        actor, name = profile.actor, body_name(profile.actor.name)
        if actor.type == "state":
            return Key("state", actor.country or name.key), "state"
        told = name.country or actor.country or ""
        if name.known:
            return Key("body", name.key, told), "name in the lexicons"
        full = self._acronyms.get(actor.name.replace(".", ""), set())
        if len(full - {name.key}) == 1:
            [only] = full - {name.key}
            return Key("body", only, told), "acronym that another article explains"
        return Key("common" if common(name.key) else "body", name.key, told), "name" + " and country" * bool(told)
