"""What a paragraph of the report rests on, as it stands now; and how far each section is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from domain.agreement.steps import RowCheck
from domain.chronology.entry import Citation, Entry
from domain.dates.when import When
from domain.evidence.cited import digest_of_entry
from domain.evidence.drawn_from import Evidence
from domain.evidence.passage_rests import of_minutes, of_row
from domain.evidence.passage_words import paragraph_words, row_words
from domain.evidence.resting import Ground, digest_of
from domain.meetings.interview import Interview
from domain.meetings.minutes import Minutes, Paragraph
from domain.question import Question
from domain.report.as_printed import as_printed
from domain.report.board_asks import BoardAsks
from domain.report.parts import Answered, Cited, Passage
from domain.report.section_standing import standings

DAY = date(2024, 3, 3)
ROW = Entry(
    id="e1", when=When("3/3/24", "day", DAY, DAY), who="GP1", people=("GP1",), event="home visit, no reply",
    action="card left", sources=(Citation("EMIS"),),
)  # fmt: skip
CITED = Cited(number=1, passage="p1", entry="e1", digest=digest_of_entry(ROW))


def test_a_row_as_it_was_is_told_by_its_day_and_source() -> None:
    one = of_row(CITED, ROW)
    assert (one.line, one.flagged) == ("3 March 2024, EMIS", False)


def test_a_row_that_changed_is_flagged_and_one_that_is_gone() -> None:
    assert of_row(CITED, replace(ROW, event="seen")).line == "3 March 2024, EMIS, changed since"
    gone = of_row(CITED, None)
    assert gone.flagged and gone.state == "gone" and "taken out" in gone.line


def test_the_authors_comment_is_no_change_of_the_row() -> None:
    assert not of_row(CITED, replace(ROW, comment="look again")).flagged


def test_what_somebody_disputes_stands_beside_the_row() -> None:
    check = RowCheck(
        entry="e1", interview=1, code="GP1", verdict="disputed", words="I rang the bell twice", day="2024-07-02",
        revision=1, shown="",
    )  # fmt: skip
    assert "Disputed by GP1" in of_row(CITED, ROW, [check]).line and "rang the bell" in of_row(CITED, ROW, [check]).line
    assert not of_row(CITED, ROW, [replace(check, verdict="confirmed")]).beside


def test_minutes_that_are_not_agreed_are_flagged_and_so_are_those_that_changed() -> None:
    paragraph = Paragraph(id="a", speaker="GP1", text="Nobody answered.")
    minutes = Minutes(interview=Interview(number=2), paragraphs=(paragraph,))
    evidence = Evidence(kind="passage", target="p1", interview=2, paragraphs=("a",), digest=digest_of([paragraph]))
    one = of_minutes(evidence, Ground.of(minutes))
    assert one.state == "unagreed" and one.said == "interview 2, paragraph 1" and one.words == "GP1: Nobody answered."
    changed = replace(minutes, paragraphs=(replace(paragraph, text="Somebody did."),))
    assert of_minutes(evidence, Ground.of(changed)).state == "changed"
    assert of_minutes(evidence, Ground.of(replace(minutes, paragraphs=()))).state == "gone"
    assert of_minutes(evidence, None).state == "gone"


def test_the_words_of_evidence_are_a_sentence_to_begin_with() -> None:
    assert row_words(ROW) == "On 3 March 2024 GP1: home visit, no reply. Card left."
    month = replace(ROW, when=When("mar 24", "month", date(2024, 3, 1), date(2024, 3, 31)), action=None)
    assert row_words(month).startswith("In March 2024 GP1:")
    assert paragraph_words(Paragraph(speaker="SW1", text="I rang.")) == "SW1 said: “I rang.”"


def test_sections_say_how_far_they_are_written() -> None:
    passages = (
        Passage(id="1", section="narrative", text="Four words stand here."),
        Passage(id="2", section="narrative", kind="picture", text="contacts by month"),
        Passage(id="3", section="learning", text="To be checked.", check=True),
        Passage(id="4", section="answer:1A", text="Yes."),
    )
    questions = (Question("1a", "Was it reviewed?"), Question("2", "Who knew?"))
    answers = (Answered(question="2", relevant=False, why_not="No contact."),)
    view = as_printed(passages, questions, BoardAsks())
    found = {each.section.id: each for each in standings(passages, questions, answers, view, {"1"})}
    assert found["narrative"].words == 4 and found["narrative"].state == "evidence changed"
    assert found["learning"].state == "needs a look"
    assert found["answer:1a"].state == "begun" and found["answer:2"].state == "not relevant"
    assert found["answers"].state == "2 of 2 answered"
    assert found["summary"].state == "empty" and found["terms"].state == "from records"
    assert found["answers"].number == "18" and found["answer:2"].number == ""
