"""The places that what conversations keep is tried in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.keeping import PLACES, Keeping, keeping


@pytest.fixture(params=PLACES)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Keeping]:
    """Chats, people, rooms and opinions over one memory or one database."""
    with keeping(request.param, tmp_path) as found:
        yield found
