"""The nouns of what is known of a document: its facts, its relations to others, its validity."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.span import Span


class Kind(StrEnum):
    """What sort of text a document is (文种). A speech is not a rule."""

    LAW = "law"
    REGULATION = "regulation"
    NOTICE = "notice"
    OPINION = "opinion"
    PLAN = "plan"
    WORK_REPORT = "work_report"
    SPEECH = "speech"
    MODEL_TEXT = "model_text"
    NEWS = "news"
    OTHER = "other"


class Level(StrEnum):
    """At which level of government a text was issued, the highest first."""

    NATIONAL = "national"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWN = "town"
    SCHOOL = "school"


class Status(StrEnum):
    """Whether a document holds (效力状态), as far as the corpus itself says so."""

    IN_FORCE = "in_force"
    NOT_YET_EFFECTIVE = "not_yet_effective"
    TRIAL = "trial"
    SUPERSEDED = "superseded"
    REPEALED = "repealed"
    EXPIRED = "expired"
    UNKNOWN = "unknown"

    @property
    def past(self) -> bool:
        """Whether it held once and holds no longer."""
        return self in _PAST


_PAST = (Status.SUPERSEDED, Status.REPEALED, Status.EXPIRED)
"""A tuple: thousands of documents are asked for every question, and a member is slow to hash."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known of a document: its value, the words it was read from, how sure (0..1).

    A value that an admin set is `corrected` and has no words; but a title has those it was read by.
    """

    value: str
    words: str
    sure: float
    corrected: bool = False


class Tie(StrEnum):
    """How a text stands to another one that it names."""

    REPEALS = "repeals"
    REPLACES = "replaces"
    AMENDS = "amends"
    IMPLEMENTS = "implements"
    CITES = "cites"


@dataclass(frozen=True, slots=True)
class Relation:
    """Another text that this one names: by title without brackets, by number, or both.

    `articles` (第十条, …) narrow it to parts of the other text; `since` is the ISO date, perhaps
    shortened, from which it works, empty where that is the text's own; `words` are the
    sentence, the title or the row of a list that it was read from, letter for letter as it stands
    in the text. `articles` of `REPLACES` may be 不一致的内容: only where the two conflict.
    """

    tie: Tie
    title: str
    words: str
    number: str = ""
    articles: tuple[str, ...] = ()
    since: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """What a text says of the validity of some of its own articles.

    Without `articles` it is what the page that bears the text says of the whole: 有效性：废止.
    `status` holds from `since` on (ISO date, perhaps shortened); `words` are its sentence.
    """

    articles: tuple[str, ...]
    status: Status
    since: str
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """One document inside a file; most files hold exactly one.

    `dated`, `effective` and `expires` are ISO dates, possibly shortened to year or month;
    `expires` is the last day on which it holds. `level` is a `Level`. `history` are the ISO dates
    at which it was passed and amended, as its own head tells them. `relations` are the other
    texts it names, `clauses` what it says of single articles of its own.
    """

    span: Span
    title: Fact
    kind: Fact
    issuer: Fact | None = None
    number: Fact | None = None
    dated: Fact | None = None
    effective: Fact | None = None
    place: Fact | None = None
    expires: Fact | None = None
    level: Fact | None = None
    history: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    clauses: tuple[Clause, ...] = ()

    @property
    def repeals(self) -> tuple[Relation, ...]:
        """The texts that this one declares repealed, whole or in part."""
        return tuple(one for one in self.relations if one.tie is Tie.REPEALS)
