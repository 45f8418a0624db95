"""Opens the attendance mode over everything else, and puts everything else back after it."""

from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.services.attendance_print import attendance_pdf
from app.ui.attendance.window import AttendanceWindow
from app.ui.cover import Cover
from app.ui.desk import Desk, DocumentRequest


class AttendanceDoor(QObject):
    """One is open at a time; the windows of the program are out of sight meanwhile."""

    def __init__(self, desk: Desk, meeting_id: UUID, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._meeting_id = desk, meeting_id
        self.window = AttendanceWindow(desk, meeting_id, parent)
        self.window.left.connect(self._on_left)
        self.window.print_requested.connect(self._on_print)
        self._cover = Cover()
        desk.front = self.window
        self.window.showFullScreen()
        self.window.activateWindow()
        self.window.view.setFocus()

    @Slot()
    def _on_print(self) -> None:
        store, meeting_id = self._desk.store, self._meeting_id
        reference = self._desk.reference
        title = self.tr("Aanwezigheidslijst")
        request = DocumentRequest(
            title, f"{title}.pdf", lambda: attendance_pdf(store, reference, meeting_id)
        )
        self._desk.document_requested.emit(request)

    @Slot()
    def _on_left(self) -> None:
        self._desk.front = None
        self._cover.lift()
        self.window.hide()
        self.window.deleteLater()
        self.deleteLater()


def open_attendance(desk: Desk, meeting_id: UUID, parent: QWidget) -> AttendanceWindow:
    """
    Show the list of a meeting full screen, with nothing of the program but it.

    Args:
        parent: Any widget of the window that comes back after it.
    """
    if isinstance(desk.front, AttendanceWindow):
        return desk.front
    return AttendanceDoor(desk, meeting_id, parent.window()).window
