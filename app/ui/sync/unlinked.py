"""S18 on a laptop that knows no server: what that means, and the way to one."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.ui.desk import Desk
from app.ui.widgets.buttons import Button
from app.ui.widgets.notices import EmptyState


class UnlinkedState(EmptyState):
    """Offers the way to a server; in the practice environment nothing is ever sent."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        is_practice = desk.me.is_practice
        self.link_button = Button(self.tr("Verbind met een server"), "primary", "link-variant")
        super().__init__(
            "cloud-off-outline",
            self.tr("In de oefenomgeving wordt niets verzonden")
            if is_practice
            else self.tr("Deze laptop is nog niet met een server verbonden"),
            self.tr("Je verzonnen dossiers blijven op deze laptop.")
            if is_practice
            else self.tr(
                "Alles wat je schrijft staat veilig op deze laptop. Verbind je met een server, dan "
                "gaat het daarheen en kun je met een team werken."
            ),
            () if is_practice else (self.link_button,),
            parent=parent,
        )
        self._desk = desk
        self.link_button.clicked.connect(self._on_link)

    def focus_first(self) -> None:
        """Give the keyboard to the way out, when there is one."""
        if self.link_button.isVisibleTo(self):
            self.link_button.setFocus()

    @Slot()
    def _on_link(self) -> None:
        from app.ui.sync.connect_dialog import ConnectDialog

        dialog = ConnectDialog(self._desk, self.window())
        dialog.open()
        dialog.take_keyboard()
