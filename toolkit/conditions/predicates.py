"""Conditions that a predicate states: "X requires Y", "Y is a condition for X", "accepted X but stopped short of Y"."""

from __future__ import annotations

from dataclasses import replace

from toolkit.claims.cues import lookup
from toolkit.conditions.clauses import Scope, body, clause_after, deed, onward, sentence
from toolkit.conditions.cues import Cue, words
from toolkit.conditions.joining import Tie, tie_of
from toolkit.language import Parse, frames

STANDS = frozenset({"demand", "pledge", "propose", "accept", "reject", "concede", "threaten"})
"""The kinds of claim by which an "unconditional" thing is asked, offered or refused, and not just told of."""


def predicate(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "X requires Y", "X depends on Y": the subject depends on the complement; of bargains and their outcomes alone."""
    verb = cue.first
    if len(cue.words) == 1:
        wanted = [c for c in parse.children(verb, "obj", "xcomp", "ccomp") if c > verb]
        past = frames.tense(parse, verb) == "past" or frames.negated(parse, verb)
        if past or frames.passive(parse, verb) or not wanted:
            return None
        condition = sorted(i for w in wanted for i in body(parse, scope, w))
        condition += [i for o in parse.children(verb, "obl") if o > wanted[0] for i in parse.subtree(o)]
        need: int | None = wanted[0]
    else:
        need = clause_after(parse, cue)
        condition = [] if need is None else [i for i in body(parse, scope, need) if i >= cue.beyond]
    thing = _depending(parse, verb)
    if need is None or thing is None or not condition or not _outcome(parse, verb, thing):
        return None
    modals = [a for a in frames.auxiliaries(parse, verb) if verb - 3 <= a < verb]
    condition = onward(parse, range(min(condition), max(condition) + 1), set(body(parse, scope, verb)))
    tie = tie_of(cue, scope, need, condition, thing, body(parse, scope, thing, (verb, need)))
    made = parse.relations[thing] == "obj" and parse.heads[thing] >= 0
    return replace(tie, cue=(*modals, *tie.cue), whose=frames.subject(parse, parse.heads[thing]) if made else None)


def _depending(parse: Parse, verb: int) -> int | None:
    """What depends by "depends on" or "conditional on": the subject, or the object of "make X conditional on"."""
    head = parse.heads[verb]
    if parse.relations[verb] in ("xcomp", "ccomp") and head >= 0 and parse.children(head, "obj"):
        return parse.child(head, "obj")
    own = frames.subject_below(parse, verb)
    if own is not None and parse.xpos[own] == "WDT":
        return frames.relative_head(parse, verb)
    if own is None:  # the parser may take what stands before the verb for its object
        own = next((o for o in parse.children(verb, "obj") if o < verb), None)
    if own is None and head >= 0 and parse.relations[verb].split(":")[0] in ("acl", "amod"):
        return head
    return frames.subject(parse, verb) if own is None else own


def _outcome(parse: Parse, verb: int, thing: int) -> bool:
    if parse.upos[thing] == "VERB" or parse.lemmas[thing] in words("outcome"):
        return True
    would = frames.modal(parse, verb) in ("would", "will", "'ll")
    return would and parse.upos[thing] == "NOUN" and parse.lower[verb] != "subject"


def link(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Tied aid to reforms": somebody makes one thing depend on another."""
    verb = cue.first
    thing = parse.child(verb, "obj")
    below = parse.children(verb, "obl") + (parse.children(thing, "nmod") if thing is not None else ())
    need = next((o for o in below if under(parse, o, "to") and o > verb), None)
    if parse.upos[verb] != "VERB" or thing is None or need is None or thing > need:
        return None
    if parse.lemmas[thing] not in words("outcome") and parse.upos[thing] != "PRON":
        return None
    tie = tie_of(cue, scope, need, body(parse, scope, need), thing, body(parse, scope, thing, (need,)))
    return replace(tie, whose=frames.subject(parse, verb))


def under(parse: Parse, token: int, *prepositions: str) -> bool:
    """Whether a noun or verb stands under one of some prepositions."""
    return any(parse.lower[c] in prepositions for c in parse.children(token, "case", "mark"))


def noun(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Y is a condition for X", "a condition for X is Y", "demanded Y as a condition for X"."""
    noun = cue.first
    thing = next((c for c in parse.children(noun, "nmod", "acl", "obl", "advcl") if c > noun), None)
    if thing is None or parse.upos[noun] != "NOUN" or parse.lower[noun + 1] not in ("for", "of", "to"):
        return None
    above = parse.heads[noun]
    whose, apart = parse.child(noun, "nmod:poss"), noun
    if parse.child(noun, "cop") is not None and parse.child(noun, "case") is None:
        need = frames.subject_below(parse, noun)
    elif above < 0:
        return None
    elif parse.relations[noun].startswith("nsubj") and (copula := parse.child(above, "cop")) is not None:
        need, apart = above, copula
    elif under(parse, noun, "as") and parse.lower[noun] != "conditions":
        said = lookup(parse, above)
        names = parse.lemmas[above] in words("naming") or (said is not None and said.kind in ("demand", "propose"))
        need = parse.child(above, "obj", "ccomp", "xcomp") if names else above
        whose = frames.subject(parse, above) if names else whose
    elif (colon := _colon(parse, thing)) is not None:
        listed = list(range(colon + 1, sentence(parse, noun)[1]))
        tie = tie_of(cue, scope, None, listed, thing, body(parse, scope, thing))
        return replace(tie, whose=frames.subject(parse, above) if whose is None else whose)
    else:
        return None
    if need is None:
        return None
    condition, consequent = body(parse, scope, need, (noun, thing, apart)), body(parse, scope, thing)
    if under(parse, noun, "as"):
        first = need if need == above else condition[0]
        condition = [i for i in condition if first <= i < parse.extent(noun)[0]]
        consequent = onward(parse, consequent, range(*sentence(parse, noun)))
    return replace(tie_of(cue, scope, need, condition, thing, consequent), whose=whose)


def _colon(parse: Parse, token: int) -> int | None:
    """The colon or dash after a phrase, with what it announces."""
    lo, hi = parse.extent(token)[1], sentence(parse, token)[1]
    return lo if lo + 1 < hi and parse.words[lo] in (":", "-", "--", "–", "—") else None


def short(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Agreed to X but stopped short of accepting Y": the condition is what was refused."""
    verb, of = cue.first, clause_after(parse, cue)
    if of is None:
        of = next((c for c in parse.children(verb) if c >= cue.beyond and parse.upos[c] in ("VERB", "NOUN")), None)
    if of is None:
        return None
    need, cue_tokens = of, tuple(range(cue.first, cue.beyond))
    if parse.lemmas[of] in words("accepting") and (thing := parse.child(of, "obj", "ccomp", "xcomp")) is not None:
        need, cue_tokens = thing, tuple(range(cue.first, of + 1))
    main = parse.heads[verb] if parse.relations[verb] == "conj" else -1
    accepted = _object(parse, main, cue.first) if main >= 0 else None
    consequent = [] if accepted is None else [i for i in body(parse, scope, accepted, (verb,)) if i < cue.first]
    condition = [i for i in body(parse, scope, need) if i > cue_tokens[-1]]
    condition = onward(parse, condition, range(*sentence(parse, verb)))
    return replace(tie_of(cue, scope, need, condition, accepted, consequent), cue=cue_tokens)


def _object(parse: Parse, verb: int, before: int) -> int | None:
    """What was accepted: the complement of the verb, or the noun under "to" and the like."""
    found = parse.children(verb, "obj", "ccomp", "xcomp") + parse.children(verb, "obl")
    fitting = [c for c in found if verb < c < before and parse.lemmas[c] not in words("spell")]
    return fitting[0] if fitting else verb


def only(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Can only be solved by Y": what a modal verb with "only" leaves as the one way."""
    verb = parse.heads[cue.first]
    if verb < 0 or parse.upos[verb] != "VERB" or frames.modal(parse, verb) not in ("can", "could", "will", "would"):
        return None
    ways = ("by", "through", "with") if frames.passive(parse, verb) else ("by", "through")
    means = [o for o in parse.children(verb, "obl", "advcl") if o > verb and under(parse, o, *ways)]
    if not means or not cue.first < verb:
        return None
    condition = body(parse, scope, means[0])
    case = parse.children(means[0], "case", "mark")
    consequent = [i for i in body(parse, scope, verb, means) if i < means[0]]
    return tie_of(cue, scope, means[0], sorted({*condition, *case}), verb, consequent)


def modifier(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Unconditionally", "unconditional talks": the cue itself is the condition."""
    tokens = range(cue.first, cue.beyond)
    above = parse.heads[cue.first] if len(tokens) == 1 else parse.heads[cue.beyond - 1]
    if above < 0 or above in tokens:
        return None
    named = parse.upos[above] in ("NOUN", "PROPN")
    if named and not any(cue and cue.kind in STANDS for cue in (lookup(parse, a) for a in parse.ancestors(above))):
        return None
    main = above if named else deed(parse, scope, above, cue.first)
    consequent = [i for i in body(parse, scope, main) if i not in tokens]
    return tie_of(cue, scope, None, list(tokens), main, consequent) if consequent else None
