"""«Historiek» of any field of a page: in the menu of its right button, and for Alt+H."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from app.ui.widgets.menus import Menu

Show = Callable[[], object]
KEY = "Alt+H"


class FieldHistory(QObject):
    """
    Offers the history of the fields of a page; the page has it as a child.

    Args:
        shows: Gives what shows the history of a field, None for what has none.
    """

    def __init__(self, page: QWidget, shows: Callable[[QWidget], Show | None]) -> None:
        super().__init__(page)
        self._page, self._shows = page, shows
        page.installEventFilter(self)

    @Slot()
    def show(self) -> None:
        """Show the history of the field with the keyboard."""
        focus = self._page.window().focusWidget()
        if focus is not None and (show := self._shows(focus)) is not None:
            show()

    def add_to(self, menu: QMenu, field: QWidget) -> None:
        """Offer it in the menu of a field that has one of its own."""
        if (show := self._shows(field)) is not None:
            menu.addSeparator()
            menu.addAction(self._words(), show)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show a menu for a field without one: its event comes up to the page."""
        if event.type() != QEvent.Type.ContextMenu or not isinstance(event, QContextMenuEvent):
            return False
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        window = self._page.window()
        field = self._page.childAt(event.pos()) if by_mouse else window.focusWidget()
        show = None if field is None else self._shows(field)
        if show is None:
            return False
        menu = Menu(parent=self._page)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.add(self._words(), show, "history", KEY)
        menu.popup(event.globalPos())
        return True

    def _words(self) -> str:
        return self.tr("Historiek")


def open_menu(menu: QMenu, field: QWidget, event: QContextMenuEvent) -> None:
    """Open the menu of a field, with «Historiek» when the page around it knows it."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _offer_history(menu, field)
    menu.popup(event.globalPos())


def _offer_history(menu: QMenu, field: QWidget) -> None:
    around = field.parentWidget()
    while around is not None:
        for child in around.children():
            if isinstance(child, FieldHistory):
                child.add_to(menu, field)
                return
        around = around.parentWidget()
