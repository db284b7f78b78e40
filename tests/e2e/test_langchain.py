"""The retriever in a chain of LangChain's, as its page shows it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import QUESTION, ROOT, Product

pytestmark = pytest.mark.slow
PAGE = ROOT / "docs" / "with-langchain.md"
NOBODY = "\nfrom tests import conftest\nassert conftest.OUTWARD == [], conftest.OUTWARD\n"
CHAIN = f"""
import asyncio
from tests import conftest
from bot.retriever import ZhengdaRetriever


def words(passages):
    return [one.page_content for one in passages]


async def both(chain):
    return await asyncio.gather(chain.ainvoke("{QUESTION}"), chain.ainvoke("{QUESTION}"))


with ZhengdaRetriever.open("data", limit=3) as retriever:
    chain = retriever | words
    said = chain.invoke("{QUESTION}")
    assert asyncio.run(both(chain)) == [said, said]
    assert chain.batch(["{QUESTION}", "你好"]) == [said, []]
    assert [piece for piece in chain.stream("{QUESTION}")] == [said]
print(said[0])
"""


def ran(product: Product, script: str) -> subprocess.CompletedProcess[str]:
    """A script of its own process, beside the data directory; it reaches nobody."""
    return subprocess.run(
        [sys.executable, "-c", f"from tests import conftest\n{script}{NOBODY}"],
        cwd=product.data.parent,
        env=product.environment | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def example(page: Path) -> str:
    """The program that a page shows."""
    [found] = re.findall(r"```python\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    return str(found)


def test_it_is_a_link_of_a_chain(stocked: Product) -> None:
    """One by one, in tasks, in a batch and streamed; with the real index and the real embedder."""
    done = ran(stocked, CHAIN)

    assert done.returncode == 0, done.stderr
    assert "600元" in done.stdout


def test_the_example_of_its_page_runs(stocked: Product) -> None:
    """As it stands there."""
    done = ran(stocked, example(PAGE))

    assert done.returncode == 0, done.stderr
    assert "《云溪县学前教育管理办法》：" in done.stdout
    assert "600元" in done.stdout


def test_the_example_refuses_what_the_documents_do_not_say(stocked: Product) -> None:
    """The judge is asked, not the model."""
    other = example(PAGE).replace(QUESTION, "县医院周末几点开门？")
    assert other != example(PAGE)
    done = ran(stocked, other)

    assert done.returncode == 0, done.stderr
    assert "文件中没有说明。" in done.stdout
