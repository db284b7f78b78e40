"""Reads with the assembled model, in ONNX Runtime on the processor."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import structlog
from numpy.typing import NDArray

from rag.backends.crossreader.assembled import assembled
from rag.backends.crossreader.pretrained import Floats, Pretrained, PretrainedError
from rag.backends.crossreader.tokens import BEGIN, END, Tokenizer
from rag.backends.crossreader.trained import Trained
from rag.ports.crossreader import CrossReaderAwayError, Page, Read

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

_log = structlog.get_logger("zhengda.crossreader")
_FAULTS = OSError, ValueError, KeyError, PretrainedError
"""What a file that is not there or not whole makes the readers of files raise."""
_ASKED, _ABOVE, _WHOLE = 48, 24, 144
"""Tokens of a question, of what stands above a page, and of all together."""
_BATCH = 20
_KEPT = 100
"""Questions whose pages are kept as read: one is searched for more than once where at first nothing
answers it."""


class OwnCrossReader:
    """A `rag.ports.CrossReader`; it is put together and loaded with the first question."""

    def __init__(self, directory: Path, threads: int = 0) -> None:
        """`directory` is where the model is kept; `threads` read at once, 0: one a processor."""
        self._directory = directory
        self._threads = threads
        self._loading = threading.Lock()
        self._away = ""
        self._kept = lru_cache(_KEPT)(self._read)

    def read(self, question: str, pages: Sequence[Page]) -> list[Read]:
        """What each page told; see `rag.ports.CrossReader`."""
        return list(self._kept(question, tuple(pages)))

    def _read(self, question: str, pages: tuple[Page, ...]) -> list[Read]:
        model = self._loaded
        told: list[Read] = []
        for at in range(0, len(pages), _BATCH):
            told += model.read([model.tokens(question, one) for one in pages[at : at + _BATCH]])
        return told

    @property
    def _loaded(self) -> _Model:
        with self._loading:
            if self._away:  # it takes long to find out, and nothing mends it while this runs
                raise CrossReaderAwayError(self._away)
            try:
                return self._model
            except _FAULTS as error:
                self._away = type(error).__name__
                _log.warning("crossreader_away", error=self._away)
                raise CrossReaderAwayError(self._away) from error

    @cached_property
    def _model(self) -> _Model:
        trained, pretrained = Trained(), Pretrained()
        graph = assembled(self._directory, trained, pretrained)
        try:
            session = _session(graph, self._threads)
        except PretrainedError:
            shutil.rmtree(graph.parent, ignore_errors=True)
            session = _session(assembled(self._directory, trained, pretrained), self._threads)
        return _Model(trained, pretrained, session)


class _Model:
    """Tokens to what they tell."""

    def __init__(self, trained: Trained, pretrained: Pretrained, session: InferenceSession) -> None:
        self._pretrained = pretrained
        self._session = session
        self._tokenizer = Tokenizer(pretrained, trained.pieces)
        # Where a token stands, and of which kind it is: there is one kind.
        kind = pretrained.tensor("emb.type")[: pretrained.hidden]
        places = pretrained.tensor("emb.pos").reshape(-1, pretrained.hidden)[:_WHOLE]
        self._places: Floats = places + kind
        self._heads, self._base = trained.floats("heads.w"), trained.floats("heads.b")

    def tokens(self, question: str, page: Page) -> list[int]:
        """Question, what stands above, and text, as the model was trained to read them."""
        cut = self._tokenizer.tokens
        asked = cut(question)[-_ASKED:]  # before it stands what was asked earlier
        above = cut(page.above)[:_ABOVE] if page.above else ()
        room = _WHOLE - len(asked) - len(above) - 3
        return [BEGIN, *asked, END, *above, *cut(page.text)[:room], END]

    def read(self, rows: Sequence[Sequence[int]]) -> Iterator[Read]:
        """What each row of tokens tells."""
        lengths = np.array([len(row) for row in rows], np.int32)
        longest = int(lengths.max())
        within = np.arange(longest) < lengths[:, None]
        words, which = np.unique(np.array([*chain(*rows)]), return_inverse=True)
        given = np.zeros((len(rows), longest, self._pretrained.hidden), np.float32)
        given[within] = self._pretrained.rows("emb.word", words)[which]
        given += self._places[:longest]
        [states] = self._session.run(None, {"rows": given, "lengths": lengths})
        for fits, answers in self._told(states, within):
            yield Read(float(fits), float(answers))

    def _told(self, states: Floats, within: NDArray[np.bool_]) -> Floats:
        """The first state and the mean of all, weighed by the two heads."""
        mean = (states * within[:, :, None]).sum(1) / within.sum(1)[:, None]
        told: Floats = np.concatenate([states[:, 0], mean], 1) @ self._heads.T + self._base
        return told


def _session(graph: Path, threads: int) -> InferenceSession:
    from onnxruntime import (  # noqa: PLC0415  it is slow to import, and used with the first question
        GraphOptimizationLevel,
        InferenceSession,
        SessionOptions,
    )

    options = SessionOptions()
    options.intra_op_num_threads = threads
    # Its fused sum and norm take three times as long as the two on their own.
    options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.log_severity_level = 3
    try:
        return InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # its errors have no base of their own
        raise PretrainedError(type(error).__name__) from error
