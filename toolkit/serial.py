"""An article with all of its records as one JSON object, and back."""

from __future__ import annotations

import json
import types
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from toolkit.records import LAYERS, Article, as_fields

SCHEMA = 1
"""The version of the JSON-lines format; it grows when a field changes its name or its meaning."""


def json_line(article: Article) -> str:
    """One article as the JSON text of its line."""
    document = article.document
    row = {
        "schema": SCHEMA,
        "id": document.id,
        "date": document.date,
        "title": document.title,
        "source": document.source,
        "text": document.text,
        "body_start": document.body_start,
        **{layer: getattr(article, layer) for layer in LAYERS},
    }
    return json.dumps(row, ensure_ascii=False, default=as_fields)


def article_of(row: Any) -> Article:
    """The article of a JSON object; raises `ValueError`, which says why, for what is none."""
    if not isinstance(row, dict) or row.get("schema") != SCHEMA:
        raise ValueError(f"this is no article of schema {SCHEMA}, as this version of `toolkit annotate` writes it")
    layers = {name: row[name] for name in LAYERS if name in row}
    head = {name: value for name, value in row.items() if name not in layers and name != "schema"}
    article = Article(**_arguments(Article, {"document": head, **layers}))
    if any(not 0 <= lo <= hi <= len(article.text) for lo, hi in article.spans()):
        raise ValueError("a span lies outside the text")
    return article


@cache
def _hints(record: type) -> dict[str, Any]:
    return get_type_hints(record)


def _arguments(record: type, row: Any) -> dict[str, Any]:
    """The fields of a record from its JSON object; those that have a default may be missing."""
    hints = _hints(record)
    if not isinstance(row, dict):
        raise ValueError(f"{row!r:.80} is no JSON object for {record.__name__}")
    needed = [field.name for field in fields(record) if field.default is MISSING]
    if wrong := [name for name in needed if name not in row] + [name for name in row if name not in hints]:
        raise ValueError(f"{record.__name__} has the fields {', '.join(hints)}: {wrong[0]!r} is missing or unknown")
    return {name: _value(hints[name], value, f"{record.__name__}.{name}") for name, value in row.items()}


def _value(hint: Any, value: Any, where: str) -> Any:
    """A JSON value as the type that a record declares for it."""
    kind, of = get_origin(hint), get_args(hint)
    if kind in (Union, types.UnionType):
        return None if value is None else _value(of[0], value, where)
    if kind is Literal and value in of:
        return value
    if kind is tuple and isinstance(value, list):
        members = [of[0]] * len(value) if of[-1] is ... else of
        if len(members) == len(value):
            return tuple(_value(member, item, where) for member, item in zip(members, value, strict=True))
    elif hasattr(hint, "__dataclass_fields__"):
        return hint(**_arguments(hint, value))
    elif type(value) is hint:
        return value
    raise ValueError(f"{where} is {value!r:.80}, not {hint if kind else hint.__name__}")
