"""Who said what: the encoder's role spans and links → attributions as PolNeAR defines them (Newell et al. 2018).

An attribution has a source, a cue and a content; only the outermost counts; quotation marks belong to the content, and
a quotation that runs over several paragraphs is one (codebook, Attributions).
"""

from __future__ import annotations

from toolkit.actors import Cast
from toolkit.language import Parse, Roles
from toolkit.language.tokens import CLOSING, OPENING
from toolkit.records import Attribution, Document, Quote

DIRECT = 0.9
"""The share of a content's word characters inside quotation marks from which it counts as a direct quotation."""


def annotate(document: Document, parse: Parse, cast: Cast) -> tuple[Attribution, ...]:
    """Find the attributions of a document, in the order of their first content, with ids "a1", "a2", …

    `speaker` is the actor behind the source, None where the text names no source or `cast` does not know it.

    >>> from toolkit.annotate import annotate_document
    >>> document = Document("d", "Kyiv said the talks had failed.")
    >>> [a] = annotate_document(document).attributions
    >>> [document.text[s:e] for s, e in (*a.source, *a.cue, *a.content)], a.quote
    (['Kyiv', 'said', 'the talks had failed'], 'indirect')
    """
    quoted = quoted_words(parse)
    found = []
    for number, roles in enumerate(sorted(parse.roles, key=lambda r: (r.contents, r.cue)), 1):
        source = head_of(parse, *roles.source) if roles.source else None
        found.append(
            Attribution(
                id=f"a{number}",
                source=(parse.chars(*roles.source),) if roles.source else (),
                cue=(parse.chars(*roles.cue),),
                content=tuple(parse.chars(*part) for part in roles.contents),
                speaker=cast.who(source),
                quote=_quote(parse, roles, quoted),
                rule="head:roles",
            )
        )
    return tuple(found)


def head_of(parse: Parse, first: int, beyond: int) -> int:
    """Find the token of a range whose head lies outside it: the first such, or the first token."""
    return next((i for i in range(first, beyond) if not first <= parse.heads[i] < beyond), first)


def quoted_words(parse: Parse) -> list[bool]:
    """For each token whether it stands between double quotation marks; a new paragraph closes an open quotation."""
    inside, opened = [], False
    for i, word in enumerate(parse.words):
        if i and "\n" in parse.text[parse.ends[i - 1] : parse.starts[i]]:
            opened = False
        if word in OPENING:
            opened = True
        elif word in CLOSING:
            opened = False
        elif word == '"':
            opened = not opened
        inside.append(opened)
    return inside


def _quote(parse: Parse, roles: Roles, quoted: list[bool]) -> Quote:
    total = within = 0
    for part in roles.contents:
        for i in range(*part):
            size = parse.ends[i] - parse.starts[i] if parse.words[i][0].isalnum() else 0
            total += size
            within += size if quoted[i] else 0
    if not within:
        return "indirect"
    return "direct" if within >= DIRECT * total else "mixed"
