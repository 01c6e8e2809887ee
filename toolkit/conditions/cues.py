"""The words that tie one thing to another, from the lexicon `condition_cues.csv`, and where they stand in a text.

A cue is one word or several; the first matches a token by its form or its base form, the others by their form. `frame`
says how the parse leads from the cue to the condition and to the deed that depends on it, and `deed` what the deed must be
(see `ties`); the frame `none` marks words that look like a cue and are not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from toolkit.errors import LexiconError
from toolkit.language import Parse
from toolkit.lexicons import lexicon
from toolkit.records import Operator


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the lexicon as found at the tokens `[first, beyond)`."""

    words: tuple[str, ...]
    operator: Operator
    frame: str
    deed: str
    first: int
    beyond: int


@cache
def words(name: str) -> frozenset[str]:
    """The lemmas of a class in `condition_words.csv`."""
    return frozenset(lemma for row in lexicon("condition_words") if row["class"] == name for lemma in row["lemmas"].split())


@cache
def _rows() -> dict[str, list[tuple[tuple[str, ...], Operator, str, str]]]:
    """The rows of the lexicon by their first word, those with the most words first."""
    rows: dict[str, list[tuple[tuple[str, ...], Operator, str, str]]] = {}
    for row in sorted(lexicon("condition_cues"), key=lambda row: -len(row["cue"].split())):
        if row["frame"] != "none" and row["operator"] not in get_args(Operator):
            raise LexiconError(f"condition_cues.csv: {row['operator']!r} is none of {', '.join(get_args(Operator))}")
        cue, operator = tuple(row["cue"].split()), cast(Operator, row["operator"])
        rows.setdefault(cue[0], []).append((cue, operator, row["frame"], row["deed"]))
    return rows


def find(parse: Parse) -> Iterator[Cue]:
    """The cues of a text, in order, none inside another.

    >>> from toolkit.language import parse
    >>> [(cue.words, cue.operator) for cue in find(parse("The truce will hold only if both sides agree."))]
    [(('only', 'if'), 'only_if')]
    """
    rows, beyond = _rows(), 0
    for i in range(len(parse)):
        for cue, operator, frame, deed in (*rows.get(parse.lower[i], ()), *rows.get(parse.lemmas[i], ())):
            if i >= beyond and parse.lower[i + 1 : i + len(cue)] == cue[1:]:
                beyond = i + len(cue)
                yield Cue(cue, operator, frame, deed, i, beyond)
