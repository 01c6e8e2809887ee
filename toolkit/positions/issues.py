"""Issues: claims about the same thing, whoever makes them, in however many articles.

Each position in turn, in the order of time, joins the issue whose contents it is nearest to, or else founds one (leader
clustering, Hartigan 1975, with centroids). It is held only against issues that share telling terms with it, the latest ones
first, so the work grows with the number of claims, not with that of their pairs; and an issue does not change with what is
told after it. So does a denial. Other statements and cited deeds then join the nearest issue, but found none.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nsmallest
from typing import NamedTuple

from toolkit.positions.contents import Content
from toolkit.positions.vectors import Vector, add, cosine, length

LOOKED_AT = 32
"""Issues that a claim is held against for each of its telling terms."""
NEAR, LEAST = 0.5, 0.3
"""How near a claim must be to an issue whose articles are half about the same, and at least."""
TOPIC, OWN = 0.4, 0.15
"""How much nearer articles about the same make two claims than others, and what it adds that the actor spoke before."""
SHARED, AGAIN, TELLING = 0.9, 0.5, 0.3
"""The weight that the shared terms must have, less where the actor spoke on the issue before, more where the articles are
about other things; and the weight that one of them must have that is no name."""
UNLIKE = 2
"""How much more weight the shared terms must have than `TOPIC` takes away, where the articles are about other things."""
TERMS, NAMED = 8, 3
"""The words that describe an issue, and those that name it."""
ALONE = -0.04
"""What the articles must add at least where the claim and the issue share a single term."""


class Member(NamedTuple):
    """A claim of an issue: how near it was to the claims before it, and the terms that they shared; none for the first."""

    content: Content
    vector: Vector
    near: float | None = None
    shared: tuple[str, ...] = ()


@dataclass(eq=False)
class Issue:
    """Claims about the same thing, in the order in which they joined; the first founded the issue and gives it its id.

    `sums` are the sums of their vectors and `topic` those of their articles' topics; statements do not count there. What
    describes it (`terms`, `words`, `name`) is kept once it was asked for, when all members are there.
    """

    members: list[Member] = field(default_factory=list)
    sums: dict[str, float] = field(default_factory=dict)
    topic: dict[str, float] = field(default_factory=dict)
    length: float = 0.0
    holders: set[str] = field(default_factory=set)

    @property
    def id(self) -> str:
        """The article and the id of the claim that founded it: "talks#c1"."""
        return self.members[0].content.id

    @cached_property
    def terms(self) -> list[str]:
        """The terms of its positions, those that tell most first."""
        return nsmallest(TERMS, self.sums, key=lambda term: (-self.sums[term], term))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The most telling words of its positions, each as it stands most often."""
        stand: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for member in self.members:
            for term in member.vector:
                stand[term][member.content.words[term]] += 1
        return tuple(min(stand[term], key=lambda word: (-stand[term][word], word)) for term in self.terms)

    @cached_property
    def name(self) -> str:
        """The three most telling words, in the order in which the first claim that has them has them."""
        called = dict(zip(self.terms[:NAMED], self.words, strict=False))
        having = (member.content.words for member in self.members if called.keys() <= member.content.words.keys())
        return " ".join(called[term] for term in next(having, called) if term in called)

    def join(self, member: Member, topic: Vector) -> None:
        """Take in a position; what is near to it is near to the issue."""
        self.members.append(member)
        add(self.sums, member.vector)
        add(self.topic, topic)
        self.length = length(self.sums)
        if member.content.holder is not None:
            self.holders.add(member.content.holder)


Index = Mapping[str, Iterable[Issue]]
"""The issues to look at for each term, and for each actor, by its id after an "@"."""


def cluster(contents: Sequence[Content], vectors: Sequence[Vector], topics: Mapping[str, Vector]) -> list[Issue]:
    """The issues of contents, of one claim or more, in the order in which they came up; what tells nothing is in none.

    `vectors` go with `contents`, `topics` are those of the articles by their ids.
    """
    told = sorted(zip(contents, vectors, strict=True), key=lambda pair: pair[0].order)
    issues: list[Issue] = []
    latest: defaultdict[str, deque[Issue]] = defaultdict(lambda: deque(maxlen=LOOKED_AT))
    for content, vector in told:
        if content.is_answer and sum(vector.values()) >= AGAIN:
            issue, member = _nearest(content, vector, topics[content.article.id], latest)
            if issue is None:
                issue = Issue()
                issues.append(issue)
            for key in (*(term for term in vector if term not in issue.sums), *_holder(content, issue)):
                latest[key].append(issue)
            issue.join(member, topics[content.article.id])
    largest = _largest(issues)
    for content, vector in told:
        if not content.is_answer:
            issue, member = _nearest(content, vector, topics[content.article.id], largest)
            if issue is not None:
                issue.members.append(member)
    return issues


def _nearest(content: Content, vector: Vector, topic: Vector, index: Index) -> tuple[Issue | None, Member]:
    """The issue that a claim is nearest to, of equals the first one, with the claim as a member of it."""
    telling = [term for term, weight in vector.items() if weight >= TELLING and term not in content.names]
    best: tuple[float, Issue | None, Member] = (0.0, None, Member(content, vector))
    long = length(vector)
    for issue in dict.fromkeys(issue for key in (*telling, f"@{content.holder}") for issue in index.get(key, ())):
        shared, again = [term for term in vector if term in issue.sums], content.holder in issue.holders
        weight = sum([vector[term] for term in shared]) - (AGAIN if again else SHARED)
        if weight < 0:
            continue
        near = sum([vector[term] * issue.sums[term] for term in shared]) / (long * issue.length)
        alike = TOPIC * (cosine(topic, issue.topic) - 0.5)
        enough = near >= LEAST and weight + UNLIKE * alike >= 0 and (len(shared) > 1 or alike >= ALONE)
        score = near + alike + OWN * again
        if enough and score >= NEAR and score > best[0]:
            best = (score, issue, Member(content, vector, round(near, 2), tuple(content.words[term] for term in shared)))
    return best[1:]


def _holder(content: Content, issue: Issue) -> Iterable[str]:
    """The key by which an issue is found that an actor with a name speaks on for the first time."""
    named = content.holder is not None and "#" not in content.holder
    return (f"@{content.holder}",) if named and content.holder not in issue.holders else ()


def _largest(issues: Iterable[Issue]) -> Index:
    """For each term the issues with most positions, of equals the earlier one."""
    found: defaultdict[str, list[Issue]] = defaultdict(list)
    for issue in sorted(issues, key=lambda issue: -len(issue.members)):
        for term in issue.sums:
            if len(found[term]) < LOOKED_AT:
                found[term].append(issue)
    return found
