"""Claims about a change: true ones pass, and whatever a drafter may invent falls."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from rag.against import alike, stands
from rag.answer import Draft, DraftClaim, Passage
from rag.contrast import Role
from rag.records import Edition
from rag.sentences import sentences
from rag.verify import Verified, verify
from tests.ordinance import stored

WAS = "第四条　午餐费标准为每人每餐8元；"
NOW = "第六条　午餐费标准为每人每餐10元；"
GONE = "第五条　午餐费实行预收，学校每学期开学后十日内一次收取。"
CAME = "第三条　县教育局、县市场监督管理局按照职责分工监督午餐供应，每季度联合抽查。"


class Bench:
    """The two versions of the ordinance before the gate."""

    def __init__(self) -> None:
        self.store, self.document = stored()
        self.editions: tuple[Edition, ...] = self.store.editions(self.document)

    def passages(self) -> list[Passage]:
        """The whole text of the old version, and that of the new one."""
        rows = (one.version for one in self.editions)
        return [self.store.passage(row, 0, len(self.store.text(row))) for row in rows]

    def order(self, document_id: int) -> list[int]:
        """The versions in time."""
        return [one.version for one in self.store.editions(document_id)]

    def claim(self, words: str, role: Role, of: int) -> DraftClaim:
        """A claim that quotes version 0 (the old one) or 1."""
        return DraftClaim(words, ((of, words),), role, self.editions[1 - of].version)

    def check(self, *claims: DraftClaim) -> Verified:
        """What the gate makes of them."""
        return verify(Draft(claims), self.passages(), self.store.text, self.order)


@pytest.fixture(scope="module")
def bench() -> Bench:
    """Only read."""
    return Bench()


def roles(verified: Verified) -> Sequence[Role]:
    """What the claims that passed say of their words."""
    return [claim.role for claim in verified.claims]


def test_what_changed_may_be_said(bench: Bench) -> None:
    """What was and what is now, what came and what went."""
    verified = bench.check(
        bench.claim(WAS, Role.WAS, 0),
        bench.claim(NOW, Role.NOW, 1),
        bench.claim(GONE, Role.DROPPED, 0),
        bench.claim(CAME, Role.ADDED, 1),
    )

    assert roles(verified) == [Role.WAS, Role.NOW, Role.DROPPED, Role.ADDED]
    assert verified.fallen == ()


def test_without_the_order_of_versions_nothing_changed(bench: Bench) -> None:
    """The draft's word does not suffice."""
    draft = Draft((bench.claim(GONE, Role.DROPPED, 0),))

    assert verify(draft, bench.passages(), bench.store.text).claims == ()


@pytest.mark.parametrize(
    ("words", "role", "of"),
    [
        (NOW, Role.DROPPED, 1),
        (CAME, Role.DROPPED, 1),
        (GONE, Role.ADDED, 0),
        (WAS, Role.ADDED, 0),
    ],
)
def test_old_and_new_cannot_be_exchanged(bench: Bench, words: str, role: Role, of: int) -> None:
    """What was is never given as what is."""
    assert bench.check(bench.claim(words, role, of)).claims == ()


@pytest.mark.parametrize(
    ("words", "role", "of"),
    [
        ("第六条　不得向学生供应隔夜饭菜；", Role.DROPPED, 0),
        ("第七条　不得向学生供应隔夜饭菜；", Role.ADDED, 1),
        ("第七条　县教育局负责本办法的解释。", Role.DROPPED, 0),
        ("第五条　学校应当公布每周菜单，听取学生和家长的意见。", Role.ADDED, 1),
        ("困难学生的午餐费由县财政全额补助。", Role.DROPPED, 0),
    ],
)
def test_what_only_has_another_number_did_not_change(
    bench: Bench, words: str, role: Role, of: int
) -> None:
    """The same words stand in the other version."""
    verified = bench.check(bench.claim(words, role, of))

    assert verified.claims == ()
    assert verified.fallen[0].startswith("stands in both versions")


def test_half_of_a_change_is_not_said(bench: Bench) -> None:
    """Nor is what was beside something that did not take its place."""
    for claims in (
        [bench.claim(WAS, Role.WAS, 0)],
        [bench.claim(NOW, Role.NOW, 1)],
        [bench.claim(NOW, Role.NOW, 1), bench.claim(WAS, Role.WAS, 0)],
        [bench.claim(WAS, Role.WAS, 0), bench.claim(CAME, Role.NOW, 1)],
    ):
        assert bench.check(*claims).claims == ()


def test_changed_words_do_not_cover_unchanged_ones(bench: Bench) -> None:
    """A claim of two quotes falls with either."""
    words = "困难学生的午餐费由县财政全额补助。"
    claim = DraftClaim(
        f"{WAS}{words}", ((0, WAS), (0, words)), Role.DROPPED, bench.editions[1].version
    )

    assert bench.check(claim).claims == ()


def test_no_invented_change_passes(bench: Bench) -> None:
    """Every sentence under every role: only true ones stand."""
    old, new = (passage.text for passage in bench.passages())
    for of, (text, other) in enumerate(((old, new), (new, old))):
        for span in sentences(text):
            words = text[span.start : span.end]
            for role in Role:
                stood = bool(bench.check(bench.claim(words, role, of)).claims)

                assert role is Role.IS or stood <= (
                    not stands(words, other) and role.past == (of == 0)
                )


def test_other_words_have_something_in_common() -> None:
    """Else they did not take each other's place."""
    assert alike(WAS, NOW)
    assert not alike(WAS, CAME)
