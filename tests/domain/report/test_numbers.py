"""Paragraph numbers: by section, in the order printed, whatever else stands between."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.report.numbers import counted, letters, numbers, see
from domain.report.parts import PASSAGE_KINDS, Passage, PassageKind, Report


def passage(id: str, section: str = "narrative", kind: PassageKind = "said") -> Passage:
    return Passage(id=id, section=section, kind=kind, text="The referral was closed.")


def of(*passages: Passage, order: tuple[tuple[str, str], ...] = (("narrative", "5"),)) -> dict[str, str]:
    return numbers(order, Report(passages=passages))


def test_paragraphs_and_quotations_count_on_headings_and_pictures_do_not() -> None:
    found = of(passage("a"), passage("b", kind="heading"), passage("c", kind="quote"), passage("d", kind="picture"),
               passage("e"))  # fmt: skip
    assert found == {"a": "5.1", "c": "5.2", "e": "5.3"}


def test_items_are_counted_under_the_paragraph_before_them() -> None:
    found = of(passage("a"), passage("b", kind="item"), passage("c", kind="item"), passage("d"),
               passage("e", kind="item"))  # fmt: skip
    assert found == {"a": "5.1", "b": "5.1(a)", "c": "5.1(b)", "d": "5.2", "e": "5.2(a)"}


def test_a_list_that_opens_its_section_is_counted_under_the_section() -> None:
    assert of(passage("a", kind="item"), passage("b")) == {"a": "5(a)", "b": "5.1"}


@pytest.mark.parametrize(("place", "said"), [(1, "a"), (26, "z"), (27, "aa"), (28, "ab"), (52, "az"), (703, "aaa")])
def test_items_beyond_z_have_two_letters(place: int, said: str) -> None:
    assert letters(place) == said


def test_sections_printed_with_one_number_are_counted_on() -> None:
    order = (("good_practice", "7."), ("learning", "7"), ("narrative", " 5. "))
    found = of(passage("a"), passage("b", "learning"), passage("c", "good_practice"), order=order)
    assert found == {"c": "7.1", "b": "7.2", "a": "5.1"}


def test_a_number_of_several_levels_has_another_below_it() -> None:
    assert of(passage("a"), order=(("narrative", "5.2"),)) == {"a": "5.2.1"}


def test_a_section_without_a_number_or_that_is_not_printed_has_none() -> None:
    assert of(passage("a"), passage("b", "media"), order=(("narrative", ""),)) == {}


def test_answers_count_on_within_the_section_that_holds_them() -> None:
    passages = (passage("a", "answer:2"), passage("b", "answer:1a"), passage("c", "answers"))
    assert of(*passages, order=counted(["narrative", "answers"], ["1a", "2"])) == {"c": "2.1", "b": "2.2", "a": "2.3"}
    assert of(*passages, order=(("answers", "6"),)) == {"c": "6.1", "a": "6.2", "b": "6.3"}


def test_capitals_of_a_label_do_not_matter() -> None:
    assert of(passage("a", "answer:KLOE 1"), order=(("answer:kloe 1", "6"),)) == {"a": "6.1"}


def test_a_section_named_twice_is_counted_once() -> None:
    assert of(passage("a"), order=(("narrative", "5"), ("narrative", "6"))) == {"a": "5.1"}


def test_a_recommendation_points_to_paragraphs_in_the_order_printed() -> None:
    given = {"a": "5.2", "b": "6.4", "c": "7.1"}
    assert see(("b", "a"), given) == "see paragraphs 5.2 and 6.4"
    assert see(("c",), given) == "see paragraph 7.1"
    assert see(("gone",), given) == ""


@given(st.data())
def test_numbers_are_each_ones_own_and_do_not_turn_on_other_sections(data: st.DataObject) -> None:
    kinds = st.sampled_from(PASSAGE_KINDS)
    sections = ["narrative", "learning", "analysis"]
    found = data.draw(st.lists(st.tuples(st.sampled_from(sections), kinds), max_size=25))
    passages = [passage(f"p{at}", section, kind) for at, (section, kind) in enumerate(found)]
    order = [(section, str(prefix)) for prefix, section in enumerate(sections, 4)]
    numbered = numbers(order, Report(passages=tuple(passages)))
    assert len(set(numbered.values())) == len(numbered)
    assert set(numbered) == {each.id for each in passages if each.kind not in ("heading", "picture")}
    # Whatever order the other sections were written in, and whatever order they are printed in.
    apart = sorted(passages, key=lambda each: each.section)
    assert numbers(data.draw(st.permutations(order)), Report(passages=tuple(apart))) == numbered


def test_three_paragraphs_in_a_row_are_drawn_together_and_two_are_not() -> None:
    given = {"a": "6.36", "b": "7.5", "c": "7.6", "d": "7.7", "e": "7.7(a)", "f": "7.9", "g": "7.10", "h": "7.11"}
    assert see(tuple(given), given) == "see paragraphs 6.36, 7.5 to 7.7, 7.7(a) and 7.9 to 7.11"
    assert see(("b", "c", "e"), given) == "see paragraphs 7.5, 7.6 and 7.7(a)"
