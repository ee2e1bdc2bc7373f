"""Checklists beside the text: each matter by an id, in our words, beside the sections it is about."""

from __future__ import annotations

from domain.report.checklists import CHECKLISTS, checklist, checklists_beside
from domain.report.sections import SECTIONS


def test_every_list_stands_beside_a_section_there_is() -> None:
    ids = {section.id for section in SECTIONS}
    assert all(set(each.sections) <= ids and each.sections for each in CHECKLISTS)


def test_lists_and_their_matters_go_by_ids_of_their_own() -> None:
    assert len({each.id for each in CHECKLISTS}) == len(CHECKLISTS)
    for each in CHECKLISTS:
        assert len({point.id for point in each.points}) == len(each.points)
        assert all(point.text for point in each.points)


def test_the_ids_that_cases_keep_stay() -> None:
    adults = checklist("adults")
    assert adults is not None
    assert [point.id for point in adults.points] == [
        "needs", "wishes", "policies", "decisions", "followed", "hours", "plans", "identity", "others", "standards",
        "organisation", "staffing", "oversight",
    ]  # fmt: skip
    assert [each.id for each in CHECKLISTS] == [
        "adults", "children", "context", "considerations", "learning", "recommending"
    ]  # fmt: skip


def test_beside_an_answer_stand_the_matters_of_its_kind_of_review() -> None:
    assert [each.id for each in checklists_beside("answer:1a", "SAR")] == ["adults"]
    beside = [each.id for each in checklists_beside("analysis", "")]
    assert beside == ["adults", "children", "context", "considerations"]
    assert checklists_beside("media") == ()
