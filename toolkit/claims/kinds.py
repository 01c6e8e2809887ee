"""What kind of claim a clause is, and whose position it states (codebook, Claims and rulings).

In the reporter's own voice (`reported`) the predicate decides. Inside what someone says (`stated`) the innermost position
does: verbs such as "demand" or "promise" keep their own kind unless their complement is a plain statement of fact, or
states a position of higher precedence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast as typed

from toolkit.actors import Cast
from toolkit.claims.certainty import conditional, question_word
from toolkit.claims.complements import complement_verb
from toolkit.claims.cues import Cue, Reading, lookup, modal_cue, object_classes, raised, read
from toolkit.language import Parse, frames
from toolkit.records import KINDS, Kind

THIRD_PERSON = frozenset({"he", "she", "it", "they"})
FIRST_PERSON = frozenset({"i", "we", "us", "me", "myself", "ourselves", "my", "our"})
WILL = frozenset({"will", "'ll", "wo", "won't", "shall"})
INTENDING = WILL | {"would", "'d"}
OFFERED = frozenset({"accept", "concede", "pledge", "propose"})
TENTATIVE = frozenset({"may", "might"})
HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})


@dataclass(frozen=True, slots=True)
class Position:
    """What a clause states. `owner` is the token of the one whose position it is, None where it is the speaker's own."""

    kind: Kind
    head: int
    carrier: int
    cue: Cue | None
    owner: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a content, an actor, with which cue and verb; all but the cast None in the reporter's own voice."""

    cast: Cast
    speaker: str | None = None
    cue: Cue | None = None
    verb: int | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with what the rules ask of it: its doer, a token and an actor, and whether that is the speaker's side."""

    parse: Parse
    voice: Voice
    head: int
    reading: Reading
    owner: int | None
    actor: str | None
    mine: bool
    modal: str | None
    negated: bool

    def position(self, kind: Kind, rule: str, owner: int | None = None) -> Position:
        """A position that this clause states."""
        return Position(kind, self.head, self.reading.carrier, self.reading.cue, owner, rule)

    @property
    def known(self) -> bool:
        """Whether the doer is an actor, or an actor has it done to him by a verb that the lexicon lists."""
        if self.actor is not None:
            return True
        patient = frames.passive(self.parse, self.head) and self.reading.cue is not None
        return patient and self.voice.cast.who(frames.subject(self.parse, self.head)) is not None

    @property
    def thing(self) -> bool:
        """Whether a thing does it, and no actor."""
        return self.actor is None and self.owner is not None and self.parse.upos[self.owner] == "NOUN"

    @property
    def supposed(self) -> bool:
        """Whether it is only supposed: "I would say", "we'd rather"; reported, "would" is what was said with "will"."""
        me = self.owner is not None and self.parse.lower[self.owner] in FIRST_PERSON
        return me and self.modal in ("would", "'d") and not conditional(self.parse, self.head)

    @property
    def forecast(self) -> bool:
        """Whether it is said to lie ahead by one who hopes, fears or expects it: a state, whoever may do it (ruling 6)."""
        return self.modal is not None and _among(self.voice.cue, "forecasting")


def reported(parse: Parse, cast: Cast, predicate: int) -> Position | None:
    """The position or deed that the reporter tells with `predicate`, or None where it is background without an act."""
    clause = _clause(parse, Voice(cast), predicate)
    cue = clause.reading.cue
    if not clause.known:
        return None
    if cue is not None and cue.kind == "action" and clause.negated and clause.modal in WILL:
        return clause.position("reject", f"{cue.rule}+will-not", clause.owner)
    if cue is not None and cue.is_kind and cue.kind != "state" and cue.voice != "speaker":
        return clause.position(typed(Kind, cue.kind), cue.rule, clause.owner)
    comment = cue is not None and cue.kind == "state" and cue.pos == "noun"  # "made no comment"
    if comment or (cue is not None and cue.kind == "accuse") or (cue is None and _eventive(clause)):
        return Position("action", predicate, clause.reading.carrier, None, clause.owner, "deed")
    return None


def stated(parse: Parse, voice: Voice, head: int) -> Position:
    """The position that the clause of `head` states inside what `voice` says."""
    clause, cue = _clause(parse, voice, head), voice.cue
    if _among(cue, "denying"):  # what is denied is not stated
        return Position("state", head, head, None, None, "denied")
    positions = (position for rule in _RULES if (position := rule(clause)) is not None)
    inner = next(positions, Position("state", head, head, None, None, "attributed"))
    if cue is None or not cue.is_kind or cue.kind == "state" or (cue.kind == "demand" and question_word(parse, head)):
        return inner
    own = Position(typed(Kind, cue.kind), head, head, cue, None, cue.rule)
    if not frames.finite(parse, head):
        harmful = cue.kind == "pledge" and clause.reading.cue is not None and clause.reading.cue.plover in HARM
        return Position("threaten", head, head, cue, None, f"{cue.rule}+harm") if harmful else own
    if cue.kind in ("demand", "propose", "pledge") and _indicative(clause):
        return inner
    if cue.kind == "propose" and clause.modal in TENTATIVE:  # "suggested that it might be willing" hints
        return inner
    to_face = cue.kind == "pledge" and voice.verb is not None and parse.child(voice.verb, "obj", "iobj") is not None
    if cue.kind in ("demand", "propose", "accuse", "threaten") or to_face or inner.rule == "own-side:will-not":
        return own  # what one is assured of is no threat
    return inner if KINDS.index(inner.kind) < KINDS.index(own.kind) else own


def doer(parse: Parse, cast: Cast, predicate: int) -> int | None:
    """Who does it: the subject, or in the passive the noun under "by".

    A relative clause is of the noun before it, where that is an actor and the one to which the parser gave it is none.
    """
    who = _doer(parse, predicate)
    if who is None or who != frames.relative_head(parse, predicate) or cast.who(who) is not None:
        return who
    pronoun = frames.subject_below(parse, predicate)
    near = None if pronoun is None else frames.before_relative(parse, pronoun)
    return who if near is None or cast.who(near) is None else near


def _doer(parse: Parse, predicate: int) -> int | None:
    if parse.upos[predicate] == "NOUN" and parse.child(predicate, "cop", "nsubj") is None:  # "Iran's rejection of the plan"
        return parse.child(predicate, "nmod:poss") or frames.agent(parse, predicate)
    passive = frames.passive(parse, predicate) and not raised(parse, predicate)
    who = frames.agent(parse, predicate) if passive else frames.subject(parse, predicate)
    if who is None and (below := complement_verb(parse, predicate)) is not None:
        lower = frames.subject_below(parse, below)  # the parser gave it to the complement
        who = lower if lower is not None and lower < predicate else None
    if who is not None and parse.upos[who] in ("NUM", "DET"):  # "two of the members"
        return parse.child(who, "nmod") or who
    return who


def _clause(parse: Parse, voice: Voice, head: int) -> Clause:
    owner = doer(parse, voice.cast, head)
    actor, modal = voice.cast.who(owner), frames.modal(parse, head)
    mine = _own_side(parse, voice, owner)
    return Clause(parse, voice, head, read(parse, head), owner, actor, mine, modal, frames.negated(parse, head))


def _own_side(parse: Parse, voice: Voice, token: int | None) -> bool:
    """Whether the noun phrase of `token` is the speaker or stands for the speaker's side: "our troops", the same state."""
    if token is None:
        return False
    if parse.lower[token] in FIRST_PERSON or any(parse.lower[c] in FIRST_PERSON for c in parse.children(token, "nmod")):
        return True
    if voice.speaker is None:
        return False
    who, speaker = voice.cast.who(token), voice.cast.by_id.get(voice.speaker)
    if who is None:  # an unresolved "he" in what someone says is most often the one who says it
        person = speaker is None or speaker.type == "person"
        return parse.lower[token] in THIRD_PERSON and not (person and parse.lower[token] == "it")
    other = voice.cast.by_id.get(who)
    states = {party.country if party is not None else None for party in (speaker, other)}
    return who == voice.speaker or (len(states) == 1 and None not in states)


def _among(cue: Cue | None, name: str) -> bool:
    return cue is not None and cue.lemma in object_classes()[name]


def _obligation(clause: Clause) -> Position | None:
    """What must be, so says the speaker: "must", "should", "have to"; not what "must have been" or "need not"."""
    parse, head = clause.parse, clause.head
    if modal_cue(clause.modal) is not None and not frames.perfect(parse, head):
        return clause.position("demand", f"modal:{clause.modal}")
    needy = parse.lemmas[head] in ("have", "need") and parse.lower[head + 1 : head + 2] == ("to",) and not clause.negated
    return clause.position("demand", f"modal:{parse.lemmas[head]}-to") if needy else None


def _listed(clause: Clause) -> Position | None:
    """A predicate that the lexicon lists with a kind of its own: "agreed", "is willing to", "would require"."""
    cue = clause.reading.cue
    charge = lookup(clause.parse, clause.head, voice="speaker")
    if charge is not None and not clause.mine:
        cue = charge
    if cue is None or not cue.is_kind or cue.kind in ("action", "state") or clause.forecast:
        return None
    if cue.kind in OFFERED and not clause.mine and (clause.modal == "can" or clause.thing):
        return None  # what another is able to do, or what a thing brings
    if cue.kind == "support" and clause.mine and clause.modal in INTENDING:  # "we shall defend" pledges
        return None
    if cue.kind == "threaten" and cue.voice == "speaker" and clause.modal is None:  # "faces sanctions" only describes
        return None
    asks = cue.kind == "demand" and clause.actor is None  # "any resolution would require …", so says the speaker
    owner = None if cue.voice == "speaker" or asks else clause.owner
    return Position(typed(Kind, cue.kind), clause.head, clause.reading.carrier, cue, owner, cue.rule)


def _commitment(clause: Clause) -> Position | None:
    """What the speaker's own side will do, will not do, or will do to harm another."""
    going = clause.parse.lower[clause.head] == "going" and complement_verb(clause.parse, clause.head) is not None
    if not clause.mine or not (clause.modal in INTENDING or going) or clause.forecast or clause.supposed:
        return None
    if clause.negated:
        return clause.position("reject", "own-side:will-not", clause.owner)
    cue = clause.reading.cue
    if cue is not None and cue.plover in HARM:
        return clause.position("threaten", "own-side:harm", clause.owner)
    return clause.position("pledge", "own-side:will", clause.owner)


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
    guessed = clause.actor is None and _among(clause.voice.cue, "forecasting")  # "believed that he had been killed"
    if clause.forecast or guessed:
        return None
    if cue is None:
        me = clause.owner is not None and parse.lower[clause.owner] in FIRST_PERSON  # "we have made it clear" is a state
        acts = clause.actor is not None and not me and not clause.negated and _eventive(clause)
        return clause.position("action", "deed", clause.owner) if acts else None
    if cue.kind != "action" or not (clause.mine or clause.known):
        return None
    if cue.plover in HARM and clause.modal in INTENDING and conditional(parse, clause.head):
        return clause.position("threaten", f"{cue.rule}+if", clause.owner)
    if clause.negated and clause.modal in WILL:
        return clause.position("reject", f"{cue.rule}+will-not", clause.owner)
    return clause.position("action", cue.rule, clause.owner)


_RULES: tuple[Callable[[Clause], Position | None], ...] = (_obligation, _listed, _commitment, _goal, _deed)
"""Tried in turn; the first position stands, and a content without one is a state."""


def _eventive(clause: Clause) -> bool:
    """Whether an unlisted verb tells of something that its actor has done, does now or will do to something or somewhere.

    A relative or subordinate clause is most often background, unless it names its doer after "by".
    """
    parse, head = clause.parse, clause.head
    below = parse.children(head, "obj", "nsubj:pass", "obl", "xcomp", "ccomp")
    relation = parse.relations[head]
    beside = relation == "acl" or (relation in ("acl:relcl", "advcl") and frames.agent(parse, head) is None)
    if clause.actor is None or parse.upos[head] != "VERB" or beside or not below:
        return False
    helpers = frames.auxiliaries(parse, head)
    progressive = parse.xpos[head] == "VBG" and any(parse.lemmas[a] == "be" for a in helpers)
    if progressive and any(parse.lower[w] == "when" for c in parse.children(head, "advcl") for w in parse.children(c)):
        return False  # the scene of another event: "was clearing mines when it was attacked"
    if clause.modal is not None:
        return clause.modal in WILL
    return progressive or frames.tense(parse, head) == "past" or parse.xpos[head] in ("VBN", "VBD")


def _indicative(clause: Clause) -> bool:
    """Whether the clause plainly says what is or was: its finite verb is no modal, and no bare subjunctive."""
    parse, head = clause.parse, clause.head
    tags = [parse.xpos[a] for a in frames.auxiliaries(parse, head)]
    if tags:
        return "MD" not in tags and any(tag in ("VBD", "VBZ", "VBP") for tag in tags)
    return parse.xpos[head] in ("VBD", "VBZ") and parse.lower[head] != parse.lemmas[head]
