"""What the tests of the list of trajectories look at and do."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.trajectory import PHASES


def cards(page):
    """The titles in each column that has some."""
    found = {}
    for phase in PHASES:
        model = page.board.columns[phase].list.cards
        titles = [model.card(place).title for place in range(model.rowCount())]
        if titles:
            found[phase] = titles
    return found


def card(page, title):
    for column in page.board.columns.values():
        model = column.list.cards
        for place in range(model.rowCount()):
            if model.card(place).title == title:
                return model.card(place)
    raise LookupError(title)


def press(page, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(page.window().focusWidget() or page, key, held)


def lines(page):
    rows = page.table.rows
    return [
        [rows.index(row, column).data() for column in range(rows.columnCount())]
        for row in range(rows.rowCount())
    ]


def chips(page):
    return [chip.text() for chip, _ in page.filters._chips]
