"""What a claim is about: the telling words and names of its content, without those that say whose it is, how, when, and on
what condition.

The words of the cue carry the kind of the claim, and the names of its actor and its source say whose it is: both would make
claims alike that are about different things. Names of actors count as their entities, so that Kyiv and Ukraine are one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache, reduce
from itertools import chain
from typing import NamedTuple

from toolkit.actors.gazetteer import entry_of
from toolkit.entities import Entities
from toolkit.language.rarity import rarity
from toolkit.lexicons import lexicon
from toolkit.positions.sides import Side, side
from toolkit.positions.words import asking
from toolkit.records import KINDS, Article, Claim, Kind, Operator, Span, hull, slug
from toolkit.timeline import Event, events
from toolkit.timeline.wording import LONGEST, PASSAGE, Wording, first_synonym, merged, outside, stem, wording, words_of

POSITIONS: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind not in ("action", "state"))
"""The kinds of claim that take a position; deeds and statements are accounts of something."""
ASKED = 80
"""The characters before a question in which its verb stands: "asked the minister whether"."""
LEAD = len("no longer ")
"""The characters before the words of a claim in which it stands that something is over."""
OVER: Mapping[Kind, Side] = {"demand": "against", "reject": "for", "threaten": "open"}
"""The sides of those who demand, refuse or threaten something no longer; of others it is that of the negated claim."""
RARE = 0.5
"""How rare a word is that stands for its synonyms: common ones, "take" and "hold", have too many senses."""
CLAUSES: frozenset[Operator] = frozenset({"if", "only_if", "unless", "until", "as_long_as", "provided", "after"})
"""The conditions that are clauses of their own: "no release until the strikes end" is about the release."""


class Content(NamedTuple):
    """A claim with what it is about.

    `holder`, `teller` and `whom` are the entities whose claim it is, who is cited for it and whom it is directed at; `words`
    has each term, the stem of a word or that of a name, with the word as it stands; `names` are the terms that are names.
    `first` and `last` are the ISO days between which it was said or done, as far as they are known.
    """

    article: Article
    claim: Claim
    holder: str | None
    teller: str | None
    words: Wording
    names: frozenset[str]
    first: str | None
    last: str | None
    whom: str | None = None

    @property
    def id(self) -> str:
        """The article and the id of the claim: "talks#c1"."""
        return f"{self.article.id}#{self.claim.id}"

    @property
    def party(self) -> str | None:
        """Whose account the claim is: of whoever is cited, or else acts; none of what the reporter tells of nobody."""
        return self.teller or self.holder

    @property
    def cue(self) -> frozenset[str]:
        """The stems of the words that carry the kind of the claim."""
        return frozenset(map(stem, self.all_words(self.claim.cue)))

    @property
    def side(self) -> Side:
        """The side that the claim takes of what it is about; who refuses to speak of it takes none."""
        if (over := OVER.get(self.claim.kind)) and self.is_over:
            return over
        return "open" if self.is_silence else side(self.claim)

    @property
    def is_over(self) -> bool:
        """Whether what was held before is held no more: "no longer insists"."""
        start, end = hull(self.claim.cue)
        return "no longer" in self.article.text[max(start - LEAD, 0) : min(end, start + PASSAGE)].lower()

    @property
    def gives_up(self) -> bool:
        """Whether the claim drops what was demanded."""
        dropped = self.claim.kind == "concede" and not self.claim.negated and self.side == "against"
        return dropped or (self.claim.kind == "demand" and self.is_over)

    @property
    def is_silence(self) -> bool:
        """Whether the claim says that something is not said or known: "did not say whether …", "declined to comment on …".

        Who asks a question has said something.
        """
        if self.claim.kind != "reject":
            return self.claim.certainty == "unknown" and not self._is_question
        end = hull(self.claim.cue)[1]
        refused = words_of(self.article.text[end : end + LONGEST])[:2]
        return len(refused) == 2 and refused[0] == "to" and stem(refused[1]) in _sayings()

    @property
    def _is_question(self) -> bool:
        """Whether the claim is asked, "whether …" or with a question mark."""
        start, end = hull(self.claim.spans)
        text = self.article.text
        verbs = chain(self.cue, map(stem, words_of(text[max(start - ASKED, 0) : start])))
        return not asking().isdisjoint(verbs) or "?" in text[start : min(end, start + PASSAGE)]

    def all_words(self, spans: Iterable[Span]) -> Iterator[str]:
        """The words at spans of the article, function words and all."""
        text = self.article.text
        return chain.from_iterable(words_of(text[start : min(end, start + PASSAGE)]) for start, end in spans)

    @property
    def is_answer(self) -> bool:
        """Whether the claim takes a position or is a denial: what others say is held against it."""
        return self.is_position or self.claim.rule == "denied"

    @property
    def is_position(self) -> bool:
        """Whether the claim takes a position."""
        return self.claim.kind in POSITIONS

    @property
    def order(self) -> tuple[str, str, str, Span, str]:
        """The place among all contents: by the day, then by the article and its text."""
        start = self.claim.spans[0] if self.claim.spans else (0, 0)
        return (self.last or "9999", self.first or "", self.article.id, start, self.claim.id)


def contents(article: Article, entities: Entities) -> Iterator[Content]:
    """What the positions and the cited statements of an article are about; deeds that the reporter tells are no account.

    >>> from toolkit.annotate import annotate_document
    >>> from toolkit.entities import resolve
    >>> from toolkit.records import Document
    >>> article = annotate_document(Document("a", "Hungary rejected Ukraine's peace plan on Monday.", "2025-03-19"))
    >>> [content] = contents(article, resolve([article]))
    >>> content.words, content.holder, content.first
    ({'peac': 'peace', 'plan': 'plan', 'ukraine': 'Ukraine'}, 'hungary', '2025-03-17')
    """
    return (content for content in Subjects(article, entities).contents() if content.is_position or content.claim.source)


class Subjects:
    """What the claims of an article, deeds and all, and other stretches of its text are about: it knows where the article
    names its actors, and anyone and anything else.
    """

    def __init__(self, article: Article, entities: Entities) -> None:
        self.article, self.entities = article, entities
        self.own = {actor.actor: merged((m.start, m.end) for m in actor.mentions) for actor in article.actors}
        called = sorted(_named(article))
        self.called = [(start, end) for start, end, *_ in called]
        self.whom = [(actor, name_term(name, person), name) for _, _, actor, name, person in called]
        self.taken = merged([*((time.start, time.end) for time in article.times), *self.called])
        self.tied: defaultdict[str | None, list[Span]] = defaultdict(list)
        for condition in article.conditions:
            if condition.operator in CLAUSES:
                self.tied[condition.claim] += condition.condition

    def contents(self) -> Iterator[Content]:
        """What each claim is about, in their order."""
        return (self._content(claim, event) for claim, event in zip(self.article.claims, events(self.article), strict=False))

    def _content(self, claim: Claim, event: Event) -> Content:
        """What a claim is about."""
        article, of = self.article, self.entities.of
        spans = [*outside(claim.spans, merged(self.tied[claim.id]))]
        words, names = self.about(spans, (claim.actor, claim.source), () if _is_told(claim) else claim.cue)
        return Content(
            article, claim, of(article.id, claim.actor), of(article.id, claim.source), words, names,
            *_said(event, article.document.date), of(article.id, claim.target),
        )  # fmt: skip

    def about(
        self, spans: Iterable[Span], actors: Iterable[str | None], left_out: Iterable[Span] = ()
    ) -> tuple[Wording, frozenset[str]]:
        """The terms at spans, and those of them that are names; without the words and the names of actors whose it is."""
        spans, whose = [*spans], [*actors]
        own = [merged(left_out), *(self.own.get(id or "", []) for id in whose)]
        words = wording(self.article, reduce(outside, own, outside(spans, self.taken)))
        named = [self.whom[k] for k in _within(self.called, spans)]
        names = {term: name for actor, term, name in named if not actor or actor not in whose}
        return {**words, **names}, frozenset(names)


def alike(content: Content) -> Content:
    """A content with its words under the first of their synonyms, where these are rare enough to have one sense."""
    rare = {term for term, word in content.words.items() if term not in content.names and rarity(word) >= RARE}
    return content._replace(words={first_synonym(t) if t in rare else t: word for t, word in content.words.items()})


def _named(article: Article) -> Iterator[tuple[int, int, str, str, bool]]:
    """Each place with a name: whose it is, if an actor's, the name in full, and whether it is a person's.

    Peoples and other names that the lexicons do not know as a state's are words like others: "the Muslim minority".
    """
    known = [actor for actor in article.actors if "#" not in actor.actor]
    for actor in known:
        for mention in actor.mentions:
            if mention.form != "pronoun":
                yield mention.start, mention.end, actor.actor, actor.name, actor.type == "person"
    taken = merged((mention.start, mention.end) for actor in known for mention in actor.mentions)
    for found in article.names:
        span, name = (found.start, found.end), article.text[found.start : found.end]
        if [*outside([span], taken)] == [span] and (found.type in ("PER", "ORG", "LOC") or _lexical(name)):
            yield *span, "", name, found.type == "PER"


@lru_cache(maxsize=50_000)
def name_term(name: str, person: bool) -> str:
    """The term that a name counts as: the surname of a person, the state of a capital or a people, else the name.

    >>> name_term("Vladimir Putin", True), name_term("Kyiv", False), name_term("Cuban", False), name_term("Black Sea", False)
    ('putin', 'ukraine', 'cuba', 'black-sea')
    """
    words = words_of(name)
    return stem(words[-1]) if person and words else slug(_lexical(name) or name)


def _lexical(name: str) -> str | None:
    """The name that the lexicons have for a whole name."""
    entry = entry_of(name)
    return entry.name if entry else None


def _is_told(claim: Claim) -> bool:
    """Whether a claim is a deed that somebody is cited for: its verb is what others deny."""
    return claim.kind == "action" and claim.source is not None


@cache
def _sayings() -> frozenset[str]:
    """The stems of the verbs that only tell something."""
    rows = (row for row in lexicon("claim_cues") if (row["pos"], row["kind"], row["frame"]) == ("verb", "state", ""))
    return frozenset(stem(verb) for row in rows for verb in row["lemmas"].split())


def _said(event: Event, published: str | None) -> tuple[str | None, str | None]:
    """The days between which something was said: what is still to come then was announced when the article appeared."""
    last = min((day for day in (event.last, published) if day), default=None)
    return (event.first if event.first and last and event.first <= last else last), last


def _within(places: list[Span], spans: Iterable[Span]) -> Iterator[int]:
    """The numbers of the places, which stand in the order of the text, that begin within spans."""
    for start, end in ((start, min(end, start + PASSAGE)) for start, end in spans):
        yield from range(bisect_left(places, (start, 0)), bisect_left(places, (end, 0)))
