"""A trained model → the files that the engine reads: `encoder.onnx`, `relations.npz`, `labels.json`, `vocab.txt`.

Weights are stored as int8 with a scale for each output, as are the word embeddings with one for each word. Activations are
quantised while the graph runs, each token by the largest of its own numbers: what is read beside a token changes nothing.
"""

from __future__ import annotations

import json
import shutil
import warnings
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import GraphProto, NodeProto, TensorProto, helper, numpy_helper
from torch import Tensor, nn

from toolkit.training.model import OUTPUTS, Model

INPUTS = ("ids", "typ", "mask", "widx")
OPSET = 17
CONSTANTS = (
    ("zero", 128, np.uint8),
    ("middle", 128, np.float32),
    ("step", 1 / 127, np.float32),
    ("least", 1e-8, np.float32),
)
SMALLEST = 100 * 100
"""Matrices with fewer numbers are left as they are."""


class Rows(nn.Module):
    """Word embeddings as int8 rows with a scale each."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scales = weight.abs().amax(1, keepdim=True).clamp(min=1e-6) / 127
        self.register_buffer("rows", (weight / scales).round().to(torch.int8))
        self.register_buffer("scales", scales)

    def forward(self, ids: Tensor) -> Tensor:
        """Word numbers → vectors."""
        vectors: Tensor = self.rows[ids].float() * self.scales[ids]  # type: ignore[index]
        return vectors


class Graph(nn.Module):
    """What the ONNX graph computes: the scores of the heads in the order of `OUTPUTS`, the tags already chosen."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, typ: Tensor, mask: Tensor, widx: Tensor) -> tuple[Tensor, ...]:
        """Inputs as in `Model` → outputs."""
        scores = self.model(ids, typ, mask, widx)
        return tuple(s.argmax(-1).int() if name in ("upos", "xpos") else s for name, s in scores.items())


def export(model: Model, labels: dict[str, list[str]], folder: Path, exact: bool = False) -> None:
    """Write the files of `model` to `folder`, quantised unless `exact`. Changes the model's embeddings."""
    folder.mkdir(parents=True, exist_ok=True)
    if not exact:
        model.words = Rows(model.words.weight.detach())  # type: ignore[assignment,arg-type]
    path = folder / "encoder.onnx"
    _trace(Graph(model).eval(), path)
    if not exact:
        graph = onnx.load(path)
        quantise(graph.graph)
        onnx.save(graph, path)
    relations = {name: p.detach().numpy().T.copy() for name, p in model.relations.named_parameters()}
    np.savez(folder / "relations.npz", w=relations["weight"], b=relations["bias"])
    kept = {name: labels[name] for name in ("upos", "xpos", "rel")}
    (folder / "labels.json").write_text(json.dumps(kept), encoding="utf-8")
    with as_file(files("toolkit.language") / "weights" / "vocab.txt") as vocabulary:
        if vocabulary.resolve() != (folder / "vocab.txt").resolve():
            shutil.copyfile(vocabulary, folder / "vocab.txt")


def _trace(graph: Graph, path: Path) -> None:
    ids = torch.arange(1000, 1072).view(3, 24)
    inputs = (ids, torch.zeros_like(ids), torch.ones_like(ids), torch.arange(20).repeat(3, 1))
    axes = {name: {0: "windows", 1: "pieces"} for name in INPUTS[:3]} | {"widx": {0: "windows", 1: "slots"}}
    axes |= {name: {0: "windows", 1: "slots"} for name in OUTPUTS}
    for name in ("arcs", "cues", "sources"):
        axes[name][2] = "slots"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the older exporter is deprecated, and needs no further package
        torch.onnx.export(
            graph, inputs, str(path), input_names=list(INPUTS), output_names=list(OUTPUTS), dynamic_axes=axes,
            opset_version=OPSET, dynamo=False,
        )  # fmt: skip


def quantise(graph: GraphProto) -> None:
    """Turn each product with a large constant matrix into one of int8 numbers, the left side scaled row by row."""
    matrices = {tensor.name: tensor for tensor in graph.initializer}
    nodes: list[NodeProto] = []
    constants = [numpy_helper.from_array(np.array(value, kind), name) for name, value, kind in CONSTANTS]
    replaced = set()
    for node in graph.node:
        matrix = matrices.get(node.input[1]) if node.op_type == "MatMul" else None
        if matrix is None or np.prod(matrix.dims) < SMALLEST:
            nodes.append(node)
            continue
        replaced.add(matrix.name)
        weights = numpy_helper.to_array(matrix)
        scales = (np.maximum(np.abs(weights).max(0), 1e-8) / 127).astype(np.float32)
        rows = np.clip(np.round(weights / scales), -127, 127).astype(np.int8)
        constants.append(numpy_helper.from_array(rows, f"{matrix.name}.rows"))
        constants.append(numpy_helper.from_array(scales, f"{matrix.name}.scales"))
        nodes += _product(node, matrix.name)
    kept = [tensor for tensor in graph.initializer if tensor.name not in replaced]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend(kept + constants)


def _product(node: NodeProto, matrix: str) -> list[NodeProto]:
    """The nodes that take the place of the product `node`; names that begin with a full stop are its own."""
    x, y = node.input[0], node.output[0]
    steps: list[tuple[str, tuple[str, ...], str, dict[str, Any]]] = [
        ("Abs", (x,), ".sizes", {}),
        ("ReduceMax", (".sizes",), ".largest", {"axes": [-1], "keepdims": 1}),
        ("Max", (".largest", "least"), ".bound", {}),
        ("Mul", (".bound", "step"), ".scale", {}),
        ("Div", (x, ".scale"), ".scaled", {}),
        ("Round", (".scaled",), ".rounded", {}),
        ("Add", (".rounded", "middle"), ".shifted", {}),
        ("Cast", (".shifted",), ".bytes", {"to": TensorProto.UINT8}),
        ("MatMulInteger", (".bytes", f"{matrix}.rows", "zero"), ".sums", {}),
        ("Cast", (".sums",), ".floats", {"to": TensorProto.FLOAT}),
        ("Mul", (".floats", ".scale"), ".rescaled", {}),
        ("Mul", (".rescaled", f"{matrix}.scales"), "", {}),
    ]
    return [
        helper.make_node(kind, [y + i if i.startswith(".") else i for i in inputs], [y + output], **attributes)
        for kind, inputs, output, attributes in steps
    ]
