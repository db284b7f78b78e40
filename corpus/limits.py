"""How much a file may ask of the machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost. Every reader keeps within them or refuses the file.

    `size` is the file in bytes, `unpacked` what a container (docx, zip, …) may hold in bytes,
    `entries` how many files, `depth` how deep containers may lie in each other. `pages` is the
    most pages of a paged file, `pictures` the most pages or pictures whose text is recognised in
    one file; 0 recognises none. `characters` is the longest text a file may come to.
    """

    size: int = 20_000_000
    unpacked: int = 200_000_000
    entries: int = 5_000
    depth: int = 3
    pages: int = 1_000
    pictures: int = 40
    characters: int = 2_000_000
