"""What holds for every test: nothing leaves this machine, and one thread does one thing."""

from __future__ import annotations

import os

# Before anything imports numpy, as `bot.__main__` does it.
os.environ["OMP_NUM_THREADS"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["ANONYMIZED_TELEMETRY"] = "False"

import ipaddress
import sys
from collections.abc import Iterator

import pytest

# A developer's own settings and .env are none of the tests' business. (ZHENGDA_GOLDEN is no
# setting: it renews the golden files.)
for _name in [name for name in os.environ if name.startswith("ZHENGDA_")]:
    if _name != "ZHENGDA_GOLDEN":
        del os.environ[_name]

OUTWARD: list[str] = []
"""Addresses beyond this machine that something tried to reach."""


class OutwardError(OSError):
    """A test tried to reach another machine."""


def _beyond(host: object) -> bool:
    """Whether a host is another machine; a name counts as one, localhost does not."""
    if not isinstance(host, (str, bytes)) or host in {"", b"", "localhost", b"localhost"}:
        return False
    name = host.decode() if isinstance(host, bytes) else host
    try:
        address = ipaddress.ip_address(name.split("%")[0])
    except ValueError:
        return True
    return not (address.is_loopback or address.is_unspecified)


def _watch(event: str, args: tuple[object, ...]) -> None:
    """Stop every connection and every look-up of a name beyond loopback."""
    if event in {"socket.connect", "socket.sendto"}:
        target = args[-1]
        host = target[0] if isinstance(target, tuple) else None
    elif event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        host = args[0]
    else:
        return
    if _beyond(host):
        OUTWARD.append(f"{event} {host!r}")
        raise OutwardError(f"a test tried to reach {host!r}")


sys.addaudithook(_watch)


@pytest.fixture(autouse=True)
def offline() -> Iterator[None]:
    """Fail the test that tries to leave this machine, also where the attempt was swallowed."""
    del OUTWARD[:]
    yield
    assert OUTWARD == []
