"""The lexicon of claim cues: every row of it is found where a predicate stands in the frame that the row names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from toolkit.claims.cues import Cue, cues, lookup, object_classes
from toolkit.language import Parse
from toolkit.language.lemmas import lemma
from toolkit.lexicons import lexicon

Node = tuple[str, str, str, int, str]
"""A word with its tags, its head (a place in the sentence, -1 for the root) and its relation."""

TAGS = {"verb": ("VERB", "VBP"), "noun": ("NOUN", "NN"), "adj": ("ADJ", "JJ")}


def tree(nodes: list[Node]) -> Parse:
    """A sentence parsed by hand."""
    words, upos, xpos, heads, relations = zip(*nodes, strict=True)
    ends = [sum(len(w) + 1 for w in words[: k + 1]) - 1 for k in range(len(words))]
    starts = tuple(end - len(w) for w, end in zip(words, ends, strict=True))
    return Parse(" ".join(words), starts, tuple(ends), upos, xpos, heads, relations, ((0, len(words)),))


def phrase(words: str, head: int, relation: str, at: int, preposition: str = "") -> list[Node]:
    """A noun phrase from place `at` on; an underscore joins two nouns."""
    first, _, last = words.rpartition("_")
    top = at + bool(preposition) + bool(first)
    nodes = [(preposition, "ADP", "IN", top, "case")] if preposition else []
    nodes += [(first, "NOUN", "NN", top, "compound")] if first else []
    return [*nodes, (last, "NOUN", "NN", head, relation)]


def infinitive(verb: str, head: int, at: int) -> list[Node]:
    """An infinitive from place `at` on."""
    return [("to", "PART", "TO", at + 1, "mark"), (verb, "VERB", "VB", head, "xcomp")]


def sentences(cue: Cue) -> Iterator[tuple[list[Node], int]]:
    """Sentences in which a word of the lexicon stands in the frame of its row, each with the place of the word."""
    if cue.frame == "be-to":
        aim = [(cue.lemma, "NOUN", "NN", 3, "nsubj"), ("is", "AUX", "VBZ", 3, "cop"), ("to", "PART", "TO", 3, "mark")]
        yield [*aim, ("leave", "VERB", "VB", -1, "root")], 0
        return
    if cue.pos == "prep":
        preposition, _, noun = cue.lemma.partition("_")
        linked = [("Kyiv", "PROPN", "NNP", 3, "nsubj"), ("is", "AUX", "VBZ", 3, "cop"), (preposition, "ADP", "IN", 3, "case")]
        framed = phrase("thing", 3, "nmod", 4, cue.frame) if cue.frame else []
        yield [*linked, (noun or "plan", "NOUN", "NN", -1, "root"), *framed], 3
        return
    at = 2 if cue.pos == "adj" else 1
    opening = [("Kyiv", "PROPN", "NNP", at, "nsubj"), ("is", "AUX", "VBZ", at, "cop")][:at]
    opening.append((cue.lemma, *TAGS[cue.pos], -1, "root"))
    for wanted in sorted(cue.objects) or [""]:
        for complement in complements(cue, wanted, at, at + 1):
            yield opening + complement, at


def complements(cue: Cue, wanted: str, head: int, at: int) -> Iterator[list[Node]]:
    """What stands below the word in its frame, with the object that is wanted."""
    noun, frame = wanted or "thing", cue.frame
    if frame in ("", "obj"):
        yield phrase(noun, head, "obj", at) if wanted or frame else []
    elif frame == "to":
        yield from (infinitive(wanted or "sing", head, at), phrase(noun, head, "obl", at, "to"))
    elif frame == "to-obj":
        raised = ("it", "PRON", "PRP", at + 2, "nsubj")
        yield [raised, ("to", "PART", "TO", at + 2, "mark"), ("sing", "VERB", "VB", head, "ccomp")]
    elif frame == "that":
        yield [("it", "PRON", "PRP", at + 1, "nsubj"), (wanted or "sings", "VERB", "VBZ", head, "ccomp")]
    elif frame == "ing":
        yield [("singing", "VERB", "VBG", head, "xcomp")]
    elif frame == "obj-as":
        yield [("it", "PRON", "PRP", head, "obj"), *phrase(noun, head, "xcomp", at + 1)]
    elif frame == "adj":
        yield [("able", "ADJ", "JJ", head, "xcomp")]
    elif frame.startswith("+"):
        particle = (frame[1:] or "out", "ADP", "RP", head, "compound:prt")
        yield [particle, *(phrase(noun, head, "obj", at + 1) if wanted else [])]
    elif frame in ("short", "free", "yet"):
        yield [(frame, "ADV", "RB", head, "advmod"), *infinitive("sing", head, at + 1)]
    else:
        yield phrase(noun, head, "obl", at, frame)


@pytest.mark.parametrize("frame", sorted({cue.frame for rows in cues().values() for cue in rows}))
def test_every_row_decides_somewhere(frame: str) -> None:
    """Each row wins over the others of its word for one of its objects: none is out of reach behind another."""
    rows = [cue for (_, pos), found in cues().items() for cue in found if cue.frame == frame and pos != "modal"]
    lost = [cue for cue in rows if cue not in [lookup(tree(nodes), at) for nodes, at in sentences(cue)]]
    assert [(cue.rule, cue.kind, cue.plover) for cue in lost] == []


def test_the_lexicon_is_broad() -> None:
    found = [cue for rows in cues().values() for cue in rows if cue.is_kind]
    assert len(found) >= 1450
    assert len({(cue.lemma, cue.pos) for cue in found}) >= 900


def plural(noun: str) -> str:
    """The regular plural of a noun."""
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2] not in "aeo":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def test_objects_are_known_by_their_plural() -> None:
    """What the lexicon asks for is what the text gives: the base form of the plural is in the class, too ("troops")."""
    wanted = {name for row in lexicon("claim_cues") for name in row["object"].split("|")}
    for name in wanted & object_classes().keys():
        known = object_classes()[name]
        for word in known:
            first, joint, last = word.rpartition("_")
            base = first + joint + lemma(plural(last), "NNS")
            assert base in known or word in ("attache", "leave"), (name, word, base)
