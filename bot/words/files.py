"""What the command line says of files and documents."""

from __future__ import annotations

from dataclasses import dataclass


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

    of: str
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
