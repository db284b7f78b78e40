from __future__ import annotations

import pytest

from tests.corpus.readers.web.pages import PROSE, shown


@pytest.mark.parametrize(
    "sign", ["hidden", "aria-hidden='true'", "style='color:red; display: none'"]
)
def test_what_is_hidden_is_not_read(sign: str) -> None:
    """Sites hide lists of words from people, not from machines."""
    assert "暗语" not in shown(f"<div {sign}>暗语</div><div>{PROSE}<span {sign}>暗语</span></div>")


def test_a_hidden_body_is_read() -> None:
    """A script would bring it to light."""
    assert shown(f"<p>正在加载</p><div style='display:none'>{PROSE}</div>").count("现通知如下") == 4
