"""The long walk: hundreds of sequences of acts about minutes and rows, each ending in exports that are unzipped."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.exporters.way_out.unagreed_seen import Unagreed
from tests.exporters.way_out.unagreed_walk import quick_keys


@pytest.mark.proof
def test_no_long_sequence_of_acts_lets_an_unagreed_sentence_leave() -> None:
    with quick_keys():
        run_state_machine_as_test(
            Unagreed,
            settings=settings(
                max_examples=500, stateful_step_count=60, deadline=None, suppress_health_check=list(HealthCheck)
            ),
        )
