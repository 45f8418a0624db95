"""Many companies at once: chosen with keys, changed after a preview, taken back with one undo."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlmodel import select

from app.domain.sheet import tsv
from app.models.base import new_id
from app.models.enterprise import Enterprise
from app.models.partnership import Person, Role
from app.ui.enterprises import bulk_parts
from app.ui.enterprises.bulk_dialog import BulkDialog
from app.ui.enterprises.copying import lines as sheet_lines
from tests.file_samples import add_enterprise

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def tom(store, desk):
    person, me = new_id(), desk.me
    with store.write() as session:
        row = {"root": me.partnership_id, "partner_id": me.partner_id}
        session.add(Person(id=person, name="Tom W.", **row))
        session.flush()
        session.add(Role(root=me.partnership_id, person_id=person, role="coach"))
    return person


def press(key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, held)


def names(page):
    return [page.rows.index(row, 0).data() for row in range(page.rows.rowCount())]


def chosen(page):
    return [page.rows.index(row, 0).data() for row in page.table.chosen_rows()]


def coaches(store):
    with store.read() as session:
        rows = session.exec(select(Enterprise.name, Enterprise.coach_id, Enterprise.deleted))
        return {name: coach for name, coach, deleted in rows if not deleted}


def opened(qtbot, page):
    dialog = page.window().findChildren(BulkDialog)[-1]
    qtbot.waitUntil(dialog.go_button.isEnabled)
    return dialog


def test_rows_are_chosen_with_the_keyboard(page):
    press(Qt.Key.Key_Down, SHIFT)
    assert chosen(page) == ["Bakkerij Janssens", "Élan Vital"]
    assert page.chosen.text() == "2 van 3 gekozen"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up, CTRL)
    press(Qt.Key.Key_Up, CTRL)
    press(Qt.Key.Key_Space, CTRL)
    assert chosen(page) == ["Bakkerij Janssens", "Metaal Claes"]
    press(Qt.Key.Key_Space, CTRL)
    assert chosen(page) == ["Metaal Claes"]
    press(Qt.Key.Key_A, CTRL)
    assert page.chosen.text() == "3 van 3 gekozen"


def test_clicks_choose_more_with_ctrl_and_a_run_with_shift(page):
    def click(row, held):
        at = page.table.visualRect(page.rows.index(row, 0)).center()
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, held, at)

    click(0, Qt.KeyboardModifier.NoModifier)
    click(2, CTRL)
    assert chosen(page) == ["Bakkerij Janssens", "Metaal Claes"]
    click(0, Qt.KeyboardModifier.NoModifier)
    click(2, SHIFT)
    assert len(chosen(page)) == 3


def test_what_can_be_done_with_many_stands_beside_their_number(page):
    assert not page._foot.transfer_button.isVisible()
    press(Qt.Key.Key_A, CTRL)
    assert page._foot.transfer_button.isVisible()
    assert page._foot.removal_button.isVisible()
    press(Qt.Key.Key_Down)
    assert not page._foot.transfer_button.isVisible()


def test_what_is_chosen_stays_chosen_in_another_order(qtbot, page):
    press(Qt.Key.Key_Down, SHIFT)
    with qtbot.waitSignal(page.model.listed):
        page.table.sort_by(0, descending=True)
    assert names(page)[0] == "Metaal Claes"
    assert chosen(page) == ["Élan Vital", "Bakkerij Janssens"]


def test_a_transfer_is_shown_first_and_one_undo_takes_it_back(qtbot, store, desk, tom, page):
    add_enterprise(store, "Al van Tom", coach_id=tom)
    page.views.choose("everything")
    qtbot.waitUntil(lambda: len(names(page)) == 5)
    before = coaches(store)
    page.table.setFocus()
    press(Qt.Key.Key_A, CTRL)
    page._foot.transfer_button.click()
    dialog = opened(qtbot, page)
    assert dialog.title.text() == "5 ondernemingen overdragen"
    assert dialog.what.text() == "4 ondernemingen krijgen Tom W. als coach"
    assert "Nu van: Els V. (3), niemand (1)" in dialog.lines.text()
    assert dialog.left.text() == "Heeft deze coach al (1): Al van Tom"
    assert dialog.go_button.text() == "Draag 4 over"
    with qtbot.waitSignal(desk.noticed) as told:
        dialog.go_button.click()
    assert told.args[0].text == "4 ondernemingen overgedragen aan Tom W."
    assert set(coaches(store).values()) == {tom}
    qtbot.undo(desk)
    assert coaches(store) == before


def test_esc_at_the_preview_changes_nothing(qtbot, store, desk, tom, page):
    before = coaches(store)
    press(Qt.Key.Key_A, CTRL)
    page._foot.transfer_button.click()
    dialog = opened(qtbot, page)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert coaches(store) == before
    assert not desk.undo.can_undo


def test_del_puts_one_in_the_bin_at_once_and_the_next_row_is_chosen(qtbot, store, desk, page):
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(desk.noticed) as told:
        press(Qt.Key.Key_Delete)
    assert told.args[0].text == "1 onderneming naar de prullenbak"
    qtbot.waitUntil(lambda: names(page) == ["Bakkerij Janssens", "Metaal Claes"])
    assert chosen(page) == ["Metaal Claes"]
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: len(names(page)) == 3)


def test_del_shows_first_what_goes_when_more_are_chosen(qtbot, store, desk, page):
    press(Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_Delete)
    dialog = opened(qtbot, page)
    assert dialog.what.text() == "3 ondernemingen gaan naar de prullenbak"
    assert "Niet meer te zien: 2 sessies" in dialog.lines.text()
    assert QApplication.focusWidget() is dialog.cancel_button  # the safe one
    with qtbot.waitSignal(desk.noticed):
        dialog.go_button.click()
    assert coaches(store) == {"Van een ander": None}
    qtbot.undo(desk)
    assert len(coaches(store)) == 4


def test_stopped_half_way_nothing_is_changed_and_that_is_said(
    qtbot, store, desk, page, monkeypatch
):
    begun, go_on = Event(), Event()
    real = bulk_parts.throw_away_many

    def slow(store, ids, progress):
        begun.set()
        go_on.wait(20)
        return real(store, ids, progress)

    monkeypatch.setattr(bulk_parts, "throw_away_many", slow)
    press(Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_Delete)
    dialog = opened(qtbot, page)
    dialog.go_button.click()
    qtbot.waitUntil(begun.is_set)
    assert dialog.cancel_button.text() == "Stop"
    assert dialog.bar.isVisible()
    with qtbot.waitSignal(desk.noticed) as told:
        dialog.cancel_button.click()
        go_on.set()
    assert told.args[0].text == "Gestopt, er is niets gewijzigd"
    assert len(coaches(store)) == 4
    assert not desk.undo.can_undo


def test_stopped_too_late_it_is_done_and_can_be_undone(qtbot, store, desk, page, monkeypatch):
    stored, go_on = Event(), Event()
    real = bulk_parts.throw_away_many

    def slow(store, ids, progress):
        done = real(store, ids, progress)
        stored.set()
        go_on.wait(20)
        return done

    monkeypatch.setattr(bulk_parts, "throw_away_many", slow)
    press(Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_Delete)
    dialog = opened(qtbot, page)
    dialog.go_button.click()
    qtbot.waitUntil(stored.is_set)
    with qtbot.waitSignal(desk.noticed) as told:
        dialog.cancel_button.click()
        go_on.set()
    assert told.args[0].text == "Stoppen kwam te laat: 3 ondernemingen naar de prullenbak"
    assert coaches(store) == {"Van een ander": None}
    qtbot.undo(desk)
    assert len(coaches(store)) == 4


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+32 9", "'+32 9"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" \t=cmd", "'=cmd"),
        ("\N{FULLWIDTH EQUALS SIGN}1", "'\N{FULLWIDTH EQUALS SIGN}1"),
        ("Een\ttwee\ndrie", "Een twee drie"),
        ('De "Kroon"', '"De ""Kroon"""'),
        ("Janssens = Co", "Janssens = Co"),
    ],
)
def test_a_copied_cell_is_never_a_formula_nor_breaks_the_row(qtbot, store, page, name, cell):
    enterprise = add_enterprise(store, name)
    row = page.model.rows([enterprise])[enterprise]
    lines = tsv(sheet_lines(page._columns[:2], [row])).split("\n")
    assert lines[0] == "Naam\tKBO-nummer"
    assert lines[1] == f"{cell}\t"


def test_a_large_change_is_told_to_the_table_in_one_go(page):
    seen = []
    page.rows.dataChanged.connect(lambda first, last: seen.append((first.row(), last.row())))
    page.rows.invalidate(page.rows.ids())
    assert seen == [(0, 2)]
