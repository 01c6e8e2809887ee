"""Conditions that stand beside what depends on them: "Y or face X", "Y. Otherwise X", "Y. In return X"."""

from __future__ import annotations

from dataclasses import replace

from toolkit.claims.cues import lookup
from toolkit.conditions.clauses import MUST, NOWHERE, OPEN, Scope, body, deed, helpers, initial, onward, sentence
from toolkit.conditions.cues import Cue
from toolkit.conditions.joining import Tie, tie_of
from toolkit.language import Parse, frames


def alternative(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Y or face X", where Y is owed or ordered; the parser may take "face" for a noun."""
    lo, hi = sentence(parse, cue.first)
    other = cue.beyond - 1 if parse.lemmas[cue.beyond - 1] != "be" else parse.heads[cue.beyond - 1]
    verbs = (i for i in range(cue.first - 1, lo - 1, -1) if parse.upos[i] == "VERB")
    joined = parse.heads[other] if parse.relations[other] == "conj" else -1
    need = joined if joined >= lo and _owed(parse, joined) else next((i for i in verbs if _owed(parse, i)), None)
    if need is None or need > cue.first:
        return None
    condition = [i for i in body(parse, scope, need, (other,)) if i < cue.first]
    consequent = onward(parse, [cue.first + 1], range(lo, hi))
    return tie_of(replace(cue, beyond=cue.first + 1), scope, need, condition, other, consequent)


def either(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "either Y or X", where X is what comes of it if Y does not."""
    need = parse.heads[cue.first]
    if need >= 0 and parse.relations[need].startswith("nsubj"):
        need = parse.heads[need]
    if need < 0 or parse.upos[need] not in ("VERB", "AUX"):
        return None
    others = (c for c in parse.children(need, "conj") if frames.subject_below(parse, c) is not None)
    other = next((c for c in others if helpers(parse, c) & OPEN), None)
    link = None if other is None else next((c for c in parse.children(other, "cc") if parse.lower[c] == "or"), None)
    if other is None or link is None:
        return None
    condition = [i for i in body(parse, scope, need, (other,)) if i != cue.first and i < link]
    tie = tie_of(cue, scope, need, condition, other, body(parse, scope, other))
    return replace(tie, cue=(cue.first, link))


def _owed(parse: Parse, verb: int) -> bool:
    """Whether a verb stands under "must", or is what somebody orders or says is to be done."""
    if helpers(parse, verb) & MUST:
        return True
    above = lookup(parse, parse.heads[verb]) if parse.heads[verb] >= 0 else None
    return parse.xpos[verb] == "VB" and above is not None and above.kind in ("demand", "threaten", "state")


def otherwise(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Y. Otherwise X": what is threatened if the clause before does not come true."""
    return _after_clause(parse, scope, cue, MUST | OPEN)


def in_return(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Y. In return X"."""
    return _after_clause(parse, scope, cue, None)


def _after_clause(parse: Parse, scope: Scope, cue: Cue, modals: frozenset[str] | None) -> Tie | None:
    if not initial(parse, cue):
        return None
    above = parse.heads[cue.first]
    while cue.first <= above < cue.beyond:
        above = parse.heads[above]
    if above < 0 or parse.upos[above] not in ("VERB", "ADJ", "NOUN", "AUX"):
        return None
    main = deed(parse, scope, above, above)
    lo = sentence(parse, cue.first)[0]
    if parse.heads[above] >= lo and parse.heads[above] < cue.first and parse.relations[above] in ("conj", "parataxis"):
        before: int | None = parse.heads[above]
    else:
        before = _root_before(parse, lo)
    if before is None:
        return None
    need = deed(parse, scope, before, above)
    if modals is not None and not (helpers(parse, main) | helpers(parse, need)) & modals:
        return None
    condition = [i for i in body(parse, NOWHERE, need, (above,)) if i < cue.first]
    consequent = [i for i in body(parse, scope, main, (need,)) if i >= cue.beyond]
    return tie_of(cue, scope, need, condition, main, consequent) if consequent else None


def _root_before(parse: Parse, first: int) -> int | None:
    """The root of the sentence before the one that begins at `first`, in the same paragraph."""
    if not first or "\n" in parse.text[parse.ends[first - 1] : parse.starts[first]]:
        return None
    lo, hi = sentence(parse, first - 1)
    return next((i for i in range(lo, hi) if parse.heads[i] < 0), None)
