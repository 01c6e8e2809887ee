"""Whom a claim is directed at: asked, accused, threatened, struck, agreed with (codebook, Claims, `target`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.actors import Cast
from toolkit.claims.citing import is_press
from toolkit.claims.clauses import Position
from toolkit.claims.complements import complement_verb, infinitive, objects, under
from toolkit.claims.contents import Candidate
from toolkit.claims.cues import lookup, object_classes
from toolkit.claims.dealings import Dealings
from toolkit.claims.kinds import INTENDING
from toolkit.language import Parse, frames

DONE = frozenset({"action", "accuse", "support"})
"""Kinds that are not directed at the one who is told of them: "told [Reuters] that it backed Chad"."""
FELT = frozenset({"ASSAULT", "COERCE", "SANCTION", "AID", "YIELD"})
"""The roots of what a whole country feels: "bombed a camp in [Chad]"; not where one works, meets or moves."""
BINDING = frozenset({"pledge", "threaten", "reject", "concede", "accept", "propose"})
"""Kinds that a condition directs at whoever must meet it: "will stay until [Iraq] complies"."""
PARTIES = ("nmod:poss", "compound", "iobj", "obj", "obl", "nmod", "appos")
"""The relations under which a predicate and its nouns have the parties of a claim."""
TOWARDS = frozenset({"with", "on", "against", "to", "at", "from", "by", "of", "for", "into", "between", "among"})
"""The prepositions under which nouns have them."""
ASKED = frozenset({"from", "by", "of", "against", "on"})
"""Those under which the nouns of what is asked have who is to do it: "an apology from [Japan]", "a vote of [Japan]"."""
GOALS = frozenset({"to", "into", "from", "for", "at"})
"""Those under which one who goes has where: "fled to [Chad]"."""
BLAMED = frozenset({"by", "from"})
"""Those under which a deed that is condemned has its doer: "the attack on Chad by [Togo]"."""
ADDRESSING = ("on", "upon", "to")
"""The prepositions under which a verb of saying has the one addressed: "called on [Israel] to", "appealed to"."""
REQUESTING = ("from", "against")
"""Those under which a verb of asking has the one asked, or meant: "demanded an apology from [Japan]"."""
PERSONAL = frozenset({"him", "her", "them", "me", "us", "you"})
CONDITIONAL = frozenset({"if", "unless", "until", "till", "provided"})
DEPTH = 3
"""How many nouns below a predicate a party is sought: "rejected [the demand] of [the minister] of [Chad]"."""


def target(parse: Parse, cast: Cast, candidate: Candidate, actor: str | None, dealings: Dealings) -> str | None:
    """The actor at whom the claim is directed, never the actor itself; None where the text names none.

    Tried in turn: who acts with the actor, who is spoken to, who must meet the condition of a pledge or threat, who is
    charged or asked, who receives, then whom the objects and prepositions of the predicate, and of what completes it,
    name, the nearest first; last the state of an "Iraqi ship", and who made "the offer", by the claims before. What is sent
    is no target, nor is a `state` directed at anyone.
    """
    if candidate.position.kind == "state":
        return None
    named = _named(parse, cast, candidate, actor, dealings)
    return next((who for who in named if who is not None and who != actor), None)


def _named(parse: Parse, cast: Cast, candidate: Candidate, actor: str | None, dealings: Dealings) -> Iterator[str | None]:
    position, voice = candidate.position, candidate.voice
    own = voice.verb is not None and actor == voice.speaker
    if position.owner is not None and _mutual(parse, position):
        yield from map(cast.who, _companions(parse, position))
        yield dealings.partner(position.owner, actor)
        beside = (*parse.children(position.owner, "conj"), *parse.children(position.head, "nsubj")[1:])
        others = dict.fromkeys(who for who in map(cast.who, beside) if who not in (None, actor))
        yield from others if len(others) == 1 else ()  # three may sign with others
    yield from map(cast.who, _occasions(parse, position.head if voice.verb is None or not own else voice.verb))
    addressed: list[int] = []
    if voice.verb is not None and own and (position.kind not in DONE or position.cue is voice.cue):
        plain = voice.cue is None or voice.cue.kind == "state"  # "told Reuters", which is not meant
        addressed = [n for n in _addressed(parse, position, voice.verb) if not (plain and is_press(cast, cast.who(n)))]
    yield from map(cast.who, addressed)
    if position.kind in BINDING or frames.modal(parse, position.head) in INTENDING:
        yield from map(cast.who, _bound(parse, candidate))
    if position.owner is None:
        yield from map(cast.who, _charged(parse, position))
    if any(parse.lower[o] in PERSONAL and cast.who(o) is None for o in objects(parse, position.head)):
        return  # "sent him back to Chad" is directed at him, whoever he is
    affected = [noun for predicate in _predicates(parse, position) for noun in _affected(parse, position, predicate)]
    yield from map(cast.who, affected)
    yield from (state for noun in affected for state in dealings.nation(noun, actor))
    yield from (maker for noun in (*addressed, *affected) for maker in dealings.makers(noun))
    yield dealings.asker(position, actor)


def _companions(parse: Parse, position: Position) -> Iterator[int]:
    """With whom the actor does it: "met [X]", "talked with [X]", "clashed with [X]"."""
    for predicate in dict.fromkeys((position.head, position.carrier)):
        yield from (noun for preposition in ("with", "against") for noun in under(parse, predicate, preposition))
        yield from objects(parse, predicate) if parse.lemmas[predicate] == "meet" else ()


def _mutual(parse: Parse, position: Position) -> bool:
    """Whether the deed is one that two do with each other: they agree, meet or enter a pact, or fail to."""
    classes, deeds = object_classes(), [position.head, position.carrier]
    if position.kind in ("accept", "reject"):
        deeds += _completions(parse, position.carrier)
    if position.kind == "accept" or position.rule == "deed":
        deeds += (o for o in objects(parse, position.head) if parse.lemmas[o] in classes["agreement"])
    return any(parse.lemmas[token] in classes["mutual"] | classes["agreement"] for token in deeds)


def _occasions(parse: Parse, predicate: int) -> Iterator[int]:
    """With whom the predicate's talk or letter is: "in a call with [Putin]", "in a letter to [the court]"."""
    subject = frames.subject_below(parse, predicate)
    for above in (predicate,) if subject is None else (predicate, subject):
        for noun in parse.children(above, "obl", "nmod"):
            if parse.lemmas[noun] in object_classes()["occasion"]:
                yield from (n for preposition in ("with", "to") for n in under(parse, noun, preposition))


def _addressed(parse: Parse, position: Position, saying: int) -> Iterator[int]:
    """Who is spoken to: "told [Iran]", "called on [Israel] to", "demanded an apology from [Japan]"."""
    yield from parse.children(saying, "iobj", "obj")
    prepositions = (*ADDRESSING, *REQUESTING) if position.kind == "demand" else ADDRESSING
    yield from (noun for preposition in prepositions for noun in under(parse, saying, preposition))
    if position.kind == "demand":
        wanted = (*objects(parse, saying), *under(parse, saying, "for"))
        yield from (noun for token in wanted if _theirs(parse, token) for noun in under(parse, token, "of"))


def _bound(parse: Parse, candidate: Candidate) -> Iterator[int]:
    """Who must meet the condition: "unless [Iraq] withdraws", "until [Iraq]'s withdrawal"."""
    position = candidate.position
    above = (position.head, position.carrier, candidate.voice.verb)
    for predicate in dict.fromkeys(token for token in above if token is not None):
        for clause in parse.children(predicate, "advcl", "obl"):
            if any(parse.lower[mark] in CONDITIONAL for mark in parse.children(clause, "mark", "advmod", "case")):
                yield from _subjects(parse, clause)


def _subjects(parse: Parse, clause: int) -> Iterator[int]:
    """Who does what a clause or a noun tells; none for participles without one, "if elected"."""
    if parse.upos[clause] == "NOUN":
        yield from parse.children(clause, "nsubj", "nmod:poss", "compound")
    elif frames.finite(parse, clause):
        who = frames.agent(parse, clause) if frames.passive(parse, clause) else frames.subject_below(parse, clause)
        yield from () if who is None else (who,)


def _charged(parse: Parse, position: Position) -> Iterator[int]:
    """Where the position is the speaker's: who is to act, or has done wrong; not what only is acted on."""
    subject = frames.subject(parse, position.head)
    acting = parse.upos[position.head] in ("VERB", "ADJ") and not frames.passive(parse, position.head)
    if subject is not None and (position.kind == "accuse" or (position.kind in ("demand", "threaten") and acting)):
        yield subject


def _predicates(parse: Parse, position: Position) -> Sequence[int]:
    """The predicate, what carries its act, and the verbs that complete them: "agreed to [help] [rebuild] Chad".

    What only is its purpose counts where that is felt: "raided houses to [arrest] them", but not "met to [discuss] Chad".
    """
    found = dict.fromkeys((position.head, position.carrier))
    felt = position.cue is not None and position.cue.plover in FELT
    asked = position.kind == "demand" and objects(parse, position.carrier)  # what they are to do is directed at others
    for token in () if asked else _completions(parse, position.carrier):
        if not felt and parse.relations[token] == "advcl":
            break
        found[token] = None
    purposes = (c for token in tuple(found) for noun in objects(parse, token) for c in parse.children(noun, "acl"))
    return tuple(dict.fromkeys((*found, *(c for c in purposes if infinitive(parse, c)))))


def _completions(parse: Parse, verb: int) -> Iterator[int]:
    """The verbs that complete a verb and each other, with or without "to": "agreed to [help] [rebuild]"."""
    for _ in range(DEPTH):
        bare = (c for c in parse.children(verb, "xcomp") if parse.xpos[c] == "VB")
        completing = complement_verb(parse, verb) or next(bare, None)
        if completing is None:
            return
        verb = completing
        yield verb


def _affected(parse: Parse, position: Position, predicate: int) -> Iterator[int]:
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
        places += within
    if position.cue is not None and position.cue.plover in FELT:
        yield from places


def _prepositions(parse: Parse, position: Position, token: int) -> frozenset[str]:
    """Under which prepositions a predicate, or a noun below it, names those at whom a claim is directed."""
    noun = lookup(parse, token, "noun") if parse.upos[token] == "NOUN" else None
    if position.kind == "demand":
        return ASKED if parse.upos[token] != "NOUN" or _theirs(parse, token) else ASKED - {"of"}
    if parse.lemmas[token] in object_classes()["going"] and not objects(parse, token):
        talks = position.cue is not None and position.cue.plover == "CONSULT"
        return TOWARDS if talks else TOWARDS - GOALS
    attack = parse.lemmas[token] in object_classes()["attack"] or (noun is not None and noun.plover in FELT)
    return BLAMED if position.kind == "accuse" and attack else TOWARDS


def _theirs(parse: Parse, noun: int) -> bool:
    """Whether what is asked for is a deed of those whom "of" adds: "the departure of", "demands of"; not "the release of"."""
    cue, classes = lookup(parse, noun, "noun"), object_classes()
    return parse.lemmas[noun] in classes["theirs"] | classes["talks"] or (cue is not None and cue.kind == "demand")


def _sent(parse: Parse, token: int) -> Iterator[int]:
    """What is sent or withdrawn: "sent [troops]", "the withdrawal of [troops]"."""
    if parse.lemmas[token] in object_classes()["sending"]:
        yield from objects(parse, token) if parse.upos[token] == "VERB" else under(parse, token, "of")


def _parties(parse: Parse, position: Position, token: int, sent: bool) -> Iterator[int]:
    """The nouns right below a predicate or noun, without those under prepositions that only say when, where, how or why.

    Whose the noun is that carries the act, "Chad's support for", is the actor's side; "an army brigade" that is sent is one.
    """
    if parse.relations[token] == "obl" and any(parse.lower[c] == "at" for c in parse.children(token, "case")):
        return  # "at Chad's summit"
    own = "compound" if sent else "nmod:poss" if _act(parse, position, token) else ""
    relations = [relation for relation in PARTIES if relation != own]
    prepositions = _prepositions(parse, position, token)
    for noun in (n for relation in relations for n in parse.children(token, relation) if parse.relations[n] == relation):
        cases = {parse.lower[c] for c in parse.children(noun, "case")} - {"'s", "’s", "'"}
        further = parse.lemmas[noun] == "behalf" or (parse.relations[noun] == "appos" and parse.upos[noun] != "PROPN")
        if cases <= prepositions and not further:
            yield noun
        else:
            yield from under(parse, noun, "by")  # "the arrest of nuns by police"
    for made in parse.children(token, "acl"):  # "demands made by Chad"
        if parse.xpos[made] == "VBN" and (by := frames.agent(parse, made)) is not None:
            yield by


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
