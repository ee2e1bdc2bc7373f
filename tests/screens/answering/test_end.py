"""The end of the minutes: passed only when seen, and answered again later."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from domain.agreement.steps import Representation
from domain.errors import CannotOpen
from domain.gate import CodedPerson
from exporters.packet.file import Sealing
from screens.agreement.packet_here import PacketHere
from screens.answering.words import Words
from tests.exporters.packets import given, version
from tests.screens.answering.steps import SEALING, Reads, answered, long, packet, reads

__all__ = ["packet", "reads"]


async def test_a_wrong_phrase_is_told_and_may_be_typed_again(reads: Reads) -> None:
    async with reads(asks=True) as reader:
        await reader.sees("Phrase:")
        await reader.types(SEALING.phrase + "x", "enter")
        await reader.sees("This phrase does not open minutes.packet")
        await reader.types("", "end", "backspace", "enter")
        await reader.sees("begin to read")


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
