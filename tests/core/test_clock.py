"""Moments as others wrote them."""

from datetime import UTC, datetime

import pytest

from app.core import clock


@pytest.mark.parametrize(
    "text", ["2026-05-04T09:30:00+00:00", "2026-05-04T11:30:00+02:00", "2026-05-04T09:30:00Z"]
)
def test_a_moment_is_read_in_utc(text):
    assert clock.moment(text) == clock.told(text) == datetime(2026, 5, 4, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "gisteren",
        "2026-02-30T09:00:00+00:00",
        "2026-05-04T09:30:00",  # no zone
        "2026-05-04",
        "0001-01-01T00:00:00+05:00",  # before the first year in UTC
        "9999-12-31T23:59:59-05:00",
        "1969-12-31T23:59:59+00:00",  # Windows tells no wall clock of it
        "3000-01-01T00:00:00+00:00",
    ],
)
def test_what_is_no_moment_was_long_ago(text):
    assert clock.moment(text) is None
    assert clock.told(text) == datetime(1970, 1, 1, tzinfo=UTC)
