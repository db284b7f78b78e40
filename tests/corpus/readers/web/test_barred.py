from __future__ import annotations

import pytest

from corpus.document import UnreadableFileError
from tests.corpus.readers.web.pages import PROSE, decoded, shown


@pytest.mark.parametrize(
    ("body", "advice"),
    [
        ("<h1>404</h1><p>抱歉，您访问的页面不存在。</p><a href='/'>返回首页</a>", "出错"),
        ("<h1>404 Not Found</h1><hr>nginx", "出错"),
        ("<p>用户登录</p><form><input name=u><input type='password'></form>", "登录页面"),
        ("<p>请开启JavaScript并刷新该页。</p>", "脚本"),
        ("<iframe src='a.html'></iframe>", "框架"),
        ("<img src='a.jpg'>", "没有文字"),
    ],
)
def test_what_only_looks_like_a_document_is_refused(body: str, advice: str) -> None:
    """In one sentence that says what to do."""
    with pytest.raises(UnreadableFileError, match=advice) as caught:
        decoded(body)
    assert str(caught.value).count("。") == 1


def test_frames_hold_no_text() -> None:
    """The pages in them do."""
    with pytest.raises(UnreadableFileError, match="框架"):
        decoded("<frameset cols='20%,80%'><frame src='a.html'><frame src='b.html'></frameset>")


def test_a_notice_about_logging_in_is_a_document() -> None:
    """And so is one with a log-in form beside it."""
    form = "<form>用户登录<input type='password'></form>"

    assert shown(f"{form}<div><p>请登录平台后查看。</p>{PROSE}</div>").count("现通知如下") == 4
