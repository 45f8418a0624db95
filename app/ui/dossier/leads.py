"""Where the page of a file leads: sessions, the intake, other pages."""

from PySide6.QtCore import QObject, Slot

from app.services.companies.timeline import EntryRow
from app.ui.desk import Desk
from app.ui.dossier.read_only import ReadOnly
from app.ui.dossier.view_model import DossierModel
from app.ui.place import Place


class Leads(QObject):
    """
    What the buttons and keys of the page ask for that is not on it.

    Args:
        shut: Refuses what cannot be typed in a file that is only to be read.
    """

    def __init__(self, desk: Desk, model: DossierModel, shut: ReadOnly, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._model, self._shut = desk, model, shut

    def follow(self, row: EntryRow) -> bool:
        """Go where an entry of the timeline is shown; False: it is on the page of the file."""
        places = {
            "session": Place("session", record=row.key.id),
            "draft": Place("session", draft=row.key.id),
            "meeting": Place("meeting", record=row.key.id),
            "referral": Place("referral", record=row.referral_id),
            "intake": Place("intake", record=self._model.id),
        }
        if (place := places.get(row.key.kind)) is not None:
            self.go(place)
        elif row.key.kind == "quick_draft":
            self.log_session()  # the panel goes on with what waits there
        else:
            return False
        return True

    @Slot()
    def log_session(self) -> None:
        """F8: the quick session with this company."""
        if self._shut.allows():
            self._desk.quick_session_requested.emit(self._model.id)

    @Slot()
    def write_note(self) -> None:
        """Begin a full record of a session."""
        if self._shut.allows():
            self.go(Place("session", parent=self._model.id))

    @Slot()
    def go_intake(self) -> None:
        """Go on with the intake."""
        self.go(Place("intake", record=self._model.id))

    def go(self, place: Place) -> None:
        """Ask the window for another page."""
        self._desk.go_requested.emit(place)
