"""Spans that touch are one; a day between makes two."""

from datetime import date

import pytest

from app.domain.support_periods import Span, uninterrupted


def d(text):
    return date.fromisoformat(f"2026-{text}")


@pytest.mark.parametrize(
    ("spans", "found"),
    [
        ([("02-01", "04-30"), ("05-01", "05-31")], [("02-01", "05-31")]),
        ([("02-01", "04-30"), ("05-02", "05-31")], [("02-01", "04-30"), ("05-02", "05-31")]),
        ([("03-01", None), ("02-01", "04-30")], [("02-01", None)]),
        ([("02-01", None), ("06-01", "06-30")], [("02-01", None)]),
        ([("02-01", "12-31"), ("03-01", "03-31")], [("02-01", "12-31")]),
        ([("02-01", "02-01")], [("02-01", "02-01")]),
        ([("02-02", "02-01"), ("03-01", None)], [("03-01", None)]),
        ([], []),
    ],
)
def test_spans_are_joined_where_no_day_lies_between(spans, found):
    made = [Span(d(first), last and d(last)) for first, last in spans]
    assert uninterrupted(made) == tuple(Span(d(a), b and d(b)) for a, b in found)
