"""Reads the short names that documents give: 《…》（以下简称《办法》）, …（以下简称“双减”）.

A short name that says little (《办法》) means what its own document says it means and nothing
elsewhere; one that says more (“三项补助”) is understood wherever it is met.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import rjieba

from corpus.fold import fold

CUE = ("简称", "统称", "下称")
"""Terms of the lexical index of which every such sentence holds one."""
_DEFINED = re.compile(
    r"(?P<long>《[^《》]{2,80}》|[^,。;:!?\n()《》“”\"]{2,40})"
    r"\((?:[^()\n]{0,40}[,;])?(?:以下|下文|下|后)?(?:统一|均|合并|一并)?(?:简称|统称|称)(?:为|作)?:?"
    r"\s*(?P<open>[《“\"「『<])?(?P<short>[^()》”\"」』>,;。\n]{2,20})[》”\"」』>]?\)"
)
_NOTE = re.compile(r"\([^()《》]*(?:号|修正|修订|通过|公布)\)(?=\s*\()")
_GENERIC = re.compile(
    r"(?:本|该|新|原|旧|上述|以上)?(?:实施|管理|暂行|试行|工作|行动|若干|指导|总体|基本|专项|具体|有关)*"
    r"(?:法|法律|条例|办法|规定|意见|通知|方案|计划|规划|细则|决定|纲要|章程|标准|目录|公告|公约"
    r"|合同|协议|项目|机构|学校|单位|企业|公司|中心|基地|平台|系统|地区|部门|人员|对象|当事人|报告)"
)
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百零\d]+条\s*")
_LEADS = re.compile(
    r"^.*?(?:对于?|将|把|为了?|按照?|根据|开展|推进|落实|执行|实施|贯彻|关于|设立|建立|成立|以及|的)(?=.{4})"
)


@dataclass(frozen=True, slots=True)
class Short:
    """A short name and what it stands for, both folded; `title`: the name of a text.

    `document` is the number of the document that says so.
    """

    name: str
    stands_for: str
    title: bool
    document: int = 0

    @property
    def distinctive(self) -> bool:
        """Whether it means this outside its own document as well: no 《办法》, no 学校."""
        return not _GENERIC.fullmatch(self.name)

    @property
    def telling(self) -> bool:
        """Whether to read it so helps to find anything: a word everybody uses needs no reading."""
        return (
            self.distinctive
            and self.name not in self.stands_for
            and not (rjieba.has_word(self.name) and not self.title)
        )


def shortened(text: str, document: int = 0) -> list[Short]:
    """The short names that a text defines.

    Example: `执行《云溪县校车补助办法》(以下简称《办法》)` gives 办法, 云溪县校车补助办法.
    """
    folded = fold(text)
    if not any(cue in folded for cue in CUE):
        return []
    found = []
    # The number of a text, or its version, often stands between its title and its short name.
    for match in _DEFINED.finditer(_NOTE.sub("", folded)):
        words, name = match["long"], match["short"].strip()
        title = words.startswith("《")
        stands_for = words.strip("《》") if title else _LEADS.sub("", _ARTICLE.sub("", words))
        if name != stands_for and len(name) < len(words):
            found.append(Short(name, stands_for, title, document))
    return found
