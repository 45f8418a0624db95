"""S21 when others wrote before this laptop knew the file: the server is asked, and it is told."""

import pytest
from PySide6.QtCore import Qt

from app.core.errors import UserError
from app.services.companies.dossier_edits import edit
from app.services.companies.file_history import HistoryQuery
from app.services.syncing import past_history
from app.services.syncing.view import RoundDone, RoundLine
from app.ui.history.page import HistoryPage
from app.ui.history.view import HistoryView
from app.ui.place import Place
from tests.coaching_samples import utc


@pytest.fixture
def server(monkeypatch):
    """A server that was asked for these, and what it does."""

    class Server:
        asked = ()
        does = staticmethod(lambda: False)

    def fetch(_store, root, record):
        Server.asked += ((root, record),)
        return Server.does()

    monkeypatch.setattr(past_history, "fetch_history", fetch)
    return Server


def refused():
    raise UserError("sync.offline")


@pytest.fixture
def open_view(qtbot, desk, company, show_active):
    def make(query=None):
        view = HistoryView(desk, query or HistoryQuery(company.id))
        view.resize(1158, 600)
        show_active(view)
        with qtbot.waitSignals([view.model.listed, view.model.asked, view.model.asked]):
            view.begin()
        return view

    return make


def columns(view, row):
    return [view.rows.index(row, column).data() for column in range(3, 5)]


def test_what_is_whole_says_nothing(company, open_view, server):
    view = open_view()
    assert server.asked == ((company.id, None),)
    assert not view.past.isVisible()


def test_without_a_network_it_shows_what_it_knows_and_says_so(qtbot, desk, open_view, server):
    server.does = refused
    view = open_view()
    qtbot.waitUntil(view.past.isVisible)
    assert view.past.text.text() == ("Geen verbinding met de server. Je ziet wat deze laptop weet.")
    assert view.rows.rowCount() > 0
    server.does = lambda: True
    line = RoundLine(utc(20, 9), 0, 0, 0, None, 1.0)
    with qtbot.waitSignal(view.model.listed):  # what came is read
        desk.sync.round_ended.emit(RoundDone(line, None))
    assert not view.past.isVisible()
    assert len(server.asked) == 2


def test_a_round_that_failed_asks_nothing(qtbot, desk, open_view, server):
    server.does = refused
    view = open_view()
    qtbot.waitUntil(view.past.isVisible)
    desk.sync.round_ended.emit(UserError("sync.offline"))
    assert len(server.asked) == 1
    with qtbot.waitSignals([view.model.asked, view.model.asked]):
        qtbot.mouseClick(view.past.button, Qt.MouseButton.LeftButton)
    assert len(server.asked) == 2


def test_a_bug_is_told_and_is_no_state(qtbot, desk, open_view, server):
    def broken():
        raise ValueError("no")

    server.does = broken
    with qtbot.waitSignal(desk.failed):
        view = open_view()
    assert not view.past.isVisible()


def test_an_empty_history_is_not_called_unchanged_when_nobody_could_tell(
    qtbot, store, company, open_view, server
):
    server.does = refused
    with store.write() as session:
        session.connection().exec_driver_sql("DELETE FROM outbox")
    view = open_view()
    qtbot.waitUntil(view.past.isVisible)
    assert view.untouched.title.text() == "Hier is nog niets van bekend"
    server.does = lambda: False
    with qtbot.waitSignals([view.model.asked, view.model.asked]):
        view.model.ask()
    assert view.untouched.title.text() == "Nog niet gewijzigd"


def test_one_field_is_shown_alone_and_the_rest_is_a_click_away(
    qtbot, desk, store, company, server, show_active
):
    edit(store, "contact", company.jan, phone="053 11")
    edit(store, "contact", company.jan, name="Jan Janssens")
    edit(store, "contact", company.jan, phone="053 22")
    place = Place("history", company.jan, company.id, text="contact", unit="phone")
    page = HistoryPage(desk, place)
    qtbot.addWidget(page)
    page.resize(1158, 600)
    show_active(page)
    view = page.view
    qtbot.waitUntil(lambda: view.rows.rowCount() == 3)
    assert view.filters.field_button.text() == "Veld: Telefoon"
    assert columns(view, 0) == ["Telefoon", "053 11 → 053 22"]
    assert columns(view, 2)[0] == "Toegevoegd"
    assert columns(view, 2)[1] == "leeg"
    qtbot.waitUntil(lambda: server.asked == ((company.id, ("contact", company.jan)),))
    qtbot.waitUntil(lambda: not view.model.state.is_asking)
    qtbot.mouseClick(view.filters.field_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.rows.rowCount() > 4)
    assert not view.filters.field_button.isVisible()
    assert view.model.query == HistoryQuery(company.id)
    qtbot.waitUntil(lambda: server.asked[-1] == (company.id, None))
    assert [crumb.text for crumb in page.crumbs()][-1] == "Historiek"
