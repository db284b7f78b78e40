"""How a document is named in what is said of it."""

from __future__ import annotations

from bot.wording import Wording


def named(title: str, number: int, wording: Wording) -> str:
    """Its title and its number. Example: `《云溪县校车管理办法》（编号 12）`."""
    plain = title.strip()
    titled = plain if plain.startswith("《") else wording.frame.title.format(title=plain)
    return wording.curated.document.format(title=titled, id=number)
