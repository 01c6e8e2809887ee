"""What stands below a predicate, by the frames in which the lexicon of claim cues describes it.

Frames: `obj` (an object, or the subject of a passive), `to` (an infinitive, or a noun under "to"), `to-obj` (object and
infinitive), `that` (a finite clause), `ing` (a gerund), `obj-as` (an object and what it is called), `be-to` ("our goal is to
…"), `adj` (an adjective), `+out` (a particle, `+` any), `short`, `free` and `yet` (words that make a phrase), or a
preposition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from toolkit.language import Parse, frames
from toolkit.lexicons import lexicon

Tokens = tuple[int, ...]

COUNTING = ("nmod", "nummod", "conj", "appos", "compound")
PHRASES = frozenset({"short", "free", "yet"})


def objects(parse: Parse, token: int) -> Tokens:
    """The objects of `token`; in the passive its subject, which for a participle is the noun that it describes.

    A relative pronoun counts as the noun before it: "the [men] whom they arrested".
    """
    found = parse.children(token, "obj", "iobj", "nsubj:pass")
    if parse.child(token, "obj") is None and parse.child(token, "iobj") is not None:  # "gave the rebels [48 hours]"
        found += tuple(c for c in parse.children(token, "obl:unmarked") if parse.child(c, "nummod", "det") is not None)
    above = frames.relative_head(parse, token)
    if above is not None:
        found = tuple(above if parse.xpos[t] in ("WP", "WDT") else t for t in found)
    reduced = not found and parse.xpos[token] == "VBN" and parse.relations[token].startswith("acl")
    return (parse.heads[token],) if reduced and frames.passive(parse, token) else found


def scheduled(parse: Parse, token: int) -> bool:
    """Whether an infinitive lies ahead by a finite "be" before it, "Kyiv [is] to sign"; not in "the aim is to sign"."""
    outer = any(parse.relations[c] == "nsubj:outer" for c in parse.children(token))
    return frames.infinitive(parse, token) and not outer and _is_to(parse, token)


def _is_to(parse: Parse, token: int) -> bool:
    return any(parse.xpos[a] in frames.FINITE for a in parse.children(token, "aux", "cop"))


def complement_verb(parse: Parse, predicate: int) -> int | None:
    """The infinitive or gerund that completes `predicate` ("agreed to halt", "stopped short of accepting"), or None.

    What is asked completes nothing: "decided whether to halt".
    """
    for child in parse.children(predicate, "xcomp", "ccomp", "advcl"):
        plain = _infinitive(parse, child) and not _asking(parse, child)
        if child > predicate and (plain or parse.xpos[child] == "VBG"):
            return child
    return _next_infinitive(parse, predicate)


def _infinitive(parse: Parse, token: int) -> bool:
    """Whether a clause is an infinitive, and not finite by a "be" before it: "said Kyiv [is to sign]"."""
    return frames.infinitive(parse, token) and not _is_to(parse, token)


def _asking(parse: Parse, infinitive: int) -> bool:
    """Whether a question word opens an infinitive: "whether to", "how to"."""
    opening = parse.children(infinitive, "mark", "advmod")
    return any(parse.lower[c] == "whether" or parse.xpos[c] == "WRB" for c in opening)


def _next_infinitive(parse: Parse, token: int) -> int | None:
    """The infinitive that follows directly: "prepared to accept", where the tree hangs it elsewhere."""
    following = range(token + 2, min(token + 4, len(parse)))
    if not following or parse.lower[token + 1] != "to":
        return None
    return next((verb for verb in following if parse.xpos[verb] == "VB"), None)


def finite_complement(parse: Parse, predicate: int) -> int | None:
    """The head of the clause that completes `predicate` ("said that …"), or None."""
    for child in parse.children(predicate, "ccomp", "parataxis"):
        if not _infinitive(parse, child):
            return child
    return None


def below(parse: Parse, token: int, frame: str) -> Tokens:
    """The heads of what stands in `frame` below `token`; empty where `token` has no such frame."""
    if frame.startswith("+"):
        return _with_particle(parse, token, frame[1:])
    if frame in _FRAMES:
        return _FRAMES[frame](parse, token)
    if frame in PHRASES:
        return _with_phrase(parse, token, frame)
    found = under(parse, token, frame)
    return tuple(o for o in found if not _dated(parse, o)) if frame in ("on", "in") else found


def under(parse: Parse, token: int, preposition: str) -> Tokens:
    """The nouns and gerunds below `token`, its object or its particle that stand under `preposition`."""
    particles = parse.children(token, "compound:prt")
    if any(parse.lower[p] == preposition for p in particles):  # a preposition that the parser took for a particle
        return objects(parse, token) + parse.children(token, "obl") or particles
    heads = (token, *parse.children(token, "obj", "iobj", "compound:prt"))
    found = (o for h in heads for o in parse.children(h, "obl", "nmod", "advcl", "xcomp", "acl"))
    return tuple(o for o in found if any(parse.lower[c] == preposition for c in parse.children(o, "case", "mark")))


def _dated(parse: Parse, noun: int) -> bool:
    """Whether a noun names a day or month and only tells when: "seized the dam on [Feb. 11]" is no "seized on"."""
    day = parse.children(noun, "nmod", "nmod:unmarked", "compound") if parse.upos[noun] == "NUM" else ()
    return any(parse.upos[t] == "PROPN" and parse.lower[t].rstrip(".") in _calendar() for t in (noun, *day))


@cache
def _calendar() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon("time_words") if row["class"] in ("month", "weekday"))


def names(parse: Parse, tokens: Tokens) -> set[str]:
    """The lemmas of noun phrases and of what they count or join: "thousands of [troops]", "talks and [visits]"."""
    return {name for token in tokens for t in (token, *counted(parse, token)) for name in _names(parse, t)}


def counted(parse: Parse, noun: int) -> Tokens:
    """What a noun counts or is joined with; "the talks on Chad" count nothing."""
    found = parse.children(noun, *COUNTING)
    return tuple(
        c for c in found if parse.relations[c] != "nmod" or any(parse.lower[p] == "of" for p in parse.children(c, "case"))
    )


def _that(parse: Parse, token: int) -> Tokens:
    found = finite_complement(parse, token)
    return () if found is None else (found,)


def _gerund(parse: Parse, token: int) -> Tokens:
    return tuple(c for c in parse.children(token, "xcomp", "advcl", "ccomp") if c > token and parse.xpos[c] == "VBG")


def _to(parse: Parse, token: int) -> Tokens:
    verbs = tuple(c for c in parse.children(token, "xcomp", "ccomp", "advcl") if c > token and _infinitive(parse, c))
    verbs = tuple(c for c in verbs if not _asking(parse, c))
    following = _next_infinitive(parse, token)
    return under(parse, token, "to") + verbs + (() if following is None or following in verbs else (following,))


def _adjective(parse: Parse, token: int) -> Tokens:
    return tuple(c for c in parse.children(token, "xcomp") if parse.xpos[c].startswith("JJ") or parse.xpos[c] == "VBN")


def _to_object(parse: Parse, token: int) -> Tokens:
    verbs = tuple(c for c in parse.children(token, "xcomp", "ccomp") if _infinitive(parse, c))
    raised = bool(objects(parse, token)) or any(frames.subject_below(parse, c) is not None for c in verbs)
    return verbs if raised else ()


def _object_as(parse: Parse, token: int) -> Tokens:
    named = objects(parse, token)
    called = (*parse.children(token, "xcomp"), *_as(parse, token)) if named else ()
    return tuple(c for c in called if parse.upos[c] != "VERB")


def _as(parse: Parse, token: int) -> Iterator[int]:
    below = parse.children(token, "obl", "advcl")
    return (c for c in below if any(parse.lower[w] == "as" for w in parse.children(c, "case", "mark")))


def _with_particle(parse: Parse, token: int, particle: str) -> Tokens:
    for p in parse.children(token, "compound:prt", "advmod", "xcomp"):
        if parse.lower[p] == particle or (not particle and parse.relations[p] == "compound:prt"):
            return objects(parse, token) + parse.children(token, "obl") or (p,)
    if particle and parse.lower[token + 1 : token + 2] == (particle,) and _adverb(parse, token + 1):
        return objects(parse, token) + parse.children(token, "obl") or (token + 1,)
    return ()


def _adverb(parse: Parse, particle: int) -> bool:
    """Whether a word is no plain preposition: "walked [out] of the talks", but not "spoke [in] Cairo"."""
    return parse.relations[particle] != "case" or parse.lower[particle + 1 : particle + 2] == ("of",)


def _with_phrase(parse: Parse, token: int, word: str) -> Tokens:
    """What completes `token` with a word that makes a phrase; the parser may hang the word on the complement."""
    completing = complement_verb(parse, token)
    opening = () if completing is None else (c for c in parse.children(completing) if token < c < completing)
    for child in (*parse.children(token), *opening):
        if parse.lower[child] == word:
            return (child,) if completing is None else (completing,)
    return ()


def _be_to(parse: Parse, token: int) -> Tokens:
    """For the noun of "our goal is to …": the infinitive above it, or below it, where the parser has it describe the noun."""
    described = (c for c in parse.children(token, "acl") if frames.infinitive(parse, c))
    linked = next((c for c in described if any(parse.lemmas[a] == "be" for a in parse.children(c, "aux", "cop"))), None)
    if linked is not None:
        return (linked,)
    above = parse.heads[token]
    if above < token or parse.relations[token].split(":")[0] not in ("nsubj", "obj"):
        return ()
    return (above,) if frames.infinitive(parse, above) else ()


_FRAMES: dict[str, Callable[[Parse, int], Tokens]] = {
    "obj": objects,
    "that": _that,
    "ing": _gerund,
    "to": _to,
    "adj": _adjective,
    "to-obj": _to_object,
    "obj-as": _object_as,
    "be-to": _be_to,
}


def _names(parse: Parse, token: int) -> Iterator[str]:
    """The lemma, with the words joined to it before: "hunger_strike", "cease-fire"."""
    yield parse.lemmas[token]
    if token and parse.sentence_of[token - 1] == parse.sentence_of[token]:
        yield f"{parse.lemmas[token - 1]}_{parse.lemmas[token]}"
        if parse.lower[token - 1] == "-" and token > 1:
            yield f"{parse.lemmas[token - 2]}-{parse.lemmas[token]}"
