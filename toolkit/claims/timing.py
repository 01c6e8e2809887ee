"""When what a claim says lies, relative to the article's date: the field `time` (codebook, Claims and ruling 9)."""

from __future__ import annotations

from toolkit.claims.certainty import conditional
from toolkit.claims.complements import complement_verb
from toolkit.claims.cues import lookup, raised
from toolkit.claims.positions import Position
from toolkit.claims.spans import Ranges
from toolkit.language import Parse, frames
from toolkit.records import ClaimTime

COUNTERFACTUAL = frozenset({"would", "could", "should", "'d"})
UNREALISED = frozenset({"demand", "pledge", "threaten", "propose"})
"""Kinds whose content lies ahead unless it is told as done."""
STATES = frozenset({"none", "state"})
"""Classes of cues whose simple past, told indirectly, most often was a present: "said he had no message"."""


def time(parse: Parse, position: Position, ranges: Ranges, saying: int | None, indirect: bool) -> ClaimTime:
    """When the content lies; `saying` is the verb of its attribution, `indirect` says that it is no direct quotation.

    What someone is willing, plans or is expected to do lies ahead, whatever the tense; so does what is demanded, pledged,
    threatened or proposed, unless it is told as done.
    """
    head, cue = position.head, position.cue
    if conditional(parse, head, ranges):
        return "hypothetical"
    ahead = cue is not None and cue.frame == "to" and (cue.pos == "adj" or position.kind == "pledge")
    if ahead and complement_verb(parse, head) is not None:
        return "future"
    if position.carrier != head and raised(parse, head):
        return "past" if frames.perfect(parse, position.carrier) else "future"
    modal = frames.modal(parse, head)
    if modal is None:
        return _without_modal(parse, position, saying, indirect)
    if frames.perfect(parse, head):
        return "hypothetical" if modal in COUNTERFACTUAL else "past"
    return "future"


def _without_modal(parse: Parse, position: Position, saying: int | None, indirect: bool) -> ClaimTime:
    head, kind = position.head, position.kind
    tense = frames.tense(parse, head)
    if saying is not None and not frames.finite(parse, head):
        return "future" if kind in UNREALISED or parse.xpos[head] == "VB" else "present"
    if saying is not None and kind in UNREALISED and tense != "past":
        return "future"
    if saying is not None and indirect and tense == "past" and _stative(parse, head):
        return "present" if frames.tense(parse, saying) == "past" else "past"
    if tense == "none" and parse.xpos[head] == "VBG" and parse.relations[head] == "advcl":  # "after speaking": as above it
        tense = frames.tense(parse, parse.heads[head])
    if tense == "none":
        return "past" if parse.xpos[head] in ("VBN", "VBD") else "present"
    return tense


def _stative(parse: Parse, head: int) -> bool:
    cue = lookup(parse, head)
    return parse.upos[head] != "VERB" or bool(parse.children(head, "cop")) or (cue is not None and cue.kind in STATES)
