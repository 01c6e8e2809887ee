"""What "the offer" is: a content that tells nearly nothing but takes up a word from before is about what was told there.

Who accepts "the proposal" accepts what somebody proposed a few lines above: the content takes over the terms of the latest
one in the article that begins with that noun, or whose cue has it ("proposed"). It is the simplest case of bridging by the
same lemma (Vieira and Poesio 2000); limits: "the plan" for what was called an offer is not found, nor is what is in no claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, reduce

from toolkit.language.frames import DEFINITE
from toolkit.positions.contents import Content
from toolkit.positions.vectors import telling
from toolkit.positions.words import terms
from toolkit.timeline.wording import stem

THIN = 1.0
"""The weight of a content that stands for itself."""
LEADING = 3
"""The terms of a content among which stands the word for what it is: "the proposal of Egypt for a truce"."""
TAKING_UP = DEFINITE | {"such", "its", "their", "his", "her"}
"""The determiners of a noun that takes up what was told."""


def completed(contents: Iterable[Content]) -> Iterator[Content]:
    """The contents of one article, in the order of its text; those that take up another one have its words as well.

    >>> from toolkit.annotate import annotate_document
    >>> from toolkit.entities import resolve
    >>> from toolkit.positions.contents import contents
    >>> from toolkit.records import Document
    >>> text = "Egypt proposed a truce and the release of ten hostages. Hamas rejected the proposal."
    >>> article = annotate_document(Document("a", text))
    >>> list([*completed(contents(article, resolve([article])))][1].words)
    ['propos', 'truce', 'releas', 'ten', 'hostag']
    """
    latest: dict[str, Content] = {}
    for content in contents:
        if sum(telling(content.words, content.names).values()) >= THIN:
            yield content
            leading = [*content.words][:LEADING]
            latest |= dict.fromkeys(_nouns() & {*leading, *content.cue}, content)
        else:
            words = frozenset(content.all_words(content.claim.spans))
            nouns = sorted(_nouns() & {stem(word) for word in words}) if words & TAKING_UP else []
            taken_up = [latest[noun] for noun in nouns if noun in latest]
            yield reduce(_with_words, [one for one in taken_up if one.claim.spans != content.claim.spans][:1], content)


def _with_words(content: Content, earlier: Content) -> Content:
    return content._replace(words={**content.words, **earlier.words}, names=content.names | earlier.names)


@cache
def _nouns() -> frozenset[str]:
    """The stems of the nouns for what is put on the table."""
    return frozenset(map(stem, terms()))
