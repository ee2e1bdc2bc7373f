"""What is said beside a row: who confirmed it, who disputes it, and what minutes it rests on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.agreement.steps import RowCheck
from domain.chronology.entry import Entry
from domain.dates.when import When
from domain.evidence.drawn_from import Evidence
from domain.evidence.resting import digest_of
from domain.evidence.row_shown import shown
from domain.evidence.row_standing import RowStandings, check_said, checks_that_stand, places_said
from domain.meetings.minutes import Minutes
from tests.domain.agreement.test_said import issued, step

DAY = date(2026, 1, 5)
ROW = Entry(id="r1", when=When("5/1/26", "day", DAY, DAY), event="Call", who="SW1", people=("SW1",), revision=1)


def check(verdict: str, words: str = "", **rest: str) -> RowCheck:
    return RowCheck(
        interview=3, code="SW1", entry="r1", revision=1, shown=shown(ROW).text, verdict=verdict, words=words,  # type: ignore[arg-type]
        day="2026-03-03", **rest,  # type: ignore[arg-type]
    )  # fmt: skip


def agreed() -> Minutes:
    minutes = issued()
    for code in ("SW1", "SW2"):
        minutes = step(minutes, "agree", code, "2026-03-05")
    return minutes


def resting_on(minutes: Minutes, *ids: str) -> Evidence:
    found = [each for each in minutes.paragraphs if each.id in ids]
    return Evidence(target="r1", interview=3, paragraphs=ids, digest=digest_of(found), version=1)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (check("confirmed"), "Confirmed by SW1, 3 March 2026."),
        (check("disputed", "I was on leave"), "Disputed by SW1, 3 March 2026: “I was on leave”."),
        (check("corrected", "At ten"), "SW1 wants it corrected, 3 March 2026: “At ten”. Not considered yet."),
        (check("corrected", "At ten", taken="taken"), "Corrected as SW1 said, 3 March 2026."),
        (check("corrected", "At ten", taken="declined", reason="The log says nine"),
         "Not corrected as SW1 wanted, 3 March 2026: “At ten”. The log says nine."),
    ],
)  # fmt: skip
def test_what_somebody_said_of_a_row_is_told(said: RowCheck, sentence: str) -> None:
    assert check_said(said, ROW) == sentence


def test_a_row_confirmed_before_it_was_changed_says_so() -> None:
    changed = replace(ROW, event="Two calls", revision=2)
    assert check_said(check("confirmed"), changed) == "Confirmed by SW1, 3 March 2026, before it was changed."


def test_a_change_of_what_they_were_not_shown_is_no_change_to_them() -> None:
    assert "changed" not in check_said(check("confirmed"), replace(ROW, comment="Ask again", revision=2))


def test_what_a_person_said_last_is_told() -> None:
    standings = RowStandings([check("disputed", "No"), check("confirmed")])
    assert standings.of(ROW) == ("Confirmed by SW1, 3 March 2026.",)


def test_what_they_hold_against_a_row_themselves_is_not_ended_by_what_is_written_down_for_them() -> None:
    own, written = check("disputed", "I was on leave", how="packet"), check("confirmed", how="in person")
    told = ("Disputed by SW1, 3 March 2026: “I was on leave”.", "Confirmed by SW1, 3 March 2026.")
    assert RowStandings([own, written]).of(ROW) == told
    assert RowStandings([own, written, check("corrected", "At ten", how="e-mail")]).of(ROW)[0] == told[0]
    assert RowStandings([own, check("confirmed", how="packet")]).of(ROW) == told[1:], "they said so themselves"
    assert RowStandings([replace(own, taken="taken"), written]).of(ROW) == told[1:]
    assert RowStandings([own, replace(written, shown="another row")]).of(ROW)[1:] == (), "of the row as it is now"
    assert checks_that_stand([own, replace(written, code="SW2")]) == (own, replace(written, code="SW2"))


def test_what_rests_on_agreed_minutes_says_which_paragraphs_and_version() -> None:
    minutes = agreed()
    standings = RowStandings(evidence=[resting_on(minutes, "p1", "p2")], minutes=[minutes])
    assert standings.of(ROW) == ("Rests on interview 3, paragraphs 1-2: version 1, agreed.",)
    assert standings.flagged == ""


def test_what_rests_on_changed_minutes_is_flagged() -> None:
    minutes = agreed()
    evidence = resting_on(minutes, "p1", "p2")
    first = replace(minutes.paragraphs[0], text="I rang at seven.")
    for paragraphs in ((first, minutes.paragraphs[1]), (minutes.paragraphs[1],)):
        standings = RowStandings(evidence=[evidence], minutes=[replace(minutes, paragraphs=paragraphs)])
        assert "not to be used" in standings.of(ROW)[0]
        assert standings.flagged == "1 on changed minutes"


def test_what_rests_on_minutes_not_agreed_is_flagged_and_a_dispute_of_its_paragraph_told() -> None:
    minutes = issued()
    standings = RowStandings(evidence=[resting_on(minutes, "p1")], minutes=[minutes])
    assert standings.flagged == "1 on unagreed minutes"
    minutes_agreed = step(minutes, "agree", "SW1", "2026-03-05")
    disputed = step(minutes_agreed, "dispute", "SW2", "2026-03-05", words="No", paragraph="p2")
    one = RowStandings(evidence=[resting_on(minutes, "p1")], minutes=[disputed]).of(ROW)
    other = RowStandings(evidence=[resting_on(minutes, "p2")], minutes=[disputed]).of(ROW)
    assert "SW2" not in one[0] and "SW2: “No”." in other[0]


@pytest.mark.parametrize(
    ("places", "said"),
    [((), ""), ((4,), "paragraph 4"), ((4, 5, 6), "paragraphs 4-6"), ((9, 4, 5), "paragraphs 4-5 and 9")],
)
def test_paragraphs_are_told_by_their_numbers(places: tuple[int, ...], said: str) -> None:
    assert places_said(places) == said
