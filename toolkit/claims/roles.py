"""Whose a claim is and whom it is directed at: asked, accused, threatened, struck, agreed with (`actor`, `target`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from toolkit.actors import Cast
from toolkit.claims.contents import Candidate
from toolkit.claims.kinds import FIRST_PERSON, Position
from toolkit.language import Parse, frames
from toolkit.records import slug

PLURAL = frozenset({"we", "us", "our", "ourselves"})
ADDRESSING = ("with", "on", "against", "to", "at")
MUTUAL = frozenset({"accept", "action"})
"""Kinds in which two subjects act with each other: "X and Y signed" (ruling 1)."""
ANSWERS = frozenset({"accept", "reject"})
"""Kinds that answer what another put forward."""
ADDRESSED = frozenset({"demand", "pledge", "propose", "threaten"})
"""Kinds that are directed at the one spoken to."""


def principals(cast: Cast) -> dict[str, str]:
    """Whom each spokesman of an article speaks for: the body that the office names, else the state that he acts for."""
    bodies = {slug(a.name): a.actor for a in cast.actors if a.type != "person"}
    states = {a.country: a.actor for a in reversed(cast.actors) if a.type == "state" and a.country}
    found = {}
    for person in cast.actors:
        before, office, after = (person.role or "").partition("spokes")
        named = [bodies.get(slug(words)) for words in (after.partition(" for ")[2], before) if office and words]
        principal = next((body for body in named if body), states.get(person.country or "") if office else None)
        if principal is not None:
            found[person.actor] = principal
    return found


def actor(parse: Parse, cast: Cast, candidate: Candidate, speaks_for: Mapping[str, str]) -> str | None:
    """Whose position or deed the claim is; the "we" of a spokesman is those for whom he `speaks_for`.

    None where a deed has no doer, or where the text does not tell who he is.
    """
    position, speaker = candidate.position, candidate.voice.speaker
    owner = position.owner
    if owner is None:
        return None if position.kind == "action" else speaker
    if parse.lower[owner] in FIRST_PERSON:
        return speaks_for.get(speaker or "", speaker) if parse.lower[owner] in PLURAL else speaker
    return cast.who(owner) or (speaker if parse.upos[owner] == "PRON" else None)


def target(parse: Parse, cast: Cast, candidate: Candidate, actor: str | None, source: str | None) -> str | None:
    """The actor at whom the claim is directed, never the actor itself or who is cited; None where the text names none.

    Tried in turn: who acts with the actor, the objects of the predicate and of what carries it, what stands under "with",
    "on", "against", "to", the owner of its object ("Israel's attack"), and the one spoken to. A `state` has no target.
    """
    if candidate.position.kind == "state":
        return None
    for token in _candidates(parse, candidate):
        who = cast.who(token)
        if who is not None and who not in (actor, source):
            return who
    return None


def _candidates(parse: Parse, candidate: Candidate) -> Iterator[int]:
    position = candidate.position
    kind, predicates = position.kind, tuple(dict.fromkeys((position.head, position.carrier)))
    yield from _partners(parse, position)
    if position.owner is None:
        yield from _charged(parse, position)
    for predicate in predicates:
        objects = parse.children(predicate, "obj", "iobj")
        yield from (o for o in objects if kind == "demand" or not _owned(parse, o))
        if position.owner is not None or kind == "action":
            yield from parse.children(predicate, "nsubj:pass")
    for predicate in predicates:
        yield from _obliques(parse, predicate)
    if kind not in ("demand", "pledge"):
        for predicate in predicates:
            yield from _owners(parse, predicate)
    if kind in ADDRESSED and candidate.voice.verb is not None:
        yield from parse.children(candidate.voice.verb, "iobj", "obj")
    if kind in ANSWERS and parse.relations[position.head] == "conj":
        yield from _obliques(parse, parse.heads[position.head])
        yield from _owners(parse, parse.heads[position.head])


def _partners(parse: Parse, position: Position) -> Iterator[int]:
    """Who acts with the actor, where two act with each other: "[X] and [Y] signed"."""
    mutual = position.cue is None or position.cue.plover in ("AGREE", "CONSULT", None)
    if position.owner is not None and position.kind in MUTUAL and mutual:
        yield from parse.children(position.owner, "conj")
        yield from parse.children(position.head, "nsubj")[1:]


def _charged(parse: Parse, position: Position) -> Iterator[int]:
    """Where the position is the speaker's: who is to act, or has done wrong; not what only is or is acted on."""
    subject = frames.subject(parse, position.head)
    acting = parse.upos[position.head] == "VERB" and not frames.passive(parse, position.head)
    if subject is not None and (position.kind == "accuse" or (position.kind in ("demand", "threaten") and acting)):
        yield subject


def _owned(parse: Parse, noun: int) -> bool:
    return any(parse.xpos[c] == "PRP$" for c in parse.children(noun, "nmod"))


def _obliques(parse: Parse, head: int, wanted: tuple[str, ...] = ADDRESSING) -> list[int]:
    found = []
    for token in parse.children(head, "obl", "nmod"):
        prepositions = [parse.lower[c] for c in parse.children(token, "case")]
        ranks = [wanted.index(p) for p in prepositions if p in wanted]
        if ranks and "according" not in prepositions:
            found.append((min(ranks), token))
    return [token for _, token in sorted(found)]


def _owners(parse: Parse, predicate: int) -> Iterator[int]:
    """Who owns, is named in, or stands under a preposition of what the predicate is about; nothing of the actor's own."""
    for noun in (*parse.children(predicate, "obj", "nsubj:pass"), *_obliques(parse, predicate, (*ADDRESSING, "in"))):
        if not _owned(parse, noun):
            yield from parse.children(noun, "nmod:poss", "compound")
        yield from _obliques(parse, noun)
