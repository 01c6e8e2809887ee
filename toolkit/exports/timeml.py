"""Articles as TimeML 1.2.1 (timeml.org), one .tml file each, as temporal taggers such as HeidelTime write and read them.

`TEXT` has the whole text of the document as it stands, so that offsets hold, with TIMEX3 elements around its time expressions
and an EVENT around the word that carries each claim, with a MAKEINSTANCE for each claim. A TLINK says of a claim with a date,
or of the saying whose date it is, that it was within the days of the expression that tells it or of the article's own date
(`t0`), or began and ended with them ("since 2022", "from March 3 to March 7"). What TimeML has no attributes for stands in
processing instructions, which other readers leave out: `<?body_start N?>`, and `<?days ID FIRST LAST RULE VALUE?>`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from toolkit import language
from toolkit.annotate import annotate_parse, map_documents
from toolkit.exports.files import opened
from toolkit.exports.instances import Dated, Instance, events_of
from toolkit.exports.markup import Element, escaped, marked, tag
from toolkit.exports.repetition import repetition
from toolkit.language import Parse
from toolkit.reading import Rejection
from toolkit.records import Article, Claim, Document, Time
from toolkit.timeline import period, range_end

SCHEMA = {
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:noNamespaceSchemaLocation": "http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd",
}
LONGEST = 180
"""Characters of a file name before its suffix."""


def timeml(documents: Iterable[Document], jobs: int = 1) -> Iterator[tuple[str, str] | Rejection]:
    """Annotate documents, in `jobs` processes, into one TimeML file each: the id of the document and the text of the file.

    >>> [(_, text)] = timeml([Document("a", "Kyiv agreed on Monday.", "2025-03-19")])
    >>> print(text)  # doctest: +NORMALIZE_WHITESPACE
    <?xml version="1.0" encoding="UTF-8"?>
    <TimeML ...>
    <DOCID>a</DOCID>
    <DCT><TIMEX3 tid="t0" type="DATE" value="2025-03-19" temporalFunction="false"
     functionInDocument="CREATION_TIME">2025-03-19</TIMEX3></DCT>
    <TITLE></TITLE>
    <TEXT>Kyiv <EVENT eid="e1" class="OCCURRENCE">agreed</EVENT> on
     <TIMEX3 tid="t1" type="DATE" value="2025-03-17">Monday</TIMEX3>.</TEXT>
    <?days t1 2025-03-17 2025-03-17 time:weekday 2025-03-17?>
    <MAKEINSTANCE eiid="ei1" eventID="e1" tense="PAST" aspect="NONE" polarity="POS" pos="VERB"/>
    <TLINK lid="l1" relType="IS_INCLUDED" eventInstanceID="ei1" relatedToTime="t1"/>
    </TimeML>
    <BLANKLINE>
    """
    return map_documents(_annotated, documents, jobs)


def write_timeml(texts: Iterable[tuple[str, str]], folder: str | Path) -> tuple[Path, ...]:
    """Write what `timeml` makes of documents as `folder/ID.tml` and return the paths; the folder is made where there is none.

    What cannot stand in a file name is written as in addresses ("news/a" gives news%2Fa.tml); DOCID has the id itself.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     [path.name for path in write_timeml(timeml([Document("news/a", "Kyiv agreed.")]), folder)]
    ['news%2Fa.tml']
    """
    Path(folder).mkdir(parents=True, exist_ok=True)
    paths = []
    for id, text in texts:
        name = quote(id, safe=" ", errors="surrogatepass")
        if len(name) > LONGEST:
            name = f"{name[:LONGEST]}~{hashlib.sha256(name.encode()).hexdigest()[:16]}"
        paths.append(Path(folder, name.replace(".", "%2E", name.startswith(".")) + ".tml"))
        with opened(paths[-1]) as file:
            file.write(text)
    return tuple(paths)


def _annotated(document: Document) -> tuple[str, str]:
    parse = language.parse(document.text, document.body_start)
    return document.id, article_timeml(annotate_parse(document, parse), parse)


def article_timeml(article: Article, parse: Parse) -> str:
    """An article with its parse as the text of a TimeML file.

    Characters that XML cannot write are kept as `markup.escaped` says, and `<?body_start N?>` is where the text begins after
    a header. Source, actors and roles have no place in TimeML. Raises `InputError` where time expressions overlap of which
    none lies within the other.
    """
    document = article.document
    times = {time.id: f"t{number}" for number, time in enumerate(article.times, 1)}
    instances, dated = events_of(article, parse)
    words = {token: f"e{number}" for number, token in enumerate(sorted({event.token for event in instances}), 1)}
    elements = [*_timexes(article, times), *_events(instances, parse, words)]
    return "\n".join([
        '<?xml version="1.0" encoding="UTF-8"?>',
        tag("TimeML", SCHEMA),
        f"<DOCID>{escaped(document.id)}</DOCID>",
        f"<DCT>{_creation(document)}</DCT>",
        f"<TITLE>{escaped(document.title or '')}</TITLE>",
        *([f"<?body_start {document.body_start}?>"] if document.body_start else []),
        f"<TEXT>{marked(document.text, elements)}</TEXT>",
        *(_days(time, times[time.id]) for time in article.times),
        *_instances(instances, words),
        *_links(article, dated, times),
        "</TimeML>",
        "",
    ])  # fmt: skip


def _creation(document: Document) -> str:
    """The date of an article as TIMEX3 `t0`; nothing where it has none."""
    if not document.date:
        return ""
    attributes = {"tid": "t0", "type": "DATE", "value": document.date, "temporalFunction": "false"}
    return f"{tag('TIMEX3', attributes | {'functionInDocument': 'CREATION_TIME'})}{document.date}</TIMEX3>"


def _timexes(article: Article, times: dict[str, str]) -> Iterator[Element]:
    for time in article.times:
        attributes = {"tid": times[time.id], "type": time.type, "value": time.value}
        attributes |= ({"mod": time.mod} if time.mod else {}) | repetition(time)
        yield Element(time.start, time.end, "TIMEX3", attributes, firm=True)


def _days(time: Time, id: str) -> str:
    """The calendar days of a time expression and its rule, which hold as long as nobody changes its value."""
    words = (time.first or "-", time.last or "-", time.rule, time.value)
    return f"<?days {id} {' '.join(quote(word, safe=':', errors='surrogatepass') for word in words)}?>"


def _events(instances: Iterable[Instance], parse: Parse, words: dict[int, str]) -> Iterator[Element]:
    """An element for each word that carries events, with the class of the first one."""
    firsts = {event.token: event.kind for event in reversed([*instances])}
    for token, kind in firsts.items():
        yield Element(*parse.chars(token, token + 1), "EVENT", {"eid": words[token], "class": kind}, firm=False)


def _instances(instances: Iterable[Instance], words: dict[int, str]) -> Iterator[str]:
    for number, event in enumerate(instances, 1):
        yield tag("MAKEINSTANCE", {"eiid": f"ei{number}", "eventID": words[event.token]} | event.attributes, "/")


def _links(article: Article, dated: Iterable[Dated], times: dict[str, str]) -> Iterator[str]:
    """From each event with a date to the expressions that tell it, or to the date of the article where it is that."""
    found = {time.id: time for time in article.times}
    links = (
        (place, relation, times[time.id] if time else "t0")
        for claim, place in dated
        for relation, time in _relations(claim, found, article.document.date)
    )
    for number, (place, relation, time) in enumerate(dict.fromkeys(links), 1):
        names = {"lid": f"l{number}", "relType": relation, "eventInstanceID": f"ei{place + 1}", "relatedToTime": time}
        yield tag("TLINK", names, "/")


def _relations(claim: Claim, times: Mapping[str, Time], published: str | None) -> Iterator[tuple[str, Time | None]]:
    """How a claim stands to the expressions that tell when, or to the date of its article (None)."""
    time, last = times.get(claim.when_from or ""), period(claim.when).last
    if time is None:
        if claim.when is not None and claim.when == published:
            yield "IS_INCLUDED", None
        return
    beyond = "/" in (claim.when or "") and (last or "") > (time.last or "")
    yield "BEGUN_BY" if beyond else "IS_INCLUDED", time
    if end := range_end(claim, times):
        yield "ENDED_BY", end
