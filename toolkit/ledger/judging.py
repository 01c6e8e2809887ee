"""What a later claim says of a condition: that it is accepted, rejected, met or violated, or that nobody knows.

Rather nothing than something wrong: only what is certain counts, by whoever is to bring the condition about, in words that
cover what must hold, and with its verb where a deed is told. What is itself tied to a condition answers nothing.
"""

from __future__ import annotations

from toolkit.ledger.entries import Evidence, Status
from toolkit.ledger.matters import Matter, base, direction, likeness, outcomes
from toolkit.ledger.needs import Need
from toolkit.ledger.told import IRREAL, Told
from toolkit.positions.vectors import cosine
from toolkit.positions.words import phases
from toolkit.times.periods import days_between

ROUND = 30
"""The days of a round of talks, within which a claim may tell of a condition in part of its words."""
WHOLE = 0.8
"""The part of the weight of a condition that a statement must cover, and what is told where no party is known."""


def judged(need: Need, found: Told) -> Evidence | None:
    """What a claim that is told later says of a condition with which somebody bargains; None for nothing.

    Long after, only what has nearly all words of a condition that is somebody's with a name; after a deadline, only that it
    was not kept.
    """
    bargained = not need.is_contingency or _is_plain(need, found)
    if not bargained or need.is_state or (_is_long_after(need, found) and not _is_whole(need, found)):
        return None
    evidence = _said_of(need, found) or _carried_out(need, found)
    return None if evidence and evidence.status in ("accepted", "met") and need.is_over(found.content.last) else evidence


def _said_of(need: Need, found: Told) -> Evidence | None:
    claim = found.content.claim
    if found.content.is_silence:
        about = (
            _names_party(need, found) and _covers(need.matter, found.matter) and likeness(need.matter, found.matter, False)
        )
        return Evidence(found.content, "unknown", *about) if about else None
    if claim.certainty != "certain":
        return None
    if need.is_negated:
        return _banned(need, found) if need.is_ban and claim.kind == "action" else None
    if claim.kind == "accuse":
        return _accused(need, found) if found.target == need.party else None
    if claim.kind == "state":
        deed = _is_said(need, found) and found.teller == need.party and _covers(need.matter, found.matter)
        return (_done(need, found) if deed else None) or _said(need, found)
    if not _answers(need, found):
        return None
    return _done(need, found) if claim.kind == "action" else _answered(need, found)


def _is_plain(need: Need, found: Told) -> bool:
    """Whether a claim accuses somebody with a name, or has nearly all words of the condition within a round of talks."""
    if found.content.claim.kind == "accuse":
        return need.is_named
    named = any(side and not side.startswith("#") for side in (need.holder, need.teller))
    return named and need.party is not None and _covers(need.matter, found.matter) and not _is_long_after(need, found)


def _is_long_after(need: Need, found: Told) -> bool:
    apart = days_between(need.day, found.content.last)
    return apart is not None and apart > ROUND


def _is_whole(need: Need, found: Told) -> bool:
    """Whether a claim has nearly all words of a condition that somebody with a name must meet."""
    return need.party is not None and "#" not in need.party and _covers(need.matter, found.matter)


def _answers(need: Need, found: Told) -> bool:
    """Whether a claim is of who must meet the condition, or of anybody but its holder where that is not told; somebody who
    takes a side then has a name. A deed without a doer, "the officers were freed", is of what is needed, and names nobody
    else.
    """
    if found.subject:
        told_of = not found.subject.isdisjoint(need.matter.words.keys() - need.matter.names)
        return told_of and not (need.party and _others(need, found))
    if need.party is not None:
        return found.doer == need.party and (need.person is None or found.person in (need.person, None))
    if found.content.is_position:
        return found.doer not in (None, need.holder) and "#" not in (found.doer or "")
    return found.doer != need.holder


def _names_party(need: Need, found: Told) -> bool:
    """Whether a claim is of who must meet the condition, or names him."""
    whose = {need.party or "", need.called} - {""}
    return bool(whose & ({found.doer} | found.named | found.content.names))


def _others(need: Need, found: Told) -> bool:
    """Whether a claim mentions somebody with a name but those whose condition it is and who must meet it."""
    whose = {need.holder, need.teller, need.party, None}
    return any(side not in whose and "#" not in (side or "") for side in found.named)


def _covers(about: Matter, tells: Matter) -> bool:
    """Whether nearly all words of a condition are told."""
    return sum(weight for term, weight in about.weights.items() if term in tells.words) >= WHOLE * about.weight


def _answered(need: Need, found: Told) -> Evidence | None:
    """A position: terms taken or refused, the opposite of them promised, or what is given for them refused."""
    side, kind = found.content.side, found.content.claim.kind
    if side not in ("for", "against") or kind == "support":
        return None
    way, evidence = direction(need.matter, found.matter, found.verbs), None
    late = found.content.claim.negated and found.content.claim.time == "past" and need.is_over(found.content.last)
    if way > 0:
        taken: Status = "met" if _is_said(need, found) else "accepted"
        evidence = _evidence(taken if side == "for" else "violated" if late else "rejected", need, found)
    elif way < 0 and side == "for":
        evidence = _evidence("rejected", need, found, phases("end", "begin", "go_on"))
    if evidence is None and kind == "reject" and side == "against" and (near := likeness(need.given, found.matter, False)):
        return Evidence(found.content, "rejected", *near)
    return evidence


def _done(need: Need, found: Told) -> Evidence | None:
    """A deed: what is needed done, begun or to be done, or done against, or not done when its deadline has passed."""
    claim = found.content.claim
    if claim.negated:
        late = claim.time == "past" and need.is_over(found.content.last) and _does(need, found)
        return _evidence("violated", need, found) if late else None
    if found.verbs & outcomes("breach"):
        known = found.doer is not None or need.party is None
        return _evidence("violated", need, found, outcomes("breach", "fulfil")) if known else None
    way = direction(need.matter, found.matter, found.verbs)
    if way < 0 and claim.time != "future" and need.party and found.doer:
        return _evidence("violated", need, found, phases("end", "begin", "go_on"))
    if way <= 0 or not _does(need, found) or not (_begins(need, found) or _covers(need.matter, found.matter)):
        return None
    begun = claim.time == "future" or found.verbs & phases("begin") - need.matter.words.keys()
    return _evidence("accepted" if begun else "met", need, found)


def _begins(need: Need, found: Told) -> bool:
    """Whether the first thing that a claim tells of is among the words of the condition."""
    first = next((term for term in found.matter.words if term not in found.verbs and not term.isdecimal()), None)
    return first is not None and first in need.terms | need.matter.words.keys() | need.threatened.words.keys()


def _is_said(need: Need, found: Told) -> bool:
    """Whether to say something is what is needed, and it was said: "once the agency confirms that the seals are intact"."""
    cue = found.content.all_words(found.content.claim.cue)
    return not found.verbs.isdisjoint(need.matter.words) and IRREAL.isdisjoint(cue)


def _does(need: Need, found: Told) -> bool:
    """Whether the verb of a deed is of what is needed, or only says that it was done: "completed the withdrawal", "imposed a
    tax" that has nearly all its words.
    """
    if found.verbs & (need.matter.words.keys() | outcomes("fulfil")):
        return True
    light = not found.verbs.isdisjoint(outcomes("light"))
    return light and _begins(need, found) and _covers(need.matter, found.matter)


def _banned(need: Need, found: Told) -> Evidence | None:
    """A deed of which it was made a condition that it is not done."""
    claim = found.content.claim
    done = not claim.negated and claim.time != "future" and found.doer == need.party and _does(need, found)
    return _evidence("violated", need, found) if done and direction(need.matter, found.matter, found.verbs) > 0 else None


def _carried_out(need: Need, found: Told) -> Evidence | None:
    """A deed with which who threatened with it, unless a condition was met, did so within a round of talks."""
    claim, day, about = found.content.claim, found.content.last, need.threatened
    deed = claim.kind == "action" and claim.certainty == "certain" and not claim.negated and claim.time != "future"
    early = need.due is not None and (day is None or day < need.due)
    if not deed or early or need.holder is None or found.doer != need.holder or _is_long_after(need, found):
        return None
    shared = {term: word for term, word in found.matter.words.items() if term in about.words}
    if len(shared.keys() - about.names) < 2 or found.verbs.isdisjoint(shared) or not _covers(about, found.matter):
        return None
    if not _begins(need, found) or direction(about, found.matter, found.verbs) <= 0:
        return None
    near = round(cosine(about.weights, found.matter.weights), 2)
    return Evidence(found.content, need.carried_out, near, tuple(shared.values()))


def _said(need: Need, found: Told) -> Evidence | None:
    """A statement that names who must meet the condition, or nobody else, and has nearly all its words, the first ones: that
    what is needed was done, or will not be.
    """
    claim = found.content.claim
    if not _begins(need, found) or not _covers(need.matter, found.matter):
        return None
    if not _names_party(need, found) and (claim.negated or not _tells_itself(need, found)):
        return None
    if direction(need.matter, found.matter, found.verbs) <= 0:
        return None
    if claim.negated:
        return _evidence("rejected", need, found) if claim.time == "future" else None
    return _evidence("met", need, found) if claim.time in ("past", "present") else None


def _tells_itself(need: Need, found: Told) -> bool:
    """Whether a statement names nobody else, and what somebody bargains with is told by a verb in it, "were handed over"."""
    shared = (word for term, word in found.matter.words.items() if term in need.matter.words)
    done = any(base(word) != word for word in shared)
    return done and need.party is not None and not need.is_contingency and not _others(need, found)


def _accused(need: Need, found: Told) -> Evidence | None:
    """An accusation: of a breach, or of what is to end."""
    if found.matter.words.keys() & outcomes("breach"):
        return _evidence("violated", need, found, outcomes("breach", "fulfil"))
    if direction(need.matter, found.matter, found.verbs) < 0:
        return _evidence("violated", need, found, phases("end", "begin", "go_on"))
    return None


def _done_to_holder(need: Need, found: Told) -> tuple[float, tuple[str, ...]] | None:
    """What tells that the deed of a condition which mentions its holder was done to him, by who must meet it."""
    if not need.is_to_holder or found.target != need.holder or found.doer != need.party:
        return None
    shared = tuple(word for term, word in found.matter.words.items() if term in found.verbs & need.matter.words.keys())
    return (round(cosine(need.matter.weights, found.matter.weights), 2), shared) if shared else None


def _evidence(status: Status, need: Need, found: Told, but: frozenset[str] = frozenset()) -> Evidence | None:
    """The evidence, if the words are near, some of them left out."""
    about, tells = need.matter.without(but), found.matter.without(but)
    surely = need.party is not None and need.party in (found.doer, found.target)
    if None in (need.party, found.doer) and not _covers(about, tells):
        return None
    near = likeness(about, tells, surely) or _done_to_holder(need, found)
    return Evidence(found.content, status, *near) if near else None
