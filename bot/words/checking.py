"""What is said of a checked text, and of a file that somebody asks about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CheckingWords:
    """Said around a check. The first five are verdicts; `{text}` is the claim."""

    supported: str
    supported_past: str
    contradicted: str
    contradicted_past: str
    absent: str
    difference: str
    nearest: str
    older: str
    elsewhere: str
    head: str
    progress: str
    left_out: str
    no_claims: str
    only_held: str
    what: str
    gone: str
    forwarded: str
    button: str
    voice: str


@dataclass(frozen=True, slots=True)
class ReadingWords:
    """Said of a file that somebody sends: what it is, and whether the corpus has it."""

    copy: str
    version: str
    unsure: str
    not_held: str
    untitled: str
    poor: str
    cites_past: str
    not_fetched: str
    button: str
