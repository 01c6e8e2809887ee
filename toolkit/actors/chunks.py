"""Sentences → chunks: runs of proper names and of the tokens that a noun phrase may hold, cut where another phrase begins;
and what the items of a chunk before its head tell: countries, bodies, persons, offices.
"""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.actors.gazetteer import Entry, Noun, dates, honorifics, name_noun, noun, words_of
from toolkit.actors.names import ProperName
from toolkit.language import Parse

Item = ProperName | int
"""A piece of a chunk: a proper name, or another token by its number."""

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
INNER = NOUNS | {"DT", "PRP$", "PDT", "CD", "JJ", "JJR", "JJS", "HYPH", "POS", "ADD", "AFX"}
"""Tags of the tokens that may stand in a chunk."""
IDLE = frozenset({"DT", "PRP$", "PDT", "CD", "HYPH", "JJR", "JJS", "RBR", "RBS"})
"""Tags of what tells nothing of who is meant."""
WE = frozenset({"we", "us", "our", "ours"})
FIRST = WE | {"i", "me", "my", "mine"}
MALE = frozenset({"he", "him", "his"})
FEMALE = frozenset({"she", "her", "hers"})
PLURAL = frozenset({"they", "them", "their", "theirs"})
NEUTER = frozenset({"it", "its"})
PERSONAL = FIRST | MALE | FEMALE | PLURAL | NEUTER
"""Personal pronouns; they are known by form, for tags are unsure after quotations."""
OWNING = frozenset({"my", "our", "his", "her", "its", "their"})


@dataclass(frozen=True, slots=True)
class Modifiers:
    """What the modifiers of a noun phrase tell of its actor; `words` are those that name neither a country nor a group.

    `body` is the last state or organisation among them, `sender` the words of the last person's name ("a Trump envoy").
    """

    country: str = ""
    body: Entry | None = None
    sender: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()

    def sector(self, known: Noun | None) -> str:
        """The sector of an actor with these modifiers: an official's or a fighter's is that of the body that he is of."""
        of = self.body.sector if self.body is not None and self.body.sort == "organisation" else ""
        if known is not None and not of and known.sector in ("GOV", "MIL", "") and self._rebels(known):
            of = "REB"  # "a rebel spokesman", but no "insurgent campaign" for votes
        if known is None or (of == "IGO" and known.type in ("government", "organisation")):  # "a U.N. committee"
            return of
        if (of == "REB" or (of and known.sector == "GOV")) and (known.type != "government" or known.sector == "MIL"):
            return of  # "rebel troops", but "the Taliban government" rules
        return known.sector or of

    def _rebels(self, known: Noun) -> bool:
        """Whether the words tell that an actor fights its state: "a rebel spokesman", "opposition troops"."""
        fighters = ((told := noun(word)) is not None and told.sector == "REB" for word in self.words)
        return any(fighters) or (known.sector == "MIL" and not words_of("rebelling").isdisjoint(self.words))

    @property
    def suffix(self) -> str:
        """The international organisation, for the code."""
        return self.body.suffix if self.body is not None and self.body.sector == "IGO" else ""


def chunks(parse: Parse, names: dict[int, ProperName], lo: int, hi: int) -> list[list[Item]]:
    """Cut the sentence `[lo, hi)` into chunks; `names` are the proper names by their first token."""
    found: list[list[Item]] = [[]]
    i, titled = lo, lo
    while i < hi:
        name = names.get(i)
        last = found[-1][-1] if found[-1] else None
        if name is not None:
            if isinstance(last, ProperName) and i > titled and not _modifies(last, name):
                found.append([])
            found[-1].append(name)
            i = name.beyond
            continue
        if pronoun(parse, i):
            found.append([i])
            if parse.lower[i] not in OWNING or (parse.lower[i] in ("her", "his") and parse.xpos[i] != "PRP$"):
                found.append([])  # it opens no phrase of what it owns
        elif i < titled or (titled := _title_end(parse, names, i, last, hi)) > i:
            found[-1].append(i)
        elif not _inner(parse, i, hi):
            found.append([])
        else:
            article = parse.xpos[i] in ("DT", "PDT") and parse.xpos[max(i - 1, 0)] != "PDT"
            if article or _counts_anew(parse, i, last) or (_is_person(last) and parse.xpos[i] not in (*NOUNS, "POS", "HYPH")):
                found.append([])
            found[-1].append(i)
        i += 1
    return [chunk for chunk in found if chunk]


def pronoun(parse: Parse, i: int) -> bool:
    """Whether token `i` is a personal or possessive pronoun ("US" in capitals is none)."""
    return parse.lower[i] in PERSONAL and not (parse.words[i].isupper() and len(parse.words[i]) > 1)


def bounds(item: Item) -> tuple[int, int]:
    """The tokens of an item."""
    return (item, item + 1) if isinstance(item, int) else (item.first, item.beyond)


def _is_person(item: Item | None) -> bool:
    return isinstance(item, ProperName) and item.type == "PER"


def _inner(parse: Parse, i: int, hi: int) -> bool:
    """Whether token `i` may stand in a chunk: participles only as adjectives, adverbs only in "a well-placed source"."""
    xpos, head = parse.xpos[i], parse.heads[i]
    if i and xpos in ("JJS", "JJR") and parse.lower[i - 1] == "at" and parse.xpos[i + 1 : i + 2] == ("CD",):
        return False  # "at least nine civilians" are nine civilians
    when = parse.relations[i if head <= i or xpos != "JJ" else head] == "obl:unmarked"
    if when and "-" not in parse.words[i - 1 : i + 2]:
        return False  # "Denmark last week announced", but "a 20-year-old man"
    if xpos in ("VBG", "VBN"):
        return parse.relations[i] == "amod"
    if xpos in ("RBS", "RBR"):
        return i + 1 < hi and parse.relations[i + 1] == "amod" and head == i + 1  # "his most powerful ally"
    if xpos == "RB":
        return i + 1 < hi and parse.words[i + 1] == "-" and parse.ends[i] == parse.starts[i + 1]
    return xpos in INNER and parse.words[i] not in dates()


def _counts_anew(parse: Parse, i: int, last: Item | None) -> bool:
    """Whether the number at token `i` begins what another was given: "gave the president 48 hours"."""
    if parse.xpos[i] != "CD" or not isinstance(last, int) or parse.xpos[last] not in NOUNS:
        return False
    return parse.relations[last] in ("obj", "iobj") and parse.heads[i] > i and parse.heads[i] != last


def _modifies(first: ProperName, second: ProperName) -> bool:
    """Whether a name may stand before another in one phrase: "U.S. Senate", "Cuban National Assembly"."""
    if first.type == "PER":
        return False
    return second.type != "PER" or (bool(first.entries) and first.entries[0].sort in ("adjective", "organisation"))


def _title_end(parse: Parse, names: dict[int, ProperName], i: int, last: Item | None, hi: int) -> int:
    """Where the person's name begins whose title holds the "of" at `i`: "Secretary of State James Baker"; else `i`."""
    if parse.lower[i] != "of" or not isinstance(last, int):
        return i
    titled = parse.words[last][:1].isupper()
    small = noun(parse.lower[last], "of", *parse.lower[i + 1 : i + 2])  # "secretary of state", in small letters too
    k = i + 2 if parse.lower[i + 1 : i + 2] == ("the",) or (small is not None and " of " in small.noun) else i + 1
    if not titled and k == i + 1:
        return i
    while k < min(i + 12, hi):
        if _is_person(names.get(k)):
            return k if k > i + 1 else i
        if not (parse.words[k][:1].isupper() or (parse.words[k] in "()" and k > i + 2)):
            return i
        k = names[k].beyond if k in names else k + 1
    return i


def read_modifiers(parse: Parse, items: list[Item]) -> Modifiers:
    """Read the items of a phrase before its head; where several countries stand there, the last one counts."""
    country, sender, words = "", tuple[str, ...](), list[str]()
    body: Entry | None = None
    for item in items:
        lo, hi = bounds(item)
        if parse.words[hi] == "-" and parse.ends[hi - 1] == parse.starts[hi] and parse.xpos[hi + 1] == "VBN":
            continue  # "Iran-backed rebels" do not act for Iran
        entry = item.entries[0] if isinstance(item, ProperName) and item.entries else None
        if entry is not None:
            body, country = entry, entry.country or country
        elif isinstance(item, ProperName) and item.type == "PER":
            sender = parse.words[lo:hi]
        elif isinstance(item, ProperName):
            country = item.country or country
        told = entry is None or entry.sort == "city" or (entry.sort == "state" and entry.type == "government")
        if told or (entry is not None and entry.sort == "organisation" and entry.type != "armed_group"):
            words.extend(w for w, x in zip(parse.lower[lo:hi], parse.xpos[lo:hi], strict=True) if x not in IDLE)
    return Modifiers(country, body, sender, frozenset(words))


def read_office(parse: Parse, items: list[Item]) -> tuple[str, str, Noun | None]:
    """What stands before a name: its last word, the office as the text gives it, and the noun behind it."""
    last = items[-1] if items else None
    office = items[next((k for k, item in enumerate(items) if in_office(parse, item)), len(items)) :]
    of = any(isinstance(item, int) and parse.lower[item] == "of" for item in office)
    if not office or not (isinstance(last, int) or of):
        return (parse.words[last] if isinstance(last, int) else ""), "", None
    first, beyond = bounds(office[0])[0], bounds(office[-1])[1]
    lower = parse.lower[first:beyond]
    known = noun(*lower[-6:])
    if of and (known is None or " of " not in known.noun):  # no "secretary of state"
        known = name_noun(lower)
    if known is None or not known.type:
        return parse.words[beyond - 1], "", None
    role = text_of(parse, first, beyond)
    return parse.words[beyond - 1], role.removesuffix("s") if lower[-1] == known.noun.split()[-1] + "s" else role, known


def in_office(parse: Parse, item: Item) -> bool:
    """Whether an item may begin the words of an office: no article, number, honorific, or adjective of a country."""
    if isinstance(item, ProperName):
        return not (item.entries and item.entries[0].sort in ("adjective", "state"))
    return parse.xpos[item] in (*NOUNS, "JJ") and parse.words[item] not in honorifics()


def reports(known: Noun | None, told: Modifiers) -> bool:
    """Whether someone works for a medium, which makes nobody act for a state: "a BBC correspondent"."""
    return (
        known is not None and known.type == "person" and told.body is not None and known.sector == told.body.sector == "MED"
    )


def text_of(parse: Parse, first: int, beyond: int) -> str:
    """The text from one token to the one before another."""
    return parse.text[slice(*parse.chars(first, beyond))]
