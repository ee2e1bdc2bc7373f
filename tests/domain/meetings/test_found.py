"""What in minutes keeps them back is told before they are issued, and of what was issued too."""

from __future__ import annotations

from domain.meetings.found import found_in_minutes
from domain.meetings.interview import Attendee, Interview
from domain.meetings.minutes import Facts, Minutes, Paragraph, Version
from domain.people import Person
from domain.review import Details, Review

KAREN = Person(code="CH1", name="Karen Pritchard-Jones")


def said(*paragraphs: Paragraph, issued: tuple[Paragraph, ...] = ()) -> list[str]:
    interview = Interview(number=2, held="2024-03-01", people=(Attendee("SW1"),))
    versions = (Version(number=1, facts=Facts.of(interview), paragraphs=issued),) if issued else ()
    minutes = Minutes(interview=interview, paragraphs=paragraphs, versions=versions)
    review = Review(details=Details(), people=(KAREN,), minutes=(minutes,))
    return [one.sentence for one in found_in_minutes(review)]


def test_names_numbers_marks_and_who_speaks_are_told_by_their_paragraph() -> None:
    found = said(
        Paragraph(id="a", text="I rang Karen Pritchard-Jones on 07700 900123."),
        Paragraph(id="b", text="All was well.", check=True),
        Paragraph(id="c", speaker="Mrs Pemberton", text="So it was."),
    )
    assert found == [
        "interview 2, paragraph 1: “Karen Pritchard-Jones” for CH1, in “I rang Karen Pritchard-Jones on 07700 900123.”",
        "interview 2, paragraph 1: “07700 900123” looks like: telephone, in “I rang Karen Pritchard-Jones on 07700"
        " 900123.”",
        "interview 2, paragraph 2: still marked “check this”",
        "interview 2, paragraph 3: “Pemberton” speaks, and is nobody of the key",
    ]


def test_what_was_issued_is_read_too_where_the_draft_says_it_no_more() -> None:
    was = Paragraph(id="a", text="I rang Karen Pritchard-Jones.")
    assert said(Paragraph(id="a", text="I rang CH1."), issued=(was,)) == [
        "interview 2, version 1 as issued, paragraph 1: “Karen Pritchard-Jones” for CH1, in “I rang Karen"
        " Pritchard-Jones.”"
    ]
    assert len(said(was, issued=(was,))) == 1
