"""Grounds that screens are laid out on: panels, cards, side panes and page footers."""

from typing import Literal

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.ui import theme
from app.ui.widgets import paint
from app.ui.widgets.fields import LabelledField, NoteLine
from app.ui.widgets.labels import Divider
from app.ui.widgets.short_label import ShortLabel
from app.ui.work.turns import in_next_turn

Ground = Literal["window", "surface", "alt", "rounded", "card", "paper", "hint", "danger"]

SIDE_PANE_WIDTH = (308, 332)  # px
FOOTER_PADDING = 12
PANE_PADDING = 20
CARD_PADDING = 16


class Panel(QFrame):
    """A plain ground in a colour of the theme, with a column inside."""

    def __init__(
        self, ground: Ground = "surface", padding: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("ground", ground)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(padding, padding, padding, padding)
        self.column.setSpacing(8)


class Card(Panel):
    """Surface with an edge, for the dashboard, the board and messages only."""

    def __init__(self, parent: QWidget | None = None, *, padding: int = CARD_PADDING) -> None:
        super().__init__("card", padding, parent)


class ScrollPane(QScrollArea):
    """A column that scrolls up and down on its own; put widgets in `column`."""

    def __init__(
        self,
        ground: Ground = "surface",
        margins: tuple[int, int, int, int] = (24, 16, 16, 16),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.body = Panel(ground)
        self.column = self.body.column
        self.column.setContentsMargins(*margins)
        self.setWidget(self.body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll so far that `widget` is in sight."""
        self.ensureWidgetVisible(widget, 0, 24)


class FittingPane(ScrollPane):
    """As high as what stands in it, up to `most` pixels; from there on it scrolls."""

    most = 10_000  # px

    def __init__(self, ground: Ground = "window", parent: QWidget | None = None) -> None:
        super().__init__(ground, (0, 0, 0, 0), parent)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit()
        return is_done

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        layout = self.column
        wraps = layout.hasHeightForWidth()
        high = layout.totalHeightForWidth(self.width()) if wraps else layout.sizeHint().height()
        bar = Qt.ScrollBarPolicy  # none while it fits: it would make words wrap, and stay for that
        self.setVerticalScrollBarPolicy(
            bar.ScrollBarAlwaysOff if high <= self.most else bar.ScrollBarAsNeeded
        )
        self.setMinimumHeight(min(high, self.most))
        in_next_turn(self, self._show_focus)

    def _show_focus(self) -> None:
        """Keep in sight what stands around the keyboard, such as a question under its field."""
        around = QApplication.focusWidget()
        while around is not None and self.isAncestorOf(around):
            if isinstance(around, LabelledField):
                self.show_widget(around)
                return
            around = around.parentWidget()


class SidePane(ScrollPane):
    """A pane on window colour beside the page, 308 to 332 px wide at 100% text."""

    def __init__(self, parent: QWidget | None = None, *, padding: int = PANE_PADDING) -> None:
        super().__init__("window", (padding, padding, padding, padding), parent)
        self.column.setSpacing(12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth() - 12, super().sizeHint().height())

    def add_section(self, widget: QWidget) -> None:
        """Add a widget after a line; the first one comes without a line."""
        if self.column.count():
            self.column.addSpacing(4)
            self.column.addWidget(Divider())
            self.column.addSpacing(4)
        self.column.addWidget(widget)

    @Slot()
    def _on_theme(self) -> None:
        low, high = SIDE_PANE_WIDTH
        grow = 1 + (theme.current().percent - 100) / 250  # 200% text: 1.4 times as wide
        self.setMinimumWidth(round(low * grow))
        self.setMaximumWidth(round(high * grow))


class PageFooter(QWidget):
    """
    The foot of a page: at the left what is saved or missing, at the right the actions.

    56 px at 100% text, and higher where the note takes more lines than fit in that.
    """

    def __init__(self, parent: QWidget | None = None, *, right_margin: int = 20) -> None:
        super().__init__(parent)
        self.status = ShortLabel(tone="muted")
        self.note = NoteLine()
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        for part in (self._left, self._right):
            part.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, FOOTER_PADDING, right_margin, FOOTER_PADDING)
        row.setSpacing(12)
        row.addLayout(self._left)
        row.addWidget(self.status)
        row.addWidget(self.note, 1)
        row.addStretch(0)  # takes what is left only while there is no note
        row.addLayout(self._right)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def add_left(self, widget: QWidget) -> None:
        """Put a widget at the left, before the status."""
        self._left.addWidget(widget)

    def add_action(self, widget: QWidget) -> None:
        """Put a button at the right end."""
        self._right.addWidget(widget)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._least())

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() not in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            return done  # after DeferredDelete nothing may be asked of this widget any more
        row = self.layout()
        if row is not None:
            # a layout around this one remembers heights of before the words got their font
            self.setMinimumHeight(max(self._least(), row.totalHeightForWidth(self.width())))
        return done

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        painter.fillRect(self.rect(), theme.current().color("window"))
        paint.horizontal(painter, 0, 0, self.width(), "divider")
        painter.end()

    @staticmethod
    def _least() -> int:
        return theme.current().height(32) + 2 * FOOTER_PADDING
