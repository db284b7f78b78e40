"""Texts as they can be sent."""

from __future__ import annotations

import re

_UNSENDABLE = dict.fromkeys((0, *range(55296, 57344)), "�")
_NAMED = re.compile(r"《[^《》\n]{1,300}》(?:（[^（）\n]{1,200}）)?")
_LEADS = re.compile(
    r"[@#/]|(?<=[^\s《（])[.:](?=(?!(?:txt|docx?|pdf|xlsx?|html?|md|csv|zip|wps|jpe?g|png|pptx?|ofd)\b)"
    r"(?:[a-z]{2}|xn--|//|[\u4e00-\u9fff]{2}))",
    re.ASCII | re.IGNORECASE,
)
_WIDE = str.maketrans("@#/.:", "＠＃／．：")


def sendable(text: str) -> str:
    """A text of the same length without what cannot be sent: halves of signs, and NUL.

    The title of a document is a name and leads nowhere: Telegram makes links by itself of
    addresses, @names, #tags and /commands, so that within 《》, and within the brackets behind,
    their signs are sent in full width.
    """
    return _NAMED.sub(_harmless, text.translate(_UNSENDABLE))


def _harmless(name: re.Match[str]) -> str:
    return _LEADS.sub(lambda sign: sign[0].translate(_WIDE), name[0])
