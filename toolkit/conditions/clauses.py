"""From a cue to the clauses that it joins, and the tokens that belong to each of them.

The parse may attach a clause to the wrong verb ("Kyiv threatened to leave if …" to "threatened", "…, he said, unless …" to
"said"); `deed` goes from there to the verb that depends on the condition.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from toolkit.claims.cues import lookup
from toolkit.conditions.cues import Cue, words
from toolkit.language import Parse, frames
from toolkit.language.parse import Range
from toolkit.records import Attribution

SPOKEN = frozenset({"state", "threaten", "pledge", "demand", "propose", "accuse"})
"""The kinds of claim whose verb says that its complement is said, wanted or planned."""
RAISED = frozenset({"reject", "concede", "action"})
"""The kinds of claim whose verb is the deed, and not the infinitive below it: "refused to sign", "let the ships pass"."""
MUST = frozenset({"must", "should", "need", "ought"})
REFUSING = frozenset({"will", "wo", "would", "must", "shall"})
OPEN = frozenset({"will", "would", "can", "could", "may", "might", "must", "should", "shall", "'ll", "wo", "ca", "'d"})
"""Modals with which a clause tells of what is no mere event of the past."""
DATELINE = 8
"""The tokens that "GENEVA, March 3 (Agency) -" may have."""
DASHES = frozenset({"-", "--", "–", "—"})
STOPS = frozenset({".", "!", "?"})
COMPLEMENTS = ("obj", "ccomp", "xcomp", "obl")
HYPHENS = frozenset({"-", "'", "’", "“", "”", '"', "``", "''"})
ASIDE = ("parataxis", "discourse", "vocative")
CONTENT = frozenset({"VERB", "AUX", "ADJ", "NOUN", "PROPN", "ADV", "NUM", "PRON"})
CONDITIONAL = frozenset({"if", "unless", "until", "once", "before", "after", "while", "because", "although", "provided"})


@dataclass(frozen=True, slots=True)
class Scope:
    """The attribution in whose content a cue stands, its tokens, and those of the words that attribute it."""

    content: frozenset[int]
    voice: frozenset[int]
    attribution: Attribution | None


NOWHERE = Scope(frozenset(), frozenset(), None)


def scopes(parse: Parse, attributions: Sequence[Attribution]) -> dict[int, Scope]:
    """For every token inside the content of an attribution the scope of it."""
    found: dict[int, Scope] = {}
    for attribution in attributions:
        content = [i for part in attribution.content for i in range(*parse.tokens(*part))]
        voice = [i for part in (*attribution.source, *attribution.cue) for i in range(*parse.tokens(*part))]
        scope = Scope(frozenset(content), frozenset(voice).difference(content), attribution)
        found.update(dict.fromkeys(content, scope))
    return found


def sentence(parse: Parse, token: int) -> Range:
    """The tokens of the sentence around `token`, no dateline; a full stop ends it even where the parser went on."""
    lo, hi = parse.sentences[parse.sentence_of[token]]
    first = next((i + 1 for i in range(token - 1, lo - 1, -1) if parse.words[i] in STOPS), lo)
    dash = next((i for i in range(first, min(first + DATELINE, token)) if parse.words[i] in DASHES), first)
    if all(parse.upos[i] in ("PROPN", "PUNCT") for i in range(first, dash)) and dash > first:
        first = dash + 1
    return first, next((i + 1 for i in range(token, hi) if parse.words[i] in STOPS), hi)


def clause_after(parse: Parse, cue: Cue) -> int | None:
    """The head of the clause or phrase that a cue introduces: above the words of the cue, or below them, to their right."""
    for token in reversed(range(cue.first, cue.beyond)):
        above = parse.heads[token]
        while cue.first <= above < cue.beyond:
            above = parse.heads[above]
        if above >= cue.beyond and parse.relations[token].split(":")[0] in ("mark", "advmod", "case", "fixed", "cc"):
            return above
    for token in reversed(range(cue.first, cue.beyond)):
        for child in parse.children(token, "ccomp", "advcl", "acl", "xcomp", "obl", "nmod", "obj", "dep", "csubj"):
            if child >= cue.beyond:
                return child
    return None


def initial(parse: Parse, cue: Cue) -> bool:
    """Whether a clause begins with the cue: it opens a sentence or follows punctuation or a conjunction."""
    before = cue.first - 1
    if before < sentence(parse, cue.first)[0]:
        return True
    return parse.upos[before] in ("PUNCT", "CCONJ", "SCONJ") or parse.relations[before] in ("mark", "cc")


def governor(parse: Parse, scope: Scope, cue: Cue, need: int) -> int | None:
    """The verb, adjective or noun that the clause of `need` depends on, or None.

    Where a clause stands in the middle of a sentence, that is before it; else a main clause may follow, which the parser
    sometimes joins to the condition as if coordinated.
    """
    opens = initial(parse, cue)
    if opens:
        for later in parse.children(need, "conj", "parataxis", "ccomp"):
            apart = later > need and "," in parse.words[need : parse.extent(later)[0] + 1]
            if apart and frames.subject_below(parse, later) is not None and not parse.children(later, "cc", "mark"):
                return later
    above = parse.heads[need]
    while cue.first <= above < cue.beyond:
        above = parse.heads[above]
    if above >= 0 and (opens or above < cue.first):
        return above if above > cue.first else _nearest(parse, above, cue)
    lo = sentence(parse, cue.first)[0]
    for i in range(cue.first - 1, lo - 1, -1):
        finite = parse.upos[i] == "VERB" and parse.relations[i] not in ("amod", "acl", "compound")
        if finite and i not in scope.voice:
            return i
    return None


def _nearest(parse: Parse, verb: int, cue: Cue) -> int:
    """Of coordinated verbs that each have a complement the last one before the condition."""
    if not parse.children(verb, *COMPLEMENTS):
        return verb
    later = [c for c in parse.children(verb, "conj") if c < cue.first and parse.children(c, *COMPLEMENTS)]
    return later[-1] if later else verb


def deed(parse: Parse, scope: Scope, above: int, need: int) -> int:
    """From the governor of a condition to the predicate that depends on it: down through speech, up through refusals."""
    start, seen = above, {need}
    while above not in seen:
        seen.add(above)
        below = _complement(parse, above, need) if speaks(parse, scope, above) else None
        if below is None:
            break
        above = below
    if above == start:
        above = _raised(parse, above)
    return above


def speaks(parse: Parse, scope: Scope, token: int) -> bool:
    """Whether a predicate says that what completes it is said, wanted or planned."""
    cue = lookup(parse, token)
    if cue is None:
        return token in scope.voice
    if cue.kind == "accept":  # "agreed to meet", but not "agreed to the plan"
        return parse.child(token, "xcomp") is not None
    return cue.kind in SPOKEN and (cue.kind == "pledge" or not helpers(parse, token) & OPEN)


def _complement(parse: Parse, token: int, need: int) -> int | None:
    """What is said: the complement after the verb of saying, else the one before it that is not the condition itself."""
    found = [c for c in parse.children(token, "ccomp", "xcomp", "parataxis") if c != need and parse.upos[c] in CONTENT]
    if not found:  # "warned of sanctions"
        found = [o for o in parse.children(token, "obl") if any(parse.lower[c] == "of" for c in parse.children(o, "case"))]
    return next((c for c in found if c > token), next((c for c in found if c > need), found[-1] if found else None))


def _raised(parse: Parse, token: int) -> int:
    """Go up from an open complement to what refuses or denies it, and from a noun to the verb that has it."""
    head, relation = parse.heads[token], parse.relations[token].split(":")[0]
    if head < 0:
        return token
    if relation in ("xcomp", "ccomp"):
        cue = lookup(parse, head)
        if parse.lemmas[head] in words("letting"):
            return head
        if cue is not None and (cue.kind in RAISED or (cue.kind == "through" and frames.negated(parse, head))):
            return head
    if relation == "advcl" and any(parse.lower[m] == "to" for m in parse.children(token, "mark")):
        aside = parse.upos[parse.extent(token)[0] - 1] == "PUNCT"
        return head if head < token and not aside else token
    if relation in ("obj", "obl", "nsubj") and parse.upos[token] in ("NOUN", "PROPN", "PRON"):
        cue = lookup(parse, head)
        return token if cue is not None and cue.kind == "state" else head
    if relation == "acl" and not helpers(parse, token) & OPEN:  # a description of what will be done, or not
        verb = next((a for a in parse.ancestors(token) if parse.upos[a] == "VERB"), token)
        return verb if helpers(parse, verb) & OPEN else token
    if relation == "nmod" and parse.upos[head] in ("NOUN", "PROPN"):
        return _raised(parse, head)
    return token


def breaks(parse: Parse, token: int) -> bool:
    """Whether a token is punctuation that parts clauses: no hyphen and no quotation mark."""
    return parse.upos[token] == "PUNCT" and parse.words[token] not in HYPHENS


def onward(parse: Parse, tokens: Sequence[int], within: Collection[int]) -> list[int]:
    """`tokens` and what follows them of `within` up to the next punctuation, whatever the parser joined it to."""
    found, beyond = list(tokens), tokens[-1] + 1 if tokens else 0
    while tokens and beyond in within and parse.upos[beyond] != "CCONJ" and not breaks(parse, beyond):
        found.append(beyond)
        beyond += 1
    return found


def helpers(parse: Parse, predicate: int) -> frozenset[str]:
    """The auxiliaries of a predicate, in lower case."""
    return frozenset(parse.lower[a] for a in frames.auxiliaries(parse, predicate))


def denied(parse: Parse, predicate: int) -> bool:
    """Whether a predicate is negated, or what it has or speaks of is: "will not sign", "there can be no deal"."""
    above = parse.heads[predicate] if parse.relations[predicate] == "xcomp" else predicate
    if frames.negated(parse, predicate) or frames.negated(parse, above) or parse.lemmas[predicate] == "impossible":
        return True
    nouns = (predicate, *parse.children(predicate, "nsubj", "obj"))
    return any(parse.lower[d] == "no" for noun in nouns for d in parse.children(noun, "det"))


def body(parse: Parse, scope: Scope, head: int, without: Iterable[int] = (), joined: bool = False) -> list[int]:
    """The tokens of a clause or phrase: what hangs below its head, but no other clause that stands beside it.

    `without` are heads of what is left out; clauses joined by "and" with a subject of their own belong to it if `joined`.
    """
    left_out, found = frozenset(without), [head]
    for i in found:
        for child in parse.children(i):
            if (
                child in left_out
                or child in scope.voice
                or (i == head and _beside(parse, head, child, joined))
                or parse.relations[child] in ASIDE
            ):
                continue
            found.append(child)
    return sorted(found)


def _beside(parse: Parse, head: int, child: int, joined: bool) -> bool:
    """Whether a dependent is no part of the clause: its own marks, and coordinated clauses with a subject."""
    relation = parse.relations[child].split(":")[0]
    if relation in ("mark", "cc", "case"):
        return True
    if relation == "advcl" and child > head:
        return any(parse.lower[m] in CONDITIONAL for m in parse.children(child, "mark", "advmod", "case"))
    if relation == "conj" and parse.upos[child] in ("VERB", "AUX", "ADJ"):
        links = {parse.lower[c] for c in parse.children(child, "cc")}
        apart = frames.subject_below(parse, child) is not None and not (joined and links)
        return apart or not links <= {"and"}
    return False
