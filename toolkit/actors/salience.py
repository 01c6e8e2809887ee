"""What the grammar around a pronoun tells of its antecedent: roles, clauses, coordination."""

from __future__ import annotations

from itertools import islice

from toolkit.language import Parse
from toolkit.language.frames import NOMINAL, SUBJECTS
from toolkit.language.frames import subject as subject_of

SUBJECT = 2.0
"""The weight of a subject."""


def joined(parse: Parse, token: int) -> bool:
    """Whether another noun is coordinated with the one at a token: "they" are "Havel and Walesa"."""
    others = (c for c in parse.children(token, "conj") if parse.upos[c] in NOMINAL)
    return any(all(parse.lower[cc] == "and" for cc in parse.children(c, "cc")) for c in others)


def empty(parse: Parse, token: int) -> bool:
    """Whether "it" only stands for a clause that follows: "it was not clear whether", "it is time to"."""
    if parse.relations[token] in ("expl", "root"):
        return True
    verb = parse.heads[token]
    if parse.relations[token].split(":")[0] not in SUBJECTS or verb < 0:
        return False
    clausal = any(c > verb for c in parse.children(verb, "csubj", "ccomp", "xcomp", "advcl", "acl"))
    return clausal and (parse.child(verb, "cop") is not None or parse.relations[token] == "nsubj:pass")


def role(parse: Parse, head: int) -> float:
    """The weight of a token's grammatical role: subjects first, possessors last."""
    relation = parse.relations[head]
    if relation == "conj" and parse.heads[head] >= 0:
        relation = parse.relations[parse.heads[head]]
    relation = relation if relation == "nmod:poss" else relation.split(":")[0]
    if relation in SUBJECTS:
        return SUBJECT
    return {"obj": 0.8, "iobj": 0.8, "obl": 0.5, "nmod": 0.2, "nmod:poss": 0.4, "appos": 0.2}.get(relation, 0.3)


def governs(parse: Parse, noun: int, token: int) -> bool:
    """Whether a noun is the subject of a clause around a token, or what that describes: "men who lost their jobs".

    The subject of an infinitive is the object of the verb above it, where it has one: "told the men to leave their jobs".
    """
    relation, verb = parse.relations[noun].split(":")[0], parse.heads[noun]
    below = token
    for above in islice(parse.ancestors(token), 8):
        if above == verb:
            controlled = parse.relations[below] == "xcomp" and parse.child(verb, "obj", "iobj") is not None
            if relation in (("obj", "iobj") if controlled else SUBJECTS):
                return True
        if above == noun and parse.relations[below].startswith("acl"):
            return True
        below = above
    return False


def nearest(parse: Parse, token: int) -> int | None:
    """The subject of the innermost clause around a token: Russia in "Kyiv asked that Russia withdraw its troops"."""
    verbs = (above for above in islice(parse.ancestors(token), 6) if parse.upos[above] == "VERB")
    return next((who for verb in verbs if (who := subject_of(parse, verb)) is not None), None)
