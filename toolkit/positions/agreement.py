"""Whether two claims about the same thing agree: want it both, hold it both to be so, or not; and what that rests on."""

from __future__ import annotations

from itertools import takewhile
from typing import Literal

from toolkit.positions.contents import Content
from toolkit.positions.vectors import Vector
from toolkit.positions.words import phases, refusals, tales, terms

Basis = Literal["sides", "statements", "end"]
"""What it rests on: the sides of two positions, what two statements hold to be so, or a word that ends things in one."""

REACH = 2
"""The terms of a content among which a word is sought that ends what follows."""


def agreement(one: Content, other: Content) -> int:
    """+1 where two claims about the same thing want or hold the same, -1 where they do not, 0 where that cannot be said.

    "Moscow will halt the strikes" and "Moscow will continue the strikes" want opposite things: a word that ends something,
    in only one of them, stands before what both are about. What each will do itself or will not, two actors neither agree
    nor differ on; nor does one that denies what another holds, unless both speak of one actor's position; and statements
    with the same words may be about many things.
    """
    opposite = turned(one, other)
    if wanted := _wants(one, other) * _wants(other, one):
        return 0 if not opposite and _each_for_itself(one, other) else -wanted if opposite else wanted
    held, sides = _holds(one, other) * _holds(other, one), {one.side, other.side}
    alike = sides == {"accuses"} if held > 0 else "for" not in sides or one.holder == other.holder
    return held if alike and not opposite else 0


def basis(one: Content, other: Content) -> Basis:
    """What it rests on that two claims agree or do not."""
    if turned(one, other):
        return "end"
    return "sides" if _wants(one, other) and _wants(other, one) else "statements"


def _wants(content: Content, other: Content) -> int:
    """Whether the actor of a claim wants what it is about (1), does not (-1), or leaves that open (0).

    What somebody asks others not to do is open: "should not wait to sign" wants the signature. Who condemns a proposal is
    against it; who accuses somebody of a deed, or rejects an allegation, says nothing of what is wanted.
    """
    if content.side == "accuses":
        return -1 if _named(content, other, terms(), REACH) else 0
    if content.side == "against":
        return 0 if _named(content, other, tales()) else -1
    asks = content.side == "asks" and not content.claim.negated and not content.claim.rule.endswith("/against")
    return 1 if content.side in ("for", "threatens") or asks else 0


def _named(content: Content, other: Content, nouns: frozenset[str], reach: int | None = None) -> bool:
    """Whether one of some nouns stands before what two claims are both about, within some terms, or begins it: "the plan"."""
    words = [*content.words]
    first = next((at for at, term in enumerate(words) if term in other.words), len(words))
    begins = words[max(first - reach, 0) if reach else 0 : first + 1]
    return any(content.words[term].removesuffix("s") in nouns for term in begins)


def _each_for_itself(one: Content, other: Content) -> bool:
    """Whether two actors speak each of what it will do itself, or will not."""
    own = (content.claim.kind == "pledge" or content.claim.rule.endswith("will-not") for content in (one, other))
    return one.holder != other.holder and all(own)


def _holds(content: Content, other: Content) -> int:
    """Whether a claim says that what it is about is so (1), is not (-1), or neither (0).

    Who rejects an allegation denies it. Who says something with a "not" in it may say no more than how it is not so.
    """
    if content.side == "against" and _named(content, other, tales()):
        return -1
    if content.side == "denies":
        return -1 if content.claim.rule == "denied" or content.claim.kind == "action" else 0
    return 1 if content.side in ("tells", "accuses", "for") else 0


def turned(one: Content, other: Content) -> bool:
    """Whether one of two claims is about the end of what the other is about."""
    return _ends(one, other) != _ends(other, one)


def _ends(content: Content, other: Content) -> bool:
    """Whether a word that ends things stands right before the first term of a content that another one has as well; two of
    them, "stop opposing the release", end nothing.

    It may be the verb of the cue, where a modal or the future makes the claim: "the sanctions [must be lifted]". Who gives up
    a refusal, "drops its opposition to the deployment", ends that.
    """
    rule, before = content.claim.rule, [*takewhile(lambda term: term not in other.words, content.words)]
    verb = content.cue if rule.startswith(("own-side:", "modal:")) or rule.endswith("will-not") else frozenset[str]()
    nearest = before[-REACH:] if len(before) < len(content.words) else []
    refused = refusals().intersection(before[:1]) if content.claim.kind == "concede" else frozenset[str]()
    return len((phases("end") & {*verb, *nearest}) | refused) == 1


def phaseless(vector: Vector) -> Vector:
    """A vector without the words for the end, the beginning and the going on of things: what ends or goes on."""
    return {term: weight for term, weight in vector.items() if term not in phases("end", "begin", "go_on")}
