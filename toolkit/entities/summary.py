"""Entities → one row each: how often and when they are spoken of, what they claim, how they are quoted, and their offices."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from toolkit.actors.coding import breakaways
from toolkit.entities.linked import Entities
from toolkit.entities.profiles import former, offices
from toolkit.records import Actor, Article

OFTEN = 10
"""The articles that give offices to an actor, for one that a single article gives not to count: "President Sanders"."""


@dataclass(slots=True)
class _Tally:
    """What the articles so far tell of an entity; `offices` are the dates of the articles that give it each of them."""

    entity: str
    named: bool = False
    mentions: int = 0
    articles: int = 0
    dates: list[str] = field(default_factory=list)
    claims: int = 0
    about: int = 0
    quotes: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    offices: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def summaries(articles: Iterable[Article], entities: Entities) -> list[dict[str, Any]]:
    """One row an entity, those to whom an article, or a researcher, gives a name (`named`) first, by their articles.

    `claims` counts those that it makes, `about` those that are directed at it, `statements` what is attributed to it, and
    `direct` is the share of these that is quoted directly, None where it says nothing. `offices` lists the offices that
    articles give it, with the first and the last date of such an article and their number; `called` what articles call it;
    `breakaway` whether it is a state that few or none recognise, whose country is the one that it broke away from.
    """
    tallies: dict[str, _Tally] = {}
    for article in articles:
        _count(article, entities, tallies)
    rows = [_row(entities, tally) for tally in tallies.values()]
    return sorted(rows, key=lambda row: (not row["named"], -row["articles"], -row["mentions"], row["entity"]))


def _count(article: Article, entities: Entities, tallies: dict[str, _Tally]) -> None:
    of = {}
    for actor in article.actors:
        entity = entities.of(article.id, actor.actor)
        if entity is not None:
            of[actor.actor] = tallies.setdefault(entity, _Tally(entity))
    for tally in {tally.entity: tally for tally in of.values()}.values():
        tally.articles += 1
        tally.dates += [article.document.date] if article.document.date else []
    for actor in article.actors:
        _introduce(of[actor.actor], actor, article.document.date)
    for claim in article.claims:
        if claim.actor in of:
            of[claim.actor].claims += 1
        if claim.target in of:
            of[claim.target].about += 1
    for attribution in article.attributions:
        if attribution.speaker in of:
            of[attribution.speaker].quotes[attribution.quote] += 1


def _introduce(tally: _Tally, actor: Actor, date: str | None) -> None:
    tally.named |= "#" not in actor.actor
    tally.mentions += len(actor.mentions)
    tally.names[actor.name] += 1
    if held := _office(actor.role or ""):
        tally.offices[held].append(date or "undated")


def _office(role: str) -> str:
    """The office that a role names, as one word for its spellings: "former President of Peru" is "former president"."""
    held = max((name for name in offices(role) if name.islower()), key=lambda name: (len(name), name), default="")
    return f"former {held}" if held and former(role) else held


def _row(entities: Entities, tally: _Tally) -> dict[str, Any]:
    entity = entities.by_id[tally.entity]
    statements = tally.quotes.total()
    told = sum(map(len, tally.offices.values()))
    offices = {held: dates for held, dates in tally.offices.items() if len(dates) > 1 or told < OFTEN}
    spans = sorted((min(dates), max(dates), held, len(dates)) for held, dates in offices.items())
    return {
        "entity": tally.entity, "name": entity.name, "named": tally.named or entity.named,
        "type": entity.type, "country": entity.country, "code": entity.code,
        "breakaway": entity.type != "person" and entity.name in breakaways(),
        "mentions": tally.mentions, "articles": tally.articles, "first": min(tally.dates, default=None),
        "last": max(tally.dates, default=None), "claims": tally.claims, "about": tally.about, "statements": statements,
        "direct": round(tally.quotes["direct"] / statements, 2) if statements else None,
        "offices": "; ".join(f"{held} {_span(first, last)} ({count})" for first, last, held, count in spans) or None,
        "called": "; ".join(name for name, _ in sorted(tally.names.items(), key=lambda pair: (-pair[1], pair[0]))),
    }  # fmt: skip


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"
