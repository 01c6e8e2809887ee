"""Which words of two versions of an article are the same, and so which of its records and of its actors."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.evaluate import WORD, matched, words_under
from toolkit.records import Article, Span, hull

BLOCK = re.compile(r"[^\s.!?][^\n.!?]*")

Keyed = tuple[frozenset[int], Hashable]
"""The words under a record, and what it tells."""


class Words:
    """The words of a version of a text, each with a number that the same word has in the other version too."""

    def __init__(self, numbered: Sequence[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in numbered]
        self._numbers = [number for _, number in numbered]

    def under(self, spans: Sequence[Span]) -> frozenset[int]:
        """The numbers of the words under some spans; where these hold no word, their place stands for one."""
        found = frozenset(self._numbers[k] for k in words_under(self._starts, spans))
        return found or frozenset({-1 - hull(tuple(spans))[0]})


def aligned(old: str, new: str) -> tuple[Words, Words]:
    """The words of two versions of a text: those of sentences that both have, and of all others the n-th of each.

    >>> old, new = aligned("Rain fell. Kyiv agreed.", "Kyiv agreed. Snow fell.")
    >>> old.under([(11, 22)]) == new.under([(0, 11)]), old.under([(0, 9)]) & new.under([(13, 22)]) == old.under([(5, 9)])
    (True, True)
    """
    if old == new:
        words = Words([(word.start(), k) for k, word in enumerate(WORD.finditer(old))])
        return words, words
    sides = _blocks(old), _blocks(new)
    shared = sides[0].keys() & sides[1].keys()
    known: dict[Hashable, int] = {}
    first, second = (Words(list(_numbered(side, shared, known))) for side in sides)
    return first, second


Block = tuple[str, int]
"""The words of about a sentence, and how often they came before in the text."""


def _blocks(text: str) -> dict[Block, int]:
    seen: Counter[str] = Counter()
    found = {}
    for block in BLOCK.finditer(text):
        found[block[0], seen[block[0]]] = block.start()
        seen[block[0]] += 1
    return found


def _numbered(blocks: dict[Block, int], shared: set[Block], known: dict[Hashable, int]) -> Iterator[tuple[int, int]]:
    seen: Counter[str] = Counter()
    for block, start in blocks.items():
        for n, word in enumerate(WORD.finditer(block[0])):
            key: Hashable = (block, n) if block in shared else (word[0], seen[word[0]])
            seen[word[0]] += block not in shared
            yield start + word.start(), known.setdefault(key, len(known))


def paired(old: Sequence[Keyed], new: Sequence[Keyed]) -> list[tuple[int | None, int | None]]:
    """The places of the records of both versions in pairs, those of the older first, then what is new.

    First those with equal keys, then the closest over at least half of the same words.
    """
    free: defaultdict[Hashable, list[int]] = defaultdict(list)
    for j, key in reversed([*enumerate(new)]):
        free[key].append(j)
    partner = {i: places.pop() for i, key in enumerate(old) if (places := free[key])}
    taken = set(partner.values())
    rest = [i for i in range(len(old)) if i not in partner], [j for j in range(len(new)) if j not in taken]
    for i, j in matched([old[i][0] for i in rest[0]], [new[j][0] for j in rest[1]]):
        partner[rest[0][i]] = rest[1][j]
    taken = set(partner.values())
    return [(i, partner.get(i)) for i in range(len(old))] + [(None, j) for j in range(len(new)) if j not in taken]


@dataclass(frozen=True, slots=True)
class Version:
    """An article in one of two runs: its words with the numbers that they have in both, its actors by their older ids."""

    article: Article
    words: Words
    ids: Mapping[str, str]

    def older(self, actor: str) -> str:
        """The id that the older run has for an actor."""
        return self.ids.get(actor, actor)


def versions(old: Article, new: Article) -> tuple[Version, Version]:
    """Two runs' versions of an article.

    Actors with the same id are the same; of the others, those with mostly the same mentions.
    """
    words = aligned(old.text, new.text)
    known = [{actor.actor for actor in article.actors} for article in (old, new)]
    left = [a for a in old.actors if a.actor not in known[1]], [a for a in new.actors if a.actor not in known[0]]
    under = [
        [side.under([(mention.start, mention.end) for mention in actor.mentions]) for actor in actors]
        for actors, side in zip(left, words, strict=True)
    ]
    ids = {left[1][j].actor: left[0][i].actor for i, j in matched(*under)}
    return Version(old, words[0], {}), Version(new, words[1], ids)
