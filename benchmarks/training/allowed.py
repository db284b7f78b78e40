"""Makes questions whether something may be done, and how: what people ask most.

A sentence that forbids or allows becomes 能不能, one that tells what an application needs 怎么办.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

_CLAUSE = r"[^,，。；;：:、]"
_MAY = re.compile(
    rf"(?P<who>{_CLAUSE}{{2,22}}?)(?P<does>不得|可以|禁止|有权)(?P<what>{_CLAUSE}{{3,28}})"
)
_FORBIDDEN = re.compile(rf"(?:^|[,，])(?:严禁|禁止)(?P<what>{_CLAUSE}{{4,28}})")
_MUST = re.compile(rf"(?P<who>{_CLAUSE}{{2,16}}?)(?:应当|必须|需要|须)(?P<what>{_CLAUSE}{{3,28}})")
_DEED = (
    "申请|办理|举办|设立|取得|变更|终止|聘任|聘用|报名|参加|开设|组织|举报|投诉|领取|认定|选用|编写"
)
_HOW = re.compile(
    rf"(?P<deed>{_DEED})(?P<what>{_CLAUSE}{{2,14}}?)(?:的|时|前)?[,，]?(?:应当|须|需|由)"
)
_HERE = re.compile(r"本法|本条|前款|下列|规定的?(?:行为|条件|情形)")
_ALLOWED = (
    "{who}能不能{what}", "{who}可以{what}吗", "{who}能{what}吗", "{who}{what}合法吗",
    "能不能{what}", "可以{what}吗", "{what}违法吗", "{what}行不行",
)  # fmt: skip
_BANNED = (
    "能不能{what}",
    "可以{what}吗",
    "{what}违法吗",
    "{what}可以吗",
    "能{what}吗",
    "让不让{what}",
)
_DUE = "{who}要不要{what}", "{who}必须{what}吗", "要不要{what}", "一定要{what}吗", "不{what}行吗"
_WAYS = (
    "怎么{deed}{what}", "{deed}{what}怎么办", "{deed}{what}要什么条件", "{deed}{what}需要什么",
    "{deed}{what}有什么要求", "{what}怎么{deed}", "{deed}{what}找谁",
)  # fmt: skip


def questions(sentence: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Questions that a sentence answers, each with the words that do."""
    for may in _MAY.finditer(sentence):
        if not _HERE.search(may.group()):
            yield chance.choice(_ALLOWED).format(who=may["who"], what=may["what"]), may.group()
    for ban in _FORBIDDEN.finditer(sentence):
        if not _HERE.search(ban.group()):
            yield chance.choice(_BANNED).format(what=ban["what"]), ban["what"]
    must = _MUST.match(sentence)
    if must and not _HERE.search(must.group()):
        yield chance.choice(_DUE).format(who=must["who"], what=must["what"]), must.group()
    how = _HOW.search(sentence)
    if how and not _HERE.search(how.group()):
        yield chance.choice(_WAYS).format(deed=how["deed"], what=how["what"]), sentence[how.end() :]
