"""The articles as an NLTK corpus reader, with no NLTK data anywhere."""

import subprocess
import sys
from pathlib import Path

import pytest

from toolkit import language
from toolkit.corpus import Corpus
from toolkit.errors import InputError, ParameterError
from toolkit.records import Document

SEED = next((Path(__file__).parents[1] / "seeds").glob("*.txt"))
DOCUMENTS = [
    Document("b", "date 2025-01-02 Talks\n\nThe envoys met. They agreed.\n\nNothing was signed.", body_start=23),
    Document("a", "Kyiv waits."),
]


@pytest.fixture(scope="module")
def corpus():
    return Corpus(DOCUMENTS)


def test_fileids_keep_the_order_of_the_documents(corpus):
    assert corpus.fileids() == ["b", "a"]


def test_raw_is_the_text_as_given(corpus):
    assert corpus.raw("b") == DOCUMENTS[0].text
    assert corpus.raw() == DOCUMENTS[0].text + DOCUMENTS[1].text


def test_words_are_of_the_body(corpus):
    assert corpus.words("b")[:4] == ["The", "envoys", "met", "."]
    assert corpus.words() == corpus.words("b") + corpus.words("a") == corpus.words(["b", "a"])


def test_paragraphs_hold_sentences_that_hold_words(corpus):
    assert [len(paragraph) for paragraph in corpus.paras()] == [2, 1, 1]
    assert [word for para in corpus.paras() for sent in para for word in sent] == corpus.words()
    assert [sent for para in corpus.tagged_paras() for sent in para] == corpus.tagged_sents()
    assert [[word for word, _ in sent] for sent in corpus.tagged_sents()] == corpus.sents()


def test_tags_are_penn_or_universal(corpus):
    assert corpus.tagged_words("a") == [("Kyiv", "NNP"), ("waits", "VBZ"), (".", ".")]
    assert corpus.tagged_words("a", tagset="universal") == [("Kyiv", "PROPN"), ("waits", "VERB"), (".", "PUNCT")]


def test_parsed_sentences_are_dependency_graphs_and_trees(corpus):
    [graph] = corpus.parsed_sents("a")
    assert graph.tree().label() == "waits"
    assert (("waits", "VBZ"), "nsubj", ("Kyiv", "NNP")) in list(graph.triples())
    assert len(corpus.parsed_sents()) == len(corpus.sents())


def test_each_document_is_parsed_once_and_only_when_asked_for(monkeypatch):
    parsed = []

    def counting(text, start=0):
        parsed.append(text)
        return language.Parse(text, (), (), (), (), (), (), ())

    monkeypatch.setattr("toolkit.corpus.language.parse", counting)
    corpus = Corpus(DOCUMENTS)
    corpus.raw()
    assert parsed == []
    corpus.words("a"), corpus.sents(), corpus.parsed_sents()
    assert sorted(parsed) == sorted(document.text for document in DOCUMENTS)


def test_unknown_ids_tagsets_and_duplicates_are_refused(corpus):
    with pytest.raises(ParameterError, match="no document 'c'"):
        corpus.words("c")
    with pytest.raises(ParameterError, match="no tagset 'brown'"):
        corpus.tagged_words(tagset="brown")
    with pytest.raises(ParameterError, match="two documents have the id 'a'"):
        Corpus([DOCUMENTS[1], DOCUMENTS[1]])


def test_read_takes_files_and_folders(tmp_path):
    (tmp_path / "day").mkdir()
    (tmp_path / "day" / "a.txt").write_text("Kyiv agreed.")
    assert Corpus.read(tmp_path, SEED).fileids() == [SEED.stem, "day/a"]
    with pytest.raises(InputError):
        Corpus.read(tmp_path / "none")


CONCORDANCE = """
import nltk
from nltk.collocations import BigramAssocMeasures, BigramCollocationFinder
from toolkit.corpus import Corpus
words = Corpus.read({seed!r}).words()
nltk.Text(words).concordance("ceasefire", lines=2)
finder = BigramCollocationFinder.from_words(words)
finder.apply_freq_filter(3)
finder.apply_word_filter(lambda word: not word.isalpha())
print("White House", ("White", "House") in finder.nbest(BigramAssocMeasures.likelihood_ratio, 20))
print(nltk.FreqDist(words).most_common(1)[0][0])
"""


def test_concordance_collocations_and_frequencies_need_no_nltk_data(tmp_path):
    result = subprocess.run(
        [sys.executable, "-c", CONCORDANCE.format(seed=str(SEED))],
        env={"NLTK_DATA": str(tmp_path), "HOME": str(tmp_path), "OMP_NUM_THREADS": "1"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "Displaying 2 of" in result.stdout
    assert "White House True" in result.stdout
