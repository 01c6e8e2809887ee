"""The dates that stand in a claim's own clause: the day or interval on which its thing happened (codebook, `when`).

A deed is dated by the expression in its own clause, else by that of the clause with which it is coordinated; a statement by
the expression beside its verb of saying ("said on March 11"). What has none is dated by the `narration`. Expressions inside
the content that do not date it (durations, deadlines) are its `content_times`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from toolkit.claims.located import NAMING, Located, dated_predicate, dates, names_thing, openings, range_end
from toolkit.language import Parse, frames
from toolkit.language.parse import Range
from toolkit.lexicons import lexicon
from toolkit.records import Document, Time

SHARING = frozenset({"conj", "advcl"})
"""Clauses that share the date of the one above them, where they have none."""
LONGEST = 8
"""The most tokens between the begin of such a date and its noun."""
DEADLINES = frozenset({"until", "till", "by", "before", "within"})
"""What opens a date that does not tell when a thing happens; "by" does of what is past: "had left by Monday"."""
MEANWHILE = frozenset({"while", "when", "after", "upon", "on"})
"""What opens a participle that tells the occasion of a clause."""
WHEN_DONE = frozenset({"when", "was", "were"})
"""What a clause that tells it in the simple past may have before its verb: "when he was attacked"."""
NEWS_DAYS = 6
"""How many days before the article's date the day of its news may lie."""
LEAD = 3
"""The sentences of an article that tell its news."""
When = tuple[str | None, str | None]
"""An ISO date or interval, and the id of the time expression that it was taken from."""
NO_DATE: When = (None, None)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The time expressions of an article, the date on which it appeared, and the day of its news."""

    parse: Parse
    located: tuple[Located, ...]
    by_predicate: Mapping[int, Sequence[Located]]
    today: str | None
    news: When
    told: dict[int, When] = field(default_factory=dict)
    """For each sentence with a dated main clause its date; none where that is not told as past."""

    def of_deed(self, predicates: Sequence[int]) -> When:
        """When what one of `predicates` tells happened; a coordinated clause shares the date of the first."""
        for predicate in predicates:
            found = self.around(predicate)
            if found[0] is None and self.parse.relations[predicate] == "acl":  # "the Feb. 23 accord signed by"
                found = self._naming(self.parse.heads[predicate])
            while found[0] is None and self._shares(predicate):
                predicate = self.parse.heads[predicate]
                found = self.around(predicate)
            if found[0] is not None:
                return found
        return NO_DATE

    def _naming(self, noun: int) -> When:
        """The date that names a thing: "the [Feb. 23] accord"."""
        for place in self.within(max(0, noun - LONGEST), noun):
            top = self.parse.top(*place.tokens)
            if self.parse.heads[top] == noun and self.parse.relations[top] in NAMING and dates(place.time):
                return (interval(place.time), place.time.id)
        return NO_DATE

    def _shares(self, predicate: int) -> bool:
        auxiliaries = self.parse.children(predicate, "aux")
        passive = all(self.parse.relations[a] == "aux:pass" for a in auxiliaries)
        return passive and self.parse.relations[predicate] in SHARING

    def recent(self, when: When) -> bool:
        """Whether a date is a day of the article's news."""
        return when[0] is not None and "/" not in when[0] and when[0] >= _earliest(self.today)

    def ahead(self, when: When) -> bool:
        """Whether a date begins after the article's."""
        return when[0] is not None and self.today is not None and when[0][:10] > self.today

    def inside(self, ranges: Sequence[Range], when_from: str | None) -> tuple[str, ...]:
        """The ids of the expressions within `ranges`, without the one that dates the claim."""
        return tuple(p.time.id for lo, hi in ranges for p in self.within(lo, hi) if p.time.id != when_from)

    def within(self, first: int, beyond: int) -> list[Located]:
        """The expressions within a range of tokens."""
        starts = (bisect_left(self.located, token, key=lambda place: place.tokens[0]) for token in (first, beyond))
        return [place for place in self.located[slice(*starts)] if place.tokens[1] <= beyond]

    def around(self, predicate: int) -> When:
        """The date that stands in the clause of a predicate, or else in what tells its occasion.

        That is what was done meanwhile ("speaking in Geneva on Friday", "when he came in May"), or in what it was said ("an
        interview published on Sunday").
        """
        found, parse = self.beside(predicate), self.parse
        clauses = [c for c in parse.children(predicate, "advcl") if self._meanwhile(c)]
        for noun in (predicate, *parse.children(predicate, "obl")):
            clauses += [c for c in parse.children(noun, "acl") if parse.xpos[c] == "VBN" and parse.lemmas[c] in _publishing()]
        while found[0] is None and clauses:
            found = self.beside(clauses.pop(0))
        return found

    def elsewhen(self, predicate: int) -> bool:
        """Whether a clause tells of another time that is not known: "said then", "said weeks later", "said at the time".

        "Said the following morning" too, where nothing tells which one.
        """
        parse = self.parse
        for place in self.by_predicate.get(predicate, ()):
            unknown = place.time.rule.endswith(":unresolved") and self.today is not None
            if unknown or place.time.value in ("PAST_REF", "FUTURE_REF"):
                return True
        words = parse.children(predicate, "advmod", "obl", "obl:unmarked")
        return any((parse.lower[word] == "then" and word > predicate) or _that_time(parse, word) for word in words)

    def _meanwhile(self, clause: int) -> bool:
        """Whether a clause tells what was done at the same time, with a date of its own, not of one of its nouns."""
        parse = self.parse
        openers = parse.children(clause, "mark", "case", "aux", "advmod")
        words = {parse.lower[c] for c in openers if parse.relations[c] != "advmod" or parse.xpos[c] == "WRB"}
        finite = parse.xpos[clause] in ("VBD", "VBN") and {"when"} <= words <= WHEN_DONE
        opens = words <= MEANWHILE if parse.xpos[clause] == "VBG" else finite
        tops = (parse.top(*place.tokens) for place in self.by_predicate.get(clause, ()))
        return opens and any(parse.heads[top] == clause for top in tops)

    def beside(self, predicate: int) -> When:
        """The date that stands in the clause of a predicate itself."""
        for place in self.by_predicate.get(predicate, ()):
            if not dates(place.time):
                continue
            before, past = openings(self.parse, place), frames.tense(self.parse, predicate) == "past"
            if before & (DEADLINES - {"by"} if past else DEADLINES):
                continue
            end = range_end(self.parse, self.located, place)
            found = (interval(place.time, self.today, "since" in before, end), place.time.id)
            moved = past and (end or "to" in before) and self.ahead(found)  # "moved the talks from next Monday to Friday"
            if not moved:
                return found
        return NO_DATE


def calendar(document: Document, parse: Parse, times: Iterable[Time]) -> Calendar:
    """Find the tokens and the predicate of each time expression, and the day of the news."""
    located: list[Located] = []
    by_predicate: dict[int, list[Located]] = defaultdict(list)
    for time in sorted(times, key=lambda t: (t.start, t.end)):
        first, beyond = parse.tokens(time.start, time.end)
        if first < beyond:
            top = parse.top(first, beyond)
            place = Located(time, (first, beyond), dated_predicate(parse, top, first))
            located.append(place)
            by_predicate[parse.heads[top] if names_thing(parse, top) else place.predicate].append(place)
    found = Calendar(parse, tuple(located), by_predicate, document.date, _news(document, parse, located))
    for place in located:
        if dates(place.time) and _main(parse, place.predicate):
            told = found.beside(place.predicate)
            past = told[1] == place.time.id and narrated(parse, place.predicate) and not found.ahead(told)
            found.told[parse.sentence_of[place.predicate]] = told if past else NO_DATE
    return found


def narrated(parse: Parse, predicate: int) -> bool:
    """Whether a clause tells in the simple past, outside quotations, what happened next: a main or coordinated one."""
    past = frames.tense(parse, predicate) == "past" and not frames.perfect(parse, predicate)
    return past and not parse.quoted[predicate] and _main(parse, predicate)


def _main(parse: Parse, predicate: int) -> bool:
    while parse.relations[predicate] in ("conj", "parataxis"):
        predicate = parse.heads[predicate]
    return parse.heads[predicate] < 0


def interval(time: Time, today: str | None = None, since: bool = False, end: Time | None = None) -> str | None:
    """The days of `time` as the codebook writes them: a day, a month, a year, or two of them with a slash between.

    What lasts until now ends `today`: "since 2022", "this week" before the week is over. A range lasts until its `end`.

    >>> interval(Time("t1", 0, 4, "2022", "DATE", "2022", None, "2022-01-01", "2022-12-31", "year"), "2025-03-19", True)
    '2022/2025-03-19'
    """
    first, last = time.first, time.last
    if first is None or last is None:
        return None
    whole = _whole(time)
    if end is not None:
        return f"{whole or first}/{_whole(end) or end.last}"
    if since and today is not None and first <= today:
        return f"{whole or first}/{today}"
    if whole is not None:
        return whole
    if today is not None and first <= today < last and "W" in time.value:
        last = today
    return first if first == last else f"{first}/{last}"


def _whole(time: Time) -> str | None:
    """The value of a day, a month or a year."""
    return time.value if len(time.value) in (4, 7, 10) and time.value.replace("-", "").isdigit() else None


def _news(document: Document, parse: Parse, located: Iterable[Located]) -> When:
    if document.date is None or not parse.sentences:
        return NO_DATE
    end = parse.sentences[min(LEAD, len(parse.sentences)) - 1][1]
    earliest = _earliest(document.date)
    for place in located:
        day = place.time.first
        if place.tokens[0] >= end:
            break
        if day is None or day != place.time.last or not earliest <= day <= document.date:
            continue
        if frames.tense(parse, place.predicate) == "past":
            return (day, place.time.id)
    return (document.date[:10], None)


def _earliest(today: str | None) -> str:
    """The first day that belongs to the news of `today`."""
    return "" if today is None else date.fromordinal(max(1, date.fromisoformat(today).toordinal() - NEWS_DAYS)).isoformat()


def _that_time(parse: Parse, noun: int) -> bool:
    """Whether a noun is that of "at the time", "at that time"."""
    words = {parse.lower[child] for child in parse.children(noun)}
    return parse.lower[noun] == "time" and words in ({"at", "the"}, {"at", "that"})


@cache
def _publishing() -> frozenset[str]:
    """The verbs that tell how words came to their readers."""
    return frozenset(lemma for row in lexicon("publishing_verbs") for lemma in row["lemmas"].split())
