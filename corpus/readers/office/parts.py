"""The parts of an Office Open XML package (docx, xlsx, pptx) and how they are tied together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.document import UnreadableFileError
from corpus.limits import Limits
from corpus.package import Package, listed, opened
from corpus.readers.office.album import Album
from corpus.tree import Element, tree

__all__ = [
    "Element",
    "Parts",
    "Tied",
    "child",
    "is_package_of",
    "local",
    "number",
    "parts",
    "value",
]

_IMAGE = "image"
_TYPES = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Tied:
    """A part that another one names: by `id`, as a `role` (styles, slide …)."""

    id: str
    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Parts:
    """An opened package."""

    package: Package
    names: dict[str, str]

    def root(self, name: str) -> Element:
        """The tree of a part."""
        return tree(self.package.read(self.names.get(name.casefold(), name)))

    def tied(self, name: str = "") -> tuple[Tied, ...]:
        """What a part (or the package itself) names, as far as it is in the package."""
        folder, _, file = name.rpartition("/")
        path = f"{folder}/_rels/{file}.rels".lstrip("/")
        if path.casefold() not in self.names:
            return ()
        return tuple(
            Tied(one.get("Id", ""), one.get("Type", "").rpartition("/")[2], target)
            for one in self.root(path)
            if one.get("TargetMode") != "External"
            and (target := _resolved(folder, one.get("Target", ""))).casefold() in self.names
        )

    def pictures(self, name: str, album: Album) -> Mapping[str, str]:
        """The pictures that a part names: the album's tags by the ids that it uses for them."""
        return {
            one.id: album.tag(self.names[one.name.casefold()])
            for one in self.tied(name)
            if one.role == _IMAGE
        }

    def role(self, name: str, role: str) -> str | None:
        """The part that plays this role for another one."""
        return next((one.name for one in self.tied(name) if one.role == role), None)

    @property
    def main(self) -> str:
        """The part that the file is about.

        Raises:
            UnreadableFileError: the package names none.
        """
        found = self.role("", "officeDocument")
        if found is None:
            raise UnreadableFileError("文件里缺少正文部分，可能已损坏，请重新另存后再上传。")
        return found


def parts(data: bytes, limits: Limits) -> Parts:
    """The package, if it keeps within the limits."""
    package = opened(data, limits)
    return Parts(package, {name.casefold(): name for name in package.names})


def is_package_of(data: bytes, folder: str) -> bool:
    """Whether the bytes are an Office package with its main part in this folder (word, xl, ppt)."""
    names = listed(data)
    return _TYPES in names and any(name.casefold().startswith(f"{folder}/") for name in names)


def local(element: Element) -> str:
    """The name of an element without its namespace: there are two sets of those in use."""
    return element.tag.rpartition("}")[2]


def value(element: Element | None, name: str = "val", missing: str = "") -> str:
    """An attribute by its name without namespace."""
    if element is None:
        return missing
    for key, found in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(found)
    return missing


def child(element: Element | None, *names: str) -> Element | None:
    """The element reached by these names, one below the other."""
    for name in names:
        if element is None:
            return None
        element = next((one for one in element if local(one) == name), None)
    return element


def number(words: str, missing: int = 0) -> int:
    """A whole number; what is none, or absurdly long, is missing."""
    words = words.strip()
    return int(words) if words.lstrip("-").isdecimal() and len(words) < 12 else missing  # noqa: PLR2004


def _resolved(folder: str, target: str) -> str:
    steps: list[str] = [] if target.startswith("/") else folder.split("/")
    for step in target.replace("\\", "/").split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in {"", "."}:
            steps.append(step)
    return "/".join(step for step in steps if step)
