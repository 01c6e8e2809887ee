"""What the reporter tells in the reporter's own voice (codebook, Claims b): deeds and positions outside every content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import cast as typed

from toolkit.actors import Cast
from toolkit.claims.candidates import Candidate, of_content
from toolkit.claims.certainty import open_question
from toolkit.claims.complements import below, complement_verb, finite_complement, infinitive, objects
from toolkit.claims.cues import Cue, lookup
from toolkit.claims.positions import Position, Voice, clause_of, doer, done_to_actor, eventive
from toolkit.claims.spans import participle, told_clause, trimmed
from toolkit.claims.stating import stated
from toolkit.language import Parse, frames
from toolkit.language.parse import Range
from toolkit.records import Attribution, Kind

EVENT_CLAUSES = frozenset({"root", "conj", "parataxis", "acl:relcl", "advcl", "acl", "ccomp", "csubj"})
NO_EVENTS = frozenset({"xcomp", "amod", "aux", "cop", "compound", "case"})
UNREAL_MARKS = frozenset({"if", "unless", "whether", "provided", "until", "till", "lest"})
EVENT_MARKS = frozenset({"after", "before", "while", "when", "since", "as"})


def told(parse: Parse, cast: Cast, covering: Sequence[Attribution | None], handled: Set[int]) -> Iterator[Candidate]:
    """The deeds and positions that the reporter tells, in text order.

    `covering` has for each token the attribution in whose content it stands; `handled` are the verbs of saying above them.
    Inside a content that is no direct quotation, relative and participial clauses are the reporter's asides; clauses of time
    ("after speaking with …") belong to the one who is cited.
    """
    reporter = Voice(cast)
    for token in range(len(parse)):
        around = covering[token]
        if token in handled or not _heads_clause(parse, token):
            continue
        if around is not None and (around.quote == "direct" or not _aside(parse, token)):
            continue
        cue = lookup(parse, token)
        if parse.upos[token] != "VERB" and (cue is None or cue.pos == "noun"):
            continue
        clause = trimmed(parse, (told_clause(parse, token),))
        if not clause or clause[0] == frames.verb_group(parse, token):
            continue
        if open_question(parse, token):
            position = stated(parse, reporter, token)
            owner = doer(parse, token) if position.owner is None else position.owner
            yield Candidate(clause, replace(position, owner=owner), reporter)
        elif tells(parse, token, handled):
            spoken = _spoken(parse, cast, token, cue)
            deed = None if spoken else reported(parse, cast, token)
            yield from spoken
            if deed is not None:
                cited = around if parse.relations[token] == "advcl" else None
                yield Candidate(clause, deed, reporter, cited)


def reported(parse: Parse, cast: Cast, predicate: int) -> Position | None:
    """The position or deed that the reporter tells with `predicate`, or None where it is background without an act."""
    clause = clause_of(parse, Voice(cast), predicate)
    cue = clause.reading.cue
    if clause.actor is None and not done_to_actor(clause):
        return None
    if cue is None:
        return clause.position("action", clause.owner, "deed") if clause.actor and eventive(clause) else None
    if cue.kind == "state" and cue.pos == "noun" and clause.actor:  # "made no comment"
        return Position("action", predicate, clause.reading.carrier, None, clause.owner, "deed")
    if not cue.is_kind or cue.kind == "state":
        return None
    if cue.voice == "speaker":
        charge = cue.kind == "accuse"
        return Position("action", predicate, clause.reading.carrier, None, clause.owner, "deed") if charge else None
    if cue.kind == "action" and frames.tense(parse, predicate) == "future" and frames.negated(parse, predicate):
        return clause.position("reject", clause.owner, f"{cue.rule}+will-not")
    return clause.position(typed(Kind, cue.kind), clause.owner, cue.rule)


def _heads_clause(parse: Parse, token: int) -> bool:
    """Whether `token` heads a clause that can tell something; a finite verb with a subject does wherever it is attached."""
    relation = parse.relations[token]
    if relation in EVENT_CLAUSES or participle(parse, token):
        return True
    own = parse.upos[token] == "VERB" and relation not in NO_EVENTS and frames.subject_below(parse, token) is not None
    return own and frames.finite(parse, token)


def _aside(parse: Parse, token: int) -> bool:
    """Whether `token` heads a clause that tells an event beside what its sentence states: relative, participial, temporal."""
    relation = parse.relations[token]
    if relation == "acl:relcl":
        return frames.tense(parse, token) == "past"
    return relation == "acl" or (relation == "advcl" and bool(EVENT_MARKS & _marks(parse, token)))


def _marks(parse: Parse, token: int) -> set[str]:
    return {parse.lower[c] for c in parse.children(token, "mark")}


def tells(parse: Parse, token: int, handled: Set[int]) -> bool:
    """Whether the clause of `token` can report an event of its own: no condition, purpose or complement."""
    relation = parse.relations[token]
    marks = _marks(parse, token)
    if marks & UNREAL_MARKS or infinitive(parse, token):
        return False
    if relation == "acl" or participle(parse, token):
        return participle(parse, token)
    if relation in ("ccomp", "csubj"):
        return parse.heads[token] in handled and frames.subject_below(parse, token) is not None
    if relation == "advcl" and parse.xpos[token] == "VBG" and marks - EVENT_MARKS:
        return False
    return not any(_unreal(parse, above) for above in parse.ancestors(token))


def _unreal(parse: Parse, clause: int) -> bool:
    return bool(UNREAL_MARKS & _marks(parse, clause))


def _spoken(parse: Parse, cast: Cast, token: int, cue: Cue | None) -> list[Candidate]:
    """The claims of a verb of saying that no attribution covers: "[Kyiv] urged allies to act", "said that …"."""
    if cue is None or cue.voice != "source" or not cue.is_kind or frames.passive(parse, token):
        return []
    who, part = cast.who(frames.subject(parse, token)), _complement(parse, token, cue)
    if who is None or part is None:
        return []
    return of_content(parse, Voice(cast, who, cue, token), (part,), None, token)


def _complement(parse: Parse, token: int, cue: Cue) -> Range | None:
    """The tokens of what is said: the finite clause, else for a position what its frame takes, after the verb."""
    clause = finite_complement(parse, token)
    if clause is not None:
        heads: tuple[int | None, ...] = (clause,)
    elif cue.kind == "state":
        return None
    else:
        heads = (
            *objects(parse, token),
            *(below(parse, token, cue.frame) if cue.frame else ()),
            complement_verb(parse, token),
        )
    extents = [parse.extent(h) for h in heads if h is not None and h > token]
    if not extents:
        return None
    return (max(token + 1, min(lo for lo, _ in extents)), max(hi for _, hi in extents))
