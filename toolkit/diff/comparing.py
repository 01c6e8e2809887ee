"""Two dossiers → their differences.

Articles are the same where their ids are, or else their texts. Their records are matched by the words under their spans, as
`evaluate` matches them, and compared field by field; where a text was edited, by the words that both versions have.
"""

from __future__ import annotations

from collections import Counter

from toolkit.diff.actors import Place, actor_changes
from toolkit.diff.articles import article_change, same_articles
from toolkit.diff.changes import LAYERS, Change, Changes
from toolkit.diff.matching import versions
from toolkit.diff.records import RECORDS, changes_of
from toolkit.records import Article, Document
from toolkit.tables import Dossier

NOTHING = Article(Document("", ""))


def compare(old: Dossier, new: Dossier) -> Changes:
    """Find what is new, gone and changed in the newer of two dossiers.

    Who an actor is in its article counts as the same where only the name changed that its id is made of. Limits: a record
    that shares less than half of its words with any other is gone, and another one new.

    >>> from dataclasses import replace
    >>> from toolkit.records import Time
    >>> told = Time("t1", 0, 6, "Monday", "DATE", "2025-03-17", None, "2025-03-17", "2025-03-17", "weekday")
    >>> article = Article(Document("a", "Monday."), times=(told,))
    >>> changes = compare(Dossier.of([article]), Dossier.of([replace(article, times=(replace(told, type="SET"),))]))
    >>> [(change.sort, change.id, change.fields) for change in changes.changes]
    [('changed', 't1', (Field(name='type', old='DATE', new='SET'),))]
    """
    same: Counter[str] = Counter()
    found: list[Change] = []
    former: dict[Place, Place] = {}
    for before, after in same_articles(old.articles, new.articles):
        changes = {"articles": [article_change(before, after)]}
        sides = versions(before or NOTHING, after or NOTHING)
        if before and after:
            pairs = ((actor.actor, sides[1].older(actor.actor)) for actor in after.actors)
            former |= {(after.id, now): (before.id, then) for now, then in pairs}
        changes |= {layer: list(changes_of(layer, *sides)) for layer in RECORDS}
        for layer, listed in changes.items():
            same[layer] += listed.count(None)
            found += [change for change in listed if change]
    actors, same["actors"] = actor_changes(old.resolved, new.resolved, former)
    order = {layer: place for place, layer in enumerate(LAYERS)}
    found.sort(key=lambda change: (order[change.layer], change.article or "", change.start or 0, change.end or 0, change.id))
    articles = sum(change.layer == "articles" for change in found)
    return Changes(old, new, (*found[:articles], *actors, *found[articles:]), dict(same))
