"""How far a claim is committed to, whether it is negated, and when it lies: the fields certainty, negated and time.

The words are in `certainty.csv`: modals, adverbs, adjectives and verbs, and `open`, the words that make an open question of a
"whether" clause ("it was not clear whether …"). Saurí and Pustejovsky's FactBank (2009) has the same three degrees.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from typing import cast as typed

from toolkit.claims.cues import lookup, raised
from toolkit.claims.spans import Ranges
from toolkit.language import Parse, frames
from toolkit.lexicons import lexicon
from toolkit.records import Certainty, ClaimTime

if TYPE_CHECKING:
    from toolkit.claims.positions import Position

STATES = frozenset({"none", "state"})
"""Classes of cues whose simple past, told indirectly, most often was a present: "said he had no message"."""
CONDITIONS = frozenset({"if", "unless", "provided", "providing"})
WH_TAGS = frozenset({"WRB", "WP", "WDT"})
DEGREES: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")
COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj", "acl:relcl"})
UNREALISED = frozenset({"demand", "pledge", "threaten", "propose"})
"""Kinds whose content lies ahead unless it is told as done."""


@cache
def _degrees() -> dict[tuple[str, str], Certainty]:
    return {(row["lemma"], row["pos"]): typed(Certainty, row["certainty"]) for row in lexicon("certainty")}


def degree(lemma: str, pos: str) -> Certainty:
    """How far a word commits to what it says; `pos` is "modal", "adverb", "adjective" or "verb".

    >>> degree("might", "modal"), degree("say", "verb")
    ('possible', 'certain')
    """
    return _degrees().get((lemma, pos), "certain")


def open_question(parse: Parse, head: int, saying: int | None = None) -> bool:
    """Whether the clause of `head` is an open question: "not clear whether …", "did not say when …".

    `saying` is the word above it that may open the question; without it, the head of the clause in the tree.
    """
    above = parse.heads[head] if saying is None else saying
    if above < 0 or (parse.lemmas[above], "open") not in _degrees():
        return False
    opening = _opening(parse, head)
    if opening == "whether":
        return True
    closed = frames.negated(parse, above) or parse.lemmas[above].startswith("un") or "no" in _determiners(parse, above)
    return closed and opening is not None


def certainty(parse: Parse, head: int, carrier: int, saying: int | None) -> Certainty:
    """How far the source, or else the reporter, commits to the content; `saying` is the verb of its attribution.

    The weakest word decides: modals, adverbs and adjectives of the predicate and of what carries its act, verbs between
    them ("was expected to"), and the verb of saying ("hinted").
    """
    if open_question(parse, head) or (saying is not None and open_question(parse, head, saying)):
        return "unknown"
    found = [] if saying is None else [degree(parse.lemmas[saying], "verb")]
    for token in dict.fromkeys((head, carrier)):
        modal = frames.modal(parse, token)
        allowed = any(parse.lower[c] == "only" for c in parse.children(token, "advmod"))
        if modal is not None and not allowed:
            found.append(degree(modal, "modal"))
        found += [degree(parse.lower[c], "adverb") for c in parse.children(token, "advmod")]
        found.append(degree(parse.lemmas[token], "adjective"))
        if token != carrier:
            found.append(degree(parse.lemmas[token], "verb"))
    return max(found, key=DEGREES.index)


def negated(parse: Parse, head: int) -> bool:
    """Whether the content, or the deed's verb, is negated in words; the "no" of an object counts: "made no comment"."""
    return frames.negated(parse, head) or any("no" in _determiners(parse, o) for o in parse.children(head, "obj", "nsubj"))


def time(parse: Parse, position: Position, ranges: Ranges, saying: int | None, indirect: bool) -> ClaimTime:
    """When the content lies relative to the article's date; `indirect` says that it is no direct quotation.

    What someone is willing or plans to do lies ahead, whatever the tense; so does what is demanded, pledged, threatened or
    proposed, unless it is told as done.
    """
    head, kind, cue = position.head, position.kind, position.cue
    if conditional(parse, head, ranges):
        return "hypothetical"
    if cue is not None and cue.frame == "to" and (cue.pos == "adj" or (kind == "pledge" and cue.voice == "source")):
        return "future"
    if position.carrier != head and raised(parse, head):
        return "past" if any(parse.lemmas[a] == "have" for a in parse.children(position.carrier, "aux")) else "future"
    modal, tense, is_finite = frames.modal(parse, head), frames.tense(parse, head), frames.finite(parse, head)
    if modal is not None:
        perfect = any(parse.lemmas[a] == "have" for a in frames.auxiliaries(parse, head))
        return "hypothetical" if perfect and modal in ("would", "could", "might") else "future"
    if saying is not None and not is_finite:
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


def conditional(parse: Parse, head: int, ranges: Ranges = ()) -> bool:
    """Whether a clause under "if", "unless" or "provided" stands in the sentence of `head`, and within `ranges`, if any."""
    lo, hi = parse.sentences[parse.sentence_of[head]]
    ranges = ranges or ((lo, hi),)
    return any(
        parse.lower[t] in CONDITIONS and parse.relations[t] == "mark" and parse.relations[parse.heads[t]] not in COMPLEMENTS
        for first, beyond in ranges
        for t in range(max(first, lo), min(beyond, hi))
    )


def _opening(parse: Parse, head: int) -> str | None:
    """The word that opens the clause of `head` as a question: "whether", "if", or a question word; else None."""
    lo, _ = parse.extent(head)
    for token in (lo - 1, lo, lo + 1):
        if 0 <= token <= head and (parse.lower[token] in ("whether", "if") or parse.xpos[token] in WH_TAGS):
            return parse.lower[token]
    return None


def _determiners(parse: Parse, token: int) -> list[str]:
    return [parse.lower[d] for d in parse.children(token, "det")]


def _stative(parse: Parse, head: int) -> bool:
    cue = lookup(parse, head)
    return parse.upos[head] != "VERB" or bool(parse.children(head, "cop")) or (cue is not None and cue.kind in STATES)
