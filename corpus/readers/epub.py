"""Reads electronic books (EPUB): the chapters in the order of the spine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from corpus.decode import decode
from corpus.document import Decoded, UnreadableFileError
from corpus.limits import Limits
from corpus.package import MAGIC, Package, listed, opened
from corpus.reader import Reader
from corpus.readers.web import words_of
from corpus.tree import Element, tree

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_RIGHTS = ("META-INF/rights.xml", "META-INF/sinf.xml", "META-INF/license.lcpl")
_MIMETYPE = b"mimetypeapplication/epub+zip"
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_PAGES = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml"))
_LABELS = (
    ("creator", "作者"),
    ("publisher", "出版者"),
    ("date", "出版日期"),
    ("identifier", "书号"),
)
_HEADING = re.compile(r"^(#{1,5}) ", re.MULTILINE)
_BROKEN = "电子书的目录文件缺失或已损坏，读不出来，请换一份或另存为其他格式后再上传。"


def read(data: bytes, limits: Limits) -> Decoded:
    """The words of the book, its title and chapters as headings."""
    package = opened(data, limits)
    _refuse_locked(package)
    where = _opf(package)
    book = tree(package.read(where))
    chapters = [*_chapters(package, book, dirname(where))]
    if not any(chapters):
        raise UnreadableFileError("电子书里没有文字（可能全是图片），请换成文字版再上传。")
    return Decoded("\n".join([*_head(book), *filter(None, chapters)]) + "\n", "epub")


def recognises(data: bytes) -> bool:
    """Whether it says so, or is built so."""
    if not data.startswith(MAGIC):
        return False
    return _MIMETYPE in data[:100] or _CONTAINER in listed(data)


def _refuse_locked(package: Package) -> None:
    locked = any(name in package.names for name in _RIGHTS)
    if _ENCRYPTION in package.names:
        said = [
            one.get("Algorithm", "")
            for one in _all(tree(package.read(_ENCRYPTION)), "EncryptionMethod")
        ]
        locked = locked or any(one not in _FONTS for one in said)
    if locked:
        raise UnreadableFileError("电子书有版权保护（DRM），无法读取，请上传没有加密的版本。")


def _opf(package: Package) -> str:
    if _CONTAINER in package.names:
        for one in _all(tree(package.read(_CONTAINER)), "rootfile"):
            path = normpath(unquote(one.get("full-path", "")))
            if path in package.names:
                return path
    found = [name for name in package.names if name.lower().endswith(".opf")]
    if not found:
        raise UnreadableFileError(_BROKEN)
    return found[0]


def _head(book: Element) -> Iterator[str]:
    titles = [_words(one) for one in _all(book, "title")]
    if titles and titles[0]:
        yield f"# {titles[0]}"
    for name, label in _LABELS:
        said = [words for one in _all(book, name) if (words := _words(one))]
        if said:
            yield f"{label}：{'、'.join(said[:5])}"
    yield ""


def _chapters(package: Package, book: Element, folder: str) -> Iterator[str]:
    """The text of each page of the spine; tables of contents are left out."""
    manifest = {one.get("id", ""): one for one in _all(book, "item")}
    skipped = {
        _path(folder, one.get("href", ""))
        for one in _all(book, "reference")
        if one.get("type", "") in {"toc", "cover"}
    }
    for reference in _all(book, "itemref"):
        item = manifest.get(reference.get("idref", ""))
        if item is None or item.get("media-type", "") not in _PAGES:
            continue
        path = _path(folder, item.get("href", ""))
        if (
            path in package.names
            and path not in skipped
            and "nav" not in item.get("properties", "").split()
        ):
            yield _HEADING.sub(r"#\1 ", words_of(decode(package.read(path)).characters))


def _path(folder: str, href: str) -> str:
    return normpath(join(folder, unquote(href.partition("#")[0])))


def _all(root: Element, name: str) -> list[Element]:
    """The elements of a name, whatever their namespace, in their order."""
    return [one for one in root.iter() if str(one.tag).rpartition("}")[2] == name]


def _words(element: Element) -> str:
    return " ".join("".join(str(words) for words in element.itertext()).split())


READER = Reader("epub", (".epub",), recognises, read)
