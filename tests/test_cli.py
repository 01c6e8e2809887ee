"""The command `toolkit`: exit codes, messages, and what it writes."""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from toolkit.cli import main, parser
from toolkit.reading import read

ROOT = Path(__file__).parents[1]
TEXT = "Kyiv accepted the plan on Monday, but Moscow rejected it.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles, an empty file and a broken line."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text(f"date 2025-03-19 Talks\n\n{TEXT}", encoding="utf-8")
    (corpus / "b.txt").write_text("", encoding="utf-8")
    (corpus / "c.jsonl").write_text('{"id": "c", "text": "Paris agreed."}\n{"id": "d", "text\n', encoding="utf-8")
    return corpus


def commands() -> dict[str, argparse.ArgumentParser]:
    actions = [action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(actions[0].choices)


def test_annotate_writes_an_article_a_line_and_lists_what_was_rejected(folder: Path, tmp_path: Path, capsys):
    assert main(["annotate", str(folder), "-o", str(tmp_path / "out.jsonl")]) == 0
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["a", "c"]
    assert {claim["kind"] for claim in rows[0]["claims"]} >= {"accept", "reject"}
    errors = capsys.readouterr().err
    assert "rejected: b.txt: the file is empty" in errors
    assert "rejected: c.jsonl, line 2: broken JSON" in errors


@pytest.mark.parametrize("format", ["jsonl", "csv", "parquet"])
def test_articles_without_a_date_are_told_of(folder: Path, tmp_path: Path, capsys, format: str):
    told = "toolkit: without a date: 1 of 2 articles; times that depend on it, such as “on Tuesday”, stay open\n"
    assert main(["annotate", str(folder), "--format", format, "-o", str(tmp_path / "out")]) == 0
    assert told in capsys.readouterr().err
    assert main(["annotate", str(folder / "a.txt"), "--format", format, "-o", str(tmp_path / "dated")]) == 0
    assert "without a date" not in capsys.readouterr().err


def test_annotate_without_output_writes_to_standard_output(folder: Path, capsys):
    assert main(["annotate", str(folder / "a.txt")]) == 0
    assert json.loads(capsys.readouterr().out)["text"].endswith(TEXT)


def test_annotate_csv_writes_every_table_with_the_rejected_inputs(folder: Path, tmp_path: Path, capsys):
    from toolkit.frames import COLUMNS

    assert main(["annotate", str(folder), "--format", "csv", "-o", str(tmp_path / "tables")]) == 0
    assert {path.stem for path in (tmp_path / "tables").iterdir()} == set(COLUMNS)
    assert (tmp_path / "tables" / "rejected.csv").read_text("utf-8").count("\n") == 3


@pytest.mark.parametrize("format", ["csv", "timeml"])
def test_annotate_needs_a_folder_for_several_files(folder: Path, capsys, format: str):
    assert main(["annotate", str(folder), "--format", format]) == 1
    assert f"{format} is written to a folder: name it with -o" in capsys.readouterr().err


def test_annotate_timeml_writes_a_file_an_article(folder: Path, tmp_path: Path):
    assert main(["annotate", str(folder), "--format", "timeml", "-o", str(tmp_path / "tml")]) == 0
    assert sorted(path.name for path in (tmp_path / "tml").iterdir()) == ["a.tml", "c.tml"]
    assert "<DOCID>a</DOCID>" in (tmp_path / "tml" / "a.tml").read_text("utf-8")


def test_annotate_conllu_writes_the_parse(folder: Path, tmp_path: Path):
    assert main(["annotate", str(folder), "--format", "conllu", "-o", str(tmp_path / "a.conllu")]) == 0
    assert "# newdoc id = a\n" in (tmp_path / "a.conllu").read_text("utf-8")


def test_two_processes_write_the_same_bytes(folder: Path, tmp_path: Path):
    for jobs in ("1", "2"):
        subprocess.run(
            [sys.executable, "-m", "toolkit", "annotate", folder, "--jobs", jobs, "-o", tmp_path / jobs],
            check=True, cwd=tmp_path, capture_output=True,
        )  # fmt: skip
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["annotate", "no-such-folder"], "error: the input 'no-such-folder' does not exist"),
        (["annotate", "{folder}/b.txt"], "error: no article could be read: b.txt: the file is empty"),
        (["annotate", "{folder}", "-j", "0"], "error: jobs must be 1 or more, not 0"),
        (["annotate", "{folder}/a.txt", "-o", "{folder}/none/out.jsonl"], "none/out.jsonl"),
        (["annotate", "{folder}/a.txt", "-o", "{folder}"], "it is a folder"),
        (["annotate", "{folder}", "-o", "{folder}/out.jsonl"], "would be written into its own input"),
        (["annotate", "{folder}/a.txt", "--format", "csv", "-o", "{folder}/b.txt"], "b.txt: File exists"),
        (["report", "{folder}", "-o", "{folder}/../out", "-p", "colour=red"], "'colour'"),
        (["report", "{folder}", "-o", "{folder}/../out", "-p", "since"], "'since' is not written NAME=VALUE"),
        (["report", "{folder}", "-o", "{folder}/../out", "-p", "kinds=refuse"], "refuse"),
        (["report", "{folder}", "-o", "{folder}/../out", "-p", "since=March"], "March"),
        (["evaluate", "{folder}/a.txt", "{folder}/a.txt"], "a.txt, line 1"),
        (["show", "{folder}/a.txt", "--layer", "verbs"], "error: there is no layer 'verbs'; the layers are claims, "),
        (["show", "{folder}", "--id", "b"], "holds no article 'b'; the closest ids are"),
        (["show", "{folder}/none.txt"], "does not exist"),
    ],
)
def test_errors_say_what_is_wrong_on_one_line_and_exit_with_1(arguments: list[str], message: str, folder: Path, capsys):
    assert main([word.format(folder=folder) for word in arguments]) == 1
    errors = capsys.readouterr().err
    assert message in errors
    assert "Traceback" not in errors


def test_wrong_usage_exits_with_2():
    with pytest.raises(SystemExit) as stop:
        main(["annotate"])
    assert stop.value.code == 2


def test_evaluate_prints_one_row_a_measure(folder: Path, tmp_path: Path, capsys):
    export = str(tmp_path / "out.jsonl")
    main(["annotate", str(folder), "-o", export])
    capsys.readouterr()
    assert main(["evaluate", export, export, "--layer", "claims"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split()[0] == "found"
    assert "1.000" in lines[1]
    main(["annotate", str(folder), "--format", "parquet", "-o", str(tmp_path / "store")])
    capsys.readouterr()
    assert main(["evaluate", export, str(tmp_path / "store")]) == 0
    assert capsys.readouterr().out.splitlines() == lines


def test_show_prints_an_article_with_its_records_in_brackets_where_no_terminal_is(folder: Path, capsys):
    assert main(["show", str(folder / "a.txt"), "--layer", "claims", "--layer", "times"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Talks · 2025-03-19 · a\n\n[c1 accept: Kyiv *accepted* the plan on <t1: Monday>]")
    assert "\x1b" not in shown


def test_show_takes_an_export_and_keeps_colours_for_a_pager(folder: Path, tmp_path: Path, capsys, monkeypatch):
    main(["annotate", str(folder), "-o", str(tmp_path / "out.jsonl")])
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert main(["show", str(tmp_path / "out.jsonl"), "--id", "a"]) == 0
    assert "accepted‹c1\u202faccept›\x1b[0m" in capsys.readouterr().out


def test_show_does_without_signs_that_an_encoding_lacks(folder: Path):
    command = [sys.executable, "-m", "toolkit", "show", folder / "a.txt"]
    done = subprocess.run(command, check=True, capture_output=True, env=os.environ | {"PYTHONIOENCODING": "ascii"})
    assert b"Talks ? 2025-03-19 ? a" in done.stdout


def test_diff_exits_as_that_of_unix_does(folder: Path, tmp_path: Path, capsys):
    """0 for the same, 1 for a difference, 2 for an error; a page is written either way."""
    old, new, html = (str(tmp_path / name) for name in ("old.jsonl", "new.jsonl", "page.html"))
    main(["annotate", str(folder), "-o", old])
    main(["annotate", str(folder / "a.txt"), "-o", new])
    capsys.readouterr()
    assert main(["diff", old, old]) == 0
    assert capsys.readouterr().out == ""
    assert main(["diff", old, new, "-o", html]) == 1
    assert "c\n- the article\n- claim accept · France" in capsys.readouterr().out
    assert "table-claims-gone" in Path(html).read_text("utf-8")
    assert main(["diff", old, str(folder)]) == 2
    assert "is neither an export, nor a store, nor the folder of a report" in capsys.readouterr().err


@pytest.mark.parametrize("name", [*commands()])
def test_help_teaches_with_an_example_that_parses(name: str, capsys):
    with pytest.raises(SystemExit) as stop:
        main([name, "--help"])
    assert stop.value.code == 0
    lines = re.findall(r"^  (?:[A-Z_]+=1 )?toolkit ([^|\n]+)", capsys.readouterr().out, re.MULTILINE)
    examples = [line.split() for line in lines]
    assert examples
    for example in examples:
        assert parser().parse_args(example).run


def test_the_help_of_the_command_names_every_subcommand(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = capsys.readouterr().out
    assert all(re.search(rf"^    {name}  +\S", shown, re.MULTILINE) for name in commands())


def test_the_help_of_evaluate_names_every_layer_and_measure(capsys):
    from toolkit.evaluate import COLUMNS, LAYERS

    with pytest.raises(SystemExit):
        main(["evaluate", "--help"])
    shown = capsys.readouterr().out
    assert ", ".join(LAYERS) in shown
    assert all(column in shown for column in COLUMNS if column != "measure")


def test_the_readme_names_every_command_and_long_option():
    readme = (ROOT / "README.md").read_text("utf-8")
    for name, command in commands().items():
        assert f"toolkit {name}" in readme
        for action in command._actions:
            option = next((o for o in action.option_strings if o.startswith("--")), None)
            if option and option not in ("--help", "--output", "--parameter"):
                assert option in readme, f"{option} of toolkit {name} is not in the README"


def test_a_closed_pipe_ends_quietly(folder: Path):
    script = f"{sys.executable} -m toolkit annotate {folder} | head -c 10"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, cwd=ROOT)
    assert "Traceback" not in done.stderr


def interrupted(folder: Path, seconds: float, begun: str, *options: str) -> str:
    """What `toolkit annotate` says when it is interrupted so long after a file of this pattern is there."""
    row = {"date": "2025-03-19", "text": 20 * TEXT}
    (folder / "in.jsonl").write_text("".join(json.dumps({"id": str(k)} | row) + "\n" for k in range(2000)))
    command = [sys.executable, "-m", "toolkit", "annotate", "in.jsonl", "--jobs", "2", *options]
    with subprocess.Popen(
        command, cwd=folder, stderr=subprocess.PIPE, text=True, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # as in a terminal, whatever runs the tests
    ) as running:  # fmt: skip
        try:
            while running.poll() is None and not list(folder.glob(begun)):
                time.sleep(0.02)
            time.sleep(seconds)
            os.killpg(running.pid, signal.SIGINT)
            said = running.communicate(timeout=120)[1]
        finally:
            if running.poll() is None:
                os.killpg(running.pid, signal.SIGKILL)
    assert running.returncode == 130
    return said


@pytest.mark.parametrize("seconds", [0.2, 3])
def test_an_interrupt_says_so_and_leaves_nothing_behind(seconds: float, tmp_path: Path):
    """Whether it comes while the processes start or while they work."""
    said = interrupted(tmp_path, seconds, ".out*", "-o", "out.jsonl")
    assert said == "toolkit: interrupted: nothing was left half written\n"
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


def test_an_interrupt_of_a_store_says_how_to_go_on(tmp_path: Path):
    said = interrupted(tmp_path, 0, "out/.work/*.json", "--format", "parquet", "-o", "out")
    assert said == "toolkit: interrupted: what is done is kept: run the same again to go on\n"
    assert list(tmp_path.glob("out/.work/*.json"))
    reading = read(tmp_path)
    assert [str(rejection) for rejection in reading.rejected] == ["out: a store that is not complete"]


def test_saying_what_it_is_loads_neither_the_model_nor_pandas():
    code = "import sys; from toolkit.cli import parser; parser(); print(*{name.split('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert {"numpy", "pandas", "onnxruntime", "nltk", "tqdm"}.isdisjoint(loaded)


def test_a_store_is_made_and_made_again(tmp_path, capsys):
    source, store = tmp_path / "a.csv", tmp_path / "store"
    source.write_text("body,published\nKyiv agreed.,2025-03-19\n")
    columns = ["--columns", "text=body,date=published"]
    for annotated in (1, 0):
        assert main(["annotate", str(source), *columns, "--format", "parquet", "-o", str(store)]) == 0
        assert f"articles: 1, of these annotated now: {annotated}" in capsys.readouterr().out
    assert main(["report", str(store), *columns, "-o", str(tmp_path / "out")]) == 1
    assert "store is a store, in which there are no columns to map" in capsys.readouterr().err
