"""What changed between two versions: paragraph by paragraph, word by word, and in the facts of the meeting."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from domain.meetings.changes import FactChange, all_changes, as_it_stands, changes, fact_changes, whole
from domain.meetings.minutes import Facts, Paragraph, Version
from tests.domain.meeting import edited, issue, typed

texts = st.sampled_from(("I rang at six.", "I rang at seven.", "Nobody came.", ""))
paragraphs = st.lists(st.tuples(st.sampled_from("abcdef"), texts), unique_by=lambda each: each[0], max_size=6)


def version(number: int, *made: tuple[str, str]) -> Version:
    held = tuple(Paragraph(id=id, speaker="SW1", text=text) for id, text in made)
    return Version(number=number, facts=Facts(interview=3), paragraphs=held)


def told(before: Version, after: Version) -> list[tuple[str, int, int, bool]]:
    return [(each.kind, each.was, each.place, each.moved) for each in all_changes(before, after)]


def test_changed_new_gone_and_the_same_each_in_its_place() -> None:
    before = version(1, ("a", "One."), ("b", "Two."), ("c", "Three."))
    after = version(2, ("a", "One."), ("d", "Between."), ("c", "Three, then."))
    assert told(before, after) == [
        ("same", 1, 1, False), ("gone", 2, 0, False), ("new", 0, 2, False), ("changed", 3, 3, False),
    ]  # fmt: skip
    assert [each.kind for each in changes(before, after)] == ["gone", "new", "changed"]


def test_the_words_of_a_change_are_told_with_who_speaks() -> None:
    before, after = version(1, ("a", "I rang at six.")), version(2, ("a", "I rang at seven."))
    (one,) = changes(before, after)
    assert one.marked == "SW1: I rang at [-six-] [+seven+]."


def test_a_paragraph_in_another_place_is_moved_and_not_new() -> None:
    before = version(1, ("a", "One."), ("b", "Two."), ("c", "Three."))
    after = version(2, ("b", "Two."), ("c", "Three."), ("a", "One."))
    assert [(each.kind, each.was, each.place) for each in changes(before, after)] == [("same", 1, 3)]
    assert changes(before, after)[0].moved


def test_a_code_given_since_is_no_change() -> None:
    before = version(1, ("a", "SW1 rang."))
    after = replace(before, paragraphs=(replace(before.paragraphs[0], speaker="SW9", text="SW9 rang."),))
    assert changes(before, after, {"sw1": "SW9"}) == ()
    assert changes(before, after)[0].kind == "changed"


def test_another_fact_of_the_meeting_is_told_with_what_it_was() -> None:
    minutes = issue(typed())
    minutes = replace(minutes, interview=replace(minutes.interview, place="Room 4", held="2026-03-04"))
    assert fact_changes(minutes.versions[0], as_it_stands(minutes)) == (
        FactChange("Held", "Monday 2 March 2026", "Wednesday 4 March 2026"),
        FactChange("Place", "", "Room 4"),
    )


def test_the_text_as_it_stands_is_the_version_it_would_be() -> None:
    minutes = edited(issue(typed()), "p1", "Once.")
    assert as_it_stands(minutes).number == 2 and as_it_stands(minutes).paragraphs[0].text == "Once."


@given(before=paragraphs, after=paragraphs)
def test_nothing_of_either_version_is_left_out_or_told_twice(
    before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    one, other = version(1, *before), version(2, *after)
    found = all_changes(one, other)
    assert [each.place for each in found if each.place] == list(range(1, len(after) + 1))
    assert sorted(each.was for each in found if each.was) == list(range(1, len(before) + 1))
    for each in found:
        assert whole(each.before) == (f"SW1: {each.before.text}" if each.before else "")
        assert whole(each.after) == (f"SW1: {each.after.text}" if each.after else "")
    assert bool(changes(one, other)) == (one.paragraphs != other.paragraphs)
