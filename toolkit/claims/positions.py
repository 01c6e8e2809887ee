"""A predicate → the position that it states: its kind, what carries it, and whose it is (codebook, Claims and rulings).

In an attributed content the innermost position decides: "Netanyahu says Israel is willing to …" is Israel's pledge. Verbs of
saying hand over to their complement; verbs such as "demand" or "promise" keep their own kind unless the complement states one
of higher precedence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast as typed

from toolkit.actors import Cast
from toolkit.claims.cues import Cue, Reading, complement_verb, finite_complement, object_classes, read
from toolkit.language import Parse, frames
from toolkit.records import KINDS, Kind

FIRST_PERSON = frozenset({"i", "we", "us", "me"})
OBLIGING = frozenset({"must", "should", "ought"})
INTENDING = frozenset({"will", "'ll", "shall", "wo", "would", "'d", "going", "won't"})
HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
COPULAS = frozenset({"be", "become", "remain", "stay"})


@dataclass(frozen=True, slots=True)
class Position:
    """What a clause states. `owner` is the token of the one whose position it is, None where the speaker's own."""

    kind: Kind
    head: int
    carrier: int
    cue: Cue | None
    owner: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a content: the actor, and the cue under which the content stands."""

    cast: Cast
    speaker: str | None
    cue: Cue | None


def reported(parse: Parse, cast: Cast, predicate: int) -> Position | None:
    """The position or deed that the reporter tells with `predicate`, or None where it is background without an act."""
    found = read(parse, predicate)
    owner = doer(parse, predicate)
    patient = frames.subject(parse, predicate) if frames.passive(parse, predicate) else None
    actor, target = cast.who(owner), cast.who(patient)
    if actor is None and target is None:
        return None
    cue = found.cue
    if cue is None:
        if actor is None or not _eventive(parse, predicate):
            return None
        return Position("action", predicate, found.carrier, None, owner, "deed")
    if cue.kind in ("none", "state", "light", "through"):
        return None
    return Position(typed(Kind, cue.kind), predicate, found.carrier, cue, owner, cue.rule)


def stated(parse: Parse, voice: Voice, head: int) -> Position:
    """The position that the clause of `head` states inside what `voice` says."""
    inner = _content(parse, voice, head)
    cue = voice.cue
    if cue is None or cue.kind not in KINDS or cue.kind == "state":
        return inner
    own = Position(typed(Kind, cue.kind), head, head, cue, None, cue.rule)
    if not finite(parse, head):
        harm = inner.cue is not None and inner.cue.plover in HARM
        return replace(own, kind="threaten") if cue.kind == "pledge" and harm else own
    if cue.kind == "demand" and cue.lemma == "insist":
        irrealis = frames.modal(parse, head) is not None
        return own if irrealis and inner.kind not in ("threaten", "reject") else inner
    if cue.kind == "propose" and frames.modal(parse, head) is None and finite(parse, head):
        return inner
    if cue.kind in ("demand", "accuse", "threaten", "propose"):
        return own
    return inner if KINDS.index(inner.kind) < KINDS.index(own.kind) else own


def finite(parse: Parse, head: int) -> bool:
    """Whether the clause of `head` is finite: not an infinitive, a gerund or a noun phrase."""
    if any(parse.lower[c] == "to" for c in parse.children(head, "mark")):
        return False
    helpers = frames.auxiliaries(parse, head)
    if any(parse.xpos[a] in ("MD", "VBD", "VBZ", "VBP") for a in helpers):
        return True
    return parse.xpos[head] in ("VBD", "VBZ", "VBP") or (
        parse.upos[head] == "VERB" and frames.subject_below(parse, head) is not None
    )


def doer(parse: Parse, predicate: int) -> int | None:
    """Who does it: the subject, or in the passive the noun under "by"."""
    if frames.passive(parse, predicate):
        return frames.agent(parse, predicate)
    return frames.subject(parse, predicate)


def own_side(parse: Parse, voice: Voice, token: int | None) -> bool:
    """Whether the noun phrase of `token` is the speaker or stands for the speaker's side."""
    if token is None:
        return False
    if parse.lower[token] in FIRST_PERSON:
        return True
    if any(parse.lower[c] in ("my", "our") for c in parse.children(token, "nmod")):
        return True
    who = voice.cast.who(token)
    if who is None or voice.speaker is None:
        return False
    if who == voice.speaker:
        return True
    mine, theirs = voice.cast.by_id.get(voice.speaker), voice.cast.by_id.get(who)
    return mine is not None and theirs is not None and mine.country is not None and mine.country == theirs.country


def _content(parse: Parse, voice: Voice, head: int) -> Position:
    found = read(parse, head)
    cue, owner = found.cue, doer(parse, head)
    actor = voice.cast.who(owner)
    mine = own_side(parse, voice, owner)
    modal = frames.modal(parse, head)
    terms = owner is not None and parse.lemmas[owner] in object_classes()["agreement"] | object_classes()["proposal"]
    if _obliging(parse, head, modal):
        return Position("demand", head, found.carrier, cue, None, f"modal:{modal or 'have-to'}")
    if cue is not None and cue.kind in KINDS and cue.kind not in ("action", "state"):
        return _position(parse, voice, found, owner, mine)
    if terms and modal in ("could", "would", "might", "may") and not frames.negated(parse, head):
        return Position("propose", head, found.carrier, cue, None, "terms:modal")
    if mine and (modal in INTENDING or _going_to(parse, head)):
        if cue is not None and cue.plover in HARM:
            return Position("threaten", head, found.carrier, cue, owner, "own-side:harm")
        kind: Kind = "reject" if frames.negated(parse, head) else "pledge"
        return Position(kind, head, found.carrier, cue, owner, "own-side:will")
    purpose = _be_to(parse, head)
    if purpose is not None:
        return Position("pledge", head, head, None, owner, "cue:goal/be-to")
    patient = frames.passive(parse, head) and voice.cast.who(frames.subject(parse, head)) is not None
    act = cue.kind == "action" if cue is not None else _eventive(parse, head)
    if act and (actor is not None or mine or (patient and cue is not None)) and _happened(parse, head):
        return Position("action", head, found.carrier, cue, owner, cue.rule if cue else "deed")
    return Position("state", head, head, cue, None, "attributed")


def _position(parse: Parse, voice: Voice, found: Reading, owner: int | None, mine: bool) -> Position:
    cue = found.cue
    assert cue is not None
    kind = typed(Kind, cue.kind)
    if kind == "accuse" and cue.voice == "source":
        owner = None
    elif kind == "demand" and voice.cast.who(owner) is None and not mine:
        owner = None
    return Position(kind, found.head, found.carrier, cue, owner, cue.rule)


def _obliging(parse: Parse, head: int, modal: str | None) -> bool:
    perfect = any(parse.lemmas[a] == "have" for a in frames.auxiliaries(parse, head))
    if modal in OBLIGING and not perfect:
        return True
    return parse.lemmas[head] in ("have", "need") and complement_verb(parse, head) is not None


def _going_to(parse: Parse, head: int) -> bool:
    return parse.lower[head] == "going" and complement_verb(parse, head) is not None


def _be_to(parse: Parse, head: int) -> int | None:
    """The noun of "our goal is to …" above the infinitive `head`, or None."""
    if not any(parse.lower[c] == "to" for c in parse.children(head, "mark")):
        return None
    for noun in parse.children(head, "nsubj"):
        if parse.lemmas[noun] in ("goal", "aim", "objective", "plan", "intention", "purpose", "mission", "priority"):
            return noun
    return None


def _eventive(parse: Parse, predicate: int) -> bool:
    """Whether an unlisted verb reports something done: an active verb in a past, perfect, progressive or future tense."""
    if parse.upos[predicate] != "VERB" or parse.children(predicate, "cop"):
        return False
    helpers = frames.auxiliaries(parse, predicate)
    progressive = parse.xpos[predicate] == "VBG" and any(parse.lemmas[a] == "be" for a in helpers)
    return progressive or frames.tense(parse, predicate) in ("past", "future") or parse.xpos[predicate] in ("VBN", "VBD")


def _happened(parse: Parse, head: int) -> bool:
    return frames.tense(parse, head) in ("past", "present", "future") or parse.xpos[head] in ("VBG", "VBN")


def descend(parse: Parse, voice: Voice, head: int) -> tuple[int, Voice]:
    """Follow verbs of saying inside a content down to what is said: the innermost head, and whose voice it is in."""
    for _ in range(3):
        found = read(parse, head)
        below = finite_complement(parse, head)
        if found.cue is None or found.cue.voice != "source" or below is None or found.cue.pos == "adj":
            break
        who = voice.cast.who(frames.subject(parse, head))
        voice = Voice(voice.cast, who or voice.speaker, found.cue)
        head = below
        if found.cue.kind != "state":
            break
    return head, voice
