"""What changed between two runs: articles, records, actors; as a frame, as text and as a page."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from random import Random
from time import process_time

import browsing
import pytest
from browsing import needs_browser
from hypothesis import given, settings
from hypothesis import strategies as st
from made import TEXT, actor, many, span, talks

from toolkit.diff import COLUMNS, Changes, as_text, compare, opened, overview, page, write_page
from toolkit.diff.matching import aligned
from toolkit.entities import read_merges
from toolkit.errors import InputError
from toolkit.exports import write_jsonl
from toolkit.reading import Scan
from toolkit.records import Actor, Article, Document, Mention, slug
from toolkit.reports.handover import save
from toolkit.store import load, update
from toolkit.tables import Dossier


def between(old: Article | list[Article], new: Article | list[Article]) -> Changes:
    sides = ([side] if isinstance(side, Article) else side for side in (old, new))
    return compare(*(Dossier.of(side) for side in sides))


def told(changes: Changes) -> list[tuple[str, str, str]]:
    return [(change.layer, change.sort, change.id) for change in changes.changes]


def with_claims(**changed: object) -> Article:
    """The talks with fields of the first claim changed."""
    article = talks()
    return replace(article, claims=(replace(article.claims[0], **changed), *article.claims[1:]))  # type: ignore[arg-type]


def test_a_run_is_the_same_as_itself():
    changes = between(talks(), talks())
    assert not changes
    assert as_text(changes) == ""
    assert changes.frame.empty
    assert {layer: counts["same"] for layer, counts in changes.counts().items()} == {
        "articles": 1, "actors": 2, "claims": 3, "conditions": 1, "times": 2, "attributions": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value", "old", "new"),
    [
        ("kind", "concede", "accept", "concede"),
        ("negated", True, "no", "yes"),
        ("certainty", "probable", "certain", "probable"),
        ("time", "future", "past", "future"),
        ("when", None, "2025-03-17", None),
        ("plover", "AGREE", None, "AGREE"),
        ("target", "ukraine", "Russia", "Ukraine"),
        ("source", "russia", None, "Russia"),
        ("spans", (span("accepted the plan on Monday"),), "Kyiv accepted the plan on Monday", "accepted the plan on Monday"),
    ],
)
def test_each_field_of_a_claim_that_changed_is_told_as_it_was_and_as_it_is(field: str, value, old, new):
    [change] = between(talks(), with_claims(**{field: value})).changes
    assert (change.layer, change.sort, change.id, change.article) == ("claims", "changed", "c1", "talks")
    assert [(f.name.replace("content", "spans"), f.old, f.new) for f in change.fields] == [(field, old, new)]


def test_ids_of_records_and_rules_are_no_change():
    assert not between(talks(), with_claims(id="c7", rule="another", attribution="a9"))


def test_records_that_are_gone_and_new_have_their_words_and_places():
    article = talks()
    fewer = replace(article, claims=article.claims[1:], conditions=(), times=article.times[:1])
    gone, new = between(article, fewer), between(fewer, article)
    assert told(gone) == [("claims", "gone", "c1"), ("conditions", "gone", "k1"), ("times", "gone", "t2")]
    assert told(new) == [(layer, "new", id) for layer, _, id in told(gone)]
    first = new.frame.iloc[0]
    assert (first["about"], first["text"]) == (
        "accept · Ukraine → Russia · certain · 2025-03-17", "Kyiv accepted the plan on Monday",
    )  # fmt: skip
    assert TEXT[first["start"] : first["end"]] == first["text"]


def test_of_two_claims_over_the_same_words_the_one_that_is_alike_stays():
    article = talks()
    twice = replace(article, claims=(article.claims[0], replace(article.claims[0], id="c9", kind="reject")))
    assert told(between(twice, replace(twice, claims=twice.claims[1:]))) == [("claims", "gone", "c1")]


def test_articles_that_are_new_gone_and_moved():
    one, two = talks("one"), talks("two")
    other = replace(two, document=replace(two.document, text=f"{TEXT} Rain fell."))
    assert told(between([one], [one, other]))[0] == ("articles", "new", "two")
    assert told(between([one, other], [one]))[0] == ("articles", "gone", "two")
    [moved] = between([one], [talks("folder/one")]).changes
    assert (moved.sort, moved.id, moved.fields[0].old, moved.fields[0].new) == ("changed", "folder/one", "one", "folder/one")


def shifted(article: Article, by: int, document: Document) -> Article:
    """The article with all records moved, as if words had been put before them."""

    def moved(spans):  # type: ignore[no-untyped-def]
        return tuple((start + by, end + by) for start, end in spans)

    def at(record):  # type: ignore[no-untyped-def]
        return replace(record, start=record.start + by, end=record.end + by)

    return replace(
        article, document=document, sentences=moved(article.sentences), times=tuple(map(at, article.times)), names=(),
        actors=tuple(replace(actor, mentions=tuple(map(at, actor.mentions))) for actor in article.actors),
        attributions=tuple(
            replace(a, source=moved(a.source), cue=moved(a.cue), content=moved(a.content)) for a in article.attributions
        ),
        claims=tuple(replace(c, spans=moved(c.spans), cue=moved(c.cue)) for c in article.claims),
        conditions=tuple(
            replace(k, cue=moved(k.cue), condition=moved(k.condition), consequent=moved(k.consequent))
            for k in article.conditions
        ),
    )  # fmt: skip


def test_where_a_text_was_edited_the_records_of_other_sentences_are_the_same():
    article = talks()
    before = "Kyiv had said nothing for days. "
    edited = shifted(article, len(before), replace(article.document, text=before + TEXT))
    [change] = between(article, edited).changes
    assert (change.layer, change.sort, change.fields[0].name) == ("articles", "changed", "text")
    assert change.fields[0].new.startswith("Kyiv had said nothing")


def test_a_record_in_a_sentence_that_was_edited_is_found_by_its_other_words():
    article = talks()
    edited = replace(article, document=replace(article.document, text=TEXT.replace("the plan", "the pact")))
    changes = between(article, edited).changes
    assert [(change.layer, change.sort) for change in changes] == [("articles", "changed"), ("claims", "changed")]
    assert [(f.name, f.new) for f in changes[1].fields] == [("content", "Kyiv accepted the pact on Monday")]


def test_an_actor_whose_id_follows_a_fuller_name_is_the_same_in_every_claim():
    article = talks()
    fuller = tuple(replace(one, actor="republic-of-ukraine") if one.actor == "ukraine" else one for one in article.actors)
    claims = (replace(article.claims[0], actor="republic-of-ukraine"), *article.claims[1:])
    conditions = (replace(article.conditions[0], party="republic-of-ukraine"),)
    assert not between(article, replace(article, actors=fuller, claims=claims, conditions=conditions))


def people(id: str, *names: str) -> Article:
    """An article that mentions persons by these names."""
    text = "; ".join(names)
    places = [(text.index(name), text.index(name) + len(name)) for name in names]
    cast = (
        Actor(slug(name), name, "person", "PRK", None, None, (Mention(*place, name, "name", "test"),))
        for name, place in zip(names, places, strict=True)
    )
    return Article(Document(id, text, "2025-03-19"), actors=tuple(cast))


def test_actors_that_a_decision_merges_and_splits(tmp_path: Path):
    articles = [people("a", "Kim Jong Un", "Ri Yong Ho"), people("b", "Kim Jong-un", "Pak Pong Ju")]
    (tmp_path / "who.csv").write_text("decision,actor,entity\nsame,pak-pong-ju,ri-yong-ho\n", "utf-8")
    plain, decided = Dossier.of(articles), Dossier.of(articles, merges=read_merges(tmp_path / "who.csv"))
    found = {change.sort: change for change in compare(plain, decided).changes}
    assert (found["merged"].fields[0].old, found["merged"].fields[0].new) == ("Pak Pong Ju; Ri Yong Ho", "Ri Yong Ho")
    back = {change.sort: change for change in compare(decided, plain).changes}
    assert (back["split"].fields[0].old, back["split"].fields[0].new) == ("Ri Yong Ho", "Pak Pong Ju; Ri Yong Ho")


def test_actors_that_are_new_gone_and_changed():
    old, new = people("a", "Kim Jong Su", "Ri Yong Ho"), people("a", "Kim Jong Su", "Ri Yong Ho")
    changed = replace(new, actors=(replace(new.actors[0], country="KOR"), new.actors[1]))
    [change] = between(old, changed).changes
    assert [(f.name, f.old, f.new) for f in change.fields] == [("country", "PRK", "KOR"), ("code", "PRK", "KOR")]
    assert ("actors", "gone", "ri-yong-ho") in told(between(old, replace(new, actors=new.actors[:1])))
    assert ("actors", "new", "ri-yong-ho") in told(between(replace(new, actors=new.actors[:1]), old))


def test_a_source_without_a_name_is_not_told_as_new():
    unnamed = replace(
        actor("Ukraine"), actor="talks#officials", name="officials", mentions=(Mention(0, 4, "Kyiv", "nominal", "test"),)
    )
    assert told(between(talks(), replace(talks(), actors=(*talks().actors, unnamed)))) == []


def test_the_order_of_the_articles_does_not_matter():
    old, new = [talks("one"), talks("two"), many(20)], [talks("two"), many(20, seed=2), talks("three")]
    first = between(old, new)
    for seed in range(3):
        Random(seed).shuffle(old)
        Random(seed).shuffle(new)
        again = between(old, new)
        assert again.changes == first.changes
        assert as_text(again) == as_text(first)


def test_the_text_counts_first_and_shows_each_change_below_its_article():
    assert (
        as_text(between(talks(), with_claims(kind="reject", when=None)))
        == """\
                  same      new     gone  changed   merged    split
articles             1        0        0        0
actors               2        0        0        0        0        0
claims               2        0        0        1
conditions           1        0        0        0
times                2        0        0        0
attributions         1        0        0        0

Talks · 2025-03-19 · talks
~ claim reject · Ukraine → Russia · certain · past [0:32]
    “Kyiv accepted the plan on Monday”
    kind: accept → reject; when: 2025-03-17 → –"""
    )


def test_nothing_of_an_article_commands_the_terminal():
    hostile = Article(Document("a\x1b[2J", "\x1b[31mred\x07", None, "\x1b]0;x\x07"))
    assert "\x1b" not in as_text(between([], hostile))
    assert "\x07" not in as_text(between([], hostile), 256)


def test_differences_show_how_many_they_are():
    changes = between(talks(), with_claims(kind="reject"))
    assert repr(changes) == "<Changes: 0 new, 0 gone, 1 changed, 0 merged, 0 split>"
    assert '<td data-title="What">claims</td>' in overview(changes).html
    assert overview(between(talks(), talks())).plain.startswith("Nothing is new, gone or changed")


def test_the_frame_has_its_columns_also_when_it_is_empty():
    for changes in (between(talks(), talks()), between(talks(), with_claims(kind="reject"))):
        assert {name: str(dtype) for name, dtype in changes.frame.dtypes.items()} == COLUMNS


def test_an_export_and_a_report_of_the_same_articles_are_the_same(tmp_path: Path):
    dossier = Dossier.of([talks("one"), talks("two")], corpus="news")
    write_jsonl(dossier.articles, tmp_path / "export.jsonl")
    (tmp_path / "report" / "dossier").mkdir(parents=True)
    save(dossier, tmp_path / "report" / "dossier")
    assert not compare(opened(tmp_path / "export.jsonl"), opened(tmp_path / "report"))


def test_a_store_and_an_export_of_the_same_articles_are_the_same(tmp_path: Path):
    (tmp_path / "in.jsonl").write_text('{"id": "one", "text": "Kyiv agreed."}\n{"id": "two", "text": "Kyiv refused."}\n')
    update(tmp_path / "store", Scan(tmp_path / "in.jsonl"))
    write_jsonl(load(tmp_path / "store").articles, tmp_path / "export.jsonl")
    assert not compare(opened(tmp_path / "store"), opened(tmp_path / "export.jsonl"))


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "neither an export, nor a store, nor the folder of a report"),
        ({"dossier/reading.json": "{"}, "holds no whole dossier"),
        ({"dossier/reading.json": "{}"}, "holds no whole dossier"),
    ],
)
def test_what_is_neither_export_nor_report_is_an_error(files: dict[str, str], message: str, tmp_path: Path):
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    with pytest.raises(InputError, match=message):
        opened(tmp_path)


HOSTILE = '<script>alert(1)</script> <img src=x onerror="alert(1)"> $x$ Kyiv agreed.'


def test_the_page_is_offline_and_text_in_it_inert():
    article = Article(Document('<b>"id"</b>', HOSTILE, "2025-03-19", "<i>title</i>"), sentences=((0, len(HOSTILE)),))
    claims = (replace(talks().claims[0], spans=((0, len(HOSTILE)),), cue=((0, 8),), actor="<u>x</u>"),)
    made = page(between(article, replace(article, claims=claims)), ("<old>", "<new>")).decode()
    body = re.sub(r'<script type="module">.*</script>', "", made, flags=re.DOTALL)
    assert "default-src 'none'" in body
    assert not re.search(r"<script|<img|<u>|<b>\"|<i>title|https?://(?!datatables)", body.split("</head>")[1])
    assert " data-href=" not in body


def test_the_page_has_a_table_for_each_sort_of_change():
    old, new = [many(3), talks("two")], [talks("one"), replace(talks("two"), times=())]
    body = page(between(old, new), ("old", "new")).decode()
    found = set(re.findall(r'id="table-([a-z-]+)"', body))
    assert found >= {"counts", "articles-new", "articles-gone", "claims-new", "claims-gone", "times-new", "times-gone"}
    assert "conditions-gone" not in found


def test_the_page_of_a_report_leads_to_its_articles(tmp_path: Path):
    for name in ("old", "new & more"):
        (tmp_path / name / "articles").mkdir(parents=True)
    changes = between(talks(), replace(talks(), claims=talks().claims[1:], times=()))
    write_page(changes, tmp_path / "page.html", tmp_path / "old", tmp_path / "none")
    assert re.search(r'<a href="old/articles/talks-[0-9a-f]{8}\.html#c1">', (tmp_path / "page.html").read_text("utf-8"))
    write_page(changes, tmp_path / "page.html", tmp_path / "export.jsonl", tmp_path / "new & more")
    assert "articles/talks" not in (tmp_path / "page.html").read_text("utf-8")
    write_page(between([], talks()), tmp_path / "page.html", tmp_path / "old", tmp_path / "new & more")
    assert 'href="new%20%26%20more/articles/talks-' in (tmp_path / "page.html").read_text("utf-8")


@given(st.text(alphabet="ab .\n", max_size=40), st.text(alphabet="ab .\n", max_size=40))
@settings(max_examples=200, deadline=None)
def test_words_are_aligned_one_to_one(old: str, new: str):
    for text, words in zip((old, new), aligned(old, new), strict=True):
        spans = [found.span() for found in re.finditer(r"\w+", text)]
        assert len({words.under([one]) for one in spans}) == len(spans)
    if old == new:
        assert aligned(old, new)[0].under([(0, len(old))]) == aligned(old, new)[1].under([(0, len(new))])


def test_the_work_grows_with_the_text_alone():
    """Ten times the claims take about ten times as long, also where nothing is the same."""

    def seconds(events: int) -> float:
        sides = Dossier.of([many(events)]), Dossier.of([many(events, seed=2)])
        begun = process_time()
        compare(*sides)
        return process_time() - begun

    assert min(seconds(2000) for _ in range(2)) < 25 * min(seconds(200) for _ in range(3))


@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_sorts_its_tables_asks_for_nothing_and_fits_a_phone(tmp_path: Path, scheme: str):
    changes = between([talks("one"), many(20)], [many(20, seed=2), talks("two")])
    (tmp_path / "page.html").write_bytes(page(changes, ("old", "new")))
    browser = browsing.opened()
    try:
        browsing.visit(browser, tmp_path / "page.html", 390, scheme)
        assert browsing.requested(browser) <= {"file", "data", "blob"}
        assert browsing.errors(browser) == []
        assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")
        assert browser.execute_script("return document.querySelectorAll('table.dataTable').length") >= 2
    finally:
        browser.quit()
