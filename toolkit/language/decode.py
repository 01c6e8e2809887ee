"""Scores of a window → sentences, dependencies, and attribution roles with their links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.language.engine import Engine, Floats, Scores
from toolkit.language.parse import Range, Roles
from toolkit.language.trees import tree

ROLES = ("source", "cue", "content")
CUE, CONTENT = slice(3, 5), slice(5, 7)
"""The labels of cues and contents."""
LINKED = 0.5
"""The share of a content's linking probability that has to fall on one cue."""
CERTAIN = 0.35
"""The least probability of an attribution: that its cue is a cue, its contents are contents and its source is the source."""


def sentence_starts(scores: Scores, priors: Floats, paragraphs: Sequence[int]) -> list[int]:
    """The slots with which sentences begin: the first one, each paragraph's, and where the head and the priors say so."""
    begins = scores.boundaries[1:, 1] - scores.boundaries[1:, 0] + priors > 0
    changes = np.diff(paragraphs) != 0
    return [1, *(int(i) + 2 for i in np.flatnonzero(begins[1:] | changes))]


def dependencies(engine: Engine, scores: Scores, starts: list[int]) -> tuple[NDArray[np.int64], list[str]]:
    """The head slot (0 for a root) and the relation of each slot, each sentence a tree of its own."""
    heads = np.zeros(len(scores.arcs), np.int64)
    for lo, hi in zip(starts, [*starts[1:], len(heads)], strict=True):
        local = tree(np.concatenate((scores.arcs[lo:hi, :1], scores.arcs[lo:hi, lo:hi]), 1))
        heads[lo:hi] = np.where(local == 0, 0, local - 1 + lo)
    relations = engine.relations(scores, heads)
    return heads, ["root" if head == 0 else r for head, r in zip(heads.tolist(), relations, strict=True)]


def best_labels(scores: NDArray[np.floating[Any]]) -> NDArray[np.int64]:
    """The likeliest BIO label numbers of some slots, where an I only follows a B or I of its kind (Viterbi 1967).

    `scores` has a row for each slot and a column for each label.
    """
    rows = scores.astype(np.float64)
    rows[0, 2::2] = -np.inf
    greedy: NDArray[np.int64] = rows.argmax(1)
    inner = np.flatnonzero((greedy > 0) & (greedy % 2 == 0))
    if np.isin(greedy[inner] - greedy[inner - 1], (0, 1)).all():  # no I without its B: there is no likelier sequence
        return greedy
    before: list[float] = rows[0].tolist()
    chosen: list[list[int]] = []
    for row in rows[1:].tolist():
        best = max(range(len(row)), key=before.__getitem__)
        origins = [best] * len(row)
        for inside in range(2, len(row), 2):
            origins[inside] = inside - 1 if before[inside - 1] >= before[inside] else inside
        chosen.append(origins)
        before = [score + before[origin] for score, origin in zip(row, origins, strict=True)]
    labels = [max(range(len(before)), key=before.__getitem__)]
    for origins in reversed(chosen):
        labels.append(origins[labels[-1]])
    return np.array(labels[::-1], np.int64)


def fragments(labels: NDArray[np.int64]) -> list[tuple[int, int, int]]:
    """Runs of BIO label numbers (0 = O, 1 + 2k = B-k, 2 + 2k = I-k) as (k, first, beyond); a stray I opens a run."""
    found: list[tuple[int, int, int]] = []
    beyond = kind = -1
    for slot in np.flatnonzero(labels).tolist():
        k, inside = divmod(int(labels[slot]) - 1, 2)
        if inside and slot == beyond and k == kind:
            found[-1] = (k, found[-1][1], slot + 1)
        else:
            found.append((k, slot, slot + 1))
        beyond, kind = slot + 1, k
    return found


def attributions(scores: Scores) -> list[tuple[Range | None, Range, list[Range]]]:
    """Source, cue and contents in slots: each content goes to its likeliest cue, each cue to its likeliest source or none.

    Contents that no cue is likely for are left out, and so are attributions that are not likely as a whole.
    """
    labels = best_labels(scores.roles[1:])
    spans: dict[str, list[Range]] = {role: [] for role in ROLES}
    for k, first, beyond in fragments(labels):
        spans[ROLES[k]].append((first + 1, beyond + 1))
    contents: dict[int, list[Range]] = {}
    if spans["cue"]:
        for lo, hi in spans["content"]:
            shares, _ = _shares(scores.cues[lo:hi], spans["cue"])
            best = int(np.argmax(shares))
            if shares[best] >= LINKED:
                contents.setdefault(best, []).append((lo, hi))
    likely = _probabilities(scores.roles)
    found = []
    for k, parts in sorted(contents.items()):
        lo, hi = cue = spans["cue"][k]
        shares, none = _shares(scores.sources[lo:hi], spans["source"])
        named = zip(shares, spans["source"], strict=True)
        share, source = max([(none, None), *named], key=lambda pair: pair[0])
        said = np.mean([likely[first:beyond, CONTENT].sum(1).mean() for first, beyond in parts])
        if likely[lo:hi, CUE].sum(1).mean() * said * share < CERTAIN:
            continue
        found.append((source, cue, parts))
    return found


def _probabilities(scores: Floats) -> Floats:
    weights: Floats = np.exp(scores - scores.max(1, keepdims=True))
    weights /= weights.sum(1, keepdims=True)
    return weights


def _shares(links: Floats, spans: list[Range]) -> tuple[list[float], float]:
    """How much of the linking probability of some slots falls on each of `spans`, and on "none"."""
    mean = _probabilities(links).mean(0)
    return [float(mean[lo:hi].sum()) for lo, hi in spans], float(mean[0])


def roles(scores: Scores, shift: int) -> list[Roles]:
    """The attributions of a window whose slot 1 is token `shift`."""

    def moved(span: Range) -> Range:
        return (span[0] - 1 + shift, span[1] - 1 + shift)

    return [
        Roles(moved(source) if source else None, moved(cue), tuple(map(moved, contents)))
        for source, cue, contents in attributions(scores)
    ]
