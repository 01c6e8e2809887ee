"""What the reporter tells in the reporter's own voice (codebook, Claims b): deeds and positions outside every content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from toolkit.actors import Cast
from toolkit.claims.candidates import Candidate, of_content
from toolkit.claims.certainty import open_question
from toolkit.claims.complements import below, complement_verb, finite_complement, infinitive, objects
from toolkit.claims.cues import Cue, lookup
from toolkit.claims.positions import Voice, reported, stated
from toolkit.claims.spans import told_clause
from toolkit.language import Parse, frames
from toolkit.language.parse import Range

EVENT_CLAUSES = frozenset({"root", "conj", "parataxis", "acl:relcl", "advcl", "acl", "ccomp"})
UNREAL_MARKS = frozenset({"if", "unless", "whether", "provided", "until", "till", "lest"})
EVENT_MARKS = frozenset({"after", "before", "while", "when", "since", "as"})


def told(parse: Parse, cast: Cast, covered: Sequence[bool], handled: Set[int]) -> Iterator[Candidate]:
    """The deeds and positions that the reporter tells, in text order.

    `covered` says of each token whether it stands in an attributed content; `handled` are the verbs of saying above them.
    """
    reporter = Voice(cast, None, None)
    for token in range(len(parse)):
        if covered[token] or token in handled or parse.relations[token] not in EVENT_CLAUSES:
            continue
        cue = lookup(parse, token)
        if parse.upos[token] != "VERB" and cue is None:
            continue
        if open_question(parse, token):
            yield Candidate((told_clause(parse, token),), stated(parse, reporter, token), reporter)
        elif tells(parse, token, handled):
            spoken = _spoken(parse, cast, token, cue)
            position = None if spoken else reported(parse, cast, token)
            yield from spoken
            if position is not None:
                yield Candidate((told_clause(parse, token),), position, reporter)


def tells(parse: Parse, token: int, handled: Set[int]) -> bool:
    """Whether the clause of `token` can report an event of its own: no condition, purpose or complement."""
    relation = parse.relations[token]
    marks = {parse.lower[c] for c in parse.children(token, "mark")}
    if marks & UNREAL_MARKS or infinitive(parse, token):
        return False
    if relation == "acl":
        return parse.xpos[token] == "VBN" and frames.agent(parse, token) is not None
    if relation == "ccomp":
        return parse.heads[token] in handled and frames.subject_below(parse, token) is not None
    if relation == "advcl" and parse.xpos[token] == "VBG" and marks - EVENT_MARKS:
        return False
    return not any(_unreal(parse, above) for above in parse.ancestors(token))


def _unreal(parse: Parse, clause: int) -> bool:
    return any(parse.lower[c] in UNREAL_MARKS for c in parse.children(clause, "mark"))


def _spoken(parse: Parse, cast: Cast, token: int, cue: Cue | None) -> list[Candidate]:
    """The claims of a verb of saying that no attribution covers: "[Kyiv] urged allies to act", "said that …"."""
    if cue is None or cue.voice != "source" or not cue.is_kind or frames.passive(parse, token):
        return []
    who, part = cast.who(frames.subject(parse, token)), _complement(parse, token, cue)
    if who is None or part is None:
        return []
    return of_content(parse, Voice(cast, who, cue), (part,), None, token)


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
