"""Whose accounts of an issue agree and whose differ: what each party says of it, and which party says nothing.

A party is whoever is cited, or else whoever acts. Its account is all that it says of the issue, of itself or of others.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from toolkit.entities import Entities
from toolkit.positions.agreement import Basis, agreement, basis
from toolkit.positions.blame import denied, laid
from toolkit.positions.changes import SAME, same
from toolkit.positions.contents import Content
from toolkit.positions.issues import Issue, Member
from toolkit.positions.voices import Voices
from toolkit.times.periods import days_between

Standing = Literal["differs", "agrees", "alone", "silent"]
"""How the account of a party stands to those of the others: against one, with one, or neither; or it is missing."""
Silence = Literal["not said", "not answered", "told of"]
"""What a silence rests on: a party says that something is not said or known; it is asked for something, threatened or
accused; or others tell of its position."""

NEAR = 0.7
"""How near two claims must be to agree or to differ."""
ALONE = 0.9
"""How near two claims must be that share a single term."""
SOON, LONG = 7, 365
"""The days within which positions are of one round of talks, and so need not be nearer than those of one actor; and those
beyond which two claims are no accounts of one thing."""
SHARED = 3
"""The terms that a statement must share with the other claim."""
ANSWERED = frozenset({"threaten", "demand", "propose", "accuse"})
"""The kinds of claim that somebody is to answer."""
LOOKED_AT = 32
"""Claims of an issue that one is held against, the latest ones before it."""


class Account(NamedTuple):
    """What a party says of an issue, and how that stands to what the others say.

    `claims` are what it says, in the order of time. `content` is the claim that shows how it stands, `other` that of another
    party which it differs from, agrees with or says nothing of, and `basis` what that rests on; a party without claims has
    part in the `content` of another.
    """

    issue: Issue
    party: str
    claims: tuple[Content, ...]
    standing: Standing
    basis: Basis | Silence | None
    content: Content
    other: Content | None


class _Shown(NamedTuple):
    """How a party stands to another: its claim that shows it and the other's."""

    standing: Standing
    content: Content
    other: Content

    @property
    def weight(self) -> tuple[bool, bool]:
        """How much it tells: most, that two differ in what one and the same actor holds."""
        return self.standing == "differs", self.content.holder == self.other.holder


def accounts(issues: Iterable[Issue], entities: Entities, voices: Voices) -> Iterator[Account]:
    """The accounts of each issue in which more than one named party has part, in the order of the claims that show them.

    A party is silent that does not say, or of which it is not known, whether something is so; and one that others tell of
    or await an answer from, and that is cited for nothing itself, unless somebody of its own state speaks.
    """
    for issue in issues:
        members = sorted(issue.members, key=lambda member: member.content.order)
        told: dict[str, list[Content]] = {}
        for member in members:
            if (party := member.content.party) is not None:
                told.setdefault(party, []).append(member.content)
        silent = {party: (content, why) for party, content, why in _silent(members, told, entities)}
        if told and len(told) + len(silent) > 1:
            shown = _shown(members, entities, voices)
            yield from (account for party in told if (account := _account(issue, party, told, shown)))
            for party, (content, why) in silent.items():
                yield Account(issue, party, (), "silent", why, content, None)


def _account(issue: Issue, party: str, told: Mapping[str, list[Content]], shown: Mapping[str, _Shown]) -> Account | None:
    """The account of a party; none for one without a name that nobody agrees with or differs from."""
    claims = tuple(told[party])
    if found := shown.get(party):
        return Account(issue, party, claims, found.standing, basis(found.content, found.other), found.content, found.other)
    if "#" in party:
        return None
    if all(content.is_silence for content in claims):
        others = (content for other in told if other != party for content in told[other] if content.is_position)
        return Account(issue, party, claims, "silent", "not said", claims[0], next(others, None))
    return Account(issue, party, claims, "alone", None, claims[0], None)


def _shown(members: Iterable[Member], entities: Entities, voices: Voices) -> dict[str, _Shown]:
    """How each party that differs from another or agrees with one stands to it, by the first two claims that tell most."""
    found: dict[str, _Shown] = {}
    seen: deque[Member] = deque(maxlen=LOOKED_AT)
    for member in members:
        if member.content.party is None:
            continue
        for earlier in seen:
            if (standing := _standing(earlier, member, entities, voices)) is None:
                continue
            one, other = earlier.content, member.content
            for content, against in ((one, other), (other, one)):
                shown, party = _Shown(standing, content, against), content.party
                if party is not None and (party not in found or shown.weight > found[party].weight):
                    found[party] = shown
        seen.append(member)
    return found


def _standing(one: Member, other: Member, entities: Entities, voices: Voices) -> Standing | None:
    """How two claims of an issue stand to each other, if they are about the same thing; statements must share more terms, but
    for what somebody denies of himself.

    What one actor holds on another day than before is a change, and no other account.
    """
    first, second = one.content, other.content
    agreed = agreement(first, second)
    if agreed > 0:
        agreed = laid(first, second, entities)
    if first.party == second.party or not agreed:
        return None
    apart, positions = _apart(first, second), first.is_position and second.is_position
    if apart > LONG or (agreed < 0 and _changed(first, second, apart, entities, voices)):
        return None
    own = agreed < 0 and denied(first, second, entities)
    if not positions and not own and len(one.vector.keys() & other.vector.keys()) < SHARED:
        return None
    one_round = apart <= SOON and (agreed < 0 or first.article is not second.article)
    as_of_one_actor = one_round and (own or (positions and "accuses" not in (first.side, second.side)))
    if not same(one, other, SAME if as_of_one_actor else NEAR, ALONE):
        return None
    return "agrees" if agreed > 0 else "differs"


def _changed(one: Content, other: Content, apart: int, entities: Entities, voices: Voices) -> bool:
    """Whether two claims are of one actor on different days, and not told by parties of different states soon after."""
    first, second = (entities.by_id[party].country for party in (one.party, other.party) if party)
    foreign = first is None or first != second
    return voices.one(one, other) and apart > 0 and not (apart <= SOON and foreign)


def _apart(one: Content, other: Content) -> int:
    """How many days lie between two claims; where that is not known, as many as are not soon."""
    days = days_between(one.last, other.last)
    return SOON + 1 if days is None else abs(days)


def _silent(
    members: Iterable[Member], told: Mapping[str, list[Content]], entities: Entities
) -> Iterator[tuple[str, Content, Silence]]:
    """Parties of whose position those of other states tell, or from whom an answer is due, with the last such claim: named
    ones of a state, and armed groups.
    """
    speaking = {entities.by_id[party].country for party in told} - {None}
    for content in (member.content for member in members if member.content.is_position):
        claim, teller = content.claim, content.teller
        asked = claim.kind in ANSWERED and not claim.negated and not claim.rule.startswith("modal")
        due = entities.of(content.article.id, claim.target) if asked else None
        of = content.holder if teller and entities.by_id[teller].country else None
        why: dict[str | None, Silence] = {of: "told of", due: "not answered"}
        for party, silence in why.items():
            whose = entities.by_id[party] if party and party not in told and "#" not in party else None
            if whose and (whose.type == "armed_group" or whose.country not in {None, *speaking}):
                yield whose.entity, content, silence
