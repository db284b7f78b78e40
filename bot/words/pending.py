"""What is said of questions without an answer, and of answers written by hand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UnansweredWords:
    """The queue, and who waits. `head` must name the number as `#{number}`."""

    head: str
    none: str
    count: str
    line: str
    waiting: str
    times: str
    reasons: str
    follows: str
    also: str
    answers: str
    silent: str
    nearest: str
    upload: str
    decided: str
    late: str
    no_such: str
    how: str
    view: str
    file: str
    write: str
    scope: str
    ignore: str
    reopen: str
    done: str
    standard: str
    wished: str
    wished_before: str
    told: str
    closed: str


@dataclass(frozen=True, slots=True)
class StandardWords:
    """Writing a standard answer. `head` must name the number as `#{number}`."""

    head: str
    how: str
    how_command: str
    until: str
    forever: str
    nothing: str
    fallen: str
    standing: str
    instead: str
    again: str
    again_command: str
    no_number: str
    whole: str
    card: str
    draft: str
    flagged: str
    by: str
    others: str
    none: str
    count: str
    line: str
    no_such: str
    no_day: str
    no_past: str
    publish: str
    withdraw: str
    recheck: str
    also: str
    published: str
    withdrawn: str
    rechecked: str
    included: str
    no_others: str
    past: str
    dated: str
    keep: str
    reply_gone: str
    stopped: str
