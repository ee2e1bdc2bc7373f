"""The frame around it all: sizes, ASCII, the cursor, locking, leaving, changed keys, faults."""

from __future__ import annotations

import asyncio

import pytest

from screens.chronology.screen import ChronologyScreen
from screens.opening import PassphraseScreen
from screens.widgets.entry_line import EntryLine
from storage.casefile import CaseFile
from tests.screens.conftest import PASSPHRASE, Author, Sitting, fill
from tui.settings import Settings


async def test_everything_is_there_at_80_by_24(sits: Sitting, case: CaseFile) -> None:
    fill(case, 40)
    async with sits() as author:
        lines = author.lines()
        assert len(lines) == 24
        assert lines[0].startswith(" imr  Adult A")
        assert lines[-2].startswith(">")
        assert "F1 Help" in lines[-1]
        assert all(len(line) <= 80 for line in lines)


@pytest.mark.parametrize(("width", "height"), [(40, 10), (60, 14), (132, 50)])
async def test_it_stays_usable_at_other_sizes(sits: Sitting, case: CaseFile, width: int, height: int) -> None:
    fill(case, 40)
    async with sits(width, height) as author:
        await author.types("3/3/24 SW1: call", "up")
        lines = author.lines()
        assert any(line.startswith("> 3/3/24 SW1: call") for line in lines)
        assert author.sees("Visit 38")
        assert author.sees("Sun 3 March 2024" if height > 10 else "Sun 3 Mar 24 SW1: call")
        await author.presses("enter")
        assert case.entries.count() == 41


async def test_ascii_is_drawn_where_the_locale_is_not_utf_8(sits: Sitting, case: CaseFile) -> None:
    fill(case, 3)
    async with sits(ascii_only=True) as author:
        assert "\n".join(author.lines()).isascii()


async def test_the_cursor_of_the_terminal_is_where_the_typing_is(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("3/3/24")
        assert author.app.cursor_position == (2 + 6, 22)
        await author.presses("home")
        assert author.app.cursor_position == (2, 22)


async def test_typing_never_lays_the_screen_out_again(sits: Sitting) -> None:
    async with sits() as author:
        laid_out = 0
        screen = author.app.screen
        refresh_layout = screen._refresh_layout

        def counted(*args: object, **kwargs: object) -> None:
            nonlocal laid_out
            laid_out += 1
            refresh_layout(*args, **kwargs)  # type: ignore[arg-type]

        screen._refresh_layout = counted  # type: ignore[method-assign]
        await author.types("3/3/24 SW1: call about missed medication and a long line that has to scroll at its end")
        assert laid_out == 0


async def test_locking_keeps_what_is_typed_and_ends_the_program_by_its_own_prompt(
    sits: Sitting, case: CaseFile
) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: half", "ctrl+x")
        await author.comes_to(lambda: author.app.return_value is not None)
        assert author.app.return_value.lock == case.path
    assert [typed.text for typed in case.drafts.orphans()] == ["3/3/24 SW1: half"]


async def test_the_screen_locks_itself_after_idle_minutes(sits: Sitting, case: CaseFile) -> None:
    async with sits(settings=Settings(lock_after=1)) as author:
        author.app._active -= 61
        author.app._look_at_the_clock()
        await author.comes_to(lambda: author.app.return_value is not None)
        assert author.app.return_value.lock == case.path


async def test_leaving_by_ctrl_c_takes_two_presses(sits: Sitting) -> None:
    async with sits() as author:
        await author.presses("ctrl+c")
        assert author.app.return_value is None
        assert author.sees("Ctrl+C once more leaves")
        await author.presses("ctrl+c")
        await author.comes_to(lambda: author.app.return_value is not None)


async def test_quit_leaves(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("/quit", "enter")
        await author.comes_to(lambda: author.app.return_value is not None)
        assert author.app.return_value.code == 0


async def test_a_changed_key_works_and_is_shown(sits: Sitting, case: CaseFile) -> None:
    from screens.commands import Keymap

    fill(case, 3)
    async with sits(keymap=Keymap({"find": ("ctrl+f",)})) as author:
        assert author.sees("Ctrl+F Find")
        await author.presses("ctrl+f")
        assert author.screen.mode == "find"


async def test_a_case_opened_with_the_wrong_passphrase_is_asked_for_again(path, case: CaseFile) -> None:  # type: ignore[no-untyped-def]
    from tui.app import Imr
    from tui.terminal import Terminal

    app = Imr(path, None, Settings(), Terminal(256, False, True))
    async with app.run_test(size=(80, 24)) as pilot:
        author = Author(app, pilot)
        await author.comes_to_see("Passphrase:")
        await author.types("wrong one entirely", "enter")
        await author.comes_to(
            lambda: isinstance(app.screen, PassphraseScreen) and app.screen._tone == "problem"
            and isinstance(app.focused, EntryLine) and author.sees("Passphrase:"), 10
        )
        await author.types(PASSPHRASE, "enter")
        await author.comes_to(lambda: isinstance(app.screen, ChronologyScreen), 10)
        assert app.case is not None
        await asyncio.to_thread(app.case.close)


async def test_a_fault_prints_nothing_of_the_case_and_ends_the_program(sits: Sitting) -> None:
    with pytest.raises(ZeroDivisionError):
        async with sits() as author:

            def fails() -> None:
                secret = "Sarah Jones"
                raise ZeroDivisionError(secret)

            author.screen.call_later(fails)
            await author.comes_to(lambda: author.app._exception is not None)
            assert author.app.return_code == 70
            assert author.app._exit_renderables == []
