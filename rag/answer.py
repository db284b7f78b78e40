"""The nouns of the question line: from a question to an answer that can be checked.

The promise of the product lives in these types. A `Citation` is made only by
`Passage.cite`, which raises when the words do not stand in the passage; a `Claim` without a
citation cannot be built; an `Answer` that answers without a claim cannot be built either.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from corpus.document import Damage
from corpus.known import Kind, Status
from rag.compared import Side
from rag.contrast import Contrast, Role
from rag.personal import left_out
from rag.standard import Standard
from rag.traced import Step


class NotQuotedError(ValueError):
    """Words were to be cited that do not stand in the passage."""


class Outcome(StrEnum):
    """How a question ended. Everything but the first three families is a refusal."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    GREETING = "greeting"
    THANKS = "thanks"
    CAPABILITY = "capability"
    NOTHING_FOUND = "nothing_found"
    DETAIL_NOT_STATED = "detail_not_stated"
    SOURCE_CUT = "source_cut"
    OUT_OF_FORCE = "out_of_force"
    NOT_POLICY = "not_policy"
    ATTACK = "attack"
    INVALID = "invalid"
    UNCLEAR = "unclear"
    """Several answers fit: which place, which stage, which year is meant is asked back."""
    WHICH_DOCUMENT = "which_document"
    """A provision is named, but not of which document."""
    NO_SUCH_PROVISION = "no_such_provision"
    PERSONAL = "personal"
    """An opinion on persons or politics, or what only a human can judge of a single case."""
    CRISIS = "crisis"
    """Somebody may be in danger: they are told where help is."""

    @property
    def answers(self) -> bool:
        """Whether claims with citations stand behind it."""
        return self in {Outcome.ANSWERED, Outcome.PARTIAL}

    @property
    def small_talk(self) -> bool:
        """Whether it is a sentence of politeness, without citations and without refusal."""
        return self in {Outcome.GREETING, Outcome.THANKS, Outcome.CAPABILITY}

    @property
    def refused(self) -> bool:
        """Whether the person leaves without an answer."""
        return not (self.answers or self.small_talk)


class Notice(StrEnum):
    """What must be said of how an answer came about."""

    AWAY = "away"
    """The language model could not be used: the documents are quoted instead."""
    INCOMPLETE = "incomplete"
    """It broke off: what was proved until then is said."""
    BY_WORDS = "by_words"
    """It was searched for by its words alone: the embedder is away, or the index is being made."""


class Script(StrEnum):
    """The writing in which a question came, and in which zhengda frames its answer."""

    SIMPLIFIED = "zh-hans"
    TRADITIONAL = "zh-hant"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Question:
    """A question as a person wrote it, with the earlier questions of the conversation.

    Numbers that name a person are left out of both: a question never holds them.
    `as_of` is the day for which it is answered; None: the day of asking. `about` are the
    documents that are talked about, by number: they are asked first, all others after them.
    """

    text: str
    history: tuple[str, ...] = ()
    as_of: date | None = None
    about: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", left_out(self.text))
        object.__setattr__(self, "history", tuple(map(left_out, self.history)))


@dataclass(frozen=True, slots=True)
class Source:
    """What a passage belongs to: a part of a version of a stored document.

    `document` is the file's name as added, `version` the row that keeps its text for good.
    `status` is that of the day for which was asked. `dated`, `since` (its first day) and
    `until` (the first day on which it holds no longer) are ISO dates or empty; `level` is a
    `corpus.known.Level` or empty; `issuer`, `place` and `number` may be empty. `speaks` tells
    whether this version is the one that speaks for its document on that day.
    """

    document_id: int
    document: str
    version: int
    title: str
    kind: Kind
    status: Status
    dated: str = ""
    issuer: str = ""
    place: str = ""
    number: str = ""
    level: str = ""
    since: str = ""
    until: str = ""
    speaks: bool = True

    @property
    def current(self) -> bool:
        """Whether it may be given as what holds: it speaks for its document and is not past."""
        return self.speaks and not self.status.past


@dataclass(frozen=True, slots=True)
class Passage:
    """A stored chunk: `text` is exactly `[start:end]` of the version's cleaned text.

    `damage` is what is not whole in its section or where that breaks off; its offsets are, like
    `start` and `end`, in the version's text.
    """

    chunk: int
    source: Source
    path: tuple[str, ...]
    start: int
    end: int
    text: str
    damage: tuple[Damage, ...] = ()

    def cite(self, quote: str) -> Citation:
        """A citation of words that stand in this passage, letter for letter.

        Raises:
            NotQuotedError: the words are empty or do not stand here.
        """
        return Citation._of(self, quote)  # noqa: SLF001  the one door to a citation


@dataclass(frozen=True, slots=True)
class Found:
    """A passage found; `score`: `rank` as a share of the best; `answers`: log odds, where read."""

    passage: Passage
    score: float
    lexical: float = 0.0
    vector: float = 0.0
    rank: float = 0.0
    answers: float | None = None


_DOOR = object()


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of a stored document and where they stand. Made by `Passage.cite` alone."""

    passage: Passage
    quote: str
    door: object = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.door is not _DOOR:
            message = "a citation is made by Passage.cite"
            raise NotQuotedError(message)
        # Here and not in `cite`, so that a copy with other words cannot be made either.
        if not self.quote.strip() or self.quote not in self.passage.text:
            message = f"not in passage {self.passage.chunk}: {self.quote[:40]!r}"
            raise NotQuotedError(message)

    @property
    def start(self) -> int:
        """Where the quote begins in the version's text."""
        return self.passage.start + self.passage.text.find(self.quote)

    @property
    def damage(self) -> tuple[str, ...]:
        """What is not whole in the quoted words, or where their passage breaks off, in Chinese."""
        passage, end = self.passage, self.start + len(self.quote)
        return tuple(
            dict.fromkeys(
                one.sentence
                for one in passage.damage
                if (one.start < end and self.start < one.end)
                or (one.start == one.end and passage.start <= one.start <= passage.end)
            )
        )

    @classmethod
    def _of(cls, passage: Passage, quote: str) -> Citation:
        return cls(passage, quote, _DOOR)


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of an answer and the words it rests on; `role` is what it says of them."""

    text: str
    citations: tuple[Citation, ...]
    role: Role = Role.IS

    def __post_init__(self) -> None:
        if not self.citations:
            message = f"a claim needs a citation: {self.text[:40]!r}"
            raise NotQuotedError(message)


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """A sentence somebody wants to say, with (passage number, quote) pairs, unchecked.

    Where `role` tells of a change, `other` is the version that its words are not in.
    """

    text: str
    quotes: tuple[tuple[int, str], ...]
    role: Role = Role.IS
    other: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """An unchecked answer over numbered passages. `missing` names what it could not cover."""

    claims: tuple[DraftClaim, ...]
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What leaves the question line.

    `subject` fills the frame of a refusal (what is not stated, cut, or there instead); `damage`
    are Chinese sentences that must be said beside the claims; `documents` are set where it is
    asked which document says it, `contrast` where it asks what changed, `validity` to the document
    of which is asked whether it holds; `whose` are quoted documents whose issuer must be named, as
    no place was asked about; `unsure` tells that they may be about something else; `nearest` are
    citations of passages that do not suffice, at most three; `as_of` is the day it is an answer
    for, if not that of asking; `standard` is set where it was written by hand. `choices` are
    questions, where it is asked back which is meant. `passages` are what it was drafted from, best
    first; `model` names the one that put it into words, if any; `missing` names what it does not
    answer or, refused, its weightiest unknown word; `sides` those of a comparison.
    """

    question: Question
    outcome: Outcome
    script: Script
    claims: tuple[Claim, ...] = ()
    nearest: tuple[Citation, ...] = ()
    subject: str = ""
    damage: tuple[str, ...] = ()
    documents: tuple[Source, ...] = ()
    contrast: Contrast | None = None
    validity: Source | None = None
    whose: tuple[Source, ...] = ()
    unsure: bool = False
    as_of: date | None = None
    standard: Standard | None = None
    choices: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    model: str = ""
    notice: Notice | None = None
    missing: str = ""
    sides: tuple[Side, ...] = ()
    trace: tuple[Step, ...] = ()
    seconds: float = 0.0

    def __post_init__(self) -> None:
        if self.outcome.answers != bool(self.claims):
            message = f"{self.outcome} and {len(self.claims)} claims do not go together"
            raise ValueError(message)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation of the claims once, in the order of their numbers."""
        return tuple(dict.fromkeys(c for claim in self.claims for c in claim.citations))
