"""Who may sign a submission: of its very text, somebody other than the author, on a day that can be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.errors import WrongUse
from domain.names.same_person import same_person
from domain.people import Person
from domain.report.parts import Signature, Submission
from domain.report.sign_off import check_signature, hash_of, is_valid, still_to_sign

TODAY = date(2026, 6, 10)
TEXT = "1.1 The referral was closed."
FROZEN = Submission(
    number=2, version="2", stage="final", text=TEXT, sha256=hash_of(TEXT), at="2026-06-03T23:10:00Z", by="u"
)
BEFORE = Submission(number=1, version="1", text="Before", sha256=hash_of("Before"), at="2026-05-01T10:00:00Z")
PEOPLE = (
    Person(code="IM1", name="Ada Byrne", other_names=("Ada Cole",), former_codes=("AU1",)),
    Person(code="SM1", name="Anna Byrne"),
)
ASSURER = Signature(
    submission=2, signed_as="quality assurer", who="Ruth Okafor", job="Head of Safeguarding", day="2026-06-09",
    how="by e-mail", sha256=FROZEN.sha256,
)  # fmt: skip


def check(signature: Signature, *given: Signature, author: str = "Ada Byrne", frozen: Submission = FROZEN) -> None:
    check_signature(signature, (BEFORE, frozen), given, author=author, people=PEOPLE, today=TODAY)


def refused(signature: Signature, *given: Signature, **rest: object) -> str:
    with pytest.raises(WrongUse) as stopped:
        check(signature, *given, **rest)  # type: ignore[arg-type]
    return stopped.value.sentence


def test_somebody_else_signs_the_text_frozen_last() -> None:
    check(ASSURER)
    check(replace(ASSURER, signed_as="author", who="IM1"))
    check(replace(ASSURER, signed_as="chief officer", who="Anna Byrne"))
    check(replace(ASSURER, day="2026-06-03"))


@pytest.mark.parametrize(
    "who",
    ["Ada Byrne", "ada byrne", "A. Byrne", "Byrne, Ada", "Ms Byrne", "A.B.", "AB", "IM1", "im 1", "AU1", "Ada Cole",
     "Dr Ada Byrne, Head of Safeguarding", "Ada Mary Byrne", "IM1 (author)"],
)  # fmt: skip
@pytest.mark.parametrize("signed_as", ["quality assurer", "countersigner", "chief officer"])
def test_the_author_signs_as_nobody_else_by_whatever_name(who: str, signed_as: str) -> None:
    said = refused(replace(ASSURER, who=who, signed_as=signed_as))  # type: ignore[arg-type]
    assert said.startswith(f"{who} is the author of the report, and the {signed_as} is somebody else.")
    assert refused(replace(ASSURER, who=who), author="IM1") == refused(replace(ASSURER, who=who))


@pytest.mark.parametrize("who", ["Anna Byrne", "SM1", "Ruth Okafor", "B.A.", "Ada Okafor", "Head of Service"])
def test_another_of_a_like_name_may(who: str) -> None:
    check(replace(ASSURER, who=who))


def test_who_signed_as_author_assures_nothing_even_where_the_case_names_no_author() -> None:
    author = replace(ASSURER, signed_as="author", who="Ruth Okafor")
    assert "is the author of the report" in refused(replace(ASSURER, who="R. Okafor"), author, author="")
    assert "who is not its author" in refused(author, ASSURER, author="")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"who": " "}, "Who: give the name"),
        ({"how": ""}, "How: say how the signature was given: by hand on paper, by e-mail, in person."),
        ({"day": "2026-06-02"}, "frozen on 3 June 2026, and 2 June 2026 is before that"),
        ({"day": "2026-06-12"}, "12 June 2026 is still to come"),
        ({"day": "June"}, "Day: say on which single day"),
        ({"sha256": hash_of("Before")}, "of another text than the one frozen"),
        ({"sha256": ""}, "of another text than the one frozen"),
        ({"submission": 1}, "Version 2 was frozen since"),
        ({"submission": 9}, "There is no submission 9"),
        ({"signed_as": "friend"}, "Signed as: one of"),
        ({"signed_as": "author"}, "The author of this case is Ada Byrne, not Ruth Okafor."),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(changed: dict[str, str], said: str) -> None:
    assert said in refused(replace(ASSURER, **changed))  # type: ignore[arg-type]


def test_what_was_sent_is_signed_no_more() -> None:
    assert "was sent on 5 June 2026" in refused(ASSURER, frozen=replace(FROZEN, sent="2026-06-05"))


def test_nobody_signs_twice_in_one_part() -> None:
    assert "has signed this version as quality assurer already" in refused(replace(ASSURER, who="R Okafor"), ASSURER)
    check(replace(ASSURER, signed_as="countersigner"), ASSURER)


def test_nothing_is_signed_before_it_is_frozen() -> None:
    with pytest.raises(WrongUse, match="freeze the text"):
        check_signature(ASSURER, (), (), author="", today=TODAY)


def test_a_signature_of_an_earlier_text_is_still_to_be_given() -> None:
    assert still_to_sign(FROZEN, ()) == ("author", "quality assurer", "countersigner")
    assert still_to_sign(FROZEN, (ASSURER,), statement=True) == ("author", "countersigner", "chief officer")
    old = replace(ASSURER, sha256=hash_of("Before"))
    assert not is_valid(old, FROZEN)
    assert "quality assurer" in still_to_sign(FROZEN, (old,))


def test_two_who_are_written_in_nothing_alike_are_two() -> None:
    assert not same_person("", "Ruth Okafor", PEOPLE)
    assert not same_person("SW1", "SW2", PEOPLE)
    assert not same_person("Ruth O'Brien-Cole", "R. O’Brien", PEOPLE)
    assert same_person("Ruth O'Brien-Cole", "R. O’Brien–Cole", PEOPLE)
