"""What can be done with an appointment or a meeting, wherever it is shown."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QWidget

from app.core import clock
from app.services.day.agenda import Planned, cancel_appointment
from app.ui.agenda.request import PlanRequest
from app.ui.agenda.words import AgendaWords
from app.ui.desk import Desk, tell_done
from app.ui.notice import Notice
from app.ui.place import Place
from app.ui.widgets.menus import Menu


class AppointmentDeeds(QObject):
    """Opens, logs, changes and cancels; what stands in the calendar of a colleague is theirs."""

    def __init__(self, desk: Desk, words: AgendaWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._words, self._window = desk, words, parent
        self._busy: set[UUID] = set()  # a second key on it is no second deed

    def is_mine(self, planned: Planned) -> bool:
        """Tell whether it stands in the calendar of who works here."""
        return planned.coach_id in {None, self._desk.store.actor}

    def open_words(self, planned: Planned) -> str:
        """Return the verb of what opening it does; empty: nothing."""
        if planned.is_meeting:
            return self.tr("Open bijeenkomst")
        if planned.session_id is not None:
            return self.tr("Open sessie")
        if planned.enterprise_id is None:
            return self.tr("Wijzig") if self.is_mine(planned) else ""
        return self.tr("Log sessie") if self._is_over(planned) else self.tr("Briefing")

    def open(self, planned: Planned) -> None:
        """Enter: what one needs of it now. Before its end that is the briefing."""
        if planned.is_meeting:
            self._desk.go_requested.emit(Place("meeting", record=planned.id))
        elif planned.session_id is not None:
            self._desk.go_requested.emit(Place("session", record=planned.session_id))
        elif planned.enterprise_id is None:
            self.change(planned)
        elif self._is_over(planned):
            self._desk.quick_session_requested.emit(planned)
        else:
            self._desk.briefing_requested.emit(planned)

    def change(self, planned: Planned) -> None:
        """Open the form with it; a meeting on its own page."""
        if planned.is_meeting:
            self._desk.go_requested.emit(Place("meeting", record=planned.id))
        elif self.is_mine(planned):
            self._desk.plan_requested.emit(PlanRequest(appointment_id=planned.id))

    def cancel(self, planned: Planned) -> None:
        """Cancel an appointment; a meeting is cancelled on its own page."""
        if planned.is_meeting:
            words = self.tr("Een bijeenkomst schrap je op haar eigen scherm. Enter opent het.")
            self._desk.noticed.emit(Notice(words))
            return
        if not self.is_mine(planned) or planned.id in self._busy:
            return
        self._busy.add(planned.id)
        words = self.tr("Afspraak geschrapt: {what}").format(what=self._words.title(planned))
        store, record = self._desk.store, planned.id
        job = self._desk.runner.start(lambda _progress: cancel_appointment(store, record))
        job.succeeded.connect(partial(tell_done, self._desk, words))
        job.failed.connect(self._desk.failed)
        job.finished.connect(partial(self._busy.discard, record))

    def open_menu(self, planned: Planned, place: QPoint) -> None:
        """Show all of it as a menu."""
        menu = Menu(parent=self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if words := self.open_words(planned):
            menu.add(words, partial(self.open, planned), "open-in-new", "Return")
        if planned.enterprise_id is not None:
            self._add_company(menu, planned, planned.enterprise_id)
        if self.is_mine(planned) and not planned.is_meeting:
            menu.addSeparator()
            change, cancel = partial(self.change, planned), partial(self.cancel, planned)
            menu.add(self.tr("Wijzig afspraak"), change, "pencil-outline", "F2")
            menu.add(self.tr("Schrap afspraak"), cancel, "calendar-remove-outline", "Del")
        menu.popup(place)

    def _add_company(self, menu: Menu, planned: Planned, company: UUID) -> None:
        go = self._desk.go_requested.emit
        if planned.session_id is None:
            if self._is_over(planned):
                ask = partial(self._desk.briefing_requested.emit, planned)
                menu.add(self.tr("Briefing"), ask, "text-box-outline")
            else:
                ask = partial(self._desk.quick_session_requested.emit, planned)
                menu.add(self.tr("Log sessie"), ask, "plus")
            full = Place("session", parent=company, appointment=planned.id)
            menu.add(self.tr("Schrijf het volledige verslag"), partial(go, full), "text-long")
        file = Place("enterprise", record=company)
        menu.add(self.tr("Open dossier"), partial(go, file), "domain")

    @staticmethod
    def _is_over(planned: Planned) -> bool:
        return planned.ends_at <= clock.now()
