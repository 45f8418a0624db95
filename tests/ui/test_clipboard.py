"""Rows that were copied do not stay on the clipboard (threat T3)."""

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.ui import clipboard as module
from app.ui.clipboard import Clipboard
from app.ui.tables.paged import PagedTableModel
from app.ui.widgets.table import TableView

CTRL = Qt.KeyboardModifier.ControlModifier


def held():
    return QGuiApplication.clipboard().text()


@pytest.fixture
def board(qapp, monkeypatch):
    """A clipboard of the program that clears soon; the one of the system is emptied after."""
    board = Clipboard(qapp)
    board._timer.setInterval(50)
    monkeypatch.setattr("app.ui.widgets.table.clipboard", lambda: board)
    yield board
    QGuiApplication.clipboard().clear()
    board.deleteLater()


def test_copied_rows_are_there_and_gone_after_a_while(qtbot, show_active, qapp, board):
    table = TableView("Ondernemingen")
    model = PagedTableModel([str], lambda ids: dict.fromkeys(ids, "Bakkerij Janssens"), qapp)
    table.setModel(model)
    model.show_ids([uuid4()])
    show_active(table)
    table.setFocus()
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_C, CTRL)
    assert held() == "Bakkerij Janssens"
    qtbot.waitUntil(lambda: held() == "")


def test_what_was_copied_elsewhere_since_stays(qtbot, board):
    board.put("ons")
    QGuiApplication.clipboard().setText("van een ander")
    qtbot.waitUntil(lambda: not board._timer.isActive())
    assert held() == "van een ander"


def test_half_a_minute(qapp):
    board = Clipboard(qapp)
    assert board._timer.interval() == module.CLEAR_MS == 30_000
    board.deleteLater()
