"""What golden questions are asked of before a change is published."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.backends.sql.standards import SqlStandards
from bot.queueing import rehearsed
from corpus.document import Upload
from rag.ask import Asker
from rag.backends.goldens import SqlGoldens
from rag.backends.home import home
from rag.change import Offer
from rag.gist import gist
from rag.golden import Golden
from rag.ingest import Library, RegressedError
from rag.quoted import Quoter
from rag.rehearse import Rehearsal
from rag.standard import Standard, Use
from tests.asking import lexicon
from tests.fakes import FakeEmbedder, InlineWorkshop

ASKED = "孩子晕车能请假吗？"
SAID = "校车补助标准为小学生每生每学期三百二十元。"
RULE = f"云溪县校车补助办法\n\n第一条　{SAID}\n"


def test_a_change_that_stops_a_standard_answer_is_stopped(tmp_path: Path) -> None:
    """The documents alone never answered this question: only the standard answer met it."""
    embedder = FakeEmbedder()
    with home(tmp_path, embedder.name) as rooms:
        asker = Asker(rooms.store, rooms.shelf, embedder, lexicon())
        asks, goldens = rehearsed(rooms, asker), SqlGoldens(rooms.database)
        rehearsal = Rehearsal(goldens, asks)
        library = Library(rooms.store, rooms.shelf, embedder, InlineWorkshop(), rehearsal)
        list(library.add([Offer.of(Upload("校车.txt", RULE.encode()))]))
        said = Quoter(rooms.store, rooms.shelf)(SAID).said
        standards = SqlStandards(rooms.database)
        number = standards.add(Standard(0, ASKED, said, "telegram:1", Use.LIVE))
        standards.call(number, [gist(ASKED)])
        goldens.put(Golden(ASKED, title="云溪县校车补助办法"))

        with pytest.raises(RegressedError) as stopped:
            library.remove(1)
        (told,) = stopped.value.trial.regressed

    assert told.before.standard
    assert told.after.outcome.refused
