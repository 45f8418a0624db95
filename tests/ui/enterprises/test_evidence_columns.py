"""The trajectory and the evidence of companies in the list, and in the pane beside it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.models.base import new_id
from app.services.counting.counts import decide, propose, waiting_proposals
from app.services.evidence.pieces import add_evidence
from app.services.trajectories.use_cases import (
    NewMember,
    TrajectoryForm,
    start_trajectory,
    stop_trajectory,
)
from app.ui.place import Place
from tests.case_samples import acting_as, add_colleague, complete, offer, view
from tests.file_samples import add_enterprise

CLAES = "1999990243"


def start(store, company, name):
    form = TrajectoryForm("Onthaal", date(2026, 5, 12), (NewMember(company, name),))
    return view(store, start_trajectory(store, form).id)


@pytest.fixture
def companies(store, desk):
    names = ("Janssens", "Claes", "Peeters")
    return {name: add_enterprise(store, name) for name in names}


def cells(page):
    """What stands under «Traject» and «Bewijs», by name."""
    columns = page.chooser.names()
    header = [column.name for column in page._columns]
    at = [header.index(name) for name in ("trajectory", "evidence")]
    assert {"trajectory", "evidence"} <= set(columns)
    rows = page.rows
    return {
        rows.index(row, 0).data(): tuple(rows.index(row, place).data() for place in at)
        for row in range(rows.rowCount())
    }


def test_the_list_tells_trajectory_and_evidence(store, desk, companies, open_page):
    me = desk.me
    one = start(store, companies["Janssens"], "Janssens").members[0].id
    add_evidence(store, one, "agreement", [offer()])
    add_evidence(store, one, "baseline", [offer()])
    full = start(store, companies["Claes"], "Claes").members[0].id
    complete(store, full)
    propose(store, full)
    with acting_as(store, add_colleague(store, me)):
        decide(store, waiting_proposals(store)[0].id, "counts")
    page = open_page()
    assert cells(page) == {
        "Claes": ("Gerealiseerd", "6/6"),
        "Janssens": ("Lopend", "2/6"),
        "Peeters": ("", ""),
    }
    spoken = page.rows.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("traject Lopend, bewijs 2 van 6")


def test_evidence_added_elsewhere_comes_in_the_list(qtbot, store, desk, companies, open_page):
    one = start(store, companies["Janssens"], "Janssens")
    page = open_page()
    assert cells(page)["Janssens"] == ("Lopend", "0/6")
    desk.bus.tell(add_evidence(store, one.members[0].id, "agreement", [offer()]))
    qtbot.waitUntil(lambda: cells(page)["Janssens"] == ("Lopend", "1/6"))
    desk.bus.tell(stop_trajectory(store, one.id, date(2026, 6, 1), "De zaak sluit"))
    qtbot.waitUntil(lambda: cells(page)["Janssens"] == ("Stopgezet", "1/6"))


def test_what_runs_goes_before_what_is_over(store, companies, open_page):
    old = start(store, companies["Janssens"], "Janssens")
    stop_trajectory(store, old.id, date(2026, 6, 1), "Later")
    add_evidence(store, start(store, companies["Janssens"], "Janssens").members[0].id, "end",
                 [offer(), offer()])  # fmt: skip
    assert cells(open_page())["Janssens"] == ("Lopend", "1/6")


def test_the_pane_shows_each_criterion_and_opens_it(qtbot, store, desk, companies, open_page):
    one = start(store, companies["Janssens"], "Janssens")
    mine = one.members[0].id
    add_evidence(store, mine, "agreement", [offer(date(2026, 11, 3))])
    add_evidence(store, mine, "reports", [offer(), offer()])
    page = open_page((1440, 800))
    page.table.select_row(1)  # Claes, Janssens, Peeters
    pane = page.details.evidence
    qtbot.waitUntil(lambda: pane.count.text() == "1 van 6")
    assert [line.words for line in pane.lines] == [
        "03/11", "Voeg toe", "Voeg toe", "2 van 3", "Voeg toe", "Voeg toe",
    ]  # fmt: skip
    with qtbot.waitSignal(desk.go_requested) as asked:
        pane.lines[4].button.click()
    assert asked.args == [Place("trajectory", record=one.id, unit=f"criteria/{mine.hex}/end")]
    page.table.select_row(2)
    qtbot.waitUntil(pane.none.isVisible)
    assert pane.lines == []


def test_those_that_lack_evidence_are_filtered(qtbot, store, companies, open_page):
    start(store, companies["Janssens"], "Janssens")
    complete(store, start(store, companies["Claes"], "Claes").members[0].id)
    page = open_page()
    menu = page.filters.menu()
    with qtbot.waitSignal(page.model.listed):
        next(one for one in menu.actions() if one.text() == "Bewijs onvolledig").trigger()
    assert list(cells(page)) == ["Janssens"]
    assert [chip.text() for chip, _ in page.filters._chips][-1] == "Bewijs onvolledig"


def test_they_are_a_view_with_their_number(qtbot, store, companies, open_page):
    start(store, companies["Janssens"], "Janssens")
    complete(store, start(store, companies["Claes"], "Claes").members[0].id)
    page = open_page()
    lacking = page.views._items["lacking"]
    qtbot.waitUntil(lambda: lacking._count == "1")
    assert lacking.text() == "Bewijs onvolledig"
    with qtbot.waitSignal(page.model.listed):
        page.views.choose("lacking")
    assert list(cells(page)) == ["Janssens"]
    assert page.title.text() == "Bewijs onvolledig"


def test_a_company_without_a_name_in_the_store_is_no_row(store, desk, open_page):
    start(store, new_id(), "Elders")
    assert cells(open_page()) == {}
