"""The READMEs are true. `python -m tests.test_readme` writes their examples anew."""

from __future__ import annotations

import re
import shlex
import sys
import tempfile
from pathlib import Path

import pytest

from tests.e2e.conftest import Product

ROOT = Path(__file__).parents[1]
ENGLISH, CHINESE = ROOT / "README.md", ROOT / "README.zh.md"
EXAMPLE = re.compile(r"(?<=```console\n)\$ zhengda (?P<words>ask .*)\n(?:.*\n)*?(?=```)")
ANSWERED, REFUSED = 0, 1


def headings(path: Path) -> list[int]:
    """How deep each heading of a README is, in their order."""
    return [len(marks) for marks in re.findall(r"^(#+) ", path.read_text("utf-8"), re.MULTILINE)]


def blocks(path: Path) -> list[str]:
    """Everything to be typed, and what is printed then."""
    return re.findall(r"```console\n(.*?)```", path.read_text("utf-8"), re.DOTALL)


def named(path: Path) -> list[str]:
    """Every file and folder that stands in the first column of a table."""
    rows = re.findall(r"^\| (`[^|]*`) \|", path.read_text("utf-8"), re.MULTILINE)
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row)]


def anew(text: str, product: Product) -> tuple[str, list[int]]:
    """A README with its examples as the program prints them, and how each of them ends."""
    ends = []

    def printed(example: re.Match[str]) -> str:
        ran = product.run(*shlex.split(example["words"]))
        ends.append(ran.returncode)
        return f"$ zhengda {example['words']}\n{ran.stdout or ran.stderr}"

    return EXAMPLE.sub(printed, text), ends


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Product:
    """The product over the samples, taken in as `make run` does."""
    product = Product(tmp_path_factory.mktemp("county") / "data")
    started = product.run("start")
    assert started.returncode == 0, started.stderr
    return product


@pytest.mark.slow
def test_the_examples_are_printed_so(county: Product) -> None:
    """Letter for letter: the answer with its source, the refusal, the answer for a day."""
    text = ENGLISH.read_text("utf-8")

    assert anew(text, county) == (text, [ANSWERED, REFUSED, ANSWERED])


def test_both_readmes_show_the_same() -> None:
    """The same sections in the same order, the same commands and answers, the same map."""
    assert headings(CHINESE) == headings(ENGLISH)
    assert blocks(CHINESE) == blocks(ENGLISH)
    assert named(CHINESE) == named(ENGLISH)
    assert links(CHINESE) - {"README.md"} == links(ENGLISH) - {"README.zh.md"}


@pytest.mark.parametrize("path", [ENGLISH, CHINESE], ids=lambda path: path.name)
def test_the_map_shows_what_is_there(path: Path) -> None:
    """Every file and folder it names exists, and each package is named."""
    missing = [name for name in named(path) if not (ROOT / name).exists()]

    assert missing == []
    assert {"bot/", "rag/", "corpus/", "config/", "tests/", "docs/"} <= set(named(path))


def links(path: Path) -> set[str]:
    """Where the relative links of a page lead."""
    found = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text("utf-8"))
    return set(found)


@pytest.mark.parametrize("path", sorted(ROOT.glob("*.md")), ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    """Every relative link of the pages at the root has its target."""
    assert sorted(link for link in links(path) if not (path.parent / link).exists()) == []


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        life = Product(Path(place) / "data")
        life.run("start")
        for readme in (ENGLISH, CHINESE):
            text, codes = anew(readme.read_text("utf-8"), life)
            readme.write_text(text, encoding="utf-8")
            sys.stdout.write(f"{readme.name}: {codes}\n")
