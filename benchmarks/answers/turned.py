"""What the second family of false claims says instead (`benchmarks.answers.twists`).

`turned.tsv` has a kind, what is found (a regular expression) and what is said in its place a line.
"""

from __future__ import annotations

from pathlib import Path

SIGNS = "≤≥≠-×±❌?\u200b\u202e\u0336~<>/√*（“^+÷¬\u2066\ufeff…=≈\u00ad"
"""What turns a figure or a word, or is seen by nobody."""
INSTEAD: dict[str, list[tuple[str, str]]] = {}
for _line in Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines():
    _kind, _found, _said = _line.split("\t")
    INSTEAD.setdefault(_kind, []).append((_found, _said))
