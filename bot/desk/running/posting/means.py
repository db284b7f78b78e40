"""What posting works with: the desk, and whoever brings announcements to their targets."""

from __future__ import annotations

from dataclasses import dataclass

from bot.ports import Grounds, Laying, Outbox, Outcomes, Subscriptions


@dataclass(frozen=True, slots=True)
class PostingMeans:
    """Where announcements go, who wants them, what is on its way, and what became of it."""

    grounds: Grounds
    subscriptions: Subscriptions
    posts: Laying
    outbox: Outbox
    outcomes: Outcomes
