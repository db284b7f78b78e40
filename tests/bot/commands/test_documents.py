from __future__ import annotations

import json
from pathlib import Path

from tests.bot.commands.conftest import Zhengda


def test_an_empty_store_says_what_to_do(zhengda: Zhengda) -> None:
    """A newcomer is told the next command."""
    ran = zhengda("list")

    assert (ran.code, ran.out) == (0, "库里还没有文件。用 zhengda add 文件或文件夹 收入。\n")


def test_documents_are_listed_shown_and_removed(zhengda: Zhengda, papers: Path) -> None:
    """The round of a document."""
    zhengda("add", papers / "办法.txt")
    (listed,) = zhengda("list", "--json").lines
    (shown,) = zhengda("show", "1", "--json").lines
    (removed,) = zhengda("remove", "1", "--json").lines

    assert listed == removed
    assert (listed["id"], listed["document"], listed["title"]) == (
        1,
        "办法.txt",
        "云溪县学前教育管理办法",
    )
    assert ["云溪县学前教育管理办法", "第二章 经费", "第九条"] in [
        part["section"] for part in shown["outline"]
    ]
    for part in shown["outline"]:
        assert 0 <= part["start"] <= part["end"] <= len(shown["text"])
    assert zhengda("list", "--json").out == ""
    assert zhengda("show", "1").code == 2


def test_a_person_reads_a_table_and_a_page(zhengda: Zhengda, papers: Path) -> None:
    """Into a pipe the table has tabs; the page has the outline set in."""
    zhengda("add", papers / "办法.txt")
    head, row = zhengda("list").out.splitlines()
    page = zhengda("show", "1").out

    assert head.split("\t")[:3] == ["编号", "文件", "标题"]
    assert row.split("\t")[:3] == ["1", "办法.txt", "云溪县学前教育管理办法"]
    assert "标题：云溪县学前教育管理办法\n" in page
    assert "\n      第九条\n" in page
    assert "  没有发现残缺。\n" in page


def test_a_number_nobody_has_is_one_sentence(zhengda: Zhengda) -> None:
    """On standard error, as text or as JSON, exit 2."""
    for command in ("show", "remove"):
        plain, machine = zhengda(command, "99"), zhengda(command, "99", "--json")

        assert (plain.code, machine.code, plain.out, machine.out) == (2, 2, "", "")
        assert plain.err == "没有编号为 99 的文件。用 zhengda list 查看编号。\n"
        assert json.loads(machine.err)["error"] == plain.err.strip()


def test_reindexing_says_what_it_did(zhengda: Zhengda, papers: Path) -> None:
    """With nothing changed nothing is embedded; from nothing the same passages come out."""
    zhengda("add", papers / "办法.txt")
    (quick,) = zhengda("reindex", "--json").lines
    (full,) = zhengda("reindex", "--full", "--json").lines

    assert quick["documents"] == full["documents"] == 1
    assert quick["embedded"] == full["embedded"] == 0
    assert quick["chunks"] == full["chunks"] > 0
    assert quick["changed"] == quick["failed"] == full["failed"] == []
    assert zhengda("reindex").out.startswith("索引已是最新：1 个文件，")
