"""Readiness: a case that is ready wants nothing; each thing left out is said, with where it is put right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates.period import Period
from domain.family.members import Member
from domain.meetings.interview import Debrief, ExtractCheck
from domain.question import Question
from domain.readiness.missing import Missing
from domain.readiness.whole import missing, stops
from domain.report.parts import Action, Answered, Cited, Criterion, Deadline, Fact, Passage, Recommendation, Report
from domain.report.sections import sections_of
from domain.review import Details, Review
from screens.tasks import TASKS
from tests.domain.a_report import CASE, FACTS, READY, REPORT, TO_SEE, TODAY, frozen, signed, with_report
from tests.domain.evidence.test_agreed_rows import row
from tests.domain.meeting import agreed, drawn, edited, issue, step, typed


def unsigned(review: Review, asked: tuple[str, ...] = ()) -> list[Missing]:
    """What is missing but for signatures."""
    return [each for each in missing(review, TODAY, asked) if each.task != "submissions"]


def told(review: Review, asked: tuple[str, ...] = ()) -> list[tuple[str, str, str, str, bool]]:
    return [(one.section, one.sentence, one.task, one.argument, one.stops) for one in unsigned(review, asked)]


def without(name: str, value: str = "") -> Review:
    facts = {**FACTS, name: value}
    return with_report(facts=tuple(Fact(name=key, value=text) for key, text in facts.items()))


def passages(**texts: str) -> tuple[Passage, ...]:
    return tuple(replace(each, text=texts.get(each.id, each.text)) for each in REPORT.passages)


def recommended(**changes: Any) -> Review:
    return with_report(recommendations=(replace(REPORT.recommendations[0], **changes),))


def planned(**changes: Any) -> Review:
    return with_report(actions=(replace(REPORT.actions[0], **changes),))


def searched(**changes: Any) -> Review:
    return with_report(searched=(replace(REPORT.searched[0], **changes),))


def test_a_case_that_is_ready_wants_nothing() -> None:
    assert missing(READY, TODAY) == ()


ONE_LEFT_OUT: list[tuple[Review, tuple[str, str, str, str, bool]]] = [
    (replace(CASE, questions=(*CASE.questions, Question("3", "Who knew?"))),
     ("answer:3", "Question 3 is not answered: answer it, or say that it is not relevant, and why. A question left"
      " blank is sent back.", "write", "answer:3", True)),
    (with_report(passages=passages(q=" ")),
     ("answer:1a", "Question 1a is not answered: answer it, or say that it is not relevant, and why. A question left"
      " blank is sent back.", "write", "answer:1a", True)),
    (with_report(answers=(Answered(question="2", relevant=False),)),
     ("answer:2", "Question 2 is said not to be relevant: say why.", "write", "answer:2", True)),
    (without("qualifications"), ("author", "Qualifications: say it.", "author", "qualifications", True)),
    (without("secured"), ("methodology", "Records secured on: give the day.", "author", "secured", True)),
    (without("senior"), ("author", "In a senior position: answer yes or no.", "author", "senior", True)),
    (with_report(searched=()),
     ("methodology", "Say which records were searched, where and when, and by whom they were secured.", "searched", "",
      True)),
    (searched(place="", searched=""), ("methodology", "EMIS: say place and when searched.", "searched", "1", True)),
    (searched(found="not found"), ("methodology", "EMIS: say why.", "searched", "1", True)),
    (searched(source="Paper file"),
     ("methodology", "Rows come from EMIS, which is not among the records searched: put it down.", "searched", "",
      True)),
    (replace(CASE, to_see=(replace(TO_SEE, not_seen="declined", not_seen_why=""),), debriefs=(
        Debrief(code="SW1", done="2026-05-01"),)),
     ("interviews", "SW1 is not interviewed (declined): say in what circumstances.", "tosee", "SW1", False)),
    (replace(CASE, to_see=(TO_SEE,), debriefs=(Debrief(code="SW1", done="2026-05-01"),)),
     ("interviews", "SW1 was not seen: say why not.", "tosee", "SW1", True)),
    (replace(CASE, family=(replace(CASE.family[0], born=""),)),
     ("family", "Adult A: date of birth not said yet; give a value, not known or n/a.", "family", "Adult A", True)),
    (replace(CASE, extract_checks=(ExtractCheck(number=2, code="SW1", extract="5.2", sent="2026-05-01"),)),
     ("interviews", "SW1 has not answered about 5.2 of the report (sent 1 May 26): ask again, or record what they"
      " said.", "extracts", "2", False)),
    (with_report(passages=passages(n="")),
     ("narrative", "Narrative: nothing is written yet. The story of the involvement: key events, concerns, omissions,"
      " good practice, and how it was for the person.", "write", "narrative", True)),
    (with_report(passages=passages(g="")),
     ("good_practice", "Good practice: nothing is written yet. What was done well, beyond what is expected.", "write",
      "good_practice", True)),
    (with_report(passages=(
        *REPORT.passages, Passage(id="x", section="analysis", kind="heading", text="Why?", check=True))),
     ("analysis", "1 paragraph is marked to be looked at again: look, and take the mark off.", "write", "analysis",
      True)),
    (recommended(measurable=""),
     ("recommendations", "Recommendation 1, measurable: What will be counted or looked at, and how often: an audit of"
      " 20 files, a share of staff trained.", "recommendations", "7", True)),
    (with_report(recommendations=(REPORT.recommendations[0], replace(REPORT.recommendations[0], number=8))),
     ("actions", "Recommendation 2 has no action: say who does what by when.", "actions", "", True)),
    (planned(lead="", target=""), ("actions", "Action 1: say who leads and by when.", "actions", "3", True)),
    (with_report(actions=(*REPORT.actions, replace(REPORT.actions[0], number=4, recommendation=0))),
     ("actions", "Action 2 is for no recommendation: say for which, if it is for any.", "actions", "4", False)),
    (planned(target="2026-05-31"),
     ("actions", "Action 1 was due by 31 May 2026 and is not done: report how it stands, or set another day.",
      "actions", "3", False)),
    (with_report(criteria=()),
     ("quality", "The quality form is empty: put the board's matters on it, or ours.", "quality", "", True)),
    (with_report(criteria=(Criterion(number=4, text="The author is independent."),)),
     ("quality", "Matter 1 of the form, “The author is independent”: not answered yet.", "quality", "4", True)),
    (with_report(criteria=(Criterion(number=4, text="Independent", mark="no"),)),
     ("quality", "Matter 1 of the form, “Independent”: no: say why, and what is being done about it.", "quality", "4",
      True)),
    (with_report(abbreviations=()),
     ("abbreviations", "Nobody says what EMIS stands for: say it in the list of abbreviations.", "abbreviations", "",
      False)),
    (with_report(deadlines=(Deadline(number=5, what="Final report", due="2026-05-30"),)),
     ("sign_off", "Final report: overdue by 2 days, 30 May 2026.", "deadlines", "5", False)),
    (with_report(deadlines=(Deadline(number=5, what="Final report", due="2026-06-08"),)),
     ("sign_off", "Final report: 7 days left, 8 June 2026.", "deadlines", "5", False)),
    (replace(CASE, details=replace(CASE.details, agency="")),
     ("introduction", "Say the agency: /details, on the chronology.", "chronology", "", True)),
    (replace(CASE, entries=(row("r1", sources=()), *CASE.entries[1:])),
     ("chronology", "1 row names no source: say where it is from.", "chronology", "", False)),
    (replace(CASE, details=replace(CASE.details, period=Period(date(2024, 1, 1), date(2024, 3, 20)))),
     ("chronology", "1 span of four weeks or more without a row: record each as a gap (/gaps), or find what is"
      " missing.", "chronology", "", False)),
]  # fmt: skip


@pytest.mark.parametrize(("review", "said"), ONE_LEFT_OUT, ids=[said[1][:50] for _, said in ONE_LEFT_OUT])
def test_each_thing_left_out_is_said_with_where_it_is_put_right(
    review: Review, said: tuple[str, str, str, str, bool]
) -> None:
    found = told(review)
    # A row that was changed is told of the paragraph that points to it as well.
    assert [each for each in found if "points to" not in each[1]] == [said]


@pytest.mark.parametrize(
    ("name", "value", "bars"),
    [("line_managed", "yes", True), ("involved", "yes", True), ("independent", "no", True), ("able", "no", True),
     ("senior", "no", False), ("manages_panel", "yes", False), ("time_enough", "no", False)],
)  # fmt: skip
def test_an_author_who_may_not_write_it_stops_a_submission(name: str, value: str, bars: bool) -> None:
    (found,) = unsigned(without(name, value))
    assert (found.task, found.argument, found.stops) == ("author", name, bars)
    assert found.sentence.split(": ", 1)[1].startswith(f"{value}. ")


def test_every_part_of_a_recommendation_is_asked_for_by_itself() -> None:
    found = unsigned(with_report(recommendations=(Recommendation(number=7),)))
    parts = [each.sentence.split(":")[0] for each in found if each.section == "recommendations"]
    assert parts == [
        *(f"Recommendation 1, {part}" for part in ("recommendation", "specific", "measurable", "achievable",
                                                   "realistic", "timely", "outcome", "how evaluated")),
        "Recommendation 1 rests on no paragraph",
    ]  # fmt: skip


def test_a_recommendation_tied_to_no_finding_stops_and_a_finding_nothing_flows_from_does_not() -> None:
    found = unsigned(recommended(rests_on=("n",)))
    assert [(each.sentence.split(":")[0], each.stops) for each in found] == [
        ("Paragraph 20.1", False), ("Recommendation 1 rests on no finding", True)
    ]  # fmt: skip
    assert found[0].sentence.endswith("no recommendation flows from it. Leave it so only where nothing need change.")


def test_sections_a_template_asks_for_are_wanted_besides() -> None:
    assert [each.section for each in unsigned(CASE, ("summary", "media", "policies"))] == [
        "summary", "policies", "media"
    ]  # fmt: skip
    assert unsigned(CASE, ("learning", "family", "answers")) == []


def test_a_paragraph_on_minutes_that_changed_stops_and_one_not_confirmed_is_told() -> None:
    minutes = agreed(typed())
    evidence = (replace(drawn(minutes, "n", "p1"), kind="passage"),)
    seen = {"debriefs": tuple(Debrief(code=code, done="2026-05-01") for code in ("IM1", "SW1", "SW2"))}
    assert told(replace(CASE, minutes=(minutes,), evidence=evidence, **seen)) == []
    changed = replace(CASE, minutes=(edited(minutes, "p1", "Another text."),), evidence=evidence, **seen)
    assert told(changed) == [
        ("narrative", "Paragraph 14.1 rests on interview 3, and may not leave: what it rests on was changed since.",
         "write", "narrative", True)
    ]  # fmt: skip
    minutes = step(step(issue(typed()), "agree", "SW1", how="e-mail"), "dispute", "SW2", words="Not so.")
    evidence = (replace(drawn(minutes, "n", "p1"), kind="passage"),)
    assert told(replace(CASE, minutes=(minutes,), evidence=evidence, **seen)) == [
        ("narrative", "Paragraph 14.1 leaves with what SW2 holds against it beside it.", "write", "narrative", False)
    ]


def test_paragraphs_that_leave_marked_alike_are_told_in_one_sentence() -> None:
    minutes = step(step(issue(typed()), "agree", "SW1"), "cannot", "SW2", words="died")
    minutes = step(minutes, "authorise", "SW2", words="died", who="Director of Nursing")
    more = (Passage(id="m", section="narrative", text="So it was."),
            Passage(id="h", section="narrative", kind="heading", text="After"))  # fmt: skip
    evidence = tuple(replace(drawn(minutes, id, "p1"), kind="passage") for id in ("n", "m", "h"))
    review = with_report(replace(CASE, minutes=(minutes,), evidence=evidence), passages=(*REPORT.passages, *more))
    said = [each.sentence for each in unsigned(review) if each.section == "narrative"]
    assert said == ["Paragraphs 14.1 and 14.2 and the heading “After” leave as not confirmed by SW2."]


def test_paragraphs_that_rest_on_nothing_are_counted_by_section_and_stop_nothing() -> None:
    bare = tuple(Passage(id=id, section="analysis", text="Because.") for id in "xy")
    (one,) = unsigned(with_report(passages=(*REPORT.passages, *bare)))
    assert one.sentence.startswith("2 paragraphs rest on no row and no minutes") and not one.stops
    assert (one.section, one.passage) == ("analysis", "x")


def test_a_row_that_changed_or_is_gone_is_told_of_the_paragraph_that_points_to_it() -> None:
    cited = (*REPORT.cited, Cited(number=12, passage="n", entry="gone"), Cited(number=13, passage="n", entry="r2"))
    assert [each.sentence for each in unsigned(with_report(cited=cited))] == [
        "Paragraph 14.1 points to a row that was changed since: look whether it still holds, and settle it.",
        "Paragraph 14.1 points to a row that was taken out of the chronology: look whether it still holds, and settle"
        " it.",
    ]


def test_a_recommendation_that_names_minutes_not_agreed_stops_a_submission() -> None:
    review = replace(recommended(text="Answer calls, as SW1 asked in interview 3."), minutes=(issue(typed()),))
    (found,) = [each for each in unsigned(review) if each.section == "recommendations"]
    assert found.sentence == (
        "Recommendation 1 names interview 3, which may not be used: version 1: SW1 has not answered; SW2"
        " has not answered. Name it no more, and say nothing that is known from it alone."
    )
    assert (found.task, found.argument, found.stops) == ("recommendations", "7", True)
    agreed_now = replace(review, minutes=(agreed(typed()),))
    assert not [each for each in unsigned(agreed_now) if each.section == "recommendations"]


def test_paragraphs_under_a_question_that_is_asked_no_more_are_told() -> None:
    (found,) = unsigned(replace(CASE, questions=CASE.questions[1:]))
    assert found.sentence.startswith("1 paragraph stands under “1a”, which is no question of the case: nothing prints")
    assert found.stops


def test_debriefs_owed_are_told_and_stop_nothing() -> None:
    (found,) = unsigned(replace(CASE, to_see=(replace(TO_SEE, not_seen="declined", not_seen_why="In writing."),)))
    assert found.sentence == "A debrief is owed to SW1 once the report is done: set the days."
    assert not found.stops


SIGNING: list[tuple[Callable[[], Review], str | None]] = [
    (lambda: CASE,
     "Nothing is signed yet: once all else is done, freeze the text of this version, and have it signed."),
    (lambda: frozen(CASE), "Version 1 is still to be signed by the author, quality assurer and countersigner."),
    (lambda: signed(frozen(CASE), "author"),
     "Version 1 is still to be signed by the quality assurer and countersigner."),
    (lambda: with_report(READY, passages=passages(n="Another text.")),
     "The report changed in Narrative since version 1 was frozen for signature: freeze the next version, and have that"
     " signed."),
    (lambda: frozen(READY, 2), "Version 2 is still to be signed by the author, quality assurer and countersigner."),
    (lambda: with_report(frozen(CASE, sent="2026-05-31"), passages=passages(n="Another text.")),
     "The report changed in Narrative since version 1 was sent on 31 May 2026: freeze the next version, and have that"
     " signed."),
    (lambda: with_report(READY, facts=(*REPORT.facts, Fact(name="stage", value="final"))),
     "The report changed in Introduction since version 1 was frozen for signature: freeze the next version, and have"
     " that signed."),
    (lambda: replace(READY, entries=(*CASE.entries, row("r3", "Call lost"))),
     "The report changed in Chronology since version 1 was frozen for signature: freeze the next version, and have"
     " that signed."),
    (lambda: READY, None),
]  # fmt: skip


@pytest.mark.parametrize(("review", "said"), SIGNING, ids=lambda each: each[:40] if isinstance(each, str) else None)
def test_the_latest_text_is_to_be_frozen_and_signed(review: Callable[[], Review], said: str | None) -> None:
    found = [each for each in missing(review(), TODAY) if each.task == "submissions"]
    assert [(each.sentence, each.stops) for each in found] == ([(said, True)] if said else [])


def test_what_is_reported_of_an_action_after_the_report_was_sent_stops_nothing() -> None:
    done = (replace(REPORT.actions[0], status="Completed", completed="2026-05-31", evidence="An invoice"),)
    (found,) = missing(with_report(frozen(CASE, sent="2026-05-31"), actions=done), TODAY)
    assert found.sentence == (
        "The report changed in Action plan since version 1 was sent on 31 May 2026: where it is to be sent again,"
        " freeze the next version, and have that signed."
    )
    assert not found.stops
    assert stops(missing(with_report(READY, actions=done), TODAY)), "what is not sent yet is signed as it is sent"


def test_the_chief_officer_signs_where_the_board_asks_for_a_statement() -> None:
    asked = missing(READY, TODAY, ("statement",))
    assert [(each.sentence, each.stops) for each in asked if each.section == "sign_off"] == [
        ("Version 1 is still to be signed by the chief officer.", True)
    ]
    assert [each.sentence for each in asked if each.task == "author"] == ["Chief officer: say who."]
    given = missing(signed(READY, "author", "quality assurer", "countersigner", "chief officer"), TODAY, ("statement",))
    assert not [each for each in given if each.task in ("author", "submissions")]


def test_an_empty_case_is_told_in_the_order_of_the_sections() -> None:
    found = missing(Review(details=Details()), TODAY)
    order = [section.id for section in sections_of(())]
    places = [order.index(each.section) for each in found]
    assert places == sorted(places)
    assert stops(found)


def test_what_is_missing_leads_to_a_screen_there_is() -> None:
    cases = [review for review, _ in ONE_LEFT_OUT] + [review() for review, _ in SIGNING]
    cases.append(replace(CASE, family=(Member(code="Adult A"),), report=Report()))
    names = {task.name for task in TASKS}
    for review in cases:
        for each in missing(review, TODAY):
            assert each.task in names, each
            assert each.sentence.endswith((".", "?")) and each.sentence[0].isupper() or ":" in each.sentence


@given(st.lists(st.sampled_from(["", "no", "n/a", "yes"]), min_size=1, max_size=4), st.booleans())
def test_nothing_is_ready_while_a_matter_is_open(marks: list[Any], commented: bool) -> None:
    criteria = tuple(
        Criterion(number=at, text=f"Matter {at}", mark=mark, comment="Why" if commented else "")
        for at, mark in enumerate(marks)
    )
    wanted = sum(not mark or (mark == "no" and not commented) for mark in marks)
    assert len([each for each in unsigned(with_report(criteria=criteria)) if each.section == "quality"]) == wanted


@given(st.sets(st.sampled_from(["text", "lead", "target", "outcome"])))
def test_what_an_action_lacks_is_told_in_one_sentence(left: set[str]) -> None:
    (one, *_) = REPORT.actions
    empty: Action = replace(one, **dict.fromkeys(left, ""))  # type: ignore[arg-type]
    found = unsigned(with_report(actions=(empty,)))
    assert len(found) == bool(left)
