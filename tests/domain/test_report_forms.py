"""What a recommendation, the quality form, the author's answers, records searched and deadlines are asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.chronology.entry import Citation, Entry
from domain.dates.when import When
from domain.errors import WrongUse
from domain.report.due import in_order, overdue, state_of
from domain.report.eligibility import RULES, barred, note_of, spoken_against
from domain.report.facts import FACTS
from domain.report.in_force import in_force
from domain.report.parts import Criterion, Deadline, Policy, Recommendation, Searched
from domain.report.quality import OFFERED, is_open, mark_typed, matter_of, needs_comment, offered, open_said
from domain.report.searching import at_a_glance, checked, found_typed, grade_typed, missing, rows_by_source, unlisted
from domain.report.smart import PARTS, rests_said, rests_typed, tied
from domain.report.smart import missing as parts_missing
from domain.review import Source

NUMBERS = {"a": "5.1", "b": "5.2(a)", "c": "6.1"}
TODAY = date(2026, 6, 15)


def test_a_recommendation_says_which_part_is_missing() -> None:
    assert parts_missing(Recommendation(), ())[0] == "recommendation" and len(parts_missing(Recommendation(), ())) == 9
    whole = Recommendation(**{each.name: "Said." for each in PARTS}, rests_on=("a",))
    assert parts_missing(whole, ("a",)) == ()
    assert parts_missing(replace(whole, timely=" "), ("a",)) == ("timely",)


def test_a_tie_to_a_paragraph_that_is_gone_ties_to_nothing() -> None:
    one = Recommendation(rests_on=("a", "gone"))
    assert tied(one, ("a", "b")) == ("a",) and "findings" in parts_missing(replace(one, rests_on=("gone",)), ("a",))


def test_paragraphs_are_said_and_typed_by_number_in_the_order_printed() -> None:
    one = Recommendation(rests_on=("c", "a", "plain"))
    assert rests_said(one, NUMBERS, ("a", "c", "plain")) == "5.1, 6.1 and 1 without a number"
    assert rests_said(one, NUMBERS, ()) == ""
    assert rests_typed("6.1 and 5.2(A), 5.1", NUMBERS) == ("a", "b", "c")
    assert rests_typed("5.1", NUMBERS, ("c", "plain")) == ("a", "plain")
    with pytest.raises(WrongUse, match="there is no paragraph 7.1"):
        rests_typed("7.1", NUMBERS)


def test_our_matters_are_offered_once() -> None:
    assert len(OFFERED) == 11 == len(offered(()))
    there = Criterion(text=f"  {OFFERED[0].upper()}. ")
    assert len(offered([there])) == 10


@pytest.mark.parametrize(("mark", "comment", "open", "said"), [
    ("", "", True, "Not answered yet."), ("yes", "", False, ""), ("n/a", "", False, ""),
    ("no", "", True, "No: say why, and what is being done about it."), ("no", "It came late.", False, ""),
])  # fmt: skip
def test_a_no_wants_a_comment(mark: str, comment: str, open: bool, said: str) -> None:
    one = Criterion(text="On time", mark=mark, comment=comment)  # type: ignore[arg-type]
    assert (is_open(one), open_said(one)) == (open, said)
    assert needs_comment(one) is (mark == "no" and not comment)


def test_a_mark_is_typed_in_few_letters() -> None:
    assert [mark_typed(text) for text in ("y", "No", "-", "NA")] == ["yes", "no", "n/a", "n/a"]
    with pytest.raises(WrongUse, match="neither yes, no nor n/a"):
        mark_typed("perhaps")


def test_every_rule_is_of_a_question_that_is_asked_and_says_what_then() -> None:
    asked = {each.name: each for each in FACTS}
    for rule in RULES:
        assert asked[rule.name].kind == "yes or no" and rule.means.endswith(".")
        assert spoken_against(rule.name, rule.answer) == rule.means
        assert spoken_against(rule.name, "yes" if rule.answer == "no" else "no") == ""
    assert barred({"involved": "yes", "senior": "yes"}) == (asked["involved"].label,)
    assert note_of(asked["supervision"]) and not note_of(asked["experience"])


def row(*sources: str) -> Entry:
    """A row that comes from these."""
    when = When("3/3/24", "day", date(2024, 3, 3), date(2024, 3, 3))
    return Entry(when=when, event="seen", sources=tuple(map(Citation, sources)))


def test_sources_of_rows_that_are_not_put_down_are_offered() -> None:
    rows = rows_by_source([row("EMIS", "RiO"), row("emis"), row("Minutes"), row("Paper file")])
    assert rows["emis"] == 2
    sources = [Source(name) for name in ("EMIS", "RiO", "Unused", "Minutes", "Paper file")]
    found = unlisted(sources, [Searched(source="rio")], rows)
    assert [(each.source, each.found) for each in found] == [("EMIS", "found"), ("Paper file", "found")]


def test_records_say_what_is_missing_of_them() -> None:
    assert missing(Searched(source="EMIS")) == (
        "span", "place", "when searched", "by whom", "found or not",
    )  # fmt: skip
    whole = Searched(source="EMIS", span="2019", place="here", searched="2026-03-03", searched_by="AU1", found="found")
    assert missing(whole) == () and missing(replace(whole, found="in part")) == ("why",)
    assert missing(Searched(source="File", found="not found")) == ("why",)
    assert at_a_glance(whole) == "found 3 Mar 26" and at_a_glance(Searched(source="EMIS")) == "open"


def test_records_not_found_say_why() -> None:
    with pytest.raises(WrongUse, match="Why: say why they were found only in part"):
        checked(Searched(source="File", found="in part"))
    with pytest.raises(WrongUse, match="Records: say which"):
        checked(Searched(source=" "))
    assert [found_typed(text) for text in ("", "y", "P", "not found")] == ["", "found", "in part", "not found"]
    assert [grade_typed(text) for text in ("", "pri", "S")] == ["", "primary", "secondary"]
    for read in (found_typed, grade_typed):
        with pytest.raises(WrongUse):
            read("perhaps")


def test_what_is_due_next_stands_first_and_what_is_done_last() -> None:
    done, late, later, open_ = (
        Deadline(what="A", due="2026-01-01", done="2026-01-03"), Deadline(what="B", due="2026-06-14"),
        Deadline(what="C", due="2026-06-16"), Deadline(what="D"),
    )  # fmt: skip
    assert [each.what for each in in_order((done, open_, later, late))] == ["B", "C", "D", "A"]
    assert [overdue(each, TODAY) for each in (done, late, later, open_)] == [False, True, False, False]
    assert [state_of(each, TODAY) for each in (done, late, later, open_)] == [
        "done 3 January 2026, late", "overdue by 1 day", "1 day left", "no day set",
    ]  # fmt: skip
    assert state_of(Deadline(what="E", due="2026-06-15"), TODAY) == "due today"


@pytest.mark.parametrize(("from_when", "until", "said"), [
    ("April 2021", "May 2023", "from April 2021 until May 2023"), ("2019", "", "from 2019"), ("", "", ""),
    ("2019", "still in force", "from 2019, still in force"), ("", "5/2023", "until 5/2023"),
])  # fmt: skip
def test_the_time_a_policy_was_in_force_is_said_as_it_was_typed(from_when: str, until: str, said: str) -> None:
    assert in_force(Policy(title="P", from_when=from_when, until=until)) == said


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Who wrote it is independent as an author", 0),
        ("Legal advice was at hand", 1),
        ("The report came by the deadline", 2),
        ("A full chronology", 3),
        ("Needs of the child, of each other person too", 4),
        ("Ethnicity, culture and language", 5),
        ("Facts examined; what staff did, and what was not done, has an explanation", 6),
        ("Individual practice and that of the organisation are set against standards", 7),
        ("It shows good practice", 8),
        ("SMART recommendations, with times", 9),
        ("Managers approved the plan of action", 10),
    ],
)  # fmt: skip
def test_a_line_of_a_boards_form_is_known_for_one_of_our_matters(line: str, place: int) -> None:
    assert matter_of(line) == OFFERED[place]


@pytest.mark.parametrize(
    "line",
    [
        "Good and poor practice are told apart", "There is no chronology", "The author was not independent",
        "The chronology is complete and the author is independent", "The report has been proof-read", "Timescale",
    ],
)  # fmt: skip
def test_a_line_that_says_the_opposite_or_more_than_one_thing_is_none_of_our_matters(line: str) -> None:
    assert matter_of(line) == ""


def test_each_of_our_matters_is_known_for_itself() -> None:
    assert [matter_of(text) for text in OFFERED] == list(OFFERED)
