"""Where proper names stand: the name head's spans, mended by the lexicons, the tags, the tree and the rest of the article.

The name head sees one window at a time and cuts or mistypes names now and then; a name of the lexicons, or one that it has
seen as a person's elsewhere in the article, is taken as such everywhere.
"""

from __future__ import annotations

from collections import Counter

from toolkit.actors.gazetteer import Entry, genders, honorifics, match, noun
from toolkit.actors.personal import persons
from toolkit.actors.proper import DATES, PROPER, ProperName, Sort, capital, hyphenated, title
from toolkit.language import NameSpan, Parse
from toolkit.records import NameType

LINKS = frozenset({"of", "and", "for", "the", "&", "de", "on"})


def proper_names(parse: Parse) -> list[ProperName]:
    """Find the names of a text, in order, none overlapping another."""
    found = _known(parse, persons(parse))
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
    return sorted([*found, *(n for n in people if n not in dropped)], key=lambda n: n.first)


def _whole(parse: Parse, span: NameSpan, persons: dict[int, ProperName]) -> ProperName | None:
    """A longer name with a state's in it, as the name head sees it: "Gulf of Mexico", "Iraqi Islamic Party"."""
    inside = range(span.first, span.beyond)
    if any(i in persons or title(parse, i) for i in inside) or not capital(parse, span.beyond - 1):
        return None
    if not all(capital(parse, i) or parse.words[i] in LINKS or parse.words[i] in "-'’s" for i in inside):
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
    return not title(parse, i - 1) and not any(
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
    if taken[i] or not capital(parse, i) or parse.words[i] in DATES or parse.upos[i] in ("DET", "PRON", "ADP", "CCONJ"):
        return False
    if title(parse, i):
        return False
    return i in labels or (parse.xpos[i] in PROPER and not (starts and parse.upos[i] != "PROPN"))


def _linked(parse: Parse, i: int, hi: int, taken: bytearray, labels: dict[int, NameType]) -> bool:
    """Whether token `i` links two parts of one name: "Ministry of Defence", "Justice and Equality Movement"."""
    if i + 1 >= hi or taken[i]:
        return False
    word = parse.words[i]
    if word == "-":
        return hyphenated(parse, i) and not taken[i + 1]
    if word not in LINKS or not _part(parse, i + 1, taken, labels, False):
        return False
    if labels.get(i) is not None or (word == "of" and labels.get(i - 1) == "ORG" and labels.get(i + 1) in ("ORG", "MISC")):
        return True
    body = noun(parse.lower[i - 1])
    named = body is not None and body.type in ("government", "organisation")
    return named and word in ("of", "for", "on") and capital(parse, i - 1)
