"""Which part of a dossier is asked for: a period, actors, kinds of claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from toolkit.entities import Entities
from toolkit.errors import ParameterError
from toolkit.records import KINDS, Article, taking_part
from toolkit.timeline import Days, period


@dataclass(frozen=True)
class Selection:
    """A period in ISO days, the ids of `entities`, and kinds of claim; what is empty selects everything."""

    since: str | None
    until: str | None
    actors: frozenset[str]
    kinds: frozenset[str]
    entities: Entities

    @classmethod
    def of(
        cls,
        articles: Sequence[Article],
        entities: Entities,
        since: str | None,
        until: str | None,
        actors: str | Iterable[str],
        kinds: str | Iterable[str],
    ) -> Selection:
        """Check what is asked for against the articles; see `Dossier.select`."""
        people, sorts = _listed(actors), [kind.lower() for kind in _listed(kinds)]
        for kind in sorts:
            if kind not in KINDS:
                raise ParameterError(f"there is no kind {kind!r}; the known ones are {', '.join(KINDS)}")
        wanted = _wanted(people, articles, entities)
        first, last = _day(since, "since").first, _day(until, "until").last
        if first and last and first > last:
            raise ParameterError(f"the period ends before it begins: since {since}, until {until}")
        return cls(first, last, wanted, frozenset(sorts), entities)

    def undated(self, articles: Iterable[Article]) -> list[Article]:
        """The articles that no period can select, if one is asked for."""
        return [article for article in articles if not article.document.date and (self.since or self.until)]

    def part(self, article: Article) -> Article | None:
        """What is asked for of an article; None for nothing."""
        day = article.document.date or ""
        if (self.since and day < self.since) or (self.until and not "" < day <= self.until):
            return None
        if not (self.actors or self.kinds):
            return article
        chosen = {a.actor for a in article.actors if self.entities.of(article.id, a.actor) in self.actors}
        return _part(article, None if not self.actors else chosen, self.kinds)


def _part(article: Article, chosen: set[str] | None, kinds: frozenset[str]) -> Article | None:
    """The records in which the chosen actors take part (None: any actor), with what these records refer to."""

    def takes_part(*ids: str | None) -> bool:
        return chosen is None or any(id in chosen for id in ids)

    theirs = {c.id for c in article.conditions if takes_part(c.holder, c.party)}
    tied = {c.claim for c in article.conditions if c.id in theirs}
    claims = tuple(
        c for c in article.claims
        if (takes_part(c.actor, c.source, c.target) or c.id in tied) and (not kinds or c.kind in kinds)
    )  # fmt: skip
    kept = {c.id for c in claims}
    cited = {c.attribution for c in claims}
    conditions = tuple(c for c in article.conditions if c.claim in kept or (c.id in theirs and not kinds))
    attributions = tuple(
        a for a in article.attributions if a.id in cited or (takes_part(a.speaker) and not kinds)
    )  # fmt: skip
    if not (claims or conditions or attributions):
        return None
    ids = taking_part(attributions, claims, conditions)
    used = {c.when_from for c in claims} | {time for c in claims for time in c.content_times}
    return replace(
        article, times=tuple(time for time in article.times if time.id in used),
        actors=tuple(actor for actor in article.actors if actor.actor in ids),
        attributions=attributions, claims=claims, conditions=conditions,
    )  # fmt: skip


def _listed(values: str | Iterable[str]) -> list[str]:
    """The values of a list, or of one string with commas between them."""
    parts = values.split(",") if isinstance(values, str) else values
    return [part.strip() for part in parts if part.strip()]


def _day(written: str | None, name: str) -> Days:
    given = period(written)
    if written and given.first is None:
        raise ParameterError(f"{name} is {written!r}, which is no ISO date such as 2025-03-19, 2025-03 or 2025")
    return given


def _wanted(people: Sequence[str], articles: Iterable[Article], entities: Entities) -> frozenset[str]:
    """The entities that bear the names, or that have an actor who does, in any article.

    Raises `ParameterError` for the first name that nobody bears, with the closest that there are.
    """
    if not people:
        return frozenset()
    known: dict[str, str] = {}
    called: dict[str, str] = {}
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for article in articles:
        for actor in article.actors:
            entity = entities.by_id[entities.of(article.id, actor.actor) or ""]
            for name in (actor.name, actor.actor, entity.name, entity.entity):
                known.setdefault(name.casefold(), entity.name)
                bearers[name.casefold()].add(entity.entity)
            called |= {mention.text.casefold(): entity.name for mention in actor.mentions if mention.form == "name"}
    for name in people:
        if name.casefold() not in known:
            close = _close(name.casefold(), called | known)
            hint = f"did you mean {' or '.join(close)}?" if close else "the table `entities` lists those that there are"
            raise ParameterError(f"there is no actor {name!r}; {hint}")
    return frozenset().union(*(bearers[name.casefold()] for name in people))


def _close(name: str, known: dict[str, str]) -> list[str]:
    """Up to five names of actors that are called so, are called something that has `name` in it, or nearly so."""
    within = [known[name]] if name in known else []
    within += [full for other, full in known.items() if name in other]
    within += [known[other] for other in get_close_matches(name, known, n=5)]
    return list(dict.fromkeys(within))[:5]
