from __future__ import annotations

from config import reference
from config.settings import Settings


def test_the_example_file_is_what_the_settings_are() -> None:
    """`python -m config.reference` renews it."""
    assert reference.ENV_EXAMPLE.read_text(encoding="utf-8") == reference.env_example()


def test_the_page_is_what_the_settings_are() -> None:
    """`python -m config.reference` renews it."""
    assert reference.SETTINGS_PAGE.read_text(encoding="utf-8") == reference.settings_page()


def test_every_setting_is_described() -> None:
    """A sentence each, and a line each in both files."""
    for name, field in Settings.model_fields.items():
        assert (field.description or "").endswith("."), name
        assert f"# ZHENGDA_{name.upper()}=" in reference.env_example()
        assert f"| `ZHENGDA_{name.upper()}` |" in reference.settings_page()
