"""The day or interval on which the thing that a claim's kind names happened or is to happen (codebook, `when`).

A statement is dated by the expression beside its verb of saying ("said on March 11"), a deed by the expression in its own
clause. Expressions inside the content that do not date it (durations, deadlines) are `content_times`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.language import Parse
from toolkit.language.parse import Range
from toolkit.records import Time

CLAUSAL = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "conj", "parataxis", "csubj", "xcomp", "root"})
DEADLINES = frozenset({"until", "till", "by", "before", "within"})


@dataclass(frozen=True, slots=True)
class Located:
    """A time expression with its tokens and the predicate whose clause it stands in."""

    time: Time
    tokens: Range
    predicate: int


def locate(parse: Parse, times: Iterable[Time]) -> tuple[Located, ...]:
    """Find for each time expression its tokens and its predicate."""
    found = []
    for time in times:
        first, beyond = parse.tokens(time.start, time.end)
        if first >= beyond:
            continue
        top = next((i for i in range(first, beyond) if not first <= parse.heads[i] < beyond), first)
        found.append(Located(time, (first, beyond), _predicate(parse, top)))
    return tuple(found)


def dated_by(parse: Parse, located: Sequence[Located], predicates: Sequence[int]) -> Time | None:
    """The first expression with a calendar day that stands in the clause of one of `predicates` and is no deadline."""
    for place in located:
        time = place.time
        if place.predicate in predicates and time.first and time.type in ("DATE", "TIME") and not _deadline(parse, place):
            return time
    return None


def interval(time: Time) -> str | None:
    """The days of `time` as the codebook writes them: one ISO day, or two with a slash between.

    >>> interval(Time("t1", 0, 6, "Monday", "DATE", "2025-03-17", None, "2025-03-17", "2025-03-17", "weekday"))
    '2025-03-17'
    """
    if time.first is None or time.last is None:
        return None
    if time.first == time.last:
        return time.first
    if len(time.value) in (4, 7) and time.value.replace("-", "").isdigit():
        return time.value
    return f"{time.first}/{time.last}"


def inside(located: Iterable[Located], ranges: Sequence[Range]) -> tuple[Located, ...]:
    """The expressions whose tokens lie within `ranges`."""
    return tuple(p for p in located if any(lo <= p.tokens[0] and p.tokens[1] <= hi for lo, hi in ranges))


def _predicate(parse: Parse, token: int) -> int:
    for head in (token, *parse.ancestors(token)):
        clausal = parse.upos[head] in ("VERB", "AUX") or parse.relations[head].split(":")[0] in CLAUSAL
        if clausal and head != token:
            return head
    return token


def _deadline(parse: Parse, place: Located) -> bool:
    before = place.tokens[0] - 1
    return before >= 0 and parse.lower[before] in DEADLINES
