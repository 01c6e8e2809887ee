"""An event as one article tells it: who did it, from whose sides it may be told, and the words that tell it from others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import NamedTuple

from toolkit.entities import Entities
from toolkit.records import Actor, Article, Claim, Span
from toolkit.timeline.events import Event, events
from toolkit.timeline.verbatim import runs
from toolkit.timeline.wording import (
    PASSAGE,
    Wording,
    alike,
    first_synonym,
    function_words,
    merged,
    outside,
    stem,
    wording,
    words_of,
)

MEETING = ""
"""What stands for the words by which events are found that are meetings."""
MUTUAL = frozenset({"AGREE", "CONSULT"})
"""The PLOVER roots of what two do with each other."""


class Who(NamedTuple):
    """Who did something: an entity, or the words for somebody without a name, whose `country` may tell him from another."""

    entity: str | None
    unnamed: str | None
    country: str | None

    @property
    def key(self) -> str | None:
        """What somebody with a name always has, and the unnamed have with all who are called so; they begin with "#"."""
        return self.unnamed or self.entity

    def may_be(self, other: Who) -> bool:
        """Whether what is told of two by one key allows that they are the same."""
        return self.unnamed is None or None in (self.country, other.country) or self.country == other.country


NOBODY = Who(None, "", None)
"""Who did what is told without an actor."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one article tells it, with its actor's name there, and what joins it to the first telling of the event.

    `shared` are the words in common, as they stand here; `near` is their likeness, from 0 to 1; `dates` says how the dates
    agree: "same days", "overlapping", or "open" where one has none. The first telling has none of these. `doers` are the
    keys of those from whose sides the event may be told, the actor's first; `quoted` are the runs of words that it quotes.
    """

    article: Article
    event: Event
    name: str | None
    who: Who
    doers: tuple[str | None, ...]
    claim: Claim | None
    words: Wording
    quoted: frozenset[str]
    shared: tuple[str, ...] = ()
    near: float | None = None
    dates: str | None = None

    @property
    def keys(self) -> list[tuple[object, ...]]:
        """What two tellings of one event have in common, from each side of it."""
        event = self.event
        outlook = (event.scheduled, event.hypothetical, event.certainty == "unknown")
        return [(doer, event.kind, event.negated, *outlook) for doer in self.doers]

    @property
    def deeds(self) -> list[str]:
        """The words that carry an action."""
        if self.claim is None or self.claim.kind != "action":
            return []
        return [word for word in _carriers(self.article, self.claim) if word not in function_words()]

    @property
    def deed(self) -> str | None:
        """The PLOVER root of an action."""
        return self.claim.plover if self.claim and self.claim.kind == "action" else None

    @property
    def guessed(self) -> bool:
        """Whether no expression tells the day, so that it is taken for that of the article."""
        published = self.article.document.date
        return self.claim is not None and self.claim.when_from is None and self.claim.when == published is not None

    @property
    def named(self) -> frozenset[str]:
        """Those of its doers who have a name."""
        return frozenset(doer for doer in self.doers if doer and not doer.startswith("#"))

    @property
    def handles(self) -> list[tuple[object, str]]:
        """By what others of the event are found: a word with what both have in common, or quoted words with who said them."""
        words = [*self.words, *[MEETING] * self.meeting]
        return [
            *((key, word) for key in self.keys for word in words),
            *((doer, run) for doer in self.named for run in self.quoted),
        ]

    @property
    def meeting(self) -> bool:
        """Whether two with names met or spoke with each other: who and on which day is then enough to tell it from others."""
        return self.deed == "CONSULT" and len(self.doers) == 2

    def quotes(self, other: Telling) -> bool:
        """Whether both quote the same words of somebody with a name, whatever kind of claim each takes them for."""
        return not self.quoted.isdisjoint(other.quoted) and not self.named.isdisjoint(other.named)

    def does(self, other: Telling) -> list[str]:
        """The words for the deed that another telling has as well, or synonyms of them."""
        theirs = {first_synonym(stem(word)) for word in other.deeds}
        return [word for word in self.deeds if first_synonym(stem(word)) in theirs]

    def may_be(self, other: Telling) -> bool:
        """Whether deed, actor and partner allow that another telling with one of its keys is of the same event."""
        deeds = self.deed is None or other.deed is None or self.deed == other.deed or bool(self.does(other))
        actors = self.doers[0] != other.doers[0] or self.who.may_be(other.who)
        partners = min(len(self.doers), len(other.doers)) < 2 or set(self.doers) == set(other.doers)
        return deeds and actors and partners


class _Cast(NamedTuple):
    """The actors of an article by their ids, who they are across articles, the words that they are called by, and where the
    article speaks of those with a name.
    """

    actors: Mapping[str, Actor]
    who: Mapping[str, Who]
    called: Mapping[str, frozenset[str]]
    places: Mapping[str, list[Span]]


def tellings(article: Article, entities: Entities) -> Iterator[Telling]:
    """The events of an article with their actors and their words.

    The words leave out what all tellings share: those who take part, dates, and the words that carry the kind.
    Somebody with a name at whom it is directed counts as one word, whatever he is called.
    """
    actors = {actor.actor: actor for actor in article.actors}
    who = {id: _who(article, actor, entities) for id, actor in actors.items()}
    places = {id: merged((m.start, m.end) for m in actors[id].mentions) for id in who if who[id].unnamed is None}
    cast = _Cast(actors, who, {id: _called(actor) for id, actor in actors.items()}, places)
    claims = {claim.id: claim for claim in article.claims}
    taken = sorted((time.start, time.end) for time in article.times)
    for event in events(article):
        claim, actor = claims.get(event.event), actors.get(event.actor or "")
        parties, aims = _roles(actor, claim, cast)
        left_out = frozenset[str]().union(*(cast.called[id] for id in (*parties, *aims)), _carriers(article, claim))
        passage = (claim.spans if claim else ()) or (_around(article, event),)
        their = (cast.places[id] for id in (*parties, *aims) if id in cast.places)
        words = {_as_word(actors[id].name) or f"{who[id].key}": actors[id].name for id in aims}
        words |= alike(wording(article, reduce(outside, their, outside(passage, taken)), left_out))
        doers = tuple(dict.fromkeys(_side(actors[id], event) or who[id].key for id in parties))
        doer = who[actor.actor] if actor else NOBODY
        quoted = runs(article, claim) if claim else frozenset[str]()
        yield Telling(article, event, actor.name if actor else None, doer, doers or (doer.key,), claim, words, quoted)


def _roles(actor: Actor | None, claim: Claim | None, cast: _Cast) -> tuple[list[str], list[str]]:
    """Those from whose sides an event may be told, the actor first, and whoever else with a name it is directed at."""
    parties = [actor.actor] if actor else []
    target = claim.target if claim else None
    if claim is None or target is None or target in parties or target not in cast.who or cast.who[target].unnamed is not None:
        return parties, []
    return ([*parties, target], []) if parties and claim.plover in MUTUAL else (parties, [target])


def _as_word(name: str) -> str | None:
    """The stem of a name of one word, under which it also counts where another article has it as no target."""
    words = words_of(name)
    return stem(words[0]) if len(words) == 1 else None


def _carriers(article: Article, claim: Claim | None) -> list[str]:
    """The words that carry the kind of a claim, where that says what they mean."""
    if claim is None or claim.kind == "state" or (claim.kind == "action" and claim.plover is None):
        return []
    return [word for start, end in claim.cue for word in words_of(article.text[start:end])]


def _side(actor: Actor, event: Event) -> str | None:
    """The state that acts where it is told of itself, its government or its forces; what each of them says is its own."""
    its = actor.country and actor.code in (actor.country, f"{actor.country}GOV", f"{actor.country}MIL")
    return f"side {actor.country}" if its and actor.type != "person" and event.kind not in ("state", "mention") else None


def _who(article: Article, actor: Actor, entities: Entities) -> Who:
    entity = entities.of(article.id, actor.actor) or f"{article.id}#{actor.actor}"
    words = "#" + entity.rpartition("#")[2] if "#" in entity else None
    return Who(entity, words, actor.country)


def _called(actor: Actor) -> frozenset[str]:
    """The words that an actor is called by, which tell nothing of what it does."""
    return frozenset(words_of(actor.name)).union(*(words_of(m.text) for m in actor.mentions if m.form == "name"))


def _around(article: Article, event: Event) -> Span:
    """The sentence around an event, as far as it is near."""
    start, end = article.sentence_span(event.start, event.end)
    return max(start, event.start - PASSAGE // 2), end
