"""Typing a chronology: each row one line, read back, on disk when it is shown."""

from __future__ import annotations

from datetime import date

from storage.casefile import CaseFile
from tests.screens.conftest import Sitting, day_entry, events, fill


async def test_a_line_typed_and_entered_is_a_row_on_disk(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 0930 SW1 to GP1: call about missed medication @EMIS #2", "enter")
        [row] = case.entries.all()
        assert (row.when.day, row.time, row.people) == (date(2024, 3, 3), "09:30", ("SW1", "GP1"))
        assert (row.event, row.sources[0].name, row.questions) == ("call about missed medication", "EMIS", ("2",))
        assert author.line == ""
        assert author.sees("Sun  3 Mar 24 09:30  SW1 to GP1 call about missed medication")
        assert author.sees("1 entry")


async def test_the_record_is_read_back_as_one_types(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("c mar 24 SW1: assessment begun > plan made !concern")
        for text in ("When      about March 2024", "Who       SW1 (social worker)", "Event     assessment begun",
                     "Action    plan made", "Flags     concern"):
            assert author.sees(text), text


async def test_a_line_that_cannot_be_read_stays_and_is_answered_with_a_sentence(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("letter from DWP: PIP stopped", "enter")
        assert author.line == "letter from DWP: PIP stopped"
        assert case.entries.count() == 0
        message = "\n".join(author.lines()[-4:-2])
        assert "date" in message


async def test_the_next_line_may_lean_on_the_row_before(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 0930 SW1: call @EMIS", "enter")
        await author.types("= 1400 GP1: home visit", "enter")
        await author.types("+2 HV1: seen in clinic", "enter")
        assert [(row.when.day, row.sources[0].name) for row in case.entries.all()] == [
            (date(2024, 3, 3), "EMIS"), (date(2024, 3, 3), "EMIS"), (date(2024, 3, 5), "EMIS"),
        ]


async def test_a_source_sticks_until_it_is_cleared(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: call @EMIS p.4", "enter")
        await author.types("= SW1: second call @-", "enter")
        await author.types("= SW1: third call", "enter")
        assert [[each.name for each in row.sources] for row in case.entries.all()] == [["EMIS"], [], []]


async def test_a_question_is_shown_and_enter_takes_the_reading_shown(sits: Sitting, case: CaseFile) -> None:
    case.entries.add(day_entry(date(2024, 2, 20), "first"))
    async with sits() as author:
        await author.types("3 mar 1930 SW1: called")
        assert author.sees("Sun 3 March 2024, 19:30? Enter takes it, Tab: Mon 3 March 1930.")
        await author.presses("enter")
        assert (case.entries.all()[1].when.day, case.entries.all()[1].time) == (date(2024, 3, 3), "19:30")


async def test_tab_takes_the_other_reading(sits: Sitting, case: CaseFile) -> None:
    case.entries.add(day_entry(date(2024, 2, 20), "first"))
    async with sits() as author:
        await author.types("3 mar 1930 SW1: called", "tab")
        assert author.sees("Mon 3 March 1930? Enter takes it, Tab: Sun 3 March 2024, 19:30.")
        await author.presses("enter")
        assert case.entries.all()[0].when.day == date(1930, 3, 3)


async def test_each_of_several_questions_can_be_answered(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3 mar 1930 SW1: called", "shift+tab", "tab")
        assert author.sees("Fri 3 March 2023? Enter takes it, Tab: Sun 3 March 2024. Shift+Tab: the next of 2")
        await author.presses("enter")
        assert (case.entries.all()[0].when.day, case.entries.all()[0].time) == (date(2023, 3, 3), "19:30")


async def test_a_question_not_seen_yet_is_not_taken_by_a_fast_enter(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3 mar 1930 SW1: called", "enter")
        assert case.entries.count() == 0
        await author.presses("enter")
        assert case.entries.count() == 1


async def test_a_known_name_becomes_its_code_as_it_is_typed(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: met Anil Patel at home")
        assert author.line == "3/3/24 SW1: met GP1 at home"
        assert author.sees("Anil Patel is GP1. Ctrl+T leaves it as typed.")


async def test_a_name_that_may_go_on_waits_for_its_next_word(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: met Mary Ann ")
        assert "Mary Ann" in author.line
        await author.types("Okafor ")
        assert author.line == "3/3/24 SW1: met HV1 "


async def test_a_name_at_the_very_end_is_coded_in_the_row_and_in_the_record_above(
    sits: Sitting, case: CaseFile
) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: rang Sarah Jones")
        assert author.sees("Event     rang SW1")
        await author.presses("enter")
        assert events(case.entries.all()) == ["rang SW1"]


async def test_one_key_leaves_the_name_as_it_was_typed(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: met Anil Patel ", "ctrl+t")
        assert author.line.startswith("3/3/24 SW1: met Anil Patel")
        await author.types("again ")
        assert author.line == "3/3/24 SW1: met Anil Patel again "


async def test_a_real_name_among_the_people_becomes_the_person(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 Sarah Jones to Anil Patel: call about pills", "enter")
        [row] = case.entries.all()
        assert (row.who, row.people) == ("SW1 to GP1", ("SW1", "GP1"))


async def test_grey_text_offers_the_rest_and_tab_takes_it(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1 to GP1: call about missed medication > GP1 to visit", "enter")
        await author.types("+1 SW1 to GP1: call")
        assert author.screen.line.grey == " about missed medication > GP1 to visit"
        await author.presses("tab")
        assert author.line == "+1 SW1 to GP1: call about missed medication"
        await author.presses("tab", "enter")
        assert [row.action for row in case.entries.all()] == ["GP1 to visit", "GP1 to visit"]


async def test_right_takes_one_word_of_what_is_offered(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: call about missed medication", "enter")
        await author.types("+1 SW1: call")
        await author.presses("right")
        assert author.line == "+1 SW1: call about"


async def test_a_code_is_completed_by_the_role(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("3/3/24 gene")
        assert author.screen.line.grey == " = GP1"
        await author.presses("right")
        assert author.line == "3/3/24 gene"
        await author.rests()
        await author.presses("tab")
        assert author.line == "3/3/24 GP1"


async def test_arrows_move_the_bar_and_never_the_focus(sits: Sitting, case: CaseFile) -> None:
    fill(case, 30)
    async with sits() as author:
        await author.types("3/3/24 SW1: half", "up", "up", "pageup")
        assert author.line == "3/3/24 SW1: half"
        assert author.screen.rows.at < 27
        assert author.app.focused is author.screen.line


async def test_home_and_end_move_the_bar_on_an_empty_line_and_the_cursor_in_a_full_one(
    sits: Sitting, case: CaseFile
) -> None:
    fill(case, 30)
    async with sits() as author:
        await author.presses("home")
        assert author.screen.rows.at == 0
        await author.types("abc", "home", "X")
        assert author.line == "Xabc"
        assert author.screen.rows.at == 0


async def test_the_record_of_the_bars_row_is_shown_while_the_line_is_empty(sits: Sitting, case: CaseFile) -> None:
    case.entries.add(day_entry(date(2023, 5, 1), "seen at home", action="plan", flags=("good",)))
    async with sits() as author:
        assert author.sees("Event     seen at home")
        assert author.sees("row 1 of 1, recorded")


async def test_enter_on_an_empty_line_opens_the_row_and_enter_saves_the_change(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 0930 SW1: called @EMIS #2 !concern", "enter")
        await author.presses("enter")
        assert author.line == "3/3/24 09:30 SW1: called @EMIS #2 !concern"
        assert author.sees("changing the row of Sun 3 March 2024")
        author.screen.line.cursor_position = author.line.index(" @EMIS")
        await author.types(" twice", "enter")
        [row] = case.entries.all()
        assert (row.event, row.revision, row.recorded_by) == ("called twice", 2, case.entries.all()[0].recorded_by)
        assert author.line == ""


async def test_escape_leaves_an_opened_row_as_it_was_and_keeps_the_line(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: called", "enter", "enter")
        await author.types(" and changed", "escape")
        assert author.line == ""
        assert events(case.entries.all()) == ["called"]
        await author.presses("ctrl+p")
        assert author.line == "3/3/24 SW1: called and changed"


async def test_escape_never_destroys_a_half_typed_line(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: half typ", "escape", "escape", "escape")
        assert author.line == ""
        assert author.sees("F1 Help")
        await author.presses("ctrl+p")
        assert author.line == "3/3/24 SW1: half typ"
        await author.presses("ctrl+n")
        assert author.line == ""


async def test_delete_on_an_empty_line_deletes_the_row_and_undo_brings_it_back(sits: Sitting, case: CaseFile) -> None:
    fill(case, 3)
    async with sits() as author:
        await author.presses("up", "delete")
        await author.comes_to_see("Deleted: Mon 2 January 2023, Visit 1. Ctrl+Y brings it back.")
        assert events(case.entries.all()) == ["Visit 0", "Visit 2"]
        await author.presses("ctrl+y")
        await author.comes_to(lambda: case.entries.count() == 3)
        assert events(case.entries.all()) == ["Visit 0", "Visit 1", "Visit 2"]


async def test_undo_takes_a_saved_row_out_and_puts_its_text_back_into_the_line(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: called", "enter", "ctrl+y")
        assert case.entries.count() == 0
        assert author.line == "3/3/24 SW1: called"


async def test_the_delete_key_deletes_letters_while_there_are_any(sits: Sitting, case: CaseFile) -> None:
    fill(case, 1)
    async with sits() as author:
        await author.types("abc", "home", "delete")
        assert author.line == "bc"
        assert case.entries.count() == 1


async def test_rows_of_a_day_are_moved_by_keys_and_words(sits: Sitting, case: CaseFile) -> None:
    day = date(2023, 5, 1)
    case.entries.add_many([day_entry(day, "first"), day_entry(day, "second")])
    async with sits() as author:
        await author.presses("shift+up")
        assert events(case.entries.all()) == ["second", "first"]
        await author.types("/later", "enter")
        assert events(case.entries.all()) == ["first", "second"]
        await author.types("/later", "enter")
        assert author.sees("This is already the last row of its day.")


async def test_finding_filters_the_rows_as_it_is_typed(sits: Sitting, case: CaseFile) -> None:
    fill(case, 20)
    case.entries.add(day_entry(date(2024, 1, 1), "Medication changed", who="GP1", people=("GP1",)))
    async with sits() as author:
        await author.types("half", "f3")
        await author.types("medic")
        assert author.sees("1 of 21 found")
        await author.presses("enter")
        assert author.line == "half"
        assert author.sees("1 of 21 found")
        await author.presses("escape", "escape")
        assert author.sees("21 entries")


async def test_where_nothing_is_found_it_is_said(sits: Sitting, case: CaseFile) -> None:
    fill(case, 3)
    async with sits() as author:
        await author.types("/find unicorn", "enter")
        assert author.sees("Nothing found for “unicorn”. Esc shows every row again.")
        await author.presses("escape")
        assert author.sees("Visit 2")


async def test_finding_by_person_source_flag_and_date(sits: Sitting, case: CaseFile) -> None:
    fill(case, 20)
    case.entries.add(day_entry(date(2024, 1, 1), "Changed", who="GP1", people=("GP1",), flags=("concern",)))
    async with sits() as author:
        for asked in ("/find gp1", "/find !concern", "/find changed"):
            await author.types(asked, "enter")
            assert author.sees("1 of 21 found"), asked
            await author.presses("escape")
        await author.types("/find 1/1/2023 - 5/1/2023", "enter")
        assert author.sees("5 of 21 found")


async def test_going_to_a_date_by_key_and_by_word(sits: Sitting, case: CaseFile) -> None:
    fill(case, 60)
    async with sits() as author:
        await author.presses("ctrl+g")
        await author.types("20/1/23")
        assert author.sees("Fri 20 January 2023")
        await author.presses("enter")
        assert author.screen.rows.row().event == "Visit 19"
        await author.types("/jump 1 feb 23", "enter")
        assert author.screen.rows.row().event == "Visit 31"
        await author.types("/jump 31/2/23", "enter")
        assert author.line == ""
        assert author.screen.rows.row().event == "Visit 31"


async def test_a_gap_is_offered_and_only_saved_by_the_author(sits: Sitting, case: CaseFile) -> None:
    case.entries.add_many([day_entry(date(2023, 1, 1), "first"), day_entry(date(2023, 6, 1), "second")])
    async with sits() as author:
        await author.types("/gaps", "enter")
        await author.comes_to_see("Without a contact")
        assert case.entries.count() == 2
        await author.presses("enter")
        await author.comes_to(lambda: hasattr(author.app.screen, "line"))
        await author.rests()
        assert author.line == "2/1/2023 - 31/5/2023 gap:"
        await author.presses("enter")
        assert case.entries.all()[1].type == "gap"


async def test_an_unknown_word_is_answered_and_stays(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("/fnid x", "enter")
        assert author.sees("There is no /fnid here; F1 lists what there is.")
        assert author.line == "/fnid x"


async def test_a_word_may_be_cut_short_while_it_is_clear(sits: Sitting, case: CaseFile) -> None:
    fill(case, 5)
    async with sits() as author:
        await author.types("/und", "enter")
        assert author.sees("There is nothing of yours in this session left to undo.")


async def test_real_names_are_shown_and_hidden_by_one_key(sits: Sitting, case: CaseFile) -> None:
    fill(case, 1)
    async with sits() as author:
        assert not author.sees("Sarah")
        await author.presses("ctrl+r")
        assert author.sees("Sarah Jon")
        assert author.sees("names shown")
        await author.presses("ctrl+r")
        assert not author.sees("Sarah")


async def test_square_brackets_and_escapes_are_text(sits: Sitting, case: CaseFile) -> None:
    case.entries.add(day_entry(date(2023, 5, 1), "[red]x[/b] [@click=app.quit]y"))
    async with sits() as author:
        assert author.sees("[red]x[/b] [@click=app.quit]y")
        await author.types("3/3/24 SW1: [bold]z[/")
        assert author.sees("[bold]z[/")


async def test_rows_outside_the_period_are_marked_and_never_dropped(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/2021 SW1: before the period", "enter")
        assert author.sees("outside")
        assert case.entries.count() == 1
        assert author.sees("is outside the period under review.")


async def test_a_name_of_nobody_in_the_key_is_told_first_when_its_row_is_saved(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/2021 SW1: tel from GP Dr Hassan Malik", "enter")
        await author.comes_to_see("Hassan Malik is nobody of the key; ")
        assert case.entries.count() == 1 and author.sees("outside the period")


async def test_keys_typed_while_a_row_is_being_saved_are_not_lost(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.presses(*"3/3/24 SW1: one", "enter", *"= SW1: two", "enter", *"= SW1: three", "enter")
        assert events(case.entries.all()) == ["one", "two", "three"]
        assert author.line == ""


async def test_history_of_the_part_the_cursor_is_in(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: home visit, no reply > card left", "enter")
        await author.types("= SW1: second visit > c", "ctrl+o")
        assert author.line == "= SW1: second visit > card left"


async def test_a_letter_never_overtakes_the_backspace_before_it(sits: Sitting) -> None:
    async with sits() as author:
        await author.presses("a", "b", "backspace", "c", "left", "d")
        assert author.line == "adc"
