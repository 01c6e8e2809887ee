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

One encoder of six layers (22.7 million parameters, uncased English wordpieces) with heads for Universal POS and Penn tags,
dependencies (Universal Dependencies 2, a biaffine scorer), sentence boundaries, attribution roles with two links (content to
cue, cue to source) and names (PER, ORG, LOC, MISC). It reads tokens with their case and with whether they stand inside
quotation marks. It is meant for English news; other genres are read less well, other languages not at all.

## How it was made

`python -m toolkit.training` made these files from {start}: {steps:,} steps in {minutes:,.0f} minutes, {pieces:,} wordpieces
in batches of one task each, seed {seed}. AdamW with rate {encoder_rate:g} in the encoder and {head_rate:g} in the heads,
falling to zero; word embeddings frozen, {masked:.0%} of the wordpieces masked; an exponential moving average of the weights
kept. Links are learnt by marginal likelihood with an empty slot for "none". The weights are int8; activations are scaled
token by token inside the graph, so that batching changes nothing. The base encoder is all-MiniLM-L6-v2 (Apache-2.0; Wang et
al. 2020, Reimers and Gurevych 2019).

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
    from toolkit.training.fit import ENCODER_RATE, HEAD_RATE
    from toolkit.training.model import MASKED

    sources = [
        f"| {corpus} | {licence} | {use} | `{file}` `{sha256(corpora / file)}` |" for file, corpus, licence, use in SOURCES
    ]
    scores = [f"| {name} | {exact[name]:.1f} | {shipped[name]:.1f} |" for name in exact]
    files = [f"- `{path.name}` `{sha256(path)}`" for path in sorted(weights.iterdir()) if path.name != NAME]
    facts = {"start": state["start"], "steps": state["step"], "pieces": state["pieces"], "minutes": state["seconds"] / 60}
    recipe = {"encoder_rate": ENCODER_RATE, "head_rate": HEAD_RATE, "masked": MASKED, "window": MOST_PIECES}
    lists = {"sources": "\n".join(sources), "scores": "\n".join(scores), "files": "\n".join(files)}
    return TEXT.format(**facts, **recipe, **lists, seed=state["plan"]["seed"])


def sha256(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
