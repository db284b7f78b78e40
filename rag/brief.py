"""Reads the few words that a model writes where no answer is drafted: a question, a verdict."""

from __future__ import annotations

from collections.abc import Generator

from rag.ports import Model, Prompt


def brief(model: Model, prompt: Prompt, until: float, longest: int) -> str:
    """What a model writes until a moment (`time.monotonic()`), cut soon after `longest` signs.

    Raises:
        ModelError: it cannot be used, or broke off.
    """
    said = ""
    pieces = model.write(prompt, until)
    try:
        for piece in pieces:
            said += piece
            if len(said) > longest:
                break
    finally:
        if isinstance(pieces, Generator):
            pieces.close()
    return said
