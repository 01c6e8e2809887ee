"""The records of articles → the rows of their tables: each cites its evidence, and names the actors that it refers to.

A row is a dict with a value for every column of its table (`toolkit.frames.COLUMNS`).
"""

from __future__ import annotations

from toolkit.rows.events import tellings, timeline
from toolkit.rows.evidence import Row
from toolkit.rows.ledger import ledger
from toolkit.rows.positions import TRACED
from toolkit.rows.records import NAMED, ROWS, actor_links, names_of

__all__ = ["NAMED", "ROWS", "TRACED", "Row", "actor_links", "ledger", "names_of", "tellings", "timeline"]
