"""The model reads: what answers is told from what only sounds alike."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from rag.backends.crossreader import assembled as assembling
from rag.backends.crossreader.reader import OwnCrossReader
from rag.backends.crossreader.trained import Trained
from rag.ports import CrossReader, CrossReaderAwayError, Page, Read
from tests.fakes import FakeCrossReader

QUESTION = "云溪县校车几点发车?"
ANSWERS = Page("云溪县校车管理办法", "第三条 云溪县的校车每天早上七点从县城发车。")
BESIDE = Page("云溪县校车管理办法", "第九条 校车的司机应当持有相应的驾驶证。")
AWAY = Page("云溪县图书馆章程", "图书馆周一闭馆,读者可以借阅五本图书。")


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> OwnCrossReader:
    """The model that comes with zhengda."""
    return OwnCrossReader(tmp_path_factory.mktemp("crossreader"), threads=1)


@pytest.fixture(params=["fake", "own"])
def reader(request: pytest.FixtureRequest, own: OwnCrossReader) -> CrossReader:
    """Every cross-reader there is."""
    return own if request.param == "own" else FakeCrossReader()


def test_every_page_is_told_of_in_order(reader: CrossReader) -> None:
    """Whatever is read beside it."""
    told = reader.read(QUESTION, [ANSWERS, AWAY])
    turned = reader.read(QUESTION, [AWAY, ANSWERS])

    assert all(isinstance(one, Read) for one in told)
    assert told[0].fits > told[1].fits
    assert turned[1].fits > turned[0].fits


def test_no_pages_tell_nothing(reader: CrossReader) -> None:
    """As where nothing was found."""
    assert list(reader.read(QUESTION, [])) == []


def test_what_answers_is_told_from_what_is_only_near(own: OwnCrossReader) -> None:
    """Both speak of the school bus, one tells when it leaves."""
    answers, beside, away = own.read(QUESTION, [ANSWERS, BESIDE, AWAY])

    assert answers.answers > 0 > beside.answers > away.answers
    assert answers.fits > beside.fits > away.fits


def test_of_a_long_conversation_the_end_is_read(own: OwnCrossReader) -> None:
    """What was asked earlier stands before the question."""
    earlier = "云溪县图书馆周末开不开门,借书证怎么办理,一次可以借几本书,逾期怎么处罚?" * 4
    answers, away = own.read(f"{earlier} {QUESTION}", [ANSWERS, AWAY])

    assert answers.fits > away.fits


def test_what_is_read_beside_hardly_matters(own: OwnCrossReader) -> None:
    """Pages are read in batches; how they are rounded must not decide."""
    [alone] = own.read(QUESTION, [ANSWERS])
    among = own.read(QUESTION, [AWAY] * 24 + [ANSWERS])[-1]

    assert alone.answers == pytest.approx(among.answers, abs=0.5)


@pytest.mark.parametrize("text", ["", "甲" * 5000, "😀\ud800\0", "a" * 3000])
def test_every_text_can_be_read(own: OwnCrossReader, text: str) -> None:
    """Questions and documents hold everything."""
    for told in (*own.read(text, [ANSWERS]), *own.read(QUESTION, [Page(text, text)])):
        assert abs(told.fits) < 100
        assert abs(told.answers) < 100


def test_many_may_read_at_once(own: OwnCrossReader) -> None:
    """And each is told of its own pages."""
    pages = [ANSWERS, BESIDE, AWAY]
    expected = own.read(QUESTION, pages)

    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(lambda _: own.read(QUESTION, pages), range(12)))

    assert all(one == expected for one in told)


@pytest.mark.parametrize("left", [0, 1000, 10_000_000])
def test_a_model_that_is_not_whole_is_made_anew(tmp_path: Path, left: int) -> None:
    """As a full disk leaves it, or a hand that cleans up."""
    first = OwnCrossReader(tmp_path, threads=1)
    told = first.read(QUESTION, [ANSWERS])
    (numbers,) = tmp_path.glob("*/numbers.bin")
    numbers.write_bytes(numbers.read_bytes()[:left])

    assert OwnCrossReader(tmp_path, threads=1).read(QUESTION, [ANSWERS]) == told


def test_the_same_pages_are_read_once(own: OwnCrossReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """A question is searched for again where at first nothing answers it."""
    told = own.read(QUESTION, [ANSWERS])
    monkeypatch.setattr(own, "_away", "gone")

    assert own.read(QUESTION, [ANSWERS]) == told
    with pytest.raises(CrossReaderAwayError):
        own.read(QUESTION, [BESIDE])


def test_a_runtime_that_takes_no_graph_is_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As one of another version may."""
    monkeypatch.setattr(assembling, "_HERE", tmp_path)
    (tmp_path / "graph.onnx").write_bytes(b"no graph")

    with pytest.raises(CrossReaderAwayError):
        OwnCrossReader(tmp_path / "model", threads=1).read(QUESTION, [ANSWERS])


def test_a_product_without_the_file_is_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says so with every question, and looks for it once."""
    tried = []

    def gone(_self: Trained) -> None:
        tried.append(1)
        raise FileNotFoundError

    monkeypatch.setattr(Trained, "__init__", gone)
    reader = OwnCrossReader(tmp_path)

    for _ in range(2):
        with pytest.raises(CrossReaderAwayError):
            reader.read(QUESTION, [ANSWERS])
    assert len(tried) == 1
