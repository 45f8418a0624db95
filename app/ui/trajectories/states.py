"""What stands on the page of trajectories: the board, the table, or why neither does."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import muted
from app.ui.widgets.notices import EmptyState


class ListStates(QStackedWidget):
    """Waits until something is read, then shows what there is."""

    new_requested = Signal()
    clear_requested = Signal()
    again_requested = Signal()

    def __init__(self, board: QWidget, table: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board, self._table = board, table
        self.new_button = Button(self.tr("Nieuw traject"), "primary", "plus", "Ctrl+N")
        self.clear_button = Button(self.tr("Wis filters"))
        self.again_button = Button(self.tr("Probeer opnieuw"), "primary")
        self.waiting = muted(self.tr("Bezig…"))
        self.waiting.setContentsMargins(24, 8, 0, 0)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty = EmptyState(
            "map-marker-path",
            self.tr("Nog geen trajecten"),
            self.tr("Start er een vanuit een dossier na de nulmeting."),
            (self.new_button,),
            ground="window",
        )
        self.nothing = EmptyState(
            "magnify", self.tr("Geen resultaat"), " ", (self.clear_button,), ground="window"
        )
        self.broken = EmptyState(
            "alert-outline",
            self.tr("De trajecten konden niet gelezen worden"),
            self.tr("Er is niets gewijzigd."),
            (self.again_button,),
            ground="window",
        )
        for part in (self.waiting, board, table, self.empty, self.nothing, self.broken):
            self.addWidget(part)
        self.new_button.clicked.connect(self.new_requested)
        self.clear_button.clicked.connect(self.clear_requested)
        self.again_button.clicked.connect(self.again_requested)

    @property
    def has_list(self) -> bool:
        """Whether the board or the table is shown."""
        return self.currentWidget() in {self._board, self._table}

    def first_button(self) -> Button | None:
        """Return the action of what stands in the place of the list."""
        shown = self.currentWidget()
        for state, button in (
            (self.empty, self.new_button),
            (self.nothing, self.clear_button),
            (self.broken, self.again_button),
        ):
            if state is shown:
                return button
        return None

    def show_list(self, *, is_table: bool) -> None:
        """Show the rows."""
        self.setCurrentWidget(self._table if is_table else self._board)

    def show_nothing(self, text: str) -> None:
        """Say that nothing fits what was typed, or the filters."""
        self.nothing.title.setText(self.tr("Geen resultaat"))
        self.nothing.text.setText(self.tr("Geen traject past bij deze filters."))
        if text:
            self.nothing.title.setText(self.tr("Geen resultaat voor ‘{text}’").format(text=text))
            self.nothing.text.setText(self.tr("In titel of naam van een onderneming."))
        self.setCurrentWidget(self.nothing)

    @Slot()
    def show_broken(self) -> None:
        """Say that it could not be read."""
        self.setCurrentWidget(self.broken)
