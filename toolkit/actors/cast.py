"""Who is meant by a token: the look-up that attributions, claims and conditions use."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from toolkit.actors.gazetteer import noun, words_of
from toolkit.language import Parse
from toolkit.records import Actor

RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})


class Cast:
    """The candidate actors of an article, and who is meant by a token; look-ups take constant time.

    `by_id` has its actors by their id, `states` the ids of states by their country.

    >>> from toolkit.actors import annotate
    >>> from toolkit.language import parse
    >>> from toolkit.records import Document
    >>> parsed = parse("President Putin met a group of officials.")
    >>> cast = Cast(parsed, annotate(Document("a", parsed.text), parsed))
    >>> cast.who(0), cast.who(4), cast.among(0, len(parsed))
    ('putin', 'a#officials', ['putin', 'a#officials'])
    """

    def __init__(self, parse: Parse, actors: Iterable[Actor]) -> None:
        self.actors = tuple(actors)
        self.by_id = {actor.actor: actor for actor in self.actors}
        self.states = {a.country: a.actor for a in reversed(self.actors) if a.type == "state" and a.country}
        self._parse = parse
        self._at: list[str | None] = [None] * len(parse)
        spans = [(*parse.tokens(m.start, m.end), a.actor) for a in self.actors for m in a.mentions]
        for first, beyond, actor in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):  # the narrower mention wins
            for i in range(first, beyond):
                self._at[i] = actor if beyond - first == 1 or parse.xpos[i] != "PRP$" else None  # "its" is not "its army"
        self._by_start: dict[int, list[str]] = {}
        for first, _, actor in sorted(spans, key=lambda s: (s[0], -s[1])):  # "Putin's spokesman" before "Putin"
            self._by_start.setdefault(first, []).append(actor)

    def who(self, token: int | None) -> str | None:
        """The id of the actor that the noun phrase headed by `token` refers to, or None (None for None).

        A relative pronoun stands for the noun that its clause describes, "a group" or "some" for those whom "of" adds, a
        statement for its author.
        """
        if token is None:
            return None
        found = self._at[token]
        if found is not None:
            return found
        parse = self._parse
        if parse.lower[token] in RELATIVES:
            clauses = (i for i in islice(parse.ancestors(token), 4) if parse.relations[i] == "acl:relcl")
            return next((self._at[parse.heads[i]] for i in clauses), None)
        known = noun(parse.lower[token])
        meant: Iterable[int] = ()
        of = _of_whom(parse, token)
        if of is not None:
            return next((self._by_start[i][0] for i in range(of, min(of + 5, len(parse))) if i in self._by_start), None)
        if known is not None and known.type == "document":
            meant = parse.children(token, "nmod:poss", "compound")
        return next((self._at[i] for i in meant if self._at[i] is not None), None)

    def among(self, first: int, beyond: int) -> list[str]:
        """The ids of the actors with a mention within the tokens `[first, beyond)`, in text order, each once."""
        found = (actor for i in range(first, beyond) for actor in self._by_start.get(i, ()))
        return list(dict.fromkeys(found))


def _of_whom(parse: Parse, token: int) -> int | None:
    """Where those begin of whom a token says how many: "32 of the members", "“very few” of them"; else None."""
    if parse.xpos[token] != "CD" and parse.lower[token] not in words_of("quantity"):
        return None
    of = next((i for i in range(token + 1, min(token + 4, len(parse))) if parse.lower[i] == "of"), None)
    between = range(token + 1, of) if of is not None else ()
    return of + 1 if of is not None and all(parse.marks[i] or parse.xpos[i] in ("CD", "HYPH") for i in between) else None
