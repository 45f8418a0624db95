from datetime import date

import pytest

from app.domain.retention import Duty, Traces, days_left, duty


@pytest.mark.parametrize(
    ("deleted_on", "left"),
    [
        (date(2026, 11, 23), 90),
        (date(2026, 11, 22), 89),
        (date(2026, 8, 25), 0),
        (date(2026, 8, 24), -1),
    ],
)
def test_the_ninetieth_day_after_is_the_last(deleted_on, left):
    assert days_left(deleted_on, date(2026, 11, 23)) == left


def test_another_term_counts_the_same_way():
    assert days_left(date(2026, 11, 20), date(2026, 11, 23), 30) == 27


@pytest.mark.parametrize(
    ("sent", "finished", "consent", "holds"),
    [
        (False, False, False, None),
        (True, False, False, Duty.SYNC),
        (True, True, True, Duty.SYNC),
        (False, True, False, Duty.EVIDENCE),
        (False, False, True, Duty.EVIDENCE),
    ],
)
def test_what_others_have_and_what_is_evidence_is_held(sent, finished, consent, holds):
    assert duty(Traces(sent, finished, consent)) is holds


def test_a_decision_on_the_count_is_evidence():
    traces = Traces(
        was_sent=False, has_finished_session=False, has_consent=False, has_decision=True
    )
    assert duty(traces) is Duty.EVIDENCE
