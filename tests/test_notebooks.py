"""The notebooks: what every one of them keeps to, and that each runs by itself."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from toolkit.reports import NOTEBOOKS
from toolkit.reports.notebooks import declared, notebook_path

ROOT = Path(__file__).parents[1]
ALL = sorted((ROOT / "notebooks").glob("*.ipynb"))
REPORTS = [path for path in ALL if path.stem in NOTEBOOKS]


def read(path: Path) -> nbformat.NotebookNode:
    """A notebook of the project."""
    return nbformat.read(path, as_version=4)


def run(*command: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a module of this interpreter as a command."""
    return subprocess.run([sys.executable, "-m", *command], cwd=cwd, capture_output=True, text=True, timeout=300)


def test_there_are_the_three_reports_and_the_tour():
    assert [path.stem for path in ALL] == ["actors", "conditions", "explore", "timelines"]
    assert all(notebook_path(path.stem) == path for path in ALL)


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_a_notebook_is_valid_and_keeps_neither_outputs_nor_traces_of_a_run(path: Path):
    notebook = read(path)
    nbformat.validate(notebook)
    assert {*notebook.metadata} == {"kernelspec", "language_info"}
    assert notebook.metadata.kernelspec.name == "python3"
    for cell in notebook.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
        assert {*cell.metadata} <= {"tags"}
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_cells_have_at_most_eight_lines_and_define_nothing(path: Path):
    for cell in read(path).cells:
        if cell.cell_type == "code":
            assert len(cell.source.splitlines()) <= 8 or "parameters" in cell.metadata.get("tags", ()), cell.source
            kinds = {type(node) for node in ast.walk(ast.parse(cell.source))}
            assert not kinds & {ast.FunctionDef, ast.ClassDef, ast.For, ast.While}, cell.source


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_words_come_before_everything_that_is_shown(path: Path):
    cells = read(path).cells
    assert cells[0].source.startswith("# ")
    assert len(cells[0].source.split("\n\n")) >= 2
    words = False
    for cell in cells:
        if cell.cell_type == "markdown":
            words = True
        elif isinstance(ast.parse(cell.source).body[-1], ast.Expr):
            assert words, cell.source
            words = False


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_parameters_are_typed_and_explained(path: Path):
    found = declared([read(path)])
    assert [*found] == ["corpus", "since", "until", "actors", "kinds", "own_actors", "merges"]
    assert {parameter.type for parameter in found.values()} == {"str"}
    assert all(parameter.help for parameter in found.values())
    assert {parameter.default for parameter in found.values()} == {"seeds/000_05404934122fbd94.txt", ""}


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_help_notebook_explains_every_parameter(path: Path):
    shown = run("papermill", "--help-notebook", path).stdout
    for parameter in declared([read(path)]).values():
        assert f"{parameter.name}: str" in shown
        assert parameter.help in " ".join(shown.split())


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_begins_at_a_glance_and_ends_with_what_was_read(path: Path):
    cells = [cell for cell in read(path).cells if cell.cell_type == "code"]
    assert [cell.id for cell in cells][2:4] == ["reading", "glance"]
    assert [cell.id for cell in cells][-3:] == ["articles", "rejected", "notes"]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_figure_and_table_has_a_name_of_its_own(path: Path):
    code = "\n".join(cell.source for cell in read(path).cells if cell.cell_type == "code")
    shown = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    place = {"figure": 2, "table": 1, "quotations": 2}
    named = [(node.func.id, node.args[place[node.func.id]]) for node in shown if node.func.id in place]
    names = [(kind == "figure", name.value) for kind, name in named if isinstance(name, ast.Constant)]
    assert len(names) == len(named) == len({*names}) > 5


def test_papermill_alone_runs_a_notebook_with_parameters(tmp_path: Path):
    out = tmp_path / "out.ipynb"
    parameters = ("-p", "kinds", "accept, reject")
    done = run("papermill", "--no-progress-bar", "notebooks/actors.ipynb", str(out), *parameters)
    assert done.returncode == 0, done.stderr
    [positions] = [cell.outputs[0] for cell in read(out).cells if cell.id == "positions"]
    assert "Selection: kinds = accept, reject" in positions.data["text/plain"]
    assert "<mark>" in positions.data["text/html"]


def test_the_tour_runs_from_the_folder_of_the_notebooks(tmp_path: Path):
    out = tmp_path / "out.ipynb"
    done = run("papermill", "--no-progress-bar", "explore.ipynb", str(out), cwd=ROOT / "notebooks")
    assert done.returncode == 0, done.stderr
