"""Whom a claim is directed at: asked, accused, threatened, struck, agreed with (codebook, Claims, `target`)."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.actors import Cast
from toolkit.claims.affected import PERSONAL, affected, completions, predicates, theirs
from toolkit.claims.certainty import inverted_condition
from toolkit.claims.citing import is_press
from toolkit.claims.clauses import Position
from toolkit.claims.complements import objects, under
from toolkit.claims.contents import Candidate
from toolkit.claims.cues import lookup, object_classes
from toolkit.claims.dealings import Dealings
from toolkit.claims.roles import first_named
from toolkit.language import Parse, frames

DONE = frozenset({"action", "accuse", "support"})
"""Kinds that are not directed at the one who is told of them: "told [Reuters] that it backed Chad"."""
BINDING = frozenset({"pledge", "threaten", "reject", "concede", "accept", "propose"})
"""Kinds that a condition directs at whoever must meet it: "will stay until [Iraq] complies"."""
ANSWERS = frozenset({"accept", "reject", "concede"})
"""Kinds that answer whoever made what they name, and not whoever is told of it: "told aides he rejected [Chad]'s offer"."""
ADDRESSING = ("on", "upon", "to")
"""The prepositions under which a verb of saying has the one addressed: "called on [Israel] to", "appealed to"."""
REQUESTING = ("from", "against")
"""Those under which a verb of asking has the one asked, or meant: "demanded an apology from [Japan]"."""
RECIPROCAL = (("each", "other"), ("one", "another"))
JOINT = frozenset({"joint", "bilateral", "mutual", "together"})
CONDITIONAL = frozenset({"if", "unless", "until", "till", "provided"})
"""The marks of what must come to pass first: "unless [Iraq] withdraws", "until [Iraq]'s withdrawal"."""


def target(parse: Parse, cast: Cast, candidate: Candidate, actor: str | None, dealings: Dealings) -> str | None:
    """The actor at whom the claim is directed, never the actor itself; None where the text names none.

    Tried in turn: who acts with the actor, who is spoken to, who must meet the condition of a pledge or threat, who is
    charged or asked, who receives, then whom the objects and prepositions of the predicate, and of what completes it,
    name, the nearest first; last the state of an "Iraqi ship", who made "the offer", by the claims before, who is told what
    others than the speaker will do, whom the actor met for it, and with whom the sentence or its own bargain has it deal.
    What is sent is no target, nor is a `state` directed at anyone.
    """
    if candidate.position.kind == "state":
        return None
    named = _named(parse, cast, candidate, actor, dealings)
    return next((who for who in named if who is not None and who != actor), None)


def _named(parse: Parse, cast: Cast, candidate: Candidate, actor: str | None, dealings: Dealings) -> Iterator[str | None]:
    position, voice = candidate.position, candidate.voice
    own = voice.verb is not None and actor == voice.speaker
    owner = frames.subject_below(parse, voice.verb) if position.owner is None and voice.verb is not None else position.owner
    if owner is not None and _mutual(parse, position):
        yield from map(cast.who, _companions(parse, position))
        yield dealings.partner(owner, actor)
        first = first_named(parse, owner)  # "the ministers, Ana Brito and [Karl Lind]"
        beside = (*parse.children(owner if first is None else first, "conj"), *parse.children(position.head, "nsubj")[1:])
        others = dict.fromkeys(who for who in map(cast.who, beside) if who not in (None, actor))
        yield from others if len(others) == 1 else ()  # three may sign with others
    yield from map(cast.who, _occasions(parse, position.head if voice.verb is None or not own else voice.verb))
    met = [cast.who(n) for n in _met(parse, position.head if voice.verb is None or not own else voice.verb)]
    yield from met if position.cue is not None and position.cue.plover == "CONSULT" else ()
    addressed: list[int] = []
    if voice.verb is not None and own and (position.kind not in DONE or position.cue is voice.cue):
        plain = voice.cue is None or voice.cue.kind == "state"  # "told Reuters", which is not meant
        addressed = [n for n in _addressed(parse, position, voice.verb) if not (plain and is_press(cast, cast.who(n)))]
    late = position.kind in ANSWERS and not (voice.cue is not None and position.cue is voice.cue)
    yield from () if late else map(cast.who, addressed)
    if position.kind in BINDING or frames.modal(parse, position.head) in frames.WILLED:
        yield from map(cast.who, (*_burdened(parse, position), *_bound(parse, candidate)))
    if position.owner is None:
        yield from map(cast.who, _charged(parse, position))
    if any(parse.lower[o] in PERSONAL and cast.who(o) is None for o in objects(parse, position.head)):
        return  # "sent him back to Chad" is directed at him, whoever he is
    nouns = [noun for predicate in predicates(parse, position) for noun in affected(parse, position, predicate)]
    yield from map(cast.who, nouns)
    yield from (state for noun in nouns for state in dealings.nation(noun, actor))
    yield from (maker for noun in (*addressed, *nouns) for maker in dealings.makers(noun))
    yield from map(cast.who, addressed)
    if voice.verb is not None and not own and position.kind in BINDING:
        told = map(cast.who, _addressed(parse, position, voice.verb))
        yield from (who for who in told if not is_press(cast, who))
    other = voice.verb is not None and parse.child(voice.verb, "iobj") is not None
    yield from met
    yield dealings.opposite(position, actor)
    if position.kind in BINDING and not other:  # "[Rabin], who met Arafat, told reporters he would resign"
        yield dealings.beside(position, actor)


def _companions(parse: Parse, position: Position) -> Iterator[int]:
    """With whom the actor does it: "met [X]", "talked with [X]", "clashed with [X]"."""
    for predicate in dict.fromkeys((position.head, position.carrier)):
        yield from (noun for preposition in ("with", "against") for noun in under(parse, predicate, preposition))
        yield from objects(parse, predicate) if parse.lemmas[predicate] == "meet" else ()


def _mutual(parse: Parse, position: Position) -> bool:
    """Whether the deed is one that two do with each other: they agree, meet or enter a pact, or fail to."""
    classes, deeds = object_classes(), [position.head, position.carrier]
    if position.kind in ("accept", "reject"):
        deeds += completions(parse, position.carrier)
    if position.kind == "accept" or position.rule == "deed":
        deeds += (o for o in objects(parse, position.head) if parse.lemmas[o] in classes["agreement"])
    if position.kind == "action":
        deeds += (o for o in objects(parse, position.head) if parse.lemmas[o] in classes["ceasefire"])
    if any(_reciprocal(parse, token) for token in predicates(parse, position)) or _joint(parse, position):
        return True
    return any(parse.lemmas[token] in classes["mutual"] | classes["agreement"] | classes["ceasefire"] for token in deeds)


def _reciprocal(parse: Parse, predicate: int) -> bool:
    """Whether two do to each other what a predicate tells: "accused [each other]", "spoke with [one another]"."""
    nouns = parse.children(predicate, "obj", "iobj", "obl")
    return any(parse.lower[noun : noun + 2] in RECIPROCAL for noun in nouns)


def _joint(parse: Parse, position: Position) -> bool:
    """Whether a deed or what it is about is called a common one: "held [joint] exercises", "a round of [joint] exercises"."""
    nouns = objects(parse, position.head)
    below = (position.head, *nouns, *(n for noun in nouns for n in under(parse, noun, "of")))
    return any(parse.lower[c] in JOINT for token in below for c in parse.children(token, "amod", "advmod"))


def _occasions(parse: Parse, predicate: int) -> Iterator[int]:
    """With whom the predicate's talk or letter is: "in a call with [Putin]", "in a letter to [the court]"."""
    subject = frames.subject_below(parse, predicate)
    for above in (predicate,) if subject is None else (predicate, subject):
        for noun in parse.children(above, "obl", "nmod"):
            if parse.lemmas[noun] in object_classes()["occasion"]:
                yield from (n for preposition in ("with", "to") for n in under(parse, noun, preposition))


def _met(parse: Parse, predicate: int) -> tuple[int, ...]:
    """Whom one met or called for it: "called [Merkel] to apologize", "met [Lavrov], discussing Chad"."""
    above = parse.heads[predicate] if parse.relations[predicate] in ("advcl", "xcomp") else -1
    cue = lookup(parse, above) if above >= 0 else None
    return objects(parse, above) if cue is not None and cue.plover == "CONSULT" else ()


def _addressed(parse: Parse, position: Position, saying: int) -> Iterator[int]:
    """Who is spoken to: "told [Iran]", "called on [Israel] to", "demanded an apology from [Japan]"."""
    wanted_back = position.cue is not None and position.cue.frame == "+back"  # "wants [the hostages] back"
    yield from () if wanted_back else parse.children(saying, "iobj", "obj")
    prepositions = (*ADDRESSING, *REQUESTING) if position.kind == "demand" else ADDRESSING
    yield from (noun for preposition in prepositions for noun in under(parse, saying, preposition))
    if position.kind == "demand":
        wanted = (*objects(parse, saying), *under(parse, saying, "for"))
        yield from (noun for token in wanted if theirs(parse, token) for noun in under(parse, token, "of"))


def _burdened(parse: Parse, position: Position) -> Iterator[int]:
    """On whom the sanctions are that the predicate names: "will not lift the sanctions imposed on [Iraq] until"."""
    for noun in objects(parse, position.head):
        cue = lookup(parse, noun, "noun")
        if cue is not None and cue.plover == "SANCTION":
            for token in (noun, *parse.children(noun, "acl")):
                yield from (n for preposition in ("on", "against") for n in under(parse, token, preposition))


def _bound(parse: Parse, candidate: Candidate) -> Iterator[int]:
    """Who must meet the condition: "unless [Iraq] withdraws", "until [Iraq]'s withdrawal"."""
    position = candidate.position
    above = (position.head, position.carrier, *completions(parse, position.carrier), candidate.voice.verb)
    for predicate in dict.fromkeys(token for token in above if token is not None):
        for clause in parse.children(predicate, "advcl", "obl"):
            marks = parse.children(clause, "mark", "advmod", "case")
            if any(parse.lower[mark] in CONDITIONAL for mark in marks) or inverted_condition(parse, clause):
                yield from _subjects(parse, clause)
            elif parse.lower[clause] in CONDITIONAL:  # "[provided] that they withdraw"
                yield from (who for c in parse.children(clause, "ccomp") for who in _subjects(parse, c))


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
