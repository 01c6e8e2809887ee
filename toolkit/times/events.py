"""The events of a text that a time dates, and those that another time counts from: "the day after the vote"."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.language import Parse
from toolkit.times.ambiguous import describes

_TAKING_PART = ("nsubj", "nsubj:pass", "obj")


def dated_events(parse: Parse, token: int) -> Iterator[str]:
    """The names of what a time tells the date of: the noun that it stands beside, or its verb with subject and object.

    >>> from toolkit.language import parse
    >>> [*dated_events(parse("Rebels bombed the bridge on Monday."), 5)]
    ['bomb', 'bridge', 'rebel']
    """
    above = parse.heads[token]
    if above >= 0 and (describes(parse, token) or parse.upos[above] != "VERB"):
        yield name_of(parse, above)
        return
    predicate = token if above < 0 else above
    nouns = {name_of(parse, noun) for noun in parse.children(predicate, *_TAKING_PART) if parse.xpos[noun] in ("NN", "NNS")}
    yield from sorted(nouns | ({name_of(parse, above)} if above >= 0 else set()))


def counted_from(parse: Parse, preposition: int) -> int | None:
    """The word that a preposition stands before: the noun of "before the vote", the verb of "after he was shot"."""
    governed = parse.heads[preposition]
    stands = parse.relations[preposition] in ("case", "mark") and governed > preposition
    return governed if stands and parse.xpos[governed] not in ("DT", "PRP") else None


def name_of(parse: Parse, token: int) -> str:
    """What an event goes by, as a verb and as a noun: "bomb" for "bombed" and "the bombing"."""
    return parse.lemmas[token].removesuffix("ing")
