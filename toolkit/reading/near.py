"""Articles that are nearly the same, as wire copy in several outlets is: noted, never dropped.

An article is known by the smallest hashes of its runs of five words (bottom-k sketches; Broder 1997, "On the resemblance and
containment of documents"): the share that two articles have in common estimates that of their runs. Time and memory grow with
the number of articles alone.
"""

from __future__ import annotations

import re
import zlib
from array import array
from heapq import nsmallest

WORD = re.compile(r"\w+")
RUN, SIZE = 5, 16
"""The words of a run, and the hashes by which an article is known."""

FEWEST = 20
"""The runs that an article has at least: shorter ones are alike by chance."""

NEAR = 0.7
"""The share of runs in common from which on two articles are nearly the same."""

SOUGHT = 3
"""The hashes by which an earlier article is sought: of two that share 0.7 of their runs, 97 in 100 have one in common."""


class Copies:
    """Tells of each article, in their order, which earlier one is nearly the same.

    >>> copies, text = Copies(), " ".join(f"word{number}" for number in range(60))
    >>> copies.earlier("a", text), copies.earlier("b", text + " and more")
    (None, ('a', 1.0))
    """

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._sketches = array("I")
        self._first: dict[int, int] = {}

    def earlier(self, id: str, text: str) -> tuple[str, float] | None:
        """The earlier article that is most like this one, and the share of runs in common; None where none is near."""
        found = sketch(text)
        if not found:
            return None
        places = dict.fromkeys(place for value in found[:SOUGHT] if (place := self._first.get(value)) is not None)
        share, best = max(((self._likeness(place, found), -place) for place in places), default=(0.0, 0))
        for value in found[:SOUGHT]:
            self._first.setdefault(value, len(self._ids))
        self._ids.append(id)
        self._sketches.extend(found)
        return (self._ids[-best], round(share, 2)) if share >= NEAR else None

    def _likeness(self, place: int, found: tuple[int, ...]) -> float:
        other = self._sketches[SIZE * place : SIZE * (place + 1)]
        smallest = nsmallest(SIZE, {*found, *other})
        return len({*smallest} & {*found} & {*other}) / len(smallest)


def sketch(text: str) -> tuple[int, ...]:
    """The smallest hashes of the runs of five words of a text; none for a short one."""
    words = [word.encode("utf-8", "surrogatepass") for word in WORD.findall(text.lower())]
    runs = {zlib.crc32(b" ".join(words[at : at + RUN])) for at in range(len(words) - RUN + 1)}
    return tuple(nsmallest(SIZE, runs)) if len(runs) >= FEWEST else ()
