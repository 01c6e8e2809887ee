"""Text → tokens with their paragraph and their surface type (case and quotation state), in time linear in the text.

Tokens follow the English Universal Dependencies treebanks: hyphenated words are split, clitics ("n't", "'s") stand alone,
abbreviations keep their full stop. NLTK's `RegexpTokenizer` does the cutting: its Treebank tokenizer leaves hyphens together
and raises on some mixtures of quotation marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from toolkit.lexicons import lexicon

if TYPE_CHECKING:
    from nltk.tokenize import RegexpTokenizer

OPENING = frozenset("“„«") | {"``"}
CLOSING = frozenset("”»") | {"''"}
CASES = 6
"""How many case shapes there are; a surface type is a case shape, plus this number inside quotation marks."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: character offsets, words, paragraph numbers and surface types, one of each a token."""

    starts: list[int]
    ends: list[int]
    words: list[str]
    paragraphs: list[int]
    types: list[int]


@cache
def _tokenizer() -> RegexpTokenizer:
    from nltk.tokenize import RegexpTokenizer

    short = "|".join(re.escape(row["abbreviation"].rstrip(".")) for row in lexicon("abbreviations"))
    return RegexpTokenizer(
        rf"\b(?:{short})\.(?=\s)"  # Mr. Sen. Sept.
        r"|(?:[A-Za-z]\.){2,}"  # U.S. a.m.
        r"|\d+(?:[.,:/]\d+)*"  # 1,000.5  10:30  3/4
        r"|\w+?(?=n['’]t\b)|n['’]t\b"  # did n't
        r"|['’](?:s|S|re|ve|ll|d|m)\b"
        r"|[^\W\d]\w*|\w+"
        r"|``|''|\.\.+|--+"
        r"|[^\w\s]"
    )


def tokenize(text: str, start: int = 0) -> Tokens:
    """Cut `text` from `start` on into tokens; offsets count from the beginning of `text`.

    A line break between two tokens starts a new paragraph.

    >>> tokenize("The U.S.-backed truce didn't hold.").words
    ['The', 'U.S.', '-', 'backed', 'truce', 'did', "n't", 'hold', '.']
    """
    body = text[start:] if start else text
    starts, ends, words, paragraphs = [], [], [], []
    paragraph = beyond = 0
    for lo, hi in _tokenizer().span_tokenize(body):
        if "\n" in body[beyond:lo]:
            paragraph += 1
        starts.append(start + lo)
        ends.append(start + hi)
        words.append(body[lo:hi])
        paragraphs.append(paragraph)
        beyond = hi
    return Tokens(starts, ends, words, paragraphs, _types(words, paragraphs))


@lru_cache(maxsize=50_000)
def _case(word: str) -> int:
    if any(c.isdigit() for c in word):
        return 5
    if word.islower() or not any(c.isalpha() for c in word):
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 3
    return 1 if word[0].isupper() and word[1:].islower() else 4


def _types(words: list[str], paragraphs: list[int]) -> list[int]:
    """The surface type of each token; a new paragraph closes an open quotation."""
    types, quoted, previous = [], False, -1
    for word, paragraph in zip(words, paragraphs, strict=True):
        if paragraph != previous:
            quoted, previous = False, paragraph
        mark = word in OPENING or word in CLOSING or word == '"'
        if word in OPENING:
            quoted = True
        elif word in CLOSING:
            quoted = False
        elif word == '"':
            quoted = not quoted
        types.append(_case(word) + CASES * (quoted or mark))
    return types
