"""Paper explains a size class in the words of the screen."""

from decimal import Decimal

import pytest

from app.domain.enterprise_size import (
    Ceiling,
    Figures,
    SizeClass,
    YearSize,
    size_of_year,
    status_over_years,
)
from app.reports import words
from app.ui.company_words import size_text, size_with_reason

CEILINGS = (
    Ceiling(SizeClass.MICRO, Decimal(10), Decimal(2_000_000), Decimal(2_000_000)),
    Ceiling(SizeClass.SMALL, Decimal(50), Decimal(10_000_000), Decimal(10_000_000)),
    Ceiling(SizeClass.MEDIUM, Decimal(250), Decimal(50_000_000), Decimal(43_000_000)),
)


def judged(staff, turnover=None, balance=None):
    figures = (None if it is None else Decimal(it) for it in (staff, turnover, balance))
    return size_of_year(Figures(*figures), CEILINGS)


@pytest.mark.parametrize(
    ("figures", "why"),
    [
        (("9.5", 100, 100), "minder dan 10 werknemers, omzet tot €\u00a02.000.000"),
        (
            ("22", None, None),
            "10 tot 50 werknemers, omzet en balans niet bekend, voorlopig",
        ),
        (
            ("4", 2_000_001, 2_000_001),
            (
                "omzet boven €\u00a02.000.000 en balans boven €\u00a02.000.000, "
                "minder dan 50 werknemers, omzet tot €\u00a010.000.000"
            ),
        ),
        ((None, 1, 1), "aantal werknemers niet bekend, omzet tot €\u00a02.000.000, voorlopig"),
        (("1000", 1, 1), "250 werknemers of meer"),
    ],
)
def test_a_year_is_explained_on_paper(figures, why):
    assert words.reasons_of_year(judged(*figures)) == why


@pytest.mark.parametrize(
    "years",
    [
        [("9.5", 100, 3_000_000)],
        [("22", None, None)],
        [("4", 2_000_001, 3_000_000)],
        [("9", 1, 1), ("60", 1, 1)],
        [("9", 1, 1), ("60", 1, 1), ("60", 60_000_000, 1)],
        [("1000", 1, 1)],
        [(None, 1, 1)],
        [],
    ],
)
def test_paper_and_screen_explain_a_class_alike(qapp, years):
    found = [judged(*figures) for figures in years]
    last = found[-1] if found else None
    status = status_over_years(
        YearSize(2020 + place, it.size, it.is_provisional) for place, it in enumerate(found)
    )
    name, why = words.size_name(status.size), words.reasons_of_status(status, last)
    shown = size_with_reason(status, last) if status.size is not None else ""
    assert ": ".join(filter(None, (name, why))) == shown


@pytest.mark.parametrize("size", SizeClass)
def test_paper_and_screen_have_one_name_for_a_class(size):
    assert words.size_name(size) == size_text(size)
