"""The records of an article as marks in its text, and the text cut where they begin and end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from itertools import pairwise
from typing import NamedTuple

from toolkit.errors import ParameterError
from toolkit.palette import FUNCTIONS, KINDS
from toolkit.records import Article, Span
from toolkit.terminal.layout import Run
from toolkit.terminal.styles import PLAIN, Style, tint

NARROW = "\u202f"
"""A space at which no line is broken."""


class Mark(NamedTuple):
    """A span with its style, and what stands before and behind it: in colour, and without."""

    start: int
    end: int
    style: Style
    coloured: tuple[str, str] = ("", "")
    plain: tuple[str, str] = ("", "")

    def signs(self, colours: int) -> tuple[str, str]:
        """What stands before and behind it."""
        return self.coloured if colours else self.plain


def _claims(article: Article) -> Iterator[Mark]:
    cues: defaultdict[Span, list[str]] = defaultdict(list)
    colours: dict[Span, str] = {}
    for claim in article.claims:
        label, colour = f"{claim.id} {claim.kind}", KINDS[claim.kind][0]
        yield from (Mark(*span, Style(tint(colour)), plain=(f"[{label}: ", "]")) for span in claim.spans)
        for span in claim.cue:
            cues[span] += [label] if span == claim.cue[-1] else []
            colours.setdefault(span, colour)
    for span, labels in cues.items():  # several claims may have one cue: "said that …, and that …"
        yield Mark(*span, Style(colours[span], bold=True), ("", "".join(map(_tag, labels))), ("*", "*"))


def _attributions(article: Article) -> Iterator[Mark]:
    for found in article.attributions:
        yield from (Mark(*span, Style(bold=True), plain=(f"({found.id} source: ", ")")) for span in found.source)
        yield from (Mark(*span, Style(italic=True), plain=(f"({found.id} cue: ", ")")) for span in found.cue)
        yield from (Mark(*span, PLAIN, plain=(f"({found.id}: ", ")")) for span in found.content)


def _conditions(article: Article) -> Iterator[Mark]:
    for found in article.conditions:
        label, colour = f"{found.id} {found.function}", FUNCTIONS[found.function][0]
        for role, brackets in (("consequent", ("⟨", "⟩")), ("condition", ("⟪", "⟫"))):
            plain = (f"{{{found.id} {role}: ", "}")
            yield from (Mark(start, end, PLAIN, brackets, plain) for start, end in getattr(found, role))
        for span in found.cue:
            tag = _tag(label) if span == found.cue[-1] else ""
            yield Mark(*span, Style(colour, bold=True), ("", tag), (f"{{{label}: ", "}"))


def _times(article: Article) -> Iterator[Mark]:
    for time in article.times:
        yield Mark(time.start, time.end, Style(underline=True), plain=(f"<{time.id}: ", ">"))


def _actors(article: Article) -> Iterator[Mark]:
    for actor in article.actors:
        for mention in actor.mentions:
            yield Mark(mention.start, mention.end, Style(bold=True), plain=(f"|{actor.actor}: ", "|"))


def _tag(label: str) -> str:
    return f"‹{label}›".replace(" ", NARROW)


MARKED: dict[str, Callable[[Article], Iterator[Mark]]] = {
    "claims": _claims, "attributions": _attributions, "conditions": _conditions, "times": _times, "actors": _actors,
}  # fmt: skip
"""The layers that can be marked."""

LEGEND: dict[str, tuple[tuple[str, Style], ...]] = {
    "attributions": (("source", Style(bold=True)), ("cue", Style(italic=True))),
    "times": (("time", Style(underline=True)),),
    "actors": (("actor", Style(bold=True)),),
    "conditions": (("⟨consequent⟩", PLAIN), ("⟪condition⟫", PLAIN)),
}
"""How the layers look in colour, besides the cues."""


def marks(article: Article, layers: Sequence[str]) -> list[Mark]:
    """The marks of some layers, by where they begin, the longer before the shorter.

    Raises `ParameterError` for a layer that cannot be marked.
    """
    for layer in layers:
        if layer not in MARKED:
            raise ParameterError(f"there is no layer {layer!r}; the layers are {', '.join(MARKED)}")
    found = [mark for layer in MARKED if layer in layers for mark in MARKED[layer](article)]
    return sorted((mark for mark in found if mark.start < mark.end), key=lambda mark: (mark.start, -mark.end))


def runs(text: str, marks: Iterable[Mark], begin: int, colours: int) -> Iterator[Run]:
    """The text from `begin` on, cut where marks begin and end, in the styles of those around, the inner upon the outer.

    What stands before and behind each mark is put in. A mark that crosses the end of another is closed and reopened there.
    """
    ahead = sorted(marks, key=lambda mark: (mark.start, -mark.end), reverse=True)
    edges = {edge for mark in ahead for edge in (mark.start, mark.end) if begin < edge < len(text)}
    around: list[Mark] = []
    for here, there in pairwise(sorted({begin, len(text)} | edges)):
        first = next((k for k, mark in enumerate(around) if mark.end <= here), len(around))
        opening = [mark for mark in around[first:] if mark.end > here]
        yield from _closed(around, first, colours)
        while ahead and ahead[-1].start <= here:
            opening.append(ahead.pop())
        for mark in opening:
            around.append(mark)
            yield mark.signs(colours)[0], _style(around)
        yield text[here:there], _style(around)
    yield from _closed(around, 0, colours)


def _closed(around: list[Mark], first: int, colours: int) -> Iterator[Run]:
    """Take away the marks from the first one on, the innermost first."""
    while len(around) > first:
        style = _style(around)
        yield around.pop().signs(colours)[1], style


def _style(around: Iterable[Mark]) -> Style:
    return reduce(lambda below, mark: mark.style.over(below), around, PLAIN)


def legend(article: Article, layers: Sequence[str]) -> Iterator[Run]:
    """How the records look in colour that the article has in these layers."""
    used = [layer for layer in MARKED if layer in layers and getattr(article, layer)]
    kinds: set[str] = {claim.kind for claim in article.claims} if "claims" in used else set()
    functions: set[str] = {found.function for found in article.conditions} if "conditions" in used else set()
    signs = [(kind, Style(look[0], bold=True)) for kind, look in KINDS.items() if kind in kinds]
    signs += [sign for layer in used for sign in LEGEND.get(layer, ())]
    signs += [(name, Style(look[0], bold=True)) for name, look in FUNCTIONS.items() if name in functions]
    yield from (run for sign in signs for run in (sign, ("  ", PLAIN)))
