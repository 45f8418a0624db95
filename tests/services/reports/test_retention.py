"""The report on inflow and retention: what it shows, and what nobody can work out of it."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.languages import Language
from app.domain.monitoring_tables import STEPS
from app.domain.report import HIDDEN
from app.models.base import new_id
from app.models.monitoring import MonitoringCell, MonitoringDelivery, cell_id
from app.reference.loader import reference
from app.services.reports.kinds import ReportFilters
from app.services.reports.retention import retention

YEAR = ReportFilters(date(2026, 1, 1), date(2026, 12, 31), today=date(2027, 2, 1))
CELLS = {
    ("sector", "C"): (60, 39, 27, None),
    ("sector", "G"): (42, 29, 18, None),
    ("sector", "I"): (9, 6, 3, None),
    ("region", "REFREG14"): (80, 57, 37, None),
    ("region", "REFREG13"): (31, 17, 11, None),
}


def deliver(store, cells=CELLS, received=date(2026, 8, 1), first=date(2026, 1, 1)):
    one = new_id()
    with store.write() as session:
        session.add(
            MonitoringDelivery(
                id=one, root=one, source="VDAB", first=first, last=date(2026, 6, 30),
                received_on=received,
            )
        )  # fmt: skip
        session.flush()
        for (kind, code), numbers in cells.items():
            session.add(
                MonitoringCell(
                    id=cell_id(one, kind, code, "permanent"), root=one, delivery_id=one,
                    cluster_kind=kind, cluster=code, contract="permanent",
                    **dict(zip(STEPS, numbers, strict=True)),
                )
            )  # fmt: skip
    return one


def made(store, **wish):
    return retention(store, reference(), replace(YEAR, **wish))


def test_a_small_number_and_what_would_tell_it_are_hidden(store):
    deliver(store)
    found = made(store)
    by_sector, by_region, by_contract = found.tables
    assert by_sector.rows == (
        ("Handel", 42, 29, HIDDEN, None),
        ("Horeca", 9, 6, HIDDEN, None),
        ("Industrie", 60, 39, 27, None),
    )
    assert by_sector.totals == ("Samen", 111, 74, 48, None)
    assert by_region.rows == (("Regio Gent", 31, 17, 11, None), ("Waasland", 80, 57, 37, None))
    assert by_contract.rows == (("Onbepaalde duur", 111, 74, 48, None),)
    assert (found.label, found.smallest) == ("niet bepalend voor financiering", 5)
    assert (by_sector.title, by_sector.note) == (
        "Per sector",
        "Over 01/01/2026 – 30/06/2026. Bron: VDAB, ontvangen op 01/08/2026.",
    )


@pytest.mark.parametrize("wish", [{"sector": "I"}, {"sector": "C"}, {"region": "REFREG14"}])
def test_a_filter_shows_less_of_the_same_and_never_another_number(store, wish):
    deliver(store)
    whole = {row for table in made(store).tables for row in table.rows}
    (table,) = made(store, **wish).tables
    assert len(table.rows) == 1
    assert set(table.rows) <= whole
    assert table.totals == ("Samen", 111, 74, 48, None)  # of all, so nothing is taken off


def test_all_reports_of_a_delivery_together_do_not_tell_the_small_number(store):
    """Whoever lays all reports with all filters side by side still thinks 1 to 5 possible."""
    deliver(store)
    wishes = [{}, *({"sector": one} for one in "CGI"), {"region": "REFREG14"}]
    known = {}
    for wish in wishes:
        for table in made(store, **wish).tables:
            for row in table.rows:
                for at, value in enumerate(row[1:]):
                    cell = (table.title, row[0], at)
                    assert known.setdefault(cell, value) == value  # nobody shows it after all
    rows = {
        name: [known["Per sector", name, at] for at in range(3)]
        for name in ("Handel", "Horeca", "Industrie")
    }
    assert rows["Horeca"] == [9, 6, HIDDEN]
    hidden = 48 - 27  # of two sectors together, each from 1, Handel at most 29, Horeca at most 6
    possible = [n for n in range(1, 7) if 1 <= hidden - n <= 29]
    assert possible == [1, 2, 3, 4, 5, 6]


def test_the_newest_of_the_same_days_is_shown_and_other_periods_are_not(store):
    deliver(store)
    deliver(store, {("sector", "C"): (70, 40, 30, 20)}, received=date(2026, 9, 1))
    (table, _) = made(store).tables
    assert table.totals == ("Samen", 70, 40, 30, 20)
    assert made(store, first=date(2026, 7, 1)).is_empty
    assert not made(store, first=date(2026, 6, 30)).is_empty


def test_it_is_told_in_each_language(store):
    deliver(store)
    for language in Language:
        found = made(store, language=language)
        assert len(found.told) == 4
        assert found.tables[0].columns[2].title
    assert made(store, language=Language.FR).label == "sans incidence sur le financement"
