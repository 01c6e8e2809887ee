"""What the toolkit finds: frozen records with half-open character offsets into the text exactly as it was given.

Every record names, in `rule`, the rule or the model head that made it. The fields are the columns of the tables and the
keys of the JSON-lines export; the README's data dictionary says what each of them means.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from importlib import import_module
from reprlib import repr as short
from typing import Any, Literal

from toolkit.errors import ParameterError

Span = tuple[int, int]
"""Half-open character offsets `[start, end)`."""

NameType = Literal["PER", "ORG", "LOC", "NORP", "MISC"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
ActorType = Literal["person", "state", "government", "organisation", "armed_group", "group"]
Form = Literal["name", "nominal", "pronoun"]
Quote = Literal["direct", "mixed", "indirect", "none"]
Kind = Literal[
    "threaten", "reject", "demand", "concede", "accept", "propose", "pledge", "accuse", "support", "action", "state"
]
Certainty = Literal["certain", "probable", "possible", "unknown"]
ClaimTime = Literal["past", "present", "future", "hypothetical"]
Operator = Literal[
    "if", "only_if", "unless", "until", "as_long_as", "provided", "requires", "exchange",
    "before", "after", "or_else", "subject_to", "limit", "unconditional",
]  # fmt: skip
Function = Literal["offer", "withhold", "threat", "exchange", "demand", "contingency"]

KINDS: tuple[Kind, ...] = (
    "threaten", "reject", "demand", "concede", "accept", "propose", "pledge", "accuse", "support", "action", "state",
)  # fmt: skip
"""The kinds of claim, in their order of precedence: where two fit, the earlier wins."""


def hull(*roles: tuple[Span, ...]) -> Span:
    """From the first character of any of the spans to the last; (0, 0) where there is none.

    >>> hull(((12, 30), (45, 60)), ((3, 5),))
    (3, 60)
    """
    spans = [span for role in roles for span in role]
    return min((start for start, _ in spans), default=0), max((end for _, end in spans), default=0)


def slug(words: str) -> str:
    """Turn a name into an id: lower case, no leading article, anything but letters, digits and dots as one hyphen.

    >>> slug("The White House"), slug("a senior U.S. official")
    ('white-house', 'senior-u.s.-official')
    """
    plain = unicodedata.normalize("NFC", words).lower()
    plain = re.sub(r"^(?:the|an?)\s+", "", plain.strip())
    return re.sub(r"[^\w.]+", "-", plain).strip("-.") or "unnamed"


def is_day(written: object) -> bool:
    """Whether something is a calendar day written YYYY-MM-DD.

    >>> is_day("2024-02-29"), is_day("2025-02-29"), is_day("20250318"), is_day("yesterday")
    (True, False, False, False)
    """
    try:
        return isinstance(written, str) and date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Document:
    """An article as it was given. `date` is its ISO date or None; `body_start` is where the text begins after a header.

    Raises `ParameterError` for a date that is no calendar day written YYYY-MM-DD: it would leave all else undated.

    >>> Document("talks", "Kyiv agreed on Monday.", date="2025-03-19", source="Wire").date
    '2025-03-19'
    >>> Document("talks", "Kyiv agreed on Monday.", date="19 March")
    Traceback (most recent call last):
        ...
    toolkit.errors.ParameterError: the date '19 March' of the document 'talks' is no calendar day written YYYY-MM-DD; ...
    """

    id: str
    text: str
    date: str | None = None
    title: str | None = None
    source: str | None = None
    body_start: int = 0

    def __post_init__(self) -> None:
        if self.date is not None and not is_day(self.date):
            raise ParameterError(
                f"the date {short(self.date)} of the document {short(self.id)} is no calendar day written YYYY-MM-DD; "
                "an article without a known date has None"
            )


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name of any kind, bystanders and places included."""

    start: int
    end: int
    type: NameType
    rule: str


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression as TIMEX3: `value` is TimeML's ISO 8601; `first` and `last` are ISO days, where it has any."""

    id: str
    start: int
    end: int
    text: str
    type: TimexType
    value: str
    mod: str | None
    first: str | None
    last: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in the text that refers to an actor."""

    start: int
    end: int
    text: str
    form: Form
    rule: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, speaks or is addressed in one article; `actor` is its id there, `code` its CAMEO code."""

    actor: str
    name: str
    type: ActorType
    country: str | None
    code: str | None
    role: str | None
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what: the spans of source, cue and content, and the actor behind the source."""

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: str | None
    quote: Quote
    rule: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One clause that reports what an actor says, wants, promises, refuses or does."""

    id: str
    spans: tuple[Span, ...]
    cue: tuple[Span, ...]
    kind: Kind
    plover: str | None
    cameo: str | None
    actor: str | None
    source: str | None
    target: str | None
    attribution: str | None
    quote: Quote
    certainty: Certainty
    negated: bool
    time: ClaimTime
    when: str | None
    when_from: str | None
    content_times: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing tied to another: `consequent` depends on `condition`; the spans leave the cue out."""

    id: str
    claim: str | None
    cue: tuple[Span, ...]
    condition: tuple[Span, ...]
    consequent: tuple[Span, ...]
    operator: Operator
    function: Function
    holder: str | None
    party: str | None
    rule: str


def taking_part(
    attributions: Iterable[Attribution], claims: Iterable[Claim], conditions: Iterable[Condition]
) -> set[str | None]:
    """The ids of the actors to whom records refer: those who speak, act, are cited or addressed, hold or must meet."""
    part = {attribution.speaker for attribution in attributions}
    part |= {id for claim in claims for id in (claim.actor, claim.source, claim.target)}
    return part | {id for condition in conditions for id in (condition.holder, condition.party)}


def as_fields(record: Any) -> dict[str, Any]:
    """The fields of a record by name; unlike `dataclasses.asdict` it leaves their values as they are."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


@dataclass(frozen=True, slots=True)
class Article:
    """A document with everything that was found in it."""

    document: Document
    sentences: tuple[Span, ...] = ()
    names: tuple[Name, ...] = ()
    times: tuple[Time, ...] = ()
    actors: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    conditions: tuple[Condition, ...] = ()

    def _repr_html_(self) -> str:
        """What Jupyter shows; the views are a later room, which is asked only then."""
        return str(import_module("toolkit.display").article(self).html)

    @property
    def id(self) -> str:
        """The id of the document."""
        return self.document.id

    @property
    def text(self) -> str:
        """The text of the document, to which every offset refers."""
        return self.document.text

    def spans(self) -> Iterator[Span]:
        """The span of every record and of each of its roles."""
        yield from self.sentences
        yield from ((name.start, name.end) for name in self.names)
        yield from ((time.start, time.end) for time in self.times)
        yield from ((mention.start, mention.end) for actor in self.actors for mention in actor.mentions)
        for attribution in self.attributions:
            yield from (*attribution.source, *attribution.cue, *attribution.content)
        for claim in self.claims:
            yield from (*claim.spans, *claim.cue)
        for condition in self.conditions:
            yield from (*condition.cue, *condition.condition, *condition.consequent)

    def sentence_span(self, start: int, end: int) -> Span:
        """The span from the beginning of the sentence around `start` to the end of the one around `end`.

        Text outside every sentence stands for itself: the result always covers `[start, end)`.

        >>> Article(Document("a", "Kyiv agreed. Moscow did not."), ((0, 12), (13, 28))).sentence_span(13, 19)
        (13, 28)
        """
        before = bisect_right(self.sentences, start, key=lambda sentence: sentence[0]) - 1
        after = bisect_right(self.sentences, max(start, end - 1), key=lambda sentence: sentence[0]) - 1
        first = self.sentences[before] if before >= 0 else (start, end)
        last = self.sentences[after] if after >= 0 else (start, end)
        return (first[0] if first[1] > start else start), (last[1] if last[1] > end else end)


LAYERS = tuple(field.name for field in fields(Article) if field.name != "document")
"""The kinds of record that an article has, by the names of its fields."""
