from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from domain.chronology.entry import Citation, Entry, order
from domain.clean import clean
from domain.dates.when import Kind, When
from domain.errors import CannotWrite, ChangedUnderneath, Refusal, WrongUse
from domain.line.draft import Draft
from domain.people import Person
from domain.question import Question
from domain.review import Details, Source
from storage.casefile import CaseFile
from storage.entry_rows import NOTICE
from tests.conftest import PASSPHRASE
from tests.storage.made import SW1, events, month, on, undated

GIVEN_BY_THE_CASE = {"id": "", "slot": "", "sequence": 0, "recorded_at": "", "recorded_by": "", "revision": 0}


def as_given(entry: Entry) -> Entry:
    return dataclasses.replace(entry, **GIVEN_BY_THE_CASE)


def test_a_saved_row_comes_back_as_given_with_what_the_case_gives(case: CaseFile) -> None:
    entry = on(
        3,
        time="09:30-10:15",
        who="SW1 to GP1",
        people=("SW1", "GP1"),
        event="call about missed medication",
        action="GP1 to visit",
        outcome="agreed",
        comment="no record of a visit",
        sources=(Citation("EMIS", "p.12"), Citation("RiO")),
        questions=("2", "1a"),
        flags=("concern",),
        fields=(("seen", "alone"),),
        agency="Riverside",
    )
    saved = case.entries.add(entry)
    assert as_given(saved) == entry
    assert (saved.slot, saved.revision, saved.recorded_by) == ("09:30", 1, case.user)
    assert saved.recorded_at.endswith("Z")
    assert case.entries.get(saved.id) == saved
    assert case.entries.all() == (saved,)


def test_a_row_is_still_there_when_the_case_is_opened_again(case: CaseFile) -> None:
    saved = case.entries.add(on(3))
    case.close()
    with CaseFile.open(case.path, PASSPHRASE) as again:
        assert again.entries.get(saved.id) == saved


days = some.dates(date(1900, 1, 1), date(2099, 12, 31))
texts = some.text(max_size=60).map(clean)
maybe = some.none() | texts
names = some.text(min_size=1, max_size=12).map(clean)


@some.composite
def entries(draw: some.DrawFn) -> Entry:
    first, length = draw(some.none() | days), draw(some.none() | some.integers(0, 400))
    last = first + timedelta(days=length) if first and length is not None else draw(some.none() | days)
    return Entry(
        type=draw(some.sampled_from(["event", "gap"])),
        when=When(draw(texts), draw(some.sampled_from(get_args(Kind))), first, last, draw(some.booleans())),
        time=draw(some.none() | some.sampled_from(["09:30", "23:59-00:10", "morning", "c 9"])),
        who=draw(maybe),
        people=tuple(draw(some.lists(names, max_size=3))),
        event=draw(maybe),
        action=draw(maybe),
        outcome=draw(maybe),
        comment=draw(maybe),
        sources=tuple(draw(some.lists(some.builds(Citation, names, maybe), max_size=3))),
        questions=tuple(draw(some.lists(names, max_size=3))),
        flags=tuple(draw(some.lists(names, max_size=3))),
        fields=tuple(draw(some.lists(some.tuples(names, texts), max_size=3))),
        agency=draw(texts),
    )


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> CaseFile:
    return CaseFile.create(tmp_path_factory.mktemp("case") / "a.imr", PASSPHRASE, Details())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entry=entries(), later=entries())
def test_any_row_is_read_back_as_it_was_given(lasting: CaseFile, entry: Entry, later: Entry) -> None:
    saved = lasting.entries.add(entry)
    assert as_given(saved) == entry
    assert lasting.entries.get(saved.id) == saved
    changed = lasting.entries.change(dataclasses.replace(later, id=saved.id, revision=saved.revision))
    assert as_given(changed) == later
    assert lasting.entries.get(saved.id) == changed
    if later == entry:
        return
    lasting.log.undo()
    undone = lasting.entries.get(saved.id)
    assert undone is not None
    assert as_given(undone) == entry


def test_what_cannot_be_stored_or_would_upset_a_terminal_is_cleaned_before_storing(case: CaseFile) -> None:
    saved = case.entries.add(on(3, event="a\x1b\x00b\ud800c\u202ed", people=("S\x07W1",)))
    assert saved.event == "ab\ufffdcd"
    assert saved.people == ("SW1",)
    assert case.entries.get(saved.id) == saved


def test_rows_stand_in_the_order_of_a_chronology(case: CaseFile) -> None:
    case.entries.add_many(
        [
            undated(event="undated"),
            on(3, time="14:00", event="afternoon"),
            on(3, event="first untimed"),
            on(3, time="09:30", event="morning"),
            on(3, event="second untimed"),
            month(3, event="in March"),
            on(2, event="day before"),
        ]
    )
    assert events(case.entries.all()) == [
        "in March",
        "day before",
        "first untimed",
        "second untimed",
        "morning",
        "afternoon",
        "undated",
    ]
    assert list(case.entries.all()) == sorted(case.entries.all(), key=order)
    assert events(case.entries.page(0, 10)) == events(case.entries.all())


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=some.lists(entries(), min_size=1, max_size=12), cut=some.integers(0, 12))
def test_pages_are_always_what_the_order_of_a_chronology_says(lasting: CaseFile, rows: list[Entry], cut: int) -> None:
    lasting.entries.add_many(rows)
    everything = sorted(lasting.entries.all(), key=order)
    assert lasting.entries.page(0, len(everything)) == everything
    assert lasting.entries.page(cut, 5) == everything[cut : cut + 5]
    assert lasting.entries.position(everything[cut % len(everything)].id) == cut % len(everything)


def test_a_draft_brings_its_new_people_sources_and_questions_into_the_case(case: CaseFile) -> None:
    draft = Draft(
        text="",
        entry=on(3, people=("SW1",)),
        new_people=(SW1,),
        new_sources=(Source("EMIS"),),
        new_questions=(Question("2"),),
    )
    case.entries.add(draft)
    assert case.people.get("SW1") == dataclasses.replace(SW1, revision=1)
    assert [source.name for source in case.sources.all()] == ["EMIS"]
    assert [question.label for question in case.questions.all()] == ["2"]
    case.entries.add(draft)
    assert len(case.people.all()) == len(case.sources.all()) == 1


def test_a_draft_without_a_row_is_refused(case: CaseFile) -> None:
    with pytest.raises(WrongUse):
        case.entries.add(Draft(text="rubbish", entry=None))


def test_a_new_code_that_was_given_to_someone_else_meanwhile_saves_nothing(case: CaseFile) -> None:
    case.people.add(Person(code="GP2", name="Dr Patel"))
    with pytest.raises(CannotWrite, match="GP2 was given to someone else"):
        case.entries.add(on(3, people=("GP2",)), new_people=[Person(code="GP2", name="Dr Jones")])
    assert case.entries.count() == 0


def test_many_rows_are_saved_whole_or_not_at_all(case: CaseFile) -> None:
    kept = case.entries.add(on(1))
    with pytest.raises(CannotWrite, match="in the case already"):
        case.entries.add_many([on(2), dataclasses.replace(on(3), id=kept.id)])
    assert case.entries.count() == 1


def test_a_change_bumps_the_revision_and_keeps_who_recorded_it(case: CaseFile) -> None:
    saved = case.entries.add(on(3))
    changed = case.entries.change(dataclasses.replace(saved, event="seen alone"))
    assert (changed.event, changed.revision) == ("seen alone", 2)
    assert (changed.recorded_at, changed.recorded_by) == (saved.recorded_at, saved.recorded_by)


def test_a_change_that_changes_nothing_leaves_no_trace(case: CaseFile) -> None:
    saved, lines = case.entries.add(on(3)), case.log.count()
    assert case.entries.change(saved) == saved
    assert case.log.count() == lines


def test_a_row_changed_underneath_is_shown_and_never_overwritten(case: CaseFile) -> None:
    seen = case.entries.add(on(3))
    with CaseFile.open(case.path, PASSPHRASE, user="marigold") as other:
        theirs = other.entries.change(dataclasses.replace(seen, event="theirs"))
    with pytest.raises(ChangedUnderneath, match="Someone else changed this row") as refused:
        case.entries.change(dataclasses.replace(seen, event="mine"))
    assert refused.value.theirs == theirs
    with pytest.raises(ChangedUnderneath):
        case.entries.delete(seen.id, seen.revision)
    assert case.entries.get(seen.id) == theirs
    merged = case.entries.change(dataclasses.replace(theirs, event="both"))
    assert merged.revision == 3


def test_a_row_deleted_underneath_is_told_with_nothing_in_its_place(case: CaseFile) -> None:
    seen = case.entries.add(on(3))
    case.entries.delete(seen.id, 1)
    with pytest.raises(ChangedUnderneath, match="deleted") as refused:
        case.entries.change(dataclasses.replace(seen, event="mine"))
    assert refused.value.theirs is None
    assert case.entries.get(seen.id) is None


def test_a_change_of_day_or_time_puts_the_row_where_it_belongs(case: CaseFile) -> None:
    late, early = case.entries.add_many([on(3, time="14:00", event="late"), on(3, time="09:00", event="early")])
    case.entries.page(0, 5)
    moved = case.entries.change(dataclasses.replace(late, time="08:00"))
    assert (moved.slot, events(case.entries.page(0, 5))) == ("08:00", ["late", "early"])
    case.entries.change(dataclasses.replace(early, when=on(1).when))
    assert events(case.entries.page(0, 5)) == ["early", "late"]


def test_a_row_without_a_clock_time_stands_where_it_was_put(case: CaseFile) -> None:
    given = [
        on(3, time="09:30", event="call"), on(3, slot="09:30", event="behind it"), on(3, event="first"),
        on(3, time="10:00", slot="08:00", event="its own time"), on(3, slot="some day", event="no time"),
    ]  # fmt: skip
    saved = case.entries.add_many(given)
    assert [each.slot for each in saved] == ["09:30", "09:30", "", "10:00", ""]
    assert events(case.entries.page(0, 9)) == ["first", "no time", "call", "behind it", "its own time"]


def test_an_untimed_row_goes_anywhere_in_its_day_and_stands_with_the_row_it_is_put_after(case: CaseFile) -> None:
    loose = case.entries.add_many(
        [on(3, event="loose"), on(3, time="09:00", event="nine"), on(3, time="14:00", event="two")]
    )[0]
    assert case.entries.move(loose.id, 1).slot == "09:00"
    assert events(case.entries.page(0, 5)) == ["nine", "loose", "two"]
    assert case.entries.move(loose.id, 1).slot == "14:00"
    assert events(case.entries.page(0, 5)) == ["nine", "two", "loose"]
    with pytest.raises(Refusal, match="last row of its day"):
        case.entries.move(loose.id, 1)
    case.entries.move(loose.id, -1)
    assert case.entries.move(loose.id, -1).slot == ""
    assert events(case.entries.page(0, 5)) == ["loose", "nine", "two"]
    with pytest.raises(Refusal, match="first row of its day"):
        case.entries.move(loose.id, -1)
    assert case.log.check_rows() is None


def test_a_row_put_by_hand_keeps_its_place_when_its_words_change(case: CaseFile) -> None:
    loose = case.entries.add_many([on(3, event="loose"), on(3, time="09:00", event="nine")])[0]
    moved = case.entries.move(loose.id, 1)
    case.entries.change(dataclasses.replace(moved, event="reworded"))
    assert events(case.entries.all()) == ["nine", "reworded"]


def test_moving_a_row_leaves_an_edit_of_its_neighbour_alone(case: CaseFile) -> None:
    first, second = case.entries.add_many([on(3, event="first"), on(3, event="second")])
    case.entries.move(first.id, 1)
    case.entries.change(dataclasses.replace(second, event="second, edited"))
    assert events(case.entries.all()) == ["second, edited", "first"]


def test_a_timed_row_moves_only_among_rows_of_its_time(case: CaseFile) -> None:
    nine, also, _ = case.entries.add_many(
        [on(3, time="09:00", event="a"), on(3, time="09:00-10:00", event="b"), on(3, time="11:00", event="c")]
    )
    case.entries.move(nine.id, 1)
    assert events(case.entries.all()) == ["b", "a", "c"]
    with pytest.raises(Refusal, match="timed 09:00"):
        case.entries.move(nine.id, 1)
    with pytest.raises(Refusal, match="first row of its day"):
        case.entries.move(also.id, -1)


def test_a_row_that_cannot_be_read_is_a_notice_and_never_blocks_the_rest(case: CaseFile) -> None:
    bad, good = case.entries.add_many([on(3, event="bad"), on(4, event="good")])
    desk = case._desk
    desk.run(lambda: desk.connection.execute("UPDATE entries SET earliest = '3rd of March' WHERE id = ?", [bad.id]))
    assert sorted(map(str, events(case.entries.all()))) == [NOTICE, "good"]
    assert NOTICE in events(case.entries.page(0, 5))
    assert len(case.review().entries) == 2
    with pytest.raises(ChangedUnderneath):
        case.entries.change(dataclasses.replace(bad, event="mended"))
    assert case.entries.change(dataclasses.replace(good, event="better")).event == "better"
    assert case.log.check_rows() == f"entries/{bad.id} is not as the log left it."


def test_rows_of_another_agency_keep_it(case: CaseFile) -> None:
    assert case.entries.add(on(3, agency="Elm Surgery")).agency == "Elm Surgery"


def test_a_row_brought_back_under_its_id_is_taken(case: CaseFile) -> None:
    saved = case.entries.add(on(3))
    case.entries.delete(saved.id, saved.revision)
    assert case.entries.add(saved).id == saved.id


def test_many_rows_are_changed_in_one_act_or_none_of_them(case: CaseFile) -> None:
    one, two = case.entries.add_many([on(3), on(4)])
    typed = [dataclasses.replace(one, event="called"), dataclasses.replace(two, event="called too")]
    changed = case.entries.change_many(typed)
    assert [entry.event for entry in changed] == ["called", "called too"]
    assert case.log.lines()[-1].what == (f"entries/{one.id}", f"entries/{two.id}")
    with pytest.raises(ChangedUnderneath):
        case.entries.change_many([dataclasses.replace(changed[0], event="left"), typed[1]])
    assert events(case.entries.all()) == ["called", "called too"]
    case.log.undo()
    assert events(case.entries.all()) == ["seen", "seen"]
