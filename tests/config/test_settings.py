from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from config.settings import Settings


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without a developer's own `.env`."""
    monkeypatch.chdir(tmp_path)


def test_nothing_has_to_be_set() -> None:
    """The defaults work offline and without a key."""
    settings = Settings()

    assert settings.data == Path("data")
    assert settings.telegram_token.get_secret_value() == ""
    assert settings.state_url.get_secret_value() == ""


def test_a_home_directory_can_be_written_short(monkeypatch: pytest.MonkeyPatch) -> None:
    """No shell looks at a `.env` file."""
    monkeypatch.setenv("ZHENGDA_DATA", "~/policies")

    assert Settings().data == Path.home() / "policies"


def test_the_environment_wins_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And an empty value is no value."""
    (tmp_path / ".env").write_text("ZHENGDA_WORKERS=3\nZHENGDA_HISTORY=5\n", encoding="utf-8")
    monkeypatch.setenv("ZHENGDA_WORKERS", "7")
    monkeypatch.setenv("ZHENGDA_QUESTION_LIMIT", "")
    settings = Settings()

    assert (settings.workers, settings.history, settings.question_limit) == (7, 5, 300)


def test_a_token_is_not_shown() -> None:
    """Neither in a trace nor in a log."""
    settings = Settings(telegram_token=SecretStr("123456:HIDDEN"))

    assert "HIDDEN" not in f"{settings!r}{settings}"


@pytest.mark.parametrize(
    ("name", "value"), [("language", "de"), ("workers", -1), ("telegram_base_url", "host")]
)
def test_what_cannot_be_used_is_refused_at_once(name: str, value: object) -> None:
    """Not when the first question comes."""
    with pytest.raises(ValidationError, match=name):
        Settings.model_validate({name: value})


def test_settings_do_not_change() -> None:
    """What was read at the start holds to the end."""
    with pytest.raises(ValidationError):
        Settings().workers = 3
