"""The articles of two runs in pairs, and what changed in each but its records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from toolkit.diff.changes import Change, Field, Sort
from toolkit.records import Article

CONTEXT = 30
"""The characters shown on each side of the place at which two texts begin to differ."""

Both = tuple[Article | None, Article | None]
"""An article in the older and in the newer run; None where it is in one of them alone."""


def same_articles(old: Iterable[Article], new: Iterable[Article]) -> Iterator[Both]:
    """The articles of both runs: the same are those with one id, and of the others those with one text."""
    later = {article.id: article for article in new}
    earlier = {article.id: article for article in old}
    moved: defaultdict[str, list[str]] = defaultdict(list)
    for id in sorted(earlier.keys() - later.keys(), reverse=True):
        moved[earlier[id].text].append(id)
    for id, article in sorted(later.items()):
        former = [id] if id in earlier else moved[article.text]
        yield earlier.pop(former.pop()) if former else None, article
    yield from ((article, None) for _, article in sorted(earlier.items()))


def article_change(before: Article | None, after: Article | None) -> Change | None:
    """What is different about an article; None where nothing is."""
    if before is None or after is None:
        return _alone(before, after)
    old, new = before.document, after.document
    pairs = [(name, getattr(old, name), getattr(new, name)) for name in ("id", "date", "title", "source")]
    if old.text != new.text:
        pairs += [("text", *_excerpts(old.text, new.text))]
    fields = tuple(Field(*pair) for pair in pairs if pair[1] != pair[2])
    return _change("changed", after, fields) if fields else None


def _alone(before: Article | None, after: Article | None) -> Change | None:
    if after is not None:
        return _change("new", after)
    return _change("gone", before) if before is not None else None


def _change(sort: Sort, article: Article, fields: tuple[Field, ...] = ()) -> Change:
    document = article.document
    return Change("articles", sort, article.id, document.title or article.id, article.id, document.date, fields=fields)


def _excerpts(old: str, new: str) -> tuple[str, str]:
    """The two texts around the first place at which they differ."""
    at = next(k for k, (a, b) in enumerate(zip_longest(old, new)) if a != b)
    first, beyond = max(0, at - CONTEXT), at + CONTEXT
    one, other = (f"{'…' if first else ''}{text[first:beyond]}{'…' if beyond < len(text) else ''}" for text in (old, new))
    return one, other
