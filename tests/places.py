"""Databases to try backends in, left as empty as they were found."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from rag.backends.database import Database


@contextmanager
def database(place: str, directory: Path) -> Iterator[Database]:
    """SQLite in a directory, or PostgreSQL where `TEST_STATE_URL` names an empty database."""
    url = os.environ.get("TEST_STATE_URL", "") if place == "postgresql" else ""
    if place == "postgresql" and not url:
        pytest.skip("TEST_STATE_URL names no PostgreSQL database")
    opened = Database.open(directory, url)
    try:
        yield opened
    finally:
        if url:
            emptied(opened)
        opened.close()


def emptied(opened: Database) -> None:
    """Take out of PostgreSQL what the migrations made there."""
    with opened.write() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
