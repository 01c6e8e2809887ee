"""A cue and the parse around it → what must hold, and what depends on it: one function a frame of the lexicon.

| frame | as in |
|---|---|
| clause, until, later, first | X if Y · X until Y · X once Y · X must hold before Y |
| phrase, barring, without | X in exchange for Y · X except for Y · no X without Y |
| predicate, link, noun | X requires Y · tie X to Y · Y is a condition for X |
| alternative, otherwise, return | Y or face X · Y. Otherwise X · Y. In return X |
| short, only, modifier | accepted X but stopped short of Y · can only X by Y · unconditionally |
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.claims.cues import lookup
from toolkit.conditions.clauses import NOWHERE, Scope, body, clause_after, deed, denied, governor, initial, sentence
from toolkit.conditions.cues import Cue, find, words
from toolkit.language import Parse, frames
from toolkit.records import Operator

NEAR = 4
"""How many tokens before "if" a verb of asking may stand, for the clause to be its question."""
REFUSING = frozenset({"will", "wo", "would", "must", "shall"})
MUST = frozenset({"must", "should", "need", "ought"})
OPEN = frozenset({"will", "would", "can", "could", "may", "might", "must", "should", "shall", "'ll", "wo", "ca", "'d"})
"""Modals with which a clause after "once" or "as soon as" is no mere event of the past."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What a cue ties together, in tokens; `need` and `deed` head the condition and the consequent, where there are any."""

    cue: tuple[int, ...]
    condition: Sequence[int]
    consequent: Sequence[int]
    operator: Operator
    need: int | None
    deed: int | None
    scope: Scope
    rule: str


def ties(parse: Parse, scope_of: dict[int, Scope]) -> Iterator[Tie]:
    """Everything in a text that a cue ties together, in the order of the cues."""
    for cue in (*find(parse), *_inversions(parse)):
        if (frame := _FRAMES.get(cue.frame)) is not None:
            tie = frame(parse, scope_of.get(cue.first, NOWHERE), cue)
            if tie is not None and tie.condition:
                yield tie


def _tie(
    cue: Cue, scope: Scope, need: int | None, condition: Sequence[int], deed: int | None, consequent: Sequence[int]
) -> Tie:
    rule = f"cue:{'-'.join(cue.words)} frame:{cue.frame}"
    return Tie(tuple(range(cue.first, cue.beyond)), condition, consequent, cue.operator, need, deed, scope, rule)


def _inversions(parse: Parse) -> Iterator[Cue]:
    """ "Should they lose …", "had it known …": a conditional clause that begins with its auxiliary."""
    for i in range(len(parse) - 2):
        if parse.lower[i] not in ("should", "had", "were") or parse.upos[i + 1] not in ("PRON", "DET", "PROPN"):
            continue
        verb = parse.heads[i]
        opens = verb > i + 1 and parse.relations[verb] == "advcl" and parse.extent(verb)[0] == i
        if opens and parse.relations[i] == "aux" and parse.words[sentence(parse, i)[1] - 1] != "?":
            yield Cue((parse.lower[i],), "if", "clause", i, i + 1)


def _clause(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    need = clause_after(parse, cue) if cue.words[0] not in ("should", "had", "were") else parse.heads[cue.first]
    if need is None or _asks(parse, cue) or not _is_clause(parse, cue, need):
        return None
    if cue.operator == "provided" and frames.subject_below(parse, need) is None:
        return None
    joined = _joined(parse, scope, cue, need)
    if joined is None:
        return None
    main, condition, consequent = joined
    only = next((c for c in parse.children(main, "advmod") if parse.lower[c] == "only" and c < cue.first), None)
    tie = _tie(cue, scope, need, condition, main, consequent)
    if cue.operator == "if" and only is not None and "even" not in cue.words:
        tie = replace(tie, operator="only_if", cue=(only, *tie.cue))
    return tie


def _joined(parse: Parse, scope: Scope, cue: Cue, need: int) -> tuple[int, list[int], list[int]] | None:
    """The head of what depends on the clause or phrase of `need`, and the tokens of the two; None where nothing does.

    Each is a stretch of text, whatever in it the parser hung elsewhere: a condition before the main clause ends at the last
    comma before it, one after it goes on to the next comma at least.
    """
    lo, hi = sentence(parse, cue.first)
    above = governor(parse, scope, cue, need)
    main = None if above is None else deed(parse, scope, above, need)
    if main is None or main in scope.voice or not lo <= main < hi:
        return _split(parse, scope, cue)
    deeds = [i for i in body(parse, scope, main, (need,)) if lo <= i < hi and not cue.first <= i < cue.beyond]
    needs = [i for i in body(parse, scope, need, (main,), joined=True) if cue.beyond <= i < hi]
    if not deeds or not needs:
        return None
    if main > cue.first:
        start = _start(parse, main, cue.beyond)
        comma = next((i for i in range(start, cue.beyond, -1) if parse.words[i] == ","), start)
        condition = range(cue.beyond, comma)
        before = [i for i in deeds if i < cue.first]
        consequent = [*_stretch(before), *range(comma, max(deeds[-1] + 1, start))]
    else:
        beyond = needs[-1] + 1
        while beyond < hi and beyond in deeds and parse.upos[beyond] != "PUNCT":
            beyond += 1
        condition = range(cue.beyond, beyond)
        after = [i for i in deeds if i >= beyond]
        consequent = [*_stretch([i for i in deeds if i < cue.first]), *_stretch(after)]
    own = [i for i in condition if i not in scope.voice]
    return main, own, [i for i in consequent if i not in scope.voice]


def _stretch(tokens: Sequence[int]) -> range:
    return range(tokens[0], tokens[-1] + 1) if tokens else range(0)


def _start(parse: Parse, main: int, after: int) -> int:
    """Where the clause of `main` begins that follows a condition: its subject, auxiliary or itself."""
    first = [main, *parse.children(main, "aux", "cop", "expl"), *parse.children(main, *frames.SUBJECTS)]
    return max(after, min(parse.extent(i)[0] if i != main else i for i in first if i >= after))


def _split(parse: Parse, scope: Scope, cue: Cue) -> tuple[int, list[int], list[int]] | None:
    """Where the tree does not tell: a clause that opens the sentence ends at the comma, one in its middle at its end."""
    tokens = [i for i in range(*sentence(parse, cue.first)) if not scope.content or i in scope.content]
    after = [i for i in tokens if i >= cue.beyond]
    comma = next((i for i in after if parse.words[i] == ","), None)
    if not initial(parse, cue):
        before = [i for i in tokens if i < cue.first]
        start = next((i for i in reversed(before) if parse.upos[i] in ("PUNCT", "SCONJ")), -1)
        condition, consequent = [i for i in after if comma is None or i < comma], [i for i in before if i > start]
    elif comma is not None:
        condition, consequent = [i for i in after if i < comma], [i for i in after if i > comma]
    else:
        return None
    if not condition or not consequent:
        return None
    main = next((i for i in consequent if parse.upos[i] == "VERB"), consequent[0])
    return (main, condition, consequent)


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
    if parse.upos[need] == "VERB":
        return parse.extent(need)[1] - cue.beyond > 1
    if parse.relations[need] in ("advcl", "ccomp", "acl", "conj") and parse.children(need, "cop", "aux", "xcomp", "obl"):
        return True
    if cue.operator not in ("until", "unless"):
        return parse.extent(need)[1] - cue.beyond > 2
    event = parse.upos[need] == "NOUN" and parse.lemmas[need] not in words("spell") and not parse.children(need, "nummod")
    return event and parse.extent(need)[1] - cue.beyond > 1


def _until(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """ "Until": a condition where somebody holds something back, and no mere end of what went on in the past."""
    tie = _clause(parse, scope, cue)
    if tie is None or tie.deed is None:
        return None
    said = lookup(parse, tie.deed)
    held = parse.lemmas[tie.deed] in words("keeping") or (said is not None and said.kind == "reject")
    return tie if held or _to_come(parse, tie.deed) or frames.tense(parse, tie.deed) == "present" else None


def _to_come(parse: Parse, deed: int) -> bool:
    helpers = {parse.lower[a] for a in frames.auxiliaries(parse, deed)}
    return bool(helpers & OPEN) or parse.xpos[deed] == "VB" and "did" not in helpers


def _later(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """ "Once", "as soon as": a condition where what depends on it is yet to come."""
    tie = _clause(parse, scope, cue)
    return tie if tie is not None and tie.deed is not None and _to_come(parse, tie.deed) else None


def _first(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """ "Y must … before X": the main clause is the condition; "will not X before Y": the clause after the cue is."""
    tie = _clause(parse, scope, cue)
    if tie is None or tie.deed is None or tie.need is None or parse.words[sentence(parse, cue.first)[1] - 1] == "?":
        return None
    if frames.subject_below(parse, tie.need) is None and parse.xpos[tie.need] != "VBG":
        return None
    main = tie.deed
    helpers = {parse.lower[a] for a in frames.auxiliaries(parse, main)}
    if frames.negated(parse, main):
        return tie if helpers & REFUSING else None
    spoken = next((c for c in (lookup(parse, a) for a in (main, *parse.ancestors(main))) if c and c.kind == "demand"), None)
    if helpers & MUST or parse.lemmas[main] in ("need", "have") and parse.children(main, "xcomp"):
        return replace(tie, condition=tie.consequent, consequent=tie.condition, need=main, deed=tie.need)
    if spoken is None or parse.lemmas[main] == spoken.lemma and not (thing := parse.children(main, "obj")):
        return None
    if parse.lemmas[main] == spoken.lemma:
        main = thing[0]
    condition = [i for i in body(parse, scope, main, (tie.need,)) if not cue.first <= i < cue.beyond]
    return replace(tie, condition=condition, consequent=tie.condition, need=main, deed=tie.need)


def _phrase(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    need = clause_after(parse, cue)
    if need is None:
        return None
    joined = _joined(parse, scope, cue, need)
    return None if joined is None else _tie(cue, scope, need, joined[1], joined[0], joined[2])


def _barring(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """An exception: only from what is denied or still to come."""
    tie = _phrase(parse, scope, cue)
    if tie is None or tie.deed is None:
        return None
    helpers = {parse.lower[a] for a in frames.auxiliaries(parse, tie.deed)}
    return tie if helpers & OPEN else None


def _without(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """ "No X without Y"; a mere "without" says how something is done."""
    tie = _phrase(parse, scope, cue)
    if tie is None or tie.need is None:
        return None
    return tie if tie.deed is not None and denied(parse, tie.deed) else None


def _predicate(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """ "X requires Y", "X depends on Y": the subject depends on the complement; of bargains and their outcomes alone."""
    verb = cue.first
    if len(cue.words) == 1:
        wanted = parse.children(verb, "obj", "xcomp", "ccomp")
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
    if need is None or thing is None or not _outcome(parse, verb, thing):
        return None
    helpers = [a for a in frames.auxiliaries(parse, verb) if verb - 3 <= a < verb]
    tie = _tie(cue, scope, need, sorted(set(condition)), thing, body(parse, scope, thing, (verb, need)))
    return replace(tie, cue=(*helpers, *tie.cue))


def _depending(parse: Parse, verb: int) -> int | None:
    """What depends by "depends on" or "conditional on": the subject, or the object of "make X conditional on"."""
    head = parse.heads[verb]
    if parse.relations[verb] in ("xcomp", "ccomp") and head >= 0 and parse.children(head, "obj"):
        return parse.child(head, "obj")
    own = frames.subject_below(parse, verb)
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


def _link(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """ "Tied aid to reforms": somebody makes one thing depend on another."""
    verb = cue.first
    thing = parse.child(verb, "obj")
    need = next((o for o in parse.children(verb, "obl") if _under(parse, o, "to") and o > verb), None)
    if parse.upos[verb] != "VERB" or thing is None or need is None or thing > need:
        return None
    if parse.lemmas[thing] not in words("outcome") and parse.upos[thing] != "PRON":
        return None
    return _tie(cue, scope, need, body(parse, scope, need), thing, body(parse, scope, thing, (need,)))


def _under(parse: Parse, token: int, *prepositions: str) -> bool:
    return any(parse.lower[c] in prepositions for c in parse.children(token, "case", "mark"))


def _noun(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """ "Y is a condition for X", "a condition for X is Y", "demanded Y as a condition for X"."""
    noun = cue.first
    thing = next(
        (c for c in parse.children(noun, "nmod", "acl", "obl", "advcl") if _under(parse, c, "for", "of", "to")), None
    )
    if thing is None or parse.upos[noun] != "NOUN":
        return None
    if parse.child(noun, "cop") is not None:
        need = frames.subject_below(parse, noun)
    elif _under(parse, noun, "as") and (parse.lower[noun] != "conditions"):
        above = parse.heads[noun]
        need = parse.child(above, "obj", "ccomp", "xcomp") if (lookup(parse, above) or cue) else above
        need = above if need is None or parse.upos[above] != "VERB" or _deed_itself(parse, above) else need
    elif parse.relations[noun].startswith("nsubj") and parse.child(parse.heads[noun], "cop") is not None:
        need = parse.heads[noun]
    else:
        return None
    if need is None or need < 0:
        return None
    condition = [i for i in body(parse, scope, need, (noun, thing))]
    if _deed_itself(parse, need):
        condition = [i for i in condition if i >= need]
    return _tie(cue, scope, need, condition, thing, body(parse, scope, thing))


def _deed_itself(parse: Parse, verb: int) -> bool:
    cue = lookup(parse, verb)
    return parse.upos[verb] == "VERB" and (cue is None or cue.kind not in ("demand", "propose", "state", "light"))


def _alternative(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """ "Y or face X"."""
    other = cue.beyond - 1 if parse.lemmas[cue.beyond - 1] != "be" else parse.heads[cue.beyond - 1]
    first = parse.heads[other]
    if parse.relations[other] != "conj" or parse.upos[other] != "VERB" or not 0 <= first < cue.first:
        return None
    above = lookup(parse, parse.heads[first]) if parse.heads[first] >= 0 else None
    ordered = above is not None and above.kind in ("demand", "threaten", "state")
    if not {parse.lower[a] for a in frames.auxiliaries(parse, first)} & MUST and not (ordered and parse.xpos[first] == "VB"):
        return None
    need = deed(parse, scope, first, other)
    condition = [i for i in body(parse, scope, need, (other,)) if i < cue.first]
    short = replace(cue, beyond=cue.first + 1)
    return _tie(short, scope, need, condition, other, [i for i in body(parse, scope, other) if i > cue.first])


def _otherwise(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """ "Y. Otherwise X": what is threatened if the clause before does not come true."""
    return _after_clause(parse, scope, cue, MUST | OPEN)


def _return(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """ "Y. In return X"."""
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
    helpers = {parse.lower[a] for verb in (main, need) for a in frames.auxiliaries(parse, verb)}
    if modals is not None and not helpers & modals:
        return None
    condition = [i for i in body(parse, NOWHERE, need, (above,)) if i < cue.first]
    consequent = [i for i in body(parse, scope, main, (need,)) if i >= cue.beyond]
    return _tie(cue, scope, need, condition, main, consequent) if consequent else None


def _root_before(parse: Parse, first: int) -> int | None:
    """The root of the sentence before the one that begins at `first`, in the same paragraph."""
    if not first or "\n" in parse.text[parse.ends[first - 1] : parse.starts[first]]:
        return None
    lo, hi = sentence(parse, first - 1)
    return next((i for i in range(lo, hi) if parse.heads[i] < 0), None)


def _short(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """ "Agreed to X but stopped short of accepting Y": the condition is what was refused."""
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
    return replace(_tie(cue, scope, need, condition, accepted, consequent), cue=cue_tokens)


def _object(parse: Parse, verb: int, before: int) -> int | None:
    """What was accepted: the complement of the verb, or the noun under "to" and the like."""
    found = parse.children(verb, "obj", "ccomp", "xcomp") + parse.children(verb, "obl")
    fitting = [c for c in found if verb < c < before and parse.lemmas[c] not in words("spell")]
    return fitting[0] if fitting else verb


def _only(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """ "Can only be solved by Y": what a modal verb with "only" leaves as the one way."""
    verb = parse.heads[cue.first]
    if verb < 0 or parse.upos[verb] != "VERB" or frames.modal(parse, verb) not in ("can", "could", "will", "would"):
        return None
    means = [o for o in parse.children(verb, "obl", "advcl") if o > verb and _under(parse, o, "by", "through", "with")]
    if not means or not cue.first < verb:
        return None
    condition = body(parse, scope, means[0])
    case = [c for c in parse.children(means[0], "case", "mark")]
    consequent = [i for i in body(parse, scope, verb, means) if i < means[0]]
    return _tie(cue, scope, means[0], sorted({*condition, *case}), verb, consequent)


def _modifier(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """ "Unconditionally", "unconditional talks": the cue itself is the condition."""
    tokens = range(cue.first, cue.beyond)
    above = parse.heads[cue.first] if len(tokens) == 1 else parse.heads[cue.beyond - 1]
    if above < 0 or above in tokens:
        return None
    main = above if parse.upos[above] in ("NOUN", "PROPN") else deed(parse, scope, above, cue.first)
    consequent = [i for i in body(parse, scope, main) if i not in tokens]
    return _tie(cue, scope, None, list(tokens), main, consequent) if consequent else None


_FRAMES: dict[str, Callable[[Parse, Scope, Cue], Tie | None]] = {
    "clause": _clause,
    "until": _until,
    "later": _later,
    "first": _first,
    "phrase": _phrase,
    "barring": _barring,
    "without": _without,
    "predicate": _predicate,
    "link": _link,
    "noun": _noun,
    "alternative": _alternative,
    "otherwise": _otherwise,
    "return": _return,
    "short": _short,
    "only": _only,
    "modifier": _modifier,
}
