"""The same actor across articles: which actor of which article is whom, and why."""

from __future__ import annotations

from toolkit.entities.linked import Entities, Entity, Link
from toolkit.entities.merges import Decision, Merges, read_merges
from toolkit.entities.resolving import resolve
from toolkit.entities.summary import summaries

__all__ = ["Decision", "Entities", "Entity", "Link", "Merges", "read_merges", "resolve", "summaries"]
