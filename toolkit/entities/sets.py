"""Disjoint sets: which of many things are one (Galler and Fischer 1964)."""

from __future__ import annotations

from collections.abc import Iterable


class Sets:
    """The numbers 0 … `size` - 1 in sets that can be united; the smallest number of a set stands for it.

    >>> sets = Sets(4)
    >>> sets.unite([3, 1])
    >>> [sets.of(number) for number in range(4)]
    [0, 1, 2, 1]
    """

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def of(self, number: int) -> int:
        """The number that stands for the set of `number`."""
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def unite(self, numbers: Iterable[int]) -> None:
        """Make one set of the sets of some numbers."""
        roots = sorted({self.of(number) for number in numbers})
        for root in roots[1:]:
            self._above[root] = roots[0]
