"""Proper names from the scores of the name head: the likeliest sequence of labels, parts joined, one type per name.

Limits: names of other kinds (MISC) were learnt from machine-made labels alone, and organisations are taken for places or
persons more often than these for one another; the model card says how many names are found and typed right.
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
_OPEN = frozenset({"IN", "HYPH", "DT", "CC", "TO", ",", "$"})
"""Tags of what no name ends in."""
FIRMS = frozenset({"Inc.", "Inc", "Corp.", "Corp", "Co.", "Cos.", "Ltd.", "Ltd", "LLC", "PLC", "Plc", "S.A.", "AG", "N.V."})
"""What ends the full name of a firm."""
_SUFFIXES = FIRMS | {"Jr.", "Sr."}

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
        while lo < hi and xpos[hi - 1] in _OPEN:
            hi -= 1
        if lo < hi:
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
    kinds = {key: NAME_TYPES[int(sums.argmax())] for key, sums in votes.items()}
    kinds.update(dict.fromkeys(_firms(joined, words, kinds), "ORG"))
    return tuple(NameSpan(first, beyond, kinds[key]) for key, (first, beyond, _) in zip(keys, joined, strict=True))


def _firms(found: list[Candidate], words: list[str], kinds: dict[str, NameType]) -> list[str]:
    """What looks like a person's name but begins a firm's: "Ford" where "Ford Motor Co." is spoken of, and no other Ford."""
    people = {key.split()[-1] for key, kind in kinds.items() if kind == "PER" and " " in key}
    short: list[str] = []
    for first, beyond, _ in found:
        if words[beyond - 1] in FIRMS:
            begins = (" ".join(words[first:end]).lower() for end in range(first + 1, min(beyond, first + 6)))
            short += [key for key in begins if kinds.get(key) == "PER" and key.split()[-1] not in people]
    return short


def _one_name(left: Candidate, right: Candidate, words: list[str]) -> bool:
    """Whether what stands between two candidates joins them: "of" an organisation and no person, or a place of one word and
    a place; "&" two organisations.
    """
    between = [word.lower() for word in words[left[1] : right[0]]]
    kinds = tuple(NAME_TYPES[int(types.argmax())] for _, _, types in (left, right))
    if between == ["&"]:
        return kinds == ("ORG", "ORG")
    if between not in (["of"], ["of", "the"]):
        return False
    return (kinds[0] == "ORG" and kinds[1] != "PER") or (kinds == ("LOC", "LOC") and left[1] - left[0] == 1)
