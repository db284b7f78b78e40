"""Reads the titles of stored documents for what people call them: 双减意见, the teachers law.

The words before 意见 or 办法, or before law, are read as the lexicon and the documents themselves
explain them; a title of that kind that has the explanation is meant, if there is only one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.lexicon import Lexicon, Saying
from rag.named import read
from rag.names import TYPES, Names
from rag.terms import HAN

_KIND = re.compile(rf"(?:的|这个|那个)?({'|'.join(TYPES)})(?![{HAN}]?(?:人|院|规|律|定|学))")
_RULE = re.compile(r"(?:(?<!办)法|条例|办法|规定|细则)(?!规(?!定)|[律治制院学定庭人案》])")
_BEGINS = re.compile(r"(?:^|[\W的和与跟及按据在看查问]|依照|我国)$")
"""What may stand before a title that is named by itself."""
_OURS = "我国"
_EXPLAINED = 4
"""Characters from which on an explanation tells one title from others."""
_ENGLISH_KINDS = {
    "law": "法",
    "act": "法",
    "regulation": "条例|规定",
    "ordinance": "条例",
    "measure": "办法",
    "rule": "规定|规则|细则",
    "opinion": "意见",
    "notice": "通知",
    "circular": "通知",
    "plan": "计划|方案|规划",
}
_ENGLISH_KIND = re.compile(rf"\b({'|'.join(_ENGLISH_KINDS)})s?\b")
_NUMBERED = re.compile(
    r"\b(?P<unit>article|art\.|chapter)s? ?(?P<first>\d+)"
    r"(?: ?(?P<joined>,|and|to|-) ?(?:articles? ?)?(?P<second>\d+))?\b"
)
_ORDINAL = re.compile(r"\b(?P<first>\d+)(?:st|nd|rd|th) (?P<unit>article|chapter)\b")
_LAST = re.compile(r"\b(?:the )?(?:last|final) (?P<unit>article|chapter)\b")
_COUNTED = re.compile(r"\bhow many (?P<unit>article|chapter)s\b")
_SAYS = re.compile(
    r"\b(?:what|does|do|did|is|are|the|say|says|said|of|in|about|text|content|please|show|quote|me"
    r"|tell|give|read|there|have|has|it|this|that|which|state|states|contain|contains|under)\b|\W"
)
_BETWEEN = {"and": "和", ",": "和", "to": "至", "-": "至"}


def in_full(folded: str, lexicon: Lexicon, names: Names) -> str:
    """A folded question with a title in 《》 in place of what a document is called in it.

    One in English that names a provision is put into Chinese, as far as it asks for no more.
    Example: `what does article 12 of the teachers law say` gives `《教师法》第12条`.
    """
    if not re.search(f"[{HAN}]", folded):
        return _from_english(folded, lexicon, names)
    for saying in reversed(lexicon.sayings(folded)):
        kind = _KIND.match(folded, saying.end)
        inside = folded.rfind("《", 0, saying.start) > folded.rfind("》", 0, saying.start)
        alone = not inside or folded[saying.start - 1] == "《"
        if kind and alone and not names.ending(folded[: kind.end()]):
            said = folded[saying.start : saying.end]
            title = _only([saying], (kind[1],), names, said)
            if title:
                before = folded[: saying.start].rstrip("《")
                folded = f"{before}《{title}》{folded[kind.end() :].lstrip('》')}"
    return _marked(folded, names)


def _marked(folded: str, names: Names) -> str:
    """A folded question with the rule that it begins with, or speaks of, in 《》: 教师法哪年施行.

    What only ends like the title of a stored text (高等教育法 like 教育法) is none of its names.
    """
    for kind in reversed(list(_RULE.finditer(folded))):
        head = folded[: kind.end()]
        after = head.rfind(_OURS) + len(_OURS) if _OURS in head else 0
        named = names.ending(head[after:])
        if named is None or named.short or head.count("《") > head.count("》"):
            continue
        said, before = head[after + named.start :], head[: after + named.start]
        one = len({target.source.document_id for target in named.targets}) == 1
        if one and names.called([said]) and _BEGINS.search(before):
            folded = f"{before}《{said}》{folded[kind.end() :]}"
    return folded


def _from_english(folded: str, lexicon: Lexicon, names: Names) -> str:
    found = next(
        filter(None, (one.search(folded) for one in (_NUMBERED, _ORDINAL, _LAST, _COUNTED))), None
    )
    if found is None:
        return folded
    rest = f"{folded[: found.start()]} {folded[found.end() :]}"
    kind = _ENGLISH_KIND.search(rest)
    if kind is None:
        return folded if _SAYS.sub("", rest) else _provision(found)
    own = rest[: kind.start()]
    sayings = lexicon.sayings(own)
    title = _only(sayings, tuple(_ENGLISH_KINDS[kind[1]].split("|")), names)
    left = _SAYS.sub("", rest[kind.end() :])
    return f"《{title}》{_provision(found)}" if title and sayings and not left else folded


def _provision(found: re.Match[str]) -> str:
    """An English address in Chinese: 第12条, 第3条至第5条, 最后一条, 有几章."""
    unit = "章" if found["unit"] == "chapter" else "条"
    if found.re is _LAST:
        return f"最后一{unit}"
    if found.re is _COUNTED:
        return f"有几{unit}"
    first = f"第{found['first']}{unit}"
    if found.re is _ORDINAL or not found["second"]:
        return first
    return f"{first}{_BETWEEN[found['joined']]}第{found['second']}{unit}"


def _only(sayings: Sequence[Saying], kinds: tuple[str, ...], names: Names, said: str = "") -> str:
    """The one title of a kind in which every saying is explained; the shortest of several.

    A title that has what is `said` itself has no nickname of it.
    """
    titles = {name for one in names.targets for name in read(one.source.title).names}
    meant = [
        title
        for title in titles
        if title.endswith(kinds)
        and not (said and said in title)
        and not (kinds == ("法",) and title.endswith("办法"))
        and all(any(word in title for word in _telling(one)) for one in sayings)
    ]
    shortest = min(map(len, meant), default=0)
    fitting = [title for title in meant if len(title) == shortest]
    return fitting[0] if len(fitting) == 1 else ""


def _telling(saying: Saying) -> list[str]:
    return [word for word in saying.means if len(word) >= _EXPLAINED] or list(saying.means)
