"""The demo case is made up, reads as records do, and has some of everything."""

import re
from collections import Counter
from datetime import date
from typing import get_args

import pytest

from domain.chronology.gaps import gaps
from domain.dates.when import Kind
from domain.family.members import checked, missing
from domain.family.ties import ties
from domain.gate import outgoing
from domain.names.finding import Finder
from storage.casefile import CaseFile
from tui.demo.build import build_demo, demo_drafts, demo_people

PASSPHRASE = "made up for the demonstration"


@pytest.fixture(scope="module")
def drafts():
    return list(demo_drafts())


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    folder.chmod(0o700)
    with build_demo(folder / "demo.imr", PASSPHRASE) as opened:
        yield opened


def test_every_line_is_read_without_a_question(drafts):
    not_plain = [(draft.text, draft.problems, draft.asks) for draft in drafts if not draft.ready or draft.asks]
    assert not_plain == []


def test_nothing_in_it_is_new_to_its_own_lists(drafts):
    assert not any(draft.new_people or draft.new_sources or draft.new_questions for draft in drafts)


def test_it_has_three_hundred_rows_and_twenty_five_people(drafts):
    assert len(drafts) >= 300
    assert len(demo_people()) == 25


def test_all_kinds_of_dates_are_in_it(drafts):
    kinds = {draft.entry.when.kind for draft in drafts}
    assert kinds == set(get_args(Kind))
    assert any(draft.entry.when.doubtful and draft.entry.when.kind == "day" for draft in drafts)


def test_times_are_written_in_several_ways(drafts):
    times = [draft.entry.time for draft in drafts if draft.entry.time]
    assert {"morning", "evening", "09:30", "14:00-15:15"} <= set(times)


def test_flags_actions_outcomes_and_comments_are_in_it(drafts):
    flags = Counter(flag for draft in drafts for flag in draft.entry.flags)
    assert {"good", "concern", "dna", "ooh", "voice", "decision", "opportunity", "key"} <= flags.keys()
    for part in ("action", "outcome", "comment"):
        assert sum(getattr(draft.entry, part) is not None for draft in drafts) > 20


def test_it_has_long_rows_and_every_question_and_source(drafts):
    assert sum(len(draft.entry.event) > 500 for draft in drafts) >= 3
    assert {label for draft in drafts for label in draft.entry.questions} == set("1234567")
    assert len({source.name for draft in drafts for source in draft.entry.sources}) == 7


def test_every_person_stands_in_a_row(drafts):
    named = {code for draft in drafts for code in draft.entry.people}
    assert {person.code for person in demo_people()} - named == {"Adult C"}


def test_it_has_gap_rows_and_a_gap_not_yet_recorded(case):
    review = case.review()
    assert sum(entry.type == "gap" for entry in review.entries) >= 2
    offered = gaps(review.entries, review.details.period, date(2024, 10, 1))
    assert [(gap.first, gap.last) for gap in offered] == [(date(2023, 6, 24), date(2023, 7, 23))]


def test_no_real_looking_name_stands_in_a_row(drafts):
    finder = Finder(demo_people())
    assert [hit for draft in drafts for hit in finder.find(draft.text)] == []


def test_rows_outside_the_period_and_undated_ones_are_in_it(case):
    out = outgoing(case.review(), unagreed="leave out")
    assert (out.undated, out.outside) == (2, 3)


def test_the_case_opens_again_by_its_passphrase(tmp_path):
    tmp_path.chmod(0o700)
    build_demo(tmp_path / "demo.imr", PASSPHRASE).close()
    with CaseFile.open(tmp_path / "demo.imr", PASSPHRASE) as again:
        assert again.entries.count() >= 300
        assert again.details().subject == "Adult A"


def test_it_has_a_family_of_three_generations(case):
    review = case.review()
    members = {member.code: member for member in review.family}
    assert len(members) == 8
    assert ties("Adult A", review.family, review.relations) == [
        "divorced from Adult G (2004)", "father of Adult H", "son of Adult E and Adult F",
        "brother of Adult B and Adult C",
    ]  # fmt: skip
    assert ties("Child 1", review.family, review.relations) == ["daughter of Adult H"]
    assert missing(review.family) == []
    assert all(member == checked(member, date(2024, 10, 1)) for member in review.family)


def test_what_identifies_its_people_is_made_up(case):
    from stdnum.gb import nhs

    told = [text for person in case.people.all() for text in person.identifiers]
    numbers = [text.removeprefix("NHS ") for text in told if text.startswith("NHS ")]
    assert len(numbers) > 1
    assert all(nhs.is_valid(number) and number.startswith("999 ") for number in numbers)
    phones = [text for text in told if text.replace(" ", "").isdigit()]
    assert phones
    assert all(text.startswith(("01632 960", "07700 900")) for text in phones)
    homes = [member.address for member in case.family.all() if "," in member.address]
    assert all(re.search(r" ZZ99 \d[A-Z]{2}$", home) for home in homes)
