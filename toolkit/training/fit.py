"""Multi-task training in steps that survive an interruption: a run is a folder with `checkpoint.pt` and `log.jsonl`.

AdamW (Loshchilov and Hutter 2019); the learning rate rises, stays, and falls to zero over the last share of the steps: so a
run may be given more or fewer steps until it begins to fall, and ends as if it had been given these at once. Products are in
bfloat16, weights in float32; the weights kept are an exponential moving average.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import torch

from toolkit.errors import ToolkitError
from toolkit.training.corpora import Corpora
from toolkit.training.examples import Example, batches, examples
from toolkit.training.model import ENCODER, Model, load_base

BATCH = 1400
"""Wordpieces, padding included."""
ENCODER_RATE, HEAD_RATE = 1.5e-4, 8e-4
WARM_UP, FALL = 300, 0.4
"""The steps in which the learning rate rises, and the share of all steps in which it falls."""
DECAY, CLIP, AVERAGE = 0.01, 2.0, 0.998
SAVE_SECONDS, LOG_STEPS = 240, 50


def rate(step: int, steps: int) -> float:
    """The factor of the learning rates at a step of a run.

    >>> rate(150, 10_000), rate(300, 10_000), rate(6_000, 10_000), rate(8_000, 10_000), rate(10_000, 10_000)
    (0.5, 1.0, 1.0, 0.5, 0.0)
    """
    return min(step / WARM_UP, 1.0, (steps - step) / (FALL * steps))


def device() -> str:
    """What this machine trains on, in words."""
    return torch.cuda.get_device_name() if torch.cuda.is_available() else f"{torch.get_num_threads()} processor threads"


def stream(corpora: Corpora, seed: int, skipped: int) -> Iterator[list[Example]]:
    """The batches of round after round, without the first `skipped`; the order depends on `seed` alone."""
    number = 0
    while True:
        random = Random(f"{seed} {number}")
        round_ = batches(examples(corpora, random), BATCH, random)
        yield from round_[skipped:]
        skipped = max(0, skipped - len(round_))
        number += 1


class Run:
    """A training run in `folder`; a second `Run` on the same folder goes on where the first one was stopped."""

    def __init__(self, corpora: Corpora, folder: Path, steps: int, seed: int, base: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(seed)
        self.corpora, self.folder, self.steps, self.seed = corpora, folder, steps, seed
        self.model = Model(corpora.labels)
        self.step, self.seconds, self.pieces = 0, 0.0, 0
        if not self.checkpoint.exists():
            load_base(self.model, base)
        self.model.to("cuda" if torch.cuda.is_available() else "cpu").train()
        learnt = {name: p for name, p in self.model.named_parameters() if p.requires_grad}
        encoder = [p for name, p in learnt.items() if name.split(".")[0] in ENCODER]
        heads = [p for name, p in learnt.items() if name.split(".")[0] not in ENCODER]
        self.learnt = list(learnt.values())
        self.average = [p.detach().clone() for p in self.learnt]
        groups = [{"params": encoder, "base": ENCODER_RATE}, {"params": heads, "base": HEAD_RATE}]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=DECAY, fused=True)
        if self.checkpoint.exists():
            self._resume()

    @property
    def checkpoint(self) -> Path:
        """Where the state of the run is kept."""
        return self.folder / "checkpoint.pt"

    def fit(self) -> None:
        """Train to the last step."""
        started, saved = time.monotonic() - self.seconds, self.seconds
        means: dict[str, float] = {}
        for batch in stream(self.corpora, self.seed, self.step):
            if self.step >= self.steps:
                break
            for name, part in self._learn(batch, rate(self.step, self.steps)).items():
                means[name] = part if name not in means else 0.98 * means[name] + 0.02 * part
            self.seconds = time.monotonic() - started
            if self.step % LOG_STEPS == 0:
                self._log(means)
            if self.seconds - saved > SAVE_SECONDS:
                self.save()
                saved = self.seconds
        self._log(means)
        self.save()

    def _learn(self, batch: list[Example], factor: float) -> dict[str, float]:
        for group in self.optimizer.param_groups:
            group["lr"] = group["base"] * factor
        with torch.autocast(self.model.arcs.device.type, torch.bfloat16):
            loss, parts = self.model.loss(batch)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.learnt, CLIP)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.step += 1
        self.pieces += sum(len(example.window.ids) for example in batch)
        pull = max(1 - AVERAGE, 1 / (self.step + 1))
        torch._foreach_lerp_(self.average, [p.detach() for p in self.learnt], pull)
        return parts

    def _log(self, means: dict[str, float]) -> None:
        line = {"step": self.step, "seconds": round(self.seconds), "pieces": self.pieces}
        rounded = {name: round(value, 4) for name, value in means.items()}
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps({**line, **rounded}) + "\n")

    def save(self) -> None:
        """Write the state of the run."""
        state = {
            "model": self.model.state_dict(), "average": self.average, "optimizer": self.optimizer.state_dict(),
            "random": torch.get_rng_state(), "cuda": torch.cuda.get_rng_state_all(), "device": device(),
            "step": self.step, "seconds": self.seconds, "pieces": self.pieces,
            "steps": self.steps, "seed": self.seed, "labels": self.corpora.labels,
        }  # fmt: skip
        part = self.checkpoint.with_suffix(".part")
        torch.save(state, part)
        part.replace(self.checkpoint)

    def _resume(self) -> None:
        state: dict[str, Any] = torch.load(self.checkpoint, map_location=self.model.arcs.device, weights_only=True)
        if (state["seed"], state["labels"]) != (self.seed, self.corpora.labels):
            raise ToolkitError(f"{self.folder} holds a run with another seed or other corpora: name another folder")
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average = state["average"]
        torch.set_rng_state(state["random"].cpu())
        torch.cuda.set_rng_state_all([kept.cpu() for kept in state.get("cuda", ())])
        self.step, self.seconds, self.pieces = (state[k] for k in ("step", "seconds", "pieces"))


def averaged(state: dict[str, Any]) -> Model:
    """The model of a checkpoint, with the moving average of its weights."""
    model = Model(state["labels"])
    model.load_state_dict(state["model"])
    for parameter, value in zip((p for p in model.parameters() if p.requires_grad), state["average"], strict=True):
        parameter.data.copy_(value)
    return model.eval()
