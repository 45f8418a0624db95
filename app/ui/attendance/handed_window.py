"""A window that other hands get: full screen, without the shell, left with a passphrase."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.services.drafts import find_draft
from app.ui import theme
from app.ui.attendance.leave_box import LeaveBox, LeaveWords
from app.ui.desk import Desk
from app.ui.edit_keeper import Edited, EditKeeper, TypedField
from app.ui.keys import Keys, PageKeys, share_keys
from app.ui.widgets import paint


class HandedWindow(QWidget):
    """
    A window of its own, so that no key, menu or notice of the shell is in it.

    `left` comes when it may go: the passphrase was right, or it is not asked on this computer.
    Whoever inherits gives what is kept (`_fields`), tells why it could not be kept (`_refuse`), and
    calls `_take_keys` and `_restore` once all of it is there.
    """

    left = Signal()

    leave_box: LeaveBox | None = None  # made when somebody leaves
    leave_words: LeaveWords | None = None  # None: of the attendance list
    _keys: PageKeys | None = None  # Qt sends events before the window is ready

    def __init__(
        self, desk: Desk, kind: str, meeting_id: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._desk, self._kind, self._meeting_id = desk, kind, meeting_id
        self._may_close = False
        edited = Edited(kind, lambda: meeting_id, self._title_now)
        self.keeper = EditKeeper(desk, edited, self._fields, lambda _field: None, self)

    def keep(self) -> None:
        """
        Put what is drawn, typed and filled in on disk, now.

        Raises:
            UserError: As the store says.
        """
        self.keeper.look()
        self.keeper.keep_now()

    def come_forward(self) -> None:
        """Stand before the other windows again."""
        self.raise_()
        self.activateWindow()

    @Slot()
    def leave(self) -> None:
        """Go back to the shell, when the passphrase is right."""
        if not self._desk.settings.asks_after_attendance:
            self._go()
            return
        if self.leave_box is None:
            self.leave_box = LeaveBox(self._desk, self, self.leave_words)
            self.leave_box.proved.connect(self._go)
        self.leave_box.ask()

    @override
    def event(self, event: QEvent) -> bool:
        if self._keys is not None and self._keys.handle(event):
            return True
        return super().event(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self.leave()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        painter.fillRect(self.rect(), theme.current().color("window"))
        painter.end()

    def _title_now(self) -> str:
        """Return what a draft of it is called."""
        return self.windowTitle()

    def _fields(self) -> Mapping[str, TypedField]:
        """Return what is kept, by name."""
        raise NotImplementedError

    def _refuse(self, error: UserError) -> None:
        """Say why something could not be kept."""
        raise NotImplementedError

    def _take_keys(self, keys: Keys) -> None:
        share_keys(self)
        self._keys = PageKeys(self, keys, self._desk.keys.usual)

    def _restore(self) -> None:
        """Put back what was kept when the laptop locked or stopped."""
        kept = find_draft(self._desk.store, self._kind, self._meeting_id)
        if kept is not None:
            self.keeper.restore(kept)

    @Slot()
    def _go(self) -> None:
        try:
            self.keep()
        except UserError as error:
            self._refuse(error)
            return
        self._may_close = True
        self.left.emit()
