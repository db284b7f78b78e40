"""The wording files as tests want them: parsed as the product parses them."""

from __future__ import annotations

from bot.setup import default_wordings
from bot.wording import Wording, Wordings
from rag.answer import Script

WORDINGS: Wordings = default_wordings()
ZH: Wording = WORDINGS[Script.SIMPLIFIED]
HANT: Wording = WORDINGS[Script.TRADITIONAL]
EN: Wording = WORDINGS[Script.ENGLISH]
