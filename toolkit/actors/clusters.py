"""A cluster: the phrases of one actor, and what they tell of it together."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.actors.gazetteer import Noun
from toolkit.actors.phrases import Phrase
from toolkit.records import ActorType


@dataclass(slots=True, eq=False)
class Cluster:
    """The phrases of one actor, and what they tell of it."""

    name: str
    type: ActorType
    named: bool
    country: str = ""
    sector: str = ""
    suffix: str = ""
    role: str = ""
    gender: str = ""
    plural: bool = False
    nouns: dict[str, Noun] = field(default_factory=dict)
    modifiers: frozenset[str] = frozenset()
    parts: tuple[str, ...] = ()
    shorts: set[str] = field(default_factory=set)
    phrases: list[Phrase] = field(default_factory=list)
    spelt: bool = False
    keys: list[object] = field(default_factory=list)
    last: int = -1

    def add(self, phrase: Phrase) -> None:
        """Take up a phrase and what it tells."""
        self.phrases.append(phrase)
        self.last = phrase.first
        self.type = "state" if phrase.type == "state" else self.type
        self.learn(phrase)

    def learn(self, phrase: Phrase) -> None:
        """Take over what a phrase tells of its actor, where nothing was known."""
        self.country = self.country or phrase.country
        self.sector = self.sector or phrase.sector
        self.suffix = self.suffix or phrase.suffix
        self.role = self.role or phrase.role
        self.gender = self.gender or phrase.gender
        if phrase.noun is not None:
            self.nouns.setdefault(phrase.noun.noun, phrase.noun)
        if phrase.form != "name":
            self.modifiers |= phrase.modifiers

    def conflicts(self, phrase: Phrase) -> bool:
        """Whether what a title tells forbids that a surname is that of this person."""
        if phrase.gender and self.gender and phrase.gender != self.gender:
            return True
        return bool(phrase.country and self.country and phrase.country != self.country)
