"""A cue and the parse around it → what must hold, and what depends on it: one function a frame of the lexicon.

| frame | as in |
|---|---|
| clause, first, phrase | X if Y · X must hold before Y · X in exchange for Y |
| predicate, bound, noun | X requires Y · X is tied to Y · Y is a condition for X |
| alternative, beside, goal | Y or face X · Y. Otherwise X · Y must … for X to happen |
| short, only, modifier | accepted X but stopped short of Y · can only X by Y · unconditionally |

Some cues tie only if the deed X is `denied` ("no talks without Y", "without Y there will be war"), `open` ("will talk once
Y": it is yet to come), `held` ("suspended talks until Y": it is open, goes on, or is held back), or an `outcome` that parties
bargain about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from toolkit.claims.cues import lookup
from toolkit.conditions import alternatives, conjunctions, nouns, predicates
from toolkit.conditions.clauses import MUST, OPEN, denied, helpers, imperative, initial
from toolkit.conditions.cues import Cue, find, words
from toolkit.conditions.sides import NOWHERE, Scope, Tie
from toolkit.language import Parse, frames

FRAMES: dict[str, Callable[[Parse, Scope, Cue], Tie | None]] = {
    "clause": conjunctions.clause,
    "first": conjunctions.first,
    "phrase": conjunctions.phrase,
    "predicate": predicates.predicate,
    "bound": predicates.bound,
    "noun": nouns.noun,
    "alternative": alternatives.alternative,
    "beside": alternatives.beside,
    "goal": alternatives.goal,
    "short": predicates.short,
    "only": predicates.only,
    "modifier": predicates.modifier,
}


def ties(parse: Parse, scope_of: dict[int, Scope]) -> Iterator[Tie]:
    """Everything in a text that a cue ties together; `scope_of` has the scope of each token in an attributed content."""
    for cue in (*find(parse), *conjunctions.inversions(parse)):
        if cue.frame in FRAMES:
            tie = FRAMES[cue.frame](parse, scope_of.get(cue.first, NOWHERE), cue)
            if tie is not None and _fits(parse, cue, tie):
                needed = frozenset(tie.condition)
                yield replace(tie, consequent=[i for i in tie.consequent if i not in needed])


def _fits(parse: Parse, cue: Cue, tie: Tie) -> bool:
    """Whether the deed is what the lexicon asks of it."""
    deed = tie.deed
    if cue.deed in ("", "outcome"):
        return True
    if parse.lemmas[deed] == "wait":
        return False
    if cue.deed == "denied":
        told = "did" in helpers(parse, deed)
        foreseen = initial(parse, cue) and tie.need < deed and parse.upos[tie.need] in frames.NOMINAL
        lacking = (denied(parse, deed) and not told) or parse.lemmas[deed] in words("collapsing")
        return lacking or bool(foreseen and helpers(parse, deed) & OPEN)
    if cue.frame == "beside":  # "must leave. Otherwise the deal is dead", "would vote. Otherwise there was no deal"
        owed = helpers(parse, tie.need)
        if owed & MUST or imperative(parse, tie.need) or (owed & frames.WILLED and denied(parse, deed)):
            return True
    auxiliaries = helpers(parse, deed)
    if auxiliaries & OPEN or (parse.xpos[deed] == "VB" and "did" not in auxiliaries):
        return True
    said = lookup(parse, deed)
    back = parse.lemmas[deed] in words("withholding") or (said is not None and said.kind == "reject")
    return cue.deed == "held" and (back or (parse.upos[deed] != "NOUN" and frames.tense(parse, deed) == "present"))
