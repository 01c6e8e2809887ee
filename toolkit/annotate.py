"""Documents → articles with all their records: the only place that knows the order of the annotators.

The parse comes first, of the body alone; then times, actors, attributions, claims and conditions, each built on those
before it. Every function here looks at one article at a time, so a corpus may be cut into parts and annotated anywhere.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

from toolkit import actors, attributions, claims, conditions, language, times
from toolkit.actors import OwnActors, read_actors
from toolkit.processes import ordered
from toolkit.reading import Rejection
from toolkit.records import Article, Attribution, Document, Name, Time, taking_part

T = TypeVar("T")
CHUNK = 4
"""The documents that a process takes at a time."""


def annotate(documents: Iterable[Document], jobs: int = 1, actors: str | Path | None = None) -> Iterator[Article | Rejection]:
    """Annotate documents, in their order; where an annotator fails on one, a `Rejection` stands in the article's place.

    With `jobs` > 1 that many processes share the work; the results are the same. They are started afresh ("spawn"), so a
    script calls this below `if __name__ == "__main__":`. Documents are taken as they are needed, a few ahead. `actors` is a
    CSV file with actors of your own (`actors.read_actors`), which win; raises `InputError` where it cannot be used.

    >>> [article] = annotate([Document("a", "Kyiv accepted the plan on Monday.", "2025-03-19")])
    >>> article.id, article.sentences
    ('a', ((0, 33),))
    """
    own = read_actors(actors) if actors else None
    return map_documents(partial(annotate_document, own=own), documents, jobs)


def annotate_document(document: Document, own: OwnActors | None = None) -> Article:
    """Parse the body of a document and find everything that the codebook names in it; offsets count in `document.text`."""
    parse = language.parse(document.text, document.body_start)
    with own.known(document.date) if own else nullcontext():
        return annotate_parse(document, parse)


def annotate_parse(document: Document, parse: language.Parse) -> Article:
    """Find the records in a document that is parsed already.

    Of the candidate actors those are kept that act, speak or are addressed: to whom a record refers (codebook, Actors).
    """
    found_times, cast, found_attributions = _before_claims(document, parse)
    found_claims = claims.annotate(document, parse, found_times, cast, found_attributions)
    found_conditions = conditions.annotate(document, parse, cast, found_attributions, found_claims)
    part = taking_part(found_attributions, found_claims, found_conditions)
    article = Article(
        document=document,
        sentences=tuple(parse.sentence_chars(k) for k in range(len(parse.sentences))),
        names=tuple(Name(*parse.chars(n.first, n.beyond), n.type, "actors:names") for n in actors.name_spans(parse)),
        times=found_times,
        actors=tuple(actor for actor in cast.actors if actor.actor in part),
        attributions=found_attributions,
        claims=found_claims,
        conditions=found_conditions,
    )
    if any(not 0 <= start < end <= len(document.text) for start, end in article.spans()):
        raise ValueError("a record lies outside the text")
    return article


def _before_claims(
    document: Document, parse: language.Parse
) -> tuple[tuple[Time, ...], actors.Cast, tuple[Attribution, ...]]:
    """The times, actors and attributions of a document, on which its claims rest."""
    cast = actors.Cast(parse, actors.annotate(document, parse))
    return times.annotate(document, parse), cast, attributions.annotate(document, parse, cast)


def classify(text: str, date: str | None = None) -> tuple[claims.Classified, ...]:
    """Classify the claims of a text: of what kind, by whom, how certain, and why (codebook, Claims).

    `date` is the ISO day on which the text appeared; without it "on Tuesday" stays undated. Each claim has its `evidence`:
    the words that carry the kind, the row of the lexicon or the rule that read them, and the words that hedge it.

    >>> for claim in classify("Hungary might reject the proposal."):
    ...     print(claim.kind, claim.actor, claim.certainty, claim.evidence, sep=" | ")
    reject | hungary | possible | “might reject”: reject (verb) means reject, REJECT 12; possible by “might”
    """
    document = Document("text", text, date)
    parse = language.parse(text)
    return claims.explain(document, parse, *_before_claims(document, parse))


def map_documents(function: Callable[[Document], T], documents: Iterable[Document], jobs: int = 1) -> Iterator[T | Rejection]:
    """Call a function of a module on each document, in order, in `jobs` processes; a failure becomes a `Rejection`.

    Raises as `processes.ordered` does.
    """
    remaining = iter(documents)
    size = CHUNK if jobs > 1 else 1  # alone, each article is there as soon as it is done
    chunks = iter(lambda: list(islice(remaining, size)), [])
    for results in ordered(partial(_attempts, function), chunks, jobs):
        yield from results


def _attempts(function: Callable[[Document], T], documents: list[Document]) -> list[T | Rejection]:
    return [attempt(function, document) for document in documents]


def attempt(function: Callable[[Document], T], document: Document) -> T | Rejection:
    """What the function gives for a document; a `Rejection` where it fails."""
    try:
        return function(document)
    except Exception as error:  # whatever it is: one bad article never stops a run
        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(frame.filename).name}, line {frame.lineno}"
        reason = f"it could not be annotated ({type(error).__name__} in {where}): a fault of the toolkit, please report it"
        return Rejection(document.id, None, reason)
