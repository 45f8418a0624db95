"""Opens the briefing over the main window, and makes its page."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtWidgets import QWidget

from app.reference.loader import Reference
from app.services.day.agenda import Planned
from app.storage.store import Store
from app.ui.desk import Desk, DocumentRequest


def briefing_request(
    desk: Desk, enterprise_id: UUID, name: str, appointment_id: UUID | None = None
) -> DocumentRequest:
    """Return what shows, saves and prints the page about a company."""
    title = QCoreApplication.translate("Briefer", "Briefing {name}").format(name=name)
    make = partial(_page, desk.store, desk.reference, enterprise_id, appointment_id)
    return DocumentRequest(title, f"{title}.pdf", make)


class Briefer(QObject):
    """The shell has one; one briefing at a time."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        desk.briefing_requested.connect(self.open)

    @Slot(object)
    def open(self, asked: Planned | UUID) -> None:
        """Open the briefing of an appointment, or of a company."""
        from app.ui.briefing.dialog import BriefingDialog  # loaded when somebody asks

        BriefingDialog(self._desk, asked, self._window).open()


def _page(
    store: Store, reference: Reference, enterprise_id: UUID, appointment_id: UUID | None
) -> bytes:
    """Make the page; what draws documents is loaded when somebody asks."""
    from app.services.day.briefing import briefing_page

    return briefing_page(store, reference, enterprise_id, appointment_id)
