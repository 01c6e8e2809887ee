"""Phrases → clusters in one pass over the text: what follows a phrase is read first, then each is assigned."""

from __future__ import annotations

from toolkit.actors.merging import Cluster, Merger
from toolkit.actors.phrases import Phrase
from toolkit.language import Parse
from toolkit.language.frames import SUBJECTS

PLACES = frozenset({"in", "at", "to", "near", "from", "of", "outside", "around", "through", "into", "inside", "across", "towards",
                    "toward", "over", "via", "above", "throughout", "within", "for"})  # fmt: skip
"""Prepositions after which a capital is a place."""


def link(parse: Parse, phrases: list[Phrase]) -> list[Cluster]:
    """Cluster the phrases of an article; the clusters come in order of their first mention."""
    starts = {phrase.first: phrase for phrase in phrases}
    spread = [phrase for phrase in phrases if not (phrase.place and not _acts(parse, phrase))]
    for phrase in spread:
        _complement(parse, phrase, starts)
    merger = Merger(spread)
    of: dict[Phrase, Cluster] = {}
    for phrase in spread:
        if phrase.form == "pronoun":
            continue
        named = _apposition(parse, phrase, starts)
        if named is not None and named in of:
            merger.join(phrase, of[named])
            of[phrase] = of[named]
        else:
            of[phrase] = merger.assign(phrase)
    found = [cluster for cluster in merger.clusters if cluster.phrases]
    return sorted(found, key=lambda cluster: cluster.phrases[0].first)


def _acts(parse: Parse, phrase: Phrase) -> bool:
    """Whether a place stands for its government: it acts, owns, or is acted on; not where something happens."""
    relation = parse.relations[phrase.head].split(":")[0]
    if phrase.beyond < len(parse) and parse.words[phrase.beyond] in ("(", "_", "--", "—"):
        return False
    if relation == "conj":
        head = parse.heads[phrase.head]
        relation = parse.relations[head].split(":")[0]
    if relation in SUBJECTS or relation in ("obj", "iobj"):
        return True
    if relation in ("obl", "nmod"):
        before = parse.lower[phrase.first - 1] if phrase.first else ""
        return before not in PLACES and parse.xpos[phrase.first - 1] in ("IN", "TO") if phrase.first else False
    return False


def _complement(parse: Parse, phrase: Phrase, starts: dict[int, Phrase]) -> None:
    """Read "of Jordan", "for the Foreign Ministry" after a phrase: whom its actor acts for."""
    if phrase.beyond >= len(parse) or parse.lower[phrase.beyond] not in ("of", "for"):
        return
    other = starts.get(phrase.beyond + 1)
    if other is None or other.form == "pronoun":
        return
    phrase.country = phrase.country or other.country
    if phrase.form == "nominal" and phrase.noun is not None and not phrase.noun.type.startswith("state"):
        phrase.beyond = other.beyond
        phrase.words = (*phrase.words, *parse.words[other.first - 1 : other.beyond])
        if phrase.role:
            phrase.role = parse.text[parse.starts[phrase.head] : parse.ends[other.beyond - 1]]


def _apposition(parse: Parse, phrase: Phrase, starts: dict[int, Phrase]) -> Phrase | None:
    """The phrase before a comma that this one describes: "Maria Cardona, a spokeswoman"."""
    if phrase.form != "nominal" or phrase.first < 2 or parse.words[phrase.first - 1] != ",":
        return None
    if parse.relations[phrase.head] != "appos":
        return None
    head = parse.heads[phrase.head]
    return next((starts[i] for i in range(head, max(head - 6, -1), -1) if i in starts and starts[i].beyond > head), None)
