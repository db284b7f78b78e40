"""Writes the settings down: `.env.example` and `docs/settings.md` come from here.

`python -m config.reference` in the root of the repository writes both anew; a test compares
them with the settings as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from config.settings import Settings

ROOT = Path(__file__).parent.parent
ENV_EXAMPLE = ROOT / ".env.example"
SETTINGS_PAGE = ROOT / "docs" / "settings.md"

_ENV_HEAD = """\
# Every setting of zhengda with its default. Copy to .env and change what you need.
# Written by `python -m config.reference`; see docs/settings.md.
"""
_PAGE_HEAD = """\
# Settings

Every setting has a default that works offline and without a key.
Set one in the environment, or in a file `.env` where zhengda is started.
The environment wins over the file, and an empty value counts as not set.
`.env.example` holds all of them.
A value that cannot be used is said in one line at start, with the name of the setting.

| setting | default | what it does |
|---|---|---|
"""
_PAGE_FOOT = """
The sentences zhengda says are not settings but files, `config/wording/zh.toml` and
`config/wording/en.toml`: edit them, and keep the words in braces.

This page is written by `python -m config.reference`.
"""


def env_example() -> str:
    """The text of `.env.example`."""
    blocks = [
        f"\n# {description}\n# {name}={default}\n" for name, default, description in _settings()
    ]
    return _ENV_HEAD + "".join(blocks)


def settings_page() -> str:
    """The text of `docs/settings.md`."""
    rows = [
        f"| `{name}` | {f'`{default}`' if default else 'empty'} | {description} |\n"
        for name, default, description in _settings()
    ]
    return _PAGE_HEAD + "".join(rows) + _PAGE_FOOT


def _settings() -> Iterator[tuple[str, str, str]]:
    """Name, default and description of every setting."""
    for name, field in Settings.model_fields.items():
        yield f"ZHENGDA_{name.upper()}", _default(field), field.description or ""


def _default(field: FieldInfo) -> str:
    value = field.default
    return value.get_secret_value() if isinstance(value, SecretStr) else str(value)


def main() -> None:
    """Write both files."""
    ENV_EXAMPLE.write_text(env_example(), encoding="utf-8")
    SETTINGS_PAGE.write_text(settings_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
