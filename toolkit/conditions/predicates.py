"""Conditions that a word in the clause states: "X requires Y", "Y is a condition for X", "stopped short of Y"."""

from __future__ import annotations

from dataclasses import replace

from toolkit.claims.cues import lookup
from toolkit.conditions.clauses import clause_after, deed, sentence, under
from toolkit.conditions.cues import Cue, words
from toolkit.conditions.sides import Scope, Tie, body, onward, tie_of, upto
from toolkit.language import Parse, frames

STANDS = frozenset({"demand", "pledge", "propose", "accept", "reject", "concede", "threaten"})
"""The kinds of claim by which an "unconditional" thing is asked, offered or refused, and not just told of."""


def predicate(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "X requires Y", "X depends on Y": the subject depends on the complement; of bargains and their outcomes alone."""
    verb, thing = cue.first, _depending(parse, cue.first)
    if len(cue.words) == 1:
        unreal = frames.tense(parse, verb) == "past" or frames.negated(parse, verb) or frames.passive(parse, verb)
        need = None if unreal else next((c for c in parse.children(verb, "obj", "xcomp", "ccomp") if c > verb), None)
    else:
        need = clause_after(parse, cue)
    if need is None or thing is None:
        return None
    made = parse.relations[thing] == "obj" and parse.heads[thing] == parse.heads[verb]  # "made aid conditional on"
    expected = cue.operator == "requires" and frames.modal(parse, verb) in ("would", "will", "'ll")
    if parse.lemmas[thing] not in words("outcome") and not made and not (expected and parse.upos[thing] == "NOUN"):
        return None
    modals = [a for a in frames.auxiliaries(parse, verb) if verb - 3 <= a < verb]
    condition = [i for i in body(parse, scope, need) if i >= cue.beyond]
    stretch = onward(parse, condition, parse.extent(verb)[1])
    tie = tie_of(cue, scope, need, stretch, thing, body(parse, scope, thing, (verb, need)))
    return replace(tie, cue=(*modals, *tie.cue), whose=frames.subject(parse, parse.heads[thing]) if made else None)


def _depending(parse: Parse, verb: int) -> int | None:
    """What depends by "depends on" or "conditional on": its subject, which the parser may take for an object."""
    before = (o for o in parse.children(verb, "obj") if o < verb and frames.subject_below(parse, verb) is None)
    return next(before, frames.subject(parse, verb))


def noun(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Y is a condition for X", "a condition for X is Y", "demanded Y as a condition for X"."""
    noun, above = cue.first, parse.heads[cue.first]
    thing = next((c for c in parse.children(noun, "nmod", "acl", "obl", "advcl") if c > noun), None)
    if thing is None or parse.upos[noun] != "NOUN" or parse.lower[noun + 1] not in ("for", "of", "to"):
        return None
    whose, without, lo = parse.child(noun, "nmod:poss"), [noun, thing], 0
    need: int | None = None
    if under(parse, noun, "as"):
        said = lookup(parse, above)
        names = parse.lemmas[above] in words("naming") or (said is not None and said.kind in ("demand", "propose"))
        need = parse.child(above, "obj", "ccomp", "xcomp") if names else above
        whose, lo = (frames.subject(parse, above), 0) if names else (whose, above)
    elif parse.children(noun, "cop") and not parse.children(noun, "case"):
        need = frames.subject_below(parse, noun)
    elif parse.relations[noun].startswith("nsubj") and parse.children(above, "cop"):
        need, without = above, [*without, *parse.children(above, "cop")]
    if need is None:
        return None
    condition, consequent = body(parse, scope, need, without), body(parse, scope, thing)
    if under(parse, noun, "as"):
        before = [i for i in condition if lo <= i < noun]
        condition = upto(parse, before, min(parse.children(noun, "case", "mark")))
        consequent = [*onward(parse, consequent, sentence(parse, noun)[1])]
    return replace(tie_of(cue, scope, need, condition, thing, consequent), whose=whose)


def short(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Agreed to X but stopped short of accepting Y": the condition is what was refused."""
    verb, need, beyond = cue.first, clause_after(parse, cue), cue.beyond
    if need is None:
        return None
    if parse.lemmas[need] in words("accepting") and (thing := parse.child(need, "obj", "ccomp", "xcomp")) is not None:
        need, beyond = thing, need + 1
    main = parse.heads[verb] if parse.relations[verb] == "conj" else verb
    given = (c for c in parse.children(main, "obj", "ccomp", "xcomp", "obl") if main < c < verb)
    accepted = next((c for c in given if parse.lemmas[c] not in words("spell")), main)
    condition = [i for i in body(parse, scope, need) if i >= beyond]
    stretch = onward(parse, condition, sentence(parse, verb)[1])
    consequent = [i for i in body(parse, scope, accepted, (verb,)) if main != verb and i < verb]
    return replace(tie_of(cue, scope, need, stretch, accepted, consequent), cue=tuple(range(verb, beyond)))


def only(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Can only be solved by Y": what a modal verb with "only" leaves as the one way."""
    verb = parse.heads[cue.first]
    if verb < cue.first or parse.upos[verb] != "VERB" or frames.modal(parse, verb) not in ("can", "could", "will", "would"):
        return None
    need = next((o for o in parse.children(verb, "obl", "advcl") if o > verb and under(parse, o, "by", "through")), None)
    if need is None:
        return None
    condition = range(*parse.extent(need))
    consequent = [i for i in body(parse, scope, verb, (need,)) if i < condition[0]]
    return tie_of(cue, scope, need, condition, verb, consequent)


def modifier(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Unconditionally", "unconditional talks": the cue itself is the condition."""
    tokens = range(cue.first, cue.beyond)
    above = parse.heads[cue.beyond - 1]
    if above < 0 or above in tokens:
        return None
    named = parse.upos[above] in ("NOUN", "PROPN")
    if named and not any(cue and cue.kind in STANDS for cue in (lookup(parse, a) for a in parse.ancestors(above))):
        return None
    main = above if named else deed(parse, above, cue.first)
    consequent = [i for i in body(parse, scope, main) if i not in tokens]
    return tie_of(cue, scope, cue.first, list(tokens), main, consequent)
