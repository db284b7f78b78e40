"""Questions that come with a photo or a document."""

from bot.incoming import Attached, Incoming, Sort
from bot.message import Reaction
from corpus.document import Upload
from corpus.known import Status
from rag.answer import Source
from rag.checked import CheckedClaim, Verdict
from rag.kin import Bond
from rag.received import Received
from tests.answers import answered
from tests.asking import origin
from tests.stage import ALICE, PRIVATE, TITLE, Stage
from tests.words import ZH

_FILE = Upload("通知.jpg", b"x")


def sent(stage: Stage, caption: str = "", upload: Upload | None = _FILE) -> Reaction:
    """Somebody sends a file."""
    incoming = Incoming(
        PRIVATE, ALICE, caption, Sort.FILE, message="3", file=Attached("f", "通知.jpg")
    )
    return stage.desk.react(incoming, stage.limit, lambda _: None, upload)


def held(stage: Stage, bond: Bond = Bond.COPY, *, poor: bool = False) -> Source:
    """Let the next file be a stored document."""
    version = stage.stored()
    [source] = [one for one in stage.store.sources() if one.version == version]
    stage.receiving.received = Received(TITLE, "通知。", bond, source, poor=poor, gone=())
    stage.receiving.answer = answered([("本办法自发布之日起施行。", (stage.cite(version),))])
    return source


def test_a_stored_document_is_named_and_its_standing_told() -> None:
    """With the clause that says so, and a button that checks its words."""
    stage = Stage()
    held(stage)

    [delivery] = sent(stage).deliveries

    assert ZH.reading.copy.format(title=f"《{TITLE}》", dated="2024-05-01") in delivery.message.text
    assert "来源" in delivery.message.text
    assert [b.label for row in delivery.message.rows for b in row] == [ZH.reading.button]
    assert delivery.answer
    assert stage.asker.asked == []


def test_another_version_is_told_as_such() -> None:
    """It is not the same text."""
    stage = Stage()
    held(stage, Bond.VERSION)

    assert "另一个版本" in sent(stage, "这个通知还有效吗").deliveries[0].message.text


def test_a_question_under_a_file_is_asked_about_its_document() -> None:
    """The document that it is comes first."""
    stage = Stage()
    source = held(stage)

    sent(stage, "一年补助多少钱？")

    assert [(one.text, one.about) for one in stage.asker.asked] == [
        ("一年补助多少钱？", (source.document_id,))
    ]


def test_a_file_that_is_not_stored_is_told_so_and_checked() -> None:
    """Its main claims are held against what is stored."""
    stage = Stage()
    stage.receiving.received = Received(
        "临江县通知", "补助500元。", Bond.NONE, None, poor=False, gone=()
    )
    stage.checking.claims = (CheckedClaim("补助500元", Verdict.ABSENT),)

    text = sent(stage, "这个通知还有效吗").deliveries[0].message.text

    assert ZH.reading.not_held.format(title="《临江县通知》") in text
    assert "— 1. 库中没有：补助500元" in text
    assert stage.checking.checked == ["补助500元。"]


def test_a_picture_read_badly_is_told() -> None:
    """Its words may be wrong."""
    stage = Stage()
    held(stage, poor=True)

    assert ZH.reading.poor in sent(stage).deliveries[0].message.text


def test_repealed_documents_that_a_file_names_are_told() -> None:
    """Whoever acts by it should know."""
    stage = Stage()
    gone = origin(9, "云溪县校车补助办法", status=Status.REPEALED)
    stage.receiving.received = Received("", "补助。", Bond.NONE, None, poor=False, gone=(gone,))

    text = sent(stage).deliveries[0].message.text

    assert ZH.reading.cites_past.format(title="《云溪县校车补助办法》", status="已废止") in text


def test_a_file_that_did_not_arrive_is_one_sentence() -> None:
    """It says what to do."""
    [delivery] = sent(Stage(), "还有效吗", upload=None).deliveries

    assert delivery.message.text == ZH.reading.not_fetched
