"""How far a claim is committed to, whether it is negated, and when it lies: the fields certainty, negated and time.

The words are in `certainty.csv`: modals, adverbs, adjectives and verbs, and `open`, the words that make an open question of a
"whether" clause ("it was not clear whether …"). Saurí and Pustejovsky's FactBank (2009) has the same three degrees.
"""

from __future__ import annotations

from functools import cache
from typing import cast as typed

from toolkit.claims.positions import Position, finite
from toolkit.language import Parse, frames
from toolkit.lexicons import lexicon
from toolkit.records import Certainty, ClaimTime

OPENERS = frozenset({"whether", "if"})
CONDITIONS = frozenset({"if", "unless", "provided", "providing"})
WH_TAGS = frozenset({"WRB", "WP", "WDT"})
DEGREES: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")


@cache
def _degrees() -> dict[tuple[str, str], Certainty]:
    return {(row["lemma"], row["pos"]): typed(Certainty, row["certainty"]) for row in lexicon("certainty")}


def open_question(parse: Parse, head: int) -> bool:
    """Whether the clause of `head` is an open question: "not clear whether …", "did not say when …"."""
    above = parse.heads[head]
    if above < 0 or (parse.lemmas[above], "open") not in _degrees():
        return False
    marks = [parse.lower[c] for c in parse.children(head, "mark")]
    if "whether" in marks:
        return True
    asked = "if" in marks or any(parse.xpos[c] in WH_TAGS for c in parse.children(head, "advmod", "obj", "nsubj"))
    closed = frames.negated(parse, above) or parse.lemmas[above].startswith("un")
    return asked and closed and parse.relations[head] in ("ccomp", "csubj", "advcl", "acl")


def certainty(parse: Parse, position: Position, saying: int | None) -> Certainty:
    """How far the source, or else the reporter, commits to the content; `saying` is the verb of its attribution."""
    if open_question(parse, position.head):
        return "unknown"
    if saying is not None and (parse.lemmas[saying], "open") in _degrees() and frames.negated(parse, saying):
        first = min((parse.lower[c], c) for c in (position.head, *parse.children(position.head)))
        if first and any(parse.lower[c] in OPENERS or parse.xpos[c] in WH_TAGS for c in parse.children(position.head)):
            return "unknown"
    found: list[Certainty] = []
    for head in {position.head: None, position.carrier: None}:
        modal = frames.modal(parse, head)
        if modal is not None and not _capable(parse, head):
            found.append(_degrees().get((modal, "modal"), "certain"))
        found += [_degrees().get((parse.lower[c], "adverb"), "certain") for c in parse.children(head, "advmod")]
        found.append(_degrees().get((parse.lemmas[head], "adjective"), "certain"))
        if head != position.carrier or saying is None:
            found.append(_degrees().get((parse.lemmas[head], "verb"), "certain"))
    if saying is not None:
        found.append(_degrees().get((parse.lemmas[saying], "verb"), "certain"))
    return max(found, key=DEGREES.index, default="certain")


def negated(parse: Parse, position: Position) -> bool:
    """Whether the content, or the deed's verb, is negated in words; the "no" of an object counts: "made no comment"."""
    if frames.negated(parse, position.head):
        return True
    objects = parse.children(position.head, "obj", "nsubj")
    return any(parse.lower[d] == "no" for o in objects for d in parse.children(o, "det"))


def time(parse: Parse, position: Position, reported: bool, saying: int | None) -> ClaimTime:
    """When the content lies relative to the article's date; `reported` says that it is indirect speech."""
    head = position.head
    if _conditional(parse, head):
        return "hypothetical"
    if position.kind in ("demand", "pledge", "threaten", "propose") and (reported or saying is not None):
        return "future" if _open_ended(parse, position) else _tense(parse, head)
    if not finite(parse, head) and parse.xpos[head] in ("VB", "VBG") and saying is not None:
        return "future"
    modal = frames.modal(parse, head)
    if modal is not None:
        perfect = any(parse.lemmas[a] == "have" for a in frames.auxiliaries(parse, head))
        return "hypothetical" if perfect and modal in ("would", "could", "might") else "future"
    tense = _tense(parse, head)
    backshifted = reported and tense == "past" and _stative(parse, head)
    if backshifted and saying is not None and frames.tense(parse, saying) == "past":
        return "present"
    return tense


def _capable(parse: Parse, head: int) -> bool:
    """Whether "could" says what is allowed: "could only be visited"."""
    return any(parse.lower[c] == "only" for c in parse.children(head, "advmod"))


def _conditional(parse: Parse, head: int) -> bool:
    for clause in parse.children(head, "advcl"):
        if any(parse.lower[m] in CONDITIONS for m in parse.children(clause, "mark")):
            return True
    return False


def _open_ended(parse: Parse, position: Position) -> bool:
    return frames.tense(parse, position.head) != "past" or not finite(parse, position.head)


def _tense(parse: Parse, head: int) -> ClaimTime:
    helpers = frames.auxiliaries(parse, head)
    tense = frames.tense(parse, head)
    if tense == "none":
        return "past" if parse.xpos[head] in ("VBN", "VBD") else "present"
    perfect = any(parse.lemmas[a] == "have" for a in helpers)
    if perfect and parse.xpos[head] == "VBG":
        return "present"
    return tense


def _stative(parse: Parse, head: int) -> bool:
    return parse.upos[head] != "VERB" or parse.lemmas[head] in ("be", "have") or bool(parse.children(head, "cop"))
