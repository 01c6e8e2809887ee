"""What takes up a condition by a noun alone, "rejected the demand", "fulfilled the condition that Kyiv had set".

It is of the last condition before it in the article, or else of the latest one of a holder whom it names; what is said
outright (`sayings`) is of the latest one whose holder it names or whose words stand around it. Limits: what is
taken up by a pronoun, or by a noun for its content, is not found.
"""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.ledger.entries import Evidence, Status
from toolkit.ledger.judging import ROUND
from toolkit.ledger.matters import COVERED, outcomes
from toolkit.ledger.needs import Need
from toolkit.ledger.sayings import Saying
from toolkit.ledger.told import Told
from toolkit.times.periods import days_between

BESIDE = 600
"""The characters within which a noun takes up a condition of the same article, if it does not name whose."""
RECENT = 14
"""The days within which it takes up a condition of another article, of a holder whom it names."""
CALLED: dict[str, tuple[str, ...]] = {
    "terms": (), "demand": ("demand",), "offer": ("offer", "exchange"), "threat": ("threat",),
}  # fmt: skip
"""The classes of the nouns, with the functions of the conditions that each may call; any, where there is none."""
PART = 0.3
"""The part of the weight of a condition that must be told beside what says that it was met, where its holder is named."""
OTHER = 0.3
"""The weight that the other words beside a noun may have; 1 where it calls a condition so, "that he had set for talks"."""


def outcome(found: Told) -> Status | None:
    """What a claim says of the condition that it takes up; None for one that takes up none."""
    claim, about = found.content.claim, _about(found)
    called = about[0] if about else ""
    if called not in outcomes(*CALLED) or claim.certainty != "certain":
        return None
    if _rest(found) > (1 if called in outcomes("terms") else OTHER):
        return None
    done = claim.time != "future" and claim.kind in ("action", "accept", "concede")
    if done and (claim.kind == "action" or found.verbs & outcomes("fulfil")):
        if claim.negated:
            return None
        return "met" if found.verbs & outcomes("fulfil") else "violated" if found.verbs & outcomes("breach") else None
    if claim.kind in ("accept", "pledge", "concede", "reject"):
        return "accepted" if found.content.side == "for" else "rejected" if found.content.side == "against" else None
    return None


def _about(found: Told) -> list[str]:
    """The terms of a claim without its verbs and names."""
    return [term for term in found.matter.words if term not in found.verbs and term not in found.content.names]


def _rest(found: Told) -> float:
    """The weight of what a claim tells beside the noun."""
    return sum(found.matter.weights[term] for term in _about(found)[1:])


def meant(found: Told, here: Iterable[Need], elsewhere: Iterable[Need]) -> Need | None:
    """The condition that a claim takes up, of those told before it `here` in its article and `elsewhere`, if it is plain."""
    whose = found.named - {found.doer, None}
    near = [need for need in here if _beside(need, found, whose) or (_is_of(need, found) and _may_be(need, found))]
    if near:
        return max(near, key=lambda need: need.beyond)
    for need in sorted(elsewhere, key=lambda need: (need.day or "", need.article.id, need.beyond), reverse=True):
        apart = days_between(need.day, found.content.last)
        if _is_of(need, found) and _may_be(need, found) and apart is not None and 0 <= apart <= RECENT:
            return need
    return None


def said_of(found: Saying, needs: Iterable[Need]) -> dict[Need, Evidence]:
    """The latest of the conditions of which a claim may say what became of them, with those that are one with it."""
    known = {need: evidence for need in needs if (evidence := _said(found, need))}
    last = max(known, key=lambda need: (need.day or "", need.article.id, need.beyond), default=None)
    return {need: known[need] for need in known if need is last or (last and last.is_told_by(need))}


def _said(found: Saying, need: Need) -> Evidence | None:
    """What a claim says of a condition, if it names whose it is or has its words, and who must meet it does it."""
    told, owners = found.told, {need.holder, need.teller} - {None}
    is_its = bool(owners & {*found.named, told.teller}) or need.owned in found.matter.names
    status = _status(found, need)
    if (
        status is None
        or need.is_state
        or not _is_recent(found, need)
        or (status == "met" and need.is_over(told.content.last))
    ):
        return None
    if found.outcome in ("lapse", "carry_out"):
        its = told.doer in owners or (found.outcome == "lapse" and is_its)
        return Evidence(told.content, status, None, (found.noun,)) if its else None
    if found.doer in owners or (found.doer and need.is_named and found.doer != need.party):
        return None
    tells = told.teller in owners or need.called in found.matter.names or need.party in (*found.named, found.doer)
    if need.is_named and not tells:
        return None
    shared = _shared(found, need, is_its)
    return Evidence(told.content, status, None, shared) if shared else None


def _shared(found: Saying, need: Need, is_its: bool) -> tuple[str, ...]:
    """The words that tell which condition is meant: many of them, or some where it is known whose it is; the noun alone where
    both sides are named and nothing else is told.
    """
    terms = [term for term in need.matter.words if term in found.matter.words]
    telling = not set(terms) <= need.matter.names and (is_its or len(terms) > 1)
    part = sum(need.matter.weights[term] for term in terms)
    if telling and part >= (PART if is_its else COVERED) * need.matter.weight:
        return tuple(found.matter.words[term] for term in terms)
    return (
        (found.noun,) if is_its and found.doer and need.is_named and found.beside <= OTHER and not need.is_contingency else ()
    )


def _status(found: Saying, need: Need) -> Status | None:
    """What became of a condition of which it is told that it was fulfilled or not, or what was threatened if not was done."""
    if found.outcome == "carry_out" and need.function == "threat":
        return need.carried_out
    if found.outcome == "lapse" and (need.carried_out == "violated" or need.due):
        return "met" if need.is_negated else "violated"
    if found.outcome not in ("fulfil", "breach") or need.is_negated:
        return None
    return "met" if found.outcome == "fulfil" else "violated"


def _is_recent(found: Saying, need: Need) -> bool:
    """Whether a condition was told before, within a round of talks: further up in an article, or of an earlier day."""
    apart = days_between(need.day, found.told.content.last)
    if need.article is found.told.content.article and need.beyond <= found.at:
        return apart is None or 0 <= apart <= ROUND
    return apart is not None and 0 < apart <= ROUND


def _is_of(need: Need, found: Told) -> bool:
    """Whether a claim names whose condition it is; of a person's, it names no other person of that side."""
    if need.owned and need.owned in found.matter.names:
        return True
    for side in (need.holder, need.teller):
        if side in found.named - {found.doer, None}:
            people = {one for whose, one in found.people if whose == side}
            return need.owner is None or not people or need.owner in people
    return False


def _may_be(need: Need, found: Told) -> bool:
    """Whether a claim is of who must meet a condition, as far as that is told."""
    return _called(need, found) and need.holder != found.doer and need.party in (None, found.doer)


def _beside(need: Need, found: Told, whose: frozenset[str | None]) -> bool:
    """Whether another's condition stands shortly before, and nobody else is named."""
    answers = need.holder != found.doer and (need.party is None or "#" in need.party or need.party == found.doer)
    return _called(need, found) and answers and not whose and found.start <= need.beyond + BESIDE


def _called(need: Need, found: Told) -> bool:
    """Whether somebody bargains with a condition in a way that the noun of a claim may call, or it is called a condition."""
    function, words = need.function, found.matter.words.keys()
    return any((not kinds or function in kinds) and not words.isdisjoint(outcomes(noun)) for noun, kinds in CALLED.items())
