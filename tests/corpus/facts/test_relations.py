from __future__ import annotations

from pathlib import Path

import pytest

from corpus.known import Relation, Tie
from tests.documents import SAMPLES, composed, sample, written


def told(source: str) -> tuple[Relation, ...]:
    """The relations of the first document in a text."""
    return composed(source).parts[0].relations


def ended(line: str) -> tuple[str, ...]:
    """What a rule with this line repeals."""
    document = composed(f"云溪县资助办法\n\n第一条　为了公平。\n\n第二条　{line}\n")
    assert all(one.words in document.text for one in document.parts[0].relations)
    return tuple(one.title or one.number for one in document.parts[0].repeals)


@pytest.mark.parametrize(
    ("line", "titles"),
    [
        (
            "2019年8月12日公布的《学前教育管理办法》（云政发〔2019〕11号）同时废止。",
            ("学前教育管理办法",),
        ),
        ("本法自2025年1月1日起施行。《学位条例》同时废止。", ("学位条例",)),
        ("《甲办法》和《乙办法（试行）》同时废止。", ("甲办法", "乙办法（试行）")),
        (
            "《甲办法》（试行）、《乙办法》（2015年）同时废止。",
            ("甲办法（试行）", "乙办法（2015年）"),
        ),
        ("《实施〈教育法〉办法》自2025年1月1日起废止。", ("实施〈教育法〉办法",)),
        ("县民政局发布的《甲办法》和县财政局发布的《乙办法》同时废止。", ("甲办法", "乙办法")),
        ("云政发〔2015〕3号文件同时废止。", ("云政发〔2015〕3号",)),
        ("《云溪县\n校车管理办法》同时废止。", ("云溪县校车管理办法",)),
        ("同时废止《甲办法》、《乙办法》。", ("甲办法", "乙办法")),
        ("《甲办法》停止执行。", ("甲办法",)),
        ("根据《甲办法》，《乙办法》同时废止。", ("乙办法",)),
        ("依据《校车条例》，到期的许可证自然废止的，由县教育局公告。", ()),
        ("《校车条例》的修改或者废止程序另行规定。", ()),
        ("《校车条例》的修改、废止，由县人民政府决定。", ()),
        ("《校车条例》已于2018年1月1日废止。", ()),
        ("对《校车条例》是否废止进行评估。", ()),
        ("本办法由县教育局解释。", ()),
    ],
)
def test_what_a_text_declares_repealed(line: str, titles: tuple[str, ...]) -> None:
    """And nothing that merely stands near the word."""
    assert titles == ended(line)


def test_a_repeal_tells_its_number_its_articles_and_from_when() -> None:
    """As far as its sentence does."""
    line = "《乙办法》（云政发〔2015〕3号）第三条、第五条至第七条自2025年1月1日起废止。"
    (one,) = told(f"甲办法\n\n第九条　{line}\n")

    assert one.tie is Tie.REPEALS
    assert one.number == "云政发〔2015〕3号"
    assert one.articles == ("第三条", "第五条", "第六条", "第七条")
    assert one.since == "2025-01-01"
    assert one.words.endswith("自2025年1月1日起废止。")


def test_a_text_may_repeal_an_older_one_of_its_own_name() -> None:
    """The sample rule of 2024 ends that of 2019."""
    rule = sample("2024年修订").parts[1]

    assert [one.title for one in rule.repeals] == ["云溪县校车补助办法"]
    assert rule.repeals[0].number == "云政办发〔2019〕22号"


@pytest.mark.parametrize(
    ("line", "tie"),
    [
        ("原《乙办法》不再执行。", Tie.REPLACES),
        ("《乙办法》由本办法取代。", Tie.REPLACES),
        ("《乙办法》与本办法不一致的，以本办法为准。", Tie.REPLACES),
        ("将《乙办法》第三条修改为：“略”。", Tie.AMENDS),
        ("对《乙办法》作如下修改：", Tie.AMENDS),
        ("违反本规定的，依照《乙办法》处罚。", Tie.CITES),
        ("加快修订《乙办法》，健全制度。", Tie.CITES),
        ("根据《乙办法》，制定本办法。", Tie.IMPLEMENTS),
        ("为贯彻落实《乙办法》精神，提出如下意见。", Tie.IMPLEMENTS),
    ],
)
def test_how_a_text_stands_to_another(line: str, tie: Tie) -> None:
    """By the words around its name."""
    (one,) = told(f"甲规定\n\n第一条　{line}\n")

    assert (tie, "乙办法") == (one.tie, one.title)


@pytest.mark.parametrize(
    ("title", "tie", "named"),
    [
        ("云溪县实施《义务教育法》办法", Tie.IMPLEMENTS, "义务教育法"),
        ("云溪县职业教育条例实施细则", Tie.IMPLEMENTS, "云溪县职业教育条例"),
        ("云溪县教育局关于转发《甲意见》的通知", Tie.IMPLEMENTS, "甲意见"),
        (
            "云溪县教育局关于贯彻国办发〔2015〕71号文件的实施意见",
            Tie.IMPLEMENTS,
            "国办发〔2015〕71号",
        ),
        ("云溪县人民政府关于修改《甲办法》的决定", Tie.AMENDS, "甲办法"),
        ("云溪县人民政府关于修改校车补助办法的决定", Tie.AMENDS, "校车补助办法"),
        ("云溪县人民政府关于废止《甲办法》的决定", Tie.REPEALS, "甲办法"),
    ],
)
def test_what_a_title_tells(title: str, tie: Tie, named: str) -> None:
    """A title's verb stands right before the name."""
    (one,) = told(f"{title}\n\n各学校要高度重视，抓好落实。\n")

    assert (tie, named) == (one.tie, one.title or one.number)


def test_a_decision_on_one_text_tells_its_articles() -> None:
    """`一、将第三条修改为…`, `二、删去第八条`."""
    (one,) = told(
        written("""
            云溪县人民政府关于修改《云溪县校车补助办法》的决定

            云溪县人民政府决定对《云溪县校车补助办法》作如下修改：

            一、将第三条修改为：“补助为每年800元。”

            二、删去第八条。
        """)
    )

    assert one.tie is Tie.AMENDS
    assert one.articles == ("第三条", "第八条")


def test_the_lists_of_a_decision_are_read() -> None:
    """With brackets and without; what remains in force is only cited."""
    found = told(
        written("""
            云溪县人民政府关于废止和修改部分行政规范性文件的决定

            一、废止下列文件：

            1.《甲办法》（云政发〔2010〕5号）
            2.云溪县人民政府关于印发《乙规定》的通知（云政发〔2011〕6号）
            3.云溪县人民政府办公室关于食堂的意见（云政办发〔2012〕7号）

            二、下列文件继续有效：

            1.《丙办法》（云政发〔2014〕1号）
        """)
    )
    ties = {one.number: one for one in found if one.number}

    assert ties["云政发〔2010〕5号"].title == "甲办法"
    assert ties["云政发〔2011〕6号"].title == "云溪县人民政府关于印发《乙规定》的通知"
    assert ties["云政办发〔2012〕7号"].title == "云溪县人民政府办公室关于食堂的意见"
    assert [number for number, one in ties.items() if one.tie is not Tie.REPEALS] == [
        "云政发〔2014〕1号"
    ]


def test_a_table_of_repealed_texts_is_read() -> None:
    """A row tells title and number in cells of their own."""
    found = told(
        "云溪县人民政府关于宣布失效一批文件的决定\n\n宣布失效的文件目录\n\n"
        "序号 | 文件名称 | 文号\n1 | 关于做好校车工作的通知 | 云政发〔2010〕5号\n"
    )

    assert [(one.tie, one.title, one.number) for one in found] == [
        (Tie.REPEALS, "关于做好校车工作的通知", "云政发〔2010〕5号")
    ]


def test_a_short_name_means_what_it_was_given_to() -> None:
    """《意见》 is no text of its own, and neither is the notice's own annex."""
    found = told(
        written("""
            云溪县教育局关于印发《云溪县美育办法》的通知

            根据《东岚省美育意见》（东教〔2016〕2号，以下简称《意见》），现将《云溪县美育办法》\
（以下简称《办法》）印发给你们。

            各校要按照《意见》和《办法》做好工作。
        """)
    )

    assert [(one.tie, one.title, one.number) for one in found] == [
        (Tie.IMPLEMENTS, "东岚省美育意见", "东教〔2016〕2号")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "《校外培训办法》已经2024年5月8日部务会议通过，现予公布，自2024年10月1日起施行。",
        "现将《校外培训办法》印发给你们，请遵照执行。《校外培训办法》由我局解释。",
    ],
)
def test_what_a_notice_publishes_is_no_other_text(line: str) -> None:
    """It comes with it."""
    assert not told(f"甲县教育局通知\n\n各学校：\n\n{line}\n")


def test_listed_texts_end_on_the_day_that_is_told_above_the_list() -> None:
    """A row does not repeat it."""
    found = told(
        written("""
            云溪县教育局关于废止部分文件的公告

            现将下列文件予以废止，自2025年1月1日起失效：

            1. 云溪县甲办法（云教发〔2010〕1号）
        """)
    )

    assert [one.since for one in found] == ["2025-01-01"]


def test_forms_and_certificates_are_no_texts() -> None:
    """Only what rules or plans is cited."""
    assert not told("甲通知\n\n请携带《出生医学证明》《居民户口簿》，填写《报名登记表》。\n")


def test_its_own_number_is_no_relation() -> None:
    """However it is repeated."""
    assert not told("甲办法\n\n云政发〔2020〕1号\n\n请按照云政发〔2020〕1号文件抓好落实。\n")


def test_two_numbers_under_one_title_are_two_texts() -> None:
    """A title is often used again."""
    found = told("甲规定\n\n执行《乙意见》（国发〔2015〕1号）和《乙意见》（东发〔2016〕2号）。\n")

    assert [one.number for one in found] == ["国发〔2015〕1号", "东发〔2016〕2号"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_words_stand_letter_for_letter_in_the_text(path: Path) -> None:
    """So that they can be quoted."""
    document = sample(path.name)
    for part in document.parts:
        words = [one.words for one in part.relations] + [one.words for one in part.clauses]

        assert [one for one in words if one not in document.text] == []
