"""Every way records write a name finds its person: familiar forms, spellings, slips, names broken, titles, numbers."""

import pytest

from domain.names.finding import Finder
from domain.people import Person

KEY = (
    Person(code="SW1", role="social worker", name="Mrs Jane Elizabeth Smith"),
    Person(code="N1", role="nurse", name="Margaret Quillfeather"),
    Person(code="DA1", role="daughter's friend", name="Anne-Marie Holt-Jarvis"),
    Person(code="P1", name="Séan O’Brien"),
    Person(code="P2", name="Hamish McDonald"),
    Person(code="P3", name="Mohammed Iqbal Hussain"),
    Person(code="P4", name="Zofia Kowalska"),
    Person(code="P5", name="William Okonkwo"),
    Person(code="P6", name="Rosalind van der Berg"),
    Person(code="P7", name="Zhang Mei Ling"),
    Person(code="GP1", role="GP", name="Dr Harpreet Kaur Dhillon"),
    Person(code="P8", name="Tola Adair (née Pemberton)", other_names=("Tolly",)),
    Person(code="PC1", role="police constable", name="PC 1234 Halloran"),
    Person(code="PC2", role="police", name="PC 5678"),
    Person(code="P9", name="Fatima Begum"),
    Person(code="HT1", name="Precious Moyo"),
)
FINDER = Finder(KEY)


def hits(text, finder=FINDER):
    return [(hit.matched, hit.code, hit.asked) for hit in finder.find(text)]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Jane Smith", "SW1"), ("Jane Elizabeth Smith", "SW1"), ("Jane E. Smith", "SW1"), ("J E Smith", "SW1"),
        ("J.E. Smith", "SW1"), ("JE Smith", "SW1"), ("Mrs J. Smith", "SW1"), ("Smith, Mrs Jane", "SW1"),
        ("Smith, Jane Elizabeth", "SW1"), ("Smith, J", "SW1"), ("SMITH Jane", "SW1"), ("Jane SMITH", "SW1"),
        ("Elizabeth Smith", "SW1"), ("Jane Elizabeth", "SW1"), ("JaneSmith", "SW1"), ("MrsSmith", "SW1"),
        ("jane.smith@trust.example", "SW1"), ("j.smith@trust.example", "SW1"), ("smithj@trust.example", "SW1"),
        ("smith.jane@trust.example", "SW1"), ("janes@trust.example", "SW1"), ("jane_smith", "SW1"), ("jsmith", "SW1"),
        ("Jane S", "SW1"), ("Jane (Smith)", "SW1"), ("Sm1th", "SW1"), ("Jane Sm1th", "SW1"),
        ("Maggie Quillfeather", "N1"), ("Peggy Quillfeather", "N1"), ("Quillfeather, Meg", "N1"),
        ("peggy.quillfeather@trust.example", "N1"), ("PeggyQuillfeather", "N1"),
        ("Margaret (Peggy) Quillfeather", "N1"),
        ("Margaret “Peggy” Quillfeather", "N1"), ("Quillfea-\nther", "N1"), ("Margaret Quill-\n   feather", "N1"),
        ("Quill\u00adfeather", "N1"), ("Margaret\u00a0Quillfeather", "N1"), ("Margaret\r\nQuillfeather", "N1"),
        ("Margaret Quilfeather", "N1"), ("Margret Quillfeather", "N1"), ("Quillfeahter, Margaret", "N1"),
        ("Anne-Marie Holt-Jarvis", "DA1"), ("Anne Marie Holt Jarvis", "DA1"), ("Annemarie Holt-Jarvis", "DA1"),
        ("Anne Holt", "DA1"), ("Marie Jarvis", "DA1"), ("Anne-Marie Jarvis", "DA1"), ("Anne-Marie", "DA1"),
        ("O’Brien", "P1"), ("O'Brien", "P1"), ("OBrien", "P1"), ("O Brien", "P1"), ("Sean O'Brien", "P1"),
        ("O`BRIEN", "P1"),
        ("Shaun O’Brien", "P1"), ("Mc Donald", "P2"), ("Hamish M'Donald", "P2"),
        ("Hamish MacDonald", "P2"), ("MCDONALD", "P2"), ("Muhammad Hussein", "P3"), ("Mohd Hussain", "P3"),
        ("Iqbal Hussain", "P3"), ("M. I. Hussain", "P3"), ("Zofia Kowalski", "P4"), ("Zosia Kowalska", "P4"),
        ("Bill Okonkwo", "P5"), ("Will Okonkwo", "P5"), ("Rosalind Van Der Berg", "P6"),
        ("vanderberg", "P6"), ("Ros van der Berg", "P6"), ("Mei Ling Zhang", "P7"), ("Zhang Meiling", "P7"),
        ("Mei-Ling", "P7"), ("Dr H K Dhillon", "GP1"), ("Dr Dhillon", "GP1"), ("Harpreet Dhillon", "GP1"),
        ("Tola Pemberton", "P8"), ("Tolly Adair", "P8"), ("Pemberton", "P8"), ("Tola Adair", "P8"),
        ("PC Halloran", "PC1"), ("PC 1234 Halloran", "PC1"), ("PC 1234", "PC1"), ("PC1234", "PC1"),
        ("pc 5678", "PC2"),
        ("Fatima Begum", "P9"), ("Precious Moyo", "HT1"),
    ],
)  # fmt: skip
def test_a_form_that_leaves_no_doubt_is_found_whole_and_certain(written, code):
    text = f"Then rang {written} about it"
    assert hits(text) == [(written, code, False)]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Quilfeather", "N1"), ("Quillfeathr", "N1"), ("Quillfaether", "N1"), ("Quillfexther", "N1"),
        ("quillfeatherr", "N1"),
        ("Margret", "N1"), ("Okonkow", "P5"), ("O'Brine", "P1"), ("Hussian", "P3"), ("Maggie", "N1"), ("Peggy", "N1"),
        ("Billy", "P5"), ("Muhammad", "P3"), ("Mohammed", "P3"), ("Begum", "P9"), ("Ms Begum", "P9"),
        ("Ms Kaur", "GP1"),
        ("JS", "SW1"), ("J.S.", "SW1"), ("J S", "SW1"), ("M.Q.", "N1"), ("Elizabeth", "SW1"), ("Jarvis", "DA1"),
        ("Precious", "HT1"), ("Quillfeathers", "N1"), ("MacDonald", "P2"), ("Mac Donald", "P2"), ("Berg", "P6"),
    ],
)  # fmt: skip
def test_a_form_that_leaves_a_doubt_is_found_and_asked(written, code):
    text = f"Then rang {written} about it"
    assert hits(text) == [(written, code, True)]
    assert FINDER.code(text).text == text


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("Quilfeather", "slip of Quillfeather"),
        ("Margaret Quilfeather", "slip of Quillfeather"),
        ("Peggy", "familiar form of Margaret"),
        ("Muhammad", "spelling of Mohammed"),
        ("MacDonald", "spelling of McDonald"),
    ],
)
def test_a_hit_says_how_what_stands_there_differs_from_the_key(written, why):
    assert [hit.why for hit in FINDER.find(f"rang {written}")] == [why]


def test_what_may_be_a_slip_is_told_as_one():
    assert FINDER.find("Quilfeather rang")[0].question == (
        "“Quilfeather” may be a slip of Quillfeather (N1): write the code if it is."
    )


@pytest.mark.parametrize(
    "text",
    [
        "the smithy was shut, and Janet made a margin note",
        "a brine bath; greet the visitor; the right ones",
        "a slip of a short name is none: Jant, Jnae, Tla",
        "precious little was found, and the billing was right",
        "IT, GP and A&E; js in small letters; SW1 and PC 12345",
        "well-\nbeing and co-\noperation broken over a line",
        "the mail and the mac were wet; o brother",
        "grade 2b or not 2b; MP3 player, H1N1",
        "left at noon; See notes; Don't know",
        "a smithy, then the SHA of it and PEG feeding",
    ],
)
def test_ordinary_text_is_left_alone(text):
    assert FINDER.find(text) == []


@pytest.mark.parametrize("written", ["Janet Smith", "Jean Smith", "Smith, Janet"])
def test_a_given_name_of_its_own_is_asked_beside_the_surname_too(written):
    assert hits(f"told {written} of it") == [(written, "SW1", True)]


@pytest.mark.parametrize("written", ["Jane Smith-Brown", "Mary-Jane Smith", "Jane Smith-Ngozi"])
def test_a_full_name_within_a_double_one_is_asked(written):
    assert hits(f"told {written} of it") == [("Jane Smith", "SW1", True)]


def test_a_slip_that_is_another_known_name_is_that_name():
    finder = Finder([Person(code="A1", name="Marie Holt"), Person(code="A2", name="Maria Pike")])
    assert hits("Maria rang Marie", finder) == [("Maria", "A2", False), ("Marie", "A1", False)]


def test_a_familiar_form_of_two_people_is_asked_for_both():
    finder = Finder([Person(code="A1", name="William Holt"), Person(code="A2", name="Robert Pike")])
    found = finder.find("Billy rang")
    assert [set(hit.codes) for hit in found] == [{"A1", "A2"}]
    assert found[0].asked


def test_a_familiar_form_may_be_what_the_key_has():
    finder = Finder([Person(code="A1", name="Peggy Holt")])
    assert hits("Margaret Holt rang", finder) == [("Margaret Holt", "A1", False)]
    assert hits("Margaret rang", finder) == [("Margaret", "A1", True)]


def test_a_short_familiar_form_is_found_in_a_line_of_capitals():
    assert hits("RANG MEG TODAY ABOUT IT") == [("MEG", "N1", True)]


def test_a_familiar_form_never_stands_for_a_surname():
    assert hits("Jim rang", Finder([Person(code="A1", name="Ada James")])) == []


def test_a_familiar_form_or_slip_answered_is_passed_over_alone_and_found_in_the_full_name():
    finder = Finder(KEY, {"Peggy", "Quilfeather"})
    assert hits("Peggy met Quilfeather", finder) == []
    assert hits("Peggy Quillfeather", finder) == [("Peggy Quillfeather", "N1", False)]
    assert Finder(KEY).answer("Peggy") == Finder(KEY).answer("Quilfeather") == ""
    assert "N1" in Finder(KEY).answer("Quillfeather")


def test_the_initials_of_a_code_are_nobodys():
    finder = Finder([Person(code="SW1", name="Susan Wade")])
    assert hits("the SW rang; S.W. wrote", finder) == [("S.W.", "SW1", True)]


def test_the_end_of_a_usual_short_form_with_dots_is_nobody_s_initials():
    finder = Finder([Person(code="Adult G", name="Ottoline Brackenbury")])
    assert hits("D.O.B. 3 May; D.O.B 4 May", finder) == []
    assert [code for _, code, _ in hits("O.B. wrote; as O. B. said", finder)] == ["Adult G", "Adult G"]


AMBIGUOUS = Finder(
    [
        Person(code="SP1", name="Will Young"),
        Person(code="HV1", name="May Ellershaw"),
        Person(code="N1", name="Rose Bishop"),
    ]
)


@pytest.mark.parametrize(
    "text",
    [
        "seen in May", "since May", "on May 5, 2016", "May and June", "between March and May",
        "first to April and then to May",
        "by the end of May", "review arranged for May.", "he may come", "May be seen again", "Will he come?",
        "Will review",
        "Plan made. Will also ring the ward", "May I ask", "Young people were seen", "the Young Carers project",
        "three young men", "the Rose Lane clinic", "Bishop Auckland", "Young Parents group",
        "the Young Minds helpline", "Rose bushes grew there",
    ],
)  # fmt: skip
def test_a_word_that_is_a_name_too_is_no_name_where_the_words_around_say_so(text):
    assert AMBIGUOUS.find(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Will rang", "told Will that", "seen by May", "May's visit", "Young shouted", "Rose left", "Bishop agreed",
        "Bishop, Rose", "Mr Young was out", "the Young Family", "Young Review Meeting",
        "May attended", "Will came late",
    ],
)  # fmt: skip
def test_a_word_that_is_a_name_too_is_found_where_it_may_be_one(text):
    assert AMBIGUOUS.find(text)


def test_a_first_name_known_to_every_dictionary_keeps_its_code():
    finder = Finder([Person(code="A1", name="John Wright"), Person(code="A2", name="Harry Bailey")])
    assert hits("john rang Bailey", finder) == [("john", "A1", False), ("Bailey", "A2", False)]


def test_a_long_text_is_searched_as_a_short_one():
    line = "Rang Margaret Quillfeather about the visit. Peggy was out; Dr H K Dhillon “will ring Jane Smith”.\n"
    once = [(hit.matched, hit.code, hit.asked, hit.quoted) for hit in FINDER.find(line)]
    text = line * 4000
    found = FINDER.find(text)
    assert [(hit.matched, hit.code, hit.asked, hit.quoted) for hit in found] == once * 4000
    assert all(text[hit.start : hit.end] == hit.matched for hit in found)


def test_the_letter_of_a_code_is_no_initial_of_the_surname_behind_it():
    finder = Finder([Person(code="Adult A", role="subject", name="Anita Patel")])
    assert hits("Adult A Patel came", finder) == [("Patel", "Adult A", True)]
    assert hits("A Patel came", finder) == [("A Patel", "Adult A", False)]


def test_the_places_of_codes_in_a_text_are_told():
    assert FINDER.codes_in("SW1 rang GP1, not SW11") == [(0, 3), (9, 12)]
