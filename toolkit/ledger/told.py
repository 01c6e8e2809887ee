"""What an article tells of deeds and positions: its claims, and what it tells outside them as done, "the border was opened".

Who did the latter, and that it is a fact, is told by the words alone. Limits: of a stretch without a claim, only what names
somebody or a time, so that it can be shown in the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from toolkit.claims.certainty import degree
from toolkit.ledger.matters import Matter, base, matter
from toolkit.ledger.needs import ARTICLES, BEING, NEGATIONS
from toolkit.ledger.sides import Sides
from toolkit.positions.contents import Content, Subjects
from toolkit.records import Article, Claim, Span, Time, hull
from toolkit.timeline.wording import PASSAGE, WORD, Wording, merged, outside, wording, words_of

PASSIVE = frozenset({"was", "were", "been", "is", "are", "being"})
SUPPOSED = frozenset({"if", "unless", "until", "once", "whether"})
"""Words before a verb in its sentence that make it no fact."""
IRREAL = frozenset({"would", "will", "could", "may", "might", "can", "should", "must", "cannot", "wo", "ll", "to"})
"""Words right before a verb that make it no fact."""
DENIED = NEGATIONS | {"without", "hardly", "neither", "nor", "fail", "failed", "fails", "failing"}
NO_FACT = SUPPOSED | IRREAL - {"to"} | DENIED | {"that", "before", "partly", "partially", "nearly", "almost"}
"""Words before a verb that make it no fact, or less than one; so do the adverbs of `certainty.csv`."""
PAST = frozenset({"was", "were", "been", "has", "had", "have"})
AUXILIARIES = BEING | PAST | {"did", "does"}
SHORTEST = 4
"""The words of a stretch of text that may tell something."""


class Word(NamedTuple):
    """A word in lower case, where it starts, and whether punctuation stands before it."""

    word: str
    start: int
    is_first: bool


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A claim with what it tells: `matter` has the words of its cue as well, `verbs` are these.

    `doer`, `teller` and `target` are sides (`Sides`), `named` are those of all actors that it mentions;
    `person` is the entity of a doer who is one, `people` are those mentioned, each with the side. `subject` are the terms
    before the verb of a deed without a doer.
    """

    content: Content
    matter: Matter
    verbs: frozenset[str]
    subject: frozenset[str]
    doer: str | None
    teller: str | None
    target: str | None
    person: str | None
    named: frozenset[str | None]
    people: frozenset[tuple[str | None, str]]

    @property
    def start(self) -> int:
        """Where the claim begins."""
        return hull(self.content.claim.spans)[0]


def told(subjects: Subjects, contents: Iterable[Content], sides: Sides) -> Iterator[Told]:
    """What the claims of an article tell, without those that are tied to a condition, and the text outside them."""
    article = subjects.article
    tied = {condition.claim for condition in article.conditions}
    whose = {actor.actor: sides.entities.of(article.id, actor.actor) for actor in article.actors}
    side = {actor: sides.of(entity) for actor, entity in whose.items()}
    people = {actor: (side[actor], one) for actor, entity in whose.items() if (one := sides.person(entity))}
    mentions = sorted((m.start, m.end, actor.actor) for actor in article.actors for m in actor.mentions)
    for content in (*contents, *_outside_claims(subjects, mentions)):
        claim = content.claim
        if claim.id in tied or claim.time == "hypothetical":
            continue
        cue = wording(article, claim.cue)
        start, end = hull(claim.spans)
        begin, beyond = (bisect_left(mentions, (at,)) for at in (start, min(end, start + PASSAGE)))
        doer, teller, target = (side.get(id or "") for id in (claim.actor, claim.source, claim.target))
        called = {actor for *_, actor in mentions[begin:beyond]}
        named, someone = frozenset(map(side.__getitem__, called)), frozenset(people[one] for one in called & people.keys())
        one = sides.person(content.holder)
        nouns = {word for before, word in pairwise(content.all_words(claim.cue)) if before in ARTICLES}
        verbs = _terms({term: word for term, word in cue.items() if word not in nouns})
        subject = frozenset[str]()
        if claim.actor is None and claim.kind == "action" and not _is_by_somebody(subjects, (start, end)):
            subject = _terms(wording(article, [(start, max(start, hull(claim.cue)[0]))]))
        about = matter({**cue, **content.words}, content.names)
        yield Told(content, about, verbs, subject, doer, teller, target, one, named, someone)


def _is_by_somebody(subjects: Subjects, span: Span) -> bool:
    """Whether a passive names who did it, "were removed by Qatar"."""
    text, called = subjects.article.text, subjects.called
    starts = (start for start, _ in called[bisect_left(called, (span[0], 0)) : bisect_left(called, (span[1], 0))])
    return any("by" in words_of(text[max(start - len("by the "), span[0]) : start]) for start in starts)


def _terms(words: Wording) -> frozenset[str]:
    return frozenset(matter(words, frozenset()).words)


def _outside_claims(subjects: Subjects, mentions: Sequence[tuple[int, int, str]]) -> Iterator[Content]:
    """The stretches of an article outside its claims that tell a fact, each as a claim with the id of what it names."""
    article = subjects.article
    said = [span for one in article.attributions for span in (*one.source, *one.cue, *one.content)]
    tied = [span for one in article.conditions for span in (*one.cue, *one.condition, *one.consequent)]
    taken = merged((*(span for claim in article.claims for span in claim.spans), *said, *tied))
    times = sorted(article.times, key=lambda time: time.start)
    for span in outside(article.sentences, taken):
        words = words_at(article, span)
        at = _fact(words) if len(words) >= SHORTEST and "?" not in article.text[slice(*span)] else None
        if at is None:
            continue
        within = (bisect_left(times, place, key=lambda time: time.start) for place in span)
        time = next(iter(times[slice(*within)]), None)
        whom = mentions[bisect_left(mentions, (span[0],)) : bisect_left(mentions, (span[1],))]
        published = article.document.date
        if (time or whom) and not (time and time.first and published and time.first > published):
            yield _content(subjects, span, words, at, time, whom)


def _fact(words: Sequence[Word]) -> int | None:
    """The place of the verb that tells what was done, of its auxiliary or by itself; None where that is no fact."""
    found = None
    for at, one in enumerate(words):
        before = words[at - 1].word if at else ""
        if one.word in NO_FACT or degree(one.word, "adverb") != "certain":
            break
        if one.word in AUXILIARIES or one.word == base(one.word) or one.word.endswith("ing") or before in ARTICLES:
            continue
        if before in PAST:
            return at
        found = at if found is None and before not in BEING else found
    return found


def _content(
    subjects: Subjects, span: Span, words: Sequence[Word], at: int, time: Time | None, whom: Sequence[tuple[int, int, str]]
) -> Content:
    """A stretch of text, from the last comma before its verb, as a claim of the deed that this tells, by whoever is named
    first before it.
    """
    article, verb = subjects.article, words[at]
    span = (max((one.start for one in words[: at + 1] if one.is_first), default=span[0]), span[1])
    is_passive = any(one.word in PASSIVE for one in words[max(at - 2, 0) : at])
    doer = next((actor for start, _, actor in whom if span[0] <= start < verb.start and not is_passive), None)
    id = time.id if time else f"m{whom[0][0]}-{whom[0][1]}"
    cue = (verb.start, verb.start + len(verb.word))
    claim = Claim(
        id, (span,), (cue,), "action", None, None, doer, None, None, None, "none", "certain", False, "past",
        time.value if time and time.first else None, time.id if time else None, (), "outside-claims",
    )  # fmt: skip
    published = article.document.date
    last = min((day for day in (time.last if time else None, published) if day), default=None)
    first = time.first if time and time.first else last
    terms, names = subjects.about([span], (doer,), claim.cue)
    return Content(article, claim, subjects.entities.of(article.id, doer), None, terms, names, first, last)


def words_at(article: Article, span: Span) -> list[Word]:
    """The words at a span of an article."""
    start, end = span
    found, last = [], start
    for one in WORD.finditer(article.text, start, end):
        found.append(Word(one.group().lower(), one.start(), not set(",;:—–").isdisjoint(article.text[last : one.start()])))
        last = one.end()
    return found
