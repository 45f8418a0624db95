"""The days of an evidence pack, worked out on a paper calendar."""

from datetime import date

import pytest

from app.domain.pack_period import Period, Span, period_of

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("span", "today", "first", "last"),
    [
        (Span.LAST_MONTH, MONDAY, date(2026, 10, 1), date(2026, 10, 31)),
        (Span.LAST_MONTH, date(2027, 1, 1), date(2026, 12, 1), date(2026, 12, 31)),
        (Span.LAST_MONTH, date(2028, 3, 31), date(2028, 2, 1), date(2028, 2, 29)),
        (Span.THIS_MONTH, date(2026, 12, 31), date(2026, 12, 1), date(2026, 12, 31)),
        (Span.LAST_QUARTER, MONDAY, date(2026, 7, 1), date(2026, 9, 30)),
        (Span.LAST_QUARTER, date(2027, 3, 31), date(2026, 10, 1), date(2026, 12, 31)),
        (Span.THIS_QUARTER, MONDAY, date(2026, 10, 1), date(2026, 12, 31)),
        (Span.THIS_QUARTER, date(2026, 6, 30), date(2026, 4, 1), date(2026, 6, 30)),
        (Span.OWN, MONDAY, date(2026, 10, 1), date(2026, 10, 31)),
    ],
)
def test_a_span_means_these_days(span, today, first, last):
    assert period_of(span, today) == Period(first, last)


@pytest.mark.parametrize(
    ("project", "first"),
    [(date(2024, 7, 1), date(2024, 7, 1)), (None, MONDAY), (date(2027, 1, 1), MONDAY)],
)
def test_the_project_runs_from_its_first_day_to_today(project, first):
    assert period_of(Span.PROJECT, MONDAY, project) == Period(first, MONDAY)


@pytest.mark.parametrize(
    ("first", "last", "is_month", "quarter"),
    [
        (date(2026, 10, 1), date(2026, 10, 31), True, None),
        (date(2026, 10, 1), date(2026, 10, 30), False, None),
        (date(2026, 10, 2), date(2026, 10, 31), False, None),
        (date(2026, 10, 1), date(2026, 12, 31), False, 4),
        (date(2026, 7, 1), date(2026, 9, 30), False, 3),
        (date(2026, 1, 1), date(2026, 3, 31), False, 1),
        (date(2026, 2, 1), date(2026, 4, 30), False, None),
        (date(2026, 1, 2), date(2026, 3, 31), False, None),
    ],
)
def test_a_month_and_a_quarter_are_known_by_their_days(first, last, is_month, quarter):
    period = Period(first, last)
    assert (period.is_month, period.quarter) == (is_month, quarter)
