"""A paragraph of minutes as it is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.check_mark import with_check
from domain.meetings.interview import Attendee, Interview
from domain.meetings.minute_line import (
    Speakers,
    next_speakers,
    paragraphs_in,
    read_minute,
    with_speaker,
    with_time,
    write_minute,
)
from domain.meetings.minutes import Paragraph

MEETING = Interview(
    people=(
        Attendee("SW1"), Attendee("GP1"), Attendee("IO1", "interviewer", asked=False),
        Attendee("TM9", "colleague in support", present=False),
    )
)  # fmt: skip
SPEAKERS = Speakers.of(MEETING, ("SW1", "GP1", "IO1", "HV1", "Adult A"))
QUESTIONS = {"2": "Was medication reviewed?", "KLOE 3.2": "Who led?", "1a": ""}


def said(line: str) -> tuple[str, str, str, bool]:
    """The time, the speaker, the words and the mark a line is read as."""
    read = read_minute(line, SPEAKERS, QUESTIONS)
    assert read.kind == "said"
    return read.at, read.speaker, read.text, read.check


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("I rang the ward.", ("", "", "I rang the ward.", False)),
        ("2: I rang the ward.", ("", "GP1", "I rang the ward.", False)),
        ("SW1: I rang.", ("", "SW1", "I rang.", False)),
        ("sw1:I rang.", ("", "SW1", "I rang.", False)),
        ("SW1 - I rang.", ("", "SW1", "I rang.", False)),
        ("SW1 – I rang.", ("", "SW1", "I rang.", False)),
        ("Adult A: I was cold.", ("", "Adult A", "I was cold.", False)),
        ("Interviewer: When?", ("", "IO1", "When?", False)),
        ("10:42 2: At noon.", ("10:42", "GP1", "At noon.", False)),
        ("9:05 We began.", ("09:05", "", "We began.", False)),
        ("[10.42] SW1: Yes.", ("10:42", "SW1", "Yes.", False)),
        ("10.42 - SW1: Yes.", ("10:42", "SW1", "Yes.", False)),
        ("10.42 SW1: Yes.", ("10:42", "SW1", "Yes.", False)),
        ("2.50 mg were given", ("", "", "2.50 mg were given", False)),
        ("9am - we began.", ("09:00", "", "we began.", False)),
        ("SW1: nobody told me ??", ("", "SW1", "nobody told me", True)),
        ("SW1: nobody told me??", ("", "SW1", "nobody told me", True)),
        ("Did she???", ("", "", "Did she?", True)),
        # What only looks like more than words.
        ("2 visits: both at night", ("", "", "2 visits: both at night", False)),
        ("1:30 he came", ("01:30", "", "he came", False)),
        ("10:42-10:55 a break", ("", "", "10:42-10:55 a break", False)),
        ("25:61 is no time", ("", "", "25:61 is no time", False)),
        ("Then SW1 said: no", ("", "", "Then SW1 said: no", False)),
        (r"\10:30 was when he was to come", ("", "", "10:30 was when he was to come", False)),
        (r"\SW1: is how it began", ("", "", "SW1: is how it began", False)),
        ("SW1-led meeting", ("", "", "SW1-led meeting", False)),
    ],
)
def test_a_line_is_a_time_a_speaker_the_words_and_a_mark(line: str, read: tuple[str, str, str, bool]) -> None:
    assert said(line) == read


@pytest.mark.parametrize(
    ("line", "question", "text"),
    [
        ("#2", "2", "Was medication reviewed?"),
        ("#2 The tablets", "2", "The tablets"),
        ("#kloe 3.2: Leading", "KLOE 3.2", "Leading"),
        ("#1a", "1a", "Question 1a"),
        ('#"old 7" What was asked', "old 7", "What was asked"),
        ("# The weekend of the fall", "", "The weekend of the fall"),
        ("## The weekend", "", "The weekend"),
        ("10:42 #2", "2", "Was medication reviewed?"),
    ],
)
def test_a_heading_is_of_a_question_or_of_own_words(line: str, question: str, text: str) -> None:
    read = read_minute(line, SPEAKERS, QUESTIONS)
    assert (read.kind, read.question, read.text, read.problem) == ("heading", question, text, "")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("#9", "There is no question 9: leave a space after # for other words."),
        ("#", "A heading needs words, or the label of a question."),
        ("SW1:", "There are no words yet."),
        ("10:42", "There are no words yet."),
    ],
)
def test_what_cannot_be_taken_is_said(line: str, problem: str) -> None:
    assert read_minute(line, SPEAKERS, QUESTIONS).problem == problem


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("HV1: I was there.", "HV1 is not among those present."),
        ("ZZ9: I was there.", "ZZ9 is nobody of the key, so these words are nobody's."),
        ("7: I was there.", "Nobody present has the figure 7."),
        ("TM9: I was there.", "TM9 is nobody of the key, so these words are nobody's."),
    ],
)
def test_a_speaker_in_doubt_is_noted(line: str, note: str) -> None:
    assert read_minute(line, SPEAKERS, QUESTIONS).notes == (note,)


def test_the_words_begin_where_they_are_said_to() -> None:
    for line in ("10:42 SW1: yes", "2: yes", "#2 yes", "yes"):
        assert line[read_minute(line, SPEAKERS, QUESTIONS).begins :] == "yes"


def test_keys_put_a_speaker_a_time_or_a_mark_into_a_line_and_take_them_out() -> None:
    line = with_speaker("I rang", "GP1", SPEAKERS)
    assert line == "GP1: I rang"
    line = with_time(line, "10:42", SPEAKERS)
    assert line == "10:42 GP1: I rang"
    assert with_speaker(line, "SW1", SPEAKERS) == "10:42 SW1: I rang"
    assert with_speaker(line, "", SPEAKERS) == "10:42 I rang"
    assert with_time(line, "10:50", SPEAKERS) == "10:50 GP1: I rang"
    assert with_check(line) == "10:42 GP1: I rang ??"
    assert with_check(with_check(line)) == line


def test_of_two_who_speak_in_turns_the_other_is_offered() -> None:
    def after(*codes: str) -> tuple[str, ...]:
        return next_speakers([Paragraph(speaker=code, text="x") for code in codes], SPEAKERS, MEETING)

    assert after() == ("IO1", "SW1", "GP1")
    assert after("IO1") == ("SW1", "IO1", "GP1")
    assert after("IO1", "SW1")[0] == "IO1"
    assert after("IO1", "SW1", "IO1")[0] == "SW1"
    assert after("IO1", "SW1", "GP1") == ("SW1", "IO1", "GP1")
    assert after("SW1", "", "GP1", "GP1")[0] == "SW1"


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("one\ntwo\n\nthree", ["one", "two", "three"]),
        ("one\n\ntwo\n\n\n", ["one", "two"]),
        ("SW1: one\nGP1: two", ["SW1: one", "GP1: two"]),
        (
            "a paragraph that was broken by the width\nof what it was written in, over lines\nas mail is\n\nanother",
            ["a paragraph that was broken by the width of what it was written in, over lines as mail is", "another"],
        ),
        ("", []),
    ],
)
def test_a_longer_text_is_paragraphs(text: str, paragraphs: list[str]) -> None:
    assert paragraphs_in(text) == paragraphs


CODES = st.sampled_from(("", "SW1", "GP1", "IO1", "HV1", "Adult A"))
TIMES = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59)) | st.just("")
LETTERS = st.sampled_from("SW1 GP:#?\\-–/ 2309ab.,[]()\"\n") | st.characters(codec="utf-8")
TEXTS = st.text(LETTERS, min_size=1).map(str.strip)


@given(CODES, TIMES, TEXTS, st.booleans())
def test_what_was_said_is_written_so_that_it_is_read_again(speaker: str, at: str, text: str, check: bool) -> None:
    paragraph = Paragraph(speaker=speaker, at=at, text=text, check=check)
    read = read_minute(write_minute(paragraph, SPEAKERS, QUESTIONS), SPEAKERS, QUESTIONS)
    assert read.paragraph == paragraph


LABELS = st.sampled_from(("", "2", "KLOE 3.2", "1a", "gone 4"))


@given(LABELS, TIMES, TEXTS.filter(bool), st.booleans())
def test_a_heading_is_written_so_that_it_is_read_again(label: str, at: str, text: str, check: bool) -> None:
    paragraph = Paragraph(kind="heading", question=label, at=at, text=text, check=check)
    read = read_minute(write_minute(paragraph, SPEAKERS, QUESTIONS), SPEAKERS, QUESTIONS)
    assert (read.problem, read.paragraph) == ("", paragraph)


@given(st.text())
def test_any_text_is_read_as_something(text: str) -> None:
    read = read_minute(text, SPEAKERS, QUESTIONS)
    assert 0 <= read.begins <= len(text)
