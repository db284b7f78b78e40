"""What a person reads of answers, as files that people have read."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.incoming import Incoming, Sort
from bot.message import Mark, Outgoing, Reaction, Room, Style
from corpus.known import Kind, Status
from rag.answer import Answer, Outcome
from tests.answers import answered, cite, refused, source
from tests.stage import ALICE, HELPERS, PRIVATE, Stage

FOLDER = Path(__file__).parent / "answers"
RENEWED = os.environ.get("ZHENGDA_GOLDEN") == "renew"
HELPER = "telegram:900"
_SIGNS = {Style.BOLD: "**", Style.UNDERLINE: "__", Style.ITALIC: "//", Style.CODE: "`"}


def drawn(message: Outgoing) -> str:
    """A message with its looks and its buttons: a quote has a line before it."""
    lines, start = [], 0
    for line in message.text.split("\n"):
        inside = [
            one for one in message.marks if one.start <= start < one.end or _in(one, start, line)
        ]
        quoted = any(one.style is Style.QUOTE for one in inside)
        lines.append(("| " if quoted else "") + _styled(line, start, inside))
        start += len(line) + 1
    lines += [" ".join(f"[{one.label}]" for one in row) for row in message.rows]
    if message.file:
        lines.append(f"<{message.file.name}>")
    return "\n".join(lines)


def _in(mark: Mark, start: int, line: str) -> bool:
    return mark.start < start + len(line) and start < mark.end


def _styled(line: str, start: int, marks: list[Mark]) -> str:
    """A line with signs around what is set in a style."""
    places = [(max(0, one.start - start), one) for one in marks if one.style in _SIGNS]
    ends = [(min(len(line), one.end - start), one) for one in marks if one.style in _SIGNS]
    for at, one in sorted(places + ends, key=lambda pair: -pair[0]):
        line = line[:at] + _SIGNS[one.style] + line[at:]
    return line


def told(reaction: Reaction) -> str:
    """All that follows, as a person reviews it."""
    parts = [
        f"→ {one.room.name}{' ↩' + one.reply_to if one.reply_to else ''}\n{drawn(one.message)}"
        for one in reaction.deliveries
    ]
    parts += [f"◇ {one.title}\n  {one.summary}\n{drawn(one.message)}" for one in reaction.findings]
    return "\n\n".join([*parts, *([f"（{reaction.toast}）"] if reaction.toast else [])]) + "\n"


def several() -> Answer:
    """An answer from sources of every kind."""
    rule = cite()
    speech = cite(
        "今年要把补助提高到 400 元。", origin=source("在全县教育工作会议上的讲话", kind=Kind.SPEECH)
    )
    old = cite(
        "每生每年补助 200 元。",
        origin=source("云溪县学前教育暂行办法", status=Status.REPEALED, dated="2015-03-01"),
        damage=("原文在「补助」之后被截断。",),
        chunk=3,
    )
    return answered(
        [
            ("每生每年补助 300 元。", (rule,)),
            ("拟提高到 400 元。", (speech, rule)),
            ("原为 200 元。", (old,)),
        ],
        outcome=Outcome.PARTIAL,
        subject="高中",
        damage=("「XX」的名称在来源中被隐去。",),
    )


def _answer(stage: Stage) -> Reaction:
    return stage.say("补助？")


def _english(stage: Stage) -> Reaction:
    stage.people.speak(ALICE, "en")
    return stage.say("补助？")


def _follow_up(stage: Stage) -> Reaction:
    stage.say("补助多少？")
    return stage.press("何时发放？")


def _reasons(stage: Stage) -> Reaction:
    stage.say("补助多少？")
    return stage.press("👎")


def _voted(stage: Stage) -> Reaction:
    _reasons(stage)
    return stage.press("没找到")


def _passage(stage: Stage) -> Reaction:
    stage.say("补助多少？")
    return stage.press("原文")


def _removed(stage: Stage) -> Reaction:
    stage.say("补助多少？")
    stage.store.remove(1)
    stage.store.release(stage.store.draft)
    return stage.press("原文")


def _file(stage: Stage) -> Reaction:
    _passage(stage)
    return stage.press("原件")


def _refusal(stage: Stage) -> Reaction:
    return stage.say("校车几点？电话 13812345678")


def _filed(stage: Stage) -> Reaction:
    _refusal(stage)
    return stage.press("记下这个问题，请管理员补充")


def _handed(stage: Stage) -> Reaction:
    stage.say("补助多少？")
    return stage.press("转人工")


def _replied(stage: Stage) -> Reaction:
    _handed(stage)
    return stage.say("每学期发一次，春季在三月。", HELPERS, HELPER, stage.reply_to(stage.last))


def _search(stage: Stage) -> Reaction:
    return stage.react(Incoming(Room("telegram", "5"), ALICE, "补助？", Sort.SEARCH, call="i"))


def _search_refused(stage: Stage) -> Reaction:
    text = "校车几点？电话 13812345678"
    return stage.react(Incoming(PRIVATE, ALICE, text, Sort.SEARCH, call="i"))


SCENES: dict[str, Callable[[Stage], Reaction]] = {
    "answer": _answer,
    "answer-english": _english,
    "filed": _filed,
    "file": _file,
    "follow-up": _follow_up,
    "handed": _handed,
    "passage": _passage,
    "passage-removed": _removed,
    "reasons": _reasons,
    "refusal": _refusal,
    "replied": _replied,
    "search": _search,
    "search-refused": _search_refused,
    "voted": _voted,
}


@pytest.mark.parametrize("name", SCENES)
def test_what_is_said_is_what_was_read(name: str) -> None:
    """To the letter, with every button."""
    stage = Stage()
    stage.suggesting.questions = ("谁来代发？", "何时发放？")
    stage.teach("补助多少？")
    stage.teach("何时发放？", "补助按学期发放。", version=1)
    stage.asker.answers["补助？"] = several()
    stage.asker.answers["校车几点？电话 〔手机号〕"] = refused(
        Outcome.DETAIL_NOT_STATED, subject="校车", nearest=(cite(),)
    )
    said, file = told(SCENES[name](stage)), FOLDER / f"{name}.txt"
    if RENEWED:
        file.parent.mkdir(exist_ok=True)
        file.write_text(said, encoding="utf-8")

    assert said == file.read_text(encoding="utf-8")
