"""From a cue to the clause that it introduces, and from there to the predicate that depends on it.

The parse may attach a clause to the wrong verb ("Kyiv threatened to leave if …" to "threatened", "…, he said, unless …" to
"said"); `deed` goes from there to the verb that depends on the condition.
"""

from __future__ import annotations

from toolkit.claims.commitments import TENTATIVE
from toolkit.claims.cues import lookup
from toolkit.conditions.cues import Cue, words
from toolkit.language import Parse, frames
from toolkit.language.parse import Range

SPOKEN = frozenset({"state", "threaten", "pledge", "demand", "propose", "accuse"})
"""The kinds of claim whose verb says that its complement is said, wanted or planned."""
RAISED = frozenset({"reject", "concede", "action", "through"})
"""The kinds of claim whose verb is the deed, or has its subject, and not the infinitive below it: "refused to sign"."""
MUST = frozenset({"must", "should", "need", "ought"})
DOUBTFUL = TENTATIVE | {"could"}
OPEN = frames.WILLED | frames.ABLE | DOUBTFUL | {"must", "should"}
"""Modals with which a clause tells of what is no mere event of the past."""
HALF_MODALS = {"have": "must", "has": "must", "need": "must", "needs": "must", "ought": "must", "going": "will"}
"""Verbs that do with an infinitive what a modal verb does."""
STOPS = frozenset({".", "!", "?"})


def sentence(parse: Parse, token: int) -> Range:
    """The tokens of the sentence around `token`; a full stop ends it even where the parser went on."""
    lo, hi = parse.sentences[parse.sentence_of[token]]
    first = next((i + 1 for i in range(token - 1, lo - 1, -1) if parse.words[i] in STOPS), lo)
    return first, next((i + 1 for i in range(token, hi) if parse.words[i] in STOPS), hi)


def clause_after(parse: Parse, cue: Cue) -> int | None:
    """The head of what a cue introduces: the complement of its words, what stands over them, else that of what follows."""
    tokens = range(cue.first, cue.beyond)
    if (below := next((c for t in tokens for c in parse.children(t, "ccomp") if c >= cue.beyond), None)) is not None:
        return below
    for token in reversed(tokens):
        above = outside(parse, cue, token)
        if above >= cue.beyond and parse.relations[token] in ("mark", "advmod", "case", "fixed", "cc"):
            return above
    token, around = cue.beyond, outside(parse, cue, cue.first)
    if token == len(parse) or parse.upos[token] == "PUNCT":
        return None
    while parse.heads[token] >= cue.beyond and parse.heads[token] != around:
        token = parse.heads[token]
    return token


def outside(parse: Parse, cue: Cue, token: int) -> int:
    """The first token above `token` that is no word of the cue, -1 above the root."""
    above = parse.heads[token]
    while cue.first <= above < cue.beyond:
        above = parse.heads[above]
    return above


def initial(parse: Parse, cue: Cue) -> bool:
    """Whether a clause begins with the cue: it opens a sentence or follows punctuation or a conjunction ("and then if")."""
    before, lo = cue.first - 1, sentence(parse, cue.first)[0]
    while before >= lo and parse.upos[before] == "ADV":
        before -= 1
    return before < lo or parse.upos[before] in ("PUNCT", "CCONJ", "SCONJ")


def governor(parse: Parse, cue: Cue, need: int) -> int | None:
    """What the clause of `need` depends on: what stands over it, or a verb before it where no main clause can follow."""
    above = outside(parse, cue, need)
    while cue.beyond <= above < need:  # "were [the bank] to fail"
        above = parse.heads[above]
    if above >= 0 and (above < cue.first or initial(parse, cue) or "," in parse.words[cue.beyond : above]):
        return above
    before = range(cue.first - 1, sentence(parse, cue.first)[0] - 1, -1)
    return next((i for i in before if parse.upos[i] == "VERB" and parse.relations[i] not in ("acl", "amod")), None)


def deed(parse: Parse, above: int, need: int | None = None) -> int:
    """From the governor of a condition to the predicate that depends on it: down through speech, up through refusals."""
    token = above
    while speaks(parse, token) and (below := _said(parse, token, need)) is not None:
        token = below
    while token == above and (above := _raised(parse, token)) != token:
        token = above
    below = next((c for c in parse.children(token, "xcomp") if half_modal(parse, c)), None)
    return token if below is None or below == need else below


def speaks(parse: Parse, token: int) -> bool:
    """Whether a predicate says that what completes it is said, wanted or planned."""
    cue = lookup(parse, token)
    if cue is not None and cue.kind == "accept":  # "agreed to meet", but not "agreed to the plan"
        return parse.child(token, "xcomp") is not None
    if cue is not None and cue.kind == "state" and parse.upos[token] == "ADJ" and parse.child(token, "xcomp") is not None:
        return False  # "is certain to follow"
    return cue is not None and cue.kind in SPOKEN and (cue.kind == "pledge" or not helpers(parse, token) & OPEN)


def _said(parse: Parse, token: int, need: int | None) -> int | None:
    """What is said: the complement after the verb of saying, else the one before it that is not the condition itself."""
    said = parse.children(token, "ccomp", "xcomp", "parataxis")
    needed = () if need is None else (need, parse.heads[need])
    found = [c for c in said if c not in needed and parse.upos[c] != "PUNCT"]
    if not found:  # "warned of sanctions"
        found = [o for o in parse.children(token, "obl") if under(parse, o, "of")]
    return next((c for c in found if c > token), found[-1] if found else None)


def _raised(parse: Parse, token: int) -> int:
    """Go up from an open complement to what refuses it, from a purpose to its means, from a noun to the verb that has it."""
    head, relation = parse.heads[token], parse.relations[token].split(":")[0]
    if head < 0:
        return token
    if relation in ("xcomp", "ccomp"):
        cue = lookup(parse, head)
        refused = cue is not None and cue.kind in RAISED
        adjective = relation == "xcomp" and (parse.upos[head] == "ADJ" or parse.xpos[head] == "VBN")
        feels = adjective and (cue is None or cue.kind == "state")  # "is happy to help"; "is willing to help" offers help
        return head if refused or feels or parse.lemmas[head] in words("letting") else token
    means = relation == "advcl" and head < token and under(parse, token, "to")
    noun = relation in ("obj", "obl", "nsubj") and parse.upos[token] in frames.NOMINAL
    return head if means or noun else token


def previous(parse: Parse, token: int) -> int | None:
    """The predicate of the sentence before the one of `token`; where it reports what somebody says, that of what is said."""
    lo = sentence(parse, token)[0]
    root = next((i for i in range(*sentence(parse, lo - 1)) if parse.heads[i] < 0), None) if lo else None
    return None if root is None else deed(parse, root)


def whole(parse: Parse, token: int) -> int:
    """The head of all that depends on the condition of a deed, which may begin above it.

    As in "there will be thousands to [stop] it if …", "it is something to [try] if …", "they have to [leave] if …".
    """
    if half_modal(parse, token):
        return parse.heads[token]
    noun = parse.heads[token] if parse.relations[token] == "acl" and under(parse, token, "to") else -1
    if noun >= 0 and parse.child(noun, "cop") is not None:
        return noun
    above = parse.heads[noun] if noun >= 0 else -1
    return above if above >= 0 and parse.child(above, "expl") is not None else token


def under(parse: Parse, token: int, *marks: str) -> bool:
    """Whether a noun or verb stands under one of some prepositions or marks."""
    return any(parse.lower[c] in marks for c in parse.children(token, "case", "mark"))


def half_modal(parse: Parse, predicate: int) -> str | None:
    """The modal verb that stands for "has to [go]", "needs to [go]" or "is going to [go]", or None."""
    above = parse.heads[predicate]
    if above < 0 or parse.relations[predicate] != "xcomp" or not under(parse, predicate, "to"):
        return None
    return HALF_MODALS.get(parse.lower[above])


def helpers(parse: Parse, predicate: int) -> frozenset[str]:
    """The auxiliaries of a predicate, in lower case, and those that a half-modal brings and stands for."""
    found = frozenset(parse.lower[a] for a in frames.auxiliaries(parse, predicate))
    modal = half_modal(parse, predicate)
    return found if modal is None else found | {modal} | helpers(parse, parse.heads[predicate])


def imperative(parse: Parse, verb: int) -> bool:
    """Whether a verb tells somebody to do something: a bare form with no subject, auxiliary or mark."""
    return parse.xpos[verb] == "VB" and not parse.children(verb, "aux", "mark", *frames.SUBJECTS)


def denied(parse: Parse, predicate: int) -> bool:
    """Whether a predicate is negated, or what it has or speaks of is: "will not sign", "there can be no deal"."""
    above = parse.heads[predicate] if parse.relations[predicate] == "xcomp" else predicate
    if frames.negated(parse, predicate) or frames.negated(parse, above) or parse.lemmas[predicate] in words("impossible"):
        return True
    nouns = (predicate, *parse.children(predicate, "nsubj", "obj"))
    about = (token for noun in nouns for token in (noun, *parse.children(noun, "det", "advmod")))
    return any(parse.lower[token] in ("no", "not", "nothing") for token in about)
