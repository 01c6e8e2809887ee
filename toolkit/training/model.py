"""The encoder with its heads: a BERT of six layers (Devlin et al. 2019; MiniLM, Wang et al. 2020), read at first pieces.

The lower layers are shared; the upper ones are there twice, once for each group of heads, which want different things of
them. Words: tags, dependencies by biaffine attention (Dozat and Manning 2017), sentence boundaries, names in BIO.
Attribution: roles in BIO and two links (content → cue, cue → source), trained on all tokens that a link may end at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from toolkit.language.tokens import QUOTED
from toolkit.training.corpora import IGNORE
from toolkit.training.examples import Example

WIDTH, HEADS, VOCABULARY, POSITIONS = 384, 12, 30522, 512
SHARED, LAYERS = 4, 6
"""The layers below the two groups of heads, and all layers from the words to a head."""
ARC, RELATION, LINK = 192, 128, 96
MASK, FIRST_WORD = 103, 110
"""The number of [MASK]; numbers below `FIRST_WORD` are special or unused."""
MASKED, DROPPED, DROPPED_INSIDE = 0.08, 0.15, 0.1
"""Shares of words masked, of word vectors dropped before the heads, and of features dropped in a whole window (Gal 2016)."""
SILVER = 0.2
"""The weight of what is learnt from an automatic parse."""
LOW = -1e4
MISC = (7, 8)
ENCODER = ("positions", "norm", "layers", "word_layers", "role_layers")
"""The modules that learn slowly, being filled from the base encoder; the others begin at random, or nearly so."""
OUTPUTS = ("upos", "xpos", "roles", "names", "boundaries", "arcs", "dependents", "governors", "cues", "sources")


class Layer(nn.Module):
    """A transformer layer whose dropout draws one mask a window: one for each number would double the training time."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)

    def forward(self, x: Tensor, hidden: Tensor) -> Tensor:
        """Word vectors (b, t, WIDTH) → the same of the next layer; `hidden` is added to the scores of attention."""
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        shares = torch.softmax(q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + hidden, -1)
        x = self.norm1(x + self._dropped(self.out((shares @ v).permute(0, 2, 1, 3).reshape(b, t, WIDTH))))
        normed: Tensor = self.norm2(x + self._dropped(self.down(functional.gelu(self.up(x)))))
        return normed

    def _dropped(self, x: Tensor) -> Tensor:
        return x * functional.dropout(x.new_ones(len(x), 1, WIDTH), DROPPED_INSIDE) if self.training else x


class Model(nn.Module):
    """Windows → the scores of every head; the word embeddings stay as they were in the base encoder.

    `labels` names the labels of "upos", "xpos" and "rel", by number, and the relations ("silver") of an automatic parser in
    another scheme: two heads of their own learn these, so that the encoder reads news; they are not exported.
    """

    def __init__(self, labels: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.words.weight.requires_grad = False
        self.positions, self.types = nn.Embedding(POSITIONS, WIDTH), nn.Embedding(2 * QUOTED, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(SHARED))
        self.word_layers = nn.ModuleList(Layer() for _ in range(SHARED, LAYERS))
        self.role_layers = nn.ModuleList(Layer() for _ in range(SHARED, LAYERS))
        self.word_sizes = {
            "upos": len(labels["upos"]), "xpos": len(labels["xpos"]), "names": 9, "boundaries": 2,
            "arc_dependents": ARC, "arc_governors": ARC, "dependents": RELATION, "governors": RELATION,
        }  # fmt: skip
        self.role_sizes = {"roles": 7, "cue_contents": LINK, "cue_cues": LINK, "source_cues": LINK, "source_sources": LINK}
        self.word_heads = nn.Linear(WIDTH, sum(self.word_sizes.values()))
        self.role_heads = nn.Linear(WIDTH, sum(self.role_sizes.values()))
        self.arcs = nn.Parameter(torch.randn(ARC, ARC) * 0.02)
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        self.cue_bias, self.source_bias = nn.Parameter(torch.zeros(LINK)), nn.Parameter(torch.zeros(LINK))
        self.relations = nn.Linear(RELATION, len(labels["rel"]))
        self.silver_sizes = (LINK, LINK, len(labels["silver"]))
        self.silver = nn.Linear(WIDTH, sum(self.silver_sizes))

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor, slots: Tensor, roles: bool = True) -> dict[str, Tensor]:
        """Input numbers (b, t) and slots (b, w) → scores by head, as in `OUTPUTS`; those of attribution only if `roles`."""
        x = self.norm(self.words(ids) + self.positions.weight[: ids.shape[1]] + self.types(types))
        hidden = ((1 - mask.float()) * LOW)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, hidden)
        words = self._above(x, hidden, self.word_layers, slots)
        scores = self._word_scores(words)
        if roles:
            scores |= self._role_scores(self._above(x, hidden, self.role_layers, slots))
        scores = {name: scores[name].float() for name in OUTPUTS if name in scores}
        return scores | self._silver_scores(words) if roles and self.training else scores

    def _above(self, x: Tensor, hidden: Tensor, layers: nn.ModuleList, slots: Tensor) -> Tensor:
        """The vectors at the slots above a group's layers."""
        for layer in layers:
            x = layer(x, hidden)
        x = torch.gather(x, 1, slots.unsqueeze(-1).expand(-1, -1, WIDTH))
        return functional.dropout(x, DROPPED, self.training)

    def _word_scores(self, x: Tensor) -> dict[str, Tensor]:
        parts = _parts(self.word_heads(x), self.word_sizes)
        act = functional.gelu
        arcs = (act(parts["arc_dependents"]) @ self.arcs + self.arc_bias) @ act(parts["arc_governors"]).transpose(1, 2)
        return parts | {"arcs": arcs / 8}

    def _role_scores(self, x: Tensor) -> dict[str, Tensor]:
        parts = _parts(self.role_heads(x), self.role_sizes)
        act = functional.gelu
        cues = (act(parts["cue_contents"]) + self.cue_bias) @ act(parts["cue_cues"]).transpose(1, 2)
        sources = (act(parts["source_cues"]) + self.source_bias) @ act(parts["source_sources"]).transpose(1, 2)
        return {"roles": parts["roles"], "cues": cues / 4, "sources": sources / 4}

    def _silver_scores(self, x: Tensor) -> dict[str, Tensor]:
        dependents, governors, relations = self.silver(x).split(self.silver_sizes, -1)
        arcs = functional.gelu(dependents) @ functional.gelu(governors).transpose(1, 2)
        return {"silver_arcs": arcs.float() / 4, "silver_relations": relations.float()}

    def relation_scores(self, dependents: Tensor, governors: Tensor) -> Tensor:
        """The scores of relations between dependents and governors (…, RELATION)."""
        scores: Tensor = self.relations(functional.gelu(dependents + governors))
        return scores

    def loss(self, batch: Sequence[Example]) -> tuple[Tensor, dict[str, float]]:
        """The loss on a batch of one task, and its parts by head."""
        inputs = collate(batch)
        drawn = (torch.rand(inputs["ids"].shape) < MASKED) & (inputs["ids"] >= FIRST_WORD)
        inputs["ids"] = inputs["ids"].masked_fill(drawn, MASK)
        inputs = {name: x.to(self.arcs.device) for name, x in inputs.items()}
        scores = self(**inputs, roles=batch[0].task == "attribution")
        width = inputs["slots"].shape[1]
        labels = {
            name: padded([e.labels[name] for e in batch], IGNORE, width).to(self.arcs.device) for name in batch[0].labels
        }
        parts = {"syntax": self._syntax, "attribution": self._attribution, "names": self._names}[batch[0].task](
            scores, labels, batch
        )
        return torch.stack(list(parts.values())).sum(), {name: float(part.detach()) for name, part in parts.items()}

    def _syntax(self, scores: dict[str, Tensor], labels: dict[str, Tensor], _: Sequence[Example]) -> dict[str, Tensor]:
        sentences, heads = labels["sentences"], labels["heads"]
        allowed = sentences.unsqueeze(2) == sentences.unsqueeze(1)
        allowed[:, :, 0] = True
        above = heads.clamp(min=0).unsqueeze(-1).expand_as(scores["governors"])
        relations = self.relation_scores(scores["dependents"], torch.gather(scores["governors"], 1, above))
        return {
            "upos": entropy(scores["upos"], labels["upos"]),
            "xpos": entropy(scores["xpos"], labels["xpos"]),
            "arcs": entropy(scores["arcs"].masked_fill(~allowed, LOW), heads),
            "relations": entropy(relations, labels["relations"]),
            "boundaries": 0.3 * entropy(scores["boundaries"], labels["boundaries"]),
        }

    def _attribution(
        self, scores: dict[str, Tensor], labels: dict[str, Tensor], batch: Sequence[Example]
    ) -> dict[str, Tensor]:
        width = scores["roles"].shape[1]
        weights = padded([e.weights for e in batch], 0.0, width).to(self.arcs.device)
        filled = padded([[1] * len(e.window.slots) for e in batch], 0, width).bool().to(self.arcs.device)
        return {
            "roles": entropy(scores["roles"], labels["roles"], weights),
            "cues": 0.5 * link_loss(scores["cues"], [e.links["cues"] for e in batch], filled),
            "sources": 0.5 * link_loss(scores["sources"], [e.links["sources"] for e in batch], filled),
            "silver_names": SILVER * entropy(scores["names"], labels["names"]),
            "silver_arcs": SILVER * entropy(scores["silver_arcs"], labels["silver_arcs"]),
            "silver_relations": SILVER * entropy(scores["silver_relations"], labels["silver_relations"]),
        }

    def _names(self, scores: dict[str, Tensor], labels: dict[str, Tensor], _: Sequence[Example]) -> dict[str, Tensor]:
        """These corpora do not say which tokens are names of other kinds: "no name" there stands for both."""
        outside = torch.logsumexp(scores["names"][..., [0, *MISC]], -1, keepdim=True)
        return {"names": entropy(torch.cat((outside, scores["names"][..., 1 : MISC[0]]), -1), labels["names"])}


def _parts(scores: Tensor, sizes: Mapping[str, int]) -> dict[str, Tensor]:
    """The scores of a group of heads, cut into those of each."""
    return dict(zip(sizes, scores.split(list(sizes.values()), -1), strict=True))


def padded(rows: Sequence[Sequence[Any]], value: float, width: int) -> Tensor:
    """Rows of numbers as one tensor, filled up with `value`."""
    return torch.tensor([[*row, *[value] * (width - len(row))] for row in rows])


def collate(batch: Sequence[Example]) -> dict[str, Tensor]:
    """The inputs of `Model` for some windows."""
    longest, most = max(len(e.window.ids) for e in batch), max(len(e.window.slots) for e in batch)
    return {
        "ids": padded([e.window.ids for e in batch], 0, longest),
        "types": padded([e.window.types for e in batch], 0, longest),
        "mask": padded([[1] * len(e.window.ids) for e in batch], 0, longest),
        "slots": padded([e.window.slots for e in batch], 0, most),
    }


def entropy(scores: Tensor, labels: Tensor, weights: Tensor | None = None) -> Tensor:
    """The mean cross-entropy of the slots that have a label, by `weights` where given; 0 where none has."""
    losses = functional.cross_entropy(scores.flatten(0, 1), labels.flatten(), ignore_index=IGNORE, reduction="none")
    known = (labels.flatten() != IGNORE).float()
    if weights is not None:
        known = known * weights.flatten()
    return (losses * known).sum() / known.sum().clamp(min=1)


def link_loss(scores: Tensor, links: Sequence[Sequence[tuple[int, int]]], filled: Tensor) -> Tensor:
    """How little of the probability of each linked slot falls on the slots it may link to, as a mean of -log."""
    allowed = torch.zeros(scores.shape, dtype=torch.bool, device=scores.device)
    for row, pairs in enumerate(links):
        if pairs:
            ends = torch.tensor(pairs, device=scores.device)
            allowed[row, ends[:, 0], ends[:, 1]] = True
    linked = allowed.any(-1)
    if not linked.any():
        return scores.sum() * 0
    chosen = scores.masked_fill(~filled.unsqueeze(1), LOW)[linked]
    return (torch.logsumexp(chosen, -1) - torch.logsumexp(chosen.masked_fill(~allowed[linked], LOW), -1)).mean()


def load_base(model: Model, folder: Path) -> None:
    """Fill the encoder of `model` from a BERT checkpoint in `folder` (`model.safetensors`); the heads stay random.

    The base encoder is uncased and knows one token type: each surface type begins as a copy of it.
    """
    from safetensors.torch import load_file

    base = load_file(folder / "model.safetensors")
    state = {
        "words.weight": base["embeddings.word_embeddings.weight"],
        "positions.weight": base["embeddings.position_embeddings.weight"],
        "types.weight": base["embeddings.token_type_embeddings.weight"][:1].repeat(2 * QUOTED, 1),
    }
    inner = {"out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
             "down": "output.dense", "norm2": "output.LayerNorm"}  # fmt: skip
    for end in ("weight", "bias"):
        state[f"norm.{end}"] = base[f"embeddings.LayerNorm.{end}"]
        for k in range(LAYERS):
            layer = f"encoder.layer.{k}"
            qkv = [base[f"{layer}.attention.self.{part}.{end}"] for part in ("query", "key", "value")]
            ours = [f"layers.{k}"] if k < SHARED else [f"{group}_layers.{k - SHARED}" for group in ("word", "role")]
            for place in ours:
                state[f"{place}.qkv.{end}"] = torch.cat(qkv)
                state.update({f"{place}.{part}.{end}": base[f"{layer}.{theirs}.{end}"] for part, theirs in inner.items()})
    if unknown := model.load_state_dict(state, strict=False).unexpected_keys:
        raise ValueError(f"the model has no place for {', '.join(unknown)}")
