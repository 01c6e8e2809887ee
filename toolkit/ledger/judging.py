"""What a later claim says of a condition: that it is accepted, rejected, met or violated, or that nobody knows.

Rather nothing than something wrong: only what is certain counts, by whoever is to bring the condition about, in words that
cover what must hold, and with its verb where a deed is told. What is itself tied to a condition answers nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolkit.entities import Entities
from toolkit.ledger.entries import Evidence, Status
from toolkit.ledger.matters import Matter, direction, likeness, matter, outcomes
from toolkit.ledger.needs import Need
from toolkit.ledger.sides import acting_for, person
from toolkit.positions.contents import Content
from toolkit.positions.words import phases
from toolkit.records import Article, hull
from toolkit.timeline.wording import PASSAGE, wording
from toolkit.times.periods import days_between

ROUND = 30
"""The days of a round of talks, within which a claim may tell of a condition in part of its words."""
WHOLE = 0.8
"""The part of the weight of a condition that a statement must cover, and what is told where no party is known."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A claim with what it tells: `matter` has the words of its cue as well, `verbs` are these.

    `doer`, `teller` and `target` are sides (`sides.acting_for`), `named` are those of all actors that it mentions;
    `person` is the entity of a doer who is one, `people` are those mentioned, each with the side.
    """

    content: Content
    matter: Matter
    verbs: frozenset[str]
    doer: str | None
    teller: str | None
    target: str | None
    person: str | None
    named: frozenset[str | None]
    people: frozenset[tuple[str | None, str]]

    @property
    def start(self) -> int:
        """Where the claim begins."""
        return hull(self.content.claim.spans)[0]


def told(article: Article, contents: Iterable[Content], entities: Entities) -> Iterator[Told]:
    """What the claims of an article tell, without those that are tied to a condition."""
    tied = {condition.claim for condition in article.conditions}
    whose = {actor.actor: entities.of(article.id, actor.actor) for actor in article.actors}
    sides = {actor: acting_for(entity, entities) for actor, entity in whose.items()}
    people = {actor: (sides[actor], one) for actor, entity in whose.items() if (one := person(entity, entities))}
    mentions = sorted((m.start, actor.actor) for actor in article.actors for m in actor.mentions)
    for content in contents:
        claim = content.claim
        if claim.id in tied or claim.time == "hypothetical":
            continue
        cue = wording(article, claim.cue)
        start, end = hull(claim.spans)
        begin, beyond = (bisect_left(mentions, (at, "")) for at in (start, min(end, start + PASSAGE)))
        doer, teller, target = (sides.get(id or "") for id in (claim.actor, claim.source, claim.target))
        called = {actor for _, actor in mentions[begin:beyond]}
        named, someone = frozenset(map(sides.__getitem__, called)), frozenset(people[one] for one in called & people.keys())
        one = person(content.holder, entities)
        verbs = frozenset(matter(cue, frozenset()).words)
        yield Told(content, matter({**cue, **content.words}, content.names), verbs, doer, teller, target, one, named, someone)


def judged(need: Need, found: Told) -> Evidence | None:
    """What a claim that is told later says of a condition with which somebody bargains; None for nothing.

    Long after, only what has nearly all words of a condition that is somebody's with a name; after a deadline, only that it
    was not kept.
    """
    bargained = need.condition.function != "contingency" or _is_plain(need, found)
    if not bargained or need.is_state or (_is_long_after(need, found) and not _is_whole(need, found)):
        return None
    evidence = _said_of(need, found)
    return None if evidence and evidence.status in ("accepted", "met") and need.is_over(found.content.last) else evidence


def _said_of(need: Need, found: Told) -> Evidence | None:
    claim = found.content.claim
    if found.content.is_silence:
        about = (
            _names_party(need, found) and _covers(need.matter, found.matter) and likeness(need.matter, found.matter, False)
        )
        return Evidence(found.content, "unknown", *about) if about else None
    if claim.certainty != "certain" or need.is_negated:
        return None
    if claim.kind == "accuse":
        return _accused(need, found) if found.target == need.party else None
    if claim.kind == "state":
        return _said(need, found)
    if not _answers(need, found):
        return None
    return _done(need, found) if claim.kind == "action" else _answered(need, found)


def _is_plain(need: Need, found: Told) -> bool:
    """Whether a claim accuses somebody with a name, or has nearly all words of the condition within a round of talks."""
    if found.content.claim.kind == "accuse":
        return need.is_named
    named = need.holder is not None and not need.holder.startswith("#") and need.party is not None
    return named and _covers(need.matter, found.matter) and not _is_long_after(need, found)


def _is_long_after(need: Need, found: Told) -> bool:
    apart = days_between(need.day, found.content.last)
    return apart is not None and apart > ROUND


def _is_whole(need: Need, found: Told) -> bool:
    """Whether a claim has nearly all words of a condition that somebody with a name must meet."""
    return need.party is not None and "#" not in need.party and _covers(need.matter, found.matter)


def _answers(need: Need, found: Told) -> bool:
    """Whether a claim is of who must meet the condition, or of anybody but its holder where that is not told; somebody who
    takes a side then has a name.
    """
    if need.party is not None:
        return found.doer == need.party and (need.person is None or found.person in (need.person, None))
    if found.content.is_position:
        return found.doer not in (None, need.holder) and "#" not in (found.doer or "")
    return found.doer != need.holder


def _names_party(need: Need, found: Told) -> bool:
    """Whether a claim is of who must meet the condition, or names him."""
    whose = {need.party or "", need.called} - {""}
    return bool(whose & ({found.doer} | found.named | found.content.names))


def _covers(about: Matter, tells: Matter) -> bool:
    """Whether nearly all words of a condition are told."""
    return sum(weight for term, weight in about.weights.items() if term in tells.words) >= WHOLE * about.weight


def _answered(need: Need, found: Told) -> Evidence | None:
    """A position: terms taken or refused, the opposite of them promised, or what is given for them refused."""
    side, kind = found.content.side, found.content.claim.kind
    if side not in ("for", "against") or kind == "support":
        return None
    way, evidence = direction(need.matter, found.matter, found.verbs), None
    if way > 0:
        evidence = _evidence("accepted" if side == "for" else "rejected", need, found)
    elif way < 0 and side == "for":
        evidence = _evidence("rejected", need, found, phases("end", "begin", "go_on"))
    if evidence is None and kind == "reject" and side == "against" and (near := likeness(need.given, found.matter, False)):
        return Evidence(found.content, "rejected", *near)
    return evidence


def _done(need: Need, found: Told) -> Evidence | None:
    """A deed: what is needed done, begun or to be done, or done against."""
    claim = found.content.claim
    if claim.negated:
        return None
    if found.verbs & outcomes("breach"):
        return _evidence("violated", need, found, outcomes("breach", "fulfil"))
    way = direction(need.matter, found.matter, found.verbs)
    if way < 0 and claim.time != "future" and need.party:
        return _evidence("violated", need, found, phases("end", "begin", "go_on"))
    if way <= 0 or not found.verbs & (need.matter.words.keys() | outcomes("fulfil")):
        return None
    begun = claim.time == "future" or found.verbs & phases("begin") - need.matter.words.keys()
    return _evidence("accepted" if begun else "met", need, found)


def _said(need: Need, found: Told) -> Evidence | None:
    """A statement that names who must meet the condition and has nearly all its words, the first ones: that what is needed
    was done, or will not be.
    """
    claim = found.content.claim
    first = next((term for term in found.matter.words if term not in found.verbs), None)
    if first not in need.matter.words or not _covers(need.matter, found.matter) or not _names_party(need, found):
        return None
    if direction(need.matter, found.matter, found.verbs) <= 0:
        return None
    if claim.negated:
        return _evidence("rejected", need, found) if claim.time == "future" else None
    return _evidence("met", need, found) if claim.time in ("past", "present") else None


def _accused(need: Need, found: Told) -> Evidence | None:
    """An accusation: of a breach, or of what is to end."""
    if found.matter.words.keys() & outcomes("breach"):
        return _evidence("violated", need, found, outcomes("breach", "fulfil"))
    if direction(need.matter, found.matter, found.verbs) < 0:
        return _evidence("violated", need, found, phases("end", "begin", "go_on"))
    return None


def _evidence(status: Status, need: Need, found: Told, but: frozenset[str] = frozenset()) -> Evidence | None:
    """The evidence, if the words are near, some of them left out."""
    about, tells = need.matter.without(but), found.matter.without(but)
    surely = need.party is not None and need.party in (found.doer, found.target)
    if need.party is None and not _covers(about, tells):
        return None
    near = likeness(about, tells, surely)
    return Evidence(found.content, status, *near) if near else None
