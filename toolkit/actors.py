"""Mentions → the actors of an article."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.language import Parse
from toolkit.records import Actor, Document


class Cast:
    """The candidate actors of an article, and who is meant by a token."""

    def __init__(self, parse: Parse, actors: Iterable[Actor]) -> None:
        self.actors = tuple(actors)
        self.by_id = {actor.actor: actor for actor in self.actors}

    def who(self, token: int | None) -> str | None:
        """The id of the actor that the noun phrase headed by `token` refers to, or None (None for None)."""
        return None

    def among(self, first: int, beyond: int) -> list[str]:
        """The ids of the actors with a mention within the tokens `[first, beyond)`, in text order, each once."""
        return []


def annotate(document: Document, parse: Parse) -> tuple[Actor, ...]:
    """Find the candidate actors of a document."""
    return ()
