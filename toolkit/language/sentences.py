"""Where sentences begin: the boundary head's score, and before it what punctuation says.

The head alone misses one boundary in fifty after a plain full stop, most of those inside quotations, and begins sentences
after commas and after "said". So each token gets a prior in the head's own units (log odds); a head that is sure overrules
it, except where no sentence can begin.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from toolkit.language.tokens import QUOTED, Tokens
from toolkit.lexicons import lexicon

AFTER_END, AFTER_QUOTED_END, AFTER_MARK, AFTER_WORD, NEVER = 2.0, 8.0, -1.0, -3.0, -99.0
"""Log odds, chosen on the development parts of English-EWT and GUM; in quotations the head hardly sees boundaries."""
_ENDS = frozenset(".!?…")
_COMMAS = frozenset({",", "“", "„", "«", "``", "‘", "(", "["})
"""A comma, and what opens: the sentence began before it."""
_CLOSERS = frozenset({")", "]", "’", "'"})
_NO_STARTS = frozenset({",", ".", ";", ":", "!", "?", ")", "]", "'s", "’s"})


@cache
def _abbreviations() -> frozenset[str]:
    """Abbreviations that stand before what belongs to them: "Gen.", "vs.", "No."."""
    return frozenset(row["abbreviation"] for row in lexicon("abbreviations") if row["class"] != "other")


def priors(tokens: Tokens) -> NDArray[np.float32]:
    """How much each token looks like the first of a sentence, by its own form and by the token before it."""
    words, types = tokens.words, tokens.types
    found = np.zeros(len(words), np.float32)
    end, closed = "", False  # the last word that closes nothing, and whether a mark closes after it
    for i, word in enumerate(words):
        closes = word in _CLOSERS or tokens.marks[i] == "”"
        if closes or word in _NO_STARTS:
            found[i] = NEVER
        elif end:
            quoted = not closed and types[i - 1] >= QUOTED and types[i] >= QUOTED
            found[i] = _prior(end, closed, word, quoted)
        end, closed = (end, True) if closes else (word, False)
    return found


def _prior(end: str, closed: bool, word: str, quoted: bool) -> float:
    if end in _COMMAS or end == '"' or (end.islower() and end[-1] not in _ENDS):
        return AFTER_WORD
    if end in _abbreviations():
        return NEVER
    if end[-1] not in _ENDS or (closed and end[-1] in "!?"):  # "Why now?" Petrov asked
        return AFTER_MARK
    if end[0].isalpha() or word[0].islower():  # "Inc." may end a sentence, "..." may not
        return 0.0
    return AFTER_QUOTED_END if quoted else AFTER_END
