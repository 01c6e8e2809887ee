"""Common nouns → phrases: "a senior U.S. official", "the Interfax news agency", "protesters"."""

from __future__ import annotations

from toolkit.actors.chunks import IDLE, NOUNS, Item, Modifiers, bounds, in_office, read_modifiers, reports, text_of
from toolkit.actors.gazetteer import Entry, Noun, noun, words_of
from toolkit.actors.names import ProperName
from toolkit.actors.phrase import Phrase
from toolkit.language import Parse
from toolkit.language.frames import SUBJECTS
from toolkit.records import ActorType

PROFESSIONS = frozenset({"EDU", "MED", "BUS", "MIL", "JUD"})
"""Sectors whose nouns tell what someone is: a role, though no office."""
FIGHTERS = frozenset({"REB", "UAF", "PRM", "MIL", ""})
"""Sectors of the nouns under which an armed group's men are the group."""
PERSONS = ("er", "or", "ist", "man", "woman", "ian")
"""Endings of nouns that name persons."""


def common(parse: Parse, items: list[Item], last: int, sources: set[int]) -> Phrase | None:
    """A phrase that ends with a common noun."""
    start = bounds(items[0])[0]
    known = noun(*parse.lower[max(start, last - 4) : last + 1])
    told = read_modifiers(parse, items[:-1])
    if known is None and _crowd(parse, start, last):
        known = Noun(parse.lower[last], "group", "", "CVL")
    if known is None and last in sources:
        known = _source(parse, last)
    if known is None or not known.type or _no_one(parse, start, last, known):
        return _attack(parse, items, last, told) if known is None else None
    first = _coordinated(parse, start, items[:-1])
    kept = [k for k in range(first, last + 1) if parse.xpos[k] not in IDLE or "-" in parse.words[k : k + 2]]
    phrase = Phrase(first, last + 1, "nominal", "group", tuple(parse.words[k] for k in kept), "", None, known, told)
    resident = known.sector == "CVL" and told.body is not None and told.body.sort == "city"
    stateless = resident or known.noun in words_of("stateless") or reports(known, told)
    phrase.country = told.country if first == start and not stateless else ""
    phrase.sector, phrase.gender = told.sector(known), known.gender
    phrase.plural = parse.lower[last] != known.noun.split()[-1]  # the lexicons have the singular
    phrase.counted = any(parse.xpos[k] == "CD" for k in range(first, last))
    phrase.document, phrase.cited = known.type == "document", last in sources
    phrase.type = _type(phrase, known)
    if phrase.type == "person" and (known.office or known.sector in PROFESSIONS):
        phrase.role = text_of(parse, next((bounds(item)[0] for item in items if in_office(parse, item)), last), last + 1)
    modifier = items[-1 - len(known.noun.split())] if len(items) > len(known.noun.split()) else None
    if isinstance(modifier, ProperName) and known.type in ("organisation", "armed_group", "government", "person"):
        _named_by_modifier(parse, phrase, known, modifier)
    return phrase


def _no_one(parse: Parse, first: int, last: int, known: Noun) -> bool:
    """Whether a noun means nobody: bare ("by force", "for president"), a place ("the left bank") or what someone does."""
    if known.noun in words_of("landform") and not words_of("bearing").isdisjoint(parse.words[first:last]):
        return True
    if _done(parse, last, known):
        return True
    owned = parse.xpos[max(first - 1, 0)] in ("POS", "PRP$")
    if first < last or owned or parse.xpos[last] != "NN":
        return False
    quality = parse.lower[last] in words_of("quality") and parse.relations[last] not in SUBJECTS
    return quality or (known.type == "person" and parse.child(last, "case") is not None)


def _done(parse: Parse, last: int, known: Noun) -> bool:
    """Whether a noun names what someone does, by the preposition after it: "his opposition to", "a campaign against"."""
    after = next((i for i in range(last + 1, min(last + 3, len(parse))) if parse.upos[i] != "PUNCT"), last)
    if f"{known.noun}-{parse.lower[after]}" not in words_of("doing"):
        return False
    return parse.xpos[after] == "IN" and parse.heads[parse.heads[after]] == last


def _crowd(parse: Parse, first: int, last: int) -> bool:
    """Whether a number stands for the people who do something: "Thousands marched"."""
    alone = first == last and parse.lower[last] in words_of("crowd") and parse.relations[last] == "nsubj"
    return alone and parse.child(last, "nmod") is None


def _attack(parse: Parse, items: list[Item], last: int, told: Modifiers) -> Phrase | None:
    """Whose attack does something, who is meant by it: "an Israeli airstrike killed", "hit by Russian shelling"."""
    body = told.body
    acts = parse.relations[last] in (*SUBJECTS, "obl:agent") and parse.lower[last] in words_of("attack")
    nouns = {parse.lower[item] for item in items[:-1] if isinstance(item, int) and parse.xpos[item] in NOUNS}
    if not acts or body is None or not body.country or told.sender or not nouns <= words_of("weapon"):
        return None
    if body.sort not in ("adjective", "state", "capital") and body.type != "armed_group":
        return None
    type: ActorType = "armed_group" if body.type == "armed_group" else "state"
    first, name = bounds(items[0])[0], text_of(parse, last, last + 1)
    phrase = Phrase(first, last + 1, "nominal", type, (parse.words[last],), name, body, None, told)
    phrase.country, phrase.sector = body.country, body.sector if type == "armed_group" else ""
    return phrase


def _type(phrase: Phrase, known: Noun) -> ActorType:
    """The type of actor that a common noun names here."""
    if known.type == "document" or known.type == "":
        return "organisation"
    if known.sector == "MIL" and phrase.sector == "REB" and known.type == "government":
        return "armed_group"  # "rebel forces"
    if known.type == "person" and phrase.plural:
        return "government" if known.collective == "military" and phrase.country else "group"
    return "group" if known.type in ("organisation", "state") and phrase.plural else known.type


def _named_by_modifier(parse: Parse, phrase: Phrase, known: Noun, name: ProperName) -> None:
    """In "the Interfax news agency" and "Houthi rebels" the modifier is the name."""
    entry = name.entries[0] if name.entries and name.entries[0].sort == "organisation" else None
    fighters = entry is not None and entry.type == "armed_group" and known.sector in FIGHTERS and not phrase.told.words
    if fighters and (phrase.plural or known.type != "person"):
        phrase.entry = entry
    elif (known.type == "organisation" or _medium(entry)) and not phrase.plural and (entry or _is_name(parse, phrase, name)):
        phrase.form, phrase.entry = "name", entry
        phrase.words = parse.words[name.first : name.beyond]
    else:
        return
    phrase.name = text_of(parse, name.first, name.beyond)
    if entry is not None:
        phrase.type, phrase.country, phrase.sector = entry.type, entry.country, entry.sector


def _medium(entry: Entry | None) -> bool:
    """Whether an agency is one of the news: "the Xinhua agency"."""
    return entry is not None and entry.sector == "MED"


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
