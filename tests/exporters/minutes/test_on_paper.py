"""Minutes on paper: what they say, how they are built for everyone to read, and nothing of this machine in them."""

from __future__ import annotations

import io
import os
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx as python_docx
import pytest

from domain.agreement.for_agreement import for_agreement
from domain.agreement.steps import Representation, Step
from domain.errors import WrongUse
from domain.evidence.drawn_from import Evidence
from domain.evidence.resting import digest_of
from domain.meetings.for_file import for_file, text_alone
from domain.meetings.minutes import Paragraph
from domain.people import Person
from exporters.minutes.on_paper import as_printed, for_agreement_paper, for_file_paper
from exporters.office.differs import ReadBackDiffers
from exporters.prepare import prepare
from exporters.way_out.job import Disclosed, Job
from exporters.word.building import docx
from exporters.word.read_back import read_back
from exporters.word.text import W
from tests.exporters.minutes.meetings import PEOPLE, given, issued, issued_again, paragraphs, review

GOLDEN = Path(__file__).parent.parent / "golden"
JOB = Job(kind="minutes", today=date(2024, 9, 20), suffix=".docx")


def agreed(minutes):
    version = minutes.latest
    return replace(
        minutes,
        steps=(
            *minutes.steps,
            Step(kind="agree", version=version.number, code="HV1", day="2024-10-02", how="e-mail", attested="author",
                 sha256=version.sha256),
            Step(kind="dispute", version=version.number, code="SW1", day="2024-10-03", how="Word", attested="author",
                 sha256=version.sha256, words="It was taken as a referral.", paragraph="p4"),
        ),
    )  # fmt: skip


def unconfirmed(minutes):
    version = minutes.latest
    return replace(
        minutes,
        steps=(
            *minutes.steps,
            Step(kind="agree", version=version.number, code="HV1", day="2024-10-02", how="packet",
                 attested="themselves", sha256=version.sha256),
            Step(kind="cannot", version=version.number, code="SW1", day="2024-10-03", words="left employment"),
            Step(kind="authorise", version=version.number, code="SW1", day="2024-10-05", who="Director of Nursing",
                 words="what was said of the duty desk is needed"),
        ),
    )  # fmt: skip


def golden(name: str, said: str) -> None:
    path = GOLDEN / name
    if os.environ.get("GOLDEN") == "write":
        path.write_text(said, encoding="utf-8")
    assert said == path.read_text(encoding="utf-8")


def whole(paper) -> str:
    return "\n".join((*paper.texts(), "---", paper.header, *paper.footer)) + "\n"


def test_a_first_version_for_agreement_says_what_it_said():
    golden("minutes-for-agreement.txt", whole(for_agreement_paper(given(issued()))))


def test_a_next_version_says_what_changed_and_what_was_done():
    golden("minutes-for-agreement-again.txt", whole(for_agreement_paper(given(issued_again()))))


def test_finished_minutes_say_who_answered_how_and_what_is_disputed():
    golden("minutes-for-the-file.txt", whole(for_file_paper(for_file(review(agreed(issued_again())), 3))))


def test_minutes_not_confirmed_say_on_whose_authority():
    said = for_file_paper(for_file(review(unconfirmed(issued())), 3)).texts()
    assert "Minutes, not confirmed by all" in said
    assert any("SW1 has not confirmed these minutes" in text and "Director of Nursing" in text for text in said)


def told(minutes) -> str:
    return "\n".join(for_file_paper(for_file(review(minutes), 3)).texts())


def their_own(minutes, kind, **rest):
    version = minutes.latest
    step = Step(kind=kind, version=version.number, code="SW1", day="2024-10-03", how="packet", attested="themselves",
                sha256=version.sha256, **rest)  # fmt: skip
    return replace(minutes, steps=(*minutes.steps, step))


def both_agreed(minutes):
    version = minutes.latest
    agree = Step(kind="agree", version=version.number, code="HV1", day="2024-10-04", how="e-mail", attested="author",
                 sha256=version.sha256)  # fmt: skip
    return replace(minutes, steps=(*minutes.steps, agree, replace(agree, code="SW1")))


def test_a_dispute_of_their_own_is_told_beside_the_agreement_the_author_attests():
    said = told(both_agreed(their_own(issued(), "dispute", words="I never said that.", paragraph="p4")))
    assert "Minutes, disputed in part" in said and "I never said that." in said
    assert "SW1, on Thursday 3 October 2024, by packet, their own act, of paragraph 6:" in said
    assert "The author attests that SW1 agreed version 1 on Friday 4 October 2024, by e-mail." in said
    assert "Disputed, by their own act\nRecorded since: Agreed" in said
    assert "Thursday 3 October 2024; packet; their own act\nFriday 4 October 2024; e-mail; as attested" in said


def test_a_wish_of_their_own_said_to_be_taken_back_is_told_as_attested():
    minutes = their_own(issued(), "represent")
    wish = Representation(version=1, code="SW1", kind="change", paragraph="p4", quoted="A call.", words="No call.",
                          verdict="taken back", number=1)  # fmt: skip
    minutes = both_agreed(replace(minutes, representations=(wish,)))
    said = told(minutes)
    assert "Should say: No call." in said and "Taken back (attested by the author)." in said
    assert "Representations made, by their own act" in said
    themselves = told(their_own(minutes, "agree"))
    assert "No call." not in themselves, "they agreed themselves since"


def test_a_dispute_of_an_earlier_version_is_told_by_the_number_it_had_there():
    first = their_own(issued(), "dispute", words="I never said that.", paragraph="p4")
    second = issued_again()
    minutes = replace(second, steps=(*first.steps, *(step for step in second.steps if step.version == 2)))
    said = told(unconfirmed(minutes))
    assert "I never said that." in said and "of paragraph 6 of version 1:" in said


def test_minutes_still_waited_for_are_not_finished():
    with pytest.raises(WrongUse, match="are not finished"):
        for_file(review(issued()), 3)


def test_the_exact_text_is_that_of_sha256sum():
    ready = prepare(text_alone(review(issued()), 3), replace(JOB, suffix=".txt"))
    assert ready.sha256 == issued().versions[0].sha256 and ready.data.decode() == issued().versions[0].text


def test_what_is_written_reads_back_the_same_and_is_the_same_each_time():
    paper = for_agreement_paper(given(issued_again()))
    assert read_back(docx(paper), paper) > 40 and docx(paper) == docx(paper)


def test_another_document_does_not_read_back():
    paper = for_agreement_paper(given(issued()))
    other = for_agreement_paper(given(issued_again()))
    with pytest.raises(ReadBackDiffers):
        read_back(docx(other), paper)
    with pytest.raises(ReadBackDiffers, match="foot"):
        read_back(docx(replace(paper, footer=("another",))), paper)


@pytest.mark.parametrize(
    ("question", "text", "printed"),
    [
        ("1", "Question 1", "Question 1"),
        ("KLOE 1", "Question KLOE 1", "Question KLOE 1"),
        ("1", "How were they known?", "Question 1: How were they known?"),
        ("", "The call of 3 March", "The call of 3 March"),
    ],
)
def test_a_question_without_words_of_its_own_is_headed_by_its_label_once(question, text, printed):
    assert as_printed(Paragraph(kind="heading", text=text, question=question)) == printed


def test_headings_are_real_header_rows_repeat_and_the_language_is_british():
    made = python_docx.Document(io.BytesIO(docx(for_agreement_paper(given(issued())))))
    named = [(each.style.name, each.text) for each in made.paragraphs if each.style.name.startswith("Heading")]
    assert ("Heading 1", "The minutes") in named and ("Heading 1", "Your answer") in named
    rows = next(table for table in made.tables if table.rows[0].cells[0].text == "No.")
    assert rows.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None
    assert made.styles.element.find(f".//{W}lang").get(f"{W}val") == "en-GB"
    assert (made.core_properties.title, made.core_properties.language) == ("Minutes for agreement", "en-GB")


def test_nothing_of_this_machine_or_of_who_wrote_it_is_in_it():
    data = docx(for_agreement_paper(given(issued())))
    made = python_docx.Document(io.BytesIO(data))
    about = made.core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml")
        assert b"created" not in core and b"python" not in core


def test_every_page_says_page_version_hash_and_log():
    made = python_docx.Document(io.BytesIO(docx(for_agreement_paper(given(issued())))))
    (section,) = made.sections
    foot = [each.text for each in section.footer.paragraphs]
    assert foot[0] == "Minutes of interview 3  ·  version 1  ·  copy for HV1\tPage 1 of 1"
    assert foot[1] == f"SHA-256 of the exact text: {issued().versions[0].sha256}"
    assert foot[2] == f"Head of the case’s log: {'ab12' * 16}"
    codes = [each.text for each in section.footer._element.iter(f"{W}instrText")]
    assert codes == [" PAGE ", " NUMPAGES "]


def test_a_name_anywhere_in_it_stops_it():
    told = tuple(replace(one, text=one.text.replace("the mother", "Marigold")) for one in paragraphs())
    with pytest.raises(Disclosed):
        prepare(given(issued(made=told)), JOB)


def test_an_author_who_is_in_the_key_stands_by_code():
    people = (*PEOPLE[:2], Person(code="AU1", name="An Author", role="Author of the review"))
    said = for_agreement_paper(for_agreement(review(issued(), people=people), 3, "HV1")).texts()
    assert any("written by AU1" in text for text in said)


@pytest.mark.parametrize("text", ["<w:t>&amp;</w:t>", "=1+1", "_x0041_", "a\tb", "a\u202eb\u0007c", "é\u0301 🙂"])
def test_odd_text_is_kept_as_text(text):
    told = tuple(replace(one, text=text) if one.id == "p6" else one for one in paragraphs())
    ready = prepare(given(issued(made=told)), JOB)
    assert ready.suffix == ".docx"


@pytest.mark.real
def test_microsofts_validator_finds_no_fault(validator, tmp_path: Path):
    papers = {
        "first": for_agreement_paper(given(issued())), "again": for_agreement_paper(given(issued_again())),
        "file": for_file_paper(for_file(review(agreed(issued_again())), 3)),
    }  # fmt: skip
    for name, paper in papers.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(docx(paper))
        assert validator(path) == []


@pytest.mark.real
def test_libreoffice_prints_it(soffice, tmp_path: Path):
    path = tmp_path / "minutes.docx"
    path.write_bytes(docx(for_agreement_paper(given(issued_again()))))
    assert soffice(path).read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("name", "others"), [("Gordon Bellweather", ()), ("Gordon Bellweather", ("GB",))])
def test_the_language_of_a_document_is_nobodys_initials(name, others):
    people = (*PEOPLE, Person(code="GP9", name=name, other_names=others))
    ready = prepare(for_agreement(review(issued(), people=people), 3, "HV1"), JOB)
    assert not any("GB" in note for note in ready.notes)
    told = tuple(replace(one, text="GB rang.") if one.id == "p6" else one for one in paragraphs())
    with pytest.raises(Disclosed, match="“GB” for GP9"):
        prepare(for_agreement(review(issued(made=told), people=people), 3, "HV1"), JOB)


def test_finished_minutes_say_who_was_reminded_not_asked_what_rests_on_them_and_where_to_sign():
    minutes = unconfirmed(issued())
    reminded = Step(kind="remind", version=1, code="SW1", day="2024-10-01")
    digest = digest_of([minutes.versions[0].paragraphs[5]])
    drawn = Evidence(target="12", interview=3, paragraphs=("p4",), digest=digest)
    whole_review = replace(review(replace(minutes, steps=(*minutes.steps[:2], reminded, *minutes.steps[2:]))),
                           evidence=(drawn,))  # fmt: skip
    said = for_file_paper(for_file(whole_review, 3)).texts()
    assert "SW1 was reminded on Tuesday 1 October 2024." in said
    assert "AU1 (interviewer) was present and not asked to agree: holds the interview." in said
    at = said.index("Rows of the chronology that rest on these minutes")
    assert said[at + 3 : at + 5] == ["Sun 3 March 2024", "6"]
    at = said.index("Signed off by a senior manager of the agency")
    assert said[at + 1 :] == ["Name", "", "Office", "", "Signature", "", "Date", ""]
    assert not any(text.startswith("Disputed by") for text in said)


def test_finished_minutes_say_where_an_attested_answer_is_kept():
    minutes = agreed(issued_again())
    kept = tuple(replace(one, reference="e-mail, folder IMR") if one.kind == "agree" else one for one in minutes.steps)
    assert "; as attested by the author; kept: e-mail, folder IMR" in told(replace(minutes, steps=kept))
