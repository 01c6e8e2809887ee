"""What stands before the head of a noun phrase: countries, offices, persons; and what an unknown head may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from toolkit.actors.chunks import NOUNS, Item, bounds
from toolkit.actors.gazetteer import Entry, Noun, honorifics, noun, words_of
from toolkit.actors.names import ProperName
from toolkit.language import Parse
from toolkit.records import ActorType

IDLE = frozenset({"DT", "PRP$", "PDT", "CD", "HYPH", "JJR", "JJS"})
"""Tags of what tells nothing of who is meant."""
PERSONS = ("er", "or", "ist", "man", "woman", "ian")
"""Endings of nouns that name persons."""


@dataclass(frozen=True, slots=True)
class Modifiers:
    """What the modifiers of a noun phrase tell of its actor; `words` are those that name neither a country nor a group.

    `body` is the last state or organisation among them, `sender` the words of the last person's name.
    """

    country: str = ""
    body: Entry | None = None
    sender: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()

    def sector(self, known: Noun | None) -> str:
        """The sector of an actor with these modifiers: an official's or a fighter's is that of the body that he is of."""
        of = self.body.sector if self.body is not None and self.body.sort == "organisation" else ""
        if known is None or (of and known.sector == "GOV") or of == "REB":
            return of
        return known.sector or of

    @property
    def suffix(self) -> str:
        """The international organisation, for the code."""
        return self.body.suffix if self.body is not None and self.body.sector == "IGO" else ""


def read_modifiers(parse: Parse, items: list[Item]) -> Modifiers:
    """Read the items of a phrase before its head; where several countries stand there, the last one counts."""
    country = ""
    body: Entry | None = None
    sender: tuple[str, ...] = ()
    words: list[str] = []
    for item in items:
        lo, hi = bounds(item)
        entry = item.entries[0] if isinstance(item, ProperName) and item.entries else None
        if entry is not None:
            body = entry
            country = entry.country or country
        elif isinstance(item, ProperName) and item.type == "PER":
            sender = parse.words[lo:hi]
        if entry is None or (entry.sort == "organisation" and entry.type != "armed_group"):
            words.extend(w for w, x in zip(parse.lower[lo:hi], parse.xpos[lo:hi], strict=True) if x not in IDLE)
    return Modifiers(country, body, sender, frozenset(words))


def coordinated(parse: Parse, first: int, items: list[Item]) -> int:
    """The first token of "U.S., European and Japanese companies", whose last modifiers begin at `first`."""
    if not items or not isinstance(items[0], ProperName) or parse.upos[first] not in ("ADJ", "PROPN"):
        return first
    while first >= 2 and parse.lower[first - 1] in ("and", "or", ","):
        before = first - 2
        modifies = parse.relations[before] in ("amod", "compound", "conj") and parse.heads[before] >= first
        if not modifies or not parse.words[before][:1].isupper():
            break
        first = before
    return first


def read_office(parse: Parse, items: list[Item]) -> tuple[str, str, Noun | None]:
    """What stands before a name: its last word, the office as the text gives it, and the noun behind it."""
    start = next((k for k in range(len(items)) if in_office(parse, items[k])), len(items))
    if start == len(items) or not (isinstance(items[-1], int) or _of_title(parse, items[start:])):
        last = items[-1] if items else None
        return (parse.words[last] if isinstance(last, int) else ""), "", None
    first, beyond = bounds(items[start])[0], bounds(items[-1])[1]
    lower = [w for w in parse.lower[first:beyond] if w != "-"]
    known = noun(*lower[: lower.index("of")][-3:]) if "of" in lower[1:] else noun(*lower[-3:])
    if known is None or not known.type:
        return parse.words[beyond - 1], "", None
    role = parse.text[parse.starts[first] : parse.ends[beyond - 1]]
    return parse.words[beyond - 1], role.removesuffix("s") if lower[-1] == known.noun.split()[-1] + "s" else role, known


def _of_title(parse: Parse, items: list[Item]) -> bool:
    return any(isinstance(item, int) and parse.lower[item] == "of" for item in items)


def in_office(parse: Parse, item: Item) -> bool:
    """Whether an item may begin the words of an office: no article, number, honorific, or adjective of a country."""
    if isinstance(item, ProperName):
        return not (item.entries and item.entries[0].sort in ("adjective", "state"))
    return parse.xpos[item] in (*NOUNS, "JJ") and parse.words[item] not in honorifics()


def of_source(parse: Parse, token: int) -> Noun | None:
    """What an unknown noun names that the role head takes for a source: people, a person by its ending, or else a thing."""
    if parse.upos[token] not in ("NOUN", "PROPN") or parse.lower[token] in words_of("quantity"):
        return None
    if parse.xpos[token] in ("NNS", "NNPS"):
        return Noun(parse.lemmas[token], "group", "", "", False, False, "", ())
    type: ActorType | Literal["document"] = "person" if parse.lower[token].endswith(PERSONS) else "document"
    return Noun(parse.lower[token], type, "", "", False, False, "", ())


def is_plural(parse: Parse, token: int, known: Noun) -> bool:
    """Whether a noun stands in another form than that of the lexicons, which is its plural."""
    return parse.lower[token] != known.noun.split()[-1]
