"""The language engine: `parse` turns text into tokens, sentences, tags, dependencies, names and attribution roles."""

from __future__ import annotations

from toolkit.language.parse import NameSpan, Parse, Range, Roles

__all__ = ["NameSpan", "Parse", "Range", "Roles", "parse"]


def parse(text: str, start: int = 0) -> Parse:
    """Analyse `text` from the character `start` on; all offsets count from the beginning of `text`.

    English only. Time and memory grow linearly with the text; the first call loads the weights. Any string is taken:
    nothing in it raises.

    >>> p = parse("Kyiv said on Monday it would accept the plan.")
    >>> [p.words[i] for i in p.children(p.heads.index(-1), "nsubj")]
    ['Kyiv']
    """
    from toolkit.language import decode
    from toolkit.language.engine import engine
    from toolkit.language.names import Candidate, candidates, name_spans
    from toolkit.language.sentences import priors
    from toolkit.language.tokens import tokenize
    from toolkit.language.windows import windows

    tokens, model = tokenize(text, start), engine()
    likely_starts = priors(tokens)
    upos: list[str] = []
    xpos: list[str] = []
    heads: list[int] = []
    relations: list[str] = []
    firsts: list[int] = []
    names: list[Candidate] = []
    roles: list[Roles] = []
    for window in windows(tokens):
        scores, shift = model.run(window), window.first
        part = slice(window.first, window.beyond)
        starts = decode.sentence_starts(scores, likely_starts[part], tokens.paragraphs[part])
        slot_heads, slot_relations = decode.dependencies(model, scores, starts)
        upos.extend(model.upos[k] for k in scores.upos[1:].tolist())
        xpos.extend(model.xpos[k] for k in scores.xpos[1:].tolist())
        heads.extend(head - 1 + shift if head else -1 for head in slot_heads[1:].tolist())
        relations.extend(slot_relations[1:])
        firsts.extend(slot - 1 + shift for slot in starts)
        names.extend(candidates(scores.names[1:], xpos[shift:], shift))
        roles.extend(decode.roles(scores, shift))
    numbers, beyond = tokens.paragraphs, len(tokens.starts)
    openings = [i for i in range(beyond) if i == 0 or numbers[i] != numbers[i - 1]]
    return Parse(
        text, tuple(tokens.starts), tuple(tokens.ends), tuple(upos), tuple(xpos), tuple(heads), tuple(relations),
        _ranges(firsts, beyond), name_spans(names, tokens.words), tuple(roles), _ranges(openings, beyond),
    )  # fmt: skip


def _ranges(firsts: list[int], beyond: int) -> tuple[Range, ...]:
    """Ranges that begin at `firsts`, each up to the next one, the last up to `beyond`."""
    return tuple(zip(firsts, [*firsts[1:], beyond], strict=True)) if firsts else ()
