"""The same actor across articles: who is whom, why, what a researcher decides, and the tables of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice, product
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import CLAIM

from toolkit.entities import Entities, read_merges, resolve
from toolkit.errors import InputError, ParameterError
from toolkit.records import Actor, ActorType, Article, Attribution, Document, Mention, slug
from toolkit.tables import Dossier

FIELDS = ("type", "country", "role", "date")


def actor(name: str, *called: str, type: ActorType = "person", country: str | None = None, role: str | None = None) -> Actor:
    """An actor that an article calls so, by name and by pronouns."""
    pronouns = ("he", "she", "his", "her")
    mentions = tuple(
        Mention(k, k + 1, text, "pronoun" if text in pronouns else "name", "test") for k, text in enumerate((name, *called))
    )
    return Actor(slug(name), name, type, country, None, role, mentions)


def article(id: str, *actors: Actor | str, date: str | None = "2025-03-19") -> Article:
    """An article with these actors, persons where only a name is given."""
    return Article(Document(id, "x" * 99, date), actors=tuple(actor(a) if isinstance(a, str) else a for a in actors))


def sets(articles: Iterable[Article]) -> set[frozenset[str]]:
    """Who is one, each as "article:actor"."""
    found: dict[str, set[str]] = {}
    for link in resolve(articles).links:
        found.setdefault(link.entity, set()).add(f"{link.article}:{link.actor}")
    return {frozenset(members) for members in found.values()}


def same(one: Actor | str, other: Actor | str) -> bool:
    """Whether the actors of two articles are one entity."""
    return len(sets([article("a", one), article("b", other)])) == 1


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Viktor Orban", "Viktor Orbán", True),
        ("Volodymyr Zelenskiy", "Volodymyr Zelenskyy", True),
        ("Volodymyr Zelenskiy", "V. Zelensky", True),
        ("Kim Jong Un", "Kim Jong-un", True),
        ("Kim Jong Un", "Kim Jong Il", False),
        ("Abdel-Fattah el-Sissi", "Abdel Fattah al-Sisi", True),
        ("Moammar Gadhafi", "Muammar Qaddafi", True),
        ("Mohammed Hassan", "Muhammad Hasan", True),
        ("Nouri al-Maliki", "Nuri al Maliki", True),
        ("Moqtada al-Sadr", "Muqtada al-Sadr", True),
        ("Bashar al-Assad", "Rifaat al-Assad", False),
        ("Abu Bakr al-Baghdadi", "Abu Umar al-Baghdadi", False),
        ("Mohammed bin Salman", "Mohammed bin Nayef", False),
        ("Osama bin Laden", "Usama bin Ladin", True),
        ("Viktor Yanukovych", "Viktor Yanukovich", True),
        ("Ban Ki-moon", "Ban Ki Moon", True),
        ("Mahmoud Abbas", "Abu Mazen", True),
        ("James B. Comey", "James Comey", True),
        ("JAMES COMEY", "James Comey", True),
        ("Bill Richardson", "William Richardson", True),
        ("Bill Richardson", "Robert Richardson", False),
        ("Bill Clinton", "Hillary Clinton", False),
        ("Hillary Clinton", "Hillary Rodham Clinton", True),
        ("Joe Biden", "Joseph R. Biden Jr.", True),
        ("George W. Bush", "George H.W. Bush", False),
        ("George H. Bush", "George H.W. Bush", True),
        ("Eric Garner", "Erica Garner", False),
        ("Dan Reed", "Dean Reed", False),
        ("Maria Stone", "Mario Stone", False),
        ("Peter Stone", "Peter Stone III", True),
        ("Dean Stone", "Peter Stone", False),
        ("Judge Peter Stone", "Peter Stone", True),
        ("Salva Kiir", "Salva Kiir Mayardit", True),
        ("Nicolas Maduro", "Nicolás Maduro Moros", True),
        ("Peter Stone", "Peter Stone Miller", False),
        ("Abdel Fattah", "Abdel Fattah Younes", False),
    ],
)
def test_persons_are_one_where_their_full_names_agree(one: str, other: str, expected: bool) -> None:
    assert same(one, other) is same(other, one) is expected


def test_whom_one_article_tells_apart_is_two() -> None:
    father_and_son = article("a", "Peter Stone", "Peter Stone Jr.")
    assert len(sets([father_and_son, article("b", "Peter Stone")])) == 2


def test_initials_that_contradict_each_other_leave_the_plain_name_open() -> None:
    articles = [article("a", "George W. Bush"), article("b", "George H.W. Bush"), article("c", "George Bush")]
    assert len(sets(articles)) == 3


def test_a_son_is_no_grandson_where_articles_name_both() -> None:
    assert len(sets([article("a", "Peter Stone Jr."), article("b", "Peter Stone III"), article("c", "Peter Stone")])) == 3


@pytest.mark.parametrize(
    ("name", "role", "date", "expected"),
    [
        ("George Bush", "President", "1990-11-08", "George H.W. Bush"),
        ("George Bush", "President", "2003-03-17", "George W. Bush"),
        ("George Bush", "former President", "2003-03-17", "George H.W. Bush"),
        ("George Bush", "Governor", "1998-03-17", None),
        ("George Bush", "President", None, None),
        ("Ferdinand Marcos", "President", "1985-02-03", "Ferdinand Marcos Sr."),
        ("Ferdinand Marcos", "President", "2023-02-03", "Ferdinand Marcos Jr."),
    ],
)
def test_leaders_of_one_name_are_told_apart_by_their_time(
    name: str, role: str, date: str | None, expected: str | None
) -> None:
    country = "USA" if name == "George Bush" else "PHL"
    both = ("George H.W. Bush", "George W. Bush", "Ferdinand Marcos Sr.", "Ferdinand Marcos Jr.")
    articles = [article(f"a{k}", full) for k, full in enumerate(both)]
    found = sets([*articles, article("z", actor(name, country=country, role=role), date=date)])
    [members] = [members for members in found if f"z:{slug(name)}" in members]
    assert members == {f"z:{slug(name)}"} | ({f"a{both.index(expected)}:{slug(expected)}"} if expected else set())


def test_a_slip_in_the_initials_does_not_split_a_person() -> None:
    articles = [article(f"a{k}", "Peter J. Stone") for k in range(12)] + [article("b", "Peter K. Stone")]
    assert len(sets([*articles, article("c", "Peter Stone")])) == 2


def test_one_full_name_in_two_countries_is_two_persons() -> None:
    assert not same(actor("Ali Hassan", country="IRQ"), actor("Ali Hassan", country="YEM"))
    assert same(actor("Ali Hassan", country="IRQ"), actor("Ali Hassan"))


def test_a_wrong_country_here_and_there_does_not_split_a_person() -> None:
    articles = [article(f"a{k}", actor("Ali Hassan", country="IRQ")) for k in range(8)]
    assert len(sets([*articles, article("b", actor("Ali Hassan", country="YEM"))])) == 1


def of(short: Actor | str, *others: Article, date: str | None = "2025-03-19") -> tuple[str | None, str]:
    """The entity of the only actor of an article among others, and the evidence."""
    entities = resolve([article("z", short, date=date), *others])
    [link] = [link for link in entities.links if link.article == "z"]
    return link.entity, link.evidence


LAVROV = article("a", actor("Sergei Lavrov", "Lavrov", country="RUS", role="Foreign Minister"))


@pytest.mark.parametrize(
    ("short", "others", "expected", "evidence"),
    [
        ("Lavrov", [LAVROV], "sergei-lavrov", "surname and office"),  # the lexicon of leaders knows him
        ("Lula", [article("a", "Luiz Inacio Lula da Silva")], "luiz-inacio-lula-da-silva", "alias in the lexicons"),
        ("JFK", [], "john-kennedy", "alias in the lexicons"),
        ("Putin", [], "vladimir-putin", "surname and office: in office then"),
        (actor("Putin", country="USA"), [], "putin", "surname and country"),
        (actor("Obama", "President Obama"), [article("a", "Michelle Obama")], "barack-obama", "surname and office: a leader"),
        ("Obama", [article("a", "Peter Obama", "Anna Obama")], "z#obama", "open: Anna Obama, Peter Obama"),
        ("Stoner", [article("a", "Peter Stoner")], "peter-stoner", "surname: the only full name"),
        ("Stoner", [article("a", "Peter Stoner", "Anna Stoner")], "z#stoner", "open: Anna Stoner, Peter Stoner"),
        (actor("Stoner", "she"), [article("a", "Peter Stoner", "Anna Stoner")], "anna-stoner", "surname: the only full name"),
        (
            actor("Stoner", country="FRA"),
            [article("a", actor("Peter Stoner", country="USA"))],
            "stoner",
            "surname and country",
        ),
        (
            actor("Stoner", country="FRA"),
            [article("a", actor("Peter Stoner", country="FRA"), actor("Paul Stoner", country="USA"))],
            "peter-stoner",
            "surname and country: the only full name",
        ),
        (
            actor("Stoner", "Senator Stoner"),
            [article("a", actor("Peter Stoner", role="Senator"), actor("Paul Stoner", role="Ambassador"))],
            "peter-stoner",
            "surname and office: senator",
        ),
        (
            actor("Obama", "President Obama"),
            [article("a", "Barack Obama", "Michelle Obama")],
            "barack-obama",
            "surname and office",
        ),
        ("Hannah", [article("a", "Hannah Stoner")], "z#hannah", "a given name alone"),
    ],
)
def test_a_single_name_goes_where_more_than_the_name_tells(
    short: Actor | str, others: list[Article], expected: str, evidence: str
) -> None:
    found = of(short, *others)
    assert found[0] == expected
    assert found[1].startswith(evidence)


def test_a_surname_far_from_its_only_full_name_stays_open() -> None:
    assert of("Stoner", article("a", "Peter Stoner", date="2020-01-05"))[0] == "z#stoner"


def test_the_usual_meaning_of_a_name_needs_many_articles() -> None:
    few = [article(f"a{k}", actor("Peter Stoner", "Stoner")) for k in range(4)] + [
        article("b", "Anna Stoner", "Peter Stoner")
    ]
    many = [article(f"c{k}", actor("Peter Stoner", "Stoner")) for k in range(20)]
    assert of("Stoner", *few)[0] == "z#stoner"
    assert of("Stoner", *few, *many) == ("peter-stoner", "name: 24 of 24 articles that call one person so mean this one")


def body(name: str, country: str | None = None, *called: str) -> Actor:
    return actor(name, *called, type="organisation", country=country)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (body("NATO"), body("North Atlantic Treaty Organization"), True),
        (body("State Department", "USA"), body("U.S. State Department", "USA"), True),
        (body("Foreign Ministry", "RUS"), body("Russian Foreign Ministry", "RUS"), True),
        (body("Foreign Ministry", "RUS"), body("Ministry of Foreign Affairs", "RUS"), False),
        (body("Energy Ministry", "RUS"), body("Ministry of Energy", "RUS"), True),
        (body("Foreign Ministry", "RUS"), body("Foreign Ministry", "UKR"), False),
        (body("Foreign Ministry"), body("Foreign Ministry"), False),
        (body("Foreign Ministry", "RUS"), body("Foreign Ministry"), False),
        (body("Northern Cement Corp."), body("Northern Cement"), True),
        (body("the Harbour Workers Front"), body("Harbour Workers Front"), True),
        (body("Harbour Workers Front", "PER"), body("Harbour Workers Front"), True),
        (body("Harbour Workers Front", None, "HWF"), body("HWF"), True),
        (body("Hamas"), body("Hezbollah"), False),
        (actor("Russia", type="state", country="RUS"), actor("Russian Federation", type="state", country="RUS"), True),
        (actor("South Sudan", type="state", country="SSD"), actor("Sudan", type="state", country="SDN"), False),
        (actor("Hilda Stoner"), body("Hilda Stoner"), True),
        (actor("Quibble"), body("Quibble"), True),
        (actor("Quibble", "she"), body("Quibble"), False),
        (body("Washington Times", "USA"), body("Times"), False),
        (body("BFM TV", None, "BFM TV"), body("TV"), False),
        (actor("Americans", type="group", country="USA"), actor("United States", type="state", country="USA"), False),
    ],
)
def test_bodies_are_one_where_name_and_country_agree(one: Actor, other: Actor, expected: bool) -> None:
    assert same(one, other) is same(other, one) is expected


@pytest.mark.parametrize(("persons", "bodies", "expected"), [(9, 1, "peter-stoner"), (9, 3, "stoner"), (1, 1, "stoner")])
def test_a_surname_is_no_organisation_where_it_is_one_in_most_articles(persons: int, bodies: int, expected: str) -> None:
    told = [article(f"a{k}", "Peter Stoner") for k in range(persons)] + [
        article(f"b{k}", body("Stoner")) for k in range(bodies)
    ]
    assert resolve(told).of("b0", "stoner") == expected


def test_unnamed_sources_of_two_articles_are_two() -> None:
    official = replace(actor("a senior official"), actor="a#senior-official")
    assert len(sets([article("a", official), article("b", replace(official, actor="b#senior-official"))])) == 2


def test_ids_are_slugs_of_the_usual_name_and_told_apart_by_country() -> None:
    articles = [article("a", "Joe Stoner"), article("b", "Joseph Stoner"), article("c", "Joe Stoner")]
    ministries = [article(c, body("Foreign Ministry", c)) for c in ("RUS", "UKR")]
    assert list(resolve(articles + ministries).by_id) == [
        "joe-stoner",
        "russian-foreign-ministry",
        "ukrainian-foreign-ministry",
    ]


@pytest.mark.parametrize(
    ("role", "expected"), [("defence minister", 1), ("the Peruvian defence minister", 1), ("general", 2), (None, 2)]
)
def test_a_full_name_of_two_countries_is_one_where_the_office_is_one(role: str | None, expected: int) -> None:
    told = actor("Anna Stoner", country="PER", role="Peruvian defence minister")
    articles = [article("a", told), article("b", told), article("c", actor("Anna Stoner", country="CHL", role=role))]
    assert len(sets(articles)) == expected


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ([("PER", "PERGOV"), (None, "CVL")], "PERGOV"),  # of equals the one that tells the country, too
        ([("PER", "PER"), (None, "MIL"), (None, "MIL")], "PERMIL"),
        ([("PER", "PERGOV"), (None, None), (None, None)], "PERGOV"),
        ([(None, "REB"), (None, "REB"), (None, "GOV")], "REB"),
        ([(None, "PSEREB"), ("PSE", "PSEREB")], "PSEREB"),
        ([("PER", "PER"), (None, None)], "PER"),
        ([(None, None)], None),
    ],
)
def test_the_code_of_an_entity_is_its_country_with_the_sector_of_most_articles(
    codes: list[tuple[str | None, str | None]], expected: str | None
) -> None:
    told = [replace(actor("Anna Stoner", country=country), code=code) for country, code in codes]
    [entity] = resolve(article(f"a{n}", one) for n, one in enumerate(told)).by_id.values()
    assert entity.code == expected


def test_type_and_code_are_those_of_the_same_articles() -> None:
    group = replace(actor("Grain Watch", type="organisation"), code="NGO")
    [entity] = resolve(
        [*(article(id, group) for id in "ab"), article("c", replace(actor("Grain Watch"), code="MIL"))]
    ).by_id.values()
    assert (entity.type, entity.code) == ("organisation", "NGO")


def test_bodies_of_one_name_are_named_with_their_states() -> None:
    told = [article("a", body("Foreign Ministry", "RUS")), article("b", body("Foreign Ministry", "EGY"))]
    assert ids(resolve(told)) == ["a:russian-foreign-ministry", "b:egyptian-foreign-ministry"]
    assert ids(resolve(told[:1])) == ["a:foreign-ministry"]


def test_a_name_in_capitals_gives_way_to_one_that_is_not() -> None:
    told = [article("a", "ANNA STONER"), article("b", "ANNA STONER"), article("c", "Anna Stoner")]
    assert [entity.name for entity in resolve(told).by_id.values()] == ["Anna Stoner"]


def test_the_country_of_a_leader_is_known_whatever_a_single_article_suggests() -> None:
    entities = resolve([article("a", actor("Ronald Reagan", country="MEX")), article("b", "Ronald Reagan")])
    assert [entity.country for entity in entities.by_id.values()] == ["USA"]


def test_an_office_that_one_article_alone_gives_is_left_out_where_many_give_others() -> None:
    told = [article(f"a{n}", actor("Anna Stoner", role="Senator")) for n in range(9)]
    once = article("b", actor("Anna Stoner", role="President"))
    assert Dossier.of([*told, once]).entities["offices"].tolist() == ["senator 2025-03-19 (9)"]
    assert Dossier.of([*told[:8], once]).entities["offices"].tolist() == ["president 2025-03-19 (1); senator 2025-03-19 (8)"]


NAMES = (
    "Stoner",
    "Anna Stoner",
    "Peter Stoner",
    "Peter J. Stoner",
    "P. Stoner",
    "Hannah",
    "Peter Stoner Jr.",
    "Front",
    "Kim",
)
people = st.builds(
    lambda name, called, country, role: actor(name, *called, country=country, role=role),
    st.sampled_from(NAMES), st.lists(st.sampled_from(["he", "she", "Stoner", "Mr. Stoner"]), max_size=2),
    st.sampled_from([None, "USA", "FRA"]), st.sampled_from([None, "President", "Senator"]),
)  # fmt: skip
corpora = st.lists(st.lists(people, max_size=4, unique_by=lambda a: a.actor), max_size=9).map(
    lambda found: [article(f"a{k}", *actors, date=f"2025-03-{k + 1:02}") for k, actors in enumerate(found)]
)


@given(corpora, st.randoms(use_true_random=False))
def test_every_actor_is_one_entity_whatever_the_order_of_the_articles(articles: list[Article], random: object) -> None:
    entities = resolve(articles)
    mixed = list(articles)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert [(link.article, link.actor) for link in entities.links] == [(a.id, x.actor) for a in articles for x in a.actors]
    assert resolve(mixed).links == entities.links
    assert {link.entity for link in entities.links} == set(entities.by_id)
    assert all(link.evidence for link in entities.links)


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=9), st.sampled_from(["person", "organisation", "state"]))))
def test_no_name_stops_it(names: list[tuple[str, str, ActorType]]) -> None:
    articles = [article(f"a{k}", actor(name, called, type=type)) for k, (name, called, type) in enumerate(names)]
    assert len(resolve(articles).links) == len(names)
    assert len(Dossier.of(articles).entities) <= len(names)


def test_an_actor_has_one_lane_whatever_articles_call_him() -> None:
    names = {"a": "Barack Obama", "b": "Obama", "c": "B. Obama"}
    told = [article(id, name, date="2015-03-19") for id, name in names.items()]
    told = [replace(a, claims=(replace(CLAIM, actor=a.actors[0].actor, spans=((0, 1),)),)) for a in told]
    frame = Dossier.of(told).timeline
    assert frame[["name", "entity"]].drop_duplicates().values.tolist() == [["Barack Obama", "barack-obama"]]


def test_a_thousand_bearers_of_a_surname_take_no_more_than_their_share_of_the_time() -> None:
    def seconds(count: int) -> float:
        names = ["".join(letters).title() for letters in islice(product("bcdfg", "aeiou", "klmnp", "aeiou", "rstvz"), count)]
        articles = [article(f"a{name}", f"{name} Stoner") for name in names]
        articles += [article(f"b{name}", actor("Stoner", "he", role="Senator" if "k" in name else None)) for name in names]
        articles += [article(f"c{name}", f"{name[0]}. Stoner") for name in names]
        began = process_time()
        resolve(articles)
        return process_time() - began

    seconds(10)
    assert min(seconds(1200), seconds(1200)) < 24 * min(seconds(150) for _ in range(3))


def test_tables_name_an_actor_as_the_corpus_does() -> None:
    told = [
        replace(a, claims=(replace(CLAIM, actor=a.actors[0].actor, target=a.actors[0].actor, spans=((0, 1),)),))
        for a in (article("a", "Peter Stoner"), article("b", "Stoner"))
    ]
    frame = Dossier.of(told).claims
    assert frame[["actor", "actor_name", "target_name"]].values.tolist() == [
        ["peter-stoner", "Peter Stoner", "Peter Stoner"],
        ["stoner", "Peter Stoner", "Peter Stoner"],
    ]


def decided(tmp_path: Path, rows: str, *articles: Article) -> Entities:
    """The entities of articles after the decisions of a file."""
    path = tmp_path / "merges.csv"
    path.write_text("decision,actor,entity,article,note\n" + rows, encoding="utf-8")
    return resolve(articles, read_merges(path))


def ids(entities: Entities) -> list[str]:
    return [f"{link.article}:{link.entity}" for link in entities.links]


ISLAMISTS = (article("a", body("Northern Front")), article("b", body("Blades")), article("c", body("Blades")))
HASSANS = (article("a", "Ali Hassan"), article("b", "Ali Hasan"), article("c", "Ali Hassan"))


@pytest.mark.parametrize(
    ("articles", "rows", "expected"),
    [
        (ISLAMISTS, "same,blades,northern-front,,", ["a:northern-front", "b:northern-front", "c:northern-front"]),
        (ISLAMISTS, "same,Blades,Northern Front,c,", ["a:northern-front", "b:blades", "c:northern-front"]),
        (ISLAMISTS, "same,blades,Western Front,c,", ["a:northern-front", "b:blades", "c:western-front"]),
        (HASSANS, "different,ali-hasan,ali-hassan,,", ["a:ali-hassan", "b:ali-hasan", "c:ali-hassan"]),
        (HASSANS, "different,Ali Hassan,Ali Hasan,,", ["a:ali-hassan", "b:ali-hasan", "c:ali-hassan"]),
        (HASSANS, "different,ali-hassan,ali-hassan,c,", ["a:ali-hassan", "b:ali-hassan", "c:c#ali-hassan"]),
        (HASSANS, "different,ali-hassan,blades,,", ["a:ali-hassan", "b:ali-hassan", "c:ali-hassan"]),
    ],
)
def test_decisions_win(tmp_path: Path, articles: tuple[Article, ...], rows: str, expected: list[str]) -> None:
    entities = decided(tmp_path, rows, *articles)
    assert ids(entities) == expected
    assert {link.entity for link in entities.links} == set(entities.by_id)


def test_decisions_are_cited_as_evidence(tmp_path: Path) -> None:
    entities = decided(tmp_path, "\nsame,blades,northern-front,,as in the report", *ISLAMISTS)
    assert [link.evidence for link in entities.links] == ["name", "merges.csv, line 3", "merges.csv, line 3"]


def test_who_is_parted_keeps_his_name(tmp_path: Path) -> None:
    entities = decided(tmp_path, "different,ali-hasan,ali-hassan,,\ndifferent,ali-hassan,ali-hassan,c,", *HASSANS)
    assert {id: entity.name for id, entity in entities.by_id.items()} == {
        "ali-hassan": "Ali Hassan", "ali-hasan": "Ali Hasan", "c#ali-hassan": "Ali Hassan",
    }  # fmt: skip


def test_decisions_hold_when_articles_are_added(tmp_path: Path) -> None:
    rows = "different,ali-hasan,ali-hassan,,\nsame,blades,northern-front,c,"
    more = [article(f"d{k}", "Ali Hasan", body("Blades")) for k in range(9)]
    before, after = decided(tmp_path, rows, *ISLAMISTS), decided(tmp_path, rows, *ISLAMISTS, *more)
    assert ids(before) == [id for id in ids(after) if id[0] in "abc"]


def test_a_decision_on_nobody_is_listed_and_the_rest_goes_on(tmp_path: Path) -> None:
    entities = decided(
        tmp_path,
        "same,nobody,blades,,\nsame,blades,northern-front,q,\nsame,blades,northern-front,c,\n,,,,\n"
        "different,blades,nobody,,\ndifferent,blades,blades,,",
        *ISLAMISTS,
    )
    assert [str(rejection) for rejection in entities.rejected] == [
        "merges.csv, line 2: no actor of these articles has the id or the name 'nobody'",
        "merges.csv, line 3: no actor of the article 'q' has the id or the name 'blades'",
        "merges.csv, line 6: nobody else in these articles has the id or the name 'nobody'",
        "merges.csv, line 7: nobody else in these articles has the id or the name 'blades'",
    ]
    assert ids(entities)[2] == "c:northern-front"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1: the column 'decision' is missing; the columns are decision, actor, entity and, if wanted"),
        ("decision,actor\nsame,a", "line 1: the column 'entity' is missing"),
        ("decision,actor,entity,who\n", "line 1: the column 'who' is unknown"),
        ("decision,actor,actor,entity\n", "line 1: the column 'actor' stands twice"),
        ("decision,actor,entity\nmerge,a,b", "line 2: the decision is 'merge'; write same or different"),
        ("decision,actor,entity\nsame,a,b\nsame,a", "line 3: fewer fields than the header has columns"),
        ("decision,actor,entity\nsame,a,b,c", "line 2: more fields"),
        ("decision,actor,entity\n\nsame,,b", "line 3: the field 'actor' is empty"),
        ('decision,actor,entity\nsame,"a"b,c', "save it as CSV with commas"),
        ("decision;actor;entity\nsame;a;b", "line 1: the columns are divided by ';'; save it as CSV with commas"),
        (b"decision,actor,entity\nsame,\xe9,b", "not UTF-8"),
    ],
)
def test_a_file_that_is_wrong_is_an_error_that_says_where_and_what_to_do(
    tmp_path: Path, text: str | bytes, message: str
) -> None:
    path = tmp_path / "merges.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(InputError, match=message):
        read_merges(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_merges(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("different,blades,northern-front,,\nsame,blades,northern-front,,", "line 2: .* are to be different, but"),
        (
            "same,blades,northern-front,c,\nsame,blades,Western Front,c,",
            "line 3: .* but 'northern-front' by line 2; remove",
        ),
        ("same,northern-front,Ali,,", "line 2: 'Ali' may be a#ali, b#ali; write one of these ids"),
    ],
)
def test_decisions_that_contradict_or_are_ambiguous_are_errors(tmp_path: Path, rows: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        decided(tmp_path, rows, *ISLAMISTS, article("a", "Ali"), article("b", "Ali"))


def test_the_table_of_entities_sums_up_what_articles_tell() -> None:
    one = article("a", actor("Anna Stoner", "she", role="Senator"), "Paul Reed", date="2025-03-01")
    two = article("b", actor("Anna B. Stoner", role="former Senator"), date="2025-04-02")
    one = replace(
        one,
        claims=(replace(CLAIM, actor="anna-stoner", target="paul-reed"), replace(CLAIM, actor="anna-stoner")),
        attributions=(
            Attribution("x", (), (), (), "anna-stoner", "direct", "test"),
            Attribution("y", (), (), (), "anna-stoner", "indirect", "test"),
        ),
    )
    frame = Dossier.of([one, two]).entities.set_index("entity")
    row = frame.loc["anna-b.-stoner"]
    assert row[["mentions", "articles", "first", "last", "claims", "about", "statements", "direct"]].tolist() == [
        3, 2, "2025-03-01", "2025-04-02", 2, 0, 2, 0.5,
    ]  # fmt: skip
    assert row["offices"] == "senator 2025-03-01 (1); former senator 2025-04-02 (1)"
    assert row["called"] == "Anna B. Stoner; Anna Stoner"
    assert frame.loc["paul-reed", ["claims", "about"]].tolist() == [0, 1]


def test_who_has_a_name_comes_first_though_it_may_be_known_in_one_article_alone() -> None:
    officials = replace(actor("officials", type="group"), actor="a#officials")
    told = [article("a", officials, "Stoner"), article("b", "Anna Stoner", "Paul Stoner"), article("c", officials)]
    frame = Dossier.of(told).entities
    assert frame["named"].tolist() == [True, True, True, False]
    assert frame["entity"].tolist() == ["a#stoner", "anna-stoner", "paul-stoner", "a#officials"]


def test_who_is_named_by_a_decision_has_a_name(tmp_path: Path) -> None:
    officials = replace(actor("officials", type="group"), actor="a#officials")
    path = tmp_path / "merges.csv"
    path.write_text("decision,actor,entity\nsame,a#officials,Harbour Board\n", "utf-8")
    frame = Dossier.of([article("a", officials)], merges=read_merges(path)).entities
    assert frame[["name", "named"]].values.tolist() == [["Harbour Board", True]]


def test_breakaway_states_are_marked() -> None:
    told = [article("a", actor("Abkhazia", type="government", country="GEO"), body("Georgian Army", "GEO"), "Anna Stoner")]
    frame = Dossier.of(told).entities
    assert frame.loc[frame["breakaway"], "entity"].tolist() == ["abkhazia"]


@pytest.mark.parametrize("wanted", ["Peter Stoner", "peter-stoner", "Stoner", "P. Stoner"])
def test_an_actor_is_selected_whatever_articles_call_him(wanted: str) -> None:
    articles = [article("a", "Peter Stoner"), article("b", "Stoner"), article("c", "P. Stoner"), article("d", "Anna Reed")]
    told = [replace(a, claims=(replace(CLAIM, actor=a.actors[0].actor, spans=((0, 1),)),)) for a in articles]
    assert [a.id for a in Dossier.of(told).select(actors=[wanted]).articles] == ["a", "b", "c"]


def test_who_may_be_meant_is_named_once_whatever_articles_call_him() -> None:
    told = Dossier.of([article("a", "Volodymyr Zelenskiy"), article("b", "Volodymyr Zelenskyy")])
    with pytest.raises(ParameterError, match="did you mean Volodymyr Zelenskiy\\?"):
        told.select(actors="Zelensky")


def test_the_entities_of_a_part_are_those_of_the_whole() -> None:
    whole = Dossier.of([article("a", "Peter Stoner"), article("b", actor("Stoner"))])
    part = whole.select(until="2025-03-19")
    assert part.actor_links[["article", "entity"]].values.tolist() == [["a", "peter-stoner"], ["b", "peter-stoner"]]
    assert part.entities["articles"].tolist() == [2]
