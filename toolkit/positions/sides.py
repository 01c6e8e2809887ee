"""On which side of what it is about a claim stands: by its kind, its negation and its certainty (codebook, Claims)."""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from typing import Literal

from toolkit.lexicons import lexicon
from toolkit.positions.contents import Content
from toolkit.positions.vectors import Vector
from toolkit.records import Claim
from toolkit.timeline.wording import stem

Side = Literal["for", "against", "open", "asks", "threatens", "accuses", "tells", "denies"]
"""For or against terms, or undecided; asks others for something, threatens or accuses them; tells or denies something."""

DOUBT = frozenset({"possible", "unknown"})
VERBAL = frozenset({"own-side", "modal"})
"""The rules by which the cue of a claim has the verb of its content."""
REACH = 2
"""The terms of a content among which a word is sought that ends what follows."""
GIVEN_UP = frozenset({"+down", "+up"})
"""The particles of verbs that give something up."""


def side(claim: Claim) -> Side:
    """The side that a claim takes. Terms that are accepted or refused with doubt, or under an if, leave it open.

    >>> from dataclasses import replace
    >>> accept = Claim(
    ...     "c1", (), (), "accept", None, None, "kyiv", None, None, None, "none", "certain", False, "past", None, None, (), ""
    ... )
    >>> side(accept), side(replace(accept, negated=True)), side(replace(accept, certainty="unknown"))
    ('for', 'against', 'open')
    """
    if claim.kind in ("state", "action"):
        return "denies" if claim.negated or claim.rule == "denied" else "tells"
    if claim.kind == "demand":
        return "asks"
    if claim.kind in ("threaten", "accuse"):
        return "threatens" if claim.kind == "threaten" else "accuses"
    if claim.certainty in DOUBT or claim.time == "hypothetical":
        return "open"
    if claim.kind == "reject":
        return "open" if claim.negated and not claim.rule.endswith("will-not") else "against"
    return "against" if claim.negated != (claim.kind == "concede" and _given_up(claim.rule)) else "for"


def agreement(one: Content, other: Content) -> int:
    """+1 where two claims about the same thing want or hold the same, -1 where they do not, 0 where that cannot be said.

    "Moscow will halt the strikes" and "Moscow will continue the strikes" want opposite things: a word that ends something,
    in only one of them, stands before what both are about. Who condemns a deed may still ask others to answer it.
    """
    wanted = _wants(one.claim) * _wants(other.claim)
    if "accuse" in (kinds := {one.claim.kind, other.claim.kind}) and kinds & {"demand", "pledge", "threaten"}:
        wanted = 0
    held = -1 if {side(one.claim), side(other.claim)} == {"for", "denies"} else _holds(one.claim) * _holds(other.claim)
    found = -1 if -1 in (wanted, held) else max(wanted, held)
    return -found if ends(one, other) != ends(other, one) else found


def _wants(claim: Claim) -> int:
    """Whether the actor of a claim wants what it is about (1), does not (-1), or leaves that open (0)."""
    at = side(claim)
    if at == "asks":
        return -1 if claim.negated else 1
    return 1 if at in ("for", "threatens") else -1 if at in ("against", "accuses") else 0


def _holds(claim: Claim) -> int:
    """Whether a claim says that what it is about is so (1), is not (-1), or neither (0)."""
    at = side(claim)
    return 1 if at in ("tells", "accuses") else -1 if at == "denies" else 0


def ends(content: Content, other: Content) -> bool:
    """Whether a word that ends things stands right before the first term of a content that another one has as well.

    It may be the verb of the cue, where a modal or the future makes the claim: "the sanctions [must be lifted]".
    """
    if content.claim.rule.partition(":")[0] in VERBAL and not _endings().isdisjoint(content.cue):
        return True
    before = list(takewhile(lambda term: term not in other.words, content.words))
    return len(before) < len(content.words) and not _endings().isdisjoint(before[-REACH:])


def phaseless(vector: Vector) -> Vector:
    """A vector without the words for the end, the beginning and the going on of things: what ends or goes on."""
    return {term: weight for term, weight in vector.items() if term not in _phases("end", "begin", "go_on")}


def _given_up(rule: str) -> bool:
    """Whether a concession gives up what it is about, "drops a demand" and "backs down", or grants it."""
    lemma, _, frame = rule.partition(":")[2].partition("/")
    return frame in GIVEN_UP or stem(lemma) in _endings()


def _endings() -> frozenset[str]:
    return _phases("end")


@cache
def _phases(*classes: str) -> frozenset[str]:
    """The stems of the words of some classes of the lexicon of phases."""
    rows = (row for row in lexicon("phase_words") if row["class"] in classes)
    return frozenset(stem(word) for row in rows for word in row["words"].split())
