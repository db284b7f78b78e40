"""Files that came together are looked over, and told in one message."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from bot.backends.memory.held import Memory
from bot.backends.memory.people import MemoryPeople
from bot.backends.memory.proposals import MemoryProposals
from bot.desk.running.files.showing import Showing
from bot.message import Outgoing, Room, Task, Work
from bot.ports import StoppedError, Tell
from bot.proposal import Course
from bot.work.over import LookingOver
from bot.work.voice import Voice
from corpus.document import Upload
from tests.paper import zipped
from tests.shop import Shop, rule
from tests.words import WORDINGS, ZH

SAY = ZH.proposing
EDITOR, HOME = "telegram:102", Room("telegram", "102")
OTHER = "临江县图书馆借阅规则\n\n第一条　每人每次借阅不超过五册，借期三十日。\n".encode()


@dataclass
class Table:
    """Files that came together, and whoever looks them over."""

    shop: Shop = field(default_factory=Shop)
    memory: Memory = field(default_factory=Memory)
    told: list[tuple[int, int]] = field(default_factory=list)
    later: list[Upload] = field(default_factory=list)

    @property
    def proposals(self) -> MemoryProposals:
        """What is proposed."""
        return MemoryProposals(self.memory)

    def put(self, upload: Upload, batch: str = "b") -> None:
        """Another file comes."""
        self.proposals.put(EDITOR, upload, batch, "k")

    def tell(self, done: int, total: int, words: str = "") -> None:
        """How far it is."""
        assert words == SAY.reading
        self.told.append((done, total))

    def look(self, about: str = "", tell: Tell | None = None) -> list[Outgoing]:
        """Look them over; gives what is said at the end. In every pause one more file comes."""

        def pause(seconds: float) -> None:
            assert seconds > 1
            if self.later:
                self.put(self.later.pop(0))

        showing = Showing(self.proposals, self.shop.look)
        over = LookingOver(showing, Voice(WORDINGS, MemoryPeople(self.memory)), pause)
        task = Task(Work.LOOK_OVER, HOME, EDITOR, ("b",), about)
        return [one.message for one in over(task, tell or self.tell).deliveries]


@pytest.fixture
def table() -> Table:
    """An empty one."""
    return Table()


def test_an_album_is_told_in_one_message(table: Table) -> None:
    """A line a file, what can be taken in, buttons for all and for one."""
    table.shop.take(rule(2019))
    for one in (rule(2019), rule(2024), Upload("空.txt", b""), Upload("图书.txt", OTHER)):
        table.put(one)
    [said] = table.look()

    lines = said.text.splitlines()
    assert lines[0] == SAY.received.format(count=4)
    assert "库里已有（编号 1）" in lines[1]
    assert "的新版本" in lines[2]
    assert lines[3].startswith("3. 《空.txt》：收不了，")
    assert lines[4] == "4. 《临江县图书馆借阅规则》：新文件"
    assert SAY.counts.format(welcome=2, held=1, failed=1) in lines
    assert [one.label for one in said.rows[0]] == [SAY.all.format(count=2), SAY.none]
    assert [one.label for one in said.rows[1]] == ["1", "2", "3", "4"]


def test_files_that_come_a_little_later_are_waited_for(table: Table) -> None:
    """A messenger brings an album one by one."""
    table.put(rule(2019))
    table.later = [rule(2021), rule(2024)]
    [said] = table.look()

    assert SAY.received.format(count=3) in said.text


def test_an_archive_is_opened(table: Table) -> None:
    """Its files are proposals of their own, it is none any more."""
    packed = zipped({"a/校车.txt": rule().data, "图书.txt": OTHER})
    table.put(Upload("包.zip", packed))
    [said] = table.look("包.zip")

    assert SAY.received.format(count=2) in said.text
    archive = table.proposals.proposal(1)
    assert archive is not None
    assert archive.course is Course.OPENED
    assert table.proposals.upload(1) is None
    assert [one.name for one in table.proposals.batch("b")] == [
        "包.zip/a/校车.txt",
        "包.zip/图书.txt",
    ]
    assert table.told[-1][1] == 2


def test_a_file_of_an_archive_that_cannot_be_had_is_told(table: Table) -> None:
    """It hides no other."""
    inner = zipped({"x.txt": OTHER})
    packed = zipped({"坏.zip": inner[: len(inner) // 2], "校车.txt": rule().data})
    table.put(Upload("包.zip", packed))
    told = table.look("包.zip")

    assert "校车补助办法" in told[0].text
    assert "坏.zip" in "\n".join(one.text for one in told)


def test_one_file_alone_is_shown_as_such(table: Table) -> None:
    """Also where it came ten times."""
    for _ in range(10):
        table.put(rule())
    [said] = table.look()

    assert ZH.preview.new in said.text
    assert [one.label for one in said.rows[0]] == [SAY.take, SAY.fix]


def test_mail_is_kept_beside_what_it_holds(table: Table) -> None:
    """It is a document too."""
    mail = (
        b"From: a@example.org\r\nTo: b@example.org\r\nSubject: notice\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n'
        b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + "各学校按时放学。".encode() + b"\r\n"
        b'--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="r.txt"\r\n'
        b"Content-Transfer-Encoding: 8bit\r\n\r\n" + OTHER + b"\r\n--x--\r\n"
    )
    table.put(Upload("信.eml", mail))
    table.look("信.eml")

    assert [one.name for one in table.proposals.batch("b")] == ["信.eml", "信.eml/r.txt"]
    assert all(one.gist for one in table.proposals.batch("b"))


def test_what_was_looked_at_before_a_crash_is_not_looked_at_again(table: Table) -> None:
    """The archive is opened again, its files are known."""
    packed = zipped({f"{at}.txt": rule(2000 + at).data for at in range(4)})
    table.put(Upload("包.zip", packed))

    def stop(done: int, total: int, words: str = "") -> None:
        del total, words
        if done == 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        table.look("包.zip", stop)
    assert len(table.shop.workshop.read) == 2

    [said] = table.look("包.zip")
    assert SAY.received.format(count=4) in said.text
    assert len(table.shop.workshop.read) == 4


def test_a_batch_that_is_gone_says_so(table: Table) -> None:
    """As after many days."""
    assert [one.text for one in table.look("包.zip")] == [SAY.gone]
