"""Paragraphs at plain prompts that somebody else changes, or takes out, while they are being changed here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain.meetings.interview import Attendee, Interview
from domain.meetings.minutes import Paragraph
from domain.people import Person
from domain.report.parts import Passage
from storage.casefile import CaseFile
from tests.tui.plain.test_sitting import Script
from tui.plain.minuting import Minuting
from tui.plain.writing import WritingByLine

TODAY = date(2024, 9, 1)


class Meanwhile(Script):
    """Before the second line is given, somebody else does something."""

    def __init__(self, does: Callable[[], object], *lines: str) -> None:
        super().__init__(*lines)
        self.does = does

    def __call__(self, question: str, text: str = "", *, keep: object = None) -> str:
        if len(self.asked) == 1:
            self.does()
        return super().__call__(question, text)


class Minuted:
    """The minutes of a meeting with one paragraph."""

    def __init__(self, case: CaseFile) -> None:
        self.case = case
        case.people.add(Person(code="SW1"))
        case.interviews.add(Interview(held="2024-07-01", people=(Attendee("SW1"),)))
        (self.one,) = case.minutes.add(1, Paragraph(text="Nobody came."))

    edit = "/edit 1"

    def change(self) -> None:
        self.case.minutes.change(1, replace(self.one, text="SW1 came."))

    def take_out(self) -> None:
        self.case.minutes.delete(1, self.one.id, self.one.revision)

    def talk(self, script: Script, said: list[str]) -> None:
        Minuting(self.case, 1, TODAY, script, said.append).run()

    def stands(self) -> list[str]:
        return [each.text for each in self.case.minutes.of(1).paragraphs]


class Written:
    """A section of the report with one paragraph."""

    def __init__(self, case: CaseFile) -> None:
        self.case = case
        (self.one,) = case.passages.add("narrative", Passage(text="Nobody came."))

    edit = "/edit #1"

    def change(self) -> None:
        self.case.passages.change(replace(self.one, text="SW1 came."))

    def take_out(self) -> None:
        self.case.passages.delete(self.one.id, self.one.revision)

    def talk(self, script: Script, said: list[str]) -> None:
        WritingByLine(self.case, "narrative", TODAY, script, said.append).run()

    def stands(self) -> list[str]:
        return [each.text for each in self.case.passages.of("narrative")]


@pytest.fixture(params=[Minuted, Written])
def typed(request: pytest.FixtureRequest, case: CaseFile) -> Any:
    return request.param(case)


def test_theirs_is_read_out_and_mine_goes_in_its_place_once_it_is_entered_again(typed: Any) -> None:
    said: list[str] = []
    script = Meanwhile(typed.change, typed.edit, "Nobody came at noon.", "Nobody came at noon.")
    typed.talk(script, said)
    assert "It now says: SW1 came." in said
    assert script.asked[2][1] == "Nobody came at noon."
    assert typed.stands() == ["Nobody came at noon."]


def test_an_empty_line_leaves_theirs(typed: Any) -> None:
    said: list[str] = []
    typed.talk(Meanwhile(typed.change, typed.edit, "Nobody came at noon.", ""), said)
    assert "Left as it was." in said
    assert typed.stands() == ["SW1 came."]


def test_what_was_taken_out_meanwhile_can_be_saved_as_a_new_one(typed: Any) -> None:
    said: list[str] = []
    script = Meanwhile(typed.take_out, typed.edit, "Nobody came at noon.", "Nobody came at noon.")
    typed.talk(script, said)
    assert any("taken out by someone else" in each for each in said)
    assert script.asked[2] == ("Paragraph: ", "Nobody came at noon.")
    assert typed.stands() == ["Nobody came at noon."]
