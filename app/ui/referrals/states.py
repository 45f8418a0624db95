"""The referrals, or what stands in their place: none at all, none that fits, none that was read."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import muted
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.waiting import SHOWN_AFTER_MS


class ReferralStates(QWidget):
    """Shows one of them at a time, and over it that they are being read when that takes long."""

    clear_requested = Signal()
    again_requested = Signal()
    companies_requested = Signal()

    def __init__(self, shown: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self.companies_button = Button(self.tr("Toon ondernemingen"), "primary", "domain")
        self.clear_button = Button(self.tr("Wis filter"), "primary")
        self.again_button = Button(self.tr("Probeer opnieuw"), "primary", "refresh")
        self.empty = EmptyState(
            "swap-horizontal",
            self.tr("Nog geen doorverwijzingen"),
            self.tr("Een doorverwijzing start vanuit een dossier of sessie."),
            (self.companies_button,),
            ground="window",
        )
        self.nothing = EmptyState(
            "magnify",
            self.tr("Geen doorverwijzing past bij deze filter"),
            self.tr("Er zijn er wel. Neem een filter weg om ze te zien."),
            (self.clear_button,),
            ground="window",
        )
        self.broken = EmptyState(
            "alert-outline",
            self.tr("De doorverwijzingen konden niet gelezen worden"),
            self.tr("Er is niets gewijzigd en er is niets verloren."),
            (self.again_button,),
            ground="window",
        )
        self.reading = muted(self.tr("De doorverwijzingen worden gelezen…"))
        self.reading.setContentsMargins(24, 0, 24, 8)
        self.reading.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_AFTER_MS)
        self._stack = QStackedWidget()
        for state in (shown, self.empty, self.nothing, self.broken):
            self._stack.addWidget(state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.reading)
        column.addWidget(self._stack, 1)
        self._timer.timeout.connect(self.reading.show)
        self.companies_button.clicked.connect(self.companies_requested)
        self.clear_button.clicked.connect(self.clear_requested)
        self.again_button.clicked.connect(self.again_requested)

    @property
    def is_list(self) -> bool:
        """Whether the referrals are shown."""
        return self._stack.currentWidget() is self._shown

    def begin_reading(self) -> None:
        """Nothing is known yet; say so when that lasts."""
        self._timer.start()

    def show_list(self) -> None:
        """Show the referrals."""
        self._show(self._shown)

    def show_empty(self) -> None:
        """Say what the screen is for."""
        self._show(self.empty)

    def show_nothing(self) -> None:
        """Say that the filters hide all of them."""
        self._show(self.nothing)

    @Slot()
    def show_broken(self) -> None:
        """Say that they could not be read; what went wrong is told elsewhere."""
        self._show(self.broken)

    def take_keyboard(self) -> None:
        """Give the keyboard to the button of what stands in their place."""
        places: dict[QWidget | None, QWidget] = {
            self.empty: self.companies_button,
            self.nothing: self.clear_button,
            self.broken: self.again_button,
        }
        places.get(self._stack.currentWidget(), self._shown).setFocus()

    def _show(self, state: QWidget) -> None:
        self._timer.stop()
        self.reading.hide()
        self._stack.setCurrentWidget(state)
