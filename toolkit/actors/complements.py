"""What stands beside a phrase: what "of" and "for" add to it, and whether a place stands for its government."""

from __future__ import annotations

from dataclasses import replace

from toolkit.actors.gazetteer import Noun, match, words_of
from toolkit.actors.phrase import Phrase
from toolkit.language import Parse
from toolkit.language.frames import SUBJECTS

TOWARDS = frozenset({"with", "by", "between", "against", "among", "toward", "towards", "than", "as", "like"})
"""Prepositions after which a capital is no place."""


def acts(parse: Parse, phrase: Phrase) -> bool:
    """Whether a place stands for its government: it acts, owns, or is acted on; not where something happens."""
    full = parse.relations[phrase.head]
    relation = full.split(":")[0]
    if phrase.entry is None or phrase.entry.sort == "city":
        return relation in SUBJECTS or full == "obl:agent"
    if full == "nmod:poss":
        return True
    if relation == "conj":
        relation = parse.relations[parse.heads[phrase.head]].split(":")[0]
    if relation in SUBJECTS or relation in ("obj", "iobj"):
        return True
    case = parse.child(phrase.head, "case")
    return relation in ("obl", "nmod") and case is not None and parse.lower[case] in TOWARDS


def complement(parse: Parse, phrase: Phrase, starts: dict[int, Phrase]) -> bool:
    """Read "of Jordan", "for the Foreign Ministry" after a phrase; whether it only counts others: "a group of officials"."""
    of = parse.lower[phrase.beyond] if phrase.beyond < len(parse) else ""
    if of == "in" and phrase.noun is not None and _local(phrase, phrase.noun):
        capital = phrase.noun.collective == "military"  # which may be abroad elsewhere
        phrase.country = phrase.country or (_where(parse, phrase.beyond + 1, capital) if phrase.told.body is None else "")
    other = starts.get(phrase.beyond + 1) if of in ("of", "for") else None
    if other is None or other.form == "pronoun":
        return False
    if phrase.noun is not None and phrase.noun.noun == "group" and other.plural:
        other.first = phrase.first
        return True
    if of == "of" and other.type == "state":
        phrase.rebind(other.country)
    phrase.country = phrase.country or other.country
    if phrase.noun is not None:
        _serve(phrase, phrase.noun, other, of)
    if phrase.form == "nominal" and phrase.noun is not None:
        _lengthen(parse, phrase, other, starts)
    return False


def _local(phrase: Phrase, noun: Noun) -> bool:
    """Whether whoever a phrase names is of the place where they are: "police", "the Foreign Ministry in Riyadh"."""
    last = noun.noun.split()[-1]
    seated = noun.type == "government" and noun.sector in ("GOV", "LEG", "JUD", "MIL") and last not in words_of("posted")
    return last in words_of("local") or (seated and phrase.definite)


def _where(parse: Parse, first: int, capital: bool) -> str:
    """The country of the place, if wanted a capital, that begins at a token: "northern Iraq", "the Kenyan capital"; or ""."""
    for i in range(first, min(first + 4, len(parse))):
        known = match(parse.words, i, len(parse))
        if known is not None and known[1][0].country:
            return known[1][0].country if known[1][0].sort == "capital" or not capital else ""
        if parse.upos[i] not in ("DET", "ADJ", "NOUN", "PROPN"):
            break
    return ""


def _serve(phrase: Phrase, noun: Noun, other: Phrase, of: str) -> None:
    """Take over whom an officer serves: rebels, a firm, a body of the United Nations, none of which is a state."""
    if other.told.suffix and of == "of":  # an American member of a U.N. team
        phrase.told, phrase.country, phrase.sector = other.told, "", "IGO"
    if other.sector == "REB" and noun.office:
        phrase.sector = "REB"
    if phrase.sector != "GOV" or noun.voice or other.type not in ("organisation", "government"):
        return
    phrase.sector = other.sector if other.type == "organisation" or other.sector else "GOV"
    if other.entry is not None and other.entry.suffix:
        phrase.told, phrase.country = replace(phrase.told, body=other.entry), ""


def _lengthen(parse: Parse, phrase: Phrase, other: Phrase, starts: dict[int, Phrase]) -> None:
    """Add the phrase after "of" or "for" to a description, with what it owns: "of Jordan's army"."""
    while (owned := starts.get(other.beyond + 1)) is not None and owned.owner is other:
        other = owned
    phrase.member_of = other
    phrase.complement = parse.words[phrase.beyond : other.beyond]
    phrase.beyond = other.beyond
    if phrase.role:
        start = parse.starts[phrase.head] - len(phrase.role) + len(parse.words[phrase.head])
        phrase.role = parse.text[start : parse.ends[other.beyond - 1]]
