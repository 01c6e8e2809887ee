"""What a sentence is made of: words, and for numbers, names and quotations the place where a report shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, TypeVar

LONGEST = 90
"""The characters of a passage that a sentence quotes, at most."""


class Target(NamedTuple):
    """Where words lead: a `table` or a `figure` of the same report by its name, the dossier of an `actor` by the id of the
    entity, or a `passage`: the `id` of an article with a `record` in it.
    """

    kind: Literal["table", "figure", "actor", "passage"]
    id: str
    record: str = ""


class Part(NamedTuple):
    """Words of a sentence, and where they lead; None for those that lead nowhere."""

    text: str
    target: Target | None = None


Sentence = tuple[Part, ...]
"""A sentence as its parts, in their order; the words of all of them are the sentence."""
Whose = TypeVar("Whose")
Piece = str | Part | Sequence[Part]
"""What sentences are put together from."""


def said(*pieces: Piece) -> Sentence:
    """Put pieces together into a sentence that begins with a capital letter.

    >>> plain(said("on ", Part("Monday"), [Part(" or "), Part("Tuesday")], "."))
    'On Monday or Tuesday.'
    """
    parts = [part for piece in pieces for part in _parts(piece) if part.text]
    first = parts[0]
    return (first._replace(text=first.text[:1].upper() + first.text[1:]), *parts[1:])


def plain(sentence: Iterable[Part]) -> str:
    """The words of a sentence.

    >>> plain([Part("Vladimir Putin"), Part(" sets them.")])
    'Vladimir Putin sets them.'
    """
    return "".join(part.text for part in sentence)


def _parts(piece: Piece) -> Sequence[Part]:
    if isinstance(piece, str):
        return (Part(piece),)
    return (piece,) if isinstance(piece, Part) else piece


def phrase(*pieces: Piece) -> Sequence[Part]:
    """Put pieces together into words within a sentence."""
    return [part for piece in pieces for part in _parts(piece)]


def listed(pieces: Sequence[Piece], between: str = ", ") -> Sequence[Part]:
    """Pieces as an enumeration.

    >>> plain(listed(["a demand", "a threat", "two offers"]))
    'a demand, a threat and two offers'
    """
    last = len(pieces) - 1
    joints = ("" if place == 0 else " and " if place == last else between for place in range(len(pieces)))
    return [part for joint, piece in zip(joints, pieces, strict=True) for part in phrase(joint, piece)]


def counted(count: int, noun: str, plural: str = "", target: Target | None = None) -> Part:
    """A count with its noun; the plural is that with an s where none is given.

    >>> counted(1, "claim").text, counted(0, "claim").text, counted(2, "person", "people").text
    ('1 claim', 'no claims', '2 people')
    """
    return Part(f"{f'{count:,}' if count else 'no'} {noun if count == 1 else plural or f'{noun}s'}", target)


def quoted(text: str, target: Target | None, longest: int = LONGEST) -> Part:
    """Words of an article in quotation marks, on one line, at most `longest` signs; marks within them become single ones.

    >>> quoted("Kyiv  said “no”", None).text
    '“Kyiv said ‘no’”'
    >>> quoted("“Not now,” he said, “or ever,”", None).text, quoted("“Not now,”", None).text
    ('“‘Not now,’ he said, ‘or ever,’”', '“Not now”')
    """
    line = " ".join(text.split()).replace("``", "“").replace("''", "”")
    bare = line.strip(MARKS)
    line = (line if set(bare) & set(MARKS) else bare).rstrip(",;: ").translate(INNER)
    if len(line) > longest:
        line = line[:longest].rsplit(" ", 1)[0].rstrip(",;:–-— ") + " …"
    return Part(f"“{line}”", target)


MARKS = '“”"'
INNER = {ord("“"): "‘", ord("”"): "’", ord('"'): "’"}
"""Quotation marks within a quotation."""


def leaders(counts: Sequence[tuple[Whose, int]], most: int = 3) -> Sequence[tuple[Whose, int]]:
    """The first of counts that are in falling order, at most `most`; of equals at the cut all or none, but the first.

    >>> leaders([("a", 5), ("b", 2), ("c", 1), ("d", 1)])
    [('a', 5), ('b', 2)]
    """
    shown = list(counts[:most])
    cut = counts[most][1] if len(counts) > most else 0
    return [pair for pair in shown if pair[1] > cut] or shown[:1]
