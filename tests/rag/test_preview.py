"""What a file would be, were it taken in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.difference import Shift
from corpus.document import Noise, UnreadableFileError, Upload
from corpus.known import Status
from rag.correct import Correction
from rag.preview import Fit, Previewer
from tests.paper import zipped
from tests.shop import RULE, Shop, rule


@pytest.fixture
def shop() -> Shop:
    """An empty one."""
    return Shop()


def test_a_new_file_is_shown_with_all_that_is_known_of_it(shop: Shop) -> None:
    """And nothing is stored, or embedded."""
    revision = shop.store.revision
    found = shop.look(rule())

    assert (found.fit, found.near, found.against) == (Fit.NEW, None, None)
    part = found.part
    assert part.title.value == "云溪县校车补助办法"
    assert [fact.value for fact in (part.number, part.dated, part.effective) if fact] == [
        "云政规〔2024〕5号",
        "2024-07-19",
        "2024-09-01",
    ]
    assert found.characters > 80
    assert [one[:3] for one in found.headings][-4:] == ["第一条", "第二条", "第三条", "第四条"]
    assert (shop.store.revision, shop.store.records(), shop.embedder.embedded) == (revision, [], [])


def test_what_was_cleaned_away_is_counted(shop: Shop) -> None:
    """By its kind."""
    text = RULE.format(year=2024, fee=320) + "\n扫描二维码关注我们的公众号\n"
    found = shop.look(Upload("页面.txt", text.encode()))

    assert dict(found.removed).get(Noise.SHARE, 0) + dict(found.removed).get(Noise.ADVERT, 0)


def test_a_newer_version_is_compared_with_the_one_before_it(shop: Shop) -> None:
    """Whatever the file is called."""
    [document] = shop.take(rule(2019, 200))

    found = shop.look(rule(2024, 320, "新.txt"))

    assert found.fit is Fit.VERSION
    assert found.near is not None
    assert found.near.id == document
    assert found.against is not None
    assert not found.against.earlier
    assert found.against.edition.dated == "2019-07-19"
    changed = [one for one in found.against.differences if one.shift is Shift.REWORDED]
    assert any("第一条" in one.new[0].path[-1] for one in changed)


def test_an_earlier_version_is_compared_with_the_one_after_it(shop: Shop) -> None:
    """The order of the texts is that of time."""
    shop.take(rule(2024))

    against = shop.look(rule(2019, 200)).against

    assert against is not None
    assert against.earlier
    assert "200元" in against.old.text
    assert "320元" in against.new.text


def test_one_between_two_versions_is_compared_with_the_older(shop: Shop) -> None:
    """As it is the change that it made."""
    shop.take(rule(2015, 100), rule(2024))

    against = shop.look(rule(2019, 200)).against

    assert against is not None
    assert (against.edition.dated, against.earlier) == ("2015-07-19", False)


@pytest.mark.parametrize(
    ("upload", "fit"),
    [
        (rule(name="别名.txt"), Fit.SAME_FILE),
        (Upload("扫描.txt", rule().data + b"\n\n\n"), Fit.SAME_TEXT),
    ],
)
def test_what_is_there_already_is_told_so(shop: Shop, upload: Upload, fit: Fit) -> None:
    """The same bytes, or the same words in another file."""
    [document] = shop.take(rule())

    found = shop.look(upload)

    assert found.fit is fit
    assert found.fit.held
    assert found.near is not None
    assert (found.near.id, found.against) == (document, None)


def test_what_was_corrected_of_the_same_file_is_shown(shop: Shop) -> None:
    """As it is stored now."""
    [document] = shop.take(rule())
    shop.library.correct(document, "issuer", "云溪县教育局")

    issuer = shop.look(rule()).part.issuer

    assert issuer is not None
    assert (issuer.value, issuer.corrected) == ("云溪县教育局", True)


def test_a_correction_counts_for_what_a_file_is_near_to(shop: Shop) -> None:
    """With a better title it is a version of another document."""
    text = RULE.replace("云溪县校车补助办法", "有关事项说明").format(year=2024, fee=320)
    upload = Upload("说明.txt", text.encode())
    old = RULE.replace("补助标准", "费用标准").format(year=2019, fee=9)
    [document] = shop.take(Upload("旧.txt", old.encode()))
    plain = shop.look(upload)

    told = {"title": "云溪县校车补助办法", "kind": "regulation"}
    found = shop.look(upload, [Correction(plain.main, *one) for one in told.items()])

    assert plain.fit is not Fit.VERSION
    assert found.part.title.corrected
    assert found.fit is Fit.VERSION
    assert found.near is not None
    assert found.near.id == document


def test_what_somebody_chose_counts_more_than_what_was_found(shop: Shop) -> None:
    """A version of a document they name, or of none."""
    [document] = shop.take(rule(2019, 200))
    stranger = Upload("图书.txt", "临江县图书馆借阅规则\n\n第一条　每人借阅五册。\n".encode())

    named = shop.look(stranger, of=document)
    own = shop.look(rule(2024), of=0)

    assert (named.fit, own.fit, own.near) == (Fit.VERSION, Fit.NEW, None)
    assert named.near is not None
    assert named.near.id == document
    assert named.against is not None
    assert shop.look(stranger, of=99).fit is Fit.NEW


def test_a_file_looked_at_again_is_not_read_again(shop: Shop) -> None:
    """As happens with every correction; long ones are not all kept."""
    for _ in range(3):
        shop.look(rule())
    assert shop.workshop.read == ["校车.txt"]

    look = Previewer(shop.store, shop.workshop, most=500)
    for fee in (1, 2, 3, 1):
        look(rule(fee=fee))
    assert len(shop.workshop.read) == 5


def test_a_file_that_cannot_be_read_raises(shop: Shop) -> None:
    """With one sentence for a person."""
    with pytest.raises(UnreadableFileError):
        shop.look(Upload("空.txt", b""))


def test_the_files_of_an_archive_are_told(shop: Shop) -> None:
    """Of any other file, none."""
    packed = zipped({"a.txt": rule().data, "b.txt": b"x"})

    assert [one.name for one in shop.look.members(Upload("包.zip", packed))] == [
        "包.zip/a.txt",
        "包.zip/b.txt",
    ]
    assert shop.look.members(rule()) == ()


def test_a_document_that_was_taken_out_is_remembered(shop: Shop) -> None:
    """It may be put back instead."""
    [document] = shop.take(rule(2019))
    shop.library.remove(document)

    found = shop.look(rule(2024))

    assert (found.fit, found.gone) == (Fit.NEW, document)


def test_changes_of_the_text_itself_come_before_those_of_its_notice(shop: Shop) -> None:
    """A rule is known by its articles."""
    letter = (
        "云溪县人民政府关于印发《云溪县校车补助办法》的通知\n云政发〔{year}〕3号\n\n各乡镇人民政府：\n\n"
        "现印发给你们，请{how}执行。\n\n云溪县人民政府\n{year}年7月1日\n\n{body}"
    )
    old, new = (
        letter.format(year=year, how=how, body=RULE.format(year=year, fee=fee))
        for year, how, fee in ((2019, "遵照", 200), (2024, "认真贯彻", 320))
    )
    shop.take(Upload("旧.txt", old.encode()))

    found = shop.look(Upload("新.txt", new.encode()))

    assert found.near is not None
    assert found.near.title == "云溪县校车补助办法"
    assert found.against is not None
    parts = [one.new[0].part for one in found.against.differences if one.new]
    assert parts == sorted(parts, reverse=True)
    assert {0, 1} == set(parts)


@pytest.mark.parametrize(
    ("year", "end", "status"),
    [
        (2024, "", Status.IN_FORCE),
        (2024, "，有效期至2025年8月31日", Status.EXPIRED),
        (2026, "", Status.NOT_YET_EFFECTIVE),
    ],
)
def test_what_a_file_is_by_its_own_dates_is_told(year: int, end: str, status: Status) -> None:
    """As others of the corpus may say otherwise only once it is in."""
    shop = Shop()
    look = replace(shop.look, today=lambda: date(2025, 10, 1))
    text = RULE.format(year=year, fee=1).replace("日起施行", f"日起施行{end}")

    assert look(Upload("a.txt", text.encode())).status is status
