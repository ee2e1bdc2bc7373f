"""What the chronology says of a line, and what its keys do on an empty one."""

from __future__ import annotations

from datetime import date

from textual.events import Paste
from textual.widgets import TextArea

from screens.chronology.entry_form import EntryForm
from screens.chronology.pasted import PastedRows
from storage.casefile import CaseFile
from tests.screens.conftest import Author, Sitting, day_entry, events, fill


async def test_a_source_that_names_nothing_is_told_and_the_one_before_is_not_taken(
    sits: Sitting, case: CaseFile
) -> None:
    async with sits() as author:
        await author.types("3/3/24 0930 SW1: call @EMIS", "enter")
        await author.types("= 1030 SW1: spoke to ward @Duty log 22")
        assert author.sees('@Duty names no source, so it is text; a source of several words is written @"Duty log" 22')
        assert author.sees("EMIS is not carried over from the row before")
        await author.presses("enter")
        assert [[each.name for each in row.sources] for row in case.entries.all()] == [["EMIS"], []]


async def test_a_source_kept_from_the_row_before_is_marked_so_and_a_new_one_as_new(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("3/3/24 0930 SW1: call @EMIS", "enter")
        await author.types("= 1030 SW1: second call")
        assert author.sees("EMIS (as before)")
        await author.types(" @SystmOne p.3 #7")
        assert author.sees("SystmOne p.3 (new)")
        assert author.sees("7 (new)")


async def test_an_undone_line_comes_back_as_it_was_typed(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 0930 SW1: call @EMIS", "enter")
        await author.types("+2 SW1: second call", "enter")
        await author.presses("ctrl+y")
        assert author.line == "+2 SW1: second call"
        assert author.sees("Tue 5 March 2024")
        await author.presses("enter")
        assert [row.when.day for row in case.entries.all()] == [date(2024, 3, 3), date(2024, 3, 5)]


async def test_what_was_said_of_an_act_is_gone_when_the_next_text_is_typed(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 0930 SW1: call", "enter")
        await author.presses("ctrl+y")
        assert author.sees("Undone")
        await author.types(" again")
        assert not author.sees("Undone")


async def test_two_marks_that_name_nothing_are_both_told(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: call !nonsense #xyz")
        assert author.sees("!nonsense names no flag")
        assert author.sees("#xyz names no question")


async def test_f2_on_an_empty_line_after_a_save_is_a_new_row(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 0930 SW1: call", "enter", "f2")
        await author.comes_to(lambda: isinstance(author.app.screen, EntryForm))
        await author.rests()
        assert author.sees("A new row")
        await author.types("4/3/24 GP1:", "tab", *"visit", "ctrl+o")
        await author.comes_to(lambda: case.entries.count() == 2)
        assert events(case.entries.all()) == ["call", "visit"]


async def test_f2_after_an_arrow_changes_the_row_gone_to_and_says_which(sits: Sitting, case: CaseFile) -> None:
    case.entries.add(day_entry(date(2024, 3, 3), "first"))
    case.entries.add(day_entry(date(2024, 3, 4), "second"))
    async with sits() as author:
        await author.presses("up", "f2")
        await author.comes_to(lambda: isinstance(author.app.screen, EntryForm))
        await author.rests()
        assert author.sees("Changing the row of Sun 3 Mar 24, SW1")


async def test_a_long_event_is_read_over_several_lines(sits: Sitting, case: CaseFile) -> None:
    words = " ".join(f"word{number}" for number in range(40))
    case.entries.add(day_entry(date(2024, 3, 3), words))
    async with sits() as author:
        assert author.sees("word25")
    async with sits(40, 10) as author:
        await author.types("3/3/24 SW1: seen at home")
        assert author.sees("SW1: seen at")


async def test_a_slash_shows_the_words_that_fit_and_tab_completes(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("/")
        assert author.sees("/undo") or author.sees("/delete")
        await author.types("fi")
        assert author.sees("/find [WORDS]")
        await author.types("n", "tab")
        assert author.line == "/find "


async def test_find_begins_with_the_words_before_ready_to_be_replaced(sits: Sitting, case: CaseFile) -> None:
    fill(case, 12)
    async with sits() as author:
        await author.presses("f3")
        await author.types("visit", "enter")
        assert author.sees("“visit” 12 of 12 found")
        await author.presses("f3")
        await author.types("unicorn")
        assert author.line == "unicorn"
        assert author.sees("Nothing found for “unicorn”")


async def test_a_jump_puts_the_row_near_the_top_third(sits: Sitting, case: CaseFile) -> None:
    fill(case, 200)
    async with sits() as author:
        await author.presses("home", "ctrl+g")
        await author.types("1/5/2023", "enter")
        rows = author.screen.rows
        assert 1 <= rows.at - rows.top <= rows.size.height // 2


async def test_gaps_of_no_number_of_days_are_refused(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("/gaps abc", "enter")
        await author.comes_to_see("“abc” is no number of days")


async def test_a_row_that_says_the_same_as_another_is_told(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 0930 SW1: call", "enter")
        await author.types("3/3/24 0930 SW1: call", "enter")
        assert case.entries.count() == 2
        assert author.sees("the same as another row of Sun 3 March 2024, SW1")


async def test_pasted_lines_that_read_as_rows_are_added_each_once_asked(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await paste(author, "3/3/24 SW1: call\n= GP1: visit\nnothing that is a row\n+2 HV1: seen\n")
        await author.comes_to(lambda: isinstance(author.app.screen, PastedRows))
        await author.rests()
        assert case.entries.count() == 0
        assert author.sees("3 rows: add each; 1 cannot be read")
        await author.presses("enter")
        await author.comes_to(lambda: case.entries.count() == 3)
        await author.comes_to_see("3 rows added. 1 could not be read")
        assert [row.when.day for row in case.entries.all()] == [date(2024, 3, 3), date(2024, 3, 3), date(2024, 3, 5)]
        await author.presses("ctrl+p")
        assert author.line == "nothing that is a row"


async def test_pasted_lines_may_be_kept_as_one_text(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await paste(author, "3/3/24 SW1: call\n= GP1: visit\n")
        await author.comes_to(lambda: isinstance(author.app.screen, PastedRows))
        await author.rests()
        await author.presses("f2")
        await author.comes_to(lambda: isinstance(author.app.screen, EntryForm))
        assert case.entries.count() == 0


async def test_a_new_row_saved_in_the_form_comes_back_whole_when_undone(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: call", "f2")
        await author.comes_to(lambda: isinstance(author.app.screen, EntryForm))
        author.app.screen.query_one("#event", TextArea).text = "First part.\nSecond part."
        await author.presses("ctrl+o")
        await author.comes_to(lambda: case.entries.count() == 1)
        await author.rests()
        await author.presses("ctrl+y")
        await author.comes_to(lambda: case.entries.count() == 0)
        await author.rests()
        assert author.line.endswith("SW1: First part.\nSecond part.")


async def paste(author: Author, text: str) -> None:
    """As the terminal gives a paste."""
    author.app.post_message(Paste(text))
    await author.rests()


async def test_a_search_in_quotation_marks_has_one_pair_in_the_title(sits: Sitting, case: CaseFile) -> None:
    case.entries.add_many([day_entry(date(2024, 3, day), "visit to Tomasz") for day in range(1, 4)])
    async with sits() as author:
        await author.types('/find "Tomasz"', "enter")
        await author.comes_to_see("“Tomasz” 3 of 3 found")
