"""The PLOVER root and CAMEO class of a claim, derived from its kind, predicate, negation and certainty, never coded by hand.

PLOVER: Open Event Data Alliance, "PLOVER: Political Language Ontology for Verifiable Event Records" (2018); CAMEO: Gerner et
al. (2002). The rule is the codebook's (Claims): none where the certainty is unknown; a negated accept, pledge or concede is
a REJECT; other negated kinds have none. A refusal in the words "will not" is coded as what it is: a negated pledge.
"""

from __future__ import annotations

from toolkit.records import Certainty, Kind

OF_KIND: dict[Kind, tuple[str, str]] = {
    "threaten": ("THREATEN", "13"),
    "reject": ("REJECT", "12"),
    "demand": ("REQUEST", "10"),
    "concede": ("YIELD", "08"),
    "accept": ("AGREE", "03"),
    "propose": ("AGREE", "03"),
    "pledge": ("AGREE", "03"),
    "accuse": ("ACCUSE", "11"),
    "support": ("SUPPORT", "05"),
}
"""The root and class of each kind but `action`, where the deed decides, and `state`, which has none."""


def code(
    kind: Kind, root: str | None, cameo: str | None, negated: bool, certainty: Certainty
) -> tuple[str | None, str | None]:
    """The PLOVER root and CAMEO class; `root` and `cameo` are what the predicate's cue says of itself.

    >>> code("accept", "AGREE", "03", True, "certain"), code("action", "ASSAULT", "19", False, "certain")
    (('REJECT', '12'), ('ASSAULT', '19'))
    >>> code("accept", "AGREE", "03", False, "unknown"), code("demand", "REQUEST", "10", True, "certain")
    ((None, None), (None, None))
    """
    if certainty == "unknown" or kind == "state":
        return None, None
    if negated:
        return OF_KIND["reject"] if kind in ("accept", "pledge", "concede") else (None, None)
    if kind == "action":
        return root, cameo
    expected = OF_KIND[kind]
    return expected if root != expected[0] else (root, cameo)
