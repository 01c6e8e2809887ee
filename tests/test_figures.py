"""Figures: what they say, that nothing is cut off or overlaps, and that text stays text."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations, pairwise
from math import radians, sin
from random import Random
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import many, talks
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from toolkit import figures
from toolkit.figures.canvas import HEIGHT, NARROW, SIZE, Drawing, style
from toolkit.figures.diagram import ARROWS, arrows, chosen
from toolkit.figures.layout import Mark, Window, marks, ticks
from toolkit.figures.packing import ROWS, pack
from toolkit.figures.rows import GAP, LOW, lanes
from toolkit.figures.rows import ROWS as ROWS_OF_ALL
from toolkit.figures.words import ACTORS, label, leading
from toolkit.palette import FUNCTIONS, QUOTES, STATUS
from toolkit.tables import Dossier

NAMES = (
    "Ukraine", "Joint Monitoring and Verification Commission of the Contact Group", "外交部发言人", "محمد بن سلمان",
    "🕊 Peace Now", "$x^2$ & <b>Group</b>", "Five $ and six $", "a\nb\x07c", *(f"Party {number}" for number in range(20)),
)  # fmt: skip
WORDS = ("it withdraws", "$a$ and $b$ are freed", "a full ceasefire holds " * 9)


def bargains(rows: int, names: tuple[str, ...] = NAMES, status: bool = True) -> pd.DataFrame:
    """A frame of so many conditions of actors of these names, some with nobody named, of all functions and states."""
    random = Random(rows)
    people = [None, *names]
    frame = pd.DataFrame({
        "holder_name": [random.choice(people) for _ in range(rows)],
        "party_name": [random.choice(people) for _ in range(rows)],
        "function": [random.choice([*FUNCTIONS]) for _ in range(rows)],
        "condition": (said := [random.choice(WORDS) for _ in range(rows)]),
        "text": [f"it agrees if {words}" for words in said],
    }).astype("string")  # fmt: skip
    states = [random.choice([*STATUS]) for _ in range(rows)]
    return frame.assign(status=pd.array(states, dtype="string")) if status else frame


def statements(rows: int, names: tuple[str, ...] = NAMES) -> tuple[pd.DataFrame, pd.DataFrame]:
    """So many attributions, and as many claims, of actors of these names."""
    random = Random(rows)
    people = [None, *names]
    said = [(random.choice(people), random.choice([*QUOTES])) for _ in range(rows)]
    told = [tuple(random.choice(people) for _ in range(3)) for _ in range(rows)]
    claims = pd.DataFrame(told, columns=["actor_name", "source_name", "target_name"], dtype="string")
    return pd.DataFrame(said, columns=["speaker_name", "quote"], dtype="string"), claims


DRAWINGS: dict[str, Callable[[Dossier], Drawing]] = {
    "claims_by_kind": lambda dossier: figures.claims_by_kind(dossier.claims),
    "addressed": lambda dossier: figures.addressed(dossier.claims),
    "certainty": lambda dossier: figures.certainty(dossier.claims),
    "speakers": lambda dossier: figures.speakers(dossier.attributions, dossier.claims),
    "requirements": lambda dossier: figures.requirements(dossier.conditions),
    "conditions": lambda dossier: figures.conditions(dossier.conditions),
    "timeline": lambda dossier: figures.timeline(dossier.timeline),
    "positions": lambda dossier: figures.positions(dossier.positions),
}
DOSSIERS = {
    "empty": Dossier.of([]),
    "talks": Dossier.of([talks()]),
    "undated": Dossier.of([talks(day=None)]).select(kinds="pledge"),
    "five": Dossier.of([many(5)]),
    "sixty": Dossier.of([many(60, NAMES)]),
    "five hundred": Dossier.of([many(500, NAMES)]),
}
every_drawing = pytest.mark.parametrize("draw", DRAWINGS.values(), ids=DRAWINGS)
every_dossier = pytest.mark.parametrize("dossier", DOSSIERS.values(), ids=DOSSIERS)


def texts(figure: Figure) -> list[Text]:
    """The texts that are drawn: matplotlib keeps ticks beyond the ends of an axis, which are not."""
    beyond = {
        tick.label1
        for axes in figure.axes
        for tick in axes.xaxis.get_major_ticks()
        if not min(axes.get_xlim()) <= tick.get_loc() <= max(axes.get_xlim())
    }
    return [text for text in figure.findobj(Text) if text.get_text().strip() and text not in beyond]  # type: ignore[attr-defined]


@every_drawing
@every_dossier
def test_a_figure_of_any_dossier_can_be_read(draw: Callable[[Dossier], Drawing], dossier: Dossier) -> None:
    check(draw(dossier))


@pytest.mark.parametrize("rows", [0, 1, 10, 500])
def test_a_figure_of_any_number_of_rows_can_be_read(rows: int) -> None:
    for names in (NAMES, NAMES[:2]):
        check(figures.requirements(bargains(rows, names)))
        check(figures.conditions(bargains(rows, names)))
        check(figures.speakers(*statements(rows, names)))


def check(figure: Drawing) -> None:
    """The title is a sentence, all can be read, it fits a page or a phone, and whatever is drawn is described."""
    readable(figure)
    assert figure.get_suptitle().endswith(".")
    assert figure.get_size_inches()[1] <= HEIGHT + 0.5
    assert bool(figure.get_label()) is bool(figure.axes) is bool(figure.small)
    if figure.small:
        readable(figure.small)
        assert figure.small.get_figwidth() == NARROW


def readable(figure: Figure) -> None:
    """No text is small, leaves the figure or overlaps another."""
    with style():
        FigureCanvasAgg(figure).draw()
        boxes = [text.get_window_extent() for text in texts(figure)]
        slanted = [text for axes in figure.axes for text in axes.get_xticklabels() if text.get_rotation()]
        feet = [text.get_transform().transform(text.get_position())[0] for text in slanted]
    assert all(text.get_fontsize() >= SIZE for text in texts(figure))
    assert all(box.x0 >= -1 and box.x1 <= figure.bbox.x1 + 1 for box in boxes)
    assert all(box.y0 >= -1 and box.y1 <= figure.bbox.y1 + 1 for box in boxes)
    level = [box for box, text in zip(boxes, texts(figure), strict=True) if not text.get_rotation()]
    assert not [pair for pair in combinations(level, 2) if overlap(*pair) > 1]
    slant = sin(radians(slanted[0].get_rotation() if slanted else 0))
    assert all((after - before) * slant >= 11 / 72 * figure.dpi for before, after in pairwise(feet))


def overlap(one: Bbox, other: Bbox) -> float:
    """By how many pixels two boxes overlap in the direction in which they do so the least."""
    return min(min(one.x1, other.x1) - max(one.x0, other.x0), min(one.y1, other.y1) - max(one.y0, other.y0))


@every_drawing
def test_names_stay_text(draw: Callable[[Dossier], Figure]) -> None:
    """Dollars are no mathematics, brackets no markup, and a control character breaks no file."""
    page = ET.fromstring(figures.svg(draw(Dossier.of([many(80, ("$x^2$ & <b>G</b>", "a\nb\x07c"))]))))  # noqa: S314
    words = " ".join(page.itertext())
    assert "$x^2$ & <b>G</b>" in words or "No conditions were found." in words


@every_drawing
@pytest.mark.parametrize("name", ["empty", "sixty"])
def test_the_same_frame_gives_the_same_bytes(draw: Callable[[Dossier], Figure], name: str) -> None:
    for titled in (True, False):
        one, other = (figures.svg(draw(DOSSIERS[name]), titled=titled) for _ in range(2))
        assert one == other


@every_drawing
def test_a_page_sets_the_title_as_text(draw: Callable[[Dossier], Figure]) -> None:
    """The image below it ends where the title begins."""
    figure = next(drawn for drawn in (draw(DOSSIERS[name]) for name in ("talks", "sixty")) if drawn.axes)
    whole, part = (ET.fromstring(figures.svg(figure, titled=titled)) for titled in (True, False))  # noqa: S314
    height = 0.22 * 72 * (1 + figure.get_suptitle().count("\n"))
    assert float(whole.get("height", "")[:-2]) - float(part.get("height", "")[:-2]) > 0.9 * height
    assert whole.get("width") == part.get("width")


@every_drawing
def test_a_matplotlibrc_changes_nothing(draw: Callable[[Dossier], Figure]) -> None:
    import matplotlib as mpl

    plain = figures.svg(draw(DOSSIERS["talks"]))
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "black", "text.parse_math": True, "svg.fonttype": "path"}):
        assert figures.svg(draw(DOSSIERS["talks"])) == plain


def numbers(figure: Figure) -> int:
    """The sum of the numbers in the cells of a heat map."""
    return sum(int(text.get_text()) for text in figure.axes[0].texts if text.get_text() != "·")


@every_dossier
def test_the_cells_of_a_heat_map_add_up(dossier: Dossier) -> None:
    claims = dossier.claims
    if len(claims):
        assert numbers(figures.claims_by_kind(claims)) == len(claims)
    if claims["target_name"].notna().any():
        assert numbers(figures.addressed(claims)) == claims["target_name"].notna().sum()


@pytest.mark.parametrize("table", ["claims", "conditions"])
def test_the_bars_add_up(table: str) -> None:
    frame = DOSSIERS["talks"].table(table)
    figure = figures.certainty(frame) if table == "claims" else figures.conditions(frame)
    assert sum(bar.get_width() for bars in figure.axes[0].containers for bar in bars) == len(frame)  # type: ignore[attr-defined]


@every_dossier
def test_every_event_of_the_timeline_is_drawn_or_counted(dossier: Dossier) -> None:
    events = dossier.timeline
    window = Window.around(events)
    dated = events[~events["undated"]]
    placed, left_out = pack(marks(dated, window), window)
    assert sum(mark.events for _, mark in placed) + left_out == len(dated)


def test_a_period_is_a_box_and_a_day_of_a_month_a_line() -> None:
    events = Dossier.of([many(60)]).timeline
    drawn = figures.timeline(events).axes[0]
    boxes = [patch for patch in drawn.patches if patch.get_zorder() == 2]  # type: ignore[attr-defined]
    lines = [line for line in drawn.lines if line.get_zorder() == 2]
    dated = events[~events["undated"]]
    kinds = dated.assign(hollow=dated["scheduled"] | dated["hypothetical"])[["name", "kind", "hollow", "first", "last"]]
    periods = kinds[dated["precision"] == "interval"].drop_duplicates()
    open_ones = kinds[dated["precision"].isin(["month", "year"]) & (dated["first"] > "2000")].drop_duplicates()
    assert (len(boxes), len(lines)) == (len(periods), len(open_ones))


@pytest.mark.parametrize("seed", range(6))
def test_the_legend_fits_whatever_it_holds(seed: int) -> None:
    figure = figures.timeline(Dossier.of([many(4 + seed, seed=seed)]).timeline)
    with style():
        FigureCanvasAgg(figure).draw()
    assert figure.legends[0].get_window_extent().x1 <= figure.bbox.x1


@pytest.mark.parametrize("events", [5, 50, 500])
def test_a_label_stands_within_a_box_or_beside_it(events: int) -> None:
    figure = figures.timeline(Dossier.of([many(events, NAMES[:1])]).timeline)
    drawn = figure.axes[0]
    with style():
        FigureCanvasAgg(figure).draw()
        boxes = [box.get_window_extent() for box in drawn.patches if box.get_zorder() == 2]  # type: ignore[attr-defined]
        names = [text.get_window_extent() for text in drawn.texts]
    assert names or events == 5
    for name in names:
        touched = [box for box in boxes if box.overlaps(name)]
        assert all(box.x0 < name.x0 and name.x1 < box.x1 and box.y0 < name.y0 + 1 and name.y1 < box.y1 + 1 for box in touched)


def test_the_legend_names_the_dates_of_articles_only_where_there_are_any() -> None:
    for day, named in (("2025-03-19", True), (None, False)):
        figure = figures.timeline(Dossier.of([talks(day=day)]).timeline)
        assert ("date of an article" in [text.get_text() for text in figure.legends[0].get_texts()]) is named


def test_the_title_counts_what_several_articles_tell() -> None:
    title = figures.timeline(Dossier.of([talks("a"), talks("b"), talks("c", "2025-06-01")]).timeline).get_suptitle()
    assert "; 1 is told by several articles." in title.replace("\n", " ")


def test_a_crowded_lane_counts_what_it_cannot_draw() -> None:
    figure = figures.timeline(Dossier.of([many(500)]).timeline)
    assert any("more not drawn)" in text.get_text() for text in texts(figure))


def test_large_numbers_of_undated_events_do_not_overlap() -> None:
    events = pd.concat([Dossier.of([talks()]).timeline] * 300, ignore_index=True)
    events = events.assign(first=None, last=None, undated=True, kind=events["kind"].where(events.index % 2 == 0, "state"))
    figure = figures.timeline(events)
    FigureCanvasAgg(figure).draw()
    counts = [text.get_window_extent() for text in figure.axes[1].texts]
    assert len(counts) == 6
    assert not any(one.overlaps(other) for one, other in combinations(counts, 2))
    assert all(box.x1 <= figure.axes[1].bbox.x1 for box in counts)


def test_titles_say_what_is_most_frequent_only_where_something_is() -> None:
    assert figures.claims_by_kind(DOSSIERS["talks"].claims).get_suptitle() == "2 actors make 2 of 3 claims."
    accept = Dossier.of([talks("a"), talks("b")]).select(kinds="accept").claims
    assert figures.claims_by_kind(accept).get_suptitle().replace("\n", " ") == (
        "1 actor makes 2 claims; Ukraine makes the most (2); the most frequent kind is accept (2)."
    )


marks_of_a_month = st.lists(
    st.builds(
        lambda first, length, words: Mark(first, first + length, "state", False, False, 1, words),
        st.integers(0, 30), st.integers(0, 30), st.sampled_from(["", "×2", "2022 ×12"]),
    ),
    max_size=120,
)  # fmt: skip


@given(marks_of_a_month)
def test_no_two_marks_of_a_row_overlap(found: list[Mark]) -> None:
    window = Window(0, 31)
    placed, left_out = pack(found, window)
    assert len(placed) + left_out == len(found)
    for row in range(ROWS):
        line = sorted((mark for at, mark in placed if at == row), key=lambda mark: mark.begin(window))
        assert all(one.end(window) <= other.begin(window) for one, other in pairwise(line))
    assert all(row < ROWS for row, _ in placed)


@given(st.integers(-500_000, 1_000_000), st.integers(7, 300_000), st.booleans(), st.booleans())
def test_an_axis_has_a_few_labels_and_names_its_years(first: int, days: int, before: bool, after: bool) -> None:
    labelled = ticks(Window(first, first + days, before, after))
    assert 1 <= len(labelled) <= 8 - before - after
    assert [day for day, _ in labelled] == sorted({day for day, _ in labelled})
    assert all(first <= day <= first + days for day, _ in labelled)
    assert re.search(r"\d{4}$", labelled[0][1])


def test_in_a_crowded_lane_what_is_merely_said_gives_way() -> None:
    said = [Mark(5 + at / 99, 5 + at / 99, "state", False, False, 1, "") for at in range(40)]
    deed = Mark(5.9, 5.9, "accept", False, False, 1, "")
    placed, left_out = pack([*said, deed], Window(0, 31), rows=4)
    assert deed in [mark for _, mark in placed]
    assert (len(placed), left_out) == (4, 37)


def test_lanes_share_the_height_of_a_page() -> None:
    events = Dossier.of([many(900, NAMES)]).timeline
    drawn = lanes(events, Window.around(events))
    assert max(lane.rows for lane in drawn) > LOW
    assert sum(lane.rows + GAP for lane in drawn) <= ROWS_OF_ALL
    shown = sum(mark.events for lane in drawn for _, mark in lane.placed) + sum(n for lane in drawn for _, n in lane.undated)
    assert shown + sum(lane.left_out for lane in drawn) == len(events)


def test_far_events_stand_at_the_edge_with_their_years() -> None:
    events = pd.DataFrame(
        [("2025-03-19", "2025-03-18"), ("2025-03-19", "1999-05-05"), ("2025-03-19", "2001-01-01")], columns=["date", "first"]
    ).assign(last=lambda frame: frame["first"], precision="day", kind="state", scheduled=False, hypothetical=False)
    window = Window.around(events)
    near, far = sorted(marks(events, window), key=lambda mark: mark.events)
    assert (far.label, near.label) == ("1999–01 ×2", "")
    assert far.last < window.first <= near.first <= window.last


def test_an_interval_that_began_long_ago_is_cut_and_says_when() -> None:
    events = pd.DataFrame(
        [("2025-03-19", "2022-02-24", "2025-03-18")], columns=["date", "first", "last"]
    ).assign(precision="interval", kind="action", scheduled=False, hypothetical=False)  # fmt: skip
    window = Window.around(events)
    [mark] = marks(events, window)
    assert mark.label == "2022–"
    assert mark.first == window.limits[0]


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [
        ("2025-02-01", "2025-02-28", "Feb"),
        ("2025-02-20", "2025-03-17", "Feb–"),
        ("2025-03-20", "2025-04-30", "–Apr"),
        ("2025-11-04", "2025-11-04", "Nov"),
        ("2025-01-01", "2025-12-31", "2025"),
        ("2022-02-24", "2025-03-18", "2022–"),
        ("2023-11-04", "2023-11-04", "2023"),
    ],
)
def test_what_lies_beyond_the_edge_is_named_by_month_or_year(first: str, last: str, label: str) -> None:
    days = [("2025-03-19", day, day, "day") for day in ("2025-03-17", "2025-03-18", "2025-03-19")] * 3
    frame = pd.DataFrame([*days, ("2025-03-19", first, last, "month")], columns=["date", "first", "last", "precision"])
    events = frame.assign(kind="state", scheduled=False, hypothetical=False)
    assert label in [mark.label for mark in marks(events, Window.around(events))]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_can_be_drawn(day: str) -> None:
    assert "date of an article" in figures.svg(figures.timeline(Dossier.of([talks(day=day)]).timeline))


@pytest.mark.parametrize("rows", [1, 10, 60, 500])
def test_every_requirement_is_drawn_or_counted(rows: int) -> None:
    frame = bargains(rows)
    shown = chosen(arrows(frame))
    note = " ".join(figures.requirements(frame).legends[0].get_title().get_text().split())
    left_out = re.search(r"Not drawn: (\d+) condition", note)
    assert sum(arrow.conditions for arrow in shown) + int(left_out[1] if left_out else 0) == rows
    assert 1 <= len(shown) <= ARROWS


def test_the_diagram_says_who_requires_what_of_whom() -> None:
    frame = pd.DataFrame([
        ("Lethia", "Karvenia", "demand", "its army leaves the valley", "open"),
        ("Lethia", "Karvenia", "demand", "its army leaves the valley", "open"),
        ("Lethia", None, "offer", "the truce holds", "met"),
        (None, None, "contingency", "it rains", "unknown"),
    ], columns=["holder_name", "party_name", "function", "condition", "status"])  # fmt: skip
    frame["text"] = [f"talks move indoors if {words}" for words in frame["condition"]]
    figure = figures.requirements(frame)
    words = [text.get_text() for text in figure.axes[0].texts if text.get_text()]
    assert words == [
        "its army leaves the valley ×2", "the truce holds", "talks move indoors if it rains",
        "Lethia", "nobody named", "Karvenia", "nobody named", "nobody named",
    ]  # fmt: skip
    assert figure.get_suptitle() == "1 actor sets 4 conditions; 2 are open, 1 is met and 1 is unknown."
    assert "Lethia → Karvenia: its army leaves the valley (demand, open)" in str(figure.get_label())
    signs = [text.get_text() for text in figure.legends[0].get_texts()]
    assert signs == ["contingency", "offer", "demand", "open", "met", "unknown"]
    plain = figures.requirements(frame.drop(columns="status"))
    assert plain.get_suptitle() == "1 actor sets 4 conditions."


def test_actors_without_a_name_stand_behind_those_with_one() -> None:
    told = [("a#officials", "officials"), ("b#officials", "officials"), ("kyiv", "Kyiv"), (None, None)]
    claims = pd.DataFrame([(*one, "kyiv", "Kyiv", "state", "certain") for one in told], dtype="string",
                          columns=["actor", "actor_name", "target", "target_name", "kind", "certainty"])  # fmt: skip
    expected = ["Kyiv", "officials", "no actor named"]
    for draw in (figures.claims_by_kind, figures.addressed, figures.certainty):
        labels = [text.get_text() for text in draw(claims).axes[0].get_yticklabels()]
        assert sorted(labels, key=expected.index) == labels
        assert set(labels) == set(expected)


def test_speakers_tells_who_speaks_from_who_is_only_spoken_of() -> None:
    said = pd.DataFrame([("Voskar", "direct"), ("Voskar", "indirect"), ("Orsic", "mixed"), (None, "direct")],
                        columns=["speaker_name", "quote"])  # fmt: skip
    claims = pd.DataFrame([
        ("Voskar", "Voskar", "Tiel"),  # she speaks for herself, to him
        ("Voskar", None, None),  # told by the reporter
        ("Voskar", "Orsic", None),  # told by another
        (None, None, "Tiel"),
    ], columns=["actor_name", "source_name", "target_name"])  # fmt: skip
    figure = figures.speakers(said, claims)
    assert figure.get_suptitle() == "2 actors speak, Voskar most often (2); 1 is only spoken of."
    assert [text.get_text() for text in figure.axes[0].get_yticklabels()] == ["Voskar", "Orsic", "Tiel"]
    assert [text.get_text() for text in figure.axes[0].texts] == ["2", "1", "2", "2"]


def test_what_an_article_tells_of_history_is_drawn_to_scale() -> None:
    days = [(f"19{year}-05-03", f"19{year}-05-03") for year in range(68, 98, 3)]
    events = pd.DataFrame([("1800-01-01", "1899-12-31"), *days, ("2019-11-09", "2019-11-09")], columns=["first", "last"])
    window = Window.around(events.assign(date="2019-11-09"))
    assert window.day("1968-05-03") == window.first
    assert window.day("2019-11-09") == window.last
    assert window.before


def test_one_old_date_does_not_stretch_the_figure() -> None:
    window = Window.around(Dossier.of([many(200)]).timeline)
    assert window.days < 100


def test_a_figure_names_the_most_frequent_and_counts_the_others() -> None:
    names = pd.Series([f"n{number:02}" for number in range(ACTORS + 3)] + ["n17", None], dtype="string")
    shown, order = leading(names, "nobody")
    assert order[0] == "n17"
    assert order[-2:] == ["3 others", "nobody"]
    assert set(shown) == set(order)


@given(st.text(), st.integers(2, 40))
def test_a_label_is_one_printable_line(text: str, width: int) -> None:
    line = label(text, width)
    assert len(line) <= width
    assert line.isprintable()
