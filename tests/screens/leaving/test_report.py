"""F9 once there is a report: what is to leave is asked, what is found in it is coded where it is written."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl

from domain.report.parts import Passage, Recommendation
from exporters.templates.report_places import ReportMapping
from screens.choices import Choices
from screens.leaving.plan_into_file import PlanForm
from screens.leaving.report_into_file import ReportForm
from screens.leaving.report_sending import report_understood
from screens.leaving.screen import ExportScreen
from screens.leaving.submission_form import SubmissionForm
from screens.report.recommendations import RecommendationsScreen
from screens.report.writing import WritingScreen
from screens.widgets.entry_line import EntryLine
from storage.casefile import CaseFile
from tests.exporters.report.templates import sections
from tests.screens.conftest import Author, Sitting


async def asked(author: Author, kind: str, form: type, output: Path) -> None:
    """Press F9, choose what leaves, say where to, and go."""
    await author.presses("f9")
    await author.comes_to(lambda: isinstance(author.app.screen, Choices))
    await author.types(kind, "enter")
    await author.comes_to(lambda: isinstance(author.app.screen, form))
    author.app.screen.query_one("#output", EntryLine).put(str(output))
    await author.presses("ctrl+o")


async def ended(author: Author) -> str:
    """Wait until it is done; gives what is told."""
    await author.comes_to(lambda: isinstance(author.app.screen, ExportScreen) and bool(author.app.screen.told))
    await author.comes_to(lambda: not author.app.screen._working, 20)
    await author.rests()
    return "\n".join(dict.fromkeys(line.whole or line.text for line in author.app.screen.told))


def words(path: Path) -> str:
    return "\n".join(each.text for each in docx.Document(io.BytesIO(path.read_bytes())).paragraphs)


async def test_a_name_in_a_paragraph_is_coded_there_and_then_the_report_leaves(
    sits: Sitting, case: CaseFile, tmp_path: Path
) -> None:
    kept = case.passages.add("conclusion", Passage(text="It was Sarah Jones who rang."))[0]
    async with sits() as author:
        await asked(author, "report", ReportForm, tmp_path / "out.docx")
        said = await ended(author)
        assert "“Sarah Jones” for SW1: Conclusion, paragraph 1" in said
        await author.presses("down", "c")
        await author.comes_to_see("SW1 is written in Conclusion, paragraph 1")
        await author.presses("e")
        await author.comes_to(lambda: (tmp_path / "out.docx").exists(), 20)
        assert "paragraphs of the report" in await ended(author) or "paragraph of the report" in await ended(author)
    assert "It was SW1 who rang." in words(tmp_path / "out.docx")
    passage = case.passages.get(kept.id)
    assert passage is not None and passage.text == "It was SW1 who rang."


async def test_enter_on_what_was_found_goes_to_the_paragraph_and_f9_comes_back(
    sits: Sitting, case: CaseFile, tmp_path: Path
) -> None:
    case.passages.add("conclusion", Passage(text="It was Sarah Jones who rang."))
    async with sits() as author:
        await asked(author, "report", ReportForm, tmp_path / "out.docx")
        await ended(author)
        await author.presses("down", "enter")
        await author.comes_to(lambda: isinstance(author.app.screen, WritingScreen))
        assert author.app.screen.section_id == "conclusion"
        await author.presses("f9")
        await author.comes_to(lambda: isinstance(author.app.screen, ExportScreen) and bool(author.app.screen.told))
        assert author.sees("Sarah Jones")
    assert not (tmp_path / "out.docx").exists()


async def test_what_is_left_is_at_hand_when_f9_comes_back(sits: Sitting, case: CaseFile, tmp_path: Path) -> None:
    case.passages.add("conclusion", Passage(text="It was Sarah Jones who rang."))
    case.recommendations.add(Recommendation(text="Have Anil Patel answer the telephone, at weekends and in the night."))
    async with sits() as author:
        await asked(author, "report", ReportForm, tmp_path / "out.docx")
        await ended(author)
        await author.presses("down", "c")
        await author.comes_to_see("2 left")
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, RecommendationsScreen))
        await author.presses("f9")
        await author.comes_to(lambda: isinstance(author.app.screen, ExportScreen) and bool(author.app.screen.told))
        await author.rests()
        await author.presses("c")
        await author.comes_to_see("All are settled")
    assert case.recommendations.all()[0].text.startswith("Have GP1 answer")


async def test_what_is_accepted_in_the_report_leaves_with_its_reason(
    sits: Sitting, case: CaseFile, tmp_path: Path
) -> None:
    case.passages.add("conclusion", Passage(text="It was Sarah Jones who rang."))
    async with sits() as author:
        await asked(author, "report", ReportForm, tmp_path / "out.docx")
        await ended(author)
        await author.presses("down", "a")
        await author.rests()
        await author.types("agreed with the board", "ctrl+o")
        await author.comes_to_see("Accepted")
        await author.presses("e")
        await author.comes_to(lambda: (tmp_path / "out.docx").exists(), 20)
        await ended(author)
    assert [one.reason for one in case.accepted.all()] == ["agreed with the board"]


async def test_the_action_plan_leaves_by_the_same_key(sits: Sitting, case: CaseFile, tmp_path: Path) -> None:
    case.recommendations.add(Recommendation(text="Answer the telephone."))
    async with sits() as author:
        await asked(author, "action", PlanForm, tmp_path / "plan.xlsx")
        assert "of the plan" in await ended(author)
    assert openpyxl.load_workbook(tmp_path / "plan.xlsx")


async def test_a_submission_that_is_not_ready_says_what_is_missing_and_keeps_its_boxes(
    sits: Sitting, case: CaseFile, tmp_path: Path
) -> None:
    case.passages.add("conclusion", Passage(text="Visits were missed."))
    async with sits() as author:
        await asked(author, "subm", SubmissionForm, tmp_path / "sent")
        said = await ended(author)
        assert "things stop this submission, so nothing was written" in said
        await author.presses("n")
        await author.comes_to(lambda: isinstance(author.app.screen, Choices))
        await author.types("subm", "enter")
        await author.comes_to(lambda: isinstance(author.app.screen, SubmissionForm))
        assert author.app.screen.query_one("#output", EntryLine).value == str(tmp_path / "sent")
    assert not (tmp_path / "sent").exists()


async def test_guidance_nobody_decided_about_is_asked_once_for_a_submission(
    sits: Sitting, case: CaseFile, tmp_path: Path
) -> None:
    case.passages.add("conclusion", Passage(text="Visits were missed."))
    board = tmp_path / "board.docx"
    board.write_bytes(sections("5. Narrative"))
    first = report_understood(case, board.read_bytes(), board.name)
    before = ReportMapping({each.name: each.asks or "nothing" for each in first.template.places}, removals=())
    report_understood(case, board.read_bytes(), board.name, before)
    async with sits() as author:
        for time in ("first", "again"):
            await author.presses("f9" if time == "first" else "n")
            await author.comes_to(lambda: isinstance(author.app.screen, Choices))
            await author.types("subm", "enter")
            await author.comes_to(lambda: isinstance(author.app.screen, SubmissionForm))
            author.app.screen.query_one("#output", EntryLine).put(str(tmp_path / "sent"))
            author.app.screen.query_one("#report", EntryLine).put(str(board))
            assert author.app.screen.query_one("#guidance", EntryLine).value == "ask"
            await author.presses("ctrl+o")
            if time == "first":
                await author.comes_to(lambda: isinstance(author.app.screen, Choices))
                await author.comes_to_see("would stay in the file")
                await author.types("take", "enter")
            assert "things stop this submission" in await ended(author)
    assert report_understood(case, board.read_bytes(), board.name).template.standing == ()
    assert not (tmp_path / "sent").exists()


async def test_going_back_from_the_choice_exports_nothing(sits: Sitting, case: CaseFile) -> None:
    case.passages.add("conclusion", Passage(text="Visits were missed."))
    async with sits() as author:
        await author.presses("f9")
        await author.comes_to(lambda: isinstance(author.app.screen, Choices))
        await author.presses("escape")
        await author.comes_to(lambda: isinstance(author.app.screen, ExportScreen))
    assert "export" not in [line.verb for line in case.log.lines()]


async def test_a_childs_case_is_offered_the_layout_for_children(sits: Sitting, case: CaseFile, tmp_path: Path) -> None:
    case.passages.add("conclusion", Passage(text="Visits were missed."))
    case.set_details(replace(case.details(), subject="Child A"))
    async with sits() as author:
        await asked(author, "report", ReportForm, tmp_path / "out.docx")
        assert "In our own layout for children, by the subject’s reference name" in await ended(author)
    assert "The child's voice" in words(tmp_path / "out.docx")
