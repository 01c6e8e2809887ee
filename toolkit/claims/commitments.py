"""What a speaker's own side will do, will not do, or will do to another: pledges, refusals, threats (codebook, Claims).

Each rule takes a clause and gives the position that it states, or None; `kinds` says when they are asked.
"""

from __future__ import annotations

from toolkit.claims.certainty import inverted_condition
from toolkit.claims.clauses import Clause, Position, among, first_person
from toolkit.claims.complements import complement_verb, names
from toolkit.claims.cues import Cue, object_classes
from toolkit.language import frames

OFFERED = frozenset({"accept", "concede", "pledge", "propose"})
"""The kinds of claim that give or offer another something."""
REFUSABLE = OFFERED | {"action", "support"}
WHOEVER = frozenset({"any", "every", "anyone", "anybody", "everyone", "whoever", "those"})
TENTATIVE = frozenset({"may", "might"})
HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
"""The PLOVER roots of acts of force and of sanctions."""
HELPFUL = frozenset({"AGREE", "CONSULT", "COOPERATE", "AID", "YIELD", "SUPPORT"})
"""Those of acts that another wants, or at least does not fear."""


def warned(clause: Clause) -> Position | None:
    """What a speaker warns that its own side will or may do: "warned that it would leave", "that they may not ratify"."""
    cue = clause.reading.cue
    bearing = clause.lasting or clause.parse.upos[clause.head] != "VERB" or (cue is not None and cue.kind == "none")
    if not among(clause.voice.cue, "warning") or not clause.mine or bearing:  # "warned that it might lose", "be unable"
        return None
    threat = clause.modal in frames.WILLED or (clause.modal in TENTATIVE and cue is not None)
    harmless = cue is not None and cue.plover in HELPFUL and not clause.negated
    return clause.position("threaten", "own-side:warned", clause.owner) if threat and not harmless else None


def barred(clause: Clause) -> Position | None:
    """What there will not be, so says a speaker who has a say in it: "there will be no talks until they leave"."""
    parse, head, speaker = clause.parse, clause.head, clause.voice.cast.by_id.get(clause.voice.speaker or "")
    there = parse.child(head, "expl") is not None and clause.modal in frames.WILLED and clause.negated
    if not there or clause.guessed or speaker is None or speaker.code is None:
        return None
    classes = object_classes()
    dealt = classes["talks"] | classes["agreement"] | classes["ceasefire"] | classes["withdrawal"]
    named = names(parse, (head, *parse.children(head, "nsubj")))
    return clause.position("reject", "there:will-not") if dealt & named else None


def refusal(clause: Clause) -> Position | None:
    """What an actor will not do, take up or offer: "will not attend", "would never accept", "we cannot agree"."""
    cue = clause.reading.cue
    if cue is None or cue.kind not in REFUSABLE or not clause.negated or clause.forecast or clause.supposed:
        return None
    wanted = cue.plover in HELPFUL and clause.voice.speaker is not None
    mine = clause.mine and (cue.kind != "action" or (wanted and clause.modal in frames.WILLED))
    firm = clause.modal in frames.WILL or (clause.modal in frames.WILLED | frames.ABLE and mine)
    return clause.position("reject", f"{cue.rule}+will-not", clause.owner) if firm else None


def forbidden(clause: Clause) -> Position | None:
    """What is done to whoever does something, so says a speaker: "any ship that enters will be sunk"."""
    parse, cue = clause.parse, clause.reading.cue
    patient = parse.child(clause.head, "nsubj:pass")
    if patient is None or clause.owner is not None or clause.negated or clause.forecast or not harmful(cue):
        return None
    whoever = (patient, *parse.children(patient, "det"))
    threat = clause.modal in frames.WILLED and any(parse.lower[t] in WHOEVER for t in whoever)
    return clause.position("threaten", "whoever:harm") if threat else None


def commitment(clause: Clause) -> Position | None:
    """What the speaker's own side will do, will not do, or will do to harm another."""
    going = clause.parse.lower[clause.head] == "going" and complement_verb(clause.parse, clause.head) is not None
    unreal = clause.forecast or clause.supposed or frames.perfect(clause.parse, clause.head)  # "would have left"
    if not clause.mine or not (clause.modal in frames.WILLED or going) or unreal:
        return None
    if clause.lasting:  # "we will have the votes" foretells
        return None
    if clause.negated:
        return clause.position("reject", "own-side:will-not", clause.owner)
    cue = clause.reading.cue
    if harmful(cue):
        return clause.position("threaten", "own-side:harm", clause.owner)
    if _defied(clause) and (cue is None or cue.plover not in HELPFUL):
        return clause.position("threaten", "own-side:defied", clause.owner)
    return clause.position("pledge", "own-side:will", clause.owner)


def _defied(clause: Clause) -> bool:
    """Whether it holds only if another does not do what is wanted: "if they refuse, we will …", "unless they leave"."""
    parse, sentence = clause.parse, clause.parse.sentences[clause.parse.sentence_of[clause.head]]
    return any(_failing(clause, token) for token in range(*sentence) if parse.relations[token] in ("advcl", "ccomp"))


def _failing(clause: Clause, condition: int) -> bool:
    parse = clause.parse
    marks = {parse.lower[c] for c in parse.children(condition, "mark")}
    owner = frames.subject(parse, condition)
    tied = parse.relations[condition] == "advcl" and not marks.isdisjoint(("if", "unless"))
    if owner in (None, clause.owner) or first_person(parse, owner) or not (tied or inverted_condition(parse, condition)):
        return False
    fails = frames.negated(parse, condition) or parse.lemmas[condition] in object_classes()["failing"]
    return fails != ("unless" in marks)


def harmful(cue: Cue | None) -> bool:
    """Whether a row names an act of force or a sanction."""
    return cue is not None and cue.plover in HARM
