"""Tells when the body of a page is pictures: scanned notices are often put up so."""

from __future__ import annotations

from corpus.document import Damage, DamageKind
from corpus.readers.web.element import Element
from corpus.readers.web.names import is_furniture
from corpus.readers.web.weights import Weights

_FEW_WORDS = 200
_SMALL = 120


def unread(body: Element, weights: Weights, end: int) -> tuple[Damage, ...]:
    """One damage, at the end of the text, if there are pictures and hardly any words."""
    weight = weights.of(body)
    if weight.letters - weight.linked > _FEW_WORDS:
        return ()
    count = sum(_is_picture(one, body) for one in body.walk())
    if not count:
        return ()
    sentence = f"网页正文里有{count}张图片，图里的文字没有读入，需要时请把图片另存后上传。"
    return (Damage(DamageKind.UNREAD, end, end, sentence),)


def _is_picture(element: Element, body: Element) -> bool:
    """Whether it is a picture of some size, and no link, icon or ornament."""
    if element.name != "img" or _is_small(element):
        return False
    for above in element.above:
        if above is body:
            return True
        if is_furniture(above) or (above.name == "a" and "href" in above.attributes):
            return False
    return True


def _is_small(picture: Element) -> bool:
    sizes = (picture.attributes.get(side, "").removesuffix("px") for side in ("width", "height"))
    return any(size.isascii() and size.isdigit() and int(size[:6]) < _SMALL for size in sizes)
