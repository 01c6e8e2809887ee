"""What is tied to what: the conditions that the codebook names, each with what must hold and what depends on it.

`cues` finds the words that tie, `clauses` and `ties` what they tie together, `bargains` what it does between the parties.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.actors import Cast
from toolkit.conditions.bargains import Bargain
from toolkit.conditions.clauses import ranges, scopes
from toolkit.conditions.ties import Tie, ties
from toolkit.language import Parse
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
    return tuple(_condition(parse, cast, claims, tie, f"k{number}") for number, tie in enumerate(found, 1))


def _complete(parse: Parse, tie: Tie) -> bool:
    return bool(ranges(parse, tie.condition)) and (tie.operator == "limit" or bool(ranges(parse, tie.consequent)))


def _condition(parse: Parse, cast: Cast, claims: Sequence[Claim], tie: Tie, id: str) -> Condition:
    condition, consequent = _spans(parse, tie.condition), _spans(parse, tie.consequent)
    bargain = Bargain(parse, cast, tie)
    return Condition(
        id=id,
        claim=_claim(claims, consequent) or _claim(claims, condition),
        cue=tuple(parse.chars(*part) for part in _runs(tie.cue)),
        condition=condition,
        consequent=consequent,
        operator=tie.operator,
        function=bargain.function,
        holder=bargain.holder,
        party=bargain.party,
        rule=tie.rule,
    )


def _spans(parse: Parse, tokens: Sequence[int]) -> tuple[Span, ...]:
    return tuple(parse.chars(*part) for part in ranges(parse, tokens))


def _runs(tokens: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for i in sorted(tokens):
        if runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def _claim(claims: Sequence[Claim], spans: Sequence[Span]) -> str | None:
    """The smallest claim that overlaps one of `spans`."""
    overlapping = [
        (sum(e - s for s, e in claim.spans), claim.id)
        for claim in claims
        if any(s < end and start < e for s, e in claim.spans for start, end in spans)
    ]
    return min(overlapping)[1] if overlapping else None
