"""Short forms in texts as records and reports have them, and what a text says they stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.report.short_forms import defined_in, short_forms

CODES = frozenset({"sw1", "gp1", "im1", "gp", "adult a"})

TEXTS = [
    ("The CPN rang the CMHT.", "CPN CMHT"),
    ("Two CPNs and the CPN's manager", "CPN CPN"),
    ("MARAC, MAPPA and MASH were told; DoLS applied", "MARAC MAPPA MASH DoLS"),
    ("An MCA/DoLS assessment by the BIA", "MCA DoLS BIA"),
    ("A s42 enquiry, then S117 aftercare and s.136", "s42 s117 s136"),
    ("a s 47 enquiry", "s47"),
    ("seen on RiO and SystmOne, not on EMIS", "RiO SystmOne EMIS"),
    ("taken to A&E, later A & E again", "A&E A&E"),
    ("T/C from ward", "T/C"),
    ("C.P.N. and the G.P. came", "CPN"),
    ("non-DNA, post-ECT, pre-CPA", "DNA ECT CPA"),
    ("PiPoT and LeDeR notified, an MoU signed, two MoUs", "PiPoT LeDeR MoU MoU"),
    ("CAFCASS and OFSTED were told", "CAFCASS OFSTED"),
    ("type 2 diabetes (T2DM)", "T2DM"),
    ("(IMR) and “SAR”", "IMR SAR"),
    ("ED: OT came", "ED OT"),
    ("SALT and CAT by themselves are forms", "SALT CAT"),
    # Codes, names, words, figures: none.
    ("SW1 rang GP1; the GP was out; Adult A; Mrs A; SW12", ""),
    ("Child B and Adult 10, Midwife 2", ""),
    ("She was NOT seen. URGENT. MUST be REVIEWED", ""),
    ("PLEASE RING THE FAMILY BEFORE FRIDAY", ""),
    ("PATIENT SEEN BY CPN AT HOME", "CPN"),
    ("DO NOT CALL THE CAT", ""),
    ("Mr McDonald, DeSouza and MacIntyre, O'Brien", ""),
    ("50 MG at 9 AM, 20MG, 5 ML", ""),
    ("Part IV of the Act, Schedule VI, World War II, phase III", ""),
    ("WR5 2NP, AB12 3CD", ""),
    ("NHS number", "NHS"),
    ("the UK, TV, DVD, OK, N/A, PS", ""),
    ("e.g. i.e. etc. a.m.", ""),
    ("Monday MON 3 MAR", ""),
    ("SAFEGUARDING CONCERN FORM", ""),
    ("I saw A and B", ""),
    ("PC1234, MrsA and JANE came; Y/N", ""),
    ("", ""),
    ("s3/4/24, in the 1980s 42 people", ""),
    ("she@NHS.uk #KLOE !DNA", ""),
    ("iPhone, eConsult", ""),
]


@pytest.mark.parametrize(("text", "forms"), TEXTS, ids=lambda each: each[:40] if isinstance(each, str) else None)
def test_short_forms_are_told_from_codes_names_words_and_figures(text: str, forms: str) -> None:
    assert " ".join(each.short for each in short_forms(text, CODES)) == forms


def test_what_the_list_knows_is_a_short_form_whatever_it_looks_like() -> None:
    assert [each.short for each in short_forms("Scored by MUST", (), {"must"})] == ["MUST"]


DEFINED = [
    ("the Community Psychiatric Nurse (CPN) rang", {"CPN": "Community Psychiatric Nurse"}),
    ("a Deprivation of Liberty Safeguards (DoLS) form", {"DoLS": "Deprivation of Liberty Safeguards"}),
    ("the multi-agency risk assessment conference (“MARAC”).", {"MARAC": "multi-agency risk assessment conference"}),
    ("CMHT (community mental health team) and more", {"CMHT": "community mental health team"}),
    ("an Individual Management Review (hereafter IMR)", {"IMR": "Individual Management Review"}),
    ("the Accident and Emergency department (A&E)", {}),
    ("Accident and Emergency (A&E)", {"A&E": "Accident and Emergency"}),
    ("tuberculosis (TB)", {"TB": "tuberculosis"}),
    ("Safeguarding Adults Reviews (SARs)", {"SAR": "Safeguarding Adults Reviews"}),
    ("enquiry under section 42 (s42)", {"s42": "section 42"}),
    ("SW1 (who is a CPN) came", {}),
    ("the nurse (CPN) came", {}),
    ("PC1 (PC 1234) and SW1 (SW1)", {}),
    ("He rang the ward. Community nurses (DN) came", {}),
    ("Mental Capacity Act 2005 (MCA)", {}),
    ("the Head of Adult Services (HAS) and the Director of Public Health (DPH)",
     {"HAS": "Head of Adult Services", "DPH": "Director of Public Health"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), DEFINED, ids=lambda each: each[:40] if isinstance(each, str) else None)
def test_a_text_explains_a_form_by_words_that_begin_with_its_letters(text: str, said: dict[str, str]) -> None:
    assert dict(defined_in(text)) == said


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for each in short_forms(text):
        assert each.short
    assert all(short and meaning for short, meaning in defined_in(text))
