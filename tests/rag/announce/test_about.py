from __future__ import annotations

from rag.announce.about import stages, topics
from rag.announce.facets import Stage, Topic


def test_the_title_says_what_a_text_is_about() -> None:
    """Whatever else its words name."""
    assert topics("云溪县校车补助办法", "学费。学费。学费。学费。") == {Topic.TRANSPORT}
    assert stages("云溪县学前教育管理办法", "高中。高中。高中。") == {Stage.PRESCHOOL}


def test_without_the_title_it_is_what_a_text_says_again_and_again() -> None:
    """Once is not enough."""
    text = "食堂应当公布菜单。食堂应当留样。高中可以供餐。校车停运。"

    assert topics("有关事项的通知", text) == {Topic.MEALS}


def test_compulsory_school_is_primary_and_junior() -> None:
    """For whoever subscribed to either."""
    assert stages("关于义务教育招生的通知", "") == {Stage.PRIMARY, Stage.JUNIOR}


def test_the_script_does_not_matter() -> None:
    """云溪縣 is 云溪县."""
    assert topics("雲溪縣特殊教育發展提升方案", "") == {Topic.SPECIAL}


def test_what_is_for_everybody_has_no_stage() -> None:
    """Nobody is left out of it."""
    assert stages("关于公布咨询电话的通知", "请拨打电话。") == frozenset()
