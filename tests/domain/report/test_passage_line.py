"""A paragraph of the report as it is typed, read and written back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.check_mark import with_check
from domain.clean import clean
from domain.report.parts import PASSAGE_KINDS, Passage
from domain.report.passage_line import KINDS, next_kind, passages_in, read_passage, with_kind, write_passage


@pytest.mark.parametrize(("typed", "kind", "text", "check"), [
    ("The ward rang.", "said", "The ward rang.", False),
    ("# The fall", "heading", "The fall", False),
    ("## The fall", "heading", "The fall", False),
    ("#2 was not asked", "said", "#2 was not asked", False),
    ("- not told", "item", "not told", False),
    ("* not told", "item", "not told", False),
    ("-5 degrees", "said", "-5 degrees", False),
    ("> I did not know", "quote", "I did not know", False),
    ("!picture contacts", "picture", "contacts", False),
    ("!Picture  contacts", "picture", "contacts", False),
    ("\\# as it stands", "said", "# as it stands", False),
    ("nobody knew ??", "said", "nobody knew", True),
    ("nobody knew??\\", "said", "nobody knew??", False),
    ("- nobody knew ??", "item", "nobody knew", True),
])  # fmt: skip
def test_how_a_paragraph_begins_and_ends_says_what_it_is(typed: str, kind: str, text: str, check: bool) -> None:
    read = read_passage(typed)
    assert (read.kind, read.text, read.check, read.problem) == (kind, text, check, "")


@pytest.mark.parametrize("typed", ["", "   ", "# ", "- ", "??", "!picture", "!picture "])
def test_a_paragraph_without_words_is_said_to_be_none(typed: str) -> None:
    assert read_passage(typed).problem


@given(st.sampled_from(PASSAGE_KINDS), st.text(max_size=80), st.booleans())
def test_what_is_written_reads_as_the_same_passage(kind: str, text: str, check: bool) -> None:
    passage = Passage(kind=kind, text=" ".join(clean(text).split()), check=check)  # type: ignore[arg-type]
    if passage.text:
        assert read_passage(write_passage(passage)).paragraph == passage


@pytest.mark.parametrize("text", ["*", "#", ">", "-", "!picture", "/find", "\\"])
def test_words_that_are_a_sign_alone_stay_words_when_marked(text: str) -> None:
    passage = Passage(text=text, check=True)
    assert read_passage(write_passage(passage)).paragraph == passage


@given(st.text(max_size=200))
def test_any_text_is_read(typed: str) -> None:
    read_passage(typed)
    passages_in(typed)
    with_check(typed)
    for kind in KINDS:
        with_kind(typed, kind)


def test_a_key_goes_through_the_kinds_and_back() -> None:
    assert [next_kind(each) for each in KINDS] == [*KINDS[1:], KINDS[0]]
    assert next_kind("said", -1) == KINDS[-1] and next_kind("picture") == "said"


def test_a_kind_is_put_in_place_of_another() -> None:
    assert with_kind("- not told", "quote") == "> not told" and with_kind("# not told", "said") == "not told"


@pytest.mark.parametrize(("text", "parts"), [
    ("one\ntwo", ["one", "two"]),
    ("one\nof two lines\n\nanother", ["one of two lines", "another"]),
    ("lead\n\n- a\n- b\nmore of b\n\n# head\nbelow", ["lead", "- a", "- b more of b", "# head below"]),
    ("\n\n one \n\n", ["one"]),
    ("", []),
])  # fmt: skip
def test_a_longer_text_falls_into_paragraphs(text: str, parts: list[str]) -> None:
    assert passages_in(text) == parts
