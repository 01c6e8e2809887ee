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
from toolkit.conditions.clauses import (
    NOWHERE,
    Scope,
    body,
    clause_after,
    deed,
    denied,
    governor,
    initial,
    onward,
    sentence,
    speaks,
)
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
    whose: int | None = None
    """The token that says whose condition it is, where the frame has one."""


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
    """Read "Should they lose …", "had it known …": a conditional clause that begins with its auxiliary."""
    for i in range(len(parse) - 2):
        if parse.lower[i] not in ("should", "had", "were") or parse.upos[i + 1] not in ("PRON", "DET", "PROPN"):
            continue
        verb = parse.heads[i]
        lo, hi = sentence(parse, i)
        opens = verb > i + 1 and parse.extent(verb)[0] == i and (parse.relations[verb] == "advcl" or i == lo)
        if opens and parse.relations[i].startswith("aux") and "," in parse.words[i:hi] and parse.words[hi - 1] != "?":
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
    if main is None or (main in scope.voice and speaks(parse, scope, main)) or not lo <= main < hi:
        return _split(parse, scope, cue)
    if main in scope.voice:
        scope = NOWHERE
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
    tokens = [i for i in range(*sentence(parse, cue.first)) if i not in scope.voice]
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
    """Read "Until": a condition where somebody holds something back, and no mere end of what went on in the past."""
    tie = _clause(parse, scope, cue)
    if tie is None or tie.deed is None:
        return None
    said = lookup(parse, tie.deed)
    held = parse.lemmas[tie.deed] in words("keeping") or (said is not None and said.kind == "reject")
    return tie if held or _to_come(parse, tie.deed) or frames.tense(parse, tie.deed) == "present" else None


def _to_come(parse: Parse, deed: int) -> bool:
    helpers = {parse.lower[a] for a in frames.auxiliaries(parse, deed)}
    return bool(helpers & OPEN) or (parse.xpos[deed] == "VB" and "did" not in helpers)


def _later(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Once", "as soon as": a condition where what depends on it is yet to come."""
    tie = _clause(parse, scope, cue)
    return tie if tie is not None and tie.deed is not None and _to_come(parse, tie.deed) else None


def _first(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Y must … before X": the main clause is the condition; "will not X before Y": the clause after the cue is."""
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
    if helpers & MUST or (parse.lemmas[main] in ("need", "have") and parse.children(main, "xcomp")):
        return replace(tie, condition=tie.consequent, consequent=tie.condition, need=main, deed=tie.need)
    if spoken is None:
        return None
    if parse.lemmas[main] == spoken.lemma:
        thing = parse.child(main, "obj")
        if thing is None:
            return None
        main = thing
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
    """Read "No X without Y"; a mere "without" says how something is done."""
    tie = _phrase(parse, scope, cue)
    if tie is None or tie.need is None:
        return None
    return tie if tie.deed is not None and denied(parse, tie.deed) else None


def _predicate(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "X requires Y", "X depends on Y": the subject depends on the complement; of bargains and their outcomes alone."""
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
    condition = onward(parse, sorted(set(condition)), body(parse, scope, verb))
    tie = _tie(cue, scope, need, condition, thing, body(parse, scope, thing, (verb, need)))
    made = parse.relations[thing] == "obj" and parse.heads[thing] >= 0
    return replace(tie, cue=(*helpers, *tie.cue), whose=frames.subject(parse, parse.heads[thing]) if made else None)


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
    """Read "Tied aid to reforms": somebody makes one thing depend on another."""
    verb = cue.first
    thing = parse.child(verb, "obj")
    below = parse.children(verb, "obl") + (parse.children(thing, "nmod") if thing is not None else ())
    need = next((o for o in below if _under(parse, o, "to") and o > verb), None)
    if parse.upos[verb] != "VERB" or thing is None or need is None or thing > need:
        return None
    if parse.lemmas[thing] not in words("outcome") and parse.upos[thing] != "PRON":
        return None
    tie = _tie(cue, scope, need, body(parse, scope, need), thing, body(parse, scope, thing, (need,)))
    return replace(tie, whose=frames.subject(parse, verb))


def _under(parse: Parse, token: int, *prepositions: str) -> bool:
    return any(parse.lower[c] in prepositions for c in parse.children(token, "case", "mark"))


def _noun(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Y is a condition for X", "a condition for X is Y", "demanded Y as a condition for X"."""
    noun = cue.first
    thing = next((c for c in parse.children(noun, "nmod", "acl", "obl", "advcl") if c > noun), None)
    if thing is None or parse.upos[noun] != "NOUN" or parse.lower[noun + 1] not in ("for", "of", "to"):
        return None
    above = parse.heads[noun]
    whose, apart = parse.child(noun, "nmod:poss"), noun
    if parse.child(noun, "cop") is not None:
        need = frames.subject_below(parse, noun)
    elif above < 0:
        return None
    elif parse.relations[noun].startswith("nsubj") and (copula := parse.child(above, "cop")) is not None:
        need, apart = above, copula
    elif _under(parse, noun, "as") and parse.lower[noun] != "conditions":
        said = lookup(parse, above)
        names = parse.lemmas[above] in words("naming") or (said is not None and said.kind in ("demand", "propose"))
        need = parse.child(above, "obj", "ccomp", "xcomp") if names else above
        whose = frames.subject(parse, above) if names else whose
    else:
        return None
    if need is None:
        return None
    condition = body(parse, scope, need, (noun, thing, apart))
    if need == above and _under(parse, noun, "as"):
        condition = [i for i in condition if i >= need]
    return replace(_tie(cue, scope, need, condition, thing, body(parse, scope, thing)), whose=whose)


def _alternative(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Y or face X", where Y is owed or ordered; the parser may take "face" for a noun."""
    lo, hi = sentence(parse, cue.first)
    other = cue.beyond - 1 if parse.lemmas[cue.beyond - 1] != "be" else parse.heads[cue.beyond - 1]
    verbs = (i for i in range(cue.first - 1, lo - 1, -1) if parse.upos[i] == "VERB")
    need = parse.heads[other] if parse.relations[other] == "conj" else next((i for i in verbs if _owed(parse, i)), -1)
    if not lo <= need < cue.first or not _owed(parse, need):
        return None
    condition = [i for i in body(parse, scope, need, (other,)) if i < cue.first]
    consequent = onward(parse, [cue.first + 1], range(lo, hi))
    return _tie(replace(cue, beyond=cue.first + 1), scope, need, condition, other, consequent)


def _owed(parse: Parse, verb: int) -> bool:
    """Whether a verb stands under "must", or is what somebody orders or says is to be done."""
    if {parse.lower[a] for a in frames.auxiliaries(parse, verb)} & MUST:
        return True
    above = lookup(parse, parse.heads[verb]) if parse.heads[verb] >= 0 else None
    return parse.xpos[verb] == "VB" and above is not None and above.kind in ("demand", "threaten", "state")


def _otherwise(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Y. Otherwise X": what is threatened if the clause before does not come true."""
    return _after_clause(parse, scope, cue, MUST | OPEN)


def _return(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
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
    return replace(_tie(cue, scope, need, condition, accepted, consequent), cue=cue_tokens)


def _object(parse: Parse, verb: int, before: int) -> int | None:
    """What was accepted: the complement of the verb, or the noun under "to" and the like."""
    found = parse.children(verb, "obj", "ccomp", "xcomp") + parse.children(verb, "obl")
    fitting = [c for c in found if verb < c < before and parse.lemmas[c] not in words("spell")]
    return fitting[0] if fitting else verb


def _only(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Can only be solved by Y": what a modal verb with "only" leaves as the one way."""
    verb = parse.heads[cue.first]
    if verb < 0 or parse.upos[verb] != "VERB" or frames.modal(parse, verb) not in ("can", "could", "will", "would"):
        return None
    means = [o for o in parse.children(verb, "obl", "advcl") if o > verb and _under(parse, o, "by", "through", "with")]
    if not means or not cue.first < verb:
        return None
    condition = body(parse, scope, means[0])
    case = parse.children(means[0], "case", "mark")
    consequent = [i for i in body(parse, scope, verb, means) if i < means[0]]
    return _tie(cue, scope, means[0], sorted({*condition, *case}), verb, consequent)


def _modifier(parse: Parse, scope: Scope, cue: Cue) -> Tie | None:
    """Read "Unconditionally", "unconditional talks": the cue itself is the condition."""
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
