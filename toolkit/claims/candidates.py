"""Which clauses are claims: the contents of attributed statements, and what the reporter tells (codebook, Claims a and b)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from toolkit.claims.certainty import open_question
from toolkit.claims.cues import lookup
from toolkit.claims.positions import Position, Voice, descend, reported, stated
from toolkit.language import Parse, frames
from toolkit.language.parse import Range
from toolkit.records import KINDS, Attribution

EVENT_CLAUSES = frozenset({"root", "conj", "parataxis", "acl:relcl", "advcl", "acl", "ccomp"})
HYPOTHETICAL_MARKS = frozenset({"if", "unless", "whether", "provided", "because", "although", "though", "to", "that"})
OPENING_MARKS = frozenset({"CCONJ", "PUNCT"})
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


def of_content(parse: Parse, voice: Voice, ranges: Ranges, attribution: Attribution, saying: int | None) -> list[Candidate]:
    """The claims of an attributed content: one, or one for each kind of position that its coordinated clauses state.

    Sentences of one block quotation make one claim, of the kind that stands highest.
    """
    found: list[tuple[Position, Voice, Ranges]] = []
    for sentence in _by_sentence(parse, ranges):
        clauses = _coordinated(parse, sentence)
        taken: list[tuple[Position, Voice, Ranges]] = []
        left = sentence
        for number, head in reversed(list(enumerate(clauses))):
            inner, speaker = descend(parse, voice, head)
            position = stated(parse, speaker, inner)
            part = _within(parse.extent(head), left) if number else left
            if number and part:
                left = _without(left, part)
            taken.insert(0, (position, speaker, part))
        found.append(_merged(taken)[0]) if len(_by_sentence(parse, ranges)) > 1 else found.extend(_merged(taken))
    if len(_by_sentence(parse, ranges)) > 1:
        position, speaker, _ = min(found, key=lambda f: KINDS.index(f[0].kind))
        found = [(position, speaker, ranges)]
    return [Candidate(_trim(parse, part), p, v, attribution, saying) for p, v, part in found if part]


def told(parse: Parse, voice: Voice, covered: Sequence[bool], handled: Iterable[int]) -> Iterator[Candidate]:
    """The deeds and positions that the reporter tells: predicates outside every attributed content."""
    skip = set(handled)
    for token in range(len(parse)):
        if covered[token] or token in skip or parse.relations[token] not in EVENT_CLAUSES:
            continue
        if parse.upos[token] != "VERB" and lookup(parse, token) is None:
            continue
        if open_question(parse, token):
            position = stated(parse, voice, token)
            yield Candidate((_clause(parse, token),), position, None, None, None)
            continue
        if not _tells(parse, token):
            continue
        position_told = reported(parse, voice.cast, token)
        if position_told is not None:
            yield Candidate((_clause(parse, token),), position_told, None, None, None)


def _tells(parse: Parse, token: int) -> bool:
    """Whether the clause of `token` can report an event of its own: no condition, purpose or complement."""
    relation = parse.relations[token]
    marks = {parse.lower[c] for c in parse.children(token, "mark")}
    if marks & HYPOTHETICAL_MARKS:
        return False
    if relation == "acl":
        return parse.xpos[token] == "VBN" and frames.agent(parse, token) is not None
    return relation != "ccomp" or frames.subject_below(parse, token) is not None


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


def _merged(taken: list[tuple[Position, Voice, Ranges]]) -> list[tuple[Position, Voice, Ranges]]:
    """Coordinated positions of one kind as one (ruling 10)."""
    merged: list[tuple[Position, Voice, Ranges]] = []
    for position, voice, part in taken:
        for k, (other, speaker, ranges) in enumerate(merged):
            if other.kind == position.kind:
                merged[k] = (other, speaker, tuple(sorted((*ranges, *part))))
                break
        else:
            merged.append((position, voice, part))
    return merged


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
        while lo < hi - 1 and (parse.upos[lo] == "CCONJ" or parse.lower[lo] in (",", "that")):
            lo += 1
        while lo < hi - 1 and parse.lower[hi - 1] in (",", ";", "and", "but"):
            hi -= 1
        trimmed.append((lo, hi))
    return tuple(trimmed)
