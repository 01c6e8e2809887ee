"""Who said what: the encoder's role spans and links → attributions as PolNeAR defines them (Newell et al. 2018).

An attribution has a source, a cue and a content; only the outermost counts; quotation marks belong to the content, and
a quotation that runs over several paragraphs is one (codebook, Attributions). The heads decide; the layout of the text
mends what they leave open, and `rule` says so:

- `head:roles` source, cue and content as the heads gave them
- `head:roles text:continued` quoted paragraphs that no attribution covers continue the quotation before them
- `text:transcript` a paragraph with its speaker's name before a colon, in an article that has several
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from toolkit.actors import Cast
from toolkit.actors.datelines import dateline
from toolkit.language import Parse
from toolkit.language.parse import Range
from toolkit.records import Attribution, Document, Quote

DIRECT = 0.9
"""The share of a content's word characters inside quotation marks from which it counts as a direct quotation."""
GAP = 3
"""Tokens without a role between two parts of one content in one sentence that are counted as content."""
FUNCTION_WORDS = frozenset({"DET", "ADP", "CCONJ", "SCONJ", "PART", "PUNCT", "AUX"})
"""The tags of words that say nothing without another: a content of nothing else is none."""
RAISING = frozenset({"seem", "appear"})
"""Verbs whose subject is part of what is said, and no source."""
LABEL = 7
"""The tokens that the name of a speaker before a colon may have."""


@dataclass(frozen=True, slots=True)
class _Draft:
    source: Range | None
    cue: Range
    contents: tuple[Range, ...]
    rule: str


def annotate(document: Document, parse: Parse, cast: Cast) -> tuple[Attribution, ...]:
    """Find the attributions of a document, in the order of their first content, with ids "a1", "a2", …

    `speaker` is the actor behind the source, None where the text names no source or `cast` does not know it.

    >>> from toolkit.annotate import annotate_document
    >>> document = Document("d", "Kyiv said the talks had failed.")
    >>> [a] = annotate_document(document).attributions
    >>> [document.text[s:e] for s, e in (*a.source, *a.cue, *a.content)], a.quote
    (['Kyiv', 'said', 'the talks had failed'], 'indirect')
    """
    drafts = _after_dateline(parse, _continued(parse, _with_transcript(parse, _joined(parse))))
    found = []
    for number, draft in enumerate(sorted(drafts, key=lambda d: (d.contents, d.cue)), 1):
        found.append(
            Attribution(
                id=f"a{number}",
                source=(parse.chars(*draft.source),) if draft.source else (),
                cue=(parse.chars(*draft.cue),),
                content=tuple(parse.chars(*part) for part in draft.contents),
                speaker=cast.who(parse.top(*draft.source)) if draft.source else None,
                quote=_quote(parse, draft.contents),
                rule=draft.rule,
            )
        )
    return tuple(found)


def _after_dateline(parse: Parse, drafts: Iterable[_Draft]) -> Iterator[_Draft]:
    """The drafts without the dateline in what is said: "ODESA (AP) - [Kyiv will sign], the envoy said"."""
    lo, hi = opening(parse)
    for draft in drafts:
        contents = tuple((hi if lo <= first < hi else first, beyond) for first, beyond in draft.contents)
        kept = tuple((first, beyond) for first, beyond in contents if first < beyond)
        if kept:
            yield replace(draft, contents=kept)


def opening(parse: Parse) -> Range:
    """The tokens of a text's dateline and of the dash after it, (0, 0) where it has none: "ODESA (AP) -"."""
    tokens = dateline(parse)
    return (tokens.start, tokens.stop + 1) if tokens else (0, 0)


def _opens_quotation(parse: Parse, token: int) -> bool:
    """Whether a paragraph that begins with `token` begins with a quotation."""
    return parse.marks[token] == "“"


def _quote(parse: Parse, contents: Iterable[Range]) -> Quote:
    words = [i for part in contents for i in range(*part) if parse.words[i][0].isalnum()]
    total = sum(parse.ends[i] - parse.starts[i] for i in words)
    within = sum(parse.ends[i] - parse.starts[i] for i in words if parse.quoted[i])
    if not within:
        return "indirect"
    return "direct" if within >= DIRECT * total else "mixed"


def _joined(parse: Parse) -> Iterator[_Draft]:
    """The roles as the heads gave them, small gaps without a role inside the content of one sentence closed."""
    taken = {i for r in parse.roles for part in (r.source, r.cue, *r.contents) if part for i in range(*part)}
    for roles in parse.roles:
        if all(parse.upos[i] in FUNCTION_WORDS for part in roles.contents for i in range(*part)):
            continue
        parts = [roles.contents[0]]
        for first, beyond in roles.contents[1:]:
            gap = range(parts[-1][1], first)
            near = len(gap) <= GAP and parse.sentence_of[gap.start - 1] == parse.sentence_of[first]
            if near and taken.isdisjoint(gap):
                parts[-1] = (parts[-1][0], beyond)
            else:
                parts.append((first, beyond))
        yield _Draft(None if _raising(parse, roles.cue) else roles.source, roles.cue, tuple(parts), "head:roles")


def _raising(parse: Parse, cue: Range) -> bool:
    """Whether the only verb of a cue is one whose subject belongs to the content: "Kyiv seems to hesitate"."""
    verbs = {parse.lemmas[i] for i in range(*cue) if parse.upos[i] == "VERB"}
    return bool(verbs) and verbs <= RAISING


def _with_transcript(parse: Parse, drafts: Iterable[_Draft]) -> list[_Draft]:
    """Let the speaker's name before a colon be the source of its paragraph, and of quoted ones that follow it."""
    turns: list[tuple[int, int, list[Range]]] = []  # where the label begins, its colon, what is said
    open_quotation = False
    for first, beyond in parse.paragraphs:
        marked = _opens_quotation(parse, first)
        colon = _speaker_label(parse, first + marked, beyond)
        if colon is not None:
            turns.append((first + marked, colon, [(colon + 1, beyond)]))
            open_quotation = marked
        elif marked and open_quotation:
            turns[-1][2].append((first, beyond))
        else:
            open_quotation = False
    if len(turns) < 2:
        return list(drafts)
    labelled = [_Draft((label, colon), (colon, colon + 1), tuple(said), "text:transcript") for label, colon, said in turns]
    taken = {i for turn in labelled for part in (turn.source, *turn.contents) if part for i in range(*part)}
    kept = (replace(d, contents=tuple(p for p in d.contents if taken.isdisjoint(range(*p)))) for d in drafts)
    return [d for d in kept if d.contents and taken.isdisjoint(range(*d.cue))] + labelled


def _speaker_label(parse: Parse, first: int, beyond: int) -> int | None:
    """The colon after a name in capitals or a proper name with which a paragraph begins, if more than a word follows."""
    for i in range(first, min(first + LABEL, beyond - 2)):
        if parse.words[i] == ":":
            named = all(parse.upos[k] in ("PROPN", "PUNCT") or parse.words[k].isupper() for k in range(first, i))
            return i if i > first and named else None
    return None


def _continued(parse: Parse, drafts: list[_Draft]) -> list[_Draft]:
    """Give paragraphs that are a quotation, and that no attribution covers, to the quotation in the paragraph before."""
    owner: dict[int, int] = {}
    for k, draft in enumerate(drafts):
        for part in (draft.source, draft.cue, *draft.contents):
            owner.update(dict.fromkeys(range(*part), k) if part else {})
    more: dict[int, list[Range]] = {}
    previous: Range | None = None
    for first, beyond in parse.paragraphs:
        bare = _opens_quotation(parse, first) and not any(i in owner for i in range(first, beyond))
        if bare and previous and all(parse.quoted[first : beyond - 1]):
            last = next((i for i in range(previous[1] - 1, previous[0] - 1, -1) if parse.quoted[i] and i in owner), None)
            if last is not None:
                k = owner[last]
                more.setdefault(k, []).append((first, beyond))
                owner.update(dict.fromkeys(range(first, beyond), k))
        previous = (first, beyond)
    return [
        replace(draft, contents=tuple(sorted((*draft.contents, *more[k]))), rule=f"{draft.rule} text:continued")
        if k in more
        else draft
        for k, draft in enumerate(drafts)
    ]
