"""Where persons' names stand: the name head's spans, widened, trimmed, and found again by the surname."""

from __future__ import annotations

from collections import Counter

from toolkit.actors.gazetteer import dates, honorifics, match, noun, words_of
from toolkit.language import NameSpan, Parse
from toolkit.language.names import FIRMS
from toolkit.language.parse import Range
from toolkit.records import NameType

PROPER = frozenset({"NNP", "NNPS"})


def persons(parse: Parse) -> list[Range]:
    """The tokens of the names of persons, without titles, in order.

    A surname alone is found again wherever it stands, but not in the name of a body or a place: "Ford Foundation".
    """
    votes, surnames = _votes(parse)
    longer = [s for s in parse.names if s.type == "PER" and s.beyond - s.first > 1 and not title(parse, s.first)]
    full = {parse.words[s.beyond - 1] for s in longer}
    pairs = {parse.words[s.first : s.beyond] for s in longer if s.beyond - s.first == 2}
    found: list[Range] = []
    beyond = 0
    for span in parse.names:
        first, end = _widened(parse, span, votes, beyond) if span.type == "PER" else (span.first, span.beyond)
        while first < end and not _begins_name(parse, first) and not (first == end - 1 and parse.words[first] in full):
            first += 1  # "King" alone may be Angus King
        long = 3 if parse.words[first + 1 : first + 2] == ("-",) else 2
        if first + long < end and _two_words(parse, first, long):
            first += long
        if beyond <= first < end and _is_person(parse, first, end, span.type, votes, surnames):
            found.append((first, end))
            beyond = end
    taken = {i for name in found for i in range(*name)}
    for span in parse.names:
        if kind_told(parse, span.first, span.beyond) is not None:
            taken.update(range(span.first, span.beyond))
    begun = {parse.words[first] for first, end in found if _begins_with_surname(parse, first, end)}
    surnames = (surnames | begun) - dates()  # "in May" is not Theresa May
    for i, word in enumerate(parse.words):
        if word in surnames and i not in taken and not match(parse.words, i, i + 1) and not title(parse, i):
            given = i > 0 and i - 1 not in taken and parse.words[i - 1 : i + 1] in pairs  # in a headline's capitals
            found.append((i - given, i + 1))
    return sorted(found)


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
    if a_people(parse, first, beyond):
        return False
    known = match(parse.words, first, beyond)
    return known is None or known[0] < beyond or parse.words[beyond - 1] in surnames


def a_people(parse: Parse, first: int, beyond: int) -> bool:
    """Whether a name is that of many: "the Persians", "the Fords"."""
    return 0 < first == beyond - 1 and parse.xpos[first] == "NNPS" and parse.lower[first - 1] == "the"


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
        return hyphenated(parse, new) or _syllable(parse, new)
    if new > old and parse.lower[new].rstrip(".") in words_of("generation"):
        return parse.xpos[new] in (*PROPER, "CD")
    if parse.words[old] == "-":
        return parse.ends[right - 1] == parse.starts[right] and parse.words[new].isalnum()
    if parse.xpos[new] not in PROPER or parse.words[new] in dates() or title(parse, new) or match(parse.words, new, new + 1):
        return False
    head, both = parse.heads[right], parse.relations[right - 1 : right + 1] == ("flat", "flat")
    flat = parse.relations[right] == "flat" and (head == right - 1 or (both and head == parse.heads[right - 1]))
    return flat or (new > old and parse.words[new] in votes and votes[parse.words[new]] >= 0)


def _begins_with_surname(parse: Parse, first: int, beyond: int) -> bool:
    """Whether a name begins with the surname, as in Korea, where hyphens join syllables of given names: "Kim Jong-un"."""
    return any(parse.words[i] == "-" and parse.words[i + 1].islower() for i in range(first + 2, beyond - 1))


def _syllable(parse: Parse, i: int) -> bool:
    """Whether a small syllable of a given name follows the hyphen at token `i`, whatever its tag: "Moon Jae-in"."""
    return glued(parse, i) and parse.relations[i - 1] == "flat" and parse.xpos[i + 1] in ("RB", "IN", "RP", "FW")


def _begins_name(parse: Parse, i: int) -> bool:
    """Whether token `i` may begin a person's name: a capitalised word that is no title, or "al", "bin" and the like."""
    if parse.words[i] in words_of("particle"):
        return i + 1 < len(parse) and (parse.words[i + 1] == "-" or capital(parse, i + 1))
    return capital(parse, i) and not title(parse, i)


def _two_words(parse: Parse, i: int, tokens: int) -> bool:
    """Whether an office of two words begins at token `i` and ends after some tokens: "Vice President", "Vice-President"."""
    known = noun(*parse.lower[i : i + tokens])
    return known is not None and known.office and " " in known.noun


def kind_told(parse: Parse, first: int, beyond: int) -> NameType | None:
    """What the words of a longer name tell: that it is a body's ("Ministry of Defence") or a place's ("Gulf of Aden")."""
    if beyond - first < 2:
        return None
    if not FIRMS.isdisjoint(parse.words[first:beyond]):
        return "ORG"
    ends = [i for i in range(first, beyond) if i + 1 == beyond or parse.lower[i + 1] in ("of", "for")]
    nouns = [noun(*parse.lower[max(first, i - 2) : i + 1]) for i in ends]
    if any(known is not None and known.type in ("organisation", "government", "armed_group") for known in nouns):
        return "ORG"
    place = parse.lower[first] in words_of("site") or any(parse.lower[i] in words_of("place") for i in ends)
    return "LOC" if place else None


def hyphenated(parse: Parse, i: int) -> bool:
    """Whether the hyphen at token `i` stands between two parts of one word, both of a name."""
    if not glued(parse, i):
        return False
    return parse.xpos[i - 1] in PROPER and (parse.xpos[i + 1] in PROPER or parse.upos[i + 1] == "PROPN")


def glued(parse: Parse, i: int) -> bool:
    """Whether token `i` stands between two others without a space on either side, as a hyphen in a word."""
    return 0 < i < len(parse) - 1 and parse.ends[i - 1] == parse.starts[i] and parse.ends[i] == parse.starts[i + 1]


def capital(parse: Parse, i: int) -> bool:
    """Whether token `i` begins with a capital letter."""
    return parse.words[i][:1].isupper()


def title(parse: Parse, i: int) -> bool:
    """Whether token `i` is an honorific or names an office: no part of a name proper."""
    if parse.words[i] in honorifics():
        return True
    known = noun(parse.lower[i])
    return known is not None and known.type == "person" and (known.office or parse.lower[i] == known.noun)


def office(parse: Parse, i: int) -> bool:
    """Whether token `i` names an office."""
    known = noun(parse.lower[i])
    return known is not None and known.type == "person" and known.office
