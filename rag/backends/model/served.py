"""Where a model is served, and how long it is waited for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

OPENAI = "https://api.openai.com/v1"
"""Where models are looked for that have neither an address nor a provider."""


@dataclass(frozen=True, slots=True)
class Waits:
    """Seconds: until it is reached, until its first word, from word to word, altogether."""

    connect: float = 5.0
    first: float = 20.0
    stall: float = 10.0
    total: float = 60.0


@dataclass(frozen=True, slots=True)
class Served:
    """A model by its name. `provider` is LangChain's word for a vendor; empty: as OpenAI does.

    `more` is what every request holds besides.
    """

    name: str
    url: str = ""
    key: str = field(default="", repr=False)
    provider: str = ""
    waits: Waits = field(default_factory=Waits)
    retries: int = 2
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where requests go; empty where the provider knows by itself."""
        return self.url or ("" if self.provider else OPENAI)

    @property
    def here(self) -> bool:
        """Whether it is on this machine, where no proxy leads."""
        host = urlsplit(self.address).hostname or ""
        try:
            return ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"
