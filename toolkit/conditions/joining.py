"""The two sides that a subordinating cue joins: the stretch of text that must hold, and the one that depends on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.conditions.clauses import NOWHERE, Scope, body, breaks, deed, governor, initial, sentence, speaks
from toolkit.conditions.cues import Cue
from toolkit.language import Parse, frames
from toolkit.records import Operator

LINKS = ("punct", "cc", "mark")
"""The relations of words before a clause that only join it to what comes before."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What a cue ties together, in tokens; `need` and `deed` head the condition and the consequent, where there are any."""

    cue: tuple[int, ...]
    condition: Sequence[int]
    consequent: Sequence[int]
    operator: Operator
    need: int | None
    deed: int | None
    scope: Scope
    rule: str
    whose: int | None = None
    """The token that says whose condition it is, where the frame has one."""


def tie_of(
    cue: Cue, scope: Scope, need: int | None, condition: Sequence[int], deed: int | None, consequent: Sequence[int]
) -> Tie:
    """Tie two sides by a cue; `need` heads the condition, `deed` what depends on it."""
    rule = f"cue:{'-'.join(cue.words)} frame:{cue.frame}"
    return Tie(tuple(range(cue.first, cue.beyond)), condition, consequent, cue.operator, need, deed, scope, rule)


def joined(parse: Parse, scope: Scope, cue: Cue, need: int) -> tuple[int, list[int], list[int]] | None:
    """The head of what depends on the clause or phrase of `need`, and the tokens of the two; None where nothing does.

    Each is a stretch of text, whatever in it the parser hung elsewhere: a condition before the main clause ends at the last
    comma before it, one after it goes on to the next comma at least.
    """
    lo, hi = sentence(parse, cue.first)
    above = governor(parse, scope, cue, need)
    main = None if above is None else deed(parse, scope, above, need)
    if (
        main is None
        or cue.first <= main < cue.beyond
        or (main in scope.voice and speaks(parse, scope, main))
        or not lo <= main < hi
    ):
        return _split(parse, scope, cue)
    if main in scope.voice:
        scope = NOWHERE
    deeds = [i for i in body(parse, scope, main, (need,)) if lo <= i < hi and not cue.first <= i < cue.beyond]
    needs = [i for i in body(parse, scope, need, (main,), joined=True) if cue.beyond <= i < hi]
    if not deeds or not needs:
        return None
    if main > cue.first:
        start = _start(parse, main, cue.beyond)
        comma = next((i for i in range(start, cue.beyond, -1) if parse.words[i] == ","), start)
        condition = range(cue.beyond, comma)
        before = [i for i in deeds if i < cue.first]
        consequent = [*_stretch(before), *_stretch([i for i in deeds if i >= comma])]
    else:
        beyond = needs[-1] + 1
        reached = {*deeds, *_also_needed(parse, main)}
        while beyond < hi and beyond in reached and not breaks(parse, beyond):
            beyond += 1
        condition = range(cue.beyond, beyond)
        after = [i for i in deeds if i >= beyond]
        consequent = [*_stretch([i for i in deeds if i < cue.first]), *_stretch(after)]
    own = _unattributed(scope, condition)
    consequent = _unattributed(scope, consequent)
    links = next((k for k, i in enumerate(consequent) if parse.relations[i] not in LINKS), 0)
    return main, own, consequent[links:]


def _also_needed(parse: Parse, main: int) -> list[int]:
    """Clauses that the parser joined to the main one though they lack its modal: "will not end until A pays and B leaves"."""
    if frames.modal(parse, main) is None:
        return []
    apart = (c for c in parse.children(main, "conj") if not parse.children(c, "aux") or frames.modal(parse, c) is None)
    return [i for c in apart for i in parse.subtree(c)]


def _stretch(tokens: Sequence[int]) -> range:
    return range(tokens[0], tokens[-1] + 1) if tokens else range(0)


def _unattributed(scope: Scope, tokens: Sequence[int]) -> list[int]:
    """What is said, without the words that attribute it, nor the "on Sunday" that may follow them."""
    inner = [i for i in scope.voice if tokens and tokens[0] < i <= tokens[-1]]
    after = max(inner, default=len(tokens) + (tokens[-1] if tokens else 0))
    return [i for i in tokens if i not in scope.voice and (i < after or i in scope.content)]


def _start(parse: Parse, main: int, after: int) -> int:
    """Where the clause of `main` begins that follows a condition: its subject, auxiliary or itself."""
    first = [main, *parse.children(main, "aux", "cop", "expl"), *parse.children(main, *frames.SUBJECTS)]
    return max(after, min(parse.extent(i)[0] if i != main else i for i in first if i >= after))


def _split(parse: Parse, scope: Scope, cue: Cue) -> tuple[int, list[int], list[int]] | None:
    """Where the tree does not tell: a clause that opens the sentence ends at the comma, one in its middle at its end."""
    tokens = [i for i in range(*sentence(parse, cue.first)) if i not in scope.voice]
    after = [i for i in tokens if i >= cue.beyond]
    comma = next((i for i in after if parse.words[i] == ","), None)
    if not initial(parse, cue):
        before = [i for i in tokens if i < cue.first]
        start = next((i for i in reversed(before) if parse.upos[i] in ("PUNCT", "SCONJ")), -1)
        condition, consequent = [i for i in after if comma is None or i < comma], [i for i in before if i > start]
    elif comma is not None:
        condition, consequent = [i for i in after if i < comma], [i for i in after if i > comma]
    else:
        return None
    if not condition or not consequent:
        return None
    main = next((i for i in consequent if parse.upos[i] == "VERB"), consequent[0])
    return (main, condition, consequent)
