"""What announcements say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnnouncingWords:
    """The lines of a post, and what stands on its buttons."""

    head: str
    line: str
    separator: str
    dated: str
    damage: str
    more_damage: str
    points: str
    points_now: str
    point: str
    since: str
    changes: str
    named: str
    joiner: str
    was: str
    preamble: str
    text: str
    step: str
    rest: str
    corrected: str
    removed: str
    restored: str
    repealed: str
    repealed_by: str
    effective: str
    soon_effective: str
    expired: str
    soon_expired: str
    attached: str
    ask: str
    compare: str
    amended: str
    amended_reason: str
    withdrawn: str
    notice: str
    withdrawn_reason: str
    overtaken: str


@dataclass(frozen=True, slots=True)
class DraftingWords:
    """What those who run zhengda are told of announcements."""

    expected: str
    none: str
    listed: str
    line: str
    page: str
    posted: str
    none_posted: str
    no_such: str
    how: str
    head: str
    title: str
    titled: str
    to_all: str
    to_some: str
    to_none: str
    subscribers: str
    at_once: str
    at: str
    pinned: str
    unpinned: str
    approved_by: str
    report: str
    count: str
    reason: str
    strayed: str
    strayed_line: str
    late: str
    again: str
    another: str
    approved: str
    scheduled: str
    rejected: str
    all_rejected: str
    changed: str
    amended: str
    withdrawn: str
    approve: str
    reject: str
    edit: str
    edit_part: str
    targets: str
    time: str
    pin: str
    unpin: str
    amend: str
    amend_part: str
    withdraw: str
    refresh: str
    view: str
    back: str
    all: str
    chosen: str
    not_chosen: str
    no_targets: str
    choose_targets: str
    now: str
    in_an_hour: str
    this_evening: str
    tomorrow: str
    ask_edit: str
    ask_reject: str
    ask_time: str
    ask_amend: str
    ask_withdraw: str
    delete: str
    not_empty: str
    wrong_time: str
    past: str
    no_reason: str
    how_amend: str
    wrong: str
    needless: str
    double: str
    new_draft: str
    new_drafts: str
    waits: str
    told_rejected: str
    told_approved: str
    how_announce: str
    too_long: str
    too_large: str
    written: str
    handed_on: str
    no_attachment: str
    no_document: str
