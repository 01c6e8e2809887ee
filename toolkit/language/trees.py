"""Arc scores → a dependency tree with one root (Chu and Liu 1965, Edmonds 1967)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Heads = NDArray[np.int64]

LOW = -1e9
SECOND_ROOT = 1e5
"""What each arc from the root costs: more than all scores of a sentence together, so that the best tree has one root."""


def tree(scores: NDArray[np.float32]) -> Heads:
    """Find the heads of a sentence's tokens: `scores[i, j]` is how well `j` heads token `i`; head 0 is the root.

    `scores` has a row for each of n tokens and n + 1 columns, the root first. Gives n heads, 0 for exactly one of them.
    The greedy choice is kept where it is a tree, else the maximum spanning arborescence is taken.

    >>> tree(np.array([[0, 0, 9], [1, 9, 0]], dtype=np.float32)).tolist()
    [2, 0]
    """
    n = len(scores)
    full = np.full((n + 1, n + 1), LOW)
    full[1:] = scores
    np.fill_diagonal(full, LOW)
    greedy: Heads = full[1:].argmax(1)
    if (greedy == 0).sum() == 1 and not _cycle(np.concatenate(([0], greedy))):
        return greedy
    best = _arborescence(full)
    if (best[1:] == 0).sum() > 1:
        full[1:, 0] -= SECOND_ROOT
        best = _arborescence(full)
    return best[1:]


def _cycle(heads: Heads) -> list[int]:
    """The nodes of one cycle among `heads` (node 0 is the root), or an empty list."""
    state = [0] * len(heads)  # 0 unseen, 1 on the path, 2 done
    state[0] = 2
    up = heads.tolist()
    for node in range(1, len(up)):
        path = []
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = up[node]
        if state[node] == 1:
            return path[path.index(node) :]
        for done in path:
            state[done] = 2
    return []


def _arborescence(full: Scores) -> Heads:
    """The maximum spanning arborescence from node 0, by contracting one cycle after the other."""
    heads: Heads = full.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.ones(len(full), bool)
    outside[inside] = False
    rest = np.flatnonzero(outside)
    k = len(rest)
    small = np.full((k + 1, k + 1), LOW)
    small[:k, :k] = full[rest][:, rest]
    leaving = full[rest][:, inside]
    small[:k, k] = leaving.max(1)
    gain = full[inside][:, rest] - full[inside, heads[inside]][:, None]
    small[k, :k] = gain.max(0)
    np.fill_diagonal(small, LOW)
    above = _arborescence(small)
    heads[rest] = np.where(above[:k] < k, rest[np.minimum(above[:k], k - 1)], inside[leaving.argmax(1)])
    entry = above[k]
    heads[inside[gain[:, entry].argmax()]] = rest[entry]
    return heads
