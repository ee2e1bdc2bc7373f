"""The genogram from the command line: a picture by itself, its words searched, logged; what is refused."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from domain.family.members import Member
from domain.people import Person
from domain.review import Details
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.tui.conftest import Run

Opening = tuple[Path, str, Path]


def case_of(tmp_path: Path, relationship: str) -> Opening:
    path, key = tmp_path / "case.imr", tmp_path / "key"
    key.write_text(f"{PASSPHRASE}\n")
    key.chmod(0o600)
    with CaseFile.create(path, PASSPHRASE, Details(agency="Riverside", subject="Adult A")) as case:
        case.people.add(Person(code="Adult A", role="Subject", name="Olumide Ferrante"))
        case.people.add(Person(code="Adult B", role="Family"))
        case.family.add(Member(code="Adult A", relationship="Subject", sex="m"))
        case.family.add(Member(code="Adult B", relationship=relationship, sex="f"))
    return path, "--passphrase-file", key


@pytest.mark.real
def test_the_family_leaves_as_a_picture_and_its_words_are_told(imr: Run, tmp_path: Path) -> None:
    from PIL import Image

    opening = case_of(tmp_path, "Sister")
    done = imr("export", *opening, "genogram", "-o", "family.png")
    assert done.returncode == 0, done.stderr
    assert "2 members of the family are in family.png" in done.stderr and "Sister" in done.stderr
    file = tmp_path / "family.png"
    assert Image.open(io.BytesIO(file.read_bytes())).format == "PNG"
    assert file.stat().st_mode & 0o777 == 0o600
    with CaseFile.open(opening[0], PASSPHRASE) as case:
        assert case.log.lines()[-1].verb == "export"


@pytest.mark.real
def test_a_name_drawn_in_it_keeps_it_back(imr: Run, tmp_path: Path) -> None:
    done = imr("export", *case_of(tmp_path, "Sister of Olumide Ferrante"), "genogram", "-o", "family.png")
    assert done.returncode == 1 and not (tmp_path / "family.png").exists()


@pytest.mark.real
@pytest.mark.parametrize("more", (("-o", "family.docx"), ("-o", "f.png", "--csv"), ("-o", "f.png", "--panel", "names")))
def test_what_is_for_no_picture_is_refused(imr: Run, tmp_path: Path, more: tuple[str, ...]) -> None:
    done = imr("export", *case_of(tmp_path, "Sister"), "genogram", *more)
    assert done.returncode == 2 and not list(tmp_path.glob("f*.png"))
