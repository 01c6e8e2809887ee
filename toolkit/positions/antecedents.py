"""What "the offer" is: a content that tells nearly nothing but takes up a word from before is about what was told there.

Who accepts "the proposal" accepts what somebody proposed a few lines above: the content takes over the terms of the latest
one in the article that begins with that noun, or whose cue has it ("proposed"); "such a pledge" may also be one further down
in a content. It is the simplest case of bridging by the same lemma (Vieira and Poesio 2000). Who is accused and denies
"responsibility", "the charge" or just "it" denies what the accusation tells. Limits: "the plan" for what was called an offer
is not found, nor is what is in no claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import dropwhile

from toolkit.language.frames import DEFINITE
from toolkit.positions.contents import Content
from toolkit.positions.vectors import telling
from toolkit.positions.words import phases, tales, terms, undertakings
from toolkit.records import Actor
from toolkit.timeline.wording import stem

THIN = 1.0
"""The weight of a content that stands for itself."""
LEADING = 3
"""The terms of a content among which stands the word for what it is: "the proposal of Egypt for a truce"."""
TAKING_UP = DEFINITE | {"such", "its", "their", "his", "her"}
"""The determiners of a noun that takes up what was told."""


def completed(contents: Iterable[Content]) -> Iterator[Content]:
    """The contents of one article, in the order of its text; those that take up another one have its words as well.

    >>> from toolkit.annotate import annotate_document
    >>> from toolkit.entities import resolve
    >>> from toolkit.positions.contents import contents
    >>> from toolkit.records import Document
    >>> text = "Egypt proposed a truce and the release of ten hostages. Hamas rejected the proposal."
    >>> article = annotate_document(Document("a", text))
    >>> list([*completed(contents(article, resolve([article])))][1].words)
    ['propos', 'truce', 'releas', 'ten', 'hostag']
    """
    latest: dict[str, Content] = {}
    further: dict[str, Content] = {}
    accused = _Accused()
    for content in contents:
        if accusation := accused.denied_by(content):
            yield _with_words(content, accusation)
        elif _weight(content) >= THIN:
            yield content
            latest |= dict.fromkeys(_nouns() & {*[*content.words][:LEADING], *content.cue}, content)
            further |= {noun: _from(noun, content) for noun in [*content.words][LEADING:-1] if noun in _nouns()}
        else:
            words = frozenset(content.all_words(content.claim.spans))
            nouns = sorted(_nouns() & {stem(word) for word in words}) if words & TAKING_UP else []
            told = further | latest if "such" in words else latest
            taken_up = (told[noun] for noun in nouns if noun in told)
            other = next((one for one in taken_up if one.claim.spans != content.claim.spans), None)
            yield _with_words(content, other) if other else content
        accused.note(content)


def _from(noun: str, content: Content) -> Content:
    """A content from one of its terms on: what "a pledge to send no more arms" further down in it tells."""
    return content._replace(words={term: content.words[term] for term in dropwhile(lambda term: term != noun, content.words)})


class _Accused:
    """The latest accusation of an article against each actor, and against each state."""

    def __init__(self) -> None:
        self._actors: dict[str, Actor] = {}
        self._by: dict[str, Content] = {}
        self._last: Content | None = None

    def note(self, content: Content) -> None:
        """Keep what an accusation tells."""
        self._last = content
        if content.claim.kind == "accuse" and not content.claim.negated:
            target = self._actor(content, content.claim.target)
            self._by |= dict.fromkeys(_sides(target), content)

    def denied_by(self, content: Content) -> Content | None:
        """The accusation that a content denies without saying what it is."""
        keys = _sides(self._actor(content, content.claim.actor), answering=True)
        accusation = next((self._by[key] for key in keys if key in self._by), None)
        at_once = bool(content.words) or accusation is self._last
        return accusation if at_once and _denies_it(content) else None

    def _actor(self, content: Content, id: str | None) -> Actor | None:
        if not self._actors:
            self._actors = {actor.actor: actor for actor in content.article.actors}
        return self._actors.get(id or "")


def _sides(actor: Actor | None, answering: bool = False) -> list[str]:
    """An actor, and the state for which it acts; a person does so only where it answers."""
    if actor is None:
        return []
    if actor.type == "person" and not answering:
        return [actor.actor]
    official = actor.country and actor.code in (actor.country, f"{actor.country}GOV", f"{actor.country}MIL")
    return [actor.actor, f"state {actor.country}"] if official else [actor.actor]


def _denies_it(content: Content) -> bool:
    """Whether a content denies "it", responsibility or a charge, and little else: "responsibility for the deaths"."""
    if content.claim.negated or content.side not in ("denies", "against"):
        return False
    if not content.words:
        return content.claim.rule == "denied"
    (first, word), *others = content.words.items()
    if word.removesuffix("s") not in tales() and not (content.side == "denies" and first in phases("blame")):
        return False
    taken_up = not others or not TAKING_UP.isdisjoint(content.all_words(content.claim.spans))
    return taken_up and _weight(content._replace(words=dict(others))) < THIN


def _weight(content: Content) -> float:
    return sum(telling(content.words, content.names).values())


def _with_words(content: Content, earlier: Content) -> Content:
    return content._replace(words={**content.words, **earlier.words}, names=content.names | earlier.names)


@cache
def _nouns() -> frozenset[str]:
    """The stems of the nouns for what is put on the table, or promised."""
    return frozenset(map(stem, terms() | undertakings()))
