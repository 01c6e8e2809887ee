"""An article as text with its records marked."""

from __future__ import annotations

import re

from toolkit.display.shown import Shown, framed
from toolkit.display.text import escape
from toolkit.records import Article, Span


def article(given: Article) -> Shown:
    """Show the text of an article with the cues of its claims marked and labelled with the kinds of the claims."""
    kinds: dict[Span, list[str]] = {}
    for claim in given.claims:
        for span in claim.cue:
            kinds.setdefault(span, []).append(claim.kind)
    parts, at = [], 0
    for (start, end), found in sorted(kinds.items()):
        if start >= at:
            label = f'<sup class="kind">{" · ".join(dict.fromkeys(found))}</sup>'
            parts += [escape(given.text[at:start]), f"<mark>{escape(given.text[start:end])}</mark>{label}"]
            at = end
    parts.append(escape(given.text[at:]))
    heading = " · ".join(part for part in (given.document.title, given.document.date, given.id) if part)
    lines = re.sub(r"\r\n?|\n", "<br>", "".join(parts))
    body = f'<p><b>{escape(heading)}</b></p><div class="text">{lines}</div>'
    return Shown(framed(body), f"{heading}\n{given.text}")
