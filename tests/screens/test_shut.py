"""What the screen's library would offer and this program does not: pictures of the screen on disk, a clipboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.conftest import Sitting
from tui.settings import Settings

UNWANTED = ("screenshot", "palette", "copy", "suspend", "devtools", "quit", "theme", "help_panel", "toggle")
KEYS = ("ctrl+p", "ctrl+s", "ctrl+q", "ctrl+backslash", "ctrl+z", "f12", "ctrl+insert", "ctrl+shift+c")


async def test_no_key_draws_the_screen_into_a_file_or_opens_the_librarys_own_palette(
    sits: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    async with sits() as author:
        screen, before = author.app.screen, sorted(tmp_path.rglob("*"))
        for key in KEYS:
            await author.pilot.press(key)
        bound = [binding.binding.action for binding in screen.active_bindings.values()]
        assert not [action for action in bound if any(word in action for word in UNWANTED)]
        assert author.app.screen is screen
        assert sorted(tmp_path.rglob("*")) == before
        assert not author.app.ENABLE_COMMAND_PALETTE and not author.app.features


@pytest.mark.parametrize("allowed", [False, True])
async def test_nothing_is_copied_to_the_terminals_clipboard_unless_it_is_switched_on(
    sits: Sitting, monkeypatch: pytest.MonkeyPatch, allowed: bool
) -> None:
    async with sits(settings=Settings(clipboard=allowed)) as author:
        sent: list[str] = []
        monkeypatch.setattr(author.app._driver, "write", sent.append)
        await author.types("3/3/24 SW1: visit")
        await author.pilot.press("shift+home", "ctrl+c")
        author.app.copy_to_clipboard("visit")
        assert any("\x1b]52" in each for each in sent) is allowed
