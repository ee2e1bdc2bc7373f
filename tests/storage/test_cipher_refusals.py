"""What the database says of a damaged page is told as damage, in whatever words it says so."""

from __future__ import annotations

import pytest

from domain.errors import CannotOpen
from storage import cipher


@pytest.mark.parametrize(
    "said", ["database disk image is malformed", "vtable constructor failed: words", "fts5: corruption found"]
)
def test_a_damaged_page_is_a_refusal_whichever_part_of_the_database_meets_it(said: str) -> None:
    error = cipher._dbapi().DatabaseError(said)
    assert isinstance(cipher.refusal(error), CannotOpen)


def test_a_page_that_does_not_answer_while_it_is_changed_is_a_refusal_that_names_both_causes() -> None:
    refused = cipher.refusal(MemoryError())
    assert refused is not None
    assert "damaged, or this machine has no memory left" in refused.sentence
