"""Annotated articles as files that other programs read: JSON lines and TimeML (also read back), CSV, and CoNLL-U.

Every file is UTF-8 with "\\n" at the ends of lines, and the same input gives the same bytes. A path is written whole or not
at all: what is there stays until the new file is complete.
"""

from __future__ import annotations

from toolkit.exports.conllu import conllu, write_conllu
from toolkit.exports.csv import write_csv
from toolkit.exports.jsonl import is_export, load_jsonl, write_jsonl
from toolkit.exports.timeml import article_timeml, timeml, write_timeml
from toolkit.exports.timeml_reading import read_timeml
from toolkit.serial import SCHEMA, json_line

__all__ = [
    "SCHEMA", "article_timeml", "conllu", "is_export", "json_line", "load_jsonl", "read_timeml", "timeml", "write_conllu",
    "write_csv", "write_jsonl", "write_timeml",
]  # fmt: skip
