"""What is tied to what: the conditions that the codebook names, each with what must hold and what depends on it.

`cues` finds the words that tie, `ties` what they tie together (`subordinate`, `predicates` and `beside` read the parse for
it), and `bargains` what it does between the parties.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.actors import Cast
from toolkit.conditions.bargains import Bargain
from toolkit.conditions.sides import Tie, scopes
from toolkit.conditions.ties import ties
from toolkit.language import Parse
from toolkit.language.parse import Range
from toolkit.records import Attribution, Claim, Condition, Document, Span

__all__ = ["annotate"]


def annotate(
    document: Document, parse: Parse, cast: Cast, attributions: Sequence[Attribution], claims: Sequence[Claim]
) -> tuple[Condition, ...]:
    """Find the conditions of a document, in text order, with ids "k1", "k2", …

    The spans of `condition` and `consequent` leave the cue out. `claim` is the smallest claim that overlaps what depends on
    the condition, else the condition.

    >>> from toolkit.annotate import annotate_document
    >>> document = Document("d", "Kyiv will not sign the deal unless Moscow withdraws its troops.")
    >>> [k] = annotate_document(document).conditions
    >>> k.operator, k.function, [document.text[s:e] for s, e in (*k.condition, *k.consequent)]
    ('unless', 'withhold', ['Moscow withdraws its troops', 'Kyiv will not sign the deal'])
    """
    found = [tie for tie in ties(parse, scopes(parse, attributions)) if _complete(parse, tie)]
    found.sort(key=lambda tie: tie.cue)
    smallest = _smallest(parse, claims)
    conditions = []
    for number, tie in enumerate(found, 1):
        near = [smallest[i] for i in tie.consequent if i in smallest] or [smallest[i] for i in tie.condition if i in smallest]
        claim = claims[min(near)[1]].id if near else None
        conditions.append(_condition(parse, Bargain(parse, cast, tie), claim, f"k{number}"))
    return tuple(conditions)


def _complete(parse: Parse, tie: Tie) -> bool:
    return bool(_ranges(parse, tie.condition)) and (tie.operator == "limit" or bool(_ranges(parse, tie.consequent)))


def _condition(parse: Parse, bargain: Bargain, claim: str | None, id: str) -> Condition:
    tie = bargain.tie
    return Condition(
        id=id,
        claim=claim,
        cue=tuple(parse.chars(*part) for part in _runs(tie.cue)),
        condition=_spans(parse, tie.condition),
        consequent=_spans(parse, tie.consequent),
        operator=tie.operator,
        function=bargain.function,
        holder=bargain.holder,
        party=bargain.party,
        rule=tie.rule,
    )


def _ranges(parse: Parse, tokens: Sequence[int]) -> tuple[Range, ...]:
    """Tokens as ranges that only punctuation may interrupt; none begins or ends with punctuation."""
    solid = [i for i in tokens if parse.words[i][0].isalnum() or parse.words[i] in "$€£¥%"]
    found: list[Range] = []
    for i in solid:
        if found and all(not parse.words[k][0].isalnum() for k in range(found[-1][1], i)):
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return tuple(found)


def _spans(parse: Parse, tokens: Sequence[int]) -> tuple[Span, ...]:
    return tuple(parse.chars(*part) for part in _ranges(parse, tokens))


def _runs(tokens: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for i in sorted(tokens):
        if runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def _smallest(parse: Parse, claims: Sequence[Claim]) -> dict[int, tuple[int, int]]:
    """For every token inside a claim the length and the number of the smallest one there."""
    found: dict[int, tuple[int, int]] = {}
    for number, claim in enumerate(claims):
        length = sum(end - start for start, end in claim.spans)
        for span in claim.spans:
            for token in range(*parse.tokens(*span)):
                found[token] = min(found.get(token, (length, number)), (length, number))
    return found
