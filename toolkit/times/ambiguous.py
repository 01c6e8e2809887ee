"""Words that are not always of time ("may", "2000", "fall"): what the parse says of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from toolkit.language import Parse
from toolkit.lexicons import lexicon

_JOINS = frozenset("-−‐‑–—")
_TALLYING = frozenset({"some", "all", "nearly", "almost"})
"""Words before a number of things, and never before a year."""
_COUNTING = _TALLYING | {"these", "those", "about", "around", "over"}
"""Words before a number of things."""
_HAPPENING = ("dated", "striking", "announced")
"""The classes of things that are told with their year: "2014 elections"."""
_EDGES = frozenset({"early", "late", "mid", "last", "past", "next", "this", "pre", "post"})
"""Words that stand before a month or a year and make no name of it."""


@cache
def contexts() -> dict[str, str]:
    """The lemmas of `lexicons/time_contexts.csv` with their classes."""
    return {row["lemma"]: row["class"] for row in lexicon("time_contexts")}


@cache
def abbreviations() -> frozenset[str]:
    """The short names of months and weekdays, behind which a full stop ends no sentence."""
    rows = (row for row in lexicon("time_words") if row["class"] in ("month", "dayabbr"))
    return frozenset(row["word"] for row in rows if row["needs"] in ("capital", "dated"))


@cache
def weekdays() -> dict[str, int]:
    """The days of the week with their numbers, Monday first.

    >>> weekdays()["tuesday"]
    2
    """
    return {row["word"]: int(row["value"]) for row in lexicon("time_words") if row["class"] == "weekday"}


def _before(parse: Parse, token: int) -> str:
    return parse.lower[token - 1] if token else ""


def _rate(parse: Parse, token: int, start: int) -> bool:
    """Between a number of things and a unit: "60 hours a week"."""
    unit = parse.heads[token]
    after = parse.lower[unit + 1] if unit + 1 < len(parse) else ""
    return (
        unit == token + 1
        and token > 0
        and parse.relations[unit].split(":")[-1] in ("unmarked", "npmod", "tmod")
        and (parse.xpos[token - 1].startswith("NN") or parse.xpos[token - 1] in ("CD", "$"))
        and after not in ("ago", "earlier", "later", "before", "after", "and", "or", "from")
    )


def _thing(parse: Parse, token: int, start: int) -> bool:
    """Said of a thing, as "old": ages in years are mostly those of people, in shorter units mostly not."""
    noun = parse.heads[token]
    if noun <= token or parse.xpos[noun].startswith("NNP"):
        return False
    kind = contexts().get(parse.lemmas[noun])
    return kind == "lasting" if parse.lower[token - 2] in ("year", "years") else kind != "person"


def _lasts(parse: Parse, token: int) -> bool:
    """Whether "last" is a verb by the words around, whatever its tag: "was to last 30 days", not "close to last week's"."""
    return _before(parse, token) == "to" and parse.xpos[token + 1 : token + 2] == ("CD",)


def _military(parse: Parse, token: int) -> bool:
    """Whether a number is a time of day in four digits: "at 0530 hours", not "1500 hours of tapes"."""
    number = parse.lower[token] if token >= 0 else ""
    timed = len(number) == 4 and number.isdecimal() and number < "2400" and number[2] < "6"
    return timed and (
        number[0] == "0" or _before(parse, token) in ("at", "by", "until", "till", "from", "to", "around", "about")
    )


NEEDS: dict[str, Callable[[Parse, int, int], bool]] = {
    "capital": lambda parse, token, start: parse.text[start].isupper(),
    # "May", not "may"; the tag is that of the whole token, and "mid-March" is a date anyhow
    "proper": lambda parse, token, start: (
        parse.text[start].isupper()
        and (start > parse.starts[token] or (parse.xpos[token].startswith("NNP") and not _names_person(parse, token)))
    ),
    # not the "Today" of "USA Today"
    "common": lambda parse, token, start: (
        not (parse.text[start].isupper() and token > 0 and parse.xpos[token - 1].startswith("NNP"))
    ),
    # "Mar. 3", not "Mar Elias"
    "dated": lambda parse, token, start: (
        parse.text[start].isupper()
        and (
            start > parse.starts[token]
            or parse.words[token].endswith(".")
            or any(word[0].isdecimal() or word == "." for word in parse.words[max(0, token - 1) : token + 2])
        )
    ),
    "noun": lambda parse, token, start: parse.xpos[token].startswith("NN"),
    # "a minute", not "a minute fraction"
    "measure": lambda parse, token, start: (
        parse.xpos[token].startswith("NN") and not (_before(parse, token) == "a" and parse.relations[token] == "compound")
    ),
    "preposition": lambda parse, token, start: parse.relations[token] == "case",  # "past November", not "past years"
    "noverb": lambda parse, token, start: not (parse.xpos[token].startswith("VB") or _lasts(parse, token)),
    "adverb": lambda parse, token, start: parse.xpos[token].startswith("RB"),
    "modifier": lambda parse, token, start: not parse.xpos[token].startswith("NN"),  # "daily", not "the party's daily"
    # "over an hour", not "spread over a decade"
    "quantity": lambda parse, token, start: not parse.relations[token].startswith(("case", "compound")),
    "plain": lambda parse, token, start: _before(parse, token) not in ("as", "how", "so", "too"),  # not "as many months"
    # "the week before last", not "the day before last Monday's vote"
    "alone": lambda parse, token, start: parse.relations[token + 1] in ("obl", "nmod", "obl:unmarked", "advmod"),
    "article": lambda parse, token, start: _before(parse, token) in ("the", "this"),  # not "following Monday's talks"
    "digit": lambda parse, token, start: parse.text[max(0, start - 1) : start] == "0",  # 1980's
    "military": lambda parse, token, start: _military(parse, token - 1),
    "number": lambda parse, token, start: token + 1 < len(parse) and parse.lower[token + 1][0].isdecimal(),  # c. 500 BC
    "abbreviated": lambda parse, token, start: token > 0 and parse.lower[token - 1] in abbreviations(),  # "Sept. 11"
    "between": lambda parse, token, start: len(parse.text[max(0, start - 1) : start + 2].strip()) == 3,  # 30-day
    "rate": _rate,
    "thing": _thing,
}
"""What the column `needs` of the lexicon may ask for: each takes a parse, a token and the character where the word begins."""


def names_group(parse: Parse, token: int) -> bool:
    """Whether a date names a group and tells no time: "the March 14 coalition"."""
    head = parse.heads[token]
    return describes(parse, token) and head > token and contexts().get(parse.lemmas[head]) == "group"


def describes(parse: Parse, token: int) -> bool:
    """Whether a word stands within the phrase of the noun above it: "the March 14 coalition", "the attacks of Sept. 11"."""
    return parse.relations[token].split(":")[0] in ("compound", "nmod", "nummod", "amod")


def measures(parse: Parse, token: int) -> bool:
    """Whether a number stands before what is always counted: "the 1500 metres", "all 2000 troops"."""
    head = parse.heads[token]
    return parse.relations[token] == "nummod" and head > token and contexts().get(parse.lemmas[head]) == "counted"


def counts(parse: Parse, token: int) -> bool:
    """Whether a number that could be a year is none: "2000 troops", "Resolution 1701", "T-1990", "at 1600 K Street"."""
    earlier, before = ("", "", *parse.lower[max(0, token - 2) : token])[-2:]
    if before in _JOINS and parse.starts[token] == parse.ends[token - 1]:
        return earlier not in _EDGES and not (earlier.isdecimal() and len(earlier) == 4)
    head = parse.heads[token]
    counted = parse.relations[token] == "nummod" and head > token and parse.xpos[head] in ("NNS", "NNPS")
    if counted and contexts().get(parse.lemmas[head]) in _HAPPENING and not parse.children(token) and before not in _COUNTING:
        return False  # "2014 elections"
    if counted or before in ("at", "than", *_TALLYING) or _stands_for_things(parse, token):
        return True
    following = parse.lower[token + 1 : token + 3]
    span = len(following) == 2 and following[0] in _JOINS and following[1].isdecimal() and len(following[1]) in (2, 4)
    return token > 0 and parse.xpos[token - 1].startswith("NN") and not span


def _stands_for_things(parse: Parse, token: int) -> bool:
    """Whether a number is an object or a plural subject: "killed 2000", "1900 were freed", not "covers 2025 to 2028"."""
    relation, after = parse.relations[token], parse.lower[token + 1] if token + 1 < len(parse) else ""
    if relation == "obj":
        return after not in ("to", "through")
    return relation.startswith("nsubj") and after in ("were", "are", "have")


@cache
def _people() -> frozenset[str]:
    return frozenset(row["noun"] for row in lexicon("actor_nouns") if row["type"] == "person")


def _names_person(parse: Parse, token: int) -> bool:
    """Whether a word is a name, with no number after it: within one, "the Long March", or below people, "critics of May"."""
    if token == 0 or (token + 1 < len(parse) and parse.lower[token + 1][0].isdecimal()):
        return False
    followed = parse.relations[token] == "nmod" and _before(parse, token) == "of"
    if followed and parse.lemmas[parse.heads[token]] in _people():
        return True
    before = parse.words[token - 1]
    return before[0].isupper() and before.lower() not in _EDGES and parse.xpos[token - 1].startswith(("NNP", "JJ"))
