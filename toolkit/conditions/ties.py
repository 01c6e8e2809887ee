"""A cue and the parse around it → what must hold, and what depends on it: one function a frame of the lexicon.

| frame | as in |
|---|---|
| clause, until, later, first | X if Y · X until Y · X once Y · X must hold before Y |
| phrase, barring, without | X in exchange for Y · X except for Y · no X without Y |
| predicate, link, noun | X requires Y · tie X to Y · Y is a condition for X |
| alternative, otherwise, return | Y or face X · Y. Otherwise X · Y. In return X |
| short, only, modifier | accepted X but stopped short of Y · can only X by Y · unconditionally |
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from toolkit.conditions import alternatives, predicates, subordinate
from toolkit.conditions.cues import Cue, find
from toolkit.conditions.sides import NOWHERE, Scope, Tie
from toolkit.language import Parse

FRAMES: dict[str, Callable[[Parse, Scope, Cue], Tie | None]] = {
    "clause": subordinate.clause,
    "until": subordinate.until,
    "later": subordinate.later,
    "first": subordinate.first,
    "phrase": subordinate.phrase,
    "barring": subordinate.barring,
    "without": subordinate.without,
    "predicate": predicates.predicate,
    "link": predicates.link,
    "noun": predicates.noun,
    "short": predicates.short,
    "only": predicates.only,
    "modifier": predicates.modifier,
    "alternative": alternatives.alternative,
    "otherwise": alternatives.otherwise,
    "return": alternatives.in_return,
}
"""What reads each frame of the lexicon; words of the frame "none" only look like a cue."""


def ties(parse: Parse, scope_of: dict[int, Scope]) -> Iterator[Tie]:
    """Everything in a text that a cue ties together; `scope_of` has the scope of each token in an attributed content."""
    for cue in (*find(parse), *subordinate.inversions(parse)):
        if cue.frame in FRAMES:
            tie = FRAMES[cue.frame](parse, scope_of.get(cue.first, NOWHERE), cue)
            if tie is not None:
                needed = frozenset(tie.condition)
                yield replace(tie, consequent=[i for i in tie.consequent if i not in needed])
