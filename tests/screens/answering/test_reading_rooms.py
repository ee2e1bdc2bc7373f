"""The reading room as the case sees it: what is placed beside it, and what is taken in from there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from domain.agreement.answer_begun import AnswerBegun
from domain.agreement.course import State, standing
from domain.errors import CannotWrite
from exporters.packet.file import open_by_root
from screens.agreement.packet_here import PacketHere
from screens.answering.reading_rooms import room_for, taken_in
from screens.answering.room import WAY, Room, folder_of, left_open, sign_of
from storage.casefile import CaseFile
from tests.screens.meeting import case_with_minutes
from tests.storage.cases import PHRASE

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "A.imr"
    case_with_minutes(path).close()
    return path


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.open(Path(shutil.copy(made, tmp_path / "A.imr")), PHRASE) as case:
        yield case


def here(room: Room) -> PacketHere:
    """The packet as the reader's process has it."""
    found = PacketHere(
        room.packet.name, room.packet.read_bytes(), room.packet.with_name(room.packet.name + ".answer"),
        room.packet.with_name(room.packet.name + ".unfinished"), way=WAY,
    )  # fmt: skip
    found.open_by_root(room.root)
    return found


def test_an_answer_given_here_is_taken_in_and_nothing_is_left(case: CaseFile) -> None:
    room = room_for(case, 1, "sw1", today=TODAY)
    assert left_open(case.path) and folder_of(case.path).stat().st_mode & 0o777 == 0o700
    reader = here(room)
    reader.give(AnswerBegun(given=reader.given), "dispute", "Anil Patel was never there.", TODAY)
    (said,) = taken_in(case, TODAY)
    assert "disputes version 1" in said and "GP1 was never there." in said
    step = case.minutes.of(1).steps[-1]
    assert (step.kind, step.how, step.attested, step.words) == ("dispute", WAY, "themselves", "GP1 was never there.")
    assert not folder_of(case.path).exists() and not left_open(case.path) and taken_in(case, TODAY) == ()


def a_link(folder: Path) -> None:
    folder.with_name("elsewhere").mkdir(0o700)
    folder.symlink_to(folder.with_name("elsewhere"))


def a_folder_open_to_others(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o755)


def a_folder_of_somebody_else(folder: Path) -> None:
    folder.mkdir(0o700)
    if os.geteuid() != 0:
        pytest.skip("only root gives a folder to another account")
    os.chown(folder, 64_321, 64_321)


@pytest.mark.parametrize("stands", [a_link, a_folder_open_to_others, a_folder_of_somebody_else, Path.touch])
def test_what_stands_where_the_room_would_be_is_not_taken_for_it(
    case: CaseFile, stands: Callable[[Path], None]
) -> None:
    stands(folder_of(case.path))
    with pytest.raises(CannotWrite, match="no folder of your account alone"):
        room_for(case, 1, "SW1", today=TODAY)
    assert not case.minutes.of(1).versions and not case.packets.all()


def test_the_sign_that_somebody_reads_is_put_through_no_link(case: CaseFile, tmp_path: Path) -> None:
    folder_of(case.path).mkdir(0o700)
    sign_of(case.path).symlink_to(tmp_path / "made elsewhere")
    with pytest.raises(CannotWrite, match="There can be no reading room here"):
        room_for(case, 1, "SW1", today=TODAY)
    assert left_open(case.path) and not (tmp_path / "made elsewhere").exists()


def test_what_was_begun_here_goes_on_in_the_same_packet_until_the_text_is_another(case: CaseFile) -> None:
    room = room_for(case, 1, "SW1", today=TODAY)
    reader = here(room)
    reader.keep(AnswerBegun(given=reader.given).want("comment", "", "Wait."))
    assert "began to answer" in " ".join(taken_in(case, TODAY))
    again = room_for(case, 1, "SW1", today=TODAY)
    assert again == room and here(again).begun()[0].wanted[0].words == "Wait."
    first = case.minutes.of(1).paragraphs[0]
    case.minutes.change(1, replace(first, text="Another text."))
    other = room_for(case, 1, "SW1", today=TODAY)
    assert other.packet != room.packet and here(other).given.version.number == 2
    assert taken_in(case, TODAY) == () and not room.packet.exists()


def test_an_answer_to_an_older_version_is_said_and_set_aside_not_taken(case: CaseFile) -> None:
    room = room_for(case, 1, "SW1", today=TODAY)
    reader = here(room)
    first = case.minutes.of(1).paragraphs[0]
    case.minutes.change(1, replace(first, text="Another text."))
    case.agreement.issue(1, ["SW1"], way="paper", day=TODAY.isoformat())
    reader.give(AnswerBegun(given=reader.given), "agree", "", TODAY)
    (said,) = taken_in(case, TODAY)
    assert "was not taken in" in said and "version 2 was issued since" in said
    assert standing(case.minutes.of(1), "SW1").state is State.ISSUED
    assert [each.name for each in folder_of(case.path).iterdir() if each.suffix == ".not-taken"]
    assert taken_in(case, TODAY) == ()


def test_the_packet_of_the_room_opens_by_what_the_case_keeps_and_by_no_phrase(case: CaseFile) -> None:
    room = room_for(case, 1, "SW1", today=TODAY)
    assert open_by_root(room.packet.read_bytes(), case.packets.all()[0].key, "it").given.code == "SW1"
    assert repr(room.root) not in repr(room)
