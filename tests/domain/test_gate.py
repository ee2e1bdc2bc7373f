"""Nothing passes the gate but what the profile allows, and what is doubtful about it is counted."""

from dataclasses import fields, is_dataclass, replace
from datetime import date

import pytest

from domain.chronology.entry import Entry
from domain.dates.period import Period
from domain.dates.when import UNKNOWN, When
from domain.gate import Outgoing, for_panel, initials, key_of_personnel, notices, outgoing, whole_case
from domain.names.finding import Finder
from domain.people import Person
from domain.review import Details, Review


def day(text, **rest):
    on = date.fromisoformat(text)
    return Entry(when=When(text, "day", on, on), event="Seen at home", recorded_by="jsmith", **rest)


REVIEW = Review(
    details=Details(agency="Riverside", subject="Adult A", period=Period(date(2023, 1, 1), date(2024, 6, 30))),
    entries=(
        day("2022-12-31", flags=("key",)),
        day("2023-05-01"),
        Entry(when=UNKNOWN, event="Letter, undated", recorded_by="second"),
    ),
    people=(
        Person(code="SW1", role="Social worker", name="Petra Quillfeather", other_names=("Pet",), note="left in May"),
    ),
    log_head="abc",
)


def texts(thing):
    """Every text within a frozen object, but for the list of names looked for."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from texts(each)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from texts(getattr(thing, field.name))


def test_the_anonymised_profile_carries_no_real_name_anywhere():
    out = outgoing(REVIEW)
    assert not any(word in text for text in texts(out) for word in ("Petra", "Quillfeather", "Pet", "left in May"))
    assert [(one.code, one.role) for one in out.people] == [("SW1", "Social worker")]


def test_the_account_that_recorded_a_row_is_numbered_not_named():
    assert [entry.recorded_by for entry in outgoing(REVIEW).entries] == ["user-1", "user-1", "user-2"]


def test_rows_without_a_date_and_outside_the_period_are_counted_and_kept():
    out = outgoing(REVIEW)
    assert (len(out.entries), out.undated, out.outside, out.left_out) == (3, 1, 1, 0)
    assert notices(out) == (
        "1 row without a date, placed last.",
        "1 row outside the period under review, exported all the same.",
    )


def test_rows_a_filter_keeps_back_are_counted():
    out = outgoing(REVIEW, keep=lambda entry: "key" in entry.flags)
    assert (len(out.entries), out.left_out) == (1, 2)
    assert "2 rows left out by the filter." in notices(out)


def test_the_names_to_look_for_go_along_for_the_search():
    assert isinstance(outgoing(REVIEW).looked_for, Finder)
    assert [hit.code for hit in outgoing(REVIEW).looked_for.find("Rang P Quillfeather")] == ["SW1"]


def test_a_word_answered_as_no_name_is_not_looked_for():
    assert outgoing(REVIEW, terms=frozenset({"Pet"})).looked_for.find("Pet food bought") == []


def test_a_panel_copy_is_another_type_than_what_leaves_anonymised():
    out = for_panel(REVIEW, "names")
    assert not isinstance(out, Outgoing)
    assert (out.profile, out.chronology.profile) == ("panel copy", "anonymised")


def test_the_rows_of_a_panel_copy_are_those_that_leave_anonymised():
    assert list(texts(for_panel(REVIEW, "names").chronology)) == list(texts(outgoing(REVIEW)))


def test_the_key_of_a_panel_copy_says_real_names_where_the_board_asks_for_them():
    (line,) = for_panel(REVIEW, "names").key
    assert (line.code, line.role, line.name, line.other_names) == (
        "SW1", "Social worker", "Petra Quillfeather", ("Pet",)
    )


def test_with_initials_no_real_name_is_carried_at_all():
    out = for_panel(REVIEW, "initials")
    assert [line.name for line in out.key] == ["P.Q."]
    assert not any(word in text for text in texts(out) for word in ("Petra", "Quillfeather", "Pet", "left in May"))


def test_with_initials_an_earlier_code_that_was_a_real_name_is_not_told():
    one = replace(REVIEW.people[0], former_codes=(REVIEW.people[0].name, "N4"))
    review = replace(REVIEW, people=(one, *REVIEW.people[1:]))
    assert for_panel(review, "initials").key[0].former_codes == ("N4",)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Petra Quillfeather", "P.Q."), ("Dr Mary Ann O’Brien-Cole", "M.A.O.C."), ("Dr. Lavinia Crumplehorn", "L.C."),
        ("émile zola", "É.Z."), ("PC 1234 Harker", "H."), ("Dr", ""), ("", ""), ("1234", ""),
        ("Jane Smith (née Jones)", "J.S."), ("Susan Whitlock nee Hollingbery", "S.W."), ("Anna Nee", "A.N."),
        ("Robert [Bob] Oddy, formerly Hobb", "R.O."), ("Smith, Jane", "J.S."), ("Jane Smith, RGN", "J.S."),
    ],
)  # fmt: skip
def test_initials(name, expected):
    assert initials(name) == expected


def test_neither_names_nor_notes_are_shown_where_an_object_is_printed():
    shown = repr((for_panel(REVIEW, "names").key, key_of_personnel(REVIEW).key, whole_case(REVIEW, {}, (), ())))
    assert "Quillfeather" not in shown


@pytest.mark.parametrize(
    ("code", "told"),
    [("Clementine Oddy", True), ("Adult A", False), ("SW1", False), ("Mother", False), ("Mrs A", False)],
)
def test_a_code_that_looks_like_a_real_name_is_told_of(code, told):
    review = Review(details=Details(), entries=(), people=(Person(code=code, given_by_board=True),))
    assert any("looks like a real name" in each for each in notices(outgoing(review))) == told
