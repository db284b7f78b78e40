"""Reads what a message hides: codes, escapes, letters that only look like others.

Nobody hides a question about policy, so what can be read only after decoding is an order where it
says anything; and what is written backwards, shifted or with strange letters is read both ways.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,}={0,2}")
_BASE32 = re.compile(r"(?<![A-Z2-7])[A-Z2-7]{24,}={0,6}(?![A-Za-z0-9])")
_HEX = re.compile(r"(?<![0-9A-Za-z])(?:0x)?((?:[0-9a-f]{2}[\s:]?){12,})(?![0-9a-z])", re.IGNORECASE)
_BITS = re.compile(r"(?<!\d)(?:[01]{8}\s?){6,}(?!\d)")
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})|\\x([0-9a-f]{2})", re.IGNORECASE)
_PERCENT = re.compile(r"(?:%[0-9a-f]{2}){4,}", re.IGNORECASE)
_ENTITIES = re.compile(r"&#x?[0-9a-f]{2,6};?", re.IGNORECASE)
_TAGS = re.compile("[\U000e0020-\U000e007e]")
_LEAST_TAGS = 8
"""A flag of a region takes six; who writes more hides words."""
_LOOKS = str.maketrans(
    "аеорсухіѕјԁɡһӏοαεικνρτυ" + "013457@$!",
    "aeopcyxisjdghloaeikvptu" + "oieastasi",
)
_MORSE = re.compile(r"(?:[.\-·—]{1,5}[\s/|]+){12,}[.\-·—]{1,5}")
_DECODES = re.compile(
    r"(?:base ?(?:64|32|16)|rot ?-?13|凯撒密码|摩斯|莫尔斯|摩尔斯|morse|十六进制|栅栏密码"
    r"|维吉尼亚|密文|密码)"
    r"[^。?]{0,40}(?:解码|解密|译码|破译|decode|decrypt)"
    r"|(?:解码|解密|译码|破译)后?[^。?]{0,30}(?:回答|执行|作为|按照|当作|回复|照做)"
    r"|\b(?:decode|decrypt)\b[^.?!]{0,60}\b(?:follow|execute|answer|respond|obey|do|run|it|this)\b"
    r"|(?:输出|运行|打印|执行)结果?[^。?]{0,8}作为(?:新的?)?(?:输入|指令|问题|命令)"
)
_SAYS = re.compile(r"[^\W\d_]")
_LEAST = 6


def smuggles(message: str) -> bool:
    """Whether a message holds words in signs that nobody sees."""
    return len(_TAGS.findall(message)) >= _LEAST_TAGS


def hides(message: str) -> bool:
    """Whether a message is in code, or asks to decode what it is to do."""
    if _DECODES.search(message.lower()):
        return True
    return _MORSE.search(message) is not None or any(map(_readable, _decoded(message)))


def readings(message: str) -> Iterator[str]:
    """The message as it can be read otherwise: unescaped, backwards, shifted, look-alikes."""
    plain = _ESCAPED.sub(_unescaped, html.unescape(unquote(message)))
    if plain != message or _ENTITIES.search(message):
        yield plain
    yield message[::-1]
    yield codecs.encode(message, "rot13")
    yield message.lower().translate(_LOOKS)


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1] or found[2], 16))


def _decoded(message: str) -> Iterator[bytes]:
    """What stands in the codes of a message, as bytes."""
    for found in _BASE64.finditer(message):
        code = found[0].rstrip("=").translate(str.maketrans("-_", "+/"))
        yield _tried(base64.b64decode, code + "=" * (-len(code) % 4))
    for found in _BASE32.finditer(message):
        code = found[0].rstrip("=")
        yield _tried(base64.b32decode, code + "=" * (-len(code) % 8))
    for found in _HEX.finditer(message):
        yield _tried(bytes.fromhex, re.sub(r"[\s:]", "", found[1]))
    for found in _BITS.finditer(message):
        bits = re.sub(r"\s", "", found[0])
        yield int(bits, 2).to_bytes((len(bits) + 7) // 8, "big")
    for found in _PERCENT.finditer(message):
        yield _tried(bytes.fromhex, found[0].replace("%", ""))


def _tried(decode: object, code: str) -> bytes:
    try:
        return decode(code)  # type: ignore[operator,no-any-return]
    except (ValueError, binascii.Error):
        return b""


def _readable(data: bytes) -> bool:
    """Whether bytes are words."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return len(_SAYS.findall(text)) >= _LEAST and text.isprintable()
