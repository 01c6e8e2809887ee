"""Runs of styled text → lines of a width."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from toolkit.display.words import visible
from toolkit.terminal.styles import PLAIN, Style, painted

Run = tuple[str, Style]
"""Text of one style."""

PIECES = re.compile(r"\n|[ \t]+|[^ \t\n]+")


def laid_out(runs: Iterable[Run], width: int, colours: int) -> str:
    """Wrap runs of text at `width` columns, between words; line ends of the text stay. Styles end with their line."""
    lines: list[list[Run]] = [[]]
    column = 0
    for word in _words(runs):
        kind, length = word[0][0], sum(len(piece) for piece, _ in word)
        if kind == "\n":
            lines.append([])
            column = 0
        elif kind.isspace():
            lines[-1].append((" ", word[0][1]))
            column += 1
        else:
            if column and column + length > width:
                lines.append([])
                column = 0
            lines[-1] += word
            column += length
    return "\n".join(_line(line, colours) for line in lines)


def _words(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Words with all of their runs (a mark may end within one); spaces and line ends by themselves."""
    word: list[Run] = []
    for text, style in runs:
        for piece in PIECES.findall(visible(text)):
            if piece[0] in "\n\t ":
                if word:
                    yield word
                word = []
                yield [(piece, style)]
            else:
                word.append((piece, style))
    if word:
        yield word


def _line(line: list[Run], colours: int) -> str:
    while line and line[-1][0].isspace():
        line.pop()
    spaced = [(piece, PLAIN if piece.isspace() and not style.ground else style) for piece, style in line]
    return "".join(
        painted("".join(piece for piece, _ in same), style, colours)
        for style, same in groupby(spaced, key=lambda run: run[1])
    )
