"""Which tokens a claim covers (codebook, `spans`): parts of a content, blocks of quotation, and the reporter's clauses."""

from __future__ import annotations

from toolkit.language import Parse, frames
from toolkit.language.parse import Range

Ranges = tuple[Range, ...]

STOPS = frozenset({".", "!", "?"})
JOINING = frozenset({",", ";", "and", "but", "or"})


def blocks(parse: Parse, ranges: Ranges) -> list[Ranges]:
    """The ranges that make one statement each: those that a sentence joins, such as the two halves of a broken quotation."""
    found: list[Ranges] = []
    for lo, hi in ranges:
        joins = found and parse.sentence_of[found[-1][-1][1] - 1] == parse.sentence_of[lo]
        if joins:
            found[-1] = (*found[-1], (lo, hi))
        else:
            found.append(((lo, hi),))
    return found


def by_sentence(parse: Parse, ranges: Ranges) -> list[Ranges]:
    """The ranges cut where sentences end, also those that a quotation strings together, together for each sentence."""
    parts: dict[tuple[int, int], list[Range]] = {}
    stops = 0
    for lo, hi in ranges:
        start = lo
        for t in range(lo, hi):
            sentence = parse.sentence_of[t]
            stop = parse.words[t] in STOPS
            if stop or t + 1 == hi or parse.sentence_of[t + 1] != sentence:
                parts.setdefault((sentence, stops), []).append((start, t + 1))
                start = t + 1
                stops += stop
    return [tuple(part) for part in parts.values()]


def within(part: Range, ranges: Ranges) -> Ranges:
    """What `ranges` have of `part`."""
    return tuple((max(lo, part[0]), min(hi, part[1])) for lo, hi in ranges if max(lo, part[0]) < min(hi, part[1]))


def without(ranges: Ranges, part: Ranges) -> Ranges:
    """What is left of `ranges` without `part`."""
    left = list(ranges)
    for lo, hi in part:
        left = [r for a, b in left for r in ((a, min(b, lo)), (max(a, hi), b)) if r[0] < r[1]]
    return tuple(left)


def trimmed(parse: Parse, ranges: Ranges) -> Ranges:
    """The ranges joined where they touch, without what joins them to their surroundings, and none of punctuation alone."""
    joined: list[Range] = []
    for lo, hi in sorted(ranges):
        if joined and joined[-1][1] == lo:
            joined[-1] = (joined[-1][0], hi)
        else:
            joined.append((lo, hi))
    kept = []
    for lo, hi in joined:
        while lo < hi and (parse.lower[lo] in JOINING or parse.lower[lo] in ("that", "whether")):
            lo += 1
        while lo < hi and parse.lower[hi - 1] in JOINING:
            hi -= 1
        if any(parse.upos[t] != "PUNCT" for t in range(lo, hi)):
            kept.append((lo, hi))
    return tuple(kept)


def told_clause(parse: Parse, predicate: int) -> Range:
    """The clause of `predicate`; a participle that describes a noun takes the noun phrase before it along."""
    lo, hi = frames.clause(parse, predicate)
    noun = frames.described(parse, predicate) if participle(parse, predicate) else None
    if noun is not None and noun < predicate:
        lo = min(lo, parse.extent(noun)[0])
    for later in parse.children(predicate, "advcl"):
        first = parse.extent(later)[0]
        set_off = "," in (parse.lower[first], parse.lower[first - 1])
        if predicate < first and set_off and parse.xpos[later] in ("VBG", "VBN"):
            hi = min(hi, first)
    while hi - 1 > predicate and parse.upos[hi - 1] == "PUNCT":
        hi -= 1
    return (lo, hi)


def participle(parse: Parse, predicate: int) -> bool:
    """Whether `predicate` is a past participle with its doer: "a truce [brokered] by an envoy"."""
    own = parse.children(predicate, "aux", "nsubj")
    return parse.xpos[predicate] == "VBN" and not own and frames.agent(parse, predicate) is not None
