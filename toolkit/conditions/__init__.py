"""What is tied to what: the conditions that the codebook names, each with what must hold and what depends on it.

`cues` finds the words that tie, and `ties` what they tie together: `conjunctions`, `alternatives`, `predicates` and `nouns`
have a function for each kind of cue, `clauses` goes from the cue to the predicates, `sides` from these to stretches of text.
`stakes` tells what is at stake, `bargains` what a condition does between the parties.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.actors import Cast
from toolkit.conditions.bargains import function, holder, party
from toolkit.conditions.sides import scopes
from toolkit.conditions.stakes import Stakes
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
    found = sorted(ties(parse, scopes(parse, attributions)), key=lambda tie: tie.cue)
    smallest = _smallest(parse, claims)
    conditions: list[Condition] = []
    for tie in found:
        cue, condition, consequent = (_spans(parse, side) for side in (sorted(tie.cue), tie.condition, tie.consequent))
        if not condition or not (consequent or tie.operator == "limit"):
            continue
        near = [smallest[i] for i in tie.consequent if i in smallest] or [smallest[i] for i in tie.condition if i in smallest]
        stakes = Stakes(parse, cast, tie)
        whose = holder(stakes)
        conditions.append(
            Condition(
                id=f"k{len(conditions) + 1}",
                claim=claims[min(near)[1]].id if near else None,
                cue=cue,
                condition=condition,
                consequent=consequent,
                operator=tie.operator,
                function=function(stakes),
                holder=whose,
                party=party(stakes, whose),
                rule=tie.rule,
            )
        )
    return tuple(conditions)


def _spans(parse: Parse, tokens: Sequence[int]) -> tuple[Span, ...]:
    """Tokens as stretches of text that only punctuation may interrupt; none begins or ends with punctuation."""
    found: list[Range] = []
    for i in tokens:
        if not parse.words[i][0].isalnum() and parse.words[i] not in "$€£¥%":
            continue
        if found and not any(parse.words[k][0].isalnum() for k in range(found[-1][1], i)):
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return tuple(parse.chars(*part) for part in found)


def _smallest(parse: Parse, claims: Sequence[Claim]) -> dict[int, tuple[int, int]]:
    """For every token inside a claim the length and the number of the smallest one there."""
    found: dict[int, tuple[int, int]] = {}
    for number, claim in enumerate(claims):
        length = sum(end - start for start, end in claim.spans)
        for span in claim.spans:
            for token in range(*parse.tokens(*span)):
                found[token] = min(found.get(token, (length, number)), (length, number))
    return found
