"""Where proper names stand: the name head's spans, mended by the lexicons, the tags, the tree and the rest of the article.

The name head sees one window at a time and cuts or mistypes names now and then; a name of the lexicons, or one that it has
seen as a person's elsewhere in the article, is taken as such everywhere.
"""

from __future__ import annotations

import calendar
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from toolkit.actors.gazetteer import Entry, genders, honorifics, match, noun
from toolkit.language import NameSpan, Parse
from toolkit.language.parse import Range
from toolkit.records import NameType

PROPER = frozenset({"NNP", "NNPS"})
DATES = frozenset(
    name
    for names in (calendar.day_name, calendar.day_abbr, calendar.month_name, calendar.month_abbr)
    for name in (*names, *(f"{n}." for n in names))
) - {"", "."}
LINKS = frozenset({"of", "and", "for", "the", "&", "de", "on"})

PARTICLES = frozenset({
    "al", "as", "ash", "az", "el", "bin", "bint", "ibn", "ben", "abu", "ul",
    "de", "der", "den", "du", "da", "di", "van", "von",
})  # fmt: skip
"""What may begin a surname in lower case."""

Sort = Literal["person", "known", "name"]


@dataclass(frozen=True, slots=True)
class ProperName:
    """A proper name in tokens: a person's, one that the lexicons know (with its entries), or another with its NER type.

    `country` is that of the state with which another name begins: "Iraqi Islamic Party".
    """

    first: int
    beyond: int
    sort: Sort
    type: NameType
    entries: tuple[Entry, ...] = ()
    country: str = ""


def proper_names(parse: Parse) -> list[ProperName]:
    """Find the names of a text, in order, none overlapping another."""
    persons, surnames = _person_words(parse)
    found = _again(parse, _persons(parse, persons, surnames), surnames)
    found = _known(parse, found)
    return sorted([*found, *_others(parse, found)], key=lambda n: n.first)


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


def _person_words(parse: Parse) -> tuple[frozenset[str], frozenset[str]]:
    """The words that the name head sees in persons' names at least as often as in others, and those that are surnames.

    A surname ends a name of two words, or was a person's name by itself twice.
    """
    votes: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for span in parse.names:
        for i in range(span.first, span.beyond):
            votes[parse.words[i]] += 1 if span.type == "PER" else -1
        if span.type == "PER":
            known = match(parse.words, span.first, span.beyond)
            if known is None or known[0] < span.beyond:  # "Jordan" alone is rather the state
                alone[parse.words[span.beyond - 1]] += 1 + (span.beyond - span.first > 1)
    persons = frozenset(word for word, count in votes.items() if count >= 0 and word[:1].isupper())
    surnames = {word for word, count in alone.items() if count > 1 and word[:1].isupper() and len(word) > 2}
    return persons, frozenset(surnames - _common_words(parse))


def _common_words(parse: Parse) -> frozenset[str]:
    """The words of a text that stand in it in lower case too, capitalised."""
    return frozenset(word.capitalize() for word in set(parse.words) if word.islower())


def _again(parse: Parse, found: list[ProperName], surnames: frozenset[str]) -> list[ProperName]:
    """Add the surnames that the name head saw elsewhere in the article and missed here."""
    taken = {i for name in found for i in range(name.first, name.beyond)}
    missed = [
        ProperName(i, i + 1, "person", "PER")
        for i, word in enumerate(parse.words)
        if word in surnames and i not in taken and not match(parse.words, i, i + 1) and not _title(parse, i)
    ]
    return sorted([*found, *missed], key=lambda name: name.first)


def _persons(parse: Parse, persons: frozenset[str], surnames: frozenset[str]) -> list[ProperName]:
    found: list[ProperName] = []
    for span in parse.names:
        first, beyond = _widened(parse, span, persons, found[-1].beyond if found else 0)
        while first < beyond and not _begins_name(parse, first):
            first += 1
        if first >= beyond or (found and first < found[-1].beyond):
            continue
        words = parse.words[first:beyond]
        single = beyond - first == 1
        if span.type != "PER" and not (single and words[0] in persons and words[0] in surnames):
            continue
        known = match(parse.words, first, beyond)
        if known and known[0] == beyond and words[-1] not in surnames:
            continue
        if single and known and words[0] not in persons:
            continue
        if single and words[0] not in surnames and first and parse.lower[first - 1] == "in":
            found.append(ProperName(first, beyond, "name", "LOC"))
            continue
        found.append(ProperName(first, beyond, "person", "PER"))
    return found


def _widened(parse: Parse, span: NameSpan, persons: frozenset[str], floor: int) -> Range:
    """A person's name with the neighbouring tokens that belong to it: flat in the tree, or joined by a hyphen."""
    first, beyond = span.first, span.beyond
    if span.type != "PER":
        return first, beyond
    lo, hi = parse.sentences[parse.sentence_of[first]]
    lo = max(lo, floor)
    while first - 1 >= lo and _joins(parse, first - 1, first, persons):
        first -= 1
    while beyond < hi and _joins(parse, beyond, beyond - 1, persons):
        beyond += 1
    while beyond - 1 > first and not _ends_name(parse, beyond - 1):
        beyond -= 1
    return first, beyond


def _begins_name(parse: Parse, i: int) -> bool:
    """Whether token `i` may begin a person's name: a capitalised word that is no title, or "al", "bin" and the like."""
    if parse.words[i] in PARTICLES:
        return i + 1 < len(parse) and (parse.words[i + 1] == "-" or _capital(parse, i + 1))
    return _capital(parse, i) and not _title(parse, i) and parse.words[i] not in DATES


def _ends_name(parse: Parse, i: int) -> bool:
    """Whether token `i` may end a person's name: a capitalised word, a full stop, or the rest of "Dae-jung"."""
    word = parse.words[i]
    return _capital(parse, i) or word == "." or (word.isalpha() and parse.words[i - 1] == "-")


def _joins(parse: Parse, new: int, old: int, persons: frozenset[str]) -> bool:
    """Whether token `new`, next to `old` of a person's name, is part of it."""
    left, right = min(new, old), max(new, old)
    glued = parse.ends[left] == parse.starts[right]
    if parse.words[new] == "-" or parse.words[old] == "-":
        return _hyphenated(parse, new) if parse.words[new] == "-" else glued and parse.words[new].isalnum()
    if parse.xpos[new] not in PROPER or parse.words[new] in DATES or _title(parse, new):
        return False
    if match(parse.words, new, new + 1):
        return False
    flat = parse.relations[right] == "flat" and parse.heads[right] <= left
    return flat or (parse.words[new] in persons and new > old)


def _hyphenated(parse: Parse, i: int) -> bool:
    """Whether the hyphen at token `i` stands between two parts of one word, both of a name."""
    if i == 0 or i + 1 >= len(parse):
        return False
    glued = parse.ends[i - 1] == parse.starts[i] and parse.ends[i] == parse.starts[i + 1]
    return glued and parse.xpos[i - 1] in PROPER and (parse.xpos[i + 1] in PROPER or parse.upos[i + 1] == "PROPN")


def _capital(parse: Parse, i: int) -> bool:
    return parse.words[i][:1].isupper()


def _title(parse: Parse, i: int) -> bool:
    """Whether token `i` is an honorific or names an office: no part of a name proper."""
    if parse.words[i] in honorifics():
        return True
    known = noun(parse.lower[i])
    return known is not None and known.type == "person" and (known.office or parse.lower[i] == known.noun)


def _known(parse: Parse, persons: list[ProperName]) -> list[ProperName]:
    """The names of the lexicons, with the persons' names that are not part of a longer one of them."""
    person_at = {i: n for n in persons for i in range(n.first, n.beyond)}
    longer = {s.first: s for s in parse.names if s.type in ("ORG", "LOC") and s.beyond - s.first > 1}
    found: list[ProperName] = []
    dropped: set[ProperName] = set()
    for lo, hi in parse.sentences:
        i = lo
        while i < hi:
            known = match(parse.words, i, hi)
            inside = person_at.get(i)
            if inside is not None and i == inside.first and (known is None or known[0] <= inside.beyond):
                i = inside.beyond
                continue
            whole = _whole(parse, longer[i], person_at) if i in longer else None
            if whole is not None:
                found.append(whole)
                i = whole.beyond
                continue
            if known is None or _shouted(parse, i, known[0], lo, hi) or _partial(parse, i, known[1][0], lo, person_at):
                i += 1
                continue
            beyond, entries = known
            dropped |= {person_at[k] for k in range(i, beyond) if k in person_at}
            found.append(ProperName(i, beyond, "known", _type(entries[0]), entries))
            i = beyond
    return sorted([*found, *(n for n in persons if n not in dropped)], key=lambda n: n.first)


def _whole(parse: Parse, span: NameSpan, persons: dict[int, ProperName]) -> ProperName | None:
    """A longer name with a state's in it, as the name head sees it: "Gulf of Mexico", "Iraqi Islamic Party"."""
    inside = range(span.first, span.beyond)
    if any(i in persons or _title(parse, i) for i in inside) or not _capital(parse, span.beyond - 1):
        return None
    if not all(_capital(parse, i) or parse.words[i] in LINKS or parse.words[i] in "-'’s" for i in inside):
        return None
    matches = [(i, *known) for i in inside if (known := match(parse.words, i, span.beyond + 4)) is not None]
    if not matches or any(entries[0].sort == "organisation" or end > span.beyond for _, end, entries in matches):
        return None
    first, end, entries = matches[0]
    if (first, end) == (span.first, span.beyond):
        return None
    return ProperName(span.first, span.beyond, "name", span.type, (), entries[0].country if first == span.first else "")


def _partial(parse: Parse, i: int, entry: Entry, lo: int, persons: dict[int, ProperName]) -> bool:
    """Whether a body's name is only the end of a longer one: "the Federal Foreign Office" is not the British one."""
    if entry.sort != "organisation" or entry.type != "government" or i - 1 <= lo or i - 1 in persons:
        return False
    before = parse.words[i - 1]
    if not before[:1].isupper() or before in DATES or before in honorifics() or parse.xpos[i - 1] not in (*PROPER, "JJ"):
        return False
    return not _title(parse, i - 1) and not any(
        (known := match(parse.words, k, i)) is not None and known[0] == i for k in range(max(lo, i - 3), i)
    )


def _shouted(parse: Parse, first: int, beyond: int, lo: int, hi: int) -> bool:
    """Whether a short word in capitals stands among other words in capitals, and so need not be an acronym."""
    word = parse.words[first]
    if beyond - first > 1 or len(word) > 3 or not word.isupper() or "." in word:
        return False
    around = [parse.words[i] for i in (first - 1, first + 1) if lo <= i < hi]
    return any(w.isupper() and w.isalpha() and len(w) > 1 for w in around)


def _type(entry: Entry) -> NameType:
    if entry.sort in ("adjective", "people", "person"):
        return "MISC"
    return "LOC" if entry.sort in ("state", "capital") else "ORG"


def _others(parse: Parse, found: list[ProperName]) -> list[ProperName]:
    """Runs of capitalised tokens outside the names found so far, with "of", "and" and the like between two of them."""
    taken = bytearray(len(parse))
    for name in found:
        taken[name.first : name.beyond] = b"\1" * (name.beyond - name.first)
    labels: dict[int, NameType] = {i: s.type for s in parse.names for i in range(s.first, s.beyond)}
    runs: list[ProperName] = []
    for lo, hi in parse.sentences:
        i = lo
        while i < hi:
            if not _part(parse, i, taken, labels, i == lo):
                i += 1
                continue
            first = i
            while i < hi and (_part(parse, i, taken, labels, False) or _linked(parse, i, hi, taken, labels)):
                i += 1
            types = Counter(labels[k] for k in range(first, i) if k in labels)
            type = "ORG" if types["ORG"] else max(types, key=lambda t: (types[t], t)) if types else "MISC"
            if parse.words[first] in genders() and 2 <= i - first <= 3 and noun(parse.lower[i - 1]) is None:
                type = "PER"
            sort: Sort = "person" if type == "PER" else "name"
            runs.append(ProperName(first, i, sort, type))
    return runs


def _part(parse: Parse, i: int, taken: bytearray, labels: dict[int, NameType], starts: bool) -> bool:
    """Whether token `i` may belong to a name that no lexicon knows."""
    if taken[i] or not _capital(parse, i) or parse.words[i] in DATES or parse.upos[i] in ("DET", "PRON", "ADP", "CCONJ"):
        return False
    if _title(parse, i):
        return False
    return i in labels or (parse.xpos[i] in PROPER and not (starts and parse.upos[i] != "PROPN"))


def _linked(parse: Parse, i: int, hi: int, taken: bytearray, labels: dict[int, NameType]) -> bool:
    """Whether token `i` links two parts of one name: "Ministry of Defence", "Justice and Equality Movement"."""
    if i + 1 >= hi or taken[i]:
        return False
    word = parse.words[i]
    if word == "-":
        return _hyphenated(parse, i) and not taken[i + 1]
    if word not in LINKS or not _part(parse, i + 1, taken, labels, False):
        return False
    if labels.get(i) is not None or (word == "of" and labels.get(i - 1) == "ORG" and labels.get(i + 1) in ("ORG", "MISC")):
        return True
    body = noun(parse.lower[i - 1])
    named = body is not None and body.type in ("government", "organisation")
    return named and word in ("of", "for", "on") and _capital(parse, i - 1)
