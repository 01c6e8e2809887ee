"""Articles with all their tables: the `Dossier`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import pandas as pd

from toolkit.annotate import annotate
from toolkit.entities import Entities, Merges, read_merges, resolve, summaries
from toolkit.errors import ParameterError
from toolkit.frames import COLUMNS, frame
from toolkit.ledger import settle
from toolkit.positions import Traced, trace
from toolkit.reading import InputFile, Note, Rejection, file_of, read
from toolkit.records import Article
from toolkit.rows import NAMED, ROWS, TRACED, Row, actor_links, ledger, names_of, tellings, timeline
from toolkit.selection import Selection
from toolkit.store import is_store, load
from toolkit.timeline import Joined, join


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
    notes: tuple[Note, ...] = ()
    given: Entities | None = field(default=None, compare=False)
    _frames: dict[str, pd.DataFrame] = field(default_factory=dict, init=False, compare=False)

    @classmethod
    def read(
        cls,
        *paths: str | Path,
        jobs: int = 1,
        actors: str | Path | None = None,
        merges: str | Path | None = None,
        columns: Mapping[str, str] | None = None,
        progress: Callable[[int, int], object] | None = None,
    ) -> Dossier:
        """Read and annotate the articles of files and folders, in `jobs` processes; a store is loaded as it is.

        `actors` and `merges` are CSV files of your own: with actors that win over those of the lexicons
        (`actors.read_actors`), and with decisions on who is who across articles (`entities.read_merges`). `columns` maps
        fields to columns as in `reading.read`. After each article `progress` is called with the number of those done and of
        all. Raises `InputError` for a path that does not exist, for a CSV file that is wrong, and where no article can be
        read; whatever else goes wrong with an article is in `rejected`.
        """
        if len(paths) == 1 and is_store(paths[0]):
            if actors:
                raise ParameterError(f"{paths[0]} is annotated already: actors of your own are for `toolkit annotate`")
            if columns:
                raise ParameterError(f"{paths[0]} is a store, in which there are no columns to map")
            return cls.load(paths[0], merges)
        reading = read(*paths, columns=columns).require()
        decisions = read_merges(merges) if merges else None
        own = [file_of(path) for path in (actors, merges) if path]
        articles: list[Article] = []
        rejected = list(reading.rejected)
        for done, result in enumerate(annotate(reading.documents, jobs, actors), 1):
            if isinstance(result, Rejection):
                rejected.append(result)
            else:
                articles.append(result)
            if progress:
                progress(done, len(reading.documents))
        return cls.of(articles, rejected, (*reading.files, *own), corpus_name(paths), decisions, reading.notes)

    @classmethod
    def load(cls, folder: str | Path, merges: str | Path | None = None) -> Dossier:
        """The dossier of a store that `toolkit annotate --format parquet` has made; nothing is annotated again.

        `merges` is a CSV file as in `read`. All articles are in memory then. Raises `InputError` where there is no store.
        """
        stored = load(folder)
        decisions = read_merges(merges) if merges else None
        files = (*stored.files, *([file_of(merges)] if merges else ()))
        return cls.of(stored.articles, stored.rejected, files, corpus_name([folder]), decisions, stored.notes)

    @classmethod
    def of(
        cls,
        articles: Iterable[Article],
        rejected: Iterable[Rejection] = (),
        files: Iterable[InputFile] = (),
        corpus: str = "",
        merges: Merges | None = None,
        notes: Iterable[Note] = (),
    ) -> Dossier:
        """A dossier of articles that are annotated already; raises `ParameterError` where two have the same id.

        Raises `InputError` where `merges` contradict each other; those that fit none of the articles are in `rejected`.
        """
        ordered = sorted(articles, key=lambda article: article.id)
        for one, other in pairwise(ordered):
            if one.id == other.id:
                raise ParameterError(f"two articles have the id {one.id!r}: a dossier needs each id once")
        given = resolve(ordered, merges) if merges else None
        listed = tuple(rejected)
        listed += tuple(each for each in given.rejected if each not in listed) if given else ()
        return cls(tuple(ordered), listed, tuple(files), corpus, merges, tuple(notes), given)

    def __repr__(self) -> str:
        claims = sum(len(article.claims) for article in self.articles)
        return f"<Dossier {self.corpus}: {len(self.articles)} articles, {claims} claims, {len(self.rejected)} rejected>"

    def _repr_html_(self) -> str:
        """What Jupyter shows; the views are a later room, which is asked only then."""
        return str(import_module("toolkit.display").overview(self).html)

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
        if name == "notes":
            return [asdict(note) for note in self.notes]
        if name == "timeline":
            return timeline(self._events, self.resolved)
        if name == "tellings":
            return tellings(self._events)
        if name == "ledger":
            return ledger(settle(self.articles, self.resolved), self.resolved)
        if name in ("entities", "actor_links"):
            return (summaries if name == "entities" else actor_links)(self.articles, self.resolved)
        if name in TRACED:
            return TRACED[name](self._traced, self.resolved)
        if name in NAMED:
            return [row for article in self.articles for row in NAMED[name](article, names_of(article, self.resolved))]
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
        an article without a date lies in no period and is listed in `rejected`. `actors` are ids or names of entities, or of
        actors, in any case: whoever is the same one is chosen, whatever an article calls him. `kinds` are those of
        `records.KINDS`; both may be one string with commas. What is empty selects everything.

        A claim stays where a chosen actor makes it, is cited for it or is addressed, with the attribution and the conditions
        that go with it; likewise attributions by speaker, conditions by holder and party. Articles with none of these go.

        Raises `ParameterError` for a date, a kind or an actor that there is not, and names the known or the closest ones.
        """
        wanted = Selection.of(self.articles, self.resolved, since, until, actors, kinds)
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
        """One row an actor of the whole corpus, whatever each article calls it; those with a name first."""
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
    def ledger(self) -> pd.DataFrame:
        """One row a condition, with what became of it: its status, and the later claim that tells."""
        return self.table("ledger")

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
