"""Every sentence the bot can say, as a record read from `config/wording/`.

The files are for operators to edit; a missing or a surplus sentence is an error at start, not
a hole in a conversation.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar, get_args, get_type_hints

from bot.announcement import Occasion, PostState, State
from bot.gap import Course
from bot.message import Work
from bot.pause import Surface
from bot.rank import Deed, Ending, Rank
from bot.told import Content
from bot.words.announcing import AnnouncingWords, DraftingWords
from bot.words.answering import AnsweringWords, HandingWords
from bot.words.buttons import ButtonWords
from bot.words.chat import ChatWords
from bot.words.checking import CheckingWords, ReadingWords
from bot.words.commands import (
    CatalogueWords,
    ChoiceWords,
    CommandWords,
    ComparingWords,
    PrivacyWords,
    WelcomeWords,
)
from bot.words.curating import CuratedWords
from bot.words.differences import DifferenceWords
from bot.words.doctor import DoctorWords
from bot.words.files import DocumentWords, FileWords
from bot.words.frame import Frame, Notices
from bot.words.golden import GoldenWords
from bot.words.library import LibraryWords
from bot.words.pending import StandardWords, UnansweredWords
from bot.words.posting import DeliveryWords, DigestWords, SubscribingWords, TargetWords
from bot.words.proposing import PreviewWords, ProposingWords
from bot.words.running import RunningWords
from bot.words.shown import ProfileWords
from bot.words.tasks import TaskWords
from bot.words.waiting import WaitingWords
from bot.words.watching import AttendingWords, PausingWords, SavingWords, StatsWords, TrailWords
from corpus.difference import Shift
from corpus.document import Noise
from corpus.known import Kind, Level, Status, Tie
from rag.announce.facets import Stage, Topic
from rag.answer import Notice, Outcome, Script
from rag.contrast import Role
from rag.event import Happening
from rag.inquiry import Wants
from rag.looked import Fate
from rag.ports.model import Fault
from rag.standard import Flag, Use
from rag.traced import Ground

_Word = TypeVar("_Word", bound=StrEnum)
_Table = TypeVar("_Table")


class WordingError(Exception):
    """A wording file lacks a sentence or holds one nobody says; the message names it."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of one language. `errors` are keyed by the name of the error's class."""

    outcomes: Mapping[Outcome, str]
    frame: Frame
    notices: Notices
    remarks: Mapping[Notice, str]
    kinds: Mapping[Kind, str]
    statuses: Mapping[Status, str]
    noises: Mapping[Noise, str]
    levels: Mapping[Level, str]
    ties: Mapping[Tie, str]
    shifts: Mapping[Shift, str]
    roles: Mapping[Role, str]
    chat: ChatWords
    buttons: ButtonWords
    answering: AnsweringWords
    handing: HandingWords
    errors: Mapping[str, str]
    files: FileWords
    documents: DocumentWords
    doctor: DoctorWords
    checking: CheckingWords
    reading: ReadingWords
    differences: DifferenceWords
    waiting: WaitingWords
    commands: CommandWords
    welcome: WelcomeWords
    catalogue: CatalogueWords
    comparing: ComparingWords
    choices: ChoiceWords
    privacy: PrivacyWords
    shown: ProfileWords
    running: RunningWords
    targets: TargetWords
    delivery: DeliveryWords
    digest: DigestWords
    subscribing: SubscribingWords
    topics: Mapping[Topic, str]
    stages: Mapping[Stage, str]
    ranks: Mapping[Rank, str]
    deeds: Mapping[Deed, str]
    unanswered: UnansweredWords
    courses: Mapping[Course, str]
    standards: StandardWords
    uses: Mapping[Use, str]
    flags: Mapping[Flag, str]
    announcing: AnnouncingWords
    occasions: Mapping[Occasion, str]
    drafting: DraftingWords
    states: Mapping[State, str]
    poststates: Mapping[PostState, str]
    preview: PreviewWords
    proposing: ProposingWords
    surfaces: Mapping[Surface, str]
    faults: Mapping[Fault, str]
    remedies: Mapping[Fault, str]
    attending: AttendingWords
    pausing: PausingWords
    stats: StatsWords
    trail: TrailWords
    outcome_names: Mapping[Outcome, str]
    wants: Mapping[Wants, str]
    fates: Mapping[Fate, str]
    grounds: Mapping[Ground, str]
    saving: SavingWords
    exports: Mapping[Content, str]
    works: Mapping[Work, str]
    tasks: TaskWords
    curated: CuratedWords
    endings: Mapping[Ending, str]
    library: LibraryWords
    happenings: Mapping[Happening, str]
    golden: GoldenWords


@dataclass(frozen=True, slots=True)
class Wordings:
    """The sentences in every script zhengda answers in; `load` reads them when first needed."""

    load: Callable[[Script], Wording]

    def __getitem__(self, script: Script) -> Wording:
        return self.load(script)

    def for_language(self, code: str) -> Wording:
        """The sentences for an IETF language tag such as a messenger gives.

        Example: `zh-TW` is Traditional, `en-GB` is English, everything else is Simplified.
        """
        return self[script_of(code)]


def script_of(code: str) -> Script:
    """The script that an IETF language tag asks for."""
    tag = code.lower().replace("_", "-")
    if tag.startswith("en"):
        return Script.ENGLISH
    if tag.startswith(("zh-tw", "zh-hk", "zh-mo", "zh-hant")):
        return Script.TRADITIONAL
    return Script.SIMPLIFIED


def parse(toml: str, limit: int, convert: Callable[[str], str] = str) -> Wording:
    """Read a wording file. `limit` is the longest question; `convert` changes the script.

    Raises:
        WordingError: a sentence is missing or nobody says it.
    """
    tables = _Tables(tomllib.loads(toml), limit, convert)
    read = {name: tables.read(name, kind) for name, kind in get_type_hints(Wording).items()}
    return Wording(**read)


@dataclass(frozen=True, slots=True)
class _Tables:
    """A wording file, checked table by table."""

    content: Mapping[str, Mapping[str, str]]
    limit: int
    convert: Callable[[str], str]

    def take(self, name: str) -> dict[str, str]:
        """The sentences of a table, in the script asked for."""
        return {
            key: self.convert(sentence).replace("{question_limit}", str(self.limit))
            for key, sentence in self.content.get(name, {}).items()
        }

    def read(self, name: str, kind: Any) -> Any:  # noqa: ANN401  a type, and what is of it
        """A table as the field of its name in `Wording` wants it."""
        if kind == Mapping[str, str]:
            return self.errors()
        words = get_args(kind)
        return self.words(name, words[0]) if words else self.record(name, kind)

    def errors(self) -> Mapping[str, str]:
        """The sentences of what breaks, by the name of the error's class."""
        table = self.take("errors")
        if "Exception" not in table:
            raise WordingError("[errors] lacks Exception")
        return MappingProxyType(table)

    def _checked(self, name: str, wanted: set[str]) -> dict[str, str]:
        table = self.take(name)
        if odd := sorted(wanted ^ table.keys()):
            raise WordingError(f"[{name}] lacks or should not have: {', '.join(odd)}")
        return table

    def record(self, name: str, kind: type[_Table]) -> _Table:
        """A table as the record whose fields it names."""
        return kind(**self._checked(name, {field.name for field in fields(kind)}))  # type: ignore[arg-type]

    def words(self, name: str, kind: type[_Word]) -> Mapping[_Word, str]:
        """A table with one sentence for every member of an enumeration."""
        table = self._checked(name, {str(word) for word in kind})
        return MappingProxyType({word: table[word] for word in kind})
