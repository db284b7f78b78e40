"""Trains the cross-reader: ``python -m benchmarks.training --minutes 70``.

It needs `../shared/eval` and what `benchmarks/training/needs.txt` lists beside the product. The
two files that it writes are those in `rag/backends/crossreader`.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from itertools import chain
from pathlib import Path

import torch

from benchmarks.training import graph, packing
from benchmarks.training.group import Group
from benchmarks.training.laws import Laws
from benchmarks.training.lay import Lay
from benchmarks.training.learn import learn
from benchmarks.training.network import Network
from benchmarks.training.reading import Reading
from benchmarks.training.spans import Spans
from rag.backends import crossreader
from rag.backends.crossreader.pretrained import Pretrained
from rag.backends.crossreader.trained import Trained

_WORK = Path(tempfile.gettempdir()) / "zhengda-bench"
_LAYERS = 6
_LAWS = 2_500
"""Made questions of an epoch: more of them, and it learns the phrases of the rules."""
_CALIBRATED = 60
"""Groups that show how large the inputs of the matrices become."""
_SEED = 7


def main() -> None:
    """Train, and write down what changed."""
    parser = argparse.ArgumentParser(description="Train the cross-reader.")
    parser.add_argument("--minutes", type=float, default=70)
    parser.add_argument("--out", type=Path, default=Path(next(iter(crossreader.__path__))))
    parser.add_argument("--work", type=Path, default=_WORK)
    told = parser.parse_args()
    torch.manual_seed(_SEED)
    pretrained = Pretrained()
    reading = Reading(pretrained)
    spans, laws, lay = Spans(_SEED), Laws(_SEED), Lay(told.work)

    def groups(epoch: int) -> list[Group]:
        asked = chain.from_iterable(lay.groups(10 * epoch + turn) for turn in (0, 1))
        return [*spans.groups(epoch), *laws.groups(epoch, _LAWS), *asked]

    network = Network(pretrained, _LAYERS)
    learn(network, reading, groups, told.minutes * 60)
    _write(told.out, network, pretrained, reading, (spans, laws))


def _write(
    out: Path,
    network: Network,
    pretrained: Pretrained,
    reading: Reading,
    sources: tuple[Spans, Laws],
) -> None:
    chance = random.Random(_SEED)
    shown = [one for s in (sources[0].groups(0), sources[1].groups(0, 1_000)) for one in s]
    shown = chance.sample(shown, _CALIBRATED)
    rows = [pair.tokens for group in shown for pair in reading.pairs(group, chance)]
    pieces = packing.kept(pretrained, reading, chain.from_iterable(one.texts for one in sources))
    arrays = packing.pack(network.eval(), pretrained, pieces, packing.largest(network, rows))
    packing.write(out / "trained.npz", arrays)
    trained = Trained(out / "trained.npz")
    graph.write(out / "graph.onnx", graph.graph(trained, pretrained))
    print(f"{out}: {trained.known}, {len(trained.pieces)} tokens")


if __name__ == "__main__":
    main()
