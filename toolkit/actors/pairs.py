"""Pairs: whom "the two leaders", "both countries" and "the sides" mean: the last two who were named together.

Two leaders, or two countries, are also the only ones that the text has named so far.
"""

from __future__ import annotations

from collections.abc import Callable

from toolkit.actors.cluster import Cluster
from toolkit.actors.gazetteer import words_of
from toolkit.actors.phrase import Phrase
from toolkit.language import Parse
from toolkit.language.frames import SUBJECTS

BETWEEN = frozenset({"with", "against", "to"})
"""Prepositions under which the other of two stands: "spoke with", "fought against", "said to"."""
EITHER = frozenset({"neither", "either", "each"})


class Pairs:
    """The last two actors of each sort named together in an article; the first of them stands for both (codebook, Claims)."""

    def __init__(self, parse: Parse, state: Callable[[str], Cluster | None]) -> None:
        self._parse = parse
        self._state = state
        self._first: dict[str, Cluster] = {}
        self._envoys: tuple[Cluster, Cluster] | None = None
        self._joined: set[str] = set()
        self._headed: dict[int, Cluster] = {}
        self._named: dict[str, list[Cluster]] = {"person": [], "state": []}

    def seen(self, phrase: Phrase, cluster: Cluster) -> None:
        """Note who is named together with a phrase: beside it ("Havel and Walesa"), or as the subject of its verb."""
        self._headed[phrase.head] = cluster
        alike = self._named.get(cluster.type, [])
        if cluster.named and cluster.country and len(alike) < 3 and cluster not in alike:
            alike.append(cluster)
        beside = self._parse.relations[phrase.head] == "conj"
        if beside and not self._two(phrase.head):
            return
        other = self._headed.get(self._parse.heads[phrase.head] if beside else self._subject(phrase))
        if other is None or other is cluster or _sort(other) != _sort(cluster):
            return
        weaker = not beside and cluster.type == other.type and cluster.type in self._joined  # "with Mexico alone"
        if ((cluster.named and other.named) or phrase.definite or (beside and phrase.counted)) and not weaker:
            if beside and cluster.type == "state":
                self._joined.add(cluster.type)
            self._first[""] = self._first[_sort(cluster)] = other
            self._envoys = (other, cluster) if cluster.type == "person" else None
            if cluster.type == other.type:
                self._first[cluster.type] = other

    def meant(self, phrase: Phrase) -> Cluster | None:
        """The first of the two whom a plural means, or None."""
        noun = phrase.noun
        if noun is None or phrase.form != "nominal" or phrase.country or phrase.owner is not None:
            return None
        before = self._parse.lower[phrase.first : phrase.head]
        side = noun.noun in words_of("side")
        one = side and not EITHER.isdisjoint(before)  # "neither side"
        both = "both" in before or (phrase.definite and ("two" in before or (side and not phrase.told.words)))
        if not (one or (phrase.plural and both)):
            return None
        if side:
            found = self._sent() or self._first.get("body") or self._first.get("")
        elif noun.type == "person" and not noun.office:  # neighbours and rivals may be states
            found = self._first.get("")
        else:
            found = self._first.get(noun.type) or (self._first.get("state") if noun.type == "government" else None)
            only = self._named.get(noun.type, [])
            found = only[0] if found is None and len(only) == 2 else found
        return found.now if found is not None else None

    def _sent(self) -> Cluster | None:
        """The state of the first of two persons whom two states sent, where they were named together last."""
        if self._envoys is None:
            return None
        states = [self._state(envoy.now.country) for envoy in self._envoys]
        return states[0] if None not in states and states[0] is not states[1] else None

    def _two(self, token: int) -> bool:
        """Whether a token is the second of two that "and" joins, and no third is with them."""
        parse = self._parse
        joined = list(parse.children(parse.heads[token], "conj"))
        return joined == [token] and all(parse.lower[cc] == "and" for cc in parse.children(token, "cc"))

    def _subject(self, phrase: Phrase) -> int:
        """The subject of the verb of which a phrase is the object or companion ("Havel met Walesa"), or -1."""
        parse = self._parse
        verb, relation = parse.heads[phrase.head], parse.relations[phrase.head]
        if relation == "obl":
            case = parse.child(phrase.head, "case")
            relation = "obj" if case is not None and parse.lower[case] in BETWEEN else relation
        subject = parse.child(verb, *SUBJECTS) if relation == "obj" and verb >= 0 else None
        return -1 if subject is None else subject


def _sort(cluster: Cluster) -> str:
    return "person" if cluster.type == "person" else "body"
