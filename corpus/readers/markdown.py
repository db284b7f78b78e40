"""Reads Markdown: the marks are furniture, the words are the text."""

from __future__ import annotations

import re

from corpus.decode import decode
from corpus.document import Decoded
from corpus.limits import Limits
from corpus.reader import Reader
from corpus.span import Span

# What CommonMark takes for emphasis: the mark hugs the words inside.
_STRONG = re.compile(
    r"(?P<open>\*\*\*|\*\*|__)(?=[^\s*_])(?P<inner>[^\n*]{1,200}?)(?<=[^\s*_])(?P<close>(?P=open))"
)
_FENCE = re.compile(r"^[ \t]*(?:`{3,}|~{3,})[^\n]*\n?", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*(?:-[ \t]*){3,}$\n?|^[ \t]*(?:\*[ \t]*){3,}$\n?", re.MULTILINE)
_UNDERLINE = re.compile(r"^[ \t]*={3,}[ \t]*$\n?", re.MULTILINE)
_QUOTE = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_BULLET = re.compile(r"^[ \t]*[-*+][ \t]+(?=\S)", re.MULTILINE)
_TAG = re.compile(
    r"</?(?:br|p|div|span|b|strong|em|i|u|sup|sub|center|font|table|thead|tbody|tr|td|th|img)\b"
    r"[^<>\n]{0,200}>",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--[^>]{0,2000}-->")
_IMAGE = re.compile(r"!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)")
_LINK = re.compile(r"(?P<open>\[)[^\]\n]{1,200}(?P<close>\]\([^)\n]{0,500}\))")
_CODE = re.compile(r"(?P<open>`)[^`\n]{1,200}(?P<close>`)")
_PUNCTUATION = frozenset("，。；：、！？,.;:!?")


def read(data: bytes, _: Limits) -> Decoded:
    """The characters of the file, with Markdown's marks as furniture."""
    text = decode(data)
    return Decoded(text.characters, text.encoding, marks(text.characters))


def marks(source: str) -> tuple[Span, ...]:
    """The spans that are Markdown and not words, apart from headings and table rules.

    Those two are met in plain text as well, so cleaning takes them out of every file.
    """
    spans = [
        Span(*found.span())
        for pattern in (_FENCE, _RULE, _UNDERLINE, _QUOTE, _BULLET, _COMMENT, _IMAGE, _TAG)
        for found in pattern.finditer(source)
        if found.end() > found.start()
    ]
    for pattern in (_STRONG, _LINK, _CODE):
        for found in pattern.finditer(source):
            if pattern is not _STRONG or _hugs(found.group("inner")):
                spans += [Span(*found.span("open")), Span(*found.span("close"))]
    return tuple(sorted(spans))


def _hugs(inner: str) -> bool:
    """Whether these words are emphasised: `新建**、**、**3所` is three masked names."""
    return inner[0] not in _PUNCTUATION and inner[-1] not in "，、,"


READER = Reader("markdown", (".md", ".markdown"), lambda _: False, read)
