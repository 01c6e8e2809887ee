"""Descriptions and names that stand beside each other: which tells who is meant by the other, and of what kind."""

from __future__ import annotations

from toolkit.actors.cluster import Cluster
from toolkit.actors.phrase import Phrase
from toolkit.actors.pronouns import BODIES
from toolkit.language import Parse
from toolkit.language.frames import SUBJECTS


def note_beside(parse: Parse, phrase: Phrase, starts: dict[int, Phrase]) -> None:
    """Note whose name a description stands before, and that one word that it stands behind names a body, no person."""
    if parse.words[phrase.beyond : phrase.beyond + 1] == (",",) and phrase.form == "nominal" and phrase.type == "person":
        name = starts.get(phrase.beyond + 1)
        if name is not None and name.form == "name" and name.type == "person" and name.owner is None:
            phrase.introduces = parse.relations[name.head] == "appos" and parse.heads[name.head] == phrase.head
    if parse.relations[phrase.head] != "appos" or phrase.form != "nominal" or phrase.plural:
        return
    if phrase.type in ("organisation", "armed_group") and not phrase.document:
        name = starts.get(parse.heads[phrase.head])
        if name is not None and name.type == "person" and name.form == "name" and len(name.words) == 1 and not name.title:
            name.type = phrase.type  # "Unifor, the largest union"


def allied(cluster: Cluster, phrase: Phrase) -> bool:
    """Whether a state or body is called somebody beside its name: "Russia, his ally", "Turkey, a NATO member"."""
    known = phrase.noun
    person = (
        phrase.type == "person" and phrase.form == "nominal" and known is not None and not (known.office and phrase.definite)
    )
    return person and cluster.named and cluster.type in BODIES


def may_be_described(cluster: Cluster, phrase: Phrase) -> bool:
    """Whether a description beside a name can be its actor's; an unknown name is what it is described as."""
    known = cluster.phrases[-1]
    unsure = known.entry is None and known.noun is None and cluster.type in ("organisation", "government")
    if unsure and not phrase.plural and (phrase.type != "person" or cluster.type == "organisation"):
        cluster.type = phrase.type
    return phrase.plural or (phrase.type == "person") == (cluster.type == "person")


def describes(parse: Parse, phrase: Phrase, name: Phrase) -> bool:
    """Whether a phrase is the subject of its sentence and describes a person who may be the one named, by the office, too."""
    subject = phrase.form == "nominal" and phrase.type == "person" and parse.relations[phrase.head] in SUBJECTS
    if not subject or phrase.noun is None or phrase.owner is not None:
        return False
    if name.noun is not None:
        return phrase.noun.noun in (name.noun.noun, *name.noun.broader) and name.country in ("", phrase.country)
    return parse.lower[phrase.first] in ("a", "an") or bool(phrase.complement)
