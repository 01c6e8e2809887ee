"""What is quoted word for word: runs of words inside quotation marks, by which one utterance is known in several articles.

Such runs are what near-duplicate detection calls shingles (Broder 1997).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.language.rarity import rarity
from toolkit.records import Article, Claim
from toolkit.timeline.wording import PASSAGE, function_words, words_of

RUN = 6
"""The words in a row, function words and all, that hardly anybody says twice."""
TELLING = 0.7
"""How rare, in sum, they must be: many say "at the end of the day"."""
QUOTED = re.compile(r"(?:[“\"„«]|'')([^“”\"„«»]*?)(?:[”\"»]|''|$)")
"""What stands inside double quotation marks: curly, straight, low, angled, or typed as two apostrophes."""


def runs(article: Article, claim: Claim) -> frozenset[str]:
    """The runs of `RUN` words that a claim quotes: all of a direct quotation, of a mixed one those inside its marks.

    >>> from dataclasses import replace
    >>> from toolkit.annotate import annotate_document
    >>> from toolkit.records import Document
    >>> article = annotate_document(Document("a", "“We do not bargain with kidnappers, ever,” Orban said."))
    >>> sorted(runs(article, article.claims[0]))
    ['do not bargain with kidnappers ever', 'we do not bargain with kidnappers']
    """
    return frozenset(run for text in _quoted(article, claim) for run in _runs(words_of(text)))


def _quoted(article: Article, claim: Claim) -> Iterator[str]:
    for start, end in claim.spans if claim.quote in ("direct", "mixed") else ():
        text = article.text[start : min(end, start + PASSAGE)]
        yield from [text] if claim.quote == "direct" else QUOTED.findall(text)


def _runs(words: list[str]) -> Iterator[str]:
    tells = [0.0 if len(word) == 1 or word in function_words() else rarity(word) for word in words]
    for at in range(len(words) - RUN + 1):
        if sum(tells[at : at + RUN]) >= TELLING:
            yield " ".join(words[at : at + RUN])
