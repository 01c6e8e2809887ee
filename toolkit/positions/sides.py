"""On which side of what it is about a claim stands: by its kind, its negation and its certainty (codebook, Claims)."""

from __future__ import annotations

from typing import Literal

from toolkit.positions.words import phases
from toolkit.records import Claim
from toolkit.timeline.wording import stem

Side = Literal["for", "against", "open", "asks", "threatens", "accuses", "tells", "denies"]
"""For or against terms, or undecided; asks others for something, threatens or accuses them; tells or denies something."""

DOUBT = frozenset({"possible", "unknown"})
GIVEN_UP = frozenset({"+down", "+up"})
"""The particles of verbs that give something up."""


def side(claim: Claim) -> Side:
    """The side that a claim takes. Terms that are accepted or refused with doubt, or under an if, leave it open; who has not
    refused them does so, too, but who will not stand in their way is for them.

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
    if claim.certainty in DOUBT or claim.time == "hypothetical" or (claim.kind == "propose" and claim.negated):
        return "open"
    if claim.kind == "reject" and claim.negated and not claim.rule.endswith("will-not"):
        return "for" if claim.time == "future" else "open"
    if claim.kind == "reject":
        return "against"
    return "against" if claim.negated != (claim.kind == "concede" and _given_up(claim.rule)) else "for"


def _given_up(rule: str) -> bool:
    """Whether a concession gives up what it is about, "drops a demand" and "backs down", or grants it."""
    lemma, _, frame = rule.partition(":")[2].partition("/")
    return frame in GIVEN_UP or stem(lemma) in phases("end")
