from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.conftest import QUESTION, RULES, Product

pytestmark = pytest.mark.slow

PLAIN = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
"""Makes root a person like others, who may read only what the rights say."""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one and a half megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(disk)]
    if (
        not shutil.which("mount")
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("no right to mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def converse(chat: subprocess.Popen[str]) -> None:
    """Say something, and wait for the reply: the conversation holds the directory now."""
    assert chat.stdin is not None
    assert chat.stdout is not None
    chat.stdin.write("谢谢\n")
    chat.stdin.flush()
    assert chat.stdout.readline().startswith("不客气")


@pytest.fixture
def person() -> list[str]:
    """What to put before a command so that rights count for it."""
    if os.geteuid() != 0:
        return []
    if not shutil.which("setpriv") or subprocess.run([*PLAIN, "true"], check=False).returncode:
        pytest.skip("root may read everything, and cannot give that up here")
    return PLAIN


def test_a_question_is_answered_without_any_network(stocked: Product) -> None:
    """In a network of its own, where not even loopback is up."""
    alone = ["unshare", "--map-root-user", "--net"]
    if not shutil.which("unshare") or subprocess.run([*alone, "true"], check=False).returncode:
        pytest.skip("no right to make a network namespace")
    ran = stocked.run("ask", QUESTION, before=alone)

    assert ran.returncode == 0, ran.stderr
    assert "600元" in ran.stdout


def test_a_second_process_is_told_who_is_in_the_way(stocked: Product) -> None:
    """One sentence, exit 2, and the first goes on undisturbed."""
    with stocked.start("chat") as first:
        converse(first)
        second = stocked.run("list")
        doctor = stocked.run("doctor")
        out, _ = first.communicate(f"{QUESTION}\n", timeout=60)

    assert (second.returncode, second.stdout) == (2, "")
    assert second.stderr.count("\n") == 1
    assert "另一个 zhengda" in second.stderr
    assert doctor.returncode == 0, doctor.stdout
    assert "600元" in out
    assert stocked.run("list").returncode == 0


def test_a_full_disk_loses_nothing(product: Product, small_disk: Path, tmp_path: Path) -> None:
    """Every file that is not stored is told; what is stored stays, and is found with room again."""
    papers = tmp_path / "papers"
    papers.mkdir()
    for number in range(8):
        filler = "\n".join(f"第{n}条 {'云溪县学前教育' * 80}{n}。" for n in range(11, 24))
        rules = RULES.replace(
            "云溪县", f"第{number}镇", 1
        )  # versions of one would be no eight files
        (papers / f"{number}.txt").write_text(f"{rules}\n{filler}\n{number}", encoding="utf-8")
    full = Product(small_disk / "data")
    ran = full.run("add", papers, "--json")
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    kept = [line["file"] for line in lines if line["status"] == "added"]
    listed = [
        json.loads(line)["document"] for line in full.run("list", "--json").stdout.splitlines()
    ]
    moved = Product(product.data)
    shutil.copytree(full.data, moved.data)
    mended = moved.run("reindex")
    answered = moved.run("ask", QUESTION)

    assert ran.returncode == 2
    assert 0 < len(kept) < 8 or "磁盘空间不足" in ran.stderr
    assert listed == kept
    assert all("磁盘" in line["reason"] for line in lines if line["status"] == "failed")
    assert "Traceback" not in ran.stderr
    assert mended.returncode == 0, mended.stderr
    assert answered.returncode == 0, answered.stdout


def test_what_may_not_be_read_is_told_with_its_reason(
    product: Product, person: list[str], tmp_path: Path
) -> None:
    """A folder and a file without rights are a failed line each; the rest is stored."""
    papers = tmp_path / "papers"
    (papers / "closed").mkdir(parents=True)
    (papers / "closed").chmod(0)
    (papers / "secret.txt").write_text(RULES, encoding="utf-8")
    (papers / "secret.txt").chmod(0)
    (papers / "办法.txt").write_text(RULES, encoding="utf-8")
    ran = product.run("add", papers, "--json", before=person)
    (papers / "closed").chmod(0o700)
    lines = {line["file"]: line for line in map(json.loads, ran.stdout.splitlines())}

    assert ran.returncode == 2, ran.stderr
    assert {name: line["status"] for name, line in lines.items()} == {
        "closed": "failed",
        "secret.txt": "failed",
        "办法.txt": "added",
    }
    assert "权限" in lines["closed"]["reason"]
    assert "权限" in lines["secret.txt"]["reason"]


def test_a_data_directory_without_rights_is_one_sentence(
    product: Product, person: list[str]
) -> None:
    """It says what to do; doctor says the same."""
    product.data.mkdir(mode=0o500)
    listing, doctor = product.run("list", before=person), product.run("doctor", before=person)
    product.data.chmod(0o700)

    assert listing.returncode == doctor.returncode == 2
    assert listing.stderr.count("\n") == 1
    assert "--data" in listing.stderr
    assert "磁盘  问题" in doctor.stdout


def test_a_question_in_stray_bytes_is_a_refusal(stocked: Product) -> None:
    """Not every terminal writes UTF-8."""
    ran = stocked.run("ask", "学费".encode("gb18030"))

    assert ran.returncode in {0, 1}
    assert "Traceback" not in ran.stderr


def test_a_terminal_without_chinese_breaks_nothing(stocked: Product) -> None:
    """The output is UTF-8 whatever the locale says."""
    narrow = Product(stocked.data, {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    ran = subprocess.run(
        narrow.command("ask", QUESTION),
        cwd=narrow.data.parent,
        env=narrow.environment,
        capture_output=True,
        check=False,
    )

    assert ran.returncode == 0
    assert "600元" in ran.stdout.decode()


def test_how_sure_it_must_be_is_a_setting(stocked: Product) -> None:
    """What is answered as it comes is refused where nothing is sure enough."""
    strict = Product(stocked.data, {"ZHENGDA_SURE": "1"})

    assert stocked.run("ask", QUESTION).returncode == 0
    assert strict.run("ask", QUESTION).returncode == 1


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_a_conversation_can_be_broken_off(stocked: Product, sign: signal.Signals) -> None:
    """By Ctrl-C or by the system, without a word about it, and the directory is free again."""
    with stocked.start("chat") as chat:
        converse(chat)
        chat.send_signal(sign)
        _, err = chat.communicate(timeout=30)

    assert err == ""
    assert stocked.run("list").returncode == 0


def test_taking_files_in_can_be_broken_off(product: Product, tmp_path: Path) -> None:
    """What had its line is stored and found; nothing is half there."""
    papers = tmp_path / "papers"
    papers.mkdir()
    for number in range(60):
        text = RULES.replace("600", str(600 + number)).replace("办法", f"办法{number}")
        (papers / f"{number:02}.txt").write_text(text, encoding="utf-8")
    with product.start("add", str(papers), "--json") as adding:
        assert adding.stdout is not None
        told = [adding.stdout.readline()]
        adding.send_signal(signal.SIGINT)
        rest, err = adding.communicate(timeout=60)
        told += rest.splitlines()
    stored = [
        json.loads(line)["document"] for line in product.run("list", "--json").stdout.splitlines()
    ]
    answered = product.run("ask", QUESTION)

    assert adding.returncode == 130
    assert err == ""
    assert [json.loads(line)["file"] for line in told] == stored[: len(told)]
    assert len(told) <= len(stored) <= len(told) + 1
    assert answered.returncode == 0, answered.stdout


def test_a_reader_who_leaves_early_is_no_failure(stocked: Product) -> None:
    """`zhengda list | head` ends without a trace."""
    ran = subprocess.run(
        ["bash", "-c", '"$@" | head -c 1', "-", *map(str, stocked.command("show", "1"))],
        cwd=stocked.data.parent,
        env=stocked.environment,
        capture_output=True,
        check=False,
    )

    assert (len(ran.stdout), ran.stderr) == (1, b"")
