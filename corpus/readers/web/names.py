"""What elements are called on Chinese and other sites: furniture, or the body of a text."""

from __future__ import annotations

import re

from corpus.readers.web.element import Element

_TAGS = frozenset(("nav", "footer", "aside", "button"))
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|crumbs?|breadcrumbs?|footer|foot|sidebar|side|share|related?|"
    r"topbar|toolbar|copyright|banner|advert|ads?|comments?|pager|pagination|recommends?|qrcode|"
    r"ewm|bdsharebuttonbox|bshare|jiathis|mbx|dqwz)(?:$|[\s_-]|\d)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:^|\s)(?:TRS_U?Editor|trs_editor_view|js_content|UCAP-CONTENT|zoom|zoomcon|vsb_content\w*|"
    r"v_news_content|wp_articlecontent|pages_content|article[-_]?content|content[-_]article|"
    r"article[-_]?body|bt[-_]content|news[-_]?(?:content|txt|text|body)|info[-_]?content|"
    r"xxgk[-_]content|detail[-_]?content|con[-_]?text|post[-_]?(?:body|content)|entry[-_]content|"
    r"rm_txt_con|articleText|mw-parser-output|ArticleContent|printContent|rwb_zw|ivs_content|"
    r"zfxxgk_zw\w*|conTxt|art_con|article_con|xl[_-]cont(?:ent)?|show[-_]content|vF_detail_content|main-txt|markdown-body|wiki-content)"
    r"(?:\s|$)",
    re.IGNORECASE,
)


def is_furniture(element: Element) -> bool:
    """Whether it is called furniture, by its tag, class or id."""
    return element.name in _TAGS or bool(element.labels and _FURNITURE.search(element.labels))


def is_body(element: Element) -> bool:
    """Whether it is called the body of an article, as content systems do."""
    return bool(element.labels and _BODY.search(element.labels))
