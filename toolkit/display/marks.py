"""The records of an article as marks in its text, and the text cut where they begin and end."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from toolkit.records import Article, Span

NAMED = 6
"""The records that a piece of text names; where more of them overlap, the outer ones are named by their other pieces."""


class Mark(NamedTuple):
    """A span of a record in one of its roles; a claim has its kind, and a cue ends with a label of its kind or function.

    `column` and `word` say whose colour it has (`display.chips`).
    """

    start: int
    end: int
    record: str
    role: str
    column: str = ""
    word: str = ""
    label: str = ""


class Piece(NamedTuple):
    """Text that the same marks cover: its roles, the kind of its innermost claim, a mark for each record, the inner first.

    `begins` has the first mark of each record that has none before, `labels` those with a label that end here.
    """

    start: int
    end: int
    roles: tuple[str, ...] = ()
    kind: str = ""
    records: tuple[Mark, ...] = ()
    begins: tuple[Mark, ...] = ()
    labels: tuple[Mark, ...] = ()


def marks(article: Article) -> list[Mark]:
    """The marks of all records, by where they begin, the longer before the shorter; a mention is a record `m12-16`."""
    found = [*_claims(article), *_attributions(article), *_conditions(article)]
    found += [Mark(time.start, time.end, time.id, "time") for time in article.times]
    mentions = sorted({(mention.start, mention.end) for actor in article.actors for mention in actor.mentions})
    found += [Mark(*span, f"m{span[0]}-{span[1]}", "actor") for span in mentions]
    last = len(article.text)
    inside = (mark for mark in found if 0 <= mark.start < mark.end <= last)
    return sorted(inside, key=lambda mark: (mark.start, -mark.end))


def _claims(article: Article) -> Iterator[Mark]:
    for claim in article.claims:
        yield from (Mark(*span, claim.id, "claim", "kind", claim.kind) for span in claim.spans)
        label = f"not {claim.kind}" if claim.negated else claim.kind
        yield from _cue(claim.cue, Mark(0, 0, claim.id, "cue", "kind", claim.kind, label))


def _attributions(article: Article) -> Iterator[Mark]:
    for found in article.attributions:
        for role, spans in (("content", found.content), ("source", found.source), ("said", found.cue)):
            yield from (Mark(*span, found.id, role) for span in spans)


def _conditions(article: Article) -> Iterator[Mark]:
    for found in article.conditions:
        for role, spans in (("consequent", found.consequent), ("condition", found.condition)):
            yield from (Mark(*span, found.id, role) for span in spans)
        yield from _cue(found.cue, Mark(0, 0, found.id, "tie", "function", found.function, found.function))


def _cue(spans: tuple[Span, ...], like: Mark) -> Iterator[Mark]:
    """Marks of a cue, with the label at the last of them."""
    for span in spans:
        yield like._replace(start=span[0], end=span[1], label=like.label if span == spans[-1] else "")


def pieces(text: str, marks: Iterable[Mark], begin: int = 0) -> Iterator[Piece]:
    """The text from `begin`, or a mark before it, to its end, cut at every edge of marks that stand as `marks` gives them.

    >>> [piece.roles for piece in pieces("Kyiv agreed.", [Mark(0, 11, "c1", "claim"), Mark(5, 11, "c1", "cue")])]
    [('claim',), ('claim', 'cue'), ()]
    """
    starts, ends = defaultdict[int, list[int]](list), defaultdict[int, list[int]](list)
    known = list(marks)
    for number, mark in enumerate(known):
        starts[mark.start].append(number)
        ends[mark.end].append(number)
    around, claims = dict[int, Mark](), dict[int, Mark]()
    roles, seen = Counter[str](), set[str]()
    for here, there in pairwise(sorted({min([begin, *starts]), len(text), *starts, *ends})):
        for number in ends[here]:
            roles[around.pop(number).role] -= 1
            claims.pop(number, None)
        for number in starts[here]:
            around[number] = known[number]
            roles[known[number].role] += 1
            if known[number].role == "claim":
                claims[number] = known[number]
        inner = {mark.record: mark for mark in islice(reversed(around.values()), 2 * NAMED)}
        new = {mark.record: mark for mark in (known[number] for number in starts[here]) if mark.record not in seen}
        seen.update(new)
        kind = next((mark.word for mark in reversed(claims.values())), "")
        labels = tuple(known[number] for number in ends[there] if known[number].label)
        covering = tuple(role for role in roles if roles[role])
        yield Piece(here, there, covering, kind, tuple(inner.values())[:NAMED], tuple(new.values()), labels)
