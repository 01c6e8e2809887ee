"""What takes up a condition by a noun alone, "rejected the demand", "fulfilled the condition that Kyiv had set".

It is of the last condition before it in the article, or else of the latest one of a holder whom it names. Limits: what is
taken up by a pronoun, or by a noun for its content, is not found.
"""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.ledger.entries import Status
from toolkit.ledger.judging import Told
from toolkit.ledger.matters import outcomes
from toolkit.ledger.needs import Need
from toolkit.times.periods import days_between

BESIDE = 600
"""The characters within which a noun takes up a condition of the same article, if it does not name whose."""
RECENT = 14
"""The days within which it takes up a condition of another article, of a holder whom it names."""
NAMING = {"terms": 1.0, "offer": 0.3}
"""The weight that its other words may have, by the class of the noun: "the condition that he had set for talks"."""


def outcome(found: Told) -> Status | None:
    """What a claim says of the condition that it takes up; None for one that takes up none."""
    claim, names = found.content.claim, found.content.names
    about = [term for term in found.matter.words if term not in found.verbs and term not in names]
    rest = sum(found.matter.weights[term] for term in about[1:])
    most = next((weight for kind, weight in NAMING.items() if about and about[0] in outcomes(kind)), None)
    if most is None or rest > most or claim.certainty != "certain":
        return None
    if claim.kind == "action" and claim.time != "future" and not claim.negated:
        return "met" if found.verbs & outcomes("fulfil") else "violated" if found.verbs & outcomes("breach") else None
    if claim.kind in ("accept", "pledge", "concede", "reject"):
        return "accepted" if found.content.side == "for" else "rejected" if found.content.side == "against" else None
    return None


def meant(found: Told, here: Iterable[Need], elsewhere: Iterable[Need]) -> Need | None:
    """The condition that a claim takes up, of those told before it `here` in its article and `elsewhere`, if it is plain."""
    whose = found.named - {found.doer, None}
    near = [need for need in here if _beside(need, found, whose) or (need.holder in whose and _may_be(need, found))]
    if near:
        return max(near, key=lambda need: need.beyond)
    for need in sorted(elsewhere, key=lambda need: (need.day or "", need.article.id, need.beyond), reverse=True):
        apart = days_between(need.day, found.content.last)
        if need.holder in whose and _may_be(need, found) and apart is not None and 0 <= apart <= RECENT:
            return need
    return None


def _may_be(need: Need, found: Told) -> bool:
    """Whether a claim is of who must meet a condition, as far as that is told."""
    return _bargained(need, found) and need.holder != found.doer and need.party in (None, found.doer)


def _beside(need: Need, found: Told, whose: frozenset[str | None]) -> bool:
    """Whether another's condition stands shortly before, and nobody else is named."""
    return _bargained(need, found) and not whose and need.holder != found.doer and found.start <= need.beyond + BESIDE


def _bargained(need: Need, found: Told) -> bool:
    """Whether somebody bargains with a condition, or it is called one."""
    return need.condition.function != "contingency" or not found.matter.words.keys().isdisjoint(outcomes("terms"))
