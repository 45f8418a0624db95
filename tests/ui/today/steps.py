"""What a coach reads in Vandaag."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.ui.widgets.menus import Menu


def names(page):
    return [block.accessibleName() for block in page.rail.blocks]


def lines(page):
    model = page.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(n, 0).data(role) for n in range(model.rowCount())]


def open_menu():
    found = QApplication.activePopupWidget()
    return found if isinstance(found, Menu) else None
