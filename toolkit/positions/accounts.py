"""Whose accounts of an issue agree and whose differ: what each party says of it, and which party says nothing.

A party is whoever is cited, or else whoever acts. Its account is all that it says of the issue, of itself or of others.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple

from toolkit.entities import Entities
from toolkit.positions.agreement import agreement
from toolkit.positions.changes import SAME, same
from toolkit.positions.contents import Content
from toolkit.positions.issues import Issue, Member

Standing = Literal["differs", "agrees", "alone", "silent"]
"""How the account of a party stands to those of the others: against one, with one, or neither; or it is missing."""

NEAR, STATED = 0.7, 0.8
"""How near two positions must be to agree or to differ, and how near two claims of which one is a statement."""
SOON = 7
"""The days within which positions are of one round of talks, and so need not be nearer than those of one actor."""
SHARED = 3
"""The terms that a statement must share with the other claim."""
ANSWERED = frozenset({"threaten", "demand", "propose", "accuse"})
"""The kinds of claim that somebody is to answer."""
LOOKED_AT = 32
"""Claims of an issue that one is held against, the latest ones before it."""


Shown = tuple[Standing, Content, Content | None]
"""How a party stands to another, its claim that shows it, and the other's."""


class Account(NamedTuple):
    """What a party says of an issue, and how that stands to what the others say.

    `claims` are what it says, in the order of time. `content` is the claim that shows how it stands, and `other` that of
    another party which it differs from or agrees with; a party without claims has part in the `content` of another.
    """

    issue: Issue
    party: str
    claims: tuple[Content, ...]
    standing: Standing
    content: Content
    other: Content | None


def accounts(issues: Iterable[Issue], entities: Entities) -> Iterator[Account]:
    """The accounts of each issue in which more than one named party has part, in the order of the claims that show them.

    A party is silent that does not say, or of which it is not known, whether something is so; and one that has part in what
    others say and is cited for nothing itself, unless somebody of its own state speaks.
    """
    for issue in issues:
        members = sorted(issue.members, key=lambda member: member.content.order)
        told: dict[str, list[Content]] = {}
        for member in members:
            if (party := _party(member.content)) is not None:
                told.setdefault(party, []).append(member.content)
        silent = dict(_silent(members, told, entities))
        if told and len(told) + len(silent) > 1:
            shown = _shown(members)
            yield from (account for party in told if (account := _account(issue, party, told[party], shown)))
            yield from (Account(issue, party, (), "silent", content, None) for party, content in silent.items())


def _account(issue: Issue, party: str, claims: list[Content], shown: Mapping[str, Shown]) -> Account | None:
    """The account of a party; none for one without a name that nobody agrees with or differs from."""
    if party in shown:
        return Account(issue, party, tuple(claims), *shown[party])
    unknown = all(content.is_silence for content in claims)
    return None if "#" in party else Account(issue, party, tuple(claims), "silent" if unknown else "alone", claims[0], None)


def _party(content: Content) -> str | None:
    """Whose account a claim is: none of what the reporter tells of nobody."""
    return content.teller or content.holder


def _shown(members: Iterable[Member]) -> dict[str, Shown]:
    """How each party that differs from another or agrees with one stands to it, with the first two claims that show it."""
    found: dict[str, Shown] = {}
    seen: deque[Member] = deque(maxlen=LOOKED_AT)
    for member in members:
        if _party(member.content) is None:
            continue
        for earlier in seen:
            one, other = earlier.content, member.content
            standing = None if _party(one) == _party(other) else _standing(earlier, member)
            for content, against in ((one, other), (other, one)) if standing else ():
                party = _party(content) or ""
                if party not in found or (standing == "differs" and found[party][0] == "agrees"):
                    found[party] = (standing or "alone", content, against)
        seen.append(member)
    return found


def _standing(one: Member, other: Member) -> Standing | None:
    """How two claims of an issue stand to each other, if they are about the same thing; statements must be nearer."""
    agreed = agreement(one.content, other.content)
    if one.content.is_position and other.content.is_position:
        near = SAME if _soon(one.content, other.content) else NEAR
    else:
        near = STATED if len(one.vector.keys() & other.vector.keys()) >= SHARED else 1.0
    if not agreed or not same(one, other, near):
        return None
    return "agrees" if agreed > 0 else "differs"


def _soon(one: Content, other: Content) -> bool:
    """Whether two claims were made within days of each other, as far as is known."""
    days = [date.fromisoformat(day).toordinal() for day in (one.last, other.last) if day]
    return len(days) == 2 and abs(days[0] - days[1]) <= SOON


def _silent(members: Iterable[Member], told: dict[str, list[Content]], entities: Entities) -> Iterator[tuple[str, Content]]:
    """Named parties to whom others ascribe a position, or from whom an answer is due, with the last such claim."""
    speaking = {entities.by_id[party].country for party in told} - {None}
    for content in (member.content for member in members if member.content.is_position):
        asked = content.claim.target if content.claim.kind in ANSWERED else None
        for party in (content.holder, entities.of(content.article.id, asked)):
            if party and party not in told and "#" not in party and entities.by_id[party].country not in speaking:
                yield party, content
