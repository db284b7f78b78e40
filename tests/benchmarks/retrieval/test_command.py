from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.material import ROOT

CORPUS = [
    {"id": "a/1", "title": "补助办法", "text": "小学生每生每学期补助320元，由县教育局发放。"},
    {"id": "b", "text": "课后服务每学期收费300元，由学校组织。"},
    {"id": "c", "title": "", "text": ""},
]
QUERIES = [
    {"id": "1", "text": "小学生补助多少钱", "answers": ["320元"], "neg": ["b"], "pos": ["a/1"]},
    {"id": "2", "text": "  "},
    {"id": "3", "text": "怎么收费", "history": [{"q": "课后服务是什么", "a": "…"}]},
]
QRELS = [
    {"qid": "1", "docid": "a/1", "score": 1},
    {"qid": "2", "docid": "b", "score": 1},
    {"qid": "3", "docid": "b", "score": 1},
]
UNANSWERABLE = [{"id": "9", "text": "火星上有几所幼儿园"}]


def run(folder: Path, *options: str, **files: object) -> subprocess.CompletedProcess[str]:
    """`run.py retrieval` over these rows."""
    arguments: list[str] = []
    for name, rows in files.items():
        file = folder / f"{name}.jsonl"
        assert isinstance(rows, list)
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        arguments += [f"--{name}", str(file)]
    return subprocess.run(
        [
            sys.executable,
            "benchmarks/run.py",
            "retrieval",
            *arguments,
            "--work",
            str(folder),
            *options,
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_unusable_files_are_told_in_one_sentence_with_status_two(tmp_path: Path) -> None:
    """Nothing else is printed."""
    ran = run(tmp_path, corpus=[{"text": "x"}], queries=QUERIES, qrels=QRELS)

    assert ran.returncode == 2
    assert ran.stdout == ""
    assert ran.stderr == f"{tmp_path / 'corpus.jsonl'}, line 1: 'id' is missing\n"


def test_a_file_that_is_not_named_is_asked_for(tmp_path: Path) -> None:
    """All three belong together."""
    ran = run(tmp_path, corpus=CORPUS)

    assert (ran.returncode, ran.stderr.count("\n")) == (2, 1)
    assert ran.stderr.startswith("--queries is missing")


@pytest.mark.slow
def test_any_set_ends_with_one_json_object(tmp_path: Path) -> None:
    """Rows without text, questions of blanks and ids that are no file names do no harm."""
    ran = run(tmp_path, corpus=CORPUS, queries=QUERIES, qrels=QRELS, unanswerable=UNANSWERABLE)

    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout.splitlines()[-1])["zhengda"]
    assert told["questions"] == 2
    assert told["ndcg@10"] == 0.5  # the question of blanks finds nothing
    assert {"hit@1", "hit@5", "hit@10", "span@1", "span@3", "span@5"} < told.keys()
    assert {"auroc", "refused_at_95", "refused_at_90", "p50_ms", "p95_ms"} < told.keys()
    assert told["conversation"]["hit@1"] == 1
    assert told["given"]["questions"] == 1


@pytest.mark.slow
def test_every_part_of_finding_has_a_figure(tmp_path: Path) -> None:
    """The ways of the indexes, the product without each of its parts, and the product itself."""
    ran = run(tmp_path, "--ablation", corpus=CORPUS, queries=QUERIES, qrels=QRELS)

    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout.splitlines()[-1])
    assert told["ablation"]["zhengda"]["ndcg@10"] == told["zhengda"]["ndcg@10"]
    ways = "\n".join(told["ablation"])
    for part in ("words", "e5", "its title", "lexicon", "places in the rank", "day and place"):
        assert f"zhengda without {part}" in ways
    for other in ("best sentence", "a document at the most", "not widened", "titles and headings"):
        assert other in ways
