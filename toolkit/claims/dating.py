"""When a claim lies (codebook, Claims): its `time` relative to the article's date, and `when`, the day or interval on which
the thing that its kind names happened or is to happen.

A deed is dated by the expression in its own clause, else by that of the clause with which it is coordinated; a statement by
the expression beside its verb of saying ("said on March 11"). One told in the simple past without any ("he said") has the
last day on which its speaker spoke or acted, and in the lead the day of the news, which is the one that the lead names, else
the article's own. Expressions inside the content that do not date it (durations, deadlines) are its `content_times`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.claims.certainty import conditional
from toolkit.claims.clauses import Position
from toolkit.claims.complements import complement_verb, infinitive
from toolkit.claims.cues import object_classes, raised
from toolkit.language import Parse, frames
from toolkit.language.parse import Range
from toolkit.records import ClaimTime, Document, Time

CLAUSAL = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "conj", "parataxis", "csubj", "xcomp", "root"})
SHARING = frozenset({"conj", "advcl"})
"""Clauses that share the date of the one above them, where they have none."""
THINGS = frozenset({"obj", "nsubj", "nsubj:pass", "nmod", "appos", "conj"})
DEADLINES = frozenset({"until", "till", "by", "before", "within"})
NEWS_DAYS = 6
"""How many days before the article's date the day of its news may lie."""
LEAD = 3
"""The sentences of an article that tell its news."""
COUNTERFACTUAL = frozenset({"would", "could", "should", "'d"})
UNREALISED = frozenset({"demand", "pledge", "threaten", "propose"})
"""Kinds whose content lies ahead unless it is told as done."""

When = tuple[str | None, str | None]
"""An ISO date or interval, and the id of the time expression that it was taken from."""


@dataclass(frozen=True, slots=True)
class Located:
    """A time expression with its tokens and the predicate whose clause it stands in."""

    time: Time
    tokens: Range
    predicate: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """The time expressions of an article, the date on which it appeared, and the day of its news."""

    parse: Parse
    located: tuple[Located, ...]
    by_predicate: Mapping[int, Sequence[Located]]
    today: str | None
    news: When

    def of_deed(self, predicates: Sequence[int]) -> When:
        """When what one of `predicates` tells happened; a coordinated clause shares the date of the first."""
        for predicate in predicates:
            found = self._beside(predicate)
            if found[0] is None and self.parse.relations[predicate] == "acl":  # "the Feb. 23 accord signed by"
                found = self._beside(self.parse.heads[predicate])
            while found[0] is None and self._shares(predicate):
                predicate = self.parse.heads[predicate]
                found = self._beside(predicate)
            if found[0] is not None:
                return found
        return (None, None)

    def _shares(self, predicate: int) -> bool:
        auxiliaries = self.parse.children(predicate, "aux")
        passive = all(self.parse.relations[a] == "aux:pass" for a in auxiliaries)
        return passive and self.parse.relations[predicate] in SHARING

    def of_statement(self, saying: int, last: When) -> When:
        """When something was said: by the expression beside the verb of saying.

        Without one, what "said" tells was said on the `last` day on which the speaker spoke or acted, or in the article's
        lead on the day of the news, on which also "says" in its first sentence is.
        """
        found, parse = self._beside(saying), self.parse
        lead, tense = parse.sentence_of[saying] < LEAD, frames.tense(parse, saying)
        participle = parse.xpos[saying] == "VBG" and not parse.children(saying, "aux")
        if found[0] is not None or frames.perfect(parse, saying):
            return found
        if tense == "past" or participle:
            return self.news if last[0] is None and lead else last
        return self.news if parse.sentence_of[saying] == 0 and parse.xpos[saying] == "VBZ" else found

    def inside(self, ranges: Sequence[Range], when_from: str | None) -> tuple[str, ...]:
        """The ids of the expressions within `ranges`, without the one that dates the claim."""
        found: list[str] = []
        for lo, hi in ranges:
            starts = (bisect_left(self.located, token, key=lambda place: place.tokens[0]) for token in (lo, hi))
            found += [p.time.id for p in self.located[slice(*starts)] if p.tokens[1] <= hi and p.time.id != when_from]
        return tuple(found)

    def _beside(self, predicate: int) -> When:
        for place in self.by_predicate.get(predicate, ()):
            if not _dates(place.time):
                continue
            openings = self._openings(place)
            limits = DEADLINES - {"by"} if frames.tense(self.parse, predicate) == "past" else DEADLINES
            if not openings & limits:
                return (interval(place.time, self.today, "since" in openings), place.time.id)
        return (None, None)

    def _openings(self, place: Located) -> set[str]:
        """The prepositions over an expression: "since" of "since the 2022 invasion"."""
        parse, (first, beyond) = self.parse, place.tokens
        heads = (beyond - 1, parse.heads[beyond - 1])
        found = {parse.lower[c] for token in heads if token >= 0 for c in parse.children(token, "case", "mark")}
        return found | {parse.lower[first], parse.lower[max(first - 1, 0)]}


def time(parse: Parse, position: Position, ranges: Sequence[Range], saying: int | None) -> ClaimTime:
    """When the content of a claim lies; `saying` is the verb with which someone is cited for it, if anyone is.

    What someone is willing, plans or is expected to do lies ahead, whatever the tense; so does what is demanded, pledged,
    threatened or proposed, unless it is told as done.
    """
    head, cue = position.head, position.cue
    if conditional(parse, head, ranges):
        return "hypothetical"
    meant = cue is not None and cue.frame == "to" and (cue.pos == "adj" or position.kind == "pledge")
    if meant and complement_verb(parse, head) is not None:
        return "future"
    if position.carrier != head and raised(parse, head):
        return "past" if frames.perfect(parse, position.carrier) else "future"
    modal = frames.modal(parse, head)
    if modal is not None and frames.perfect(parse, head):
        return "hypothetical" if modal in COUNTERFACTUAL else "past"
    tense = frames.tense(parse, head)
    if _hoped(parse, head):
        return "future"
    if tense == "past" and frames.perfect(parse, head) and _under_way(parse, head):
        return "present"
    if tense == "none" and parse.relations[head] == "advcl" and parse.heads[head] != saying:  # "after speaking": as above it
        tense = _above(parse, head)
    if modal is not None or (saying is not None and position.kind in UNREALISED and tense != "past"):
        return "future"
    if tense == "none":
        return "past" if parse.xpos[head] in ("VBN", "VBD") else "present"
    return tense


def _above(parse: Parse, predicate: int) -> frames.Tense:
    """The tense of the clause over a subordinate one, beyond infinitives."""
    above = parse.heads[predicate]
    while parse.relations[above] == "xcomp":
        above = parse.heads[above]
    return frames.tense(parse, above)


def _under_way(parse: Parse, predicate: int) -> bool:
    """Whether what began before goes on: "has been pushing"."""
    helpers = {parse.lower[a] for a in frames.auxiliaries(parse, predicate)}
    return parse.xpos[predicate] == "VBG" and not helpers.isdisjoint(("has", "have"))


def _hoped(parse: Parse, head: int) -> bool:
    """Whether the clause of `head` is what someone hopes or expects to do: "hopes to recover"."""
    below = infinitive(parse, head)
    above, done = (parse.heads[head], head) if below else (head, complement_verb(parse, head))
    if above < 0 or done is None or frames.perfect(parse, done):
        return False
    return infinitive(parse, done) and parse.lemmas[above] in object_classes()["forecasting"]


def calendar(document: Document, parse: Parse, times: Iterable[Time]) -> Calendar:
    """Find the tokens and the predicate of each time expression, and the day of the news."""
    located: list[Located] = []
    by_predicate: dict[int, list[Located]] = defaultdict(list)
    for time in sorted(times, key=lambda t: (t.start, t.end)):
        first, beyond = parse.tokens(time.start, time.end)
        if first < beyond:
            top = parse.top(first, beyond)
            place = Located(time, (first, beyond), _predicate(parse, top))
            located.append(place)
            by_predicate[parse.heads[top] if _names_thing(parse, top) else place.predicate].append(place)
    return Calendar(parse, tuple(located), by_predicate, document.date, _news(document, parse, located))


def interval(time: Time, today: str | None = None, since: bool = False) -> str | None:
    """The days of `time` as the codebook writes them: a day, a month, a year, or two of them with a slash between.

    What lasts until now ends `today`: "since 2022", "this week" before the week is over.

    >>> interval(Time("t1", 0, 4, "2022", "DATE", "2022", None, "2022-01-01", "2022-12-31", "year"), "2025-03-19", True)
    '2022/2025-03-19'
    """
    first, last = time.first, time.last
    if first is None or last is None:
        return None
    whole = time.value if len(time.value) in (4, 7, 10) and time.value.replace("-", "").isdigit() else None
    if since and today is not None and first <= today:
        return f"{whole or first}/{today}"
    if whole is not None:
        return whole
    if today is not None and first <= today < last and "W" in time.value:
        last = today
    return first if first == last else f"{first}/{last}"


def _news(document: Document, parse: Parse, located: Iterable[Located]) -> When:
    if document.date is None or not parse.sentences:
        return (None, None)
    end = parse.sentences[min(LEAD, len(parse.sentences)) - 1][1]
    earliest = date.fromordinal(max(1, date.fromisoformat(document.date).toordinal() - NEWS_DAYS)).isoformat()
    for place in located:
        day = place.time.first
        if place.tokens[0] >= end:
            break
        if day is None or day != place.time.last or not earliest <= day <= document.date:
            continue
        if frames.tense(parse, place.predicate) == "past":
            return (day, place.time.id)
    return (document.date[:10], None)


def _names_thing(parse: Parse, top: int) -> bool:
    """Whether an expression tells which thing is spoken of, and not when: "rejected the [March 11] accord"."""
    noun = parse.heads[top]
    describes = parse.relations[top] in ("compound", "nmod:poss", "nmod:unmarked") and parse.upos[noun] == "NOUN"
    return describes and parse.relations[noun] in THINGS


def _dates(time: Time) -> bool:
    return time.first is not None and time.type in ("DATE", "TIME")


def _predicate(parse: Parse, token: int) -> int:
    for head in (token, *parse.ancestors(token)):
        clausal = parse.upos[head] in ("VERB", "AUX") or parse.relations[head].split(":")[0] in CLAUSAL
        if clausal and head != token:
            return head
    return token
