"""A cluster: the phrases of an article that name one actor, and what they tell of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.actors.gazetteer import honorifics
from toolkit.actors.phrase import Phrase
from toolkit.records import ActorType

LOOKED_AT = 20
"""Earlier actors that a phrase is held against."""


@dataclass(slots=True, eq=False)
class Cluster:
    """The phrases of one actor, and what they tell of it; `parts` are those of a person's name, `keys` find the cluster.

    `holder` is whose it is ("Ford's campaign"), `became` the actor that it turned out to be, `shorts` are the surnames by
    which a person was called, `modifiers` the words before the noun of a description; at the token
    `served` it was named last as a modifier.
    """

    name: str
    type: ActorType
    named: bool
    plural: bool = False
    country: str = ""
    sector: str = ""
    suffix: str = ""
    role: str = ""
    gender: str = ""
    spelt: bool = False
    modifiers: frozenset[str] = frozenset()
    parts: tuple[str, ...] = ()
    holder: Cluster | None = None
    became: Cluster | None = None
    shorts: set[str] = field(default_factory=set)
    phrases: list[Phrase] = field(default_factory=list)
    keys: list[object] = field(default_factory=list)
    served: int = -1

    @property
    def last(self) -> int:
        """The token where the actor was last spoken of, if only as a modifier, -1 before it is."""
        return max(self.phrases[-1].first if self.phrases else -1, self.served)

    @property
    def now(self) -> Cluster:
        """The actor itself, or the one that it turned out to be."""
        return self if self.became is None else self.became

    def learn(self, phrase: Phrase) -> None:
        """Take over what a phrase tells of its actor, where nothing was known; "Gen." is no office beside another."""
        self.type = "state" if phrase.type == "state" else self.type
        self.country = self.country or phrase.country
        rebel = phrase.sector == "REB" and (self.role in honorifics() or self.sector == "MIL")  # whose rank is no state's
        self.sector = "REB" if rebel else self.sector or phrase.sector
        self.suffix = self.suffix or phrase.told.suffix
        self.role = phrase.role if phrase.role and (not self.role or self.role in honorifics()) else self.role
        self.gender = self.gender or phrase.gender
        self.modifiers |= phrase.told.words

    def may_be(self, phrase: Phrase) -> bool:
        """Whether what the title before a surname tells allows that it is this person's."""
        gender = not phrase.gender or self.gender in ("", phrase.gender)
        return gender and (not phrase.country or self.country in ("", phrase.country))

    def held_by(self, other: Cluster) -> bool:
        """Whether it may be another's: it is, or nobody's yet."""
        return self.holder is None or self.holder.now is other
