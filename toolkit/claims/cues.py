"""The lexicon of claim cues and what it says of a predicate: its kind, PLOVER root and CAMEO class, by its dependency frame.

`claim_cues.csv` has rows of lemmas with their part of speech and frame (see `complements`; an empty frame takes any); the row
whose frame and object fit best decides, the first of equals. `object` names lemmas, or classes of `claim_objects.csv`, of
which the complement must have one. A `prep` is a preposition after a copula, alone or joined to its noun ("is against the
plan", "is in favor of it"). Besides the kinds of the codebook there are `light` (the noun decides: "made a proposal"),
`through` (the complement decides: "began to withdraw") and `none` (no act: "consists of"). `voice` is `source` where the
complement is an attributed content, `reporter` where the whole clause is the claim (codebook, ruling 2), and `speaker` for
what only a speaker makes a charge or a threat of: the deed of "Moscow is dragging out the talks" is Moscow's, the charge the
speaker's.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from toolkit.claims.complements import below, complement_verb, counted, names, objects
from toolkit.language import Parse, frames
from toolkit.language.lemmas import lemma
from toolkit.lexicons import lexicon
from toolkit.records import KINDS

PREPOSITIONS = frozenset({"for", "on", "with"})
"""The frames in which a verb without an object is no act: "seized on the remark", "fought for a cause"."""
HELPERS = frozenset({"light", "through", "none"})
"""The classes of the lexicon that are no kinds of claim."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the lexicon: what a predicate with this lemma in this frame does.

    `objects` are the lemmas of which the complement must have one, none where any will do, and `wanted` names them as the row
    does, by classes: "ceasefire|amnesty".
    """

    lemma: str
    pos: str
    frame: str
    objects: frozenset[str]
    kind: str
    plover: str | None
    cameo: str | None
    voice: str
    wanted: str

    def __str__(self) -> str:
        """The row in words: "agree (verb, to)", "announce (verb, obj: ceasefire|amnesty)"."""
        frame = ": ".join(part for part in (self.frame, self.wanted) if part)
        return f"{self.lemma} ({self.pos}, {frame})" if frame else f"{self.lemma} ({self.pos})"

    @property
    def rule(self) -> str:
        """The name of the row, for the `rule` of a record: "cue:agree/to"."""
        return f"cue:{self.lemma}/{self.frame}" if self.frame else f"cue:{self.lemma}"

    @property
    def is_kind(self) -> bool:
        """Whether the row names a kind of claim, and no helper class."""
        return self.kind in KINDS


@dataclass(frozen=True, slots=True)
class Reading:
    """What a predicate says: the row that decides, None where no row knows it, and the token that carries the act."""

    cue: Cue | None
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
        classes = row["object"].split("|") if row["object"] else []
        wanted = frozenset(o for name in classes for o in object_classes().get(name, (name,)))
        plover, cameo = row["plover"] or None, row["cameo"] or None
        for word in row["lemmas"].split():
            cue = Cue(word, row["pos"], row["frame"], wanted, row["kind"], plover, cameo, row["voice"], row["object"])
            rows[word, row["pos"]].append(cue)
    return {key: tuple(found) for key, found in rows.items()}


def lookup(parse: Parse, token: int, pos: str | None = None, voice: str | None = None) -> Cue | None:
    """The row that fits `token` best: a particle or required object counts more than a frame, a frame more than none.

    `pos` takes it for another part of speech than its tag; `voice` looks among the rows of that voice only.
    """
    pos = pos or _part_of_speech(parse, token)
    best, rank = None, -1
    for cue in cues().get((_base(parse, token, pos), pos), ()):
        fit = _fit(parse, token, cue) if voice in (None, cue.voice) else -1
        if fit > rank:
            best, rank = cue, fit
    return best


def modal_cue(modal: str | None) -> Cue | None:
    """The row of a modal verb that states what must be, or None."""
    return next(iter(cues().get((modal or "", "modal"), ())), None)


def read(parse: Parse, predicate: int, depth: int = 0) -> Reading:
    """What `predicate` says, looking through light and raising verbs at what carries the act.

    >>> from toolkit.language import parse
    >>> p = parse("Hungary began to withdraw its troops.")
    >>> found = read(p, p.words.index("began"))
    >>> found.cue.kind, found.cue.plover, p.words[found.carrier]
    ('action', 'YIELD', 'withdraw')
    """
    cue = lookup(parse, predicate)
    if cue is not None and cue.frame == "short":
        return Reading(cue, below(parse, predicate, "short")[0])
    if cue is None or depth > 3 or cue.kind not in ("through", "light"):
        return Reading(cue, predicate)
    if cue.kind == "through":
        described = below(parse, predicate, "adj") if cue.frame == "adj" else ()
        completing = described[0] if described else complement_verb(parse, predicate)
        return Reading(None, predicate) if completing is None else read(parse, completing, depth + 1)
    for noun in objects(parse, predicate):
        for token in (noun, *counted(parse, noun)):
            named = lookup(parse, token, "noun")
            if named is not None and named.is_kind:
                return Reading(named, token)
    plain = (row for row in cues()[cue.lemma, cue.pos] if not row.frame and not row.objects and row.voice == "reporter")
    return Reading(next(plain, None), predicate)  # "offered an amnesty", whose noun is no act


def raised(parse: Parse, predicate: int) -> bool:
    """Whether the subject belongs to the complement: "[Bush] was expected to [authorize] …", "is due to …"."""
    cue = lookup(parse, predicate)
    return cue is not None and cue.kind == "through" and (cue.pos == "adj" or frames.passive(parse, predicate))


def suffered(parse: Parse, predicate: int) -> bool:
    """Whether the subject of a passive has it done to it; not of "was expected to win" nor of "is opposed to the deal"."""
    if not frames.passive(parse, predicate):
        return False
    cue = lookup(parse, predicate)
    if cue is not None and cue.kind == "through":  # "was expected to be freed"
        completing = complement_verb(parse, predicate)
        return completing is not None and frames.passive(parse, completing)
    return cue is None or cue.pos != "adj"


def _shares_subject(parse: Parse, token: int) -> bool:
    """Whether a verb gives its subject to what completes it: "was expected to win", but not "expected [prices] to rise"."""
    if complement_verb(parse, token) is None:
        return False
    return frames.passive(parse, token) or parse.child(token, "obj", "iobj") is None


def _part_of_speech(parse: Parse, token: int) -> str:
    """As the tag has it; a participle that describes its subject is the adjective that the lexicon lists.

    What a copula and a listed preposition make of a noun is "prep": "is [against] the plan", "is [in favor] of the plan".
    """
    xpos = parse.xpos[token]
    if xpos in ("VBN", "VBG") and (parse.lower[token], "adj") in cues() and _describes(parse, token):
        return "adj"
    if parse.child(token, "cop") is not None and _preposition(parse, token) is not None:
        return "prep"
    verbal = xpos.startswith("VB") or frames.infinitive(parse, token)  # "due to [travel]", whatever its tag
    return "verb" if verbal else "adj" if xpos.startswith("JJ") else "noun"


def _describes(parse: Parse, participle: int) -> bool:
    """Whether a participle is an adjective by tag or copula, or, taken for a passive, by what it has under "to".

    That is an infinitive, "is prepared to sign", or a noun of adjectives that need no frame: "is opposed to the deal".
    """
    if parse.upos[participle] == "ADJ" or parse.child(participle, "cop") is not None:
        return True
    if parse.child(participle, "aux:pass") is None or frames.agent(parse, participle) is not None:
        return False
    completing = complement_verb(parse, participle)
    frameless = any(not row.frame for row in cues()[parse.lower[participle], "adj"])
    return (completing is not None and parse.xpos[completing] == "VB") or (frameless and bool(below(parse, participle, "to")))


def _preposition(parse: Parse, noun: int) -> str | None:
    """The preposition over a noun, with the noun or alone, where the lexicon lists it: "in_favor", "against"."""
    words = [parse.lower[c] for c in parse.children(noun, "case")]
    named = (name for word in words for name in (f"{word}_{parse.lemmas[noun]}", word))
    return next((name for name in named if (name, "prep") in cues()), None)


def _base(parse: Parse, token: int, pos: str) -> str:
    """The lemma, of a participle taken for an adjective the word itself.

    Where the tagger missed a verb's form ("warned" as VB), its ending tells.
    """
    if pos == "prep":
        return _preposition(parse, token) or ""
    if pos == "adj" and parse.xpos[token].startswith("VB"):
        return parse.lower[token]
    if pos != "verb" or (parse.lemmas[token], "verb") in cues():
        return parse.lemmas[token]
    word = parse.lower[token]
    for ending, tag in (("ed", "VBD"), ("ing", "VBG"), ("s", "VBZ")):
        if word.endswith(ending):
            return lemma(word, tag)
    return parse.lemmas[token]


def _fit(parse: Parse, token: int, cue: Cue) -> int:
    if not cue.frame:
        if not cue.objects:  # a particle makes another verb: "backed out" is no "backed"
            return -1 if parse.children(token, "compound:prt") else 0
        return 3 if cue.objects & names(parse, objects(parse, token)) else -1
    found = below(parse, token, cue.frame)
    if cue.kind == "none" and cue.frame in PREPOSITIONS and objects(parse, token):  # "seized the town on the border"
        return -1
    if not found or (cue.kind == "through" and cue.frame != "adj" and not _shares_subject(parse, token)):
        return -1
    if cue.objects and not cue.objects & names(parse, found):
        return -1
    particle = 4 if cue.frame.startswith("+") else 0  # "struck down the law" is no "struck a deal"
    named = 4 if cue.frame == "obj-as" else 0  # "called the envoy a liar" is no call to the envoy
    return (4 if cue.objects else 1) + particle + named
