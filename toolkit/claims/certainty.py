"""How far a claim is committed to, and whether it is negated: the fields certainty and negated.

The words are in `certainty.csv`: modals, adverbs, adjectives and verbs, and `open`, the words that make an open question of a
"whether" clause ("it was not clear whether …"). Saurí and Pustejovsky's FactBank (2009) has the same three degrees.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import cast as typed

from toolkit.language import Parse, frames
from toolkit.language.parse import Range
from toolkit.lexicons import lexicon
from toolkit.records import Certainty

CONDITIONS = frozenset({"if", "unless", "provided", "providing"})
WH_TAGS = frozenset({"WRB", "WP", "WDT"})
DEGREES: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")


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
    opening = question_word(parse, head)
    if opening == "whether":
        return True
    closed = frames.negated(parse, above) or parse.lemmas[above].startswith("un") or "no" in _determiners(parse, above)
    return closed and opening is not None


def question_word(parse: Parse, head: int) -> str | None:
    """The word that opens the clause of `head` as a question: "whether", "if", or a question word; else None."""
    lo, _ = parse.extent(head)
    for token in (lo - 1, lo, lo + 1):
        word = parse.lower[token] if 0 <= token <= head else ""
        if word in ("whether", "if") or (word not in ("", "that") and parse.xpos[token] in WH_TAGS):
            return word
    return None


def certainty(parse: Parse, head: int, carrier: int, saying: int | None, stance: int | None = None) -> Certainty:
    """How far the source, or else the reporter, commits to the content; `saying` is the verb of its attribution.

    The weakest word decides: modals, adverbs and adjectives of the predicate, of what carries its act and of the verb that
    takes the `stance` ("might demand"), verbs between them ("was expected to"), and the verb of saying ("hinted").
    """
    if open_question(parse, head) or asked(parse, head) or (saying is not None and open_question(parse, head, saying)):
        return "unknown"
    found = [] if saying is None else [degree(parse.lemmas[saying], "verb")]
    for token in dict.fromkeys((head, carrier, head if stance is None else stance)):
        modal = frames.modal(parse, token)
        if modal is not None:
            found.append(degree(modal, "modal"))
        found += [degree(parse.lower[c], "adverb") for c in parse.children(token, "advmod")]
        found.append(degree(parse.lemmas[token], "adjective"))
        if token not in (carrier, stance):
            found.append(degree(parse.lemmas[token], "verb"))
    return max(found, key=DEGREES.index)


def asked(parse: Parse, head: int) -> bool:
    """Whether the clause of `head` is a question put outright, to be answered with yes or no: "Will they leave?"."""
    hi = parse.sentences[parse.sentence_of[head]][1]
    first = next((t for t in range(*parse.extent(head)) if parse.upos[t] not in ("PUNCT", "CCONJ")), head)
    return parse.upos[first] == "AUX" and frames.inverted(parse, head) and "?" in parse.words[head:hi]


def negated(parse: Parse, head: int, stance: int | None = None) -> bool:
    """Whether the content, or the verb of the deed or `stance`, is negated in words: "did not demand", "made no comment"."""
    if stance is not None and frames.negated(parse, stance):
        return True
    return frames.negated(parse, head) or any("no" in _determiners(parse, o) for o in parse.children(head, "obj", "nsubj"))


def conditional(parse: Parse, head: int, ranges: Sequence[Range] = ()) -> bool:
    """Whether a clause under "if", "unless" or "provided" stands in the sentence of `head`, and within `ranges`, if any.

    A coordinated one goes on with a question: "whether they would come or if …".
    """
    lo, hi = parse.sentences[parse.sentence_of[head]]
    ranges = ranges or ((lo, hi),)
    return any(
        parse.lower[t] in CONDITIONS and parse.relations[t] == "mark" and parse.relations[parse.heads[t]] != "conj"
        for first, beyond in ranges
        for t in range(max(first, lo), min(beyond, hi))
    )


def _determiners(parse: Parse, token: int) -> list[str]:
    return [parse.lower[d] for d in parse.children(token, "det")]
