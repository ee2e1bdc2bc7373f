"""The corpus names are measured on: frozen as it was, each mention where it says, and nothing of the program in it."""

from __future__ import annotations

import ast
import hashlib
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.corpus import frozen, made
from benchmarks.corpus.frozen import EXACT, SLIP, STRANGER, VARIANT, Corpus
from benchmarks.names import Found, measured, whole_words
from domain.people import Person

DIGEST = "e259d3738d7f42f391adcbf7cfb4261b2640645dbcc47fd10381f09cd8257b49"
SECOND_DIGEST = "29f9a994112844a1d43232fdce803382cb60b68613e3d96397878d0de369bdfa"
"""SHA-256 of the unpacked corpora. They change only when a corpus is made anew on purpose, never to fit a finder."""
FOLDER = Path(frozen.__file__).parent


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return frozen.corpus()


@pytest.fixture(scope="module", params=[frozen.FROZEN, frozen.SECOND], ids=["first", "second"])
def either(request: pytest.FixtureRequest) -> Corpus:
    return frozen.corpus(request.param)


def letters(text: str) -> str:
    """Only the letters, small and bare."""
    swapped = unicodedata.normalize("NFD", text.casefold()).replace("ł", "l")
    return "".join(sign for sign in swapped if "a" <= sign <= "z")


def apart(one: str, other: str) -> int:
    """How many letters have to be changed, added, left out or swapped with the next to make one of the other."""
    above, last = list(range(len(other) + 1)), list(range(len(other) + 1))
    for row, sign in enumerate(one, 1):
        now = [row]
        for place, their in enumerate(other, 1):
            cost = min(now[-1] + 1, last[place] + 1, last[place - 1] + (sign != their))
            if row > 1 and place > 1 and sign == other[place - 2] and one[row - 2] == their:
                cost = min(cost, above[place - 2] + 1)
            now.append(cost)
        above, last = last, now
    return last[-1]


def test_what_is_measured_is_the_corpus_that_was_frozen():
    assert hashlib.sha256(frozen.content()).hexdigest() == DIGEST
    assert hashlib.sha256(frozen.content(frozen.SECOND)).hexdigest() == SECOND_DIGEST
    assert frozen.FROZEN.stat().st_size < 1_000_000


def test_it_is_large_and_of_every_class_and_form(corpus: Corpus):
    kinds = Counter(one.kind for page in corpus.pages for one in page.mentions)
    forms = {one.form for page in corpus.pages for one in page.mentions}
    assert min(kinds[EXACT], kinds[VARIANT], kinds[SLIP]) > 1_000
    assert sum(page.ordinary_words for page in corpus.pages) > 100_000
    assert forms >= {name for name, *_ in made.forms.VARIANTS}
    assert forms >= {"possessive", "plural", "e-mail", "reversed", "name of a file"}
    assert {page.kind for page in corpus.pages} >= {"GP record", "Police record", "Minutes", "E-mail", "Speech"}


def test_every_mention_stands_where_it_says_and_none_overlaps_another(either: Corpus):
    codes = {person.code for person in either.key}
    for page in either.pages:
        last = 0
        for one in page.mentions:
            assert page.text[one.start : one.end] == one.said
            assert one.start >= last
            assert one.code in codes or (one.kind == STRANGER and not one.code)
            last = one.end


def test_an_exact_mention_is_a_name_of_the_key_as_it_was_typed(either: Corpus):
    people = {person.code: person for person in either.key}
    for one in (one for page in either.pages for one in page.mentions if one.kind == EXACT):
        person = people[one.code]
        assert one.said in person.other_names or set(one.said.split()) <= set(person.name.split()), one


def test_a_slip_is_one_letter_away_from_a_name_of_that_person_and_no_less(either: Corpus):
    people = {person.code: person for person in either.key}
    for one in (one for page in either.pages for one in page.mentions if one.kind == SLIP):
        names = [letters(word) for word in people[one.code].name.split()]
        said = [letters(word.removesuffix("'s").removesuffix("’s")) for word in one.said.split()]
        assert any(apart(word, name) == 1 for word in said for name in names), one
        assert not all(word in names for word in said), one


def test_most_variants_hold_a_name_of_their_person(either: Corpus):
    people = {person.code: person for person in either.key}
    called = {who.code: who.called for who in (*made.KEY, *made.SECOND_KEY)}
    for one in (one for page in either.pages for one in page.mentions if one.kind == VARIANT):
        person = people[one.code]
        names = (person.name, *person.other_names, *called[one.code], person.name.split()[-1].replace("-", " "))
        known = [letters(word) for name in names for word in name.split()]
        dotted = len(letters(one.said)) < 5 and letters(one.said)[0] == letters(person.name)[0]
        assert dotted or any(word in letters(one.said) for word in known), one


def test_the_frozen_corpus_is_what_its_generator_makes():
    assert made.corpus().encode() == frozen.content()
    second = made.corpus(pages=made.SECOND_PAGES, second=True)
    assert second.encode() == frozen.content(frozen.SECOND)


def test_the_second_corpus_shares_no_name_with_the_first(corpus: Corpus):
    first, second = (
        {word for person in made.key for word in person.name.split()} for made in (corpus, frozen.corpus(frozen.SECOND))
    )
    assert first & second <= {"Singh", "Ling"}


def test_the_generator_shares_nothing_with_the_program():
    for path in FOLDER.glob("*.py"):
        if path.name == "frozen.py":
            # It gives the key as the program's own people, when the corpus is read.
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            else:
                continue
            for name in names:
                assert name.split(".")[0] in sys.stdlib_module_names or name.startswith("benchmarks.corpus"), path


def page_of(text: str, *mentions: tuple[str, str, str]) -> frozen.Page:
    return frozen.Page("Minutes", text, tuple(
        frozen.Mention(text.index(said), text.index(said) + len(said), code, "as said", kind, said)
        for said, code, kind in mentions
    ))


def test_a_mention_counts_as_found_only_for_the_right_person():
    found = Found()
    found.look(page_of("Sarah rang.", ("Sarah", "SW1", EXACT)), [(0, 5, frozenset({"SW2"}))])
    found.look(page_of("Sarah rang.", ("Sarah", "SW1", EXACT)), [(0, 5, frozenset({"SW1", "SW2"}))])
    assert found.recall(EXACT) == 0.5
    assert not found.alarms


def test_a_hit_where_nobody_is_mentioned_is_an_alarm_and_one_at_a_stranger_is_not():
    found = Found()
    page = page_of("Sarah Lomax may come in May.", ("Sarah Lomax", "", STRANGER))
    found.look(page, [(0, 5, frozenset({"SW1"})), (12, 15, frozenset({"HV1"})), (24, 27, frozenset({"HV1"}))])
    assert (len(found.alarms), found.strangers, found.words) == (2, 1, 4)
    assert found.alarm_rate == 5_000


def test_the_plain_search_finds_whole_words_in_any_capitals():
    key = (Person(code="SW1", name="Sarah Fenwick"),)
    page = page_of("SARAH FENWICKS", ("SARAH", "SW1", VARIANT), ("FENWICKS", "SW1", VARIANT))
    assert measured(Corpus(key, (page,)), whole_words(Corpus(key, ()))).found[VARIANT] == 1
