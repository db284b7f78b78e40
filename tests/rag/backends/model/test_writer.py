from __future__ import annotations

import gzip
import socket
import threading
import time
from dataclasses import dataclass, field

import pytest

from rag.backends.model.served import Served, Waits
from rag.backends.model.writer import Writer
from rag.patience import within
from rag.ports import Fault, ModelError, Prompt
from tests.scripted import (
    DONE,
    HEAD,
    RESET,
    Reply,
    Script,
    chunk,
    event,
    refused,
    said,
    scripted,
    status,
)

WAITS = Waits(connect=1, first=1, stall=0.5, total=3)
SCHEMA = {"type": "object", "properties": {}, "additionalProperties": False}


@dataclass
class Wrote:
    """What came of one prompt: the text, the fault if there was one, seconds, requests."""

    text: str = ""
    fault: Fault | None = None
    seconds: float = 0.0
    asked: list[dict[str, object]] = field(default_factory=list)


def write(*replies: Script | Reply, prompt: Prompt | None = None, seconds: float = 3) -> Wrote:
    """Ask a server that replies so."""
    with scripted(*replies) as server:
        writer = Writer(Served("模型", server.url, "sk-HIDDEN", waits=WAITS))
        wrote, began = Wrote(asked=server.asked), time.monotonic()
        try:
            for piece in writer.write(prompt or Prompt("系统", "问题"), began + seconds):
                wrote.text += piece
        except ModelError as error:
            wrote.fault = error.fault
        wrote.seconds = time.monotonic() - began
    return wrote


def test_pieces_come_as_they_are_written() -> None:
    """In their order, and what is asked is what was given."""
    wrote = write(said("每年", "600", "元"))

    assert (wrote.text, wrote.fault) == ("每年600元", None)
    [asked] = wrote.asked
    assert asked["messages"] == [
        {"content": "系统", "role": "system"},
        {"content": "问题", "role": "user"},
    ]
    assert (asked["model"], asked["temperature"], asked["max_tokens"]) == ("模型", 0, 1000)


def test_the_first_piece_does_not_wait_for_the_last() -> None:
    """Whoever proves claims begins with the first."""
    with scripted([HEAD, chunk("一"), 0.4, chunk("二"), chunk("", "stop"), DONE]) as server:
        writer = Writer(Served("m", server.url, waits=WAITS))
        pieces = writer.write(Prompt("a", "b"), time.monotonic() + 5)
        assert next(pieces) == "一"
        began = time.monotonic()
        assert list(pieces) == ["二"]
        assert time.monotonic() - began > 0.2


@pytest.mark.parametrize(
    ("script", "text", "fault"),
    [
        (said("半", reason=None), "半", Fault.CUT),
        (said("半", reason="length"), "半", Fault.CUT),
        (said("半", reason="content_filter"), "半", Fault.CUT),
        (said(), "", Fault.BROKEN),
        ([HEAD, chunk("一"), b'data: {"id\n\n', DONE], "一", Fault.BROKEN),
        ([HEAD, chunk("一"), event([1]), DONE], "一", Fault.BROKEN),
        ([HEAD, chunk("一"), event({"choices": 5}), DONE], "一", Fault.BROKEN),
        ([HEAD, chunk("一"), event({"choices": [{"delta": 5}]}), DONE], "一", Fault.BROKEN),
        ([HEAD, chunk("一"), event({"error": {"message": "x"}}), DONE], "一", Fault.BROKEN),
        ([HEAD, bytes(range(256)) * 10], "", Fault.BROKEN),
        ([HEAD, chunk("一"), 0.2, RESET], "一", Fault.CUT),
        ([HEAD, chunk("一"), b'data: {"id": "\xff\xe4\xb8"}\n\n', DONE], "一", Fault.BROKEN),
        ([HEAD, chunk("一"), b"data: " + b"[" * 200_000 + b"\n\n", DONE], "一", Fault.BROKEN),
        ([HEAD, b"data: " + b"x" * 1_000_000 + b"\n\n"], "", Fault.BROKEN),
        (status(401, {}), "", Fault.DENIED),
        (status(403, {}), "", Fault.DENIED),
        (status(404, {}), "", Fault.MISPLACED),
        (status(404, b"404 page not found", content_type="text/plain"), "", Fault.MISPLACED),
        (refused("The model `模型` does not exist.", 404), "", Fault.NAMELESS),
        (refused("Model Not Exist"), "", Fault.NAMELESS),
        (status(302, b"", location="http://192.0.2.1/v1"), "", Fault.MISPLACED),
        (status(429, {"error": {"code": "insufficient_quota"}}), "", Fault.UNPAID),
        (refused("Insufficient Balance", 402), "", Fault.UNPAID),
        (refused("the prompt is too long"), "", Fault.BROKEN),
    ],
)
def test_what_is_no_whole_answer_is_a_fault(script: Script, text: str, fault: Fault) -> None:
    """What came before it is handed out; nothing is asked twice."""
    wrote = write(script)

    assert (wrote.text, wrote.fault, len(wrote.asked)) == (text, fault, 1)


def drip(content: bytes) -> Script:
    """A byte every tenth of a second."""
    return [step for byte in content for step in (bytes([byte]), 0.1)]


@pytest.mark.parametrize(
    ("script", "text", "seconds"),
    [
        ([30.0], "", WAITS.first),
        ([HEAD, 30.0], "", WAITS.first),
        (drip(HEAD), "", WAITS.first),
        ([HEAD, *drip(b"data: " + b"x" * 300)], "", WAITS.first),
        ([HEAD, *drip(b": ping\n\n" * 40)], "", WAITS.first),
        ([HEAD, chunk("一"), 30.0], "一", WAITS.stall),
        ([HEAD, chunk("一"), *drip(b"data: " + b"x" * 300)], "一", WAITS.stall),
        ([HEAD, *[step for _ in range(99) for step in (chunk("字"), 0.3)]], "字" * 9, WAITS.total),
    ],
)
def test_a_slow_server_is_left_to_the_second(script: Script, text: str, seconds: float) -> None:
    """Whether it says nothing, drips, stops in the middle or never ends."""
    wrote = write(script)

    assert wrote.fault is Fault.SLOW
    assert wrote.text.startswith(text)
    assert wrote.seconds < seconds + 1


def test_the_deadline_of_the_question_counts_if_it_is_sooner() -> None:
    """No piece comes after it."""
    wrote = write([HEAD, *[step for _ in range(99) for step in (chunk("字"), 0.1)]], seconds=0.6)

    assert wrote.fault is Fault.SLOW
    assert 0 < len(wrote.text) < 8
    assert wrote.seconds < 1.6


def test_an_answer_without_end_is_cut() -> None:
    """Whether in one piece or in ten thousand."""
    for script in (said("x" * 1_000_000), said(*["x" * 100] * 10_000)):
        wrote = write(script)
        assert (len(wrote.text), wrote.fault) == (10_000, Fault.CUT)


@pytest.mark.parametrize("code", [429, 500, 502, 503, 529])
def test_a_busy_server_is_asked_again_twice_at_most(code: int) -> None:
    """And no more than that."""
    assert write(status(code, {}), said("好")).text == "好"
    wrote = write(status(code, b"<html>"))

    assert wrote.fault is (Fault.BROKEN if code in {500, 502} else Fault.BUSY)
    assert len(wrote.asked) == 3


def test_a_server_says_when_it_may_be_asked_again() -> None:
    """Seconds or a moment; where that is too late for the question, it is not waited for."""
    wrote = write(status(429, {}, retry_after="1"), said("好"))
    assert (wrote.text, wrote.seconds > 1) == ("好", True)
    wrote = write(status(503, {}, retry_after="Thu, 01 Jan 2099 00:00:00 GMT"))
    assert (wrote.fault, len(wrote.asked)) == (Fault.BUSY, 1)
    assert wrote.seconds < 1


def test_nothing_is_asked_again_once_something_came() -> None:
    """Else a claim would come twice."""
    part = chunk("断")
    head = HEAD.replace(b"connection: close", b"transfer-encoding: chunked")
    wrote = write([head, f"{len(part):x}\r\n".encode() + part + b"\r\n"])

    assert (wrote.text, wrote.fault, len(wrote.asked)) == ("断", Fault.CUT, 1)


def test_who_is_not_there_is_told_at_once() -> None:
    """Three attempts, none of them long."""
    writer = Writer(Served("m", "http://127.0.0.1:9/v1", waits=WAITS))
    with pytest.raises(ModelError, match="unreachable"):
        list(writer.write(Prompt("a", "b"), time.monotonic() + 5))


def test_a_server_that_ends_without_a_word_of_it_is_whole() -> None:
    """It told why it stopped, and left the line open."""
    wrote = write([HEAD, chunk("全"), chunk("", "stop"), 30.0])

    assert (wrote.text, wrote.fault) == ("全", None)
    assert wrote.seconds < 2


def test_json_is_asked_for_as_the_server_takes_it() -> None:
    """By a schema, half-way, or in words; what works is kept."""

    def plain(body: object) -> Script:
        assert isinstance(body, dict)
        return refused("response_format") if "response_format" in body else said("{}")

    with scripted(plain) as server:
        writer = Writer(Served("m", server.url, waits=WAITS))
        for _ in range(2):
            prompt = Prompt("系统", "问题", SCHEMA)
            assert "".join(writer.write(prompt, time.monotonic() + 5)) == "{}"
        forms = [body.get("response_format", {}).get("type") for body in server.asked]
        assert forms == ["json_schema", "json_object", None, None]
        assert '"additionalProperties": false' in server.asked[-1]["messages"][0]["content"]
        shape = server.asked[0]["response_format"]["json_schema"]
        assert (shape["strict"], shape["schema"]) == (True, SCHEMA)


@pytest.mark.parametrize(
    "script",
    [
        [HEAD, DONE],
        [HEAD],
        status(200, b"<html>portal</html>", content_type="text/html"),
    ],
)
def test_a_server_that_sends_no_stream_is_asked_for_the_whole_once(script: Script) -> None:
    """It may know of none, and say nothing of it."""
    wrote = write(script)

    assert (wrote.text, wrote.fault) == ("", Fault.BROKEN)
    assert [body.get("stream", False) for body in wrote.asked] == [True, False]


WHOLE = {
    "id": "1",
    "object": "chat.completion",
    "created": 1,
    "model": "m",
    "choices": [
        {"index": 0, "message": {"role": "assistant", "content": "好"}, "finish_reason": "stop"}
    ],
    "usage": {"prompt_tokens": 3, "completion_tokens": 1, "total_tokens": 4},
}


@pytest.mark.parametrize("refusing", [refused("streaming is not supported"), status(200, WHOLE)])
def test_an_answer_may_come_whole(refusing: Script) -> None:
    """From a server that refuses to stream, and from one that does not know what it is."""

    def reply(body: object) -> Script:
        assert isinstance(body, dict)
        return refusing if body.get("stream") else [0.7, *status(200, WHOLE)]

    with scripted(reply) as server:
        writer = Writer(Served("m", server.url, waits=WAITS))
        for _ in range(2):
            assert list(writer.write(Prompt("a", "b"), time.monotonic() + 5)) == ["好"]
        assert len(server.asked) == 3


def test_a_model_without_orders_apart_is_told_them_with_the_material() -> None:
    """Some know of one speaker only."""
    wrote = write(
        lambda body: (
            refused("System role not supported")
            if body["messages"][0]["role"] == "system"
            else said("好")
        )
    )

    assert wrote.text == "好"
    assert wrote.asked[1]["messages"] == [{"content": "系统\n\n问题", "role": "user"}]


def thinking(text: str) -> bytes:
    """A piece of thought, as servers send it that keep it apart."""
    delta = {"content": None, "reasoning_content": text}
    return event({"id": "1", "choices": [{"index": 0, "delta": delta, "finish_reason": None}]})


def test_thoughts_are_waited_for_and_not_handed_out() -> None:
    """Whether the server keeps them apart or not."""
    steps = [step for _ in range(5) for step in (thinking("嗯"), 0.3)]
    apart = write([HEAD, *steps, chunk("好"), chunk("", "stop"), DONE])
    mixed = write(said("<thi", 'nk>{"claims": 1', "}</thin", "k>\n", "好"))

    assert (apart.text, apart.fault, apart.seconds > WAITS.first) == ("好", None, True)
    assert (mixed.text, mixed.fault) == ("好", None)


def test_one_that_thinks_all_its_tokens_away_gets_more() -> None:
    """And has them from then on."""

    def thinks(body: object) -> Script:
        assert isinstance(body, dict)
        whole = body["max_tokens"] >= 4_000
        return said("好") if whole else [HEAD, thinking("嗯"), chunk("", "length"), DONE]

    with scripted(thinks) as server:
        writer = Writer(Served("m", server.url, waits=WAITS))
        for _ in range(2):
            assert list(writer.write(Prompt("a", "b"), time.monotonic() + 5)) == ["好"]
        assert [body["max_tokens"] for body in server.asked] == [1_000, 4_000, 4_000]
    assert write([HEAD, thinking("嗯"), chunk("", "length"), DONE]).fault is Fault.CUT


def test_packed_answers_are_read() -> None:
    """As a proxy may send them."""
    stream = b"".join(part for part in said("好") if isinstance(part, bytes))
    body = gzip.compress(stream.removeprefix(HEAD))
    head = HEAD.replace(b"connection: close", b"content-encoding: gzip\r\nconnection: close")

    assert write([head + body]).text == "好"


def test_all_that_a_question_asks_shares_its_attempts_and_its_end() -> None:
    """However many models are asked for it."""
    with scripted(status(503, {})) as server, within(2.0, 2):
        writer, began = Writer(Served("m", server.url, waits=WAITS)), time.monotonic()
        for _ in range(3):
            with pytest.raises(ModelError, match="busy"):
                list(writer.write(Prompt("a", "b"), time.monotonic() + 60))
        assert len(server.asked) == 3 + 2
    with scripted([HEAD, chunk("一"), 30.0]) as server, within(1.0, 2):
        writer, began = Writer(Served("m", server.url)), time.monotonic()
        for _ in range(2):
            with pytest.raises(ModelError, match="slow"):
                list(writer.write(Prompt("a", "b"), time.monotonic() + 60))
        assert time.monotonic() - began < 3


def test_a_name_that_nobody_knows_and_a_server_without_a_certificate_are_told_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """So that whoever set them knows which to mend."""

    def unknown(*_: object, **__: object) -> object:
        raise socket.gaierror(-2, "Name or service not known")

    def plain() -> None:
        line, _ = door.accept()
        with line:
            line.recv(100)
            line.sendall(b"HTTP/1.1 400 X\r\n\r\n")

    with socket.create_server(("127.0.0.1", 0)) as door:
        threading.Thread(target=plain).start()
        url = f"https://127.0.0.1:{door.getsockname()[1]}/v1"
        with pytest.raises(ModelError, match="untrusted"):
            list(Writer(Served("m", url)).write(Prompt("a", "b"), time.monotonic() + 9))
    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(ModelError, match="unknown_host"):
        list(Writer(Served("m", "http://nowhere")).write(Prompt("a", "b"), time.monotonic() + 9))


def test_a_server_on_this_machine_is_reached_without_a_proxy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The others are reached by the one that the environment names."""
    with scripted(said("代理")) as proxy, scripted(said("好")) as server:
        monkeypatch.setenv("HTTP_PROXY", proxy.url.removesuffix("/v1"))
        monkeypatch.setenv("ALL_PROXY", "")
        near = Writer(Served("m", server.url))
        far = Writer(Served("m", "http://192.0.2.1/v1", "sk-ours"))
        assert list(near.write(Prompt("a", "b"), time.monotonic() + 9)) == ["好"]
        assert list(far.write(Prompt("a", "b"), time.monotonic() + 9)) == ["代理"]
        assert len(proxy.asked) == 1


def test_what_whoever_runs_zhengda_adds_is_in_every_request() -> None:
    """Switches of a server that no other has."""
    with scripted(said("好")) as server:
        writer = Writer(Served("m", server.url, more={"enable_thinking": False}))
        list(writer.write(Prompt("a", "b"), time.monotonic() + 9))

        assert server.asked[0]["enable_thinking"] is False


@pytest.mark.parametrize("word", ["max_tokens", "temperature", "stream_options"])
def test_what_a_server_does_not_know_is_left_out(word: str) -> None:
    """It says so with a 400."""
    wrote = write(lambda body: refused(f"unknown: {word}") if word in body else said("好"))

    assert (wrote.text, len(wrote.asked)) == ("好", 2)
    assert word not in wrote.asked[1]


def test_who_closes_is_not_sent_more() -> None:
    """The server sees the line end."""
    twice = [step for _ in range(40) for step in (chunk("二"), 0.1)]
    with scripted([HEAD, chunk("一"), *twice]) as server:
        writer = Writer(Served("m", server.url, waits=WAITS))
        pieces = writer.write(Prompt("a", "b"), time.monotonic() + 5)
        assert next(pieces) == "一"
        pieces.close()  # type: ignore[attr-defined]
        deadline = time.monotonic() + 2
        while not server.dropped and time.monotonic() < deadline:
            time.sleep(0.05)
        assert server.dropped == 1


def test_an_unknown_vendor_is_a_fault_and_no_crash() -> None:
    """Its package is not installed, and named; or there is none."""
    for provider, package in (("nobody", ""), ("mistralai", "langchain-mistralai")):
        writer = Writer(Served("m", provider=provider))
        with pytest.raises(ModelError, match="missing") as caught:
            list(writer.write(Prompt("a", "b"), time.monotonic() + 5))
        assert caught.value.about == package
