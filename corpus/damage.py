"""Where a text is not whole: cuts, login walls, masked names, mojibake."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.document import Cleaned, Damage
from corpus.walls import Wall


def damage(cleaned: Cleaned, walls: Sequence[Wall]) -> tuple[Damage, ...]:
    """The damage of a text, in the order of its places."""
    del cleaned, walls
    return ()
