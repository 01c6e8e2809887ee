"""Noun phrases that may name an actor: what each says of its actor's name, kind, country, sector, office and number."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from toolkit.actors.chunks import NOUNS, Item, bounds, chunks, pronoun, read_modifiers, read_office, reports, text_of
from toolkit.actors.gazetteer import Entry, genders, honorifics, match, name_noun, noun, of_the_day
from toolkit.actors.names import ProperName, proper_names
from toolkit.actors.nominals import common
from toolkit.actors.phrase import Phrase
from toolkit.language import Parse, frames
from toolkit.language.names import FIRMS
from toolkit.records import ActorType, Form

LONGEST = 50
"""Tokens of a phrase with those of its owners: "his brother's wife's …" has no end."""


def phrases(parse: Parse, date: str | None) -> list[Phrase]:
    """Find the phrases of a text of an ISO day, in order; pronouns are among them."""
    found = proper_names(parse)
    named = Counter(entry.country for name in found for entry in name.entries[:1] if len(name.entries) == 1)
    names = {name.first: _likeliest(name, date, named) for name in found}
    sources = {parse.top(*role.source) for role in parse.roles if role.source is not None}
    return [
        phrase
        for lo, hi in parse.sentences
        for chunk in chunks(parse, names, lo, hi)
        for phrase in _divided(parse, chunk, sources)
    ]


def _likeliest(name: ProperName, date: str | None, named: Counter[str]) -> ProperName:
    """A name with its likeliest entry first: that of the day, for Moscow stood for the Soviet Union until it ended.

    Of those that still are it is the one of the country that the text names most: Georgia between Ohio and Iowa.
    """
    best = of_the_day(name.entries, date)
    if best is None:
        living = (entry for entry in name.entries if not entry.until)
        best = max(living, key=lambda entry: named[entry.country], default=None)
    return replace(name, entries=(best, *name.entries)) if best is not None and best is not name.entries[0] else name


def _divided(parse: Parse, chunk: list[Item], sources: set[int]) -> list[Phrase]:
    """The phrases of a chunk: one for each stretch that a possessive divides from the next, owners before what they own."""
    found: list[Phrase] = []
    owner: Phrase | None = None
    part: list[Item] = []
    for item in [*chunk, None]:
        if isinstance(item, int) and pronoun(parse, item):
            owner = Phrase(item, item + 1, "pronoun", "person", (parse.lower[item],), head=item)
            found.append(owner)
        elif item is None or (isinstance(item, int) and parse.xpos[item] == "POS"):
            owner = _phrase(parse, part, owner, sources)
            found.extend([owner] if owner is not None else [])
            part = []
        else:
            part.append(item)
    return found


def _phrase(parse: Parse, items: list[Item], owner: Phrase | None, sources: set[int]) -> Phrase | None:
    """Understand one stretch of a chunk, or None where it can name no actor."""
    while items and isinstance(items[-1], int) and parse.xpos[items[-1]] not in NOUNS:
        items = items[:-1]
    if not items:
        return None
    last = items[-1]
    if isinstance(last, int):
        phrase = common(parse, items, last, sources)
    elif last.type == "PER":
        phrase = _person(parse, items[:-1], last)
    elif last.entries:
        phrase = _known(parse, items, last, last.entries[0])
    else:
        phrase = _unknown(parse, items, last, sources)
    if phrase is not None:
        phrase.head = parse.top(phrase.first, phrase.beyond)
        phrase.owner = owner
        phrase.definite = parse.lower[bounds(items[0])[0]] in frames.DEFINITE or owner is not None
        if owner is not None and phrase.beyond - owner.first <= LONGEST:
            phrase.first = owner.first
    return phrase


def _person(parse: Parse, before: list[Item], last: ProperName) -> Phrase:
    """A phrase that ends with a person's name; what stands before it is the office."""
    told = read_modifiers(parse, before)
    title, role, known = read_office(parse, before)
    honorific = honorifics().get(title, {})
    words = parse.words[last.first : last.beyond]
    first = last.first
    titled = noun(honorific["noun"]) if known is None and honorific.get("noun") else None
    if known is not None:
        first = bounds(before[0])[0]
    elif honorific or told.country:
        first = bounds(before[-1])[0]
    name = text_of(parse, last.first, last.beyond)
    phrase = Phrase(first, last.beyond, "name", "person", words, name, None, known or titled, told)
    phrase.country = "" if reports(known, told) else told.country
    sector = told.sector(known)
    phrase.sector = sector if sector == "REB" else honorific.get("sector") or sector  # "Hamas commander Gen. Lee"
    office = known is None or known.office or known.sector != "CVL"  # "his son Peter Ford" has none
    phrase.role, phrase.title = role * office or (title if titled is not None else ""), title
    if known is not None and known.type in ("government", "organisation"):  # "the aircraft carrier John Adams"
        phrase.type, phrase.role = known.type, ""
    given = genders().get(words[0], "") if len(words) > 1 else ""
    phrase.gender = honorific.get("gender") or (known.gender if known is not None else "") or given
    return phrase


def _known(parse: Parse, items: list[Item], last: ProperName, entry: Entry) -> Phrase | None:
    """A phrase that ends with a name of the lexicons."""
    first = bounds(items[0])[0]
    alone = len(items) == 2 and parse.lower[first] == "the"
    if entry.sort == "adjective" and not alone:
        return None
    form: Form = "nominal" if entry.sort in ("adjective", "people", "person") else "name"
    type: ActorType = entry.type
    single = entry.sort == "person" or (form == "nominal" and match((parse.words[last.beyond - 1] + "s",), 0, 1) is not None)
    if form == "nominal" and (single or not alone):
        type = "person" if single else "group"  # "the Libyan", but "the British" are their state
    name, country = text_of(parse, last.first, last.beyond), read_modifiers(parse, items[:-1]).country
    bound = entry.sort == "organisation" and (entry.type == "government" or (entry.type == "armed_group" and entry.country))
    if bound and country not in ("", entry.country):
        name = text_of(parse, bounds(items[-2])[0], last.beyond)  # "the Peruvian Congress" is not the one of the lexicon
        entry = replace(entry, country=country)
    if form == "name" and entry.sort != "organisation":
        first = first if alone else last.first
    phrase = Phrase(first, last.beyond, form, type, parse.words[last.first : last.beyond], name, entry)
    phrase.country = entry.country
    phrase.sector = "" if type == "state" else entry.sector if form == "name" else "CVL"
    phrase.plural = entry.sort in ("adjective", "people") and not single
    region = entry.sort == "state" and entry.type == "government"
    phrase.place = region or entry.sort in ("capital", "city")
    return phrase


def _unknown(parse: Parse, items: list[Item], last: ProperName, sources: set[int]) -> Phrase | None:
    """A phrase that ends with a name that no lexicon knows: what it is, a noun in it or before it tells, else the head."""
    before = items[:-1]
    own = name_noun(parse.lower[last.first : last.beyond])
    if own is not None and own.type in ("person", "document", ""):
        return common(parse, [*before, *range(last.first, last.beyond)], last.beyond - 1, sources)
    told = read_modifiers(parse, before)
    _, role, described = read_office(parse, before)
    by = own or described
    start = last.first
    generic = own is not None or (last.type == "ORG" and last.beyond - last.first > 1)
    if generic and before and isinstance(before[-1], ProperName) and before[-1].entries:
        start = before[-1].first  # "Syrian News Agency": what follows is no name by itself
    type: ActorType = "government" if last.type == "LOC" and by is None else "organisation"
    if by is not None and by.type != "document" and by.type != "":
        type = by.type
    many = by is None and last.beyond - last.first == 1 and parse.xpos[last.first] == "NNPS"  # "the Persians"
    words, name = parse.words[start : last.beyond], text_of(parse, start, last.beyond)
    phrase = Phrase(bounds(items[0])[0], last.beyond, "name", type, words, name, None, by, told)
    phrase.country, phrase.sector = told.country or last.country, told.sector(by) or ("BUS" if words[-1] in FIRMS else "")
    phrase.role = role if type == "person" else ""
    if many:
        phrase.type, phrase.plural = "group", True
    phrase.place = by is None and last.type != "ORG"
    return phrase
