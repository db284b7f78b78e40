"""A desk over a few documents, and one over the samples."""

from __future__ import annotations

from functools import cache

import pytest

from corpus.document import Upload
from rag.change import Offer
from tests.asking import stocked
from tests.documents import SAMPLES
from tests.stage import Stage
from tests.stored import FakeStore


@cache
def samples() -> FakeStore:
    """The samples, read once a process; no test changes them."""
    made = stocked()
    offers = [Offer.of(Upload(path.name, path.read_bytes())) for path in SAMPLES]
    assert {one.reason for one in made.library.add(offers)} == {""}
    return made.store


@pytest.fixture
def stage() -> Stage:
    """An empty desk."""
    return Stage()


@pytest.fixture
def county() -> Stage:
    """A desk over the samples."""
    return Stage(store=samples())
