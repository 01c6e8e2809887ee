"""What must hold, by whose condition, and who is to bring it about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.entities import Entities
from toolkit.ledger.entries import Status
from toolkit.ledger.matters import Matter, matter, outcomes, terms_of
from toolkit.ledger.sides import Sides
from toolkit.positions.contents import Content, Subjects, name_term
from toolkit.positions.vectors import ACT, cosine
from toolkit.records import Article, Condition, Function, hull
from toolkit.timeline.wording import words_of

THIN = ACT
"""The weight of a condition that tells too little by itself: "if Kyiv agrees" is about what depends on it, too."""

NEGATIONS = frozenset({"not", "no", "never", "nobody", "nothing", "none", "cannot", "t"})
"""The words that negate a clause; "t" ends the short ones, "doesn't"."""
PRONOUNS = frozenset({"it", "them"})
BEING = frozenset({"am", "is", "are", "was", "were", "be", "been", "become", "becomes", "became"})
ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their", "our", "my", "your"})
"""What one is or becomes, behind a form of "be", is no deed that anybody could promise."""
SAME = 0.7
"""How near two conditions must be that are one."""


@dataclass(frozen=True, slots=True, eq=False)
class Need:
    """A condition with what it is about, and what is `given` for it or `threatened`, if anything is.

    `function` is that of the condition; what is proposed to somebody, who must meet it, is an offer. `day` is the ISO
    day on which it was told, `due` that by which it must be met, `beyond` where its sentence ends. `holder` and
    `party` are sides (`Sides`); a party that the condition only names as the thing to be handed over is none;
    `teller` is the side of whoever is cited for it. `owner` and `person` are the entities of a holder and a party
    that are persons; `called` and `owned` are the terms of the names of the party and of the holder, or empty.
    `is_to_holder` tells whether the condition mentions whose it is, "as long as Israel did not attack it".
    """

    article: Article
    condition: Condition
    function: Function
    matter: Matter
    given: Matter
    threatened: Matter
    holder: str | None
    teller: str | None
    party: str | None
    owner: str | None
    person: str | None
    called: str
    owned: str
    is_to_holder: bool
    day: str | None
    due: str | None
    beyond: int

    @property
    def is_negated(self) -> bool:
        """Whether the condition is that something is not so: whoever does it meets no condition."""
        return not NEGATIONS.isdisjoint(self._words) or not outcomes("breach").isdisjoint(self.matter.words)

    @property
    def is_contingency(self) -> bool:
        """Whether nobody bargains with the condition."""
        return self.function == "contingency"

    @property
    def is_ban(self) -> bool:
        """Whether something is given as long as something is not done: who does it violates the condition."""
        bargained = self.function in ("offer", "withhold")
        return self.is_negated and bargained and self.condition.operator in ("if", "only_if", "as_long_as", "provided")

    @property
    def carried_out(self) -> Status:
        """What became of the condition where what is threatened was done: "unless" it was met, or "if" it was."""
        return "met" if self.condition.operator in ("if", "after", "as_long_as") else "violated"

    @property
    def is_named(self) -> bool:
        """Whether both whose condition it is and who must meet it have a name."""
        return all(side and not side.startswith("#") for side in (self.holder, self.party))

    @property
    def is_state(self) -> bool:
        """Whether the condition is that somebody is something, "if he is the nominee"."""
        return any(one in BEING and other in ARTICLES for one, other in pairwise(self._words))

    @property
    def terms(self) -> frozenset[str]:
        """The terms of all words of the condition, names and function words too."""
        return terms_of(self._words)

    @property
    def _words(self) -> list[str]:
        text = self.article.text
        return [word for start, end in self.condition.condition for word in words_of(text[start:end])]

    def is_over(self, day: str | None) -> bool:
        """Whether the deadline of the condition has passed on a day."""
        return self.due is not None and day is not None and day > self.due

    def may_be(self, status: Status, day: str | None) -> bool:
        """Whether a noun alone may say so: who meets a demand has not done what he is warned of, nor is late."""
        late = status in ("accepted", "met") and self.is_over(day)
        return not late and not (status in ("met", "violated") and self.is_negated)

    def is_told_by(self, other: Need) -> bool:
        """Whether another article tells the same condition: one holder, with a name, one party as far as both have a name,
        and nearly the same words.
        """
        named = self.holder is not None and not self.holder.startswith("#")
        whom = self.party == other.party or not (self.is_named and other.is_named)
        one = named and self.holder == other.holder and whom
        shared = self.matter.words.keys() & other.matter.words.keys()
        return one and len(shared) > 1 and cosine(self.matter.weights, other.matter.weights) >= SAME


def needs(subjects: Subjects, contents: Iterable[Content], sides: Sides) -> Iterator[Need]:
    """What the conditions of an article are about, in the order of the text; `contents` are those of its claims."""
    article, said = subjects.article, {content.claim.id: content for content in contents}
    times = sorted((time.start, time.last) for time in article.times if time.last)
    for condition in article.conditions:
        holder, party = (sides.entities.of(article.id, id) for id in (condition.holder, condition.party))
        if condition.operator == "limit":  # who stopped short of it is who may still accept it
            holder, party = party, holder
        content, function = said.get(condition.claim or ""), condition.function
        if content and content.claim.kind == "propose" and function == "contingency":
            function, party = "offer", party or sides.entities.of(article.id, content.claim.target)
        whose = [sides.of(id) for id in (holder, party)]
        if condition.operator == "exchange" and (whose[1] or "").startswith("#"):
            whose[1] = None
        day = (content.last if content else None) or article.document.date
        beyond = article.sentence_span(*hull((*condition.cue, *condition.condition, *condition.consequent)))[1]
        yield Need(
            article, condition, function, _matter(subjects, condition),
            _tied(subjects, condition, ("offer", "exchange")), _tied(subjects, condition, ("threat",)),
            whose[0], sides.of(content.teller if content else None), whose[1],
            sides.person(holder), sides.person(party),
            _called(party, sides.entities), _called(holder, sides.entities), _is_to_holder(subjects, condition),
            day, _due(condition, times, day), beyond,
        )  # fmt: skip


def _called(id: str | None, entities: Entities) -> str:
    whose = entities.by_id.get(id or "")
    return name_term(whose.name, whose.type == "person") if whose and whose.named else ""


def _is_to_holder(subjects: Subjects, condition: Condition) -> bool:
    own = [start for start, _ in subjects.own.get(condition.holder or "", ())]
    return any(bisect_left(own, start) < bisect_left(own, end) for start, end in condition.condition)


def _due(condition: Condition, times: Sequence[tuple[int, str]], day: str | None) -> str | None:
    """The last day that a condition names, if it is still to come: "by noon on Tuesday"."""
    places = ((bisect_left(times, (low, "")), bisect_left(times, (high, ""))) for low, high in condition.condition)
    days = (last for begin, end in places for _, last in times[begin:end])
    return max((last for last in days if day and last >= day), default=None)


def _matter(subjects: Subjects, condition: Condition) -> Matter:
    actors = (condition.holder,) if condition.operator == "exchange" else (condition.holder, condition.party)
    about = matter(*subjects.about(condition.condition, actors))
    if condition.operator == "unconditional":
        return matter(*subjects.about(condition.consequent, actors))
    words = {word for start, end in condition.condition for word in words_of(subjects.article.text[start:end])}
    if 0 < about.weight <= THIN or (len(about.words) == 1 and not words.isdisjoint(PRONOUNS)):
        return matter(*subjects.about((*condition.condition, *condition.consequent), actors))
    return about


def _tied(subjects: Subjects, condition: Condition, functions: Sequence[Function]) -> Matter:
    """What depends on a condition of some functions."""
    spans = condition.consequent if condition.function in functions else ()
    return matter(*subjects.about(spans, (condition.holder,)))
