"""The row above a list: a field to search in, and the filters in use."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import FilterChip
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.literal import literal
from app.ui.widgets.menus import Menu

TYPING_MS: Final = 40  # quiet after a key before the list is asked for
TO_LIST: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Escape)


class FilterRow(QWidget):
    """
    `changed` carries the values that a filter gives to a query, `typed` the text in the field.

    Enter and Down in the field ask for the list; Esc takes the text away, and then asks for it.
    Whoever inherits gives the `menu` of filters, made with `submenu` and `offer`.

    Args:
        words: That stand in the empty field.
        about: What the text is looked for in.
    """

    changed = Signal(object)
    typed = Signal(str)
    list_requested = Signal()

    def __init__(self, words: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[tuple[FilterChip, Mapping[str, Any]]] = []
        self.field = LineEdit(words, icon="magnify")
        self.field.setObjectName("filter")
        self.field.setAccessibleName(words)
        self.field.setToolTip(f"{about} (Ctrl+F)")
        self.clear_button = self.field.set_end_button(self.tr("Wis wat je typte"), "close")
        self.clear_button.hide()
        self.field.setMaxLength(200)
        self.add_button = Button(self.tr("Filter"), "quiet", "plus")
        self.add_button.setAccessibleName(self.tr("Voeg een filter toe"))
        self._flow = FlowLayout(self, gap=8)
        self._flow.addWidget(self.field)
        self._flow.addWidget(self.add_button)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(TYPING_MS)
        self._wait.timeout.connect(self._on_quiet)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_text)
        self.clear_button.clicked.connect(self.clear)
        self.add_button.clicked.connect(self.open_menu)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def menu(self) -> Menu:
        """Return the menu of filters that can be added; its `triggered` goes to `on_offered`."""
        raise NotImplementedError

    def show_chips(self, filters: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
        """Show the filters in use: their words, and the values that take each away."""
        for chip, _ in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.add_button)
        self._chips = [(self._chip(words), empty) for words, empty in filters]
        self._flow.addWidget(self.add_button)
        stops = (self.field, self.clear_button, *(chip for chip, _ in self._chips), self.add_button)
        for one, following in pairwise(stops):  # new chips would come last on the whole page
            QWidget.setTabOrder(one, following)
        self.updateGeometry()

    def text(self) -> str:
        """Return what is typed."""
        return self.field.text().strip()

    def show_text(self, text: str) -> None:
        """Put a text in the field without asking for the list."""
        self.field.setText(text)
        self._wait.stop()

    def clear_quietly(self) -> None:
        """Take the text away without asking for the list."""
        self.field.clear()
        self._wait.stop()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.clear()
            return True
        if event.key() in TO_LIST:
            if self._wait.isActive():
                self._wait.stop()
                self._on_quiet()
            self.list_requested.emit()
            return True
        return False

    @Slot()
    def clear(self) -> None:
        """Take the text away, and ask for the list at once."""
        self.field.clear()
        self.field.setFocus()
        self._wait.stop()
        self._on_quiet()

    @Slot()
    def open_menu(self) -> None:
        """Show what can be filtered by."""
        menu = self.menu()
        menu.popup(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))

    def submenu(self, menu: Menu, title: str) -> Menu:
        """Add a menu in a menu."""
        inner = Menu(title, menu)
        menu.addMenu(inner)
        return inner

    def offer(self, menu: Menu, text: str, **values: object) -> None:
        """Add a filter that gives a query these values."""
        menu.addAction(literal(text)).setData(values)

    @Slot(QAction)
    def on_offered(self, action: QAction) -> None:
        """Ask for what was chosen in the menu."""
        self.changed.emit(action.data())

    @Slot()
    def _on_removed(self) -> None:
        chip = self.sender()
        self.changed.emit(next(empty for known, empty in self._chips if known is chip))
        self.field.setFocus()

    def _chip(self, words: str) -> FilterChip:
        chip = FilterChip(words, self)
        chip.remove_requested.connect(self._on_removed)
        self._flow.addWidget(chip)
        chip.show()
        return chip

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self.clear_button.setVisible(bool(text))
        self._wait.start()

    @Slot()
    def _on_quiet(self) -> None:
        self.typed.emit(self.text())

    @Slot()
    def _on_theme(self) -> None:
        self.field.setFixedWidth(theme.current().px(180))
