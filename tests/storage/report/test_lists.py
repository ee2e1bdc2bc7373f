from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from domain.errors import CannotWrite, ChangedUnderneath, Refusal, WrongUse
from domain.question import Question
from domain.report.parts import (
    Abbreviation,
    Action,
    ActionUpdate,
    Answered,
    Considered,
    Criterion,
    Deadline,
    Fact,
    Policy,
    Recommendation,
    Report,
    Searched,
)
from domain.review import Source
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.storage.made_report import report_of_everything, said

NUMBERED = (
    ("recommendations", Recommendation(text="Do it."), {"measurable": "Audit"}),
    ("actions", Action(text="Tell all."), {"lead": "Director of Nursing"}),
    ("searched", Searched(source="EMIS"), {"found": "not found", "why": "destroyed"}),
    ("policies", Policy(title="Self-neglect"), {"issue": "v3"}),
    ("deadlines", Deadline(what="First draft"), {"due": "2026-12-01"}),
)
SAID = (
    ("answers", Answered(question="1a"), {"relevant": False, "why_not": "of another agency"}),
    ("abbreviations", Abbreviation(short="MCA"), {"meaning": "Mental Capacity Act 2005"}),
    ("considered", Considered(list="author", point="hindsight"), {"note": "said so"}),
    ("criteria", Criterion(text="Independent"), {"mark": "no", "comment": "not yet"}),
)


@pytest.fixture
def case(case: CaseFile) -> CaseFile:
    case.questions.add(Question("1a"))
    return case


@pytest.mark.parametrize(("name", "thing", "more"), NUMBERED)
def test_what_has_a_number_is_added_changed_taken_out_and_each_is_undone(
    case: CaseFile, name: str, thing: Any, more: dict[str, Any]
) -> None:
    part: Any = getattr(case, name)
    first = part.add(thing)
    assert dataclasses.replace(first, number=0, revision=0) == thing and first.revision == 1
    changed = part.change(dataclasses.replace(first, **more))
    assert changed == dataclasses.replace(first, **more, revision=2) == part.get(first.number)
    second = part.add(thing)
    assert part.all() == (changed, second) == getattr(case.report(), name)
    part.delete(second.number, second.revision)
    assert part.all() == (changed,)
    for stands in ((changed, second), (changed,), (dataclasses.replace(first, revision=3),), ()):
        case.log.undo()
        assert [dataclasses.replace(one, revision=0) for one in part.all()] == [
            dataclasses.replace(one, revision=0) for one in stands
        ]
    assert case.log.check_rows() is None


@pytest.mark.parametrize(("name", "thing", "more"), NUMBERED)
def test_what_somebody_else_changed_or_took_out_is_shown_and_never_overwritten(
    case: CaseFile, name: str, thing: Any, more: dict[str, Any]
) -> None:
    part: Any = getattr(case, name)
    seen = part.add(thing)
    with CaseFile.open(case.path, PASSPHRASE) as other:
        theirs = getattr(other, name).change(dataclasses.replace(seen, **more))
        for act in (lambda: part.change(seen), lambda: part.delete(seen.number, seen.revision)):
            with pytest.raises(ChangedUnderneath, match="See theirs beside yours") as refused:
                act()
            assert refused.value.theirs == theirs
        getattr(other, name).delete(theirs.number, theirs.revision)
    with pytest.raises(ChangedUnderneath, match="taken out by someone else") as gone:
        part.change(theirs)
    assert gone.value.theirs is None


@pytest.mark.parametrize(("name", "thing", "more"), SAID)
def test_what_is_said_of_something_is_put_down_and_changed_by_one_verb(
    case: CaseFile, name: str, thing: Any, more: dict[str, Any]
) -> None:
    part: Any = getattr(case, name)
    first = part.put(thing)
    changed = part.put(dataclasses.replace(first, **more))
    assert part.all() == (changed,) == getattr(case.report(), name) and changed.revision == 2
    for stale in (first, thing):
        with pytest.raises(ChangedUnderneath) as refused:
            part.put(dataclasses.replace(stale, **{key: value for key, value in more.items() if key != "note"}))
        assert refused.value.theirs == changed
    case.log.undo()
    assert dataclasses.replace(part.all()[0], revision=1) == first
    case.log.undo()
    assert part.all() == () and case.log.check_rows() is None


def test_what_was_said_is_taken_out_again(case: CaseFile) -> None:
    short = case.abbreviations.put(Abbreviation(short=" MCA ", meaning="Mental Capacity Act"))
    case.abbreviations.put(Abbreviation(short="mca", meaning="another"))
    case.abbreviations.delete("MCA", short.revision)
    assert [each.short for each in case.abbreviations.all()] == ["mca"]
    case.considered.put(Considered(list="author", point="hindsight"))
    case.considered.delete("author", "hindsight")
    with pytest.raises(CannotWrite):
        case.considered.delete("author", "hindsight")
    line = case.criteria.put(Criterion(text="Independent"))
    case.criteria.delete(line.number, line.revision)
    assert case.considered.all() == () == case.criteria.all()


def test_short_answers_are_put_together_or_not_at_all(case: CaseFile) -> None:
    one, two = case.facts.put(Fact(name="author_job", value="Nurse"), Fact(name="senior", value="yes"))
    with pytest.raises(WrongUse, match="yes or no"):
        case.facts.put(dataclasses.replace(one, value="Matron"), dataclasses.replace(two, value="perhaps"))
    assert case.facts.all() == (one, two)
    case.facts.put(dataclasses.replace(one, value="Matron"), dataclasses.replace(two, value="no"))
    assert case.report().fact("author_job") == "Matron"
    assert case.log.undo().sentence == "Undone: 2 answers are as they were before."


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (lambda case: case.facts.put(Fact(name="shoe_size")), "No board asks"),
        (lambda case: case.facts.put(Fact(name="secured", value="3 March")), "no day of the calendar"),
        (lambda case: case.answers.put(Answered(question="9")), "no question 9"),
        (lambda case: case.criteria.put(Criterion(text="Met", mark="perhaps")), "yes, no or n/a"),
        (lambda case: case.criteria.put(Criterion(text=" ")), "what this line"),
        (lambda case: case.abbreviations.put(Abbreviation(short=" ")), "which short form"),
        (lambda case: case.considered.put(Considered(list="author", point="")), "which point"),
        (lambda case: case.recommendations.add(Recommendation(text=" ")), "nothing in this recommendation"),
        (lambda case: case.recommendations.add(Recommendation(text="a", whose="nobody")), "is for one of"),
        (lambda case: case.recommendations.add(Recommendation(text="a", rests_on=("zz",))), "not in the report"),
        (lambda case: case.actions.add(Action(text="")), "nothing in this action"),
        (lambda case: case.actions.add(Action(text="a", target="soon")), "no day of the calendar"),
        (lambda case: case.actions.add(Action(text="a", status=" ")), "how this action stands"),
        (lambda case: case.actions.add(Action(text="a", recommendation=4)), "Choose another"),
        (lambda case: case.searched.add(Searched(source="")), "which records"),
        (lambda case: case.searched.add(Searched(source="a", found="perhaps")), "found, in part, not found"),
        (lambda case: case.searched.add(Searched(source="a", secured="2026-13-01")), "no day of the calendar"),
        (lambda case: case.policies.add(Policy(title="")), "called"),
        (lambda case: case.deadlines.add(Deadline(what="")), "what is due"),
    ],
)
def test_what_may_not_stand_is_refused_in_a_sentence_and_nothing_is_kept(
    case: CaseFile, act: Callable[[CaseFile], object], sentence: str
) -> None:
    with pytest.raises(WrongUse, match=sentence):
        act(case)
    assert case.report() == Report()


def test_recommendations_and_actions_move_in_their_order(case: CaseFile) -> None:
    first, second = (case.recommendations.add(Recommendation(text=text)) for text in ("one", "two"))
    case.recommendations.move(second.number, -1)
    assert [each.text for each in case.recommendations.all()] == ["two", "one"]
    with pytest.raises(Refusal, match="already the first"):
        case.recommendations.move(second.number, -1)
    assert case.log.undo().sentence == "Undone: the recommendation is back in its place."
    assert [each.number for each in case.recommendations.all()] == [first.number, second.number]


def test_what_is_reported_of_an_action_sets_how_it_stands_as_one_act(case: CaseFile) -> None:
    action = case.actions.add(Action(text="Tell all."))
    begun = case.actions.report(ActionUpdate(action=action.number, day="2026-10-01", status="In progress"))
    assert (begun.status, begun.completed) == ("In progress", "")
    done = case.actions.report(ActionUpdate(action=action.number, day="2026-11-02", status="Completed", words="Told."))
    assert (done.status, done.completed) == ("Completed", "2026-11-02")
    assert [each.words for each in case.actions.updates()] == ["", "Told."]
    case.log.undo()
    assert case.actions.all()[0].status == "In progress" and len(case.actions.updates()) == 1
    for update, error in (
        (ActionUpdate(action=action.number, day="", status="Completed"), "on which day"),
        (ActionUpdate(action=action.number, day="2026-11-02", status=""), "how the action stands"),
    ):
        with pytest.raises(WrongUse, match=error):
            case.actions.report(update)
    with pytest.raises(ChangedUnderneath):
        case.actions.report(ActionUpdate(action=99, day="2026-11-02", status="Completed"))


def test_an_action_takes_what_was_reported_of_it_along_and_both_come_back(case: CaseFile) -> None:
    action = case.actions.add(Action(text="Tell all."))
    action = case.actions.report(ActionUpdate(action=action.number, day="2026-10-01", status="In progress"))
    case.actions.delete(action.number, action.revision)
    assert case.actions.updates() == ()
    case.log.undo()
    assert len(case.actions.updates()) == 1 and len(case.actions.all()) == 1 and case.log.check_rows() is None


def test_the_actions_of_a_recommendation_taken_out_stay_and_undo_gives_them_back(case: CaseFile) -> None:
    one = case.recommendations.add(Recommendation(text="Say it twice."))
    action = case.actions.add(Action(text="Tell all.", recommendation=one.number))
    case.recommendations.delete(one.number, one.revision)
    assert case.actions.get(action.number).recommendation == 0  # type: ignore[union-attr]
    case.log.undo()
    assert case.actions.get(action.number).recommendation == one.number  # type: ignore[union-attr]


def test_a_recommendation_that_got_an_action_since_is_not_undone_away(case: CaseFile) -> None:
    one = case.recommendations.add(Recommendation(text="Say it twice."))
    with CaseFile.open(case.path, PASSPHRASE) as other:
        other.actions.add(Action(text="Tell all.", recommendation=one.number))
    with pytest.raises(CannotWrite, match="put together"):
        case.log.undo()
    assert case.recommendations.all() == (one,)


def test_a_recommendation_goes_on_naming_a_paragraph_that_is_gone_and_takes_no_other_such(case: CaseFile) -> None:
    (finding,) = case.passages.add("learning", said("Say it twice."))
    one = case.recommendations.add(Recommendation(text="Do it.", rests_on=(finding.id,)))
    case.passages.delete(finding.id, finding.revision)
    changed = case.recommendations.change(dataclasses.replace(one, note="look again"))
    assert changed.rests_on == (finding.id,)
    with pytest.raises(WrongUse):
        case.recommendations.change(dataclasses.replace(changed, rests_on=(finding.id, "zz")))


def test_records_searched_follow_the_name_of_their_source(case: CaseFile) -> None:
    case.sources.add(Source("EMIS"))
    case.searched.add(Searched(source="emis"))
    case.searched.add(Searched(source="Paper file"))
    case.sources.rename("EMIS", "SystmOne")
    assert [each.source for each in case.searched.all()] == ["SystmOne", "Paper file"]


def test_a_case_without_a_report_reads_as_one_and_every_list_is_read_with_it(case: CaseFile) -> None:
    assert case.report() == case.review().report == Report()
    case.questions.delete("1a")
    report_of_everything(case)
    report = case.report()
    assert all(getattr(report, each.name) for each in dataclasses.fields(Report))
    with CaseFile.open(case.path, PASSPHRASE) as other:
        assert other.review().report == report


def test_everything_of_a_report_is_undone_act_by_act_but_what_was_signed(case: CaseFile) -> None:
    case.questions.delete("1a")
    report_of_everything(case)
    while True:
        try:
            case.log.undo()
        except Refusal:
            break
    report = case.report()
    left = {each.name for each in dataclasses.fields(Report) if getattr(report, each.name)}
    assert left == {"submissions", "signatures"} and case.log.check_rows() is None


def test_actions_stand_by_their_recommendation_and_move_only_among_those_of_the_same(case: CaseFile) -> None:
    first, second = (case.recommendations.add(Recommendation(text=text)) for text in ("One.", "Two."))
    for text, under in (("loose", 0), ("a", second.number), ("b", first.number), ("c", second.number),
                        ("d", first.number)):  # fmt: skip
        case.actions.add(Action(text=text, recommendation=under))
    assert [each.text for each in case.actions.all()] == ["b", "d", "a", "c", "loose"]
    assert [each.text for each in case.report().actions] == ["b", "d", "a", "c", "loose"]
    case.actions.move(case.actions.all()[1].number, -1)
    assert [each.text for each in case.actions.all()] == ["d", "b", "a", "c", "loose"]
    with pytest.raises(Refusal):
        case.actions.move(case.actions.all()[1].number, 1)
    case.recommendations.move(first.number, 1)
    assert [each.text for each in case.actions.all()] == ["a", "c", "d", "b", "loose"]
    case.log.undo()
    case.log.undo()
    assert [each.text for each in case.actions.all()] == ["b", "d", "a", "c", "loose"]
