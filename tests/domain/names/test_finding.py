"""Real names are found however they are written, and changed only where there is no doubt."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.fold import fold
from domain.names.finding import Finder, name_in_code
from domain.people import Person

PEOPLE = (
    Person(code="SW1", name="Mrs Jane Smith", other_names=("Janey", "JS")),
    Person(code="GP1", name="Dr Anil Patel"),
    Person(code="GP2", name="Dr Meera Patel"),
    Person(code="F1", name="Séan O’Brien"),
    Person(code="N1", name="Will Young"),
    Person(code="N2", name="Mary-Jane van der Berg"),
    Person(code="N3", name="Grace May"),
    Person(code="Mrs A", name="Zoë Smythe-Jones", other_names=("Zoë Marsden (maiden)",)),
    Person(code="OT1", name="Okafor, Chidi"),
    Person(code="M2", name="not known"),
)
FINDER = Finder(PEOPLE)


def found(text, finder=FINDER):
    return [(hit.code, hit.matched) for hit in finder.find(text) if not hit.asked]


def asked(text, finder=FINDER):
    return [(hit.codes, hit.matched) for hit in finder.find(text) if hit.asked]


@pytest.mark.parametrize(
    ("text", "coded"),
    [
        ("Jane Smith rang", "SW1 rang"),
        ("JANE SMITH rang", "SW1 rang"),
        ("jane smith rang", "SW1 rang"),
        ("Mrs Jane Smith rang", "SW1 rang"),
        ("Mrs Smith rang", "SW1 rang"),
        ("Mrs. J. Smith rang", "SW1 rang"),
        ("J Smith rang", "SW1 rang"),
        ("Smith rang", "SW1 rang"),
        ("Jane rang", "SW1 rang"),
        ("Janey rang", "SW1 rang"),
        ("Smith, Jane rang", "SW1 rang"),
        ("SMITH Jane rang", "SW1 rang"),
        ("Smith, J rang", "SW1 rang"),
        ("Jane E. Smith rang", "SW1 rang"),
        ("Jane Elizabeth Smith rang", "SW1 rang"),
        ("Jane Smith's letter", "SW1's letter"),
        ("Jane Smith’s letter", "SW1’s letter"),
        ("Smith-led meeting", "SW1-led meeting"),
        ("Jane\nSmith rang", "SW1 rang"),
        ("Jane \t\r\n   Smith rang", "SW1 rang"),
        ("Jane\u00a0Smith rang", "SW1 rang"),
        ("Jane\u202fSmith rang", "SW1 rang"),
        ("Ja\u00adne Smi\u200bth rang", "SW1 rang"),
        ("Jane_Smith.docx", "SW1.docx"),
        ("JaneSmith.docx", "SW1.docx"),
        ("Smith/Hobday visit", "SW1/Hobday visit"),
        ("(Smith)", "(SW1)"),
        ("JS rang", "SW1 rang"),
        ("sean o'brien rang", "F1 rang"),
        ("SÉAN O’BRIEN rang", "F1 rang"),
        ("Se\u0301an O`Brien rang", "F1 rang"),
        ("Sean OBrien rang", "F1 rang"),
        ("Sean O Brien rang", "F1 rang"),
        ("Mary-Jane van der Berg rang", "N2 rang"),
        ("Mary\u2011Jane Van Der Berg rang", "N2 rang"),
        ("Zoe Smythe Jones rang", "Mrs A rang"),
        ("Zoë Marsden rang", "Mrs A rang"),
        ("Chidi Okafor rang", "OT1 rang"),
        ("OKAFOR, Chidi rang", "OT1 rang"),
        ("Dr Anil Patel rang", "GP1 rang"),
        ("Dr A Patel rang", "GP1 rang"),
        ("will young rang", "N1 rang"),
        ("grace may attend", "N3 attend"),
        ("jane.smith@trust.example wrote", "SW1 wrote"),
        ("j.smith@trust.example wrote", "SW1 wrote"),
        ("jsmith2 logged in", "SW12 logged in"),
    ],
)
def test_a_name_becomes_its_code_however_it_is_written(text, coded):
    assert FINDER.code(text).text == coded


@pytest.mark.parametrize(
    "text",
    [
        "Smithfield market",
        "blacksmiths",
        "Janet attended",
        "js in small letters",
        "JS1 is another code",
        "he may attend and will bring a young person by the grace of the ward",
        "seen 3 May 2024, in the week of 12 May and on May 24",
        "SW1 to GP1",
        "Patelia",
        "the address is not known",
        "",
    ],
)
def test_what_is_no_name_is_left_alone(text):
    assert FINDER.find(text) == []


@pytest.mark.parametrize(
    ("text", "codes", "matched"),
    [
        ("Dr Patel rang", ("GP1", "GP2"), "Dr Patel"),
        ("patel rang", ("GP1", "GP2"), "patel"),
        ("Will rang", ("N1",), "Will"),
        ("YOUNG rang", ("N1",), "YOUNG"),
        ("Grace rang", ("N3",), "Grace"),
        ("May rang", ("N3",), "May"),
        ("Mr Smith rang", ("SW1",), "Mr Smith"),
        ("K Smith rang", ("SW1",), "K Smith"),
        ("the Smiths rang", ("SW1",), "Smiths"),
        ("O'Brien's dog", ("F1",), "O'Brien"),
        ("Ms van der Berg rang", ("N2",), "Ms van der Berg"),
        ("Ms Smythe-Jones rang", ("Mrs A",), "Ms Smythe-Jones"),
        ("Mr Okafor rang", ("OT1",), "Mr Okafor"),
        ("Mr Young rang", ("N1",), "Mr Young"),
        ("Mr W Young rang", ("N1",), "Mr W Young"),
        ("Smythe rang", ("Mrs A",), "Smythe"),
        ("Jones rang", ("Mrs A",), "Jones"),
    ],
)
def test_a_name_in_doubt_is_asked_and_not_changed(text, codes, matched):
    assert asked(text) == [(codes, matched)]
    assert FINDER.code(text).text == text


FAMILY = Finder(
    [
        Person(code="Adult A", role="subject", name="Margaret Evans"),
        Person(code="GP1", role="GP", name="Dr Anita Patel"),
        Person(code="SW1", role="social worker", name="Jane Smith", other_names=("Janey",)),
        Person(code="N1", role="ward sister", name="Ruth Okafor"),
        Person(code="DA1", role="daughter", name="Mrs Lena Hobday"),
    ]
)


@pytest.mark.parametrize(
    "text",
    [
        "Mr Evans shouted",
        "Mrs Evans shouted",
        "Evans shouted",
        "EVANS shouted",
        "Mr Patel rang",
        "Mrs Patel rang",
        "Dr Smith rang",
        "Mr Smith rang",
        "Mr J Smith rang",
        "PC Smith rang",
        "Sister Smith rang",
        "nurse Patel rang",
        "Paul Evans (husband) and the Evans family",
        "the Evans family",
        "the Evanses",
        "the Smiths",
        "the Patel household",
        "the Smith brothers",
        "Bob Patel rang",
        "Spoke to Bob Patel",
        "bob patel rang",
        "PAUL EVANS RANG",
        "B Patel rang",
        "B. Patel rang",
        "her son Smith",
        "Smith Street",
        "smith street",
        "Smith Close",
        "Patel House",
        "Okafor Ward",
        "Smith Jones rang",
        "Smith-Jones rang",
        "Brown-Smith rang",
        "Smith, Paul",
        "paul.evans@trust.example",
        "psmith@trust.example, p.smith@trust.example",
        "Jane Brown rang",
        "JANE BROWN rang",
        "Janey Brown rang",
        "Mary-Jane rang",
        "her sister Jane",
        "Sister Jane",
        "Uncle Margaret",
        "Mr Hobday rang",
        "Miss Hobday rang",
        "Smith & Co",
        "Patel and Partners",
        "Smith's Pharmacy",
        "Jane B rang",
        "Jane O'Neill rang",
        "Jane de Souza rang",
        "Bob\nPatel rang",
    ],
)
def test_a_part_of_a_name_that_may_be_another_persons_is_asked_and_never_changed(text):
    assert FAMILY.code(text).text == text
    if "psmith" not in text:
        assert FAMILY.code(text).asks


@pytest.mark.parametrize(
    ("text", "coded"),
    [
        ("Margaret Evans shouted", "Adult A shouted"),
        ("Margaret shouted", "Adult A shouted"),
        ("Mrs Margaret Evans shouted", "Adult A shouted"),
        ("M Evans shouted", "Adult A shouted"),
        ("Mrs Hobday shouted", "DA1 shouted"),
        ("Dr Patel rang", "GP1 rang"),
        ("Doctor Patel rang", "GP1 rang"),
        ("Dr A Patel rang", "GP1 rang"),
        ("Patel rang", "GP1 rang"),
        ("Patel's letter", "GP1's letter"),
        ("Rang Patel on Monday", "Rang GP1 on Monday"),
        ("Spoke to Patel. Smith agreed", "Spoke to GP1. SW1 agreed"),
        ("told Smith Monday", "told SW1 Monday"),
        ("told Jane Monday", "told SW1 Monday"),
        ("SPOKE TO SMITH", "SPOKE TO SW1"),
        ("GP Patel rang", "GP GP1 rang"),
        ("Smith-led meeting", "SW1-led meeting"),
        ("Sister Okafor rang", "Sister N1 rang"),
        ("Jane Elizabeth Smith rang", "SW1 rang"),
        ("Janey rang", "SW1 rang"),
        ("smith close to tears", "SW1 close to tears"),
        ("smith@trust.example", "SW1"),
    ],
)
def test_a_part_of_a_name_with_nothing_against_it_becomes_the_code(text, coded):
    assert FAMILY.code(text).text == coded


@pytest.mark.parametrize("text", ["Mr Evans shouted", "Paul Evans", "Smith Street", "the Evanses", "Jane Brown"])
def test_the_check_still_finds_a_part_of_a_name_that_may_be_anothers(text):
    assert [hit.another for hit in FAMILY.find(text)] == [True]


def test_the_name_of_a_street_can_be_answered_and_a_surname_cannot():
    finder = Finder([Person(code="SW1", name="Jane Smith")], {"Smith", "Smith Street", "Paul Smith"})
    assert finder.find("in Smith Street") == []
    assert [hit.matched for hit in finder.find("Smith met Paul Smith")] == ["Smith", "Smith"]


def test_a_word_answered_is_still_found_in_the_full_name_and_behind_a_title():
    finder = Finder([Person(code="N3", name="Mrs Grace May")], {"Grace", "May"})
    assert finder.find("Grace and May") == []
    assert found("Grace May; Mrs May", finder) == [("N3", "Grace May"), ("N3", "Mrs May")]
    assert [hit.matched for hit in finder.find("Mr May")] == ["Mr May"]


def test_the_longest_name_wins():
    assert found("Jane Smith met Jane") == [("SW1", "Jane Smith"), ("SW1", "Jane")]


def test_a_name_inside_a_code_the_board_gave_is_left_alone():
    finder = Finder([
        Person(code="Mrs Smith A", name="Ada Smith", given_by_board=True),
        Person(code="Neil", name="Neil Hobday", given_by_board=True),
    ])
    assert finder.find("Mrs Smith A met Neil") == []
    assert found("Neil Hobday met Ada Smith", finder) == [("Neil", "Neil Hobday"), ("Mrs Smith A", "Ada Smith")]


def test_a_title_and_a_letter_are_found_only_together():
    finder = Finder([Person(code="F1", name="Ada Hobday", other_names=("Mrs H",))])
    assert found("Mrs H rang; ward H, temperature H", finder) == [("F1", "Mrs H")]


def test_initials_alone_must_stand_in_capitals():
    finder = Finder([Person(code="F1", other_names=("A.H.",))])
    assert found("A.H. rang, AH left, a h and ah did not", finder) == [("F1", "A.H."), ("F1", "AH")]


def test_a_short_name_that_is_a_word_is_asked():
    finder = Finder([Person(code="F1", other_names=("Dot",))])
    assert finder.find("not a dot on the page") == []
    assert asked("Dot rang", finder) == [(("F1",), "Dot")]


def test_a_former_code_is_still_a_code():
    nell = Person(code="F2", former_codes=("Dora", "HV9"), name="Nell Hobday")
    assert Finder([nell, Person(code="F3", name="Cora Lane")]).find("Dora and HV9 attended") == []


@pytest.mark.parametrize("given", [{"code": "Dora"}, {"code": "F2", "former_codes": ("Dora",)}])
def test_a_code_that_is_anothers_real_name_lets_no_name_through_and_is_asked(given):
    finder = Finder([Person(**given, name="Nell Hobday"), Person(code="F3", name="Dora Lane")])
    assert asked("Dora attended", finder) == [(("F3",), "Dora")]
    assert finder.code("Dora attended").text == "Dora attended"
    assert found("Dora Lane attended", finder) == [("F3", "Dora Lane")]
    assert Finder([Person(code="Dora", given_by_board=True), Person(code="F3", name="Dora Lane")]).find("Dora") == []


def test_a_code_that_is_its_owners_real_name_lets_no_name_through():
    assert found("Nell attended", Finder([Person(code="F2", former_codes=("Nell",), name="Nell Hobday")])) == [
        ("F2", "Nell")
    ]
    assert found("Nell Hobday, and Nell", Finder([Person(code="Nell", name="Nell Hobday")])) == [
        ("Nell", "Nell Hobday"), ("Nell", "Nell")
    ]


def test_a_code_that_is_its_owners_real_name_is_told_unless_the_board_gave_it():
    person = Person(code="Nell", name="Nell Hobday")
    assert "“Nell”" in name_in_code(person)
    assert name_in_code(replace(person, given_by_board=True)) == ""
    assert name_in_code(replace(person, code="F2", former_codes=("Nell",))) == ""
    assert "“Nell”" in name_in_code(Person(code="Nell", other_names=("Nell",)))


def test_text_that_is_the_code_already_is_no_change():
    assert Finder([Person(code="Nell", name="Nell Hobday")]).code("Nell rang").changes == ()


def test_a_word_answered_as_no_name_is_passed_over_alone_but_not_in_the_full_name():
    finder = Finder(PEOPLE, {"Will", "YOUNG"})
    assert finder.find("Will attended; Young person") == []
    assert found("Will Young attended", finder) == [("N1", "Will Young")]


def test_two_people_under_one_first_name_are_asked_about():
    finder = Finder([Person(code="F1", name="Nadia Hobday"), Person(code="F2", name="Nadia Marlowe")])
    assert asked("Nadia rang", finder) == [(("F1", "F2"), "Nadia")]
    assert found("Nadia Q. Marlowe rang", finder) == [("F2", "Nadia Q. Marlowe")]
    assert found("Nadia Marlowe rang", finder) == [("F2", "Nadia Marlowe")]


def test_names_of_family_members_keep_their_surname_asked():
    finder = Finder([Person(code="F1", name="Mr Tom Hobday"), Person(code="F2", name="Mrs Nadia Hobday")])
    assert asked("Hobday rang", finder) == [(("F1", "F2"), "Hobday")]
    assert found("Mrs Hobday and Mr Hobday rang", finder) == [("F2", "Mrs Hobday"), ("F1", "Mr Hobday")]


def test_a_name_never_crosses_a_sentence():
    assert found("Seen by Jane. Smith rang") == [("SW1", "Jane"), ("SW1", "Smith")]


def test_the_changes_say_what_stood_where():
    coded = FINDER.code("Rang Jane Smith; Will out")
    assert [(hit.start, hit.end, hit.matched, hit.code) for hit in coded.changes] == [(5, 15, "Jane Smith", "SW1")]
    assert [hit.matched for hit in coded.asks] == ["Will"]


def test_nobody_in_the_key_finds_nothing():
    assert Finder(()).find("Jane Smith") == []


PIECES = "Jane|Smith|SMITH|jane|Smith's|O’Brien|Séan|Will|May|3|2024|Dr|Mrs|Patel|J.|A|,|.|\n|\u00a0|-|@|SW1|Zoë|æ"
WORDS = st.sampled_from(PIECES.split("|"))


@given(st.lists(WORDS | st.text(max_size=6), max_size=20).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_hits_stand_in_order_where_they_say_and_never_overlap(text):
    reached = 0
    for hit in FINDER.find(text):
        assert hit.start >= reached
        assert hit.end > hit.start
        assert text[hit.start : hit.end] == hit.matched
        assert hit.code in hit.codes
        reached = hit.end


@given(st.text(max_size=40))
@settings(max_examples=150, deadline=None)
def test_every_letter_of_a_plain_text_can_be_traced_back(text):
    plain = fold(text)
    places = [plain.place(index) for index in range(len(plain.text) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


@given(st.text(max_size=30), st.sampled_from([person.name for person in PEOPLE[:9]]), st.text(max_size=30))
@settings(max_examples=150, deadline=None)
def test_a_full_name_is_found_in_the_middle_of_anything(before, name, after):
    assert any("".join(name.split()[-1:]) in hit.matched for hit in FINDER.find(f"{before} ; {name} ; {after}"))


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("quillfeatherchronology.xlsx", "Quillfeather"),
        ("report-QUILL-FEATHER.xlsx", "Quillfeather"),
        ("2024pattabiraman2.csv", "Pattabiraman"),
        ("chronology winter.xlsx", ""),
        ("summary.xlsx", ""),
    ],
)
def test_a_name_run_together_with_other_letters_is_noticed(name, held):
    people = [Person(code="SW1", name="Dr Jane Quillfeather"), Person(code="A", name="Mary Pattabiraman, Winter")]
    assert Finder(people).within(name) == held


@pytest.mark.parametrize("text", ["byQuillfeather", "SeenByQuillfeather", "QuillfeatherVisit", "#AskQuillfeatherNow"])
def test_a_name_in_a_word_with_capitals_within_is_asked(text):
    finder = Finder([Person(code="SW1", name="Jane Quillfeather"), Person(code="F1", name="Donald Power")])
    assert asked(f"see {text} there", finder) == [(("SW1",), "Quillfeather")]
    assert finder.find("McDonald, MacDonald and PowerPoint, SystmOne, WhatsApp") == []


def test_a_place_called_by_a_full_name_of_the_key_is_no_way_round():
    people = [Person(code="SW1", name="Jane Quillfeather")]
    assert "is a name of SW1" in Finder(people).answer("Jane Quillfeather House")
    assert Finder(people).answer("Quillfeather House") == ""
    finder = Finder(people, ("Jane Quillfeather House", "Quillfeather Road"))
    assert finder.find("at Quillfeather Road") == []
    assert [hit.matched for hit in finder.find("at Jane Quillfeather House")] == ["Jane Quillfeather"]


@pytest.mark.parametrize(
    ("text", "coded"),
    [
        ("PC McDonald 4471 attended", "PC1 attended"),
        ("Callum McDonald (collar no 4471) rang", "PC1 rang"),
        ("saw McDonald, 4471, today", "saw PC1, today"),
        ("PC1 4471 attended", "PC1 attended"),
        ("PC1 (shoulder number 4471)", "PC1"),
        ("4471 McDonald came", "PC1 came"),
        ("collar number 4471; warrant no. 4471", "PC1; PC1"),
        ("flat 4471, ref 4471, £4471 and 44712", "flat 4471, ref 4471, £4471 and 44712"),
        ("no. 4471", "no. 4471"),
    ],
)
def test_the_number_of_an_officer_is_found_beside_the_name_and_behind_collar_number(text, coded):
    assert Finder([Person(code="PC1", name="PC 4471 Callum McDonald")]).code(text).text == coded


def test_an_officers_number_behind_no_alone_is_asked():
    assert asked("spoke to no. 4471", Finder([Person(code="PC1", name="PC 4471 McDonald")])) == [
        (("PC1",), "no. 4471")
    ]


@pytest.mark.parametrize(("text", "coded"), [
    ("her neighbour Tomasz rang", "her Neighbour 1 rang"),
    ("Neighbour Tomasz Nowak: rang", "Neighbour 1: rang"),
    ("a goodneighbour Tomasz", "a goodneighbour Neighbour 1"),
    ("the midwife and Tomasz", "the midwife and Neighbour 1"),
    ("Neighbour 1 neighbour Tomasz", "Neighbour 1 Neighbour 1"),
    ("told the midwife Ann Lee, “midwife Ann Lee came”", "told the Midwife 2, “[Midwife 2] came”"),
])
def test_the_word_a_code_begins_with_is_not_said_twice(text: str, coded: str) -> None:
    neighbour = Person(code="Neighbour 1", role="neighbour", name="Tomasz Nowak")
    people = [neighbour, Person(code="Midwife 2", name="Ann Lee")]
    assert Finder(people).code(text).text == coded


def test_two_peoples_names_in_one_address_are_asked_about_once():
    finder = Finder([Person(code="SW1", name="Ada Plumtree"), Person(code="SW2", name="Jane Smith")])
    assert asked("mail jane.plumtree@x.org now", finder) == [(("SW2", "SW1"), "jane.plumtree@x.org")]
