"""One way out of a case: through the gate, prepared and searched, logged, and only then placed."""

import io
from datetime import date

import openpyxl
import pytest

from domain.chronology.entry import Entry
from domain.dates.period import Period
from domain.dates.when import When
from domain.errors import CannotWrite, Stopped
from domain.gate import outgoing
from domain.people import Person
from domain.review import Details
from exporters.prepare import prepare
from exporters.way_out.job import Disclosed, Job
from screens.leaving.sending import send, send_to
from storage.casefile import CaseFile

TODAY = date(2024, 10, 1)


def board():
    book = openpyxl.Workbook()
    book.active.append(["Date", "Time", "Source", "Professional", "Event", "Action taken", "Comment"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def row(text, event):
    on = date.fromisoformat(text)
    return Entry(when=When(text, "day", on, on), event=event, who="DN1", people=("DN1",))


@pytest.fixture
def case(tmp_path):
    period = Period(date(2023, 1, 1), date(2024, 6, 30))
    folder = tmp_path / "private"
    folder.mkdir(0o700)
    details = Details(agency="Riverside", subject="Adult A", period=period)
    with CaseFile.create(folder / "a.imr", "correct horse battery staple", details) as opened:
        opened.people.add(Person(code="DN1", role="District nurse", name="Beatrix Snodbury"))
        opened.people.add(Person(code="GP1", role="General practitioner", name="Dr Lavinia Crumplehorn"))
        opened.entries.add(row("2023-05-01", "First visit"))
        yield opened


def made(case, **rest):
    job = Job(today=TODAY, template=board(), template_name="board.xlsx", **rest)
    return prepare(outgoing(case.review(), terms=case.terms.all()), job)


def exports(case):
    return [line for line in case.log.lines() if line.verb == "export"]


def test_what_is_sent_is_logged_before_it_is_there_and_its_codes_stay(case, tmp_path):
    path = send(case, made(case), tmp_path / "chronology.xlsx")
    assert path.exists()
    assert len(exports(case)) == 1
    assert case.people.get("DN1").exported
    assert not case.people.get("GP1").exported


def test_a_name_found_leaves_no_file_and_no_line_in_the_log(case, tmp_path):
    case.entries.add(row("2023-05-02", "Beatrix rang"))
    with pytest.raises(Disclosed):
        send(case, made(case), tmp_path / "chronology.xlsx")
    assert exports(case) == []
    assert not (tmp_path / "chronology.xlsx").exists()


def test_a_word_said_to_be_no_name_passes(case, tmp_path):
    case.people.add(Person(code="SW1", name="Grace Oddbody"))
    case.entries.add(row("2023-05-02", "Days of Grace ended"))
    with pytest.raises(Disclosed, match="or an ordinary word"):
        made(case)
    case.terms.add("Grace")
    assert send(case, made(case), tmp_path / "chronology.xlsx").exists()


def test_a_name_taken_is_refused_before_anything_is_logged(case, tmp_path):
    (tmp_path / "chronology.xlsx").write_text("mine")
    with pytest.raises(CannotWrite, match="chronology v2.xlsx"):
        send(case, made(case), tmp_path / "chronology.xlsx")
    assert exports(case) == []


def test_a_real_name_in_the_file_name_is_refused_before_anything_is_logged(case, tmp_path):
    with pytest.raises(Stopped, match="Snodbury"):
        send(case, made(case), tmp_path / "for Snodbury.xlsx")
    assert exports(case) == []


def test_a_file_for_a_pipe_is_logged_too(case):
    stream = io.BytesIO()
    ready = made(case)
    send_to(case, ready, stream)
    assert stream.getvalue() == ready.data
    assert len(exports(case)) == 1


def test_the_hash_in_the_log_is_that_of_the_file(case, tmp_path):
    import hashlib

    ready = made(case)
    path = send(case, ready, tmp_path / "chronology.xlsx")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == ready.sha256
