"""Where the content of a claim lies relative to the article's date: its `time` (codebook, Claims; ruling 9)."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.claims.certainty import conditional, open_question
from toolkit.claims.clauses import Position
from toolkit.claims.complements import complement_verb, scheduled
from toolkit.claims.cues import object_classes, raised
from toolkit.language import Parse, frames
from toolkit.language.parse import Range
from toolkit.records import ClaimTime

COUNTERFACTUAL = frozenset({"would", "could", "should", "'d"})
UNREALISED = frozenset({"demand", "pledge", "threaten", "propose"})
"""Kinds whose content lies ahead unless it is told as done."""


def time(parse: Parse, position: Position, ranges: Sequence[Range], saying: int | None) -> ClaimTime:
    """When the content of a claim lies; `saying` is the verb with which someone is cited for it, if anyone is.

    What someone is willing, plans or is expected to do lies ahead, whatever the tense; so does what is demanded, pledged,
    threatened or proposed, unless it is told as done.
    """
    head = position.head
    if conditional(parse, head, ranges):
        return "hypothetical"
    if position.carrier != head and frames.perfect(parse, position.carrier):
        return "past"
    if _ahead(parse, position):
        return "future"
    modal = frames.modal(parse, head)
    if modal is not None and frames.perfect(parse, head):
        return "hypothetical" if modal in COUNTERFACTUAL else "future" if modal in frames.WILL else "past"
    tense = frames.tense(parse, head)
    shifted = saying is not None and position.kind != "accuse" and _backshifted(parse, head, saying)
    if tense == "past" and (shifted or _under_way(parse, head)):
        return "present"
    if saying is not None and position.kind == "state" and (parse.heads[head], parse.relations[head]) == (saying, "obj"):
        return "past" if frames.tense(parse, saying) == "past" else "present"  # "denied the charge"
    if tense == "none" and parse.relations[head] == "advcl" and parse.heads[head] != saying:  # "after speaking": as above it
        tense = _above(parse, head)
    if modal is not None or (saying is not None and position.kind in UNREALISED and tense != "past"):
        return "future"
    if tense == "none":
        return "past" if parse.xpos[head] in ("VBN", "VBD") else "present"
    return tense


def _ahead(parse: Parse, position: Position) -> bool:
    """Whether a clause says of itself that it lies ahead: "is willing to", "was expected to", "is to", "whether to"."""
    head, cue = position.head, position.cue
    wished = cue is not None and cue.voice == "source" and position.kind in UNREALISED  # "that he had promised to leave"
    meant = cue is not None and cue.frame == "to" and (cue.pos == "adj" or position.kind == "pledge")
    if (wished or meant) and complement_verb(parse, position.carrier) is not None:
        return True
    if (position.carrier != head and raised(parse, head)) or scheduled(parse, head) or _hoped(parse, head):
        return True
    going = parse.lower[head] == "going" and position.carrier != head
    return going or (frames.infinitive(parse, head) and open_question(parse, head))


def _backshifted(parse: Parse, predicate: int, saying: int) -> bool:
    """Whether the past is that of the verb of saying, of what was so or went on in indirect speech: "said it was ready"."""
    if frames.perfect(parse, predicate) or parse.quoted[predicate] or frames.tense(parse, saying) != "past":
        return False
    helpers = [parse.lemmas[a] for a in frames.auxiliaries(parse, predicate)]
    copular = parse.upos[predicate] in ("ADJ", "NOUN", "ADP", "AUX") or parse.child(predicate, "cop", "expl") is not None
    going_on = parse.xpos[predicate] == "VBG" and "be" in helpers
    return copular or going_on or parse.lemmas[predicate] in object_classes()["lasting"]


def _above(parse: Parse, predicate: int) -> frames.Tense:
    """The tense of the clause over a subordinate one, beyond infinitives."""
    above = parse.heads[predicate]
    while parse.relations[above] == "xcomp":
        above = parse.heads[above]
    return frames.tense(parse, above)


def _under_way(parse: Parse, predicate: int) -> bool:
    """Whether what began before goes on: "has been pushing", "has continued to push"."""
    if not frames.perfect(parse, predicate):
        return False
    helpers = {parse.lower[a] for a in frames.auxiliaries(parse, predicate)}
    lasting = parse.xpos[predicate] == "VBG" or parse.lemmas[predicate] in object_classes()["lasting"]
    return lasting and not helpers.isdisjoint(("has", "have"))


def _hoped(parse: Parse, head: int) -> bool:
    """Whether the clause of `head` is what someone hopes or expects to do: "hopes to recover"."""
    below = frames.infinitive(parse, head)
    above, done = (parse.heads[head], head) if below else (head, complement_verb(parse, head))
    if above < 0 or done is None or frames.perfect(parse, done):
        return False
    return frames.infinitive(parse, done) and parse.lemmas[above] in object_classes()["forecasting"]
