"""Quotation marks of any style → where quotations open and close.

Newsrooms write “…”, "…", ``…'', ''…'', «…» or, in Britain, ‘…’ and '…', where the closing mark is also the apostrophe.
A new paragraph closes an open quotation: a quotation that goes on opens again at its head.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import Literal

Mark = Literal["", "“", "”"]
"""What a token is to quotations: no mark, an opening one or a closing one."""

_OPENING = frozenset({"“", "„", "«", "``", "‘‘"})
_CLOSING = frozenset({"”", "»", "’’"})
_EITHER = frozenset({'"', "''"})
_SINGLE_OPENING, _SINGLE_CLOSING = frozenset({"‘", "'"}), frozenset({"’", "'"})
SINGLE = _SINGLE_OPENING | _SINGLE_CLOSING
_ENDING = frozenset(".,!?…") | {"...", "--", "—"}


def quotation_marks(words: Sequence[str], spaced: Sequence[bool], paragraphs: Sequence[int]) -> list[Mark]:
    """What each token is to quotations; `spaced` says whether white space stands before it.

    Single marks count outside double ones and where both ends are found, so that an apostrophe opens and closes nothing;
    only “‘” at the head of a paragraph may be without an end.

    >>> quotation_marks(["'", "We", "agree", ",", "'", "he", "said", "."], [False] * 5 + [True] * 2 + [False], [0] * 8)
    ['“', '', '', '', '”', '', '', '']
    """
    marks: list[Mark] = [""] * len(words)
    lo = 0
    while lo < len(words):
        hi = lo
        while hi < len(words) and paragraphs[hi] == paragraphs[lo]:
            hi += 1
        _mark(marks, words, spaced, lo, hi)
        lo = hi
    return marks


def inside(marks: Sequence[Mark], paragraphs: Sequence[int]) -> list[bool]:
    """For each token whether it stands in a quotation, the opening mark counted in and the closing one not."""
    found, opened, paragraph = list[bool](), False, -1
    for mark, number in zip(marks, paragraphs, strict=True):
        opened = mark == "“" or (opened and not mark and number == paragraph)
        paragraph = number
        found.append(opened)
    return found


def _mark(marks: list[Mark], words: Sequence[str], spaced: Sequence[bool], lo: int, hi: int) -> None:
    """Set the marks of a paragraph."""
    closers = deque(i for i in range(lo, hi) if words[i] in _SINGLE_CLOSING and _closes(words, spaced, i, hi))
    end = -1
    opened = False
    for i in range(lo, hi):
        word = words[i]
        if word in _OPENING or (word in _EITHER and not opened):
            marks[i], opened = "“", True
        elif word in _CLOSING or word in _EITHER:
            marks[i], opened = "”", False
        elif i == end:
            marks[i], end = "”", -1
        elif word in _SINGLE_OPENING and not opened and end < 0 and _opens(words, spaced, i, lo, hi):
            while closers and closers[0] <= i + 1:
                closers.popleft()
            if closers or (i == lo and word == "‘"):
                marks[i], end = "“", closers[0] if closers else hi


def _opens(words: Sequence[str], spaced: Sequence[bool], i: int, lo: int, hi: int) -> bool:
    """Whether a single mark stands before a word and after none."""
    return i + 1 < hi and not spaced[i + 1] and (i == lo or spaced[i] or not words[i - 1][-1].isalnum())


def _closes(words: Sequence[str], spaced: Sequence[bool], i: int, hi: int) -> bool:
    """Whether a single mark stands after a word and before none, and is not the possessor's in "the parties’ leaders"."""
    if spaced[i] or (i + 1 < hi and not spaced[i + 1] and words[i + 1][0].isalnum()):
        return False
    possessive = words[i - 1][-1] in "sS" and i + 1 < hi and words[i + 1][0].isalpha()
    return i > 0 and (words[i - 1] in _ENDING or not possessive)
