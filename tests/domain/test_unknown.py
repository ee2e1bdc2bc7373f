"""People nobody knows are noticed by their capitals and what stands around them; what only looks so is left."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import unknown
from domain.chronology.entry import Entry
from domain.dates.when import When
from domain.meetings.interview import Interview
from domain.meetings.minutes import Minutes, Paragraph
from domain.names.finding import Finder
from domain.names.word_lists import listed
from domain.people import Person
from domain.report.parts import Fact, Passage, Recommendation, Report
from domain.review import Details, Review
from domain.strangers import Strangers
from domain.unseen import unseen

PEOPLE = (
    Person(code="SW1", role="Social worker", organisation="Riverside Trust", name="Jane Smith"),
    Person(code="Adult A", name="Ada Hobday", given_by_board=True),
)
TERMS = {"Mencap", "Harbour Lights", "Zdravko"}
STRANGERS = Strangers(Finder(PEOPLE, TERMS), PEOPLE, TERMS, ("Oakfield Practice", "RiO"))

PEOPLES = [
    ("her brother Tomasz rang", ["Tomasz"]),
    ("Tomasz said that he was tired", ["Tomasz"]),
    ("spoke to Tomasz Kowalski about it", ["Tomasz Kowalski"]),
    ("call from Achterberg, who lives below", ["Achterberg"]),
    ("Achterberg told the police", ["Achterberg"]),
    ("seen with T. Kowalski", ["T. Kowalski"]),
    ("Siobhán’s flat was cold", ["Siobhán"]),
    ("met by Grace at the door", ["Grace"]),
    ("Grace said no", ["Grace"]),
    ("the neighbour, Dwayne, was there", ["Dwayne"]),
    ("her niece Mia-Rose stayed", ["Mia-Rose"]),
    ("Kelsie-Mae O'Brien in school", ["Kelsie-Mae O'Brien"]),
    ("Ludwig van der Berg attended", ["Ludwig van der Berg"]),
    ("rang Priya and Gethin", ["Priya", "Gethin"]),
    ("spoke to Mark Baker at length", ["Mark Baker"]),
    ("Father Brendan visited", ["Brendan"]),
    ("he fears McGonagle", ["McGonagle"]),
    ("TOMASZ KOWALSKI RANG", ["TOMASZ KOWALSKI"]),
    ("Dr Jones and her friend Keisha", ["Dr Jones", "Keisha"]),
    ("support worker Demetra came", ["Demetra"]),
]


@pytest.mark.parametrize(("text", "names"), PEOPLES, ids=[row[0] for row in PEOPLES])
def test_a_name_that_is_nobodys_is_noticed(text, names):
    assert [each.matched for each in STRANGERS.in_text(text)] == names


LEFT = """
Jane Smith rang SW1, and Ada Hobday was out
Referred to Mencap, Harbour Lights and Zdravko
Seen at Oakfield Practice; RiO updated
Telephone call made to Adult Social Care
Moved to Leeds from Birmingham in March; went to Ghana
Started on Zopiclone 7.5 mg, Clexane and Fortisip
Waterlow 18, Barthel 12, Braden high
Continue Amlodipine; stop Citalopram; given Depixol
Parkinson's disease, Alzheimer's and Crohn's
Seen on Tuesday after Christmas and Ramadan
Speaks Polish and Urdu; Muslim; born in Somalia
MARAC, MASH, CAMHS and DoLS discussed
The Care Act, the Mental Capacity Act and Section 47
St Joseph's Hospital, Rosewood Court and Hollins Road
Discharged to Willow Lodge from Cedar Ward
Lives at 14 Hollins with a cat
Bought at Tesco; WhatsApp message; SystmOne record
Safeguarding Adults Concern raised; Child Protection Plan
Didn't attend; She's well; It's cold; I'm here
Given Fraser guidelines; Gillick competent; Clare's Law
May attend; Will visit; Hope to discharge; Grant applied for
Mum and Dad and Nan at home; Baby asleep
Duty Social Worker and District Nurse visited
"No," said the Receptionist
Rebooked; Recieved; Phonecall to GP
wearing a Nike jacket and a Berghaus coat
at Stainbeck by the Cathedral
Key Safe fitted; Lifeline pendant; Zimmer frame
""".strip().splitlines()


@pytest.mark.parametrize("text", LEFT)
def test_what_only_has_a_capital_is_left_in_peace(text):
    assert [each.matched for each in STRANGERS.in_text(text)] == []


def test_the_sentence_names_the_word_to_answer():
    (found,) = STRANGERS.in_text("her brother Tomasz rang")
    assert found.sentence == "“Tomasz” is nobody of the key: add a person (/people), or /notname Tomasz"


def test_a_name_answered_to_be_none_is_not_offered_again():
    answered = Strangers(Finder(PEOPLE), PEOPLE, {"Tomasz", "Kowalski Brothers"})
    assert answered.in_text("her brother Tomasz at Kowalski Brothers") == []


def test_of_a_hundred_names_ninety_are_offered_and_hardly_anything_else():
    own = unknown.judged(unknown.paragraphs(), unknown.ours(Strangers(Finder(()), ())))
    assert own.met >= unknown.WANTED * (own.met + len(own.missed))
    assert len(own.false) <= 3


def test_nothing_is_offered_in_the_rows_of_the_demo():
    rows, strangers = unknown.demo()
    assert unknown.judged(rows, unknown.ours(strangers)).false == ()


@pytest.mark.parametrize("name", ["english", "first_names", "places", "care"])
def test_the_lists_are_plain_words_in_small_letters(name):
    assert all(word.isalpha() and word == word.lower() for word in listed(name))


@given(st.text(max_size=120))
def test_any_text_is_looked_through_and_what_is_found_stands_in_it(text):
    for found in STRANGERS.in_text(text):
        assert 0 <= found.start < found.end <= len(text)
        assert " ".join(text[found.start : found.end].split()) == found.matched


def test_every_unknown_name_of_a_case_is_listed_once_with_its_first_row():
    entries = (
        _on(4, "Tomasz said no; TOMASZ left", id="e1"),
        _on(5, "SW1 rang", who="Dwayne Okoro", id="e2"),
        _on(6, "her brother Tomasz and Dr Jones", id="e3", action="asked Zdravko"),
    )
    review = Review(details=Details(agency="Riverside"), people=PEOPLE, entries=entries)
    found = [(each.name, each.word, each.count, each.entry_id) for each in unseen(review, TERMS)]
    assert found == [
        ("Tomasz", "Tomasz", 2, "e1"), ("Dwayne Okoro", "Dwayne Okoro", 1, "e2"), ("Dr Jones", "Jones", 1, "e3"),
    ]  # fmt: skip
    assert unseen(review, TERMS)[0].around == "Tomasz said no; TOMASZ left"
    assert unseen(review, TERMS)[0].day == "Mon 4 March 2024"


def test_names_in_minutes_are_listed_behind_those_of_the_rows_where_they_are_asked_for():
    said = (Paragraph(text="Nobody came"), Paragraph(text="Tomasz rang Dr Jones"))
    minutes = (Minutes(interview=Interview(number=2), paragraphs=said),)
    rows = (_on(4, "Tomasz said no", id="e1"),)
    review = Review(details=Details(agency="Riverside"), people=PEOPLE, entries=rows, minutes=minutes)
    assert [(each.name, each.count, each.entry_id, each.interview, each.day) for each in unseen(
        review, TERMS, minuted=True
    )] == [("Tomasz", 2, "e1", 0, "Mon 4 March 2024"), ("Dr Jones", 1, "", 2, "interview 2, paragraph 2")]  # fmt: skip
    assert [each.name for each in unseen(review, TERMS)] == ["Tomasz"]


def test_a_name_put_into_the_key_or_answered_is_seen():
    review = Review(details=Details(), people=PEOPLE, entries=(_on(4, "her brother Tomasz rang Keisha"),))
    assert [each.name for each in unseen(review)] == ["Tomasz", "Keisha"]
    known = replace(review, people=(*PEOPLE, Person(code="B1", name="Tomasz Kowalski")))
    assert unseen(known, {"Keisha"}) == []


def _on(day: int, event: str, **more: str) -> Entry:
    on = date(2024, 3, day)
    return Entry(when=When(f"{day}/3/24", "day", on, on), event=event, **more)


def test_names_in_the_report_are_listed_behind_them_with_where_they_stand_but_not_where_a_board_asks_for_one():
    report = Report(
        passages=(Passage(id="a", section="learning", text="We saw Mr Tomasz Kowalski."),),
        recommendations=(Recommendation(number=1, text="Ask Mrs Achterberg.", timely="Mrs Achterberg knows."),),
        facts=(Fact(name="chief_officer", value="Mr Dwayne Thistlewood"),),
    )
    review = Review(details=Details(), people=PEOPLE, report=report)
    found = unseen(review, TERMS, minuted=True)
    assert [(one.name, one.day, one.section, one.count) for one in found] == [
        ("Mr Tomasz Kowalski", "Learning, paragraph 1", "learning", 1),
        ("Mrs Achterberg", "recommendation 1", "recommendations", 1),
    ]
    assert unseen(review, TERMS) == []
