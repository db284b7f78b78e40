from __future__ import annotations

import json
import zipfile
from io import BytesIO
from typing import Any

from bot.export import Export
from bot.gap import Lack
from bot.kept import Reason, Vote
from bot.told import Content
from rag.standard import Placed, Rested, Standard
from tests.answers import refused
from tests.fakes import FakeEmbedder, document
from tests.keeping import Keeping, in_memory
from tests.stored import put

ALICE = "telegram:5"


def export(kept: Keeping) -> Export:
    """The export of what is kept."""
    return Export(kept.told, kept.gaps, kept.standards, kept.store)


def written(
    kept: Keeping, *, originals: bool = False
) -> tuple[dict[Content, int], dict[str, list[Any]]]:
    """The counts of an export, and its members; originals as bytes."""
    file = BytesIO()
    counts = export(kept).write(file, lambda *_: None, originals=originals)
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        return counts, {
            name: [json.loads(line) for line in archive.read(name).splitlines()]
            if name.endswith(".jsonl")
            else [archive.read(name)]
            for name in archive.namelist()
        }


def test_nothing_kept_is_an_export_of_empty_lists() -> None:
    """Every file is there."""
    counts, members = written(in_memory())

    assert counts == dict.fromkeys((one for one in Content if one is not Content.ORIGINALS), 0)
    assert members == {f"{one}.jsonl": [] for one in counts}


def test_what_people_told_has_no_names() -> None:
    """Questions and remarks are masked, too."""
    kept = in_memory()
    number = kept.chats.keep(f"{ALICE}|{ALICE}", refused(text="13812345678 的补助？"))
    kept.opinions.vote(number, ALICE, Vote(good=False, reason=Reason.MISSING))
    kept.opinions.feedback(ALICE, "请打 13812345678\ud800")
    kept.gaps.put(number, Lack.REFUSED)
    counts, members = written(kept)

    assert counts[Content.VOTES] == counts[Content.FEEDBACK] == counts[Content.UNANSWERED] == 1
    (vote,), (remark,), (gap,) = (
        members[f"{one}.jsonl"] for one in (Content.VOTES, Content.FEEDBACK, Content.UNANSWERED)
    )
    assert (vote["good"], vote["reason"], vote["question"]) == (
        False,
        "missing",
        "〔手机号〕 的补助？",
    )
    assert remark["text"].startswith("请打 138****5678")
    assert gap["questions"] == ["〔手机号〕 的补助？"]
    assert "telegram" not in json.dumps(members)


def test_documents_are_listed_and_handed_out_where_wanted() -> None:
    """Two files of one name are two."""
    kept = in_memory()
    for folder in ("甲", "乙"):
        made = document(f"{folder}/通知.txt", f"{folder}校车。", title=f"{folder}通知")
        put(kept.store, made, FakeEmbedder())
    counts, members = written(kept, originals=True)

    assert [one["title"] for one in members["documents.jsonl"]] == ["甲通知", "乙通知"]
    assert counts[Content.ORIGINALS] == 2
    files = [name for name in members if name.startswith("originals/")]
    assert files == ["originals/1-1-通知.txt", "originals/2-1-通知.txt"]
    assert all(members[name][0] for name in files)


def test_a_standard_answer_brings_its_quotes() -> None:
    """With the version they stand in."""
    kept = in_memory()
    said = Rested("校车免费。", (Placed(7, 0, 5, "校车免费。"),))
    kept.standards.add(Standard(0, "校车要钱吗？", (said,), ALICE))
    _, members = written(kept)

    (line,) = members["standards.jsonl"]
    assert line["question"] == "校车要钱吗？"
    assert line["claims"] == [
        {"text": "校车免费。", "quotes": [{"version": 7, "start": 0, "quote": "校车免费。"}]}
    ]
    assert (line["use"], line["until"], line["flag"]) == ("draft", "", "")
