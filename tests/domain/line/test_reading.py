"""The entry line as a whole: what stands in the way, what is asked, how answers flip it, where everything stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.chronology.entry import Citation
from domain.dates.period import Period
from domain.line.reading import read, write
from domain.people import Person
from tests.domain.a_case import KNOWN, shown

# The line, the key of what is asked, and each reading with a part that tells it.
ASKED = [
    ("3/3/24 1200 ml given", "time", [("time", "12:00"), ("event", "1200 ml given")]),
    ("3/3/24 2000 calories eaten", "time", [("time", "20:00"), ("event", "2000 calories eaten")]),
    ("3/3/24 12.50 paid", "time", [("time", "12:50"), ("event", "12.50 paid")]),
    ("3/3/24 c 9 bruises", "time", [("time", "c 9"), ("event", "c 9 bruises")]),
    ("3/3/24 night staff report", "time", [("time", "night"), ("event", "night staff report")]),
    ("3/3/24 PM received by coroner", "time", [("time", "PM"), ("event", "PM received by coroner")]),
    ("3/3/24 1400 home visit", "time", [("time", "14:00"), ("event", "1400 home visit")]),
    ("3 mar 1930 GP1: visit", "year", [("said", "Mon 3 March 1930"), ("time", "19:30")]),
    ("3 Mar 12 bruises seen", "year", [("said", "Sat 3 March 2012"), ("event", "12 bruises seen")]),
    ("Mar 13 SW1: visit", "day", [("said", "March 2013"), ("said", "Wed 13 March 2024")]),
    ("20/6 SW1: visit", "which year", [("said", "Thu 20 June 2024"), ("said", "Tue 20 June 2023")]),
    ("3/3/24 ongoing concerns", "suffix", [("event", "ongoing concerns"), ("said", "3 March 2024 or later")]),
    ("3/3/24 onward work", "suffix", [("event", "onward work"), ("said", "3 March 2024 or later")]),
    ("3/3/24 ? seizure", "doubt", [("said", "Sun 3 March 2024, doubtful"), ("event", "? seizure")]),
    ("3/3/24: 0930 SW1: call", "colon", [("time", "09:30"), ("event", "0930 SW1: call")]),
    ("3/3/24: SW1: call", "who", [("who", "SW1"), ("event", "SW1: call")]),
    ("3/3/24 SW1 > GP1: email", "who >", [("who", "SW1 -> GP1"), ("action", "GP1: email")]),
    ("3/3/24 ward nurse: dressing", "who:ward nurse", [("who", "WN1"), ("who", "WN2")]),
    ("3/3/24 Dr Patel: review", "who:dr patel", [("who", "GP1"), ("who", "DR1")]),
    ("3/3/24 BP > 140", "mark 1", [("event", "BP > 140"), ("action", "140")]),
    ("3/3/24 fell > 999 called", "mark 1", [("event", "fell > 999 called"), ("action", "999 called")]),
    ("3/3/24 A > B > C", "twice >", [("event", "A > B > C"), ("action", "B > C"), ("action", "C")]),
    ("3/3/24 seen @EMIS 2 tablets given", "ref:emis", [("event", "seen"), ("event", "seen @EMIS 2 tablets given")]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "key", "readings"), ASKED, ids=lambda row: str(row))
def test_each_answer_gives_its_reading(line: str, key: str, readings: list[tuple[str, str]]) -> None:
    first = shown(line)
    ask = next(ask for ask in first.asks if ask.key == key)
    assert len(ask.readings) == len(readings)
    for place, (part, text) in enumerate(readings):
        draft = shown(line, answers={key: place})
        again = next(each for each in draft.asks if each.key == key)
        assert again.taken == place and again.readings == ask.readings
        assert draft.entry
        said = draft.entry.when.said() if part == "said" else getattr(draft.entry, part)
        assert said == text


@pytest.mark.parametrize("line", [row[0] for row in ASKED if "mark" not in row[1]])
def test_a_pipe_refuses_what_the_screen_would_ask(line: str) -> None:
    known = replace(KNOWN, before=None)
    draft = read(line, known)
    assert draft.asks and not draft.ready_in_pipe
    assert all(ask.sentence.endswith(".") and 0 <= ask.start <= ask.end <= len(line) for ask in draft.asks)


def test_a_mark_before_a_number_is_kept_as_text_by_a_pipe_and_reported() -> None:
    draft = shown("3/3/24 SW1: BP > 140")
    assert draft.ready_in_pipe and draft.asks[0].harmless
    forced = shown("3/3/24 SW1: fell > :999 called")
    assert forced.entry and forced.entry.action == "999 called" and not forced.asks


def test_a_year_between_a_day_and_a_time_is_a_year() -> None:
    assert not shown("3 mar 1930 0930 GP1: visit").asks
    assert not shown("3 mar 2024 GP1: visit").asks
    assert not shown("3/3/1930 GP1: visit").asks


def test_with_no_period_a_year_is_a_year() -> None:
    draft = shown("3 mar 1930 GP1: visit", replace(KNOWN, period=Period()))
    assert not draft.asks and draft.entry and draft.entry.when.said() == "Mon 3 March 1930"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("letter from DWP: PIP stopped", "There is no date"),
        ("3/3/24", "Say what happened"),
        ("3/3/24 SW1:", "Say what happened"),
        ("3/3/24 SW1: ---", "Say what happened"),
        ("3/3/24 SW1: > visit", "Say what happened"),
        ("3/3/24 SW1: call > @EMIS", "Nothing stands after the mark"),
        ("3/3/24 SW1: call\tmore", "imr import"),
        ("3/3/24 SW1: call\nmore", "more than one line"),
        ("/find fall", "command"),
        ("Mar 2024 0930 SW1: call", "A time needs a single day"),
        ("12-14/3/24 0930 SW1: call", "A time needs a single day"),
        ("? gap: none", "needs the dates"),
        ("3/3/24 SW1: call rag=Blue", "rag is one of Red, Amber, Green"),
        ("3/3/24 SW1: call seen=a seen=b", "stands twice"),
    ],
)
def test_what_stands_in_the_way_is_said_in_one_sentence(line: str, words: str) -> None:
    draft = shown(line)
    assert not draft.ready and words in draft.problems[0].sentence


def test_a_blank_line_is_nothing_and_no_problem() -> None:
    for text in ("", "   ", "\t", "\u200b"):
        draft = shown(text)
        assert draft.entry is None and not draft.problems and not draft.ready


def test_spans_tell_where_everything_stands() -> None:
    text = "  - [3/3/24 0930] SW1: call > visit >> ok ~ late @EMIS p.3 #2 !good seen=alone"
    parts = [(span.part, text[span.start : span.end]) for span in shown(text).spans]
    assert parts == [
        ("mark", "- "),
        ("mark", "["),
        ("when", "3/3/24"),
        ("time", "0930"),
        ("mark", "]"),
        ("who", "SW1"),
        ("mark", ":"),
        ("event", "call"),
        ("mark", ">"),
        ("action", "visit"),
        ("mark", ">>"),
        ("outcome", "ok"),
        ("mark", "~"),
        ("comment", "late"),
        ("source", "@EMIS p.3"),
        ("question", "#2"),
        ("flag", "!good"),
        ("field", "seen=alone"),
    ]


def test_the_last_source_sticks_without_its_place_until_another_or_none() -> None:
    known = replace(KNOWN, sticky_sources=(Citation("EMIS", "p.3"),), sticky_fields=(("seen", "alone"),))
    assert read("3/3/24 SW1: call", known).entry.sources == (Citation("EMIS"),)  # type: ignore[union-attr]
    other = read("3/3/24 SW1: call @PAS seen=", known)
    assert other.entry and other.entry.sources == (Citation("PAS"),) and other.entry.fields == ()
    none = read("3/3/24 SW1: call @-", known)
    assert none.entry and none.entry.sources == () and none.clears_source
    assert none.entry.fields == (("seen", "alone"),)


def test_writing_under_sticky_values_gives_the_entry_and_not_the_sticky_ones() -> None:
    known = replace(KNOWN, sticky_sources=(Citation("EMIS"),), sticky_fields=(("seen", "alone"),))
    entry = shown("3/3/24 SW1: call").entry
    assert entry
    again = read(write(entry, known), known).entry
    assert again and again.sources == () and again.fields == ()


def test_people_named_by_role_or_name_are_kept_by_their_codes() -> None:
    entry = shown("3/3/24 Social worker (Jane Smith) to Anita Patel: call").entry
    assert entry and entry.who == "SW1 (SW1) to GP1" and entry.people == ("SW1", "GP1")
    assert "Smith" not in repr(entry) and "Patel" not in repr(entry)


def test_a_new_person_has_the_next_number_of_the_prefix() -> None:
    known = replace(KNOWN, people=(*KNOWN.people, Person(code="DR7"), Person(code="PC 2")))
    draft = read("3/3/24 Dr Jones and PC Brown: met", known)
    assert [(person.code, person.name) for person in draft.new_people] == [("DR8", "Dr Jones"), ("PC 3", "PC Brown")]


def test_a_former_code_leads_to_the_person_as_now_coded() -> None:
    entry = shown("3/3/24 HV9: visit").entry
    assert entry and entry.who == "HV1" and entry.people == ("HV1",)


def test_an_entry_of_several_lines_is_written_as_one() -> None:
    entry = shown("3/3/24 SW1: call").entry
    assert entry
    assert write(replace(entry, comment="one\ntwo\tthree"), KNOWN) == "3/3/24 SW1: call ~ one two three"


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("3/3/24 0930 SW1: call > visit @EMIS p.3", "3/3/24 09:30 SW1: call > visit @EMIS \"p.3\""),
        ("= SW1: call", "3 Mar 2024 SW1: call"),
        ("5/3 SW1: call", "5 Mar 2024 SW1: call"),
        ("3/3/24 : SW1: call", "3/3/24 : SW1: call"),
        ("c mar 24 assessment begun", "c mar 24 assessment begun"),
        ("3/3/24 BP > 140", "3/3/24 BP \\> 140"),
        ("3/3/24 fell > :999 called", "3/3/24 fell > :999 called"),
        ("3/3/24 : 1400 ml given", "3/3/24 : 1400 ml given"),
        ("1/4/24 - 30/6/24 gap: none", "1/4/24 - 30/6/24 gap: none"),
        ("? GP1: letter", "? GP1: letter"),
    ],
)  # fmt: skip
def test_an_entry_is_written_in_full_and_as_plainly_as_can_be(line: str, written: str) -> None:
    entry = shown(line).entry
    assert entry and write(entry, KNOWN) == written


@pytest.mark.parametrize("name", ["Mrs Jane Smith (née Jones)", "Jane Smith nee Jones", "Jane Smith; née Jones"])
@pytest.mark.parametrize("said", ["Mrs Jones", "Miss Jones", "J Jones", "Mrs Smith"])
def test_a_title_and_the_surname_somebody_was_born_with_is_asked_about(name, said):
    name, _, other = name.partition("; ")
    known = replace(KNOWN, people=(Person(code="SW2", name=name, other_names=(other,) if other else ()),))
    draft = read(f"3/3/24 {said}: rang", known)
    assert (draft.entry.who, draft.new_people) == ("SW2", ())
    assert [ask.readings[0] for ask in draft.asks] == ["SW2"]
