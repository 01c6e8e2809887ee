"""What TimeML says of an event: the word that carries a claim, its class, tense, aspect, polarity and modality.

After Saurí et al. (2006), TimeML annotation guidelines 1.2.1.
"""

from __future__ import annotations

from toolkit.language import Parse, frames
from toolkit.records import Claim

PARTS = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJECTIVE", "ADP": "PREPOSITION"}
"""The part of speech of TimeML for the tags of Universal Dependencies; all others are OTHER."""
FORMS = {"VBG": "PRESPART", "VBN": "PASTPART", "VB": "INFINITIVE"}
"""The tenses of verbs that are not finite, by their tags."""


def event_token(parse: Parse, claim: Claim) -> int | None:
    """The word that carries a claim: the head of its cue; None where there is no word."""
    places = (parse.tokens(start, end) for start, end in (*claim.cue, *claim.spans))
    return next((parse.top(first, beyond) for first, beyond in places if first < beyond), None)


def event_class(parse: Parse, claim: Claim, token: int) -> str:
    """The class of an event: a statement is reported; a position that takes a clause is an act of intent; all else occurs."""
    if claim.kind == "state":
        return "REPORTING"
    intent = claim.kind != "action" and parse.child(token, "ccomp", "xcomp") is not None
    return "I_ACTION" if intent else "OCCURRENCE"


def instance(parse: Parse, claim: Claim, token: int) -> dict[str, str]:
    """The attributes of the MAKEINSTANCE of a claim.

    `modality` is the modal verb over the event, or else the certainty of the claim where that is less than certain.
    """
    modal = frames.modal(parse, token)
    modality = modal if modal not in frames.FUTURE else None
    if modality is None and claim.certainty != "certain":
        modality = claim.certainty
    attributes = {
        "tense": _tense(parse, token, modal), "aspect": _aspect(parse, token),
        "polarity": "NEG" if claim.negated else "POS", "pos": PARTS.get(parse.upos[token], "OTHER"),
    }  # fmt: skip
    return attributes | ({"modality": modality} if modality else {})


def _tense(parse: Parse, token: int, modal: str | None) -> str:
    """The tense of the finite verb; without one, the form of the verb; NONE under a modal verb, and for what is no verb."""
    tags = {parse.xpos[a] for a in frames.auxiliaries(parse, token)} | {parse.xpos[token]}
    if modal is not None:
        return "FUTURE" if modal in frames.FUTURE else "NONE"
    if "VBD" in tags:
        return "PAST"
    if tags & {"VBZ", "VBP"}:
        return "PRESENT"
    return FORMS.get(parse.xpos[token], "NONE")


def _aspect(parse: Parse, token: int) -> str:
    helpers = frames.auxiliaries(parse, token)
    going = parse.xpos[token] == "VBG" and any(parse.lemmas[a] == "be" for a in helpers)
    names = ["PERFECTIVE"] * frames.perfect(parse, token) + ["PROGRESSIVE"] * going
    return "_".join(names) or "NONE"
