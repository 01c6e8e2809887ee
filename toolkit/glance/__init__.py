"""At a glance: a few generated sentences on the most important of what each report shows.

Every sentence is data: parts of words, and for numbers, names and quotations where a report shows them, so that a page can
link them (`display.at_a_glance`) and a script can read them. The same dossier gives the same sentences; what was not found
is said to be none.

>>> from toolkit.tables import Dossier
>>> plain(conditions(Dossier.of([]))[0])
'No article was selected.'
"""

from __future__ import annotations

from toolkit.glance.actors import actors
from toolkit.glance.conditions import conditions
from toolkit.glance.parts import Part, Sentence, Target, plain
from toolkit.glance.people import CARDS, protagonists
from toolkit.glance.timelines import timelines

__all__ = ["CARDS", "Part", "Sentence", "Target", "actors", "conditions", "plain", "protagonists", "timelines"]
