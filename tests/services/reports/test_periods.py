"""Months and quarters of a report."""

from datetime import date

from app.domain.languages import Language
from app.services.reports.periods import Month, months_in, quarter_name


def test_the_first_and_the_last_month_may_be_parts_of_one():
    found = months_in(date(2026, 11, 15), date(2027, 1, 3))
    assert found == (
        Month(date(2026, 11, 15), date(2026, 11, 30)),
        Month(date(2026, 12, 1), date(2026, 12, 31)),
        Month(date(2027, 1, 1), date(2027, 1, 3)),
    )
    assert [one.quarter for one in found] == [(2026, 4), (2026, 4), (2027, 1)]


def test_a_period_that_has_not_begun_has_none():
    assert months_in(date(2026, 12, 1), date(2026, 11, 30)) == ()


def test_they_have_names_in_each_language():
    (month,) = months_in(date(2026, 8, 1), date(2026, 8, 2))
    assert [month.name(one) for one in Language] == ["augustus 2026", "août 2026", "August 2026"]
    assert quarter_name((2026, 3), Language.NL) == "kwartaal 3 2026"


def test_a_slip_of_the_keyboard_gives_no_endless_list():
    assert len(months_in(date(1, 1, 1), date(2026, 1, 1))) == 400
