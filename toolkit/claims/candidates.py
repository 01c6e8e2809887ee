"""Which clauses are claims: the contents of attributed statements, and what the reporter tells (codebook, Claims a and b)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from toolkit.actors import Cast
from toolkit.claims.certainty import open_question
from toolkit.claims.complements import below, complement_verb, finite_complement, infinitive, objects
from toolkit.claims.cues import lookup
from toolkit.claims.positions import Position, Voice, descend, reported, stated
from toolkit.language import Parse, frames
from toolkit.language.parse import Range
from toolkit.records import KINDS, Attribution

EVENT_CLAUSES = frozenset({"root", "conj", "parataxis", "acl:relcl", "advcl", "acl", "ccomp"})
UNREAL_MARKS = frozenset({"if", "unless", "whether", "provided", "until", "till", "lest"})
EVENT_MARKS = frozenset({"after", "before", "while", "when", "since", "as"})
Ranges = tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause that is a claim: its tokens, its position, and who says it in which attribution."""

    ranges: Ranges
    position: Position
    voice: Voice | None
    attribution: Attribution | None
    saying: int | None


def saying_verb(parse: Parse, attribution: Attribution) -> int | None:
    """The word that carries the cue of an attribution: "said" of "said in a statement"."""
    for start, end in attribution.cue:
        first, beyond = parse.tokens(start, end)
        tokens = [t for t in range(first, beyond) if parse.upos[t] in ("VERB", "NOUN", "ADJ")]
        tops = [t for t in tokens if not any(h in tokens for h in parse.ancestors(t))]
        if tops:
            return tops[0]
        if first < beyond:
            return first
    return None


def content_ranges(parse: Parse, attribution: Attribution) -> Ranges:
    """The content of an attribution as tokens."""
    ranges = (parse.tokens(start, end) for start, end in attribution.content)
    return tuple((lo, hi) for lo, hi in ranges if lo < hi)


def of_content(
    parse: Parse, voice: Voice, ranges: Ranges, attribution: Attribution | None, saying: int | None
) -> list[Candidate]:
    """The claims of an attributed content: one, or one for each kind of position that its coordinated clauses state.

    Sentences of one block quotation make one claim, of the kind that stands highest.
    """
    sentences = _by_sentence(parse, ranges)
    found = [part for sentence in sentences for part in _of_sentence(parse, voice, sentence)]
    if len(sentences) > 1:
        highest = min(found, key=lambda part: KINDS.index(part.position.kind))
        found = [replace(highest, ranges=ranges)]
    return [replace(c, ranges=_trim(parse, c.ranges), attribution=attribution, saying=saying) for c in found if c.ranges]


def _of_sentence(parse: Parse, voice: Voice, ranges: Ranges) -> list[Candidate]:
    first, *others = _coordinated(parse, ranges)
    parts: list[tuple[int, Ranges]] = []
    for head in others:
        part = _within(parse.extent(head), ranges)
        ranges = _without(ranges, part)
        parts.append((head, part))
    merged: dict[str, Candidate] = {}
    for head, part in [(first, ranges), *parts]:
        inner, speaker = descend(parse, voice, head)
        position = stated(parse, speaker, inner)
        if inner != head and speaker.cue is not None and speaker.cue.kind == "state":
            part = _within(parse.extent(inner), part)
        known = merged.get(position.kind)
        if known is None:
            merged[position.kind] = Candidate(part, position, speaker, None, None)
        else:  # coordinated positions of one kind are one claim (ruling 10)
            merged[position.kind] = replace(known, ranges=tuple(sorted((*known.ranges, *part))))
    return list(merged.values())


def told(parse: Parse, cast: Cast, covered: Sequence[bool], handled: Set[int]) -> Iterator[Candidate]:
    """The deeds and positions that the reporter tells: predicates outside every attributed content.

    `covered` says of each token whether it stands in such a content; `handled` are the verbs of saying above them.
    """
    reporter = Voice(cast, None, None)
    for token in range(len(parse)):
        if covered[token] or token in handled or parse.relations[token] not in EVENT_CLAUSES:
            continue
        if parse.upos[token] != "VERB" and lookup(parse, token) is None:
            continue
        if open_question(parse, token):
            yield Candidate((_clause(parse, token),), stated(parse, reporter, token), None, None, None)
        elif _tells(parse, token, handled):
            spoken = _spoken(parse, cast, token)
            position = None if spoken else reported(parse, cast, token)
            yield from spoken
            if position is not None:
                yield Candidate((_clause(parse, token),), position, None, None, None)


def _spoken(parse: Parse, cast: Cast, token: int) -> list[Candidate]:
    """The content of a verb of saying that no attribution covers: "[Kyiv] urged allies to act", "said that …"."""
    cue, who = lookup(parse, token), cast.who(frames.subject(parse, token))
    if cue is None or who is None or cue.voice != "source" or not cue.is_kind or frames.passive(parse, token):
        return []
    complement = finite_complement(parse, token)
    if cue.kind != "state" and complement is None:
        heads = below(parse, token, cue.frame) if cue.frame else ()
        heads = heads or (complement_verb(parse, token) or token,)
        extents = [parse.extent(h) for h in (*objects(parse, token), *heads) if h > token]
        if not extents:
            return []
        ranges: Ranges = ((min(lo for lo, _ in extents), max(hi for _, hi in extents)),)
    elif complement is None:
        return []
    else:
        ranges = (parse.extent(complement),)
    ranges = tuple((max(lo, token + 1), hi) if lo <= token < hi else (lo, hi) for lo, hi in ranges)
    return of_content(parse, Voice(cast, who, cue), ranges, None, token)


def _tells(parse: Parse, token: int, handled: Set[int]) -> bool:
    """Whether the clause of `token` can report an event of its own: no condition, purpose or complement."""
    relation = parse.relations[token]
    marks = {parse.lower[c] for c in parse.children(token, "mark")}
    if marks & UNREAL_MARKS or infinitive(parse, token):
        return False
    if relation == "acl":
        return parse.xpos[token] == "VBN" and frames.agent(parse, token) is not None
    if relation == "ccomp":
        return parse.heads[token] in handled and frames.subject_below(parse, token) is not None
    if relation == "advcl" and parse.xpos[token] == "VBG":
        return not marks - EVENT_MARKS
    return not any(_unreal(parse, above) for above in parse.ancestors(token))


def _unreal(parse: Parse, clause: int) -> bool:
    return any(parse.lower[c] in UNREAL_MARKS for c in parse.children(clause, "mark"))


def _clause(parse: Parse, predicate: int) -> Range:
    """The clause of `predicate`; a participle that describes a noun takes the noun phrase before it along."""
    lo, hi = frames.clause(parse, predicate)
    if parse.relations[predicate] == "acl":
        lo = min(lo, parse.extent(parse.heads[predicate])[0])
    return (lo, hi)


def _by_sentence(parse: Parse, ranges: Ranges) -> list[Ranges]:
    parts: dict[int, list[Range]] = {}
    for lo, hi in ranges:
        start = lo
        for t in range(lo, hi):
            if t + 1 == hi or parse.sentence_of[t + 1] != parse.sentence_of[t]:
                parts.setdefault(parse.sentence_of[t], []).append((start, t + 1))
                start = t + 1
    return [tuple(part) for _, part in sorted(parts.items())]


def _coordinated(parse: Parse, ranges: Ranges) -> list[int]:
    """The head of the content and the clauses coordinated with it, in text order."""
    tokens = [t for lo, hi in ranges for t in range(lo, hi)]
    inside = set(tokens)
    tops = [t for t in tokens if parse.heads[t] not in inside and parse.upos[t] != "PUNCT"]
    heads = [t for t in tops if _predicate(parse, t)] or [t for t in tops if parse.upos[t] in ("NOUN", "PROPN", "ADJ")]
    heads = heads or tops or tokens[:1]
    found = heads[:1]
    for head in found:
        found += [
            c
            for c in parse.children(head, "conj", "parataxis")
            if c in inside and frames.subject_below(parse, c) is not None and _predicate(parse, c)
        ]
    return sorted(set(found), key=lambda t: (t != found[0], t))


def _predicate(parse: Parse, token: int) -> bool:
    if parse.upos[token] in ("VERB", "AUX"):
        return True
    return bool(parse.children(token, "nsubj", "cop", "csubj"))


def _within(part: Range, ranges: Ranges) -> Ranges:
    return tuple((max(lo, part[0]), min(hi, part[1])) for lo, hi in ranges if max(lo, part[0]) < min(hi, part[1]))


def _without(ranges: Ranges, part: Ranges) -> Ranges:
    left = list(ranges)
    for lo, hi in part:
        left = [r for a, b in left for r in ((a, min(b, lo)), (max(a, hi), b)) if r[0] < r[1]]
    return tuple(left)


def _trim(parse: Parse, ranges: Ranges) -> Ranges:
    """The ranges joined where they touch, without a conjunction or a comma at either end."""
    joined: list[Range] = []
    for lo, hi in sorted(ranges):
        if joined and joined[-1][1] == lo:
            joined[-1] = (joined[-1][0], hi)
        else:
            joined.append((lo, hi))
    trimmed = []
    for lo, hi in joined:
        while lo < hi - 1 and (parse.upos[lo] == "CCONJ" or parse.lower[lo] in (",", "that", "whether")):
            lo += 1
        while lo < hi - 1 and parse.lower[hi - 1] in (",", ";", "and", "but"):
            hi -= 1
        trimmed.append((lo, hi))
    return tuple(trimmed)
