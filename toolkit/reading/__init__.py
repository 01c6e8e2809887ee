"""Files and folders → documents. What cannot be read is rejected with its reason, and everything else goes on.

| file | one article is | module |
|---|---|---|
| `.txt`, `.md` | the file, or a part of it where an archive has exported many | `text`, `archives` |
| `.html`, `.htm` | what is left of the page without all around it | `markup` |
| `.jsonl`, `.ndjson` | a line | `lines` |
| `.json` | the file, or an object of its list | `lines` |
| `.csv`, `.tsv`, `.parquet` | a row | `sheets` |

Each may be compressed (`.txt.gz`). An article without a date is read: its time expressions stay unresolved. A date that is
given but is no calendar day is a slip that would silently leave an article out of every timeline: a reason to reject.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from reprlib import repr as short

from toolkit.errors import InputError, ParameterError
from toolkit.reading.files import Bytes, found, is_store, keep_apart, opened, size, visible
from toolkit.reading.inputs import FIELDS, InputFile, Note, Outcome, Refused, Rejection, UnusableError, sha256
from toolkit.reading.kinds import ROWS, SUFFIXES, contents, suffix_of
from toolkit.reading.near import Copies
from toolkit.records import Document, is_day

__all__ = [
    "SUFFIXES",
    "InputFile",
    "Note",
    "Reading",
    "Rejection",
    "Scan",
    "columns_of",
    "file_of",
    "is_store",
    "keep_apart",
    "read",
    "require",
]


UNIQUE = "name a column that tells articles apart, as in --columns id=NAME, or number them: --columns id="


def file_of(path: str | Path) -> InputFile:
    """A file beside the articles by its name and its hash. Raises `InputError` where it cannot be read.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "own.csv").write_bytes(b"")
    ...     file_of(Path(folder, "own.csv"))
    InputFile(path='own.csv', sha256='e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    """
    try:
        return InputFile(Path(path).name, sha256(Path(path).read_bytes()))
    except OSError as error:
        raise InputError(f"{path}: the file cannot be read: {error.strerror or error}") from None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: every file, or line or row of one with many articles, is among the `documents` or the `rejected`.

    `notes` say of articles that their encoding was guessed, or that they are nearly the same as an earlier one.
    """

    documents: tuple[Document, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    files: tuple[InputFile, ...] = ()
    notes: tuple[Note, ...] = ()

    def require(self) -> Reading:
        """Return the reading itself; raise `InputError` where it holds no article at all."""
        require(len(self.documents), self.rejected)
        return self


def require(articles: int, rejected: Sequence[Rejection]) -> None:
    """Raise `InputError`, which says why, where there is no article at all."""
    if articles:
        return
    reasons = "; ".join(str(r) for r in rejected[:3]) or f"there are no files of the kinds {', '.join(SUFFIXES)}"
    more = f"; and {len(rejected) - 3} more" if len(rejected) > 3 else ""
    raise InputError(f"no article could be read: {reasons}{more}")


def read(
    *paths: str | Path, columns: Mapping[str, str] | None = None, since: str | None = None, limit: int | None = None
) -> Reading:
    """Read the articles of files and of folders with all that is below them, in the order of their file names.

    An article of a file with one takes its id from there: the name without suffix or, in a folder, the path from there with
    "/" between its parts. Articles of files with many keep theirs; rows without take the file's name and their number. Ids
    and order depend neither on the working directory nor on the order of `paths`; a file that is reached twice is read once.
    Hidden files and folders are skipped.

    `columns` maps fields (id, text, date, title, source) to the names of columns, or of keys of JSON, that stand for them; in
    a file that has none of that name the field's own name counts; with "" for the id, rows are numbered. `since` (an ISO day)
    leaves out articles before that day, and rejects those without a date; of the rest, `limit` takes so many, the first.

    Raises `InputError` for a path that does not exist, `ParameterError` for a `since` or `limit` that is none, and for
    a field in `columns` that an article has not. Everything else that goes wrong is in `Reading.rejected`.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.txt").write_text("date 2025-03-19 Talks\\n\\nKyiv agreed.", encoding="utf-8")
    ...     _ = Path(folder, "b.txt").write_bytes(b"")
    ...     reading = read(folder)
    >>> reading.documents[0].id, reading.documents[0].date, reading.documents[0].body_start
    ('a', '2025-03-19', 23)
    >>> print(reading.rejected[0])
    b.txt: the file is empty
    """
    scan = Scan(*paths, columns=columns, since=since, limit=limit)
    documents = tuple(scan)
    return Reading(documents, tuple(scan.rejected), tuple(scan.files), tuple(scan.notes))


class Scan:
    """The same, one document at a time: iterate over it once; `rejected`, `files` and `notes` grow as it goes.

    `size` is how many bytes the files have, `done` how many of them are read, `undated` how many documents have no date.

    No more than an article or some rows of a table are in memory at a time, besides the ids and a sketch of each article.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.csv").write_text("text\\nKyiv agreed.\\nMoscow did not.", encoding="utf-8")
    ...     [document.id for document in Scan(folder)]
    ['a/1', 'a/2']
    """

    def __init__(
        self, *paths: str | Path, columns: Mapping[str, str] | None = None, since: str | None = None, limit: int | None = None
    ) -> None:
        if since is not None and not is_day(since):
            raise ParameterError(f"since is an ISO day as in 2025-03-01, not {since!r}")
        if limit is not None and limit < 1:
            raise ParameterError(f"limit is 1 or more, not {limit}")
        if unknown := [field for field in columns or () if field not in FIELDS]:
            raise ParameterError(f"an article has no field {unknown[0]!r} to map a column to; it has {', '.join(FIELDS)}")
        self._found = found(paths)
        self._columns = dict(columns or {})
        self.since, self.limit = since, limit
        self.size = sum(size(path) for _, path in self._found)
        self._done = 0
        self._going: Bytes | None = None
        self.rejected: list[Rejection] = []
        self.files: list[InputFile] = []
        self.notes: list[Note] = []
        self.undated = 0

    @property
    def done(self) -> int:
        """How many bytes are read."""
        return self._done + (self._going.count if self._going else 0)

    def __iter__(self) -> Iterator[Document]:
        return islice(self._documents(), self.limit)

    def _wanted(self, document: Document) -> bool:
        """Whether a document is from the first day on; of one without a date that cannot be told."""
        if self.since is not None and document.date is None:
            self.rejected.append(Rejection(document.id, None, "it has no date to select it by"))
        return self.since is None or (document.date is not None and document.date >= self.since)

    def _documents(self) -> Iterator[Document]:
        given: dict[str, tuple[str, int | None]] = {}
        copies = Copies()
        for shown, path in self._found:
            for outcome in self._outcomes(shown, path):
                if isinstance(outcome, Refused):
                    self.rejected.append(Rejection(visible(shown), outcome.line, outcome.reason))
                    continue
                id = outcome.document.id
                if id in given:
                    where = Rejection(*given[id], "")
                    reason = f"the id {short(id)} was already given by {str(where).removesuffix(': ')}"
                    if Path(shown.lower().removesuffix(".gz")).suffix in ROWS:
                        reason += f": {UNIQUE}"
                    self.rejected.append(Rejection(visible(shown), outcome.line, reason))
                    continue
                given[id] = (visible(shown), outcome.line)
                if not self._wanted(outcome.document):
                    continue
                self.notes += [Note(id, note) for note in outcome.notes]
                if copy := copies.earlier(id, outcome.document.text):
                    self.notes.append(Note(id, f"nearly the same as {copy[0]}: {copy[1]:.0%} of its runs of five words"))
                self.undated += outcome.document.date is None
                yield outcome.document

    def _outcomes(self, shown: str, path: Path) -> Iterator[Outcome]:
        """The articles of a file and what was refused in it; one that gives neither is empty."""
        nothing = True
        try:
            suffix = suffix_of(shown, path)
            with opened(path) as (stream, packed):
                self._going = packed
                try:
                    for outcome in contents(stream, path, shown[: -len(suffix)], suffix, self._columns):
                        nothing = False
                        yield outcome
                finally:
                    self.files.append(InputFile(visible(shown), packed.sha256()))
                    self._done, self._going = self._done + packed.count, None
            if nothing:
                yield Refused(None, "the file is empty")
        except UnusableError as reason:
            yield Refused(None, str(reason))
        except UnicodeDecodeError as error:
            yield Refused(None, f"not {error.encoding.upper()}, as its first bytes say: {error.reason}; save it as UTF-8")
        except OSError as error:
            yield Refused(None, f"the file cannot be read: {error.strerror or error}")


def columns_of(written: str) -> dict[str, str]:
    """Columns as a command line names them, none for the id; raises `ParameterError` for a field that there is not.

    >>> columns_of("text=body, date=published")
    {'text': 'body', 'date': 'published'}
    """
    pairs = [pair.partition("=") for pair in written.split(",") if pair.strip()]
    for field, equals, name in pairs:
        if field.strip() not in FIELDS or not equals or not (name.strip() or field.strip() == "id"):
            raise ParameterError(f"{written!r} does not map {', '.join(FIELDS)} to columns, as in text=body,date=published")
    columns = {field.strip(): name.strip() for field, _, name in pairs}
    if len(columns) < len(pairs):
        raise ParameterError(f"{written!r} maps a field twice: name one column for each")
    return columns
