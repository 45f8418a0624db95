"""Ctrl+Z and Ctrl+Y in the menu of the window."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMenu

from app.core.errors import UserError
from app.ui.desk import Desk
from app.ui.shell.actions import Menus
from app.ui.shell.field_undo import FieldUndo
from app.ui.shell.status_bar import StatusBar


class UndoMenu(QObject):
    """
    Two entries: they take back what the notice is about, else the last saved action.

    A field with the keyboard has its own typed text first.
    """

    failed = Signal(object)  # UserError: the store refused; it can be tried again

    def __init__(self, menus: Menus, menu: QMenu, desk: Desk, status: StatusBar) -> None:
        super().__init__(menus)
        self._stack, self._status = desk.undo, status
        self._fields = FieldUndo(self)
        self.undo = menus.add(menu, "undo", self.tr("&Ongedaan maken"), self._on_undo)
        self.redo = menus.add(menu, "redo", self.tr("O&pnieuw"), self._on_redo)
        status.undo_changed.connect(self._show)
        self._stack.changed.connect(self._show)
        self._show()

    @Slot()
    def _on_undo(self) -> None:
        if self._status.has_way_back:
            self._status.undo_last()
            return
        try:
            self._stack.undo()
        except UserError as error:
            self.failed.emit(error)

    @Slot()
    def _on_redo(self) -> None:
        try:
            self._stack.redo()
        except UserError as error:
            self.failed.emit(error)

    @Slot()
    def _show(self) -> None:
        self.undo.setEnabled(self._status.has_way_back or self._stack.can_undo)
        self.redo.setEnabled(self._stack.can_redo)
