"""Noun phrases that may name an actor: what each says of its actor's name, kind, country, sector, office and number."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from toolkit.actors.chunks import (
    IDLE,
    NOUNS,
    Item,
    Modifiers,
    bounds,
    chunks,
    in_office,
    pronoun,
    read_modifiers,
    read_office,
)
from toolkit.actors.gazetteer import Entry, Noun, genders, honorifics, match, name_noun, noun, words_of
from toolkit.actors.names import ProperName, proper_names
from toolkit.language import Parse
from toolkit.language.names import FIRMS
from toolkit.records import ActorType, Form

PROFESSIONS = frozenset({"EDU", "MED", "BUS", "MIL", "JUD"})
"""Sectors whose nouns tell what someone is: a role, though no office."""
FIGHTERS = frozenset({"REB", "UAF", "PRM", ""})
"""Sectors of the nouns under which an armed group's men are the group."""
LONGEST = 50
"""Tokens of a phrase with those of its owners: "his brother's wife's …" has no end."""
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
PERSONS = ("er", "or", "ist", "man", "woman", "ian")
"""Endings of nouns that name persons."""


@dataclass(slots=True, eq=False)
class Phrase:
    """A noun phrase of the tokens `[first, beyond)` that may name an actor.

    `words` are those that count, without articles and numbers; `name` is the name proper, as the text writes it; `title` the
    word before it. `entry` and `noun` are what the lexicons know of it. `complement` is what "of" or "for" adds, `member_of`
    its phrase. A `place` is an actor only where it acts; a `document` only
    where it is `cited` and has no author. It is `counted` where a number stands before it.
    """

    first: int
    beyond: int
    form: Form
    type: ActorType
    words: tuple[str, ...]
    name: str = ""
    entry: Entry | None = None
    noun: Noun | None = None
    told: Modifiers = field(default_factory=Modifiers)
    country: str = ""
    sector: str = ""
    role: str = ""
    gender: str = ""
    title: str = ""
    plural: bool = False
    counted: bool = False
    definite: bool = False
    place: bool = False
    document: bool = False
    cited: bool = False
    head: int = -1
    owner: Phrase | None = None
    complement: tuple[str, ...] = ()
    member_of: Phrase | None = None
    rule: str = ""

    @property
    def proper(self) -> frozenset[str]:
        """The modifiers written with a capital that name neither a country nor a group, in lower case."""
        return frozenset(w.lower() for w in self.words if w[:1].isupper() and w.lower() in self.told.words)

    @property
    def determined(self) -> bool:
        """Whether an article, a number or an owner stands before the words that count."""
        return self.beyond - self.first > len(self.words) + len(self.complement)


def phrases(parse: Parse, date: str | None) -> list[Phrase]:
    """Find the phrases of a text of an ISO day, in order; pronouns are among them."""
    names = {name.first: _of_day(name, date) for name in proper_names(parse)}
    sources = {parse.top(*role.source) for role in parse.roles if role.source is not None}
    return [
        phrase
        for lo, hi in parse.sentences
        for chunk in chunks(parse, names, lo, hi)
        for phrase in _divided(parse, chunk, sources)
    ]


def _of_day(name: ProperName, date: str | None) -> ProperName:
    """A name whose likeliest entry is that of the day: Moscow stood for the Soviet Union until it ended."""
    past = [entry for entry in name.entries if date is not None and entry.until and date <= entry.until]
    return replace(name, entries=(min(past, key=lambda entry: entry.until), *name.entries)) if past else name


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
        phrase = _common(parse, items, last, sources)
    elif last.type == "PER":
        phrase = _person(parse, items[:-1], last)
    elif last.entries:
        phrase = _known(parse, items, last, last.entries[0])
    else:
        phrase = _unknown(parse, items, last, sources)
    if phrase is not None:
        phrase.head = parse.top(phrase.first, phrase.beyond)
        phrase.owner = owner
        phrase.definite = parse.lower[bounds(items[0])[0]] in DEFINITE or owner is not None
        if owner is not None and phrase.beyond - owner.first <= LONGEST:
            phrase.first = owner.first
    return phrase


def _text(parse: Parse, first: int, beyond: int) -> str:
    return parse.text[parse.starts[first] : parse.ends[beyond - 1]]


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
    name = _text(parse, last.first, last.beyond)
    phrase = Phrase(first, last.beyond, "name", "person", words, name, None, known or titled, told)
    phrase.country = "" if _reports(known, told) else told.country
    phrase.sector = honorific.get("sector") or told.sector(known)
    phrase.role, phrase.title = role or (title if titled is not None else ""), title
    if known is not None and known.type in ("government", "organisation"):  # "the aircraft carrier John Adams"
        phrase.type, phrase.role = known.type, ""
    given = genders().get(words[0], "") if len(words) > 1 else ""
    phrase.gender = honorific.get("gender") or (known.gender if known is not None else "") or given
    return phrase


def _reports(known: Noun | None, told: Modifiers) -> bool:
    """Whether someone works for a medium, which makes nobody act for a state: "a BBC correspondent"."""
    return (
        known is not None and known.type == "person" and told.body is not None and known.sector == told.body.sector == "MED"
    )


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
    name, country = _text(parse, last.first, last.beyond), read_modifiers(parse, items[:-1]).country
    bound = entry.sort == "organisation" and (entry.type == "government" or (entry.type == "armed_group" and entry.country))
    if bound and country not in ("", entry.country):
        name = _text(parse, bounds(items[-2])[0], last.beyond)  # "the Peruvian Congress" is not the one of the lexicon
        entry = replace(entry, name=name, country=country)
    if form == "name" and entry.sort != "organisation":
        first = first if alone else last.first
    phrase = Phrase(first, last.beyond, form, type, parse.words[last.first : last.beyond], name, entry)
    phrase.country = entry.country
    phrase.sector = "" if type == "state" else entry.sector if form == "name" else "CVL"
    region = entry.sort == "state" and entry.type == "government"
    phrase.plural, phrase.place = (
        entry.sort in ("adjective", "people") and not single,
        region or entry.sort in ("capital", "city"),
    )
    return phrase


def _unknown(parse: Parse, items: list[Item], last: ProperName, sources: set[int]) -> Phrase | None:
    """A phrase that ends with a name that no lexicon knows: what it is, a noun in it or before it tells, else the head."""
    before = items[:-1]
    own = name_noun(parse.lower[last.first : last.beyond])
    if own is not None and own.type in ("person", "document", ""):
        return _common(parse, [*before, *range(last.first, last.beyond)], last.beyond - 1, sources)
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
    words, name = parse.words[start : last.beyond], _text(parse, start, last.beyond)
    phrase = Phrase(bounds(items[0])[0], last.beyond, "name", type, words, name, None, by, told)
    phrase.country, phrase.sector = told.country or last.country, told.sector(by) or ("BUS" if words[-1] in FIRMS else "")
    phrase.role = role if type == "person" else ""
    phrase.place = by is None and last.type != "ORG"
    return phrase


def _common(parse: Parse, items: list[Item], last: int, sources: set[int]) -> Phrase | None:
    """A phrase that ends with a common noun."""
    start = bounds(items[0])[0]
    known = noun(*parse.lower[max(start, last - 4) : last + 1])
    if known is None and last in sources:
        known = _source(parse, last)
    if known is None or not known.type:
        return None
    told = read_modifiers(parse, items[:-1])
    first = _coordinated(parse, start, items[:-1])
    kept = [k for k in range(first, last + 1) if parse.xpos[k] not in IDLE or "-" in parse.words[k : k + 2]]
    phrase = Phrase(first, last + 1, "nominal", "group", tuple(parse.words[k] for k in kept), "", None, known, told)
    resident = known.sector == "CVL" and told.body is not None and told.body.sort == "city"
    stateless = resident or known.noun in words_of("stateless") or _reports(known, told)
    phrase.country = told.country if first == start and not stateless else ""
    phrase.sector, phrase.gender = told.sector(known), known.gender
    phrase.plural = parse.lower[last] != known.noun.split()[-1]  # the lexicons have the singular
    phrase.counted = any(parse.xpos[k] == "CD" for k in range(first, last))
    phrase.document, phrase.cited = known.type == "document", last in sources
    phrase.type = _type(phrase, known)
    if phrase.type == "person" and (known.office or known.sector in PROFESSIONS):
        phrase.role = _text(parse, next((bounds(item)[0] for item in items if in_office(parse, item)), last), last + 1)
    modifier = items[-1 - len(known.noun.split())] if len(items) > len(known.noun.split()) else None
    if isinstance(modifier, ProperName) and known.type in ("organisation", "armed_group", "person"):
        _named_by_modifier(parse, phrase, known, modifier)
    return phrase


def _type(phrase: Phrase, known: Noun) -> ActorType:
    """The type of actor that a common noun names here."""
    if known.type == "document" or known.type == "":
        return "organisation"
    if known.type == "person" and phrase.plural:
        return "government" if known.collective == "military" and phrase.country else "group"
    return "group" if known.type in ("organisation", "state") and phrase.plural else known.type


def _named_by_modifier(parse: Parse, phrase: Phrase, known: Noun, name: ProperName) -> None:
    """In "the Interfax news agency" and "Houthi rebels" the modifier is the name."""
    entry = name.entries[0] if name.entries and name.entries[0].sort == "organisation" else None
    fighters = entry is not None and entry.type == "armed_group" and known.sector in FIGHTERS and not phrase.told.words
    if fighters and (phrase.plural or known.type != "person"):
        phrase.entry = entry
    elif known.type == "organisation" and not phrase.plural and (entry or _is_name(parse, phrase, name)):
        phrase.form, phrase.entry = "name", entry
        phrase.words = parse.words[name.first : name.beyond]
    else:
        return
    phrase.name = _text(parse, name.first, name.beyond)
    if entry is not None:
        phrase.type, phrase.country, phrase.sector = entry.type, entry.country, entry.sector


def _is_name(parse: Parse, phrase: Phrase, name: ProperName) -> bool:
    """Whether a modifier that no lexicon knows is the name of what it stands before: no language in "a Swahili newspaper"."""
    return not name.entries and name.type != "PER" and (parse.lower[phrase.first] not in ("a", "an") or name.type == "ORG")


def _source(parse: Parse, token: int) -> Noun | None:
    """What an unknown noun names that the role head takes for a source: people, a person by its ending, or else a thing."""
    if parse.upos[token] not in ("NOUN", "PROPN") or parse.lower[token] in words_of("quantity"):
        return None
    if parse.xpos[token] in ("NNS", "NNPS"):
        return Noun(parse.lemmas[token], "group")
    return Noun(parse.lower[token], "person" if parse.lower[token].endswith(PERSONS) else "document")


def _coordinated(parse: Parse, first: int, items: list[Item]) -> int:
    """The first token of "U.S., European and Japanese companies", whose last modifiers begin at `first`."""
    if not items or not isinstance(items[0], ProperName) or parse.upos[first] not in ("ADJ", "PROPN"):
        return first
    while first >= 2 and parse.lower[first - 1] in ("and", "or", ",") and parse.words[first - 2][:1].isupper():
        if parse.relations[first - 2] not in ("amod", "compound", "conj") or parse.heads[first - 2] < first:
            break
        first -= 2
    return first
