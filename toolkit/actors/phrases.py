"""Noun phrases that may name an actor: what each says of its actor's name, kind, country, sector, office and number."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.actors.gazetteer import Entry, Noun, genders, honorifics, noun
from toolkit.actors.names import DATES, ProperName, proper_names
from toolkit.language import Parse
from toolkit.records import ActorType, Form

INNER = frozenset({"DT", "PRP$", "PDT", "CD", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "HYPH", "POS", "VBN", "VBG", "ADD", "AFX"})  # fmt: skip
IDLE = frozenset({"DT", "PRP$", "PDT", "CD", "HYPH"})
"""Tags of what tells nothing of who is meant."""
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(slots=True, eq=False)
class Phrase:
    """A noun phrase `[first, beyond)` that may name an actor; `name` is the name proper in it, `key` what it is known by."""

    first: int
    beyond: int
    head: int
    form: Form
    type: ActorType
    words: tuple[str, ...] = ()
    name: str = ""
    entry: Entry | None = None
    noun: Noun | None = None
    country: str = ""
    sector: str = ""
    role: str = ""
    gender: str = ""
    plural: bool = False
    definite: bool = False
    owner: Phrase | None = None
    place: bool = False
    title: str = ""
    rule: str = "phrase"
    sender: tuple[str, ...] = ()
    complement: tuple[str, ...] = ()
    modifiers: frozenset[str] = field(default_factory=frozenset)


Item = ProperName | int
"""A piece of a chunk: a proper name, or another token."""


def phrases(parse: Parse) -> list[Phrase]:
    """Find the phrases of a text, in order; pronouns are among them."""
    names = {name.first: name for name in proper_names(parse)}
    found: list[Phrase] = []
    for lo, hi in parse.sentences:
        for chunk in _chunks(parse, names, lo, hi):
            found.extend(_analyse(parse, chunk))
    return found


def _chunks(parse: Parse, names: dict[int, ProperName], lo: int, hi: int) -> list[list[Item]]:
    """Cut a sentence into runs of names and of the tokens that noun phrases are made of."""
    chunks: list[list[Item]] = [[]]
    i = lo
    while i < hi:
        name = names.get(i)
        last = chunks[-1][-1] if chunks[-1] else None
        if name is not None:
            if isinstance(last, ProperName) and not _modifies(last, name):
                chunks.append([])
            chunks[-1].append(name)
            i = name.beyond
            continue
        xpos = parse.xpos[i]
        if xpos in ("PRP", "WP") or (xpos == "PRP$" and not _opens(parse, i)):
            chunks.extend(([i], []))
        elif _title_link(parse, names, i, last):
            chunks[-1].append(i)
        elif xpos not in INNER or parse.words[i] in DATES or (xpos in ("VBG", "VBN") and parse.relations[i] != "amod"):
            chunks.append([])
        else:
            if _opens(parse, i) or (isinstance(last, ProperName) and last.sort == "person" and xpos not in (*NOUNS, "POS", "HYPH")):
                chunks.append([])
            chunks[-1].append(i)
        i += 1
    return [chunk for chunk in chunks if chunk]


def _opens(parse: Parse, i: int) -> bool:
    return parse.xpos[i] in ("DT", "PRP$", "PDT") and not (i and parse.xpos[i - 1] == "PDT")


def _modifies(first: ProperName, second: ProperName) -> bool:
    """Whether a name may stand before another in one phrase: "U.S. Senate", "Cuban National Assembly", "Reuters' Moscow"."""
    return first.sort != "person" and second.sort != "person" or (
        first.sort == "known" and first.entries[0].sort in ("adjective", "organisation") and second.sort == "person"
    )


def _title_link(parse: Parse, names: dict[int, ProperName], i: int, last: Item | None) -> bool:
    """Whether "of" at `i` belongs to a title before a name: "Secretary of State James Baker"."""
    if parse.lower[i] != "of" or not isinstance(last, int) or not parse.words[last][:1].isupper():
        return False
    for k in range(i + 1, min(i + 5, len(parse))):
        if k in names:
            if names[k].sort == "person":
                return k > i + 1
            k = names[k].beyond - 1
        elif not parse.words[k][:1].isupper():
            return False
    return False


def _analyse(parse: Parse, chunk: list[Item]) -> list[Phrase]:
    """The phrases of a chunk: one for each stretch that a possessive divides from the next, owners before what they own."""
    found: list[Phrase] = []
    owner: Phrase | None = None
    part: list[Item] = []
    for item in [*chunk, None]:
        if item is None or (isinstance(item, int) and parse.xpos[item] == "POS"):
            phrase = _phrase(parse, part, owner) if part else None
            if phrase is not None:
                found.append(phrase)
            owner, part = phrase, []
        else:
            part.append(item)
    return found


def _bounds(item: Item) -> tuple[int, int]:
    return (item, item + 1) if isinstance(item, int) else (item.first, item.beyond)


def _phrase(parse: Parse, items: list[Item], owner: Phrase | None) -> Phrase | None:
    """Understand one stretch of a chunk, or None where it can name no actor."""
    while items and isinstance(items[-1], int) and parse.xpos[items[-1]] not in (*NOUNS, "PRP", "PRP$", "WP"):
        if parse.xpos[items[-1]] in ("JJ", "CD", "DT") and len(items) == 1:
            break
        items = items[:-1]
    if not items:
        return None
    last = items[-1]
    first, beyond = _bounds(items[0])[0], _bounds(last)[1]
    if isinstance(last, int) and parse.xpos[last] in ("PRP", "PRP$", "WP"):
        if parse.xpos[last] == "WP" or len(items) > 1:
            return None
        return Phrase(first, beyond, last, "pronoun", "person", (parse.lower[last],))
    phrase = _named(parse, items) if isinstance(last, ProperName) else _common(parse, items, last)
    if phrase is None:
        return None
    phrase.owner = owner
    if owner is not None and not phrase.country:
        phrase.country = owner.country
    lead = parse.lower[first]
    phrase.definite = lead in DEFINITE or owner is not None or parse.xpos[first] == "PRP$"
    return phrase


def _head(parse: Parse, first: int, beyond: int) -> int:
    """The token of a span whose head lies outside it."""
    for i in range(first, beyond):
        if not first <= parse.heads[i] < beyond:
            return i
    return beyond - 1


def _sender(parse: Parse, items: list[Item]) -> tuple[str, ...]:
    """The name of the person who stands among the modifiers: "a Trump envoy"."""
    names = [item for item in items if isinstance(item, ProperName) and item.sort == "person"]
    return parse.words[names[-1].first : names[-1].beyond] if names else ()


def _modifiers(parse: Parse, items: list[Item]) -> tuple[str, str, frozenset[str]]:
    """Country and sector that the modifiers of a phrase tell, the last one first, and their words."""
    country = sector = ""
    words: list[str] = []
    for item in items:
        lo, hi = _bounds(item)
        entry = item.entries[0] if isinstance(item, ProperName) and item.entries else None
        if entry is not None:
            country = entry.country or country
            sector = entry.sector if entry.sort == "organisation" else sector
        if entry is None or entry.sort == "organisation":
            words.extend(w for w, x in zip(parse.lower[lo:hi], parse.xpos[lo:hi], strict=True) if x not in IDLE)
    return country, sector, frozenset(words)


def _named(parse: Parse, items: list[Item]) -> Phrase | None:
    """A phrase that ends with a proper name; what stands before it describes its actor."""
    last = items[-1]
    assert isinstance(last, ProperName)
    before = items[:-1]
    country, sector, modifiers = _modifiers(parse, before)
    first, beyond = _bounds(items[0])[0], last.beyond
    name = parse.text[parse.starts[last.first] : parse.ends[last.beyond - 1]]
    words = parse.words[last.first : last.beyond]
    head = _head(parse, first, beyond)
    if last.sort == "person":
        title, role, known = _title(parse, before)
        gender = genders().get(words[0], "") if len(words) > 1 else ""
        if known is not None:
            sector, gender = known.sector or sector, known.gender or gender
        gender = honorifics()[title]["gender"] or gender if title in honorifics() else gender
        if title in honorifics():
            sector = honorifics()[title]["sector"] or sector
        return Phrase(
            first, beyond, head, "name", "person", words, name, None, known, country, sector, role, gender,
            title=title, modifiers=modifiers,
        )  # fmt: skip
    if last.entries:
        return _entry(parse, items, last, head, country)
    known = noun(*[w for w in parse.lower[max(last.first, last.beyond - 3) : last.beyond] if w != "-"])
    described = _title(parse, before)[2]
    start = last.first
    if known is not None and before and isinstance(before[-1], ProperName) and before[-1].entries:
        start = before[-1].first  # "Iraqi News Agency": generic words are no name by themselves
        name = parse.text[parse.starts[start] : parse.ends[last.beyond - 1]]
        words = parse.words[start : last.beyond]
    by = known or described
    if last.type == "LOC" and by is None:
        return Phrase(first, beyond, head, "name", "government", words, name, country=country, sector="GOV", place=True)
    type: ActorType = by.type if by is not None else "organisation"
    if type == "person":
        if known is None:
            return Phrase(first, beyond, head, "name", "person", words, name, None, described, country, by.sector if by else "", _title(parse, before)[1])
        return _common(parse, items[:-1] + list(range(last.first, last.beyond)), last.beyond - 1)
    return Phrase(
        first, beyond, head, "name", type, words, name, None, by, country, by.sector if by else sector, modifiers=modifiers
    )  # fmt: skip


def _entry(parse: Parse, items: list[Item], last: ProperName, head: int, country: str) -> Phrase | None:
    """A phrase that ends with a name of the lexicons."""
    entry = last.entries[0]
    first = _bounds(items[0])[0]
    name = parse.text[parse.starts[last.first] : parse.ends[last.beyond - 1]]
    words = parse.words[last.first : last.beyond]
    if entry.sort == "adjective":
        if not (parse.xpos[first] == "DT" and len(items) == 2 and entry.sort):
            return None
        return Phrase(first, last.beyond, head, "nominal", "group", words, name, entry, None, entry.country, "CVL", plural=True)
    if entry.sort in ("people", "person"):
        bare = parse.lower[first] == "the" and len(items) == 2
        plural = entry.sort == "people"
        return Phrase(
            first, last.beyond, head, "nominal", ("state" if bare else "group") if plural else "person", words, name, entry,
            None, entry.country, "CVL", plural=plural,
        )  # fmt: skip
    if entry.sort == "organisation" and country and entry.type == "government" and country != entry.country:
        entry = Entry(f"{parse.words[items[-2].first] if isinstance(items[-2], ProperName) else country} {entry.name}", "organisation", entry.type, country, entry.sector)  # fmt: skip
    return Phrase(
        first, last.beyond, head, "name", entry.type, words, name, entry, None, entry.country, entry.sector,
        place=entry.sort == "capital",
    )  # fmt: skip


def _title(parse: Parse, items: list[Item]) -> tuple[str, str, Noun | None]:
    """What stands before a name: its last word, the office as the text gives it, and the noun behind it."""
    start = 0
    while start < len(items) and not _in_office(parse, items, start):
        start += 1
    rest = items[start:]
    if not rest or not isinstance(items[-1], int):
        return "", "", None
    first, beyond = _bounds(rest[0])[0], _bounds(rest[-1])[1]
    title = parse.words[beyond - 1]
    lower = [w for w in parse.lower[first:beyond] if w != "-"]
    known = noun(*lower[-3:])
    if known is None and "of" in lower:
        known = noun(*lower[: lower.index("of")])
    role = parse.text[parse.starts[first] : parse.ends[beyond - 1]] if known is not None else ""
    return title, role, known


def _in_office(parse: Parse, items: list[Item], k: int) -> bool:
    """Whether the item is where the words of an office begin: no article, number, or adjective of a country."""
    item = items[k]
    if isinstance(item, ProperName):
        return not (item.entries and item.entries[0].sort in ("adjective", "state"))
    return parse.xpos[item] in (*NOUNS, "JJ") and parse.words[item] not in honorifics()


def _common(parse: Parse, items: list[Item], last: int) -> Phrase | None:
    """A phrase that ends with a common noun."""
    first = _bounds(items[0])[0]
    lower = [w for w in parse.lower[max(first, last - 4) : last + 1] if w != "-"]
    known = noun(*lower[-3:])
    if known is None:
        return None
    country, sector, modifiers = _modifiers(parse, items[:-1])
    words = tuple(w for w, x in zip(parse.words[first : last + 1], parse.xpos[first : last + 1], strict=True) if x not in IDLE or x == "HYPH")
    plural = parse.lower[last] != known.noun.split()[-1]
    type: ActorType = known.type
    if type == "person" and plural:
        type = "government" if known.sector == "MIL" and country and known.noun in ("soldier",) else "group"
    before = items[-2] if len(items) > 1 else None
    head = _head(parse, first, last + 1)
    name, entry = "", None
    if isinstance(before, ProperName) and type == "organisation" and not known.office:
        if before.sort == "name":
            name = parse.text[parse.starts[before.first] : parse.ends[before.beyond - 1]]
        elif before.entries and before.entries[0].sort == "organisation":
            entry = before.entries[0]
            name = entry.name
    role = ""
    if known.office and type == "person":
        start = next((k for k in range(len(items)) if _in_office(parse, items, k)), len(items) - 1)
        role = parse.text[parse.starts[_bounds(items[start])[0]] : parse.ends[last]]
    return Phrase(
        first, last + 1, head, "name" if name else "nominal", entry.type if entry else type, words, name, entry, known,
        (entry.country if entry else "") or country, known.sector or sector, role, known.gender, plural,
        sender=_sender(parse, items[:-1]), modifiers=modifiers,
    )  # fmt: skip
