"""What is in a dossier, at one look."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from toolkit.display.notes import source_note
from toolkit.display.shown import Shown, framed
from toolkit.display.text import escape, inline
from toolkit.frames import unnamed
from toolkit.records import KINDS
from toolkit.tables import Dossier

COUNTED = ("claims", "attributions", "conditions", "times", "sentences")
"""The layers whose records are counted; actors are those of the table `entities` that have a name."""

ACTORS, REJECTED = 12, 5
"""The actors and the rejections that an overview names."""

DEGREES = 5
"""The degrees by which a number is the more tinted, the nearer it comes to the highest."""

UNNAMED = "no actor named"


def overview(dossier: Dossier) -> Shown:
    """Show what is in a dossier: how much of what, from when, who makes which claims and is cited, what was rejected.

    The actors with most claims and citations come first; the tint of a number tells its kind and how high it is.
    """
    counts = _counts(dossier)
    heading = f"{dossier.corpus or 'Dossier'}: {_number(len(dossier.articles), 'article')}{_period(dossier)}"
    numbers = [(sum(len(getattr(one, layer)) for one in dossier.articles), layer) for layer in COUNTED]
    numbers.insert(0, (int(dossier.entities["named"].sum()), "actors"))
    items = "".join(f"<li><b>{number:,}</b> {_noun(number, layer)}</li>" for number, layer in numbers)
    rest = f"{_number(len(counts) - ACTORS, 'more actor')} in the tables. " if len(counts) > ACTORS else ""
    note = f"{rest}{source_note(dossier.articles, dossier.corpus)}"
    body = (
        f'<p class="heading">{inline(heading)}</p><ul class="numbers">{items}</ul>{_heat_map(counts)}'
        f'{_rejected(dossier)}<p class="note">{escape(note)}</p>'
    )
    plain = ", ".join(_number(number, layer.removesuffix("s")) for number, layer in numbers)
    return Shown(framed(body, "", "overview"), f"{heading}\n{plain}\n{note}")


def _counts(dossier: Dossier) -> list[tuple[str, Counter[str]]]:
    """How many claims, of each kind, and statements each actor makes: those with most first, the unnamed last."""
    claims, said = dossier.claims, dossier.attributions
    found = defaultdict[str, Counter[str]](Counter)
    for name, kind in zip(claims["actor_name"].fillna(UNNAMED), claims["kind"], strict=True):
        found[name].update([kind, "claims"])
    for name, quote in zip(said["speaker_name"].fillna(UNNAMED), said["quote"], strict=True):
        found[name].update(["cited"] if quote == "indirect" else ["cited", "directly"])
    last = unnamed(claims, "actor", "actor_name") | unnamed(said, "speaker", "speaker_name")

    def rank(told: tuple[str, Counter[str]]) -> tuple[bool, bool, int, int, str]:
        name, counts = told
        return name == UNNAMED, name in last, -counts["claims"], -counts["cited"], name

    return sorted(found.items(), key=rank)


def _heat_map(counts: Sequence[tuple[str, Counter[str]]]) -> str:
    """A table of counts whose cells are tinted, by kind and by degree."""
    kinds = [kind for kind in KINDS if any(found[kind] for _, found in counts)]
    columns, highest = [*kinds, "claims", "cited", "directly"], max((f[kind] for _, f in counts for kind in kinds), default=1)
    titles = "".join(f'<th scope="col" class="number">{column.capitalize()}</th>' for column in columns)
    rows = [
        f'<tr><th scope="row">{inline(name)}</th>{"".join(_cell(column, found[column], highest) for column in columns)}</tr>'
        for name, found in counts[:ACTORS]
    ]
    empty = f'<tr><td class="none" colspan="{len(columns) + 1}">Nothing was found.</td></tr>'
    caption = "Claims by kind, and how often each actor is cited: at all, and in its own words"
    return (
        f'<div class="scroll" tabindex="0" role="group" aria-label="{caption}"><table class="heat">'
        f'<caption>{caption}</caption><thead><tr><th scope="col">Actor</th>{titles}</tr></thead>'
        f"<tbody>{''.join(rows) or empty}</tbody></table></div>"
    )


def _cell(column: str, number: int, highest: int) -> str:
    degree = -(-DEGREES * number // highest)
    look = f" kind-{column} degree-{degree}" if column in KINDS and number else ""
    return f'<td class="number{look}">{number or ""}</td>'


def _rejected(dossier: Dossier) -> str:
    """The inputs that could not be used, with their reasons."""
    if not (lost := dossier.rejected):
        return ""
    items = "".join(f"<li>{inline(str(one))}</li>" for one in lost[:REJECTED])
    more = f'<li>and {len(lost) - REJECTED:,} more, in <code>table("rejected")</code></li>' if len(lost) > REJECTED else ""
    return f'<p class="heading">{_number(len(lost), "input")} rejected</p><ul class="rejected">{items}{more}</ul>'


def _period(dossier: Dossier) -> str:
    days = sorted(one.document.date for one in dossier.articles if one.document.date)
    return f", {' to '.join(dict.fromkeys((days[0], days[-1])))}" if days else ""


def _number(number: int, noun: str) -> str:
    return f"{number:,} {_noun(number, noun + 's')}"


def _noun(number: int, plural: str) -> str:
    return plural.removesuffix("s") if number == 1 else plural
