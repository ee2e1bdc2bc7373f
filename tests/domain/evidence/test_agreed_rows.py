"""The gate: rows that rest on minutes leave by what these may be used for, with both accounts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.agreement.steps import RowCheck
from domain.chronology.entry import Citation, Entry
from domain.dates.when import When
from domain.errors import Stopped
from domain.evidence.agreed_rows import agreed_rows, with_beside, without_beside
from domain.evidence.drawn_from import Evidence, Rested
from domain.evidence.row_shown import shown
from domain.gate import beside_in, for_panel, notices, outgoing
from domain.meetings.minutes import Minutes
from domain.names.finding import Finder
from domain.review import Details, Review
from domain.without_names import without_names
from tests.domain.meeting import agreed, decided, drawn, edited, issue, step, typed, wants

DAY = date(2024, 3, 3)


def row(id: str, event: str = "Call made", **rest: object) -> Entry:
    at = {"recorded_at": "2026-04-01T10:00:00Z", "revision": 1, **rest}
    return Entry(id=id, when=When("3/3/24", "day", DAY, DAY), event=event, **at)  # type: ignore[arg-type]


def review(minutes: Minutes, *evidence: Evidence, rows: tuple[Entry, ...] = (), **rest: object) -> Review:
    entries = rows or (row("r1"), row("r2"), row("r3"))
    return Review(details=Details(), entries=entries, minutes=(minutes,), evidence=evidence, **rest)  # type: ignore[arg-type]


def test_a_row_on_minutes_not_agreed_stops_what_leaves_by_number_and_reason() -> None:
    minutes = issue(typed())
    case = review(minutes, drawn(minutes, "r1", "p1"), drawn(minutes, "r2", "p2"))
    for leaving in (outgoing, lambda case: for_panel(case, "initials"), lambda case: without_names(case, Finder(()))):
        with pytest.raises(Stopped) as stopped:
            leaving(case)
        said = stopped.value.sentence
        assert said.startswith("2 rows rest on minutes that may not be used, so nothing was written.")
        assert "2 rows rest on interview 3: version 1: SW1 has not answered; SW2 has not answered." in said
        assert stopped.value.exit_code == 1


def test_left_out_rows_are_counted_and_the_interviews_named() -> None:
    minutes = issue(typed())
    out = outgoing(review(minutes, drawn(minutes, "r1", "p1")), unagreed="leave out")
    assert [entry.id for entry in out.entries] == ["r2", "r3"]
    assert out.left_out == 0, "that is what a filter kept back"
    assert list(notices(out)[-2:]) == [
        "1 row left out, resting on minutes that may not be used: 1 row rests on interview 3: version 1: SW1 "
        "has not answered; SW2 has not answered.",
        "Left out: the row of Sun 3 March 2024.",
    ]
    copy = without_names(review(minutes, drawn(minutes, "r1", "p1")), Finder(()), unagreed="leave out")
    assert [entry.id for entry in copy.review.entries] == ["r2", "r3"] and not copy.review.minutes
    assert copy.said == out.unagreed


def test_a_row_that_does_not_leave_stops_nothing() -> None:
    minutes = issue(typed())
    case = review(minutes, drawn(minutes, "r1", "p1"))
    assert len(outgoing(case, keep=lambda entry: entry.id != "r1").entries) == 2


def test_a_row_leaves_only_when_all_it_rests_on_may_be_used() -> None:
    minutes = agreed(typed())
    other = replace(issue(typed(number=4)))
    case = Review(
        details=Details(), entries=(row("r1"),), minutes=(minutes, other),
        evidence=(drawn(minutes, "r1", "p1"), drawn(other, "r1", "p1")),
    )  # fmt: skip
    assert agreed_rows(case, case.entries).entries == ()


def test_an_edit_takes_rows_out_and_its_undoing_brings_them_back() -> None:
    minutes = agreed(typed())
    evidence = drawn(minutes, "r1", "p1")
    changed = edited(minutes, "p1", "Once.")
    assert agreed_rows(review(changed, evidence), (row("r1"),)).left[0].why == "what it rests on was changed since"
    back = edited(changed, "p1", minutes.paragraphs[0].text)
    assert agreed_rows(review(back, evidence), (row("r1"),)).entries == (row("r1"),)


def test_both_accounts_stand_at_the_end_of_the_comment() -> None:
    minutes = decided(wants(issue(typed()), "SW1", "p1", "I rang once."), "declined")
    minutes = step(minutes, "dispute", "SW1", words="No.")
    minutes = step(step(minutes, "cannot", "SW2", words="died"), "authorise", "SW2", words="died", who="The director")
    rows = (row("r1", comment="Late."), row("r2"), row("r3"))
    out = outgoing(review(minutes, drawn(minutes, "r1", "p1"), drawn(minutes, "r2", "p2"), rows=rows))
    assert [entry.comment for entry in out.entries] == [
        "Late. [not confirmed: SW2] [Disputed by SW1: “I rang once.”]",
        "[not confirmed: SW2] [Disputed by SW1: “No.”]",
        None,
    ]
    assert "2 rows leave as disputed: it says so at the end of the comment." in notices(out)
    assert "died" not in "".join(entry.comment or "" for entry in out.entries)


@pytest.mark.parametrize(
    ("verdict", "taken", "beside"),
    [
        ("disputed", "", "[Disputed by SW1: “I was on leave”]"),
        ("disputed", "declined", "[Disputed by SW1: “I was on leave”]"),
        ("corrected", "", "[Disputed by SW1: “I was on leave”]"),
        ("corrected", "declined", "[Disputed by SW1: “I was on leave”]"),
        ("corrected", "taken", None),
        ("confirmed", "", None),
    ],
)
def test_what_somebody_holds_against_a_row_itself_goes_with_it(verdict: str, taken: str, beside: str | None) -> None:
    check = RowCheck(
        interview=3, code="SW1", entry="r1", revision=1, shown=shown(row("r1")).text, verdict=verdict,  # type: ignore[arg-type]
        words="I was on leave", taken=taken,
    )  # fmt: skip
    minutes = replace(issue(typed()), row_checks=(check,))
    assert outgoing(review(minutes)).entries[0].comment == beside
    again = replace(check, verdict="confirmed")
    confirmed = replace(minutes, row_checks=(check, again))
    assert outgoing(review(confirmed)).entries[0].comment is None, "what they said last counts"
    by_packet = replace(minutes, row_checks=(replace(check, how="packet"), again))
    assert outgoing(review(by_packet)).entries[0].comment == beside, "the author's word does not end their own"


def test_a_form_without_comments_has_both_accounts_behind_the_event() -> None:
    minutes = step(step(issue(typed()), "agree", "SW2"), "dispute", "SW1", words="No.")
    rows = (row("r1", comment="Late."), replace(row("r2", event=""), type="gap"))
    evidence = (drawn(minutes, "r1", "p1"), drawn(minutes, "r2", "p2"))
    out = beside_in(outgoing(review(minutes, *evidence, rows=rows)), "event")
    assert [(entry.event, entry.comment) for entry in out.entries] == [
        ("Call made [Disputed by SW1: “No.”]", "Late."),
        ("No contact recorded [Disputed by SW1: “No.”]", None),
    ]


@given(
    text=st.sampled_from(("", "Late.", "See [1]", "He said “no”.")),
    words=st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=30).filter(
        lambda words: words.strip() and "”]" not in words
    ),
)  # fmt: skip
def test_what_was_put_beside_a_row_is_taken_off_again_when_its_file_is_read(text: str, words: str) -> None:
    said = f"[not confirmed: SW2, GP1] [Disputed by SW1: “{' '.join(words.split())}”] [Disputed by Adult A: asks]"
    marked = with_beside(row("r1", comment=text or None), said).comment
    assert marked is not None and without_beside(marked) == text
    assert without_beside("Agreed by all [see file]") == "Agreed by all [see file]"


def test_a_case_without_meetings_leaves_as_ever() -> None:
    case = Review(details=Details(), entries=(row("r1"),))
    out = outgoing(case)
    assert out.entries == case.entries and out.unagreed == () and not out.net.runs


CITED = [Citation("Minutes", "no. 3"), Citation("Minutes no. 3"), Citation("minutes of interview 3", "p. 2")]


@pytest.mark.parametrize("source", CITED, ids=str)
def test_a_row_whose_source_is_minutes_not_to_be_used_is_held_though_never_drawn(source: Citation) -> None:
    case = review(issue(typed()), rows=(row("r1", sources=(source, Citation("EMIS"))), row("r2")))
    found = agreed_rows(case, case.entries)
    assert [entry.id for entry in found.entries] == ["r2"]
    (one,) = found.left
    assert one.said == "1 row rests on interview 3: version 1: SW1 has not answered; SW2 has not answered"
    used = review(agreed(typed()), rows=case.entries)
    assert len(agreed_rows(used, used.entries).entries) == 2


@pytest.mark.parametrize("source", [Citation("EMIS", "3"), Citation("Minutes", "3/3/24"), Citation("Log", "no. 3")])
def test_a_row_from_any_other_source_is_not(source: Citation) -> None:
    case = review(issue(typed()), rows=(row("r1", sources=(source,)),))
    assert len(agreed_rows(case, case.entries).entries) == 1


def test_minutes_there_are_none_of_hold_a_row_too() -> None:
    case = review(agreed(typed()), rows=(row("r1", sources=(Citation("Minutes no. 9"),)),))
    assert agreed_rows(case, case.entries).left[0].said == (
        "1 row rests on interview 9: there is no such interview in the case"
    )


def test_who_does_not_confirm_minutes_stands_beside_a_row_that_only_names_them() -> None:
    minutes = step(step(issue(typed()), "agree", "SW1"), "cannot", "SW2", words="died")
    minutes = step(minutes, "authorise", "SW2", words="died", who="Director of Nursing")
    case = review(minutes, rows=(row("r1", sources=(Citation("Minutes no. 3"),)),))
    assert agreed_rows(case, case.entries).beside == {"r1": "[not confirmed: SW2]"}


def test_a_row_that_rested_on_them_once_is_held_until_it_names_another_source_and_then_told() -> None:
    once = (Rested("r1", 3, "2026-03-20", "a slip"),)
    case = review(issue(typed()), rows=(row("r1", sources=(Citation("Minutes"),)), row("r2")), rested=once)
    (held,) = agreed_rows(case, case.entries).left
    assert held.why == "it rested on interview 3 until 20 March 2026: a slip; no other source of it is named"
    sourced = replace(case, entries=(row("r1", sources=(Citation("EMIS", "p. 4"),)),))
    out = outgoing(sourced)
    said = "The row of Sun 3 March 2024 rested on interview 3 until 20 March 2026: a slip."
    assert [entry.id for entry in out.entries] == ["r1"] and said in notices(out)
    used = replace(case, minutes=(agreed(typed()),))
    assert outgoing(used).unagreed == () and len(outgoing(used).entries) == 2
    with pytest.raises(Stopped, match="a slip"):
        without_names(case, Finder(()))
    copy = without_names(sourced, Finder(()))
    assert [entry.id for entry in copy.review.entries] == ["r1"] and copy.said == (said,)
