"""The two sides that a cue ties: the stretch of text that must hold, and the one that depends on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from toolkit.conditions.clauses import deed, governor, initial, sentence, speaks, under, whole
from toolkit.conditions.cues import Cue
from toolkit.language import Parse, frames
from toolkit.records import Attribution, Operator

ASIDE = ("parataxis", "discourse", "vocative")
LINKS = ("punct", "cc", "mark")
"""The relations of words before a clause that only join it to what comes before."""
MARKS = ("mark", "cc", "case")
"""The relations of words that mark a clause or phrase and are no part of it."""
HYPHENS = frozenset({"-", "'", "’", "“", "”", '"', "``", "''"})


@dataclass(frozen=True, slots=True)
class Scope:
    """The attribution in whose content a cue stands, its tokens, and those of the words that attribute it."""

    content: frozenset[int]
    voice: frozenset[int]
    attribution: Attribution | None


NOWHERE = Scope(frozenset(), frozenset(), None)


@dataclass(frozen=True, slots=True)
class Tie:
    """What a cue ties together, in tokens; `need` and `deed` head the condition and what depends on it."""

    cue: tuple[int, ...]
    condition: Sequence[int]
    consequent: Sequence[int]
    operator: Operator
    need: int
    deed: int
    scope: Scope
    rule: str
    whose: int | None = None
    """The token that says whose condition it is, where the frame has one."""


def tie_of(cue: Cue, scope: Scope, need: int, condition: Sequence[int], deed: int, consequent: Sequence[int]) -> Tie:
    """Tie two sides by a cue; `need` heads the condition, `deed` what depends on it."""
    rule = f"cue:{'-'.join(cue.words)} frame:{cue.frame}"
    return Tie(tuple(range(cue.first, cue.beyond)), condition, consequent, cue.operator, need, deed, scope, rule)


def scopes(parse: Parse, attributions: Sequence[Attribution]) -> dict[int, Scope]:
    """For every token inside the content of an attribution the scope of it."""
    found: dict[int, Scope] = {}
    for attribution in attributions:
        content = [i for part in attribution.content for i in range(*parse.tokens(*part))]
        voice = [i for part in (*attribution.source, *attribution.cue) for i in range(*parse.tokens(*part))]
        scope = Scope(frozenset(content), frozenset(voice).difference(content), attribution)
        found.update(dict.fromkeys(content, scope))
    return found


def joined(parse: Parse, scope: Scope, cue: Cue, need: int) -> Tie | None:
    """Tie the clause or phrase of `need` to what depends on it; None where nothing does.

    Each side is a stretch of text, whatever in it the parser hung elsewhere: a condition before the main clause ends at the
    last comma before it, one after it goes on to the next punctuation at least.
    """
    lo, hi = sentence(parse, cue.first)
    above = governor(parse, cue, need)
    main = -1 if above is None else deed(parse, above, need)
    outside = not lo <= main < hi or cue.first <= main < cue.beyond
    if outside or (main in scope.voice and speaks(parse, main)) or _parted(parse, cue, main):
        return _split(parse, scope, cue, need)
    if main in scope.voice:  # "refused to sign": who refuses is part of it
        scope = replace(scope, voice=frozenset())
    without = [need, *(c for c in parse.children(main, "advcl") if c < main and under(parse, c, "if", "unless"))]
    deeds = [i for i in body(parse, scope, whole(parse, main), without) if lo <= i < hi and not cue.first <= i < cue.beyond]
    needs = [i for i in body(parse, scope, need, (main,)) if cue.beyond <= i < hi]
    if not deeds or not needs:
        return None
    if main > cue.first:
        start = _start(parse, main, need)
        last = max(cue.beyond, need)
        beyond = after = next((i for i in range(start, last, -1) if parse.words[i] == ","), start)
    else:
        beyond = after = onward(parse, needs, hi).stop
    condition = range(cue.beyond, beyond)
    inside = main > cue.first and parse.lower[cue.first - 1] == "that"  # "the worry is that if …"
    earlier = [] if inside else upto(parse, [i for i in deeds if i < cue.first], cue.first)
    consequent = (*_stretch(parse, earlier), *_stretch(parse, [i for i in deeds if i >= after]))
    return tie_of(cue, scope, need, _said(scope, condition), main, _said(scope, consequent))


def _parted(parse: Parse, cue: Cue, main: int) -> bool:
    """Whether a colon, semicolon or quotation mark parts a cue from the verb before it, and another clause follows."""
    if not 0 <= main < cue.first or parse.upos[cue.first - 1] != "PUNCT":
        return False
    quoted = parse.quoted[cue.first] and not parse.quoted[main]
    after = range(cue.beyond, sentence(parse, cue.first)[1])
    comma = next((i for i in after if parse.words[i] == ","), after.stop)
    follows = any(parse.upos[i] in ("VERB", "AUX") for i in range(comma, after.stop))
    return follows and (quoted or parse.words[cue.first - 1] in (":", ";"))


def _said(scope: Scope, tokens: Sequence[int]) -> list[int]:
    """What is said, without the words that attribute it, nor the "on Sunday" that may follow them."""
    inner = [i for i in scope.voice if tokens and tokens[0] < i <= tokens[-1]]
    return [i for i in tokens if i not in scope.voice and (not inner or i < max(inner) or i in scope.content)]


def upto(parse: Parse, tokens: list[int], beyond: int) -> list[int]:
    """Some tokens with those that follow them before `beyond`, where no punctuation parts them."""
    following = range(tokens[-1] + 1, beyond) if tokens else range(0)
    return tokens if any(parse.upos[i] in ("PUNCT", "VERB") for i in following) else [*tokens, *following]


def _stretch(parse: Parse, tokens: list[int]) -> range:
    """From the first of some tokens that is more than a link to the last one."""
    first = next((i for i in tokens if parse.relations[i] not in LINKS), None)
    return range(0) if first is None else range(first, tokens[-1] + 1)


def _start(parse: Parse, main: int, need: int) -> int:
    """Where the clause of `main` begins that follows the condition of `need`: its subject, auxiliary or itself."""
    heads = (main, whole(parse, main))
    first = [*heads, *(c for head in heads for c in parse.children(head, "aux", "cop", "expl", *frames.SUBJECTS))]
    return max(need + 1, min(i if i in heads else parse.extent(i)[0] for i in first if i == main or i > need))


def _split(parse: Parse, scope: Scope, cue: Cue, need: int) -> Tie | None:
    """Where the tree does not tell: a clause that opens the sentence ends at the comma, one in its middle at its end."""
    tokens = [i for i in range(*sentence(parse, cue.first)) if i not in scope.voice]
    after = [i for i in tokens if i >= cue.beyond]
    comma = next((i for i in after if parse.words[i] == "," and i > need), None)
    condition = [i for i in after if comma is None or i < comma]
    if initial(parse, cue):
        consequent = [i for i in after if comma is not None and i > comma]
    else:
        before = [i for i in tokens if i < cue.first and (i in scope.content or not scope.content)]
        stops = (i for i in reversed(before) if parse.upos[i] in ("PUNCT", "SCONJ") and parse.words[i] not in HYPHENS)
        start = next(stops, -1)
        consequent = [i for i in before if i > start]
    words = [i for i in consequent if parse.upos[i] in ("VERB", "NOUN")]
    main = max(words, key=lambda i: parse.upos[i] == "VERB", default=None)  # the first verb, else the first noun
    return tie_of(cue, scope, need, condition, main, consequent) if condition and main is not None else None


def onward(parse: Parse, tokens: Sequence[int], beyond: int) -> range:
    """From the first of some tokens past the last to the next punctuation that parts clauses, whatever is joined to what."""
    if not tokens:
        return range(0)
    after = range(tokens[-1], beyond)
    end = next((i for i in after if parse.upos[i] == "PUNCT" and parse.words[i] not in HYPHENS), beyond)
    return range(tokens[0], end)


def body(parse: Parse, scope: Scope, head: int, without: Iterable[int] = ()) -> list[int]:
    """The tokens of a clause or phrase: what hangs below its head, but no other clause that stands beside it.

    `without` are heads of what is left out besides, and so are the words that attribute it.
    """
    left_out, found = scope.voice.union(without), [head]
    for i in found:
        for child in parse.children(i):
            beside = (
                parse.relations[child] in ASIDE
                or (i == head and parse.relations[child] in MARKS)
                or _apart(parse, head, child)
            )
            if child not in left_out and not beside:
                found.append(child)
    return sorted(found)


def _apart(parse: Parse, head: int, child: int) -> bool:
    """Whether a clause with a subject of its own is coordinated with the one of `head`, or with what completes that one."""
    first = parse.heads[child]
    joined = parse.relations[child] == "conj" and (first == head or parse.relations[first] == "xcomp")
    return joined and frames.subject_below(parse, child) is not None
