"""Who has dealt with whom in an article so far, and who made what it speaks of: "the two sides met", "refused the offer"."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.actors import Cast
from toolkit.actors.gazetteer import match
from toolkit.claims.clauses import Position
from toolkit.claims.complements import objects
from toolkit.claims.cues import lookup, object_classes
from toolkit.language import Parse, frames
from toolkit.records import KINDS

NEAR = 10
"""The sentences over which "the offer" looks back for who made it."""
BARGAINING = frozenset({"negotiating", "bargaining"})
"""What tells that someone's stance or team is one in a bargain: "hardened their [negotiating] position"."""
WARRING = frozenset({"state", "government", "armed_group"})


class Dealings:
    """What the claims found so far, in the order of the text, tell of who stands against whom."""

    def __init__(self, parse: Parse, cast: Cast) -> None:
        self._parse = parse
        self._cast = cast
        self._other: dict[str, str] = {}
        self._latest: dict[str, tuple[int, str]] = {}
        self._makers: dict[str, tuple[int, tuple[str, ...]]] = {}
        pairs = [parse.tokens(m.start, m.end) for a in cast.actors for m in a.mentions if m.rule.endswith("pair")]
        self._pairs = {token for lo, hi in pairs for token in range(lo, hi)}

    def note(self, position: Position, actor: str | None, target: str | None) -> None:
        """Take up a claim: who was its actor and at whom it was directed, and whose the nouns are that it takes."""
        if actor is not None and target is not None:
            sentence = self._parse.sentence_of[position.head]
            self._latest[actor], self._latest[target] = (sentence, target), (sentence, actor)
        if actor is not None and target is not None:
            self._stand(actor, target)
        if actor is not None:
            self._makers[position.kind] = (position.head, (actor,) if target is None else (actor, target))
        for noun in objects(self._parse, position.head):
            owner = self._cast.who(self._parse.child(noun, "nmod:poss"))
            if owner is not None and (kind := self._act(noun)) is not None:
                self._makers[kind] = (noun, (owner,))

    def _stand(self, one: str, other: str) -> None:
        """Let two of one kind, or two who may fight, stand against each other; with two officials their states do."""
        first, second = self._cast.by_id[one], self._cast.by_id[other]
        warring = {first.type, second.type} <= WARRING and first.country != second.country
        if first.type != second.type and not warring:
            return
        self._other[one], self._other[other] = other, one
        states = [self._cast.states.get(actor.country or "") for actor in (first, second)]
        if first.type == "person" and states[0] is not None and states[1] is not None and states[0] != states[1]:
            self._other[states[0]], self._other[states[1]] = states[1], states[0]

    def partner(self, owner: int | None, actor: str | None) -> str | None:
        """The other of two who act together, where the first is the actor: "the two leaders", or "they" for one."""
        if owner is None or actor is None:
            return None
        they = self._parse.lower[owner] == "they" and self._cast.by_id[actor].type in ("person", "state")
        return self._other.get(actor) if they or owner in self._pairs else None

    def beside(self, position: Position, actor: str | None) -> str | None:
        """With whom the sentence has the actor deal before: "met [Chad] and promised", "took [his] offer but ruled out"."""
        sentence, other = self._latest.get(actor or "", (-1, None))
        return other if sentence == self._parse.sentence_of[position.head] else None

    def opposite(self, position: Position, actor: str | None) -> str | None:
        """With whom the actor dealt last, where the matter is its own in a bargain: "extended its deadline", "our talks"."""
        classes, sentence = object_classes(), self._parse.sentence_of[position.head]
        terms = classes["ultimatum"] | classes["talks"] | classes["demand"]
        for noun in objects(self._parse, position.head):
            below = {self._parse.lower[c] for c in self._parse.children(noun, "amod", "compound")}
            bargain = self._parse.lemmas[noun] in terms or not BARGAINING.isdisjoint(below)
            owner = self._parse.child(noun, "nmod:poss")
            if bargain and owner is not None and self._cast.who(owner) == actor:
                at, other = self._latest.get(actor or "", (-NEAR, None))
                return other if sentence - at < NEAR else None
        return None

    def makers(self, noun: int) -> tuple[str, ...]:
        """Who made what a noun with "the" names, "the offer": the actor of the last claim of that kind, and its target."""
        definite = any(self._parse.lower[c] in frames.DEFINITE for c in self._parse.children(noun, "det"))
        made, makers = self._makers.get(self._act(noun) or "", (0, ()))
        near = self._parse.sentence_of[noun] - self._parse.sentence_of[made] <= NEAR
        return makers if definite and near else ()

    def nation(self, noun: int, actor: str | None) -> Iterator[str | None]:
        """The state of a thing by the word before it, "Iraqi positions", "the Iraq accord", if not the actor's own."""
        home = self._cast.by_id[actor].country if actor is not None else None
        classes = object_classes()
        shared = self._parse.lemmas[noun] in classes["agreement"] | classes["talks"] | classes["sanction"]
        sorts = ("adjective", "state") if shared else ("adjective",)
        for adjective in self._parse.children(noun, "amod", "compound"):
            _, entries = match(self._parse.words, adjective, adjective + 1) or (0, ())
            countries = (entry.country for entry in entries if entry.sort in sorts)
            yield from (self._cast.states.get(country) for country in countries if country != home)

    def _act(self, noun: int) -> str | None:
        """The kind of claim that a noun names: "demand", "offer", "threat"."""
        cue = lookup(self._parse, noun, "noun") if self._parse.upos[noun] == "NOUN" else None
        return cue.kind if cue is not None and cue.kind in KINDS and cue.kind not in ("action", "state") else None
