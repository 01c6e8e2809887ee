"""The claims of what someone says: which clauses of a content are claims, and their tokens (codebook, Claims a)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from toolkit.claims.certainty import CONDITIONS, hedged, inverted_condition, open_question
from toolkit.claims.citing import Ranges
from toolkit.claims.clauses import Position, Voice, among, doer, first_person
from toolkit.claims.complements import finite_complement, scheduled
from toolkit.claims.cues import Cue, lookup, modal_cue, object_classes
from toolkit.claims.kinds import stated
from toolkit.language import Parse, frames
from toolkit.language.parse import Range
from toolkit.records import KINDS, Attribution

JOINING = frozenset({",", ";", "and", "but", "or", "that", "whether"})
"""What joins a clause to its surroundings, and is no part of its claim."""

ADDING = frozenset({"including", "before", "after", "until", "till", "once", "when"})
"""The marks of what only tells more of a noun, or when it is wanted."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause that is a claim: its tokens, its position, in whose voice it stands, and where anyone is cited, who.

    `saying` is the verb with which `source` says it, `voice` the innermost of those in what is said.
    """

    ranges: Ranges
    position: Position
    voice: Voice
    source: str | None = None
    attribution: Attribution | None = None
    saying: int | None = None

    @property
    def stance(self) -> int | None:
        """The verb of the innermost speaker, where it is what carries the kind: "did not [demand] that"."""
        return self.voice.verb if self.position.cue is not None and self.position.cue is self.voice.cue else None


def of_content(
    parse: Parse, voice: Voice, ranges: Ranges, attribution: Attribution | None, saying: int | None
) -> list[Candidate]:
    """The claims of an attributed content: one, or one for each kind of position that its coordinated clauses state.

    The sentences of one block of quotation make one claim, of the kind that stands highest.
    """
    found = []
    for block in _blocks(parse, ranges):
        sentences = [s for s in _by_sentence(parse, block) if trimmed(parse, s)]
        parts = [part for sentence in sentences for part in _of_sentence(parse, voice, sentence)]
        if len(sentences) > 1:
            highest = min(parts, key=lambda part: KINDS.index(part.position.kind))
            parts = [replace(highest, ranges=block)]
        for part in parts:
            whole = trimmed(parse, part.ranges)
            found.append(replace(part, ranges=whole, source=voice.speaker, attribution=attribution, saying=saying))
    return [candidate for candidate in found if candidate.ranges and _says_something(parse, candidate)]


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
        while lo < hi and _joins(parse, lo):
            lo += 1
        while lo < hi and _joins(parse, hi - 1):
            hi -= 1
        if any(parse.upos[t] != "PUNCT" for t in range(lo, hi)):
            kept.append((lo, hi))
    return tuple(kept)


def _joins(parse: Parse, token: int) -> bool:
    """Whether a token only joins; "[that] is a lie" and "lives with [that]" are spoken of."""
    return parse.lower[token] in JOINING and parse.xpos[token] != "DT"


def has_quotation(parse: Parse, ranges: Ranges) -> bool:
    """Whether there are quotation marks in the ranges."""
    return any(parse.marks[t] for lo, hi in ranges for t in range(lo, hi))


def _blocks(parse: Parse, ranges: Ranges) -> list[Ranges]:
    """The ranges that make one statement each: those that a sentence joins, such as the two halves of a broken quotation."""
    found: list[Ranges] = []
    for lo, hi in ranges:
        if found and parse.sentence_of[found[-1][-1][1] - 1] == parse.sentence_of[lo]:
            found[-1] = (*found[-1], (lo, hi))
        else:
            found.append(((lo, hi),))
    return found


def _by_sentence(parse: Parse, ranges: Ranges) -> list[Ranges]:
    """The ranges cut where sentences end, those of each sentence together."""
    parts: dict[int, list[Range]] = {}
    for lo, hi in ranges:
        while lo < hi:
            sentence = parse.sentence_of[lo]
            end = min(hi, parse.sentences[sentence][1])
            parts.setdefault(sentence, []).append((lo, end))
            lo = end
    return [tuple(part) for part in parts.values()]


def _of_sentence(parse: Parse, voice: Voice, ranges: Ranges) -> list[Candidate]:
    first, *others = _coordinated(parse, ranges)
    parts: list[tuple[int, Ranges]] = []
    for head in others:
        lo, hi = parse.extent(head)
        parts.append((head, _cut(ranges, lo, hi)))
        ranges = without(ranges, (lo, hi))
    merged: dict[str, Candidate] = {}
    for head, part in [(first, ranges), *parts]:
        inner, speaker = descend(parse, _enclosing(parse, voice, head), head)
        position = stated(parse, speaker, inner)
        if speaker.cue is not None and speaker.cue.pos == "verb" and speaker.speaker not in (None, voice.speaker):
            said = _cut(part, *parse.extent(inner))  # "the agency reported [that Kyiv said] a deal was near" (ruling 3)
            part = said or part
        if position.owner is None and speaker.speaker is None and open_question(parse, inner, speaker.verb):
            position = replace(position, owner=doer(parse, voice.cast, inner))  # "it was not clear whether [they] would"
        known = merged.get(position.kind)
        if known is None:
            merged[position.kind] = Candidate(part, position, speaker)
        else:  # coordinated positions of one kind are one claim (ruling 10)
            merged[position.kind] = replace(known, ranges=tuple(sorted((*known.ranges, *part))))
    opening = (parse.lower[c] for t in (first, *parse.children(first, "nsubj")) for c in parse.children(t, "cc:preconj"))
    if "either" in opening:  # "either they go or we act"
        highest = min(merged.values(), key=lambda part: KINDS.index(part.position.kind))
        return [replace(highest, ranges=tuple(sorted(r for part in merged.values() for r in part.ranges)))]
    return list(merged.values())


def without(ranges: Ranges, part: Range) -> Ranges:
    """What `ranges` have outside the tokens of `part`."""
    return tuple(r for lo, hi in ranges for r in ((lo, min(hi, part[0])), (max(lo, part[1]), hi)) if r[0] < r[1])


def _cut(ranges: Ranges, lo: int, hi: int) -> Ranges:
    """What `ranges` have of the tokens `[lo, hi)`."""
    return tuple((max(a, lo), min(b, hi)) for a, b in ranges if max(a, lo) < min(b, hi))


def _coordinated(parse: Parse, ranges: Ranges) -> list[int]:
    """The head of what a sentence has of a content, and the clauses coordinated with it, in text order."""
    tokens = [t for lo, hi in ranges for t in range(lo, hi)]
    inside = set(tokens)
    tops = [t for t in tokens if parse.heads[t] not in inside and parse.upos[t] != "PUNCT"]
    nominal = [t for t in tops if parse.upos[t] in ("NOUN", "PROPN", "ADJ")]
    heads = [t for t in tops if _predicate(parse, t) and not (nominal and _added(parse, t))] or nominal
    stating = [t for t in heads if not _conditional(parse, t)]
    likely = [t for t in stating if frames.subject_below(parse, t) is not None]
    first = (likely or stating or heads or tops or tokens)[0]
    if frames.tense(parse, first) == "none":  # "talks aimed at peace will begin": no noun or participle stands over "will"
        modal = (t for t in tokens if frames.modal(parse, t) is not None and not parse.relations[t].endswith(":relcl"))
        first = next((t for t in modal if not parse.children(t, "mark")), first)
    found = [first]
    for head in found:
        joined = (c for c in parse.children(head, "conj", "parataxis") if c in inside and c not in found)
        found += [c for c in joined if _predicate(parse, c) and frames.finite(parse, c) and not _conditional(parse, c)]
    return sorted(found)


def _added(parse: Parse, token: int) -> bool:
    """Whether a clause only adds to what is wanted: "sanctions, including freezing …", "raids if they stay"."""
    asking = parse.lemmas[parse.heads[token]] in object_classes()["asking"]
    condition = parse.relations[token] == "advcl" and not asking and _conditional(parse, token)
    return condition or any(parse.lower[c] in ADDING for c in parse.children(token, "mark", "case", "advmod"))


def _conditional(parse: Parse, token: int) -> bool:
    return inverted_condition(parse, token) or any(parse.lower[c] in CONDITIONS for c in parse.children(token, "mark"))


def _predicate(parse: Parse, token: int) -> bool:
    return parse.upos[token] in ("VERB", "AUX") or bool(parse.children(token, "nsubj", "cop", "csubj"))


def _enclosing(parse: Parse, voice: Voice, head: int) -> Voice:
    """The voice of a verb of saying between a content and what attributes it: "[Kyiv] stressed that …, Rome said"."""
    above = parse.heads[head]
    beneath = parse.relations[head] == "ccomp" and any(token == voice.verb for token in parse.ancestors(above))
    if not beneath:
        return voice
    cue, subject = lookup(parse, above), frames.subject(parse, above)
    if cue is None or cue.voice != "source" or not cue.is_kind or _unsaid(parse, above, subject):
        return voice
    return Voice(voice.cast, _inner_speaker(parse, voice, subject) or voice.speaker, cue, above)


def descend(parse: Parse, voice: Voice, head: int) -> tuple[int, Voice]:
    """Follow verbs of saying inside a content down to what is said: the innermost head, and in whose voice it stands."""
    for _ in range(3):
        likely = hedged(parse, head)
        if likely is not None:  # "it is likely that …"
            head = likely
            continue
        cue = lookup(parse, head)
        complement = None if cue is None else _said(parse, head, cue)
        denied = cue is not None and cue.pos == "noun" and among(voice.cue, "denying")  # "denied claims that …"
        if cue is None or cue.voice != "source" or not cue.is_kind or complement is None or denied:
            break
        if cue.pos == "noun":  # "raised concerns that …": whose they are stands above
            voice, head = replace(voice, cue=cue, verb=head), complement
            continue
        subject = frames.subject(parse, head)
        if _unsaid(parse, head, subject):
            break
        voice, head = Voice(voice.cast, _inner_speaker(parse, voice, subject), cue, head), complement
    return head, voice


def _inner_speaker(parse: Parse, voice: Voice, subject: int | None) -> str | None:
    """Whose a statement inside a statement is: of its subject; "I", and a pronoun that names nobody, is who speaks."""
    if subject is None or first_person(parse, subject):
        return voice.speaker
    return voice.cast.who(subject) or (voice.speaker if parse.upos[subject] == "PRON" else None)


def _said(parse: Parse, head: int, cue: Cue) -> int | None:
    """The clause that a verb, adjective or noun of saying has for its content: "said that", "worried that", "fears that"."""
    if cue.pos != "noun":
        return finite_complement(parse, head)
    return next((c for c in parse.children(head, "acl") if parse.relations[c] == "acl" and frames.finite(parse, c)), None)


def _unsaid(parse: Parse, head: int, subject: int | None) -> bool:
    """Whether a verb of saying is negated or modal, so that its complement is not said; "I must say" is said."""
    modal = frames.modal(parse, head)
    mine = subject is not None and first_person(parse, subject)
    return frames.negated(parse, head) or (modal is not None and not (mine and modal_cue(modal) is not None))


def _says_something(parse: Parse, candidate: Candidate) -> bool:
    """Whether a content makes a claim: it states a position, is quoted, is a clause, or completes a listed verb of saying."""
    head, voice = candidate.position.head, candidate.voice
    clausal = (frames.finite(parse, head) or scheduled(parse, head)) and _predicate(parse, head)
    if candidate.position.kind != "state" or clausal or has_quotation(parse, candidate.ranges):
        return True
    return voice.cue is not None and voice.cue.voice == "source" and parse.heads[head] == candidate.saying
