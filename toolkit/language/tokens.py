"""Text → tokens with their paragraph and their surface type (case and quotation state), in time linear in the text.

Tokens follow the English Universal Dependencies treebanks: hyphenated words are split but for prefixes, clitics ("n't",
"'s") stand alone, abbreviations keep their full stop. The tokenizer has NLTK's interface and none of NLTK's patterns: the
Treebank tokenizer leaves hyphens together and raises on some mixtures of quotation marks, and `RegexpTokenizer` gives up
after five seconds by the clock, which would make long articles fail on busy machines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from nltk.tokenize.api import TokenizerI

from toolkit.language.quotations import SINGLE, Mark, inside, quotation_marks
from toolkit.lexicons import lexicon
from toolkit.records import Span

WRAPPED = 0.4
"""In a text that was broken into lines of a fixed width, at least this share of the line breaks lies within sentences."""
_ENDING = frozenset('.!?:;”"')
LONGEST_WORD = 100
"""Characters; longer words are no words: they are not looked up whole, so that no cache keeps them."""
QUOTED = 6
"""How many case shapes there are; a surface type is a case shape, plus this number inside quotation marks."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: character offsets, words, paragraph numbers, quotation marks and surface types, one each a token.

    `words` are as the encoder reads them: single quotation marks stand there as double ones.
    """

    starts: list[int]
    ends: list[int]
    words: list[str]
    paragraphs: list[int]
    marks: list[Mark]
    types: list[int]


@cache
def _pattern() -> re.Pattern[str]:
    """What a token is. Repetitions before something that must follow are bounded or possessive: the time stays linear."""
    forms: dict[str, list[str]] = {}
    for row in lexicon("abbreviations"):
        forms.setdefault(row["class"], []).append(re.escape(row["abbreviation"]))
    numbered = "|".join(forms.pop("number"))
    short = "|".join(form for others in forms.values() for form in others)
    prefixes = "|".join(f"[{row['prefix'][0].upper()}{row['prefix'][0]}]{row['prefix'][1:]}" for row in lexicon("prefixes"))
    return re.compile(
        r"(?:https?://|www\.)\S{0,500}[\w/]"
        r"|(?<![\w.@+-])[\w.+-]{1,64}+@(?:[\w-]{1,63}+\.){1,5}[a-z]+\b"  # name@host.org
        r"|(?<![\w.@+-])(?:[\w-]{1,63}+\.){1,4}(?:com|org|net|gov|edu|int)\b"
        r"|[@#][^\W\d]\w*"
        rf"|(?:{short})|(?:{numbered})(?=\s?\d)"  # Mr. Sept. No. 10
        r"|(?:[A-Za-z]\.){2,}|[A-Z](?:\.[A-Z])+\b"  # U.S. a.m. U.S
        r"|[A-HJ-Z]\.(?=\s[A-Z][\w.])"  # the initial in John F. Kennedy
        r"|\d+(?:[.,:/]\d+)*(?:(?:st|nd|rd|th|s)\b)?"  # 1,000.5  10:30  3/4  21st  1990s
        r"|['’]\d\ds?\b"  # '90s
        rf"|(?:{prefixes})-(?:[^\W\d]{{2,}}\w*|\d+s?\b)"  # re-elected  mid-1990s
        r"|(?i:can(?=not\b)|g(?:on(?=na\b)|ot(?=ta\b))|wan(?=na\b))"
        r"|\w{1,20}?(?=n['’]t\b)|n['’]t\b"  # did n't
        r"|['’](?:s|S|re|ve|ll|d|m)\b"
        r"|[A-Z]{1,3}(?:&[A-Z]{1,3}\b|\$)"  # AT&T  US$
        r"|[^\W\d]\w*+(?:['’](?!(?:[sSdm]|re|ve|ll)\b)[^\W\d]\w*+)*"  # O'Neill  Sana'a
        r"|\w+|``|''|‘‘|’’|[!?]+|([-.*=~<>$+])\1+"
        r"|[^\w\s]"
    )


class Tokenizer(TokenizerI):  # type: ignore[misc]  # NLTK has no types
    """The tokens of the toolkit for whatever takes an NLTK tokenizer.

    >>> Tokenizer().tokenize("He can't re-open U.S.-led talks.")
    ['He', 'ca', "n't", 're-open', 'U.S.', '-', 'led', 'talks', '.']
    """

    def span_tokenize(self, text: str) -> Iterator[Span]:
        """The character offsets of the tokens."""
        return (found.span() for found in _pattern().finditer(text))

    def tokenize(self, text: str) -> list[str]:
        """The tokens."""
        return [text[start:end] for start, end in self.span_tokenize(text)]


def tokenize(text: str, start: int = 0) -> Tokens:
    """Cut `text` from `start` on into tokens; offsets count from the beginning of `text`.

    A line break between two tokens starts a new paragraph; in a text with lines of a fixed width a blank line does.

    >>> tokenize("The U.S.-backed truce didn't hold.").words
    ['The', 'U.S.', '-', 'backed', 'truce', 'did', "n't", 'hold', '.']
    """
    body = text[start:] if start else text
    starts, ends, words, paragraphs, spaced = list[int](), list[int](), list[str](), list[int](), list[bool]()
    breaks_needed = 2 if _wrapped(body) else 1
    paragraph = beyond = 0
    for lo, hi in Tokenizer().span_tokenize(body):
        gap = body[beyond:lo]
        if gap not in ("", " ") and len(f".{gap}.".splitlines()) > breaks_needed:
            paragraph += 1
        starts.append(start + lo)
        ends.append(start + hi)
        words.append(body[lo:hi])
        paragraphs.append(paragraph)
        spaced.append(bool(gap))
        beyond = hi
    marks = quotation_marks(words, spaced, paragraphs)
    words = [mark if mark and word in SINGLE else word for word, mark in zip(words, marks, strict=True)]
    return Tokens(starts, ends, words, paragraphs, marks, surface_types(words, marks, paragraphs))


def _wrapped(text: str) -> bool:
    """Whether the lines of a text were broken at a fixed width, so that sentences run over line ends."""
    lines = [line.strip() for line in text.splitlines()]
    pairs = [(line, following) for line, following in pairwise(lines) if line and following]
    inside = sum(line[-1] not in _ENDING and following[0].islower() for line, following in pairs)
    return len(pairs) > 2 and inside > WRAPPED * len(pairs)


@lru_cache(maxsize=50_000)
def _case(word: str) -> int:
    if any(c.isdigit() for c in word):
        return 5
    if word.islower() or not any(c.isalpha() for c in word):
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 3
    return 1 if word[0].isupper() and word[1:].islower() else 4


def surface_types(words: list[str], marks: list[Mark], paragraphs: list[int]) -> list[int]:
    """The case shape of each token, plus `QUOTED` for those in quotations and for quotation marks."""
    quoted = inside(marks, paragraphs)
    return [_case(w[:LONGEST_WORD]) + QUOTED * (q or bool(m)) for w, q, m in zip(words, quoted, marks, strict=True)]
