"""Conditions that a conjunction, preposition or adverb joins to their deed: "X if Y", "no X without Y", "Y or face X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from toolkit.claims.cues import lookup
from toolkit.conditions.clauses import (
    MUST,
    WILLED,
    clause_after,
    denied,
    helpers,
    initial,
    outside,
    previous,
    sentence,
    under,
    whole,
)
from toolkit.conditions.cues import Cue, words
from toolkit.conditions.sides import NOWHERE, Scope, Tie, body, joined, onward, tie_of
from toolkit.language import Parse, frames

NEAR = 4
"""How many tokens before "if" a verb of asking may stand, for the clause to be its question."""
REFUSING = frozenset({"will", "wo", "would", "must", "shall"})
"""The modals with which a denied main clause refuses: "will not sign before …"."""


def inversions(parse: Parse) -> Iterator[Cue]:
    """Read "Should they lose …", "had it known …": a conditional clause that begins with its auxiliary."""
    for i, word in enumerate(parse.lower):
        verb = _inverted(parse, i) if word in frames.INVERTED else -1
        if verb > i and _opens(parse, i, verb):
            lo, hi = sentence(parse, i)
            if _beside(parse, i, verb) or (i == lo and parse.words[hi - 1] != "?"):
                yield Cue((word,), "if", "clause", "", i, i + 1)


def _inverted(parse: Parse, auxiliary: int) -> int:
    """The verb of an inverted clause, -1 where there is none; "were they to lose" has an infinitive below the noun."""
    verb = parse.heads[auxiliary]
    if verb < 0 or frames.inverted(parse, verb):
        return verb
    opens = parse.upos[auxiliary - 1] == "PUNCT" or auxiliary == sentence(parse, auxiliary)[0]
    to = parse.lower[auxiliary] == "were" and opens and verb > auxiliary and parse.upos[verb] in frames.NOMINAL
    return next((c for c in parse.children(verb, "acl", "xcomp", "advcl", "csubj") if to and under(parse, c, "to")), -1)


def _beside(parse: Parse, auxiliary: int, verb: int) -> bool:
    """Whether an inverted clause stands beside a main clause, and is no question ("asked should they sign") or aside."""
    relation = parse.relations[verb]
    if relation == "ccomp":  # after an object, it is no complement
        return parse.child(parse.heads[verb], "xcomp") is not None or any(c < auxiliary for c in parse.children(verb))
    bare = auxiliary > 0 and parse.upos[auxiliary - 1] != "PUNCT"
    return relation in ("advcl", "xcomp") or (relation == "parataxis" and bare)


def _opens(parse: Parse, auxiliary: int, verb: int) -> bool:
    """Whether a clause begins with its auxiliary; an object before it may be taken for another subject."""
    before = [c for c in parse.children(verb) if c < auxiliary]
    return all(parse.relations[c].startswith("nsubj") and parse.upos[c] == "NOUN" for c in before)


def clause(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "X if Y": a clause under a conjunction; "only" beside the main verb makes it "only if"."""
    need = clause_after(parse, cue) if cue.words[0] not in frames.INVERTED else _inverted(parse, cue.first)
    if need is None or _asks(parse, cue) or not _is_clause(parse, cue, need) or _hides(parse, cue, need):
        return None
    tie = joined(parse, scope, cue, need)
    if tie is None or cue.words != ("if",):
        return tie
    only = next((c for c in parse.children(tie.deed, "advmod") if parse.lower[c] == "only" and c < cue.first), None)
    return tie if only is None else replace(tie, operator="only_if", cue=(only, *tie.cue))


def _asks(parse: Parse, cue: Cue) -> bool:
    """Whether "if" introduces an indirect question: "asked if", "it is not clear if"; or a comparison: "than if"."""
    if cue.words != ("if",):
        return False
    if parse.lower[cue.first - 1] == "than" or parse.relations[parse.heads[cue.first]] == "conj":
        return True
    for i in range(cue.first - 1, max(cue.first - NEAR, sentence(parse, cue.first)[0]) - 1, -1):
        if parse.upos[i] == "PUNCT" or parse.lower[i] == "that":
            return False
        if parse.lemmas[i] in words("whether"):
            return True
    return False


def _is_clause(parse: Parse, cue: Cue, need: int) -> bool:
    """Whether what follows the cue is a clause, and no point in time ("until Monday") or note ("unless otherwise stated")."""
    subjects = (c for head in (need, cue.beyond - 1) for c in parse.children(head, *frames.SUBJECTS))
    if any(c >= cue.beyond for c in subjects):
        return True
    if cue.operator == "provided" or parse.lemmas[need] in words("noting"):
        return False
    if parse.extent(need)[1] - cue.beyond < 2:  # "if attacked"
        return cue.operator in ("if", "unless") and parse.relations[need] == "advcl" and parse.upos[need] in ("VERB", "ADJ")
    if parse.upos[need] == "VERB" or parse.children(need, "aux", "cop"):
        return True
    bare = parse.relations[need] != "obj" and not any(c >= cue.beyond for c in parse.children(need, "case", "nummod"))
    event = bare and parse.upos[need] == "NOUN" and parse.lemmas[need] not in words("spell")
    return event and (cue.operator in ("until", "before", "after") or parse.relations[need] == "advcl")


def _hides(parse: Parse, cue: Cue, need: int) -> bool:
    """Whether a source asks not to be named: "spoke on condition that he not be identified"."""
    return cue.operator == "provided" and parse.lemmas[need] in words("identifying") and denied(parse, need)


def first(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Y must … before X": the main clause is the condition; "will not X before Y": the clause after the cue is."""
    tie = clause(parse, scope, cue)
    if tie is None or parse.words[sentence(parse, cue.first)[1] - 1] == "?":
        return None
    clausal = parse.xpos[tie.need] == "VBG" or parse.children(tie.need, "aux", "cop", *frames.SUBJECTS)
    if not clausal and parse.lemmas[tie.need] not in words("outcome"):
        return None
    main, condition = tie.deed, tie.consequent
    if denied(parse, main):
        return tie if helpers(parse, main) & REFUSING else None
    if not helpers(parse, main) & MUST:
        inner = parse.relations[main] == "ccomp"
        said, asked = (lookup(parse, parse.heads[main]), main) if inner else (lookup(parse, main), parse.child(main, "obj"))
        if said is None or said.kind != "demand" or asked is None:
            return None
        main, condition = asked, body(parse, scope, asked, (tie.need,))
    return replace(tie, condition=condition, consequent=tie.condition, need=main, deed=tie.need)


def phrase(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "X in exchange for Y": a noun or gerund under a preposition."""
    need = clause_after(parse, cue)
    predicative = parse.children(cue.beyond - 1, "cop", *frames.SUBJECTS)  # "an appeal is pending"
    hides = need is not None and parse.lemmas[need] in words("identifying")  # "on condition of not being named"
    return None if need is None or predicative or hides else joined(parse, scope, cue, need)


def alternative(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Y or face X", "Y, or we will X", where Y is owed or ordered; the parser may take "face" for a noun."""
    lo, hi = sentence(parse, cue.first)
    other = cue.beyond - 1 if len(cue.words) > 1 else parse.heads[cue.first]
    if other < cue.first or (len(cue.words) == 1 and not _befalls(parse, other)):
        return None
    need = next((i for i in range(cue.first - 1, lo - 1, -1) if parse.upos[i] == "VERB" and _owed(parse, i, other)), None)
    if need is None:
        return None
    told = parse.child(parse.heads[need], "obj") if parse.relations[need] == "xcomp" else None
    asked = range(0) if told is None else range(parse.extent(told)[0], need)
    condition = [*asked, *(i for i in body(parse, scope, whole(parse, need), (other,)) if i < cue.first and i not in asked)]
    return replace(tie_of(cue, scope, need, condition, other, onward(parse, [cue.first + 1], hi)), cue=(cue.first,))


def _befalls(parse: Parse, verb: int) -> bool:
    """Whether what follows "or" is what will happen otherwise, and no other thing that may be done."""
    if parse.relations[verb] != "conj":
        return False
    will = helpers(parse, verb) & WILLED and frames.subject_below(parse, verb) is not None
    return bool(will) or (parse.xpos[verb] == "VB" and parse.lemmas[verb] in words("suffering"))


def _owed(parse: Parse, verb: int, other: int) -> bool:
    """Whether a verb stands under "must", is an imperative, what somebody orders or has to do lest they suffer the other."""
    if helpers(parse, verb) & MUST or parse.xpos[verb] != "VB":
        return bool(helpers(parse, verb) & MUST)
    if under(parse, verb, "to") and parse.lemmas[other] in words("suffering"):
        return True
    above = lookup(parse, parse.heads[verb]) if parse.heads[verb] >= 0 else None
    imperative = not parse.children(verb, "aux", "mark", *frames.SUBJECTS)
    return imperative or (above is not None and above.kind in ("demand", "threaten"))


def beside(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Y. Otherwise X", "Y. In return X": the clause or sentence before is the condition."""
    above = outside(parse, cue, cue.first)
    before: int | None = parse.heads[above]
    within = sentence(parse, cue.first)[0] <= parse.heads[above] < cue.first
    if parse.relations[above] not in ("conj", "parataxis") or not within:
        before = previous(parse, cue.first)
    if above < 0 or before is None or not initial(parse, cue):
        return None
    condition = [i for i in body(parse, NOWHERE, whole(parse, before), (above,)) if i < cue.first]
    consequent = [i for i in body(parse, scope, above, (before,)) if i >= cue.beyond]
    return tie_of(cue, scope, before, condition, above, consequent)


def goal(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Y must … for X to happen", "to have X, Y must first …": what must be done is the condition for the goal."""
    aim = parse.heads[cue.first]
    if aim < cue.first or parse.heads[aim] < 0 or parse.relations[aim] not in ("advcl", "obl"):
        return None
    main, first = parse.heads[aim], cue.words == ("to",)
    if first:
        stressed = any(parse.lower[c] == "first" for c in parse.children(main, "advmod"))
        fits = main > aim and initial(parse, cue) and stressed
    else:
        fits = any(under(parse, c, "to") for c in (aim, *parse.children(aim, "acl")))
    if not fits or "must" not in helpers(parse, main) or denied(parse, main):
        return None
    consequent = onward(parse, [cue.beyond, aim], parse.extent(aim)[1])
    condition = [i for i in body(parse, scope, whole(parse, main), (aim,)) if i < cue.first or i >= consequent.stop]
    return tie_of(cue, scope, main, condition, aim, consequent)
