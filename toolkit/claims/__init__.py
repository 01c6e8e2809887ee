"""What each side claims, demands, promises, refuses and does: one record a clause (codebook, Claims).

Two kinds of clause are claims: the content of every attributed statement, and every deed or position that the reporter tells
in the reporter's own voice. `citing` and `contents` find those, `reporter` these; `kinds` says what kind the `clauses` are,
`commitments` where it is what a speaker will do or not, by the lexicon that `cues` reads in the frames of `complements`;
`certainty`, `tense`, `dating` (where expressions are `located`), `narration`, `roles` and `targets` (whom a predicate has
`affected`, and earlier `dealings`) fill in the rest, `plover` derives the event code, and `evidence` says why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from toolkit.actors import Cast
from toolkit.attributions import opening
from toolkit.claims import dating, plover, roles, targets, tense
from toolkit.claims.certainty import certainty, negated, refrains, spares
from toolkit.claims.citing import content_ranges, saying_verb, speaker
from toolkit.claims.clauses import Position, Voice
from toolkit.claims.complements import finite_complement
from toolkit.claims.contents import Candidate, has_quotation, of_content, without
from toolkit.claims.cues import Cue, lookup, read
from toolkit.claims.dealings import Dealings
from toolkit.claims.evidence import Classified, classified
from toolkit.claims.narration import Narration
from toolkit.claims.reporter import told
from toolkit.language import Parse, frames
from toolkit.records import Attribution, Certainty, Claim, Document, Quote, Span, Time

__all__ = ["Classified", "annotate", "explain"]

CUE = 8
"""The most tokens between a predicate and what carries its act that one cue spans: "was expected to [authorize]"."""


class _Story(NamedTuple):
    """An article whose claims are read off: its parse and actors, and what the claims so far tell of days and dealings."""

    parse: Parse
    cast: Cast
    calendar: dating.Calendar
    speaks_for: Mapping[str, str]
    narration: Narration
    dealings: Dealings


def annotate(
    document: Document, parse: Parse, times: Sequence[Time], cast: Cast, attributions: Sequence[Attribution]
) -> tuple[Claim, ...]:
    """Find the claims of a document, in text order, with ids "c1", "c2", …

    `times`, `cast` and `attributions` are what the annotators before found. Every claim has at least one span and one cue,
    and `rule` names the lexicon row and the construction that decided. Linear in the text; nothing in it raises.

    >>> from toolkit.annotate import annotate_document
    >>> [claim] = annotate_document(Document("d", "Kyiv said Moscow was dragging out the talks.")).claims
    >>> claim.kind, claim.actor, claim.target, claim.plover, claim.rule
    ('accuse', 'ukraine', 'russia', 'ACCUSE', 'cue:drag/+out')
    """
    return tuple(claim for claim, _ in _found(document, parse, times, cast, attributions))


def explain(
    document: Document, parse: Parse, times: Sequence[Time], cast: Cast, attributions: Sequence[Attribution]
) -> tuple[Classified, ...]:
    """The claims of `annotate`, each with its `evidence`.

    >>> from toolkit import actors, attributions, parse, times
    >>> document = Document("a", "Hungary might reject the proposal.")
    >>> parsed = parse(document.text)
    >>> cast = actors.Cast(parsed, actors.annotate(document, parsed))
    >>> layers = times.annotate(document, parsed), cast, attributions.annotate(document, parsed, cast)
    >>> [(claim.kind, claim.evidence.cue, claim.evidence.hedges) for claim in explain(document, parsed, *layers)]
    [('reject', 'might reject', (('might', 'possible'),))]
    """
    found = _found(document, parse, times, cast, attributions)
    return tuple(classified(parse, claim, candidate) for claim, candidate in found)


def _found(
    document: Document, parse: Parse, times: Sequence[Time], cast: Cast, attributions: Sequence[Attribution]
) -> Iterator[tuple[Claim, Candidate]]:
    calendar = dating.calendar(document, parse, times)
    candidates = sorted(_candidates(parse, cast, attributions), key=lambda c: (c.ranges, c.position.head))
    story = _Story(parse, cast, calendar, roles.principals(parse, cast), Narration(calendar), Dealings(parse, cast))
    number = 1
    for candidate in candidates:
        claim = _claim(story, candidate, f"c{number}")
        if not _nobodys(claim, candidate):
            number += 1
            yield claim, candidate


def _candidates(parse: Parse, cast: Cast, attributions: Sequence[Attribution]) -> list[Candidate]:
    covering: list[Attribution | None] = [None] * len(parse)
    handled: set[int] = set()
    found: list[Candidate] = []
    before = opening(parse)
    for attribution in attributions:
        saying = saying_verb(parse, cast, attribution)
        ranges = without(content_ranges(parse, attribution, saying), before)
        cue = None if saying is None else _cue_of(parse, saying)
        if not ranges or (cue is not None and saying is not None and (_deed(parse, cue, saying) or _averted(parse, saying))):
            continue
        voice = Voice(cast, speaker(parse, cast, attribution, saying), cue, saying)
        said = of_content(parse, voice, ranges, attribution, saying)
        if not said:  # "offered [an amnesty]"
            continue
        found += said
        for lo, hi in ranges:
            covering[lo:hi] = [attribution] * (hi - lo)
        handled.update(t for start, end in attribution.cue for t in range(*parse.tokens(start, end)))
        handled.update(() if saying is None else (saying,))
    found += (replace(deed, ranges=without(deed.ranges, before)) for deed in told(parse, cast, covering, handled))
    return list({candidate.position.head: candidate for candidate in reversed(found)}.values())


def _cue_of(parse: Parse, saying: int) -> Cue | None:
    """The row of what carries a saying: of what completes it where the verb only links, "appeared [confident] that …".

    Where a clause is what is said, the first word stands: "seemed to agree that …". A noun tells what a light verb does:
    "announced the [arrest] of".
    """
    cue = lookup(parse, saying)
    if cue is None or cue.kind not in ("through", "light"):
        return cue
    found = read(parse, saying)
    said = finite_complement(parse, found.carrier) is not None and cue.frame != "adj"
    return cue if said or (cue.kind == "light" and not _act(found.cue)) else found.cue


def _act(cue: Cue | None) -> bool:
    return cue is not None and cue.kind == "action"


def _deed(parse: Parse, cue: Cue, saying: int) -> bool:
    """Whether a saying is rather a deed or position that the reporter tells as a whole (ruling 2)."""
    noun = cue.pos == "noun" and (parse.upos[saying] != "VERB" or cue.kind != "action")
    return cue.voice == "reporter" and not noun


def _averted(parse: Parse, saying: int) -> bool:
    """Whether a saying is only stopped short of: "stopped short of [calling] it a war"."""
    above = lookup(parse, parse.heads[saying]) if parse.heads[saying] >= 0 else None
    return above is not None and above.frame == "short"


def _claim(story: _Story, candidate: Candidate, id: str) -> Claim:
    parse, cast, calendar = story.parse, story.cast, story.calendar
    position, attribution, saying = candidate.position, candidate.attribution, candidate.saying
    degree = certainty(parse, position.head, position.carrier, saying, candidate.stance)
    is_negated = _negated(parse, candidate)
    code, cameo = _code(position, is_negated, degree)
    actor = roles.actor(parse, cast, candidate, story.speaks_for)
    target = targets.target(parse, cast, candidate, actor, story.dealings)
    story.dealings.note(position, actor, target)
    when, when_from = story.narration.date(candidate, actor)
    time = tense.time(parse, position, candidate.ranges, saying)
    if time == "present" and calendar.ahead((when, when_from)):
        time = "future"  # "they meet on Thursday"
    return Claim(
        id=id,
        spans=tuple(parse.chars(lo, hi) for lo, hi in candidate.ranges),
        cue=_cue(parse, candidate),
        kind=position.kind,
        plover=code,
        cameo=cameo,
        actor=actor,
        source=candidate.source,
        target=target,
        attribution=attribution.id if attribution else None,
        quote=_quote(parse, candidate),
        certainty=degree,
        negated=is_negated,
        time=time,
        when=when,
        when_from=when_from,
        content_times=calendar.inside(candidate.ranges, when_from),
        rule=position.rule,
    )


def _negated(parse: Parse, candidate: Candidate) -> bool:
    """Whether a claim is negated; so is a pledge not to do something, "decided not to sign", and a refusal not to refuse."""
    position = candidate.position
    return (
        negated(parse, position.head, candidate.saying, candidate.stance)
        or (position.kind == "pledge" and refrains(parse, position.carrier))
        or (position.cue is not None and position.cue.frame == "short" and spares(parse, position.head))
    )


def _code(position: Position, is_negated: bool, degree: Certainty) -> tuple[str | None, str | None]:
    """The PLOVER root and CAMEO class of a position; a refusal in the words "will not" is a negated pledge."""
    root, cameo = (position.cue.plover, position.cue.cameo) if position.cue else (None, None)
    refusal = position.rule.endswith("will-not")
    return plover.code("pledge" if refusal else position.kind, root, cameo, is_negated, degree)


def _nobodys(claim: Claim, candidate: Candidate) -> bool:
    """Whether a state, or what a noun attributes, is nobody's: no actor, and no word for who is cited: "calls for peace"."""
    cited = candidate.attribution is not None and candidate.attribution.source
    named = candidate.voice.cue is not None and candidate.voice.cue.pos == "noun"
    loose = (claim.kind == "state" and claim.certainty != "unknown") or (candidate.attribution is not None and named)
    return loose and not cited and claim.actor is claim.source is None


def _quote(parse: Parse, candidate: Candidate) -> Quote:
    """The form of quotation of the claim's own spans: a part of a mixed content may have no quotation in it."""
    if candidate.attribution is None:
        return "none" if candidate.saying is None else "indirect"
    if candidate.attribution.quote != "mixed":
        return candidate.attribution.quote
    return "mixed" if has_quotation(parse, candidate.ranges) else "indirect"


def _cue(parse: Parse, candidate: Candidate) -> tuple[Span, ...]:
    position = candidate.position
    by_saying = position.kind == "state" or (candidate.saying is not None and position.cue is candidate.voice.cue)
    saying, inner = candidate.saying, candidate.voice.verb
    nested = inner is not None and inner != saying and candidate.voice.speaker not in (None, candidate.source)
    if by_saying and candidate.attribution is not None and not nested:
        return candidate.attribution.cue
    if by_saying and saying is not None:
        return (parse.chars(*frames.verb_group(parse, inner if nested and inner is not None else saying)),)
    groups = [frames.verb_group(parse, t) for t in (position.head, position.carrier) if abs(t - position.head) <= CUE]
    return (parse.chars(min(lo for lo, _ in groups), max(hi for _, hi in groups)),)
