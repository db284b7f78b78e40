"""The manifest of an index generation: what it holds, and how to know that it is whole."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from rag.backends.marks import Mark
from rag.ports import IndexDamagedError, Vector

FORMAT = 3
"""Rises when the files of a generation change their meaning (also: folding, terms, sounds), or
are built in a better way: an index of a lower one is built anew at the next start."""
_NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Canary:
    """A chunk that must find itself. The vector is kept here, away from the files it tests."""

    chunk: int
    vector: str

    @classmethod
    def of(cls, chunk: int, vector: Vector) -> Canary:
        """The canary of a chunk."""
        return cls(chunk, base64.b64encode(vector.astype("<f4").tobytes()).decode())

    def query(self) -> Vector:
        """Its vector."""
        return np.frombuffer(base64.b64decode(self.vector), dtype="<f4").astype(np.float32)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation holds and was made with.

    `lexical` and `vector` tell how to know the files of either index again; `libraries` and
    `engine` name the versions that decide what those files mean.
    """

    format: int
    revision: int
    model: str
    count: int
    dropped: int
    libraries: str
    engine: str
    lexical: Mapping[str, Mark]
    vector: Mapping[str, Mark]
    canaries: tuple[Canary, ...]

    def words(self) -> str:
        """As JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)

    def write(self, directory: Path) -> None:
        """Lay it beside the files it speaks of."""
        (directory / _NAME).write_text(self.words(), encoding="utf-8")

    @classmethod
    def read(cls, directory: Path) -> Manifest:
        """The manifest of a generation.

        Raises:
            IndexDamagedError: there is none, or it makes no sense.
        """
        try:
            fields = json.loads((directory / _NAME).read_text(encoding="utf-8"))
            canaries = tuple(Canary(**one) for one in fields.pop("canaries"))
            lexical, vector = (_marks(fields.pop(name)) for name in ("lexical", "vector"))
            return cls(**fields, lexical=lexical, vector=vector, canaries=canaries)
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise IndexDamagedError(f"no manifest in {directory.name}") from error


def _marks(fields: Mapping[str, Mapping[str, str]]) -> Mapping[str, Mark]:
    return {name: Mark(**one) for name, one in fields.items()}
