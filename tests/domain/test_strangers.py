"""Names of nobody in the key are noticed, and what is no name is left in peace."""

import pytest

from domain.chronology.entry import Citation, Entry
from domain.dates.when import UNKNOWN
from domain.names.doubts import goes_on
from domain.names.finding import Finder
from domain.people import Person
from domain.strangers import Strangers

PEOPLE = (
    Person(code="SW1", role="Social worker", organisation="Riverside Trust", name="Jane Smith"),
    Person(code="Mrs Brown A", name="Ada Hobday"),
    Person(code="N3", name="Grace May"),
    Person(code="Midwife 2"),
)
TERMS = {"Mencap", "Bloggs"}
STRANGERS = Strangers(Finder(PEOPLE, TERMS), PEOPLE, TERMS, ("Harbour View Practice", "RiO"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dr Jones sent apologies", ["Dr Jones"]),
        ("Rang Mr Toffee and Mrs. O'Shea", ["Mr Toffee", "Mrs. O'Shea"]),
        ("PC Brown attended", ["PC Brown"]),
        ("Sister Mary on shift", ["Sister Mary"]),
        ("DR JONES SENT", ["DR JONES"]),
        ("Dr P. J. Jones rang", ["Dr P. J. Jones"]),
        ("Dr Zoë Ng rang", ["Dr Zoë Ng"]),
    ],
)
def test_a_name_behind_a_title_that_is_nobodys_is_noticed(text, names):
    assert [each.matched for each in STRANGERS.in_text(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Dr Smith rang",
        "Mrs Brown A rang",
        "Mr Bloggs rang",
        "Mr A and Mrs B rang",
        "Sister May rang",
        "PC 1234 attended",
        "the doctor Advised rest",
        "Nurse Specialist and Sister On Duty",
        "Doctor rang in May",
        "seen by Dr on Monday",
        "DS Meeting, DI Team",
        "Dr GP1",
    ],
)
def test_titles_without_a_strangers_name_are_left_in_peace(text):
    assert STRANGERS.in_text(text) == []


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("Tom Ng", ["Tom Ng"]),
        ("J Smythe", ["J Smythe"]),
        ("SW1 to Tom Ng (brother)", ["Tom Ng"]),
        ("Tom", ["Tom"]),
        ("Dr Jones, SW1", ["Jones"]),
        ("Social worker Tom Ng", ["Tom Ng"]),
        ("NGUYEN", ["NGUYEN"]),
    ],
)
def test_a_name_among_who_a_row_names_is_noticed(who, names):
    assert STRANGERS.in_who(who) == names


@pytest.mark.parametrize(
    "who",
    [
        "SW1 to Midwife 2",
        "SW9, GP2 and Adult A",
        "Mrs Brown A",
        "Social worker",
        "Duty Social Worker",
        "Ward staff",
        "Oak Ward Sister",
        "Police and Ambulance Service",
        "CMHT to MASH",
        "Riverside Trust",
        "Harbour View",
        "Riverside",
        "Mencap",
        "neighbour (Tom Ng)",
        "Receptionist",
        "111 call taker",
        "Child 2's Mother",
        "unknown caller",
    ],
)
def test_codes_roles_and_organisations_are_no_strangers(who):
    assert STRANGERS.in_who(who) == []


def test_the_sentence_says_what_to_do():
    found = STRANGERS.in_text("Dr Jones sent apologies")[0]
    assert found.sentence == "“Dr Jones” is nobody of the key: add a person (/people), or /notname Jones"


@pytest.mark.parametrize("source", ["Statement of Tom Ng", "Dr Ng, Tom", "notes by Tom Ng", "Email from T. Ng and Tom"])
def test_a_source_called_by_a_name_hides_nobody(source: str) -> None:
    strangers = Strangers(Finder(()), (), (), (source,))
    assert strangers.in_who("Tom Ng") == ["Tom Ng"]
    assert [each.matched for each in strangers.in_text("Later Tom Ng rang.")] == ["Tom Ng"]
    answered = Strangers(Finder(()), (), ("Tom Ng", "Tom", "Ng"), (source,))
    assert answered.in_who("Tom Ng") == []


def test_names_in_the_sources_of_a_row_are_told_too() -> None:
    row = Entry(when=UNKNOWN, event="letter", sources=(Citation("Statement of Tom Ng", "from Wiktor Nowak, p.1"),))
    found = [each.matched for each, _, _ in Strangers(Finder(()), (), (), ("Statement of Tom Ng",)).in_entry(row)]
    assert found == ["Tom Ng", "Wiktor Nowak"]


@pytest.mark.parametrize(("who", "named"), [("SW1 to (Tom Ng)", ["Tom Ng"]), ("(duty nurse)", []), ("(SW2), GP", [])])
def test_a_name_in_brackets_among_who_a_row_names_is_told_too(who: str, named: list[str]) -> None:
    row = Entry(when=UNKNOWN, event="letter", who=who)
    found = [(each, text, in_who) for each, text, in_who in Strangers(Finder(()), ()).in_entry(row)]
    assert [(each.matched, who[each.start : each.end], in_who) for each, _, in_who in found] == [
        (name, name, True) for name in named
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [("SW1 Brown rang", ["Brown"]), ("told SW1 Quilfeather and N3", ["Quilfeather"]), ("SW1 Monday", []),
     ("SW1 Home visit", []), ("SW1 House", []), ("SW1 Rang", [])],
)
def test_a_surname_left_behind_a_code_is_still_nobodys(text, names):
    assert [each.matched for each in STRANGERS.in_text(text)] == names


@pytest.mark.parametrize(
    ("text", "matched", "whole"),
    [("met Jane Brown today", "Jane", "Jane Brown"), ("at Patel House", "Patel", "Patel House"),
     ("Jane Monday", "Jane", ""), ("Jane rang", "Jane", ""), ("the Smith Family", "Smith", "")],
)
def test_a_part_of_a_name_goes_on_with_the_capital_word_behind_it(text, matched, whole):
    assert goes_on(text, matched) == whole


def test_a_titled_name_of_two_words_is_answered_whole() -> None:
    (found,) = Strangers(Finder([]), []).in_text("call from Dr Hugh Marsh about the bed")
    assert found.sentence == "“Dr Hugh Marsh” is nobody of the key: add a person (/people), or /notname Hugh Marsh"
    assert not Strangers(Finder([]), [], {found.word}).in_text("call from Dr Hugh Marsh about the bed")
    (other,) = Strangers(Finder([]), [], {found.word}).in_text("call from Dr Hugh Brown about the bed")
    assert other.matched == "Dr Hugh Brown"
