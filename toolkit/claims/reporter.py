"""What the reporter tells in the reporter's own voice (codebook, Claims b): deeds and positions outside every content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from toolkit.actors import Cast
from toolkit.claims.certainty import hedge, inverted_condition, open_question, refused
from toolkit.claims.clauses import Position, Voice, doer
from toolkit.claims.complements import below, complement_verb, finite_complement, objects, scheduled
from toolkit.claims.contents import Candidate, of_content, trimmed
from toolkit.claims.cues import Cue, lookup
from toolkit.claims.kinds import reported, stated
from toolkit.language import Parse, frames
from toolkit.language.parse import Range
from toolkit.records import Attribution

EVENT_CLAUSES = frozenset({"root", "conj", "parataxis", "acl:relcl", "advcl", "acl", "ccomp", "csubj"})
UNREAL_MARKS = frozenset({"if", "unless", "whether", "provided", "until", "till", "lest"})
"""The marks of clauses that tell no event: conditions, questions, what is awaited or to be averted."""
EVENT_MARKS = frozenset({"after", "before", "while", "when", "since", "as"})
FUTURE_MARKS = frozenset({"before", "when", "once"})
"""The marks of what is only to come under "will" or "would"; "after" may tell what has happened."""
ANY = frozenset({"any", "every", "whatever", "whichever"})
DUE = frozenset({"before", "until", "till"})
"""The prepositions of a day by which something is due: its noun phrase reports no event."""


def told(parse: Parse, cast: Cast, covering: Sequence[Attribution | None], handled: Set[int]) -> Iterator[Candidate]:
    """The deeds and positions that the reporter tells, in text order.

    `covering` has for each token the attribution in whose content it stands; `handled` are the verbs of saying above them.
    Inside a content that is no direct quotation, relative and participial clauses are the reporter's asides; temporal ones
    are claims of their own, of whoever is cited.
    """
    carried: set[int] = set()
    for token in range(len(parse)):
        around = covering[token]
        if token in handled or token in carried or not (parse.relations[token] in EVENT_CLAUSES or _participle(parse, token)):
            continue
        cue = lookup(parse, token)
        if around is not None and (around.quote == "direct" or not (_aside(parse, token) or _saying(parse, token, cue))):
            continue
        if parse.upos[token] != "VERB" if cue is None else cue.pos == "noun":  # "with [attack] drones", taken for a verb
            continue
        clause = trimmed(parse, (_clause(parse, token),))
        if not clause:
            continue
        if open_question(parse, token):
            position = stated(parse, Voice(cast), token)
            owner = doer(parse, cast, token) if position.owner is None else position.owner
            if position.kind != "state" or not refused(parse, parse.heads[token]):  # else the refusal is the claim
                yield Candidate(clause, replace(position, owner=owner), Voice(cast))
        elif _tells(parse, token, handled):
            spoken = _spoken(parse, cast, token, cue)
            deed = None if spoken else reported(parse, cast, token)
            yield from spoken if around is None else (replace(said, source=around.speaker) for said in spoken)
            if deed is not None and not _told_above(parse, token, deed):
                carried.update({deed.carrier} if parse.xpos[deed.carrier] == "VB" else ())
                yield _telling(Candidate(clause, deed, Voice(cast)), around, parse.relations[token])


def _told_above(parse: Parse, token: int, deed: Position) -> bool:
    """Whether what carries a deed stands above it: a verb that tells it itself, "is [due] to fly", or "remarks [made] by"."""
    above = deed.carrier == parse.heads[token]
    return above and (parse.upos[deed.carrier] == "VERB" or deed.rule == "deed")


def _telling(deed: Candidate, around: Attribution | None, relation: str) -> Candidate:
    """A deed in the voice of whoever is cited around it, where a temporal clause of what is said tells it."""
    return deed if around is None or relation != "advcl" else replace(deed, source=around.speaker, attribution=around)


def _clause(parse: Parse, predicate: int) -> Range:
    """The clause of `predicate`; a participle that describes a noun takes the noun phrase before it along."""
    lo, hi = frames.clause(parse, predicate)
    if _participle(parse, predicate) and parse.relations[predicate].startswith("acl"):
        lo = min(lo, parse.extent(parse.heads[predicate])[0])
    for later in parse.children(predicate, "advcl"):
        first = parse.extent(later)[0]
        set_off = "," in (parse.lower[first], parse.lower[first - 1])
        if predicate < first and set_off and parse.xpos[later] in ("VBG", "VBN"):
            hi = min(hi, first)
    while hi - 1 > predicate and parse.upos[hi - 1] == "PUNCT":
        hi -= 1
    return (lo, hi)


def _participle(parse: Parse, token: int) -> bool:
    """Whether `token` is a past participle with its doer: "a truce [brokered] by an envoy"."""
    if parse.xpos[token] != "VBN" or parse.children(token, "aux", "nsubj"):
        return False
    return frames.agent(parse, token) is not None


def _aside(parse: Parse, token: int) -> bool:
    """Whether `token` heads a clause that tells an event beside what its sentence states: relative, participial, temporal."""
    relation = parse.relations[token]
    if relation == "acl:relcl":
        return frames.tense(parse, token) == "past" or frames.perfect(parse, token)
    return relation == "acl" or (relation == "advcl" and bool(EVENT_MARKS & _marks(parse, token)))


def _saying(parse: Parse, token: int, cue: Cue | None) -> bool:
    """Whether a participle tells what someone said with a deed: "left, [saying] it would return"."""
    adverbial = parse.relations[token] == "advcl" and parse.xpos[token] == "VBG"
    return adverbial and cue is not None and cue.voice == "source" and finite_complement(parse, token) is not None


def _marks(parse: Parse, token: int) -> set[str]:
    return {parse.lower[c] for c in parse.children(token, "mark")}


def _tells(parse: Parse, token: int, handled: Set[int]) -> bool:
    """Whether the clause of `token` can report an event of its own: no condition, purpose or complement."""
    relation, marks = parse.relations[token], _marks(parse, token)
    given = parse.children(token, "obj")
    if given and any(open_question(parse, c) for t in (token, *given) for c in parse.children(t, "ccomp", "acl")):
        return False  # "gave no sign how it would vote"
    if (frames.infinitive(parse, token) and not scheduled(parse, token)) or marks & UNREAL_MARKS:
        return False
    if hedge(parse, token) is not None:
        return True
    participle = parse.xpos[token] == "VBN" and not parse.children(token, "aux", "nsubj")  # "dismissed it as fabricated"
    agentless = (participle or frames.passive(parse, token)) and frames.agent(parse, token) is None
    if relation == "advcl" and agentless and not frames.finite(parse, token):  # "after being captured" (ruling 11)
        return False
    if inverted_condition(parse, token) or _unreal(parse, token, marks):
        return False
    if relation == "acl" or _participle(parse, token):
        return _participle(parse, token)
    if relation in ("ccomp", "csubj"):
        return parse.heads[token] in handled and frames.subject_below(parse, token) is not None
    return not (relation == "advcl" and parse.xpos[token] == "VBG" and marks - EVENT_MARKS)


def _unreal(parse: Parse, token: int, marks: Set[str]) -> bool:
    """Whether a clause tells of whoever might do it, or of what is only to come before something else.

    "Any party that broke the truce", "would not talk before they disarmed", "a deadline set by".
    """
    above, relation = parse.heads[token], parse.relations[token]
    if relation == "advcl":
        wanted = parse.xpos[above] == "VB" and not frames.auxiliaries(parse, above) and not frames.infinitive(parse, above)
        ahead = wanted or (frames.modal(parse, above) is not None and not frames.perfect(parse, above))
        ahead = ahead or frames.tense(parse, token) == "present"  # "wants them back before the army leaves"
        return ahead and not FUTURE_MARKS.isdisjoint(marks)
    if not relation.startswith("acl"):
        return False
    any_ = not ANY.isdisjoint(parse.lower[c] for c in parse.children(above, "det"))
    return any_ or (relation == "acl" and not DUE.isdisjoint(parse.lower[c] for c in parse.children(above, "case")))


def _spoken(parse: Parse, cast: Cast, token: int, cue: Cue | None) -> list[Candidate]:
    """The claims of a verb of saying that no attribution covers: "[Kyiv] urged allies to act", "said that …"."""
    able = frames.modal(parse, token) == "can" and not frames.negated(parse, token)
    if cue is None or cue.voice != "source" or not cue.is_kind or frames.passive(parse, token) or able:
        return []
    who, part = cast.who(frames.subject(parse, token)), _complement(parse, token, cue)
    if who is None or part is None:
        return []
    return of_content(parse, Voice(cast, who, cue, token), (part,), None, token)


def _complement(parse: Parse, token: int, cue: Cue) -> Range | None:
    """The tokens of what is said, after the verb: the finite clause, or for a position what else completes it."""
    heads = [finite_complement(parse, token)]
    if cue.kind != "state":
        heads += [
            complement_verb(parse, token),
            *objects(parse, token),
            *(below(parse, token, cue.frame) if cue.frame else ()),
        ]
    extents = [parse.extent(h) for h in heads if h is not None and h > token]
    if not extents:
        return None
    return (max(token + 1, min(lo for lo, _ in extents)), max(hi for _, hi in extents))
