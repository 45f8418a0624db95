"""The coverage of Flanders as a report: where, and with small numbers hidden."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.charts import Shown
from app.domain.languages import Language
from app.domain.report import HIDDEN
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


def test_small_numbers_and_what_would_tell_them_are_hidden(reached):
    report = coverage_report(reached, reference(), FILTERS)
    regions, cantons, municipalities, white = report.tables
    # Haaltert has 2, and nobody may work that out from the 8 of the region and the 6 of Aalst
    assert rows(municipalities) == {
        "Aalst": ("Oost-Vlaanderen", HIDDEN),
        "Elsene": ("Brussels Hoofdstedelijk Gewest", 7),
        "Haaltert": ("Oost-Vlaanderen", HIDDEN),
        "Zonder gemeente": ("", 5),
    }
    assert rows(regions) == {
        "Denderregio": ("Oost-Vlaanderen", 8),
        "Brussel": ("", 7),
        "Zonder gemeente": ("", 5),
    }
    assert regions.totals[2] == 20
    assert {name for name, row in rows(cantons).items() if row[1] is HIDDEN} == {"Aalst", "Ninove"}
    assert len(white.rows) == 283
    assert (report.smallest, report.has_hidden) == (5, True)


def test_the_map_hides_the_same(reached):
    report = coverage_report(reached, reference(), FILTERS)
    chart = report.tables[2].chart
    shown = {one.name: (one.shown, one.value) for one in chart.places}
    assert shown["Aalst"] == shown["Haaltert"] == (Shown.HIDDEN, 0)
    assert shown["Elsene"] == (Shown.NUMBER, 7)
    assert "Het meest: Elsene 7." in chart.told
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
