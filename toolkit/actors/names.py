"""Where proper names stand: the name head's spans, mended by the lexicons, the tree and the rest of the article.

The name head sees one window at a time and cuts or mistypes names now and then; a name of the lexicons, or one that it has
seen as a person's elsewhere in the article, is taken as such everywhere.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache

from toolkit.actors.gazetteer import Entry, dates, match, noun, words_of
from toolkit.actors.persons import PROPER, a_people, capital, hyphenated, kind_told, office, persons, title
from toolkit.language import NameSpan, Parse
from toolkit.records import NameType

INSIDE = frozenset({"of", "and", "for", "the", "&", "de", "on", ",", ".", "-", "'", "’", "'s", "’s"})
"""What stands between the capitalised words of one name: "Gulf of Mexico"."""
JOINING = frozenset({"-", "/", "–"})


@dataclass(frozen=True, slots=True)
class ProperName:
    """A proper name in tokens, its type, and its entries in the lexicons, likeliest first, where they know it.

    `country` is that of the state with which another name begins: "Iraqi Islamic Party".
    """

    first: int
    beyond: int
    type: NameType
    entries: tuple[Entry, ...] = ()
    country: str = ""


@lru_cache(maxsize=1)
def proper_names(parse: Parse) -> tuple[ProperName, ...]:
    """Find the names of a text, in order, none overlapping another; those of the last text are kept for who asks again."""
    found = _known(parse, [ProperName(*name, "PER") for name in persons(parse)])
    return tuple(sorted([*found, *_others(parse, found)], key=lambda n: n.first))


def name_spans(parse: Parse) -> list[NameSpan]:
    """The names of a text in order: those of the name head, mended; what it alone sees, lower-case names too, stays.

    >>> from toolkit.language import parse
    >>> [(span.type, span.beyond - span.first) for span in name_spans(parse("The Kremlin praised Hamas."))]
    [('ORG', 1), ('ORG', 1)]
    """
    seen = {i for span in parse.names for i in range(span.first, span.beyond)}
    mended = [n for n in proper_names(parse) if n.entries or any(i in seen for i in range(n.first, n.beyond))]
    ends = {i for n in mended for i in range(n.first + 1, n.beyond)}  # no name is to be cut in two
    same = {(n.first, n.beyond) for n in mended if n.entries}
    sound = [s for s in parse.names if _sound(parse, s) and (s.first, s.beyond) not in same]
    whole = [s for s in sound if s.first not in ends and s.beyond not in ends]
    found = [NameSpan(s.first, s.beyond, _told(parse, s.first, s.beyond, s.type)) for s in whole]
    alone = [s for s in parse.names if s.type != "PER" or not title(parse, s.beyond - 1)]  # "Vice President" is no name
    for others in ([NameSpan(n.first, n.beyond, _nationality(parse, n)) for n in mended], alone):
        taken = {i for span in found for i in range(span.first, span.beyond)}
        found += [span for span in others if not any(i in taken for i in range(span.first, span.beyond))]
    return _of_states(parse, sorted(found, key=lambda span: span.first))


def _of_states(parse: Parse, spans: list[NameSpan]) -> list[NameSpan]:
    """Join the states and nationalities right before a body's name to it: "Iraqi Security Forces"."""
    joined: list[NameSpan] = []
    for span in reversed(spans):
        later = joined[-1] if joined else None
        if later is not None and later.first == span.beyond and later.type == "ORG" and span.type in ("NORP", "LOC"):
            state, body = (match(parse.words, s.first, s.beyond) for s in (span, later))
            own = body is None or body[0] < later.beyond or body[1][0].type == "government"  # not "Libyan" NATO
            if own and state is not None and state[0] == span.beyond and kind_told(parse, span.first, later.beyond) == "ORG":
                span = NameSpan(span.first, joined.pop().beyond, "ORG")
        joined.append(span)
    return joined[::-1]


def _nationality(parse: Parse, name: ProperName) -> NameType:
    """The type of a name, where the members of a party are people: "Democrats"."""
    party = bool(name.entries) and name.entries[0].sector == "PTY"
    return "NORP" if party and parse.xpos[name.beyond - 1] in ("NNPS", "NNS") else name.type


def _told(parse: Parse, first: int, beyond: int, type: NameType) -> NameType:
    """The type of a longer name: what the name head says, else what its words tell."""
    told = kind_told(parse, first, beyond)
    site = type == "ORG" and told == "LOC" and parse.lower[first] in words_of("site")
    return told if told is not None and (type == "MISC" or site) else type


def _sound(parse: Parse, span: NameSpan) -> bool:
    """Whether the name head sees a longer name, of no person and without an office, from one capital to another."""
    inside = range(span.first, span.beyond)
    if span.type == "PER" or len(inside) < 2 or not capital(parse, span.beyond - 1):
        return False
    within = INSIDE | words_of("particle")
    if not all(capital(parse, i) or parse.words[i] in within or parse.words[i][0].isdigit() for i in inside):
        return False
    offices = (i for i in inside if office(parse, i) and parse.lower[i - 1] != "of")  # but a "Conference of Mayors"
    return span.type == "LOC" or kind_told(parse, span.first, span.beyond) == "ORG" or next(offices, None) is None


def _known(parse: Parse, people: list[ProperName]) -> list[ProperName]:
    """The names of the lexicons, with the persons' names that are not part of a longer one of them."""
    person_at = {i: n for n in people for i in range(n.first, n.beyond)}
    longer = {s.first: _to_body(parse, s) for s in parse.names if _sound(parse, s)}
    found: list[ProperName] = []
    dropped: set[ProperName] = set()
    for lo, hi in parse.sentences:
        i = lo
        while i < hi:
            known = match(parse.words, i, hi)
            person = person_at.get(i)
            if person is not None and i == person.first and (known is None or known[0] <= person.beyond):
                i = person.beyond
                continue
            name = _whole(parse, longer[i], person_at) if i in longer else None
            if name is None and known is not None and not _misleads(parse, i, known[1][0], lo, person_at):
                name = ProperName(i, known[0], _type(known[1][0]), known[1])
                dropped |= {person_at[k] for k in range(i, name.beyond) if k in person_at}
            if name is not None:
                found.append(name)
            i = name.beyond if name is not None else i + 1
    return [*found, *(n for n in people if n not in dropped)]


def _to_body(parse: Parse, span: NameSpan) -> NameSpan:
    """A longer name with the body's noun that the head left out: "Iraqi Security" before "Forces"."""
    beyond = span.beyond
    return replace(span, beyond=beyond + 1) if beyond < len(parse) and _names_body(parse, beyond) else span


def _names_body(parse: Parse, i: int) -> bool:
    """Whether token `i` is the capitalised noun of a body."""
    known = noun(parse.lower[i]) if capital(parse, i) and parse.xpos[i] in ("NN", "NNS") else None
    return known is not None and known.type in ("government", "organisation", "armed_group")


def _whole(parse: Parse, span: NameSpan, people: dict[int, ProperName]) -> ProperName | None:
    """A longer name with one of the lexicons in it, which does not cut it: "Gulf of Mexico", "Iraqi Islamic Party"."""
    inside = range(span.first, span.beyond)
    matches = [(i, *known) for i in inside if (known := match(parse.words, i, span.beyond + 4)) is not None]
    covered = {k for i, end, _ in matches for k in range(i, end)}
    if not matches or any(i in people for i in inside) or any(end > span.beyond for _, end, _ in matches):
        return None
    type = _told(parse, span.first, span.beyond, span.type)
    (first, _, entries), last = matches[0], matches[-1][2][0]
    stranger = first == span.first and last.sort == "organisation" and entries[0].country not in ("", last.country)
    if all(i in covered or parse.words[i] in JOINING for i in inside) and not (stranger and last.sector == "PTY"):
        return None  # nothing but names of the lexicons, and no other country's party: "Kurdistan Democratic Party"
    if entries[0].sort == "organisation" and first == span.first and type != "ORG":
        return None
    teller = last if last.sort == "state" else entries[0] if first == span.first else None  # "Supreme Court of India"
    return ProperName(span.first, span.beyond, type, (), teller.country if teller is not None else "")


def _misleads(parse: Parse, i: int, entry: Entry, lo: int, persons: dict[int, ProperName]) -> bool:
    """Whether a body's name is only the end of a longer one ("the Federal Foreign Office"), or "WHO" a pronoun."""
    before = i - 1
    if parse.upos[i] in ("PRON", "AUX"):
        return True
    if entry.sort != "organisation" or not (entry.type == "government" or entry.sector == "PTY"):
        return False
    if before <= lo or before in persons:
        return False
    if not capital(parse, before) or parse.xpos[before] not in (*PROPER, "JJ") or title(parse, before):
        return False
    return not any((known := match(parse.words, k, i)) is not None and known[0] == i for k in range(max(lo, i - 3), i))


def _type(entry: Entry) -> NameType:
    if entry.sort in ("adjective", "people", "person") or (entry.sort == "organisation" and entry.sector == "CVL"):
        return "NORP"
    return "LOC" if entry.sort in ("state", "capital", "city") or entry.type == "group" else "ORG"


def _others(parse: Parse, found: list[ProperName]) -> list[ProperName]:
    """Runs of capitalised tokens outside the names found so far, with "of", "and" and the like between two of them."""
    taken = {i for name in found for i in range(name.first, name.beyond)}
    labels = {i: s.type for s in parse.names for i in range(s.first, s.beyond)}
    runs: list[ProperName] = []
    for lo, hi in parse.sentences:
        i = lo
        while i < hi:
            first = i
            if _part(parse, i, taken, labels) and (i > lo or i in labels or parse.upos[i] == "PROPN"):
                i += 1
                while i < hi and (_part(parse, i, taken, labels) or _linked(parse, i, hi, taken, labels)):
                    i += 1
                types = Counter(labels[k] for k in range(first, i) if k in labels)
                type = "ORG" if types["ORG"] else max(types, key=lambda t: (types[t], t)) if types else "MISC"
                type = "NORP" if type == "PER" and a_people(parse, first, i) else type
                runs.append(ProperName(first, i, _told(parse, first, i, type)))
            else:
                i += 1
    return runs


def _part(parse: Parse, i: int, taken: set[int], labels: dict[int, NameType]) -> bool:
    """Whether token `i` may belong to a name that no lexicon knows."""
    if i in taken or not capital(parse, i) or parse.words[i] in dates() or title(parse, i):
        return False
    if labels.get(i) == "PER" and i + 1 < len(parse) and title(parse, i + 1):
        return False  # "Vice" before "President"
    return parse.upos[i] not in ("DET", "PRON", "ADP", "CCONJ") and (i in labels or parse.xpos[i] in PROPER)


def _linked(parse: Parse, i: int, hi: int, taken: set[int], labels: dict[int, NameType]) -> bool:
    """Whether token `i` goes on with a name: "Ministry of Defence", "Justice and Equality Movement", "Security Forces"."""
    if i in taken:
        return False
    if _names_body(parse, i):
        return True
    if i + 1 >= hi:
        return False
    if parse.words[i] == "-":
        return hyphenated(parse, i) and i + 1 not in taken
    if parse.words[i] not in INSIDE or not _part(parse, i + 1, taken, labels):
        return False
    near = parse.words[i] == "of" or (parse.words[i] in ("for", "on") and labels.get(i + 1) != "LOC")
    body = noun(parse.lower[i - 1]) if near else None
    return i in labels or (body is not None and body.type in ("government", "organisation"))
