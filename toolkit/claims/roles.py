"""Whose position or deed a claim is (codebook, Claims, `actor`)."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.actors import Cast
from toolkit.claims.clauses import first_person
from toolkit.claims.contents import Candidate
from toolkit.language import Parse
from toolkit.records import Actor, slug

PLURAL = frozenset({"we", "us", "our", "ourselves"})


def principals(parse: Parse, cast: Cast) -> dict[str, str]:
    """Whom each person of an article who says "we" speaks for.

    A spokesman speaks for the body that the office names, else for the state that he acts for; "one of the lawyers" for them.
    """
    bodies = {slug(a.name): a.actor for a in cast.actors if a.type != "person"}
    found = {}
    for person in cast.actors:
        before, office, after = (person.role or "").partition("spokes")
        named = [bodies.get(slug(words)) for words in (after.partition(" for ")[2], before) if office and words]
        principal = next((body for body in named if body), cast.states.get(person.country or "") if office else None)
        principal = principal or _many(parse, cast, person)
        if principal is not None:
            found[person.actor] = principal
    return found


def _many(parse: Parse, cast: Cast, person: Actor) -> str | None:
    """Those of whom a person is said to be one: "Havel, one of the authors"."""
    for mention in person.mentions if person.type == "person" else ():
        lo, hi = parse.tokens(mention.start, mention.end)
        for token in range(lo, hi):
            for one in parse.children(token, "appos"):
                among = parse.child(one, "nmod") if parse.lower[one] == "one" else None
                if among is not None and cast.who(among) is not None:
                    return cast.who(among)
    return None


def actor(parse: Parse, cast: Cast, candidate: Candidate, speaks_for: Mapping[str, str]) -> str | None:
    """Whose position or deed the claim is; the "we" of a spokesman is those for whom he `speaks_for`.

    None where a deed has no doer, or where the text does not tell who he is.
    """
    position, speaker = candidate.position, candidate.voice.speaker
    owner = position.owner
    if owner is None:
        return None if position.kind == "action" else speaker
    if first_person(parse, owner):
        return speaks_for.get(speaker or "", speaker) if parse.lower[owner] in PLURAL else speaker
    who = cast.who(first_named(parse, owner)) or cast.who(owner)
    return who or (speaker if parse.upos[owner] == "PRON" else None)


def first_named(parse: Parse, several: int) -> int | None:
    """The first of those whom a noun for several has beside it: "the two ministers, [Ana Brito] and Karl Lind"."""
    beside = [n for n in parse.children(several, "appos") if n > several and parse.children(n, "conj")]
    named = (n for n in beside if parse.upos[n] == "PROPN" and not parse.children(n, "case"))  # not "including Ana Brito"
    return next(named, None) if parse.xpos[several] == "NNS" else None
