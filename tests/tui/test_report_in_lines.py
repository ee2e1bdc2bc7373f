"""Recommendations, actions, the forms of the report and submissions at plain prompts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.chronology.entry import Citation
from domain.dates.days import day_in_box
from domain.people import Person
from domain.report.facts import FACTS
from domain.report.parts import Action, Criterion, Deadline, Passage, Recommendation
from domain.report.quality import OFFERED
from domain.review import Source
from storage.casefile import CaseFile
from tests.storage.made import on
from tests.tui.plain.test_sitting import Script, _talk
from tui.plain.conversation import Conversation
from tui.plain.words import answer


@pytest.fixture(autouse=True)
def people(case: CaseFile) -> None:
    case.people.add(Person(code="SW1", role="social worker", name="Sarah Jones"))
    case.people.add(Person(code="QA1", role="head of quality"))


def spoken_today(case: CaseFile, *lines: str) -> list[str]:
    """What is said to these lines today: nobody signs before the text is frozen."""
    said: list[str] = []
    Conversation(case, date.today(), Script(*lines), said.append).run(answer)
    return said


def test_a_recommendation_is_asked_part_by_part_and_tied(case: CaseFile) -> None:
    (learning,) = case.passages.add("learning", Passage(text="Nobody followed up."))
    parts = ("Sarah Jones reviews visits.", "who", "audit", "staff", "yes", "by May", "safer", "audited", "both", "own")
    said, _ = _talk(case, "/recommendation", *parts, "/ties 1 20.1", "/recommendations", "/ties 1 9.9", "/ties 7 1.1")
    (one,) = case.recommendations.all()
    assert (one.text, one.measurable, one.whose) == ("SW1 reviews visits.", "audit", "own agency")
    assert one.rests_on == (learning.id,)
    told = " ".join(said)
    assert "Saved as recommendation 1." in told and "All parts are there. Rests on 20.1." in told
    assert "there is no paragraph 9.9" in told and "there is 1 to 1" in told


def test_cancel_leaves_a_recommendation_as_it_was(case: CaseFile) -> None:
    case.recommendations.add(Recommendation(text="One."))
    said, script = _talk(case, "/recommendation 1", "Another.", "/cancel")
    assert case.recommendations.all()[0].text == "One." and "Left as it was." in said
    assert ("Recommendation: ", "One.") in script.asked


def test_an_action_is_put_down_reported_of_and_read_out(case: CaseFile) -> None:
    case.recommendations.add(Recommendation(text="One."))
    said, _ = _talk(
        case, "/action", "7", "1", "", "Audit 20 files", "Sarah Jones", "31/13/24", "March 2024",
        "", "Not started", "", "", "", "/actions", "/action 1 progress five read by Sarah Jones",
        "/action 1 done 3/3/24", "/actions", "/action 1 trail", "/action 1 perhaps", "/action 9",
    )  # fmt: skip
    (one,) = case.actions.all()
    assert (one.lead, one.target_said, one.status, one.completed) == ("SW1", "March 2024", "Completed", "2024-03-03")
    told = " ".join(said)
    assert "1 action, 0 done" in told and "1 action, 1 done" in told
    assert "In progress. five read by SW1" in told and "3 March 2024: Completed." in told
    assert "Behind the number say done, progress or trail" in told
    assert [each.words for each in case.actions.updates()] == ["five read by SW1", ""]


def test_an_action_that_is_there_is_changed_question_by_question(case: CaseFile) -> None:
    case.actions.add(Action(text="Audit", lead="SW1"))
    _, script = _talk(case, "/action 1", "", "Audit", "SW1", "ongoing", "done", "3/3/24", "", "", "")
    (one,) = case.actions.all()
    assert (one.target_said, one.status, one.completed) == ("ongoing", "Completed", "2024-03-03")
    assert ("Lead: ", "SW1") in script.asked


def test_the_quality_form_is_answered_and_a_no_asks_why(case: CaseFile) -> None:
    said, _ = _talk(
        case, "/quality ours", "/quality 1 yes", "/quality 2 no it was not asked", "/quality 3 no", "a week late",
        "/quality 4 no", "", "/quality 5 perhaps", "/quality Seen by the board", "/quality",
    )  # fmt: skip
    marks = [(each.mark, each.comment) for each in case.criteria.all()]
    assert marks[:4] == [("yes", ""), ("no", "it was not asked"), ("no", "a week late"), ("", "")]
    assert len(marks) == len(OFFERED) + 1
    told = " ".join(said)
    assert "neither yes, no nor n/a" in told and "No: say why" in told and "not answered yet" in told


def test_what_an_answer_means_for_the_author_is_said(case: CaseFile) -> None:
    asked = [each.name for each in sorted(FACTS, key=lambda each: each.section != "author")]
    managed, job, secured = (asked.index(name) + 1 for name in ("line_managed", "author_job", "secured"))
    said, _ = _talk(
        case, f"/author {managed} yes", f"/author {job} Head of quality under Sarah Jones",
        f"/author {secured} 3/13/24", f"/author {secured} 3/3/24", "/author",
    )  # fmt: skip
    facts = {each.name: each.value for each in case.facts.all()}
    assert facts == {"line_managed": "yes", "author_job": "Head of quality under SW1", "secured": "2024-03-03"}
    told = " ".join(said)
    assert "another author is needed" in told and "Did you mean 13/3/24?" in told and "still needed" in told


def test_records_searched_come_from_the_chronology_and_are_described(case: CaseFile) -> None:
    case.sources.add(Source("EMIS"))
    case.entries.add(on(3, sources=(Citation("EMIS"),)))
    said, _ = _talk(
        case, "/searched all", "/searched 1", "", "2019 to 2024", "the practice", "", "3/3/24", "SW1", "", "",
        "primary", "/searched Paper file", "", "", "", "perhaps", "no", "", "destroyed", "", "", "", "", "",
        "/searched",
    )  # fmt: skip
    emis, paper = case.searched.all()
    assert (emis.span, emis.searched, emis.searched_by, emis.grade) == ("2019 to 2024", "2024-03-03", "SW1", "primary")
    assert (paper.found, paper.why) == ("not found", "destroyed")
    assert "2. Paper file: not found; destroyed." in said


def test_policies_short_forms_and_deadlines_are_put_down_and_read_out(case: CaseFile) -> None:
    case.passages.add("narrative", Passage(text="The MARAC heard of it."))
    case.deadlines.add(Deadline(what="Final report", due="2098-03-03"))
    said, _ = _talk(
        case, "/policy Self-neglect policy", "v3", "April 2021", "", "board", "/policies", "/abbreviations",
        "/abbreviation MARAC multi-agency risk assessment conference", "/abbreviations", "/deadline First draft",
        "3/3/2097", "/deadline 1 done 3/3/24", "/deadlines",
    )  # fmt: skip
    assert "1. Self-neglect policy, v3, from April 2021, board." in said
    assert "MARAC: nobody has explained it." in said and "MARAC: multi-agency risk assessment conference." in said
    told = " ".join(said)
    assert "1. Final report by 3 March 2098: " in told and "First draft: done on 3 March 2024." in told


def test_what_is_missing_is_read_out_by_section(case: CaseFile) -> None:
    case.criteria.put(Criterion(text="It is on time"))
    said, _ = _talk(case, "/ready")
    assert any(line.endswith("things stop a submission.") for line in said)
    assert any(line.startswith("Narrative: ") for line in said)
    assert any(line.startswith("Quality assurance: ") and "It is on time" in line for line in said)


def test_the_text_is_frozen_and_signed_and_a_change_is_told(case: CaseFile) -> None:
    case.set_details(replace(case.details(), author="Jo Writer"))
    (passage,) = case.passages.add("narrative", Passage(text="SW1 came."))
    today = day_in_box(date.today().isoformat())
    said = spoken_today(case, "/sign", "/freeze 1 first draft", "n", "/freeze 1 first draft", "y")
    first = case.submissions.all()[0].sha256[:8]
    said += spoken_today(
        case,
        "/sign", "quality", "Jo Writer", "", "", today, first, "",
        "/sign", "quality", "QA1", "Head of quality", "by e-mail", today, "", "0badf00d", first, "I have read it.",
        "/submissions",
    )  # fmt: skip
    assert any(line.startswith("Hash signed: type the first 8 letters") for line in said)
    assert any(line.startswith("Hash signed: that is another text") for line in said)
    told = " ".join(said)
    assert "There is nothing to sign yet" in told and "Nothing is frozen." in told and "Version 1 is frozen." in told
    assert "is the author of the report" in told and "Recorded: quality assurer QA1 (by e-mail, " in told
    assert "Still to sign: author and countersigner." in told
    case.passages.change(replace(passage, text="SW1 came late."))
    said = spoken_today(case, "/submissions", "/submissions text", "/submissions changes", "/submissions all")
    assert any(line.endswith(" SW1 came.") for line in said)
    assert any(line == "Narrative. New: SW1 came late." for line in said)
    assert "Behind /submissions say text or changes, or nothing." in said
    assert "Sign-off void" in " ".join(said)
