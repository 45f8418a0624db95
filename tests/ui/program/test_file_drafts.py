"""What is typed in a file survives locking and a restart of the program."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlmodel import select

from app.core import clock
from app.models.enterprise import Enterprise
from app.services.day.today import load_today
from app.services.drafts import list_drafts
from app.ui.place import Place

CTRL = Qt.KeyboardModifier.ControlModifier


def open_file(desktop):
    with desktop.main.desk.store.read() as session:
        enterprise = session.exec(select(Enterprise)).one().id
    desktop.main.way.go(Place("enterprise", record=enterprise))
    return opened(desktop)


def opened(desktop):
    """The file on screen, once it is read."""
    desktop.wait(lambda: desktop.page.place.screen == "enterprise")
    desktop.wait(lambda: desktop.page.is_built and desktop.page.head.isVisible())
    return desktop.page


def type_a_wrong_year(desktop):
    page = open_file(desktop)
    page.room.show("overview")
    QTest.mouseClick(page.overview.add_year_button, Qt.MouseButton.LeftButton)
    desktop.wait(lambda: page.focusWidget() is not None)
    year = page.model.dossier.years[0].year
    QTest.keyClicks(page.overview.years.field(year, "staff").field, "veel")
    return year


def lock(desktop):
    desktop.press(Qt.Key.Key_L, CTRL)
    desktop.wait_locked()


def test_a_refused_number_is_in_its_field_with_its_error_after_locking(desktop):
    year = type_a_wrong_year(desktop)
    lock(desktop)
    desktop.unlock()
    assert desktop.page.place.screen == "enterprise"
    field = opened(desktop).overview.years.field(year, "staff")
    assert QApplication.focusWidget() is field.field
    assert field.field.text() == "veel"
    assert field.note.words.text() == "Dit is geen getal. Schrijf bijvoorbeeld 1.234,5."


def test_a_value_that_is_right_is_stored_by_locking(desktop):
    page = open_file(desktop)
    QTest.mouseClick(page.head.purpose._shown, Qt.MouseButton.LeftButton)
    desktop.type("Iedereen welkom")
    lock(desktop)
    desktop.unlock()
    assert list_drafts(desktop.main.desk.store) == ()
    assert open_file(desktop).head.purpose.text() == "Iedereen welkom"


def test_a_file_that_was_left_does_not_open_by_itself_but_waits_in_today(desktop):
    year = type_a_wrong_year(desktop)
    desktop.main.way.go(Place("today"))
    lock(desktop)
    desktop.unlock()
    page = desktop.page
    assert page.place.screen == "today"
    desktop.wait(lambda: page.list.hasFocus() and page.model.is_day_shown)
    (row,) = load_today(desktop.main.desk.store, clock.today()).drafts
    assert page.words.what(row) == "Wijziging in dossier afwerken"
    desktop.press(Qt.Key.Key_Return)
    assert opened(desktop).overview.years.field(year, "staff").field.text() == "veel"


def test_back_in_a_file_it_opens_by_itself_again(desktop):
    year = type_a_wrong_year(desktop)
    desktop.main.way.go(Place("today"))
    desktop.main.way.back()
    lock(desktop)
    desktop.unlock()
    assert opened(desktop).overview.years.field(year, "staff").field.text() == "veel"
