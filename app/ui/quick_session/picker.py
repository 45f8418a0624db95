"""Chooses the enterprise of a quick session: the recent ones at once, others by typing."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStackedLayout,
    QWidget,
)
from typing_extensions import override

from app.services.sessions.context import EnterpriseChoice
from app.ui import icons, theme
from app.ui.widgets import paint
from app.ui.widgets.fields import LineEdit, set_flag

MOVES: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
OPENERS: Final = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
PADDING: Final = 14

Fetch = Callable[[str], tuple[EnterpriseChoice, ...]]
PlaceName = Callable[[EnterpriseChoice], str]


class EnterprisePicker(QWidget):
    """
    Shows the chosen enterprise; opened, a field to search in with the hits under it.

    Args:
        fetch: Gives the enterprises for what was typed; the recent ones for nothing.
        place: Gives the municipality of an enterprise.
    """

    chosen = Signal(object)  # EnterpriseChoice
    closed = Signal()  # the list went away without a choice

    def __init__(self, fetch: Fetch, place: PlaceName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fetch, self._place = fetch, place
        self._hits: tuple[EnterpriseChoice, ...] = ()
        self.shown = _Shown(self)
        self.search = LineEdit(self.tr("Naam of ondernemingsnummer"), icon="magnify", big=True)
        self.search.setAccessibleName(self.tr("Zoek een onderneming"))
        self.search.setObjectName("enterprise_search")
        self.hits = QListWidget(self)
        set_flag(self.hits, "popup", on=True)
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.setAccessibleName(self.tr("Gevonden ondernemingen"))
        self.hits.hide()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.shown)
        self._stack.addWidget(self.search)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.shown.clicked.connect(self.open)
        self.search.textEdited.connect(self._on_typed)
        self.search.installEventFilter(self)
        self.hits.itemClicked.connect(self._on_item)

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._stack.currentWidget() is self.search

    def show_choice(self, choice: EnterpriseChoice | None) -> None:
        """Show an enterprise, or that none is chosen."""
        self.shown.show_choice(choice, "" if choice is None else self._place(choice))
        self._show_closed()

    @Slot()
    def open(self) -> None:
        """Let the coach search; the recent enterprises stand ready."""
        self.search.clear()
        self._stack.setCurrentWidget(self.search)
        self.search.setFocus()
        self._on_typed("")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if event.type() == QEvent.Type.FocusOut and self.is_open and not self._over_hits():
            self._show_closed()
            self.closed.emit()
        return False

    def _over_hits(self) -> bool:
        return self.hits.isVisible() and self.hits.underMouse()

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in MOVES:
            step = -1 if key in {Qt.Key.Key_Up, Qt.Key.Key_PageUp} else 1
            row = max(0, min(self.hits.currentRow() + step, self.hits.count() - 1))
            self.hits.setCurrentRow(row)
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._choose(self.hits.currentRow())
            return True
        if key == Qt.Key.Key_Escape:
            self._show_closed()
            self.closed.emit()
            return True
        return False

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._hits = self._fetch(text.strip())
        self.hits.clear()
        for hit in self._hits:
            place = self._place(hit)
            self.hits.addItem(f"{hit.name}, {place}" if place else hit.name)
        if not self._hits:
            none = self.tr("Geen onderneming gevonden") if text else self.tr("Typ een naam")
            item = QListWidgetItem(none)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.hits.addItem(item)
        else:
            self.hits.setCurrentRow(0)
        self._place_hits()

    def _place_hits(self) -> None:
        window = self.window()
        self.hits.setParent(window)
        top = self.mapTo(window, QPoint(0, self.height() + 4))
        row = max(self.hits.sizeHintForRow(0), theme.current().height(32))
        height = min(row * self.hits.count() + 12, window.height() - top.y() - 8)
        self.hits.setGeometry(QRect(top, QSize(self.width(), height)))
        self.hits.show()
        self.hits.raise_()

    @Slot(QListWidgetItem)
    def _on_item(self, item: QListWidgetItem) -> None:
        self._choose(self.hits.row(item))

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._hits):
            hit = self._hits[row]
            self.show_choice(hit)
            self.chosen.emit(hit)

    def _show_closed(self) -> None:
        self.hits.hide()
        self._stack.setCurrentWidget(self.shown)


class _Shown(QAbstractButton):
    """The closed field: icon, name, place and an arrow."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name, self._place = "", ""
        self.setObjectName("enterprise")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_choice(None, "")
        theme.current().changed.connect(self.updateGeometry)

    def show_choice(self, choice: EnterpriseChoice | None, place: str) -> None:
        self._name = "" if choice is None else choice.name
        self._place = place
        what = self._name or self.tr("niet gekozen")
        self.setText(what)
        self.setAccessibleName(self.tr("Onderneming: {name}").format(name=f"{what} {place}"))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, theme.current().height(44))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in OPENERS and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors, area = theme.current(), self.rect()
        painter = paint.begin(self)
        paint.box(painter, area, "hover" if self.underMouse() else "surface", "border_input")
        if self.hasFocus():
            paint.ring(painter, area)
        size = colors.px(16)
        top = (self.height() - size) // 2
        icons.paint(painter, QRect(PADDING, top, size, size), "domain")
        arrow = QRect(self.width() - PADDING - size, top, size, size)
        icons.paint(painter, arrow, "chevron-down", "text")
        left = PADDING + size + 12
        room = arrow.left() - 8 - left
        words = self._name or self.tr("Kies een onderneming")
        font = colors.font("strong" if self._name else "text")
        wide = min(paint.width(words, font) + 2, room)
        tone = "text" if self._name else "muted"
        paint.text(painter, QRect(left, 0, wide, self.height()), words, font, tone)
        rest = QRect(left + wide + 10, 0, max(0, room - wide - 10), self.height())
        paint.text(painter, rest, self._place, colors.font(), "muted")
        painter.end()
