"""Pages that are no document: errors, log-in forms, scripts, frames."""

from __future__ import annotations

import re

from corpus.document import UnreadableFileError
from corpus.readers.web.element import Element
from corpus.readers.web.weights import Weights

_ERROR = re.compile(
    r"\b(?:404|403|500|502|503)\b.{0,40}(?:not\s+found|forbidden|error|bad\s+gateway|unavailable|"
    r"错误|页面|找不到|不存在|禁止|无法|出错|访问)|(?:页面|网页|文章|内容|信息|您访问的.{0,8})(?:不存在|未找到|找不到了?|"
    r"已被?删除|已失效|走丢了)|(?:此|该)内容(?:因违规|已被发布者删除)|not\s+found",
    re.IGNORECASE | re.DOTALL,
)
_LOGIN = re.compile(
    r"(?:请|需要?|用户|账号|帐号|立即|统一身份)\S{0,4}登[录陆]|登[录陆]后\S{0,6}(?:查看|阅读|访问|浏览)|sign\s+in|log\s?in",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"(?:开启|启用|打开|支持|enable)\s*(?:浏览器的?)?\s*java\s?script|javascript\s*(?:被禁用|未启用|is\s+(?:required|disabled))"
    r"|(?:环境异常|安全验证|人机验证|拖动滑块|验证码)",
    re.IGNORECASE,
)
_SHORT = 600
_SHORT_TEXT = 150
_FEW_SENTENCES = 5


def refuse_barred(root: Element, page: Element, weights: Weights) -> None:
    """Refuses what only looks like a document.

    Raises:
        UnreadableFileError: with what it is.
    """
    weight = weights.of(page)
    if not weight.letters:
        raise UnreadableFileError(_empty(root))
    if weight.letters - weight.linked > _SHORT or weight.prose > _FEW_SENTENCES:
        return
    words = _words(root, page)
    if weight.letters < _SHORT_TEXT and _SCRIPT.search(words):
        raise UnreadableFileError(
            "网页要运行脚本或通过验证才显示正文，文件里没有正文，请在浏览器里打开后另存正文再上传。"
        )
    if _asks_password(root) and _LOGIN.search(words):
        raise UnreadableFileError("网页是登录页面，没有正文，请登录后把正文另存再上传。")
    if weight.letters - weight.linked < _SHORT_TEXT and _ERROR.search(words):
        raise UnreadableFileError("网页是出错提示页（内容已不在或不能访问），请换原网页再上传。")


def _empty(root: Element) -> str:
    if any(one.name in {"frame", "frameset", "iframe"} for one in root.walk()):
        return "网页只有框架，正文在另一个网页里，请打开正文所在的网页另存后再上传。"
    return "网页里没有文字（可能只有脚本或图片），请上传网页正文。"


def _words(root: Element, page: Element) -> str:
    title = next((one.words() for one in root.walk() if one.name == "title"), "")
    texts = (one for one in page.walk() if one.name not in {"script", "style"})
    return "\n".join(
        [title, *(child for one in texts for child in one.children if isinstance(child, str))]
    )


def _asks_password(root: Element) -> bool:
    return any(
        one.name == "input" and one.attributes.get("type", "").lower() == "password"
        for one in root.walk()
    )
