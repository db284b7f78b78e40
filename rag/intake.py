"""Files on their way in: archives are unpacked, bytes read when their turn comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NoReturn

from corpus.document import UnreadableFileError, Upload
from corpus.harmless import harmless
from rag.change import Offer
from rag.ports import Workshop


@dataclass(frozen=True, slots=True)
class Intake:
    """Opens what is offered."""

    workshop: Workshop

    def unpacked(self, offers: Sequence[Offer]) -> Iterator[tuple[int, int, Offer]]:
        """Every file with its number and how many there are, as far as is known by then."""
        done, total = 0, len(offers)
        for offer in offers:
            members = self._members(offer)
            total += len(members) - 1
            for member in members:
                done += 1
                yield done, total, member

    def read(self, offer: Offer) -> bytes:
        """The bytes of a file.

        Raises:
            UnreadableFileError: there are too many.
            OSError: they cannot be read.
        """
        limit = self.workshop.limits.size
        if offer.size > limit:
            raise UnreadableFileError(_too_large(offer.size, limit))
        return offer.read()

    def _members(self, offer: Offer) -> Sequence[Offer]:
        """The files in an archive, or the file itself; what goes wrong is told at its turn."""
        if offer.wish:  # it was looked into before
            return (offer,)
        try:
            return self.workshop.unpack(Upload(storable(offer.name), self.read(offer)))
        except Exception as error:  # noqa: BLE001  raised again by the offer
            return (_broken(offer.name, error),)


def storable(name: str) -> str:
    """A file name that can be stored and shown: bytes that are no text are spelt out."""
    return harmless(name.encode("utf-8", "backslashreplace").decode())


def unreadable(error: OSError) -> str:
    """Why a file could not be read, in a sentence for a person."""
    if isinstance(error, FileNotFoundError):
        return "文件不存在；请检查路径。"
    if isinstance(error, PermissionError):
        return "没有读取这个文件的权限；请检查文件权限。"
    if isinstance(error, IsADirectoryError):
        return "这是一个目录，不是文件。"
    return "读取文件时磁盘出错；请检查磁盘后重试。"


def _broken(name: str, error: Exception) -> Offer:
    """An offer that fails with its cause where its turn comes."""

    def read() -> NoReturn:
        raise error

    return Offer(name, 0, read)


def _too_large(size: int, limit: int) -> str:
    return f"文件有 {size / 1e6:.1f} MB，超过上限 {limit / 1e6:.1f} MB；请拆分后再添加。"
