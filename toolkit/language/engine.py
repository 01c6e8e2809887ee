"""The encoder: windows of tokens → the scores of its heads, by onnxruntime on one thread.

One window is run at a time, without padding, and activations are scaled token by token inside the graph: so the scores of
a window are the same bytes whatever else is read before, after or beside it.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.language.windows import Window

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of a window with w slots (slot 0 is [CLS], which stands for "none" and for the root).

    `upos`, `xpos` are label numbers (w); `roles` (w, 7), `names` (w, 9) and `boundaries` (w, 2) are scores of labels; `arcs`
    (w, w) scores of heads; `cues` (w, w) links of contents to cues and `sources` (w, w) of cues to sources; `dependents`
    and `governors` (w, 128) are what `Engine.relations` compares.
    """

    upos: NDArray[np.int32]
    xpos: NDArray[np.int32]
    roles: Floats
    names: Floats
    boundaries: Floats
    arcs: Floats
    dependents: Floats
    governors: Floats
    cues: Floats
    sources: Floats


class Engine:
    """The weights in a folder, the shipped ones by default, ready to run. `engine()` loads those once a process."""

    def __init__(self, weights: Traversable | None = None) -> None:
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # else onnxruntime reports to its maker and writes to the home folder
        import onnxruntime

        weights = weights or files(__package__) / "weights"
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        with as_file(weights / "encoder.onnx") as path:
            self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        with as_file(weights / "relations.npz") as path, np.load(path) as arrays:
            self._relation_weights, self._relation_bias = arrays["w"], arrays["b"]
        labels: dict[str, list[str]] = json.loads((weights / "labels.json").read_text(encoding="utf-8"))
        self.upos, self.xpos, self.relation_labels = labels["upos"], labels["xpos"], labels["rel"]

    def run(self, window: Window) -> Scores:
        """Score one window."""
        feed: dict[str, Any] = {
            "ids": np.array([window.ids], np.int64),
            "typ": np.array([window.types], np.int64),
            "mask": np.ones((1, len(window.ids)), np.int64),
            "widx": np.array([window.slots], np.int64),
        }
        return Scores(*(output[0] for output in self._session.run(None, feed)))

    def relations(self, scores: Scores, heads: NDArray[np.int64]) -> list[str]:
        """The relation of each slot to its head `heads` (a slot number, 0 for the root)."""
        hidden = _gelu(scores.dependents + scores.governors[heads])
        scored = np.einsum("wh,hr->wr", hidden, self._relation_weights)  # unlike @, on this thread alone
        best = (scored + self._relation_bias).argmax(1)
        return [self.relation_labels[k] for k in best.tolist()]


def _gelu(x: Floats) -> Floats:
    """GELU with the error function of Abramowitz and Stegun 7.1.26, |error| < 2e-7."""
    z = np.abs(x) * np.float32(0.70710678)
    t = 1 / (1 + np.float32(0.3275911) * z)
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    erf = np.sign(x) * (1 - poly * np.exp(-z * z))
    return np.asarray(x * np.float32(0.5) * (1 + erf), np.float32)


@cache
def engine() -> Engine:
    """The engine of this process; the first call loads the weights."""
    return Engine()
