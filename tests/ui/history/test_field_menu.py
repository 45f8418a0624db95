"""«Historiek» of a field: by its right button and by Alt+H, in a file, a session and an intake."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QWidget

from app.services.companies.intake_form import load_intake
from app.ui.dossier.page import DossierPage
from app.ui.intake.form_page import FormPage
from app.ui.intake.page import IntakePage
from app.ui.page import PageInTurns
from app.ui.place import Place
from app.ui.session.page import SessionPage
from tests.coaching_samples import add_company, add_team, make_desk, utc
from tests.file_samples import add_session

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(store, runner, tmp_path):
    return make_desk(store, add_team(store), runner, tmp_path)


@pytest.fixture
def company(desk):
    return add_company(desk.store, "Bakkerij Janssens", "Een vaste peter").id


@pytest.fixture
def went(desk):
    places = []
    desk.go_requested.connect(places.append)
    return places


@pytest.fixture
def shown(qtbot, show_active):
    def show(page):
        page.resize(1158, 700)
        show_active(page)
        if isinstance(page, PageInTurns):
            page.finish_building()
        page.enter()
        return page

    return show


def lines(widget):
    """Press the right button on a widget; return the lines of the menu that comes."""
    if isinstance(widget, QAbstractScrollArea):
        widget = widget.viewport()  # where the mouse is
    middle = widget.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, widget.mapToGlobal(middle))
    QApplication.sendEvent(widget, event)
    menu = QApplication.activePopupWidget()
    return [] if menu is None else [one for one in menu.actions() if one.text()]


def choose_history(widget):
    (line,) = [one for one in lines(widget) if one.text() == "Historiek"]
    line.trigger()
    QApplication.activePopupWidget().close()


def test_a_field_of_a_session_leads_to_its_changes(desk, store, company, went, shown):
    session = add_session(store, company, utc(20, 9))
    page = shown(SessionPage(desk, Place("session", record=session)))
    choose_history(page.body.head.subject)
    choose_history(page.body.head.kind)
    choose_history(page.body.note)
    page.body.head.start.setFocus()
    QTest.keyClick(page.body.head.start, Qt.Key.Key_H, ALT)
    its = {"record": session, "parent": company, "text": "coaching_session"}
    assert went == [
        Place("history", **its, unit=unit) for unit in ("subject", "kind", "note", "time")
    ]


def test_a_session_that_was_never_kept_has_no_history(desk, company, went, shown):
    page = shown(SessionPage(desk, Place("session", parent=company)))
    words = [one.text() for one in lines(page.body.head.subject)]
    assert words
    assert "Historiek" not in words
    QApplication.activePopupWidget().close()
    QTest.keyClick(page.body.head.subject, Qt.Key.Key_H, ALT)
    assert went == []


def test_a_field_of_a_file_shows_its_changes_there(qtbot, desk, company, shown):
    page = shown(DossierPage(desk, Place("enterprise", record=company)))
    qtbot.waitUntil(lambda: page.model.dossier is not None and page.head.purpose.isVisible())
    choose_history(page.head.purpose.findChild(QWidget, "shown"))
    assert page.room.current == "history"
    assert page.history.model.query.unit == "purpose"
    page.room.show("timeline")
    page.head.purpose.edit()
    page.head.purpose.field.setFocus()
    choose_history(page.head.purpose.findChild(QLineEdit, "field"))
    assert page.room.current == "history"
    assert lines(page.head.name) == []  # what is no field has none


def test_a_field_of_an_intake_leads_to_the_record_that_it_is_of(
    qtbot, desk, store, company, went, shown
):
    page = shown(IntakePage(desk, Place("intake", record=company)))
    form = load_intake(store, company, date(2026, 11, 23))
    for part in page.frame.findChildren(FormPage):
        part.finish()
    named = {
        name: page.frame.findChild(QWidget, name)
        for name in ("joint_committee", "street", "staff", "purpose")
    }
    kinds = {
        "joint_committee": ("enterprise", company, "joint_committee"),
        "street": ("establishment", form.site.id, "address"),
        "staff": ("yearly_figures", UUID(page.model.fields["figures_id"]), "staff"),
        "purpose": ("enterprise", company, "purpose"),
    }
    for name, (kind, record, unit) in kinds.items():
        choose_history(named[name])
        assert went[-1] == Place("history", record, company, text=kind, unit=unit), name
