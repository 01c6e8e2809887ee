"""Where time expressions stand: the predicate whose clause they are in, the thing that they name, the range they begin."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.language import Parse, frames
from toolkit.language.parse import Range
from toolkit.records import Time

CLAUSAL = frozenset({"ccomp", "advcl", "acl", "conj", "parataxis", "csubj", "xcomp", "root"})
THINGS = frozenset({"obj", "nsubj", "nsubj:pass", "nmod", "appos", "conj", "obl:agent"})
"""How the things that dates name hang in their clause."""
NAMING = frozenset({"compound", "nmod:poss", "nmod:unmarked"})
"""How a date hangs on the noun that it names."""
RANGE = frozenset({"to", "until", "till", "through", "-", "–", "—"})
"""What stands between the ends of a range."""
BEGINNING = frozenset({"from", "since", "between"})
"""What may stand before its first end."""


@dataclass(frozen=True, slots=True)
class Located:
    """A time expression with its tokens and the predicate whose clause it stands in."""

    time: Time
    tokens: Range
    predicate: int


def dates(time: Time) -> bool:
    """Whether an expression names days of the calendar."""
    return time.first is not None and time.type in ("DATE", "TIME")


def openings(parse: Parse, place: Located) -> set[str]:
    """The prepositions over an expression: "since" of "since the 2022 invasion"."""
    first, beyond = place.tokens
    heads = (beyond - 1, parse.heads[beyond - 1])
    found = {parse.lower[c] for token in heads if token >= 0 for c in parse.children(token, "case", "mark")}
    return found | {parse.lower[first], parse.lower[max(first - 1, 0)]}


def range_end(parse: Parse, located: Sequence[Located], place: Located) -> Time | None:
    """The other end of the range that an expression begins: "from March 3 to March 7", "between 2014 and 2016"."""
    at = bisect_left(located, place.tokens[0], key=lambda each: each.tokens[0])
    later = next((p.time for p in located[at : at + 3] if p.time.start >= place.time.end), None)
    if later is None or not dates(later) or (later.first or "") <= (place.time.last or ""):
        return None
    between = parse.text[place.time.end : later.start].strip().lower()
    before = max(place.tokens[0] - 1, 0)
    if between == "and":
        return later if parse.lower[before] == "between" else None
    begins = parse.upos[before] not in ("ADP", "SCONJ") or parse.lower[before] in BEGINNING  # not "on Friday until July"
    return later if between in RANGE and begins else None


def names_thing(parse: Parse, top: int) -> bool:
    """Whether an expression tells which thing is spoken of, and not when: "rejected the [March 11] accord"."""
    noun = parse.heads[top]
    describes = parse.relations[top] in NAMING and parse.upos[noun] == "NOUN"
    return describes and parse.relations[noun] in THINGS


def dated_predicate(parse: Parse, top: int, first: int) -> int:
    """The predicate that an expression dates: a verb right before it, though the tree has it open that verb's complement."""
    predicate = _predicate(parse, top)
    above = parse.heads[predicate]
    before = first - 1 - (parse.upos[first - 1] == "ADP")
    subject = frames.subject_below(parse, predicate)
    opens = parse.relations[predicate] == "ccomp" and parse.heads[top] == predicate and subject is not None and top < subject
    return above if opens and above == before else predicate


def _predicate(parse: Parse, token: int) -> int:
    for head in parse.ancestors(token):
        if parse.upos[head] in ("VERB", "AUX") or parse.relations[head].split(":")[0] in CLAUSAL:
            return head
    return token
