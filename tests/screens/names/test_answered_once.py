"""Minutes read and answered by somebody who has never seen the program."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from screens.answering.text import about, head, notes_on
from tests.exporters.packets import given, second, version
from tests.screens.answering.steps import SEALING, Reads, answered, packet, reads

__all__ = ["packet", "reads"]


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
