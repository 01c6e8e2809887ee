"""Articles that are nearly the same, as wire copy in several outlets is: noted, never dropped.

An article is known by the smallest hashes of its runs of five words (bottom-k sketches; Broder 1997, "On the resemblance and
containment of documents"): the share that two articles have in common estimates that of their runs. Time and memory grow with
the number of articles alone.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from heapq import nsmallest

WORD = re.compile(r"\w+")
RUN, SIZE = 5, 32
"""The words of a run, and the hashes by which an article is known."""

FEWEST = 20
"""The runs that an article has at least: shorter ones are alike by chance."""

NEAR = 0.7
"""The share of runs in common from which on two articles are nearly the same."""

KEPT = 4
"""The articles that are kept for a hash: what more of them share is a phrase of the house."""


class Copies:
    """Tells of each article, in their order, which earlier one is nearly the same.

    >>> copies, text = Copies(), " ".join(f"word{number}" for number in range(60))
    >>> copies.earlier("a", text), copies.earlier("b", text + " and more")
    (None, ('a', 0.97))
    """

    def __init__(self) -> None:
        self._sketches: list[tuple[str, tuple[int, ...]]] = []
        self._holders: dict[int, list[int]] = {}

    def earlier(self, id: str, text: str) -> tuple[str, float] | None:
        """The first of the earlier articles that are most like this one, and the share of runs in common; None for none."""
        found = sketch(text)
        if not found:
            return None
        shared = Counter(place for value in found for place in self._holders.get(value, ()))
        best = max(((self._likeness(place, found), -place) for place, _ in shared.most_common(KEPT)), default=(0.0, 0))
        for value in found:
            holders = self._holders.setdefault(value, [])
            if len(holders) < KEPT:
                holders.append(len(self._sketches))
        self._sketches.append((id, found))
        return (self._sketches[-best[1]][0], round(best[0], 2)) if best[0] >= NEAR else None

    def _likeness(self, place: int, found: tuple[int, ...]) -> float:
        other = self._sketches[place][1]
        smallest = nsmallest(SIZE, {*found, *other})
        return len({*smallest} & {*found} & {*other}) / len(smallest)


def sketch(text: str) -> tuple[int, ...]:
    """The smallest hashes of the runs of five words of a text; none for a short one."""
    words = [word.encode("utf-8", "surrogatepass") for word in WORD.findall(text.lower())]
    runs = {zlib.crc32(b" ".join(words[at : at + RUN])) for at in range(len(words) - RUN + 1)}
    return tuple(nsmallest(SIZE, runs)) if len(runs) >= FEWEST else ()
