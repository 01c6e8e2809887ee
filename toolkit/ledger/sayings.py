"""What says outright what became of a condition: "fulfilling the condition that Kyiv had set", "in breach of the demand",
"made good his threat", "when the deadline expired".

A verb of outcome and a noun for a condition must stand close together, and be told as a fact. Limits: a noun is known by its
form alone, and what is said of a condition by other words than those of the lexicon is not found.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from toolkit.ledger.judging import Told
from toolkit.ledger.matters import Matter, base, matter, outcomes
from toolkit.ledger.needs import NEGATIONS
from toolkit.lexicons import lexicon
from toolkit.positions.contents import Subjects
from toolkit.records import Article, Span
from toolkit.timeline.wording import PASSAGE, WORD, stem

Outcome = Literal["fulfil", "breach", "lapse", "carry_out"]

BEFORE, BEHIND = 5, 12
"""The words between a verb of outcome and the noun behind it, and from a noun to its verb, "the demand … had been met"."""
APART = frozenset({
    "and", "but", "or", "that", "which", "who", "whom", "when", "while", "because", "as", "if", "by", "before", "after",
    "against", "despite", "over",
})  # fmt: skip
"""Words behind which a noun is no object of the verb before them."""
PASSIVE = frozenset({"was", "were", "been", "is", "are", "being"})
SUPPOSED = frozenset({"if", "unless", "until", "once", "whether"})
"""Words before a verb in its sentence that make it no fact."""
IRREAL = frozenset({"would", "will", "could", "may", "might", "can", "should", "must", "cannot", "wo", "ll", "to"})
"""Words right before a verb that make it no fact."""
DENIED = NEGATIONS | {"without", "hardly", "neither", "nor", "fail", "failed", "fails", "failing"}
CLOSE = 4
"""The words before a verb among which one that denies it may stand."""
PRONOUNS = frozenset({"it", "them"})
KINDS = frozenset({"action", "state", "accuse", "accept", "concede", "threaten"})


class Word(NamedTuple):
    """A word in lower case, where it starts, and whether punctuation stands before it."""

    word: str
    start: int
    is_first: bool


class Saying(NamedTuple):
    """A claim that says what became of a condition: how, by which noun, `matter` are the words of the sentence and of that
    before it, `named` the sides named in the sentence; `at` is the place of the verb.
    """

    told: Told
    outcome: Outcome
    noun: str
    matter: Matter
    named: frozenset[str | None]
    at: int


def sayings(subjects: Subjects, claims: Iterable[Told], named: Sequence[tuple[int, str | None]]) -> Iterator[Saying]:
    """What the claims of an article say outright; `named` are the places where it names a side."""
    article, carriers = subjects.article, sorted(claims, key=lambda told: told.start)
    starts, done = [told.start for told in carriers], -1
    for found in _nouns().finditer(article.text):
        start, end = article.sentence_span(*found.span())
        if start <= done:
            continue
        done, end = start, min(end, start + PASSAGE)
        here = carriers[bisect_left(starts, start) : bisect_right(starts, end)]
        for outcome, noun, at in _outcomes(_words(article, (start, end))) if here else ():
            if told := _carrier(here, at):
                before = article.sentence_span(max(start - 2, 0), start)[0]
                about = matter(*subjects.about(((max(before, start - PASSAGE), start), (start, end)), ()))
                low, high = (bisect_left(named, place, key=lambda one: one[0]) for place in (start, end))
                sides = frozenset(side for _, side in named[low:high])
                yield Saying(told, outcome, noun, about, sides, at)
                break


def _outcomes(words: Sequence[Word]) -> Iterator[tuple[Outcome, str, int]]:
    """The verbs of outcome with their nouns, as far as they are told as facts."""
    terms = [stem(base(one.word)) for one in words]
    for at, term in enumerate(terms):
        if term not in outcomes("terms", "deadline", "threat"):
            continue
        for verb in (*_verbs_before(words, at), *_verbs_behind(words, at)):
            if (outcome := _outcome(words, terms, verb, at)) and _is_fact(words, verb, outcome):
                yield outcome, words[at].word, words[verb].start


def _verbs_before(words: Sequence[Word], noun: int) -> Iterator[int]:
    for at in range(noun - 1, max(noun - BEFORE - 2, -1), -1):
        if words[at].word in APART:
            return
        yield at


def _verbs_behind(words: Sequence[Word], noun: int) -> Iterator[int]:
    """The verb of which a noun is the subject, or of which a pronoun takes it up as the object."""
    for at in range(noun + 1, len(words)):
        term = stem(base(words[at].word))
        is_near = at <= noun + BEHIND and (
            term in outcomes("lapse") or any(one.word in PASSIVE for one in words[at - 2 : at])
        )
        if is_near or any(one.word in PRONOUNS for one in words[at + 1 : at + 2]):
            yield at
        if term in outcomes("terms"):
            return


def _outcome(words: Sequence[Word], terms: Sequence[str], verb: int, noun: int) -> Outcome | None:
    term, after = terms[verb], words[verb + 1].word if verb + 1 < len(words) else ""
    if terms[noun] in outcomes("threat"):
        carried = (term, after) in _phrases() and verb < noun
        if carried or terms[noun] not in outcomes("deadline"):
            return "carry_out" if carried else None
    if terms[noun] in outcomes("deadline") and term in outcomes("lapse") and (verb > noun):
        return "lapse"
    if terms[noun] in outcomes("terms"):
        return "fulfil" if term in outcomes("fulfil") else "breach" if term in outcomes("breach") else None
    return None


def _is_fact(words: Sequence[Word], verb: int, outcome: Outcome) -> bool:
    """Whether a verb tells of a fact: neither denied nor supposed, and no bare form but "in breach of" and "let … pass"."""
    word, before = words[verb].word, [one.word for one in words[max(verb - CLOSE, 0) : verb]]
    if not DENIED.isdisjoint(before) or any(one.word in SUPPOSED for one in words[:verb]):
        return False
    if word.endswith("ing"):
        return words[verb].is_first or (bool(before) and before[-1] in {"of", *PASSIVE})
    if word != base(word):
        return IRREAL.isdisjoint(before[-2:])
    if outcome == "lapse" and "let" in before:
        return IRREAL.isdisjoint(before[: before.index("let")][-1:])
    return before[-1:] == ["in"]


def _carrier(claims: Iterable[Told], at: int) -> Told | None:
    """The innermost claim around a place, or else the last deed before it."""
    found = None
    for told in claims:
        claim = told.content.claim
        inside = any(start <= at < end for start, end in claim.spans)
        if inside or (claim.kind == "action" and told.start < at and (found is None or claim.spans[-1][1] <= at)):
            found = told
    if found is None:
        return None
    claim = found.content.claim
    fact = claim.certainty == "certain" and claim.time in ("past", "present") and not claim.negated
    return found if fact and claim.kind in KINDS and found.content.side != "denies" else None


def _words(article: Article, span: Span) -> list[Word]:
    start, end = span
    found, last = [], start
    for one in WORD.finditer(article.text, start, end):
        found.append(Word(one.group().lower(), one.start(), not set(",;:—–").isdisjoint(article.text[last : one.start()])))
        last = one.end()
    return found


@cache
def _nouns() -> re.Pattern[str]:
    """Any noun of the lexicon that calls a condition."""
    rows = (row for row in lexicon("outcome_words") if row["class"] in ("terms", "deadline", "threat"))
    return re.compile(rf"\b(?:{'|'.join(word for row in rows for word in row['words'].split())})s?\b", re.IGNORECASE)


@cache
def _phrases() -> frozenset[tuple[str, str]]:
    """The verbs with their particles that say that a threat was carried out."""
    rows = (row for row in lexicon("outcome_words") if row["class"] == "carry_out")
    pairs = (word.partition("_")[::2] for row in rows for word in row["words"].split())
    return frozenset((stem(verb), particle) for verb, particle in pairs)
