"""What is said of where announcements go, what became of them, and to those who want them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TargetWords:
    """`/targets`: the rooms that announcements go to."""

    none: str
    head: str
    how: str
    how_words: str
    channel: str
    group: str
    topic: str
    untitled: str
    chosen: str
    free: str
    mute: str
    gone: str
    no_such: str
    chosen_mute: str
    changed: str


@dataclass(frozen=True, slots=True)
class DeliveryWords:
    """`/delivery`, and what whoever ordered an announcement is told at its end."""

    none: str
    no_such: str
    how: str
    line: str
    head: str
    waiting: str
    opening: str
    nobody: str
    sent: str
    pending: str
    later: str
    sending: str
    unknown: str
    failed: str
    followed: str
    behind: str
    gone: str
    refused: str
    withdrawn: str
    left: str
    cut: str
    killed: str
    failures: str
    more: str
    person: str
    settling: str
    how_settle: str
    settled: str
    to_settle: str
    settle: str
    again: str
    arrived: str
    all_again: str
    all_arrived: str
    was_again: str
    was_arrived: str
    changed: str
    separator: str
    merged: str
    taken_back: str


@dataclass(frozen=True, slots=True)
class DigestWords:
    """Several announcements in one message."""

    head: str
    item: str
    more: str
    whole: str
    gone: str


@dataclass(frozen=True, slots=True)
class SubscribingWords:
    """`/subscribe` and `/unsubscribe`."""

    private_only: str
    not_here: str
    none: str
    begun: str
    standing: str
    changed: str
    topics: str
    stages: str
    kinds: str
    places: str
    everything: str
    rhythm: str
    immediate: str
    daily: str
    weekly: str
    monday: str
    tuesday: str
    wednesday: str
    thursday: str
    friday: str
    saturday: str
    sunday: str
    quiet: str
    no_quiet: str
    zone: str
    how: str
    unknown_words: str
    begin: str
    to_topics: str
    to_stages: str
    to_kinds: str
    to_rhythm: str
    to_quiet: str
    choose_topics: str
    choose_stages: str
    choose_kinds: str
    choose_rhythm: str
    choose_quiet: str
    quiet_usual: str
    quiet_none: str
    back: str
    leave: str
    left: str
    not_subscribed: str
    taken_out: str
    last: str
    separator: str
