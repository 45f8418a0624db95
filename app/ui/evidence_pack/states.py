"""What stands on S16 instead of its lists: it is being read, there is nothing, or it failed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import muted
from app.ui.widgets.notices import EmptyState


class PackStates(QStackedWidget):
    """Waits until something is read, then shows what there is."""

    again_requested = Signal()
    trajectories_requested = Signal()

    def __init__(self, lists: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lists = lists
        self.again_button = Button(self.tr("Probeer opnieuw"), "primary")
        self.go_button = Button(self.tr("Toon de trajecten"), icon="map-marker-path")
        self.waiting = muted(self.tr("Bezig…"))
        self.waiting.setContentsMargins(24, 8, 0, 0)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._sentence = self.tr(
            "Hier maak je van alle dossiers van een periode één pakket voor een audit. Kies "
            "hierboven een andere periode, of bekijk wat er loopt."
        )
        self.empty = EmptyState(
            "file-certificate-outline",
            self.tr("Geen afgeronde trajecten in deze periode"),
            self._sentence,
            (self.go_button,),
        )
        self.broken = EmptyState(
            "alert-outline",
            self.tr("De bewijsstukken konden niet gelezen worden"),
            self.tr("Er is niets gewijzigd."),
            (self.again_button,),
        )
        for part in (self.waiting, lists, self.empty, self.broken):
            self.addWidget(part)
        self.again_button.clicked.connect(self.again_requested)
        self.go_button.clicked.connect(self.trajectories_requested)

    def show_read(self, running: str, *, has_some: bool) -> None:
        """Show the lists, or that there is nothing to pack and what goes on meanwhile."""
        self.empty.text.setText(self._sentence + running)
        self.setCurrentWidget(self.lists if has_some else self.empty)

    def first_button(self) -> Button | None:
        """Return the action of what stands instead of the lists."""
        shown = self.currentWidget()
        if shown is self.empty:
            return self.go_button
        return self.again_button if shown is self.broken else None
