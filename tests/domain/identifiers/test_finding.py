"""Identifiers beside names: each kind is found in every form records write it in, and ordinary figures are left."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import WrongUse
from domain.family.members import Member
from domain.identifiers.finding import Identifiers
from domain.identifiers.record_numbers import check_example
from domain.people import Person
from domain.review import RecordNumber

PEOPLE = (
    Person(
        code="Adult A",
        name="Ada Hobday",
        identifiers=(
            "NHS 943 476 5919", "3 March 1985", "07700 900123", "12 Acacia Avenue, Millbrook, LS6 2AB",
            "ada.h@example.org", "K1234567", "the red canal boat", "4411", "FB: sunny_jim85",
        ),
    ),
    Person(code="SW1", identifiers=("0117 496 0456", "AB12 CDE", "Tel: 0117 496 0999")),
    Person(code="Mother", identifiers=("Rose Cottage, Mill Lane, Otley", "7 Station Road", "485 777 3456")),
    Person(code="DN1"),
    Person(code="CH51"),
)
FAMILY = (
    Member(code="Child 1", born="14/06/2019", address="Flat 3, 7 St John's Road, LS6 1QQ"),
    Member(code="Child 2", born="not known", address="n/a"),
    Member(code="Adult A", born="3/3/85", address="12 Acacia Avenue"),
)
NUMBERS = (RecordNumber("RiO", "RiO 4412345"), RecordNumber("Case", "CYP/123456"), RecordNumber("Hospital", "AB-1234"))
IDENTIFIERS = Identifiers(PEOPLE, FAMILY, NUMBERS)

FOUND = [
    ("NHS no 943 476 5919 seen", "943 476 5919", "NHS number", "Adult A"),
    ("9434765919", "9434765919", "NHS number", "Adult A"),
    ("943.476.5919 seen", "943.476.5919", "NHS number", "Adult A"),
    ("943-476-5919.", "943-476-5919", "NHS number", "Adult A"),
    ("943 476\n5919", "943 476\n5919", "NHS number", "Adult A"),
    ("943\u00a0476\u00a05919", "943\u00a0476\u00a05919", "NHS number", "Adult A"),
    ("NHS:4010232137", "4010232137", "NHS number", ""),
    ("NHS4010232137", "4010232137", "NHS number", ""),
    ("(NHS: 4010232137)", "4010232137", "NHS number", ""),
    ("401 023 2137", "401 023 2137", "NHS number", ""),
    ("485 777 3456 in the key, wrong as it is", "485 777 3456", "identifier", "Mother"),
    ("CHI 010185 1006", "010185 1006", "CHI number", ""),
    ("AB123456C", "AB123456C", "NI number", ""),
    ("ab 12 34 56 c", "ab 12 34 56 c", "NI number", ""),
    ("NI no: JG103759", "JG103759", "NI number", ""),
    ("NINO JG 10 37 59 A", "JG 10 37 59 A", "NI number", ""),
    ("National Insurance number JG103759A", "JG103759A", "NI number", ""),
    *((f"seen {said} at home", said, "date of birth", "Adult A") for said in (
        "3/3/85", "03.03.1985", "3rd March 1985", "March 3, 1985", "1985-03-03", "030385", "3 Mar '85", "3-Mar-85",
        "03031985", "19850303", "3rd of March, 1985", "3.iii.85", "3 / 3 / 85", "03 03 85", "Mar 3rd 85", "1985/03/03",
        "1985-3-3", "3\\3\\85", "03-03-1985", "3 march\n1985", "MARCH 3RD 1985", "3\u00a0March\u00a01985", "3March1985",
        "03–03–85",
    )),
    *((f"IMR_{said}_v2.docx", said, "date of birth", "Adult A") for said in (
        "03.03.1985", "3_3_85", "3_March_1985", "1985-03-03", "19850303",
    )),
    ("DOB3/3/85", "3/3/85", "date of birth", "Adult A"),
    ("1985-03-03T00:00:00", "1985-03-03", "date of birth", "Adult A"),
    ("DOB 3/3/85", "3/3/85", "date of birth", "Adult A"),
    ("(d.o.b. 14.06.19)", "14.06.19", "date of birth", "Child 1"),
    ("DOB: 4/5/66, of nobody in the key", "4/5/66", "date of birth", ""),
    ("Date of birth 4 May 1966", "4 May 1966", "date of birth", ""),
    ("LS6 2AB", "LS6 2AB", "postcode", "Adult A"),
    ("ls62ab", "ls62ab", "postcode", "Adult A"),
    ("LS6\n1QQ", "LS6\n1QQ", "postcode", "Child 1"),
    ("lives at 12 Acacia Avenue", "12 Acacia Avenue", "address", "Adult A"),
    ("12, acacia ave", "12, acacia ave", "address", "Adult A"),
    ("No. 12 Acacia", "No. 12 Acacia", "address", "Adult A"),
    ("IMR_12_Acacia_Avenue.docx", "12_Acacia_Avenue", "address", "Adult A"),
    ("12\nAcacia\nAve.", "12\nAcacia\nAve", "address", "Adult A"),
    ("12a Acacia Av", "12a Acacia Av", "address", "Adult A"),
    ("Flat 2, 12 Acacia Avenue", "Flat 2, 12 Acacia Avenue", "address", "Adult A"),
    ("7 St. John’s Rd", "7 St. John’s Rd", "address", "Child 1"),
    ("7 st johns road", "7 st johns road", "address", "Child 1"),
    ("7 Station Rd", "7 Station Rd", "address", "Mother"),
    ("met at Rose Cottage", "Rose Cottage", "address", "Mother"),
    ("rang 07700 900123", "07700 900123", "telephone", "Adult A"),
    ("07700900123", "07700900123", "telephone", "Adult A"),
    ("07700.900.123", "07700.900.123", "telephone", "Adult A"),
    ("0117 496 0456/0457", "0117 496 0456", "telephone", "SW1"),
    ("07700-900-123", "07700-900-123", "telephone", "Adult A"),
    ("+44 7700 900123", "+44 7700 900123", "telephone", "Adult A"),
    ("+44 (0)117 496 0456", "+44 (0)117 496 0456", "telephone", "SW1"),
    ("(0117) 496 0456", "(0117) 496 0456", "telephone", "SW1"),
    ("0117 4960999", "0117 4960999", "telephone", "SW1"),
    ("Tel:01134960000", "01134960000", "telephone", ""),
    ("Mob07911123456", "07911123456", "telephone", ""),
    ("44 7700 900123", "44 7700 900123", "telephone", "Adult A"),
    ("0113 4960000x12", "0113 4960000", "telephone", ""),
    ("020 7946 0958", "020 7946 0958", "telephone", ""),
    ("01632 960001", "01632 960001", "telephone", ""),
    ("0044 7911 123456", "0044 7911 123456", "telephone", ""),
    ("+48 22 123 45 67", "+48 22 123 45 67", "telephone", ""),
    ("0800 1111", "0800 1111", "telephone", ""),
    ("Ada.H@Example.org.", "Ada.H@Example.org", "e-mail", "Adult A"),
    ("mail to jo.bloggs+x@nhs.net", "jo.bloggs+x@nhs.net", "e-mail", ""),
    ("www.facebook.com/ada.h", "www.facebook.com/ada.h", "web address", ""),
    ("see instagram.com/ada, daily", "instagram.com/ada", "web address", ""),
    ("car AB12CDE outside", "AB12CDE", "number plate", "SW1"),
    ("ab12 cde", "ab12 cde", "identifier", "SW1"),
    ("LK19 XYZ", "LK19 XYZ", "number plate", ""),
    ("a car, lk19 xyz", "lk19 xyz", "number plate", ""),
    ("vehicle A123 BCD", "A123 BCD", "number plate", ""),
    ("reg: ABC 123D", "ABC 123D", "number plate", ""),
    ("RiO 4498765", "RiO 4498765", "record number", ""),
    ("RiO no. 4498765", "RiO no. 4498765", "record number", ""),
    ("RIO: 4498765", "RIO: 4498765", "record number", ""),
    ("rio4498765", "rio4498765", "record number", ""),
    ("RIO\u00a04498765", "RIO\u00a04498765", "record number", ""),
    ("CYP/654321,", "CYP/654321", "record number", ""),
    ("XY–9876", "XY–9876", "record number", ""),
    ("k1234567", "k1234567", "identifier", "Adult A"),
    ("K 123 4567 and K-1234567", "K-1234567", "identifier", "Adult A"),
    ("The Red Canal-Boat", "The Red Canal-Boat", "identifier", "Adult A"),
    ("as sunny-jim85 there", "sunny-jim85", "identifier", "Adult A"),
    ("SUNNY_JIM85", "SUNNY_JIM85", "identifier", "Adult A"),
    ("door code 4411", "4411", "identifier", "Adult A"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "matched", "kind", "code"), FOUND, ids=[row[0] for row in FOUND])
def test_an_identifier_is_found_as_records_write_it(text, matched, kind, code):
    found = [(hit.matched, hit.kind, hit.code) for hit in IDENTIFIERS.find(text)]
    assert found == [(matched, kind, code)]
    assert not any(hit.asked for hit in IDENTIFIERS.find(text))


@pytest.mark.parametrize(
    ("text", "matched", "kind"),
    [
        ("LS6 9ZZ", "LS6 9ZZ", "postcode"),
        ("SW1A 2AA", "SW1A 2AA", "postcode"),
        ("LE1 4TH", "LE1 4TH", "postcode"),
        ("14 Acacia Avenue", "14 Acacia Avenue", "address"),
        ("moved to 3 Upper Mill St, Leeds", "3 Upper Mill St", "address"),
        ("walked down Acacia Avenue", "Acacia Avenue", "street"),
        ("in Mill Lane", "Mill Lane", "street"),
        ("born 4/5/66", "4/5/66", "date of birth"),
        ("tel 4960123", "4960123", "telephone"),
        ("https://www.leeds.gov.uk/care?x=1.", "https://www.leeds.gov.uk/care?x=1", "web address"),
    ],
)
def test_what_may_be_nobodys_is_asked(text, matched, kind):
    others = Identifiers(PEOPLE, FAMILY)
    (hit,) = others.find(text)
    assert (hit.matched, hit.kind, hit.asked) == (matched, kind, True)


ORDINARY = """
485 777 3458 beds in ten years, 1234567890 and 943 476 5918
blood pressure 120/80, pulse 72, temp 37.1, sats 98% on air, respirations 16
blood sugar 14.2 > insulin 10 units at 0930, 12 units at 1800
3/3/24 0930 SW1 to GP1: call about missed medication
5/6/2019 and 3/3/1984 and 4 March 1985 and 3 March 1986
2024-03-03 10:30 to 11:45; 03-03-2024 0930; 01.01.2024 09.15
from 0900 to 1000, then 1100-1200; 0900 1000 1100
12-14/3/24 inpatient, ward 4
@PAS vol 2 p.112, pp. 12-14, p.4 para 3.2.1, s.47, s.117, Section 136
paragraphs 4.12 to 4.19; footnote 112; page 1,234 of 2,345
paracetamol 500mg x2 qds; sertraline 50 mg od; 5ml bd; 2.5 mg prn; 1000 micrograms
B12 1mg injection; vitamin D3 800iu; T4 12.1; HbA1c 58 mmol/mol; eGFR 45; INR 2.4
weight 71.4 kg (11st 3lb), height 1.68m, BMI 25.3, MUST 1, Waterlow 14
£1,234.56 owed; £450 rent arrears; 120000 pounds; 3,000,000 people
MASH 1, CPN2, GP1, SW12, HV3, SN20 DNA, PC 1234, Ward 12, Room 4, Bed 22
SW1 2AB and DN1 4AB and CH51 DNA are codes and figures
SW1 4th visit, GP2 2nd call, DN1 3rd attempt, HV1 1st contact
OT 12 ABC assessment; CT20 SCAN; QRISK3 12; NEWS2 5; AB12 the
999 called at 2315, 111 at 0045, 101 rung twice, 0800 closed
12 months, 24 weeks, 18/40, 36+4, G2P1, 3/7, 2/52, 6/12, 1 in 4
KLOE 3.2, Q12, action 4.1.2, version 1.0.12, ISO 9001:2015
30 to 40 cigarettes; 1-2 bottles; 14 units; 3 x 1 l cider
12 Acacias, 12 o'clock, 12 other avenues; the avenue; Station 7 road
Avenue, Lane, Close to tears; Church Street; High Road; the mill; Otley
item 4412, code 1234, 44110 and 14411; boat, red, canal
3 Mill Road Surgery staff; 12 The Care Act; ward 4 high road; 2 Close calls; 4 hours Street team
in w/c 27/2/23; by 2022; c 2 Feb 23; mid March 2023; autumn 2019; 1985
reference to the Act 2014, Care Act s.42(2), Children Act 1989, MCA 2005
e.g. i.e. etc. a.m. p.m. N/A f/u t/c r/v h/v o/e c/o
@EMIS @RiO #2 !concern seen=alone contact=visit @"System One" RAG=red
he/she, and/or, in/out, 24/7, 50/50, 9-5, A&E, a.k.a., U.K.
rise of 12.5%, 3:1, 1:1 observation, 2:1, 15-minute checks, 1500ml
R v A [2012] EWCA Civ 123, para 45; SI 2015/1234; HC 123-IV
1 Jan 2023 to 30 June 2024, 546 days; 412 entries; 7 questions
PHQ-9 18, GAD-7 14, MMSE 24/30, ACE-III 78/100, GCS 15/15, EDSS 4.5
10.10.10 and 192.168.0.1 and 3.14159 and 1e5 and 0.0001
1234 5678 9012 is a card; 12 34 56 a sort code; 00000000
20mm x 30mm x 5mm; grade 2; stage 3a; type 2; category 4; band 6
dental: UR6, LL5; C5/6; L4-S1; T10; left 3rd metatarsal
""".strip().splitlines()


@pytest.mark.parametrize("line", ORDINARY)
def test_ordinary_figures_are_no_identifiers(line):
    assert [(hit.matched, hit.kind) for hit in IDENTIFIERS.find(line)] == []


def test_three_hundred_rows_of_a_record_hold_none():
    rows = files("tui.demo").joinpath("rows.txt").read_text("utf-8")
    assert len(rows.splitlines()) > 300
    assert [(hit.matched, hit.kind) for hit in IDENTIFIERS.find(rows)] == []


def test_nothing_known_still_finds_what_can_be_told_from_itself():
    found = Identifiers().find("NHS 943 476 5919, AB123456C, 07700 900123, a@b.org, 3/3/85, RiO 4412345")
    assert [hit.kind for hit in found] == ["NHS number", "NI number", "telephone", "e-mail"]
    assert [hit.code for hit in found] == ["", "", "", ""]


@pytest.mark.parametrize(
    ("written", "text", "matched", "asked"),
    [
        ("12 Acacia Avenue Millbrook LS6 2AB", "at 12 Acacia Ave", "12 Acacia Ave", False),
        ("12 Acacia Avenue\nMillbrook\nLS6 2AB", "at 12 Acacia Avenue", "12 Acacia Avenue", False),
        ("The Old Rectory, Church Lane, Otley", "at the Old Rectory", "the Old Rectory", False),
        ("The Old Rectory, Church Lane, Otley", "in Church Lane", "Church Lane", True),
        ("Room 4, Willow Lodge Care Home", "moved to Willow Lodge", "Willow Lodge", False),
        ("Flat 3 Elm Court, High Road", "at Elm Ct", "Elm Ct", False),
        ("Flat 2, 12 Acacia Avenue", "at 12 Acacia Avenue", "12 Acacia Avenue", False),
        ("12-14 High Park Road", "at 12 High Park Road", "12 High Park", False),
        ("1 The Close", "at 1 The Close", "1 The Close", False),
        ("Unit 7, 22 Mill St", "at 22 mill street", "22 mill street", False),
    ],
)
def test_an_address_is_understood_as_people_write_it(written, text, matched, asked):
    (hit,) = Identifiers([Person(code="M1", identifiers=(written,))]).find(text)
    assert (hit.matched, hit.asked) == (matched, asked)


def test_an_address_two_people_share_is_of_both():
    people = [Person(code="M1", identifiers=("4 Elm Road",)), Person(code="F1", identifiers=("4 Elm Rd, LS1 4DY",))]
    (hit,) = Identifiers(people).find("went to 4 Elm Road")
    assert (hit.code, hit.codes) == ("M1", ("M1", "F1"))


def test_what_is_told_says_the_kind_and_whose():
    (hit,) = IDENTIFIERS.find("NHS 943 476 5919")
    assert hit.question == (
        "“943 476 5919” is an NHS number (of Adult A): leave it out, or say why when exporting."
    )
    (hit,) = IDENTIFIERS.find("rang 020 7946 0958")
    assert hit.question == "“020 7946 0958” is a telephone number: leave it out, or say why when exporting."


@pytest.mark.parametrize("example", ["12", "RiO", "", "a1b", "no. /"])
def test_an_example_that_would_be_any_number_is_refused(example):
    with pytest.raises(WrongUse, match="example of a record number"):
        check_example(example)


@given(st.text(max_size=200))
def test_any_text_is_searched_and_hits_stand_in_it_in_order(text):
    reached = 0
    for hit in IDENTIFIERS.find(text):
        assert reached <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end] == hit.matched
        reached = hit.end


@given(st.lists(st.text(max_size=30), max_size=4), st.text(alphabet="aA1 /-().@", max_size=60))
def test_whatever_stands_in_the_key_can_be_looked_for(identifiers, text):
    person = Person(code="X", identifiers=tuple(identifiers))
    Identifiers([person], [Member(code="Y", born=text, address=text)], [RecordNumber("n", text)]).find(text)
