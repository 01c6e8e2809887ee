"""Hostile input: whatever a file holds, it gives articles or reasons, and every record of an article lies in its text."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest
from benchmarks.hostile import BOMBS, check, mutate, packed
from conftest import SEEDS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.reading import SUFFIXES, read
from toolkit.records import Document

TEXTS = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.rglob("*.txt"))]


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(suffix=st.sampled_from(SUFFIXES), compressed=st.booleans(), seed=st.integers(0, 2**32))
def test_no_file_crashes_and_none_is_lost(tmp_path_factory: pytest.TempPathFactory, suffix: str, compressed: bool, seed: int):
    chance = random.Random(seed)
    data = mutate(packed(chance.choice(TEXTS), suffix, chance), chance)
    path = tmp_path_factory.mktemp("any") / f"a{suffix}{'.gz' if compressed else ''}"
    path.write_bytes(gzip.compress(data) if compressed and seed % 3 else data)
    reading = read(path)
    assert reading.documents or reading.rejected
    assert len(reading.files) == 1
    for document in reading.documents[:1]:
        check(document)


@settings(max_examples=100)
@given(st.text(max_size=300), st.sampled_from([None, "2025-03-19", "0001-01-01", "9999-12-31"]))
def test_no_text_crashes_and_no_record_leaves_it(text: str, date: str | None):
    check(Document("a", text, date))


@pytest.mark.parametrize("name", BOMBS)
def test_one_thing_over_and_over_is_an_article_too(name: str):
    check(Document(name, BOMBS[name](1500), "2025-03-19"))


@pytest.mark.parametrize("id", ["../../etc/passwd", "C:\\con", "-rf", "=1+1", "<script>", "a" * 5000, "а", "\u202ex"])
def test_an_id_like_a_path_is_an_id(tmp_path: Path, id: str):
    check(Document(id, "Norway agreed.", None))


@pytest.mark.parametrize("sign", ["\0", "\x1b[2J", "\u2028", "\n"])
def test_an_id_with_signs_that_cannot_be_shown_is_refused(tmp_path: Path, sign: str):
    (tmp_path / "a.csv").write_bytes(f'id,text\n"a{sign}b",Norway agreed.\n'.encode())
    reading = read(tmp_path)
    assert reading.documents == ()
    assert reading.rejected
