"""Noun phrases that may name an actor: what each says of its actor's name, kind, country, sector, office and number."""

from __future__ import annotations

from dataclasses import dataclass, replace

from toolkit.actors.chunks import NOUNS, Item, bounds, chunks, pronoun
from toolkit.actors.gazetteer import Entry, Noun, genders, honorifics, name_noun, noun
from toolkit.actors.modifiers import IDLE, coordinated, in_office, is_plural, of_source, read_modifiers, read_office
from toolkit.actors.names import ProperName, proper_names
from toolkit.language import Parse
from toolkit.records import ActorType, Form

PROFESSIONS = frozenset({"EDU", "MED", "BUS", "MIL", "JUD"})
"""Sectors whose nouns tell what someone is: a role, though no office."""
SOLDIERS = frozenset({"soldier", "gi", "trooper", "serviceman"})
"""Nouns under which the men of a state are its forces."""
FIGHTERS = frozenset({"REB", "UAF", "PRM", ""})
"""Sectors of the nouns under which an armed group's men are the group."""
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(slots=True, eq=False)
class Phrase:
    """A noun phrase of the tokens `[first, beyond)` that may name an actor.

    `words` are those that count, without articles and numbers; `name` is the name proper, as the text writes it. `entry`
    and `noun` are what the lexicons know of it. Among its modifiers, `sender` is a person's name ("a Trump envoy"), `body`
    a state or organisation ("the Kremlin statement"); `complement` is what "of" or "for" adds, `member_of` its phrase. A
    `place` is an actor only where it acts; a `document` stands for its author, or for itself where it is `cited`.
    """

    first: int
    beyond: int
    head: int
    form: Form
    type: ActorType
    words: tuple[str, ...]
    name: str = ""
    entry: Entry | None = None
    noun: Noun | None = None
    country: str = ""
    sector: str = ""
    suffix: str = ""
    role: str = ""
    gender: str = ""
    title: str = ""
    plural: bool = False
    definite: bool = False
    place: bool = False
    document: bool = False
    cited: bool = False
    owner: Phrase | None = None
    sender: tuple[str, ...] = ()
    complement: tuple[str, ...] = ()
    member_of: Phrase | None = None
    body: Entry | None = None
    modifiers: frozenset[str] = frozenset()
    rule: str = ""


def phrases(parse: Parse, date: str | None) -> list[Phrase]:
    """Find the phrases of a text of an ISO day, in order; pronouns are among them."""
    names = {name.first: _of_day(name, date) for name in proper_names(parse)}
    sources = {head(parse, *role.source) for role in parse.roles if role.source is not None}
    found: list[Phrase] = []
    for lo, hi in parse.sentences:
        for chunk in chunks(parse, names, lo, hi):
            found.extend(_divided(parse, chunk, sources))
    return found


def _of_day(name: ProperName, date: str | None) -> ProperName:
    """A name whose likeliest entry is that of the day: Moscow stood for the Soviet Union until it ended."""
    if len(name.entries) < 2 or date is None:
        return name
    past = sorted((entry for entry in name.entries if entry.until and date <= entry.until), key=lambda entry: entry.until)
    return replace(name, entries=(past[0], *name.entries)) if past else name


def head(parse: Parse, first: int, beyond: int) -> int:
    """The token of a span whose head lies outside it."""
    return next((i for i in range(first, beyond) if not first <= parse.heads[i] < beyond), beyond - 1)


def _divided(parse: Parse, chunk: list[Item], sources: set[int]) -> list[Phrase]:
    """The phrases of a chunk: one for each stretch that a possessive divides from the next, owners before what they own."""
    found: list[Phrase] = []
    owner: Phrase | None = None
    part: list[Item] = []
    for item in [*chunk, None]:
        if isinstance(item, int) and pronoun(parse, item):
            owner = Phrase(item, item + 1, item, "pronoun", "person", (parse.lower[item],))
            found.append(owner)
        elif item is None or (isinstance(item, int) and parse.xpos[item] == "POS"):
            phrase = _phrase(parse, part, owner, sources) if part else None
            if phrase is not None:
                found.append(phrase)
            owner, part = phrase, []
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
        phrase = _common(parse, items, last, sources)
    elif last.type == "PER":
        phrase = _person(parse, items, last)
    elif last.entries:
        phrase = _known(parse, items, last, last.entries[0])
    else:
        phrase = _unknown(parse, items, last, sources)
    if phrase is not None:
        phrase.owner = owner
        phrase.definite = parse.lower[bounds(items[0])[0]] in DEFINITE or owner is not None
        if owner is not None:
            phrase.first = owner.first
    return phrase


def _text(parse: Parse, first: int, beyond: int) -> str:
    return parse.text[parse.starts[first] : parse.ends[beyond - 1]]


def _person(parse: Parse, items: list[Item], last: ProperName) -> Phrase:
    """A phrase that ends with a person's name; what stands before it is the office."""
    before = items[:-1]
    told = read_modifiers(parse, before)
    title, role, known = read_office(parse, before)
    honorific = honorifics().get(title, {})
    first = last.first
    if known is not None:
        first = bounds(items[0])[0]
    elif honorific or told.country:
        first = bounds(before[-1])[0]
    words = parse.words[last.first : last.beyond]
    gender = genders().get(words[0], "") if len(words) > 1 else ""
    return Phrase(
        first,
        last.beyond,
        head(parse, first, last.beyond),
        "name",
        "person",
        words,
        _text(parse, last.first, last.beyond),
        noun=known,
        country=told.country,
        sector=honorific.get("sector") or told.sector(known),
        suffix=told.suffix,
        role=role,
        gender=honorific.get("gender") or (known.gender if known is not None else "") or gender,
        title=title,
        sender=told.sender,
        body=told.body,
        modifiers=told.words,
    )


def _known(parse: Parse, items: list[Item], last: ProperName, entry: Entry) -> Phrase | None:
    """A phrase that ends with a name of the lexicons."""
    start = bounds(items[0])[0]
    alone = len(items) == 2 and parse.lower[start] == "the"
    if entry.sort == "adjective" and not alone:
        return None
    form: Form = "nominal" if entry.sort in ("adjective", "people", "person") else "name"
    type: ActorType = entry.type
    if form == "nominal":
        type = "person" if entry.sort == "person" else entry.type if alone and entry.sort == "people" else "group"
    name, country = _text(parse, last.first, last.beyond), read_modifiers(parse, items[:-1]).country
    if entry.sort == "organisation" and entry.type == "government" and country not in ("", entry.country):
        name = _text(parse, bounds(items[-2])[0], last.beyond)  # "the Peruvian Congress" is not the one of the lexicon
        entry = replace(entry, name=name, country=country)
    first = start if form == "nominal" or entry.sort == "organisation" else last.first - (last.first > start and alone)
    return Phrase(
        first,
        last.beyond,
        head(parse, first, last.beyond),
        form,
        type,
        parse.words[last.first : last.beyond],
        name,
        entry,
        country=entry.country,
        sector="" if type == "state" else entry.sector if form == "name" else "CVL",
        plural=entry.sort in ("adjective", "people"),
        place=entry.sort == "capital",
    )


def _unknown(parse: Parse, items: list[Item], last: ProperName, sources: set[int]) -> Phrase | None:
    """A phrase that ends with a name that no lexicon knows: what it is, a noun in it or before it tells, else the head."""
    before = items[:-1]
    own = name_noun(parse.lower[last.first : last.beyond])
    if own is not None and own.type in ("person", "document", ""):
        return _common(parse, [*before, *range(last.first, last.beyond)], last.beyond - 1, sources)
    told = read_modifiers(parse, before)
    _, role, described = read_office(parse, before)
    by = own or described
    first, start = bounds(items[0])[0], last.first
    generic = own is not None or (last.type == "ORG" and last.beyond - last.first > 1)
    if generic and before and isinstance(before[-1], ProperName) and before[-1].entries:
        start = before[-1].first  # "Syrian News Agency": what follows is no name by itself
    type: ActorType = "government" if last.type == "LOC" and by is None else "organisation"
    if by is not None and by.type != "document" and by.type != "":
        type = by.type
    return Phrase(
        first,
        last.beyond,
        head(parse, first, last.beyond),
        "name",
        type,
        parse.words[start : last.beyond],
        _text(parse, start, last.beyond),
        noun=by,
        country=told.country or last.country,
        sector=told.sector(by),
        suffix=told.suffix,
        role=role if type == "person" else "",
        place=by is None and last.type != "ORG",
        modifiers=told.words,
    )


def _common(parse: Parse, items: list[Item], last: int, sources: set[int]) -> Phrase | None:
    """A phrase that ends with a common noun."""
    start = bounds(items[0])[0]
    known = noun(*[w for w in parse.lower[max(start, last - 4) : last + 1] if w != "-"][-3:])
    if known is None and last in sources:
        known = of_source(parse, last)
    if known is None or not known.type:
        return None
    before = items[:-1]
    told = read_modifiers(parse, before)
    first = coordinated(parse, start, before)
    kept = [k for k in range(first, last + 1) if parse.xpos[k] not in IDLE or "-" in parse.words[k : k + 2]]
    phrase = Phrase(
        first,
        last + 1,
        head(parse, first, last + 1),
        "nominal",
        "group",
        tuple(parse.words[k] for k in kept),
        noun=known,
        country=told.country if first == start else "",
        sector=told.sector(known),
        suffix=told.suffix,
        gender=known.gender,
        plural=is_plural(parse, last, known),
        document=known.type == "document",
        cited=last in sources,
        sender=told.sender,
        body=told.body,
        modifiers=told.words,
    )
    phrase.type = _type(phrase, known)
    if phrase.type == "person" and (known.office or known.sector in PROFESSIONS):
        words = next((item for item in items if in_office(parse, item)), last)
        phrase.role = _text(parse, bounds(words)[0], last + 1)
    modifier = items[-1 - len(known.noun.split())] if len(items) > len(known.noun.split()) else None
    if isinstance(modifier, ProperName) and known.type in ("organisation", "armed_group", "person"):
        _named_by_modifier(parse, phrase, known, modifier)
    return phrase


def _type(phrase: Phrase, known: Noun) -> ActorType:
    """The type of actor that a common noun names here."""
    if known.type == "document" or known.type == "":
        return "organisation"
    if known.type == "person":
        if not phrase.plural:
            return "person"
        return "government" if known.noun in SOLDIERS and phrase.country else "group"
    return "group" if known.type in ("organisation", "state") and phrase.plural else known.type


def _named_by_modifier(parse: Parse, phrase: Phrase, known: Noun, name: ProperName) -> None:
    """In "the Interfax news agency" and "Houthi rebels" the modifier is the name."""
    entry = name.entries[0] if name.entries and name.entries[0].sort == "organisation" else None
    fighters = entry is not None and entry.type == "armed_group" and known.sector in FIGHTERS and not phrase.modifiers
    if fighters and (phrase.plural or known.type != "person"):
        phrase.entry = entry
    elif known.type == "organisation" and not phrase.plural and name.type != "PER" and (entry or not name.entries):
        phrase.form, phrase.entry = "name", entry
        phrase.words = parse.words[name.first : name.beyond]
    else:
        return
    phrase.name = _text(parse, name.first, name.beyond)
    if entry is not None:
        phrase.type, phrase.country, phrase.sector = entry.type, entry.country, entry.sector
