"""A file under a password that came from somebody else is opened, or refused in a sentence, and never runs away."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import WrongUse
from exporters.minutes.on_paper import for_agreement_paper
from exporters.office.locking import lock, unlock
from exporters.word.building import docx
from tests.exporters.minutes import meetings

PASSWORD = "correct horse battery"


@cache
def locked() -> bytes:
    return lock(docx(for_agreement_paper(meetings.given(meetings.issued()))), PASSWORD)


def test_more_rounds_than_office_asks_for_are_not_made():
    many = locked().replace(b'spinCount="100000" saltSize="16"', b'spinCount="9999999" saltSize="1"')
    assert many != locked()
    with pytest.raises(WrongUse, match="does not open the file, or the file was altered"):
        unlock(many, PASSWORD)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_damaged_file_is_refused_in_a_sentence(data: st.DataObject):
    whole = bytearray(locked())
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at : at + 40] = data.draw(st.binary(min_size=1, max_size=40))
    try:
        unlock(bytes(whole), PASSWORD)
    except WrongUse as refusal:
        assert refusal.sentence.endswith(".")
