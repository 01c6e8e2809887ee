"""Conditions whose two sides stand beside each other: "Y or face X", "Y. Otherwise X", "Y. In return X"."""

from __future__ import annotations

from dataclasses import replace

from toolkit.claims.cues import lookup
from toolkit.conditions.clauses import MUST, helpers, initial, outside, sentence
from toolkit.conditions.cues import Cue
from toolkit.conditions.sides import NOWHERE, Scope, Tie, body, onward, tie_of
from toolkit.language import Parse, frames


def alternative(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Y or face X", where Y is owed or ordered; the parser may take "face" for a noun."""
    lo, hi = sentence(parse, cue.first)
    other = cue.beyond - 1
    need = next((i for i in range(cue.first - 1, lo - 1, -1) if parse.upos[i] == "VERB" and _owed(parse, i)), None)
    if need is None:
        return None
    condition = [i for i in body(parse, scope, need, (other,)) if i < cue.first]
    consequent = onward(parse, [other], hi)
    return replace(tie_of(cue, scope, need, condition, other, consequent), cue=(cue.first,))


def _owed(parse: Parse, verb: int) -> bool:
    """Whether a verb stands under "must", is an imperative, or what somebody orders."""
    if helpers(parse, verb) & MUST or parse.xpos[verb] != "VB":
        return bool(helpers(parse, verb) & MUST)
    above = lookup(parse, parse.heads[verb]) if parse.heads[verb] >= 0 else None
    imperative = not parse.children(verb, "aux", "mark", *frames.SUBJECTS)
    return imperative or (above is not None and above.kind in ("demand", "threaten"))


def beside(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Y. Otherwise X", "Y. In return X": the clause or sentence before is the condition."""
    above = outside(parse, cue, cue.first)
    lo = sentence(parse, cue.first)[0]
    joined = parse.heads[above] if parse.relations[above] in ("conj", "parataxis") else -1
    before = joined if lo <= joined < cue.first else _root_before(parse, lo)
    if above < 0 or before is None or not initial(parse, cue):
        return None
    condition = [i for i in body(parse, NOWHERE, before, (above,)) if i < cue.first]
    consequent = [i for i in body(parse, scope, above, (before,)) if i >= cue.beyond]
    return tie_of(cue, scope, before, condition, above, consequent)


def _root_before(parse: Parse, first: int) -> int | None:
    """The root of the sentence before the one that begins at `first`, in the same paragraph."""
    if not first or "\n" in parse.text[parse.ends[first - 1] : parse.starts[first]]:
        return None
    return next((i for i in range(*sentence(parse, first - 1)) if parse.heads[i] < 0), None)
