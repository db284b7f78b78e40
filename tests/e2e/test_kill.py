"""Whatever moment the process is killed at, the next start works."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e import killing

pytestmark = pytest.mark.slow
KILLS = 6


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published data directory."""
    directory = tmp_path_factory.mktemp("base") / "data"
    killing.prepare(directory)
    return directory


@pytest.mark.parametrize("life", [killing.add, killing.reindex])
def test_a_killed_process_leaves_the_old_or_the_new_index(
    base: Path, tmp_path: Path, life: killing.Life
) -> None:
    """Everything that was told stored is there and found; no half document is."""
    verdicts = killing.kills(life, base, tmp_path / "data", KILLS, seed=2)

    assert [one for one in verdicts if one.fault] == []
