"""Writes down what training changed, as the repository carries it (`trained.npz`).

Every matrix is rounded to eight bits, a scale for each column; what is written are the steps by
which it differs from the same rounding of what it was before, most of which are 0 or 1.
Two matrices of a layer get inputs of which a few channels are very large, which would leave the
others no steps: those inputs are made smaller before, and the rows of the matrix larger (Xiao et
al. 2023, SmoothQuant).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from benchmarks.training.network import Network, batch
from benchmarks.training.reading import Reading
from corpus.fold import fold
from rag.backends.crossreader.pretrained import Floats, Pretrained
from rag.backends.crossreader.trained import PARTS, base, names

_HIGHEST = 127
_CALMED = ("fi", "fo")
_CALM = 6.0
"""The largest that is left of an input that is made smaller."""
_BATCH = 20
_HAN, _LATIN = re.compile("▁?[一-鿿]{1,4}"), re.compile("▁?[a-z0-9]+")
_COMMON = 12_000
"""Pieces in Latin letters that are kept besides those that were met."""


def pack(
    network: Network, pretrained: Pretrained, pieces: Sequence[int], largest: dict[str, Floats]
) -> dict[str, Any]:
    """The arrays of the file; `largest` are the largest inputs of every matrix, by channel."""
    told: dict[str, Any] = {
        "base": np.array(pretrained.digest(names(len(network.layers)))),
        "layers": np.array(len(network.layers)),
        "pieces": np.diff(np.array([0, *sorted(pieces)])).astype(np.uint32),
        "heads.w": _floats(network.heads.weight),
        "heads.b": _floats(network.heads.bias),
        "emb.ln.w": _floats(network.norm.weight),
        "emb.ln.b": _floats(network.norm.bias),
    }
    for at, layer in enumerate(network.layers):
        for one in PARTS:
            part = f"l{at}.{one}"
            calm = _calm(largest[part]) if one in _CALMED else np.ones_like(largest[part])
            told |= _matrix(part, getattr(layer, one), calm, pretrained)
        for one in ("aln", "oln"):
            told[f"l{at}.{one}.w"] = _floats(getattr(layer, one).weight)
            told[f"l{at}.{one}.b"] = _floats(getattr(layer, one).bias)
    return told


def _matrix(part: str, made: Any, calm: Floats, pretrained: Pretrained) -> dict[str, Any]:  # noqa: ANN401  a torch module
    whole = _floats(made.weight).T / calm[:, None]
    scale = (np.abs(whole).max(0) / _HIGHEST).astype(np.float32)
    steps = np.clip(np.rint(whole / scale), -_HIGHEST, _HIGHEST).astype(np.int16)
    changed = steps - base(pretrained, part, calm, scale)
    if np.abs(changed).max() > _HIGHEST:
        message = f"{part} has changed by more than eight bits can tell"
        raise ValueError(message)
    return {
        f"{part}.steps": changed.astype(np.int8),
        f"{part}.scale": scale,
        f"{part}.calm": calm,
        f"{part}.b": _floats(made.bias),
    }


def largest(network: Network, rows: Sequence[Sequence[int]]) -> dict[str, Floats]:
    """The largest input of every matrix over some rows of tokens, by channel."""
    seen: dict[str, Tensor] = {}
    within: list[Tensor] = []

    def watching(part: str) -> Callable[[Any, tuple[Tensor, ...]], None]:
        def watch(_module: Any, given: tuple[Tensor, ...]) -> None:  # noqa: ANN401
            most = given[0].detach()[within[-1]].abs().amax(0)
            seen[part] = torch.maximum(seen.get(part, most), most)

        return watch

    hooks = [
        getattr(layer, one).register_forward_pre_hook(watching(f"l{at}.{one}"))
        for at, layer in enumerate(network.layers)
        for one in PARTS
    ]
    with torch.no_grad():
        for at in range(0, len(rows), _BATCH):
            ids, there = batch(rows[at : at + _BATCH])
            within.append(there)
            network(ids, there)
    for hook in hooks:
        hook.remove()
    return {part: most.numpy() for part, most in seen.items()}


def kept(pretrained: Pretrained, reading: Reading, texts: Iterable[str]) -> list[int]:
    """The tokens that were met, all Chinese ones, and the commonest in Latin letters."""
    met = {token for text in texts for token in reading.tokens(text)}
    latin = []
    for token in range(4, len(pretrained.scores)):
        piece = pretrained.piece(token)
        if _HAN.fullmatch(piece) and fold(piece) == piece:
            met.add(token)
        elif _LATIN.fullmatch(piece):
            latin.append(token)
    latin.sort(key=lambda token: -float(pretrained.scores[token]))
    return sorted(met | set(latin[:_COMMON]))


def write(place: Path, arrays: dict[str, Any]) -> None:
    """The file, which holds the same for the same arrays."""
    np.savez_compressed(place, **arrays)


def _calm(most: Floats) -> Floats:
    """What an input is multiplied by before: 1 but for those that are too large."""
    calm: Floats = np.minimum(1.0, _CALM / np.maximum(most, 1e-6)).astype(np.float32)
    return calm


def _floats(weights: Tensor) -> Floats:
    told: Floats = weights.detach().float().numpy()
    return told
