"""Whether two claims about the same thing agree: want it both, hold it both to be so, or not."""

from __future__ import annotations

from itertools import takewhile

from toolkit.positions.contents import Content
from toolkit.positions.phases import phases
from toolkit.positions.vectors import Vector

VERBAL = frozenset({"own-side", "modal"})
"""The rules by which the cue of a claim has the verb of its content."""
REACH = 2
"""The terms of a content among which a word is sought that ends what follows."""


def agreement(one: Content, other: Content) -> int:
    """+1 where two claims about the same thing want or hold the same, -1 where they do not, 0 where that cannot be said.

    "Moscow will halt the strikes" and "Moscow will continue the strikes" want opposite things: a word that ends something,
    in only one of them, stands before what both are about. Who condemns a deed may still ask others to answer it.
    """
    wanted = _wants(one) * _wants(other)
    if "accuse" in (kinds := {one.claim.kind, other.claim.kind}) and kinds & {"demand", "pledge", "threaten"}:
        wanted = 0
    held = -1 if {one.side, other.side} == {"for", "denies"} else _holds(one) * _holds(other)
    found = -1 if -1 in (wanted, held) else max(wanted, held)
    return -found if ends(one, other) != ends(other, one) else found


def _wants(content: Content) -> int:
    """Whether the actor of a claim wants what it is about (1), does not (-1), or leaves that open (0).

    What somebody asks others not to do is open: "should not wait to sign" wants the signature.
    """
    if content.side in ("against", "accuses"):
        return -1
    return 1 if content.side in ("for", "threatens") or (content.side == "asks" and not content.claim.negated) else 0


def _holds(content: Content) -> int:
    """Whether a claim says that what it is about is so (1), is not (-1), or neither (0)."""
    return 1 if content.side in ("tells", "accuses") else -1 if content.side == "denies" else 0


def ends(content: Content, other: Content) -> bool:
    """Whether a word that ends things stands right before the first term of a content that another one has as well.

    It may be the verb of the cue, where a modal or the future makes the claim: "the sanctions [must be lifted]".
    """
    if content.claim.rule.partition(":")[0] in VERBAL and not phases("end").isdisjoint(content.cue):
        return True
    before = list(takewhile(lambda term: term not in other.words, content.words))
    return len(before) < len(content.words) and not phases("end").isdisjoint(before[-REACH:])


def phaseless(vector: Vector) -> Vector:
    """A vector without the words for the end, the beginning and the going on of things: what ends or goes on."""
    return {term: weight for term, weight in vector.items() if term not in phases("end", "begin", "go_on")}
