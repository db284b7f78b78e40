"""Remembers that a messenger is out of reach, so that not every message finds out anew."""

from __future__ import annotations

from dataclasses import dataclass

_FIRST = 1.0
_LONGEST = 30.0


@dataclass(slots=True)
class Outage:
    """How often in a row it failed, and until when nothing is tried; moments are of any clock."""

    failures: int = 0
    until: float = 0.0

    def failed(self, now: float) -> float:
        """It was out of reach; gives the seconds until the next try. They double each time."""
        if now >= self.until:
            self.failures += 1
            self.until = now + min(_LONGEST, _FIRST * 2.0 ** (self.failures - 1))
        return self.until - now

    def pause(self, now: float) -> float:
        """Seconds until something may be tried."""
        return max(0.0, self.until - now)

    def over(self) -> None:
        """It was reached."""
        self.failures, self.until = 0, 0.0
