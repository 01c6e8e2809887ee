"""CAMEO codes of actors (Schrodt 2012, chapter 3): country, then sector; IGO or NGO, then the body.

The words of a mention are coded by the lexicons alone: no model is loaded.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from toolkit.actors.gazetteer import Entry, Noun, honorifics, match, noun, of_the_day, words_of
from toolkit.actors.spelling import name_parts, same_person
from toolkit.language.tokens import tokenize
from toolkit.lexicons import Row, lexicon

BEFORE, AFTER = 15, 25
"""Years before and after office in which a full name may be the office holder's."""
OFFICIAL = frozenset({"GOV", "LEG", "MIL", "SPY"})
FIGHTING = frozenset({"MIL", "UAF"})
"""Sectors of nouns that name an armed group's men as well as a state's: "force", "gunmen"."""
BOUNDS = frozenset({"of", "for", "in", "to", "at", "on", "with", "from", "across", ",", "who", "that", "which", "by"})
"""Words that end the head of a mention."""


@dataclass(frozen=True, slots=True)
class ActorCode:
    """Country (ISO 3166-1 alpha-3), sector (CAMEO and PLOVER: GOV, MIL, REB …) and both as one CAMEO code, where known.

    `breakaway` names the state without recognition that is meant, whose `country` is the one that it broke away from.
    """

    country: str | None
    sector: str | None
    code: str | None
    breakaway: str | None = None


def code_actor(mention: str, context: str = "", date: str | None = None) -> ActorCode:
    """Code the words that name an actor, as "the Mexican National Guard" or "Prime Minister Tony Blair".

    `context` is text that may tell the country where the mention does not; `date`, an ISO day, decides who was in office
    (who has left it is coded ELI, as former officials are) and for which state a capital stood. States have no sector.
    Limits: persons are known only where their title tells or where they are in the lexicon of leaders. After CAMEO
    (Schrodt 2012) and PLOVER (Halterman et al. 2023).

    >>> code_actor("the Ukrainian foreign minister")
    ActorCode(country='UKR', sector='GOV', code='UKRGOV', breakaway=None)
    >>> code_actor("rebels", context="South Sudan").code
    'SSDREB'
    >>> code_actor("Moscow", date="1985-05-01").code, code_actor("Abkhazia's leader").breakaway
    ('SUNGOV', 'Abkhazia')
    """
    words = tokenize(mention).words
    entries = _entries(words, date)
    bounds = (k for k, word in enumerate(words) if k and word.lower() in BOUNDS and words[k - 1] != "-")  # no "Moon Jae-in"
    head = next(bounds, len(words))
    known = _head_noun(words[:head])
    if known is None or ((known.type == "group" or known.noun in words_of("many")) and words[head : head + 1] == ["of"]):
        known = _head_noun(words[head:]) or known
    inside = [(beyond, entry) for first, beyond, entry in entries if first < head]
    entry = inside[-1][1] if inside and inside[-1][0] >= head else None
    country = _country([e for _, e in inside], [e for first, _, e in entries if first >= head], known)
    sector, suffix = _sector(entry, known, words)
    if sector in FIGHTING and any(e.sector == "REB" for _, e in inside):
        sector = "REB"
    row = _leader(words[:head], date, known) if entry is None or entry.sort == "person" else None
    if row is not None and country in ("", row["country"]):
        left = date is not None and row["to"] != "" and date[:4] > row["to"]
        country, suffix = row["country"], row["body"]
        sector = sector or (("ELI" if left else "GOV") if country else "IGO")
    if sector in OFFICIAL and known is not None and known.type == "person":
        sector = sector if words_of("former").isdisjoint(word.lower() for word in words[:head]) else "ELI"
    if not country and sector != "IGO":
        country = next((e.country for _, _, e in _entries(tokenize(context).words, date) if e.country), "")
    broken = next((e.suffix for _, e in inside if e.suffix in breakaways()), None)
    return ActorCode(country or None, sector or None, code(country, sector, suffix), broken)


def code(country: str, sector: str, suffix: str = "") -> str | None:
    """The code of an actor, or None where neither country nor sector is known.

    >>> code("RUS", "GOV"), code("", "IGO", "UNO"), code("", "REB"), code("", "")
    ('RUSGOV', 'IGOUNO', 'REB', None)
    """
    if sector in ("IGO", "NGO") and not country:
        return sector + suffix
    return country + sector or None


def leader(parts: tuple[str, ...], date: str | None, titled: bool) -> Row | None:
    """The row of the leader whom the parts of a name may mean at an ISO day, the one in office first, or None.

    A surname alone means a leader only with a title, or where the day falls into the time in office.
    """
    year = int(date[:4]) if date and date[:4].isdigit() else None
    fits: list[tuple[bool, Row]] = []
    called = dict.fromkeys((parts[-1], "".join(parts[1:])))  # "Kim Jong-un" is "Kim Jong Un"
    for known, row in (each for part in called for each in _leaders().get(part, [])):
        since, until = int(row["from"]), int(row["to"] or 9999)
        serves = year is not None and since <= year <= until
        if len(parts) > 1 and len(known) > 1:
            near = year is None or since - BEFORE <= year <= until + AFTER
            if near and (same_person(known, parts) or parts == known[-len(parts) :] or "".join(parts) == "".join(known)):
                fits.append((serves, row))
        elif known[-1] == parts[-1] and (serves or (titled and year is None)):
            fits.append((serves, row))
    best = [row for serves, row in fits if serves] or [row for _, row in fits]
    return best[-1] if len({(row["country"], row["body"]) for row in best}) == 1 else None


@cache
def _leaders() -> dict[str, list[tuple[tuple[str, ...], Row]]]:
    """Surname, first part, or all parts after it as one → the leaders of that name, each with the parts of the name."""
    found: dict[str, list[tuple[tuple[str, ...], Row]]] = {}
    for row in lexicon("leaders"):
        parts = name_parts(row["name"].split())
        for part in filter(None, dict.fromkeys((parts[-1], parts[0], "".join(parts[1:])))):
            found.setdefault(part, []).append((parts, row))
    return found


def _leader(words: list[str], date: str | None, known: Noun | None) -> Row | None:
    """The leader whose name ends the head of a mention."""
    first = len(words)
    while first and (words[first - 1][:1].isupper() or "-" in words[max(first - 2, 0) : first]):
        first -= 1
    titled = known is not None or len(words) == 1
    rows = (leader(name_parts(words[start:]), date, titled) for start in range(first, len(words)))
    return next((row for row in rows if row is not None), None)


@cache
def breakaways() -> frozenset[str]:
    """The names of the states that few or none recognise, such as Abkhazia."""
    return frozenset(row["name"] for row in lexicon("states") if row["kind"] == "breakaway")


def _entries(words: list[str], date: str | None) -> list[tuple[int, int, Entry]]:
    """The names of the lexicons among some words, as they were meant on an ISO day, with where they stand."""
    found, i = [], 0
    while i < len(words):
        known = match(words, i, len(words))
        if known is not None:
            found.append((i, known[0], of_the_day(known[1], date) or known[1][0]))
        i = known[0] if known is not None else i + 1
    return found


def _country(inside: list[Entry], after: list[Entry], known: Noun | None) -> str:
    """The country that the states in the head tell, else other names there, what follows it, or its noun."""
    states = [entry for entry in inside if entry.sort != "organisation"]
    tellers = (*reversed(states), *reversed(inside), *after)
    return next((e.country for e in tellers if e.country), known.country if known is not None else "")


def _head_noun(words: list[str]) -> Noun | None:
    """The noun of a mention's head: its last one, else the last that a name follows ("Senator Marco Rubio")."""
    lower = [word.lower() for word in words]
    nouns = (noun(*lower[max(0, end - 5) : end]) for end in range(len(lower), 0, -1))
    return next((known for known in nouns if known is not None and known.type), None)


def _sector(entry: Entry | None, known: Noun | None, words: list[str]) -> tuple[str, str]:
    """The sector and the body of a mention: of the organisation at its head, else of its noun or honorific."""
    if entry is not None and entry.sort in ("organisation", "capital"):
        return entry.sector, entry.suffix
    if known is not None:
        return known.sector, ""
    return next((honorifics()[word]["sector"] for word in words if word in honorifics()), ""), ""
