"""Conditions that a word in the clause states: "X requires Y", "X is tied to Y", "Y is a condition for X"."""

from __future__ import annotations

from dataclasses import replace

from toolkit.claims.commitments import OFFERED
from toolkit.claims.cues import lookup
from toolkit.conditions.clauses import clause_after, deed, previous, sentence, under
from toolkit.conditions.cues import Cue, words
from toolkit.conditions.sides import NOWHERE, Scope, Tie, body, joined, onward, tie_of
from toolkit.conditions.stakes import COMMITS
from toolkit.language import Parse, frames
from toolkit.records import Operator

TAKES = OFFERED | {"support"}
"""The kinds of claim whose object is what somebody accepts; with others it is the deed: "condemned the raid but …"."""
BINDS: dict[Operator, tuple[str, ...]] = {"subject_to": ("to", "on"), "exchange": ("for",)}
"""The prepositions by which a verb binds its object to the condition: "tied aid to …", "swapped prisoners for …"."""


def predicate(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "X requires Y", "X depends on Y": the subject depends on the complement; of bargains and their outcomes alone."""
    verb, thing = cue.first, _depending(parse, cue.first)
    if len(cue.words) == 1:
        unreal = frames.tense(parse, verb) == "past" or frames.negated(parse, verb) or frames.passive(parse, verb)
        need = None if unreal else next((c for c in parse.children(verb, "obj", "xcomp", "ccomp") if c > verb), None)
    else:
        need = clause_after(parse, cue)
    added = verb > 0 and parse.words[verb - 1] == "," and not parse.children(verb, "cop", *frames.SUBJECTS)
    if added and need is not None:  # "will pay, subject to a vote"
        return joined(parse, scope, cue, need)
    if need is None or thing is None:
        return None
    points = parse.lower[thing] in ("that", "this")
    if points and (before := previous(parse, thing)) is not None:
        scope, thing = NOWHERE, before
    made = parse.relations[thing] == "obj" and parse.heads[thing] == parse.heads[verb]  # "made aid conditional on"
    expected = cue.operator == "requires" and frames.modal(parse, verb) in ("would", "will", "'ll")
    expected = expected and parse.lemmas[thing] not in words("lawmaking")
    expected = expected and not parse.relations[verb].startswith("acl") and (parse.upos[thing] == "NOUN" or points)
    if not (made or expected or matters(parse, cue, thing)):
        return None
    modals = [a for a in frames.auxiliaries(parse, verb) if verb - 3 <= a < verb]
    condition = [i for i in body(parse, scope, need) if i >= cue.beyond]
    stretch = onward(parse, condition, parse.extent(verb)[1])
    tie = tie_of(cue, scope, need, stretch, thing, body(parse, scope, thing, (verb, need)))
    return replace(tie, cue=(*modals, *tie.cue), whose=frames.subject(parse, parse.heads[thing]) if made else None)


def matters(parse: Parse, cue: Cue, thing: int) -> bool:
    """Whether what depends on something is what parties bargain about, where the cue alone does not tell."""
    clause = cue.operator == "subject_to" and parse.relations[thing].startswith("csubj")
    return cue.deed != "outcome" or clause or parse.lemmas[thing] in words("outcome")


def _depending(parse: Parse, verb: int) -> int | None:
    """What depends by "depends on" or "conditional on": its subject, which the parser may take for an object."""
    before = (o for o in parse.children(verb, "obj") if o < verb and frames.subject_below(parse, verb) is None)
    return next(before, frames.subject(parse, verb))


def bound(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Tied X to Y", "X is linked to Y", "swapped X for Y": X depends on what the last such preposition brings."""
    verb = cue.first
    passive = frames.passive(parse, verb)
    thing = frames.subject(parse, verb) if passive else parse.child(verb, "obj")
    if thing is None or not parse.xpos[verb].startswith("VB") or not matters(parse, cue, thing):
        return None
    places = sorted((*parse.children(verb, "obl"), *parse.children(thing, "nmod")))
    brought = (o for o in reversed(places) if o > verb and under(parse, o, *BINDS[cue.operator]))
    need = next((o for o in brought if cue.operator != "exchange" or parse.lemmas[o] not in words("spell")), None)
    if need is None:
        return None
    condition = onward(parse, body(parse, scope, need), parse.extent(verb)[1])
    tie = tie_of(cue, scope, need, condition, thing, body(parse, scope, thing, (verb, need)))
    return tie if passive else replace(tie, whose=frames.subject(parse, verb))


def short(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Agreed to X but stopped short of accepting Y": the condition is what was refused."""
    verb, need, beyond = cue.first, clause_after(parse, cue), cue.beyond
    if need is None:
        return None
    if parse.lemmas[need] in words("accepting") and (thing := parse.child(need, "obj", "ccomp", "xcomp")) is not None:
        need, beyond = thing, need + 1
    main = parse.heads[verb] if parse.relations[verb] in ("conj", "advcl", "parataxis", "acl") else verb
    asked = lookup(parse, need)
    if asked is not None and asked.kind == "reject":
        return None  # "stopped short of rejecting the plan" refuses nothing
    if parse.lemmas[verb] == "fall" and parse.upos[need] != "VERB" and (asked is None or asked.kind not in COMMITS):
        return None  # "fell short of forecasts"
    if main > verb:  # "stopping short of a boycott, the bloc recalled its envoys"
        found = body(parse, scope, main, (verb,))
        return tie_of(cue, scope, need, [i for i in body(parse, scope, need) if i >= beyond], main, found)
    took = lookup(parse, main)
    taken = took is not None and took.kind in TAKES
    given = (c for c in parse.children(main, "obj", "ccomp", "xcomp", "obl") if taken and main < c < verb)
    accepted = next((c for c in given if parse.lemmas[c] not in words("spell")), main)
    condition = [i for i in body(parse, scope, need) if i >= beyond]
    stretch = onward(parse, condition, sentence(parse, verb)[1])
    consequent = [i for i in body(parse, scope, accepted, (verb,)) if main != verb and main <= i < verb]
    return replace(tie_of(cue, scope, need, stretch, accepted, consequent), cue=tuple(range(verb, beyond)))


def only(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Can only be solved by Y", "only Y can solve X": what a modal verb with "only" leaves as the one way."""
    above = parse.heads[cue.first]
    named = above > cue.first and parse.upos[above] == "NOUN" and parse.heads[above] > above
    verb = parse.heads[above] if named else above
    if verb < cue.first or parse.upos[verb] != "VERB" or frames.modal(parse, verb) not in ("can", "could", "will", "would"):
        return None
    ways = (o for o in parse.children(verb, "obl", "advcl") if o > verb and under(parse, o, "by", "through"))
    need = above if named else next(ways, None)
    if need is None or (named and not _only_way(parse, need)):
        return None
    condition = range(max(cue.beyond, parse.extent(need)[0]), parse.extent(need)[1])
    consequent = [i for i in body(parse, scope, verb, (need,)) if named or i < condition[0]]
    return tie_of(cue, scope, need, condition, verb, consequent)


def _only_way(parse: Parse, noun: int) -> bool:
    """Whether "only Y" is what brings about or allows something, no number: the subject, or what is under "by", "with" …"""
    way = parse.relations[noun] == "nsubj" or under(parse, noun, "by", "through", "with")
    return way and parse.child(noun, "nummod") is None


def modifier(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Unconditionally", "unconditional talks": the cue itself is the condition."""
    tokens = range(cue.first, cue.beyond)
    above = parse.heads[cue.beyond - 1]
    if above >= 0 and parse.relations[cue.beyond - 1] == "conj":  # "immediate and unconditional release"
        above = parse.heads[above]
    if above < 0 or above in tokens:
        return None
    named = parse.upos[above] in ("NOUN", "PROPN")
    governors = (lookup(parse, a) for a in parse.ancestors(above))
    if named and len(tokens) == 1 and not any(cue and cue.kind in COMMITS for cue in governors):
        return None  # the thing is just told of, and not asked, offered or refused
    main = above if named else deed(parse, above, cue.first)
    consequent = [i for i in body(parse, scope, main) if i not in tokens]
    return tie_of(cue, scope, cue.first, list(tokens), main, consequent)
