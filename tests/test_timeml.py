"""TimeML: well-formed whatever the text, as the standard names things, and read back without a loss."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import CLAIM

from toolkit import exports, language
from toolkit.annotate import annotate_parse
from toolkit.errors import InputError
from toolkit.exports.instances import event_token
from toolkit.exports.markup import FORBIDDEN
from toolkit.reading import read
from toolkit.records import Article, Document, Time
from toolkit.tables import Dossier

TEXT = "Kyiv said on Monday that it may not sign. Talks will open in late April. Moscow has rejected the plan."


def tree(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314


def written(document: Document) -> tuple[Article, ET.Element]:
    """An article as annotated, and its TimeML."""
    parse = language.parse(document.text, document.body_start)
    article = annotate_parse(document, parse)
    return article, tree(exports.article_timeml(article, parse))


def read_back(article: Article, folder: Path) -> Article:
    parse = language.parse(article.text, article.document.body_start)
    [path] = exports.write_timeml([(article.id, exports.article_timeml(article, parse))], folder)
    return exports.read_timeml(path)


def of_file(path: Path, text: str) -> Article:
    path.write_text(text, encoding="utf-8")
    return exports.read_timeml(path)


def test_the_head_and_the_elements_are_those_of_the_standard() -> None:
    article, root = written(Document("a", TEXT, "2025-03-19", "Talks & more"))
    names = [element.tag for element in root]
    assert root.tag == "TimeML"
    assert names[:4] == ["DOCID", "DCT", "TITLE", "TEXT"]
    assert names[4:] == sorted(names[4:])  # every MAKEINSTANCE, then every TLINK
    assert [root.findtext(name) for name in ("DOCID", "DCT/TIMEX3", "TITLE")] == ["a", "2025-03-19", "Talks & more"]
    assert root.find("DCT/TIMEX3").attrib["functionInDocument"] == "CREATION_TIME"  # type: ignore[union-attr]
    assert "".join(root.find("TEXT").itertext()) == TEXT  # type: ignore[union-attr]
    assert [t.attrib for t in root.iterfind("TEXT//TIMEX3")] == [
        {"tid": "t1", "type": "DATE", "value": "2025-03-17"},
        {"tid": "t2", "type": "DATE", "value": "2025-04", "mod": "END"},
    ]
    assert len(root.findall("MAKEINSTANCE")) == len(article.claims)


def events(text: str) -> dict[str, dict[str, str]]:
    """The attributes of each event of a text, by its word."""
    _, root = written(Document("a", text, "2025-03-19"))
    words = {event.attrib["eid"]: event for event in root.iterfind("TEXT//EVENT")}
    return {
        "".join(words[one.attrib["eventID"]].itertext()): one.attrib | words[one.attrib["eventID"]].attrib
        for one in root.iterfind("MAKEINSTANCE")
    }


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Hungary rejected the plan.", "rejected", {"tense": "PAST", "aspect": "NONE", "polarity": "POS", "pos": "VERB"}),
        ("Hungary rejected the plan.", "rejected", {"class": "OCCURRENCE"}),
        ("Hungary refused to accept the plan.", "refused", {"class": "I_ACTION"}),
        ("Hungary said that the plan was unfair.", "said", {"class": "REPORTING"}),
        ("Hungary has rejected the plan.", "rejected", {"tense": "PRESENT", "aspect": "PERFECTIVE"}),
        ("Hungary had rejected the plan.", "rejected", {"tense": "PAST", "aspect": "PERFECTIVE"}),
        ("Russian troops attacked the town.", "attacked", {"class": "OCCURRENCE", "tense": "PAST"}),
        ("Russian troops were attacking the town.", "attacking", {"tense": "PAST", "aspect": "PROGRESSIVE"}),
        ("Hungary did not accept the plan.", "accept", {"tense": "PAST", "polarity": "NEG"}),
        ("Russian troops may attack the town.", "attack", {"tense": "NONE", "modality": "may"}),
        ("Putin will meet Bush in Moscow.", "meet", {"tense": "FUTURE"}),
    ],
)
def test_an_instance_says_what_the_verb_group_says(text: str, word: str, expected: dict[str, str]) -> None:
    found = events(text)
    assert expected.items() <= found[word].items(), found


def test_a_claim_is_linked_to_the_expression_that_dates_it() -> None:
    article, root = written(Document("a", TEXT, "2025-03-19"))
    links = {link.attrib["eventInstanceID"]: link.attrib for link in root.iterfind("TLINK")}
    instances = {one.attrib["eiid"] for one in root.iterfind("MAKEINSTANCE")}
    times = {time.attrib["tid"] for time in root.iterfind(".//TIMEX3")}
    assert {claim.when_from for claim in article.claims if claim.when_from} <= {
        link["relatedToTime"] for link in links.values()
    }
    assert set(links) <= instances
    assert {link["relatedToTime"] for link in links.values()} <= times
    assert {link["relType"] for link in links.values()} == {"IS_INCLUDED"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian troops struck the port on Monday.", [("IS_INCLUDED", "Monday")]),
        ("Russian troops struck the port last week.", [("IS_INCLUDED", "last week")]),
        ("Russian troops struck the port in March 2022.", [("IS_INCLUDED", "March 2022")]),
        ("Russian troops have occupied the port since 2022.", [("BEGUN_BY", "2022")]),
        ("The envoys met from March 3 to March 7 in Geneva.", [("BEGUN_BY", "March 3"), ("ENDED_BY", "March 7")]),
        ("On Monday Hungary said that it would sign the accord.", [("IS_INCLUDED", "Monday")]),
        ("Russian troops shelled the port between 2014 and 2016.", [("BEGUN_BY", "2014"), ("ENDED_BY", "2016")]),
    ],
)
def test_what_lasts_begins_and_ends_with_its_expressions(text: str, expected: list[tuple[str, str]]) -> None:
    _, root = written(Document("a", text, "2025-03-19"))
    names = {time.attrib["tid"]: time.text for time in root.iterfind(".//TIMEX3")}
    assert [(link.attrib["relType"], names[link.attrib["relatedToTime"]]) for link in root.iterfind("TLINK")] == expected
    assert [link.attrib["lid"] for link in root.iterfind("TLINK")] == [f"l{at}" for at in range(1, len(expected) + 1)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("On Monday Hungary said that it would sign the accord.", "said"),
        ("Hungary promised on Monday that it would sign the accord.", "promised"),
        ("The ministry said that its forces captured the village on Monday.", "captured"),
        ("“We will never sign the accord,” the minister warned on Monday.", "warned"),
    ],
)
def test_the_date_of_a_saying_is_no_date_of_what_is_said(text: str, word: str) -> None:
    _, root = written(Document("a", text, "2025-03-19"))
    words = {event.attrib["eid"]: event.text for event in root.iterfind("TEXT//EVENT")}
    instances = {one.attrib["eiid"]: words[one.attrib["eventID"]] for one in root.iterfind("MAKEINSTANCE")}
    monday = [link.attrib["eventInstanceID"] for link in root.iterfind("TLINK") if link.attrib["relatedToTime"] == "t1"]
    assert [instances[one] for one in monday] == [word]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The panel meets every Monday.", {"value": "XXXX-WXX-1", "quant": "EVERY"}),
        ("The two sides exchange lists daily.", {"value": "P1D", "quant": "EVERY"}),
        ("The envoys met twice a week.", {"value": "P1W", "freq": "2X"}),
        ("The envoys meet 10 times a year.", {"value": "P1Y", "freq": "10X"}),
        ("The envoys met four times a month.", {"value": "P1M", "freq": "4X"}),
        ("The envoys met on Monday.", {"value": "2025-03-17"}),
    ],
)
def test_what_repeats_itself_says_how_often(text: str, expected: dict[str, str]) -> None:
    _, root = written(Document("a", text, "2025-03-19"))
    attributes = root.find("TEXT//TIMEX3").attrib  # type: ignore[union-attr]
    assert {name: value for name, value in attributes.items() if name not in ("tid", "type")} == expected


def test_ids_are_unique_in_the_seed(dossier: Dossier) -> None:
    [article] = dossier.articles
    root = tree(exports.article_timeml(article, language.parse(article.text, article.document.body_start)))
    ids = [
        element.attrib[name] for element in root.iter() for name in ("tid", "eid", "eiid", "lid") if name in element.attrib
    ]
    assert len(ids) == len(set(ids))


def test_the_seed_reads_back(dossier: Dossier, tmp_path: Path) -> None:
    [article] = dossier.articles
    back = read_back(article, tmp_path)
    assert back.document == replace(article.document, source=None)
    assert back.times == article.times


@pytest.mark.parametrize(
    "text",
    [
        "Hungary rejected the plan earlier this year.", "They met at 3 p.m. on Tuesday.", "For the past two months they met.",
        "The 1990s were calm.", "They meet every Tuesday.", "They will talk for 30 days.", "Now they are talking.",
    ],
)  # fmt: skip
@pytest.mark.parametrize("day", ["2025-03-19", None])
def test_days_that_a_value_does_not_tell_read_back(tmp_path: Path, text: str, day: str | None) -> None:
    article, _ = written(Document("a", text, day))
    assert article.times
    assert read_back(article, tmp_path).times == article.times


def test_days_are_those_of_a_value_that_somebody_has_corrected(tmp_path: Path) -> None:
    article, _ = written(Document("a", "Hungary rejected the plan earlier this year.", "2025-03-19"))
    text = exports.article_timeml(article, language.parse(article.text))
    [path] = exports.write_timeml([("a", text.replace('value="2025"', 'value="2024"'))], tmp_path)
    [time] = exports.read_timeml(path).times
    assert (time.value, time.mod, time.first, time.last, time.rule) == (
        "2024", "START", "2024-01-01", "2024-12-31", "timeml",
    )  # fmt: skip


odd = st.text(st.sampled_from("ab &<>]'\"\r\n\t\x00\x0b\x1f\x85\u2028\ufffd\uffff\ud800😀é-"), max_size=30)


@given(odd, odd, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4), st.integers(0, 30))
def test_any_text_and_any_nested_times_read_back(
    tmp_path_factory: pytest.TempPathFactory, text: str, title: str, cuts: list[tuple[int, int]], body: int
) -> None:
    spans: list[tuple[int, int]] = []
    days = ("2025-03-18", None) if body % 2 else (None, "2025-03-19")
    for cut in cuts:
        start, end = sorted(min(place, len(text)) for place in cut)
        if all(end <= lo or hi <= start or (lo <= start and end <= hi) or (start <= lo and hi <= end) for lo, hi in spans):
            spans.append((start, end))
    times = [
        Time(f"t{at}", start, end, text[start:end], "DATE", '2025-"&<\n ?>', "START" if at % 2 else None, *days, title)
        for at, (start, end) in enumerate(sorted(spans, key=lambda span: (span[0], -span[1])), 1)
    ]  # fmt: skip
    claim = replace(CLAIM, when="2025-03-19", spans=((0, len(text)),), cue=((min(3, len(text)), min(9, len(text))),))
    article = Article(Document("a/ä", text, "2025-03-19", title or None, None, min(body, len(text))), times=tuple(times))
    folder = tmp_path_factory.getbasetemp()
    for given_article in (article, replace(article, claims=(claim, replace(claim, id="c2")))):
        back = read_back(given_article, folder)
        assert back.document == article.document
        assert back.times == article.times


def test_what_xml_cannot_write_stands_as_a_replacement_that_says_what_it_is() -> None:
    text = exports.article_timeml(Article(Document("a", "a\x0bb")), language.parse("a\x0bb"))
    assert "<TEXT>a<?character 000B?>\ufffdb</TEXT>" in text
    assert FORBIDDEN.search(text) is None
    assert "".join(tree(text).find("TEXT").itertext()) == "a\ufffdb"  # type: ignore[union-attr]  # other readers keep offsets


def test_an_event_across_the_border_of_a_time_keeps_what_is_outside(tmp_path: Path) -> None:
    """Times keep their spans; the two words of one token are an event and a time side by side."""
    text = "They are post-Monday talks."
    claim = replace(CLAIM, spans=((0, 26),), cue=((9, 20),), kind="action")
    time = Time("t1", 14, 26, "Monday talks", "DATE", "2025-03-17", None, None, None, "")
    article = Article(Document("a", text), times=(time,), claims=(claim,))
    parse = language.parse(text)
    assert parse.words[event_token(parse, claim) or 0] == "post-Monday"
    page = exports.article_timeml(article, parse)
    assert '<EVENT eid="e1" class="OCCURRENCE">post-</EVENT><TIMEX3' in page
    assert read_back(article, tmp_path).times == article.times


def test_times_that_cross_each_other_are_an_error_that_names_them() -> None:
    one = Time("t1", 0, 4, "Kyiv", "DATE", "2025", None, None, None, "")
    article = Article(Document("a", "Kyiv agreed."), times=(one, replace(one, id="t2", start=2, end=6)))
    with pytest.raises(InputError, match="TIMEX3 2:6 and one before it overlap"):
        exports.article_timeml(article, language.parse(article.text))


def test_a_value_that_xml_cannot_write_is_an_error() -> None:
    time = Time("t1", 0, 4, "Kyiv", "DATE", "20\x0025", None, None, None, "")
    with pytest.raises(InputError, match="cannot write the value"):
        exports.article_timeml(Article(Document("a", "Kyiv agreed."), times=(time,)), language.parse("Kyiv agreed."))


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("news/2025/a", "news%2F2025%2Fa.tml"), ("../../etc/passwd", "%2E.%2F..%2Fetc%2Fpasswd.tml"), (".", "%2E.tml"),
        ("été", "%C3%A9t%C3%A9.tml"), ("a b", "a b.tml"), ("x" * 180, "x" * 180 + ".tml"),
    ],
)  # fmt: skip
def test_an_id_names_a_file_in_the_folder(tmp_path: Path, id: str, name: str) -> None:
    folder = tmp_path / "new" / "tml"
    assert [path.relative_to(folder).as_posix() for path in exports.write_timeml([(id, "x")], folder)] == [name]


def test_long_ids_get_files_of_their_own(tmp_path: Path) -> None:
    paths = exports.write_timeml([("x" * 400, "a"), ("x" * 401, "b")], tmp_path)
    assert len({path.read_text() for path in paths}) == 2
    assert all(len(path.name) < 255 for path in paths)


TIMEX = '<TIMEX3 tid="t1" type="DATE" value="2025">2025</TIMEX3>'
HEAD = '<?xml version="1.0" ?>\n'
BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (f'<!DOCTYPE TimeML [<!ENTITY l0 "lol">{BOMB}]><TimeML><TEXT>&l8;</TEXT></TimeML>', "declarations of its own"),
        ('<!DOCTYPE TimeML [<!ENTITY x SYSTEM "file:///etc/hostname">]><TimeML><TEXT>&x;</TEXT></TimeML>', "of its own"),
        ("<TimeML><TEXT>Kyiv", "line 2: no element found: this is no well-formed XML"),
        ("<TimeML><DOCID>a</DOCID></TimeML>", "no element TEXT"),
        ("<TimeML>\n\n</TimeML>", "no text in an element TimeML"),
        ("<html><TEXT>Kyiv agreed.</TEXT></html>", "line 2: the root of the file is 'html', not TimeML"),
        ("<TimeML>\n<TEXT>a</TEXT>\n<TEXT>b</TEXT></TimeML>", "line 4: there is a second element TEXT"),
        ("", "no element found"),
        (
            '<TimeML><TEXT>\n<TIMEX3 tid="t1" type="DAY" value="1">x</TIMEX3>\n</TEXT></TimeML>',
            "line 3: a TIMEX3 has the type 'DAY', which is none of DATE",
        ),
        ('<TimeML><TEXT><TIMEX3 type="DATE" value="2025">x</TIMEX3></TEXT></TimeML>', "has no tid: give each its own"),
        (f"<TimeML><TEXT>{2 * TIMEX}</TEXT></TimeML>", "has the tid 't1' of another: give each its own"),
        ("<TimeML><?body_start 9?><TEXT>x</TEXT></TimeML>", "begins at 9, which is outside the text"),
        ("<TimeML><?body_start -1?><TEXT>x</TEXT></TimeML>", "begins at -1, which is outside the text"),
        ("<TimeML><?body_start a?><TEXT>x</TEXT></TimeML>", r"<\?body_start a\?> cannot be read: take it out"),
        ("<TimeML><TEXT>a<?character what?>x</TEXT></TimeML>", r"<\?character what\?> cannot be read: take it out"),
        (f"<TimeML><TEXT>{TIMEX}</TEXT><?days t1 2025-02-30 - r v?></TimeML>", r"<\?days t1 .* cannot be read"),
        (f"<TimeML><TEXT>{TIMEX}</TEXT><?days t1?></TimeML>", r"<\?days t1\?> cannot be read"),
        ('<?xml version="1.0" encoding="runes"?><TimeML/>', "unknown encoding: runes"),
        ("<TimeML><TEXT>&nothing;</TEXT></TimeML>", "undefined entity"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, file: str, reason: str) -> None:
    with pytest.raises(InputError, match=rf"bad\.tml, .*{reason}"):
        of_file(tmp_path / "bad.tml", file if file.startswith("<?xml") else HEAD + file)


def test_a_file_that_is_not_there_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        exports.read_timeml(tmp_path / "none.tml")


def test_a_file_of_another_tagger_is_read(tmp_path: Path) -> None:
    """A document type without declarations, attributes and elements of its own, and no DCT."""
    article = of_file(
        tmp_path / "other.tml",
        '<?xml version="1.0"?>\n<!DOCTYPE TimeML SYSTEM "TimeML.dtd">\n<TimeML><DOCID>x</DOCID><EXTRAINFO>wire</EXTRAINFO>'
        '<TEXT>They <EVENT eid="e1" class="OCCURRENCE">met</EVENT> <TIMEX3 tid="t9" type="DATE" value="2025-03" mod="START"'
        ' temporalFunction="true">early in <EVENT eid="e2">March</EVENT></TIMEX3>.</TEXT></TimeML>',
    )
    assert article.document == Document("x", "They met early in March.")
    assert article.times == (
        Time("t9", 9, 23, "early in March", "DATE", "2025-03", "START", "2025-03-01", "2025-03-31", "timeml"),
    )  # fmt: skip


def test_the_text_of_a_file_without_parts_is_that_of_its_root(tmp_path: Path) -> None:
    """As HeidelTime writes it: neither id nor date, and the text on lines of its own."""
    article = of_file(
        tmp_path / "wire-17.tml",
        '<?xml version="1.0"?>\n<!DOCTYPE TimeML SYSTEM "TimeML.dtd">\n<TimeML>\nThey met &amp; left '
        '<TIMEX3 tid="t3" type="DATE" value="2025-03-18">Tuesday</TIMEX3>.\n\nNothing else.\n</TimeML>\n',
    )
    assert article.document == Document("wire-17", "They met & left Tuesday.\n\nNothing else.")
    assert article.times == (
        Time("t3", 16, 23, "Tuesday", "DATE", "2025-03-18", None, "2025-03-18", "2025-03-18", "timeml"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("start", "end"), [("<DCT>", "</DCT><TEXT>They met.</TEXT>"), ("They met.\n", "\n"), ("<TEXT>They met. ", "</TEXT>")]
)
def test_the_time_of_creation_is_the_date_wherever_it_stands(tmp_path: Path, start: str, end: str) -> None:
    article = of_file(
        tmp_path / "a.tml",
        f'<TimeML>{start}<TIMEX3 tid="t0" type="TIME" value="2013-03-22T16:05:00" functionInDocument="CREATION_TIME">'
        f"22 March</TIMEX3>{end}</TimeML>",
    )
    assert article.document.date == "2013-03-22"


def test_two_processes_write_the_same(seed: Path) -> None:
    documents = read(seed.parent).documents
    assert [*exports.timeml(documents)] == [*exports.timeml(documents, jobs=2)]
