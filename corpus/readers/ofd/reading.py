"""Reads OFD files page by page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.document import Damage, DamageKind, Decoded, UnreadableFileError
from corpus.layout.sheet import Line, Sheet
from corpus.layout.write import written
from corpus.limits import Limits
from corpus.package import listed, opened
from corpus.reader import Reader
from corpus.readers.ofd.folder import ENTRY, Folder, below, children, name, text
from corpus.readers.ofd.page import Book, page_of
from corpus.readers.ofd.pictures import Finder, with_pictures
from corpus.recognise import is_there
from corpus.tree import Element

_ENCRYPTED = "OFD 文件已加密，请解密或去掉密码后再上传。"


@dataclass(frozen=True, slots=True)
class _Volume:
    """One document of the file: an OFD file may hold several."""

    path: str
    root: Element


def read(data: bytes, limits: Limits) -> Decoded:
    """The text of an OFD file; annotations, watermarks and seals are furniture."""
    folder = Folder(opened(data, limits))
    volumes = list(_volumes(folder))
    _refuse_pages(sum(len(_pages(one)) for one in volumes), limits)
    sheets: list[Sheet] = []
    attached: list[str] = []
    signs = 0
    finder = Finder(folder, limits.pictures if is_there() else 0)
    for volume in volumes:
        book = Book.of(folder, volume.path, volume.root)
        for place in _pages(volume):
            page = page_of(book, place, len(sheets) + 1)
            sheets.append(with_pictures(page, finder))
            signs += sum(len(line.words) for line in page.sheet.lines)
            if signs > limits.characters:
                raise UnreadableFileError(
                    f"文件的文字超过上限 {limits.characters} 字，请拆成几个文件再上传。"
                )
        attached += _attachments(folder, volume)
    _refuse_empty(sheets, limits)
    decoded = written(sheets, "ofd")
    return _with_attachments(decoded, attached) if attached else decoded


def _volumes(folder: Folder) -> Iterator[_Volume]:
    names = folder.package.names
    if any(one.lower().endswith("encryptions.xml") for one in names):
        raise UnreadableFileError(_ENCRYPTED)
    entry = folder.path("", ENTRY)
    root = folder.root(entry)
    if any(name(one) in {"Encryptions", "EncryptInfo"} for one in root.iter()):
        raise UnreadableFileError(_ENCRYPTED)
    for body in children(root, "DocBody"):
        path = folder.path(entry, text(body, "DocRoot"))
        yield _Volume(path, folder.root(path))


def _pages(volume: _Volume) -> list[str]:
    return [
        page.get("BaseLoc") or ""
        for pages in children(volume.root, "Pages")
        for page in children(pages, "Page")
    ]


def _refuse_pages(count: int, limits: Limits) -> None:
    if not count:
        raise UnreadableFileError("OFD 文件里没有一页内容，请检查后重新上传。")
    if count > limits.pages:
        raise UnreadableFileError(
            f"OFD 文件有 {count} 页，超过上限 {limits.pages} 页，请拆成几个文件再上传。"
        )


def _refuse_empty(sheets: list[Sheet], limits: Limits) -> None:
    lines: list[Line] = [line for sheet in sheets for line in sheet.lines if not line.aside]
    if lines:
        return
    if any(sheet.unread for sheet in sheets):
        why = "而文字识别已关闭" if not limits.pictures else "没有认出文字"
        raise UnreadableFileError(f"OFD 文件只有图片，{why}，请上传有文字的文件。")
    raise UnreadableFileError("OFD 文件里没有文字，请检查后重新上传。")


def _attachments(folder: Folder, volume: _Volume) -> Iterator[str]:
    """The names of the files that are attached to a document."""
    place = text(volume.root, "Attachments")
    if place:
        for _, root in folder.roots(volume.path, iter([place])):
            for one in below(root, "Attachment"):
                yield (one.get("Name") or "").strip() or "未命名"


def _with_attachments(decoded: Decoded, names: list[str]) -> Decoded:
    end = len(decoded.source)
    shown = "、".join(f"“{one[:40]}”" for one in names[:3])
    sentence = f"文件带有{len(names)}个附件（{shown}），没有读取，请单独上传。"
    unread = Damage(DamageKind.UNREAD, end, end, sentence)
    return replace(decoded, damage=(*decoded.damage, unread))


READER = Reader("ofd", (".ofd",), lambda data: ENTRY in listed(data), read)
