from datetime import date

import pytest

from app.domain.retention import Duty, Project, Terms, Traces, days_left, duty, keep_until


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


def test_a_hold_comes_before_all_and_evidence_ends_with_its_term():
    held = Traces(was_sent=True, has_finished_session=True, has_consent=False, is_held=True)
    assert duty(held) is Duty.HOLD
    only_held = Traces(was_sent=False, has_finished_session=False, has_consent=False, is_held=True)
    assert duty(only_held) is Duty.HOLD
    over = {"has_finished_session": True, "has_consent": True, "is_term_over": True}
    assert duty(Traces(was_sent=False, **over)) is None
    assert duty(Traces(was_sent=True, **over)) is Duty.SYNC


@pytest.mark.parametrize(
    ("paid", "de_minimis", "aid", "until"),
    [
        (date(2029, 3, 15), False, None, date(2034, 12, 31)),
        (date(2029, 12, 31), False, None, date(2034, 12, 31)),
        (date(2030, 1, 1), False, None, date(2035, 12, 31)),
        (date(2029, 3, 15), True, date(2026, 10, 10), date(2036, 12, 31)),
        (date(2029, 3, 15), True, date(2023, 2, 2), date(2034, 12, 31)),
        (date(2029, 3, 15), True, date(2024, 12, 31), date(2034, 12, 31)),
        (date(2029, 3, 15), True, date(2025, 1, 1), date(2035, 12, 31)),
        (date(2029, 3, 15), False, date(2026, 10, 10), date(2034, 12, 31)),
        (date(2029, 3, 15), True, None, None),
        (None, True, date(2026, 10, 10), None),
        (None, False, None, None),
    ],
)
def test_evidence_is_kept_until_the_later_of_both_terms(paid, de_minimis, aid, until):
    assert keep_until(Terms(5, 10), Project(paid, de_minimis, aid)) == until
