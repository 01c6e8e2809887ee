"""Records → pandas frames with declared columns and dtypes, the same when they are empty; `Dossier` holds them all.

In every table of records a row names its `article` and that article's `date`, and cites its evidence: `text` is the text of
the article from `start` to `end`, `sentence` the sentence or sentences around it. Where a record has roles with spans of
their own, the column of the role quotes them and `…_spans` gives their offsets ("12:30 45:60"). The table `articles` counts
the rows that each article has in the others.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pandas as pd

from toolkit.annotate import annotate
from toolkit.entities import Entities, Merges, resolve, summaries
from toolkit.errors import ParameterError
from toolkit.positions import Traced, trace
from toolkit.reading import InputFile, Rejection, read
from toolkit.records import Article
from toolkit.rows import ROWS, TRACED, Row, actor_links, tellings, timeline
from toolkit.selection import Selection
from toolkit.timeline import Joined, join

EVIDENCE = "start end text sentence sentence_start"
COLUMNS: dict[str, tuple[str, ...]] = {
    table: tuple(columns.split())
    for table, columns in {
        "articles": "article date title source body_start characters sentences names times actors mentions attributions "
        "claims conditions tellings positions",
        "sentences": "article date number start end text",
        "names": f"article date type {EVIDENCE} rule",
        "times": f"article date id type value mod first last {EVIDENCE} rule",
        "actors": f"article date actor name type country code role mentions {EVIDENCE} rule",
        "mentions": f"article date actor name form {EVIDENCE} rule",
        "attributions": "article date id speaker speaker_name quote source cue content "
        f"{EVIDENCE} source_spans cue_spans content_spans rule",
        "claims": "article date id kind actor actor_name source source_name target target_name cue content negated certainty "
        f"time when when_from content_times quote plover cameo attribution {EVIDENCE} content_spans cue_spans rule",
        "conditions": "article date id claim operator function holder holder_name party party_name cue condition consequent "
        f"{EVIDENCE} cue_spans condition_spans consequent_spans rule",
        "actor_links": "article date actor name entity entity_name evidence",
        "entities": "entity name type country code mentions articles first last claims about statements direct "
        "offices called",
        "timeline": "article date event first last precision latest actor entity name kind negated certainty scheduled "
        f"hypothetical undated articles sources joined_by {EVIDENCE}",
        "tellings": f"article date id event first last latest actor entity name kind dates near shared {EVIDENCE}",
        "positions": "article date id issue issue_name first last entity entity_name side kind negated certainty changed "
        f"before before_side before_last teller teller_name target target_name cue near shared {EVIDENCE} rule",
        "issues": "issue issue_name words positions statements articles holders first last sources "
        f"article date id entity entity_name side kind {EVIDENCE}",
        "accounts": "issue issue_name party party_name standing says claims article date id first last entity "
        f"entity_name side kind negated certainty {EVIDENCE} other other_party other_party_name other_side other_text",
        "rejected": "path line reason",
    }.items()
}
"""The columns of every table, in their order."""

INTEGERS = frozenset(COLUMNS["articles"][4:]) | frozenset(
    ("number", "start", "end", "sentence_start", "line", "articles", "about", "statements")
)
DECIMALS = frozenset({"near", "direct"})
BOOLEANS = frozenset({"negated", "scheduled", "hypothetical", "undated", "changed"})


def dtype(column: str) -> str:
    """The pandas dtype of a column; all of them can hold missing values."""
    kinds = {"Int64": INTEGERS, "Float64": DECIMALS, "boolean": BOOLEANS}
    return next((kind for kind, columns in kinds.items() if column in columns), "string")


def frame(table: str, rows: Iterable[Row]) -> pd.DataFrame:
    """Rows as a frame with the columns and dtypes of `table`; what a row has beyond them is left out.

    >>> frame("rejected", []).dtypes.astype(str).to_dict()
    {'path': 'string', 'line': 'Int64', 'reason': 'string'}
    """
    known = list(rows)
    columns = {column: [row.get(column) for row in known] for column in COLUMNS[table]}
    return pd.DataFrame(columns, dtype=object).astype({column: dtype(column) for column in columns})


pd.set_option("display.html.use_mathjax", False)  # the dollars of an article are no mathematics in Jupyter either

FORMULA = r"^([=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])"
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection)."""


def to_csv(frame: pd.DataFrame) -> str:
    """A frame as CSV that a spreadsheet does not run: text that would begin a formula gets an apostrophe before it.

    >>> print(to_csv(pd.DataFrame({"text": ["=1+1", "a, b"], "start": [-1, 2]})), end="")
    text,start
    '=1+1,-1
    "a, b",2
    """
    words = frame.select_dtypes(["string", "object"])
    safe = words.apply(lambda column: column.astype("string").str.replace(FORMULA, r"'\1", regex=True))
    returns = any(safe[column].str.contains("\r", regex=False).any() for column in safe)
    quoting: Literal[0, 1] = csv.QUOTE_ALL if returns else csv.QUOTE_MINIMAL  # a lone "\r" ends a line for most readers
    return frame.assign(**safe).to_csv(index=False, lineterminator="\n", quoting=quoting)


@dataclass(frozen=True, repr=False)
class Dossier:
    """Annotated articles with all their tables; make one with `read` or `of`.

    `articles` (ordered by id), `rejected` and `files` hold the records themselves; `corpus` is the name shown in source
    notes, `merges` what was decided on who is who. Every table of `COLUMNS` comes from `table(name)`; those that do not share
    the name of a field are attributes as well: `dossier.claims` is `dossier.table("claims")`.

    >>> from toolkit.records import Document
    >>> dossier = Dossier.of([Article(Document("a", "Kyiv agreed."))])
    >>> dossier.claims.empty, len(dossier.table("articles"))
    (True, 1)
    """

    articles: tuple[Article, ...]
    rejected: tuple[Rejection, ...] = ()
    files: tuple[InputFile, ...] = ()
    corpus: str = ""
    merges: Merges | None = None
    given: Entities | None = field(default=None, compare=False)
    _frames: dict[str, pd.DataFrame] = field(default_factory=dict, init=False, compare=False)

    @classmethod
    def read(cls, *paths: str | Path, jobs: int = 1, progress: Callable[[int, int], object] | None = None) -> Dossier:
        """Read and annotate the articles of files and folders, in `jobs` processes.

        After each article `progress` is called with the number of those done and of all. Raises `InputError` for a path that
        does not exist and where no article can be read; whatever else goes wrong with an article is in `rejected`.
        """
        reading = read(*paths).require()
        articles: list[Article] = []
        rejected = list(reading.rejected)
        for done, result in enumerate(annotate(reading.documents, jobs), 1):
            if isinstance(result, Rejection):
                rejected.append(result)
            else:
                articles.append(result)
            if progress:
                progress(done, len(reading.documents))
        return cls.of(articles, rejected, reading.files, corpus_name(paths))

    @classmethod
    def of(
        cls,
        articles: Iterable[Article],
        rejected: Iterable[Rejection] = (),
        files: Iterable[InputFile] = (),
        corpus: str = "",
        merges: Merges | None = None,
    ) -> Dossier:
        """A dossier of articles that are annotated already; raises `ParameterError` where two have the same id.

        Raises `InputError` where `merges` contradict each other; those that fit none of the articles are in `rejected`.
        """
        ordered = sorted(articles, key=lambda article: article.id)
        for one, other in pairwise(ordered):
            if one.id == other.id:
                raise ParameterError(f"two articles have the id {one.id!r}: a dossier needs each id once")
        given = resolve(ordered, merges) if merges else None
        listed = (*rejected, *(given.rejected if given else ()))
        return cls(tuple(ordered), listed, tuple(files), corpus, merges, given)

    def __repr__(self) -> str:
        claims = sum(len(article.claims) for article in self.articles)
        return f"<Dossier {self.corpus}: {len(self.articles)} articles, {claims} claims, {len(self.rejected)} rejected>"

    def table(self, name: str) -> pd.DataFrame:
        """The table `name` of `COLUMNS`, in the order of the articles and of their text; the timeline in that of time.

        It is made once; what you change in it stays with you. Raises `ParameterError` for a table that there is not.
        """
        if name not in COLUMNS:
            raise ParameterError(f"there is no table {name!r}; the known ones are {', '.join(COLUMNS)}")
        if name not in self._frames:
            self._frames[name] = frame(name, self._rows(name))
        return self._frames[name].copy()

    def _rows(self, name: str) -> list[Row]:
        if name == "rejected":
            return [asdict(rejection) for rejection in self.rejected]
        if name == "timeline":
            return timeline(self._events, self.resolved)
        if name == "tellings":
            return tellings(self._events)
        if name in ("entities", "actor_links"):
            return (summaries if name == "entities" else actor_links)(self.articles, self.resolved)
        if name in TRACED:
            return TRACED[name](self._traced, self.resolved)
        return [row for article in self.articles for row in ROWS[name](article)]

    @cached_property
    def _traced(self) -> Traced:
        return trace(self.articles, self.resolved)

    @cached_property
    def _events(self) -> list[Joined]:
        return join(self.articles, self.resolved)

    @cached_property
    def resolved(self) -> Entities:
        """Who is the same actor across the articles; in a part that was selected, across those of the whole."""
        return self.given or resolve(self.articles, self.merges)

    def select(
        self,
        since: str | None = None,
        until: str | None = None,
        actors: str | Iterable[str] = (),
        kinds: str | Iterable[str] = (),
    ) -> Dossier:
        """The part of the dossier that was published in a period, in which the actors take part, with claims of the kinds.

        `since` and `until` are ISO dates (days, or whole weeks, months and years), compared with the dates of the articles;
        an article without a date lies in no period and is listed in `rejected`. `actors` are ids or full names in any case,
        `kinds` those of `records.KINDS`; both may be one string with commas. What is empty selects everything.

        A claim stays where a chosen actor makes it, is cited for it or is addressed, with the attribution and the conditions
        that go with it; likewise attributions by speaker, conditions by holder and party. Articles with none of these go.

        Raises `ParameterError` for a date, a kind or an actor that there is not, and names the known or the closest ones.
        """
        wanted = Selection.of(self.articles, since, until, actors, kinds)
        parts = tuple(part for article in self.articles if (part := wanted.part(article)))
        undated = tuple(Rejection(a.id, None, "it has no date to select it by") for a in wanted.undated(self.articles))
        return replace(self, articles=parts, rejected=self.rejected + undated, given=self.resolved)

    @property
    def sentences(self) -> pd.DataFrame:
        """One row a sentence."""
        return self.table("sentences")

    @property
    def names(self) -> pd.DataFrame:
        """One row a proper name, whoever or whatever bears it."""
        return self.table("names")

    @property
    def times(self) -> pd.DataFrame:
        """One row a time expression, with its TIMEX3 value and its calendar days."""
        return self.table("times")

    @property
    def actors(self) -> pd.DataFrame:
        """One row an actor of an article; its evidence is its first mention."""
        return self.table("actors")

    @property
    def entities(self) -> pd.DataFrame:
        """One row an actor of the whole corpus, whatever each article calls it, those in most articles first."""
        return self.table("entities")

    @property
    def actor_links(self) -> pd.DataFrame:
        """One row an actor of an article, with the entity that it is and the evidence for it."""
        return self.table("actor_links")

    @property
    def mentions(self) -> pd.DataFrame:
        """One row a mention of an actor."""
        return self.table("mentions")

    @property
    def attributions(self) -> pd.DataFrame:
        """One row an attribution: who is cited, by which words, for what."""
        return self.table("attributions")

    @property
    def claims(self) -> pd.DataFrame:
        """One row a claim: what an actor says, wants, promises, refuses or does."""
        return self.table("claims")

    @property
    def conditions(self) -> pd.DataFrame:
        """One row a condition: what is tied to what, by whom, for whom to meet."""
        return self.table("conditions")

    @property
    def timeline(self) -> pd.DataFrame:
        """One row an event, a claim or a date that a text names, whoever tells it; in the order of time, the undated last."""
        return self.table("timeline")

    @property
    def tellings(self) -> pd.DataFrame:
        """One row a telling of an event, with what joins it to the first one: how the dates agree, how near the words are."""
        return self.table("tellings")

    @property
    def positions(self) -> pd.DataFrame:
        """One row a position in the order of time: on which issue, on which side, and what its actor held before."""
        return self.table("positions")

    @property
    def issues(self) -> pd.DataFrame:
        """One row an issue: what several claims are about, by its most telling words, those with most positions first."""
        return self.table("issues")

    @property
    def accounts(self) -> pd.DataFrame:
        """One row a party of an issue: what it says, and with whom it agrees or differs, or that it says nothing."""
        return self.table("accounts")


def corpus_name(paths: Iterable[str | Path]) -> str:
    """The name of a corpus: the names of its files and folders, in alphabetical order, wherever they lie.

    >>> corpus_name(["news/b.jsonl", "seeds/"])
    'b.jsonl, seeds'
    """
    names = sorted({Path(path).absolute().resolve().name or str(path) for path in paths})
    return ", ".join(names) if len(names) <= 3 else f"{names[0]}, {names[1]} and {len(names) - 2} more"
