"""Why a claim is what it is: the words that carry its kind and its certainty, and the row or the rule that read them."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.claims.certainty import hedges
from toolkit.claims.contents import Candidate
from toolkit.claims.cues import Cue
from toolkit.language import Parse, frames
from toolkit.records import Certainty, Claim, as_fields

REASONS = {
    "modal": "a modal verb says what must be",
    "own-side:will": "what the speaker's own side will do",
    "own-side:will-not": "what the speaker's own side will not do",
    "own-side:harm": "harm that the speaker's own side will do",
    "own-side:warned": "what the speaker warns that its own side will do",
    "own-side:defied": "what the speaker's own side will do if another does not comply",
    "whoever:harm": "harm that is done to whoever does something",
    "there:will-not": "what the speaker says there will not be",
    "will-not": "what an actor will not do",
    "harm": "an act of force or a sanction",
    "if": "an act of force or a sanction under a condition",
    "deed": "a verb that the lexicon lacks tells a deed",
    "attributed": "said, and no position or deed that the lexicon knows",
    "branded": "a noun of blame for what another is or does",
    "denied": "what is denied is not stated",
}
"""The rules that decide besides the rows of the lexicon."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a claim rests on, in words of the text and of the lexicon.

    `content` is what is claimed, `cue` carries the kind, `row` is the row of `claim_cues.csv` that was read, if any, `reason`
    says what decided, and `hedges` are the words that lower the certainty, each with its degree.

    >>> from toolkit import classify
    >>> [claim] = classify("Hungary may reject the plan, its envoy hinted.")
    >>> claim.evidence.cue, claim.evidence.row.plover, claim.evidence.hedges
    ('may reject', 'REJECT', (('hinted', 'possible'), ('may', 'possible')))
    >>> print(claim.evidence)
    “may reject”: reject (verb) means reject, REJECT 12; possible by “hinted”, “may”
    """

    content: str
    cue: str
    row: Cue | None
    reason: str
    hedges: tuple[tuple[str, Certainty], ...]

    def __str__(self) -> str:
        degrees = dict.fromkeys(degree for _, degree in self.hedges)
        words = {degree: ", ".join(f"“{word}”" for word, d in self.hedges if d == degree) for degree in degrees}
        return "; ".join([f"“{self.cue}”: {self.reason}", *(f"{degree} by {words[degree]}" for degree in degrees)])


@dataclass(frozen=True, slots=True)
class Classified(Claim):
    """A claim with its evidence."""

    evidence: Evidence


def classified(parse: Parse, claim: Claim, candidate: Candidate) -> Classified:
    """The claim of a candidate with the evidence for it."""
    text, position = parse.text, candidate.position
    content, cue = (" … ".join(text[start:end] for start, end in spans) for spans in (claim.spans, claim.cue))
    found = hedges(parse, position.head, position.carrier, candidate.saying, candidate.stance)
    words = tuple((_hedge(parse, token, degree), degree) for token, degree in found)
    return Classified(**as_fields(claim), evidence=Evidence(content, cue, position.cue, _reason(claim, position.cue), words))


def _hedge(parse: Parse, token: int, degree: Certainty) -> str:
    """The word that lowers the certainty; what leaves a question open with its negation: "did not say", "no sign"."""
    first, beyond = frames.verb_group(parse, token) if degree == "unknown" else (token, token + 1)
    denying = parse.children(token, "det") if degree == "unknown" else ()
    return parse.text[slice(*parse.chars(min((first, *denying)), beyond))]


def _reason(claim: Claim, row: Cue | None) -> str:
    rules = claim.rule if row is None else claim.rule.removeprefix(row.rule)
    parts = [REASONS.get(rule) or REASONS[rule.split(":")[0]] for rule in rules.split("+") if rule]
    if row is None:
        return "; ".join(parts)
    code = f", {row.plover} {row.cameo}" if row.plover else ""
    return "; ".join([f"{row} means {row.kind}{code}", *parts])
