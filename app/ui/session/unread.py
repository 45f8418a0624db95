"""A session that was stored, and cannot be read again just now."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.services.sessions.coaching import Saved
from app.ui.widgets.buttons import Button
from app.ui.widgets.notices import EmptyState


class Unread(QObject):
    """
    Stands where the session stood, and offers to read it once more: `again` carries what was saved.

    Args:
        instead: The controls of the session, out of sight meanwhile.
    """

    again = Signal(object)  # Saved

    def __init__(self, row: QBoxLayout, instead: QWidget) -> None:
        super().__init__(instead)
        self._row, self._instead = row, instead
        self._shown: EmptyState | None = None
        self._saved: Saved | None = None

    @property
    def is_shown(self) -> bool:
        """Whether the session is out of sight."""
        return self._shown is not None

    def show_for(self, saved: Saved | None) -> None:
        """Offer to read what was saved; None: it could be read."""
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None
        self._saved = saved
        if saved is not None:
            self._shown = self._offer()
        self._instead.setVisible(saved is None)

    def _offer(self) -> EmptyState:
        button = Button(self.tr("Probeer opnieuw"), "primary")
        button.clicked.connect(self._on_again)
        state = EmptyState(
            "content-save-check-outline",
            self.tr("Bewaard, maar nu niet te lezen"),
            self.tr("Er is niets verloren: alles staat in het dossier."),
            (button,),
            ground="window",
        )
        self._row.addWidget(state)
        state.show()
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        return state

    def _on_again(self) -> None:
        self.again.emit(self._saved)
