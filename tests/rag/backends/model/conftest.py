"""The vendors' libraries are loaded before anything is timed."""

from __future__ import annotations

import langchain_openai

assert langchain_openai.__name__
