"""Where sentences begin: the boundary head's score, and before it what punctuation says.

The head alone misses one boundary in fifty after a plain full stop and sometimes begins a sentence after a comma. So each
token gets a prior in the head's own units (log odds); a head that is sure overrules it, except where no sentence can begin.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from toolkit.language.tokens import CLOSING, QUOTED, Tokens
from toolkit.lexicons import lexicon

AFTER_END, AFTER_OTHER, AFTER_COMMA, NEVER = 2.0, -1.0, -3.0, -99.0
"""Log odds, chosen on the development parts of English-EWT and GUM."""
_ENDS = frozenset(".!?…")
_COMMAS = frozenset({",", "“", "„", "«", "``", "‘", "(", "["})
"""A comma, and what opens: the sentence began before it."""
_CLOSERS = frozenset({")", "]", "’", "'", "’’"}) | CLOSING
_NO_STARTS = frozenset({",", ".", ";", ":", "!", "?", ")", "]", "'s", "’s"}) | CLOSING


@cache
def _abbreviations() -> frozenset[str]:
    """Abbreviations that stand before what belongs to them: "Gen.", "vs.", "No."."""
    return frozenset(row["abbreviation"] for row in lexicon("abbreviations") if row["class"] != "other")


def priors(tokens: Tokens) -> NDArray[np.float32]:
    """How much each token looks like the first of a sentence, by its own form and by the token before it."""
    words, types = tokens.words, tokens.types
    found = np.zeros(len(words), np.float32)
    end = closed = ""  # the last word that closes nothing, and the marks that close after it
    for i, word in enumerate(words):
        closes = word in _CLOSERS or (word == '"' and (i + 1 == len(words) or types[i + 1] < QUOTED))
        if closes or word in _NO_STARTS:
            found[i] = NEVER
        elif end:
            found[i] = _prior(end, closed, word)
        end, closed = (end, closed + word) if closes else (word, "")
    return found


def _prior(end: str, closed: str, word: str) -> float:
    if end in _COMMAS or end == '"':
        return AFTER_COMMA
    if end in _abbreviations():
        return NEVER
    if end[-1] not in _ENDS:
        return AFTER_OTHER
    if closed and end[-1] in "!?":  # "Why now?" Petrov asked
        return AFTER_OTHER
    return 0.0 if end[0].isalpha() or word[0].islower() else AFTER_END  # "Inc." may end a sentence, "..." may not
