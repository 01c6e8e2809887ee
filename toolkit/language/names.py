"""Proper names from the scores of the name head: the likeliest sequence of labels, parts joined, one type per name.

Limits: the head learned from machine-made labels; of ten names eight are found whole and two thirds of all are typed right
(figures in the model card).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from toolkit.language.decode import best_labels, fragments
from toolkit.language.engine import Floats
from toolkit.language.parse import NameSpan
from toolkit.records import NameType

NAME_TYPES: tuple[NameType, ...] = ("PER", "ORG", "LOC", "MISC")
COMMON = 1.0
"""Added to the score of "no name" of a token that is not tagged as a proper noun (UNER English-EWT, development part)."""
_PROPER = frozenset({"NNP", "NNPS"})
_OPEN = frozenset({"IN", "HYPH", "DT", "CC", "TO", ","})
"""Tags of what no name ends in."""
_SUFFIXES = frozenset({"Inc.", "Inc", "Corp.", "Co.", "Ltd.", "Ltd", "LLC", "PLC", "Jr.", "Sr."})

Candidate = tuple[int, int, NDArray[np.float64]]
"""First token, token beyond, and the log probability of each of `NAME_TYPES`."""


def candidates(scores: Floats, xpos: Sequence[str], first: int) -> list[Candidate]:
    """The names among the tokens of a window, of which `first` is the first; a row of `scores` and a tag for each token."""
    rows = scores.astype(np.float64)
    rows -= np.logaddexp.reduce(rows, axis=1, keepdims=True)
    types = np.logaddexp(rows[:, 1::2], rows[:, 2::2])
    rows[:, 0] += [0.0 if tag in _PROPER else COMMON for tag in xpos]
    found = []
    for _, lo, hi in fragments(best_labels(rows)):
        while hi - lo > 1 and xpos[hi - 1] in _OPEN:
            hi -= 1
        found.append((first + lo, first + hi, types[lo:hi].sum(0)))
    return found


def name_spans(found: Sequence[Candidate], words: list[str]) -> tuple[NameSpan, ...]:
    """The names of a text: parts joined ("Bank" of "England", "Acme", Inc.), the same words of one type throughout."""
    joined: list[Candidate] = []
    for first, beyond, types in found:
        if joined and first < joined[-1][1]:  # a suffix that was joined already
            continue
        if words[beyond : beyond + 1] == [","] and not _SUFFIXES.isdisjoint(words[beyond + 1 : beyond + 2]):
            beyond += 2
        if joined and _one_name(joined[-1], (first, beyond, types), words):
            first, _, types = joined.pop()
        joined.append((first, beyond, types))
    votes: dict[str, NDArray[np.float64]] = {}
    keys = [" ".join(words[first:beyond]).lower() for first, beyond, _ in joined]
    for key, (_, _, types) in zip(keys, joined, strict=True):
        votes[key] = votes[key] + types if key in votes else types
    return tuple(
        NameSpan(first, beyond, NAME_TYPES[int(votes[key].argmax())])
        for key, (first, beyond, _) in zip(keys, joined, strict=True)
    )


def _one_name(left: Candidate, right: Candidate, words: list[str]) -> bool:
    """Whether "of" or "of the" joins two candidates: an organisation and no person, or a place of one word and a place."""
    between = [word.lower() for word in words[left[1] : right[0]]]
    if between not in (["of"], ["of", "the"]):
        return False
    kinds = tuple(NAME_TYPES[int(types.argmax())] for _, _, types in (left, right))
    return (kinds[0] == "ORG" and kinds[1] != "PER") or (kinds == ("LOC", "LOC") and left[1] - left[0] == 1)
