"""Documents as the gate sees them: their passages, their whole sentences, and what drafters say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from corpus.document import Document
from corpus.known import Status
from corpus.split import split
from rag.answer import Draft, DraftClaim, Passage, Source
from rag.lists import lead_in
from rag.locate import section_at
from rag.sentences import sentences
from rag.standing import kind_of
from rag.verify import Verified, verify
from tests.documents import SAMPLES, composed, sample
from tests.fakes import document as simple

RULES = """云溪县中小学管理规定

第一条　学校不得收取择校费。教师应当持证上岗。

第二条　教师不得有下列行为：
（一）体罚学生；
（二）收受礼品，价值不足50元的除外；
（三）有偿补课，包括：
1. 在校内补课；
2. 在校外补课；
（四）歧视学生。

第三条　学校可以收取住宿费。但是，走读生不得收取。

第四条　义务教育学校不得收取下列费用：学费；杂费；赞助费。社会捐赠不在此限。

第五条　下列学生可以免试入学：
甲类：烈士子女；
乙类：现役军人子女。
其他学生应当参加考试。

第六条　学校应当公开收费项目；未公开的，不得收取。国家另有规定的除外。

第七条　校长每年听课不少于40节，副校长不少于60节，每节不超过45分钟，覆盖率达到95%。

小学生能带手机吗？
不能。
家长能进校园吗？
可以。

收费项目 | 标准
住宿费 | 每学期300元
车费 | 每学期80元

各校配备人员不得少于下表。
人员 | 人数
校医 | 2
保安 | 4

学位增加到95
2.加强校园管理

操场面积为10²平方米，系数为3。
5人以上的班组应当设组长。

违反本规定的，给予警告。
该校应当在30日内改正。
"""


@dataclass(frozen=True)
class Desk:
    """A stored document and the passages that were found of it."""

    document: Document
    version: int
    limit: int = 200

    @property
    def text(self) -> str:
        """The whole text."""
        return self.document.text

    @cached_property
    def source(self) -> Source:
        """What its passages belong to."""
        part = self.document.parts[0]
        name = self.document.name
        return Source(
            self.version, name, self.version, part.title.value, kind_of(part), Status.UNKNOWN
        )

    def passage(self, start: int, end: int) -> Passage:
        """A stretch of the text."""
        path = section_at(self.document.sections, start).path
        return Passage(0, self.source, path, start, end, self.text[start:end])

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Its chunks as passages."""
        pieces = split(self.document, self.limit)
        found = [self.passage(piece.start, piece.end) for piece in pieces]
        return tuple(replace(one, chunk=number) for number, one in enumerate(found, 1))

    @cached_property
    def whole(self) -> tuple[tuple[Passage, str], ...]:
        """Every sentence that stands by itself, with its passage."""
        return tuple(self._standing())

    def _standing(self) -> Iterator[tuple[Passage, str]]:
        edges = {(one.start, one.end) for one in sentences(self.text)}
        for passage in self.passages:
            for one in sentences(passage.text):
                start, end = passage.start + one.start, passage.start + one.end
                words = self.text[start:end]
                said = re.search(r"\w", words) and not words.endswith(("：", ":"))
                if (start, end) in edges and said and lead_in(self.text, start) is None:
                    yield passage, words

    @cached_property
    def led(self) -> tuple[tuple[Passage, str, str], ...]:
        """Every piece of a list with the words that lead it in."""
        return tuple(self._led())

    def _led(self) -> Iterator[tuple[Passage, str, str]]:
        for passage in self.passages:
            for one in sentences(passage.text):
                lead = lead_in(self.text, passage.start + one.start)
                words = passage.text[one.start : one.end]
                if lead and not words.endswith(("：", ":")):
                    yield passage, self.text[lead.start : lead.end], words

    def check(self, *claims: DraftClaim, others: Iterable[Desk] = ()) -> Verified:
        """What the gate makes of claims over one passage: the whole text."""
        desks = (self, *others)
        texts = {desk.version: desk.text for desk in desks}
        passages = [desk.passage(0, len(desk.text)) for desk in desks]
        return verify(Draft(claims), passages, texts.__getitem__)


def says(text: str, *quotes: str) -> DraftClaim:
    """A claim over the first passage; without quotes it quotes itself."""
    return DraftClaim(text, tuple((0, quote) for quote in quotes or (text,)))


def desk(text: str, version: int = 1) -> Desk:
    """A document of a few words."""
    return Desk(simple(f"{version}.txt", *text.splitlines(), title=text.splitlines()[0]), version)


def desks() -> tuple[Desk, ...]:
    """The samples, and a document made of everything that can be taken out of its context."""
    documents = [sample(path.name) for path in SAMPLES] + [composed(RULES, "规定.txt")]
    return tuple(Desk(one, version) for version, one in enumerate(documents, 1))
