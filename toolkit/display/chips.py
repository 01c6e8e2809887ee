"""Kinds, sides, functions and what became of a condition as words on a ground of their colour."""

from __future__ import annotations

from functools import lru_cache

from toolkit.display.text import escape
from toolkit.palette import FUNCTIONS, KINDS, SIDES, STATUS

SETS = {"kind": KINDS, "side": SIDES, "function": FUNCTIONS, "status": STATUS}
"""The columns of tables whose words are chips."""


def chip(column: str, word: str, label: str = "", tag: str = "span") -> str:
    """A word of one of the `SETS` as HTML; `label` is what it says, where that is not the word alone.

    >>> chip("kind", "accept"), chip("kind", "accept", "not accept", "sup")
    ('<span class="chip kind-accept">accept</span>', '<sup class="chip kind-accept">not accept</sup>')
    >>> chip("kind", "never heard of")
    'never heard of'
    """
    words = escape(label or word)
    return f'<{tag} class="chip {column}-{word}">{words}</{tag}>' if word in SETS[column] else words


@lru_cache(maxsize=1)
def colours() -> str:
    """The style sheet that gives each class of a chip its colour."""
    return "".join(
        f".toolkit .{column}-{word} {{ --hue: {look[0]}; }}\n"
        for column, looks in SETS.items()
        for word, look in looks.items()
    )
