"""Help, menu, the form, kept lines, people, sources, questions, two authors, locking."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest
from textual.events import Paste
from textual.widgets import TextArea

from domain.people import Person
from screens.choices import Choices, Option
from screens.chronology import ChronologyScreen
from screens.entry_form import EntryForm
from screens.list_screen import ListScreen
from screens.opening import PassphraseScreen
from screens.pasted_names import PastedNames
from screens.people import PeopleScreen, PersonForm
from screens.widgets.entry_line import EntryLine
from storage.casefile import CaseFile
from tests.screens.conftest import PASSPHRASE, Author, Sitting, day_entry, events, fill
from tui.settings import Settings


def box(author: Author, name: str) -> EntryLine:
    return author.app.screen.query_one(f"#{name}", EntryLine)


async def paste(author: Author, text: str) -> None:
    author.app.post_message(Paste(text))
    await author.rests()


# Help and menu


async def test_help_lists_what_works_here_is_searched_and_runs_the_choice(sits: Sitting, case: CaseFile) -> None:
    fill(case, 5)
    async with sits() as author:
        await author.presses("f1")
        await author.comes_to_see("Search")
        assert author.sees("Ctrl+G /jump [DATE] Go to a date")
        await author.types("first row")
        assert not author.sees("Save")
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, ChronologyScreen))
        await author.rests()
        assert author.screen.rows.at == 0


async def test_help_does_not_list_the_screen_one_is_on(sits: Sitting) -> None:
    async with sits() as author:
        await author.presses("f1")
        await author.comes_to_see("Search")
        await author.types("chronology")
        assert not author.sees("F5")


async def test_what_a_choice_comes_to_is_told_whole_on_a_small_screen(sits: Sitting) -> None:
    said = " ".join(f"The {word} sentence says what would come of it." for word in ("first", "next", "last") * 3)
    async with sits() as author:
        options = [Option("no", "Back"), Option("yes", "Take it in", f"{said} And so it ends.")]
        author.app.push_screen(Choices(author.screen.session.glyphs, "What it says", options))
        await author.comes_to_see("What it says")
        assert not author.sees("And so it ends.")
        await author.presses("down")
        await author.comes_to_see("And so it ends.")


async def test_escape_leaves_help_and_the_line_is_as_it_was(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("3/3/24 half", "f1")
        await author.comes_to_see("Search")
        await author.presses("escape")
        assert author.line == "3/3/24 half"
        assert author.app.focused is author.screen.line


async def test_the_menu_reaches_what_other_screens_do(sits: Sitting) -> None:
    async with sits() as author:
        await author.presses("f10")
        await author.comes_to_see("Menu")
        await author.types("sources: add")
        await author.presses("enter")
        await author.comes_to_see("A new source")


# The form


async def test_the_form_shows_the_same_line_in_boxes_and_gives_it_back(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("3/3/24 0930 SW1 to GP1: call > visit ~ late @EMIS p.4 #2 !concern", "f2")
        await author.comes_to(lambda: isinstance(author.app.screen, EntryForm))
        await author.rests()
        form = author.app.screen
        assert isinstance(form, EntryForm)
        assert form.values() == {
            "head": "3/3/24 0930 SW1 to GP1:", "event": "call", "action": "visit", "outcome": "", "comment": "late",
            "marks": "@EMIS p.4 #2 !concern",
        }
        await author.presses("escape")
        assert author.line == "3/3/24 0930 SW1 to GP1: call > visit ~ late @EMIS p.4 #2 !concern"


async def test_what_is_typed_in_the_form_is_saved_with_its_paragraphs(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: call", "f2")
        await author.comes_to(lambda: isinstance(author.app.screen, EntryForm))
        area = author.app.screen.query_one("#event", TextArea)
        area.text = "First part, 1 > 2.\nSecond part @home !concern"
        await author.presses("ctrl+o")
        await author.comes_to(lambda: case.entries.count() == 1)
        [row] = case.entries.all()
        assert row.event == "First part, 1 > 2.\nSecond part @home !concern"
        assert row.flags == ()


async def test_a_row_with_paragraphs_can_be_opened_in_the_line_and_stays_whole(sits: Sitting, case: CaseFile) -> None:
    case.entries.add(day_entry(date(2023, 5, 1), "one\ntwo"))
    async with sits() as author:
        await author.presses("enter")
        assert author.line == "1/5/2023 SW1: one\ntwo"
        assert author.sees("1/5/2023 SW1: one¶two")
        await author.types(" three", "enter")
        assert events(case.entries.all()) == ["one\ntwo three"]


async def test_pasted_lines_open_the_form_and_submit_nothing(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: ")
        await paste(author, "Rang Anil Patel.\r\nNo reply\x1b[31m.\n")
        await author.comes_to(lambda: isinstance(author.app.screen, PastedNames))
        await author.rests()
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, EntryForm))
        await author.rests()
        assert case.entries.count() == 0
        assert author.app.screen.query_one("#event", TextArea).text == "Rang GP1.\nNo reply[31m."


async def test_one_pasted_line_goes_into_the_line_without_its_control_characters(sits: Sitting) -> None:
    async with sits() as author:
        await paste(author, "3/3/24 SW1: call\u202e about\x07 pills\n")
        assert author.line == "3/3/24 SW1: call about pills"


# Kept lines


async def test_a_half_typed_line_is_on_disk_within_a_second_and_offered_again(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: half a wo")
        assert author.sees("not yet saved") or author.sees("draft kept")
        await author.comes_to_see("draft kept")
    async with sits() as author:
        await author.comes_to_see("Half typed, and kept")
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, ChronologyScreen))
        await author.comes_to(lambda: author.line == "3/3/24 SW1: half a wo")
        await author.types("rd", "enter")
        assert events(case.entries.all()) == ["half a word"]
    async with sits() as author:
        assert not author.sees("Half typed, and kept")


async def test_a_kept_change_of_a_row_is_taken_up_as_a_change(sits: Sitting, case: CaseFile) -> None:
    case.entries.add(day_entry(date(2023, 5, 1), "called"))
    async with sits() as author:
        await author.types("", "enter")
        await author.types(" twice")
        await author.comes_to_see("draft kept")
    async with sits() as author:
        await author.comes_to_see("a changed row")
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, ChronologyScreen) and "twice" in author.line)
        await author.presses("enter")
        assert events(case.entries.all()) == ["called twice"]


async def test_a_kept_line_may_be_left_kept(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: half")
        await author.comes_to_see("draft kept")
    async with sits() as author:
        await author.comes_to_see("Half typed, and kept")
        await author.presses("escape")
        await author.comes_to(lambda: isinstance(author.app.screen, ChronologyScreen))
        assert author.line == ""
        await author.types("/kept", "enter")
        await author.comes_to_see("3/3/24 SW1: half")


async def test_a_colleagues_kept_line_does_not_get_in_the_way_and_can_be_called_for(
    sits: Sitting, case: CaseFile
) -> None:
    case.drafts.save("new:", "3/3/24 SW1: theirs")
    await asyncio.to_thread(case.close)
    async with sits() as author:
        assert isinstance(author.app.screen, ChronologyScreen)
        await author.types("/kept", "enter")
        await author.comes_to_see("Typed by colleague")


# Two authors


async def test_rows_of_a_colleague_appear_and_the_cursor_stays(sits: Sitting, case: CaseFile) -> None:
    fill(case, 30)
    async with sits() as author:
        await author.types("3/3/24 SW1: half", "up", "up")
        here = author.screen.rows.row()
        await asyncio.to_thread(case.entries.add, day_entry(date(2022, 1, 1), "by a colleague"))
        await author.comes_to_see("31 entries", 3)
        assert author.screen.rows.row().id == here.id
        assert author.line == "3/3/24 SW1: half"


async def test_a_row_changed_meanwhile_is_shown_and_asked_about(sits: Sitting, case: CaseFile) -> None:
    row = case.entries.add(day_entry(date(2023, 5, 1), "called"))
    async with sits() as author:
        await author.presses("enter")
        await author.types(" by me")
        await asyncio.to_thread(_change, case, row.id, "called by them")
        await author.presses("enter")
        await author.comes_to_see("Changed by someone else meanwhile")
        assert author.sees("called by them")
        assert events(case.entries.all()) == ["called by them"]
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, ChronologyScreen))
        await author.comes_to(lambda: author.line == "")
        await author.presses("ctrl+p")
        assert author.line.endswith("called by me")


async def test_the_author_may_put_theirs_in_place_of_a_colleagues(sits: Sitting, case: CaseFile) -> None:
    row = case.entries.add(day_entry(date(2023, 5, 1), "called"))
    async with sits() as author:
        await author.presses("enter")
        await author.types(" by me")
        await asyncio.to_thread(_change, case, row.id, "called by them")
        await author.presses("enter")
        await author.comes_to_see("Changed by someone else meanwhile")
        await author.presses("down", "enter")
        await author.comes_to(lambda: events(case.entries.all()) == ["called by me"])


async def test_a_row_deleted_meanwhile_may_be_saved_as_a_new_one(sits: Sitting, case: CaseFile) -> None:
    row = case.entries.add(day_entry(date(2023, 5, 1), "called"))
    async with sits() as author:
        await author.presses("enter")
        await author.types(" again")
        await asyncio.to_thread(case.entries.delete, row.id, row.revision)
        await author.presses("enter")
        await author.comes_to_see("Save mine as a new row")
        await author.presses("enter")
        await author.comes_to(lambda: events(case.entries.all()) == ["called again"])


def _change(case: CaseFile, id: str, event: str) -> None:
    from dataclasses import replace

    row = case.entries.get(id)
    assert row is not None
    case.entries.change(replace(row, event=event))


# People, sources, questions


async def people_screen(author: Author) -> PeopleScreen:
    await author.presses("f4")
    await author.comes_to(lambda: isinstance(author.app.screen, PeopleScreen))
    await author.comes_to_see("health visitor")
    screen = author.app.screen
    assert isinstance(screen, PeopleScreen)
    return screen


async def test_people_are_listed_by_code_and_names_only_by_a_key(sits: Sitting) -> None:
    async with sits() as author:
        await people_screen(author)
        assert author.sees("SW1 social worker")
        assert not author.sees("Sarah Jones")
        await author.presses("ctrl+r")
        assert author.sees("SW1 Sarah Jones social worker")


async def test_a_person_is_added_in_a_form(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await people_screen(author)
        await author.presses("a")
        await author.comes_to(lambda: isinstance(author.app.screen, PersonForm))
        await author.rests()
        assert author.sees("Next: SW2, GP2, HV2.")
        await author.types("SW2", "tab")
        await author.types("student social worker", "ctrl+o")
        await author.comes_to(lambda: case.people.get("SW2") is not None)
        await author.comes_to_see("SW2 is in the key.")


async def test_a_code_that_is_taken_is_refused_and_what_was_typed_stays(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await people_screen(author)
        await author.presses("a")
        await author.comes_to(lambda: isinstance(author.app.screen, PersonForm))
        await author.types("SW1", "tab")
        await author.types("another", "ctrl+o")
        await author.comes_to_see("SW1 is in the key already.")
        assert box(author, "role").value == "another"


async def test_a_person_is_changed_in_the_same_form(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await people_screen(author)
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, PersonForm))
        await author.rests()
        await author.presses("tab", "ctrl+w")
        await author.types("lead", "ctrl+o")
        await author.comes_to(lambda: case.people.get("SW1").role == "social lead")


async def test_renaming_a_code_says_what_follows_and_is_done_in_every_row(sits: Sitting, case: CaseFile) -> None:
    fill(case, 3)
    async with sits() as author:
        await people_screen(author)
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, PersonForm))
        await author.rests()
        await author.presses("backspace", "backspace", "backspace", "X", "9", "ctrl+o")
        await author.comes_to_see("Rename SW1 to X9?")
        assert author.sees("Yes, in 3 rows of the chronology")
        await author.presses("down", "enter")
        await author.comes_to(lambda: case.people.get("X9") is not None)
        assert {row.people for row in case.entries.all()} == {("X9",)}


async def test_a_person_named_in_rows_is_not_deleted(sits: Sitting, case: CaseFile) -> None:
    fill(case, 3)
    async with sits() as author:
        await people_screen(author)
        await author.presses("d")
        await author.comes_to_see("SW1 stands in 3 rows.")
        await author.presses("down", "d")
        await author.comes_to(lambda: case.people.get("GP1") is None)
        await author.presses("u")
        await author.comes_to(lambda: case.people.get("GP1") is not None)


async def test_a_person_whose_name_stands_in_rows_is_deleted_only_after_yes(sits: Sitting, case: CaseFile) -> None:
    case.entries.add(day_entry(date(2023, 6, 1), "Anil Patel rang", who="HV1", people=("HV1",)))
    async with sits() as author:
        await people_screen(author)
        await author.presses("down", "d")
        await author.comes_to_see("1 row still holds “Anil Patel”. Delete GP1?")
        await author.presses("escape")
        await author.comes_to_see("GP1 stays in the key.")
        await author.presses("d")
        await author.comes_to_see("1 row still holds “Anil Patel”. Delete GP1?")
        await author.presses("down", "enter")
        await author.comes_to(lambda: case.people.get("GP1") is None)


async def test_a_changed_real_name_is_kept_and_a_dropped_one_that_rows_hold_is_told(
    sits: Sitting, case: CaseFile
) -> None:
    case.entries.add(day_entry(date(2023, 6, 1), "Sal rang", who="HV1", people=("HV1",)))
    async with sits() as author:
        await people_screen(author)
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, PersonForm))
        await author.presses(*["down"] * 4, "ctrl+u", *"Sarah Penhale", "ctrl+o")
        await author.comes_to_see("Sarah Jones is kept as another name of theirs: it is looked for on.")
        assert set(case.people.get("SW1").other_names) == {"Sal", "Sarah Jones"}
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, PersonForm))
        await author.presses(*["down"] * 5, "ctrl+u", *"Sarah Jones", "ctrl+o")
        await author.comes_to_see("1 row holds “Sal”, which is looked for no more")


async def test_the_rows_that_name_a_person_are_one_key_away(sits: Sitting, case: CaseFile) -> None:
    fill(case, 3)
    case.entries.add(day_entry(date(2023, 6, 1), "seen", who="GP1", people=("GP1",)))
    async with sits() as author:
        await people_screen(author)
        await author.presses("down", "r")
        await author.comes_to(lambda: isinstance(author.app.screen, ChronologyScreen))
        await author.comes_to_see("1 of 4 found")


async def test_a_person_added_by_a_colleague_appears(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await people_screen(author)
        await asyncio.to_thread(case.people.add, Person(code="MW1", role="midwife"))
        await author.comes_to_see("MW1 midwife", 3)


@pytest.mark.parametrize(
    ("keys", "title", "first"),
    [([*"/sources", "enter"], "Sources", "EMIS"), ([*"/questions", "enter"], "Questions", "Was medication")],
)
async def test_sources_and_questions_have_their_screens(
    sits: Sitting, keys: list[str], title: str, first: str
) -> None:
    async with sits() as author:
        await author.presses(*keys)
        await author.comes_to(lambda: isinstance(author.app.screen, ListScreen))
        await author.comes_to_see(first)
        assert author.sees(title)
        await author.presses("escape")
        await author.comes_to(lambda: isinstance(author.app.screen, ChronologyScreen))


async def test_a_question_is_added_with_its_words(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("/questions", "enter")
        await author.comes_to_see("Was medication")
        await author.presses("a")
        await author.comes_to_see("A new question")
        await author.types("3a", "tab")
        await author.types("Was she heard?", "ctrl+o")
        await author.comes_to(lambda: case.questions.get("3a") is not None)
        assert case.questions.get("3a").text == "Was she heard?"


# The frame


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


async def test_choices_give_nothing_on_escape(sits: Sitting) -> None:
    async with sits() as author:
        await author.presses("f1")
        await author.comes_to(lambda: isinstance(author.app.screen, Choices))
        await author.presses("escape")
        await author.comes_to(lambda: isinstance(author.app.screen, ChronologyScreen))


async def test_a_kept_line_leans_on_the_row_it_leaned_on(sits: Sitting, case: CaseFile) -> None:
    fill(case, 40)
    async with sits() as author:
        await author.types("5/1/23 SW1: first @EMIS", "enter")
        await author.types("= SW1: half")
        await author.comes_to_see("draft kept")
    async with sits() as author:
        await author.comes_to_see("Half typed, and kept")
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, ChronologyScreen) and author.line != "")
        await author.rests()
        assert author.sees("When Thu 5 January 2023")
        assert author.sees("Source EMIS")


async def test_a_line_leans_on_no_row_before_one_is_saved_or_opened_here(sits: Sitting, case: CaseFile) -> None:
    fill(case, 3)
    async with sits() as author:
        await author.types("= SW1: called", "enter")
        assert author.line == "= SW1: called"
        assert case.entries.count() == 3


async def test_what_is_known_of_the_case_is_changed_in_a_form(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("/details", "enter")
        await author.comes_to_see("Adult A")
        await author.comes_to_see("Period from")
        await author.presses("ctrl+w", "B", "ctrl+o")
        await author.comes_to(lambda: case.details().subject == "Adult B")
        await author.comes_to_see("imr Adult B")
