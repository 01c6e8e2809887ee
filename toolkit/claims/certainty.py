"""How far a claim is committed to, and whether it is negated: the fields certainty and negated.

The words are in `certainty.csv`: modals, adverbs, adjectives and verbs; `raised`, verbs in the passive ("is believed to");
`impersonal` adjectives and nouns ("it is likely that", "there is a chance that"); `open`, the words that leave a clause an
open question ("it was not clear whether …"), and `refusing`, those that refuse the answer ("declined to say when"). FactBank
(Saurí and Pustejovsky 2009) has the same three degrees, and takes what is unlikely for what probably is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import cast as typed

from toolkit.claims.complements import complement_verb
from toolkit.claims.cues import lookup, object_classes
from toolkit.language import Parse, frames
from toolkit.language.parse import Range
from toolkit.lexicons import lexicon
from toolkit.records import Certainty

CONDITIONS = frozenset({"if", "unless", "provided", "providing"})
"""The marks under which a clause makes another hypothetical; what comes "until" something is no less sure."""
HEDGED = ("csubj", "ccomp", "acl")
"""The relations of a clause to the adjective or noun that hedges it, or to what leaves it open."""
ASKED = ("conj", *HEDGED)
"""The relations of a clause under "if" that asks."""
DENYING = frozenset({"no", "little", "slim", "scant"})
NOBODY = frozenset({"nobody", "none", "nothing"})
WH_TAGS = frozenset({"WRB", "WP", "WDT"})
DEGREES: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")


@cache
def _degrees() -> dict[tuple[str, str], Certainty]:
    return {(row["lemma"], row["pos"]): typed(Certainty, row["certainty"]) for row in lexicon("certainty")}


def degree(lemma: str, pos: str) -> Certainty:
    """How far a word commits to what it says; `pos` is a part of speech of `certainty.csv`.

    >>> degree("might", "modal"), degree("say", "verb")
    ('possible', 'certain')
    """
    return _degrees().get((lemma, pos), "certain")


def open_question(parse: Parse, head: int, saying: int | None = None) -> bool:
    """Whether the clause of `head` is an open question: "not clear whether …", "did not say when …", "no sign that …".

    `saying` is the word above it that may open the question; without it, the head of the clause in the tree.
    """
    return _opener(parse, head, saying) is not None


def _opener(parse: Parse, head: int, saying: int | None) -> int | None:
    """The word that leaves the clause of `head` an open question, None where none does: "not [clear] whether"."""
    above = _opening(parse, head, parse.heads[head] if saying is None else saying)
    if above is None:
        return None
    opening = question_word(parse, head)
    if opening == "whether" or (opening == "if" and parse.relations[head] in HEDGED):
        return above
    if opening is None and (parse.upos[above] not in ("NOUN", "ADJ") or parse.relations[head] not in HEDGED):
        return None
    return above if _unanswered(parse, above) else None


def _opening(parse: Parse, head: int, above: int) -> int | None:
    """The word that may leave the clause of `head` open: above it, linked to that, or its outer subject.

    "[Unclear] whether", "whether they agree remains [unclear]", "the [question] is whether".
    """
    linked = (above, *parse.children(above, "xcomp", "obj")) if above >= 0 else ()
    outer = tuple(c for c in parse.children(head, "nsubj") if parse.relations[c] == "nsubj:outer")
    return next((t for t in (*linked, *outer) if t != head and (parse.lemmas[t], "open") in _degrees()), None)


def _unanswered(parse: Parse, above: int) -> bool:
    """Whether a question is left open by the word above it: negated, a refusal ("declined to say"), or still to come."""
    open_ = frames.negated(parse, above) or parse.lemmas[above].startswith("un") or _denied(parse, above)
    return open_ or refused(parse, above)


def refused(parse: Parse, verb: int) -> bool:
    """Whether an infinitive is what someone refuses to do: "declined to [say]"."""
    return parse.relations[verb] == "xcomp" and (parse.lemmas[parse.heads[verb]], "refusing") in _degrees()


def hedge(parse: Parse, head: int) -> int | None:
    """The adjective or noun that says how likely the clause of `head` is: "it is [likely] that …", "a [chance] that …"."""
    above = parse.heads[head]
    if above < 0 or parse.relations[head] not in HEDGED or frames.infinitive(parse, head):
        return None
    if parse.upos[above] == "NOUN":
        there = parse.heads[above] >= 0 and parse.child(parse.heads[above], "expl") is not None
        return above if there and (parse.lemmas[above], "noun") in _degrees() else None
    subject = parse.child(above, "nsubj")
    impersonal = subject is None or parse.lower[subject] == "it"
    return above if impersonal and (parse.lemmas[above], "impersonal") in _degrees() else None


def question_word(parse: Parse, head: int) -> str | None:
    """The word that opens the clause of `head` as a question: "whether", "if", or a question word; else None."""
    if any(parse.lower[c] == "whether" for c in parse.children(head, "mark")):  # "the question is [whether] they agree"
        return "whether"
    lo, _ = parse.extent(head)
    for token in (lo - 1, lo, lo + 1):
        beside = 0 <= token <= head and (parse.relations[token] != "mark" or parse.heads[token] in (head, parse.heads[head]))
        word = parse.lower[token] if beside else ""
        if word in ("whether", "if") or (word not in ("", "that") and parse.xpos[token] in WH_TAGS):
            return word
    return None


def hedged(parse: Parse, predicate: int) -> int | None:
    """The clause that the adjective of `predicate`, or the noun that it says to be there, hedges; else None."""
    nouns = parse.children(predicate, "nsubj") if parse.child(predicate, "expl") is not None else ()
    below = (c for hedging in (predicate, *nouns) for c in parse.children(hedging, *HEDGED))
    return next((c for c in below if hedge(parse, c) in (predicate, *nouns)), None)


def certainty(parse: Parse, head: int, carrier: int, saying: int | None, stance: int | None = None) -> Certainty:
    """How far the source, or else the reporter, commits to the content; `saying` is the verb of its attribution.

    The weakest of the `hedges` decides.
    """
    found = hedges(parse, head, carrier, saying, stance)
    return max((degree for _, degree in found), key=DEGREES.index, default="certain")


def hedges(
    parse: Parse, head: int, carrier: int, saying: int | None, stance: int | None = None
) -> tuple[tuple[int, Certainty], ...]:
    """The words that make a clause less than certain, with their degrees; where a question is open, what opens it.

    They are modals, adverbs and adjectives of the predicate, of what carries its act and of the verb that takes the `stance`
    ("might demand"), verbs between them ("was expected to"), what hedges the whole ("it is likely that") and the verb of
    saying ("hinted").
    """
    if asked(parse, head):
        return ((min(head, *frames.auxiliaries(parse, head)), "unknown"),)
    for verb in dict.fromkeys((None, saying)):
        opener = _opener(parse, head, verb)
        if opener is not None:
            return ((opener, "unknown"),)
    found = [] if saying is None else [(saying, degree(parse.lemmas[saying], "verb"))]
    above = hedge(parse, head)
    if above is not None:
        found += [(above, degree(parse.lemmas[above], pos)) for pos in ("impersonal", "noun")]
    for token in dict.fromkeys((head, carrier, head if stance is None else stance)):
        found += [(a, degree(parse.lower[a], "modal")) for a in frames.auxiliaries(parse, token)]
        found += [(c, _degree_of_adverb(parse, c)) for c in parse.children(token, "advmod")]
        found.append((token, degree(parse.lemmas[token], "adjective")))
        if token not in (carrier, stance):
            found.append((token, degree(parse.lemmas[token], "verb")))
            found += [(token, degree(parse.lemmas[token], "raised"))] if frames.passive(parse, token) else []
    return tuple((token, degree) for token, degree in dict.fromkeys(found) if degree != "certain")


def _degree_of_adverb(parse: Parse, adverb: int) -> Certainty:
    """How far an adverb commits, with what grades it: "almost certainly"."""
    graded = degree(f"{parse.lower[adverb - 1]} {parse.lower[adverb]}", "adverb") if adverb else "certain"
    return max(graded, degree(parse.lower[adverb], "adverb"), key=DEGREES.index)


def asked(parse: Parse, head: int) -> bool:
    """Whether the clause of `head` is a question put outright, to be answered with yes or no: "Will they leave?"."""
    hi = parse.sentences[parse.sentence_of[head]][1]
    first = next((t for t in range(*parse.extent(head)) if parse.upos[t] not in ("PUNCT", "CCONJ")), head)
    return parse.upos[first] == "AUX" and frames.inverted(parse, head) and "?" in parse.words[head:hi]


def negated(parse: Parse, head: int, saying: int | None = None, stance: int | None = None) -> bool:
    """Whether the content, or the verb of the deed or `stance`, is negated in words: "did not demand", "made no comment".

    So is what is said to be unlikely, impossible or not true, what is doubted, and what one has yet to do.
    """
    if stance is not None and frames.negated(parse, stance):
        return True
    if any(parse.lower[c] in CONDITIONS for c in parse.children(head, "mark")):  # "warned of strikes if they do not leave"
        return False
    above = hedge(parse, head)
    said = None if saying is None or open_question(parse, head, saying) else saying
    doubted = [t for t in (head, above, said) if t is not None and parse.lemmas[t] in object_classes()["negative"]]
    if doubted or (above is not None and (frames.negated(parse, above) or _denied(parse, above))):
        return True
    if any(parse.lower[c] == "yet" for c in parse.children(head, "advmod")) and complement_verb(parse, head) is not None:
        return True
    return denied(parse, head)


def denied(parse: Parse, predicate: int) -> bool:
    """Whether a predicate is negated, or what does or suffers it is there not at all: "release [no] one", "[nothing]"."""
    if frames.negated(parse, predicate):
        return True
    below = parse.children(predicate, "obj", "nsubj")
    nobody = any(parse.lower[noun] in NOBODY for noun in below)
    return nobody or any(parse.lower[d] == "no" for noun in below for d in parse.children(noun, "det"))


def refrains(parse: Parse, predicate: int) -> bool:
    """Whether what completes a predicate is negated: "decided not to [sign]"."""
    completing = complement_verb(parse, predicate)
    return completing is not None and frames.negated(parse, completing)


def spares(parse: Parse, predicate: int) -> bool:
    """Whether what is stopped short of is itself a refusal: "stopped short of rejecting the plan"."""
    completing = complement_verb(parse, predicate)
    cue = None if completing is None else lookup(parse, completing)
    return cue is not None and cue.kind == "reject"


def _denied(parse: Parse, noun: int) -> bool:
    """Whether a noun is denied: "no word", "little chance"."""
    return not DENYING.isdisjoint(parse.lower[c] for c in parse.children(noun, "det", "amod"))


def conditional(parse: Parse, head: int, ranges: Sequence[Range] = ()) -> bool:
    """Whether a clause under "if", "unless" or "provided" stands in the sentence of `head`, and within `ranges`, if any.

    One that completes a verb or goes on with a question asks: "unclear if they would come", "whether … or if …".
    """
    lo, hi = parse.sentences[parse.sentence_of[head]]
    ranges = ranges or ((lo, hi),)
    opening = next((t for t in range(max(ranges[0][0], lo), hi) if parse.upos[t] != "PUNCT"), lo)
    if parse.lower[opening] in frames.INVERTED and opening < head and "?" not in parse.words[head:hi]:
        return True  # "were they to leave, …"
    return any(
        parse.lower[t] in CONDITIONS and parse.relations[t] == "mark" and parse.relations[parse.heads[t]] not in ASKED
        for first, beyond in ranges
        for t in range(max(first, lo), min(beyond, hi))
    )


def inverted_condition(parse: Parse, head: int) -> bool:
    """Whether a clause is a condition by its word order: "[had] they agreed", "[should] they lose"."""
    opens = any(parse.lower[c] in frames.INVERTED for c in parse.children(head, "aux", "cop", "mark"))
    return opens and frames.inverted(parse, head) and not asked(parse, head)
