"""Tokens → windows that the encoder reads in one run: whole paragraphs, long ones cut at sentence ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from toolkit.language.tokens import LONGEST_WORD, Tokens

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CLS, SEP, UNKNOWN = 101, 102, 100
MOST_PIECES = 190
"""Wordpieces a window holds at most, the length that the weights were trained on."""
MOST_PIECES_A_WORD = 10
SHORTEST_CUT = 8
"""A paragraph is not cut before it has this many tokens: what ends so early is rather an abbreviation."""

_ENDS = frozenset({".", "!", "?", "..."})
_CLOSERS = frozenset({"”", '"', "''", ")", "’"})


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens `[first, beyond)` as the encoder's input; `slots[k]` is where the first wordpiece of token `first+k-1` stands.

    Slot 0 is the encoder's [CLS]; paragraphs are divided by [SEP].
    """

    first: int
    beyond: int
    ids: list[int]
    types: list[int]
    slots: list[int]


@cache
def _wordpieces() -> Tokenizer:
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    with as_file(files(__package__) / "weights" / "vocab.txt") as path:
        tokenizer = Tokenizer(models.WordPiece.from_file(str(path), unk_token="[UNK]"))  # noqa: S106
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


@lru_cache(maxsize=50_000)
def _pieces(word: str) -> tuple[int, ...]:
    if len(word) > LONGEST_WORD:
        return (UNKNOWN,)
    text = word.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate cannot cross into the tokenizer
    return tuple(_wordpieces().encode(text, add_special_tokens=False).ids[:MOST_PIECES_A_WORD]) or (UNKNOWN,)


def windows(tokens: Tokens, most: int = MOST_PIECES) -> Iterator[Window]:
    """Cover the tokens with windows of at most `most` wordpieces, each token in exactly one of them."""
    pieces = [_pieces(word[: LONGEST_WORD + 1]) for word in tokens.words]
    first = beyond = size = 0
    for lo, hi in _cuts(tokens, pieces, most):
        extra = sum(map(len, pieces[lo:hi])) + 1
        if first < beyond and size + extra > most:
            yield _window(tokens, pieces, first, beyond)
            first, size = lo, 0
        beyond, size = hi, size + extra
    if first < beyond:
        yield _window(tokens, pieces, first, beyond)


def _cuts(tokens: Tokens, pieces: list[tuple[int, ...]], most: int) -> Iterator[tuple[int, int]]:
    """Token ranges that fit a window: a paragraph, or as much of it as ends with a sentence."""
    lo, n = 0, len(pieces)
    while lo < n:
        size, hi, end = 0, lo, None
        while hi < n and tokens.paragraphs[hi] == tokens.paragraphs[lo] and size + len(pieces[hi]) < most:
            size += len(pieces[hi])
            hi += 1
            last = tokens.words[hi - 1]
            if (last in _ENDS and hi - lo > SHORTEST_CUT) or (end == hi - 1 and last in _CLOSERS):
                end = hi
        whole = hi == n or tokens.paragraphs[hi] != tokens.paragraphs[lo]
        if not whole and end is not None:
            hi = end
        yield lo, hi
        lo = hi


def _window(tokens: Tokens, pieces: list[tuple[int, ...]], first: int, beyond: int) -> Window:
    ids, types, slots = [CLS], [0], [0]
    paragraph = tokens.paragraphs[first]
    for i in range(first, beyond):
        if tokens.paragraphs[i] != paragraph:
            paragraph = tokens.paragraphs[i]
            ids.append(SEP)
            types.append(0)
        slots.append(len(ids))
        ids.extend(pieces[i])
        types.extend([tokens.types[i]] * len(pieces[i]))
    ids.append(SEP)
    types.append(0)
    return Window(first, beyond, ids, types, slots)
