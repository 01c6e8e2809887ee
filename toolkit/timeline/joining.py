"""The same event told by several articles, as one: by its actor, its kind, its date and its words.

Two tellings are of one event where actor, kind, negation and outlook are the same, their dates and the PLOVER roots of deeds
do not exclude each other, and their words are near: how near they must be depends on what actor and date tell, and on one
day a few telling words are enough where one telling is fuller than the other, or two are named in both. Where both quote the
same words of one speaker, the kinds that the articles take them for may differ. What a state, its
government and its forces do counts as done by one, and who met or agreed with whom may be told from either side. The
words that carry the kind are not compared, as it says what they mean, and synonyms count as one word. Whatever is in doubt
stays apart, and so does what one article tells twice. Each telling is held against the first one of an event, and only
against events that share words with it, so the work grows with the number of tellings, not with that of their pairs. The
records of the articles stay as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from toolkit.entities import Entities, resolve
from toolkit.language.rarity import rarity
from toolkit.records import Article
from toolkit.timeline.tellings import Telling, tellings
from toolkit.timeline.wording import Wording, likeness
from toolkit.times.periods import days_between

DATED, NAMED, UNNAMED = (0.5, 2), (0.75, 3), (0.85, 3)
"""How near the words must be, and how many shared: where an actor with a name did both on the same days, where the dates of
such an actor's deeds tell less, and where nobody is named. On the same days all words of the shorter telling are enough."""
ALONE = 0.7
"""How near the words must be where one word is all that a telling has."""
TELLING = 0.9
"""How rare, in sum, shared words must be that are enough on one day, few as they are, where they are all of what one telling
has or where two with names did it with each other."""
CROWD = 2.0
"""The same where nobody is named, for no fewer words than else."""
EXACT = 7
"""The days that a date spans at most to tell one event from the next."""
NEAR = 7
"""The days between two articles in which an event without a date, or with no other than the article's, may be the same."""
LOOKED_AT = 32
"""Events that a telling is held against for each of its words, the latest ones."""


@dataclass(frozen=True, slots=True)
class Joined:
    """One event with all its tellings, the first one first, and the one among them with the most exact date."""

    tellings: tuple[Telling, ...]
    dated: Telling

    @property
    def id(self) -> str:
        """The article and the id of the first telling: "talks#c1"."""
        return f"{self.tellings[0].article.id}#{self.tellings[0].event.event}"


def join(articles: Iterable[Article], entities: Entities | None = None) -> list[Joined]:
    """Join what articles tell of the same events, whatever their order; events stand in the order of their first tellings.

    `entities` tell who is the same actor across articles; they are found in these articles unless they are given.

    >>> from toolkit.annotate import annotate_document
    >>> from toolkit.records import Document
    >>> texts = "Hungary rejected the peace plan on Monday.", "On Monday, Hungary rejected the plan for peace."
    >>> found = join(annotate_document(Document(text[:2], text, "2025-03-19")) for text in texts)
    >>> [(telling.article.id, telling.near, telling.shared) for telling in found[0].tellings]
    [('Hu', None, ()), ('On', 1.0, ('plan', 'peace'))]
    """
    groups: list[list[Telling]] = []
    dated: list[Telling] = []
    places: defaultdict[tuple[object, str], list[int]] = defaultdict(list)
    given = list(articles)
    known = resolve(given) if entities is None else entities
    for telling in sorted((t for article in given for t in tellings(article, known)), key=_order):
        handles = telling.handles
        common = {at for handle in handles for at in places.get(handle, ())[-LOOKED_AT:]}
        others = [at for at in sorted(common) if groups[at][-1].article is not telling.article]
        found = [(at, joined) for at in others if (joined := _joined(telling, groups[at][0], dated[at]))]
        if found:
            at, joined = max(found, key=lambda pair: (pair[1].near or 0.0, -pair[0]))
            groups[at].append(joined)
            dated[at] = min(dated[at], joined, key=lambda one: (_inexactness(one), one.guessed))
            continue
        for handle in handles:
            places[handle].append(len(groups))
        groups.append([telling])
        dated.append(telling)
    return [Joined(tuple(group), exact) for group, exact in zip(groups, dated, strict=True)]


def _order(telling: Telling) -> tuple[str, str, int, str]:
    document = telling.article.document
    return (document.date or "9999", document.id, telling.event.start, telling.event.event)


def _joined(telling: Telling, first: Telling, dated: Telling) -> Telling | None:
    """A telling with what joins it to the first one of an event, whose date is that of `dated`; None where it is another."""
    dates = _agreement(telling, first, dated)
    if dates is None:
        return None
    near = likeness(telling.words, first.words)
    shared = tuple(word for stem, word in telling.words.items() if stem in first.words)
    if not telling.quotes(first):
        least, count = _needed(telling, first, dates, _inexactness(telling) == _inexactness(dated) == 1)
        if not telling.may_be(first) or near < least or len(shared) < count:
            return None
    return replace(telling, shared=shared, near=round(near, 2), dates=dates)


def _needed(telling: Telling, first: Telling, dates: str, one_day: bool) -> tuple[float, int]:
    """How near the words of two tellings must be, and how many shared."""
    doers = [doer for doer in telling.doers if doer in first.doers]
    shared = telling.words.keys() & first.words.keys()
    fewest = min(len(telling.words), len(first.words))
    if all(doer is None or doer.startswith("#") for doer in doers):
        whole = one_day and len(shared) == fewest and _rarity(telling.words[stem] for stem in shared) >= CROWD
        return (0.0, UNNAMED[1]) if whole else UNNAMED
    if dates != "same days":
        return NAMED
    if one_day and telling.meeting and first.meeting:
        return 0.0, 0
    least, count = DATED
    if one_day and (len(shared) == fewest or len(doers) > 1) and _begin_alike(telling, first):
        return 0.0, 1
    return (ALONE, 1) if fewest == 1 else (least, min(count, fewest))


def _begin_alike(one: Telling, other: Telling) -> bool:
    """Whether the words that two tellings share, the verb of a deed as well, tell something, and more than those before."""
    shared = _rarity((*(word for stem, word in one.words.items() if stem in other.words), *one.does(other)))
    return shared >= TELLING and all(
        _rarity(_before(*pair)) < shared for pair in ((one.words, other.words), (other.words, one.words))
    )


def _before(one: Wording, other: Wording) -> Iterator[str]:
    """The words of a telling before the first one that another shares."""
    return (one[stem] for stem in takewhile(lambda stem: stem not in other, one))


def _rarity(words: Iterable[str]) -> float:
    return sum(map(rarity, words))


def _agreement(telling: Telling, first: Telling, dated: Telling) -> str | None:
    """How the date of a telling agrees with that of an event; None where it does not, or where nothing tells."""
    one, other = telling.event, dated.event
    if one.first and one.last and other.first and other.last:
        if one.first <= other.last and other.first <= one.last:
            return "same days" if max(_inexactness(telling), _inexactness(dated)) <= EXACT else "overlapping"
        if not (telling.guessed or dated.guessed) or abs(days_between(one.first, other.first) or 0) > NEAR:
            return None
    if (one.latest or "9999") < _begin(dated) or (other.latest or "9999") < _begin(telling):
        return None
    apart = days_between(telling.article.document.date, first.article.document.date)
    return "open" if apart is not None and abs(apart) <= NEAR else None


def _begin(telling: Telling) -> str:
    """The first day of an event, if an expression tells it: that of the article is only the last one that it can have."""
    first = telling.event.first
    return "" if first is None or telling.guessed else first


def _inexactness(telling: Telling) -> int:
    """The days that the date of a telling spans; more than all others where it has none."""
    days = days_between(telling.event.first, telling.event.last)
    return 10**7 if days is None else days + 1
