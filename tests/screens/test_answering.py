"""Somebody who answers minutes at the screen: no case, only a packet and its phrase."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot

from domain.agreement_steps import Answer, Representation
from domain.errors import CannotOpen
from domain.for_agreement import ForAgreement
from domain.gate import CodedPerson
from exporters.packet.file import Sealing, open_answer
from screens.answering_text import about, head, notes_on
from screens.answering_words import Words
from screens.packet_here import PacketHere
from tests.exporters.packets import given, second, version
from tui.answering_app import Answering
from tui.settings import Settings
from tui.terminal import Terminal

SEALING = Sealing.new()


class Reader:
    """Somebody at the keyboard, and what they see."""

    def __init__(self, app: Answering, pilot: Pilot[Any]) -> None:
        self.app, self.pilot = app, pilot

    async def types(self, text: str, *keys: str) -> None:
        driver = self.app._driver
        assert driver is not None
        for key in (*text, *keys):
            character = key if len(key) == 1 else None
            event = Key(_character_to_key(key) if character else key, character)
            event.set_sender(self.app)
            driver.send_message(event)
        await self.rests()

    async def rests(self) -> None:
        """Wait until all keys are acted on."""
        for _ in range(300):
            await asyncio.sleep(0.01)
            if self.app._exit or not self.app.held.busy:
                break

    async def presses(self, *keys: str) -> None:
        await self.types("", *keys)

    @property
    def text(self) -> str:
        strips = self.app.screen._compositor.render_strips()
        return " ".join(" ".join(strip.text for strip in strips).split())

    async def sees(self, text: str, seconds: float = 20) -> None:
        """Wait until this stands on the screen."""
        for _ in range(int(seconds / 0.02)):
            if text in self.text:
                return
            if self.app._exception is not None:
                raise self.app._exception
            await self.pilot.pause(0.02)
        raise AssertionError(f"“{text}” does not come:\n{self.text}")

    async def opens(self) -> None:
        """Begin to read what was opened."""
        await self.sees("begin to read")
        await self.presses("enter")
        await self.sees("Step 1")


Reads = Callable[..., Any]


@pytest.fixture
def packet(tmp_path: Path) -> Path:
    path = tmp_path / "minutes.packet"
    path.write_bytes(SEALING.packet(given()))
    return path


@pytest.fixture
def reads(packet: Path) -> Reads:
    @asynccontextmanager
    async def begin(width: int = 80, height: int = 24, *, asks: bool = False) -> AsyncIterator[Reader]:
        here = PacketHere.at(packet)
        if not asks:
            here.open_by_root(SEALING.root)
        app = Answering(here, Settings(), Terminal(256, False, True))
        app.sitting.today = lambda: date(2026, 11, 20)
        async with app.run_test(size=(width, height)) as pilot:
            yield Reader(app, pilot)
            if not app._exit:
                await app._keep_drafts()

    return begin


def answered(packet: Path, what: Any = None) -> Answer:
    what = what or given()
    data = packet.with_name("minutes.packet.answer").read_bytes()
    return open_answer(data, SEALING.answer_key, what.version, what.rows, "packet", "the answer")


async def test_somebody_who_has_never_seen_it_agrees_with_few_keys(reads: Reads, packet: Path) -> None:
    async with reads(asks=True) as reader:
        await reader.sees("This file holds the written minutes of a meeting you took part in.")
        await reader.types(SEALING.phrase, "enter")
        await reader.opens()
        await reader.presses(*["down"] * 5, "enter")
        await reader.sees("Step 2 of 3")
        await reader.presses("y", "y", "enter")
        await reader.sees("1 I agree")
        await reader.presses("1")
        await reader.sees("SW1 agrees version 1 of the minutes of")
        await reader.sees("g gives it")
        await reader.presses("g")
        await reader.sees("Thank you. Your answer is given.")
        await reader.presses("enter")
        await reader.pilot.pause(0.1)
    answer = answered(packet)
    assert (answer.kind, answer.code, answer.day) == ("agree", "SW1", "2026-11-20")
    assert [check.verdict for check in answer.row_checks] == ["confirmed", "confirmed"]
    assert answer.sha256 == given().version.sha256


async def test_enter_over_and_over_agrees_nothing(reads: Reads, packet: Path) -> None:
    async with reads() as reader:
        await reader.opens()
        for _ in range(12):
            await reader.presses("enter")
            await reader.pilot.pause(0.05)
        await reader.sees("Press 1, 2 or 3 for your answer")
        await reader.presses("1")
        await reader.sees("SW1 agrees version 1")
        for _ in range(6):
            await reader.presses("enter", "space")
        await reader.sees("Press g to give this answer")
    assert not packet.with_name("minutes.packet.answer").exists()


async def test_what_is_wrong_is_said_where_it_stands(reads: Reads, packet: Path) -> None:
    async with reads() as reader:
        await reader.opens()
        await reader.presses("down", "down", "down", "c")
        await reader.sees("Change the words")
        await reader.types(" She went.", "enter")
        await reader.sees("You want instead: “The practice had rung")
        await reader.presses("down", "x")
        await reader.sees("should not be there")
        await reader.presses("enter")
        await reader.sees("You say this should not be there.")
        await reader.presses("a")
        await reader.sees("What should be added")
        await reader.types("SW2 was there.", "enter")
        await reader.presses("n")
        await reader.sees("What do you want to say")
        await reader.types("Ask SW2.", "enter")
        await reader.sees("You say: “Ask SW2.”")
        await reader.presses("enter")
        await reader.sees("Step 2")
        await reader.presses("n")
        await reader.types("It was 09:45", "enter")
        await reader.sees("1 left to look at")
        await reader.presses("d")
        await reader.types("I was not told", "enter")
        await reader.sees("All rows are answered")
        await reader.presses("enter")
        await reader.sees("You have marked 3 changes and 1 comment.")
        await reader.presses("1")
        await reader.sees("To agree instead, go back")
        await reader.presses("2")
        await reader.sees("More is said below")
        await reader.presses("g", "down")
        await reader.sees("g gives it")
        await reader.presses("g")
        await reader.sees("Thank you")
    answer = answered(packet)
    assert [(one.kind, one.paragraph, one.words) for one in answer.representations] == [
        ("change", "p3", given().version.paragraphs[2].text + " She went."), ("delete", "p4", ""),
        ("comment", "p4", "Ask SW2."), ("add", "p4", "SW2 was there."),
    ]  # fmt: skip
    assert [(check.verdict, check.words) for check in answer.row_checks] == [
        ("corrected", "It was 09:45"), ("disputed", "I was not told"),
    ]  # fmt: skip


async def test_a_dispute_is_said_in_their_own_words(reads: Reads, packet: Path) -> None:
    async with reads() as reader:
        await reader.opens()
        await reader.presses("pagedown", *["down"] * 6, "enter")
        await reader.sees("Step 2")
        await reader.presses("enter")
        await reader.sees("2 not looked at")
        await reader.presses("3")
        await reader.sees("what do you dispute")
        await reader.presses("enter")
        await reader.sees("say in your own words")
        await reader.presses("3")
        await reader.sees("what do you dispute")
        await reader.types("None of it.", "enter")
        await reader.sees("disputes version 1")
        await reader.presses("escape")
        await reader.sees("None of it.")
        await reader.presses("enter")
        await reader.sees("disputes version 1")
        await reader.sees("g gives it")
        await reader.presses("g")
        await reader.sees("Thank you")
    assert (answered(packet).kind, answered(packet).words) == ("dispute", "None of it.")


async def test_what_was_begun_and_half_typed_is_there_again_and_nothing_of_it_is_plain(
    reads: Reads, packet: Path
) -> None:
    async with reads() as reader:
        await reader.opens()
        await reader.presses("down", "down", "x", "enter", "down", "a")
        await reader.sees("What should be added")
        await reader.types("Half a sent")
        await asyncio.sleep(1.2)
    kept = packet.with_name("minutes.packet.unfinished")
    assert kept.stat().st_mode & 0o777 == 0o600
    assert b"Half" not in kept.read_bytes() and b"practice" not in kept.read_bytes()
    async with reads(asks=True) as reader:
        await reader.sees("Phrase:")
        await reader.types(SEALING.phrase.upper().replace(" ", "-"), "enter")
        await reader.sees("What you had begun is here again")
        await reader.presses("enter")
        await reader.sees("Half a sent")
        await reader.types("ence.", "enter")
        await reader.sees("You want added after it: “Half a sentence.”")
        await reader.sees("You say this should not be there")
    assert sorted(each.name for each in packet.parent.iterdir()) == ["minutes.packet", "minutes.packet.unfinished"]


async def test_a_wrong_phrase_is_told_and_may_be_typed_again(reads: Reads) -> None:
    async with reads(asks=True) as reader:
        await reader.sees("Phrase:")
        await reader.types(SEALING.phrase + "x", "enter")
        await reader.sees("This phrase does not open minutes.packet")
        await reader.types("", "end", "backspace", "enter")
        await reader.sees("begin to read")


def test_what_moved_and_what_is_another_in_the_head_is_told_too() -> None:
    before, after = version(1), version(2)
    first, *rest, last = after.paragraphs
    moved = replace(after, paragraphs=(first, last, *rest), facts=replace(after.facts, place="the town hall"))
    told = given(version=moved, before=before, rows=())
    assert list(notes_on(told, last.id)) == ["Moved, it was paragraph 5 (since version 1, which you agreed)"]
    assert "Changed since version 1: Place, it was “the clinic, room 2”" in list(head(told))
    assert "Since then 1 paragraph is not as it was." in " ".join(about(told))


async def test_the_next_version_begins_at_what_changed(reads: Reads, packet: Path) -> None:
    packet.write_bytes(SEALING.packet(second()))
    async with reads() as reader:
        await reader.sees("You agreed version 1. Since then 1 paragraph is not as it was. Only what changed")
        await reader.presses("enter")
        await reader.sees("Here: paragraph 4 of 5")
        await reader.sees("Changed: There was no reply at the door")
        await reader.presses("down")
        await reader.sees("It was declined: The supervision note says Monday.")
        await reader.presses("enter")
        await reader.sees("Step 2 of 2: your answer")
        await reader.presses("1")
        await reader.sees("SW1 agrees")
        await reader.sees("g gives it")
        await reader.presses("g")
        await reader.sees("Thank you")
    assert answered(packet, second()).kind == "agree" and answered(packet, second()).version == 2


async def test_escape_goes_back_page_by_page_and_loses_nothing(reads: Reads, packet: Path) -> None:
    async with reads() as reader:
        await reader.opens()
        await reader.presses("down", "n")
        await reader.sees("What do you want to say")
        await reader.types("Wait")
        await reader.presses("escape")
        await reader.sees("Esc once more")
        await reader.presses("enter", *["down"] * 6, "enter")
        await reader.sees("Step 2")
        await reader.presses("escape")
        await reader.sees("Step 1")
        await reader.presses("ctrl+c", "enter")
        await reader.sees("Step 2")
        await reader.presses("enter")
        await reader.sees("Step 3")
        await reader.presses("2")
        await reader.sees("What will be said")
        await reader.presses("escape")
        await reader.sees("Step 3")
        await reader.presses("escape")
        await reader.sees("Step 2")
        await reader.presses("escape")
        await reader.sees("You say: “Wait”")
        await reader.presses("escape")
        await reader.pilot.pause(0.2)
        assert reader.app._exit
    assert packet.with_name("minutes.packet.unfinished").exists()
    assert not packet.with_name("minutes.packet.answer").exists()


@pytest.mark.parametrize(("width", "height"), [(40, 10), (60, 16), (132, 43)])
async def test_it_is_usable_in_another_size(reads: Reads, packet: Path, width: int, height: int) -> None:
    async with reads(width, height, asks=True) as reader:
        await reader.sees("Phrase:")
        await reader.types(SEALING.phrase, "enter")
        await reader.sees("Enter begin")
        await reader.presses("enter")
        await reader.sees("Step 1")
        await reader.presses(*["down"] * 25, "enter")
        await reader.sees("Step 2")
        await reader.pilot.resize_terminal(80, 24)
        await reader.presses("enter")
        await reader.sees("1 I agree")
        await reader.presses("1")
        await reader.sees("SW1 agrees")
        await reader.sees("g gives it")
        await reader.presses("g")
        await reader.sees("Thank you")
    assert answered(packet).kind == "agree"


def long(count: int = 16) -> ForAgreement:
    """Minutes longer than any screen, of one version."""
    first = version()
    said = tuple(replace(first.paragraphs[1], id=f"q{place}", text=f"Said {place}. " * 9) for place in range(count))
    return given(version=replace(first, paragraphs=said))


async def test_the_end_is_not_passed_by_the_enter_that_turned_the_page_nor_after_a_stop(
    reads: Reads, packet: Path
) -> None:
    packet.write_bytes(SEALING.packet(long()))
    for _ in range(2):
        async with reads() as reader:
            await reader.opens()
            await reader.presses("enter", "enter")
            await reader.sees("Not shown yet: ")
            assert "Step 1" in reader.text
            await reader.presses("escape")
    async with reads() as reader:
        await reader.opens()
        await reader.presses("enter", "G")
        await reader.sees("Step 2 of 3")
        await reader.presses("enter")
        await reader.sees("Step 3")
        await reader.presses("1")
        await reader.sees("of 16 had not been shown")


async def test_enter_held_down_never_agrees(reads: Reads, packet: Path) -> None:
    async with reads() as reader:
        await reader.sees("begin to read")
        for page in ("Step 1", "Step 2", "Step 3"):
            await reader.presses("enter")
            await reader.sees(page)
        await reader.presses(*["enter"] * 30)
        await reader.sees("Press 1, 2 or 3")
        await reader.presses("1")
        await reader.sees("g gives it")
        await reader.presses(*["enter"] * 30)
        await reader.sees("Press g to give this answer")
    assert not packet.with_name("minutes.packet.answer").exists()


async def test_what_is_said_is_given_only_once_its_end_was_seen(reads: Reads, packet: Path) -> None:
    packet.write_bytes(SEALING.packet(long(3)))
    async with reads(60, 12) as reader:
        await reader.sees("begin")
        await reader.presses("enter")
        await reader.sees("Step 1")
        await reader.presses(*["down"] * 12, "n")
        await reader.sees("What do you want to say")
        await reader.types("So it was. " * 40, "enter", "enter")
        await reader.sees("Step 2")
        await reader.presses("enter")
        await reader.sees("Step 3")
        await reader.presses("2")
        await reader.sees("more below")
        await reader.presses("g")
        await reader.sees("More is said below")
        assert not packet.with_name("minutes.packet.answer").exists()
        await reader.presses(*["down"] * 9)
        await reader.sees("g give this answer")
        await reader.presses("G")
        await reader.sees("Thank you")


async def test_capitals_do_what_small_letters_do(reads: Reads) -> None:
    async with reads() as reader:
        await reader.opens()
        await reader.presses("down", "N")
        await reader.sees("What do you want to say")
        await reader.types("So.", "enter")
        await reader.sees("You say: “So.”")
        await reader.presses("U")
        await reader.sees("Taken back")
        await reader.presses("enter")
        await reader.sees("Step 2")
        await reader.presses("Y")
        await reader.sees("You say: correct.")


async def test_help_and_who_is_who_lie_on_any_page_and_lead_back(reads: Reads, packet: Path) -> None:
    people = (CodedPerson("GP1", "GP", "Dale Surgery"),)
    packet.write_bytes(SEALING.packet(given(people=people)))
    async with reads(asks=True) as reader:
        await reader.sees("Phrase:")
        await reader.types("app?")
        await reader.sees("Help")
        await reader.presses("escape")
        await reader.sees("One of eight words")
        await reader.presses("ctrl+u")
        await reader.types(SEALING.phrase, "enter")
        await reader.opens()
        await reader.presses("w")
        await reader.sees("GP1: GP, Dale Surgery")
        await reader.sees("SW1: you; at the meeting: interviewed")
        await reader.presses("escape", "f1")
        await reader.sees("Up and Down read")
        await reader.presses("escape", "enter")
        await reader.sees("(GP1: GP, Dale Surgery)")


async def test_rows_confirmed_before_are_not_asked_again_and_the_rest_are_confirmed_at_once(
    reads: Reads, packet: Path
) -> None:
    packet.write_bytes(SEALING.packet(given(confirmed={"row-1": "2026-03-03"})))
    async with reads() as reader:
        await reader.opens()
        await reader.presses("enter")
        await reader.sees("You said: correct, 3 March 2026.")
        await reader.sees("Here: row 2 of 2")
        await reader.presses("r")
        await reader.sees("1 row not answered yet: all correct, as far as you know?")
        await reader.presses("escape")
        await reader.sees("Nothing was said of the rest")
        await reader.presses("r", "enter")
        await reader.sees("All rows are answered")
        await reader.presses("enter")
        await reader.sees("2 correct, 0 not")


async def test_the_next_version_says_what_was_asked_for_and_a_key_goes_from_one_to_the_next(
    reads: Reads, packet: Path
) -> None:
    theirs = (
        Representation(version=1, code="SW1", kind="delete", paragraph="p2", quoted="x", verdict="declined",
                       reason="It was asked."),
        Representation(version=1, code="SW1", kind="delete", paragraph="p9", quoted="Out.", verdict="accepted"),
    )  # fmt: skip
    packet.write_bytes(SEALING.packet(given(version=version(2), theirs=theirs)))
    async with reads() as reader:
        await reader.sees("Of what you asked for before: 1 declined, 1 accepted.")
        await reader.opens()
        await reader.sees("“Out.”): In version 1 you asked that this be taken > out. It was accepted.")
        await reader.presses("tab")
        await reader.sees("Here: paragraph 2 of 5")
        await reader.sees("In version 1 you asked that this be taken out. It was declined: It was > asked.")


async def test_what_was_answered_opens_again_to_be_read_and_a_plain_copy_is_made_only_when_chosen(
    reads: Reads, packet: Path
) -> None:
    here = PacketHere.at(packet)
    here.open_by_root(SEALING.root)
    here.give(here.begun()[0], "agree", "", date(2026, 11, 20))
    copy = packet.with_name("minutes.txt")
    async with reads(asks=True) as reader:
        await reader.sees("You have answered this already.")
        await reader.types(SEALING.phrase, "enter")
        await reader.sees("as you answered it on 20 November 2026")
        await reader.sees("SW1 agrees version 1")
        await reader.presses("s", "escape")
        await reader.sees("Nothing was written")
        assert not copy.exists()
        await reader.presses("s", "enter")
        await reader.sees("The minutes are in plain form in minutes.txt")
    assert copy.read_bytes() == given().version.text.encode() and copy.stat().st_mode & 0o777 == 0o600
    assert hashlib.sha256(copy.read_bytes()).hexdigest() == answered(packet).sha256


async def test_the_cursor_of_the_terminal_is_where_typing_begins_from_the_first_moment(reads: Reads) -> None:
    async with reads() as reader:
        await reader.opens()
        await reader.presses("down", "c")
        await reader.sees("Change the words")
        box = reader.app.screen.query_one("#words", Words)
        await reader.pilot.pause(0.1)
        assert reader.app.cursor_position == box.cursor_screen_offset
        assert box.region.contains_point(reader.app.cursor_position)


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        (" ".join(SEALING.phrase.split()[:7]), "You typed seven words; there are eight."),
        (Sealing.new().phrase, "Perhaps it is the phrase of another packet, or the file was altered."),
    ],
    ids=["seven words", "another phrase"],
)
def test_what_is_wrong_with_a_phrase_is_told(packet: Path, phrase: str, said: str) -> None:
    with pytest.raises(CannotOpen) as refused:
        PacketHere.at(packet).open(phrase)
    assert said in refused.value.sentence
