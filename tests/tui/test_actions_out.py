"""The action plan from the command line: into a board's workbook, our own, and what is refused."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from domain.people import Person
from domain.report.parts import Action, Recommendation
from domain.review import Details
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.exporters.plans import PLANS
from tests.tui.conftest import Run
from tui.demo.build import build_demo

Opening = tuple[Path, str, Path]


@pytest.fixture
def opening(tmp_path: Path) -> Opening:
    """A case with a plan, and how a command opens it."""
    path, key = tmp_path / "case.imr", tmp_path / "key"
    key.write_text(f"{PASSPHRASE}\n")
    key.chmod(0o600)
    with CaseFile.create(path, PASSPHRASE, Details(agency="Riverside", subject="Adult A")) as case:
        case.people.add(Person(code="SW1", role="Social worker", name="Olumide Ferrante"))
        number = case.recommendations.add(Recommendation(text="Follow up every missed visit.")).number
        case.actions.add(Action(recommendation=number, text="SW1 writes a procedure", lead="Head of Nursing",
                                target="2027-01-31", status="In progress"))  # fmt: skip
        case.recommendations.add(Recommendation(text="Keep the record the same day."))
    (tmp_path / "plan.xlsx").write_bytes(PLANS[0].data)
    return path, "--passphrase-file", key


def cells(path: Path) -> Iterator[Any]:
    for row in openpyxl.load_workbook(io.BytesIO(path.read_bytes())).worksheets[0].iter_rows(values_only=True):
        yield from row


@pytest.mark.real
def test_the_plan_leaves_in_the_board_s_workbook_is_logged_and_kept(imr: Run, opening: Opening, tmp_path: Path) -> None:
    done = imr("export", *opening, "actions", "--template", "plan.xlsx", "--prove", "-o", "out.xlsx")
    assert done.returncode == 0, done.stderr
    assert "2 rows of the plan are in out.xlsx" in done.stderr and "C4  empty" in done.stdout
    assert "SW1 writes a procedure" in list(cells(tmp_path / "out.xlsx"))
    assert (tmp_path / "out.xlsx").stat().st_mode & 0o777 == 0o600
    with CaseFile.open(opening[0], PASSPHRASE) as case:
        assert case.log.lines()[-1].verb == "export"
        kept = case.printed.all()[-1]
        assert "SW1 writes a procedure" in kept.texts.values()


@pytest.mark.real
def test_without_a_board_s_workbook_our_own_is_filled(imr: Run, opening: Opening, tmp_path: Path) -> None:
    done = imr("export", *opening, "actions", "-o", "own.xlsx")
    assert done.returncode == 0 and "No action yet for recommendation 2." in done.stderr
    assert {"In progress", "Head of Nursing", "Keep the record the same day."} <= set(cells(tmp_path / "own.xlsx"))


@pytest.mark.real
def test_a_name_in_the_plan_stops_it(imr: Run, opening: Opening, tmp_path: Path) -> None:
    with CaseFile.open(opening[0], PASSPHRASE) as case:
        case.actions.add(Action(text="Olumide Ferrante trains the team"))
    done = imr("export", *opening, "actions", "--template", "plan.xlsx", "-o", "out.xlsx")
    assert done.returncode == 1 and "“Olumide Ferrante” for SW1" in done.stderr
    assert not (tmp_path / "out.xlsx").exists()


@pytest.mark.real
def test_a_name_of_nobody_in_the_key_is_told(imr: Run, opening: Opening) -> None:
    with CaseFile.open(opening[0], PASSPHRASE) as case:
        case.actions.add(Action(text="Mrs Quillfeather trains the team"))
    done = imr("export", *opening, "actions", "-o", "out.xlsx")
    assert done.returncode == 0 and "Not in the key: “Quillfeather”, in action 2." in done.stderr.replace("Mrs ", "")


@pytest.mark.real
def test_what_is_not_certain_is_said_and_a_map_answers_it_for_good(imr: Run, opening: Opening, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(PLANS[2].data))
    book.active.data_validations.dataValidation[0].formula1 = '"Red,Amber,Green"'
    book.save(tmp_path / "colours.xlsx")
    done = imr("template", "colours.xlsx", "--write-map", "map.json")
    assert done.returncode == 4 and "Which of them stands for" in done.stdout
    said = json.loads((tmp_path / "map.json").read_text())
    assert said["statuses"] == dict.fromkeys(("Not started", "In progress", "Completed"), "?")
    out = ("export", *opening, "actions", "--template", "colours.xlsx", "-o", "out.xlsx")
    assert imr(*out).returncode == 4
    said["statuses"] = {"Not started": "Red", "In progress": "Amber", "Completed": "Green"}
    (tmp_path / "map.json").write_text(json.dumps(said))
    done = imr(*out, "--map", "map.json")
    assert done.returncode == 0, done.stderr
    assert "Amber" in list(cells(tmp_path / "out.xlsx"))
    assert imr(*out[:-1], "again.xlsx").returncode == 0


@pytest.mark.real
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--template", "plan.xlsx"), 2, "Say where it goes"),
        (("-o", "out.docx"), 2, "The file will be .xlsx"),
        (("--prove", "-o", "out.xlsx"), 2, "give --template"),
        (("--panel", "names", "-o", "out.xlsx"), 2, "An action plan takes"),
        (("--template", "nothing.xlsx", "-o", "out.xlsx"), 2, "cannot be read"),
        (("--template", "key", "-o", "out.xlsx"), 4, "key is not"),
    ],
)
def test_what_does_not_go_together_is_refused(
    imr: Run, opening: Opening, words: tuple[str, ...], code: int, said: str
) -> None:  # fmt: skip
    done = imr("export", *opening, "actions", *words)
    assert done.returncode == code and said in done.stderr


@pytest.mark.real
def test_imr_template_says_what_an_action_plan_asks_for(imr: Run, opening: Opening) -> None:
    done = imr("template", "plan.xlsx")
    assert done.returncode == 0 and "an action plan, sheet “Actions”, headings in row 3" in done.stdout
    assert "target date" in done.stdout and json.loads(imr("template", "plan.xlsx", "--json").stdout)["mapping"]


@pytest.mark.real
def test_a_case_without_a_plan_says_what_to_do(imr: Run, tmp_path: Path, opening: Opening) -> None:
    with CaseFile.create(tmp_path / "empty.imr", PASSPHRASE, Details(agency="Riverside")):
        pass
    done = imr("export", "empty.imr", *opening[1:], "actions", "-o", "out.xlsx")
    assert done.returncode == 2 and "/recommendations and /actions add them" in done.stderr


@pytest.mark.real
def test_a_row_that_rests_on_minutes_not_agreed_keeps_no_plan_back(imr: Run, tmp_path: Path) -> None:
    with build_demo(tmp_path / "demo.imr", PASSPHRASE) as case:
        count = len(case.actions.all())
    (tmp_path / "key").write_text(f"{PASSPHRASE}\n")
    (tmp_path / "key").chmod(0o600)
    done = imr("export", "demo.imr", "--passphrase-file", "key", "actions", "-o", "plan.xlsx")
    assert done.returncode == 0 and f"{count} rows of the plan are in plan.xlsx" in done.stderr
