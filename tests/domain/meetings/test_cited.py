"""Minutes as the source of a row: which meeting a name means, and what is another source."""

from __future__ import annotations

import pytest

from domain.chronology.entry import Citation
from domain.meetings.cited import has_another_source, is_minutes, meeting_of, meetings_in, source_of
from tests.domain.a_case import shown
from tests.domain.evidence.test_agreed_rows import row

NAMES = [
    (("Minutes", "no. 4"), 4), (("Minutes no. 4", None), 4), (("minutes", "4"), 4),
    (("MINUTES OF INTERVIEW", "4, p.2"), 4),
    (("Minutes of the meeting no 12", "para 3"), 12), (("Interview 4", None), 4), (("Minutes #4", None), 4),
    (("Minutes", "4/3/24"), 0), (("Minutes", "p. 4"), 0), (("Minutes", None), 0), (("EMIS", "4"), 0),
    (("Strategy meeting", "4"), 0), (("Minutes 4a", None), 0),
]  # fmt: skip


@pytest.mark.parametrize(("written", "number"), NAMES, ids=lambda each: str(each))
def test_minutes_are_named_by_the_number_of_their_meeting(written: tuple[str, str | None], number: int) -> None:
    assert meeting_of(Citation(*written)) == number


@pytest.mark.parametrize("number", [1, 12, 300])
def test_what_the_program_calls_them_means_them(number: int) -> None:
    assert meeting_of(source_of(number)) == number


def test_minutes_of_whichever_meeting_are_no_other_source() -> None:
    assert not has_another_source(row("r1", sources=(Citation("Minutes"), Citation("Interview 4"))))
    assert has_another_source(row("r1", sources=(Citation("Minutes"), Citation("EMIS"))))
    assert not is_minutes(Citation("Minutes of strategy meeting of 3 May"))
    assert not has_another_source(row("r1"))


def test_it_is_told_as_it_is_typed_that_a_row_from_minutes_waits_for_them() -> None:
    (note,) = shown("2/3/24 SW1: rang @Minutes no. 4").notes
    assert note.startswith("its source is the minutes of interview 4: it leaves only once these may be used")
    assert shown("2/3/24 SW1: rang @EMIS p. 4").notes == ()


IN_TEXT = [
    ("as SW1 said (interview 4)", (4,)), ("In interview 4 SW1 said", (4,)), ("Interviews 2, 4 and 5.", (2, 4, 5)),
    ("the minutes of interview no. 3, paragraph 2", (3,)), ("minutes of the meeting 12", (12,)), ("Minutes #4", (4,)),
    ("interview 2 may show it", (2,)), ("interviews 2 & 3; interview 2", (2, 3)), ("Interview 3: he rang", (3,)),
    ("The interview 4 days later", ()), ("interviews 12 staff", ()), ("an interview 4 March 2024", ()),
    ("20 minutes 3 times", ()), ("Minutes 4/3/24", ()), ("interview 14:30", ()), ("was interviewed 4 times", ()),
    ("minutes 4a", ()), ("reinterview 4", ()), ("every 5 minutes", ()), ("May 4", ()), ("", ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "numbers"), IN_TEXT, ids=lambda each: str(each))
def test_a_text_of_the_authors_names_meetings_by_their_numbers(text: str, numbers: tuple[int, ...]) -> None:
    assert meetings_in(text) == numbers
