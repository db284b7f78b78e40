"""The nouns of what an announcement is about, so that everybody hears of what concerns them."""

from __future__ import annotations

from enum import StrEnum


class Topic(StrEnum):
    """What of school life a text is about."""

    ADMISSION = "admission"
    AID = "aid"
    FEES = "fees"
    MEALS = "meals"
    TRANSPORT = "transport"
    SAFETY = "safety"
    HEALTH = "health"
    TEACHING = "teaching"
    EXAMS = "exams"
    TUTORING = "tutoring"
    TEACHERS = "teachers"
    SPECIAL = "special"
    PRIVATE = "private"
    FUNDING = "funding"


class Stage(StrEnum):
    """The stage of school (学段) that a text is for."""

    PRESCHOOL = "preschool"
    PRIMARY = "primary"
    JUNIOR = "junior"
    SENIOR = "senior"
    VOCATIONAL = "vocational"
    HIGHER = "higher"
