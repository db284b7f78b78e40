"""What each command does, in the lists that messengers show; and what commands say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CommandWords:
    """What a command does, in a few words; its name is that of the field."""

    start: str
    help: str
    sources: str
    doc: str
    asof: str
    compare: str
    check: str
    reset: str
    cancel: str
    lang: str
    feedback: str
    privacy: str
    forget: str
    quiet: str
    subscribe: str
    unsubscribe: str


@dataclass(frozen=True, slots=True)
class WelcomeWords:
    """What `/start` and `/help` say."""

    hello: str
    asking: str
    asking_here: str
    covers: str
    covers_undated: str
    empty: str
    does_not: str
    examples: str
    more: str
    unknown_link: str
    no_posts: str
    commands: str
    line: str


@dataclass(frozen=True, slots=True)
class CatalogueWords:
    """What `/sources` and `/doc` say."""

    all: str
    found: str
    none_found: str
    empty: str
    line: str
    page: str
    look: str
    turn: str
    previous: str
    next: str
    how: str
    no_such: str
    no_match: str
    several: str
    no_section: str
    opening: str
    changed: str
    whole: str
    link: str


@dataclass(frozen=True, slots=True)
class ComparingWords:
    """What `/asof` and `/compare` say beside answers."""

    how_asof: str
    no_day: str
    no_question: str
    not_yet: str
    how_compare: str
    no_side: str
    same_side: str
    one_version: str
    changed_question: str
    side: str
    silent: str


@dataclass(frozen=True, slots=True)
class ChoiceWords:
    """What `/reset`, `/lang` and `/quiet` say."""

    reset: str
    languages: str
    auto: str
    simplified: str
    traditional: str
    english: str
    spoken: str
    unknown_language: str
    private: str
    admins_only: str
    attention: str
    addressed: str
    everything: str
    silent: str
    attended: str


@dataclass(frozen=True, slots=True)
class PrivacyWords:
    """What `/privacy`, `/forget` and `/feedback` say."""

    nothing_kept: str
    kept: str
    kept_undated: str
    answers: str
    votes: str
    filed: str
    feedback: str
    handoffs: str
    wishes: str
    subscription: str
    language: str
    purpose: str
    nowhere: str
    passing: str
    how: str
    ask: str
    yes: str
    no: str
    forgotten: str
    separator: str
    nothing: str
    left: str
    not_yours: str
    how_feedback: str
    too_long: str
    thanks: str
    told: str
