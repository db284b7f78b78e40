"""Suggests nothing, until something does."""

from __future__ import annotations

from rag.answer import Answer, Script


class NoSuggestions:
    """A `bot.ports.Suggesting` that knows no question."""

    def follow_ups(self, answer: Answer) -> tuple[str, ...]:
        """None."""
        del answer
        return ()

    def examples(self, script: Script) -> tuple[str, ...]:
        """None."""
        del script
        return ()
