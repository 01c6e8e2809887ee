"""The lexicon of claim cues and what it says of a predicate: its kind, PLOVER root and CAMEO class, by its dependency frame.

`claim_cues.csv` has a row for each lemma, part of speech and frame; the row whose frame and object fit best decides. Frames:
empty (any), `obj` (an object), `to` (an infinitive, or a noun under "to"), `to-obj` (object and infinitive), `that` (a finite
complement), `ing` (a gerund), `obj-as` (an object and what it is called), `be-to` ("our goal is to …"), `+out` (a particle),
or a preposition. `object` names lemmas, or classes of `claim_objects.csv`, of which the complement must have one. Besides the
kinds of the codebook there are `light` (the noun decides: "made a proposal"), `through` (the complement decides: "began to
withdraw") and `none` (no act: "consists of"). `voice` is `source` where the complement is attributed (ruling 2).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from toolkit.language import Parse, frames
from toolkit.lexicons import lexicon

_NOUN_TAGS = frozenset({"NOUN", "PROPN"})
_COUNTING = frozenset({"nmod", "conj", "appos", "compound"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the lexicon: what a predicate with this lemma in this frame does."""

    lemma: str
    pos: str
    frame: str
    objects: frozenset[str]
    kind: str
    plover: str | None
    cameo: str | None
    voice: str

    @property
    def rule(self) -> str:
        """The name of the row, for the `rule` of a record: "cue:agree/to"."""
        return f"cue:{self.lemma}/{self.frame}" if self.frame else f"cue:{self.lemma}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a predicate says: the row that decides, None where no row knows it, and the token that carries the act."""

    cue: Cue | None
    head: int
    carrier: int


@cache
def object_classes() -> dict[str, frozenset[str]]:
    """The lemmas of each class in `claim_objects.csv`; a class may run over several rows."""
    classes: dict[str, frozenset[str]] = {}
    for row in lexicon("claim_objects"):
        classes[row["class"]] = classes.get(row["class"], frozenset()) | frozenset(row["lemmas"].split())
    return classes


@cache
def cues() -> dict[tuple[str, str], tuple[Cue, ...]]:
    """The rows of `claim_cues.csv` by lemma and part of speech, in file order."""
    rows: dict[tuple[str, str], list[Cue]] = defaultdict(list)
    for row in lexicon("claim_cues"):
        names = row["object"].split("|") if row["object"] else []
        objects = frozenset(o for name in names for o in object_classes().get(name, (name,)))
        lemma, pos = row["lemma"], row["pos"]
        plover, cameo = row["plover"] or None, row["cameo"] or None
        rows[lemma, pos].append(Cue(lemma, pos, row["frame"], objects, row["kind"], plover, cameo, row["voice"]))
    return {key: tuple(found) for key, found in rows.items()}


def part_of_speech(parse: Parse, token: int) -> str:
    """The part of speech by which the lexicon knows `token`: "verb", "noun" or "adj"."""
    tag = parse.xpos[token]
    if tag.startswith("VB"):
        return "verb"
    if tag.startswith("JJ"):
        return "adj"
    return "noun"


def lookup(parse: Parse, token: int) -> Cue | None:
    """The row that fits `token` best: a required object counts more than a frame, a frame more than none."""
    best, rank = None, -1
    for cue in cues().get((parse.lemmas[token], part_of_speech(parse, token)), ()):
        fit = _fit(parse, token, cue)
        if fit > rank:
            best, rank = cue, fit
    return best


def read(parse: Parse, predicate: int, depth: int = 0) -> Reading:
    """What `predicate` says, looking through light and raising verbs at what carries the act.

    >>> from toolkit.language import parse
    >>> p = parse("Hungary began to withdraw its troops.")
    >>> found = read(p, p.words.index("began"))
    >>> found.cue.kind, found.cue.plover, p.words[found.carrier]
    ('action', 'YIELD', 'withdraw')
    """
    cue = lookup(parse, predicate)
    if cue is None or depth > 3:
        return Reading(cue, predicate, predicate)
    if cue.kind == "through":
        below = complement_verb(parse, predicate)
        if below is not None:
            inner = read(parse, below, depth + 1)
            return Reading(inner.cue, predicate, inner.carrier)
        return Reading(None, predicate, predicate)
    if cue.kind == "light":
        for noun in _objects(parse, predicate):
            named = _noun_cue(parse, noun)
            if named is not None:
                return Reading(named, predicate, noun)
        return Reading(None, predicate, predicate)
    return Reading(cue, predicate, predicate)


def complement_verb(parse: Parse, predicate: int) -> int | None:
    """The infinitive or gerund that completes `predicate` ("agreed to halt", "stopped short of accepting"), or None."""
    for child in parse.children(predicate, "xcomp", "ccomp", "advcl"):
        if child > predicate and (_infinitive(parse, child) or parse.xpos[child] == "VBG"):
            return child
    return None


def finite_complement(parse: Parse, predicate: int) -> int | None:
    """The head of the clause that completes `predicate` ("said that …"), or None."""
    for child in parse.children(predicate, "ccomp", "parataxis"):
        if not _infinitive(parse, child):
            return child
    return None


def _noun_cue(parse: Parse, noun: int) -> Cue | None:
    for token in (noun, *_counted(parse, noun)):
        found = lookup(parse, token) if parse.upos[token] in _NOUN_TAGS else None
        if found is not None and found.kind not in ("light", "through", "none"):
            return found
    return None


def _fit(parse: Parse, token: int, cue: Cue) -> int:
    frame, objects = cue.frame, cue.objects
    if not frame:
        if not objects:
            return 0
        return 3 if objects & _lemmas(parse, (*_objects(parse, token), *parse.children(token, "nsubj", "obl"))) else -1
    complements = _complements(parse, token, frame)
    if complements is None:
        return -1
    if not objects:
        return 1
    return 4 if objects & _lemmas(parse, complements) else -1


def _complements(parse: Parse, token: int, frame: str) -> tuple[int, ...] | None:
    """The heads of what stands in `frame` below `token`; None where `token` has no such frame."""
    if frame.startswith("+"):
        wanted = frame[1:]
        particles = parse.children(token, "compound:prt", "advmod", "xcomp")
        if any(parse.lower[p] == wanted or (not wanted and parse.relations[p] == "compound:prt") for p in particles):
            return (*_objects(parse, token), *parse.children(token, "obl"))
        return None
    if frame in ("short", "free"):
        return _objects(parse, token) if any(parse.lower[c] == frame for c in parse.children(token)) else None
    if frame == "obj":
        return _objects(parse, token) or None
    if frame == "that":
        found = finite_complement(parse, token)
        return None if found is None else (found,)
    if frame == "ing":
        return tuple(c for c in parse.children(token, "xcomp", "advcl", "ccomp") if parse.xpos[c] == "VBG") or None
    if frame == "be-to":
        return None
    if frame == "to-obj":
        below = tuple(c for c in parse.children(token, "xcomp", "ccomp") if _infinitive(parse, c))
        raised = bool(_objects(parse, token)) or any(frames.subject_below(parse, c) is not None for c in below)
        return below if below and raised else None
    if frame == "obj-as":
        return tuple(parse.children(token, "xcomp")) if _objects(parse, token) and parse.child(token, "xcomp") else None
    nouns = _under(parse, token, frame)
    if frame == "to":
        nouns += tuple(c for c in parse.children(token, "xcomp", "ccomp", "advcl") if c > token and _infinitive(parse, c))
    return nouns or None


def _under(parse: Parse, token: int, preposition: str) -> tuple[int, ...]:
    heads = (token, *parse.children(token, "obj", "compound:prt"))
    below = (o for h in heads for o in parse.children(h, "obl", "nmod", "advcl", "xcomp", "acl"))
    return tuple(o for o in below if any(parse.lower[c] == preposition for c in parse.children(o, "case", "mark")))


def _infinitive(parse: Parse, token: int) -> bool:
    return any(parse.lower[c] == "to" for c in parse.children(token, "mark"))


def _objects(parse: Parse, token: int) -> tuple[int, ...]:
    found = parse.children(token, "obj", "iobj", "nsubj:pass")
    if not found and parse.relations[token] in ("acl", "acl:relcl") and parse.xpos[token] == "VBN":
        found = (parse.heads[token],)
    return found


def _lemmas(parse: Parse, tokens: tuple[int, ...]) -> set[str]:
    found: set[str] = set()
    for token in tokens:
        for t in (token, *_counted(parse, token)):
            found.update(_names(parse, t))
    return found


def _counted(parse: Parse, noun: int) -> tuple[int, ...]:
    """What a noun counts or is joined with: "thousands of [troops]", "talks and [visits]"."""
    return tuple(c for c in parse.children(noun) if parse.relations[c].split(":")[0] in _COUNTING)


def _names(parse: Parse, token: int) -> Iterator[str]:
    """The lemma, with the words joined to it before: "martial_law", "cease-fire"; PER for a person's name."""
    yield parse.lemmas[token]
    if token and parse.sentence_of[token - 1] == parse.sentence_of[token]:
        yield f"{parse.lemmas[token - 1]}_{parse.lemmas[token]}"
        if parse.lower[token - 1] == "-" and token > 1:
            yield f"{parse.lemmas[token - 2]}-{parse.lemmas[token]}"
    if _person(parse, token):
        yield "PER"


def _person(parse: Parse, token: int) -> bool:
    k = bisect_right(parse.names, token, key=lambda name: name.first) - 1
    return k >= 0 and token < parse.names[k].beyond and parse.names[k].type == "PER"
