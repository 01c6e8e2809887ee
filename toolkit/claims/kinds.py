"""What kind of claim a clause is, and whose position it states (codebook, Claims and rulings).

In the reporter's own voice (`reported`) the predicate decides. Inside what someone says (`stated`) the innermost position
does: verbs such as "demand" or "promise" keep their own kind unless their complement is a plain statement of fact, or
states a position of higher precedence.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast as typed

from toolkit.actors import Cast
from toolkit.claims.certainty import asked, conditional, inverted_condition, question_word
from toolkit.claims.clauses import Clause, Position, Voice, among, clause_of, eventive, first_person
from toolkit.claims.commitments import OFFERED, TENTATIVE, barred, commitment, forbidden, harmful, refusal, warned
from toolkit.claims.complements import complement_verb, names, objects, under
from toolkit.claims.cues import Cue, lookup, modal_cue, object_classes, read
from toolkit.language import Parse, frames
from toolkit.records import KINDS, Kind


def reported(parse: Parse, cast: Cast, predicate: int) -> Position | None:
    """The position or deed that the reporter tells with `predicate`, or None where it is background without an act."""
    clause = clause_of(parse, Voice(cast), predicate)
    cue = clause.reading.cue
    if not clause.known or (clause.modal == "can" and not clause.negated):  # what one is able to do is no deed
        return None
    declined = refusal(clause)
    if declined is not None:
        return declined
    if cue is not None and _otherwise(clause, cue):
        return None
    threat = _conditional_harm(clause)  # "unless the rebels leave, Rome will strike"
    if threat is not None:
        return threat
    if cue is not None and cue.is_kind and cue.kind != "state" and cue.voice != "speaker":
        return clause.position(typed(Kind, cue.kind), cue.rule, clause.owner)
    comment = cue is not None and cue.kind == "state" and cue.pos == "noun"  # "made no comment"
    if comment and parse.lemmas[predicate] in object_classes()["expressing"]:  # "expressed concern about"
        return Position("state", predicate, clause.reading.carrier, None, clause.owner, "attributed")
    charge = cue is not None and cue.kind == "accuse" and cue.pos == "verb"
    if comment or charge or (cue is None and eventive(clause)):
        return Position("action", predicate, clause.reading.carrier, None, clause.owner, "deed")
    return None


def stated(parse: Parse, voice: Voice, head: int) -> Position:
    """The position that the clause of `head` states inside what `voice` says."""
    clause, cue = clause_of(parse, voice, head), voice.cue
    if among(cue, "denying"):  # what is denied is not stated
        return Position("state", head, head, None, None, "denied")
    if cue is not None and (cue.kind, cue.frame) == ("state", "obj-as") and parse.upos[head] != "VERB":
        return Position("state", head, head, None, None, "attributed")  # "called the offer brave" offers nothing
    positions = (position for rule in _RULES if (position := rule(clause)) is not None)
    inner = next(positions, Position("state", head, head, None, _holder(clause), "attributed"))
    if cue is not None and cue.voice == "speaker":  # that is another's deed in the words of who speaks
        return inner
    asks = cue is not None and cue.kind == "demand" and (question_word(parse, head) is not None or asked(parse, head))
    if cue is None or not cue.is_kind or cue.kind == "state" or asks:
        return inner
    own = Position(typed(Kind, cue.kind), head, head, cue, None, cue.rule)
    if own.kind == "accept" and clause.actor is None and not frames.passive(parse, head):  # "agreed that it is late"
        return inner
    if not frames.finite(parse, head):
        harms = cue.kind == "pledge" and not clause.negated and harmful(clause.reading.cue)
        return Position("threaten", head, head, cue, None, f"{cue.rule}+harm") if harms else own
    if cue.kind in OFFERED | {"demand"} and _indicative(clause):
        return inner
    if cue.kind in ("propose", "demand") and ((clause.mine and clause.modal in frames.WILLED) or _foretold(clause, cue.kind)):
        return inner
    to_face = cue.kind == "pledge" and voice.verb is not None and parse.child(voice.verb, "obj", "iobj") is not None
    if cue.kind in ("demand", "propose", "accuse", "threaten") or to_face or inner.rule.endswith("will-not"):
        return own  # what one is assured of is no threat
    return inner if KINDS.index(inner.kind) < KINDS.index(own.kind) else own


def _holder(clause: Clause) -> int | None:
    """Whose a belief is that someone tells of another, negated: "[Rome] did not believe that …"."""
    theirs = clause.negated and clause.modal is None and clause.actor is not None and not clause.mine
    return clause.owner if theirs and among(clause.reading.cue, "forecasting") else None


def _obligation(clause: Clause) -> Position | None:
    """What must be, so says the speaker: "must", "should", "have to", "it is time to"; not "must have been", "need not"."""
    parse, head = clause.parse, clause.head
    guess = frames.perfect(parse, head) or (clause.modal == "must" and parse.xpos[head] == "VBG")  # "must be dreaming"
    guess = guess or (inverted_condition(parse, head) and frames.outer_subject(parse, head) is None)  # "should they leave"
    if modal_cue(clause.modal) is not None and not guess:
        return clause.position("demand", f"modal:{clause.modal}")
    if _due(parse, head):
        return clause.position("demand", "modal:time-to")
    followed = parse.lower[head + 1 : head + 2] == ("to",) or (parse.lemmas[head] == "have" and under(parse, head, "until"))
    needy = parse.lemmas[head] in ("have", "need") and bool(followed) and not clause.negated  # "had until Friday to leave"
    feared = clause.guessed or (clause.mine and among(clause.voice.cue, "warning"))  # "warned that it would have to close"
    if feared or parse.lemmas[head + 2 : head + 3] in (("do",), ("say",)):  # "has to do with", "I have to say"
        return None
    return clause.position("demand", f"modal:{parse.lemmas[head]}-to") if needy else None


def _due(parse: Parse, noun: int) -> bool:
    """Whether it is time to do something: "it is high time to act"; not "the best time to buy", "the third time to win"."""
    which = (parse.lower[c] for c in parse.children(noun, "det", "amod", "nummod", "nmod:poss"))
    if parse.lemmas[noun] != "time" or parse.child(noun, "cop") is None or any(word != "high" for word in which):
        return False
    return any(frames.infinitive(parse, c) for c in parse.children(noun, "acl", "advcl", "ccomp", "csubj"))


def _listed(clause: Clause) -> Position | None:
    """A predicate that the lexicon lists with a kind of its own: "agreed", "is willing to", "would require"."""
    cue = clause.reading.cue
    charge = lookup(clause.parse, clause.head, voice="speaker")
    if charge is not None and not clause.oneself and (cue is None or cue.kind != "none"):  # not "stole the show"
        cue = charge
    if cue is None or cue.kind == "state" or _idle(clause, cue):
        return None
    vows = cue.kind == "pledge" and (cue.voice == "source" or (cue.pos == "adj" and clause.voice.speaker is not None))
    vowed = complement_verb(clause.parse, clause.reading.carrier) if vows and not clause.negated else None
    if vowed is not None and not frames.negated(clause.parse, vowed) and harmful(read(clause.parse, vowed).cue):
        return clause.position("threaten", f"{cue.rule}+harm", clause.owner)
    asks = cue.kind == "demand" and clause.actor is None  # "any resolution would require …", so says the speaker
    owner = None if cue.voice == "speaker" or asks else clause.owner
    return Position(typed(Kind, cue.kind), clause.head, clause.reading.carrier, cue, owner, cue.rule)


def _idle(clause: Clause, cue: Cue) -> bool:
    """Whether a listed predicate takes no position here, though its row has a kind."""
    if not cue.is_kind or cue.kind == "action" or clause.forecast or clause.named or _otherwise(clause, cue):
        return True
    sought = clause.voice.speaker is None and question_word(clause.parse, clause.head) is not None
    own = clause.mine if cue.kind == "threaten" else clause.oneself
    describes = cue.voice == "speaker" and (own or sought or (cue.kind == "threaten" and clause.modal is None))
    someone = clause.owner is not None and clause.parse.lower[clause.owner] in ("you", "one")
    able = cue.kind in OFFERED and not clause.mine and (clause.modal == "can" or clause.thing)
    return any((
        describes,  # nobody accuses oneself, nor in "not known who is guilty"; "faces sanctions" tells only how things are
        someone,  # "you would not want to …", "one cannot promise to …" says it of anyone
        able,  # what another is able to do, or what a thing brings
        cue.kind == "concede" and clause.owner is None and clause.modal is None,  # "allow me", "firms are allowed to"
        cue.kind == "support" and clause.mine and clause.modal in frames.WILLED and not _approves(clause),  # "shall defend"
    ))  # fmt: skip


def _otherwise(clause: Clause, cue: Cue) -> bool:
    """Whether the words of a row mean no position: a habit, "likes to talk", "lives there", or a purpose, "is meant to"."""
    habit = cue.lemma == "like" and clause.modal is None
    bearing = cue.lemma == "live" and (clause.actor is None or clause.modal not in frames.ABLE | {"could", "will", "would"})
    purpose = (cue.pos, cue.kind, cue.frame) == ("verb", "pledge", "to") and frames.passive(clause.parse, clause.head)
    return habit or bearing or purpose


def _approves(clause: Clause) -> bool:
    """Whether terms or talks are what is supported: "would back the plan"."""
    classes = object_classes()
    terms = classes["proposal"] | classes["measure"] | classes["agreement"] | classes["ceasefire"] | classes["talks"]
    return not terms.isdisjoint(names(clause.parse, objects(clause.parse, clause.reading.carrier)))


def _branded(clause: Clause) -> Position | None:
    """A noun of blame for what another is or does: "this is an act of aggression", "he is a liar"."""
    parse, head = clause.parse, clause.head
    blame = object_classes()["liar"] | object_classes()["crime"]
    plain = parse.child(head, "cop") is not None and parse.child(head, "case") is None  # not "is under threat of murder"
    if clause.oneself or clause.negated or parse.upos[head] != "NOUN" or not plain:
        return None
    return clause.position("accuse", "branded") if blame & names(parse, (head,)) else None


def _goal(clause: Clause) -> Position | None:
    """An aim as a noun: "our goal is to …"."""
    for noun in clause.parse.children(clause.head, "nsubj", "obj"):
        cue = lookup(clause.parse, noun, "noun")
        if cue is not None and cue.frame == "be-to":
            owner = clause.parse.child(noun, "nmod:poss")
            return Position("pledge", clause.head, clause.head, cue, owner, cue.rule)
    return None


def _deed(clause: Clause) -> Position | None:
    """A deed of an actor, or done to one, as the speaker tells it."""
    cue, parse = clause.reading.cue, clause.parse
    guessed = clause.actor is None and among(clause.voice.cue, "forecasting")  # "believed that he had been killed"
    if clause.forecast or guessed:
        return None
    if cue is None:
        me = clause.owner is not None and first_person(parse, clause.owner)  # "we have made it clear" is a state
        acts = clause.actor is not None and not me and not clause.negated and eventive(clause)
        return clause.position("action", "deed", clause.owner) if acts else None
    if cue.kind != "action" or clause.named or not (clause.mine or clause.known):  # "they were donors" tells no deed
        return None
    return _conditional_harm(clause) or clause.position("action", cue.rule, clause.owner)


def _conditional_harm(clause: Clause) -> Position | None:
    """Harm that an actor will do under a condition: "unless they leave, Rome will strike"."""
    cue, unreal = clause.reading.cue, frames.perfect(clause.parse, clause.head)  # "would have struck"
    if cue is None or not harmful(cue) or clause.modal not in frames.WILLED or unreal:
        return None
    tied = conditional(clause.parse, clause.head)
    return clause.position("threaten", f"{cue.rule}+if", clause.owner) if tied else None


_RULES: tuple[Callable[[Clause], Position | None], ...] = (
    _obligation,
    warned,
    barred,
    refusal,
    forbidden,
    _listed,
    commitment,
    _goal,
    _branded,
    _deed,
)
"""Tried in turn; the first position stands, and a content without one is a state."""


def _foretold(clause: Clause, kind: str) -> bool:
    """Whether what is suggested or insisted on is only said to come or to be possible: "suggested it might be willing".

    What could become of talks, a deal or another process is suggested outright.
    """
    if clause.modal in TENTATIVE | frames.WILL:
        return True
    subject = frames.subject(clause.parse, clause.head)
    process = subject is not None and clause.parse.lemmas[subject] in object_classes()["arranged"]
    return kind == "propose" and clause.modal in ("could", "can", "would", "'d") and not process


def _indicative(clause: Clause) -> bool:
    """Whether the clause plainly says what is or was: its finite verb is no modal, and no bare subjunctive."""
    parse, head = clause.parse, clause.head
    tags = [parse.xpos[a] for a in frames.auxiliaries(parse, head)]
    if tags:
        return "MD" not in tags and any(tag in ("VBD", "VBZ", "VBP") for tag in tags)
    return parse.xpos[head] in ("VBD", "VBZ") and parse.lower[head] != parse.lemmas[head]
