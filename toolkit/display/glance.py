"""At a glance: the sentences that head a report, with every number, name and quotation linked to what it rests on."""

from __future__ import annotations

import html
from collections.abc import Iterable

from toolkit.display import anchors
from toolkit.display.shown import Shown, framed
from toolkit.display.text import inline, link
from toolkit.glance import Part, Sentence, plain


def at_a_glance(sentences: Iterable[Sentence], note: str) -> Shown:
    """Show sentences of `toolkit.glance` as a list, with the source note below.

    Tables and figures are linked in the notebook itself, actors and passages where a report shows them.
    """
    given = list(sentences)
    items = "".join(f"<li>{''.join(map(linked, sentence))}</li>" for sentence in given)
    markup = f'<ul class="glance">{items}</ul><p class="note">{inline(note)}</p>'
    words = [" ".join(plain(sentence).split()) for sentence in given]
    return Shown(framed(markup, "glance", "cards"), "\n".join([*words, note]))


def linked(part: Part) -> str:
    """A part of a sentence as HTML.

    >>> from toolkit.glance import Target
    >>> linked(Part("2 changes", Target("table", "changed")))
    '<a href="#table-changed">2 changes</a>'
    >>> linked(Part("R&D chief", Target("actor", "chief")))
    '<a data-href="actors.html#actor-chief-9285827b">R&amp;D chief</a>'
    """
    words, target = inline(part.text), part.target
    if target is None:
        return words
    if target.kind in ("table", "figure"):
        return f'<a href="#{target.kind}-{html.escape(target.id)}">{words}</a>'
    return link(words, anchors.actor(target.id) if target.kind == "actor" else anchors.passage(target.id, target.record))
