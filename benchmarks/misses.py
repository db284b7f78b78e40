"""`misses`: the questions that were answered wrongly, for the one who tunes the answers."""

from __future__ import annotations

from benchmarks.bench import Bench


def print_misses(bench: Bench, system: str) -> None:
    """A line a question: its id, what is wrong, the question; never saved."""
    for material in bench.materials:
        print(f"\n## {material.title}: {system}")
        told = {one.id: one for one in bench.answers(system, material)}
        for asked in material.questions:
            one = told[asked.id]
            verdict = material.judge.verdict(asked, one)
            wrong = [] if verdict.right else ["answer"]
            wrong += ["evidence"] if asked.answerable and not verdict.evidence else []
            if wrong:
                done = "refused" if one.refused else "answered"
                print(f"{asked.id}\t{done}\t{'+'.join(wrong)}\t{asked.question[:60]}")
