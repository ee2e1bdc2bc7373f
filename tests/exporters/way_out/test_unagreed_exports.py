"""After no sequence of acts does a sentence of minutes that may not be used stand in a file that leaves."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.exporters.way_out.unagreed_report import UnagreedReport
from tests.exporters.way_out.unagreed_seen import Unagreed
from tests.exporters.way_out.unagreed_walk import quick_keys


def test_no_sequence_of_acts_lets_an_unagreed_sentence_leave() -> None:
    with quick_keys():
        run_state_machine_as_test(
            Unagreed,
            settings=settings(
                max_examples=12, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
            ),
        )


def test_no_sequence_of_acts_lets_an_unagreed_sentence_leave_with_a_report() -> None:
    with quick_keys():
        run_state_machine_as_test(
            UnagreedReport,
            settings=settings(
                max_examples=6, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
            ),
        )
