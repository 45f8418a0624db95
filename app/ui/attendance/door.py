"""Opens the attendance mode over everything else, and asks for the printed list."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.services.networks.attendance_print import attendance_pdf
from app.ui.attendance.window import AttendanceWindow
from app.ui.desk import Desk, DocumentRequest
from app.ui.front_door import FrontDoor


def open_attendance(desk: Desk, meeting_id: UUID, parent: QWidget) -> AttendanceWindow:
    """
    Show the list of a meeting full screen, with nothing of the program but it.

    Args:
        parent: Any widget of the window that comes back after it.
    """
    if isinstance(desk.front, AttendanceWindow):
        return desk.front
    window = AttendanceWindow(desk, meeting_id, parent.window())
    window.print_requested.connect(partial(print_list, desk, meeting_id))
    FrontDoor(desk, window, window, window.left)
    window.view.setFocus()
    return window


def print_list(desk: Desk, meeting_id: UUID) -> None:
    """Ask for the printed list of a meeting."""
    store, reference = desk.store, desk.reference
    title = QCoreApplication.translate("AttendanceDoor", "Aanwezigheidslijst")
    desk.document_requested.emit(
        DocumentRequest(title, f"{title}.pdf", lambda: attendance_pdf(store, reference, meeting_id))
    )
