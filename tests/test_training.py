"""Preparing the training data, which needs no PyTorch, and a few steps of training, which are skipped without it."""

from __future__ import annotations

import gzip
import json
from itertools import islice
from pathlib import Path
from random import Random
from types import SimpleNamespace

import pytest

from toolkit.errors import ToolkitError
from toolkit.language.tokens import tokenize
from toolkit.language.windows import Window, windows
from toolkit.training import corpora as co
from toolkit.training import examples as ex

TEXT = "Envoys of both sides met. “We will sign,” the minister said, and officials expect that rain will end."
TREE = [("Envoys", "NOUN", "NNS", 2, "nsubj"), ("met", "VERB", "VBD", 0, "root"), (".", "PUNCT", ".", 2, "punct")]
LABELS = {"upos": ["NOUN", "PUNCT", "VERB"], "xpos": [".", "NNS", "VBD"], "rel": ["nsubj", "punct", "root"]}
NUMBERS = {head: {name: k for k, name in enumerate(names)} for head, names in LABELS.items()}


def spans(*parts: str) -> list[list[int]]:
    return [[TEXT.index(part), TEXT.index(part) + len(part)] for part in parts]


def record() -> dict[str, object]:
    said = {"source": spans("the minister"), "cue": spans("said"), "content": spans("“We will sign,”")}
    expected = {"source": spans("officials"), "cue": spans("expect"), "content": spans("that rain will end")}
    return {"id": "a", "text": TEXT, "attributions": [said, expected]}


def corpora() -> co.Corpora:
    article = co.attributed(record(), [], {}, {"said"})
    named = co.named({"text": "Kyiv met Ann Lee .", "names": [{"start": 9, "end": 16, "type": "PER"}]})
    labels = LABELS | {"silver": ["nsubj", "root"]}
    return co.Corpora([[co.Sentence(TREE, True), co.Sentence(TREE, False)]], [article] * 3, [named], labels)


def test_roles_become_bio_labels_of_the_tokens_under_their_spans() -> None:
    article = co.attributed(record(), [], {}, {"said"})
    labelled = [(word, label) for word, label in zip(article.tokens.words, article.roles, strict=True) if label]
    assert labelled[:8] == [("“", 5), ("We", 6), ("will", 6), ("sign", 6), (",", 6), ("”", 6), ("the", 1), ("minister", 2)]
    assert labelled[8:10] == [("said", 3), ("officials", 1)]


def test_attributions_with_a_rare_cue_weigh_more() -> None:
    article = co.attributed(record(), [], {}, {"said"})
    weights = dict(zip(article.tokens.words, article.weights, strict=True))
    assert (weights["sign"], weights["rain"], weights["Envoys"]) == (1.0, co.HARD_WEIGHT, 1.0)


def test_links_go_to_slot_0_where_the_window_lacks_the_other_end() -> None:
    article = co.attributed(record(), [], {}, set())
    tokens = article.tokens
    expect, rain = tokens.words.index("expect"), tokens.words.index("rain")
    [whole] = windows(tokens)
    links = ex.attribution_example(article, whole).links
    assert (rain + 1, expect + 1) in links["cues"]
    assert (expect + 1, expect) in links["sources"]
    cut = Window(rain, len(tokens.words), [], [], [])
    assert set(ex.attribution_example(article, cut).links["cues"]) == {(k, 0) for k in range(1, len(tokens.words) - rain)}


def test_an_automatic_parse_is_carried_over_by_offsets() -> None:
    tokens = tokenize("Ann Lee re-met U.S.-led envoys")
    rows = [("Ann", 0, 3, "PERSON", 1), ("Lee", 4, 7, "PERSON", 2), ("re-met", 8, 14, "O", -1), ("U.S.-led", 15, 23, "O", 4)]
    silver = [{"Start": str(s), "End": str(e), "NER": n, "head": str(h), "rel": "dep"} for _, s, e, n, h in rows]
    parse = co.aligned(tokens, [*silver, {"head": "2", "rel": "dep"}], {"dep": 0})
    assert tokens.words == ["Ann", "Lee", "re-met", "U.S.", "-", "led", "envoys"]
    assert parse.names == [1, 2, 0, 0, 0, 0, co.IGNORE]
    assert parse.heads == [1, 2, -1, co.IGNORE, co.IGNORE, co.IGNORE, co.IGNORE]
    assert parse.relations[:3] == [0, 0, 0]


def test_a_treebank_is_read_without_multiword_and_empty_tokens(tmp_path: Path) -> None:
    rows = ["1-2\tcannot\t_\t_\t_\t_\t_\t_\t_\t_", "1\tcan\t_\tAUX\tMD\t_\t0\troot\t_\t_", "1.1\tx\t_\t_\t_\t_\t_\t_\t_\t_"]
    path = tmp_path / "a.conllu.gz"
    path.write_bytes(gzip.compress("\n".join(["# newdoc id = a", "# newpar", *rows, "", *rows, ""]).encode()))
    [document] = co.read_treebank(path)
    assert [(s.rows, s.paragraph) for s in document] == [([("can", "AUX", "MD", 0, "root")], flag) for flag in (True, False)]


@pytest.mark.parametrize(("size", "shapes"), [(1, [4, 4]), (90, [7])])
def test_treebank_windows_hold_as_many_sentences_as_fit(size: int, shapes: list[int]) -> None:
    found = list(ex.syntax_examples([co.Sentence(TREE, True), co.Sentence(TREE, False)], NUMBERS, lambda: size))
    assert [len(e.window.slots) for e in found] == shapes
    for example in found:
        assert {len(labels) for labels in example.labels.values()} == {len(example.window.slots)}
    assert found[-1].labels["heads"][-3:] == ([5, 0, 5] if size == 90 else [2, 0, 2])


def test_plain_quotation_marks_keep_the_state_inside_quotations() -> None:
    tokens = tokenize(TEXT)
    plain = ex.plain_quotes(tokens)
    assert plain.types == tokens.types
    assert plain.words.count('"') == 2


def test_a_batch_has_one_task_and_keeps_the_budget() -> None:
    found = ex.batches(ex.examples(corpora(), Random(1)), 70, Random(1))
    assert sum(map(len, found)) == len(list(ex.examples(corpora(), Random(1))))
    for batch in found:
        assert len({example.task for example in batch}) == 1
        assert len(batch) == 1 or max(len(e.window.ids) for e in batch) * len(batch) <= 70


def test_the_same_seed_gives_the_same_batches() -> None:
    def order(seed: int) -> list[list[list[int]]]:
        random = Random(seed)
        return [[e.window.ids for e in batch] for batch in ex.batches(ex.examples(corpora(), random), 70, random)]

    assert order(1) == order(1)


def base_encoder(folder: Path) -> Path:
    """A folder with random weights under the names of a BERT checkpoint, six layers of the right widths."""
    torch = pytest.importorskip("torch")
    safetensors = pytest.importorskip("safetensors.torch")
    from toolkit.training import model

    shapes = {
        "word_embeddings": (model.VOCABULARY,),
        "position_embeddings": (model.POSITIONS,),
        "token_type_embeddings": (2,),
    }
    weights = {f"embeddings.{name}.weight": (*rows, model.WIDTH) for name, rows in shapes.items()}
    sizes = {"attention.output.dense": (1, 1), "intermediate.dense": (4, 1), "output.dense": (1, 4)}
    sizes |= {f"attention.self.{name}": (1, 1) for name in ("query", "key", "value")}
    for layer in (f"encoder.layer.{k}" for k in range(model.LAYERS)):
        for name, (out, into) in sizes.items():
            weights[f"{layer}.{name}.weight"] = (out * model.WIDTH, into * model.WIDTH)
            weights[f"{layer}.{name}.bias"] = (out * model.WIDTH,)
    norms = ["embeddings", *(f"encoder.layer.{k}.{p}output" for k in range(model.LAYERS) for p in ("attention.", ""))]
    weights |= {f"{norm}.LayerNorm.{end}": (model.WIDTH,) for norm in norms for end in ("weight", "bias")}
    folder.mkdir()
    safetensors.save_file({name: torch.randn(shape) * 0.02 for name, shape in weights.items()}, folder / "model.safetensors")
    return folder


def test_the_upper_layers_of_both_groups_begin_as_those_of_the_base_encoder(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch")
    from toolkit.training import model

    net = model.Model(corpora().labels)
    model.load_base(net, base_encoder(tmp_path / "base"))
    pairs = zip(net.word_layers.parameters(), net.role_layers.parameters(), strict=True)
    assert all(torch.equal(words, roles) for words, roles in pairs)
    assert not torch.equal(net.layers[0].up.weight, net.word_layers[0].up.weight)
    assert torch.equal(net.types.weight[0], net.types.weight[-1])


def test_an_interrupted_run_ends_with_the_weights_of_an_uninterrupted_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So it does when its last step is set only later, as long as its learning rate has not begun to fall."""
    torch = pytest.importorskip("torch")
    from toolkit.training import fit

    torch.set_num_threads(1)
    torch.manual_seed(1)
    base, stream = base_encoder(tmp_path / "base"), fit.stream
    fit.Run(corpora(), tmp_path / "whole", 5, 1, base).fit()
    monkeypatch.setattr(fit, "stream", lambda *args: islice(stream(*args), 2))
    fit.Run(corpora(), tmp_path / "cut", 50, 1, base).fit()
    monkeypatch.setattr(fit, "stream", stream)
    fit.Run(corpora(), tmp_path / "cut", 5, 1, base).fit()
    with pytest.raises(ToolkitError, match="another seed"):
        fit.Run(corpora(), tmp_path / "cut", 5, 2, base)
    fit.Run(corpora(), tmp_path / "none", 0, 1, base).fit()
    folders = [tmp_path / name for name in ("whole", "cut", "none")]
    whole, cut, none = (torch.load(folder / "checkpoint.pt", weights_only=True) for folder in folders)
    assert whole["step"] == cut["step"] == 5
    assert all(torch.equal(whole["model"][name], value) for name, value in cut["model"].items())
    assert all(torch.equal(a, b) for a, b in zip(whole["average"], cut["average"], strict=True))
    assert not all(torch.equal(a, b) for a, b in zip(whole["average"], none["average"], strict=True))


def test_exported_weights_score_as_the_model_does(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch")
    pytest.importorskip("onnx")
    from toolkit.language.engine import Engine
    from toolkit.training import model
    from toolkit.training.export import export
    from toolkit.training.scores import head_scores

    torch.manual_seed(1)
    net = model.Model(corpora().labels).eval()
    [window] = windows(tokenize(TEXT))
    with torch.no_grad():
        gold = net(*(torch.tensor([row]) for row in (window.ids, window.types, [1] * len(window.ids), window.slots)))
    export(net, corpora().labels, tmp_path / "exact", exact=True)
    export(net, corpora().labels, tmp_path / "small")
    exact, small = Engine(tmp_path / "exact"), Engine(tmp_path / "small")
    for name in ("roles", "arcs", "sources", "governors"):
        wanted = gold[name][0].numpy()
        assert abs(getattr(exact.run(window), name) - wanted).max() < 1e-4
        assert abs(getattr(small.run(window), name) - wanted).max() < 0.1 * abs(wanted).max()
    assert json.loads((tmp_path / "small/labels.json").read_text()) == LABELS
    scored = head_scores(small, ex.examples(corpora(), Random(1)))
    assert {"UPOS", "LAS", "boundaries", "content", "links to cues", "typed names"} <= scored.keys()
    assert all(0 <= score <= 100 for score in scored.values())


def test_the_model_card_names_every_file_and_both_scores(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    from toolkit.training.card import SOURCES, card

    for file, *_ in SOURCES:
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_bytes(b"")
    weights = tmp_path / "weights"
    weights.mkdir()
    (weights / "encoder.onnx").write_bytes(b"")
    sizes = {"words": SimpleNamespace(numel=lambda: 1_500_000), "silver.bias": SimpleNamespace(numel=lambda: 10**7)}
    state = {"step": 1200, "pieces": 9, "seconds": 120.0, "seed": 1, "device": "a card", "model": sizes}
    text = card(tmp_path, state, weights, {"names/a: PER": 80.06}, {"names/a: PER": 79.94})
    assert "--steps 1200 --seed 1" in text
    assert "(1.5 million parameters, " in text
    assert " on a card. " in text
    assert "| names/a: PER | 80.1 | 79.9 |" in text
    assert "- `encoder.onnx` `e3b0c442" in text
