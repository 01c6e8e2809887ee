"""TimeML files → articles with their time expressions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote
from xml.parsers import expat

from toolkit.errors import InputError
from toolkit.records import Article, Document, Time, TimexType, is_day
from toolkit.timeline import period

HEAD = ("DOCID", "TITLE")
ROOT, TEXT = "TimeML", "TEXT"
TYPES: tuple[TimexType, ...] = ("DATE", "TIME", "DURATION", "SET")


class Days(NamedTuple):
    """What `write_timeml` keeps of a time expression beside its element; it holds for this `value` alone."""

    first: str | None
    last: str | None
    rule: str
    value: str


def read_timeml(path: str | Path) -> Article:
    """Read the document and the time expressions of a TimeML file, as `write_timeml` and temporal taggers write it.

    The text is that of TEXT, character for character; where there is none, as HeidelTime and TimeBank have it, that of the
    root without the line ends at its borders. The id is DOCID, or else the file's name; the date is that of the TIMEX3 with
    the CREATION_TIME. Types, values and modifiers are as the file has them; `first` and `last` are the days of values that
    are dates, or what `write_timeml` noted of values that nobody has changed since. Events are not read: they have no actors.

    Raises `InputError`, with the file and the line, for what is no such file, and for a document type with declarations of
    its own, which can make a small file fill the memory.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.tml").write_text(
    ...         '<TimeML>Kyiv agreed in <TIMEX3 tid="t1" type="DATE" value="2025-03">March</TIMEX3>.</TimeML>', "utf-8"
    ...     )
    ...     article = read_timeml(Path(folder, "a.tml"))
    >>> article.id, article.text, article.times[0].first, article.times[0].last
    ('a', 'Kyiv agreed in March.', '2025-03-01', '2025-03-31')
    """
    reader = _Reader(TEXT)
    try:
        with Path(path).open("rb") as file:
            reader.parser.ParseFile(file)
            if reader.bare:
                file.seek(0)
                reader = _Reader(ROOT)
                reader.parser.ParseFile(file)
        return reader.article(Path(path).stem)
    except expat.ExpatError as error:
        raise InputError(
            f"{path}, line {error.lineno}: {expat.ErrorString(error.code)}: this is no well-formed XML"
        ) from None
    except (ValueError, LookupError) as error:
        raise InputError(f"{path}, line {reader.parser.CurrentLineNumber}: {error}") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from None


class _Reader:
    """Collects the texts of the elements of a file, and the time expressions with their offsets into the one named `body`.

    It is `bare` where the root has no parts, so that the text stands right in it.
    """

    def __init__(self, body: str) -> None:
        self._body, self.bare = body, False
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartDoctypeDeclHandler = self._doctype
        self._texts: dict[str, list[str]] = {}
        self._part = ""
        self._length = self._depth = self._part_depth = 0
        self._times: dict[str, tuple[TimexType, dict[str, str], list[int]]] = {}
        self._open: list[list[int]] = []
        self._days: dict[str, Days] = {}
        self._kept = ""
        self._date: str | None = None
        self._body_start = 0

    def article(self, name: str) -> Article:
        """The article that was read, with the name of its file as id where it tells none; ValueError where there was none."""
        id, title, text = ("".join(self._texts.get(part, [])) for part in (*HEAD, self._body))
        if self._body not in self._texts or (self._body == ROOT and not text.strip()):
            raise ValueError("there is no element TEXT and no text in an element TimeML: this is no TimeML file")
        if self._body == ROOT and all(end < len(text) for _, _, (_, end) in self._times.values()):
            text = text.removesuffix("\n")
        if not 0 <= self._body_start <= len(text):
            raise ValueError(f"the body begins at {self._body_start}, which is outside the text: take out <?body_start …?>")
        times = tuple(self._time(id, text) for id in self._times)
        return Article(Document(id or name, text, self._date, title or None, None, self._body_start), times=times)

    def _time(self, id: str, text: str) -> Time:
        type, attributes, (start, end) = self._times[id]
        value, days = attributes.get("value", ""), period(attributes.get("value"))
        time = Time(
            id, start, end, text[start:end], type, value, attributes.get("mod") or None, days.first, days.last, "timeml"
        )  # fmt: skip
        kept = self._days.get(id)
        return replace(time, first=kept.first, last=kept.last, rule=kept.rule) if kept and kept.value == value else time

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 1 and name != ROOT:
            raise ValueError(f"the root of the file is {name!r}, not {ROOT}: this is no TimeML file")
        self.bare = self._depth == 1 or (self.bare and name not in (*HEAD, TEXT, "DCT"))
        if name in (*HEAD, self._body) and not self._part:
            if name in self._texts:
                raise ValueError(f"there is a second element {name}: write each article to a file of its own")
            self._part, self._part_depth = name, self._depth
            self._texts[name] = []
        elif name == "TIMEX3":
            if attributes.get("functionInDocument") == "CREATION_TIME":
                days = period(attributes.get("value"))
                self._date = days.first if days.precision == "day" else None
            if self._part == self._body:
                self._open.append([self._length])
                self._add(attributes, self._open[-1])

    def _add(self, attributes: dict[str, str], place: list[int]) -> None:
        id, type = attributes.get("tid", ""), attributes.get("type", "")
        known = next((known for known in TYPES if known == type), None)
        if known is None:
            raise ValueError(f"a TIMEX3 has the type {type!r}, which is none of {', '.join(TYPES)}")
        if not id or id in self._times:
            raise ValueError(f"a TIMEX3 has {f'the tid {id!r} of another' if id else 'no tid'}: give each its own")
        self._times[id] = known, attributes, place

    def _end(self, name: str) -> None:
        self._depth -= 1
        if name == "TIMEX3" and self._part == self._body:
            self._open.pop().append(self._length)
        elif self._part and self._depth < self._part_depth:
            self._part = ""

    def _characters(self, data: str) -> None:
        if self._kept and data.startswith("\ufffd"):
            data = self._kept + data[1:]
        self._kept = ""
        if self._part == ROOT and not self._texts[ROOT]:
            data = data.removeprefix("\n")
        if self._part:
            self._texts[self._part].append(data)
        if self._part == self._body:
            self._length += len(data)

    def _instruction(self, target: str, data: str) -> None:
        try:
            if target == "character":
                self._kept = chr(int(data[:6], 16))
            elif target == "body_start":
                self._body_start = int(data)
            elif target == "days":
                id, *words = data.split(" ")
                first, last, rule, value = (unquote(word, errors="surrogatepass") for word in words)
                self._days[id] = Days(_day(first), _day(last), rule, value)
        except ValueError:
            raise ValueError(f"the instruction <?{target} {data:.60}?> cannot be read: take it out") from None

    def _doctype(self, name: str, system: str | None, public: str | None, declares: bool) -> None:
        if declares:
            raise ValueError("a document type with declarations of its own is not read: take them out")


def _day(written: str) -> str | None:
    if written != "-" and not is_day(written):
        raise ValueError
    return None if written == "-" else written
