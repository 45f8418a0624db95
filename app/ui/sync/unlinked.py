"""S18 on a laptop that knows no server: what that means."""

from PySide6.QtWidgets import QWidget

from app.ui.desk import Desk
from app.ui.widgets.notices import EmptyState


class UnlinkedState(EmptyState):
    """Nothing is lost without a server; in the practice environment nothing is ever sent."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        is_practice = desk.me.is_practice
        super().__init__(
            "cloud-off-outline",
            self.tr("In de oefenomgeving wordt niets verzonden")
            if is_practice
            else self.tr("Deze laptop is nog niet met een server verbonden"),
            self.tr("Je verzonnen dossiers blijven op deze laptop.")
            if is_practice
            else self.tr("Alles wat je schrijft staat veilig op deze laptop."),
            parent=parent,
        )
