"""Whom a predicate names by its objects and prepositions, and by those of its nouns and of what completes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.claims.clauses import Position
from toolkit.claims.complements import complement_verb, objects, under
from toolkit.claims.cues import lookup, object_classes
from toolkit.language import Parse, frames

FELT = frozenset({"ASSAULT", "COERCE", "SANCTION", "AID", "YIELD"})
"""The roots of what a whole country feels: "bombed a camp in [Chad]"; not where one works, meets or moves."""
PARTIES = ("nmod:poss", "compound", "iobj", "obj", "obl", "nmod", "appos")
"""The relations under which a predicate and its nouns have the parties of a claim, and in this order."""
TOWARDS = frozenset(
    {"with", "on", "against", "to", "at", "from", "by", "of", "for", "into", "between", "among", "toward", "towards"}
)
"""The prepositions under which nouns have them."""
ASKED = frozenset({"from", "by", "of", "against", "on"})
"""Those under which the nouns of what is asked have who is to do it: "an apology from [Japan]", "a vote of [Japan]"."""
GOALS = frozenset({"to", "into", "from", "for", "at"})
"""Those under which one who goes has where: "fled to [Chad]"."""
BLAMED = frozenset({"by", "from"})
"""Those under which a deed that is condemned has its doer: "the attack on Chad by [Togo]"."""
PERSONAL = frozenset({"him", "her", "them", "me", "us", "you"})
DEPTH = 3
"""How many nouns below a predicate a party is sought: "rejected [the demand] of [the minister] of [Chad]"."""


def predicates(parse: Parse, position: Position) -> Sequence[int]:
    """The predicate, what carries its act, and the verbs that complete them: "agreed to [help] [rebuild] Chad".

    What only is its purpose counts where that is felt: "raided houses to [arrest] them", "sent jets to [bomb] Chad", but not
    "met to [discuss] Chad". What its nouns say counts as well: "a report [accusing] Chad".
    """
    found = dict.fromkeys((position.head, position.carrier))
    felt = _sends_men(parse, position) or (position.cue is not None and position.cue.plover in FELT)
    asked = position.kind == "demand" and objects(parse, position.carrier)  # what they are to do is directed at others
    for token in () if asked else completions(parse, position.carrier):
        if not felt and parse.relations[token] == "advcl":
            break
        found[token] = None
    purposes = (c for token in tuple(found) for noun in objects(parse, token) for c in parse.children(noun, "acl"))
    return tuple(dict.fromkeys((*found, *(c for c in purposes if frames.infinitive(parse, c) or _speaks(parse, c)))))


def _sends_men(parse: Parse, position: Position) -> bool:
    """Whether forces or envoys are sent, by whose purpose one knows against whom or to whom."""
    classes = object_classes()
    men = classes["forces"] | classes["aircraft"] | classes["diplomat"]
    return parse.lemmas[position.head] in classes["sending"] and any(
        parse.lemmas[o] in men for o in _sent(parse, position.head)
    )


def _speaks(parse: Parse, participle: int) -> bool:
    """Whether a participle tells what a text says of someone: "a report [accusing] Chad"."""
    cue = lookup(parse, participle) if parse.xpos[participle] == "VBG" else None
    return cue is not None and cue.kind in ("accuse", "demand", "support", "reject", "threaten")


def completions(parse: Parse, verb: int) -> Iterator[int]:
    """The verbs that complete a verb and each other, with or without "to": "agreed to [help] [rebuild]"."""
    for _ in range(DEPTH):
        bare = (c for c in parse.children(verb, "xcomp") if parse.xpos[c] == "VB")
        completing = complement_verb(parse, verb) or next(bare, None)
        if completing is None:
            return
        verb = completing
        yield verb


def affected(parse: Parse, position: Position, predicate: int) -> Iterator[int]:
    """Whom a predicate and its nouns name: those who receive before what is given, nothing that is sent, a place last."""
    person = any(parse.lower[o] in PERSONAL for o in parse.children(predicate, "obj"))  # "returned him to Cuba"
    if parse.lemmas[predicate] in object_classes()["giving"] and not person:
        yield from parse.children(predicate, "iobj") or under(parse, predicate, "to")
    sent = set(_sent(parse, predicate))
    asks = position.cue is not None and position.cue.kind == "demand" and position.cue is lookup(parse, predicate)
    acted_on = parse.children(predicate, "nsubj:pass") if position.kind != "demand" or asks else ()  # not "must be included"
    yield from (noun for noun in acted_on if noun not in sent)
    nouns, places = [*acted_on, predicate], list[int]()
    for _ in range(DEPTH):
        sent.update(n for noun in nouns for n in _sent(parse, noun) if position.kind != "demand")
        within = [n for noun in nouns for n in under(parse, noun, "in")]
        nouns = [n for noun in nouns for n in _parties(parse, position, noun, noun in sent)]
        nouns += [n for noun in nouns for n in parse.children(noun, "conj")]
        nouns += [n for noun in within for preposition in ("to", "with", "against") for n in under(parse, noun, preposition)]
        named = [n for noun in nouns for n in (*under(parse, noun, "by"), noun)]  # whose deed it is before whom it hit
        yield from (n for n in named if n not in sent and not _owned(parse, n))
        places += (n for noun in within for n in (noun, *parse.children(noun, "nmod:poss")))  # "in [Chad]'s north"
    advancing = parse.lemmas[predicate] in object_classes()["advancing"]
    if advancing or (position.cue is not None and position.cue.plover in FELT):
        yield from places


def _prepositions(parse: Parse, position: Position, token: int) -> frozenset[str]:
    """Under which prepositions a predicate, or a noun below it, names those at whom a claim is directed."""
    noun = lookup(parse, token, "noun") if parse.upos[token] == "NOUN" else None
    if position.kind == "demand":
        return ASKED if parse.upos[token] != "NOUN" or theirs(parse, token) else ASKED - {"of"}
    if parse.lemmas[token] in object_classes()["going"] and not objects(parse, token):
        talks = position.cue is not None and position.cue.plover == "CONSULT"
        return (TOWARDS if talks else TOWARDS - GOALS) - {"with"}  # "arrived with ten aides"
    if parse.lemmas[token] in object_classes()["sway"]:  # "custody over him"
        return TOWARDS | {"over"}
    if position.kind == "support":  # "rallied behind him"
        return TOWARDS | {"behind"}
    attack = parse.lemmas[token] in object_classes()["attack"] or (noun is not None and noun.plover in FELT)
    return BLAMED if position.kind == "accuse" and attack else TOWARDS


def theirs(parse: Parse, noun: int) -> bool:
    """Whether what is asked for is a deed of those whom "of" adds: "the departure of", "demands of"; not "the release of"."""
    cue, classes = lookup(parse, noun, "noun"), object_classes()
    return parse.lemmas[noun] in classes["theirs"] | classes["talks"] or (cue is not None and cue.kind == "demand")


def _sent(parse: Parse, token: int) -> Iterator[int]:
    """What is sent or withdrawn: "sent [troops]", "the withdrawal of [troops]"; not "the positions of [troops]"."""
    if parse.upos[token] == "VERB" and parse.lemmas[token] in object_classes()["sending"]:
        yield from objects(parse, token)
    elif parse.lemmas[token] in object_classes()["dispatch"]:
        yield from under(parse, token, "of")


def _parties(parse: Parse, position: Position, token: int, sent: bool) -> Iterator[int]:
    """The nouns right below a predicate or noun, without those under prepositions that only say when, where, how or why.

    Whose the noun is that carries the act, "Chad's support for", is the actor's side; "an army brigade" that is sent is one.
    """
    if parse.relations[token] == "obl" and any(parse.lower[c] == "at" for c in parse.children(token, "case")):
        return  # "at Chad's summit"
    own = "compound" if sent else "nmod:poss" if _act(parse, position, token) else ""
    prepositions = _prepositions(parse, position, token)
    nouns = (n for n in parse.children(token) if parse.relations[n] in PARTIES and parse.relations[n] != own)
    for noun in sorted(nouns, key=lambda n: PARTIES.index(parse.relations[n])):
        cases = {parse.lower[c] for c in parse.children(noun, "case")} - {"'s", "'"}
        further = parse.lemmas[noun] == "behalf" or (parse.relations[noun] == "appos" and parse.upos[noun] != "PROPN")
        if cases <= prepositions and not further:
            yield noun
        else:
            yield from under(parse, noun, "by")  # "the arrest of nuns by police"
    for made in parse.children(token, "acl"):  # "demands made by Chad", "sanctions imposed on Chad"
        if parse.xpos[made] == "VBN":
            by = frames.agent(parse, made)
            yield from (by,) if by is not None else (n for to in ("on", "against") for n in under(parse, made, to))


def _act(parse: Parse, position: Position, token: int) -> bool:
    """Whether a noun carries the act: "expressed its [support]"."""
    if parse.upos[token] != "NOUN" or position.cue is None:
        return False
    cue = lookup(parse, token, "noun") if position.cue.objects else None
    return token == position.carrier or (cue is not None and cue.kind == position.kind)


def _owned(parse: Parse, noun: int) -> bool:
    """Whether a noun is someone's own, "its troops", and goes without a name, unlike "his counterpart Kim"."""
    named = any(parse.upos[c] == "PROPN" for c in (noun, *parse.children(noun, "appos", "flat")))
    return not named and any(parse.xpos[c] == "PRP$" for c in parse.children(noun, "nmod"))
