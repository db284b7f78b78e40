"""Masks what names a person in a text that others are to read.

Identity cards, mobile numbers, bank cards and e-mail addresses, with blanks or hyphens between
their digits or without. Example: `电话 13812345678` -> `电话 138****5678`; an amount, a year or
the number of a document is left as it is. What else names a person is left out whole, as it is of
what is asked today: these are words that were kept before.
"""

from __future__ import annotations

import re
from functools import partial

from rag.personal import left_out

_GAP = r"[ \-－—]?"
_STAND_ALONE = r"(?<![\d]){}(?![\d])"


def _digits(pattern: str) -> re.Pattern[str]:
    return re.compile(_STAND_ALONE.format(pattern))


_CARD = _digits(rf"\d(?:{_GAP}\d){{16}}{_GAP}[\dXxＸｘ]")
_OLD_CARD = _digits(rf"\d{{6}}{_GAP}\d{{2}}[01]\d[0-3]\d{_GAP}\d{{3}}")
_BANK = _digits(rf"[2-69２-６９](?:{_GAP}\d){{15,18}}")
_MOBILE = _digits(rf"(?:(?:\+|00)?86{_GAP})?[1１][3-9３-９]\d(?:{_GAP}\d){{8}}")
_MAIL = re.compile(r"[\w.+-]+[@＠][\w-]+(?:\.[\w-]+)+", re.ASCII | re.IGNORECASE)
_ENDS = {_CARD: (3, 2), _OLD_CARD: (3, 2), _BANK: (4, 4), _MOBILE: (3, 4)}


def masked(text: str) -> str:
    """The text with the middle of every personal number gone."""
    for pattern, (front, back) in _ENDS.items():
        text = pattern.sub(partial(_hidden, front=front, back=back), text)
    return left_out(_MAIL.sub(_mail, text))


def _hidden(found: re.Match[str], front: int, back: int) -> str:
    kept = re.sub(r"[ \-－—+]", "", found[0])
    return f"{kept[:front]}{'*' * (len(kept) - front - back)}{kept[-back:]}"


def _mail(found: re.Match[str]) -> str:
    name, sign, home = re.split("([@＠])", found[0], maxsplit=1)
    return f"{name[:1]}***{sign}{home}"
