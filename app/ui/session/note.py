"""The note of a session."""

from PySide6.QtCore import QMimeData, QRect, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.session.paste import has_files
from app.ui.widgets.note_edit import RichNoteEdit


class SessionNote(RichNoteEdit):
    """
    The note takes the free height, and never less than five lines; files are for the page.

    `caret_moved` comes a turn after the line that is typed in may stand elsewhere.
    """

    caret_moved = Signal()
    _turn: QTimer | None = None  # the keyboard comes and goes while it is taken apart too

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._turn = turn = QTimer(self)
        turn.setSingleShot(True)
        turn.timeout.connect(self.caret_moved)
        for moved in (self.cursorPositionChanged, self.textChanged):
            moved.connect(self.tell_soon)

    @Slot()
    def tell_soon(self) -> None:
        """Tell in the next turn: by then everything stands in its place."""
        if self._turn is not None:
            self._turn.start()

    def caret_area(self) -> QRect:
        """Return where the line of the cursor is, or the edge nearest to it, in the note."""
        shown, area = self.viewport(), self.cursorRect()
        room = shown.rect()
        area.moveTop(max(room.top(), min(area.top(), room.bottom() + 1 - area.height())))
        return area.translated(shown.pos())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.tell_soon()

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not has_files(source) and super().canInsertFromMimeData(source)

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, theme.current().px(5 * 23) + 14)
