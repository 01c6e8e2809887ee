"""Dossiers of actors: a card each with its offices, claims, positions, conditions and whom it addresses."""

from __future__ import annotations

import html
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from toolkit.display import anchors
from toolkit.display.chips import chip
from toolkit.display.glance import linked
from toolkit.display.shown import Shown, framed
from toolkit.display.text import escape, inline, link
from toolkit.glance import CARDS, Part, Target, plain, protagonists
from toolkit.glance.actors import NOUNS, TYPES
from toolkit.glance.conditions import tied
from toolkit.glance.parts import counted, listed, phrase, quoted
from toolkit.glance.people import Cast, ranked
from toolkit.lexicons import lexicon
from toolkit.palette import KINDS as COLOURS
from toolkit.records import KINDS
from toolkit.tables import Dossier

POSITIONS, CONDITIONS, OTHERS = 8, 5, 5
"""The positions, the conditions and the other actors that a card tells, at most."""
STANDS = frozenset({"for", "against", "open"})
"""The sides that a card names beside the kind; the others are kinds themselves."""
TELLING = 4
"""The words of a position that tell something, at least: "change" is quoted with its sentence."""
WORDS = 180
"""The characters of a position that a card quotes, at most."""


@dataclass
class _Told:
    """What a dossier tells of one actor: rows of its tables, and how often it addresses others and is addressed by them."""

    kinds: Counter[str] = field(default_factory=Counter)
    positions: list[Any] = field(default_factory=list)
    conditions: list[Any] = field(default_factory=list)
    addresses: Counter[str] = field(default_factory=Counter)
    addressed: Counter[str] = field(default_factory=Counter)


def dossiers(dossier: Dossier, note: str, most: int = CARDS) -> Shown:
    """Show a card for each of the actors of most weight (`glance.protagonists`), at most `most`.

    A card tells type, state and offices, by which names it is called, how many claims of which kinds it makes, whom it
    addresses, the conditions that it sets and its positions, the latest first; every quotation leads to its passage.
    """
    shown, cast = protagonists(dossier, most), Cast(dossier)
    told, known = _told(dossier, cast), _known(dossier)
    longest = max((sum(told[entity].kinds.values()) for entity in shown), default=0)
    cards = [_card(known[entity], told[entity], cast, longest) for entity in shown]
    names = [linked(Part(known[entity]["name"], Target("actor", entity))) for entity in shown]
    body = f'<p class="cast">{" · ".join(names)}</p>{"".join(cards)}' if shown else "<p>No actor with a name takes part.</p>"
    rest = sum(row["named"] for row in known.values()) - len(shown)
    more = f'{rest:,} more in the <a href="#table-entities">table of all actors</a>. ' if rest and shown else ""
    plain_names = "\n".join(known[entity]["name"] for entity in shown)
    markup = f'<div class="cards">{body}</div><p class="note">{more}{escape(note)}</p>'
    return Shown(framed(markup, "dossiers", "cards"), f"Dossiers of {len(shown)} actors\n{plain_names}\n{note}")


def _known(dossier: Dossier) -> dict[str, Any]:
    """The rows of the table `entities` by their ids; `of` is the state that an actor acts for, by name where it has one."""
    rows = dossier.entities.astype(object).where(lambda frame: frame.notna(), None).to_dict("records")
    names = {row["country"]: row["name"] for row in reversed(rows) if row["type"] == "state" and row["country"]}
    names |= {row["code"]: row["name"] for row in lexicon("states") if row["kind"] == "state"}
    of = {row["entity"]: names.get(row["country"], row["country"]) for row in rows}
    return {row["entity"]: row | {"of": of[row["entity"]] if row["type"] != "state" else None} for row in rows}


def _told(dossier: Dossier, cast: Cast) -> defaultdict[str, _Told]:
    """What the tables tell of each entity."""
    told: defaultdict[str, _Told] = defaultdict(_Told)
    for row in dossier.claims.to_dict("records"):
        actor, target = cast.of(row["article"], row["actor"]), cast.of(row["article"], row["target"])
        if actor:
            told[actor].kinds[row["kind"]] += 1
        if actor and target and actor != target:
            told[actor].addresses[target] += 1
            told[target].addressed[actor] += 1
    positions = dossier.positions.sort_values("last", ascending=False, na_position="last", kind="stable")
    for row in positions[positions["entity"].notna()].to_dict("records"):
        told[row["entity"]].positions.append(row)
    ledger = dossier.ledger.assign(idle=lambda rows: rows["function"] == "contingency")
    ledger = ledger.sort_values(["idle", "date"], ascending=[True, False], na_position="last", kind="stable")
    for row in ledger.to_dict("records"):
        if holder := cast.of(row["article"], row["holder"]):
            told[holder].conditions.append(row)
    return told


def _card(about: Any, told: _Told, cast: Cast, longest: int) -> str:
    """The card of one actor, a row of the table `entities`."""
    who = " · ".join(dict.fromkeys(filter(None, (TYPES[about["type"]][0], about["of"], about["code"]))))
    facts = [
        ("Told of", inline(_told_of(about))),
        ("Offices", inline(about["offices"] or "")),
        ("Also called", inline("; ".join(name for name in about["called"].split("; ") if name != about["name"]))),
        ("Cited", _cited(about)),
        ("Claims", _bar(told.kinds, longest)),
        ("Addresses", _others(told.addresses, cast)),
        ("Addressed by", _others(told.addressed, cast)),
        ("Conditions", _conditions(told.conditions)),
        ("Positions", _positions(told.positions, cast)),
    ]  # fmt: skip
    rows = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts if value)
    head = f'<h3>{inline(about["name"])}</h3><p class="who">{escape(who)}</p>'
    return f'<section class="card" id="{html.escape(anchors.card(about["entity"]))}">{head}<dl>{rows}</dl></section>'


def _told_of(about: Any) -> str:
    """How often and when an actor is spoken of."""
    days = [day for day in dict.fromkeys((about["first"], about["last"])) if day]
    articles = counted(int(about["articles"]), "article").text
    return f"{counted(int(about['mentions']), 'mention').text} in {articles}{', ' if days else ''}{' to '.join(days)}"


def _cited(about: Any) -> str:
    """How often an actor is cited, and which share of it in its own words."""
    count, direct = int(about["statements"]), about["direct"]
    if not count:
        return ""
    share = {0: "none", 1: "all"}.get(direct, f"{direct:.0%}")
    return f"{counted(count, 'statement').text}, {share} quoted directly"


def _bar(kinds: Counter[str], longest: int) -> str:
    """The claims by kind: a bar whose length compares with those of the other cards, and the same in words."""
    total = sum(kinds.values())
    if not total:
        return ""
    told = [(kind, kinds[kind]) for kind in KINDS if kinds[kind]]
    words = plain(listed([counted(count, *NOUNS[kind]) for kind, count in told]))
    at, drawn = 0.0, []
    for kind, count in told:
        width = 100 * count / longest
        drawn.append(f'<rect x="{at:.2f}" width="{max(0.4, width - 0.4):.2f}" height="6" fill="{COLOURS[kind][0]}"/>')
        at += width
    bar = f'<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">{"".join(drawn)}</svg>'
    return f"{bar}{counted(total, 'claim').text}: {words}"


def _others(counts: Counter[str], cast: Cast) -> str:
    """The actors that go with a card, the most frequent first."""
    named = [phrase(cast.part(entity), f" ({count})") for entity, count in ranked(counts)[:OTHERS]]
    more = [counted(len(counts) - OTHERS, "other")] if len(counts) > OTHERS else []
    return "".join(map(linked, listed([*named, *more])))


def _conditions(rows: Sequence[Any]) -> str:
    """The conditions that an actor sets, in their own words."""
    return _listing(map(_condition, rows[:CONDITIONS]), len(rows), "conditions.html#table-ledger")


def _condition(row: Any) -> str:
    """To what end a condition is set, its words, and what became of it."""
    became = ""
    if pd.notna(row["decided"]):
        place = anchors.passage(row["evidence_article"], row["evidence_id"])
        became = f" {chip('status', row['status'])} {link(escape('on ' + row['decided']), place)}"
    return f"{chip('function', row['function'])} {''.join(map(linked, tied(row)))}{became}"


def _positions(rows: Sequence[Any], cast: Cast) -> str:
    """The positions of an actor with their days and quotations, the latest first."""
    return _listing([_position(row, cast) for row in rows[:POSITIONS]], len(rows), "actors.html#table-positions")


def _position(row: Any, cast: Cast) -> str:
    """A day, a kind with its side, to whom, by whom it is told, and the words."""
    refused = row["kind"] == "reject" and row["side"] == "against"  # "would not accept" is negated and a refusal all the same
    kind = f"{row['kind']}{' (negated)' if row['negated'] and not refused else ''}"
    sure, taken = row["certainty"] == "certain", row["side"] in STANDS
    stand = [escape(row["certainty"])] * (not sure) + [chip("side", row["side"])] * taken
    turned = f" (before: {row['before_side']} on {row['before_last']})" if row["changed"] else ""
    to = phrase(" to ", cast.part(row["target"])) if pd.notna(row["target"]) else ""
    told = pd.notna(row["teller"]) and row["teller"] != row["entity"]
    by = phrase(", as told by ", cast.part(row["teller"])) if told else ""
    day = f'<span class="date">{inline(row["last"] if pd.notna(row["last"]) else "undated")}</span>'
    words = row["text"] if len(row["text"].split()) >= TELLING else row["sentence"]
    quote = quoted(words, Target("passage", row["article"], row["id"]), WORDS)
    rest = "".join(map(linked, phrase(turned, to, by, ": ", quote)))
    return f"{day} {' '.join([chip('kind', row['kind'], kind), *stand])}{rest}"


def _listing(items: Iterable[str], total: int, table: str) -> str:
    """Items as a list, with a link to the address of the table that has all of them where these are not all."""
    shown = [f"<li>{item}</li>" for item in items]
    if total > len(shown):
        shown.append(f"<li>{link(f'all {total} in the table', table)}</li>")
    return f"<ul>{''.join(shown)}</ul>" if shown else ""
