"""The same actor across articles: which actor of which article is whom, and why."""

from __future__ import annotations

from toolkit.entities.linked import Entities, Entity, Link
from toolkit.entities.resolving import resolve

__all__ = ["Entities", "Entity", "Link", "resolve"]
