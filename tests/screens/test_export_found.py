"""What is found while exporting: coded where it comes from, accepted for a reason, and exported again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl

from domain.disclosure import Accepted
from screens.leaving.form import ExportForm
from screens.leaving.screen import ExportScreen
from screens.names.reason_form import ReasonForm
from storage.casefile import CaseFile
from tests.screens.conftest import Sitting, day_entry
from tests.screens.exporting import answered, asked, board, ended, exported_again, found, rows

__all__ = ["rows"]


async def test_a_real_name_stops_it_and_every_hit_is_listed_with_its_place(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    rows.entries.add(day_entry(date(2024, 3, 5), "Rang Sarah Jones"))
    async with sits() as author:
        await asked(author, tmp_path / "out.xlsx", board(tmp_path / "board.xlsx"))
        said = await ended(author)
        assert "“Sarah Jones” for SW1: row of Tue 5 March 2024, SW1: Rang Sarah Jones" in said
        assert "Rows!C7" not in said
        assert author.sees("row of Tue 5 March 2024, SW1")
    assert not (tmp_path / "out.xlsx").exists()
    assert "export" not in [line.verb for line in rows.log.lines()]


async def test_a_hit_leads_to_its_row(sits: Sitting, rows: CaseFile, tmp_path: Path) -> None:
    rows.entries.add(day_entry(date(2024, 3, 5), "Rang Sarah Jones"))
    async with sits() as author:
        await asked(author, tmp_path / "out.xlsx", board(tmp_path / "board.xlsx"))
        await ended(author)
        assert not author.sees("Its row")
        await author.presses("down")
        assert author.sees("Its row")
        await author.presses("enter")
        await author.comes_to(lambda: author.app.screen is author.screen)
        await author.rests()
        assert author.screen.rows.total == 3
        assert author.screen.rows.row().event == "Rang Sarah Jones"


async def test_names_of_the_boards_own_are_let_through_together_for_one_reason(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    template = board(tmp_path / "board.xlsx", A1="Return to Sarah Jones", A2="Copy to Anil Patel")
    async with sits() as author:
        await asked(author, tmp_path / "out.xlsx", template)
        assert "stood in the board’s file already" in await ended(author)
        await author.presses("b")
        await author.comes_to(lambda: isinstance(author.app.screen, ReasonForm))
        await author.types("the board's own staff", "ctrl+o")
        await author.comes_to_see("All are settled")
        await author.presses("e")
        said = await ended(author)
        assert "2 entries are in" in said
        assert "accepted: the board's own staff" in said
    assert (tmp_path / "out.xlsx").exists()
    assert [each.reason for each in rows.accepted.all()] == ["the board's own staff"] * 2


async def test_a_name_is_coded_where_it_comes_from_as_one_act_and_the_export_runs_again_by_one_key(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    async with sits() as author:
        await found(author, rows, tmp_path, "Rang Sarah Jones, and Sarah Jones rang back")
        await author.presses("c")
        await author.comes_to_see("All are settled: e exports again")
        assert rows.entries.all()[-1].event == "Rang SW1, and SW1 rang back"
        assert "3 entries are in" in await exported_again(author)
    assert openpyxl.load_workbook(tmp_path / "out.xlsx")["Rows"]["C7"].value == "Rang SW1, and SW1 rang back"


async def test_the_same_name_is_coded_in_every_row_as_one_act(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    for day in (6, 7):
        rows.entries.add(day_entry(date(2024, 3, day), f"Rang Sarah Jones, day {day}"))
    async with sits() as author:
        await found(author, rows, tmp_path, "Rang Sarah Jones")
        await author.presses("o")
        await author.comes_to_see("SW1 is written in 3 rows. All are settled")
        assert [entry.event for entry in rows.entries.all()[2:]] == ["Rang SW1", "Rang SW1, day 6", "Rang SW1, day 7"]
        assert "5 entries are in" in await exported_again(author)
    assert [line.verb for line in rows.log.lines()].count("change") == 1


async def test_before_a_part_of_a_longer_name_is_coded_the_whole_of_it_is_asked_about(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    async with sits() as author:
        await found(author, rows, tmp_path, "Moved to Patel House")
        await author.presses("c")
        await author.comes_to_see("“Patel House” stands there. Only “Patel” is a name of GP1")
        await author.presses("enter")
        await author.presses("c")
        await author.comes_to_see("“Patel House” stands there")
        await author.presses("down", "enter")
        await author.comes_to_see("GP1 is written in the row")
    assert [entry.event for entry in rows.entries.all()][-1] == "Moved to GP1 House"


async def test_a_name_in_a_source_is_coded_there(sits: Sitting, rows: CaseFile, tmp_path: Path) -> None:
    rows.set_details(replace(rows.details(), agency="Riverside, c/o Sarah Jones"))
    async with sits() as author:
        await asked(author, tmp_path / "out.xlsx")
        await ended(author)
        await author.presses("down", "c")
        await author.comes_to_see("SW1 is written in the details of the case")
        assert rows.details().agency == "Riverside, c/o SW1"
        await exported_again(author)
    assert (tmp_path / "out.xlsx").exists()


async def test_a_hit_is_accepted_for_a_typed_reason_and_asked_again_when_the_text_changes(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    async with sits() as author:
        await found(author, rows, tmp_path, "Moved to Patel House")
        await author.presses("a")
        await author.comes_to(lambda: isinstance(author.app.screen, ReasonForm))
        await author.presses("ctrl+o")
        await author.comes_to_see("Say why it may leave")
        await author.types("a house in Patel Street", "ctrl+o")
        await author.comes_to_see("The reason holds")
        await author.presses("ctrl+u")
        await author.types("a block of flats", "ctrl+o")
        await author.comes_to_see("All are settled")
        said = await exported_again(author)
        assert "3 entries are in" in said and "accepted: a block of flats" in said
        entry = rows.entries.all()[-1]
        rows.entries.change(replace(entry, event="Moved to Patel House with Anil"))
        await author.presses("n")
        await author.comes_to(lambda: isinstance(author.app.screen, ExportForm))
        await answered(author, tmp_path / "again.xlsx", tmp_path / "board.xlsx")
        assert "to be settled" in await ended(author)
    assert not (tmp_path / "again.xlsx").exists()


async def test_enter_keeps_the_reason_and_alone_gives_the_last_one_again(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    rows.entries.add(day_entry(date(2024, 3, 4), "Moved out of Okafor House"))
    async with sits() as author:
        await found(author, rows, tmp_path, "Moved to Patel House")
        await author.presses("a")
        await author.comes_to(lambda: isinstance(author.app.screen, ReasonForm))
        await author.types("a block of flats", "enter")
        await author.comes_to_see("1 left")
        await author.presses("a")
        await author.comes_to_see("Enter alone: a block of flats.")
        await author.presses("enter")
        await author.comes_to_see("All are settled")
    assert [one.reason for one in rows.accepted.all()] == ["a block of flats"] * 2


async def test_all_of_the_same_words_are_accepted_for_one_reason(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    for day in (6, 7):
        rows.entries.add(day_entry(date(2024, 3, day), f"Moved to Patel House, day {day}"))
    async with sits() as author:
        await found(author, rows, tmp_path, "Moved to Patel House")
        await author.presses("l")
        await author.comes_to_see("3 times")
        await author.types("a block of flats", "enter")
        await author.comes_to_see("All are settled")
        assert "5 entries are in" in await exported_again(author)


async def test_what_cannot_be_done_about_something_found_is_told_with_why(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    async with sits() as author:
        await found(author, rows, tmp_path, "Call", who="Zorblax", people=())
        await author.presses("c")
        await author.comes_to_see("This is nobody of the key: add the person (F4)")
        await author.presses("p")
        await author.comes_to_see("asks for nothing of the kind here")
        await author.presses("up", "c")
        await author.comes_to_see("Nothing that is to be settled stands on this line")


async def test_coding_in_a_row_says_that_what_was_accepted_in_it_is_asked_again(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    async with sits() as author:
        await found(author, rows, tmp_path, "At Patel House Sarah Jones rang")
        await author.presses("a")
        await author.comes_to(lambda: isinstance(author.app.screen, ReasonForm))
        await author.types("a block of flats", "enter")
        await author.comes_to_see("1 left")
        await author.presses("c")
        await author.comes_to_see("what you accepted in it is asked again")


async def test_a_name_of_the_key_cannot_be_answered_to_be_none(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    async with sits() as author:
        await found(author, rows, tmp_path, "Rang Okafor")
        await author.presses("w")
        await author.comes_to_see("is a name of HV1 in the key")
    assert rows.terms.all() == frozenset()


async def test_a_name_of_nobody_may_be_answered_to_be_none(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    async with sits() as author:
        await found(author, rows, tmp_path, "Call", who="Zorblax", people=())
        await author.presses("w")
        await author.comes_to_see("is kept as no name")
        assert "3 entries are in" in await exported_again(author)


async def test_the_certificate_names_nobody_and_says_what_was_accepted_and_why(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    async with sits() as author:
        await found(author, rows, tmp_path, "Moved to Patel House")
        await author.presses("a")
        await author.comes_to(lambda: isinstance(author.app.screen, ReasonForm))
        await author.types("a block of flats", "ctrl+o")
        await author.comes_to_see("All are settled")
        await exported_again(author)
        await author.presses("t")
        await author.comes_to_see("The certificate is in")
    (path,) = tmp_path.glob("certificate*.txt")
    text = path.read_text()
    assert "a block of flats" in text and "Patel" not in text
    assert path.stat().st_mode & 0o777 == 0o600


async def test_back_from_a_row_the_list_stands_as_it_was_left_and_the_export_runs_again(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    async with sits() as author:
        await found(author, rows, tmp_path, "Rang Sarah Jones")
        await author.presses("r")
        await author.comes_to(lambda: author.app.screen is author.screen)
        entry = rows.entries.all()[-1]
        rows.entries.change(replace(entry, event="Rang SW1"))
        await author.presses("f9")
        await author.comes_to(lambda: isinstance(author.app.screen, ExportScreen))
        await author.comes_to_see("“Sarah Jones” for SW1: row of Tue 5 March 2024")
        assert "3 entries are in" in await exported_again(author)


async def test_the_list_is_here_again_after_escape_while_nothing_changed(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    async with sits() as author:
        await found(author, rows, tmp_path, "Rang Sarah Jones")
        await author.presses("escape")
        await author.comes_to(lambda: author.app.screen is author.screen)
        await author.presses("f9")
        await author.comes_to_see("“Sarah Jones” for SW1: row of Tue 5 March 2024")
        await author.presses("escape")
        await author.comes_to(lambda: author.app.screen is author.screen)
        rows.entries.change(replace(rows.entries.all()[-1], event="Rang SW1"))
        await author.presses("f9")
        await author.comes_to(lambda: isinstance(author.app.screen, ExportForm))


async def test_what_stands_in_the_way_of_exporting_again_is_said_in_the_form(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    async with sits() as author:
        await found(author, rows, tmp_path, "Rang Sarah Jones")
        await author.presses("c")
        await author.comes_to_see("All are settled")
        (tmp_path / "out.xlsx").write_text("mine")
        await author.presses("e")
        await author.comes_to(lambda: isinstance(author.app.screen, ExportForm))
        await author.comes_to_see("out.xlsx is there already")


async def test_what_was_accepted_is_listed_and_taken_back(sits: Sitting, case: CaseFile) -> None:
    case.accepted.add(
        Accepted(kind="chronology", place="Rows, column C", matched="May", text="0" * 64, reason="the month")
    )
    async with sits() as author:
        await author.types("/accepted", "enter")
        await author.comes_to_see("“May” in chronology, Rows, column C: the month. By user-")
        await author.presses("d")
        await author.comes_to_see("is deleted; u undoes it")
        assert case.accepted.all() == ()
        await author.presses("u")
        await author.comes_to_see("the month")
    assert len(case.accepted.all()) == 1
