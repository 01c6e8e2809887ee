"""What a condition does between the parties: its function, whose it is, and who must satisfy it (codebook, Conditions)."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.actors import Cast
from toolkit.claims.cues import lookup, read
from toolkit.conditions.cues import words
from toolkit.conditions.ties import Tie
from toolkit.language import Parse, frames
from toolkit.records import Function

HARM = frozenset({"THREATEN", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST"})
"""The PLOVER roots of deeds that hurt the other side."""
COMMITS = frozenset({"threaten", "pledge", "propose", "demand", "reject", "accept", "concede"})
WILLED = frozenset({"will", "'ll", "wo", "would", "'d", "shall", "may", "might", "could"})
MUST = frozenset({"must", "should", "need", "ought"})


def stances(parse: Parse, tie: Tie) -> Iterator[tuple[int, str]]:
    """The predicates that govern what depends on the condition, itself first, each with its kind of claim."""
    if tie.deed is None:
        return
    for token in (tie.deed, *parse.ancestors(tie.deed)):
        cue = lookup(parse, token)
        if cue is not None and token != tie.need:
            yield token, cue.kind


def function(parse: Parse, tie: Tie) -> Function:
    """What the condition does: offer, withhold, threaten, exchange, demand, or nothing that anybody bargains with."""
    kinds = {kind for _, kind in stances(parse, tie)}
    attributed = tie.scope.attribution is not None
    operator = tie.operator
    if operator in ("exchange", "limit", "or_else"):
        return {"exchange": "exchange", "limit": "withhold", "or_else": "threat"}[operator]  # type: ignore[return-value]
    negated = _negated(parse, tie)
    if operator == "unconditional":
        return "withhold" if negated else "demand" if "demand" in kinds else "offer"
    if operator == "requires":
        return "demand" if attributed or kinds & COMMITS else "contingency"
    if not _bargains(parse, tie, kinds, attributed):
        return "contingency"
    harmful = _harmful(parse, tie, kinds)
    if operator in ("subject_to", "before"):
        return "withhold"
    if operator in ("unless", "until"):
        if negated or _keeps(parse, tie):
            return "withhold"
        return "threat" if operator == "unless" or harmful else "contingency"
    if operator == "only_if":
        return "withhold" if negated or not kinds & COMMITS else "offer"
    if operator == "as_long_as" and negated:
        return "withhold"
    if harmful or negated:
        return "threat"
    if _must(parse, tie):
        return "demand"
    return "offer"


def _negated(parse: Parse, tie: Tie) -> bool:
    if tie.deed is None:
        return False
    cue = lookup(parse, tie.deed)
    if cue is not None and cue.kind == "reject":
        return True
    above = parse.heads[tie.deed] if parse.relations[tie.deed] == "xcomp" else tie.deed
    return (
        any(frames.negated(parse, t) for t in (tie.deed, above))
        or any(
            parse.lower[i] == "no"
            for i in tie.consequent
            if parse.relations[i] == "det" and parse.heads[parse.heads[i]] == tie.deed
        )
        or any(parse.lower[i] == "no" and parse.heads[i] == tie.deed for i in tie.consequent)
    )


def _harmful(parse: Parse, tie: Tie, kinds: set[str]) -> bool:
    if "threaten" in kinds:
        return True
    if tie.deed is None:
        return False
    said = read(parse, tie.deed).cue
    if said is not None and said.plover in HARM:
        return True
    return any(
        c is not None and c.plover == "SANCTION" for c in (lookup(parse, s) for s in parse.children(tie.deed, "nsubj"))
    )


def _keeps(parse: Parse, tie: Tie) -> bool:
    return tie.deed is not None and parse.lemmas[tie.deed] in words("keeping")


def _must(parse: Parse, tie: Tie) -> bool:
    return tie.deed is not None and frames.modal(parse, tie.deed) in MUST


def _bargains(parse: Parse, tie: Tie, kinds: set[str], attributed: bool) -> bool:
    """Whether somebody ties a deed of their own to the condition: by word, or by what they will or must do."""
    if tie.deed is None:
        return False
    if kinds & COMMITS:
        return True
    subject = frames.subject(parse, tie.deed)
    helpers = {parse.lower[a] for a in frames.auxiliaries(parse, tie.deed)}
    if subject is not None and parse.lower[subject] in ("you", "one", "anyone", "who"):
        return False
    if parse.upos[tie.deed] != "VERB" and not _negated(parse, tie):
        return False
    agent = subject is not None and (
        parse.upos[subject] == "PROPN" or parse.lower[subject] in ("we", "he", "she", "they", "it", "i")
    )
    return bool(helpers & (WILLED | MUST)) and (agent or attributed)


def holder(parse: Parse, tie: Tie, cast: Cast, does: Function) -> str | None:
    """Whose condition it is: who does what depends on it, else who says so."""
    speakers = [cast.who(frames.subject(parse, token)) for token, _ in list(stances(parse, tie))[1:]]
    attribution = tie.scope.attribution
    said_by = [*speakers, attribution.speaker if attribution else None]
    doer = None
    if tie.deed is not None and parse.upos[tie.deed] in ("VERB", "ADJ"):
        doer = cast.who(frames.agent(parse, tie.deed) if frames.passive(parse, tie.deed) else frames.subject(parse, tie.deed))
    asks = does == "demand" or tie.operator in ("requires", "or_else", "before")
    order = [*said_by, doer] if asks else [doer, *said_by]
    return next((who for who in order if who is not None), None)


def party(parse: Parse, tie: Tie, cast: Cast, whose: str | None) -> str | None:
    """Who must satisfy the condition: who does it, else the first other actor that it names."""
    if tie.need is None or not tie.condition:
        return None
    doer = None
    if parse.upos[tie.need] in ("VERB", "ADJ", "AUX"):
        doer = frames.agent(parse, tie.need) if frames.passive(parse, tie.need) else frames.subject_below(parse, tie.need)
    who = cast.who(doer)
    if who is not None and who != whose:
        return who
    named = cast.among(tie.condition[0], tie.condition[-1] + 1)
    return next((actor for actor in named if actor != whose), None)
