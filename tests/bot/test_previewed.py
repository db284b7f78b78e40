"""Previews as a person reads them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.message import Style
from bot.previewed import changes, gist, line, previewed, unreadable
from bot.proposal import Choice, Course, Gist, Proposal
from corpus.document import Upload
from corpus.known import Tie
from rag.correct import Correction
from rag.preview import Fit, Preview
from tests.shop import RULE, Shop, rule
from tests.words import EN, ZH

PROPOSAL = Proposal(12, "telegram:5", "", "", "校车.txt", "d", 9, datetime.now(UTC))


def text(preview: Preview, choice: Choice | None = None) -> str:
    """All that is said of a file."""
    proposal = replace(PROPOSAL, choice=choice or Choice())
    return "\n".join(one.text for one in previewed(preview, proposal, ZH))


def test_a_preview_tells_what_is_known_in_the_words_of_people() -> None:
    """What nobody knows is left out."""
    shown = text(Shop().look(rule()))

    assert shown.splitlines()[0] == "云溪县校车补助办法"
    for one in (
        "发文机关：云溪县人民政府",
        "文号：云政规〔2024〕5号",
        "日期：2024-07-19",
        "施行日期：2024-09-01",
        "文种：规定",
        "章节：第一条",
        "文件：校车.txt（#12）",
        ZH.preview.new,
    ):
        assert one in shown
    assert "有效期至" not in shown
    assert "清理掉" not in shown


def test_a_preview_is_told_in_english_too() -> None:
    """With the document's own words as they are."""
    shown = [one.text for one in previewed(Shop().look(rule()), PROPOSAL, EN)]

    assert "File: 校车.txt (#12)" in shown
    assert EN.preview.new in shown


def test_what_changed_is_told_with_both_words() -> None:
    """And how much; what is new is underlined."""
    shop = Shop()
    shop.take(rule(2019, 200))
    preview = shop.look(rule(2024, 320))
    blocks = list(previewed(preview, PROPOSAL, ZH))
    shown = "\n".join(one.text for one in blocks)

    assert "这是库中《云溪县校车补助办法》（编号 1）的新版本。" in shown
    assert "与第 1 版（2019-07-19）相比：" in shown
    [new] = [one for one in blocks if one.text.startswith("  + ") and "小学生" in one.text]
    assert "320" in [new.text[m.start : m.end] for m in new.marks if m.style is Style.UNDERLINE]
    assert "200" in shown


def test_what_somebody_chose_or_corrected_is_marked() -> None:
    """So that a colleague can tell."""
    shop = Shop()
    [document] = shop.take(rule(2019, 200))
    fixed = [Correction(0, "issuer", "云溪县教育局")]
    shown = text(shop.look(rule(), fixed, document), Choice(document, corrections=tuple(fixed)))

    assert f"发文机关：云溪县教育局{ZH.documents.corrected}" in shown
    assert "的新版本（由您指定）。" in shown


def test_only_some_of_many_changes_are_shown_at_first() -> None:
    """The others page by page, whole."""
    shop = Shop()
    long = "".join(f"第{n}条　事项{n}由窗口{n}号办理，期限三日。\n\n" for n in "五六七八九十")
    shop.take(Upload("旧.txt", (rule(2019, 200).data.decode() + long).encode()))
    new = long.replace("三日", "五日")
    preview = shop.look(Upload("新.txt", (rule(2024, 320).data.decode() + new).encode()))
    assert preview.against is not None
    count = len(preview.against.differences)

    assert ZH.preview.shown.format(shown=4, count=count) in text(preview)
    rest = "\n".join(one.text for one in changes(preview.against, 4, count, ZH))
    assert "第十条" in rest
    assert "第一条" not in rest


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (rule(name="别名.txt"), "是同一个文件，不用再收"),
        (Upload("扫描.txt", rule().data + b"\n\n"), "文字完全相同，不用再收"),
    ],
)
def test_what_is_there_already_is_said_kindly(upload: Upload, sentence: str) -> None:
    """With the number of the document."""
    shop = Shop()
    shop.take(rule())

    assert sentence in text(shop.look(upload))


def test_a_file_that_cannot_be_read_is_one_sentence() -> None:
    """The reason, and which file."""
    [file, reason] = [one.text for one in unreadable(PROPOSAL, "文件是空的。", ZH)]

    assert "校车.txt" in file
    assert reason == "这个文件收不了：文件是空的。"


def test_a_gist_says_it_in_a_line() -> None:
    """What it is near to, and how much changes."""
    shop = Shop()
    assert gist(shop.look(rule())) == Gist("云溪县校车补助办法")
    [document] = shop.take(rule(2019, 200))
    found = gist(shop.look(rule()))

    assert (found.fit, found.of, found.of_title) == (Fit.VERSION, document, "云溪县校车补助办法")
    assert found.changes
    told = line(3, replace(PROPOSAL, gist=replace(found, damage=2)), ZH)
    assert told.startswith("3. 《云溪县校车补助办法》：《云溪县校车补助办法》（编号 1）的新版本")
    assert told.endswith("残缺 2 处")


@pytest.mark.parametrize(
    ("proposal", "told"),
    [
        (replace(PROPOSAL, gist=Gist("甲")), "《甲》：新文件"),
        (
            replace(PROPOSAL, gist=Gist("甲", Fit.SAME_FILE, 3)),
            "《甲》：库里已有（编号 3），不用再收",
        ),
        (
            replace(PROPOSAL, gist=Gist("甲", Fit.UNSURE, 3, "乙")),
            "《甲》：可能是《乙》（编号 3）的另一个版本，请点开决定",
        ),
        (replace(PROPOSAL, gist=Gist("a", error="文件是空的。")), "《a》：收不了，文件是空的。"),
        (replace(PROPOSAL, course=Course.ORDERED), "《校车.txt》：正在收入"),
        (replace(PROPOSAL, course=Course.TAKEN, document=7), "《校车.txt》：已收入，编号 7"),
        (replace(PROPOSAL, course=Course.DROPPED), "《校车.txt》：没有收入"),
    ],
)
def test_a_file_of_many_is_a_line(proposal: Proposal, told: str) -> None:
    """Whatever became of it."""
    assert line(1, proposal, ZH) == f"1. {told}"


def test_the_headings_and_titles_of_a_file_stay_short() -> None:
    """However long they are; the several texts of one file are named."""
    body = RULE.format(year=2024, fee=320)
    letter = (
        "云溪县人民政府关于印发《云溪县校车补助办法》的通知\n云政发〔2024〕3号\n\n各乡镇人民政府：\n\n"
        f"现印发给你们，请遵照执行。\n\n云溪县人民政府\n2024年7月1日\n\n{body}"
    )
    preview = Shop().look(Upload("通知.txt", letter.encode()))

    assert "文件里有 2 篇" in text(preview)
    assert all(len(one) < 200 for one in text(preview).splitlines())


def test_what_is_no_rule_and_what_is_missing_is_said() -> None:
    """So is a document of the same title that was taken out."""
    speech = "在全县教育工作会议上的讲话\n\n同志们：\n\n一要扩学位。二要强师资。三要保公平。\n"
    shown = text(Shop().look(Upload("讲话.txt", speech.encode())))
    assert f"⚠ {ZH.notices.speech}" in shown
    assert "没有读到：" in shown
    assert "没有读到：" not in text(Shop().look(rule()))

    shop = Shop()
    [document] = shop.take(rule(2019))
    shop.library.remove(document)
    assert ZH.preview.gone.format(id=document) in text(shop.look(rule()))


def test_what_it_ends_and_that_it_has_ended_is_said() -> None:
    """By its own words."""
    body = RULE.format(year=2019, fee=1).replace(
        "9月1日起施行。",
        "9月1日起施行，有效期至2021年8月31日。《云溪县校车管理暂行办法》同时废止。",
    )
    shown = text(Shop().look(Upload("旧.txt", body.encode())))

    assert f"{ZH.ties[Tie.REPEALS]}：《云溪县校车管理暂行办法》" in shown
    assert f"⚠ {ZH.notices.expired}" in shown
