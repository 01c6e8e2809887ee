"""What a condition does between the parties: its function, whose it is, and who must satisfy it (codebook, Conditions).

The deed is what depends on the condition. A deed that its doer commits to, or that an actor "will" or "must" do, is bargained
with; it threatens where it harms or denies, offers where it does not, and withholds where nothing is given until, unless or
before the condition holds.
"""

from __future__ import annotations

from toolkit.claims.commitments import HELPFUL, OFFERED
from toolkit.conditions.clauses import MUST, under
from toolkit.conditions.stakes import COMMITS, Stakes
from toolkit.language import frames
from toolkit.records import Function, Operator

FIGHTS = frozenset({"ASSAULT", "PROTEST"})
"""The PLOVER roots that hurt as long as they go on: "strikes will continue until …"; "sanctions will stay" only withholds."""
ALWAYS: dict[Operator, Function] = {"exchange": "exchange", "limit": "withhold", "or_else": "threat", "before": "withhold"}
"""Operators that leave no choice of function."""
TOWARDS = ("to", "for", "against")
"""Prepositions that bring whom a thing is done to or for: "an end to aid to Ukraine" is not for Ukraine to bring about."""


def function(stakes: Stakes) -> Function:
    """What the condition does: offer, withhold, threaten, exchange, demand, or nothing that anybody bargains with."""
    operator = stakes.tie.operator
    if operator in ALWAYS:
        return ALWAYS[operator]
    if operator == "unconditional":
        asked = "demand" in stakes.kinds or stakes.helpers & MUST
        return "withhold" if stakes.denied else "demand" if asked else "offer"
    if operator == "requires":
        return "demand" if stakes.tie.scope.attribution or stakes.named or stakes.kinds & COMMITS else "contingency"
    if operator == "subject_to":
        return "withhold" if stakes.named else "contingency"
    return _of_deed(stakes) if stakes.at_stake else "contingency"


def _of_deed(stakes: Stakes) -> Function:
    """The function by what the deed is to the other side."""
    operator = stakes.tie.operator
    if operator == "only_if" or stakes.only:
        return "withhold"
    if operator in ("unless", "until", "as_long_as") and (stakes.denied or stakes.kept):
        return "threat" if stakes.roots & FIGHTS or "threaten" in stakes.kinds else "withhold"
    if stakes.own:
        return "demand" if stakes.helpers & MUST else "contingency"
    if _threatens(stakes):
        return "threat"
    if operator in ("until", "unless"):
        return "contingency"
    if stakes.helpers & MUST:
        return "demand"
    given = stakes.kinds & OFFERED or stakes.roots & HELPFUL or operator == "provided" or stakes.answers
    return "offer" if given else "contingency"


def _threatens(stakes: Stakes) -> bool:
    """Whether the deed harms or denies, or is somebody's answer to harm, to a refusal, or to what they leave undone."""
    answered = stakes.asks or stakes.doer is not None
    if stakes.harmful or ((stakes.denied or "unless" in stakes.cue) and answered):
        return True
    event = stakes.parse.upos[stakes.tie.need] == "NOUN"  # "in the event of an attack"
    return stakes.defied and (stakes.asks or event)


def holder(stakes: Stakes) -> str | None:
    """Whose condition it is: who does what depends on it, else who says so; for a demand who says so comes first."""
    parse, tie = stakes.parse, stakes.tie
    own = frames.subject(parse, tie.deed)
    above = [frames.subject(parse, token) for token, _ in stakes.stances[1:]]
    speakers = [stakes.cast.who(subject) for subject in above if subject != own]
    speakers.append(tie.scope.attribution.speaker if tie.scope.attribution else None)
    asks = stakes.helpers & MUST or stakes.asked or tie.operator in ("requires", "or_else", "before")
    order = [stakes.named, *speakers, stakes.doer] if asks else [stakes.named, stakes.doer, *speakers]
    bound = stakes.who_does(tie.need) if tie.operator == "or_else" else None
    return next((who for who in order if who not in (None, bound)), None)


def party(stakes: Stakes, holder: str | None) -> str | None:
    """Who must satisfy the condition: who does it, or the first other actor that a condition without a doer names."""
    parse, need = stakes.parse, stakes.tie.need
    doer = stakes.who_does(need)
    if doer is None and frames.subject_below(parse, need) is None and not frames.passive(parse, need):
        below = (c for c in parse.children(need) if not under(parse, c, *TOWARDS))
        itself = None if stakes.tie.operator == "exchange" else stakes.cast.who(need)  # captives are handed over
        named = (itself, *(who for c in below for who in stakes.cast.among(*parse.extent(c))))
        return next((who for who in named if who not in (None, holder)), None)
    return doer if doer != holder else None
