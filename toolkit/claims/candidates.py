"""A clause that is a claim, before its fields are filled in; and the claims of an attributed content (codebook, Claims a)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from toolkit.claims.certainty import CONDITIONS
from toolkit.claims.complements import infinitive
from toolkit.claims.positions import Position, Voice
from toolkit.claims.spans import Ranges, blocks, by_sentence, trimmed, within, without
from toolkit.claims.stating import descend, stated
from toolkit.language import Parse, frames
from toolkit.records import KINDS, Attribution

JOINED = frozenset({"conj", "parataxis", "ccomp"})
"""How the further clauses of a content hang on what stands outside it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause that is a claim: its tokens, its position, and who says it, where anyone is cited, with which verb."""

    ranges: Ranges
    position: Position
    voice: Voice
    attribution: Attribution | None = None
    saying: int | None = None


def saying_verb(parse: Parse, attribution: Attribution) -> int | None:
    """The word that carries the cue of an attribution: "said" of "said in a statement"."""
    for start, end in attribution.cue:
        first, beyond = parse.tokens(start, end)
        tokens = [t for t in range(first, beyond) if parse.upos[t] in ("VERB", "NOUN", "ADJ")]
        tops = [t for t in tokens if not any(h in tokens for h in parse.ancestors(t))]
        if tops or first < beyond:
            return tops[0] if tops else first
    return None


def content_ranges(parse: Parse, attribution: Attribution) -> Ranges:
    """The content of an attribution as tokens."""
    ranges = (parse.tokens(start, end) for start, end in attribution.content)
    return tuple((lo, hi) for lo, hi in ranges if lo < hi)


def of_content(
    parse: Parse, voice: Voice, ranges: Ranges, attribution: Attribution | None, saying: int | None
) -> list[Candidate]:
    """The claims of an attributed content: one, or one for each kind of position that its coordinated clauses state.

    The sentences of one block of quotation make one claim, of the kind that stands highest.
    """
    found = []
    for block in blocks(parse, ranges):
        sentences = [s for s in by_sentence(parse, block) if trimmed(parse, s)]
        parts = [part for sentence in sentences for part in _of_sentence(parse, voice, sentence)]
        if len(sentences) > 1:
            highest = min(parts, key=lambda part: KINDS.index(part.position.kind))
            parts = [replace(highest, ranges=block)]
        found += [replace(c, ranges=trimmed(parse, c.ranges), attribution=attribution, saying=saying) for c in parts]
    return [candidate for candidate in found if candidate.ranges and _says_something(parse, candidate)]


def _of_sentence(parse: Parse, voice: Voice, ranges: Ranges) -> list[Candidate]:
    first, *others = _coordinated(parse, ranges)
    parts: list[tuple[int, Ranges]] = []
    for head in others:
        part = within(parse.extent(head), ranges)
        ranges = without(ranges, part)
        parts.append((head, part))
    merged: dict[str, Candidate] = {}
    for head, part in [(first, ranges), *parts]:
        inner, speaker = descend(parse, voice, head)
        position = stated(parse, speaker, inner)
        if inner != head and speaker.cue is not None and speaker.cue.kind == "state":
            start = parse.extent(inner)[0]
            part = within((start, part[-1][1]), part) if part and start < part[-1][1] else part
        known = merged.get(position.kind)
        if known is None:
            merged[position.kind] = Candidate(part, position, speaker)
        else:  # coordinated positions of one kind are one claim (ruling 10)
            merged[position.kind] = replace(known, ranges=tuple(sorted((*known.ranges, *part))))
    return list(merged.values())


def _coordinated(parse: Parse, ranges: Ranges) -> list[int]:
    """The head of what a sentence has of a content, and the clauses coordinated with it, in text order."""
    tokens = [t for lo, hi in ranges for t in range(lo, hi)]
    inside = set(tokens)
    tops = [t for t in tokens if parse.heads[t] not in inside and parse.upos[t] != "PUNCT"]
    heads = [t for t in tops if _predicate(parse, t)] or [t for t in tops if parse.upos[t] in ("NOUN", "PROPN", "ADJ")]
    likely = [t for t in heads if frames.subject_below(parse, t) is not None and not _conditional(parse, t)]
    first = (likely or heads or tops or tokens)[0]
    bare = parse.xpos[first] in ("VBN", "VBG") and not frames.auxiliaries(parse, first)
    if bare or _conditional(parse, first):  # a slip of the parser, or a condition before what it is a condition of
        first = next((t for t in tokens if _main(parse, t)), first)
    elif not _predicate(parse, first):  # nor does a noun stand over what "will" happen
        first = next((t for t in tokens if _main(parse, t) and frames.modal(parse, t) is not None), first)
    found = [first, *(t for t in heads if t > first and parse.relations[t] in JOINED and frames.finite(parse, t))]
    for head in found:
        joined = (c for c in parse.children(head, "conj", "parataxis") if c in inside and c not in found)
        found += [c for c in joined if _predicate(parse, c) and frames.finite(parse, c)]
    main = next((t for t in sorted(found) if not _conditional(parse, t)), first)
    return [main, *sorted(t for t in found if t != main and not _conditional(parse, t))]


def _conditional(parse: Parse, token: int) -> bool:
    return any(parse.lower[c] in CONDITIONS for c in parse.children(token, "mark"))


def _predicate(parse: Parse, token: int) -> bool:
    return parse.upos[token] in ("VERB", "AUX") or bool(parse.children(token, "nsubj", "cop", "csubj"))


def _main(parse: Parse, token: int) -> bool:
    subordinate = parse.relations[token] == "acl:relcl" or parse.children(token, "mark")
    return parse.upos[token] == "VERB" and frames.finite(parse, token) and not subordinate


def _says_something(parse: Parse, candidate: Candidate) -> bool:
    """Whether a content makes a claim: it states a position, is quoted, is a clause, or completes a listed verb of saying.

    A noun such as "threat" or "plan" makes one only of what its owner would do: "Moscow's threat to leave".
    """
    head, cue, voice = candidate.position.head, candidate.position.cue, candidate.voice
    clausal = frames.finite(parse, head) and _predicate(parse, head)
    if cue is not None and cue is voice.cue and cue.pos == "noun" and not clausal:
        return voice.speaker is not None and infinitive(parse, head)
    quoted = any(parse.xpos[t] in ("``", "''") for lo, hi in candidate.ranges for t in range(lo, hi))
    if candidate.position.kind != "state" or clausal or quoted:
        return True
    return voice.cue is not None and voice.cue.voice == "source" and parse.heads[head] == candidate.saying
