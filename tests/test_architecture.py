"""The shape of the project: rooms, public names, what an import costs, lexicons with sources, and the wheel."""

import ast
import csv
import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import toolkit

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "toolkit"
ROOMS = (
    "errors", "versions", "palette", "records", "serial", "processes", "writing", "reading", "lexicons", "language", "times",
    "actors", "attributions", "claims", "conditions", "annotate", "entities", "timeline", "positions", "ledger", "rows",
    "frames", "selection", "store", "tables", "glance", "exports", "figures", "display", "terminal", "corpus",
    "browse", "reports", "evaluate", "diff", "training", "cli",
)  # fmt: skip
"""Each imports only from those before it; `__init__` and `__main__` stand outside."""
LONGEST = 320
"""Lines of a module."""
MODULES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))


def room(path):
    return path.parts[0].removesuffix(".py")


def imported(path):
    """The rooms that a module imports from, wherever in it the import stands."""
    for node in ast.walk(ast.parse((PACKAGE / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names = [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "toolkit" else [node.module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        yield from (name.split(".")[1] for name in names if name.startswith("toolkit."))


@pytest.mark.parametrize("path", [m for m in MODULES if room(m) not in ("__init__", "__main__")], ids=str)
def test_a_module_imports_only_from_rooms_above_it(path):
    own = ROOMS.index(room(path))
    assert [other for other in imported(path) if ROOMS.index(other) > own] == []


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_module_says_what_it_is_for_and_stays_short(path):
    text = (PACKAGE / path).read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= LONGEST


def test_the_public_names():
    assert sorted(toolkit.__all__) == toolkit.__all__ == [
        "Actor", "Article", "Attribution", "Claim", "Condition", "Document", "Dossier", "Mention", "Name", "Parse",
        "Reading", "Rejection", "Time", "ToolkitError", "annotate", "classify", "evaluate", "parse", "read", "report",
    ]  # fmt: skip
    assert all(getattr(toolkit, name).__doc__ for name in toolkit.__all__)
    assert set(toolkit.__all__) <= set(dir(toolkit))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = toolkit.nothing


def python(code, folder, **environment):
    """What a fresh interpreter prints, started in `folder`."""
    kept = {name: os.environ[name] for name in ("PATH", "OMP_NUM_THREADS") if name in os.environ}
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=kept | environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def test_importing_the_package_loads_nothing_heavy_and_is_quick(tmp_path):
    code = (
        "import sys, time; began = time.process_time(); import toolkit; print(time.process_time() - began); "
        "print(*sorted({m.split('.')[0] for m in sys.modules}))"
    )
    seconds, modules = zip(*(python(code, tmp_path).split("\n") for _ in range(3)), strict=True)
    assert min(map(float, seconds)) < 0.5
    heavy = {"numpy", "pandas", "nltk", "onnxruntime", "tokenizers", "papermill", "nbformat", "matplotlib", "IPython"}
    assert heavy.isdisjoint(modules[0].split())


def test_without_nltk_data_and_leaving_no_file_behind(tmp_path):
    code = (
        "import toolkit; p = toolkit.parse('Kyiv agreed. Moscow did not.'); print(p.tree(0), len(p.sentences)); "
        "print([c.kind for c in toolkit.classify('Hungary rejected the proposal.')])"
    )
    printed = python(code, tmp_path, NLTK_DATA=str(tmp_path / "none"), HOME=str(tmp_path), PYTHONDONTWRITEBYTECODE="1")
    assert printed == "(agreed Kyiv .) 2\n['reject']"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", sorted((PACKAGE / "lexicons").glob("*.csv")), ids=lambda path: path.stem)
def test_every_row_of_a_lexicon_has_its_fields_and_a_source(path):
    with path.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    assert header[-1] == "source"
    assert rows
    assert [number for number, row in enumerate(rows, 2) if len(row) != len(header) or not row[-1].strip()] == []
    assert len({tuple(row) for row in rows}) == len(rows)


def test_the_model_card_is_of_the_weights_that_are_shipped():
    """No pickle among them: .onnx, .npz and .json hold numbers and strings alone."""
    weights = PACKAGE / "language" / "weights"
    listed = dict(re.findall(r"^- `(\S+)` `([0-9a-f]{64})`$", (weights / "MODEL_CARD.md").read_text("utf-8"), re.MULTILINE))
    shipped = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in weights.iterdir() if path.suffix != ".md"}
    assert listed == shipped
    assert {Path(name).suffix for name in shipped} == {".onnx", ".npz", ".json", ".txt"}


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The files of a wheel built from the sources, in a folder of their own."""
    pytest.importorskip("setuptools", "77")
    source, folder = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    for name in ("toolkit", "notebooks"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*command, "-w", str(folder), str(source)], check=True)
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_has_every_file_of_the_package(installed):
    def files(folder, *patterns):
        return {path.relative_to(folder).as_posix() for pattern in patterns for path in folder.glob(pattern)}

    patterns = ("*.py", "**/*.py", "py.typed", "language/weights/*", "lexicons/*.csv", "assets/**/*.*")
    assert files(PACKAGE, *patterns) <= files(installed / "toolkit", *patterns)
    assert files(ROOT / "notebooks", "*.ipynb") == files(installed / "toolkit" / "notebooks", "*.ipynb")
    assert {path.name for path in installed.glob("*")} == {"toolkit", f"toolkit-{toolkit.__version__}.dist-info"}


def test_the_wheel_works_in_an_empty_folder(installed, tmp_path):
    code = "import toolkit; print(toolkit.__file__); print([c.kind for c in toolkit.classify('Hungary rejected it.')])"
    where, kinds = python(code, tmp_path, PYTHONPATH=str(installed)).split("\n")
    assert Path(where).is_relative_to(installed)
    assert kinds == "['reject']"
