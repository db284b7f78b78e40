"""Where a messenger's server is, and the secret to use there."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Address:
    """A Bot API server and a token; the token is shown nowhere."""

    token: str = field(repr=False)
    base_url: str
    base_file_url: str
