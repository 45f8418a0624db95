"""What stands in the place of the table when it has nothing to show, and what stands under it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider, small
from app.ui.widgets.notices import EmptyState


class ListStates(QStackedWidget):
    """The table, or an empty store, an empty view, or a search without hits."""

    new_requested = Signal()
    clear_requested = Signal()
    meant_requested = Signal(str)

    def __init__(self, table: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meant = ""
        self.new_button = Button(self.tr("Nieuwe intake"), "primary", "plus", "Ctrl+N")
        self.clear_button = Button(self.tr("Wis filter"))
        self.meant_button = Button("", "link")
        self._table = table
        self.empty = EmptyState(
            "domain",
            self.tr("Nog geen ondernemingen"),
            self.tr("Hier staan de ondernemingen die jullie coachen. Begin met een intake."),
            (self.new_button,),
        )
        self.nothing = EmptyState(
            "magnify",
            self.tr("Geen resultaat"),
            " ",
            (self.meant_button, self.clear_button),
        )
        for widget in (table, self.empty, self.nothing):
            self.addWidget(widget)
        for button in (self.new_button, self.clear_button, self.meant_button):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.new_button.clicked.connect(self.new_requested)
        self.clear_button.clicked.connect(self.clear_requested)
        self.meant_button.clicked.connect(self._on_meant)

    def show_table(self) -> None:
        """Show the rows."""
        self.setCurrentWidget(self._table)

    def show_empty(self) -> None:
        """Say what the list is for: there is no enterprise at all."""
        self.setCurrentWidget(self.empty)

    def show_nothing(self, text: str, meant: str | None, view: str) -> None:
        """Say that nothing fits: what was typed, and what may have been meant."""
        self._meant = meant or ""
        self.meant_button.setVisible(bool(meant))
        self.clear_button.setVisible(bool(text) or not view)
        if text:
            self.nothing.title.setText(self.tr("Geen resultaat voor ‘{text}’").format(text=text))
            self.nothing.text.setText(self.tr("In naam, KBO-nummer, gemeente of contactpersoon."))
        else:
            self.nothing.title.setText(self.tr("Niets in deze lijst"))
            self.nothing.text.setText(view or self.tr("Geen onderneming past bij deze filters."))
        if meant:
            self.meant_button.setText(self.tr("Bedoel je {name}?").format(name=meant))
        self.setCurrentWidget(self.nothing)

    @Slot()
    def _on_meant(self) -> None:
        self.meant_requested.emit(self._meant)


class ListFoot(QWidget):
    """A line, and under it how many rows are chosen and when the list held."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen, self.at = small(), small()
        row = QHBoxLayout()
        row.setContentsMargins(24, 6, 16, 8)
        row.addWidget(self.chosen)
        row.addStretch(1)
        row.addWidget(self.at)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Divider())
        column.addLayout(row)
