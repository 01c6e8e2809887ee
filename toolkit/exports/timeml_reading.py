"""TimeML files → articles with their time expressions."""

from __future__ import annotations

from pathlib import Path
from xml.parsers import expat

from toolkit.errors import InputError
from toolkit.records import Article, Document, Time, TimexType
from toolkit.timeline import period

PARTS = ("DOCID", "TITLE", "TEXT")
TYPES: tuple[TimexType, ...] = ("DATE", "TIME", "DURATION", "SET")


def read_timeml(path: str | Path) -> Article:
    """Read the document and the time expressions of a TimeML file, as `write_timeml` and temporal taggers write it.

    The text is that of TEXT, character for character; ids, types, values and modifiers are as the file has them, and
    `first` and `last` are the days of values that are dates. Events are not read: they have no actors.

    Raises `InputError`, with the file and the line, for what is no such file, and for a document type with declarations of
    its own, which can make a small file fill the memory.
    """
    reader = _Reader()
    try:
        with Path(path).open("rb") as file:
            reader.parser.ParseFile(file)
        return reader.article()
    except expat.ExpatError as error:
        raise InputError(f"{path}, line {error.lineno}: {expat.ErrorString(error.code)}") from None
    except ValueError as error:
        raise InputError(f"{path}, line {reader.parser.CurrentLineNumber}: {error}") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from None


class _Reader:
    """Collects the texts of the elements of a file, and the time expressions with their offsets into TEXT."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartDoctypeDeclHandler = self._doctype
        self._texts: dict[str, list[str]] = {}
        self._part = ""
        self._length = 0
        self._times: list[tuple[dict[str, str], list[int]]] = []
        self._open: list[list[int]] = []
        self._kept = ""
        self._date: str | None = None
        self._body_start = 0

    def article(self) -> Article:
        """The article that was read; ValueError where there was none."""
        if "TEXT" not in self._texts:
            raise ValueError("there is no element TEXT: this is no TimeML file")
        id, title, text = ("".join(self._texts.get(part, [])) for part in PARTS)
        if self._body_start > len(text):
            raise ValueError(f"the body begins at {self._body_start}, behind the text")
        times = tuple(_time(attributes, text, *place) for attributes, place in self._times)
        return Article(Document(id, text, self._date, title or None, None, self._body_start), times=times)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name in PARTS and not self._part:
            self._part = name
            self._texts[name] = []
        elif name == "TIMEX3" and self._part == "TEXT":
            self._open.append([self._length])
            self._times.append((attributes, self._open[-1]))
        elif name == "TIMEX3" and attributes.get("functionInDocument") == "CREATION_TIME":
            days = period(attributes.get("value"))
            self._date = days.first if days.precision == "day" else None

    def _end(self, name: str) -> None:
        if name == self._part:
            self._part = ""
        elif name == "TIMEX3" and self._part == "TEXT":
            self._open.pop().append(self._length)

    def _characters(self, data: str) -> None:
        if self._kept and data.startswith("\ufffd"):
            data = self._kept + data[1:]
        self._kept = ""
        if self._part:
            self._texts[self._part].append(data)
        if self._part == "TEXT":
            self._length += len(data)

    def _instruction(self, target: str, data: str) -> None:
        if target == "character":
            self._kept = chr(int(data[:6], 16))
        elif target == "body_start":
            self._body_start = int(data)

    def _doctype(self, name: str, system: str | None, public: str | None, declares: bool) -> None:
        if declares:
            raise ValueError("a document type with declarations of its own is not read: take them out")


def _time(attributes: dict[str, str], text: str, start: int, end: int) -> Time:
    type, value = attributes.get("type", ""), attributes.get("value", "")
    known = next((known for known in TYPES if known == type), None)
    if known is None:
        raise ValueError(f"a TIMEX3 has the type {type!r}, which is none of {', '.join(TYPES)}")
    days = period(value)
    id, mod = attributes.get("tid", ""), attributes.get("mod") or None
    return Time(id, start, end, text[start:end], known, value, mod, days.first, days.last, "timeml")
