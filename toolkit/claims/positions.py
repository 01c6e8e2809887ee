"""What a clause states, and what the rules ask of it: its doer, whether that is the speaker's side, its event."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.actors import Cast
from toolkit.claims.complements import complement_verb
from toolkit.claims.cues import Cue, Reading, raised, read
from toolkit.language import Parse, frames
from toolkit.records import Kind

THIRD_PERSON = frozenset({"he", "she", "it", "they"})
FIRST_PERSON = frozenset({"i", "we", "us", "me", "myself", "ourselves"})
POSSESSIVES = frozenset({"my", "our"})


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
    """A predicate with what the rules ask of it. `mine` says that its doer is the speaker's own side."""

    parse: Parse
    voice: Voice
    head: int
    reading: Reading
    owner: int | None
    actor: str | None
    mine: bool
    modal: str | None

    def position(self, kind: Kind, owner: int | None, rule: str) -> Position:
        """A position that this clause states."""
        return Position(kind, self.head, self.reading.carrier, self.reading.cue, owner, rule)


def clause_of(parse: Parse, voice: Voice, head: int) -> Clause:
    """The clause of the predicate `head` inside what `voice` says."""
    owner = doer(parse, head)
    actor, mine = voice.cast.who(owner), own_side(parse, voice, owner)
    if actor is None and mine:
        actor = voice.speaker
    return Clause(parse, voice, head, read(parse, head), owner, actor, mine, frames.modal(parse, head))


def doer(parse: Parse, predicate: int) -> int | None:
    """Who does it: the subject, or in the passive the noun under "by"."""
    if frames.passive(parse, predicate) and not raised(parse, predicate):
        who = frames.agent(parse, predicate)
    else:
        who = frames.subject(parse, predicate)
    if who is None and (below := complement_verb(parse, predicate)) is not None:
        lower = frames.subject_below(parse, below)  # the parser gave it to the complement
        who = lower if lower is not None and lower < predicate else None
    if who is not None and parse.upos[who] in ("NUM", "DET"):  # "two of the members"
        return parse.child(who, "nmod") or who
    return who


def own_side(parse: Parse, voice: Voice, token: int | None) -> bool:
    """Whether the noun phrase of `token` is the speaker or stands for the speaker's side: "our troops", the same state."""
    if token is None:
        return False
    if parse.lower[token] in FIRST_PERSON or any(parse.lower[c] in POSSESSIVES for c in parse.children(token, "nmod")):
        return True
    who = voice.cast.who(token)
    if who is None or voice.speaker is None:
        # an unresolved "he" in what someone says is most often the one who says it
        return voice.speaker is not None and parse.lower[token] in _pronouns(voice)
    mine, theirs = voice.cast.by_id.get(voice.speaker), voice.cast.by_id.get(who)
    same_state = mine is not None and theirs is not None and mine.country is not None and mine.country == theirs.country
    return who == voice.speaker or same_state


def _pronouns(voice: Voice) -> frozenset[str]:
    speaker = voice.cast.by_id.get(voice.speaker or "")
    return THIRD_PERSON - {"it"} if speaker is None or speaker.type == "person" else THIRD_PERSON


def done_to_actor(clause: Clause) -> bool:
    """Whether the clause is a passive whose patient is an actor, by a verb that the lexicon lists."""
    if clause.reading.cue is None or not frames.passive(clause.parse, clause.head):
        return False
    return clause.voice.cast.who(frames.subject(clause.parse, clause.head)) is not None


def eventive(clause: Clause) -> bool:
    """Whether an unlisted verb reports something done: in a past, perfect, progressive or future tense."""
    parse, head = clause.parse, clause.head
    if parse.upos[head] != "VERB" or parse.children(head, "cop"):
        return False
    progressive = parse.xpos[head] == "VBG" and any(parse.lemmas[a] == "be" for a in frames.auxiliaries(parse, head))
    return progressive or frames.tense(parse, head) in ("past", "future") or parse.xpos[head] in ("VBN", "VBD")
