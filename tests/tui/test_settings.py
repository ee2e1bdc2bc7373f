"""The author's settings file."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.errors import NotUnderstood
from tui.settings import Settings, read_settings, settings_file


def _written(text: str) -> Path:
    path = settings_file()
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_standing_settings_hold() -> None:
    assert read_settings() == Settings()


def test_what_the_file_says_is_taken(own_home: Path) -> None:
    _written('exchange = "~/exchange"\nlock_after = 5\nplain = true\n[keys]\nfind = "f3,ctrl+f"\n')
    assert read_settings() == Settings(
        exchange=own_home / "exchange", lock_after=5, plain=True, keys={"find": "f3,ctrl+f"}
    )


@pytest.mark.parametrize(
    "text",
    ["colour = 1", "lock_after = true", "lock_after = -1", 'clipboard = "yes"', "keys = 3", "[keys]\na = 1", "=="],
)
def test_a_mistake_is_named_with_its_file(text: str) -> None:
    path = _written(text)
    with pytest.raises(NotUnderstood, match=path.name):
        read_settings()
