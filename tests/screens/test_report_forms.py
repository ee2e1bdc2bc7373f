"""The forms beside the report on the screen: quality, author, records searched, policies, short forms, deadlines."""

from __future__ import annotations

from datetime import date

from domain.chronology.entry import Citation
from domain.report.board_asks import REPORT, BoardAsks, report_to_json
from domain.report.eligibility import spoken_against
from domain.report.parts import Abbreviation, Criterion, Deadline, Fact, Passage, Searched
from domain.report.quality import OFFERED
from domain.review import Source
from screens.chronology.screen import ChronologyScreen
from screens.report.abbreviations import AbbreviationForm, AbbreviationsScreen
from screens.report.author import AnswerForm, AuthorScreen
from screens.report.deadlines import DeadlinesScreen
from screens.report.policies import PoliciesScreen
from screens.report.quality import CriterionForm, QualityScreen
from screens.report.searched import SearchedForm, SearchedScreen
from screens.report.sections import ReportScreen
from storage.casefile import CaseFile
from tests.screens.conftest import Author, Sitting, day_entry


async def opened(author: Author, word: str, screen: type) -> None:
    await author.types(f"/{word}", "enter")
    await author.comes_to(lambda: isinstance(author.app.screen, screen))
    await author.rests()


async def the_form(author: Author, kind: type) -> None:
    await author.comes_to(lambda: isinstance(author.app.screen, kind))
    await author.rests()


async def test_the_matters_are_put_down_and_answered_by_one_key_each(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await opened(author, "quality", QualityScreen)
        await author.presses("o")
        await author.comes_to(lambda: len(case.criteria.all()) == len(OFFERED))
        await author.comes_to_see("0 of 11 answered")
        await author.presses("y", "-")
        await author.comes_to_see("2 of 11 answered")
        await author.presses("n")
        await the_form(author, CriterionForm)
        await author.presses("ctrl+o")
        await author.comes_to_see("Comment: of a no, say why")
        await author.types("It came a week late.", "ctrl+o")
        await author.comes_to_see("3 of 11 answered")
        await author.presses("o")
        await author.comes_to_see("All of ours are here.")
    marks = [(each.mark, each.comment) for each in case.criteria.all()[:3]]
    assert marks == [("yes", ""), ("n/a", ""), ("no", "It came a week late.")]


async def test_the_board_s_own_lines_are_put_down_in_one_act_where_its_template_is_in_hand(
    sits: Sitting, case: CaseFile
) -> None:
    case.criteria.put(Criterion(text=OFFERED[3]))
    lines = ("There is a chronology of what the agency did", "The panel was told", "The family was told")
    case.maps.keep(REPORT, report_to_json(BoardAsks(criteria=lines)))
    async with sits() as author:
        await opened(author, "quality", QualityScreen)
        await author.comes_to_see("The board's form has it so: There is a chronology of what the agency did.")
        await author.presses("o")
        await author.comes_to_see("2 put down in the board's words")
        assert [each.text for each in case.criteria.all()[1:]] == ["The panel was told", "The family was told"]
        await author.presses("o")
        await author.comes_to_see("All the lines of the board's form are answered here.")
        await author.presses("u")
        await author.comes_to(lambda: len(case.criteria.all()) == 1)


async def test_a_no_left_without_a_comment_stays_open(sits: Sitting, case: CaseFile) -> None:
    case.criteria.put(Criterion(text="The report is on time"))
    async with sits() as author:
        await opened(author, "quality", QualityScreen)
        await author.presses("n")
        await the_form(author, CriterionForm)
        await author.presses("escape")
        await author.comes_to_see("0 of 1 answered")
        await author.comes_to_see("No: say why, and what is being done about it.")
        await author.presses("x")
        await author.comes_to(lambda: not case.criteria.all()[0].mark)
        await author.presses("a")
        await the_form(author, CriterionForm)
        await author.types("Seen by the board", "ctrl+o")
        await author.comes_to_see("Matter 2 is there now.")


async def test_an_answer_that_speaks_against_the_author_says_what_it_means(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await opened(author, "author", AuthorScreen)
        await author.comes_to_see("14 to answer")
        for _ in range(4):
            await author.presses("down")
        await author.presses("y", "y")
        await author.comes_to_see("Who has managed or supervised staff involved may not write this review")
        await author.comes_to_see("12 to answer, 1 speaks against the author")
        assert author.sees("yes against")
        await author.presses("n")
        await author.comes_to_see("12 to answer ")
        assert not author.sees("against")
        await author.presses("tab", "d")
        await author.comes_to_see("Nothing is answered there yet.")
        await author.presses("u")
        await author.comes_to_see("against")
    facts = {each.name: each.value for each in case.facts.all()}
    assert facts == {"senior": "yes", "line_managed": "yes"} and spoken_against("line_managed", "yes")


async def test_texts_and_days_are_answered_in_a_form_where_names_are_coded(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await opened(author, "author", AuthorScreen)
        await author.presses("enter")
        await the_form(author, AnswerForm)
        await author.types("Head of quality; answers to Sarah Jones", "ctrl+o")
        await author.comes_to_see("Author's job title: kept.")
        await author.app.screen.go_to("secured")
        await author.presses("y")
        await author.comes_to_see("not by yes or no. Enter answers it.")
        await author.presses("enter")
        await the_form(author, AnswerForm)
        await author.types("3/13/26", "ctrl+o")
        await author.comes_to_see("Did you mean 13/3/26?")
        await author.types("", "ctrl+u", *"3/3/26", "ctrl+o")
        await author.comes_to_see("Records secured on 3 March 2026")
    facts = {each.name: each.value for each in case.facts.all()}
    assert facts == {"author_job": "Head of quality; answers to SW1", "secured": "2026-03-03"}


async def test_the_chief_officers_name_is_kept_and_shown_only_when_asked_for(sits: Sitting, case: CaseFile) -> None:
    case.facts.put(Fact(name="chief_officer", value="Jane Doe"))
    async with sits() as author:
        await opened(author, "author", AuthorScreen)
        await author.app.screen.go_to("chief_officer")
        await author.comes_to_see("given; Ctrl+R shows it")
        assert not author.sees("Jane Doe")
        await author.presses("ctrl+r")
        await author.comes_to_see("Jane Doe")


async def test_every_source_of_the_chronology_is_put_down_and_says_its_rows(sits: Sitting, case: CaseFile) -> None:
    case.sources.add(Source("RiO"))
    case.sources.add(Source("Unused"))
    case.sources.add(Source("Minutes"))
    for place, name in enumerate(("EMIS", "EMIS", "RiO", "Minutes")):
        case.entries.add(day_entry(date(2023, 1, 1 + place), "Visit", sources=(Citation(name, ""),)))
    async with sits() as author:
        await opened(author, "searched", SearchedScreen)
        await author.comes_to_see("2 of the chronology's sources not here yet")
        await author.presses("p")
        await author.comes_to(lambda: [each.source for each in case.searched.all()] == ["EMIS", "RiO"])
        await author.comes_to_see("2 sources are put down as found.")
        await author.presses("p")
        await author.comes_to_see("Every source that rows come from is here.")
        await author.presses("home", "enter")
        await the_form(author, SearchedForm)
        await author.comes_to_see("2 rows come from it.")
        await author.presses("tab", "tab")
        await author.types("2019 to 2024", "tab", *"The practice", "tab", "tab", "tab")
        await author.types("3/3/26", "tab", *"AU1", "ctrl+o")
        await author.comes_to(lambda: case.searched.all()[0].searched == "2026-03-03")
        await author.presses("r")
        await author.comes_to(lambda: isinstance(author.app.screen, ChronologyScreen))
        await author.comes_to_see("2 of 4")
    one = case.searched.all()[0]
    assert (one.span, one.place, one.searched_by) == ("2019 to 2024", "The practice", "AU1")


async def test_what_was_not_found_says_why(sits: Sitting, case: CaseFile) -> None:
    case.searched.add(Searched(source="Paper file"))
    async with sits() as author:
        await opened(author, "searched", SearchedScreen)
        await author.presses("enter")
        await the_form(author, SearchedForm)
        author.app.screen.set_focus(author.app.screen.query_one("#found"))
        await author.types("n", "ctrl+o")
        await author.comes_to_see("Why: say why they were not found.")
        await author.types("Destroyed in 2021", "ctrl+o")
        await author.comes_to(lambda: case.searched.all()[0].found == "not found")
    assert case.searched.all()[0].why == "Destroyed in 2021"


async def test_a_policy_is_told_with_the_time_it_was_in_force(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await opened(author, "policies", PoliciesScreen)
        await author.presses("a")
        await author.types("Self-neglect policy", "tab", *"v3", "tab", *"April 2021", "ctrl+o")
        await author.comes_to_see("from April 2021")
        await author.presses("escape")
        await author.comes_to(lambda: isinstance(author.app.screen, ReportScreen))
    assert [(each.title, each.issue) for each in case.policies.all()] == [("Self-neglect policy", "v3")]


async def test_short_forms_of_the_text_wait_for_their_meaning(sits: Sitting, case: CaseFile) -> None:
    case.passages.add("narrative", Passage(text="The MARAC heard of it, and the DoLS team did not."))
    case.abbreviations.put(Abbreviation(short="CQC", meaning="Care Quality Commission"))
    async with sits() as author:
        await opened(author, "abbreviations", AbbreviationsScreen)
        await author.comes_to_see("2 nobody has explained")
        await author.presses("enter")
        await the_form(author, AbbreviationForm)
        await author.types("Deprivation of liberty safeguards", "ctrl+o")
        await author.comes_to_see("DoLS is Deprivation of liberty safeguards.")
        await author.comes_to_see("1 nobody has explained")
        await author.presses("d")
        await author.comes_to_see("The report uses MARAC: it stays here while it does.")
    assert {each.short for each in case.abbreviations.all()} == {"CQC", "DoLS"}


async def test_what_is_due_next_stands_first_and_is_done_at_a_key(sits: Sitting, case: CaseFile) -> None:
    case.deadlines.add(Deadline(what="Final report", due="2098-03-03"))
    case.deadlines.add(Deadline(what="First draft", due="2026-01-01"))
    async with sits() as author:
        await opened(author, "deadlines", DeadlinesScreen)
        await author.comes_to_see("Deadlines: 1 overdue")
        assert "First draft" in author.lines()[2]
        await author.types("/done 3/1/26", "enter")
        await author.comes_to_see("First draft: done on 3 January 2026.")
        await author.comes_to_see("done 3 January 2026, late")
        await author.presses("a")
        await author.types("Qual", "tab", "tab", *"3/3/2097", "ctrl+o")
        await author.comes_to(lambda: "Quality assurance" in [each.what for each in case.deadlines.all()])


async def test_each_is_whole_on_a_small_screen_and_helps(sits: Sitting, case: CaseFile) -> None:
    async with sits(40, 10) as author:
        for word in (
            "quality", "author", "searched", "policies", "abbreviations", "deadlines", "recommendations", "actions",
            "ready", "submissions",
        ):  # fmt: skip
            await author.types(f"/{word}", "enter")
            await author.comes_to(lambda: getattr(author.app.screen, "NAME", "") == word)  # noqa: B023
            await author.comes_to(lambda: author.lines()[0].startswith(" imr"))
            assert len(author.lines()) == 10
            await author.presses("question_mark")
            await author.comes_to_see("Help")
            await author.presses("escape")
