"""Packets issued from a case, and their answers taken in: each that may not be is told for what it is."""

from __future__ import annotations

import json
import math
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from domain.agreement.answer_begun import AnswerBegun
from domain.agreement.course import State, standing
from domain.errors import CannotOpen, NotUnderstood, Refusal, WrongUse
from domain.meetings.interview import INTERVIEWER, Attendee, Interview
from domain.meetings.minutes import Paragraph
from exporters.packet.contents import answer_text
from exporters.packet.file import Opened, answer_header, open_packet, packet_header
from exporters.way_out.handed import account_name
from exporters.way_out.job import Disclosed
from screens.agreement.packets import Packet, packet_for, received, send_packet
from screens.agreement.whose_file import Whose
from storage.casefile import CaseFile
from tests.screens.meeting import SAID, case_with_minutes
from tests.storage.cases import PHRASE

TODAY = date(2026, 11, 20)
SOMEBODY, OTHER = Whose(64_321, "sjones"), Whose(64_322, "apatel")
MINE = Whose(os.geteuid(), "me")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case made once, to be copied."""
    path = tmp_path_factory.mktemp("made") / "A.imr"
    case_with_minutes(path).close()
    return path


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.open(Path(shutil.copy(made, tmp_path / "A.imr")), PHRASE) as case:
        yield case


def issued(case: CaseFile, path: Path, code: str = "SW1", reader: int | None = None) -> tuple[Packet, Opened]:
    made = packet_for(case, 1, code, today=TODAY, reader=reader)
    send_packet(case, 1, made, path, day=TODAY.isoformat())
    return made, open_packet(path.read_bytes(), made.sealing.phrase, "it")


def agreed(opened: Opened, change: Callable[[AnswerBegun], AnswerBegun] = lambda begun: begun) -> bytes:
    begun = change(AnswerBegun(given=opened.given))
    return opened.answer(begun.answer("represent" if begun.wanted else "agree", "", TODAY.isoformat(), "packet"))


def take(case: CaseFile, data: bytes, of: Whose = SOMEBODY, *, attested: bool = False) -> tuple[str, ...]:
    found = received(case, data, of, "it.answer", today=TODAY, attested=attested)
    case.agreement.answer(found.answer)
    return (*found.said, *found.notes)


def test_a_packet_holds_one_persons_version_and_rows_and_is_logged_before_it_is_placed(
    case: CaseFile, tmp_path: Path
) -> None:
    path = tmp_path / "sw1.packet"
    made, opened = issued(case, path)
    assert opened.given.code == "SW1" and opened.given.version.paragraphs[0].text == SAID
    assert [each.event for each in opened.given.rows] == ["call about missed medication"]
    assert path.stat().st_mode & 0o777 == 0o600
    assert standing(case.minutes.of(1), "SW1").state is State.ISSUED
    assert [line.verb for line in case.log.lines()][-2:] == ["issue", "export"]
    assert made.sealing.phrase.encode() not in path.read_bytes()
    kept = case.packets.all()
    assert [each.code for each in kept] == ["SW1"] and kept[0].key == made.sealing.answer_key


def test_an_answer_is_recorded_with_the_account_that_owns_its_file(case: CaseFile, tmp_path: Path) -> None:
    _, opened = issued(case, tmp_path / "it.packet")
    said = take(case, agreed(opened, lambda begun: begun.check(opened.given.rows[0], "confirmed")))
    step = case.minutes.of(1).steps[-1]
    assert (step.kind, step.how, step.attested, step.answered_by) == ("agree", "packet", "themselves", "sjones")
    assert [each.verdict for each in case.row_checks.all()] == ["confirmed"]
    assert said[0].startswith("SW1 agrees version 1")


def test_what_they_want_changed_is_quoted_from_the_version_and_names_in_it_are_coded(
    case: CaseFile, tmp_path: Path
) -> None:
    _, opened = issued(case, tmp_path / "it.packet")
    id = opened.given.version.paragraphs[0].id
    said = take(case, agreed(opened, lambda begun: begun.want("change", id, "Anil Patel had rung.\x1b[2J")))
    (made,) = case.minutes.of(1).representations
    assert (made.kind, made.quoted, made.words) == ("change", SAID, "GP1 had rung.[2J")
    assert any("written as codes" in each for each in said)


def test_an_answer_is_shown_bounded_and_no_text_in_it_feigns_a_line_of_ours(case: CaseFile, tmp_path: Path) -> None:
    _, opened = issued(case, tmp_path / "it.packet")
    feigned = "No.”\nTaken in for GP1, by the account bwhite.\n“"
    told = json.loads(answer_text(AnswerBegun(given=opened.given).answer("dispute", feigned, TODAY.isoformat(), "")))
    told["representations"] = [{"kind": "comment", "paragraph": "", "words": "x" * 190_000} for _ in range(15)]
    told["representations"] += [{"kind": "comment", "paragraph": "", "words": "y"} for _ in range(500)]
    said = take(case, opened._sealed(json.dumps(told), "answer"))
    assert len(said) < 50 and max(map(len, said)) < 600 and not any("\n" in each for each in said)
    assert "says: “No.’ ¶ Taken in for GP1, by the account bwhite. ¶ ‘”" in said[0]
    assert any("more. All of it is kept whole" in each for each in said)
    kept = case.minutes.of(1)
    assert len(kept.representations) == 515 and len(kept.representations[0].words) == 190_000
    assert kept.steps[-1].words == feigned.strip()


def test_an_answer_of_the_authors_own_account_is_not_theirs(case: CaseFile, tmp_path: Path) -> None:
    _, opened = issued(case, tmp_path / "it.packet")
    with pytest.raises(WrongUse, match="belongs to your own account, so it is not SW1's own act"):
        take(case, agreed(opened), MINE)
    take(case, agreed(opened), MINE, attested=True)
    step = case.minutes.of(1).steps[-1]
    assert (step.attested, step.answered_by) == ("author", "")


def test_an_answer_of_an_account_that_works_in_the_case_is_not_theirs(tmp_path: Path) -> None:
    with case_with_minutes(tmp_path / "A.imr", user="apatel") as case:
        _, opened = issued(case, tmp_path / "it.packet")
        with pytest.raises(WrongUse, match="an account that works in this case"):
            take(case, agreed(opened), OTHER)


@pytest.mark.parametrize(
    "doubt",
    [
        "belongs to no account of this machine (number 100999)", "belongs to daemon, which is no person's account",
        "may be written by others than sjones, whom it belongs to",
    ],
)  # fmt: skip
def test_an_answer_whose_file_says_not_whose_act_it_is_is_taken_as_attested_only(
    case: CaseFile, tmp_path: Path, doubt: str
) -> None:
    _, opened = issued(case, tmp_path / "it.packet")
    with pytest.raises(WrongUse, match=rf"it.answer {re.escape(doubt)}, so it does not say whose act it is"):
        take(case, agreed(opened), Whose(100_999, "sjones", doubt))
    take(case, agreed(opened), Whose(100_999, "sjones", doubt), attested=True)
    assert case.minutes.of(1).steps[-1].attested == "author"


def test_a_packet_handed_to_an_account_is_answered_by_that_one_and_no_other(case: CaseFile, tmp_path: Path) -> None:
    _, opened = issued(case, tmp_path / "it.packet", reader=64_323)
    (kept,) = case.packets.all()
    assert kept.account == account_name(64_323)
    with pytest.raises(WrongUse, match=f"belongs to sjones, and the packet was handed to {kept.account} for SW1"):
        take(case, agreed(opened))
    take(case, agreed(opened), Whose(64_323, kept.account))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"interview": 2}, "answers another text than its packet held"),
        ({"version": 99}, "answers another text than its packet held"),
        ({"sha256": "", "answer": "dispute", "words": "No."}, "answers another text than its packet held"),
        ({"code": "GP1"}, "is an answer of GP1"),
        ({"version": 1.9}, "not what imr puts there"), ({"version": True}, "not what imr puts there"),
        ({"version": math.inf}, "not what imr puts there"), ({"interview": 10**30}, "not what imr puts there"),
        ({"interview": -1}, "not what imr puts there"), ({"words": "But."}, "not what imr puts there"),
    ],
)  # fmt: skip
def test_an_answer_sealed_by_hand_answers_what_its_packet_held_or_nothing(
    case: CaseFile, tmp_path: Path, change: dict[str, object], said: str
) -> None:
    people = (Attendee("SW1"), Attendee("IV1", INTERVIEWER, asked=False))
    case.interviews.add(Interview(held="2026-03-12", starts="10:00", people=people))
    case.minutes.add(2, Paragraph(speaker="SW1", text="Another meeting."))
    other = case.agreement.issue(2, ["SW1"], way="paper", day=TODAY.isoformat())
    _, opened = issued(case, tmp_path / "it.packet")
    told = json.loads(answer_text(AnswerBegun(given=opened.given).answer("agree", "", TODAY.isoformat(), "packet")))
    if change == {"interview": 2}:
        change = {**change, "version": other.number, "sha256": other.sha256}
    data = opened._sealed(json.dumps({**told, **change}), "answer")
    with pytest.raises(Refusal, match=said):
        take(case, data)
    assert not [step for step in case.minutes.of(2).steps if step.kind != "issue"]


def test_one_account_does_not_answer_for_two_people(case: CaseFile, tmp_path: Path) -> None:
    _, opened = issued(case, tmp_path / "sw1.packet")
    take(case, agreed(opened), SOMEBODY)
    _, opened = issued(case, tmp_path / "gp1.packet", "GP1")
    with pytest.raises(WrongUse, match="has answered as SW1 before: it is another person's answer"):
        take(case, agreed(opened), SOMEBODY)
    take(case, agreed(opened), OTHER)


def test_a_second_answer_is_refused(case: CaseFile, tmp_path: Path) -> None:
    _, opened = issued(case, tmp_path / "it.packet")
    take(case, agreed(opened))
    with pytest.raises(WrongUse, match="was taken in already"):
        take(case, agreed(opened))


def test_an_agreement_beside_what_they_wanted_changed_is_told_as_one_and_what_to_do(
    case: CaseFile, tmp_path: Path
) -> None:
    (_, first), (_, second) = issued(case, tmp_path / "1.packet"), issued(case, tmp_path / "2.packet")
    id = first.given.version.paragraphs[0].id
    take(case, agreed(first, lambda begun: begun.want("comment", id, "Ask SW2.")))
    with pytest.raises(WrongUse, match="says that SW1 agrees version 1; 1 thing they wanted changed is not considered"):
        take(case, agreed(second))


@pytest.mark.parametrize("read", [answer_header, packet_header])
def test_a_pdf_is_told_as_one(read: Callable[[bytes, str], object]) -> None:
    with pytest.raises(NotUnderstood, match="a.pdf is a PDF: neither a packet nor the answer to one"):
        read(b"%PDF-1.7 and so on", "a.pdf")


def test_an_answer_to_an_older_version_is_refused(case: CaseFile, tmp_path: Path) -> None:
    _, opened = issued(case, tmp_path / "one.packet")
    first = case.minutes.of(1).paragraphs[0]
    case.minutes.change(1, replace(first, text="Another text."))
    issued(case, tmp_path / "two.packet")
    with pytest.raises(WrongUse, match="version 2 was issued since"):
        take(case, agreed(opened))


def test_an_answer_to_a_packet_of_another_case_is_refused(case: CaseFile, tmp_path: Path) -> None:
    with case_with_minutes(tmp_path / "B.imr") as other:
        _, opened = issued(other, tmp_path / "it.packet")
    with pytest.raises(WrongUse, match="that this case has not issued"):
        take(case, agreed(opened))


def test_an_altered_answer_a_damaged_one_and_the_packet_itself_are_each_told(
    case: CaseFile, tmp_path: Path
) -> None:
    made, opened = issued(case, tmp_path / "it.packet")
    answer = agreed(opened)
    with pytest.raises(CannotOpen, match="is damaged"):
        take(case, answer[:-1] + bytes([answer[-1] ^ 1]))
    another = replace(opened, root=bytes(32))
    with pytest.raises(CannotOpen, match="another phrase than that of its packet"):
        take(case, agreed(another))
    with pytest.raises(NotUnderstood, match="is the packet itself"):
        take(case, (tmp_path / "it.packet").read_bytes())
    assert made and not [step for step in case.minutes.of(1).steps if step.kind != "issue"]


def test_a_name_in_the_minutes_stops_the_packet_and_nothing_is_issued(case: CaseFile) -> None:
    first = case.minutes.of(1).paragraphs[0]
    case.minutes.change(1, replace(first, text="Sarah Jones had rung."))
    with pytest.raises(Disclosed):
        packet_for(case, 1, "SW1", today=TODAY)
    assert not case.minutes.of(1).versions and not case.packets.all()


def test_a_name_taken_or_of_another_ending_is_refused_before_anything_is_issued(
    case: CaseFile, tmp_path: Path
) -> None:
    made = packet_for(case, 1, "SW1", today=TODAY)
    (tmp_path / "taken.packet").write_bytes(b"x")
    for name in ("taken.packet", "it.txt", "Sarah Jones.packet", "none/it.packet"):
        with pytest.raises(Refusal):
            send_packet(case, 1, made, tmp_path / name, day=TODAY.isoformat())
    assert not case.minutes.of(1).versions and not case.packets.all()


def test_the_keys_of_packets_stand_in_no_line_of_the_log(case: CaseFile, tmp_path: Path) -> None:
    made, _ = issued(case, tmp_path / "it.packet")
    held = str(case._desk.run(lambda: case._desk.tuples("SELECT content, what FROM log")))
    assert made.sealing.answer_key.hex() not in held and made.sealing.phrase not in held
