"""Whom the actors of two articles mean: by the lexicons' names, by the codes of states, by surnames and given names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from toolkit.actors.gazetteer import Entry, match
from toolkit.actors.spelling import name_parts, same_person
from toolkit.language.tokens import tokenize
from toolkit.records import Actor, slug


class Identity(NamedTuple):
    """What tells an actor in any article: a key that the same actor always has, the parts of a person's name, its country."""

    key: str
    parts: tuple[str, ...]
    country: str | None

    @property
    def named(self) -> bool:
        """Whether it is somebody with a name of its own."""
        return not self.key.startswith("#") and self != NOBODY

    def may_be(self, other: Identity) -> bool:
        """Whether two actors with one key may be the same: neither their countries nor their given names differ."""
        countries = self.country is None or other.country is None or self.country == other.country
        full = len(self.parts) > 1 and len(other.parts) > 1
        return self.key == other.key and countries and (not full or same_person(self.parts, other.parts))


NOBODY = Identity("", (), None)
"""Who did what is told without an actor."""


def identity(actor: Actor) -> Identity:
    """Identify an actor across articles, by what its own article tells.

    A state is its code, a person its surname (in any spelling), anyone else its name in the lexicons or else its own,
    without the state before it; an unnamed source is its words. Limits: an acronym that the lexicons lack is another actor.

    >>> from toolkit.records import Actor
    >>> nato = Actor("nato", "North Atlantic Treaty Organization", "organisation", None, "IGONAT", None)
    >>> identity(nato).key, identity(Actor("putin", "Putin", "person", "RUS", None, None)).key
    ('NATO', 'putin')
    """
    if "#" in actor.actor:
        return Identity("#" + actor.actor.rpartition("#")[2], (), actor.country)
    if actor.type == "state":
        return Identity(actor.country or actor.actor, (), actor.country)
    words = tokenize(actor.name).words
    if actor.type == "person":
        parts = name_parts(words)
        return Identity(parts[-1], parts, actor.country)
    return Identity(_canonical(words) or slug(actor.name), (), actor.country)


def _canonical(words: Sequence[str]) -> str | None:
    """The name that the lexicons give to a body ("U.S. State Department"), or that its words have without the state."""
    entry, beyond = _entry(words, 0)
    if entry and beyond == len(words):
        return entry.name
    if entry and entry.type == "state":
        within, end = _entry(words, beyond)
        return within.name if within and end == len(words) else slug(" ".join(words[beyond:]))
    return None


def _entry(words: Sequence[str], at: int) -> tuple[Entry | None, int]:
    found = match(words, at, len(words)) if at < len(words) else None
    return (found[1][0], found[0]) if found else (None, at)
