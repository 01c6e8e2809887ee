"""A clause as the rules for its kind see it: who does it, in whose voice it stands, and what its predicate says."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.actors import Cast
from toolkit.claims.certainty import conditional, denied
from toolkit.claims.complements import complement_verb
from toolkit.claims.cues import Cue, Reading, lookup, object_classes, read, suffered
from toolkit.language import Parse, frames
from toolkit.records import Kind

THIRD_PERSON = frozenset({"he", "she", "it", "they"})
FIRST_PERSON = frozenset({"i", "we", "us", "me", "myself", "ourselves", "my", "our"})


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
        """Whether a thing or a deed does it, and no actor: "the road allows", "waiting allows"."""
        return self.actor is None and self.owner is not None and self.parse.upos[self.owner] in ("NOUN", "VERB")

    @property
    def named(self) -> bool:
        """Whether only a noun is said to be there or to be something: "it is a threat", "the agreement with Chad".

        So is what a thing is against or for: "the match is against Chad".
        """
        cue = self.reading.cue
        if cue is not None and cue.pos == "prep":
            return self.thing
        noun = cue is not None and cue.pos == "noun" and self.reading.carrier == self.head
        return noun and (self.owner is None or self.parse.child(self.head, "cop") is not None)

    @property
    def oneself(self) -> bool:
        """Whether the speaker in person does it, or "we"; others of the same state may be blamed."""
        me = self.owner is not None and first_person(self.parse, self.owner)
        return self.mine and (me or self.actor in (None, self.voice.speaker))

    @property
    def supposed(self) -> bool:
        """Whether it is only supposed: "I would say", "we'd rather"; reported, "would" is what was said with "will"."""
        me = self.owner is not None and first_person(self.parse, self.owner)
        return me and self.modal in ("would", "'d") and not conditional(self.parse, self.head)

    @property
    def guessed(self) -> bool:
        """Whether it is what someone thinks or estimates."""
        outer = frames.outer_subject(self.parse, self.head)  # "what we fear is that they will leave"
        meant = () if outer is None else range(*self.parse.extent(outer))
        fears = any(self.parse.lemmas[token] in object_classes()["forecasting"] for token in meant)
        return fears or among(self.voice.cue, "forecasting")

    @property
    def lasting(self) -> bool:
        """Whether its predicate is a state that nobody brings about: what someone has, knows or becomes, the noun one is."""
        cue, verb = self.reading.cue, self.parse.lemmas[self.head]
        owns = verb == "have" and (cue is None or not cue.is_kind)
        return owns or verb in object_classes()["knowing"] or self.parse.upos[self.head] in ("NOUN", "PROPN")

    @property
    def forecast(self) -> bool:
        """Whether it is said to lie ahead by one who hopes, fears or expects it: a state, whoever may do it (ruling 6)."""
        ahead = self.modal is not None or frames.infinitive(self.parse, self.head)  # "expects Rome [to honor] the pact"
        return ahead and self.guessed


def clause_of(parse: Parse, voice: Voice, head: int) -> Clause:
    """The clause of a predicate in a voice."""
    owner = doer(parse, voice.cast, head)
    actor, modal = voice.cast.who(owner), frames.modal(parse, head)
    mine = _own_side(parse, voice, owner)
    reading = _reading(parse, voice.cast, head, actor)
    return Clause(parse, voice, head, reading, owner, actor, mine, modal, denied(parse, head))


def _reading(parse: Parse, cast: Cast, head: int, actor: str | None) -> Reading:
    """What a predicate says; a noun that means somebody carries no act of it: "joined [the opposition]"."""
    found = read(parse, head)
    if found.carrier == head or found.cue is None or found.cue.pos != "noun":
        return found
    definite = any(parse.lower[c] in frames.DEFINITE for c in parse.children(found.carrier, "det"))
    return Reading(None, head) if definite and cast.who(found.carrier) not in (None, actor) else found


def doer(parse: Parse, cast: Cast, predicate: int) -> int | None:
    """Who does it: the subject, or in the passive the noun under "by".

    What an attack or a weapon does, its owner does. A relative clause is of the noun before it, where that is an actor and
    the one to which the parser gave it is none.
    """
    who = _doer(parse, predicate)
    if who is not None and cast.who(who) is None:
        who = _behind(parse, cast, who)
    if who is None or who != frames.relative_head(parse, predicate) or cast.who(who) is not None:
        return who
    pronoun = frames.subject_below(parse, predicate)
    near = None if pronoun is None else frames.before_relative(parse, pronoun)
    return who if near is None or cast.who(near) is None else near


def _behind(parse: Parse, cast: Cast, noun: int) -> int:
    """Who stands behind a noun that does something, where it is a deed or a weapon: "a [Taliban] attack killed …"."""
    cue, classes = lookup(parse, noun, "noun"), object_classes()
    deed = cue is not None and cue.kind == "action" and cue.plover is not None
    if not deed and parse.lemmas[noun] not in classes["rocket"] | classes["aircraft"] | classes["attack"]:
        return noun
    agents = (frames.agent(parse, noun), *(c for c in parse.children(noun, "nmod") if _by(parse, c)))
    sides = (*(c for c in agents if c is not None), *parse.children(noun, "nmod:poss", "compound", "amod"))
    return next((side for side in sides if cast.who(side) is not None), noun)


def _by(parse: Parse, noun: int) -> bool:
    return any(parse.lower[c] == "by" for c in parse.children(noun, "case"))


def _doer(parse: Parse, predicate: int) -> int | None:
    if parse.upos[predicate] == "NOUN" and parse.child(predicate, "cop", "nsubj") is None:  # "Iran's rejection of the plan"
        whose = parse.child(predicate, "nmod:poss")
        return frames.agent(parse, predicate) if whose is None else whose
    who = _agent(parse, predicate) if suffered(parse, predicate) else frames.subject(parse, predicate)
    if who is None and (below := complement_verb(parse, predicate)) is not None:
        lower = frames.subject_below(parse, below)  # the parser gave it to the complement
        who = lower if lower is not None and lower < predicate else None
    if who is not None and parse.upos[who] in ("NUM", "DET"):  # "two of the members"
        members = parse.child(who, "nmod")
        return who if members is None else members
    return who


def _agent(parse: Parse, predicate: int) -> int | None:
    """The noun under "by", in "was expected to be freed by Togo" that of the complement."""
    completing = complement_verb(parse, predicate)
    found = frames.agent(parse, predicate)
    return frames.agent(parse, completing) if found is None and completing is not None else found


def first_person(parse: Parse, token: int) -> bool:
    """Whether a token is "I", "us", "our" or the like; "US" is a state."""
    return parse.lower[token] in FIRST_PERSON and parse.words[token] != "US"


def _own_side(parse: Parse, voice: Voice, token: int | None) -> bool:
    """Whether the noun phrase of `token` is the speaker or the speaker's side: "our troops", "his men", the same state."""
    if token is None:
        return False
    if any(first_person(parse, t) for t in (token, *parse.children(token, "nmod"))):
        return True
    if voice.speaker is None:
        return False
    who, speaker = voice.cast.who(token), voice.cast.by_id.get(voice.speaker)
    if any(voice.cast.who(c) == voice.speaker for c in parse.children(token, "nmod:poss") if parse.xpos[c] == "PRP$"):
        return True
    if who is None and parse.quoted[token] and parse.upos[token] == "PRON":  # in his own words, nobody is "he" or "they"
        return False
    if who is None:  # an unresolved "he" in what someone says is most often the one who says it
        person = speaker is None or speaker.type == "person"
        return parse.lower[token] in THIRD_PERSON and not (person and parse.lower[token] == "it")
    other = voice.cast.by_id.get(who)
    states = {party.country if party is not None else None for party in (speaker, other)}
    return who == voice.speaker or (len(states) == 1 and None not in states)


def among(cue: Cue | None, name: str) -> bool:
    """Whether a cue is of a class of `claim_objects.csv`."""
    return cue is not None and cue.lemma in object_classes()[name]


def eventive(clause: Clause) -> bool:
    """Whether an unlisted verb tells of something that its actor has done, does now or will do to something or somewhere.

    A relative or subordinate clause is most often background, unless it names its doer after "by" or, set off by a comma,
    adds what its noun did to something: "Annan, who appointed an envoy".
    """
    parse, head = clause.parse, clause.head
    below = parse.children(head, "obj", "nsubj:pass", "obl", "xcomp", "ccomp")
    relation = parse.relations[head]
    adds = relation == "acl:relcl" and _set_off(parse, head) and bool(parse.children(head, "obj"))
    beside = relation == "acl" or (relation in ("acl:relcl", "advcl") and frames.agent(parse, head) is None and not adds)
    described = parse.upos[clause.reading.carrier] == "ADJ"  # "became more hostile"
    if clause.actor is None or parse.upos[head] != "VERB" or described or beside or not below:
        return False
    helpers = frames.auxiliaries(parse, head)
    progressive = parse.xpos[head] == "VBG" and any(parse.lemmas[a] == "be" for a in helpers)
    if progressive and any(parse.lower[w] == "when" for c in parse.children(head, "advcl") for w in parse.children(c)):
        return False  # the scene of another event: "was clearing mines when it was attacked"
    if clause.modal is not None:
        return clause.modal in frames.WILL
    return progressive or frames.tense(parse, head) == "past" or parse.xpos[head] in ("VBN", "VBD")


def _set_off(parse: Parse, predicate: int) -> bool:
    """Whether a comma stands before the relative "who" or "which" that is the subject of a clause."""
    pronoun = parse.child(predicate, "nsubj")
    return pronoun is not None and parse.lower[pronoun] in ("who", "which") and parse.lower[pronoun - 1] == ","
