from __future__ import annotations

import io
import struct
import zipfile

import pytest

from corpus.document import UnreadableFileError
from corpus.limits import Limits
from corpus.package import listed, opened


def _packed(*members: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in members:
            container.writestr(name, data)
    return made.getvalue()


def _told(data: bytes, limits: Limits | None = None) -> str:
    """What a person is told when every member of the container is read."""
    with pytest.raises(UnreadableFileError) as caught:  # noqa: PT012  reading is one act
        package = opened(data, limits or Limits())
        for name in package.names:
            package.read(name)
    told = str(caught.value)

    assert told.endswith("。")

    return told


def test_members_are_read_by_name() -> None:
    """Members are read by name."""
    package = opened(_packed(("word/document.xml", "云溪县".encode()), ("空/", b"")), Limits())

    assert package.names == ("word/document.xml",)
    assert package.read("word/document.xml").decode() == "云溪县"


def test_a_missing_member_is_told_in_a_sentence() -> None:
    """A missing member is told in a sentence."""
    package = opened(_packed(("a", b"1")), Limits())

    with pytest.raises(UnreadableFileError, match="缺少"):
        package.read("b")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_chinese_name_is_read_in_its_writers_code_page(encoding: str) -> None:
    """A chinese name is read in its writers code page."""
    raw = "云溪县通知.txt".encode(encoding)
    data = _packed(("x" * len(raw), b"1")).replace(b"x" * len(raw), raw)

    package = opened(data, Limits())

    assert package.names == ("云溪县通知.txt",)
    assert package.read("云溪县通知.txt") == b"1"


def test_a_truncated_container_is_refused() -> None:
    """A truncated container is refused."""
    data = _packed(("a", b"yunxi" * 1000))

    assert "不完整" in _told(data[: len(data) // 2])


def test_a_damaged_member_is_refused() -> None:
    """A damaged member is refused."""
    data = bytearray(_packed(("a", b"yunxi" * 1000)))
    data[34] ^= 0xFF

    assert "不完整" in _told(bytes(data))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    """A bomb is refused before it is unpacked."""
    assert "压缩炸弹" in _told(_packed(("a", bytes(50_000_000))))


def test_more_than_may_be_unpacked_is_refused() -> None:
    """More than may be unpacked is refused."""
    assert "超过上限" in _told(_packed(("a", bytes(2000))), Limits(unpacked=1000))


def test_a_crowd_of_members_is_refused() -> None:
    """A crowd of members is refused."""
    data = _packed(*((str(at), b"") for at in range(20)))

    assert "20 个文件" in _told(data, Limits(entries=10))


def test_a_size_that_lies_low_yields_no_more_than_it_says() -> None:
    """A size that lies low yields no more than it says."""
    data = _packed(("a", bytes(5_000_000)))
    lying = data.replace(struct.pack("<L", 5_000_000), struct.pack("<L", 10))

    assert "不完整" in _told(lying)


def test_a_member_with_a_password_is_refused() -> None:
    """A member with a password is refused."""
    data = bytearray(_packed(("a", b"1")))
    at = data.index(b"PK\x01\x02") + 8
    data[at] |= 1
    data[6] |= 1

    assert "密码" in _told(bytes(data))


def test_a_rare_method_is_refused() -> None:
    """A rare method is refused."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_LZMA) as container:
        container.writestr("a", bytes(1000))

    assert "少见的压缩方式" in _told(made.getvalue())


def test_members_are_listed_of_sound_containers_only() -> None:
    """Members are listed of sound containers only."""
    data = _packed(("mimetype", b"1"), ("content.xml", b"2"))

    assert listed(data) == ("mimetype", "content.xml")
    assert listed(data[:40]) == ()
    assert listed(b"no container") == ()
