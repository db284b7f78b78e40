"""Reads what a model writes while it writes it: every claim as soon as it is whole.

The model writes ``{"claims": [{"quotes": [{"passage": 1, "words": "…"}], "text": "…"}],
"missing": "…"}``, with whatever else around it. What has another form is passed over; nothing of
it is shown to anybody before it passed the gate.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, Field, StringConstraints, ValidationError
from pydantic_core import from_json

_MOST = 12
"""Claims of one answer."""
_LONGEST = 200_000
"""Signs after which nobody reads on."""
_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1_000)]


class _Quote(BaseModel):
    passage: int
    words: _Words


class _Claim(BaseModel):
    quotes: Annotated[list[_Quote], Field(min_length=1, max_length=8)]
    text: _Words


SCHEMA: dict[str, Any] = {
    "title": "answer",
    "type": "object",
    "properties": {
        "claims": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "quotes": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "properties": {
                                "passage": {"type": "integer"},
                                "words": {"type": "string"},
                            },
                            "required": ["passage", "words"],
                            "additionalProperties": False,
                        },
                    },
                    "text": {"type": "string"},
                },
                "required": ["quotes", "text"],
                "additionalProperties": False,
            },
        },
        "missing": {"type": "string"},
    },
    "required": ["claims", "missing"],
    "additionalProperties": False,
}
"""What a server that can is made to write: first what is copied, then what is made of it."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A sentence that a model wants to say, with the words it says it rests on.

    `quotes` are (passage, words), passages numbered as the model was shown them.
    """

    text: str
    quotes: tuple[tuple[int, str], ...]


@dataclass(slots=True)
class Reading:
    """What was read so far.

    `missing` is what the model says it cannot answer, `odd` counts claims that have no readable
    form, `whole` tells whether what it wrote came to its end.
    """

    missing: str = ""
    odd: int = 0
    whole: bool = False
    _text: str = ""
    _read: int = 0
    _ended: bool = False

    def feed(self, piece: str) -> list[Proposal]:
        """The claims that are whole by now and were not before."""
        self._text += piece
        self._ended = self._ended or self.whole or len(self._text) > _LONGEST
        return [] if self._ended else self._fresh()

    def _fresh(self) -> list[Proposal]:
        start = self._text.find("{")
        if start < 0:
            return []
        written = _parsed(self._text[start:])
        if written is None:
            return []
        value, self.whole = written
        claims = value.get("claims")
        claims = claims if isinstance(claims, list) else []
        # The last one may still be growing, until its own bracket closes it.
        last = next(reversed(value), "")
        closed = self.whole or last != "claims" or _closed(self._text[start:])
        done = len(claims) if closed else len(claims) - 1
        fresh = claims[self._read : min(done, _MOST)]
        self._read = max(self._read, min(done, _MOST))
        missing = value.get("missing")
        self.missing = missing.strip()[:200] if isinstance(missing, str) and self.whole else ""
        return [one for claim in fresh if (one := self._proposal(claim))]

    def _proposal(self, claim: object) -> Proposal | None:
        try:
            read = _Claim.model_validate(claim)
        except ValidationError:
            self.odd += 1
            return None
        return Proposal(read.text, tuple((one.passage, one.words) for one in read.quotes))


def _closed(text: str) -> bool:
    """Whether no claim is open where an object, of which more is to come, stands by now."""
    bare = text.rstrip().removesuffix(",").rstrip()
    return bare.endswith(("}", "]")) and any(_is_whole(bare + end) for end in ("]}", "}"))


def _is_whole(text: str) -> bool:
    try:
        from_json(text)
    except ValueError:
        return False
    return True


def _parsed(text: str) -> tuple[dict[str, Any], bool] | None:
    """The object at the beginning of a text as far as it goes, and whether that is all of it."""
    end = text.rfind("}")
    for words, whole in ((text[: end + 1], True), (text, False)):
        try:
            value = from_json(words, allow_partial=not whole)
        except ValueError:
            continue
        return (value, whole) if isinstance(value, dict) else None
    return None
