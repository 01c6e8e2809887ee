"""The words of a mention → country and sector, by the lexicons alone: no model is loaded."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.actors.codes import code, leader
from toolkit.actors.gazetteer import Entry, Noun, honorifics, match, noun
from toolkit.actors.spelling import name_parts
from toolkit.language.tokens import tokenize

FORMER = frozenset({"former", "ex", "retired", "disgraced", "late", "onetime", "ousted"})
OFFICIAL = frozenset({"GOV", "LEG", "MIL", "SPY"})
BOUNDS = frozenset({"of", "for", "in", "to", "at", "on", "with", "from", "across", ",", "who", "that", "which", "by"})
"""Words that end the head of a mention."""


@dataclass(frozen=True, slots=True)
class ActorCode:
    """Country (ISO 3166-1 alpha-3), sector (CAMEO and PLOVER: GOV, MIL, REB …) and both as one CAMEO code, where known."""

    country: str | None
    sector: str | None
    code: str | None


def code_actor(mention: str, context: str = "", date: str | None = None) -> ActorCode:
    """Code the words that name an actor, as "the Mexican National Guard" or "Prime Minister Tony Blair".

    `context` is text that may tell the country where the mention does not; `date`, an ISO day, decides who was in office:
    who has left it is coded ELI, as former officials are. States have no sector. Limits: persons are known only where
    their title tells or where they are in the lexicon of leaders. After CAMEO (Schrodt 2012) and PLOVER (Halterman et
    al. 2023).

    >>> code_actor("the Ukrainian foreign minister")
    ActorCode(country='UKR', sector='GOV', code='UKRGOV')
    >>> code_actor("rebels", context="South Sudan").code
    'SSDREB'
    """
    words = tokenize(mention).words
    entries = _entries(words)
    head = next((k for k, word in enumerate(words) if k and word.lower() in BOUNDS), len(words))
    plain = [word.lower() for word in words[:head] if word != "-"]
    known = _head_noun(plain)
    if known is None or ((known.type == "group" or known.noun == "group") and words[head : head + 1] == ["of"]):
        known = _head_noun([word.lower() for word in words[head:] if word != "-"]) or known
    named = [entry for first, beyond, entry in entries if beyond >= head and first < head]
    entry = named[-1] if named else None
    country = next((e.country for e in _tellers(entries, head) if e.country), "") or (known.country if known else "")
    sector, suffix = _sector(entry, known, words)
    person = None if entry is not None and entry.sort != "person" else _leader(words[:head], date, known)
    if person is not None and not (country and country != person["country"]):
        country, suffix = person["country"], person["body"]
        sector = sector or _term(person, date) if country else "IGO"
    former = known is not None and known.type == "person" and bool(FORMER & set(plain))
    if former and sector in OFFICIAL:
        sector = "ELI"
    if not country and sector != "IGO":
        country = next((e.country for _, _, e in _entries(tokenize(context).words) if e.country), "")
    return ActorCode(country or None, sector or None, code(country, sector, suffix))


def _tellers(entries: list[tuple[int, int, Entry]], head: int) -> list[Entry]:
    """The entries in the order in which they tell the country: states in the head, other names there, then what follows."""
    inside = [entry for first, _, entry in entries if first < head]
    states = [entry for entry in inside if entry.sort != "organisation"]
    return [*reversed(states), *reversed(inside), *(entry for first, _, entry in entries if first >= head)]


def _entries(words: list[str]) -> list[tuple[int, int, Entry]]:
    """The names of the lexicons among some words, with where they stand."""
    found, i = [], 0
    while i < len(words):
        at = match(words, i, len(words))
        if at is None:
            i += 1
            continue
        found.append((i, at[0], at[1][0]))
        i = at[0]
    return found


def _head_noun(words: list[str]) -> Noun | None:
    """The noun of a mention's head: its last one, else the last that a name follows ("Senator Marco Rubio")."""
    for end in range(len(words), 0, -1):
        known = noun(*words[max(0, end - 3) : end])
        if known is not None and known.type:
            return known
    return None


def _sector(entry: Entry | None, known: Noun | None, words: list[str]) -> tuple[str, str]:
    """The sector and the body of a mention: of the organisation at its head, else of its noun or honorific."""
    if entry is not None and entry.sort in ("organisation", "capital"):
        return entry.sector, entry.suffix
    if known is not None:
        return known.sector, ""
    honorific = next((honorifics()[word] for word in words if word in honorifics()), None)
    return (honorific["sector"] if honorific is not None else ""), ""


def _leader(words: list[str], date: str | None, known: Noun | None) -> dict[str, str] | None:
    """The leader whose name ends the head of a mention."""
    first = len(words)
    while first and (words[first - 1][:1].isupper() or words[first - 1] == "-"):
        first -= 1
    for start in range(first, len(words)):
        row = leader(name_parts(words[start:]), date, known is not None or len(words) == 1)
        if row is not None:
            return row
    return None


def _term(row: dict[str, str], date: str | None) -> str:
    """GOV for a leader in office, or where no day is given; ELI after it."""
    year = int(date[:4]) if date and date[:4].isdigit() else None
    return "ELI" if year is not None and row["to"] and year > int(row["to"]) else "GOV"
