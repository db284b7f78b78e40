"""The title before a sentence, where a question asks which document says it."""

from __future__ import annotations

from rag.answer import Draft, DraftClaim, Passage
from rag.titled import titled
from rag.verify import verify
from tests.asking import Desk, stocked
from tests.claims import says

TITLE = "云溪县校车补助办法"
RULE = f"{TITLE}\n\n第一条　制定本办法。\n\n第二条　小学生每学期补助320元。\n"
WORDS = "第二条　小学生每学期补助320元。"


def passage(desk: Desk, words: str) -> Passage:
    """The passage in which words stand."""
    version = desk.version("办法.txt")
    return next(one for one in desk.store.within(version) if words in one.text)


def test_the_title_is_said_and_quoted_where_it_stands() -> None:
    """Two quotes, and the gate lets them pass."""
    desk = stocked(("办法.txt", RULE))
    draft, passages = titled(Draft((says(WORDS),)), [passage(desk, WORDS)], desk.store)
    (claim,) = verify(draft, passages, desk.store.text).claims

    assert claim.text == f"《{TITLE}》：{WORDS}"
    assert [cited.quote for cited in claim.citations] == [TITLE, WORDS]
    assert claim.citations[0].start == 0


def test_each_document_is_numbered_once() -> None:
    """Two sentences share the passage of their title."""
    desk = stocked(("办法.txt", RULE))
    first = "第一条　制定本办法。"
    claims = (says(WORDS), DraftClaim(first, ((1, first),)))
    draft, passages = titled(
        Draft(claims), [passage(desk, WORDS), passage(desk, first)], desk.store
    )

    assert [claim.quotes[0] for claim in draft.claims] == [(2, TITLE), (2, TITLE)]
    assert len(passages) == 3


def test_a_title_on_two_lines_is_quoted_as_it_stands() -> None:
    """With its line break, and still passes the gate."""
    text = "雲溪縣提升方案\n（2025—2027年）\n\n一、總體要求\n送教上門每月不少於2次。\n"
    desk = stocked(("办法.txt", text))
    words = "送教上門每月不少於2次。"
    draft, passages = titled(Draft((says(words),)), [passage(desk, words)], desk.store)
    found = verify(draft, passages, desk.store.text)

    assert draft.claims[0].text.startswith("《雲溪縣提升方案")
    assert found.fallen == ()
    assert found.claims[0].citations[0].quote.startswith("雲溪縣提升方案")


def test_a_document_that_does_not_name_itself_is_quoted_as_it_is() -> None:
    """Its file's name is no words of it."""
    desk = stocked(("无题.txt", "小学生每学期补助320元。\n中学生每学期补助280元。\n"))
    words = "小学生每学期补助320元。"
    here = desk.store.within(desk.version("无题.txt"))[0]
    draft, passages = titled(Draft((says(words),)), [here], desk.store)

    if here.source.title not in desk.store.text(here.source.version):
        assert (draft.claims, passages) == ((says(words),), (here,))
    assert verify(draft, passages, desk.store.text).fallen == ()
