"""The row above the list of scans: a field to search in, and the filters in use."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.domain.scan_compare import MOMENTS
from app.services.scans.lists import ScanQuery
from app.ui import theme
from app.ui.scan.words import moment_text
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import FilterChip
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.menus import Menu

TYPING_MS: Final = 40  # quiet after a key before the list is asked for
TO_LIST: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


class ScanFilters(QWidget):
    """
    `filtered` carries the query; `list_requested` asks for the first row.

    Args:
        me: The coach whose filter reads «ik».
    """

    filtered = Signal(object)
    list_requested = Signal()

    def __init__(self, me: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._me, self.query = me, ScanQuery()
        self.field = LineEdit(self.tr("Filter in lijst"), icon="magnify")
        self.field.setAccessibleName(self.tr("Filter in lijst"))
        self.field.setToolTip(self.tr("Naam van de onderneming (Ctrl+F)"))
        self.add_button = Button(self.tr("Filter"), "quiet", "plus")
        self.add_button.setAccessibleName(self.tr("Voeg een filter toe"))
        self.chips: list[FilterChip] = []
        self.menu: Menu | None = None
        self._flow = FlowLayout(self, gap=8)
        self._flow.addWidget(self.field)
        self._flow.addWidget(self.add_button)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(TYPING_MS)
        self._wait.timeout.connect(self._on_quiet)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._wait.start)
        self.add_button.clicked.connect(self.open_menu)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def show_query(self, query: ScanQuery) -> None:
        """Show other filters, and ask for the list."""
        self.query = query
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.add_button)
        self.chips = []
        for words, without in self._used(query):
            chip = FilterChip(words)
            chip.remove_requested.connect(partial(self._on_removed, without))
            self._flow.addWidget(chip)
            self.chips.append(chip)
        self._flow.addWidget(self.add_button)
        QWidget.setTabOrder(self.field, self.add_button)
        self.updateGeometry()
        self.filtered.emit(query)

    @Slot()
    def clear(self) -> None:
        """Take the text and all filters away."""
        self.field.clear()
        self._wait.stop()
        order, down = self.query.order, self.query.descending
        self.show_query(ScanQuery(order=order, descending=down))

    @Slot()
    def open_menu(self) -> None:
        """Offer the filters that there are."""
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = menu = Menu(parent=self)
        query = self.query
        mine = replace(query, people=frozenset({self._me}))
        menu.add(self.tr("Door mij"), partial(self.show_query, mine), "account-outline")
        menu.addSeparator()
        open_ones, finished = replace(query, state="open"), replace(query, state="finished")
        menu.add(self.tr("Lopend"), partial(self.show_query, open_ones))
        menu.add(self.tr("Afgerond"), partial(self.show_query, finished))
        menu.addSeparator()
        for moment in MOMENTS:
            other = replace(query, moment=moment)
            menu.add(moment_text(moment), partial(self.show_query, other))
        menu.popup(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
            return True
        if event.key() in TO_LIST or event.key() == Qt.Key.Key_Escape:
            if self._wait.isActive():
                self._on_quiet()
            self.list_requested.emit()
            return True
        return False

    def _used(self, query: ScanQuery) -> Iterator[tuple[str, ScanQuery]]:
        if query.people:
            yield self.tr("Coach: ik"), replace(query, people=frozenset())
        if query.state is not None:
            words = self.tr("Lopend") if query.state == "open" else self.tr("Afgerond")
            yield words, replace(query, state=None)
        if query.moment is not None:
            yield moment_text(query.moment), replace(query, moment=None)

    def _on_removed(self, without: ScanQuery) -> None:
        self.show_query(without)
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_quiet(self) -> None:
        self._wait.stop()
        text = self.field.text().strip()
        if text != self.query.text:
            self.query = replace(self.query, text=text)
            self.filtered.emit(self.query)

    @Slot()
    def _on_theme(self) -> None:
        self.field.setFixedWidth(theme.current().px(240))
