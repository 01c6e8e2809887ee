"""What must hold, by whose condition, and who is to bring it about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolkit.entities import Entities
from toolkit.ledger.matters import Matter, matter, outcomes
from toolkit.ledger.sides import acting_for, person
from toolkit.positions.contents import Content, Subjects, name_term
from toolkit.positions.vectors import ACT, cosine
from toolkit.records import Article, Condition, hull
from toolkit.timeline.wording import words_of

THIN = ACT
"""The weight of a condition that tells too little by itself: "if Kyiv agrees" is about what depends on it, too."""

NEGATIONS = frozenset({"not", "no", "never", "nobody", "nothing", "none", "cannot", "t"})
"""The words that negate a clause; "t" ends the short ones, "doesn't"."""
SAME = 0.7
"""How near two conditions must be that are one."""


@dataclass(frozen=True, slots=True, eq=False)
class Need:
    """A condition with what it is about, and what is `given` for it, if anything is.

    `day` is the ISO day on which it was told, `beyond` where its sentence ends. `holder` and `party` are sides
    (`sides.acting_for`); a party that the condition only names as the thing to be handed over is none;
    `person` is the entity of a party that is one, `called` the term of its name, or empty.
    """

    article: Article
    condition: Condition
    matter: Matter
    given: Matter
    holder: str | None
    party: str | None
    person: str | None
    called: str
    day: str | None
    beyond: int

    @property
    def is_negated(self) -> bool:
        """Whether the condition is that something is not so: whoever does it meets no condition."""
        text = self.article.text
        words = [word for start, end in self.condition.condition for word in words_of(text[start:end])]
        return not NEGATIONS.isdisjoint(words) or not outcomes("breach").isdisjoint(self.matter.words)

    def is_told_by(self, other: Need) -> bool:
        """Whether another article tells the same condition: one holder, with a name, one party, nearly the same words."""
        named = self.holder is not None and not self.holder.startswith("#")
        one = named and (self.holder, self.party) == (other.holder, other.party)
        shared = self.matter.words.keys() & other.matter.words.keys()
        return one and len(shared) > 1 and cosine(self.matter.weights, other.matter.weights) >= SAME


def needs(subjects: Subjects, contents: Iterable[Content], entities: Entities) -> Iterator[Need]:
    """What the conditions of an article are about, in the order of the text; `contents` are those of its claims."""
    article, said = subjects.article, {content.claim.id: content.last for content in contents}
    for condition in article.conditions:
        holder, party = (acting_for(entities.of(article.id, id), entities) for id in (condition.holder, condition.party))
        if condition.operator == "exchange" and (party or "").startswith("#"):
            party = None
        if condition.operator == "limit":  # who stopped short of it is who may still accept it
            holder, party = party, holder
        day = said.get(condition.claim or "") or article.document.date
        spans = (*condition.cue, *condition.condition, *condition.consequent)
        beyond = article.sentence_span(*hull(spans))[1]
        given = _given(subjects, condition)
        whose = entities.by_id.get(entities.of(article.id, condition.party) or "")
        one = None if condition.operator == "limit" else person(entities.of(article.id, condition.party), entities)
        called = name_term(whose.name, whose.type == "person") if whose and whose.named else ""
        yield Need(article, condition, _matter(subjects, condition), given, holder, party, one, called, day, beyond)


def _matter(subjects: Subjects, condition: Condition) -> Matter:
    actors = (condition.holder,) if condition.operator == "exchange" else (condition.holder, condition.party)
    about = matter(*subjects.about(condition.condition, actors))
    if condition.operator == "unconditional":
        return matter(*subjects.about(condition.consequent, actors))
    if about.weight <= THIN:
        return matter(*subjects.about((*condition.condition, *condition.consequent), actors))
    return about


def _given(subjects: Subjects, condition: Condition) -> Matter:
    spans = condition.consequent if condition.function in ("offer", "exchange") else ()
    return matter(*subjects.about(spans, (condition.holder,)))
