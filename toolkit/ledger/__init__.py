"""What became of each condition: open, accepted, rejected, met, violated or unknown, by what later claims tell.

A condition is `accepted` or `rejected` by who must meet it, `met` when what must hold is told as done, `violated` when its
contrary is, `unknown` where it is told that nobody knows, and `open` where nothing tells. That a threat is met says that what
it warns of has come to be. The records of articles, in any order, are all that it works on.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator

from toolkit.entities import Entities
from toolkit.ledger.entries import Entry, Evidence, Status
from toolkit.ledger.judging import Told, judged, told
from toolkit.ledger.needs import Need, needs
from toolkit.positions.contents import Subjects
from toolkit.records import Article

__all__ = ["Entry", "Evidence", "Status", "settle"]

LOOKED_AT = 32
"""Conditions that a claim is held against for each of its terms, the latest ones."""
TELLING = 0.3
"""The weight of a term by which conditions are sought."""


def settle(articles: Iterable[Article], entities: Entities) -> list[Entry]:
    """The conditions in the order of the articles and of their text, each with what became of it.

    The claims are read in the order of time, each held against the latest conditions that share a telling term with it: the
    work grows with their number.
    """
    asked: list[Need] = []
    answers: list[Told] = []
    for article in sorted(articles, key=lambda article: article.id):
        subjects = Subjects(article, entities)
        contents = {content.claim.id: content for content in subjects.contents()}
        asked += needs(subjects, contents, entities)
        answers += told(contents, entities)
    evidence = _evidence(asked, answers)
    return [Entry(need.article, need.condition, tuple(evidence[number]), 1) for number, need in enumerate(asked)]


def _evidence(asked: list[Need], answers: list[Told]) -> defaultdict[int, list[Evidence]]:
    """What tells of each condition, by its number, in the order of time."""
    found: defaultdict[int, list[Evidence]] = defaultdict(list)
    latest: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=LOOKED_AT))
    waiting = deque(sorted(range(len(asked)), key=lambda number: (asked[number].day or "9999", number)))
    for answer in sorted(answers, key=lambda answer: answer.content.order):
        day = answer.content.last or "9999"
        while waiting and (asked[waiting[0]].day or "9999") <= day:
            number = waiting.popleft()
            for term in _sought(asked[number]):
                latest[term].append(number)
        for number in dict.fromkeys(number for term in answer.matter.words for number in latest.get(term, ())):
            need = asked[number]
            if _later(answer, need) and (evidence := judged(need, answer)):
                found[number].append(evidence)
    return found


def _sought(need: Need) -> Iterator[str]:
    """The terms by which a condition is found."""
    return (term for term, weight in need.matter.weights.items() if weight >= TELLING)


def _later(answer: Told, need: Need) -> bool:
    """Whether a claim is told of a later day than a condition; what takes a side may be of the same day, and in the same
    article if it stands behind it.
    """
    content = answer.content
    if content.article is need.article:
        dated = content.last is not None and need.day is not None and content.last < need.day
        return answer.start >= need.beyond and not dated and content.is_position
    if content.last is None or need.day is None:
        return False
    return content.last > need.day or (content.last == need.day and content.is_position)
