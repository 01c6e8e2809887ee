"""Persons' names: the name head's spans, widened, trimmed, and found again wherever the surname stands."""

from __future__ import annotations

from collections import Counter

from toolkit.actors.gazetteer import match
from toolkit.actors.proper import DATES, PROPER, ProperName, capital, hyphenated, title
from toolkit.language import NameSpan, Parse
from toolkit.language.parse import Range

PARTICLES = frozenset({
    "al", "as", "ash", "az", "el", "bin", "bint", "ibn", "ben", "abu", "ul",
    "de", "der", "den", "du", "da", "di", "van", "von",
})  # fmt: skip
"""What may begin a surname in lower case."""


def persons(parse: Parse) -> list[ProperName]:
    """The names of persons in a text, in order; titles are no part of them."""
    words, surnames = _person_words(parse)
    return _again(parse, _spans(parse, words, surnames), surnames)


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
        if word in surnames and i not in taken and not match(parse.words, i, i + 1) and not title(parse, i)
    ]
    return sorted([*found, *missed], key=lambda name: name.first)


def _spans(parse: Parse, person_words: frozenset[str], surnames: frozenset[str]) -> list[ProperName]:
    found: list[ProperName] = []
    for span in parse.names:
        first, beyond = _widened(parse, span, person_words, found[-1].beyond if found else 0)
        while first < beyond and not _begins_name(parse, first):
            first += 1
        if first >= beyond or (found and first < found[-1].beyond):
            continue
        words = parse.words[first:beyond]
        single = beyond - first == 1
        if span.type != "PER" and not (single and words[0] in person_words and words[0] in surnames):
            continue
        known = match(parse.words, first, beyond)
        if known and known[0] == beyond and words[-1] not in surnames:
            continue
        if single and known and words[0] not in person_words:
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
        return i + 1 < len(parse) and (parse.words[i + 1] == "-" or capital(parse, i + 1))
    return capital(parse, i) and not title(parse, i) and parse.words[i] not in DATES


def _ends_name(parse: Parse, i: int) -> bool:
    """Whether token `i` may end a person's name: a capitalised word, a full stop, or the rest of "Dae-jung"."""
    word = parse.words[i]
    return capital(parse, i) or word == "." or (word.isalpha() and parse.words[i - 1] == "-")


def _joins(parse: Parse, new: int, old: int, persons: frozenset[str]) -> bool:
    """Whether token `new`, next to `old` of a person's name, is part of it."""
    left, right = min(new, old), max(new, old)
    glued = parse.ends[left] == parse.starts[right]
    if parse.words[new] == "-" or parse.words[old] == "-":
        return hyphenated(parse, new) if parse.words[new] == "-" else glued and parse.words[new].isalnum()
    if parse.xpos[new] not in PROPER or parse.words[new] in DATES or title(parse, new):
        return False
    if match(parse.words, new, new + 1):
        return False
    flat = parse.relations[right] == "flat" and parse.heads[right] <= left
    return flat or (parse.words[new] in persons and new > old)
