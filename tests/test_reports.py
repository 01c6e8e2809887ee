"""Reports: the same bytes whatever the folder, the processes and the order; honest checks; nothing of others' overwritten."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from csv import DictReader, reader
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from toolkit import report
from toolkit.errors import InputError, ParameterError, ReportError
from toolkit.reports import NOTEBOOKS, Report, folder, handover, manifest
from toolkit.reports.notebooks import KERNEL, canonical, encoded, execute, surroundings
from toolkit.tables import Dossier

ROOT = Path(__file__).parents[1]
UNDATED = "Norway offered a plan on Monday. Sweden said it would accept the plan if Norway withdrew its ships."
FORMULA = '=HYPERLINK("http://x.example","y") said on Monday that Norway rejected the plan. @SUM(A1) agreed.'


def corpus(parent: Path, seed: Path, names: list[str]) -> Path:
    """A folder `news` with the seed, an article without date, one with formulas, a binary and a broken line."""
    news = parent / "news"
    news.mkdir(parents=True)
    contents = {
        "seed.txt": seed.read_bytes(),
        "undated.txt": UNDATED.encode(),
        "formula.txt": b"date 2024-05-07 =1+1\n\n" + FORMULA.encode(),
        "picture.png": b"\x89PNG\0\0",
        "lines.jsonl": b'{"id": "one", "text": "Denmark agreed to talks.", "date": "2024-05-07"}\n{"id": \n',
    }
    for name in names:
        (news / name).write_bytes(contents[name])
    return news


FILES = ["seed.txt", "undated.txt", "formula.txt", "picture.png", "lines.jsonl"]


@pytest.fixture(scope="module")
def made(seed: Path, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """A report on the corpus, made in one process with an absolute path."""
    home = tmp_path_factory.mktemp("first")
    return report(corpus(home, seed, FILES), output=home / "out")


def contents(of: Report) -> dict[str, bytes]:
    """The files of a report."""
    return {name: (of.folder / name).read_bytes() for name in of.files}


def test_another_folder_more_processes_and_another_order_give_the_same_bytes(
    made: Report, seed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    corpus(tmp_path / "deeper" / "down", seed, FILES[::-1])
    monkeypatch.chdir(tmp_path / "deeper" / "down")
    seen = []
    again = report("news", output="elsewhere/out", jobs=2, progress=lambda *given: seen.append(given))
    assert contents(again) == contents(made)
    assert seen[-1] == ("notebooks", 3, 3)
    assert ("articles", 4, 4) in seen


def test_a_report_tells_what_was_read_and_what_was_rejected(made: Report):
    assert made.articles == 4
    assert [rejection.path for rejection in made.rejected] == ["lines.jsonl", "picture.png"]
    for name in NOTEBOOKS:
        page = (made.folder / f"{name}.html").read_text("utf-8")
        assert "not a file of the kinds" in page
        assert "broken JSON" in page
    assert "2 rejections" in (made.folder / "index.html").read_text("utf-8")


def test_the_manifest_names_every_file_with_its_hash_and_no_path_of_the_machine(made: Report):
    found = json.loads((made.folder / manifest.NAME).read_bytes())
    assert {*found["files"], manifest.NAME} == {*made.files}
    for name, sha256 in found["files"].items():
        assert hashlib.sha256((made.folder / name).read_bytes()).hexdigest() == sha256
    assert [file["path"] for file in found["inputs"]] == sorted(set(FILES) - {"picture.png"})
    assert found["made_with"]["pandas"]
    for name, content in contents(made).items():
        assert str(made.folder.parent).encode() not in content, name
        assert b"/tmp/" not in content, name


def test_every_notebook_is_written_with_its_page_and_the_csv_of_its_tables(made: Report):
    for name in NOTEBOOKS:
        notebook = nbformat.read(made.folder / f"{name}.ipynb", as_version=4)
        nbformat.validate(notebook)
        assert notebook.metadata.papermill == {"parameters": {"corpus": "news"}}
        tables = {o.metadata.toolkit.table for c in notebook.cells for o in c.get("outputs", []) if "toolkit" in o.metadata}
        assert {f"{name}/{table}.csv" for table in tables} == {file for file in made.files if file.startswith(f"{name}/")}
        page = (made.folder / f"{name}.html").read_text("utf-8")
        assert all(f'href="{name}/{table}.csv"' in page for table in tables)


def test_every_article_has_a_page_whose_records_lead_to_the_rows_that_show_them(made: Report):
    names = [name for name in made.files if name.startswith("articles/")]
    assert len(names) == made.articles
    linked = {
        href for name in names for href in re.findall(r'href="(\.\./[^"]*--[^"]*)"', (made.folder / name).read_text("utf-8"))
    }
    rows = {
        f"../{name}.html#{row}"
        for name in NOTEBOOKS
        for row in re.findall(r'<tr id="([^"]*--[act][0-9]+)"', (made.folder / f"{name}.html").read_text("utf-8"))
    }
    assert rows <= linked
    assert len(rows) > 30


def test_a_report_hands_over_what_was_found(made: Report):
    dossier = handover.load(made.folder / "dossier")
    assert len(dossier.articles) == made.articles
    assert dossier.rejected == made.rejected
    assert len(dossier.claims) > 30


def test_an_executed_notebook_holds_no_csv_and_a_page_each_style_once(made: Report):
    for name in NOTEBOOKS:
        assert b"text/csv" not in (made.folder / f"{name}.ipynb").read_bytes()
        page = (made.folder / f"{name}.html").read_text("utf-8")
        assert page.partition("<script")[0].count("<style") == 1
        assert page.partition("<script")[0].count(' data-href="') == 0


def test_no_csv_has_a_cell_that_a_spreadsheet_takes_for_a_formula(made: Report):
    tables = [name for name in made.files if name.endswith(".csv")]
    cells = [cell for name in tables for row in reader((made.folder / name).open(encoding="utf-8")) for cell in row]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "@", "\t")]
    assert any("HYPERLINK" in cell for cell in cells)


def test_check_passes_on_what_was_made_and_names_what_differs(made: Report, tmp_path: Path):
    copy = tmp_path / "copy"
    shutil.copytree(made.folder, copy)
    files = contents(made)
    folder.compare(copy, files)
    (copy / "actors.html").write_bytes(b"spoilt")
    (copy / "timelines" / "times.csv").unlink()
    with pytest.raises(ReportError, match=r"different files: actors\.html, timelines/times\.csv$"):
        folder.compare(copy, files)
    committed = json.loads(files[manifest.NAME])
    committed["made_with"]["pandas"] = "2.2.3"
    committed["parameters"]["since"] = "2020-01-01"
    committed["inputs"][0]["sha256"] = "0"
    (copy / manifest.NAME).write_bytes(manifest.encoded(committed))
    with pytest.raises(ReportError) as error:
        folder.compare(copy, files)
    reasons = (
        "made with pandas 2.2.3, here",
        "made for since = '2020-01-01', here ''",
        "the inputs differ: ",
        "different files",
    )
    places = [str(error.value).find(reason) for reason in reasons]
    assert min(places) > 0
    assert places == sorted(places)


def test_check_writes_nothing_and_needs_a_report(tmp_path: Path):
    (tmp_path / "a.txt").write_text(UNDATED)
    with pytest.raises(ReportError, match="there is no report in"):
        report(tmp_path / "a.txt", output=tmp_path / "none", check=True)
    assert not (tmp_path / "none").exists()


def test_a_selection_is_shown_and_what_it_leaves_out_is_told(seed: Path, tmp_path: Path):
    selected = report(
        corpus(tmp_path, seed, ["seed.txt", "undated.txt", "formula.txt"]),
        output=tmp_path / "out",
        parameters={"since": "2025", "kinds": "accept, reject"},
    )
    rows = {row["article"]: row["selected"] for row in DictReader((selected.folder / "actors/articles.csv").open())}
    assert rows == {"formula": "False", "seed": "True", "undated": "False"}
    assert "undated,,it has no date" in (selected.folder / "actors/rejected.csv").read_text("utf-8")
    positions = DictReader((selected.folder / "actors/positions.csv").open())
    assert {row["kind"] for row in positions} == {"accept", "reject"}
    page = (selected.folder / "actors.html").read_text("utf-8")
    assert "Selection: since = 2025; kinds = accept, reject" in page
    index = (selected.folder / "index.html").read_text("utf-8")
    assert "<dt>Articles</dt><dd>1 of 3</dd>" in index
    assert index.count("not selected</span>") == 2
    assert len([name for name in selected.files if name.startswith("articles/")]) == 3


def written(place: Path, *names: str) -> None:
    """Write a report of files that hold their names."""
    files = {name: name.encode() for name in names}
    listed = {"made_with": {}, "parameters": {}, "inputs": [], "files": dict.fromkeys(files, "")}
    folder.write(place, files | {manifest.NAME: manifest.encoded(listed)})


def found(place: Path) -> set[str]:
    """The files and folders below a folder."""
    return {path.relative_to(place).as_posix() for path in place.rglob("*")}


def test_stale_files_of_the_report_before_go_and_all_others_stay(tmp_path: Path):
    written(tmp_path, "a.html", "old/table.csv", "older/table.csv")
    (tmp_path / "older" / "mine.txt").write_text("mine")
    (tmp_path / "notes.txt").write_text("mine")
    written(tmp_path, "a.html", "b.html")
    assert found(tmp_path) == {"a.html", "b.html", "manifest.json", "notes.txt", "older", "older/mine.txt"}


def test_a_file_that_no_report_made_is_not_overwritten(tmp_path: Path):
    (tmp_path / "index.html").write_text("mine")
    with pytest.raises(ReportError, match=r"index\.html is of no report"):
        written(tmp_path, "index.html")
    assert found(tmp_path) == {"index.html"}


def test_a_place_where_no_report_can_be_is_told_before_anything_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Dossier, "read", lambda *_, **__: pytest.fail("the inputs were read"))
    (tmp_path / "a.txt").write_text(UNDATED)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "actors.html").write_text("mine")
    for place, reason in (("a.txt", "is not a folder"), ("a.txt/out", "is not a folder"), ("mine", "is of no report")):
        with pytest.raises(ReportError, match=reason):
            report(ROOT / "seeds", output=tmp_path / place)
    if os.geteuid():  # root may write everywhere
        (tmp_path / "mine").chmod(0o555)
        with pytest.raises(ReportError, match="may not be written to"):
            report(ROOT / "seeds", output=tmp_path / "mine" / "out")


def test_a_manifest_cannot_point_outside_its_folder(tmp_path: Path):
    (tmp_path / "precious.txt").write_text("mine")
    inside = tmp_path / "report"
    inside.mkdir()
    for name in ("../precious.txt", str(tmp_path / "precious.txt"), "a/../../precious.txt"):
        listed = {"made_with": {}, "parameters": {}, "inputs": [], "files": {name: ""}}
        (inside / manifest.NAME).write_bytes(manifest.encoded(listed))
        with pytest.raises(ReportError, match=r"manifest\.json is of no report"):
            written(inside, "a.html")
        assert (tmp_path / "precious.txt").exists()


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"sinse": "2025"}, r"'sinse'; known are: since, until, actors, kinds"),
        ({"since": 2025}, "'since' takes text, not 2025"),
        ({"corpus": "x"}, "'corpus' is given by the inputs"),
        ({"kinds": "reject, refuse"}, "refuse"),
        ({"since": "March"}, "March"),
    ],
)
def test_a_parameter_that_does_not_fit_is_an_error_that_says_what_would(parameters, message: str, tmp_path: Path):
    (tmp_path / "a.txt").write_text(UNDATED)
    with pytest.raises(ParameterError, match=message):
        report(tmp_path / "a.txt", output=tmp_path / "out", parameters=parameters)
    assert not (tmp_path / "out").exists()


def test_no_article_or_a_report_within_its_own_input_is_an_error(tmp_path: Path):
    with pytest.raises(InputError, match="does not exist"):
        report(tmp_path / "none", output=tmp_path / "out")
    with pytest.raises(InputError, match="its own input"):
        report(tmp_path, output=tmp_path / "out")


def test_a_cell_that_fails_is_named_with_its_notebook_and_the_error(tmp_path: Path):
    broken = new_notebook(
        cells=[new_code_cell("1 + 1"), new_code_cell("raise ValueError('no such\\ncolumn')")],
        metadata={"kernelspec": KERNEL},
    )
    with (
        surroundings(tmp_path),
        pytest.raises(ReportError, match=r"^broken\.ipynb failed in code cell 2: ValueError: no such column$"),
    ):
        execute("broken", broken, {}, tmp_path)


def test_a_kernel_that_dies_is_an_error_that_says_so(tmp_path: Path):
    deadly = new_notebook(cells=[new_code_cell("import os\nos._exit(1)")], metadata={"kernelspec": KERNEL})
    with surroundings(tmp_path), pytest.raises(ReportError, match=r"deadly\.ipynb: the kernel that ran it stopped: "):
        execute("deadly", deadly, {}, tmp_path)


def test_without_the_packages_for_notebooks_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr("toolkit.reports.NEEDED", ("json", "no_such_package"))
    with pytest.raises(ReportError, match=r"reports need no_such_package: pip install 'toolkit\[notebooks\]'"):
        report(tmp_path, output=tmp_path.parent / "out")


def test_a_canonical_notebook_keeps_results_alone():
    cell = new_code_cell("f()", id="f", metadata={"papermill": {"duration": 1.5}, "tags": ["injected-parameters"]})
    cell.outputs = [
        nbformat.v4.new_output("stream", name="stderr", text="/home/me/x.py: warning"),
        nbformat.v4.new_output("stream", name="stdout", text="<f at 0x7f12>\n"),
        nbformat.v4.new_output("execute_result", data={"text/plain": "<g at 0xAB>"}, execution_count=1),
    ]
    made = canonical(new_notebook(cells=[cell], metadata={"papermill": {"start_time": "now"}}), {"corpus": "news"})
    assert made.cells[0].id == "injected-parameters"
    assert [output.get("text") or output.data["text/plain"] for output in made.cells[0].outputs] == ["<f>\n", "<g>"]
    assert b"duration" not in encoded(made)
    assert made.metadata.papermill == {"parameters": {"corpus": "news"}}


def test_a_dossier_is_handed_over_whole(dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    handover.save(dossier, tmp_path)
    monkeypatch.setenv(handover.VARIABLE, str(tmp_path))
    assert handover.open_dossier("whatever") == dossier


def test_a_corpus_is_sought_in_the_working_directory_and_above(seed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    corpus(tmp_path, seed, ["undated.txt"])
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    assert [article.id for article in handover.open_dossier("news").articles] == ["undated"]
    (tmp_path / "b.txt").write_text(FORMULA)
    assert [article.id for article in handover.open_dossier("news, b.txt").articles] == ["b", "undated"]
    with pytest.raises(InputError, match=r"'nwes' is neither in .*notebooks nor in a folder above it"):
        handover.open_dossier("nwes")


def test_the_pages_on_one_article_are_no_larger_than_three_megabytes():
    pages = [*(ROOT / "reports").glob("*.html"), *(ROOT / "reports" / "articles").glob("*.html")]
    assert 500_000 < sum(page.stat().st_size for page in pages) < 3_000_000


def test_the_reports_of_the_project_are_what_this_version_makes():
    [seed] = (ROOT / "seeds").glob("*.txt")
    report(seed, output=ROOT / "reports", check=True)
