"""Names planted in every field a person can type into: none leaves with a report or an action plan."""

from __future__ import annotations

import html
import io
import re
import zipfile
from dataclasses import replace
from functools import cache

import pytest

from domain.people import Person
from domain.report.parts import Fact
from domain.review import Review
from exporters.prepare import prepare
from exporters.way_out.job import Disclosed, Job
from tests.exporters.plans import PLANS
from tests.exporters.report.cases import FAMILY, REVIEW, TODAY, leaving
from tests.exporters.report.planting import PLANTS, names, of_report
from tests.exporters.report.templates import labels, sections, table
from tests.exporters.word_templates import letters

HOME, BORN, NHS = "27 Larkspur Mews", "17/08/1971", "999 002 4618"
PERSON = Person(
    code="NB1", name="Zebedee Quarrington", identifiers=(BORN, f"{HOME}, Northwick NW9 4QT", f"NHS {NHS}"),
)  # fmt: skip
FAMILY_TABLE = ("Reference name", "Relationship", "Date of birth", "Date of death", "Full address")
REPORT_JOB = Job(kind="report", today=TODAY, suffix=".docx", template_name="board.docx")
FILES = {
    "our own, adults": replace(REPORT_JOB, layout="adults"),
    "our own, children": replace(REPORT_JOB, layout="children"),
    "a board's template": replace(REPORT_JOB, template=letters.island()),
    "our own plan": Job(kind="action plan", today=TODAY),
    "a board's plan": Job(kind="action plan", today=TODAY, template=PLANS[2].data, template_name="plan.xlsx"),
}
PRINTED = {"our own, adults": 100, "our own, children": 100, "a board's template": 80, "our own plan": 10,
           "a board's plan": 4}  # fmt: skip
SURNAMES = names()
NEVER = ("a note beside a checklist", "deadlines, what", "deadlines, note", "a member of the family, note",
         "a note on a relation", "a submission, text")  # fmt: skip
"""What the author keeps for themselves."""
CODED = ("a signature, who", "the signature of the quality assurer", "the signature of the chief officer",
         "details, author")  # fmt: skip
"""Where somebody of the key is printed by their code."""


def words_in(data: bytes) -> str:
    """All words of a finished file, those of files within it among them."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            part = package.read(name)
            found.append(words_in(part) if part.startswith(b"PK\x03\x04") else part.decode("utf-8", "replace"))
    return re.sub(r"<[^>]*>", "", html.unescape(" ".join(found))).casefold()


def knowing(review: Review) -> Review:
    """The case with the person in its key whose name is planted."""
    return replace(review, people=(*review.people, PERSON))


@cache
def planted() -> Review:
    """The case with a name of its own in every field."""
    review = REVIEW
    for field, surname in SURNAMES.items():
        review = PLANTS[field](review, f"Zebedee {surname}")
    return review


@pytest.mark.parametrize("file", FILES)
def test_a_name_in_any_field_that_is_printed_is_found_in_the_file(file: str) -> None:
    """The fields that are not printed hold theirs back by not being there."""
    said = words_in(prepare(leaving(planted()), FILES[file]).data)
    printed = [field for field, surname in SURNAMES.items() if surname.casefold() in said]
    people = tuple(Person(code=f"K{n}", name=f"Zebedee {each}") for n, each in enumerate(SURNAMES.values()))
    with pytest.raises(Disclosed) as stopped:
        prepare(leaving(replace(planted(), people=(*planted().people, *people))), FILES[file])
    found = " ".join(f"{hit.matched} {hit.around}" for hit in stopped.value.verdict.stopping).casefold()
    assert len(printed) >= PRINTED[file], set(PLANTS) - set(printed)
    assert not [field for field in printed if SURNAMES[field].casefold() not in found and field not in CODED]
    assert not [field for field in NEVER if field in printed]


def stopping(review: Review, data: bytes) -> list[tuple[str, str, str]]:
    """Kind, code and asked place of what stops a template filled from this case."""
    job = Job(kind="report", today=TODAY, suffix=".docx", template=data, template_name="board.docx")
    try:
        prepare(leaving(knowing(review)), job)
    except Disclosed as stopped:
        return [(hit.kind, hit.code, hit.asks) for hit in stopped.verdict.stopping]
    return []


def with_address(address: str, born: str = "14/05/1954") -> Review:
    return replace(REVIEW, family=(replace(FAMILY[0], address=address, born=born), *FAMILY[1:]))


def test_a_family_table_holds_the_familys_own_addresses_and_dates_alone() -> None:
    data = table("Family composition", *FAMILY_TABLE)
    assert stopping(REVIEW, data) == []
    assert {kind for kind, _, _ in stopping(with_address(HOME), data)} == {"address"}
    assert {kind for kind, _, _ in stopping(with_address("not known", BORN), data)} == {"date of birth"}
    assert {kind for kind, _, _ in stopping(with_address(f"NHS {NHS}"), data)} == {"NHS number"}


def test_of_two_of_the_family_neither_stands_with_the_others_date_of_birth() -> None:
    other = replace(FAMILY[1], born="01/02/1980", address="born 14/05/1954")
    review = replace(REVIEW, family=(FAMILY[0], other))
    assert {kind for kind, _, _ in stopping(review, table("Family composition", *FAMILY_TABLE))} == {"date of birth"}


def test_a_cover_holds_the_subjects_own_address_alone() -> None:
    data = labels("Agency", "Address of subject", "Date of birth")
    assert stopping(REVIEW, data) == []
    assert all(code for _, code, _ in stopping(with_address(HOME), data))


def test_a_name_of_the_key_is_asked_about_where_a_board_asks_for_a_name() -> None:
    data = labels("Agency", "Name of chief officer", "Author of IMR")
    chief = of_report(facts=(Fact(name="chief_officer", value="Zebedee Quarrington"),))
    assert stopping(chief, data) == [("name", "NB1", "name")]
    assert stopping(of_report(facts=(Fact(name="chief_officer", value="Sam Sample"),)), data) == []


@pytest.mark.parametrize("text", ["ZEBEDEE QUARRINGTON", "Quarington", "Zebedee\nQuarrington", "Q\u200buarrington"])
def test_a_name_in_another_form_stops_it_too(text: str) -> None:
    assert stopping(PLANTS["a passage of narrative"](REVIEW, text), sections("Narrative"))
