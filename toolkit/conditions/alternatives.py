"""Conditions in a main clause of their own: "Y or face X", "Y. Otherwise X", "Y must … for X to happen"."""

from __future__ import annotations

from dataclasses import replace

from toolkit.claims.cues import lookup
from toolkit.conditions.clauses import (
    HALF_MODALS,
    MUST,
    deed,
    denied,
    half_modal,
    helpers,
    imperative,
    initial,
    outside,
    previous,
    sentence,
    under,
    whole,
)
from toolkit.conditions.cues import Cue, words
from toolkit.conditions.sides import NOWHERE, Scope, Tie, body, onward, tie_of
from toolkit.language import Parse, frames


def alternative(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Y or face X", "Y, or we will X", where Y is owed or ordered; the parser may take "face" for a noun."""
    lo, hi = sentence(parse, cue.first)
    other = cue.beyond - 1 if len(cue.words) > 1 else parse.heads[cue.first]
    if other < cue.first or (len(cue.words) == 1 and not _befalls(parse, other)):
        return None
    verbs = [i for i in range(cue.first - 1, lo - 1, -1) if parse.upos[i] == "VERB"]
    if len(cue.words) == 1:  # what "or" joins it to
        first = parse.heads[other]
        verbs = [i for i in verbs if i == first or (parse.heads[i] == first and half_modal(parse, i))]
    need = next((i for i in verbs if _owed(parse, i, other)), None)
    if need is None:
        return None
    told = parse.child(parse.heads[need], "obj") if parse.relations[need] == "xcomp" else None
    asked = range(0) if told is None else range(parse.extent(told)[0], need)
    left_out = [i for i in (other, _either(parse, need)) if i is not None]
    condition = [*asked, *(i for i in body(parse, scope, whole(parse, need), left_out) if i < cue.first and i not in asked)]
    return replace(tie_of(cue, scope, need, condition, other, onward(parse, [cue.first + 1], hi)), cue=(cue.first,))


def _befalls(parse: Parse, verb: int) -> bool:
    """Whether what follows "or" is what happens otherwise, and no other thing that may be done."""
    if parse.relations[verb] != "conj":
        return False
    happens = frames.subject_below(parse, verb) is not None and frames.tense(parse, verb) in ("present", "future")
    suffers = parse.xpos[verb] == "VB" and parse.lemmas[verb] in words("suffering") and parse.child(verb, "obj") is not None
    return happens or suffers


def _owed(parse: Parse, verb: int, other: int) -> bool:
    """Whether a verb stands under "must", is an imperative, what somebody orders or has to do lest they suffer the other.

    "Either they leave or we will act" leaves no third way, either.
    """
    if _either(parse, verb) is not None and helpers(parse, other) & frames.WILLED:
        return True
    must = bool(helpers(parse, verb) & MUST)
    if must or parse.xpos[verb] != "VB":
        return must
    if under(parse, verb, "to") and parse.lemmas[other] in words("suffering"):
        return True
    above = lookup(parse, parse.heads[verb]) if parse.heads[verb] >= 0 else None
    return imperative(parse, verb) or (above is not None and above.kind in ("demand", "threaten"))


def _either(parse: Parse, verb: int) -> int | None:
    """The "either" that opens the clause of a verb, whatever of it the parser hung that to."""
    first = next(i for i in range(parse.extent(verb)[0], verb + 1) if parse.upos[i] != "PUNCT" or i == verb)
    return first if parse.lower[first] == "either" else None


def beside(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Y. Otherwise X", "Y. In return X": the clause or sentence before is the condition."""
    above = outside(parse, cue, cue.first)
    if above < 0 or not initial(parse, cue):
        return None
    above = deed(parse, above)  # "otherwise, he warned, the region will slide into war"
    before: int | None = parse.heads[above]
    within = sentence(parse, cue.first)[0] <= parse.heads[above] < cue.first
    if parse.relations[above] not in ("conj", "parataxis", "advcl") or not within:
        before = previous(parse, cue.first)
    if before is None:
        return None
    condition = [i for i in body(parse, NOWHERE, whole(parse, before), (above,)) if i < cue.first]
    consequent = [i for i in body(parse, scope, above, (before,)) if i >= cue.beyond]
    return tie_of(cue, scope, before, condition, above, consequent)


def goal(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Y must … for X to happen", "to have X, Y must first …": what must be done is the condition for the goal."""
    aim = parse.heads[cue.first]
    if aim >= 0 and cue.words == ("for",) and parse.relations[aim] == "acl":  # "for [the refugees] to return"
        aim = parse.heads[aim]
    if aim < cue.first or parse.heads[aim] < 0 or parse.relations[aim] not in ("advcl", "obl"):
        return None
    main = parse.heads[aim]
    if parse.lower[main] in HALF_MODALS:
        main = next(iter(parse.children(main, "xcomp")), main)
    if cue.words == ("to",):
        stressed = any(parse.lower[c] == "first" for c in parse.children(main, "advmod"))
        fits = main > aim and initial(parse, cue) and stressed
    else:
        fits = any(under(parse, c, "to") for c in (aim, *parse.children(aim, "acl")))
    owed = "must" in helpers(parse, main) or parse.lemmas[main] in words("needed")
    if not fits or not owed or denied(parse, main):
        return None
    consequent = onward(parse, [cue.beyond, aim], parse.extent(aim)[1])
    condition = [i for i in body(parse, scope, whole(parse, main), (aim,)) if i < cue.first or i >= consequent.stop]
    return tie_of(cue, scope, main, condition, aim, consequent)
