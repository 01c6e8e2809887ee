"""What each side claims, demands, promises, refuses and does: one record a clause (codebook, Claims).

Two kinds of clause are claims: the content of every attributed statement, and every deed or position that the reporter tells
in the reporter's own voice. `candidates` finds them, `cues` and `positions` say what kind they are, `certainty`, `dating` and
`roles` fill in the rest, and `plover` derives the event code.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.actors import Cast
from toolkit.claims import dating, plover, roles
from toolkit.claims.candidates import Candidate, Ranges, content_ranges, of_content, saying_verb, told
from toolkit.claims.certainty import certainty, negated, time
from toolkit.claims.cues import Cue, lookup
from toolkit.claims.positions import FIRST_PERSON, Voice
from toolkit.language import Parse, frames
from toolkit.language.parse import Range
from toolkit.records import Attribution, Claim, Document, Quote, Span, Time

__all__ = ["annotate"]


def annotate(
    document: Document, parse: Parse, times: Sequence[Time], cast: Cast, attributions: Sequence[Attribution]
) -> tuple[Claim, ...]:
    """Find the claims of a document, in text order, with ids "c1", "c2", …

    `times`, `cast` and `attributions` are what the annotators before found. Every claim has at least one span and one cue,
    and `rule` names the lexicon row and the construction that decided.
    """
    located = dating.locate(parse, times)
    candidates = sorted(_candidates(parse, cast, attributions), key=lambda c: (c.ranges, c.position.head))
    return tuple(
        _claim(document, parse, cast, located, candidate, f"c{number}") for number, candidate in enumerate(candidates, 1)
    )


def _candidates(parse: Parse, cast: Cast, attributions: Sequence[Attribution]) -> list[Candidate]:
    covered = [False] * len(parse)
    handled: set[int] = set()
    found: list[Candidate] = []
    for attribution in attributions:
        saying, ranges = saying_verb(parse, attribution), content_ranges(parse, attribution)
        cue = None if saying is None else lookup(parse, saying)
        if not ranges or (cue is not None and cue.voice == "reporter" and cue.pos == "verb"):
            continue
        for lo, hi in ranges:
            covered[lo:hi] = [True] * (hi - lo)
        if saying is not None:
            handled.add(saying)
        found += of_content(parse, Voice(cast, attribution.speaker, cue), ranges, attribution, saying)
    found += told(parse, Voice(cast, None, None), covered, handled)
    return found


def _claim(
    document: Document, parse: Parse, cast: Cast, located: Sequence[dating.Located], candidate: Candidate, id: str
) -> Claim:
    position, attribution, saying = candidate.position, candidate.attribution, candidate.saying
    speaker = candidate.voice.speaker if candidate.voice else None
    actor = _actor(parse, cast, candidate, speaker)
    degree, is_negated = certainty(parse, position.head, position.carrier, saying), negated(parse, position.head)
    root, cameo = (position.cue.plover, position.cue.cameo) if position.cue else (None, None)
    quote: Quote = attribution.quote if attribution else "none"
    within = dating.inside(located, candidate.ranges)
    dated = dating.dated_by(parse, located, [position.head, position.carrier] if saying is None else [saying])
    code, digits = plover.code(position.kind, root, cameo, is_negated, degree)
    return Claim(
        id=id,
        spans=_spans(parse, candidate.ranges),
        cue=_cue(parse, candidate),
        kind=position.kind,
        plover=code,
        cameo=digits,
        actor=actor,
        source=attribution.speaker if attribution else None,
        target=roles.target(parse, cast, position, saying, actor),
        attribution=attribution.id if attribution else None,
        quote=quote,
        certainty=degree,
        negated=is_negated,
        time=time(parse, position.head, position.kind, saying, quote != "direct"),
        when=dating.interval(dated) if dated else None,
        when_from=dated.id if dated else None,
        content_times=tuple(p.time.id for p in within if p.time is not dated),
        rule=position.rule,
    )


def _actor(parse: Parse, cast: Cast, candidate: Candidate, speaker: str | None) -> str | None:
    owner = candidate.position.owner
    if owner is None:
        passive = candidate.position.kind == "action"
        return None if passive else speaker
    if parse.lower[owner] in FIRST_PERSON:
        return speaker
    return cast.who(owner) or speaker


def _spans(parse: Parse, ranges: Ranges) -> tuple[Span, ...]:
    return tuple(parse.chars(lo, hi) for lo, hi in ranges)


def _cue(parse: Parse, candidate: Candidate) -> tuple[Span, ...]:
    position = candidate.position
    if candidate.attribution is not None and (position.kind == "state" or position.cue is _saying_cue(candidate)):
        return candidate.attribution.cue
    return (parse.chars(*_words(parse, position.head, position.carrier)),)


def _saying_cue(candidate: Candidate) -> Cue | None:
    """The row of the verb of saying, which the position carries where that verb decided its kind."""
    return (
        candidate.voice.cue if candidate.voice and candidate.voice.cue else Cue("", "", "", frozenset(), "", None, None, "")
    )


def _words(parse: Parse, head: int, carrier: int) -> Range:
    lo, hi = frames.verb_group(parse, head)
    if carrier != head and abs(carrier - head) <= 8:
        more = frames.verb_group(parse, carrier)
        lo, hi = min(lo, more[0]), max(hi, more[1])
    return (lo, hi)
