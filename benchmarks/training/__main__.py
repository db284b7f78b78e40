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
from benchmarks.training.articles import school_laws, statutes
from benchmarks.training.group import Group
from benchmarks.training.laws import Laws
from benchmarks.training.lay import Lay
from benchmarks.training.learn import learn
from benchmarks.training.network import Network
from benchmarks.training.onwards import go_on
from benchmarks.training.reading import Reading
from benchmarks.training.spans import Spans
from rag.backends import crossreader
from rag.backends.crossreader.pretrained import Pretrained
from rag.backends.crossreader.trained import Trained

_WORK = Path(tempfile.gettempdir()) / "zhengda-bench"
_LAYERS = 6
_SPANS, _LAWS, _SCHOOLS = 3_000, 2_500, 3_500
"""Questions of an epoch with marked answers, made over statutes, and over laws on education: more
made ones, and it learns the phrases of the rules."""
_CALIBRATED = 60
"""Groups that show how large the inputs of the matrices become."""
_SEED = 7


def main() -> None:
    """Train, and write down what changed."""
    parser = argparse.ArgumentParser(description="Train the cross-reader.")
    parser.add_argument("--minutes", type=float, default=70)
    parser.add_argument("--out", type=Path, default=Path(next(iter(crossreader.__path__))))
    parser.add_argument("--work", type=Path, default=_WORK)
    parser.add_argument("--onwards", action="store_true", help="begin with what is shipped")
    told = parser.parse_args()
    torch.manual_seed(_SEED)
    pretrained = Pretrained()
    reading = Reading(pretrained)
    spans, lay = Spans(_SEED), Lay(told.work)
    laws, schools = Laws(_SEED, statutes()), Laws(_SEED, school_laws())

    def groups(epoch: int) -> list[Group]:
        asked = chain.from_iterable(lay.groups(10 * epoch + turn) for turn in (0, 1))
        marked = random.Random(epoch).sample(spans.groups(epoch), _SPANS)
        made = laws.groups(epoch, _LAWS), schools.groups(epoch, _SCHOOLS)
        return [*marked, *chain.from_iterable(made), *asked]

    network = Network(pretrained, _LAYERS)
    if told.onwards:
        go_on(network, Trained(), pretrained)
    learn(network, reading, groups, told.minutes * 60)
    _write(told.out, network, pretrained, reading, (spans, laws, schools))


def _write(
    out: Path,
    network: Network,
    pretrained: Pretrained,
    reading: Reading,
    sources: tuple[Spans, Laws, Laws],
) -> None:
    chance = random.Random(_SEED)
    spans, *made = sources
    shown = [*spans.groups(0), *(one for laws in made for one in laws.groups(0, 1_000))]
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
