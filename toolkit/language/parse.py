"""`Parse`: what the language engine knows about a text, addressed by token number.

Tokens are numbered through the whole text. Heads are token numbers too (-1 for the root of a sentence); relations are
Universal Dependencies v2 with subtypes ("nsubj:pass"); tags are UPOS and Penn Treebank XPOS.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from toolkit.language.lemmas import lemma
from toolkit.language.quotations import Mark, inside, quotation_marks
from toolkit.records import NameType, Span

if TYPE_CHECKING:
    from nltk.parse import DependencyGraph
    from nltk.tree import Tree

Range = tuple[int, int]
"""Half-open token numbers `[first, beyond)`."""


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A proper name as the name head sees it, in tokens."""

    first: int
    beyond: int
    type: NameType


@dataclass(frozen=True, slots=True)
class Roles:
    """One attribution as the role and link heads see it, in tokens: at most one source, one cue, one or more contents."""

    source: Range | None
    cue: Range
    contents: tuple[Range, ...]


@dataclass(frozen=True)
class Parse:
    """The analysis of one text; `starts[i]` and `ends[i]` are the character offsets of token `i` in `text`.

    >>> p = Parse("Kyiv agreed.", (0, 5, 11), (4, 11, 12), ("PROPN", "VERB", "PUNCT"), ("NNP", "VBD", "."),
    ...           (1, -1, 1), ("nsubj", "root", "punct"), ((0, 3),))
    >>> p.words[0], p.lemmas[1], p.children(1), p.chars(0, 2), p.extent(1)
    ('Kyiv', 'agree', (0, 2), (0, 11), (0, 3))
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    sentences: tuple[Range, ...]
    names: tuple[NameSpan, ...] = ()
    roles: tuple[Roles, ...] = ()
    paragraphs: tuple[Range, ...] = ()

    def __len__(self) -> int:
        return len(self.starts)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The tokens as they stand in the text."""
        return tuple(self.text[s:e] for s, e in zip(self.starts, self.ends, strict=True))

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The tokens in lower case, with typographic apostrophes as plain ones."""
        return tuple(w.lower().replace("\u2019", "'") for w in self.words)

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        """The base form of each token, in lower case; "'s" is "have" in the perfect ("he's left"), else "be"."""
        found = [lemma(w, x) for w, x in zip(self.lower, self.xpos, strict=True)]
        for i, relation in enumerate(self.relations):
            if relation == "aux" and self.lower[i] == "'s" and self.xpos[self.heads[i]] == "VBN":
                found[i] = "have"
        return tuple(found)

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        below: list[list[int]] = [[] for _ in self.starts]
        for i, head in enumerate(self.heads):
            if head >= 0:
                below[head].append(i)
        return tuple(map(tuple, below))

    @cached_property
    def _bases(self) -> tuple[str, ...]:
        """The relations without their subtypes."""
        return tuple(relation.partition(":")[0] for relation in self.relations)

    @cached_property
    def _extents(self) -> tuple[Range, ...]:
        first, last = list(range(len(self))), list(range(len(self)))
        for lo, hi in self.sentences:
            order = [i for i in range(lo, hi) if self.heads[i] < 0]
            for i in order:  # grows while it is read: heads before their dependents
                order.extend(self._children[i])
            for i in reversed(order):
                if (head := self.heads[i]) >= 0:
                    first[head] = min(first[head], first[i])
                    last[head] = max(last[head], last[i])
        return tuple((a, b + 1) for a, b in zip(first, last, strict=True))

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """For each token the number of its sentence."""
        return tuple(k for k, (lo, hi) in enumerate(self.sentences) for _ in range(lo, hi))

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """For each token which quotation mark it is, if any: opening or closing, of whatever style."""
        spaced = [i > 0 and self.ends[i - 1] < start for i, start in enumerate(self.starts)]
        return tuple(quotation_marks(self.words, spaced, self._paragraph_of))

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        """For each token whether it stands in a quotation; the opening mark does, the closing one does not."""
        return tuple(inside(self.marks, self._paragraph_of))

    @cached_property
    def _paragraph_of(self) -> tuple[int, ...]:
        return tuple(k for k, (lo, hi) in enumerate(self.paragraphs or ((0, len(self)),)) for _ in range(lo, hi))

    def children(self, token: int, *relations: str) -> tuple[int, ...]:
        """The dependents of `token`, in text order; only those with one of `relations`, where any are given.

        A relation without a subtype stands for all of its subtypes: "nsubj" takes "nsubj:pass" too.
        """
        below = self._children[token]
        if not relations or not below:
            return below
        whole, bases = self.relations, self._bases
        return tuple([c for c in below if whole[c] in relations or bases[c] in relations])

    def child(self, token: int, *relations: str) -> int | None:
        """The first dependent of `token` with one of `relations`, or None."""
        found = self.children(token, *relations)
        return found[0] if found else None

    def opens_paragraph(self, sentence: int) -> bool:
        """Whether a sentence, by its number, is the first one of its paragraph."""
        first = self.sentences[sentence][0]
        return first == 0 or self._paragraph_of[first] != self._paragraph_of[first - 1]

    def extent(self, token: int) -> Range:
        """The tokens from the first to the last one under `token`, itself included."""
        return self._extents[token]

    def top(self, first: int, beyond: int) -> int:
        """The first of the tokens `[first, beyond)`, at least one, whose head lies outside them; in a tree there is one."""
        return next(i for i in range(first, beyond) if not first <= self.heads[i] < beyond)

    def ancestors(self, token: int) -> Iterator[int]:
        """The head of `token`, the head's head and so on up to the root of the sentence."""
        while (token := self.heads[token]) >= 0:
            yield token

    def chars(self, first: int, beyond: int) -> Span:
        """The characters of the tokens `[first, beyond)`; surrounding white space is never in them."""
        return (self.starts[first], self.ends[beyond - 1])

    def tokens(self, start: int, end: int) -> Range:
        """The tokens that share a character with `[start, end)`; an empty range where there are none."""
        return (bisect_right(self.ends, start), bisect_left(self.starts, end))

    def sentence_chars(self, sentence: int) -> Span:
        """The characters of a sentence."""
        return self.chars(*self.sentences[sentence])

    def graph(self, sentence: int) -> DependencyGraph:
        """A sentence as NLTK's `DependencyGraph`."""
        from nltk.parse import DependencyGraph

        lo, hi = self.sentences[sentence]
        rows = (
            f"{self.words[i]}\t{self.xpos[i]}\t{self.heads[i] - lo + 1 if self.heads[i] >= 0 else 0}\t{self.relations[i]}"
            for i in range(lo, hi)
        )
        return DependencyGraph("\n".join(rows), top_relation_label="root", cell_separator="\t")

    def tree(self, sentence: int) -> Tree:
        """The words of a sentence as NLTK's `Tree`: heads above their dependents."""
        from nltk.tree import Tree

        return Tree.convert(self.graph(sentence).tree())
