"""What TimeML says of events: the words that carry them, their class, tense, aspect, polarity and modality.

After Saurí et al. (2006), TimeML annotation guidelines 1.2.1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from toolkit.language import Parse, frames
from toolkit.records import Article, Certainty, Claim, Span, Time

PARTS = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJECTIVE", "ADP": "PREPOSITION"}
"""The part of speech of TimeML for the tags of Universal Dependencies; all others are OTHER."""
FORMS = {"VBG": "PRESPART", "VBN": "PASTPART", "VB": "INFINITIVE"}
"""The tenses of verbs that are not finite, by their tags."""


class Instance(NamedTuple):
    """One event as TimeML has it: its word, its class, and the attributes of its MAKEINSTANCE but for the ids."""

    token: int
    kind: str
    attributes: dict[str, str]


Dated = tuple[Claim, int]
"""A claim with the place, among the instances, of the event that its date is of."""


def events_of(article: Article, parse: Parse) -> tuple[list[Instance], list[Dated]]:
    """An instance for each claim with a word, then one for each saying that no claim has for its word but for its date.

    The date of an attributed claim is that of the saying, unless it stands in the content: "On Monday Kyiv said it would
    sign" tells of no signing on Monday.
    """
    claims = [(claim, token) for claim in article.claims if (token := event_token(parse, claim)) is not None]
    found = [_of_claim(parse, claim, token) for claim, token in claims]
    places = {instance.token: place for place, instance in reversed([*enumerate(found)])}
    cues, times = {a.id: a.cue for a in article.attributions}, {time.id: time for time in article.times}
    dated = []
    for place, (claim, token) in enumerate(claims):
        saying = _saying(parse, claim, token, cues, times) if claim.when else None
        if saying is not None and saying not in places:
            places[saying] = len(found)
            found.append(Instance(saying, "REPORTING", _attributes(parse, saying, frames.negated(parse, saying))))
        dated.append((claim, place if saying is None else places[saying]))
    return found, dated


def event_token(parse: Parse, claim: Claim) -> int | None:
    """The word that carries a claim: the head of its cue; None where there is no word."""
    places = (parse.tokens(start, end) for start, end in (*claim.cue, *claim.spans))
    return next((parse.top(first, beyond) for first, beyond in places if first < beyond), None)


def _saying(
    parse: Parse, claim: Claim, token: int, cues: Mapping[str, tuple[Span, ...]], times: Mapping[str, Time]
) -> int | None:
    """The word of the saying of which a claim's date is; None where the date is that of the claim's own word."""
    words = [parse.tokens(start, end) for start, end in cues.get(claim.attribution or "", ())]
    heads = [parse.top(first, beyond) for first, beyond in words if first < beyond]
    time = times.get(claim.when_from or "")
    inside = time is not None and any(start <= time.start and time.end <= end for start, end in claim.spans)
    own = inside or any(first <= token < beyond for first, beyond in words)
    return None if own or not heads else heads[0]


def _of_claim(parse: Parse, claim: Claim, token: int) -> Instance:
    """The event of a claim: a statement is reported, a position that takes a clause is an act of intent, all else occurs.

    `modality` is the modal verb over the event, or else the certainty of the claim where that is less than certain.
    """
    intent = claim.kind != "action" and parse.child(token, "ccomp", "xcomp") is not None
    kind = "REPORTING" if claim.kind == "state" else "I_ACTION" if intent else "OCCURRENCE"
    return Instance(token, kind, _attributes(parse, token, claim.negated, claim.certainty))


def _attributes(parse: Parse, token: int, negated: bool, certainty: Certainty = "certain") -> dict[str, str]:
    modal = frames.modal(parse, token)
    modality = modal if modal not in frames.FUTURE else None
    if modality is None and certainty != "certain":
        modality = certainty
    attributes = {
        "tense": _tense(parse, token, modal), "aspect": _aspect(parse, token),
        "polarity": "NEG" if negated else "POS", "pos": PARTS.get(parse.upos[token], "OTHER"),
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
