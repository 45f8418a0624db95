"""What a click, a key or the menu of the rail does with its appointments."""

from PySide6.QtCore import QObject, QPoint, Slot

from app.services.day.agenda import Planned
from app.ui.agenda.deeds import AppointmentDeeds
from app.ui.agenda.words import AgendaWords
from app.ui.desk import Desk
from app.ui.today.rail import DayRail


class AppointmentActions(QObject):
    """Does it for the appointment that was clicked, or that has the keyboard."""

    def __init__(self, desk: Desk, words: AgendaWords, rail: DayRail) -> None:
        super().__init__(rail)
        self._rail, self._deeds = rail, AppointmentDeeds(desk, words, rail)
        rail.opened.connect(self._on_opened)
        rail.menu_requested.connect(self._on_menu)

    def change_chosen(self) -> None:
        """F2: change the appointment that has the keyboard."""
        if (planned := self._rail.chosen()) is not None:
            self._deeds.change(planned)

    def cancel_chosen(self) -> None:
        """Delete: cancel the appointment that has the keyboard."""
        if (planned := self._rail.chosen()) is not None:
            self._deeds.cancel(planned)

    @Slot(object)
    def _on_opened(self, planned: Planned) -> None:
        self._deeds.open(planned)

    @Slot(object, object)
    def _on_menu(self, planned: Planned, place: QPoint) -> None:
        self._deeds.open_menu(planned, place)
