"""What an event is told with: the content words of its passage, and how near two passages are in their words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from math import sqrt

from nltk.stem.porter import PorterStemmer

from toolkit.lexicons import lexicon
from toolkit.records import Article, Span
from toolkit.times.words import values

WORD = re.compile(r"[^\W_]+")
ISE, OUR = re.compile(r"(?<=[a-z]{3})is(e[ds]?|ing|ations?)$"), re.compile(r"(?<=[a-z]{3})our(s|ed|ing|hood)?$")
"""British endings, with what stands behind the letters that are spelt otherwise in American."""
LONGEST = 40
"""Characters; what is longer is no word, and is left out."""
PASSAGE = 500
"""Characters of a passage that are looked at, so that text without a full stop is not read for every event."""

Wording = Mapping[str, str]
"""The stem of each content word → the word as it stands in the text, in lower case, in the order of the text."""


def wording(article: Article, spans: Iterable[Span], left_out: frozenset[str] = frozenset()) -> Wording:
    """The content words at spans of an article: without function words, single letters, and those that are `left_out`.

    Stems are Porter's (1980), of lower-case words; numbers are words.

    >>> from toolkit.records import Document
    >>> wording(Article(Document("a", "Kyiv has accepted the 30-day truces.")), [(0, 36)], frozenset({"kyiv"}))
    {'accept': 'accepted', '30': '30', 'day': 'day', 'truce': 'truces'}
    """
    dropped = function_words()
    found: dict[str, str] = {}
    for start, end in spans:
        for word in words_of(article.text[start:end]):
            if word not in dropped and word not in left_out and (len(word) > 1 or word.isdecimal()):
                found.setdefault(stem(word), word)
    return found


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, numbers without their commas.

    >>> words_of("Kyiv's 5,000 men")
    ['kyiv', 's', '5000', 'men']
    """
    return [word for word in WORD.findall(re.sub(r"(?<=\d),(?=\d)", "", text.lower())) if len(word) <= LONGEST]


def outside(spans: Iterable[Span], taken: list[Span]) -> Iterator[Span]:
    """The parts of `spans` outside those that are `taken`; these stand in the order of the text, and none in another.

    Of each span the first `PASSAGE` characters are looked at.

    >>> list(outside([(0, 20)], [(3, 7)]))
    [(0, 3), (7, 20)]
    """
    for start, end in ((start, min(end, start + PASSAGE)) for start, end in spans):
        for low, high in taken[bisect_right(taken, start, key=lambda span: span[1]) : bisect_left(taken, (end, end))]:
            yield start, max(start, low)
            start = high
        yield start, max(start, end)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in the order of the text, those that overlap as one.

    >>> merged([(5, 9), (0, 3), (2, 4)])
    [(0, 4), (5, 9)]
    """
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def alike(words: Wording) -> dict[str, str]:
    """The words under the stem of the first of their synonyms, numbers under their digits.

    >>> alike({"truce": "truce", "two": "two", "plan": "plan"})
    {'ceasefir': 'truce', '2': 'two', 'plan': 'plan'}
    """
    return {first_synonym(stem): word for stem, word in words.items()}


def first_synonym(stem: str) -> str:
    """The stem of the first of its synonyms, of a number its digits; else itself.

    >>> first_synonym(stem("armistice")), first_synonym(stem("port"))
    ('ceasefir', 'port')
    """
    return _synonyms().get(stem, stem)


def likeness(one: Wording, other: Wording) -> float:
    """The share of words that two passages have in common, from 0 to 1: Ochiai's coefficient (1957), a cosine of sets.

    >>> likeness({"accept": "accepted", "truce": "truce"}, {"accept": "accepts", "truce": "truces"})
    1.0
    """
    shared = len(one.keys() & other.keys())
    return shared / sqrt(len(one) * len(other)) if shared else 0.0


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a lower-case word; of an irregular form and of the noun for an act that of the verb, of the adjective and
    the people of a state that of its name; a British spelling has that of the American one.

    >>> stem("truces"), stem("israeli"), stem("withdrew"), stem("seizure"), stem("recognised")
    ('truce', 'israel', 'withdraw', 'seiz', 'recogn')
    """
    form = _states().get(word) or _verbs().get(word) or _american(word)
    found = str(_stemmer().stem(form))
    return _acts().get(found, found)


def _american(word: str) -> str:
    """A word with -ize and -or for -ise and -our, whatever it is: what is spelt so everywhere is so here as well."""
    return OUR.sub(r"or\1", ISE.sub(r"iz\1", word))


@cache
def _states() -> dict[str, str]:
    """The adjectives of states and the words for their people, each with the name of the state, where these are one word."""
    rows = [row for row in lexicon("states") if row["name"].isalpha()]
    words = (
        (row["name"].lower(), word) for row in rows for word in f"{row['adjectives']};{row['people']}".lower().split(";")
    )
    return {form: name for name, word in words if word.isalpha() for form in (word, f"{word}s")}


@cache
def _verbs() -> dict[str, str]:
    """The irregular forms of verbs, each with the base form."""
    return {row["form"]: row["lemma"] for row in lexicon("lemmas") if row["class"] == "VB"}


@cache
def _acts() -> dict[str, str]:
    """The stem of the noun for an act → that of its verb, where they differ."""
    return {_stemmer().stem(row["noun"]): _stemmer().stem(row["verb"]) for row in lexicon("nominals")}


@cache
def _synonyms() -> dict[str, str]:
    """The stem of a word → that under which it is compared."""
    groups = [row["words"].split() for row in lexicon("synonyms")]
    numbers = {stem(word): value for word, value in values("numword").items()}
    return {stem(word): stem(group[0]) for group in groups for word in group} | numbers


@cache
def _stemmer() -> PorterStemmer:
    return PorterStemmer()


@cache
def function_words() -> frozenset[str]:
    """The words that tell nothing of what an event is about."""
    return frozenset(word for row in lexicon("function_words") for word in row["words"].split())
