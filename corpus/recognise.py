"""The text of a picture. The recogniser and its models come with the package; none is fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from time import monotonic
from typing import Any, TypeAlias

import numpy as np
from PIL import Image

_MODELS = {"Det": "_det_", "Cls": "_cls_", "Rec": "_rec_"}
_UPRIGHT = 1.5
_MOSTLY = 0.6
_FEWEST = 3
_LEAST_SURE = 0.5
_NEARLY = 0.9
_SMALLEST, _LONGEST = 8, 50
_LONG, _LONGEST_SIDE, _LEAST = 1.5, 2000, 0.7
_Told: TypeAlias = Callable[[float], None]
_told: ContextVar[_Told | None] = ContextVar("told", default=None)


@dataclass(frozen=True, slots=True)
class Seen:
    """Words read off a picture, how sure they are (0..1), and where they stand, in pixels."""

    words: str
    sure: float
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read off a picture, which was turned clockwise by `turn` degrees for it."""

    seen: tuple[Seen, ...]
    turn: int
    width: int
    height: int


class NoRecogniserError(Exception):
    """The recogniser or one of its models is not installed."""


@contextmanager
def telling(told: _Told) -> Iterator[None]:
    """Call `told` after every run of the recogniser with the seconds that it took.

    Whoever waits for a file knows then that it is worked on. A picture takes one run; one that
    lies on its side takes three, a long one several.
    """
    before = _told.set(told)
    try:
        yield
    finally:
        _told.reset(before)


def is_there() -> bool:
    """Whether pictures can be read here at all."""
    return all(find_spec(name) for name in ("rapidocr", "onnxruntime")) and len(_models()) == len(
        _MODELS
    )


def recognise(picture: Image.Image) -> Reading:
    """The lines of a picture. One that lies on its side is turned.

    Raises:
        NoRecogniserError: nothing is here to do it with.
    """
    upright = _read(picture, 0)
    if not _lies(upright.seen):
        return upright
    turned = [_read(picture, turn) for turn in (90, 270)]
    best = max(turned, key=lambda reading: _worth(reading.seen))
    # The words are often found either way, but only lines that lie level are in order.
    return best if _worth(best.seen) >= _NEARLY * _worth(upright.seen) else upright


def _read(picture: Image.Image, turn: int) -> Reading:
    # Pillow turns the other way round.
    turned = picture.rotate(-turn, expand=True) if turn else picture
    seen = tuple(
        one
        for first, last in _pieces(turned)
        for one in _piece(turned.crop((0, first, turned.width, last)), first)
    )
    return Reading(seen, turn, turned.width, turned.height)


def _piece(picture: Image.Image, above: int) -> Iterator[Seen]:
    short, long = sorted(picture.size)
    if short < _SMALLEST or long > _LONGEST * short:
        return  # a stroke; the recogniser would shrink it to nothing
    began = monotonic()
    found = _recogniser()(picture.convert("RGB"))
    if told := _told.get():
        told(monotonic() - began)
    boxes, words, sures = found.boxes, found.txts, found.scores
    if boxes is None or words is None or sures is None:
        return
    for box, one, sure in zip(boxes.tolist(), words, sures, strict=True):
        if str(one).strip():
            across = [point[0] for point in box]
            down = [point[1] + above for point in box]
            yield Seen(
                str(one).strip(), float(sure), min(across), min(down), max(across), max(down)
            )


def _pieces(picture: Image.Image) -> Iterator[tuple[int, int]]:
    """A long picture (a screenshot of a whole page) in pieces that are cut between lines.

    The recogniser would shrink it as a whole until nothing can be read.
    """
    step = max(int(picture.width * _LONG), _LONGEST_SIDE)
    first = 0
    if picture.height > step:
        rows = np.asarray(picture.convert("L"), dtype=np.float32).std(axis=1)
        while picture.height - first > step:
            low = first + int(step * _LEAST)
            last = low + int(np.argmin(rows[low : first + step])) + 1
            yield first, last
            first = last
    yield first, picture.height


def _lies(seen: Sequence[Seen]) -> bool:
    """Whether most lines of a picture stand upright."""
    tall = [one for one in seen if one.bottom - one.top > _UPRIGHT * (one.right - one.left)]
    return len(tall) >= _FEWEST and len(tall) > _MOSTLY * len(seen)


def _worth(seen: Sequence[Seen]) -> float:
    return sum(len(one.words) * (one.sure - _LEAST_SURE) for one in seen)


def _models() -> dict[str, str]:
    """The models that lie in the package, by what they are for."""
    if not find_spec("rapidocr"):
        return {}
    paths = list(files("rapidocr").joinpath("models").iterdir())
    return {
        use: str(path)
        for use, part in _MODELS.items()
        for path in sorted(paths, key=str)
        if part in path.name and path.name.endswith(".onnx")
    }


@cache
def _recogniser() -> Any:  # noqa: ANN401  the vendor has no types
    """The vendor's recogniser, with every model named, so that it fetches none."""
    models = _models()
    if not is_there():
        raise NoRecogniserError
    # Loading them costs a second and 100 MB, which only pictures are worth.
    import cv2  # noqa: PLC0415
    from rapidocr import RapidOCR  # noqa: PLC0415

    cv2.setNumThreads(1)
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            **{f"{use}.model_path": path for use, path in models.items()},
        }
    )
