"""XML bytes to a tree, with everything off that hostile XML lives on."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element as Element

from corpus.document import UnreadableFileError

__all__ = ["Element", "tree"]

_LARGEST = 60_000_000
_ENTITY = "<!ENTITY"
_ENTITIES = tuple(_ENTITY.encode(one) for one in ("ascii", "utf-16-le", "utf-16-be"))


def tree(data: bytes) -> Element:
    """The root of an XML document, without its comments and processing instructions.

    Nothing is fetched or expanded. Nesting deeper than 256 and texts over 10 MB are refused
    by libxml2 itself, as `huge_tree` is off.

    Raises:
        UnreadableFileError: it is not sound XML, too large, or declares entities.
    """
    if len(data) > _LARGEST:
        raise UnreadableFileError(
            f"文件里有一段内容长达 {len(data) / 1e6:.1f} MB，请拆成几个文件再上传。"
        )
    if any(one in data for one in _ENTITIES):
        raise UnreadableFileError(_ENTITY_FOUND)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UnreadableFileError("文件内部的格式有错误，读不出来，请重新另存后再上传。") from None
    _refuse_entities(root)
    return root


_ENTITY_FOUND = "文件里定义了 XML 实体，可能有害，请另存为正常的文件后再上传。"


def _refuse_entities(root: Element) -> None:
    """Catches declarations that an unusual encoding hid from the look at the bytes."""
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and list(declared.iterentities()):  # type: ignore[attr-defined]
        raise UnreadableFileError(_ENTITY_FOUND)
