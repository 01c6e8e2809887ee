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

from toolkit.ledger.matters import Matter, base, matter, outcomes
from toolkit.ledger.needs import PRONOUNS
from toolkit.ledger.told import DENIED, IRREAL, PASSIVE, SUPPOSED, Told, Word, words_at
from toolkit.lexicons import lexicon
from toolkit.positions.contents import Subjects
from toolkit.timeline.wording import PASSAGE, stem

Outcome = Literal["fulfil", "breach", "lapse", "carry_out"]

BEFORE, BEHIND = 5, 12
"""The words between a verb of outcome and the noun behind it, and from a noun to its verb, "the demand … had been met"."""
APART = frozenset({
    "and", "but", "or", "that", "which", "who", "whom", "when", "while", "because", "as", "if", "by", "before", "after",
    "against", "despite", "over",
})  # fmt: skip
"""Words behind which a noun is no object of the verb before them."""
CLOSE = 4
"""The words before a verb among which one that denies it may stand."""
KINDS = frozenset({"action", "state", "accuse", "accept", "concede", "threaten"})


class Saying(NamedTuple):
    """A claim that says what became of a condition: how, and by which noun.

    `doer` is the side that did so, if the claim tells; `matter` are the words of the sentence and of that before it, `beside`
    is the weight of what the sentence tells beside the outcome, `named` are the sides named in it; `at` is the place of the
    verb.
    """

    told: Told
    outcome: Outcome
    noun: str
    doer: str | None
    matter: Matter
    beside: float
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
        low, high = (bisect_left(named, place, key=lambda one: one[0]) for place in (start, end))
        for outcome, noun, is_subject, at in _outcomes(words_at(article, (start, end))) if here else ():
            if told := _carrier(here, at):
                doer = None if is_subject else _doer(told, at, named[low:high])
                sides = frozenset(side for _, side in named[low:high])
                about, beside = _around(subjects, start, end)
                yield Saying(told, outcome, noun, doer, about, beside, sides, at)
                break


def _around(subjects: Subjects, start: int, end: int) -> tuple[Matter, float]:
    """The words of a sentence and of that before it, and the weight of those in it that are neither names nor an outcome."""
    before = subjects.article.sentence_span(max(start - 2, 0), start)[0]
    words, names = subjects.about(((start, end),), ())
    known = outcomes("fulfil", "breach", "terms", "deadline", "threat")
    beside = sum(weight for term, weight in matter(words, names).weights.items() if term not in known | names)
    return matter(*subjects.about(((max(before, start - PASSAGE), start), (start, end)), ())), beside


def _outcomes(words: Sequence[Word]) -> Iterator[tuple[Outcome, str, bool, int]]:
    """The verbs of outcome with their nouns, and whether these stand before them, as far as they are told as facts."""
    terms = [stem(base(one.word)) for one in words]
    for at, term in enumerate(terms):
        if term not in outcomes("terms", "deadline", "threat"):
            continue
        for verb in (*_verbs_before(words, at), *_verbs_behind(words, at)):
            if (outcome := _outcome(words, terms, verb, at)) and _is_fact(words, verb, outcome):
                yield outcome, words[at].word, at < verb, words[verb].start


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


def _doer(told: Told, at: int, named: Sequence[tuple[int, str | None]]) -> str | None:
    """Who did what a verb tells: who is accused of it, or acts in its claim; of a statement that is not known.

    Of a verb before the claim it is who is named last before it.
    """
    if at < told.start:
        return next((side for place, side in reversed(named) if place < at), None)
    kind = told.content.claim.kind
    return told.target if kind == "accuse" else None if kind == "state" else told.doer


def _carrier(claims: Iterable[Told], at: int) -> Told | None:
    """The innermost claim around a place, the last deed before it, or else the first claim behind it in its sentence."""
    around = before = behind = None
    for told in claims:
        claim = told.content.claim
        if any(start <= at < end for start, end in claim.spans):
            around = told
        elif claim.kind == "action" and claim.spans[-1][1] <= at:
            before = told
        elif told.start > at and behind is None:
            behind = told
    if found := around or before:
        claim = found.content.claim
        if claim.negated or claim.kind not in KINDS or found.content.side == "denies":
            return None
        return found if claim.certainty == "certain" and claim.time in ("past", "present") else None
    return behind if behind and behind.content.claim.certainty == "certain" else None


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
