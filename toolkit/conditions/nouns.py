"""Conditions that are called so: "Y is a condition for X", "made Y a precondition for X", "demanded Y as a condition"."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from toolkit.claims.cues import lookup
from toolkit.conditions.clauses import sentence, under
from toolkit.conditions.cues import Cue, words
from toolkit.conditions.predicates import matters
from toolkit.conditions.sides import Scope, Tie, body, onward, tie_of, upto
from toolkit.language import Parse, frames


def noun(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Y is a condition for X", "a condition for X is Y", "demanded Y as a condition for X"."""
    noun = cue.first
    thing = next((c for c in parse.children(noun, "nmod", "acl", "obl", "advcl") if c > noun), None)
    called = parse.upos[noun] == "NOUN" and parse.lower[noun + 1 : noun + 2] in (("for",), ("of",), ("to",))
    if thing is None or not called or not matters(parse, cue, thing):
        return None
    if under(parse, noun, "as"):
        return _named(parse, scope, cue, thing)
    need, whose = _stated(parse, noun)
    if need is None or parse.upos[need] == "ADJ":
        return None
    between = takewhile(lambda above: above != need, parse.ancestors(noun))  # "one of his conditions for X was Y"
    without = (noun, thing, *between, *parse.children(need, "cop"))
    tie = tie_of(cue, scope, need, body(parse, scope, need, without), thing, body(parse, scope, thing))
    return replace(tie, whose=parse.child(noun, "nmod:poss") if whose is None else whose)


def _stated(parse: Parse, noun: int) -> tuple[int | None, int | None]:
    """What is said to be the condition, and who sets it where a verb tells: "the rebels made their release a condition"."""
    among = under(parse, noun, "among", "of")
    if among and parse.relations[noun] == "nmod":  # "one of the conditions for peace"
        noun = parse.heads[noun]
    above, relation = parse.heads[noun], parse.relations[noun].split(":")[0]
    if parse.children(noun, "cop") and (among or not parse.children(noun, "case")):
        return frames.subject_below(parse, noun), None
    if above < 0:
        return None, None
    if relation == "nsubj" or (relation == "obl" and among):
        stated = above if parse.children(above, "cop") else parse.child(above, "obj")
        return (stated if parse.children(above, "cop") or parse.lemmas[above] == "include" else None), None
    if relation in ("obj", "xcomp") and parse.lemmas[above] in ("remain", "become"):
        return frames.subject(parse, above), None
    if relation == "xcomp":
        return parse.child(above, "obj"), frames.subject(parse, above)
    if relation == "obj":
        after = (c for c in parse.children(above, "parataxis") if c > noun)
        listed = next((c for c in after if ":" in parse.words[noun : parse.extent(c)[0] + 1]), None)
        return listed, frames.subject(parse, above)
    return (above if relation == "appos" else None), None


def _named(parse: Parse, scope: Scope, cue: Cue, thing: int) -> Tie | None:
    """Read "Demanded Y as a condition for X", "do Y as a condition for X"."""
    noun, above = cue.first, parse.heads[cue.first]
    said = lookup(parse, above)
    names = parse.lemmas[above] in words("naming") or (said is not None and said.kind in ("demand", "propose"))
    insisted = (o for o in parse.children(above, "obl") if o < noun and under(parse, o, "on", "for"))
    need = next(iter((*parse.children(above, "obj", "ccomp", "xcomp"), *insisted)), None) if names else above
    if need is None:
        return None
    whose, lo = (frames.subject(parse, above), 0) if names else (parse.child(noun, "nmod:poss"), above)
    before = [i for i in body(parse, scope, need, (noun, thing)) if lo <= i < noun]
    condition = upto(parse, before, min(parse.children(noun, "case", "mark")))
    consequent = onward(parse, body(parse, scope, thing), sentence(parse, noun)[1])
    return replace(tie_of(cue, scope, need, condition, thing, consequent), whose=whose)
