"""What the lexicons know of names and nouns: states with their people and capitals, organisations, offices, given names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from toolkit.language.lemmas import lemma
from toolkit.language.tokens import tokenize
from toolkit.lexicons import Row, lexicon
from toolkit.records import ActorType

Sort = Literal["state", "adjective", "people", "person", "capital", "city", "organisation"]
"""How an entry names its actor: by name, by adjective ("Iraqi"), as a people, as one of it, by a place that stands for it
or, a city, only lies in it.
"""


PARTS = frozenset({"region", "breakaway", "area", "people"})
"""The kinds of row in the lexicon of states that are no state of the world: parts of one, and what lies across several."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name in the lexicons stands for; `country` is the base of its CAMEO code, `until` the day a state ended."""

    name: str
    sort: Sort
    type: ActorType
    country: str
    sector: str
    suffix: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Noun:
    """What a common noun says of the actor that it names; `broader` are the nouns that may take it up again.

    Who holds an office that is a `voice` says "we" for others: a spokesman. A "document" stands for its author; a noun
    without a type names no actor ("news conference").
    """

    noun: str
    type: ActorType | Literal["document", ""]
    country: str = ""
    sector: str = ""
    office: bool = False
    voice: bool = False
    gender: str = ""
    broader: tuple[str, ...] = ()

    @property
    def collective(self) -> str:
        """What of a state the noun means as a whole: the "military" ("troops"), the "government" ("authorities"), or ""."""
        return next((word for word in (self.noun, *self.broader) if word in ("military", "government")), "")


def split(cell: str) -> list[str]:
    """The values of a cell with several, divided by semicolons."""
    return [value for value in cell.split(";") if value]


Names = dict[str, list[tuple[tuple[str, ...], tuple[Entry, ...]]]]
"""First word → the names that begin with it, as words, longest first, each with its entries, likeliest first."""

OWN: ContextVar[Names | None] = ContextVar("names of the user's", default=None)
"""The names that a user adds, while an article is annotated (`actors.own`); they win over those of the lexicons."""

OWN_STATES: ContextVar[dict[str, tuple[str, str]] | None] = ContextVar("states of the user's", default=None)
"""Code → name and adjective of the states that a user adds, while an article is annotated."""


@cache
def _entries() -> Names:
    return index([*_state_names(), *_city_names(), *_organisation_names()])


def index(entries: Iterable[tuple[str, Entry]]) -> Names:
    """Index names, each with what it stands for."""
    names: dict[tuple[str, ...], list[Entry]] = {}
    for name, entry in entries:
        words = tuple(tokenize(name).words)
        forms = {words, (words[0][:1].upper() + words[0][1:], *words[1:])}  # "Al-Shabab", where it begins a sentence
        if len(name) > 3:  # "KREMLIN" in a headline; British papers write "Nato"
            forms |= {tuple(w.upper() for w in words)} | ({(name.title(),)} if name.isupper() else set())
        lower = tuple(w.lower() for w in words)
        if len(words) > 1 and (entry.sort == "state" or (entry.sector == "IGO" and noun(lower[-1]) is not None)):
            forms.add(lower)  # "the united states" in transcripts, "the security council"
        forms |= {tuple(w.replace("'", "’") for w in form) for form in forms}
        for form in sorted(forms):
            names.setdefault(form, []).append(entry)
    found: Names = {}
    for words, meant in sorted(names.items(), key=lambda item: (-len(item[0]), item[0])):
        found.setdefault(words[0], []).append((words, tuple(meant)))
    return found


def _state_names() -> Iterator[tuple[str, Entry]]:
    for row in lexicon("states"):
        yield from state_names(row, _state(row))


def state_names(row: Row, state: Entry) -> Iterator[tuple[str, Entry]]:
    """The names of a row of the states, each with what it stands for: those of the state, its capitals and its people."""
    for name in [row["name"], *split(row["aliases"])]:
        yield name, state
    for name in split(row["capitals"]):
        yield name, replace(state, sort="capital")
    for name in split(row["adjectives"]):
        yield name, replace(state, sort="adjective")
    persons = replace(state, sort="people", type="state" if state.type == "state" else "group")
    for name in people(row):
        yield name, persons
        if name.endswith("men"):
            yield name[:-2] + "an", replace(persons, sort="person")
        elif name.endswith("s") and name[:-1] not in split(row["adjectives"]):
            yield name[:-1], replace(persons, sort="person")


def _state(row: Row) -> Entry:
    """What the name of a row of the states stands for: a state, a region's government, an area or a people."""
    state = Entry(row["name"], "state", "state", row["code"], "GOV", until=row["until"])
    if row["kind"] in ("region", "breakaway"):
        return replace(state, type="government", suffix=row["name"])
    if row["kind"] == "area":
        return replace(state, type="group", sector="")
    return replace(state, sort="people", type="group", sector="") if row["kind"] == "people" else state


def people(row: Row) -> list[str]:
    """What the people of a state are called in the plural: as its row says, else its adjectives, with -s where they take it.

    >>> people({"people": "", "adjectives": "Iraqi"}), people({"people": "Danes", "adjectives": "Danish"})
    (['Iraqis'], ['Danes'])
    """
    if row["people"]:
        return split(row["people"])
    return [a + "s" for a in split(row["adjectives"]) if not a.endswith(("s", "sh", "ch", "ese", "é", "S.", "x", "z"))]


def _city_names() -> Iterator[tuple[str, Entry]]:
    for row in lexicon("cities"):
        for name in split(row["cities"]):
            yield name, Entry(name, "city", "government", row["code"], "GOV")


def _organisation_names() -> Iterator[tuple[str, Entry]]:
    for row in lexicon("organisations"):
        type: ActorType = row["type"]  # type: ignore[assignment]  # the test of the lexicons checks the values
        entry = Entry(row["name"], "organisation", type, row["country"], row["sector"], row["suffix"])
        for name in [row["name"], *split(row["aliases"])]:
            yield name, entry
        for name in split(row["seats"]):
            yield name, replace(entry, sort="capital")


def match(words: Sequence[str], at: int, beyond: int) -> tuple[int, tuple[Entry, ...]] | None:
    """The longest name of the lexicons that begins at word `at` and ends before `beyond`: its end and its entries."""
    for names in (OWN.get(), _entries()):
        for name, entries in names.get(words[at], ()) if names else ():
            if at + len(name) <= beyond and tuple(words[at : at + len(name)]) == name:
                return at + len(name), entries
    return None


def entry_of(name: str) -> Entry | None:
    """What the lexicons know by a whole name.

    >>> entry_of("North Atlantic Treaty Organization").name, entry_of("Kyiv").name, entry_of("Kyiv Post Office")
    ('NATO', 'Ukraine', None)
    """
    words = tokenize(name).words
    found = match(words, 0, len(words)) if words else None
    return found[1][0] if found and found[0] == len(words) else None


def of_the_day(entries: Iterable[Entry], date: str | None) -> Entry | None:
    """The state of the past that a name with some entries stood for on an ISO day, or None: Moscow for the Soviet Union."""
    past = (entry for entry in entries if date is not None and entry.until and date <= entry.until)
    return min(past, key=lambda entry: entry.until, default=None)


@cache
def _nouns() -> dict[str, Noun]:
    return {
        row["noun"]: Noun(
            row["noun"],
            row["type"],  # type: ignore[arg-type]  # the test of the lexicons checks the values
            row["country"],
            row["sector"],
            bool(row["office"]),
            row["office"] == "voice",
            row["gender"],
            tuple(split(row["broader"])),
        )
        for row in lexicon("actor_nouns")
    }


@lru_cache(maxsize=20_000)
def noun(*words: str) -> Noun | None:
    """The entry of the longest ending of some lower-case words ("vice - premier"), singular or plural, or None.

    >>> noun("deputy", "prime", "ministers").noun
    'prime minister'
    """
    words = tuple(word for word in words if word != "-")[-3:]
    endings = (" ".join((*words[k:-1], last)) for k in range(len(words)) for last in (words[-1], lemma(words[-1], "NNS")))
    return next((_nouns()[ending] for ending in endings if ending in _nouns()), None)


def name_noun(words: Sequence[str]) -> Noun | None:
    """The noun that tells what a name in lower case names: its last one, or the last one before "of" or "for".

    >>> name_noun(["ministry", "of", "foreign", "affairs"]).sector, name_noun(["syrian", "news", "agency"]).sector
    ('GOV', 'MED')
    """
    whole = noun(*words[-3:])
    if whole is not None and " of " in whole.noun:  # "chamber of commerce"
        return whole
    cut = next((k for k, word in enumerate(words) if k and word in ("of", "for")), len(words))
    return noun(*words[max(0, cut - 6) : cut])


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of a class of the lexicon of small words: "particle", "former", "quantity", "generation".

    >>> "van" in words_of("particle"), "retired" in words_of("former")
    (True, True)
    """
    return frozenset(word for row in lexicon("actor_words") if row["class"] == kind for word in row["words"].split())


@cache
def dates() -> frozenset[str]:
    """The names of months and weekdays, capitalised, abbreviations with and without a full stop."""
    names = [row["word"].capitalize() for row in lexicon("time_words") if row["class"] in ("month", "weekday")]
    return frozenset([*names, *(f"{name}." for name in names)])


@cache
def honorifics() -> dict[str, Row]:
    """Honorific ("Mr.") → its row."""
    return {row["honorific"]: row for row in lexicon("honorifics")}


@cache
def genders() -> dict[str, str]:
    """Given name → "m" or "f"."""
    return {row["name"]: row["gender"] for row in lexicon("given_names")}


@cache
def _states() -> dict[str, str]:
    return {row["code"]: row["name"] for row in reversed(lexicon("states")) if row["kind"] not in PARTS}


def state_name(code: str) -> str:
    """The name of a state by its code, or the code itself.

    >>> state_name("UKR")
    'Ukraine'
    """
    own = (OWN_STATES.get() or {}).get(code)
    return own[0] if own else _states().get(code, code)


@cache
def _adjectives() -> dict[str, str]:
    rows = (row for row in reversed(lexicon("states")) if row["kind"] == "state" and row["adjectives"])
    return {row["code"]: split(row["adjectives"])[0] for row in rows}


def adjective(code: str) -> str:
    """The adjective of a state by its code, or its name.

    >>> adjective("UKR")
    'Ukrainian'
    """
    own = (OWN_STATES.get() or {}).get(code)
    return own[1] if own else _adjectives().get(code, state_name(code))


@cache
def kingdoms() -> frozenset[str]:
    """The codes of the states that "the kingdom" may mean: whose lexicon names say so."""
    return frozenset(row["code"] for row in lexicon("states") if "Kingdom" in row["name"] + row["aliases"])
