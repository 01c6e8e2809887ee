"""A noun phrase that may name an actor: what it says of its name, kind, country, sector, office and number."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from toolkit.actors.chunks import Modifiers
from toolkit.actors.gazetteer import Entry, Noun
from toolkit.records import ActorType, Form


@dataclass(slots=True, eq=False)
class Phrase:
    """A noun phrase of the tokens `[first, beyond)` that may name an actor.

    `words` are those that count, without articles and numbers; `name` is the name proper, as the text writes it; `title` the
    word before it. `entry` and `noun` are what the lexicons know of it. `complement` is what "of" or "for" adds, `member_of`
    its phrase. A `place` is an actor only where it acts; a `document` only
    where it is `cited` and has no author. It is `counted` where a number stands before it, and `introduces` the person whose
    name is its apposition: "its president, Ann Lee".
    """

    first: int
    beyond: int
    form: Form
    type: ActorType
    words: tuple[str, ...]
    name: str = ""
    entry: Entry | None = None
    noun: Noun | None = None
    told: Modifiers = field(default_factory=Modifiers)
    country: str = ""
    sector: str = ""
    role: str = ""
    gender: str = ""
    title: str = ""
    plural: bool = False
    counted: bool = False
    definite: bool = False
    place: bool = False
    document: bool = False
    cited: bool = False
    introduces: bool = False
    head: int = -1
    owner: Phrase | None = None
    complement: tuple[str, ...] = ()
    member_of: Phrase | None = None
    rule: str = ""

    def rebind(self, country: str) -> None:
        """Let a body of the lexicons be that of another state: "India's Supreme Court"."""
        entry = self.entry
        bound = entry is not None and entry.sort == "organisation" and entry.type == "government" and entry.country
        if entry is not None and bound and country not in ("", entry.country):
            self.entry, self.country = replace(entry, country=country), country

    @property
    def proper(self) -> frozenset[str]:
        """The modifiers written with a capital that name neither a country nor a group, in lower case."""
        return frozenset(w.lower() for w in self.words if w[:1].isupper() and w.lower() in self.told.words)

    @property
    def determined(self) -> bool:
        """Whether an article, a number or an owner stands before the words that count."""
        return self.beyond - self.first > len(self.words) + len(self.complement)
