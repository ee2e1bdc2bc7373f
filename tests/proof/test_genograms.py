"""Thousands of families that can be drawn without crossings are."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from domain.family.members import Member, Relation
from domain.genogram.places import crossings
from tests.domain.genogram.test_places import drawn, sound
from tests.domain.genogram_families import planar


@pytest.mark.proof
@settings(max_examples=5000, deadline=None, suppress_health_check=list(HealthCheck))
@given(planar())
def test_no_lines_cross_in_thousands_of_families(told: tuple[list[Member], list[Relation]]) -> None:
    for whole in (False, True):
        for order, place, sizes in drawn(*told, whole=whole):
            assert crossings(place.lines) == 0
            sound(order, place, sizes)
