"""What a packet tells beside the minutes: who the codes are, and what was said of rows before."""

from __future__ import annotations

import json

from domain.agreement.answer_begun import AnswerBegun
from domain.gate import CodedPerson
from exporters.packet import contents
from tests.exporters.packets import given, version

PEOPLE = (CodedPerson("SW1", "social worker", "Riverside"), CodedPerson("GP1", "GP", "the practice"))


def test_who_the_codes_are_by_role_and_organisation_and_never_by_name() -> None:
    text = contents.packet_text(given(people=PEOPLE, confirmed={"row-1": "2026-03-03"}))
    told = json.loads(text)
    assert told["people"][1] == {"code": "GP1", "role": "GP", "organisation": "the practice"}
    read = contents.given_in(text, "it")
    assert (read.people, dict(read.confirmed)) == (PEOPLE, {"row-1": "2026-03-03"})


def test_a_packet_made_before_that_still_opens() -> None:
    told = json.loads(contents.packet_text(given(people=PEOPLE)))
    del told["people"], told["confirmed_before"]
    assert contents.given_in(json.dumps(told), "it").people == ()


def test_how_far_somebody_read_is_kept_and_goes_with_the_answer() -> None:
    begun = AnswerBegun(given=given()).saw(["p1", "p2"])
    assert contents.begun_in(contents.begun_text(begun), begun.given, "it") == begun
    text = contents.answer_text(begun.answer("agree", "", "2026-11-20", "packet"))
    assert contents.answer_in(text, version(), {}, "", "packet", "it").unseen == 3
    old = {name: value for name, value in json.loads(text).items() if name != "unseen"}
    assert contents.answer_in(json.dumps(old), version(), {}, "", "packet", "it").unseen == 0
