from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.message import Limit, Mark, Outgoing, Style
from bot.split import octets, split, units

SMALL = Limit(units=40, marks=3)


def quote(text: str) -> Outgoing:
    """A block that is quoted from end to end."""
    return Outgoing(text, (Mark(0, len(text), Style.QUOTE),))


def test_blocks_that_fit_are_one_message() -> None:
    """A block a line, an empty block a blank line, none at the ends."""
    blocks = [Outgoing(""), Outgoing("一"), Outgoing(""), quote("二"), Outgoing("")]

    assert split(blocks, SMALL) == [Outgoing("一\n\n二", (Mark(3, 4, Style.QUOTE),))]


def test_a_block_that_does_not_fit_begins_a_message() -> None:
    """Blocks stay whole where they can."""
    blocks = [Outgoing("甲" * 30), quote("乙" * 30)]

    assert split(blocks, SMALL) == [Outgoing("甲" * 30), quote("乙" * 30)]


def test_a_long_block_is_cut_after_a_sentence() -> None:
    """The number of a citation stays with its sentence."""
    text = "甲" * 15 + "。" + "乙" * 10 + "。[1][2]" + "丙" * 30 + "。[3]"

    assert [message.text for message in split([Outgoing(text)], SMALL)] == [
        "甲" * 15 + "。" + "乙" * 10 + "。[1][2]",
        "丙" * 30 + "。[3]",
    ]


def test_a_mark_over_a_cut_is_set_in_both_messages() -> None:
    """A quote remains a quote on the next page."""
    pages = split([Outgoing("头" + "文" * 60, (Mark(1, 61, Style.QUOTE),))], SMALL)

    assert [(page.marks[0].start, page.marks[0].end) for page in pages] == [(1, 40), (0, 21)]


def test_a_message_holds_no_more_marks_than_allowed() -> None:
    """The fourth mark goes to the next message."""
    pages = split([quote(letter) for letter in "甲乙丙丁"], SMALL)

    assert [page.text for page in pages] == ["甲\n乙\n丙", "丁"]


def test_a_messenger_may_count_bytes() -> None:
    """Three for a Chinese character, four for a rare one; units count as well."""
    limit = Limit(units=12, marks=3, octets=30)

    assert [page.text for page in split([Outgoing("文" * 15)], limit)] == ["文" * 10, "文" * 5]
    assert [page.text for page in split([Outgoing("𠮷" * 9)], limit)] == ["𠮷" * 6, "𠮷" * 3]
    assert [page.text for page in split([Outgoing("a" * 15)], limit)] == ["a" * 12, "a" * 3]
    assert octets("a政𠮷é") == 1 + 3 + 4 + 2


def test_a_block_with_too_many_marks_is_cut_before_the_next_one() -> None:
    """Words come before looks, but both are kept."""
    text = "甲乙丙丁戊"
    block = Outgoing(text, tuple(Mark(at, at + 1, Style.BOLD) for at in range(5)))

    assert [page.text for page in split([block], SMALL)] == ["甲乙丙", "丁戊"]


def test_a_message_that_shows_nothing_is_none() -> None:
    """Joiners and blanks alone would be refused."""
    assert split([Outgoing("\u200b\u2060 \u3000\u2800")], SMALL) == []


def test_flags_and_families_stay_whole_after_a_pause_too() -> None:
    """What clings to a full stop stays on it, though a cut behind the stop would do."""
    pages = split([Outgoing("文" * 30 + "。\u0301" + "🇨🇳" * 9)], SMALL)

    assert [page.text for page in pages] == ["文" * 30, "。\u0301" + "🇨🇳" * 9]


def test_rare_characters_count_as_two() -> None:
    """Telegram counts UTF-16 units."""
    assert units("𠮷野家") == 4
    assert [page.text for page in split([Outgoing("𠮷" * 30)], SMALL)] == ["𠮷" * 20, "𠮷" * 10]


def test_composed_characters_are_not_cut() -> None:
    """A family stays together, and an accent stays on its letter."""
    family = "👨\u200d👩\u200d👧"
    pages = split([Outgoing("文" * 36 + family)], SMALL)

    assert [page.text for page in pages] == ["文" * 36, family]


def test_nothing_to_say_is_no_message() -> None:
    """An empty message would be refused."""
    assert split([Outgoing(""), Outgoing(" \n")], SMALL) == []


def seen(text: str) -> str:
    """A text without blanks and joiners, of which a message cannot be made."""
    return "".join(text.replace("\u200d", "").split())


blocks_of_text = st.lists(
    st.text(st.sampled_from("甲乙。，[1]2 \n𠮷.a\u200d"), max_size=120), max_size=8
)


@given(blocks_of_text)
def test_nothing_is_lost_and_everything_fits(texts: list[str]) -> None:
    """Whatever is cut, the characters come out in their order, within the limit."""
    pages = split([quote(text) if text else Outgoing("") for text in texts], SMALL)

    assert seen("".join(page.text for page in pages)) == seen("".join(texts))
    for page in pages:
        assert units(page.text) <= SMALL.units
        assert len(page.marks) <= SMALL.marks
        assert all(0 <= m.start < m.end <= len(page.text) for m in page.marks)


@given(st.lists(st.integers(1, 99), min_size=1, max_size=60))
def test_no_citation_number_is_cut(numbers: list[int]) -> None:
    """A number is found whole in one of the messages."""
    text = "字".join(f"[{number}]" for number in numbers)
    pages = split([Outgoing(text)], SMALL)
    found = [int(n) for page in pages for n in re.findall(r"\[(\d+)\]", page.text)]

    assert found == numbers
