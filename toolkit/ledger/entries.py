"""A condition with what became of it, and the claims that tell."""

from __future__ import annotations

from typing import Literal, NamedTuple

from toolkit.positions import Content
from toolkit.records import Article, Condition

Status = Literal["open", "accepted", "rejected", "met", "violated", "unknown"]


class Evidence(NamedTuple):
    """A claim that tells what became of a condition, how near its words are, and those that both share; one that takes it up
    by a noun alone ("rejected the demand") is not near, and `shared` are its words.
    """

    content: Content
    status: Status
    near: float | None
    shared: tuple[str, ...]


class Entry(NamedTuple):
    """A condition with the evidence of what became of it, in the order of time, and how many articles tell of it."""

    article: Article
    condition: Condition
    evidence: tuple[Evidence, ...]
    told: int

    @property
    def decisive(self) -> Evidence | None:
        """The latest evidence, which decides."""
        return self.evidence[-1] if self.evidence else None

    @property
    def status(self) -> Status:
        """What became of the condition: open where nothing tells."""
        return self.evidence[-1].status if self.evidence else "open"
