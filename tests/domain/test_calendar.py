"""Days, pieces and overlaps of the calendar; every border worked out by hand."""

from datetime import date, datetime, time, timedelta

import pytest

from app.domain.agenda import Span
from app.domain.calendar import Piece, View, days_of, overlapped, pieces, snapped, stepped

THURSDAY = date(2026, 11, 26)


def at(day, hour, minute=0, month=11):
    return datetime.combine(date(2026, month, day), time(hour, minute))


def test_each_view_shows_its_days():
    assert days_of(View.DAY, THURSDAY) == (THURSDAY,)
    week = days_of(View.WEEK, THURSDAY)
    assert (week[0], week[-1], len(week)) == (date(2026, 11, 23), date(2026, 11, 29), 7)
    month = days_of(View.MONTH, THURSDAY)  # 1 November is a Sunday
    assert (month[0], month[-1], len(month)) == (date(2026, 10, 26), date(2026, 12, 6), 42)
    listed = days_of(View.LIST, THURSDAY)
    assert (listed[0], listed[-1]) == (date(2026, 11, 1), date(2026, 11, 30))


@pytest.mark.parametrize(
    ("view", "day", "steps", "after"),
    [
        (View.DAY, THURSDAY, 1, date(2026, 11, 27)),
        (View.WEEK, THURSDAY, -1, date(2026, 11, 19)),
        (View.MONTH, date(2027, 1, 31), 1, date(2027, 2, 28)),
        (View.MONTH, date(2027, 1, 31), -1, date(2026, 12, 31)),
        (View.LIST, date(2026, 12, 15), 1, date(2027, 1, 15)),
        (View.LIST, date(2028, 1, 31), 1, date(2028, 2, 29)),
    ],
)
def test_leafing_goes_a_view_on_or_back(view, day, steps, after):
    assert stepped(view, day, steps) == after


def test_what_stays_within_a_day_is_one_piece():
    assert pieces(at(26, 9), at(26, 10, 10)) == (
        Piece(THURSDAY, 540, 610, is_first=True, is_last=True),
    )


def test_what_goes_over_midnight_lies_on_both_days():
    assert pieces(at(26, 22), at(27, 1, 30)) == (
        Piece(THURSDAY, 1320, 1440, is_first=True, is_last=False),
        Piece(date(2026, 11, 27), 0, 90, is_first=False, is_last=True),
    )


def test_what_ends_at_midnight_does_not_lie_on_the_next_day():
    assert pieces(at(26, 22), at(27, 0)) == (
        Piece(THURSDAY, 1320, 1440, is_first=True, is_last=True),
    )


def test_what_the_clock_was_put_back_over_lies_where_it_begins():
    (piece,) = pieces(at(25, 2, 50, month=10), at(25, 2, 10, month=10))
    assert (piece.begin, piece.end) == (170, 170)


@pytest.mark.parametrize(
    ("minute", "quarter"), [(7.4, 0), (7.6, 15), (-20, 0), (1439, 1440), (2000, 1440), (545, 540)]
)
def test_moving_snaps_to_quarters_of_the_day(minute, quarter):
    assert snapped(minute) == quarter


def test_what_touches_does_not_overlap_and_the_longest_is_named():
    assert overlapped([Span(at(26, 9), at(26, 10)), Span(at(26, 10), at(26, 11))]) == [None, None]
    spans = [
        Span(at(26, 9), at(26, 12)),
        Span(at(26, 10), at(26, 10, 30)),
        Span(at(26, 11), at(26, 13)),
        Span(at(26, 13), at(26, 14)),
    ]
    assert overlapped(spans) == [1, 0, 0, None]
    second = Span(at(26, 9, 30), at(26, 9, 30) + timedelta(hours=2))
    third = Span(at(26, 11), at(26, 12))
    assert overlapped([Span(at(26, 9), at(26, 10)), second, third]) == [1, 0, 1]
