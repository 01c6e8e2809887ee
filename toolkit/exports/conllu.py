"""The language layer alone as CoNLL-U: tokens, tags and dependencies, with character offsets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from toolkit import language
from toolkit.annotate import map_documents
from toolkit.exports.files import opened
from toolkit.reading import Rejection
from toolkit.records import Document


def conllu(documents: Iterable[Document], jobs: int = 1) -> Iterator[str | Rejection]:
    """Parse documents, in `jobs` processes, into one CoNLL-U text each (universaldependencies.org/format.html).

    FEATS and DEPS are empty. MISC has `TokenRange=start:end`, the characters of the token in the text of the document, and
    `SpaceAfter=No` where the next token follows at once; `# newpar` is where a new paragraph begins.

    >>> for text in conllu([Document("a", "Kyiv agreed.")]):
    ...     print(text)  # doctest: +NORMALIZE_WHITESPACE
    # newdoc id = a
    # newpar
    # sent_id = a-1
    # text = Kyiv agreed.
    1 Kyiv kyiv PROPN NNP _ 2 nsubj _ TokenRange=0:4
    2 agreed agree VERB VBD _ 0 root _ SpaceAfter=No|TokenRange=5:11
    3 . . PUNCT . _ 2 punct _ TokenRange=11:12
    <BLANKLINE>
    """
    return map_documents(_conllu, documents, jobs)


def write_conllu(texts: Iterable[str], target: TextIO | str | Path) -> None:
    """Write what `conllu` makes of documents, one after the other.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     write_conllu(conllu([Document("a", "Kyiv agreed.")]), f"{folder}/a.conllu")
    ...     Path(folder, "a.conllu").read_text("utf-8").splitlines()[0]
    '# newdoc id = a'
    """
    with opened(target) as file:
        file.writelines(text + "\n" for text in texts)


def _conllu(document: Document) -> str:
    parse = language.parse(document.text, document.body_start)
    lines = [f"# newdoc id = {document.id}"]
    openings = {first for first, _ in parse.paragraphs}
    for number, (first, _) in enumerate(parse.sentences):
        lines += ["# newpar"] if first in openings else []
        lines += _sentence(parse, number, document.id)
    return "\n".join(lines)


def _sentence(parse: language.Parse, number: int, id: str) -> Iterator[str]:
    first, beyond = parse.sentences[number]
    joined = [i + 1 < len(parse) and parse.ends[i] == parse.starts[i + 1] for i in range(first, beyond)]
    text = "".join(word + " " * (not no_space) for word, no_space in zip(parse.words[first:beyond], joined, strict=True))
    yield f"# sent_id = {id}-{number + 1}"
    yield f"# text = {text.rstrip()}"
    for i, no_space in zip(range(first, beyond), joined, strict=True):
        head = parse.heads[i] - first + 1 if parse.heads[i] >= 0 else 0
        misc = f"{'SpaceAfter=No|' if no_space else ''}TokenRange={parse.starts[i]}:{parse.ends[i]}"
        form = (parse.words[i], parse.lemmas[i], parse.upos[i], parse.xpos[i])
        yield "\t".join((str(i - first + 1), *form, "_", str(head), parse.relations[i], "_", misc))
    yield ""
