"""What a screen says by itself: an empty state, a message in four parts, a hint bar."""

from typing import Literal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.ui import icons, theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import Label, heading, muted, small
from app.ui.widgets.panes import Ground, Panel

Level = Literal["error", "attention", "info", "ok", "conflict"]
MARKS: dict[Level, str] = {
    "error": "alert-octagon-outline",
    "attention": "alert-outline",
    "info": "information-outline",
    "ok": "check-circle-outline",
    "conflict": "call-merge",
}


class Mark(QLabel):
    """An icon of the theme that stands still; a screen reader passes over it."""

    def __init__(
        self, name: str, color: str = "muted", size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._color, self._size = name, color, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def set_icon(self, name: str, color: str = "muted") -> None:
        """Show another icon."""
        self._icon, self._color = name, color
        self._on_theme()

    @Slot()
    def _on_theme(self) -> None:
        size = theme.current().px(self._size)
        self.setFixedSize(size, size)
        self.setPixmap(icons.pixmap(self._icon, self._color, size, self.devicePixelRatioF()))


class EmptyState(Panel):
    """Says what a screen is for and offers the first action."""

    def __init__(
        self,
        icon: str,
        title: str,
        text: str,
        buttons: tuple[Button, ...] = (),
        *,
        ground: Ground = "surface",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ground, 24, parent)
        center = Qt.AlignmentFlag.AlignHCenter
        self.title, self.text = heading(title), muted(text, wrap=True)
        self.title.setWordWrap(True)
        for words in (self.title, self.text):
            words.setAlignment(center)
        self.column.setSpacing(4)
        self.column.addStretch(1)
        self.column.addWidget(Mark(icon, "muted", 32), 0, center)
        self.column.addSpacing(8)
        self.column.addWidget(self.title)
        self.column.addWidget(self.text)
        self.column.addStretch(1)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addStretch(1)
        for button in buttons:
            self._row.addWidget(button)
        self._row.addStretch(1)
        if buttons:
            self.column.insertSpacing(self.column.count() - 1, 10)
            self.column.insertLayout(self.column.count() - 1, self._row)


class MessageCard(Panel):
    """
    A message in four parts: what happened, what is safe, what you can do, and its buttons.

    Technical detail is folded; `Kopieer` puts it on the clipboard.
    """

    closed = Signal()

    def __init__(
        self,
        level: Level,
        title: str,
        text: str,
        buttons: tuple[Button, ...] = (),
        *,
        details: str = "",
        note: str = "",
        is_flat: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make it; `is_flat`: with the buttons beside the words, where height is scarce."""
        super().__init__("card", 0, parent)
        self.level: Level = level
        self.title, self.text = Label(title, "strong", wrap=True), muted(text, wrap=True)
        self._note = small(note)  # at the right of the title, such as since when it holds
        self._details = Label(details, "small", tone="muted", wrap=True)
        self._details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details_button = Button(self.tr("Details"), "quiet", "chevron-right")
        self.copy_button = Button(self.tr("Kopieer"), "quiet", "content-copy")
        self._build(() if is_flat else buttons, has_details=bool(details))
        for button in buttons if is_flat else ():
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.text.setVisible(bool(text))  # after it has a parent, else it is a window of its own
        self.setAccessibleName(f"{title} {text}")
        self.details_button.clicked.connect(self._on_details)
        self.copy_button.clicked.connect(self._on_copy)

    def set_details(self, details: str) -> None:
        """Give the technical detail that is folded."""
        self._details.setText(details)
        self.details_button.setVisible(bool(details))

    def add_before_buttons(self, widget: QWidget) -> None:
        """Put more under the words, such as the values that it is about."""
        self._words.insertWidget(2, widget)

    def _build(self, buttons: tuple[Button, ...], *, has_details: bool) -> None:
        self._words = words = QVBoxLayout()
        words.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self._note, 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(head)
        words.addWidget(self.text)
        actions = QHBoxLayout()
        actions.setSpacing(4)
        answers = QWidget()  # large letters put some of them on a line of their own
        flow = FlowLayout(answers, gap=4)
        for button in buttons:
            flow.addWidget(button)
        actions.addWidget(answers, 1)
        for button in (self.copy_button, self.details_button):
            actions.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        if buttons or has_details:
            words.addSpacing(4)
            words.addLayout(actions)
        words.addWidget(self._details)
        self._row = row = QHBoxLayout()
        row.setContentsMargins(16, 14, 16, 12)
        row.setSpacing(8)
        row.addWidget(Mark(MARKS[self.level], self.level, 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.column.addLayout(row)
        self.details_button.setVisible(has_details)
        self.copy_button.hide()
        self._details.hide()

    @Slot()
    def _on_details(self) -> None:
        shown = self._details.isHidden()
        self._details.setVisible(shown)
        self.copy_button.setVisible(shown)
        self.details_button.set_icon("chevron-down" if shown else "chevron-right")

    @Slot()
    def _on_copy(self) -> None:
        lines = (self.title.text(), self.text.text(), self._details.text())
        QGuiApplication.clipboard().setText("\n".join(line for line in lines if line))


class HintBar(Panel):
    """An amber question about what was typed; never a silent change."""

    def __init__(
        self, text: str, buttons: tuple[Button, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__("hint", 0, parent)
        self.text = Label(text, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(self.text)
        if buttons:
            actions = FlowLayout(gap=4)  # a side pane with large letters has no room for two
            for button in buttons:
                actions.addWidget(button)
            words.addLayout(actions)
        row = QHBoxLayout()
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(8)
        row.addWidget(Mark("alert-outline", "attention", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.column.addLayout(row)
        self.setAccessibleName(text)
