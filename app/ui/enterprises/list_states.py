"""What stands in the place of the table when it has nothing to show, and what stands under it."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider, small
from app.ui.widgets.literal import literal
from app.ui.widgets.menus import Menu
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
            words = self.tr("Bedoel je {name}?").format(name=meant)
            self.meant_button.setText(literal(words))
        self.setCurrentWidget(self.nothing)

    @Slot()
    def _on_meant(self) -> None:
        self.meant_requested.emit(self._meant)


class ListFoot(QWidget):
    """
    A line, and under it how many rows are chosen and when the list held.

    With more rows chosen, what can be done with all of them stands beside their number; without
    room for that, in a menu.
    """

    transfer_requested = Signal()
    removal_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen, self.at = small(), small()
        self.transfer_button = Button(
            self.tr("Draag over…"), "quiet", "account-arrow-right-outline"
        )
        self.removal_button = Button(self.tr("Naar prullenbak"), "quiet", "trash-can-outline")
        self.more_button = Button(self.tr("Met wat gekozen is"), "icon", "dots-horizontal")
        self._is_many = False
        row = QHBoxLayout()
        row.setContentsMargins(24, 4, 16, 4)
        row.setSpacing(4)
        row.addWidget(self.chosen)
        row.addSpacing(8)
        for button in (self.transfer_button, self.removal_button, self.more_button):
            row.addWidget(button)
            button.hide()
        row.addStretch(1)
        row.addWidget(self.at)
        self._line = QWidget(self)
        self._line.setLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Divider())
        column.addWidget(self._line)
        self.transfer_button.clicked.connect(self.transfer_requested)
        self.removal_button.clicked.connect(self.removal_requested)
        self.more_button.clicked.connect(self._on_more)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def show_chosen(self, chosen: int, total: int) -> None:
        """Show how many rows are chosen, and from two on what can be done with them."""
        self.chosen.setText(
            self.tr("{chosen} van {total} gekozen").format(chosen=chosen, total=total)
        )
        self._is_many = chosen > 1
        self._arrange()

    def _arrange(self) -> None:
        buttons = (self.transfer_button, self.removal_button)
        wanted = 60 + self.chosen.sizeHint().width() + sum(b.sizeHint().width() for b in buttons)
        has_room = self.width() >= wanted
        for button in buttons:
            button.setVisible(self._is_many and has_room)
        self.more_button.setVisible(self._is_many and not has_room)
        self.at.setVisible(not self._is_many or self.width() > wanted + self.at.sizeHint().width())

    @Slot()
    def _on_more(self) -> None:
        menu = Menu(parent=self)
        self.add_actions(menu)
        menu.popup(self.more_button.mapToGlobal(self.more_button.rect().topLeft()))

    def add_actions(self, menu: Menu) -> None:
        """Add what can be done with the chosen rows to a menu."""
        menu.add(
            self.tr("Draag over…"), self.transfer_requested.emit, "account-arrow-right-outline"
        )
        menu.add(
            self.tr("Naar prullenbak"), self.removal_requested.emit, "trash-can-outline", "Delete"
        )

    @Slot()
    def _on_theme(self) -> None:
        self._line.setMinimumHeight(theme.current().height(32) + 8)
        self._arrange()
