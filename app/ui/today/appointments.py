"""What can be done with an appointment of the rail: log, change, cancel, and its menu."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Slot

from app.services.agenda import Planned
from app.ui.agenda.request import PlanRequest
from app.ui.agenda.words import AgendaWords
from app.ui.desk import Desk
from app.ui.place import Place
from app.ui.today.rail import DayRail
from app.ui.today.view_model import TodayModel
from app.ui.widgets.menus import Menu


class AppointmentActions(QObject):
    """Does what a click, a key or the menu asks for."""

    def __init__(self, desk: Desk, model: TodayModel, words: AgendaWords, rail: DayRail) -> None:
        super().__init__(rail)
        self._desk, self._model, self._words, self._rail = desk, model, words, rail
        rail.opened.connect(self._on_opened)
        rail.menu_requested.connect(self._on_menu)

    def change_chosen(self) -> None:
        """F2: change the appointment that has the keyboard."""
        if (planned := self._rail.chosen()) is not None:
            self._change(planned)

    def cancel_chosen(self) -> None:
        """Delete: cancel the appointment that has the keyboard."""
        if (planned := self._rail.chosen()) is not None:
            self._cancel(planned)

    @Slot(object)
    def _on_opened(self, planned: Planned) -> None:
        """Log the session; one that is logged is opened, one without a company is changed."""
        if planned.session_id is not None:
            self._desk.go_requested.emit(Place("session", record=planned.session_id))
        elif planned.enterprise_id is not None:
            self._desk.quick_session_requested.emit(planned)
        else:
            self._change(planned)

    @Slot(object, object)
    def _on_menu(self, planned: Planned, place: QPoint) -> None:
        menu = Menu(parent=self._rail)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        company, go = planned.enterprise_id, self._desk.go_requested.emit
        if company is not None:
            is_logged = planned.session_id is not None
            words = self.tr("Open sessie") if is_logged else self.tr("Log sessie")
            menu.add(words, partial(self._on_opened, planned), "plus", "Return")
            if not is_logged:
                full = Place("session", parent=company, appointment=planned.id)
                menu.add(self.tr("Schrijf het volledige verslag"), partial(go, full), "text-long")
            file = Place("enterprise", record=company)
            menu.add(self.tr("Open dossier"), partial(go, file), "open-in-new")
            menu.addSeparator()
        change, cancel = partial(self._change, planned), partial(self._cancel, planned)
        menu.add(self.tr("Wijzig afspraak"), change, "pencil-outline", "F2")
        menu.add(self.tr("Schrap afspraak"), cancel, "calendar-remove-outline", "Del")
        menu.popup(place)

    def _change(self, planned: Planned) -> None:
        self._desk.plan_requested.emit(PlanRequest(appointment_id=planned.id))

    def _cancel(self, planned: Planned) -> None:
        words = self.tr("Afspraak geschrapt: {what}").format(what=self._words.title(planned))
        self._model.cancel(planned, words)
