"""Each actor's positions on an issue over time: what it held before on the same thing, and whether it has changed sides."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from toolkit.entities import Entities, Entity
from toolkit.positions.agreement import agreement, phaseless, turned
from toolkit.positions.contents import Content
from toolkit.positions.issues import Issue, Member
from toolkit.positions.sides import DOUBT, Side
from toolkit.positions.vectors import cosine
from toolkit.positions.voices import Voices
from toolkit.records import Span, hull

SAME, SURELY = 0.5, 0.7
"""How near two contents must be to be positions on the same thing, and how near where there is less to tell it by."""
DROPPED = 0.35
"""How near a demand must be to that which its actor drops: "its demand" tells that there was one."""
LOOKED_AT = 16
"""Earlier positions of an actor on an issue that one is held against."""
TERMS: frozenset[Side] = frozenset({"for", "against", "open", "threatens"})
"""The sides between which an actor can change; who asks for something or accuses may still be of the same mind."""


Key = tuple[str, str]
"""An actor, the country of a state, or that for whose state somebody speaks."""


class Position(NamedTuple):
    """A position on an issue (None where no other claim is about it), with what its actor held before on the same thing.

    `before` is the latest earlier position, told of earlier days, whose content is near; `changed` says that the sides of
    the two differ, `near` and `shared` what joins the claim to its issue.
    """

    content: Content
    issue: Issue | None
    near: float | None
    shared: tuple[str, ...]
    before: Content | None
    changed: bool


def positions(contents: Iterable[Content], issues: Iterable[Issue], entities: Entities, voices: Voices) -> list[Position]:
    """Every position among the contents, in the order of time; `issues` are those that more than one claim is about.

    What a state held before is also what those held who speak for it, and the other way round (`voices`). What is told twice
    changes once: of several positions that differ from one before, the first is the change. A body of a
    state that is called alike in two articles, "Mali's junta", is one here, though unnamed sources are never one entity.
    """
    placed: dict[str, tuple[Issue, Member]] = {}
    before: dict[str, Content] = {}
    for issue in issues:
        placed |= {member.content.id: (issue, member) for member in issue.members}
        before |= _before(issue, entities, voices)
    taken = sorted((content for content in contents if content.is_position), key=lambda content: content.order)
    changes: dict[tuple[str, Side], str] = {}
    for content in taken:
        earlier = before.get(content.id)
        if earlier is not None and _changed(earlier, content):
            changes.setdefault((earlier.id, content.side), content.id)
    first = frozenset(changes.values())
    return [_position(content, placed.get(content.id), before.get(content.id), content.id in first) for content in taken]


def _position(content: Content, placed: tuple[Issue, Member] | None, before: Content | None, changed: bool) -> Position:
    issue, near, shared = (placed[0], placed[1].near, placed[1].shared) if placed else (None, None, ())
    return Position(content, issue, near, shared, before, changed)


def _before(issue: Issue, entities: Entities, voices: Voices) -> Iterator[tuple[str, Content]]:
    """For positions of an issue, by their ids: what their actors held before."""
    held: defaultdict[Key, deque[Member]] = defaultdict(lambda: deque(maxlen=LOOKED_AT))
    for member in sorted(issue.members, key=_order):
        whose = _whose(entities.by_id.get(member.content.holder or ""))
        if member.content.is_position and whose is not None:
            kept, sought = _keys(whose, voices.state(member.content), voices.voice(member.content))
            known = {one.content.id: one for key in sought for one in held[key]}
            earlier = [one for one in known.values() if _earlier(one, member)]
            if earlier:
                yield member.content.id, _nearest(earlier, member).content
            for key in kept:
                held[key].append(member)


def _keys(whose: str, state: str | None, voice: str | None) -> tuple[list[Key], list[Key]]:
    """Under which keys a position is kept, and under which those stand that it can have changed from."""
    kept = [("actor", whose), *((how, land) for how, land in (("state", state), ("voice", voice)) if land)]
    sought = [("actor", whose), *((how, land) for how, land in (("voice", state), ("state", voice)) if land)]
    return kept, sought


def _order(member: Member) -> tuple[str, str, str, Span, str]:
    return member.content.order


def _whose(entity: Entity | None) -> str | None:
    """By what an actor is known in every article, if it is."""
    if entity is None or entity.named:
        return entity.entity if entity else None
    body = entity.type == "government" and entity.country is not None
    return f"{entity.country}#{entity.entity.partition('#')[2]}" if body else None


def _earlier(one: Member, other: Member) -> bool:
    """Whether a position was taken on days before those of another, and on the same thing."""
    last, first = one.content.last, other.content.first
    if last is None or first is None or last >= first:
        return False
    return same(one, other, SAME) or _dropped(one, other)


def _dropped(one: Member, other: Member) -> bool:
    """Whether a demand is one that its own actor drops."""
    shared, own = one.vector.keys() & other.vector.keys(), one.content.holder == other.content.holder
    return own and _drops(one.content, other.content) and len(shared) > 1 and cosine(one.vector, other.vector) >= DROPPED


def _drops(one: Content, other: Content) -> bool:
    """Whether the later of two claims drops what the other asks for, if they are about the same thing."""
    return one.side == "asks" and other.gives_up


def _nearest(earlier: Iterable[Member], member: Member) -> Member:
    """The latest of earlier positions: of one day what is dropped, then the most alike."""

    def rank(one: Member) -> tuple[object, ...]:
        return one.content.last or "", _drops(one.content, member.content), cosine(one.vector, member.vector), _order(one)

    return max(earlier, key=rank)


def same(one: Member, other: Member, near: float, surely: float = SURELY) -> bool:
    """Whether two claims of an issue, from different passages, are about the same thing: `near` to each other, and `surely`
    where they share one term alone, or where the one would end what the other would not; then both are more than a term.
    """
    (start, end), (begin, close) = hull(one.content.claim.spans), hull(other.content.claim.spans)
    if one.content.article is other.content.article and start < close and begin < end:
        return False
    opposite = turned(one.content, other.content)
    first, second = (phaseless(member.vector) if opposite else member.vector for member in (one, other))
    shared = len(first.keys() & second.keys())
    if opposite and shared < 2:
        return False
    return cosine(first, second) >= (near if shared > 1 and not opposite else max(near, surely))


def _changed(one: Content, other: Content) -> bool:
    """Whether an actor is on another side of a thing than before, or drops a demand. To leave it open, or to name a
    condition or none any more, is no other side; and where the actor itself speaks against what somebody else said of it,
    their accounts differ.
    """
    if _drops(one, other):
        return True
    if not TERMS.issuperset((one.side, other.side)) or other.side == "open":
        return False
    if other.teller == other.holder and one.teller not in (None, one.holder) and "#" not in one.teller:
        return False
    return (one.side == "open" and one.claim.certainty in DOUBT) or agreement(one, other) < 0
