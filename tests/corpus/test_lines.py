from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.lines import lines


@given(st.text(alphabet="教 \n\u3000a", max_size=60))
def test_lines_are_the_text(text: str) -> None:
    """One after the other, and the words stand where they say."""
    found = list(lines(text))

    assert text == "".join(text[line.start : line.end] for line in found)
    assert all(text[line.first : line.last] == line.words for line in found)
    assert all(line.words == line.words.strip() for line in found)
