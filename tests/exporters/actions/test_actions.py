"""The action plan in boards' workbooks and in our own: what goes where, what stays, and what is asked."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.errors import NotUnderstood
from domain.people import Person
from domain.report.leaving import OutgoingReport, outgoing_report
from domain.report.parts import STATUSES, Action, ActionUpdate, Passage, Recommendation, Report
from domain.review import Details, Review
from exporters.actions.filled import FilledPlan, fill_placed, fill_plan
from exporters.actions.rows import plan_rows
from exporters.layouts.actions import HEADER_ROW, SHEET, plan_layout
from exporters.office.proving import compare_parts
from exporters.office.workbook import Workbook
from exporters.prepare import prepare
from exporters.templates.actions_template import is_plan_workbook, read_plan
from exporters.templates.headings import read_heading
from exporters.templates.mapping import from_json, to_json
from exporters.templates.statuses import statuses_in
from exporters.way_out.job import Disclosed, Job
from tests.domain.meeting import LONG, drawn, issue, step, typed
from tests.exporters.boards import BOARDS
from tests.exporters.making import workbook as made_board
from tests.exporters.plans import PLANS, REPORT, TODAY, Plan, leaving

ASKS = [
    ("No", "number"), ("Rec no.", "recommendation_number"), ("Key Actions", "action"), ("Action required", "action"),
    ("What will be done?", "action"), ("By whom", "lead"), ("Action owner", "lead"), ("Lead agency", "agency"),
    ("By when", "target"), ("Timescale", "target"), ("Date Completed", "completed"), ("Key Outcome", "outcome"),
    ("Intended impact", "outcome"), ("Success measure", "measure"), ("Evidence of completion", "evidence"),
    ("Progress update", "progress"), ("Lead Officer / Agency", "lead+agency"), ("Notes", "comment"),
    ("Finding", "learning"), ("RAG rating", "rag"), ("Priority", "priority"), ("Panel use only", "nothing"),
]  # fmt: skip
NOT_CERTAIN = ["Completion date", "Date of completion", "Date", "Action by", "Outcome achieved", "What", "Name", "",
               "Completed (Y/N)", "Response", "Agency lead"]  # fmt: skip


@pytest.mark.parametrize(("heading", "asks"), ASKS)
def test_a_heading_of_a_plan_is_understood_by_its_meaning(heading: str, asks: str) -> None:
    reading = read_heading(heading, "action")
    assert (reading.certainty, "+".join(reading.fields)) == ("certain", asks)


@pytest.mark.parametrize("heading", NOT_CERTAIN)
def test_a_heading_of_a_plan_that_could_mean_two_things_is_never_certain(heading: str) -> None:
    assert not read_heading(heading, "action").certain


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_every_column_of_a_board_s_plan_asks_for_what_it_is_taken_for(plan: Plan) -> None:
    template = read_plan(plan.data, plan.name)
    assert not template.uncertain and template.header_row == plan.header_row
    assert {column.letter: "+".join(column.fields) for column in template.columns} == plan.asks


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_every_action_stands_where_the_board_wants_it(plan: Plan) -> None:
    made = fill_plan(leaving(), plan.data, plan.name, TODAY)
    sheet = opened(made)
    assert {ref: shown(sheet[ref].value) for ref in plan.holds} == plan.holds
    assert openpyxl.load_workbook(io.BytesIO(made.data)).sheetnames[0] == sheet.title


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_what_is_changed_in_a_board_s_plan_is_what_is_filled_in(plan: Plan) -> None:
    data = plan.data
    made = fill_plan(leaving(), data, plan.name, TODAY)
    told = {change.place for change in made.changes}
    assert {ref for ref, said in plan.holds.items() if said is not None and ref in told}
    proof = compare_parts(data, made.data)
    assert not proof.added and all("sheet" in part or "table" in part or part in _WHOLE for part in proof.changed)


_WHOLE = {"xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"}


Validator = Callable[[Path], list[dict[str, Any]]]


@pytest.mark.real
@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_microsofts_validator_finds_no_new_fault(plan: Plan, validator: Validator, tmp_path: Path) -> None:
    before, after = tmp_path / "before.xlsx", tmp_path / "after.xlsx"
    before.write_bytes(data := plan.data)
    after.write_bytes(fill_plan(leaving(), data, plan.name, TODAY).data)
    faults = [[fault["description"] for fault in validator(path)] for path in (before, after)]
    assert faults[0] == faults[1]


def test_formulas_lists_and_colours_reach_the_rows_put_in() -> None:
    many = replace(REPORT, actions=tuple(replace(REPORT.actions[0], number=n) for n in range(1, 13)))
    made = fill_plan(leaving(many), PLANS[0].data, "plan.xlsx", TODAY)
    sheet = opened(made)
    last = 4 + len(plan_rows(leaving(many))) - 1
    formula = '=IF(I{0}="","Not logged",IF(AND(G{0}<$B$1,H{0}=""),"Overdue","Logged"))'
    assert sheet[f"J{last}"].value == formula.format(last)
    assert str(sheet.data_validations.dataValidation[0].sqref) == f"I4:I{last}"
    assert [str(each.sqref) for each in sheet.conditional_formatting] == [f"J4:J{last}"]
    assert sheet[f"A{last}"].value == last - 3
    assert sheet.print_area.endswith(str(last))


def test_the_day_that_works_itself_out_is_left_to_do_so() -> None:
    made = fill_plan(leaving(), PLANS[0].data, "plan.xlsx", TODAY)
    assert opened(made)["B1"].value == "=TODAY()"
    assert any("stays as it is" in note for note in made.notes)


def test_a_row_held_low_is_let_grow_so_that_its_text_is_seen() -> None:
    long = replace(REPORT, recommendations=(replace(REPORT.recommendations[0], text="Follow up. " * 40),))
    made = fill_plan(leaving(long), PLANS[0].data, "plan.xlsx", TODAY)
    assert opened(made).row_dimensions[4].height > 100


def test_what_has_no_column_is_told_and_never_dropped_in_silence() -> None:
    made = fill_plan(leaving(), PLANS[0].data, "plan.xlsx", TODAY)
    assert any("progress reported" in note and "1 row" in note for note in made.notes)
    made = fill_plan(leaving(), PLANS[2].data, "plan.xlsx", TODAY)
    told = " ".join(made.notes)
    assert all(f"No column asks for the {what}" in told for what in ("date completed", "evidence", "comment"))
    assert "“Priority” asks for the priority, and is left for you" in told


def test_an_example_of_the_board_stays_and_is_told() -> None:
    made = fill_plan(leaving(), PLANS[6].data, "plan.xlsx", TODAY)
    assert any("Row 2 of the board’s file is filled in already" in note for note in made.notes)


def test_a_recommendation_of_more_actions_than_its_merged_cells_have_rows_goes_on_in_the_next() -> None:
    actions = tuple(Action(number=n, recommendation=7, text=f"Action {n}") for n in range(1, 4))
    made = fill_plan(leaving(replace(REPORT, actions=actions)), PLANS[4].data, "plan.xlsx", TODAY)
    sheet = opened(made)
    assert [sheet[f"C{row}"].value for row in range(2, 6)] == ["Action 1", "Action 2", "Action 3", None]
    assert sheet["B4"].value == "Follow up every missed visit. (continued)"


def test_too_few_merged_blocks_are_said_so() -> None:
    recommendations = tuple(Recommendation(number=n, text=f"Do {n}") for n in range(1, 7))
    report = Report(recommendations=recommendations)
    with pytest.raises(NotUnderstood, match="4 such blocks, too few"):
        fill_plan(leaving(report), PLANS[4].data, "plan.xlsx", TODAY)


def test_what_follows_the_form_moves_down_with_its_table_of_totals() -> None:
    made = fill_plan(leaving(), PLANS[3].data, "plan.xlsx", TODAY)
    assert opened(made).tables["Plan"].ref == "A2:H7"


def test_words_stand_where_a_target_is_no_day() -> None:
    made = fill_plan(leaving(), PLANS[0].data, "plan.xlsx", TODAY)
    assert opened(made)["G5"].value == "monthly"
    assert any("holds words where no day is known (“monthly”)" in note for note in made.notes)
    without = fill_plan(leaving(), PLANS[1].data, "plan.xlsx", TODAY)
    assert not any("holds words" in note for note in without.notes)


# statuses

@pytest.mark.parametrize(
    ("listed", "ours"),
    [
        (("Not started", "In progress", "Completed"), ("Not started", "In progress", "Completed")),
        (("Red – not commenced", "Amber – under way", "Green – done"), (0, 1, 2)),
        (("Open", "Closed"), ("Open", "Open", "Closed")),
        (("Outstanding", "Ongoing", "Complete"), (0, 1, 2)),
        (("Red", "Amber", "Green"), (None, None, None)),
        (("Not Started", "On Track", "Delayed", "Complete"), (0, None, 3)),
        (("Started", "In progress", "Done"), (None, None, 2)),
    ],
)
def test_a_board_s_list_of_statuses_is_understood_by_meaning(listed: tuple[str, ...], ours: tuple[Any, ...]) -> None:
    found = statuses_in(listed)
    wanted = [listed[each] if isinstance(each, int) else each for each in ours]
    assert [found.get(status) for status in ("Not started", "In progress", "Completed")] == wanted


def colours() -> bytes:
    """A plan whose statuses are colours only."""
    book = openpyxl.load_workbook(io.BytesIO(PLANS[2].data))
    book.active.data_validations.dataValidation[0].formula1 = '"Red,Amber,Green"'
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_colours_are_asked_about_and_a_mapping_answers() -> None:
    with pytest.raises(NotUnderstood, match="Red, Amber, Green. Which of them stands for Not started, In progress and"):
        fill_plan(leaving(), colours(), "plan.xlsx", TODAY)
    said = '{"statuses": {"not started": "Red", "In progress": "amber", "Completed": "Green"}}'
    answers = from_json(said, "action")
    sheet = opened(fill_plan(leaving(), colours(), "plan.xlsx", TODAY, answers))
    assert [sheet[f"G{row}"].value for row in (2, 3, 4)] == ["Amber", "Red", "Green"]
    kept = read_plan(colours(), "plan.xlsx", answers).mapping
    assert from_json(to_json(kept), "action").statuses == kept.statuses != ()


@pytest.mark.parametrize(
    ("said", "why"),
    [('{"statuses": {"Begun": "Red"}}', "statuses must say"), ('{"statuses": {"Completed": "Blue"}}', "does not list")],
)
def test_a_mapping_of_statuses_that_does_not_fit_is_refused(said: str, why: str) -> None:
    with pytest.raises(NotUnderstood, match=why):
        read_plan(colours(), "plan.xlsx", from_json(said, "action"))


def test_a_status_the_board_does_not_list_is_refused_before_anything_is_written() -> None:
    odd = replace(REPORT, actions=(replace(REPORT.actions[0], status="Paused"),))
    with pytest.raises(NotUnderstood, match="The plan says: “Paused”"):
        fill_plan(leaving(odd), PLANS[0].data, "plan.xlsx", TODAY)


def test_a_board_s_own_word_for_a_status_stays_its_own() -> None:
    own = replace(REPORT, actions=(replace(REPORT.actions[0], status="green - Complete"),))
    assert opened(fill_plan(leaving(own), PLANS[2].data, "plan.xlsx", TODAY))["G2"].value == "Green - complete"


# what is none

@pytest.mark.parametrize("board", [each for each in BOARDS if each.producer == "openpyxl"], ids=lambda each: each.name)
def test_a_chronology_is_never_taken_for_an_action_plan(board: Any) -> None:
    assert not is_plan_workbook(made_board(board), board.name)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_a_plan_is_known_as_one(plan: Plan) -> None:
    assert is_plan_workbook(plan.data, plan.name)


def test_headings_nobody_understands_are_asked_about_by_name() -> None:
    def odd(sheet: Any, book: Any) -> None:
        for column, text in enumerate(("Recommendation", "Workstream", "Lead", "Completion date", "Status"), 1):
            sheet.cell(1, column, text)

    plan = Plan("odd", odd, {}, 1)
    with pytest.raises(NotUnderstood, match="B “Workstream” is not understood. Column D “Completion date” may ask"):
        fill_plan(leaving(), plan.data, "odd", TODAY)
    answers = from_json('{"columns": {"Workstream": "action", "D": "target"}}', "action")
    assert opened(fill_plan(leaving(), plan.data, "odd", TODAY, answers))["B2"].value == "Write a procedure"


WORDS = st.text(max_size=60) | st.sampled_from(("=1+1", "_x0041_", "  two  ", "a\nb", "\x0bbell\x07", "'", "1/2/24"))
DAYS_SAID = st.dates().map(str) | st.just("") | st.just("soon")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_whatever_a_plan_says_is_written_and_read_back_the_same(data: st.DataObject) -> None:
    advice = data.draw(st.lists(WORDS, max_size=3))
    actions = tuple(
        Action(number=number, recommendation=data.draw(st.integers(0, 4)), text=data.draw(WORDS),
               lead=data.draw(WORDS), target=data.draw(DAYS_SAID), target_said=data.draw(WORDS),
               completed=data.draw(DAYS_SAID), status=data.draw(st.sampled_from(STATUSES)),
               evidence=data.draw(WORDS), comment=data.draw(WORDS))
        for number in range(data.draw(st.integers(0, 6)))
    )  # fmt: skip
    report = Report(recommendations=tuple(Recommendation(number=n, text=t) for n, t in enumerate(advice, 1)),
                    actions=actions)  # fmt: skip
    out = leaving(report)
    for plan in (PLANS[0], PLANS[1], PLANS[5]):
        # Reading back is part of it, and raises at the first cell that is not what was meant.
        assert fill_plan(out, DATA[plan.name], plan.name, TODAY).rows == len(plan_rows(out))


DATA = {plan.name: plan.data for plan in PLANS}


# names

PLACES = ("text", "lead", "target_said", "status", "evidence", "outcome", "comment", "agency")


@pytest.mark.parametrize("template", [None, PLANS[0].data], ids=["our own", "the board's"])
@pytest.mark.parametrize("place", PLACES)
def test_a_name_anywhere_in_an_action_stops_the_plan(place: str, template: bytes | None) -> None:
    if template is not None and place == "status":
        return
    name = replace(REPORT.actions[0], target="", **{place: "Wilhelmina Ashgrove"})
    with pytest.raises(Disclosed) as stopped:
        prepare(named(replace(REPORT, actions=(name,))), job(template))
    assert all(hit.code == "SW1" for hit in stopped.value.verdict.stopping)


def test_a_name_in_a_recommendation_a_finding_or_what_was_reported_stops_the_plan() -> None:
    said = "Ms Ashgrove is to be seen"
    advice = replace(REPORT.recommendations[0], text=said)
    for report, template in (
        (replace(REPORT, recommendations=(advice,)), None),
        (replace(REPORT, updates=(replace(REPORT.updates[0], words=said),)), None),
        (replace(REPORT, passages=(replace(REPORT.passages[0], text=said),)), PLANS[2].data),
    ):
        with pytest.raises(Disclosed):
            prepare(named(report), job(template))


def disputed(*, recommendation: str = "x", action: str = "x", update: str = "x") -> OutgoingReport:
    """A plan beside a finding that rests on a paragraph of minutes which SW2 disputes."""
    minutes = step(step(issue(typed()), "agree", "SW1", how="e-mail"), "dispute", "SW2", words="Not so.")
    report = Report(
        passages=(Passage(id="a", section="learning", text=LONG[0]),),
        recommendations=(Recommendation(number=1, text=recommendation, rests_on=("a",)),),
        actions=(Action(number=1, recommendation=1, text=action),),
        updates=(ActionUpdate(number=1, action=1, day="2026-05-01", status="In progress", words=update),),
    )
    evidence = replace(drawn(minutes, "a", "p1"), kind="passage")
    review = Review(details=Details(), minutes=(minutes,), evidence=(evidence,), report=report)
    return outgoing_report(review, today=TODAY)


@pytest.mark.parametrize("where", ["recommendation", "action", "update"])
def test_disputed_words_a_paragraph_may_say_stop_a_plan_that_holds_them(where: str) -> None:
    with pytest.raises(Disclosed) as stopped:
        prepare(disputed(**{where: LONG[0]}), job(None))
    assert {hit.kind for hit in stopped.value.verdict.stopping} == {"unagreed minutes"}


def test_a_finding_stands_in_a_plan_with_what_is_held_against_it() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(prepare(disputed(), job(PLANS[2].data)).data)).active
    said = [str(cell.value) for row in sheet for cell in row if LONG[0] in str(cell.value)]
    assert said and all("[Disputed by SW2: “Not so.”]" in each for each in said)



def test_a_day_an_action_is_due_is_no_date_of_birth() -> None:
    people = (Person(code="SW1", name="Wilhelmina Ashgrove", identifiers=("31/01/2027",)),)
    assert prepare(leaving(people=people), job(PLANS[0].data)).kind == "action plan"


def named(report: Report) -> OutgoingReport:
    return leaving(report, (Person(code="SW1", name="Wilhelmina Ashgrove"),))


def job(template: bytes | None) -> Job:
    return Job(kind="action plan", today=TODAY, template=template, template_name="plan.xlsx")


def test_a_table_for_each_recommendation_is_refused_and_not_half_filled() -> None:
    def several(sheet: Any, book: Any) -> None:
        for top in (2, 8, 14):
            sheet.cell(top - 1, 1, "Recommendation:")
            for column, text in enumerate(("Action", "Lead", "Target date", "Outcome"), 1):
                sheet.cell(top, column, text)

    with pytest.raises(NotUnderstood, match="row 2 and again in row 8"):
        fill_plan(leaving(), Plan("several", several, {}, 2).data, "several", TODAY)


def test_a_locked_plan_is_filled_where_it_is_not_locked_and_else_refused() -> None:
    def locked(sheet: Any, book: Any) -> None:
        from openpyxl.styles import Protection

        for column, text in enumerate(("No", "Recommendation", "Action", "Lead", "Target date"), 1):
            sheet.cell(1, column, text)
            for row in range(2, 8):
                sheet.cell(row, column).protection = Protection(locked=column == 1)
                if column == 1:
                    sheet.cell(row, 1, row - 1)
        sheet.protection.sheet = True

    data = Plan("locked", locked, {}, 1).data
    sheet = opened(fill_plan(leaving(), data, "locked", TODAY))
    assert sheet["C2"].value == "Write a procedure" and sheet.protection.sheet
    book = openpyxl.load_workbook(io.BytesIO(data))
    for row in book.active.iter_rows(min_row=2):
        for cell in row:
            cell.protection = openpyxl.styles.Protection(locked=True)
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(NotUnderstood, match="protected"):
        fill_plan(leaving(), out.getvalue(), "locked", TODAY)


def test_two_sheets_that_could_be_the_plan_are_asked_about() -> None:
    def two(sheet: Any, book: Any) -> None:
        for one in (sheet, book.create_sheet("Multi agency")):
            for column, text in enumerate(("Recommendation", "Action", "Lead", "Target date"), 1):
                one.cell(1, column, text)

    data = Plan("two", two, {}, 1).data
    with pytest.raises(NotUnderstood, match="was taken for the action plan, but “Multi agency” could be it as well"):
        fill_plan(leaving(), data, "two", TODAY)
    answers = from_json('{"sheet": "Multi agency"}', "action")
    assert fill_plan(leaving(), data, "two", TODAY, answers).placing.sheet == "Multi agency"


# our own

def own(report: Report = REPORT) -> FilledPlan:
    """The plan in our own layout."""
    data, placing = plan_layout(leaving(report))
    book = Workbook(data, "our own layout")
    return fill_placed(leaving(report), book, data, placing, TODAY, statuses={})


def test_our_own_plan_says_in_words_what_is_overdue_and_takes_statuses_from_a_list() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(own().data))[SHEET]
    headings = [cell.value for cell in sheet[HEADER_ROW]]
    stands = headings.index("How it stands") + 1
    last = HEADER_ROW + 4
    formula = sheet.cell(last, stands).value
    assert "Overdue" in formula and f"${chr(64 + stands - 2)}{last}" in formula
    assert sheet.data_validations.dataValidation[0].formula1 == '"Not started,In progress,Completed"'
    assert str(sheet.data_validations.dataValidation[0].sqref).endswith(str(last))
    assert sheet.freeze_panes == f"A{HEADER_ROW + 1}" and sheet.print_title_rows == f"${HEADER_ROW}:${HEADER_ROW}"
    assert "Progress" in headings and "Comment" in headings and "Agency" in headings


def test_our_own_plan_is_understood_by_its_own_reader() -> None:
    template = read_plan(plan_layout(leaving())[0], "ours")
    assert not template.uncertain
    asked = {field for column in template.columns for field in column.fields}
    assert {"recommendation", "action", "lead", "target", "status", "completed", "evidence", "outcome"} <= asked


@pytest.mark.real
def test_microsofts_validator_finds_no_fault_in_our_own_plan(validator: Validator, tmp_path: Path) -> None:
    path = tmp_path / "own.xlsx"
    path.write_bytes(own().data)
    assert not validator(path)


def test_a_status_of_the_board_s_is_listed_in_our_own_plan_too() -> None:
    odd = replace(REPORT, actions=(replace(REPORT.actions[0], status="Paused"),))
    sheet = openpyxl.load_workbook(io.BytesIO(own(odd).data))[SHEET]
    assert any(cell.value == "Paused" for row in sheet for cell in row)


def opened(made: FilledPlan) -> Any:
    return openpyxl.load_workbook(io.BytesIO(made.data))[made.filled.sheet]


def shown(value: object) -> object:
    return value.date() if isinstance(value, datetime) else value
