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
from typing import TypeVar

from corpus.difference import Shift
from corpus.document import Noise
from corpus.known import Kind, Level, Status, Tie
from rag.answer import Outcome, Script
from rag.contrast import Role

_Word = TypeVar("_Word", bound=StrEnum)
_Table = TypeVar("_Table")


class WordingError(Exception):
    """A wording file lacks a sentence or holds one nobody says; the message names it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the claims and the sources."""

    detail_not_stated_plain: str
    source_cut_plain: str
    cut_unknown: str
    missing_part: str
    documents: str
    sources: str
    nearest: str
    damage: str
    as_of: str
    whose: str
    by: str
    then: str
    validity: str
    not_ended: str
    title: str
    separator: str
    step: str


@dataclass(frozen=True, slots=True)
class Notices:
    """What is said under a source that is not simply a rule in force."""

    speech: str
    model_text: str
    news: str
    repealed: str
    superseded: str
    expired: str
    trial: str
    not_yet_effective: str


@dataclass(frozen=True, slots=True)
class ChatWords:
    """What a conversation says outside of answers."""

    welcome: str
    help: str
    only_text: str
    prompt: str
    keys: str
    goodbye: str


@dataclass(frozen=True, slots=True)
class FileWords:
    """What `add` says about files."""

    added: str
    unchanged: str
    new_version: str
    failed: str
    kept: str
    cleaned: str
    damaged: str
    more: str
    settle: str
    total: str
    nothing: str
    working: str
    samples: str


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """What `list`, `show`, `remove` and `reindex` say."""

    none: str
    id: str
    name: str
    title: str
    kind: str
    status: str
    dated: str
    version: str
    characters: str
    damage: str
    removed_one: str
    issuer: str
    number: str
    place: str
    effective: str
    expires: str
    level: str
    corrected: str
    read_from: str
    more_relations: str
    edition: str
    ended: str
    joined: str
    parted: str
    doubts: str
    encoding: str
    versions: str
    outline: str
    removed: str
    whole: str
    clean: str
    indexing: str
    indexed: str


@dataclass(frozen=True, slots=True)
class DoctorWords:
    """What `doctor` says."""

    ok: str
    problem: str
    settings: str
    settings_ok: str
    disk: str
    disk_ok: str
    disk_low: str
    disk_closed: str
    index: str
    index_ok: str
    index_empty: str
    index_busy: str
    model: str
    model_ok: str
    model_broken: str
    token: str
    token_none: str
    token_ok: str
    token_refused: str
    token_unreachable: str


@dataclass(frozen=True, slots=True)
class DifferenceWords:
    """What is said of two versions of a document: by `diff`, and in an answer."""

    between: str
    same: str
    count: str
    counts: str
    separator: str
    head: str
    became: str
    joiner: str
    old: str
    new: str
    elided: str
    contrast: str
    version: str
    undated: str
    hint: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of one language. `errors` are keyed by the name of the error's class."""

    outcomes: Mapping[Outcome, str]
    frame: Frame
    notices: Notices
    kinds: Mapping[Kind, str]
    statuses: Mapping[Status, str]
    noises: Mapping[Noise, str]
    levels: Mapping[Level, str]
    ties: Mapping[Tie, str]
    shifts: Mapping[Shift, str]
    roles: Mapping[Role, str]
    chat: ChatWords
    errors: Mapping[str, str]
    files: FileWords
    documents: DocumentWords
    doctor: DoctorWords
    differences: DifferenceWords


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
        tag = code.lower().replace("_", "-")
        if tag.startswith("en"):
            return self[Script.ENGLISH]
        if tag.startswith(("zh-tw", "zh-hk", "zh-mo", "zh-hant")):
            return self[Script.TRADITIONAL]
        return self[Script.SIMPLIFIED]


def parse(toml: str, limit: int, convert: Callable[[str], str] = str) -> Wording:
    """Read a wording file. `limit` is the longest question; `convert` changes the script.

    Raises:
        WordingError: a sentence is missing or nobody says it.
    """
    tables = _Tables(tomllib.loads(toml), limit, convert)
    wording = Wording(
        outcomes=tables.words("outcomes", Outcome),
        frame=tables.record("frame", Frame),
        notices=tables.record("notices", Notices),
        kinds=tables.words("kinds", Kind),
        statuses=tables.words("statuses", Status),
        noises=tables.words("noises", Noise),
        levels=tables.words("levels", Level),
        ties=tables.words("ties", Tie),
        shifts=tables.words("shifts", Shift),
        roles=tables.words("roles", Role),
        chat=tables.record("chat", ChatWords),
        errors=MappingProxyType(tables.take("errors")),
        files=tables.record("files", FileWords),
        documents=tables.record("documents", DocumentWords),
        doctor=tables.record("doctor", DoctorWords),
        differences=tables.record("differences", DifferenceWords),
    )
    if "Exception" not in wording.errors:
        raise WordingError("[errors] lacks Exception")
    return wording


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
