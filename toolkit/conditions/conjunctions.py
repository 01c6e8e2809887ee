"""Conditions that a conjunction or preposition joins to their deed: "X if Y", "Y before X", "no X without Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from toolkit.claims.cues import lookup
from toolkit.conditions.clauses import (
    MUST,
    clause_after,
    denied,
    helpers,
    sentence,
    under,
)
from toolkit.conditions.cues import Cue, words
from toolkit.conditions.sides import Scope, Tie, body, joined
from toolkit.conditions.stakes import HARM
from toolkit.language import Parse, frames

NEAR = 4
"""How many tokens before "if" a verb of asking may stand, for the clause to be its question."""
REFUSING = frozenset({"will", "wo", "would", "must", "shall", "can", "ca"})
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
    if need is None or _is_word(parse, cue) or _asks(parse, cue) or _hides(parse, cue, need):
        return None
    tie = joined(parse, scope, cue, need) if _is_clause(parse, cue, need) else None
    if tie is None or cue.words != ("if",):
        return tie
    only = next((c for c in parse.children(tie.deed, "advmod") if parse.lower[c] == "only" and c < cue.first), None)
    return tie if only is None else replace(tie, operator="only_if", cue=(only, *tie.cue))


def _is_word(parse: Parse, cue: Cue) -> bool:
    """Whether the cue is no conjunction: "by providing that", "talked about barring", "saw the moment", "pending bills"."""
    last = cue.beyond - 1
    gerund = parse.xpos[cue.first] == "VBG" and parse.upos[cue.first - 1] in ("ADP", "SCONJ")
    seen = parse.upos[last] == "NOUN" and parse.relations[last] == "obj"
    named = parse.relations[last] == "amod" and parse.xpos[cue.first - 1] != "VBN"  # "suspended pending talks"
    inner = named or (parse.upos[last] == "VERB" and parse.relations[last] in ("conj", "acl:relcl"))
    return seen or inner or (gerund and parse.lower[cue.first - 1] != "that")


def _asks(parse: Parse, cue: Cue) -> bool:
    """Whether "if" introduces an indirect question: "asked if", "it is not clear if"; or a comparison: "than if"."""
    if cue.words != ("if",):
        return False
    if parse.lower[cue.first - 1] == "than" or parse.relations[parse.heads[cue.first]] == "conj":
        return True
    for i in range(cue.first - 1, max(cue.first - NEAR, sentence(parse, cue.first)[0]) - 1, -1):
        if parse.upos[i] == "PUNCT" or parse.lower[i] == "that":
            return False
        if parse.lemmas[i] in words("asking"):
            return True
        if parse.lemmas[i] in words("whether"):  # "learn if it works", but not "learn faster if they sleep"
            return i == cue.first - 1 or parse.relations[parse.heads[cue.first]] != "advcl"
    return False


def _is_clause(parse: Parse, cue: Cue, need: int) -> bool:
    """Whether what follows the cue is a clause, and no point in time ("until Monday") or note ("unless otherwise stated")."""
    subjects = (c for head in (need, cue.beyond - 1) for c in parse.children(head, *frames.SUBJECTS))
    if any(c >= cue.beyond for c in subjects):
        return True
    if cue.operator == "provided" or parse.lemmas[need] in words("noting"):
        return False
    if all(parse.upos[i] == "PUNCT" for i in range(cue.beyond + 1, parse.extent(need)[1])):  # "if attacked"
        return cue.operator in ("if", "unless") and parse.relations[need] == "advcl" and parse.upos[need] in ("VERB", "ADJ")
    if parse.upos[need] == "VERB" or parse.children(need, "aux", "cop"):
        return cue.words[0] in frames.INVERTED or not parse.relations[need].startswith("acl")
    bare = parse.relations[need] != "obj" and not any(c >= cue.beyond for c in parse.children(need, "case", "nummod"))
    event = parse.lemmas[need] in words("outcome") or parse.relations[need] == "advcl"
    misread = parse.xpos[need] == "NNS" and parse.child(need, "compound") == cue.beyond  # "until Iraq complies"
    return bare and (event or misread) and parse.upos[need] == "NOUN" and parse.lemmas[need] not in words("spell")


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
    harm = lookup(parse, tie.need)
    if harm is not None and harm.plover in HARM:  # "must be found before he strikes again"
        return None
    main, condition = tie.deed, tie.consequent
    if denied(parse, main):
        return tie if helpers(parse, main) & REFUSING else None
    if not helpers(parse, main) & MUST or frames.perfect(parse, main):
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
    return None if need is None or predicative or hides or _is_word(parse, cue) else joined(parse, scope, cue, need)
