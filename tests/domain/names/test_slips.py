"""One letter missing, too many, another, or two neighbours swapped is a slip; anything more is another word."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.names.slips import Slips, is_one_slip

LETTERS = st.text(string.ascii_lowercase, min_size=4, max_size=12)


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("hobday", "hoday", True), ("hobday", "hobbday", True), ("hobday", "hobdey", True),
        ("hobday", "hobady", True),
        ("hobday", "hobday", False), ("hobday", "hody", False), ("hobday", "hobdyas", False),
        ("hobday", "ohbady", False),
        ("hobday", "bohday", False),
    ],
)  # fmt: skip
def test_what_is_one_slip(one, other, slip):
    assert is_one_slip(one, other) is is_one_slip(other, one) is slip


@given(LETTERS, st.integers(0, 11), st.sampled_from(string.ascii_lowercase), st.sampled_from(range(4)))
def test_every_slip_finds_its_word(word, place, letter, how):
    place %= len(word)
    slipped = (
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place:],
        word[:place] + letter + word[place + 1 :],
        word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
    )[how]
    assert Slips(["marlow", word, "prentice"]).of(slipped) == (() if slipped == word else (word,)) or word in (
        "marlow", "prentice",
    ) or len(Slips(["marlow", word, "prentice"]).of(slipped)) > 1


@given(LETTERS, LETTERS)
def test_only_slips_are_found(word, other):
    assert (word in Slips([word]).of(other)) is is_one_slip(word, other)
