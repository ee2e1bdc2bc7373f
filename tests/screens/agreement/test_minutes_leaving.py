"""Minutes on their way out: issued as they leave, logged, and placed under names that are nobody's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from domain.agreement.course import State, standing
from domain.agreement.steps import Step
from domain.chronology.entry import Entry
from domain.errors import CannotWrite, Stopped, WrongUse
from domain.meetings.interview import Attendee, Interview
from domain.meetings.minutes import Paragraph
from domain.people import Person
from domain.review import Details
from exporters.minutes.places import paragraph_of
from exporters.packet.file import Sealing
from exporters.readers.minutes_reply import printed_on, read_reply
from exporters.way_out.job import Disclosed, Job
from screens.agreement.issuing import issue
from screens.agreement.minutes_leaving import copies, exact_text, file_name, finished, send_copies
from screens.agreement.minutes_returned import read_returned
from screens.leaving.sending import send
from storage.casefile import CaseFile
from storage.entries import new_id
from tests.conftest import PASSPHRASE
from tests.exporters.forms import day

TODAY = date(2024, 9, 20)
JOB = Job(kind="minutes", today=TODAY, suffix=".docx")


@pytest.fixture
def held(tmp_path: Path) -> Iterator[CaseFile]:
    """A case with one meeting held and minuted, not issued."""
    details = Details(agency="Riverside Community Trust", subject="Adult A", author="An Author", reference="SAR 9")
    with CaseFile.create(tmp_path / "meeting.imr", PASSPHRASE, details) as case:
        yield _with_meeting(case)


def _with_meeting(case: CaseFile) -> CaseFile:
    for code, name in (("HV1", "Marigold Quillfeather"), ("SW1", "Tobias Underhay"), ("AU1", "Wilhelmina Ashgrove")):
        case.people.add(Person(code=code, name=name, role="Health visitor"))
    case.interviews.add(Interview(
        about="The visits", held="2024-09-12", starts="10:00", place="Room 2",
        people=(Attendee("HV1"), Attendee("SW1"), Attendee("AU1", role="interviewer", asked=False)),
    ))  # fmt: skip
    case.minutes.add(1, Paragraph(speaker="HV1", text="She rang the same day."), Paragraph(text="Nobody came."))
    case.entries.add(Entry(when=day(2024, 3, 3), who="HV1", people=("HV1",), event="Home visit, no reply"))
    return case


def leave(case: CaseFile, folder: Path, *codes: str, reply_by: str = "2024-10-04") -> list[Path]:
    made = copies(case, 1, codes, job=JOB, reply_by=reply_by)
    return send_copies(case, 1, made, [folder / one.name for one in made], day="2024-09-20", reply_by=reply_by)


def state(case: CaseFile, code: str) -> State:
    return standing(case.minutes.of(1), code).state


def test_one_command_issues_and_writes_a_copy_for_each_person_asked(held, tmp_path):
    placed = leave(held, tmp_path)
    assert [path.name for path in placed] == ["interview-1-v1-HV1.docx", "interview-1-v1-SW1.docx"]
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in placed)
    assert state(held, "HV1") is State.ISSUED and state(held, "SW1") is State.ISSUED
    latest = held.minutes.of(1).latest
    assert latest is not None and printed_on(placed[0].read_bytes(), "copy").sha256 == latest.sha256
    kinds = [(step.kind, step.code, step.how, step.reply_by) for step in held.minutes.of(1).steps]
    assert kinds == [("issue", "HV1", "Word", "2024-10-04"), ("issue", "SW1", "Word", "2024-10-04")]


def test_nothing_is_issued_while_a_copy_is_only_made(held):
    made = copies(held, 1, job=JOB)
    assert [one.new for one in made] == [True, True] and held.minutes.of(1).latest is None


def test_what_was_issued_is_copied_again_without_being_issued_again(held, tmp_path):
    leave(held, tmp_path)
    (tmp_path / "again").mkdir()
    (made,) = copies(held, 1, ["HV1"], job=JOB)
    assert not made.new
    leave(held, tmp_path / "again", "HV1", reply_by="")
    assert len(held.minutes.of(1).steps) == 2


def test_a_name_in_a_paragraph_stops_it_and_nothing_is_issued(held):
    held.minutes.add(1, Paragraph(text="Marigold Quillfeather was crying."))
    with pytest.raises(Disclosed):
        copies(held, 1, job=JOB)
    assert held.minutes.of(1).latest is None


def test_somebody_of_no_code_who_speaks_stops_it(held):
    held.minutes.add(1, Paragraph(speaker="Mrs Pemberton", text="Agreed."))
    with pytest.raises((Disclosed, WrongUse), match="Pemberton"):
        copies(held, 1, job=JOB)


def test_a_paragraph_still_to_be_checked_stops_it(held):
    held.minutes.add(1, Paragraph(text="Which day?", check=True))
    made = copies(held, 1, job=JOB)
    with pytest.raises(WrongUse, match="Paragraph 3 is still marked"):
        issue(held, 1, made, way="paper", day="2024-09-20")
    assert held.minutes.of(1).latest is None
    issue(held, 1, made, way="paper", day="2024-09-20", settled=("marks",))
    assert state(held, "HV1") is State.ISSUED


def test_a_name_of_nobody_in_the_key_is_told_before_anything_is_issued(held):
    held.minutes.add(1, Paragraph(text="I told Thandiwe Nkosi about it."))
    made = copies(held, 1, job=JOB)
    with pytest.raises(WrongUse, match="“Thandiwe Nkosi” in paragraph 3"):
        issue(held, 1, made, way="e-mail", day="2024-09-20")
    assert held.minutes.of(1).latest is None
    issue(held, 1, made, way="e-mail", day="2024-09-20", settled=("names",))
    assert state(held, "HV1") is State.ISSUED


def test_who_disputes_is_issued_the_same_again_only_when_that_is_said(held):
    made = copies(held, 1, job=JOB)
    version = issue(held, 1, made, way="paper", day="2024-09-20")
    assert version is not None
    step = Step(kind="dispute", version=1, code="HV1", day="2024-09-21", sha256=version.sha256, words="Not so.")
    held.agreement.take(1, step)
    again = copies(held, 1, ["HV1"], job=JOB)
    assert issue(held, 1, again, way="paper", day="2024-09-22") is None, "a copy alone issues nothing"
    with pytest.raises(WrongUse, match="HV1 disputes version 1.*--again"):
        issue(held, 1, again, way="paper", day="2024-09-22", again=True)
    issue(held, 1, again, way="paper", day="2024-09-22", again=True, settled=("again",))


def test_whose_silence_was_authorised_is_issued_the_same_again_only_when_that_is_said(held):
    version = issue(held, 1, copies(held, 1, job=JOB), way="paper", day="2024-09-20")
    assert version is not None
    step = Step(kind="cannot", version=1, code="SW1", day="2024-09-21", sha256=version.sha256, words="left employment")
    held.agreement.take(1, step)
    given = replace(step, kind="authorise", how="e-mail", who="Head of Nursing", words="The log bears it out.")
    held.agreement.take(1, given)
    again = copies(held, 1, ["SW1"], job=JOB)
    with pytest.raises(WrongUse, match="the authority is void"):
        issue(held, 1, again, way="paper", day="2024-09-22", again=True)
    assert standing(held.minutes.of(1), "SW1").authority is not None


def test_minutes_that_were_changed_since_they_were_searched_are_not_issued(held):
    made = copies(held, 1, job=JOB)
    held.minutes.add(1, Paragraph(text="Marigold Quillfeather rang."))
    with pytest.raises(WrongUse, match="changed by somebody else"):
        issue(held, 1, made, way="paper", day="2024-09-20")
    assert held.minutes.of(1).latest is None


def test_a_day_to_reply_by_that_is_past_is_refused(held):
    with pytest.raises(WrongUse, match="past already"):
        copies(held, 1, job=JOB, reply_by="2024-09-19")


def test_a_name_that_is_taken_is_refused_before_anything_is_issued(held, tmp_path):
    (tmp_path / "interview-1-v1-SW1.docx").touch()
    with pytest.raises(CannotWrite):
        leave(held, tmp_path)
    assert held.minutes.of(1).latest is None and not (tmp_path / "interview-1-v1-HV1.docx").exists()


def test_the_finished_minutes_wait_until_they_may_be_used(held, tmp_path):
    leave(held, tmp_path)
    with pytest.raises(WrongUse, match="not finished"):
        finished(held, 1, job=JOB)
    for code in ("HV1", "SW1"):
        path = tmp_path / file_name(1, 1, code)
        reply = read_reply(path.read_bytes(), path.name, held.review(), 1, code)
        held.agreement.answer(reply.answer("agree", day="2024-09-25"))
    ready = finished(held, 1, job=JOB)
    placed = send(held, ready, tmp_path / "finished.docx")
    assert placed.exists() and ready.what == "2 paragraphs of minutes"


def test_what_came_back_in_word_is_taken_in(held, tmp_path):
    from tests.exporters.readers.editing import Edited

    (path,) = leave(held, tmp_path, "HV1")
    back = Edited(path.read_bytes())
    back.replace("HV1: She rang", "the same day", "the next day")
    reply = read_reply(back.data, "reply.docx", held.review(), 1, "HV1")
    held.agreement.answer(reply.answer("represent", day="2024-09-25"))
    (one,) = held.minutes.of(1).representations
    assert (one.kind, one.words, one.code) == ("change", "She rang the next day.", "HV1")
    assert state(held, "HV1") is State.REPRESENTED


def test_the_exact_text_has_the_hash_of_the_version(held, tmp_path):
    leave(held, tmp_path)
    ready = exact_text(held, 1, today=TODAY)
    latest = held.minutes.of(1).latest
    assert latest is not None and ready.sha256 == latest.sha256 and ready.suffix == ".txt"


def test_a_password_locks_the_copy(held, tmp_path):
    from dataclasses import replace

    from exporters.office.locking import unlock

    (made,) = copies(held, 1, ["HV1"], job=replace(JOB, password="correct horse battery"))
    assert made.ready.locked and printed_on(unlock(made.ready.data, "correct horse battery"), "copy").code == "HV1"


def test_an_unknown_meeting_is_refused(held):
    with pytest.raises(WrongUse, match="There is no interview 9. There are: 1."):
        copies(held, 9, job=JOB)


def test_a_file_name_holds_no_name(held, tmp_path):
    made = copies(held, 1, ["HV1"], job=JOB)
    with pytest.raises(Stopped):
        send_copies(held, 1, made, [tmp_path / "Quillfeather.docx"], day="2024-09-20")
    assert held.minutes.of(1).latest is None


def test_what_came_back_is_found_to_be_of_its_meeting_and_person(held, tmp_path):
    (path,) = leave(held, tmp_path, "HV1")
    reply = read_returned(held, path.read_bytes(), path.name)
    assert (reply.version.facts.interview, reply.code, reply.unchanged) == (1, "HV1", True)
    with pytest.raises(WrongUse, match="is the copy of HV1, not of SW1"):
        read_returned(held, path.read_bytes(), path.name, code="SW1")
    with pytest.raises(WrongUse, match="is of interview 1, not of interview 2"):
        read_returned(held, path.read_bytes(), path.name, number=2)


def packet_job() -> Job:
    return replace(JOB, kind="packet", sealing=Sealing.new())


@pytest.mark.parametrize("job", [lambda: JOB, packet_job])
def test_what_stops_an_issue_is_told_by_the_paragraph_it_stands_in(held, job):
    held.minutes.add(1, Paragraph(speaker="HV1", text="I saw Tobias Underhay."))
    held.minutes.add(1, Paragraph(speaker="SW1", text="I saw Tobias Underhay."), Paragraph(text="Ring 07700 900123."))
    with pytest.raises(Disclosed) as stopped:
        copies(held, 1, ["HV1"], job=job())
    said = stopped.value.sentence
    assert "paragraph 3: “Tobias Underhay” for SW1, in “I saw Tobias Underhay.”" in said
    assert "paragraph 4: “Tobias Underhay” for SW1" in said and "paragraph 5: “07700 900123”, telephone" in said
    assert "Write the code in each paragraph" in said
    assert [paragraph_of(hit) for hit in stopped.value.verdict.stopping] == [3, 4, 5]


@pytest.mark.parametrize("job", [lambda: JOB, packet_job])
def test_an_id_that_reads_like_a_name_stops_nothing_and_a_name_for_an_id_does(held, job):
    held.people.add(Person(code="CH1", name="Peta Larkspur"))
    held.entries.add(Entry(id="hn2c17peta", when=day(2024, 3, 4), who="HV1", people=("HV1",), event="Visit"))
    (made,) = copies(held, 1, ["HV1"], job=job())
    assert "hn2c17peta" in made.rows
    held.entries.add(Entry(id="petalarksp", when=day(2024, 3, 5), who="HV1", people=("HV1",), event="Visit"))
    held.people.add(Person(code="CH2", name="Petalarksp"))
    with pytest.raises(Disclosed, match="petalarksp"):
        copies(held, 1, ["HV1"], job=job())


def test_an_id_is_made_of_letters_that_spell_no_name():
    assert not set("".join(new_id() for _ in range(200))) & set("aeiouy")
