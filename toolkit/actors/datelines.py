"""The country from which a report comes, by its dateline ("NAIROBI, Kenya (AP) -") or the name of its outlet, and who acts
for it without its being told.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile

from toolkit.actors.gazetteer import match, words_of
from toolkit.actors.names import proper_names
from toolkit.actors.persons import glued
from toolkit.actors.phrase import Phrase
from toolkit.language import Parse
from toolkit.language.frames import DASHES

PARAGRAPHS, LONGEST = 4, 16
"""The paragraphs at the beginning that may have a dateline, and its longest one in tokens."""


def home(parse: Parse, outlet: str | None = None) -> tuple[str, bool]:
    """The country of a text's dateline, or without one that of its outlet, or "", and whether the text names none oftener.

    A city may only host the talks or the reporters: its country counts where the text names no other, or where it names it
    half as often as any; that of an outlet where it names it most. A report whose base does not tell whose an officer is
    leaves the country open (CAMEO codes).

    >>> from toolkit.language import parse
    >>> home(parse("NAIROBI, Kenya (AP) - Police arrested a minister.")), home(parse("Police in Nairobi left."))
    (('KEN', True), ('', False))
    >>> home(parse("VIENNA (AP) - Iran and Russia agreed on Sunday. A senator said Iran had won."))
    ('', False)
    >>> home(parse("Police arrested a minister who had left Ukraine."), "Kyiv Post"), home(parse("Police left."), "Kyiv Post")
    (('UKR', True), ('', False))
    """
    country, beyond = _dateline(parse)
    based = country == "" and beyond == 0
    country = _base(outlet) if based and outlet else country
    names = (name.entries for name in proper_names(parse) if name.first >= beyond)
    spoken_of = Counter(country for entries in names for country in dict.fromkeys(entry.country for entry in entries))
    here = spoken_of.pop(country, 0)
    most = max((times for other, times in spoken_of.items() if other), default=0)
    counts = here > most if based else 2 * here >= most
    return (country, here >= most) if country and counts else ("", False)


def _base(outlet: str) -> str:
    """The country of an outlet by the first that the lexicons know in its name: "Bangkok Post", "new-york-times"; else ""."""
    words = [word[:1].upper() + word[1:] for word in re.split(r"[\W_]+", outlet) if word]
    known = (found[1][0].country for k in range(len(words)) if (found := match(words, k, len(words))) is not None)
    return next(filter(None, known), "")


def _dateline(parse: Parse) -> tuple[str, int]:
    """The country of the dateline and the token after it; ("", 0) where a text has none."""
    for lo, hi in parse.paragraphs[:PARAGRAPHS]:
        dashes = (i for i in range(lo + 1, min(hi, lo + LONGEST)) if parse.words[i] in DASHES and not glued(parse, i))
        end = next(dashes, None)
        if end is not None and not any(parse.xpos[i].startswith("VB") for i in range(lo, end)):
            found = [known[1][0] for i in range(lo, end) if (known := match(parse.words, i, end)) is not None]
            return next((e.country for e in reversed(found) if e.sort in ("state", "capital", "city")), ""), end
    return "", 0


def dateline(parse: Parse) -> range:
    """The tokens of a text's dateline, whose places do nothing: "ODESA (Reuters) -"; none where a text has none.

    >>> from toolkit.language import parse
    >>> dateline(parse("ODESA, May 6 (AP) - Kyiv agreed.")), dateline(parse("Kyiv - a city of parks - agreed."))
    (range(0, 7), range(0, 0))
    """
    _, end = _dateline(parse)
    first = next((lo for lo, hi in parse.paragraphs if lo <= end < hi), 0)
    _, hi = parse.sentences[parse.sentence_of[end]] if end else (0, 0)
    again = any(parse.words[i] in DASHES and not glued(parse, i) for i in range(end + 1, hi))
    places = takewhile(lambda i: parse.words[i] != "(", range(first, end))
    told = all(parse.words[i][:1].isupper() or parse.upos[i] in ("PUNCT", "NUM", "ADP") for i in places)
    if parse.words[end - 1 : end] != (")",) and (again or "(" in parse.words[first:end]):
        return range(0)
    return range(first, end) if told else range(0)


def of_a_state(phrase: Phrase) -> bool:
    """Whether a phrase names a body or an officer of some state that it leaves open: "the government", "the minister"."""
    noun, told = phrase.noun, phrase.told
    if noun is None or noun.sector not in ("GOV", "LEG", "MIL") or phrase.plural or told.body is not None or told.sender:
        return False
    return (
        phrase.definite
        and phrase.form == "nominal"
        and phrase.member_of is None
        and (noun.type == "government" or noun.office)
        and not noun.voice
    )


def of_the_country(phrase: Phrase, home: str) -> bool:
    """Whether a phrase names officials of the country that a report comes from: "officials", "the Foreign Ministry"."""
    noun, told = phrase.noun, phrase.told
    if noun is None or noun.voice or told.sender or told.body is not None or phrase.member_of is not None:
        return False
    if phrase.form == "nominal" or noun.type == "government":
        return noun.noun.split()[-1] in words_of("local")
    official = noun.type == "person" and noun.office and noun.sector in ("GOV", "LEG", "MIL", "COP", "JUD")
    return official and not (home == "USA" and noun.noun.split()[-1] in words_of("abroad"))
