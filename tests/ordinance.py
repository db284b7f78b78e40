"""Two versions of an ordinance of the fictional county, with every kind of difference."""

from __future__ import annotations

from corpus.difference import Difference, Outlined
from corpus.document import Document
from tests.documents import composed, written
from tests.fakes import FakeEmbedder
from tests.stored import FakeStore, put

OLD = written("""
    云溪县学校午餐管理办法
    （2019年3月5日云溪县人民政府公布　自2019年9月1日起施行）

    第一章　总则

    第一条　为了规范学校午餐的供应，保障学生饮食安全，制定本办法。

    第二条　本县行政区域内中小学校的午餐供应适用本办法。

    第二章　供应

    第三条　学校食堂应当取得食品经营许可证，厨房工作人员每年体检一次。

    学校应当公布每周菜单，听取学生和家长的意见。

    第四条　午餐费标准为每人每餐8元；困难学生的午餐费由县财政全额补助。

    第五条　午餐费实行预收，学校每学期开学后十日内一次收取。

    第六条　不得向学生供应隔夜饭菜；学校负责人应当每周陪餐一次。

    第三章　附则

    第七条　县教育局负责本办法的解释。

    第八条　本办法自2019年9月1日起施行。
""")
NEW = written("""
    云溪县学校午餐管理办法
    （2024年6月20日云溪县人民政府公布　自2024年9月1日起施行）

    第一章　总则

    第一条　为了规范学校午餐的供应，保障学生饮食安全，制定本办法。

    第二条　本县行政区域内中小学校的午餐供应适用本办法。

    第三条　县教育局、县市场监督管理局按照职责分工监督午餐供应，每季度联合抽查。

    第二章　午餐供应

    第四条　学校食堂应当取得食品经营许可证，厨房工作人员每年体检一次。

    第五条　学校应当公布每周菜单，听取学生和家长的意见。

    第六条　午餐费标准为每人每餐10元；困难学生的午餐费由县财政全额补助。

    第七条　不得向学生供应隔夜饭菜；学校负责人应当每周陪餐一次。

    第三章　附则

    第八条　县教育局负责本办法的解释。

    第九条　本办法自2024年9月1日起施行。
""")


def outlined(document: Document) -> Outlined:
    """A document as a comparison takes it in."""
    return Outlined(document.text, document.sections)


def versions() -> tuple[Outlined, Outlined]:
    """The ordinance as it was and as it is."""
    return outlined(composed(OLD, "午餐2019.txt")), outlined(composed(NEW, "午餐2024.txt"))


def told(difference: Difference) -> tuple[str, str, str]:
    """A difference in three words: its kind, the last headings before and after."""
    old, new = (
        "、".join(section.path[-1] for section in side) for side in (difference.old, difference.new)
    )
    return str(difference.shift), old, new


def stored() -> tuple[FakeStore, int]:
    """A store that holds both versions, the newer one first, and the document's number."""
    store, embedder = FakeStore(), FakeEmbedder()
    kept = put(store, composed(NEW, "午餐.txt"), embedder)
    put(store, composed(OLD, "午餐（旧）.txt"), embedder, kept.id)
    return store, kept.id
