"""The list of Vandaag, or what stands in its place: nothing to do, or a day that was not read."""

from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.services.day.rows import Group
from app.services.day.today import Today
from app.ui.today.list_view import TodayList
from app.ui.today.words import TodayWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import muted
from app.ui.widgets.notices import EmptyState

SHOWN_AFTER_MS: Final = 1_000  # of reading; before that nothing is told


class TodayStates(QWidget):
    """Shows one of them at a time, and over it that the day is being read when that takes long."""

    companies_requested = Signal()
    visit_requested = Signal()
    all_requested = Signal()
    again_requested = Signal()

    def __init__(self, words: TodayWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.list = TodayList(words)
        self._make_states()
        self.reading = muted(self.tr("De dag wordt gelezen…"))
        self.reading.setContentsMargins(24, 16, 24, 0)
        self.reading.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_AFTER_MS)
        self._stack = QStackedWidget()
        for state in (self.list, self.empty, self.nothing, self.broken):
            self._stack.addWidget(state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.reading)
        column.addWidget(self._stack, 1)
        self._timer.timeout.connect(self.reading.show)
        self.companies_button.clicked.connect(self.companies_requested)
        self.visit_button.clicked.connect(self.visit_requested)
        self.all_button.clicked.connect(self.all_requested)
        self.again_button.clicked.connect(self.again_requested)

    def begin_reading(self) -> None:
        """Nothing is known yet; say so when that lasts."""
        self._timer.start()

    def show_today(self, today: Today, only: Group | None) -> None:
        """Show a day, or one group of it."""
        self._end_reading()
        self.list.show_today(today, only)
        if not today.rows:
            self._stack.setCurrentWidget(self.empty)
        elif only is not None and not today.count(only):
            self.nothing.title.setText(self._words.nothing(only))
            self._stack.setCurrentWidget(self.nothing)
        else:
            self._stack.setCurrentWidget(self.list)

    def show_broken(self) -> None:
        """Say that the day could not be read; what went wrong is told elsewhere."""
        self._end_reading()
        self._stack.setCurrentWidget(self.broken)

    def take_keyboard(self) -> None:
        """Give the keyboard to the list, or to the first button in its place."""
        places: dict[QWidget | None, QWidget] = {
            self.empty: self.companies_button,
            self.nothing: self.all_button,
            self.broken: self.again_button,
        }
        places.get(self._stack.currentWidget(), self.list).setFocus()

    def _make_states(self) -> None:
        self.companies_button = Button(self.tr("Toon ondernemingen"), "primary", "domain")
        self.visit_button = Button(self.tr("Plan bezoek"), icon="calendar-plus")
        self.empty = EmptyState(
            "check-circle-outline",
            self.tr("Niets dringends"),
            self.tr("Plan een bezoek of bekijk ondernemingen zonder contact in 30 dagen."),
            (self.visit_button, self.companies_button),
        )
        self.all_button = Button(self.tr("Toon alles"), "primary")
        self.nothing = EmptyState(
            "filter-variant",
            "",
            self.tr("De filter verbergt wat nog op je wacht."),
            (self.all_button,),
        )
        self.again_button = Button(self.tr("Probeer opnieuw"), "primary", "refresh")
        self.broken = EmptyState(
            "alert-outline",
            self.tr("Je dag kon niet gelezen worden"),
            self.tr("Er is niets gewijzigd en er is niets verloren."),
            (self.again_button,),
        )

    @Slot()
    def _end_reading(self) -> None:
        self._timer.stop()
        self.reading.hide()
