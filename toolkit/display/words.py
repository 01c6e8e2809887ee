"""Records in words, on one line each."""

from __future__ import annotations

import re
from collections.abc import Mapping

from toolkit.display.text import UNPRINTABLE
from toolkit.records import Article, Attribution, Claim, Condition, Span, Time, hull
from toolkit.rows.evidence import quoted

Names = Mapping[str | None, str | None]
"""Id of an actor in its article → what to call it."""

LONGEST = 1000
"""The characters that are quoted of a record, at most: what shows them cuts them to its own width."""

Record = Claim | Condition | Attribution | Time


def span_of(record: Record) -> Span:
    """From the first to the last character of a record.

    >>> span_of(Time("t1", 0, 6, "Monday", "DATE", "2025-03-17", None, None, None, "weekday"))
    (0, 6)
    """
    if isinstance(record, Time):
        return record.start, record.end
    if isinstance(record, Claim):
        return hull(record.spans)
    if isinstance(record, Condition):
        return hull(record.cue, record.condition, record.consequent)
    return hull(record.source, record.cue, record.content)


def names_of(article: Article) -> Names:
    """What an article calls its actors."""
    return {actor.actor: actor.name for actor in article.actors}


def visible(text: str) -> str:
    """Text as a terminal may have it: what would command it is shown as a sign, line ends are line feeds, tabs spaces.

    >>> visible("a\\x1b[2Jb\\rc\\td")
    'a␛[2Jb\\nc d'
    """
    lines = re.sub(r"\r\n?", "\n", text).replace("\t", " ")
    return UNPRINTABLE.sub(lambda sign: chr(0x2400 + ord(sign[0])) if sign[0] < " " else "\ufffd", lines)


def on_a_line(text: str) -> str:
    """The same on one line."""
    return " ".join(visible(text).split())


def in_words(record: Record, article: Article, names: Names) -> tuple[str, str]:
    """A record of an article: what it is, who takes part, when; and its words. Both stand on one line.

    >>> from toolkit.records import Document
    >>> told = Time("t1", 0, 6, "Monday", "DATE", "2025-03-17", None, "2025-03-17", "2025-03-17", "weekday")
    >>> in_words(told, Article(Document("a", "Monday.")), {})
    ('DATE 2025-03-17', '“Monday”')
    """
    if isinstance(record, Claim):
        return _claim(record, names), _quoted(article, record.spans)
    if isinstance(record, Condition):
        return _condition(record, names), f"{_quoted(article, record.consequent)} ← {_quoted(article, record.condition)}"
    if isinstance(record, Attribution):
        known = record.speaker or not record.source
        who = _name(record.speaker, names) if known else _quoted(article, record.source)
        return f"{who} · {_quoted(article, record.cue)} · {record.quote}", _quoted(article, record.content)
    days = " to ".join(dict.fromkeys(day for day in (record.first, record.last) if day))
    value = f"{record.type} {record.value}" + (f" {record.mod}" if record.mod else "")
    more = f" · {days}" if days and days != record.value else ""
    return on_a_line(f"{value}{more}"), _quoted(article, ((record.start, record.end),))


def _claim(claim: Claim, names: Names) -> str:
    who = _name(claim.actor, names) + (f" → {_name(claim.target, names)}" if claim.target else "")
    teller = f"told by {_name(claim.source, names)}" if claim.source and claim.source != claim.actor else ""
    kind = f"not {claim.kind}" if claim.negated else claim.kind
    when = "" if claim.time == "past" and claim.when else claim.time
    return " · ".join(part for part in (kind, who, teller, claim.certainty, when, claim.when or "") if part)


def _condition(condition: Condition, names: Names) -> str:
    party = f", for {_name(condition.party, names)} to meet" if condition.party else ""
    return f"{condition.function} ({condition.operator.replace('_', ' ')}) · {_name(condition.holder, names)}{party}"


def _name(actor: str | None, names: Names) -> str:
    return on_a_line(names.get(actor) or actor or "nobody named")


def _quoted(article: Article, spans: tuple[Span, ...]) -> str:
    """The words at spans in quotation marks, if they bring none themselves."""
    words = on_a_line((quoted(article, spans) or "")[:LONGEST])
    return words if re.search('[“”"]', words) else f"“{words}”"
