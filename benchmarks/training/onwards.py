"""Begins a training with what an earlier one made."""

from __future__ import annotations

import torch
from torch import Tensor

from benchmarks.training.network import Network
from rag.backends.crossreader.pretrained import Floats, Pretrained
from rag.backends.crossreader.trained import PARTS, Trained, checked


@torch.no_grad()  # type: ignore[untyped-decorator]
def go_on(network: Network, trained: Trained, pretrained: Pretrained) -> None:
    """Give a network the weights that are shipped; the head that points begins anew."""
    checked(trained, pretrained)

    def give(target: Tensor, weights: Floats) -> None:
        target.copy_(torch.from_numpy(weights))

    def floats(target: Tensor, name: str) -> None:
        give(target, trained.floats(name))

    floats(network.heads.weight, "heads.w")
    floats(network.heads.bias, "heads.b")
    floats(network.norm.weight, "emb.ln.w")
    floats(network.norm.bias, "emb.ln.b")
    for at, layer in enumerate(network.layers):
        for one in PARTS:
            part, own = f"l{at}.{one}", getattr(layer, one)
            steps = trained.matrix(pretrained, part).astype("float32")
            calm, scale = trained.floats(f"{part}.calm"), trained.floats(f"{part}.scale")
            give(own.weight, (steps * scale * calm[:, None]).T.copy())
            floats(own.bias, f"{part}.b")
        for one in ("aln", "oln"):
            floats(getattr(layer, one).weight, f"l{at}.{one}.w")
            floats(getattr(layer, one).bias, f"l{at}.{one}.b")
