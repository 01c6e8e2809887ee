"""Whose a claim is and whom it is directed at: asked, accused, threatened, struck, agreed with (`actor`, `target`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from toolkit.actors import Cast
from toolkit.claims.clauses import FIRST_PERSON, Position
from toolkit.claims.complements import complement_verb, under
from toolkit.claims.contents import Candidate
from toolkit.language import Parse, frames
from toolkit.records import slug

PLURAL = frozenset({"we", "us", "our", "ourselves"})
MUTUAL = frozenset({"accept", "action"})
"""Kinds in which two subjects act with each other: "X and Y signed" (ruling 1)."""
PARTIES = ("nmod:poss", "compound", "iobj", "obj", "obl", "nmod")
"""The relations under which a predicate and its nouns have the parties of a claim."""
TOWARDS = frozenset({"with", "on", "against", "to", "at", "in", "from", "by", "of", "for", "into", "between"})
"""The prepositions under which nouns have them."""
ADDRESSING = ("on", "upon", "to")
"""The prepositions under which a verb of saying has the one addressed: "called on [Israel] to", "appealed to"."""
DEPTH = 3
"""How many nouns below a predicate a party is sought: "rejected [the demand] of [the minister] of [Chad]"."""


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


def target(parse: Parse, cast: Cast, candidate: Candidate, actor: str | None) -> str | None:
    """The actor at whom the claim is directed, never the actor itself; None where the text names none.

    Tried in turn: who acts with the actor, the one spoken to, who is charged or asked, then whom the objects and prepositions
    of the predicate, and of what is refused, name, the nearest first. A `state` has no target.
    """
    if candidate.position.kind == "state":
        return None
    return next((who for who in map(cast.who, _others(parse, candidate)) if who is not None and who != actor), None)


def _others(parse: Parse, candidate: Candidate) -> Iterator[int]:
    position, saying = candidate.position, candidate.voice.verb
    yield from _partners(parse, position)
    if saying is not None:
        yield from parse.children(saying, "iobj", "obj")
        yield from (noun for preposition in ADDRESSING for noun in under(parse, saying, preposition))
    if position.owner is None:
        yield from _charged(parse, position)
    refused = complement_verb(parse, position.carrier) if position.kind == "reject" else None  # "refused to meet [Obama]"
    predicates = (position.head, position.carrier, position.head if refused is None else refused)
    for predicate in dict.fromkeys(predicates):
        yield from parse.children(predicate, "nsubj:pass")
        nouns: Iterable[int] = (predicate,)
        for _ in range(DEPTH):
            nouns = [n for noun in nouns for n in _parties(parse, noun)]
            yield from (n for n in nouns if not _owned(parse, n))


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


def _parties(parse: Parse, token: int) -> Iterator[int]:
    """The nouns right below a predicate or noun, without those under prepositions that only say when, how or why."""
    found = (n for relation in PARTIES for n in parse.children(token, relation) if parse.relations[n] == relation)
    for noun in found:
        prepositions = {parse.lower[c] for c in parse.children(noun, "case")} - {"'s", "’s", "'"}
        if prepositions <= TOWARDS:
            yield noun


def _owned(parse: Parse, noun: int) -> bool:
    return any(parse.xpos[c] == "PRP$" for c in parse.children(noun, "nmod"))
