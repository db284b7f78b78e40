"""The gate: of thousands of lies none passes, of thousands of true claims none falls."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rag.answer import Draft, DraftClaim, Passage, Script
from rag.script import written
from rag.sentences import sentences
from rag.signs import plain
from rag.verify import verify
from tests.claims import Desk, desk, desks, says
from tests.documents import composed

DESKS = desks()
TEXTS = {one.version: one.text for one in DESKS}
Case = tuple[Desk, Passage, str]
"""A whole sentence and the passage in which it stands."""
CASES: list[Case] = [(one, *case) for one in DESKS for case in one.whole]
LED = [(one, *case) for one in DESKS for case in one.led]
TWISTS = (
    ("不得", "可以"),
    ("不得", "应当"),
    ("不得", ""),
    ("应当", "可以"),
    ("应当", "不得"),
    ("应当", ""),
    ("可以", "不得"),
    ("可以", "应当"),
    ("严禁", "允许"),
    ("不予", "准予"),
    ("不超过", "超过"),
    ("不少于", "少于"),
    ("不低于", "低于"),
    ("不", ""),
    ("已经", "没有"),
    ("全部", "部分"),
    ("免收", "收取"),
    ("每月", "每年"),
    ("每学期", "每年"),
    ("小学", "初中"),
    ("以上", "以下"),
    ("以前", "以后"),
    ("元", "万元"),
    ("%", "倍"),
    ("县", "市"),
    ("同时废止", "同时施行"),
    ("除外", "不例外"),
    ("但是，", ""),
    ("？", "。"),
)
"""Words of which one stands for the other in a lie."""


def passes(claim: DraftClaim, *passages: Passage) -> bool:
    """Whether a claim over some passages passes."""
    found = verify(Draft((claim,)), passages, TEXTS.__getitem__)
    assert len(found.claims) + len(found.fallen) == 1
    return bool(found.claims)


def same(one: str, other: str) -> bool:
    """Whether two texts differ in script, width and white space alone."""
    return "".join(plain(one).split()) == "".join(plain(other).split())


def bare(words: str) -> str:
    """The letters and digits alone."""
    return re.sub(r"\W", "", plain(words))


def stands(words: str, passage: Passage) -> bool:
    """Whether words happen to be a sentence of the passage after all."""
    return any(same(words, passage.text[s.start : s.end]) for s in sentences(passage.text))


def twisted(words: str) -> Iterator[str]:
    """A sentence with one word turned into another."""
    for old, new in TWISTS:
        at = words.find(old)
        while at >= 0:
            yield words[:at] + new + words[at + len(old) :]
            at = words.find(old, at + 1)


def other_figures(words: str) -> Iterator[str]:
    """A sentence with one digit altered, dropped or doubled."""
    for found in re.finditer(r"\d", words):
        at, digit = found.start(), found.group()
        yield words[:at] + str((int(digit) + 1) % 10) + words[at + 1 :]
        yield words[:at] + words[at + 1 :]
        yield words[:at] + digit + words[at:]


def cut(words: str) -> Iterator[str]:
    """A sentence without its first or its last clauses, and without its first or last sign."""
    for found in re.finditer("[，、：:,]|[（(]", words):
        yield words[found.end() :]
        yield words[: found.start()]
    yield from (words[1:], words[2:], words[:-2], words[:-3])


def lies_of_quotes(words: str) -> Iterator[str]:
    """Sentences that look much like one of the document and are none."""
    yield from twisted(words)
    yield from other_figures(words)
    yield from cut(words)
    middle = len(words) // 2
    yield words[:middle] + "不" + words[middle:]
    yield words[:middle] + words[middle + 1 :]
    yield words.rstrip("。；") + "，经批准的除外。"


def said_otherwise(words: str) -> Iterator[str]:
    """What a claim could say instead of its quote: something else, more, or less."""
    yield from twisted(words)
    yield from other_figures(words)
    yield from cut(words.rstrip("。；;！ "))
    yield f"{words}特殊情况除外。"
    yield f"据悉，{words}"
    yield f"{words.rstrip('。；;')}吗？"
    yield f"《教育法》：{words}"
    yield f"{words}{words[:6]}"


def all_lies(lies: Callable[[str], Iterator[str]]) -> Iterator[tuple[Case, str]]:
    """Every lie of a kind about every sentence."""
    for case in CASES:
        _, passage, words = case
        for lie in lies(words):
            if bare(lie) != bare(words) and not stands(lie, passage):
                yield case, lie


def test_every_true_sentence_passes() -> None:
    """Quoted and said as it stands."""
    assert len(CASES) > 400
    assert [words for _, passage, words in CASES if not passes(says(words), passage)] == []


@pytest.mark.parametrize("script", Script)
def test_the_script_may_change(script: Script) -> None:
    """In the claim, as the line writes it, and in the quote."""
    fell = [
        words
        for _, passage, words in CASES
        if not passes(says(written(words, script), words), passage)
        or not passes(says(words, written(words, script)), passage)
    ]

    assert fell == []


def wide(words: str) -> str:
    """Signs of full width instead of half."""
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in words)


def airy(words: str) -> str:
    """White space between all signs but those of one word or number."""
    return re.sub(r"(?<![0-9A-Za-z.])(?=\S)|(?<=\S)(?![0-9A-Za-z.])", " ", words)


@pytest.mark.parametrize("change", [wide, airy, str.upper, str.strip, lambda s: f" {s}\n"])
def test_width_case_and_white_space_may_change(change: Callable[[str], str]) -> None:
    """In the claim, in the quote, and in both."""
    fell = [
        words
        for _, passage, words in CASES
        if not passes(says(change(words)), passage)
        or not passes(says(change(words), words), passage)
        or not passes(says(words, change(words)), passage)
    ]

    assert fell == []


def test_the_last_sign_may_be_left_out() -> None:
    """A claim ends with or without a full stop."""
    ends = [(passage, words) for _, passage, words in CASES if words[-1] in "。；"]
    fell = [words for passage, words in ends if not passes(says(words[:-1], words), passage)]

    assert len(ends) > 300
    assert fell == []


def test_neighbours_pass_together() -> None:
    """Two or three sentences, each quoted, or quoted as one stretch."""
    together = 0
    for one in DESKS:
        for passage in one.passages:
            spans = sentences(passage.text)
            if len(spans) < 2 or not {(passage, w) for w in spoken(passage)} <= set(one.whole):
                continue
            words, stretch = spoken(passage), passage.text.strip()
            together += 1
            assert passes(says("\n".join(words), *words), passage), words
            assert passes(says(stretch), passage), stretch
            assert passes(says(stretch, *words), passage), stretch
    assert together > 20


def spoken(passage: Passage) -> list[str]:
    """The sentences of a passage."""
    return [passage.text[one.start : one.end] for one in sentences(passage.text)]


def test_pieces_of_lists_pass_with_their_lead_in() -> None:
    """Each alone behind it, and the next ones behind the first."""
    assert len(LED) > 15
    for _, passage, lead, words in LED:
        whole = passage_of(passage)
        if lead_of(passage, lead):
            continue
        assert passes(says(f"{lead}{words}", lead, words), whole), words


def lead_of(passage: Passage, lead: str) -> bool:
    """Whether a lead-in is itself a piece of a list."""
    return any(words == lead for _, one, _, words in LED if one == passage) or lead.startswith("（")


def passage_of(passage: Passage) -> Passage:
    """The whole document as one passage."""
    text = TEXTS[passage.source.version]
    return replace(passage, start=0, end=len(text), text=text)


def test_no_piece_of_a_list_passes_without_its_lead_in() -> None:
    """（一）体罚学生 without 不得有下列行为, whatever the passage holds."""
    passed = [
        words
        for one, passage, _, words in LED
        for over in (passage, passage_of(passage), *one.passages)
        if passes(says(words), over)
    ]

    assert passed == []


def test_no_invented_quote_passes() -> None:
    """A quote that is not quite a sentence of its passage: thousands of them."""
    lies = list(all_lies(lies_of_quotes))
    passed = [lie for (_, passage, _), lie in lies if passes(says(lie), passage)]

    assert len(lies) > 5000
    assert passed == []


_BREAKS = " \n\u3000，；。、：:;,.（）()！!|"
_MARK = re.compile(r"\W*(?:第[^条]+条|[一二三四五六七八九十\d]+[是]?|答|问\d*|由)\W*")
_SMALL = re.compile(r"如下|以内|[为為在按各还還此中其]|(?<=\.)\d+|(?<!\d)0(?=\d)")
"""What changes nothing where it is left out, and noughts that make no other number."""


def clauses_of(said: str, words: str) -> bool:
    """Whether what is said are whole clauses of a sentence, one after the other."""
    said, words = (_SMALL.sub("", one).strip(_BREAKS) for one in (said, words))
    return any(
        (found.start() == 0 or words[found.start() - 1] in _BREAKS or _MARK.fullmatch(before))
        and (found.end() == len(words) or words[found.end()] in _BREAKS)
        for found in re.finditer(re.escape(said), words)
        for before in [words[: found.start()]]
    )


def test_no_claim_says_anything_but_its_quote() -> None:
    """The quote is right, the claim says more or something else: thousands of them.

    Less it may say only where what is left are clauses that stand alone.
    """
    lies = list(all_lies(said_otherwise))
    passed = [
        (lie, words) for (_, passage, words), lie in lies if passes(says(lie, words), passage)
    ]

    assert len(lies) > 5000
    assert len(passed) < len(lies) // 30
    assert [lie for lie, words in passed if not clauses_of(lie, words)] == []


def test_no_quote_of_another_passage_passes() -> None:
    """The words stand in the document, but not where the claim says."""
    chosen = random.Random(1)  # noqa: S311  which passage it is has no secret
    lies = 0
    for one, passage, words in CASES:
        other = chosen.choice([p for p in one.passages if p is not passage] or [passage])
        if words not in other.text:
            lies += 1
            assert not passes(says(words), other), words
            assert not passes(DraftClaim(words, ((1, words),)), passage, other), words
    assert lies > 300


@pytest.mark.parametrize("number", [1, 2, 99, -1, -2])
def test_no_passage_out_of_range_passes(number: int) -> None:
    """There is no such passage."""
    _, passage, words = CASES[0]

    assert not passes(DraftClaim(words, ((number, words),)), passage)
    assert not passes(DraftClaim(words * 2, ((0, words), (number, words))), passage)


@pytest.mark.parametrize("quote", ["", " ", "\n", "\u3000", "。", "，", "……", "\u200b", "0", "的"])
def test_no_empty_quote_passes(quote: str) -> None:
    """Nothing quoted is nothing said."""
    for one in DESKS:
        for passage in one.passages:
            assert not passes(says(quote), passage)
            assert not passes(says("学校可以收取择校费。", quote), passage)


def test_no_claim_passes_without_a_quote() -> None:
    """Not even a true one."""
    _, passage, words = CASES[0]

    assert not passes(DraftClaim(words, ()), passage)
    assert not passes(DraftClaim("", ()), passage)


@settings(max_examples=800, deadline=None)
@given(
    st.sampled_from(CASES),
    st.sampled_from(CASES),
    st.floats(0.1, 0.9),
    st.sampled_from(["", "，", "。", "：", " "]),
)
def test_no_two_halves_pass_as_one(first: Case, second: Case, share: float, joint: str) -> None:
    """The first half of a sentence with the second half of another, quoted by halves or whole."""
    (_, one, begins), (_, two, ends) = first, second
    head = begins[: round(len(begins) * share)]
    tail = ends[round(len(ends) * share) :]
    assume(bare(head) not in {"", bare(begins)} and bare(tail) not in {"", bare(ends)})
    text = f"{head}{joint}{tail}"
    assume(bare(text) not in {bare(begins), bare(ends)})

    assert not passes(DraftClaim(text, ((0, begins), (1, ends))), one, two)
    if not (stands(head, one) and stands(tail, two)):
        assert not passes(DraftClaim(text, ((0, head), (1, tail))), one, two)


@settings(max_examples=800, deadline=None)
@given(st.data())
def test_no_stretch_passes_that_begins_or_ends_inside_a_sentence(data: st.DataObject) -> None:
    """At most its last stop may be left out."""
    one = data.draw(st.sampled_from(DESKS))
    start = data.draw(st.integers(0, len(one.text) - 2))
    end = data.draw(st.integers(start + 1, min(start + 120, len(one.text))))
    words = one.text[start:end]
    edges = sentences(one.text)
    begins = start + len(words) - len(words.lstrip()) in {span.start for span in edges}
    last = start + len(words.rstrip())
    stop = re.match(r"[。；;！!][”’」』）)]*", one.text[last:])
    ends = {last, last + len(stop.group() if stop else "")} & {span.end for span in edges}

    if one.check(says(words)).claims:
        assert stands(words, one.passage(0, len(one.text))) or (begins and ends), words


def test_what_the_line_itself_drafts_passes_over_every_passage() -> None:
    """Titles before sentences of the same document."""
    for one in DESKS:
        title = one.source.title
        if title not in one.text:
            continue
        heading = one.passage(one.text.find(title), one.text.find(title) + len(title))
        for passage, words in one.whole:
            claim = DraftClaim(f"《{title}》：{words}", ((0, title), (1, words)))
            assert passes(claim, heading, passage), words


def test_no_title_passes_before_the_words_of_another_document() -> None:
    """The old rule's title does not stand before the new rule's amount."""
    for one in DESKS:
        other = DESKS[one.version % len(DESKS)]
        title = other.source.title
        heading = replace(other.passages[0], text=title, start=0, end=len(title))
        for passage, words in one.whole[:20]:
            claim = DraftClaim(f"《{title}》：{words}", ((0, title), (1, words)))
            assert not passes(claim, heading, passage), words
            assert not passes(says(f"《{title}》：{words}", words), passage), words


RULES = DESKS[-1]
FALSE: dict[str, DraftClaim] = {
    "a lead-in behind its item": says(
        "（一）体罚学生；第二条　教师不得有下列行为：",
        "（一）体罚学生；",
        "第二条　教师不得有下列行为：",
    ),
    "a lead-in alone": says("第二条　教师不得有下列行为："),
    "a lead-in before what is no item": says(
        "第二条　教师不得有下列行为：可以。", "第二条　教师不得有下列行为：", "可以。"
    ),
    "a lead-in before an item of another list": says(
        "第二条　教师不得有下列行为：甲类：烈士子女；",
        "第二条　教师不得有下列行为：",
        "甲类：烈士子女；",
    ),
    "an item of a list in a list with the outer lead-in alone": says(
        "第二条　教师不得有下列行为：1. 在校内补课；",
        "第二条　教师不得有下列行为：",
        "1. 在校内补课；",
    ),
    "an item of a list in a list with the inner lead-in alone": says(
        "（三）有偿补课，包括：1. 在校内补课；", "（三）有偿补课，包括：", "1. 在校内补课；"
    ),
    "a piece of a list without marks": says("杂费；"),
    "a line of a list without marks": says("乙类：现役军人子女。"),
    "a sentence without its proviso": says("第三条　学校可以收取住宿费。"),
    "a proviso without its sentence": says("但是，走读生不得收取。"),
    "a sentence without its exception": says("赞助费。"),
    "a sentence without what takes it back": says("未公开的，不得收取。"),
    "a question as a statement": says("小学生能带手机吗。", "小学生能带手机吗？"),
    "a yes without its question": says("可以。"),
    "a question with the answer to another": says(
        "小学生能带手机吗？可以。", "小学生能带手机吗？", "可以。"
    ),
    "a row under the heads of another table": says(
        "收费项目 | 标准\n校医 | 2", "收费项目 | 标准", "校医 | 2"
    ),
    "a number made of two": says("学位增加到952.加强校园管理", "学位增加到95", "2.加强校园管理"),
    "a number made of two by a full stop": says(
        "操场面积为10²平方米，系数为3.5人以上的班组应当设组长。",
        "操场面积为10²平方米，系数为3。",
        "5人以上的班组应当设组长。",
    ),
    "a raised figure as a digit": says("操场面积为102平方米，系数为3。"),
    "two sentences as one": says("不能，可以。", "不能。", "可以。"),
    "a sentence that points back at another": says(
        "教师应当持证上岗。该校应当在30日内改正。", "教师应当持证上岗。", "该校应当在30日内改正。"
    ),
    "a title that is not quoted": says(f"《{RULES.source.title}》：不能。", "不能。"),
}


@pytest.mark.parametrize("lie", FALSE)
def test_nothing_passes_out_of_its_context(lie: str) -> None:
    """Each of these is made of words that stand in the document."""
    assert RULES.check(FALSE[lie]).claims == (), lie


TRUE: dict[str, DraftClaim] = {
    "an item behind its lead-in": says(
        "第二条 教师不得有下列行为：（一）体罚学生",
        "第二条　教师不得有下列行为：",
        "（一）体罚学生；",
    ),
    "two items behind their lead-in": says(
        "第二条　教师不得有下列行为：（一）体罚学生；（四）歧视学生。",
        "第二条　教师不得有下列行为：",
        "（一）体罚学生；",
        "（四）歧视学生。",
    ),
    "an item of a list in a list behind both": says(
        "第二条　教师不得有下列行为：（三）有偿补课，包括：2. 在校外补课；",
        "第二条　教师不得有下列行为：",
        "（三）有偿补课，包括：",
        "2. 在校外补课；",
    ),
    "a piece of a list without marks": says(
        "第四条　义务教育学校不得收取下列费用：杂费；",
        "第四条　义务教育学校不得收取下列费用：",
        "杂费；",
    ),
    "a line of a list without marks": says(
        "第五条　下列学生可以免试入学：乙类：现役军人子女。",
        "第五条　下列学生可以免试入学：",
        "乙类：现役军人子女。",
    ),
    "a sentence with its proviso": says("第三条　学校可以收取住宿费。但是，走读生不得收取。"),
    "a question with its answer": says("家长能进校园吗？可以。", "家长能进校园吗？", "可以。"),
    "rows under the heads of their table": says(
        "收费项目 | 标准\n车费 | 每学期80元", "收费项目 | 标准", "车费 | 每学期80元"
    ),
    "two sentences far apart": says(
        "教师应当持证上岗。违反本规定的，给予警告。",
        "教师应当持证上岗。",
        "违反本规定的，给予警告。",
    ),
    "lines one below the other": says(
        "学位增加到95\n2.加强校园管理", "学位增加到95", "2.加强校园管理"
    ),
}


@pytest.mark.parametrize("truth", TRUE)
def test_what_keeps_its_context_passes(truth: str) -> None:
    """The same words, said as they are meant."""
    assert RULES.check(TRUE[truth]).fallen == (), truth


def test_a_passage_cut_inside_a_sentence_hides_no_negation() -> None:
    """The passage begins behind 不得: the document tells."""
    one = desk("规定\n学校不得收取择校费。\n学校可以收取住宿费，家庭经济困难学生除外。")
    behind = one.passage(one.text.index("收取择校费"), len(one.text))
    before = one.passage(0, one.text.index("，家庭"))

    for words, passage in (("收取择校费。", behind), ("学校可以收取住宿费", before)):
        found = verify(Draft((says(words),)), [passage], lambda _: one.text)
        assert found.claims == (), words


def test_a_claim_is_of_one_document() -> None:
    """本办法 of the one does not follow a sentence of the other."""
    one, other = desk("甲办法\n每生每学期320元。"), desk("乙办法\n本办法已经废止。", 2)
    mixed = DraftClaim(
        "每生每学期320元。本办法已经废止。", ((0, "每生每学期320元。"), (1, "本办法已经废止。"))
    )

    assert one.check(mixed, others=[other]).claims == ()


def test_the_words_of_a_section_stay_under_their_heading() -> None:
    """A heading says of what follows what it says of nothing else."""
    one = Desk(composed("规定\n一、不予资助的情形\n违反校规的。\n二、资助对象\n孤儿。\n"), 1)
    orphans = one.passage(one.text.index("孤儿"), len(one.text))
    passed = []
    for heading in ("一、不予资助的情形", "二、资助对象"):
        at = one.text.index(heading)
        above = one.passage(at, at + len(heading))
        claim = DraftClaim(f"{heading}\n孤儿。", ((0, heading), (1, "孤儿。")))
        found = verify(Draft((claim,)), [above, orphans], lambda _: one.text)
        passed += [heading for _ in found.claims]

    assert passed == ["二、资助对象"]


def test_the_citation_is_of_the_words_as_the_document_has_them() -> None:
    """Whatever the drafter's script, width and white space."""
    one = desk("方案\n送教上門每月不少於2次,每次不少於3課時。")
    said = "送教上门每月不少于２次，每次不少于３课时"
    (claim,) = one.check(says(said)).claims

    assert claim.text == said
    assert [cited.quote for cited in claim.citations] == ["送教上門每月不少於2次,每次不少於3課時。"]


def test_what_falls_is_counted_with_its_reason() -> None:
    """One bad claim does not take the others with it."""
    one = desk("规定\n学校不得收取择校费。\n学校应当公开收费。")
    found = one.check(
        says("学校应当公开收费。"), says("收取择校费。"), says("学校可以收取择校费。")
    )

    assert [claim.text for claim in found.claims] == ["学校应当公开收费。"]
    assert ["inside a sentence" in reason for reason in found.fallen] == [True, False]
