from __future__ import annotations

from corpus.readers.plain import read
from tests.documents import LIMIT


def test_the_characters_are_the_source() -> None:
    """Nothing is known to be furniture."""
    decoded = read("# 标题\n**正文**".encode("gb18030"), LIMIT)

    assert decoded.source == "# 标题\n**正文**"
    assert decoded.encoding == "gb18030"
    assert decoded.markup == ()
