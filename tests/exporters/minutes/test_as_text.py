"""The exact text of minutes says beside it who has not agreed it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from domain.agreement.steps import Step
from domain.meetings.for_file import text_alone
from domain.meetings.minutes import Minutes
from exporters.prepare import prepare
from exporters.way_out.job import Job
from tests.exporters.minutes.meetings import issued, review


def notes(minutes: Minutes) -> str:
    job = Job(kind="minutes", today=date(2024, 10, 1), suffix=".txt")
    return " ".join(prepare(text_alone(review(minutes), 3), job).notes)


def agreed_by(*codes: str) -> Minutes:
    minutes = issued()
    sha256 = minutes.versions[0].sha256
    steps = (
        Step(kind="agree", version=1, code=code, day="2024-09-25", how="e-mail", attested="author", sha256=sha256)
        for code in codes
    )
    return replace(minutes, steps=(*minutes.steps, *steps))


def test_of_what_nobody_agreed_it_says_so():
    said = notes(issued())
    assert "Nobody has agreed version 1 yet (HV1: issued, SW1: issued)." in said
    assert "These minutes may not be used" in said


def test_of_what_not_everybody_agreed_it_says_who_did_not():
    said = notes(agreed_by("HV1"))
    assert "Not everybody has agreed version 1 (SW1: issued)." in said and "may not be used" in said


def test_of_what_all_agreed_it_says_nothing_of_it():
    said = notes(agreed_by("HV1", "SW1"))
    assert "agreed" not in said and "may not be used" not in said
