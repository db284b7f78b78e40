"""What goes on beside everything else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.backends.memory.held import Memory
from bot.backends.memory.proposals import MemoryProposals
from bot.desk.running.files.lists import DAYS
from bot.proposal import Course
from bot.working import forgetting
from tests.shop import rule


def test_files_that_nobody_decided_about_are_let_go() -> None:
    """After some days; the others wait on."""
    memory = Memory()
    proposals = MemoryProposals(memory)
    old, new = (proposals.put(f"telegram:{at}", rule()) for at in (1, 2))
    memory.proposals[old.number] = replace(old, made=old.made - timedelta(days=DAYS, seconds=1))

    assert list(forgetting(proposals)(lambda _: None)) == []

    assert [one.number for one in proposals.waiting()] == [new.number]
    assert proposals.upload(old.number) is None
    assert memory.proposals[old.number].course is Course.FORGOTTEN
