"""Whom a claim is directed at: asked, accused, threatened, struck, agreed with (codebook, `target`)."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.actors import Cast
from toolkit.claims.positions import Position
from toolkit.language import Parse, frames
from toolkit.language.parse import Range

ADDRESSING = ("with", "on", "against", "to", "at", "from", "for", "of", "between")
SECOND = ("conj", "appos")


def target(parse: Parse, cast: Cast, position: Position, saying: int | None, actor: str | None) -> str | None:
    """The actor at whom the claim is directed, never the actor itself; None where the text names none.

    Tried in turn: the objects of the predicate and of what carries it, what stands under "with", "on", "against", "to", the
    owner of its object ("Israel's attack"), and for an attributed statement the one spoken to.
    """
    for token in _candidates(parse, position, saying):
        who = cast.who(token)
        if who is not None and who != actor:
            return who
    return None


def _candidates(parse: Parse, position: Position, saying: int | None) -> Iterator[int]:
    head, carrier = position.head, position.carrier
    if position.owner is not None:
        yield from parse.children(position.owner, "conj")
    if position.owner is None and position.kind in ("accuse", "demand", "threaten"):
        subject = frames.subject(parse, head)
        if subject is not None:
            yield subject
    for predicate in dict.fromkeys((head, carrier)):
        yield from parse.children(predicate, "obj", "iobj", "nsubj:pass")
    for predicate in dict.fromkeys((head, carrier)):
        yield from _obliques(parse, predicate)
    for predicate in dict.fromkeys((head, carrier)):
        for noun in parse.children(predicate, "obj", "nsubj:pass", "obl"):
            yield from parse.children(noun, "nmod:poss", "compound")
            yield from _obliques(parse, noun)
    if saying is not None:
        yield from parse.children(saying, "iobj", "obj")


def _obliques(parse: Parse, head: int) -> list[int]:
    found = []
    for token in parse.children(head, "obl", "nmod"):
        prepositions = [parse.lower[c] for c in parse.children(token, "case")]
        if any(p in ADDRESSING for p in prepositions):
            found.append((min(ADDRESSING.index(p) for p in prepositions if p in ADDRESSING), token))
    return [token for _, token in sorted(found)]


def span_of(ranges: tuple[Range, ...]) -> Range:
    """The tokens from the first to the last of `ranges`."""
    return (ranges[0][0], ranges[-1][1])
