"""Articles as an NLTK corpus: what works on NLTK's corpus readers works on them, with no NLTK data installed.

    corpus = Corpus.read("seeds/maren")
    nltk.Text(corpus.words()).concordance("ceasefire")
    nltk.FreqDist(tag for _, tag in corpus.tagged_words(tagset="universal"))

`Text.collocations()` alone asks for NLTK's stop words; take `nltk.collocations.BigramCollocationFinder` over `words()`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from toolkit import language
from toolkit.errors import ParameterError
from toolkit.reading import read
from toolkit.records import Document

if TYPE_CHECKING:
    from nltk.parse import DependencyGraph

Ids = str | Iterable[str] | None
"""One id, several, or None for all documents."""
Tagset = Literal["universal"] | None
"""Universal part-of-speech tags; None for those of the Penn Treebank."""
Tagged = tuple[str, str]


class Corpus:
    """Documents with the methods of an NLTK corpus reader; a file id is the id of a document.

    A document is parsed when it is first asked for, and once; its parse is kept. What there is of a document begins at its
    body, only `raw` has the text as it was given. Raises `ParameterError` where two documents have one id and for ids that
    there are not.

    >>> corpus = Corpus([Document("a", "Kyiv agreed.\\n\\nMoscow did not.")])
    >>> corpus.fileids(), corpus.words()[:3], len(corpus.paras())
    (['a'], ['Kyiv', 'agreed', '.'], 2)
    >>> corpus.tagged_sents(tagset="universal")[0]
    [('Kyiv', 'PROPN'), ('agreed', 'VERB'), ('.', 'PUNCT')]
    >>> print(corpus.parsed_sents("a")[0].tree())
    (agreed Kyiv .)
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents: dict[str, Document] = {}
        self._parses: dict[str, language.Parse] = {}
        for document in documents:
            if document.id in self._documents:
                raise ParameterError(f"two documents have the id {document.id!r}: a corpus needs each id once")
            self._documents[document.id] = document

    @classmethod
    def read(cls, *paths: str | Path) -> Corpus:
        """The articles of files and folders; raises `InputError` where none can be read."""
        return cls(read(*paths).require().documents)

    def __repr__(self) -> str:
        return f"<Corpus of {len(self._documents)} documents>"

    def fileids(self) -> list[str]:
        """The ids of the documents, in their order."""
        return list(self._documents)

    def raw(self, fileids: Ids = None) -> str:
        """The texts as they were given, one after the other."""
        return "".join(self._documents[id].text for id in self._ids(fileids))

    def words(self, fileids: Ids = None) -> list[str]:
        """The tokens, punctuation included."""
        return [word for parse in self._each(fileids) for word in parse.words]

    def tagged_words(self, fileids: Ids = None, tagset: Tagset = None) -> list[Tagged]:
        """The tokens with their tags."""
        return [pair for sentence in self.tagged_sents(fileids, tagset) for pair in sentence]

    def sents(self, fileids: Ids = None) -> list[list[str]]:
        """The sentences, each the list of its tokens."""
        return [list(parse.words[lo:hi]) for parse in self._each(fileids) for lo, hi in parse.sentences]

    def tagged_sents(self, fileids: Ids = None, tagset: Tagset = None) -> list[list[Tagged]]:
        """The sentences, each the list of its tokens with their tags."""
        return [pairs[lo:hi] for parse, pairs in self._tagged(fileids, tagset) for lo, hi in parse.sentences]

    def paras(self, fileids: Ids = None) -> list[list[list[str]]]:
        """The paragraphs, each the list of its sentences."""
        return [
            [list(parse.words[lo:hi]) for lo, hi in paragraph]
            for parse in self._each(fileids)
            for paragraph in _by_paragraph(parse)
        ]

    def tagged_paras(self, fileids: Ids = None, tagset: Tagset = None) -> list[list[list[Tagged]]]:
        """The paragraphs, each the list of its tagged sentences."""
        return [
            [pairs[lo:hi] for lo, hi in paragraph]
            for parse, pairs in self._tagged(fileids, tagset)
            for paragraph in _by_paragraph(parse)
        ]

    def parsed_sents(self, fileids: Ids = None) -> list[DependencyGraph]:
        """The sentences as NLTK's dependency graphs; `.tree()` of one is an NLTK `Tree`, `.triples()` its arcs."""
        return [parse.graph(number) for parse in self._each(fileids) for number in range(len(parse.sentences))]

    def _ids(self, fileids: Ids) -> list[str]:
        ids = self.fileids() if fileids is None else [fileids] if isinstance(fileids, str) else list(fileids)
        for id in ids:
            if id not in self._documents:
                raise ParameterError(f"there is no document {id!r} in this corpus")
        return ids

    def _each(self, fileids: Ids) -> Iterator[language.Parse]:
        for id in self._ids(fileids):
            if id not in self._parses:
                document = self._documents[id]
                self._parses[id] = language.parse(document.text, document.body_start)
            yield self._parses[id]

    def _tagged(self, fileids: Ids, tagset: Tagset) -> Iterator[tuple[language.Parse, list[Tagged]]]:
        if tagset not in (None, "universal"):
            raise ParameterError(f"there is no tagset {tagset!r}: take 'universal', or None for the Penn Treebank's")
        for parse in self._each(fileids):
            yield parse, list(zip(parse.words, parse.upos if tagset else parse.xpos, strict=True))


def _by_paragraph(parse: language.Parse) -> list[list[language.Range]]:
    """The sentences of each paragraph, as token ranges; a sentence never crosses the end of a paragraph."""
    openings = {first for first, _ in parse.paragraphs}
    found: list[list[language.Range]] = []
    for sentence in parse.sentences:
        if sentence[0] in openings:
            found.append([])
        found[-1].append(sentence)
    return found
