"""The position that a clause states inside what someone says (codebook, Claims and rulings).

The innermost position decides: "Netanyahu says Israel is willing to …" is Israel's pledge. Verbs of saying hand over to their
complement; verbs such as "demand" or "promise" keep their own kind unless the complement is a plain statement of fact or
states a position of higher precedence.
"""

from __future__ import annotations

from typing import cast as typed

from toolkit.claims.certainty import asks, conditional
from toolkit.claims.complements import complement_verb, finite_complement
from toolkit.claims.cues import lookup, modal_cue, object_classes
from toolkit.claims.positions import FIRST_PERSON, Clause, Position, Voice, clause_of, done_to_actor, eventive
from toolkit.language import Parse, frames
from toolkit.records import KINDS, Kind

INTENDING = frozenset({"will", "'ll", "shall", "wo", "won't", "would", "'d"})
FUTURE = frozenset({"will", "'ll", "wo", "won't", "shall"})
OFFERING = frozenset({"could", "would", "might", "may", "should"})
HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})


def stated(parse: Parse, voice: Voice, head: int) -> Position:
    """The position that the clause of `head` states inside what `voice` says."""
    clause, cue = clause_of(parse, voice, head), voice.cue
    if cue is not None and cue.lemma in object_classes()["denying"]:  # what is denied is not stated
        return Position("state", head, head, None, None, "denied")
    inner = next(
        (position for rule in _RULES if (position := rule(clause)) is not None),
        Position("state", head, head, None, None, "attributed"),
    )
    if cue is None or not cue.is_kind or cue.kind == "state" or (cue.kind == "demand" and asks(parse, head)):
        return inner
    own = Position(typed(Kind, cue.kind), head, head, cue, None, cue.rule)
    if not frames.finite(parse, head):
        harmful = cue.kind == "pledge" and clause.reading.cue is not None and clause.reading.cue.plover in HARM
        return Position("threaten", head, head, cue, None, f"{cue.rule}+harm") if harmful else own
    if cue.kind in ("demand", "propose", "pledge") and _indicative(clause):
        return inner
    if cue.kind in ("demand", "propose", "accuse", "threaten") or inner.rule == "own-side:will-not":
        return own
    return inner if KINDS.index(inner.kind) < KINDS.index(own.kind) else own


def descend(parse: Parse, voice: Voice, head: int) -> tuple[int, Voice]:
    """Follow verbs of saying inside a content down to what is said: the innermost head, and in whose voice it stands."""
    for _ in range(3):
        cue, complement = lookup(parse, head), finite_complement(parse, head)
        if cue is None or cue.voice != "source" or cue.pos != "verb" or complement is None:
            break
        subject = frames.subject(parse, head)
        if not cue.is_kind or _unsaid(parse, head, subject):
            break
        who = voice.cast.who(subject)
        voice, head = Voice(voice.cast, voice.speaker if subject is None else who, cue, head), complement
    return head, voice


def _unsaid(parse: Parse, head: int, subject: int | None) -> bool:
    """Whether a verb of saying is negated or modal, so that its complement is not said; "I must say" is said."""
    modal = frames.modal(parse, head)
    first_person = subject is not None and parse.lower[subject] in FIRST_PERSON
    return frames.negated(parse, head) or (modal is not None and not (first_person and modal_cue(modal) is not None))


def _obligation(clause: Clause) -> Position | None:
    """What must be, so says the speaker: "must", "should", "have to"; not "must have been", nor "should they lose"."""
    parse, head = clause.parse, clause.head
    perfect = frames.perfect(parse, head)
    if modal_cue(clause.modal) is not None and not perfect and not frames.inverted(parse, head):
        return clause.position("demand", None, f"modal:{clause.modal}")
    needy = parse.lemmas[head] in ("have", "need") and not frames.passive(parse, head)
    if needy and head + 1 < len(parse) and parse.lower[head + 1] == "to":
        return clause.position("demand", None, f"modal:{parse.lemmas[head]}-to")
    return None


def _listed(clause: Clause) -> Position | None:
    """A predicate that the lexicon lists with a kind of its own: "agreed", "is willing to", "would require"."""
    cue, who = clause.reading.cue, clause.owner
    charge = lookup(clause.parse, clause.head, voice="speaker")
    if charge is not None and not clause.mine:
        cue = charge
    if cue is None or not cue.is_kind or cue.kind in ("action", "state"):
        return None
    if (clause.modal is not None and _forecast(clause)) or (
        cue.pos == "noun" and not clause.parse.children(clause.head, "cop")
    ):
        return None
    if cue.kind == "support" and clause.mine and clause.modal in INTENDING:  # "we shall defend" pledges
        return None
    if cue.kind == "threaten" and cue.voice == "speaker" and clause.modal is None:  # "faces sanctions" only describes
        return None
    nobody = cue.kind == "demand" and clause.actor is None and not clause.mine
    owner = None if cue.voice == "speaker" or nobody else who
    return Position(typed(Kind, cue.kind), clause.head, clause.reading.carrier, cue, owner, cue.rule)


def _terms(clause: Clause) -> Position | None:
    """What an agreement or plan could contain: terms on the table."""
    terms = object_classes()["agreement"] | object_classes()["proposal"] | object_classes()["ceasefire"]
    subject = clause.owner
    if subject is None or clause.modal not in OFFERING or frames.negated(clause.parse, clause.head):
        return None
    if clause.parse.lemmas[clause.head] not in object_classes()["containing"]:
        return None
    return clause.position("propose", None, "terms:modal") if clause.parse.lemmas[subject] in terms else None


def _commitment(clause: Clause) -> Position | None:
    """What the speaker's own side will do, will not do, or will do to harm another."""
    going = clause.parse.lower[clause.head] == "going" and complement_verb(clause.parse, clause.head) is not None
    if not clause.mine or not (clause.modal in INTENDING or going) or _forecast(clause):
        return None
    if frames.negated(clause.parse, clause.head):
        return clause.position("reject", clause.owner, "own-side:will-not")
    cue = clause.reading.cue
    if cue is not None and cue.plover in HARM:
        return clause.position("threaten", clause.owner, "own-side:harm")
    return clause.position("pledge", clause.owner, "own-side:will")


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
    if clause.modal is not None and _forecast(clause):
        return None
    if cue is None:
        acts = eventive(clause) and clause.actor is not None and not frames.negated(parse, clause.head)
        acts = acts and parse.lower[clause.owner or 0] not in FIRST_PERSON  # "we have made our position clear" is a state
        return clause.position("action", clause.owner, "deed") if acts else None
    if cue.kind != "action" or not (clause.actor or clause.mine or done_to_actor(clause)):
        return None
    tense, is_negated = frames.tense(parse, clause.head), frames.negated(parse, clause.head)
    if tense == "none" and parse.xpos[clause.head] not in ("VBG", "VBN"):
        return None
    if is_negated and tense == "present" and clause.modal is None:
        return None
    if cue.plover in HARM and clause.modal in INTENDING and conditional(parse, clause.head):
        return clause.position("threaten", clause.owner, f"{cue.rule}+if")
    if is_negated and clause.modal in FUTURE:
        return clause.position("reject", clause.owner, f"{cue.rule}+will-not")
    return clause.position("action", clause.owner, cue.rule)


_RULES = (_obligation, _listed, _terms, _commitment, _goal, _deed)
"""Tried in turn; the first position stands, and a content without one is a state."""


def _forecast(clause: Clause) -> bool:
    """Whether what is said is hoped, feared or expected: a state, whoever may do it (ruling 6)."""
    return clause.voice.cue is not None and clause.voice.cue.lemma in object_classes()["forecasting"]


def _indicative(clause: Clause) -> bool:
    """Whether the clause plainly says what is or was: its finite verb is no modal, and no bare subjunctive."""
    parse, head = clause.parse, clause.head
    tags = [parse.xpos[a] for a in frames.auxiliaries(parse, head)]
    if tags:
        return "MD" not in tags and any(tag in ("VBD", "VBZ", "VBP") for tag in tags)
    return parse.xpos[head] in ("VBD", "VBZ") and parse.lower[head] != parse.lemmas[head]
