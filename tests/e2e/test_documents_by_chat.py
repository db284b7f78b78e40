"""Documents by chat, with the product as a process: previews, batches, ten times the same file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.e2e.conftest import Product, Telegram, eventually
from tests.e2e.people import Person, Said
from tests.e2e.test_serve import serving
from tests.paper import zipped
from tests.shop import rule
from tests.words import ZH

pytestmark = pytest.mark.slow

SAY = ZH.proposing
OWNER = 77
_LONG = 120.0
LIBRARY = (
    "临江县图书馆借阅规则\n\n第一条　每人每次借阅不超过五册，借期三十日，可以续借一次。\n".encode()
)


@contextmanager
def office(product: Product, telegram: Telegram) -> Iterator[Person]:
    """The bot at work, and its owner."""
    told = {**product.settings, "ZHENGDA_OWNER_IDS": str(OWNER)}
    with serving(Product(product.data, told), telegram):
        yield Person(telegram, OWNER)


def ended(owner: Person, beginning: str) -> Said:
    """What is said at the end of work, which takes its time where others compute too."""

    def told() -> list[Said]:
        said = owner.said()
        return [one for one in said if beginning in one.text and one.number not in owner.heard]

    found: Said = eventually(told, _LONG)[0]
    owner.heard.add(found.number)
    return found


def previewed(owner: Person, name: str, data: bytes) -> Said:
    """The preview of a file."""
    return owner.replied(owner.send(name, data))


def test_a_document_comes_by_chat_and_is_asked_about(product: Product, telegram: Telegram) -> None:
    """Then its newer version, with what changed; a citizen hears of each as soon as it is in."""
    parent = Person(telegram, 5)
    with office(product, telegram) as owner:
        first = previewed(owner, "校车.txt", rule(2019, 200).data)
        assert ZH.preview.new in first.text
        assert "200" not in parent.ask("小学生乘车补助每学期多少元？").text
        number = owner.press(first, first.button(SAY.take))
        assert owner.toast(number) == SAY.ordered
        taken = ended(owner, "已收入《云溪县校车补助办法》")
        assert taken.button(SAY.see)
        assert "200元" in parent.ask("小学生乘车补助每学期多少元？").text

        second = previewed(owner, "校车新.txt", rule(2024, 320).data)
        assert "的新版本" in second.text
        assert "与第 1 版（2019-07-19）相比" in second.text
        owner.press(second, second.button(SAY.take_version))
        ended(owner, "有了新版本")
        assert "320元" in parent.ask("小学生乘车补助每学期多少元？").text

        owner.press(first, first.button(SAY.take))
        again = owner.press(second, second.button(SAY.take_version))
        assert owner.toast(again) == SAY.taken.format(id=1)
        assert len(product_records(telegram, owner)) == 1


def product_records(telegram: Telegram, owner: Person) -> list[str]:
    """The documents, a line each, as `/sources` lists them."""
    del telegram
    lines = owner.ask("/sources").text.splitlines()
    return [line for line in lines if line[:1].isdigit()]


def test_ten_times_the_same_file_at_once_is_one_document(
    product: Product, telegram: Telegram
) -> None:
    """Every preview is confirmed; what was computed is told once. Afterwards it is known."""
    with office(product, telegram) as owner:
        numbers = [owner.send(f"{at}.txt", rule().data) for at in range(10)]
        previews = [owner.replied(number) for number in numbers]
        presses = [owner.press(one, one.button(SAY.take)) for one in previews]
        toasts = [owner.toast(one) for one in presses]
        assert sorted(set(toasts)) == sorted({SAY.ordered, SAY.under_way}) or set(toasts) == {
            SAY.ordered,
            SAY.taken.format(id=1),
        }
        assert toasts.count(SAY.ordered) == 1
        ended(owner, "已收入《云溪县校车补助办法》")

        known = [previewed(owner, f"又{at}.txt", rule().data) for at in range(3)]
        assert all("是同一个文件，不用再收" in one.text for one in known)
        assert all(list(one.buttons) == [SAY.check, SAY.drop] for one in known)
        assert len(product_records(telegram, owner)) == 1
        assert len([one for one in owner.said() if "新算" in one.text]) == 1


def test_an_archive_is_shown_in_one_message_and_taken_in_as_a_whole(
    product: Product, telegram: Telegram
) -> None:
    """But for the file that cannot be read."""
    packed = zipped(
        {
            "2019/校车.txt": rule(2019, 200).data,
            "2024/校车.txt": rule(2024, 320).data,
            "图书.txt": LIBRARY,
            "空.txt": b"",
        }
    )
    with office(product, telegram) as owner:
        owner.send("政策.zip", packed)
        shown = ended(owner, SAY.received.format(count=4))
        assert SAY.counts.format(welcome=3, held=0, failed=1) in shown.text
        owner.press(shown, shown.button("全部收入"))
        done = ended(owner, "共 3 个文件")
        assert "收入 2，新版本 1，没有变化 0，没有收入 0" in done.text
        assert len(product_records(telegram, owner)) == 2


def test_an_album_is_one_message_and_one_of_it_can_be_corrected(
    product: Product, telegram: Telegram
) -> None:
    """By a reply; then the rest is taken in."""
    with office(product, telegram) as owner:
        for name, data in (("校车.txt", rule().data), ("图书.txt", LIBRARY)):
            owner.send(name, data, "12345")
        shown = ended(owner, SAY.received.format(count=2))
        owner.press(shown, shown.button("2"))
        one = ended(owner, "临江县图书馆借阅规则\n")
        owner.press(one, one.button(SAY.fix))
        fields = ended(owner, SAY.which)
        owner.press(fields, fields.button(ZH.documents.issuer))
        asked = ended(owner, "改 #")
        owner.write("临江县图书馆", to=asked)
        better = ended(owner, "发文机关：临江县图书馆（人工更正）")
        owner.press(better, better.button(SAY.take))
        ended(owner, "已收入《临江县图书馆借阅规则》")

        stale = owner.press(shown, shown.button("全部收入"))
        assert owner.toast(stale) == SAY.stale
        fresh = eventually(
            lambda: [
                now for now in owner.said() if now.number == shown.number and now.text != shown.text
            ]
        )[0]
        owner.press(fresh, fresh.button("全部收入"))
        ended(owner, "已收入《云溪县校车补助办法》")
        assert len(product_records(telegram, owner)) == 2


def test_a_kill_in_the_midst_of_taking_in_loses_and_doubles_nothing(
    product: Product, telegram: Telegram
) -> None:
    """Whoever comes after it goes on, in the same message."""
    count = 30
    packed = zipped({f"{at}.txt": notice(at) for at in range(count)})
    told = {**telegram.settings, **product.settings, "ZHENGDA_OWNER_IDS": str(OWNER)}
    bot, owner = Product(product.data, told), Person(telegram, OWNER)
    with bot.start("serve") as process:
        owner.send("通知.zip", packed)
        shown = ended(owner, SAY.received.format(count=count))
        owner.press(shown, shown.button("全部收入"))
        eventually(
            lambda: [
                one for one in owner.said() if "已完成" in one.text and SAY.taking in one.text
            ],
            _LONG,
        )
        process.kill()
    with office(product, telegram) as owner_again:
        done = ended(owner_again, f"共 {count} 个文件")
        assert SAY.again not in done.text
        assert f"共有 {count} 份文件" in owner_again.ask("/sources").text
        owner_again.ask("/pending")
        assert SAY.no_waiting in owner_again.said()[-1].text
    assert len([one for one in owner.said() if f"共 {count} 个文件" in one.text]) == 1


def notice(number: int) -> bytes:
    """A notice unlike the others."""
    return (
        f"云溪县教育局关于第{number}号窗口办理事项的通知\n\n云教发〔2024〕{number + 1}号\n\n"
        f"各学校：\n\n第{number}号窗口每月{number % 28 + 1}日办理第{number * 7}类事项，"
        f"联系人应当提前{number + 2}天预约，逾期不予受理。\n\n云溪县教育局\n2024年3月5日\n"
    ).encode()
