"""What holds names leaves by command only locked, and with the passphrase of the case asked for each time."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from pathlib import Path

import pytest

from domain.chronology.entry import Entry
from domain.dates.when import UNKNOWN
from domain.family.members import Member
from domain.people import Person
from exporters.data.case import case_from_json
from exporters.office.compound import is_locked
from exporters.office.locking import unlock
from exporters.way_out import aged
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE, ROOT
from tests.tui.conftest import Run, Spawn

PASSWORD = "seven plain lanterns"
NAMES_INSIDE = [
    ("chronology", "--panel", "names", "-o", "c-PANEL-COPY.xlsx"),
    ("chronology", "--panel", "initials", "-o", "c-PANEL-COPY.xlsx"),
    ("key", "-o", "key.xlsx"),
    ("data", "-o", "case.json.age"),
]


@pytest.fixture
def filled(case: CaseFile) -> Path:
    """A case of two people and two rows, closed."""
    case.people.add(Person(code="SW1", role="Social worker", name="Petronella Quillfeather", other_names=("Petra",)))
    case.people.add(Person(code="Adult B", role="Sister", name="Clementine Oddy", identifiers=("943 476 5919",)))
    case.family.add(Member(code="Adult B", relationship="sister", born="1 May 1970"))
    for event in ("Seen at home", "Rang SW1 back"):
        case.entries.add(Entry(when=UNKNOWN, event=event, who="SW1", people=("SW1",)))
    case.terms.add("ED")
    case.close()
    return case.path


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    path = tmp_path / "password"
    path.write_text(PASSWORD + "\n")
    path.chmod(0o600)
    return path


def exports(path: Path) -> list[str]:
    with CaseFile.open(path, PASSPHRASE) as case:
        return [line.verb for line in case.log.lines() if line.verb == "export"]


@pytest.mark.parametrize("words", NAMES_INSIDE, ids=lambda words: "-".join(words[:3]))
def test_what_holds_names_leaves_locked(
    imr: Run, filled: Path, passphrase_file: Path, password_file: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    done = imr("export", filled, *words, "--passphrase-file", passphrase_file, "--password-file", password_file)
    assert done.returncode == 0, done.stderr
    made = (tmp_path / words[-1]).read_bytes()
    assert is_locked(made) or made.startswith(b"age-encryption.org/v1\n")
    assert b"Quillfeather" not in made
    assert "It opens by its password only" in done.stderr
    assert PASSWORD not in done.stderr + done.stdout
    assert exports(filled) == ["export"]


@pytest.mark.parametrize("words", NAMES_INSIDE[1:3], ids=lambda words: "-".join(words[:3]))
def test_without_a_password_for_it_nothing_leaves(
    imr: Run, filled: Path, passphrase_file: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    done = imr("export", filled, *words, "--passphrase-file", passphrase_file)
    assert done.returncode == 2
    assert not (tmp_path / words[-1]).exists()
    assert exports(filled) == []


@pytest.mark.parametrize("words", NAMES_INSIDE[3:], ids=lambda words: "-".join(words[:3]))
def test_a_password_too_short_is_refused_and_nothing_leaves(
    imr: Run, filled: Path, passphrase_file: Path, password_file: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    password_file.write_text("short")
    done = imr("export", filled, *words, "--passphrase-file", passphrase_file, "--password-file", password_file)
    assert done.returncode == 2
    assert "12 characters or more" in done.stderr
    assert not (tmp_path / words[-1]).exists()


def test_the_passphrase_of_the_case_is_asked_for_even_when_it_is_remembered(
    imr: Run, filled: Path, password_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.asking import Given

    monkeypatch.setattr("storage.care.passphrases.recall", lambda case: PASSPHRASE)
    assert Given().found(filled) == PASSPHRASE
    assert Given(remembered=False).found(filled) is None


def test_what_is_remembered_does_not_serve_while_a_reading_room_was_left_without_the_passphrase(
    filled: Path, passphrase_file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from screens.answering.room import sign_of
    from tui.asking import Given

    monkeypatch.setattr("storage.care.passphrases.recall", lambda case: PASSPHRASE)
    sign_of(filled).parent.mkdir()
    sign_of(filled).touch()
    link = tmp_path / "link.imr"
    link.symlink_to(filled)
    assert Given().found(filled) is None and Given().found(link) is None
    assert Given(file=passphrase_file).found(filled) == PASSPHRASE
    sign_of(filled).unlink()
    assert Given().found(filled) == PASSPHRASE


def test_on_a_terminal_passphrase_and_password_are_asked_for_and_not_shown(
    at_terminal: Spawn, filled: Path, tmp_path: Path
) -> None:
    imr = at_terminal("export", filled, "key", "-o", "key.xlsx")
    imr.expect("Passphrase of case.imr: ")
    imr.sendline(PASSPHRASE)
    imr.expect(r"New password for key.xlsx \(Enter has one made up\): ")
    imr.sendline("short")
    imr.expect("12 characters or more")
    imr.expect("New password for key.xlsx")
    imr.sendline(PASSWORD)
    imr.expect("(Weak|Fair|Strong): ")
    imr.expect("The same again")
    imr.sendline(PASSWORD)
    imr.expect("It opens by its password only")
    imr.wait()
    unlock((tmp_path / "key.xlsx").read_bytes(), PASSWORD)


def test_a_password_made_up_is_shown_once_and_opens_the_file(at_terminal: Spawn, filled: Path, tmp_path: Path) -> None:
    imr = at_terminal("export", filled, "key", "-o", "key.xlsx")
    imr.expect("Passphrase of case.imr: ")
    imr.sendline(PASSPHRASE)
    imr.expect("New password")
    imr.sendline("")
    imr.expect(r"shown this once:\s+((?:[a-z2-9]{4}-){4}[a-z2-9]{4})\s")
    password = imr.match[1]
    imr.expect("It opens by its password only")
    imr.wait()
    unlock((tmp_path / "key.xlsx").read_bytes(), password if isinstance(password, str) else password.decode())


def test_without_a_terminal_no_password_is_made_up(imr: Run, filled: Path, passphrase_file: Path) -> None:
    done = imr("export", filled, "key", "-o", "key.xlsx", "--passphrase-file", passphrase_file, "--make-password")
    assert done.returncode == 2
    assert "no terminal to show a password on" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("chronology", "--panel", "names", "-o", "c.xlsx"), "call it c-PANEL-COPY.xlsx"),
        (("chronology", "--panel", "names", "-o", "-"), "a pipe has none"),
        (("chronology", "--panel", "names", "-o", "c-PANEL-COPY.csv"), "choose .xlsx"),
        (("chronology", "-o", "c-PANEL-COPY.xlsx"), "no panel copy"),
        (("chronology", "--lock", "-o", "c.csv"), "CSV cannot be locked"),
        (("log", "--lock", "-o", "log.csv"), "anyone can check it"),
        (("key", "--panel", "names", "-o", "key.xlsx"), "--panel is for a chronology only"),
        (("data", "--csv", "-o", "x.json.age"), "--csv is for a chronology only"),
    ],
)
def test_what_does_not_go_together_is_refused_before_anything_is_asked(
    imr: Run, filled: Path, words: tuple[str, ...], said: str
) -> None:
    done = imr("export", filled, *words)
    assert done.returncode == 2
    assert said in done.stderr.replace("\n", " ")


@pytest.mark.parametrize(
    ("words", "suffix"),
    [(("key", "-o", "key.pdf"), ".xlsx"), (("data", "-o", "case.json"), ".json.age"), (("log", "-o", "log"), ".csv")],
)
def test_a_name_of_another_ending_is_refused(
    imr: Run, filled: Path, passphrase_file: Path, password_file: Path, words: tuple[str, ...], suffix: str
) -> None:
    lock = () if words[0] == "log" else ("--password-file", password_file)
    done = imr("export", filled, *words, "--passphrase-file", passphrase_file, *lock)
    assert done.returncode == 2
    assert suffix in done.stderr
    assert exports(filled) == []


def test_a_chronology_is_locked_on_request(
    imr: Run, filled: Path, passphrase_file: Path, password_file: Path, tmp_path: Path
) -> None:
    opening = ("--passphrase-file", passphrase_file)
    done = imr("export", filled, "chronology", "-o", "c.xlsx", *opening, "--password-file", password_file)
    assert done.returncode == 0, done.stderr
    assert unlock((tmp_path / "c.xlsx").read_bytes(), PASSWORD).startswith(b"PK")


def test_the_whole_case_comes_out_as_it_is(
    imr: Run, filled: Path, passphrase_file: Path, password_file: Path, tmp_path: Path
) -> None:
    with CaseFile.open(filled, PASSPHRASE) as case:
        review = case.review()
    opening = ("--passphrase-file", passphrase_file, "--password-file", password_file)
    assert imr("export", filled, "data", "-o", "case.json.age", *opening).returncode == 0
    plain = aged.unlock((tmp_path / "case.json.age").read_bytes(), PASSWORD)
    back = case_from_json(plain)
    assert back.review == review
    assert dict(back.terms) == {"ED": ""}
    listed = json.loads(imr("list", filled, "--json", "--passphrase-file", passphrase_file).stdout)
    written = json.loads(plain)["entries"]
    assert [{name: row[name] for name in listed[0]} for row in written] == listed


def test_the_log_is_checked_by_the_recipe_of_the_page(
    imr: Run, filled: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    assert imr("export", filled, "log", "-o", "log.csv", "--passphrase-file", passphrase_file).returncode == 0
    page = (ROOT / "docs" / "profiles.md").read_text()
    recipe = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    assert recipe is not None
    said: list[str] = []
    space = {"open": lambda name, **rest: (tmp_path / name).open(**rest), "print": lambda *words: said.extend(words)}
    exec(recipe[1], space)
    with (tmp_path / "log.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[-1]["hash"] in said
    rows[1]["verb"] = "delete"
    with (tmp_path / "log.csv").open("w", newline="") as file:
        made = csv.DictWriter(file, rows[0].keys())
        made.writeheader()
        made.writerows(rows)
    with pytest.raises(SystemExit, match="2"):
        exec(recipe[1], space)


def test_the_log_that_leaves_names_no_account_and_nothing_of_the_case(
    imr: Run, filled: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    with CaseFile.open(filled, PASSPHRASE, user="Petronella.Account") as case:
        case.terms.add("Wardword")
    assert imr("export", filled, "log", "-o", "log.jsonl", "--passphrase-file", passphrase_file).returncode == 0
    text = (tmp_path / "log.jsonl").read_text()
    for word in ("Petronella", "Account", "Quillfeather", "Wardword", "Seen at home", "SW1", "Riverside"):
        assert word not in text


def test_the_hash_in_the_log_is_that_of_the_locked_file(
    imr: Run, filled: Path, passphrase_file: Path, password_file: Path, tmp_path: Path
) -> None:
    opening = ("--passphrase-file", passphrase_file, "--password-file", password_file)
    done = imr("export", filled, "key", "-o", "key.xlsx", *opening)
    assert hashlib.sha256((tmp_path / "key.xlsx").read_bytes()).hexdigest() in done.stderr.replace("\n", "")


@pytest.fixture
def readers_file(tmp_path: Path) -> Path:
    path = tmp_path / "readers"
    path.write_text("another lantern for readers\n")
    path.chmod(0o600)
    return path


def test_a_copy_for_a_reader_holds_no_name_and_is_a_case(
    imr: Run, filled: Path, passphrase_file: Path, readers_file: Path, tmp_path: Path
) -> None:
    opening = ("--passphrase-file", passphrase_file, "--new-passphrase-file", readers_file)
    done = imr("copy", filled, "reader.imr", "--without-names", *opening)
    assert (done.returncode, done.stdout) == (0, "reader.imr\n"), done.stderr
    with CaseFile.open(tmp_path / "reader.imr", "another lantern for readers") as copy:
        assert [(person.code, person.name) for person in copy.people.all()] == [("SW1", ""), ("Adult B", "")]
        assert copy.entries.count() == 2


def test_a_name_left_stops_the_copy_and_says_where(
    imr: Run, filled: Path, passphrase_file: Path, readers_file: Path, tmp_path: Path
) -> None:
    with CaseFile.open(filled, PASSPHRASE) as case:
        case.entries.add(Entry(when=UNKNOWN, event="NHS number 943 476 5919 given"))
    opening = ("--passphrase-file", passphrase_file, "--new-passphrase-file", readers_file)
    done = imr("copy", filled, "reader.imr", "--without-names", *opening)
    assert (done.returncode, done.stdout) == (1, "")
    assert "event: “943 476 5919” is the NHS number of Adult B" in done.stderr
    assert not (tmp_path / "reader.imr").exists()


def test_a_copy_for_a_reader_is_refused_while_a_name_of_nobody_was_not_looked_at(
    imr: Run, filled: Path, passphrase_file: Path, readers_file: Path, tmp_path: Path
) -> None:
    with CaseFile.open(filled, PASSPHRASE) as case:
        case.entries.add(Entry(when=UNKNOWN, event="Later Tom Ng rang"))
        case.entries.add(Entry(when=UNKNOWN, event="Seen with Tom Ng"))
        case.people.add(Person(code="Clementine Hobb", given_by_board=True))
    opening = ("--passphrase-file", passphrase_file, "--new-passphrase-file", readers_file)
    done = imr("copy", filled, "reader.imr", "--without-names", *opening)
    assert (done.returncode, done.stdout) == (1, "")
    assert "2 rows, the first of" in done.stderr
    assert "nobody has looked at “Tom Ng”, in “Later Tom Ng rang”" in done.stderr
    assert "/unknown" in done.stderr
    assert not (tmp_path / "reader.imr").exists()

    with CaseFile.open(filled, PASSPHRASE) as case:
        for word in ("Tom", "Ng", "Tom Ng"):
            case.terms.add(word)
    done = imr("copy", filled, "reader.imr", "--without-names", *opening)
    assert done.returncode == 0, done.stderr
    assert "looks like a real name leaves as a code: “Clementine Hobb”" in done.stderr


def test_a_plain_copy_holds_everything_under_another_passphrase(
    imr: Run, filled: Path, passphrase_file: Path, readers_file: Path, tmp_path: Path
) -> None:
    opening = ("--passphrase-file", passphrase_file, "--new-passphrase-file", readers_file)
    assert imr("copy", filled, "whole.imr", *opening).returncode == 0
    with CaseFile.open(tmp_path / "whole.imr", "another lantern for readers") as copy:
        assert copy.people.all()[0].name == "Petronella Quillfeather"
    assert imr("copy", filled, "whole.xlsx", *opening).returncode == 2


def test_the_log_keeps_under_which_profile_a_file_left(
    imr: Run, filled: Path, passphrase_file: Path, password_file: Path
) -> None:
    opening = ("--passphrase-file", passphrase_file)
    lock = ("--password-file", password_file)
    assert imr("export", filled, "chronology", "-o", "c.csv", *opening).returncode == 0
    assert imr("export", filled, *NAMES_INSIDE[0], *opening, *lock).returncode == 0
    assert imr("export", filled, *NAMES_INSIDE[2], *opening, *lock).returncode == 0
    with CaseFile.open(filled, PASSPHRASE) as case:
        desk, asked = case._desk, "SELECT content FROM log WHERE verb = 'export' ORDER BY number"
        said = desk.run(lambda: desk.tuples(asked))
        assert all(person.exported for person in case.people.all())
    kept = [json.loads(content)["export"] for (content,) in said]
    assert [(one["kind"], one["profile"]) for one in kept] == [
        ("chronology", "anonymised"), ("chronology", "panel copy"), ("key", "names inside"),
    ]  # fmt: skip
