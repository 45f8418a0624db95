"""The coverage of Flanders as a report: where, and where nobody."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.charts import Shown
from app.domain.languages import Language
from app.reference.loader import reference
from app.services.reports.coverage import KIND, coverage_report
from app.services.reports.kinds import ReportFilters
from tests.coaching_samples import add_team
from tests.coverage_samples import AALST, ELSENE, HAALTERT, add_supported
from tests.file_samples import stop_clock

FILTERS = ReportFilters(date(2026, 11, 1), date(2026, 11, 30))


@pytest.fixture
def reached(store, monkeypatch):
    """Six companies in Aalst, two in Haaltert, seven in Elsene, five without a municipality."""
    stop_clock(monkeypatch)
    add_team(store)
    numbers = ((AALST, 6), (HAALTERT, 2), (ELSENE, 7), (None, 5))
    add_supported(store, *(("Bedrijf", nis) for nis, number in numbers for _ in range(number)))
    return store


def rows(table):
    return {row[0]: row[1:3] for row in table.rows}


def test_few_companies_are_shown_as_the_map_on_the_screen_shows_them(reached):
    report = coverage_report(reached, reference(), FILTERS)
    regions, cantons, municipalities, white = report.tables
    assert rows(municipalities) == {
        "Aalst": ("Oost-Vlaanderen", 6),
        "Elsene": ("Brussels Hoofdstedelijk Gewest", 7),
        "Haaltert": ("Oost-Vlaanderen", 2),
        "Zonder gemeente": ("", 5),
    }
    assert rows(regions) == {
        "Denderregio": ("Oost-Vlaanderen", 8),
        "Brussel": ("", 7),
        "Zonder gemeente": ("", 5),
    }
    assert regions.totals[2] == 20
    assert rows(cantons)["Ninove"] == ("Oost-Vlaanderen", 2)
    assert len(white.rows) == 283
    assert not report.has_hidden


def test_the_map_has_the_same_numbers(reached):
    report = coverage_report(reached, reference(), FILTERS)
    chart = report.tables[2].chart
    shown = {one.name: (one.shown, one.value) for one in chart.places}
    assert shown["Haaltert"] == (Shown.NUMBER, 2)
    assert "Het meest: Elsene 7, Aalst 6, Haaltert 2." in chart.told
    assert report.tables[0].chart.told.startswith("Ondersteund: 20. Witte vlekken: 14 van 15.")


def test_a_period_without_anybody_has_white_spots_only(reached):
    empty = replace(FILTERS, first=date(2026, 1, 1), last=date(2026, 1, 31))
    report = coverage_report(reached, reference(), empty)
    assert [len(table.rows) for table in report.tables] == [0, 0, 0, 285]
    assert report.tables[0].chart is None


@pytest.mark.parametrize("language", Language)
def test_all_words_are_there_in_each_language(reached, language):
    report = coverage_report(reached, reference(), replace(FILTERS, language=language))
    assert report.title == KIND.title.to(language)
    assert report.tables[3].title == {"nl": "Witte vlekken", "fr": "Zones blanches"}.get(
        language.value, "White spots"
    )
