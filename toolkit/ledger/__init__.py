"""What became of each condition: open, accepted, rejected, met, violated or unknown, by what later claims tell.

A condition is `accepted` or `rejected` by who must meet it, `met` when what must hold is told as done, `violated` when its
contrary is, or when the deadline passed or the threat was carried out without it, `unknown` where it is told that nobody
knows, and `open` where nothing tells. That a threat is met says that what it warns of has come to be. The records of
articles, in any order, are all that it works on.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from heapq import nsmallest

from toolkit.entities import Entities
from toolkit.ledger.entries import Entry, Evidence, Status
from toolkit.ledger.judging import judged
from toolkit.ledger.matters import Matter
from toolkit.ledger.needs import Need, needs
from toolkit.ledger.sayings import Saying, sayings
from toolkit.ledger.sides import Sides
from toolkit.ledger.taking_up import meant, outcome, said_of
from toolkit.ledger.told import Told, told
from toolkit.positions.contents import Subjects
from toolkit.records import Article
from toolkit.times.periods import days_between

__all__ = ["Entry", "Evidence", "Status", "settle"]

LOOKED_AT = 32
"""Conditions that a claim is held against for each of its terms, and that it may take up, the latest ones."""
HORIZON = 180
"""The days after which nothing is taken to tell of a condition."""
SOUGHT = 3
"""The terms by which a condition is found, those of most weight."""


def settle(articles: Iterable[Article], entities: Entities) -> list[Entry]:
    """The conditions in the order of the articles and of their text, each with what became of it.

    The claims are read in the order of time, each held against the latest conditions that share a telling term with it: the
    work grows with their number.

    >>> from toolkit.annotate import annotate_document
    >>> from toolkit.entities import resolve
    >>> from toolkit.records import Document
    >>> told = {"2025-03-10": "Chad will sign if Sudan frees the officers.", "2025-03-13": "Sudan freed the officers."}
    >>> articles = [annotate_document(Document(day, text, day)) for day, text in told.items()]
    >>> [entry] = settle(articles, resolve(articles))
    >>> entry.status, entry.decisive.content.id, entry.decisive.shared
    ('met', '2025-03-13#c1', ('freed', 'officers'))
    """
    asked: list[Need] = []
    answers: list[Told] = []
    said: defaultdict[Told, list[Saying]] = defaultdict(list)
    ordered = sorted(articles, key=lambda article: article.id)
    sides = Sides(ordered, entities)
    for article in ordered:
        subjects = Subjects(article, entities)
        contents = [*subjects.contents()]
        asked += needs(subjects, contents, sides)
        claims, named = [*told(subjects, contents, sides)], sides.named(article)
        answers += claims
        for saying in sayings(subjects, claims, named):
            said[saying.told].append(saying)
    ledger = _Ledger(asked)
    for answer in sorted(answers, key=lambda answer: answer.content.order):
        ledger.read(answer, said[answer])
    return [Entry(need.article, need.condition, tuple(ledger.evidence[need]), ledger.told(need)) for need in asked]


class _Ledger:
    """Conditions as they are told, day by day, and what tells of each."""

    def __init__(self, asked: Iterable[Need]) -> None:
        self.evidence: defaultdict[Need, list[Evidence]] = defaultdict(list)
        self._waiting = deque(sorted(asked, key=lambda need: (need.day or "9999", need.article.id, need.beyond)))
        self._about: defaultdict[str, deque[Need]] = defaultdict(lambda: deque(maxlen=LOOKED_AT))
        self._asked_of: defaultdict[str | None, deque[Need]] = defaultdict(lambda: deque(maxlen=LOOKED_AT))
        self._asked_by: defaultdict[str | None, deque[Need]] = defaultdict(lambda: deque(maxlen=LOOKED_AT))
        self._within: defaultdict[str, list[Need]] = defaultdict(list)
        self._first: dict[Need, Need] = {}
        self._tellers: defaultdict[Need, set[str]] = defaultdict(set)

    def read(self, answer: Told, said: Iterable[Saying]) -> None:
        """Hold a claim, and what it says outright, against the conditions that were told up to its day."""
        while self._waiting and (self._waiting[0].day or "9999") <= (answer.content.last or "9999"):
            self._enter(self._waiting.popleft())
        outright = {need: evidence for saying in said for need, evidence in self._said(saying).items()}
        for need in dict.fromkeys(need for term in answer.matter.words for need in self._about.get(term, ())):
            if need not in outright and _later(answer, need) and (evidence := judged(need, answer)):
                self._add(need, evidence)
        for need, evidence in outright.items():
            self._add(need, evidence)
        if not outright and (status := outcome(answer)):
            article = answer.content.article
            here = (need for need in self._within[article.id] if _later(answer, need))
            asked = (*self._asked_of[answer.doer], *self._asked_of[None])
            elsewhere = (need for need in asked if need.article is not article)
            taken_up = meant(answer, here, elsewhere)
            if taken_up and taken_up.may_be(status, answer.content.last):
                self._add(taken_up, Evidence(answer.content, status, None, tuple(answer.content.words.values())))

    def _add(self, need: Need, evidence: Evidence) -> None:
        """What is met is no longer only accepted."""
        known = self.evidence[need]
        if evidence.status != "accepted" or not known or known[-1].status != "met":
            known.append(evidence)

    def told(self, need: Need) -> int:
        """How many articles tell a condition, once all claims were read."""
        while self._waiting:
            self._enter(self._waiting.popleft())
        return len(self._tellers[self._first[need]])

    def _said(self, saying: Saying) -> dict[Need, Evidence]:
        """The conditions that were told up to its day of which a claim says outright what became of them."""
        names = {*saying.named, *saying.matter.names, saying.told.doer, saying.told.teller}
        theirs = [need for name in sorted(name for name in names if name) for need in self._asked_by.get(name, ())]
        about = [need for term in saying.matter.words for need in self._about.get(term, ())]
        return said_of(saying, dict.fromkeys((*theirs, *about)))

    def _enter(self, need: Need) -> None:
        terms = _telling(need.matter)
        known = (self._first[one] for term in terms for one in self._about.get(term, ()) if one.is_told_by(need))
        self._first[need] = first = next(known, need)
        self._tellers[first].add(need.article.id)
        for term in dict.fromkeys((*terms, *_telling(need.given), *_telling(need.threatened))):
            self._about[term].append(need)
        self._asked_of[need.party].append(need)
        for name in {need.holder, need.teller, need.owned} - {None, ""}:
            self._asked_by[name].append(need)
        self._within[need.article.id].append(need)


def _telling(about: Matter) -> list[str]:
    return nsmallest(SOUGHT, about.weights, key=lambda term: (-about.weights[term], term))


def _later(answer: Told, need: Need) -> bool:
    """Whether a claim is told of a later day than a condition. In one article its own date must say so; what takes a side may
    be of the same day, behind the condition.
    """
    content = answer.content
    if content.article is need.article:
        first, dated = content.first, content.last is not None and need.day is not None and content.last < need.day
        if content.claim.when and first and need.day and first > need.day:
            return True
        return answer.start >= need.beyond and not dated and content.is_position
    apart = days_between(need.day, content.last)
    if apart is None or apart > HORIZON:
        return False
    return apart > 0 or (apart == 0 and content.is_position)
