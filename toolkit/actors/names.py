"""Where proper names stand: the name head's spans, mended by the lexicons, the tree and the rest of the article.

The name head sees one window at a time and cuts or mistypes names now and then; a name of the lexicons, or one that it has
seen as a person's elsewhere in the article, is taken as such everywhere.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from toolkit.actors.gazetteer import Entry, dates, honorifics, match, noun, words_of
from toolkit.language import NameSpan, Parse
from toolkit.language.parse import Range
from toolkit.records import NameType

PROPER = frozenset({"NNP", "NNPS"})
INSIDE = frozenset({"of", "and", "for", "the", "&", "de", "on", "-", "'", "’", "'s", "’s"})
"""What stands between the capitalised words of one name: "Gulf of Mexico"."""


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
    found = _known(parse, _persons(parse))
    return tuple(sorted([*found, *_others(parse, found)], key=lambda n: n.first))


def name_spans(parse: Parse) -> list[NameSpan]:
    """The names of a text in order: those of the name head, mended; what it alone sees, lower-case names too, stays.

    >>> from toolkit.language import parse
    >>> [(span.type, span.beyond - span.first) for span in name_spans(parse("The Kremlin praised Hamas."))]
    [('ORG', 1), ('ORG', 1)]
    """
    seen = {i for span in parse.names for i in range(span.first, span.beyond)}
    mended = [n for n in proper_names(parse) if n.entries or any(i in seen for i in range(n.first, n.beyond))]
    taken = {i for n in mended for i in range(n.first, n.beyond)}
    kept = [span for span in parse.names if not any(i in taken for i in range(span.first, span.beyond))]
    return sorted([*(NameSpan(n.first, n.beyond, n.type) for n in mended), *kept], key=lambda span: span.first)


def _persons(parse: Parse) -> list[ProperName]:
    """The names of persons, without titles: spans of the name head, widened, trimmed, and found again by the surname."""
    votes, surnames = _votes(parse)
    found: list[ProperName] = []
    beyond = 0
    for span in parse.names:
        first, end = _widened(parse, span, votes, beyond) if span.type == "PER" else (span.first, span.beyond)
        while first < end and not _begins_name(parse, first):
            first += 1
        if beyond <= first < end and _is_person(parse, first, end, span.type, votes, surnames):
            found.append(ProperName(first, end, "PER"))
            beyond = end
    taken = {i for name in found for i in range(name.first, name.beyond)}
    surnames -= dates()  # "in May" is not Theresa May
    found += [
        ProperName(i, i + 1, "PER")
        for i, word in enumerate(parse.words)
        if word in surnames and i not in taken and not match(parse.words, i, i + 1) and not title(parse, i)
    ]
    return sorted(found, key=lambda name: name.first)


def _votes(parse: Parse) -> tuple[Counter[str], frozenset[str]]:
    """Capitalised word → how much oftener the name head sees it in persons' names than in others; the persons' surnames.

    A surname ends a name of two words, or was a person's name by itself twice.
    """
    votes: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    for span in parse.names:
        votes.update({parse.words[i]: 0 for i in range(span.first, span.beyond)})
        for i in range(span.first, span.beyond):
            votes[parse.words[i]] += 1 if span.type == "PER" else -1
        if span.type == "PER":
            known = match(parse.words, span.first, span.beyond)
            if known is None or known[0] < span.beyond:  # "Jordan" alone is rather the state
                ends[parse.words[span.beyond - 1]] += 1 + (span.beyond - span.first > 1)
    return votes, frozenset(word for word, count in ends.items() if count > 1 and word[:1].isupper() and len(word) > 2)


def _is_person(parse: Parse, first: int, beyond: int, type: NameType, votes: Counter[str], surnames: frozenset[str]) -> bool:
    """Whether a span is a person's name, and not a date or a name that ends as one of the lexicons does."""
    word, single = parse.words[first], beyond - first == 1
    if type != "PER" and not (single and word in surnames and votes[word] >= 0):
        return False
    if single and word in dates() and word not in surnames:
        return False
    known = match(parse.words, first, beyond)
    return known is None or known[0] < beyond or parse.words[beyond - 1] in surnames


def _widened(parse: Parse, span: NameSpan, votes: Counter[str], floor: int) -> Range:
    """A person's name with the neighbouring tokens that belong to it: flat in the tree, or joined by a hyphen."""
    first, beyond = span.first, span.beyond
    lo, hi = parse.sentences[parse.sentence_of[first]]
    while first > max(lo, floor) and _joins(parse, first - 1, first, votes):
        first -= 1
    while beyond < hi and _joins(parse, beyond, beyond - 1, votes):
        beyond += 1
    return first, beyond


def _joins(parse: Parse, new: int, old: int, votes: Counter[str]) -> bool:
    """Whether token `new`, next to `old` of a person's name, is part of it."""
    right = max(new, old)
    if parse.words[new] == "-":
        return hyphenated(parse, new)
    if parse.words[old] == "-":
        return parse.ends[right - 1] == parse.starts[right] and parse.words[new].isalnum()
    if parse.xpos[new] not in PROPER or parse.words[new] in dates() or title(parse, new) or match(parse.words, new, new + 1):
        return False
    flat = parse.relations[right] == "flat" and parse.heads[right] < right
    return flat or (new > old and parse.words[new] in votes and votes[parse.words[new]] >= 0)


def _begins_name(parse: Parse, i: int) -> bool:
    """Whether token `i` may begin a person's name: a capitalised word that is no title, or "al", "bin" and the like."""
    if parse.words[i] in words_of("particle"):
        return i + 1 < len(parse) and (parse.words[i + 1] == "-" or capital(parse, i + 1))
    return capital(parse, i) and not title(parse, i)


def _known(parse: Parse, people: list[ProperName]) -> list[ProperName]:
    """The names of the lexicons, with the persons' names that are not part of a longer one of them."""
    person_at = {i: n for n in people for i in range(n.first, n.beyond)}
    longer = {s.first: s for s in parse.names if s.type in ("ORG", "LOC") and s.beyond - s.first > 1}
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


def _whole(parse: Parse, span: NameSpan, persons: dict[int, ProperName]) -> ProperName | None:
    """A longer name with a state's in it, as the name head sees it: "Gulf of Mexico", "Iraqi Islamic Party"."""
    inside = range(span.first, span.beyond)
    if not capital(parse, span.beyond - 1) or any(i in persons or title(parse, i) for i in inside):
        return None
    if not all(capital(parse, i) or parse.words[i] in INSIDE for i in inside):
        return None
    matches = [(i, *known) for i in inside if (known := match(parse.words, i, span.beyond + 4)) is not None]
    if not matches or any(entries[0].sort == "organisation" or end > span.beyond for _, end, entries in matches):
        return None
    first, end, entries = matches[0]
    if (first, end) == (span.first, span.beyond):
        return None
    return ProperName(span.first, span.beyond, span.type, (), entries[0].country if first == span.first else "")


def _misleads(parse: Parse, i: int, entry: Entry, lo: int, persons: dict[int, ProperName]) -> bool:
    """Whether a body's name is only the end of a longer one ("the Federal Foreign Office"), or "WHO" a pronoun."""
    before = i - 1
    if parse.upos[i] in ("PRON", "AUX"):
        return True
    if entry.sort != "organisation" or entry.type != "government" or before <= lo or before in persons:
        return False
    if not capital(parse, before) or parse.xpos[before] not in (*PROPER, "JJ") or title(parse, before):
        return False
    return not any((known := match(parse.words, k, i)) is not None and known[0] == i for k in range(max(lo, i - 3), i))


def _type(entry: Entry) -> NameType:
    if entry.sort in ("adjective", "people", "person"):
        return "MISC"
    return "LOC" if entry.sort in ("state", "capital") else "ORG"


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
                runs.append(ProperName(first, i, type))
            else:
                i += 1
    return runs


def _part(parse: Parse, i: int, taken: set[int], labels: dict[int, NameType]) -> bool:
    """Whether token `i` may belong to a name that no lexicon knows."""
    if i in taken or not capital(parse, i) or parse.words[i] in dates() or title(parse, i):
        return False
    return parse.upos[i] not in ("DET", "PRON", "ADP", "CCONJ") and (i in labels or parse.xpos[i] in PROPER)


def _linked(parse: Parse, i: int, hi: int, taken: set[int], labels: dict[int, NameType]) -> bool:
    """Whether token `i` links two parts of one name: "Ministry of Defence", "Justice and Equality Movement"."""
    if i in taken or i + 1 >= hi:
        return False
    if parse.words[i] == "-":
        return hyphenated(parse, i) and i + 1 not in taken
    if parse.words[i] not in INSIDE or not _part(parse, i + 1, taken, labels):
        return False
    body = noun(parse.lower[i - 1]) if parse.words[i] in ("of", "for", "on") else None
    return i in labels or (body is not None and body.type in ("government", "organisation"))


def hyphenated(parse: Parse, i: int) -> bool:
    """Whether the hyphen at token `i` stands between two parts of one word, both of a name."""
    if i == 0 or i + 1 >= len(parse):
        return False
    glued = parse.ends[i - 1] == parse.starts[i] and parse.ends[i] == parse.starts[i + 1]
    return glued and parse.xpos[i - 1] in PROPER and (parse.xpos[i + 1] in PROPER or parse.upos[i + 1] == "PROPN")


def capital(parse: Parse, i: int) -> bool:
    """Whether token `i` begins with a capital letter."""
    return parse.words[i][:1].isupper()


def title(parse: Parse, i: int) -> bool:
    """Whether token `i` is an honorific or names an office: no part of a name proper."""
    if parse.words[i] in honorifics():
        return True
    known = noun(parse.lower[i])
    return known is not None and known.type == "person" and (known.office or parse.lower[i] == known.noun)
