"""Questions that hang together are answered exactly when they can be."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from domain.genogram.clauses import Clauses

MANY = 6
answers = st.integers(1, MANY).flatmap(lambda number: st.sampled_from((number, -number)))


@given(st.lists(st.lists(answers, min_size=1, max_size=3), max_size=24), st.lists(answers, max_size=4))
def test_answers_are_found_exactly_where_there_are_some(needed: list[list[int]], wished: list[int]) -> None:
    clauses = Clauses()
    for _ in range(MANY):
        clauses.question()
    for each in needed:
        clauses.need(*each)

    def met(values: tuple[bool, ...]) -> bool:
        return all(any(values[abs(one) - 1] == (one > 0) for one in each) for each in needed)

    found = clauses.answered(wished)
    if found is None:
        assert not any(met(values) for values in product((False, True), repeat=MANY))
    else:
        assert met(tuple(found[number] for number in range(1, MANY + 1)))


def test_the_dearest_wish_is_granted_where_it_can_be() -> None:
    clauses = Clauses()
    one, other = clauses.question(), clauses.question()
    clauses.need(-one, -other)
    assert clauses.answered([other, one]) == {one: False, other: True}
