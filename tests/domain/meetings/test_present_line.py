"""Who is at a meeting, as it is typed into one box."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import WrongUse
from domain.meetings.interview import ROLES, Attendee
from domain.meetings.present_line import MADE_UP, read_back, read_present, rest_of, written
from domain.people import Person

KEY = (
    Person(code="SW1"), Person(code="SW9"), Person(code="TU1"), Person(code="Midwife 2", former_codes=("MW2",)),
    Person(code="Team manager"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("SW1", [("SW1", "interviewed", True, True, "")]),
        ("sw1 Interviewed", [("SW1", "interviewed", True, True, "")]),
        ("SW1; SW9 interviewer", [("SW1", "interviewed", True, True, ""), ("SW9", "interviewer", True, False, "")]),
        ("SW1\nSW9 minutes\n", [("SW1", "interviewed", True, True, ""), ("SW9", "takes the minutes", True, False, "")]),
        ("Midwife 2 team member", [("Midwife 2", "team member", True, True, "")]),
        ("MW2 team", [("Midwife 2", "team member", True, True, "")]),
        ("Team manager line manager", [("Team manager", "line manager", True, True, "")]),
        ("TU1 union", [("TU1", "trade union", True, True, "")]),
        ("TU1 trade union not asked: took no part", [("TU1", "trade union", True, False, "took no part")]),
        ("TU1: trade union, Not asked: took no part", [("TU1", "trade union", True, False, "took no part")]),
        ("SW9 interviewer not asked", [("SW9", "interviewer", True, False, "")]),
        ("SW9 interviewer asked", [("SW9", "interviewer", True, True, "")]),
        ("SW1 absent", [("SW1", "interviewed", False, True, "")]),
        ("SW1 team member apologies", [("SW1", "team member", False, True, "")]),
        ("SW1 a friend of the family", [("SW1", "a friend of the family", True, True, "")]),
        ("", []),
        (" ; ", []),
    ],
)
def test_each_is_a_code_a_role_and_whether_they_are_asked(
    typed: str, expected: list[tuple[str, str, bool, bool, str]]
) -> None:
    read = read_present(typed, KEY)
    assert [(one.code, one.role, one.present, one.asked, one.why_not_asked) for one in read.people] == expected
    assert not read.unknown


@pytest.mark.parametrize(
    ("typed", "code", "role"),
    [
        ("SW2 team member", "SW2", "team member"), ("Midwife 3", "Midwife 3", "interviewed"),
        ("Adult B interviewed", "Adult B", "interviewed"), ("SW2: union", "SW2", "trade union"),
        ("Karen Smith team member", "Karen Smith", "team member"),
    ],
)  # fmt: skip
def test_a_code_nobody_has_is_told(typed: str, code: str, role: str) -> None:
    read = read_present(f"SW1; {typed}", KEY)
    assert read.unknown == (code,)
    assert (read.people[1].code, read.people[1].role) == (code, role)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("SW1; sw1 interviewer", "SW1 stands here twice"),
        ("MW2; Midwife 2", "Midwife 2 stands here twice"),
        ("TU1 trade union not asked", "say why TU1 is not asked to agree"),
        ("TU1 trade union not asked:", "say why TU1 is not asked to agree"),
        ("interviewed SW1", "Begin with a code"),
        (":", "names nobody"),
        ("SW1, TU1 trade union", "write ; between SW1 and TU1"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(typed: str, said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        read_present(typed, KEY)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("S", ("W1", "W9")), ("sw1", ()), ("SW1 ", ()), ("SW1 int", ("erviewed", "erviewer")), ("SW1; S", ("W9",)),
        ("SW1\nmid", ("wife 2",)), ("TU1 trade", (" union",)), ("TU1 trade union", ()), ("", ()), ("Q", ()),
    ],
)  # fmt: skip
def test_the_rest_of_a_code_or_role_is_offered(typed: str, offered: tuple[str, ...]) -> None:
    assert rest_of(typed, len(typed), KEY) == offered


def test_it_is_read_back_in_words() -> None:
    assert read_back(read_present(MADE_UP, KEY).people) == (
        "SW1 interviewed, asked to agree; TU1 trade union, not asked: took no part; SW9 interviewer, not asked"
    )
    assert read_back(read_present("SW1 absent", KEY).people) == "SW1 interviewed, absent"


words = st.text("abcdefgh -,", min_size=1, max_size=12).map(lambda text: " ".join(text.replace(",", "").split()))
people = st.lists(
    st.builds(
        Attendee, code=st.sampled_from([person.code for person in KEY]), role=st.sampled_from(ROLES),
        present=st.booleans(), asked=st.booleans(), why_not_asked=words,
    ),
    unique_by=lambda one: one.code,
)  # fmt: skip


@given(people)
def test_what_a_box_shows_is_read_as_the_same(given_: list[Attendee]) -> None:
    shown = written(given_)
    read = read_present(shown, KEY)
    assert not read.unknown
    assert [(one.code, one.role, one.present, one.asked) for one in read.people] == [
        (one.code, one.role, one.present, one.asked) for one in given_
    ]
    assert written(read.people) == shown


PIECES = (*(one.code for one in KEY), *ROLES, " ", "; ", "\n", ":", ",", "not asked", "asked", "absent", "Karen", "1")


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join) | st.text(max_size=40))
def test_nothing_typed_breaks_it(typed: str) -> None:
    try:
        read = read_present(typed, KEY)
    except WrongUse:
        return
    assert all(one.code for one in read.people)
    if not read.unknown:
        assert read_present(written(read.people), KEY).people == read.people


def test_a_code_with_an_apostrophe_s_behind_it_is_the_code() -> None:
    assert read_present("HCA1's", ()).unknown == ("HCA1",)
