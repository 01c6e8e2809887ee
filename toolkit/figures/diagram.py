"""Who requires what of whom: a diagram with an arrow a condition, from who sets it to who must meet it."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import accumulate, groupby
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle

from toolkit.figures.canvas import (
    INK,
    LETTER,
    LINE,
    NARROW,
    WIDTH,
    Drawing,
    blank,
    canvas,
    darker,
    drawn,
    filled,
    key,
    legend,
    shape,
)  # fmt: skip
from toolkit.figures.words import HIGHEST, columns, foremost, label, number, sentence
from toolkit.frames import unnamed
from toolkit.palette import FUNCTIONS, STATUS

NOBODY = "nobody named"
ARROWS, FEW, OF_HOLDER = 24, 16, 6
"""The arrows of a figure, those of one for a phone, and those of one holder, at most."""
ROW, GAP = 0.42, 0.2
"""The height of an arrow with its words in inches, and the space between two holders, in rows."""
HOLDER, LEFT, RIGHT, PARTY = 2.35, 2.51, 7.2, 7.46
"""Where the names of the holders end, the arrows begin and end, and the names of the parties begin, in inches."""
NAME, WORDS = 24, 54
"""The columns of a name, and of the words over an arrow."""
TELLING = 3
"""The words by which one knows what must hold, at least: "it" or "fired upon" are none without what hangs on them."""
SWATCH = 0.17
"""The width of the sign of a function, in inches."""
ABREAST, END = 36, 1.2
"""On a phone, the columns of a line of words, and where the arrows end, in inches."""
QUIET = "#666666"


class Arrow(NamedTuple):
    """What is drawn in one row: conditions in the same words, of one function and status; or, without function, those of
    the holder that are only counted.
    """

    holder: str
    party: str
    words: str
    function: str
    status: str
    conditions: int


def requirements(frame: pd.DataFrame) -> Drawing:
    """Draw who requires what of whom: the frame `Dossier.ledger`, or `Dossier.conditions`, which know no status.

    Columns `holder_name`, `party_name`, `function`, `condition`, `text`, and `status` where there is one. Those who bargain
    most come first, and of theirs the conditions of which something became; the note below counts what is not drawn.
    """
    if frame.empty:
        return blank("No conditions were found.")
    return drawn(partial(_drawn, frame, arrows(frame)))


def _drawn(frame: pd.DataFrame, found: list[Arrow], width: float) -> Drawing:
    """The arrows with the names at their ends; on a phone, each below its words."""
    wide = width == WIDTH
    shown = chosen(found, ARROWS if wide else FEW)
    figure = (_beside if wide else _below)(shown, _title(frame))
    left_out = len(frame) - sum(arrow.conditions for arrow in shown)
    rest = f" Not drawn: {number(left_out, 'condition')} of other holders." if left_out else ""
    functions, states = {arrow.function for arrow in shown}, {arrow.status for arrow in shown}
    parts = [Patch(label=part, **filled(FUNCTIONS, part)) for part in FUNCTIONS if part in functions]
    begin, end = ("Left", "Right") if wide else ("Bold", "At its end")
    note = f"{begin}: who sets the condition. Over the arrow: what must hold. {end}: who must meet it.{rest}"
    legend(figure, note, [*parts, *key(STATUS, states)])
    figure.set_label(_description(shown))
    return figure


def _beside(shown: list[Arrow], title: str) -> Drawing:
    figure, axes = canvas(title, 0.75 + ROW * _height(shown))
    left = HOLDER - LETTER * max(columns(arrow.holder) for arrow in shown)
    axes.set(xlim=(left, WIDTH), ylim=(_height(shown), 0), xticks=[], yticks=[])
    axes.spines[:].set_visible(False)
    for top, arrow in _rows(shown):
        _draw(axes, arrow, top + 0.5)
    _names(axes, shown)
    return figure


def _below(shown: list[Arrow], title: str) -> Drawing:
    """The arrows of each holder below its name, as a phone shows them; all measures are inches."""
    words = [textwrap.wrap(_words(arrow), ABREAST) for arrow in shown]
    news = [not at or shown[at - 1].holder != arrow.holder for at, arrow in enumerate(shown)]
    heights = [LINE * len(lines) + 0.36 + 0.34 * new for lines, new in zip(words, news, strict=True)]
    figure, axes = canvas(title, 0.75 + sum(heights), NARROW)
    axes.set(xlim=(0, NARROW), ylim=(sum(heights), 0), xticks=[], yticks=[])
    axes.spines[:].set_visible(False)
    for arrow, lines, new, top in zip(shown, words, news, accumulate(heights, initial=0.0), strict=False):
        if new:
            axes.text(0, top + 0.2, arrow.holder, fontweight=_weight(arrow.holder))
        y = top + 0.34 * new + LINE
        for at, line in enumerate(lines):
            axes.text(SWATCH + 0.1, y + LINE * at, line, color=INK if arrow.function else QUIET)
        if arrow.function:
            axes.add_patch(Rectangle((0, y - 0.15), SWATCH, 0.17, **filled(FUNCTIONS, arrow.function)))
            _arrow(axes, arrow, (0, END), y + LINE * len(lines) - 0.05)
            axes.text(END + 0.15, y + LINE * len(lines), arrow.party, fontweight=_weight(arrow.party))
    return figure


def arrows(frame: pd.DataFrame) -> list[Arrow]:
    """All conditions as arrows, in the order in which they are drawn."""
    states = frame["status"] if "status" in frame else pd.Series("", index=frame.index)
    words = [label(text, WORDS) for text in _telling(frame)]
    holders, parties = (frame[name].fillna(NOBODY).map(_name) for name in ("holder_name", "party_name"))
    counts = Counter(zip(holders, parties, words, frame["function"], states.fillna(""), strict=True))
    bargains = Counter[tuple[str, str]]()
    for (holder, party, _, function, _), count in counts.items():
        bargains[holder, party] += count if function != "contingency" else 0
    held = Counter[str]()
    for (holder, _), count in bargains.items():
        held[holder] += count
    found = [Arrow(*row, count) for row, count in counts.items()]
    last = {_name(name) for name in unnamed(frame, "holder", "holder_name")}
    return sorted(found, key=lambda one: (
        one.holder == NOBODY, one.holder in last, -held[one.holder], one.holder,
        one.party == NOBODY, -bargains[one.holder, one.party], one.party,
        one.function == "contingency", one.status in ("", "open"),
    ))  # fmt: skip


def _telling(frame: pd.DataFrame) -> pd.Series[str]:
    """The words of what must hold; where they are a few that tell nothing by themselves, those of the whole condition."""
    words = frame["condition"].fillna("")
    return words.where(words.map(lambda said: len(said.split()) >= TELLING), frame["text"])


def _name(name: object) -> str:
    return label(name, NAME)


def chosen(found: list[Arrow], most: int = ARROWS) -> list[Arrow]:
    """The arrows that there is room for: of each holder a few, and one that counts its others."""
    shown: list[Arrow] = []
    for holder, group in groupby(found, key=lambda one: one.holder):
        own = list(group)
        kept, rest = (own, []) if len(own) <= OF_HOLDER else (own[: OF_HOLDER - 1], own[OF_HOLDER - 1 :])
        if rest:
            more = sum(arrow.conditions for arrow in rest)
            kept = [*kept, Arrow(holder, "", f"and {number(more, 'more condition')}", "", "", more)]
        if len(shown) + len(kept) > most:
            break
        shown += kept
    return shown


def _rows(shown: list[Arrow]) -> Iterator[tuple[float, Arrow]]:
    """Every arrow with the height at which its row begins."""
    top = 0.0
    for at, arrow in enumerate(shown):
        top += GAP if at and shown[at - 1].holder != arrow.holder else 0
        yield top, arrow
        top += 1


def _height(shown: list[Arrow]) -> float:
    return [*_rows(shown)][-1][0] + 1


def _words(arrow: Arrow) -> str:
    return arrow.words + (f" ×{arrow.conditions}" if arrow.conditions > 1 and arrow.function else "")


def _weight(name: str) -> str:
    return "normal" if name == NOBODY else "bold"


def _draw(axes: Axes, arrow: Arrow, y: float) -> None:
    """One arrow with the words of what must hold, its function at its beginning and its status at its end."""
    begin = LEFT + 0.1 + (SWATCH if arrow.function else 0)
    axes.text(begin, y - 0.1, _words(arrow), va="center_baseline", color=INK if arrow.function else QUIET)
    if arrow.function:
        axes.add_patch(Rectangle((LEFT, y - 0.32), SWATCH, 0.42, **filled(FUNCTIONS, arrow.function)))
        _arrow(axes, arrow, (LEFT, RIGHT), y + 0.2)


def _arrow(axes: Axes, arrow: Arrow, ends: tuple[float, float], y: float) -> None:
    """The line of an arrow, and its status at its end."""
    colour, (begin, end) = darker(FUNCTIONS[arrow.function][0]), ends
    look = {"arrowstyle": "-|>", "color": colour, "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", (end - (0.16 if arrow.status else 0), y), (begin, y), arrowprops=look)
    if arrow.status:
        axes.scatter([end], [y], **shape(STATUS[arrow.status], 50), zorder=3)


def _names(axes: Axes, shown: list[Arrow]) -> None:
    """The names at both ends: each once, in the middle of its arrows, with a line along them."""
    for names_of, x, side in ((1, HOLDER, "right"), (2, PARTY, "left")):
        for names, group in groupby(_rows(shown), key=lambda row: row[1][:names_of]):
            tops = [top for top, _ in group]
            if not names[-1]:
                continue
            beside = x + (0.06 if side == "right" else -0.06)
            axes.plot([beside, beside], [tops[0] + 0.15, tops[-1] + 0.85], color="#999999", linewidth=1)
            look: dict[str, Any] = {"ha": side, "va": "center_baseline"}
            axes.text(x, (tops[0] + tops[-1] + 1) / 2, names[-1], fontweight=_weight(names[-1]), **look)


def _title(frame: pd.DataFrame) -> str:
    """The sentence over the figure: who sets how many conditions, and what became of them."""
    holders, most = frame["holder_name"].nunique(), foremost(frame["holder_name"])
    total = number(len(frame), "condition")
    setting = f"{number(holders, 'actor')} {'sets' if holders == 1 else 'set'} {total}"
    return sentence([
        setting if holders else f"{total} {'is' if len(frame) == 1 else 'are'} set by nobody who is named",
        f"{most[0]} sets the most ({most[1]})" if most and holders > 1 else "",
        _became(Counter(frame["status"].dropna()) if "status" in frame else Counter()),
    ])  # fmt: skip


def _became(counts: Counter[str]) -> str:
    """What became of conditions, as a clause.

    >>> _became(Counter({"open": 2})), _became(Counter({"open": 2, "met": 1, "rejected": 1}))
    ('all are open', '2 are open, 1 is met and 1 is rejected')
    """
    if len(counts) < 2:
        return "".join(f"all are {status}" if count > 1 else f"it is {status}" for status, count in counts.items())
    parts = [f"{counts[status]} {'is' if counts[status] == 1 else 'are'} {status}" for status in STATUS if counts[status]]
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def _description(shown: list[Arrow]) -> str:
    """What the diagram shows, with its first arrows in words."""
    first = [arrow for arrow in shown if arrow.function][:HIGHEST]
    said = [f"{one.holder} → {one.party}: {one.words} ({', '.join(filter(None, one[3:5]))})" for one in first]
    return f"A diagram with {number(len(shown), 'arrow')}, from who sets a condition to who must meet it. {'; '.join(said)}."
