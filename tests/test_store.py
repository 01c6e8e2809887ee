"""Stores: the same bytes in however many runs, nothing done twice, nothing lost whatever happens meanwhile."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pandas as pd
import pytest
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st

from toolkit import annotate, read
from toolkit.errors import InputError, ParameterError, ToolkitError
from toolkit.reading import Scan
from toolkit.reading.files import LOCK
from toolkit.records import Document
from toolkit.reports import open_dossier
from toolkit.store import is_store, load, update
from toolkit.store.shards import MOST, cut
from toolkit.tables import Dossier
from toolkit.versions import ANNOTATORS, model, rules

SENTENCES = (
    "Norway rejected the plan on Monday.", "Sweden said it would withdraw its ships if Norway agreed.",
    "Denmark's foreign minister urged both sides to meet in April.", "Talks will open next week, officials said.",
)  # fmt: skip
UPDATE = (
    "import sys; from toolkit.reading import Scan; from toolkit.store import update; update(sys.argv[2], Scan(sys.argv[1]))"
)


def corpus(folder: Path, numbers: Iterable[int]) -> Path:
    """A folder of short articles, one a number, and a file that is none."""
    folder.mkdir(exist_ok=True)
    for number in numbers:
        chosen = random.Random(number).choices(SENTENCES, k=3)
        (folder / f"{number:03}.txt").write_text(f"date 2025-03-{1 + number % 28:02} Talks\n\n{' '.join(chosen)} {number}.")
    (folder / "broken.jsonl").write_text("{\n")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a store but its lock."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != LOCK]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus."""
    return corpus(tmp_path_factory.mktemp("news") / "in", range(24))


@pytest.fixture(scope="module")
def undisturbed(news: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its store, made in one go."""
    folder = tmp_path_factory.mktemp("store") / "out"
    assert (update(folder, Scan(news)).articles, is_store(folder)) == (24, True)
    return folder


def test_a_store_holds_every_article_with_its_records_and_every_rejection(news: Path, undisturbed: Path):
    loaded = load(undisturbed)
    assert list(loaded.articles) == list(annotate(read(news).documents))
    assert [str(rejection) for rejection in loaded.rejected] == [str(rejection) for rejection in read(news).rejected]
    assert loaded.files == read(news).files


def test_its_tables_are_read_by_pandas(undisturbed: Path):
    claims = pd.read_parquet(undisturbed / "claims")
    assert {"article", "kind", "actor_name", "text", "start"} <= {*claims.columns}
    assert claims["article"].nunique() == 24
    assert set(pd.read_parquet(undisturbed / "articles")["article"]) == {f"{number:03}" for number in range(24)}


def test_more_processes_and_another_place_give_the_same_bytes(news: Path, undisturbed: Path, tmp_path: Path):
    seen: list[tuple[int, int]] = []
    update(tmp_path / "out", Scan(news), jobs=2, progress=lambda done, of: seen.append((done, of)))
    assert contents(tmp_path / "out") == contents(undisturbed)
    assert seen[-1][0] == seen[-1][1] > 0


def test_a_second_update_does_nothing_and_a_change_redoes_one_article(news: Path, undisturbed: Path, tmp_path: Path):
    copy, out = corpus(tmp_path / "in", range(24)), tmp_path / "out"
    update(out, Scan(copy))
    assert update(out, Scan(copy)).annotated == 0
    assert contents(out) == contents(undisturbed)
    (copy / "007.txt").write_text("date 2025-03-08 Talks\n\nNorway agreed.")
    (copy / "011.txt").unlink()
    corpus(copy, [30])
    changed = update(out, Scan(copy))
    assert (changed.articles, changed.annotated, changed.known) == (24, 2, 22)
    update(tmp_path / "fresh", Scan(copy))
    assert contents(out) == contents(tmp_path / "fresh")


def test_a_part_of_the_articles_is_stored_and_no_work_is_done_twice(news: Path, undisturbed: Path, tmp_path: Path):
    out = tmp_path / "out"
    assert (update(out, Scan(news, limit=5)).articles, len(pd.read_parquet(out / "articles"))) == (5, 5)
    since = update(out, Scan(news, since="2025-03-20"))
    assert (since.articles, {article.document.date >= "2025-03-20" for article in load(out).articles}) == (5, {True})
    assert update(out, Scan(news)).annotated == 24 - 5 - 5
    assert contents(out) == contents(undisturbed)


def test_articles_without_a_date_lie_in_no_period_and_are_named(tmp_path: Path):
    (tmp_path / "b.txt").write_text("Norway agreed.")
    made = update(tmp_path / "out", Scan(corpus(tmp_path / "in", [1]), tmp_path / "b.txt", since="2025-01-01"))
    assert "b: it has no date to select it by" in map(str, made.rejected)


def test_own_actors_make_another_store(news: Path, tmp_path: Path):
    own = tmp_path / "own.csv"
    own.write_text("name,aliases,type,country,code,from,to\nNorway,,organisation,,,,\n")
    update(tmp_path / "out", Scan(news, limit=3))
    assert update(tmp_path / "out", Scan(news, limit=3), actors=own).annotated == 3


def test_a_run_that_is_killed_again_and_again_comes_to_the_same_bytes(news: Path, undisturbed: Path, tmp_path: Path):
    out, chance = tmp_path / "out", random.Random(1)
    done = 0
    for _ in range(40):
        process = subprocess.Popen([sys.executable, "-c", UPDATE, str(news), str(out)])
        deadline = time.monotonic() + 0.3 + chance.random() * 1.5
        while time.monotonic() < deadline and process.poll() is None:
            time.sleep(0.01)
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        process.wait()
        known = len(list((out / ".work").glob("*.json"))) if (out / ".work").is_dir() else done
        assert known >= done or is_store(out)
        done = known
        if process.returncode == 0:
            break
    update(out, Scan(news))
    assert contents(out) == contents(undisturbed)


def test_two_processes_do_not_update_one_store(news: Path, tmp_path: Path):
    (tmp_path / "out").mkdir()
    with FileLock(tmp_path / "out" / LOCK), pytest.raises(ToolkitError, match="another process is updating"):
        update(tmp_path / "out", Scan(news))


def test_a_folder_of_other_things_is_left_alone(news: Path, tmp_path: Path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(InputError, match="holds other things than a store"):
        update(tmp_path, Scan(news))
    with pytest.raises(InputError, match="cannot be written"):
        update(tmp_path / "thesis.txt", Scan(news))


def test_a_full_disk_is_said_and_what_is_done_is_kept(
    news: Path, undisturbed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    real, left = os.replace, [30]

    def full(source: Path, target: Path) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise OSError(28, "No space left on device")
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        with pytest.raises(InputError, match="No space left on device; what is done is kept: run the same again to go on"):
            update(tmp_path / "out", Scan(news))
    assert update(tmp_path / "out", Scan(news)).annotated < 24
    assert contents(tmp_path / "out") == contents(undisturbed)


def test_a_table_that_was_removed_is_made_again(news: Path, undisturbed: Path, tmp_path: Path):
    out = shutil.copytree(undisturbed, tmp_path / "out")
    shutil.rmtree(out / "claims")
    assert update(out, Scan(news)).annotated == 0
    assert contents(out) == contents(undisturbed)


def test_the_tables_of_a_store_are_no_articles(undisturbed: Path, tmp_path: Path):
    shutil.copytree(undisturbed, corpus(tmp_path / "in", [1]) / "stored")
    reading = read(tmp_path / "in")
    assert [document.id for document in reading.documents] == ["001"]
    assert "stored: a store, which is annotated already" in map(str, reading.rejected)
    with pytest.raises(InputError, match="is a store, which is annotated already"):
        read(undisturbed)


def test_what_is_no_store_or_is_broken_is_said(undisturbed: Path, tmp_path: Path):
    with pytest.raises(InputError, match="is no store"):
        load(tmp_path)
    (tmp_path / "store.json").write_text(json.dumps({"schema": 0, "shards": []}))
    with pytest.raises(InputError, match="is no store"):
        load(tmp_path)
    update(tmp_path / "out", Scan(corpus(tmp_path / "in", range(2))))
    before, [file] = contents(tmp_path / "out"), (tmp_path / "out" / "articles").glob("*.parquet")
    file.write_bytes(b"PAR1")
    with pytest.raises(InputError, match=r"cannot be read: .*; remove it and run `toolkit annotate` again"):
        list(load(tmp_path / "out").articles)
    with pytest.raises(InputError, match=r"cannot be read: .*; remove it and run `toolkit annotate` again"):
        update(tmp_path / "out", Scan(corpus(tmp_path / "in", range(3))))
    file.unlink()
    (tmp_path / "in" / "002.txt").unlink()
    update(tmp_path / "out", Scan(tmp_path / "in"))
    assert contents(tmp_path / "out") == before


def test_inputs_that_are_gone_altogether_leave_the_store_as_it_is(tmp_path: Path):
    news, out = corpus(tmp_path / "in", range(2)), tmp_path / "out"
    update(out, Scan(news))
    before = contents(out)
    for file in news.iterdir():
        file.unlink()
    with pytest.raises(InputError, match="no article could be read: there are no files"):
        update(out, Scan(news))
    assert contents(out) == before


@given(st.sets(st.integers(0, 3000), min_size=1), st.integers(0, 3000))
def test_an_article_more_changes_one_shard_or_cuts_it_in_two(numbers: set[int], more: int):
    def names(chosen: set[int]) -> set[str]:
        return {shard.name for shard in cut((Document(f"{number:05}", "Yes.") for number in sorted(chosen)), "1")}

    before, after = names(numbers), names(numbers | {more})
    assert len(before - after) <= 1 or len(numbers) > MOST
    assert sum(len(shard.keys) for shard in cut((Document(str(n), "Yes.") for n in numbers), "1")) == len(numbers)


def test_a_dossier_comes_from_a_store_as_from_its_articles(news: Path, undisturbed: Path, tmp_path: Path):
    stored, read_again = Dossier.read(undisturbed), Dossier.read(news)
    assert stored.articles == read_again.articles
    assert (stored.rejected, stored.files, stored.notes) == (read_again.rejected, read_again.files, read_again.notes)
    pd.testing.assert_frame_equal(stored.timeline, read_again.timeline)
    (tmp_path / "own.csv").write_text("name,aliases,type,country,code,from,to\n")
    with pytest.raises(ParameterError, match="is annotated already"):
        Dossier.read(undisturbed, actors=tmp_path / "own.csv")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="only Linux has /proc, where nobody can make a folder")
def test_a_place_where_no_store_can_be_made_is_said(news: Path):
    with pytest.raises(InputError, match="/proc/store cannot be written"):
        update("/proc/store", Scan(news))


def test_a_notebook_opens_a_store_as_its_corpus(undisturbed: Path):
    assert open_dossier(str(undisturbed)).articles == tuple(load(undisturbed).articles)


def test_what_a_store_is_made_by_depends_on_no_file_system(monkeypatch: pytest.MonkeyPatch):
    before, listed = (rules.__wrapped__(), model.__wrapped__()), Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda folder: iter(sorted(listed(folder), reverse=True)))
    assert (rules.__wrapped__(), model.__wrapped__()) == before


def test_a_change_in_any_room_that_annotates_makes_a_store_anew():
    names = (
        "import sys, toolkit.annotate; print(*{name.split('.')[1] for name in sys.modules if name.startswith('toolkit.')})"
    )
    rooms = {*subprocess.run([sys.executable, "-c", names], check=True, capture_output=True, text=True).stdout.split()}
    assert rooms - {"errors", "processes", "reading"} <= {*ANNOTATORS}
