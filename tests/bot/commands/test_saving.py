from __future__ import annotations

import shutil
from pathlib import Path

from tests.bot.commands.conftest import Zhengda

QUESTION = "县财政对普惠性民办幼儿园每生每年补助多少元？"


def answer(zhengda: Zhengda, data: Path) -> object:
    """What an answer says and quotes, without how long it took."""
    (line,) = zhengda("ask", QUESTION, "--json", data=data).lines
    return {key: value for key, value in line.items() if key != "seconds"}


def test_a_backup_is_restored_on_an_empty_machine(zhengda: Zhengda, stock: Path) -> None:
    """And answers as the one it was made of; announcements are paused."""
    shutil.copytree(stock, zhengda.data)
    before, file = answer(zhengda, zhengda.data), zhengda.data.parent / "zhengda.zip"
    (made,) = zhengda("backup", file, "--json").lines
    new = zhengda.data.parent / "new"
    (told,) = zhengda("restore", file, "--json", data=new).lines

    assert made == told
    assert (made["documents"], made["answers"], made["file"]) == (1, 0, str(file))
    assert answer(zhengda, new) == before
    said = zhengda("restore", file, data=zhengda.data.parent / "third")
    assert said.code == 0
    assert "1 份文件" in said.out
    assert "公告已暂停" in said.out
    assert "个段落" in said.out


def test_a_person_reads_where_the_backup_is(zhengda: Zhengda, stock: Path) -> None:
    """One line."""
    shutil.copytree(stock, zhengda.data)
    ran = zhengda("backup", "b.zip")

    assert ran.code == 0
    assert ran.out.startswith("已备份到 b.zip：1 份文件、0 条回答")


def test_what_cannot_be_done_is_one_sentence(zhengda: Zhengda, stock: Path) -> None:
    """Exit 2, and what to do."""
    nothing = zhengda("backup", "b.zip")
    shutil.copytree(stock, zhengda.data)
    zhengda("backup", "b.zip")
    occupied = zhengda("restore", "b.zip")
    Path("x.zip").write_bytes(b"x")
    other = zhengda("restore", "x.zip", data=zhengda.data.parent / "new")

    for ran, words in (
        (nothing, "没有可以备份"),
        (occupied, "已经有数据"),
        (other, "不是"),
    ):
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
        assert words in ran.err
