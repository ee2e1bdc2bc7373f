"""Minutes issued in a packet from the screen: placed, its phrase shown once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from screens import session
from screens.agreement.forms import IssueForm
from screens.agreement.packets_issued import PhraseBox, PlacingForm
from storage.casefile import CaseFile
from tests.screens.agreeing import agreement, form, meeting, opens
from tests.screens.conftest import Author, Sitting


@pytest.fixture(autouse=True)
def on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.app.local_today", lambda: date(2024, 3, 20))
    monkeypatch.setattr(session, "local_today", lambda: date(2024, 3, 20))


async def issue_in_a_packet(author: Author, to: str) -> None:
    await agreement(author)
    await opens(author, IssueForm, "i")
    await author.types(to, "tab")
    await author.types("packet", "ctrl+o")
    await form(author, PlacingForm)


async def test_a_packet_is_placed_and_its_phrase_shown_once(sits: Sitting, case: CaseFile, tmp_path: Path) -> None:
    from exporters.packet.file import open_packet

    meeting(case)
    async with sits() as author:
        await issue_in_a_packet(author, "SW2")
        await author.types(f"{tmp_path}/out", "tab", "ctrl+o")
        await form(author, PhraseBox)
        await author.presses("escape")
        assert author.sees("The phrase for SW2") and author.sees("Nobody can find it again")
        phrase = " ".join(" ".join(author.lines()[2:4]).split())
        await author.presses("enter")
        await author.comes_to_see("Version 1 is issued to SW2; 1 packet is in")
        assert not author.sees(phrase.split()[0])
    (path,) = (tmp_path / "out").glob("*.packet")
    assert path.stat().st_mode & 0o777 == 0o600
    assert open_packet(path.read_bytes(), phrase, path.name).given.code == "SW2"
    (step,) = case.minutes.of(1).steps
    assert (step.kind, step.how) == ("issue", "packet")


async def test_going_back_issues_nothing(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    async with sits() as author:
        await issue_in_a_packet(author, "SW1, SW2")
        await author.presses("escape")
        await author.comes_to_see("Nothing was issued.")
        await form(author, IssueForm)
    assert not case.minutes.of(1).versions


async def test_an_account_there_is_none_of_is_refused_before_anything_is_issued(sits: Sitting, case: CaseFile) -> None:
    meeting(case)
    async with sits() as author:
        await issue_in_a_packet(author, "SW1")
        await author.presses("down")
        await author.types("nobody-here", "ctrl+o")
        await author.comes_to_see("There is no account nobody-here")
    assert not case.minutes.of(1).versions


async def test_the_answer_to_a_packet_is_shown_and_taken_in_as_attested_where_the_file_is_ones_own(
    sits: Sitting, case: CaseFile, tmp_path: Path
) -> None:
    from screens.agreement.packet_here import PacketHere

    meeting(case)
    async with sits() as author:
        await issue_in_a_packet(author, "SW2")
        await author.types(f"{tmp_path}/out", "tab", "ctrl+o")
        await form(author, PhraseBox)
        phrase = " ".join(" ".join(author.lines()[2:4]).split())
        await author.presses("enter")
        await author.comes_to_see("Version 1 is issued to SW2")
        (path,) = (tmp_path / "out").glob("*.packet")
        theirs = PacketHere.at(path)
        theirs.open(phrase)
        theirs.give(theirs.begun()[0], "agree", "", date(2024, 3, 21))
        await author.types("/back_in_word SW2", "enter")
        await author.comes_to_see("What SW2 sent back")
        await author.presses("ctrl+u")
        await author.types(f"{path}.answer", "ctrl+o")
        await author.comes_to_see("kept as attested by you")
        await author.presses("enter")
        await author.comes_to_see("Nothing was taken in.")
        assert len(case.minutes.of(1).steps) == 1
        await author.types("/back_in_word SW2", "enter")
        await author.comes_to_see("What SW2 sent back")
        await author.presses("ctrl+u")
        await author.types(f"{path}.answer", "ctrl+o")
        await author.comes_to_see("Take it in for SW2")
        await author.presses("down", "enter")
        await author.comes_to_see("Taken in.")
    step = case.minutes.of(1).steps[-1]
    assert (step.kind, step.code, step.how, step.attested) == ("agree", "SW2", "packet", "author")
