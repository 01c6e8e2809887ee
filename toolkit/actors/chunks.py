"""Sentences → chunks: runs of proper names and of the tokens that a noun phrase may hold, cut where another phrase begins."""

from __future__ import annotations

from toolkit.actors.gazetteer import dates
from toolkit.actors.names import ProperName
from toolkit.language import Parse

Item = ProperName | int
"""A piece of a chunk: a proper name, or another token by its number."""

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
OWNING = frozenset({"my", "our", "his", "her", "its", "their"})
PERSONAL = OWNING | {
    "i", "me", "we", "us", "he", "him", "she", "it", "they", "them", "mine", "ours", "hers", "theirs",
}  # fmt: skip
"""Personal pronouns; they are known by form, for tags are unsure after quotations."""
INNER = NOUNS | {"DT", "PRP$", "PDT", "CD", "JJ", "JJR", "JJS", "HYPH", "POS", "VBN", "VBG", "ADD", "AFX"}
"""Tags of the tokens that may stand in a chunk."""


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
            if not _owns(parse, i):
                found.append([])
        elif i < titled or (titled := _title_end(parse, names, i, last, hi)) > i:
            found[-1].append(i)
        elif not _inner(parse, i, hi):
            found.append([])
        else:
            if _opens(parse, i) or _after_person(parse, i, last):
                found.append([])
            found[-1].append(i)
        i += 1
    return [chunk for chunk in found if chunk]


def pronoun(parse: Parse, i: int) -> bool:
    """Whether token `i` is a personal or possessive pronoun ("US" in capitals is none)."""
    return parse.lower[i] in PERSONAL and not (parse.words[i].isupper() and len(parse.words[i]) > 1)


def _owns(parse: Parse, i: int) -> bool:
    """Whether a pronoun opens the phrase of what it owns: "her", "his" may also stand alone."""
    return parse.lower[i] in OWNING and (parse.lower[i] not in ("her", "his") or parse.xpos[i] == "PRP$")


def bounds(item: Item) -> tuple[int, int]:
    """The tokens of an item."""
    return (item, item + 1) if isinstance(item, int) else (item.first, item.beyond)


def _inner(parse: Parse, i: int, hi: int) -> bool:
    if parse.words[i] in dates():
        return False
    xpos = parse.xpos[i]
    if xpos in ("VBG", "VBN"):
        return parse.relations[i] == "amod"
    if xpos == "RB":  # "a well-placed source"
        return i + 1 < hi and parse.words[i + 1] == "-" and parse.ends[i] == parse.starts[i + 1]
    return xpos in INNER


def _opens(parse: Parse, i: int) -> bool:
    """Whether an article or a possessive pronoun begins a phrase here."""
    return parse.xpos[i] in ("DT", "PDT") and not (i and parse.xpos[i - 1] == "PDT")


def _after_person(parse: Parse, i: int, last: Item | None) -> bool:
    """Whether a token cannot go on a phrase that has come to a person's name: only nouns can ("a Trump envoy")."""
    return isinstance(last, ProperName) and last.type == "PER" and parse.xpos[i] not in (*NOUNS, "POS", "HYPH")


def _modifies(first: ProperName, second: ProperName) -> bool:
    """Whether a name may stand before another in one phrase: "U.S. Senate", "Cuban National Assembly"."""
    if first.type == "PER":
        return False
    return second.type != "PER" or (bool(first.entries) and first.entries[0].sort in ("adjective", "organisation"))


def _title_end(parse: Parse, names: dict[int, ProperName], i: int, last: Item | None, hi: int) -> int:
    """Where the person's name begins whose title holds the "of" at `i`: "Secretary of State James Baker"; else `i`."""
    if parse.lower[i] != "of" or not isinstance(last, int) or not parse.words[last][:1].isupper():
        return i
    k = i + 1
    while k < min(i + 6, hi) and parse.words[k][:1].isupper():
        name = names.get(k)
        if name is not None and name.type == "PER":
            return k if k > i + 1 else i
        k = name.beyond if name is not None else k + 1
    return i
