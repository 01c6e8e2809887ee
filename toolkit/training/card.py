"""The model card: what the weights learnt from, how, and how good each head is, in float32 and as shipped."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from toolkit.language.windows import MOST_PIECES

NAME = "MODEL_CARD.md"
SOURCES = (
    ("treebanks/ewt_train.conllu.gz", "UD English-EWT 2", "CC BY-SA 4.0", "tags, dependencies, sentence boundaries"),
    ("treebanks/gum_train.conllu.gz", "UD English-GUM, genres without a non-commercial clause", "CC BY 4.0 and CC BY-SA",
     "tags, dependencies, sentence boundaries"),
    ("polnear/train.jsonl.gz", "PolNeAR (Newell et al. 2018)", "research corpus of public news",
     "attribution roles and links"),
    ("polnear/train_silver.conllu.gz", "its parses by CoreNLP, in UD 1", "as PolNeAR",
     "names at low weight; heads and relations by two heads of their own, which are not shipped"),
    ("names/wikigold.jsonl.gz", "WikiGold (Balasuriya et al. 2009)", "CC BY 4.0", "names"),
    ("names/gum_train.jsonl.gz", "GUM entities, mapped to PER, ORG, LOC", "CC BY 4.0 and CC BY-SA", "names"),
)  # fmt: skip
"""File, corpus, licence, and what is learnt from it."""

TEXT = """# Model card: the encoder of the language engine

One encoder of six layers ({parameters:.1f} million parameters, uncased English wordpieces), the upper two of which are there
twice: below the heads for words (Universal POS and Penn tags, dependencies of Universal Dependencies 2 by a biaffine scorer,
sentence boundaries, names: PER, ORG, LOC, MISC) and below those for attribution (roles, and two links: content to cue, cue to
source). It reads tokens with their case and with whether they stand inside quotation marks. It is meant for English news;
other genres are read less well, other languages not at all.

## How it was made

With the `training` extra and the corpora named below in a folder DATA:

    python -m toolkit.training fit DATA RUN --steps {steps} --seed {seed}
    python -m toolkit.training export DATA RUN toolkit/language/weights

{pieces:,} wordpieces in batches of one task each, in {minutes:,.0f} minutes with PyTorch {torch} on {device}. A run that is
stopped goes on where it was. AdamW with rate {encoder_rate:g} in the encoder and {head_rate:g} in the heads, falling to zero
over the last {fall:.0%} of the steps; products in bfloat16; word embeddings frozen, {masked:.0%} of the wordpieces masked; an
exponential moving average of the weights kept. Links are learnt by marginal likelihood with an empty slot for "none". The
weights are int8; activations are scaled token by token inside the graph, so that batching changes nothing. The base encoder
is all-MiniLM-L6-v2 (Apache-2.0; Wang et al. 2020, Reimers and Gurevych 2019).
The same seed gives the same batches and masks; sums of floating-point numbers differ a little from machine to machine.

## What it learnt from

| corpus | licence | for | file, SHA-256 |
|---|---|---|---|
{sources}

No text of these corpora is part of this package.

## How good each head is

On development sets with gold tokens and gold sentences, in windows as the engine reads them; F1 in per cent, accuracy for
tags, heads and links; spans exact. What the toolkit makes of raw text stands in `tests/benchmarks/SCORES.md`.

| set: measure | float32 | as shipped, int8 |
|---|---|---|
{scores}

## Limits

- Attributions were learnt from news on the campaigns in the United States of 2015 and 2016. Beliefs and plans without a
  source are found less often than speech.
- Organisations are taken for places or persons more often than these for one another.
- A window of at most {window} wordpieces is read at a time; what stands in another window is not seen.
- The same text gives the same bytes on processors of one architecture. Without int8 instructions (VNNI) sums may saturate.

## Files

{files}
"""


def card(
    corpora: Path, state: Mapping[str, Any], weights: Path, exact: Mapping[str, float], shipped: Mapping[str, float]
) -> str:
    """The model card of `weights` as Markdown; `state` is the run's checkpoint, the rest scores as in `scores.all_scores`."""
    import torch

    from toolkit.training.fit import ENCODER_RATE, FALL, HEAD_RATE, device
    from toolkit.training.model import MASKED

    sources = [
        f"| {corpus} | {licence} | {use} | `{file}` `{sha256(corpora / file)}` |" for file, corpus, licence, use in SOURCES
    ]
    scores = [f"| {name} | {exact[name]:.1f} | {shipped[name]:.1f} |" for name in exact]
    files = [f"- `{path.name}` `{sha256(path)}`" for path in sorted(weights.iterdir()) if path.name != NAME]
    facts = {"steps": state["step"], "seed": state["seed"], "pieces": state["pieces"], "minutes": state["seconds"] / 60}
    facts |= {"torch": torch.__version__.split("+")[0], "device": state.get("device") or device()}
    facts["parameters"] = sum(x.numel() for name, x in state["model"].items() if not name.startswith("silver")) / 1e6
    recipe = {"fall": FALL, "encoder_rate": ENCODER_RATE, "head_rate": HEAD_RATE, "masked": MASKED, "window": MOST_PIECES}
    lists = {"sources": "\n".join(sources), "scores": "\n".join(scores), "files": "\n".join(files)}
    return TEXT.format(**facts, **recipe, **lists)


def sha256(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
