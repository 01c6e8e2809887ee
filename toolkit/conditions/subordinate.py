"""Conditions that a conjunction or preposition introduces: "X if Y", "Y must hold before X", "no X without Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from toolkit.claims.cues import lookup
from toolkit.conditions.clauses import MUST, clause_after, helpers, sentence
from toolkit.conditions.cues import Cue, words
from toolkit.conditions.sides import Scope, Tie, body, joined
from toolkit.language import Parse, frames

NEAR = 4
"""How many tokens before "if" a verb of asking may stand, for the clause to be its question."""
INVERTED = frozenset({"should", "had", "were"})
"""The auxiliaries with which a conditional clause without "if" begins."""
REFUSING = frozenset({"will", "wo", "would", "must", "shall"})
"""The modals with which a denied main clause refuses: "will not sign before …"."""


def inversions(parse: Parse) -> Iterator[Cue]:
    """Read "Should they lose …", "had it known …": a conditional clause that begins with its auxiliary."""
    for i in range(len(parse) - 2):
        if parse.lower[i] not in INVERTED or parse.upos[i + 1] not in (*frames.NOMINAL, "DET", "ADJ"):
            continue
        verb = parse.heads[i]
        lo, hi = sentence(parse, i)
        opens = verb > i + 1 and parse.extent(verb)[0] == i and parse.relations[i].startswith("aux")
        if opens and (parse.relations[verb] in ("advcl", "xcomp") or (i == lo and parse.words[hi - 1] != "?")):
            yield Cue((parse.lower[i],), "if", "clause", "", i, i + 1)


def clause(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "X if Y": a clause under a conjunction; "only" beside the main verb makes it "only if"."""
    need = clause_after(parse, cue) if cue.words[0] not in INVERTED else parse.heads[cue.first]
    if need is None or _asks(parse, cue) or not _is_clause(parse, cue, need):
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
    """Whether what follows the cue is a clause, and no point in time ("until Monday") or lone word ("if necessary")."""
    if frames.subject_below(parse, need) is not None:
        return True
    several = parse.extent(need)[1] - cue.beyond > 1
    if cue.operator == "provided" or not several:
        return False
    bare = parse.relations[need] != "obj" and not any(c >= cue.beyond for c in parse.children(need, "case", "nummod"))
    event = bare and parse.upos[need] == "NOUN" and parse.lemmas[need] not in words("spell")
    return event or parse.upos[need] == "VERB"


def first(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Y must … before X": the main clause is the condition; "will not X before Y": the clause after the cue is."""
    tie = clause(parse, scope, cue)
    if tie is None or parse.words[sentence(parse, cue.first)[1] - 1] == "?":
        return None
    clausal = parse.xpos[tie.need] == "VBG" or parse.children(tie.need, "aux", "cop", *frames.SUBJECTS)
    if not clausal and parse.lemmas[tie.need] not in words("outcome"):
        return None
    main, condition = tie.deed, tie.consequent
    if frames.negated(parse, main):
        return tie if helpers(parse, main) & REFUSING else None
    if not helpers(parse, main) & MUST:
        said, asked = lookup(parse, main), parse.child(main, "obj")
        if said is None or said.kind != "demand" or asked is None:
            return None
        main, condition = asked, body(parse, scope, asked, (tie.need,))
    return replace(tie, condition=condition, consequent=tie.condition, need=main, deed=tie.need)


def phrase(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "X in exchange for Y": a noun or gerund under a preposition."""
    need = clause_after(parse, cue)
    predicative = parse.children(cue.beyond - 1, "cop", *frames.SUBJECTS)  # "an appeal is pending"
    return None if need is None or predicative else joined(parse, scope, cue, need)
