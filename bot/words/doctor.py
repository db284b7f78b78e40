"""What `doctor` says."""

from __future__ import annotations

from dataclasses import dataclass


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
    model_away: str
    writer: str
    writer_none: str
    writer_ok: str
    writer_broken: str
    crossreader: str
    crossreader_none: str
    crossreader_ok: str
    crossreader_broken: str
    reranker: str
    reranker_none: str
    reranker_ok: str
    reranker_broken: str
    token: str
    token_none: str
    token_ok: str
    token_refused: str
    token_unreachable: str
