"""Large choices: kinds of session, people who were there, ways to begin."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import icons, theme
from app.ui.widgets import paint
from app.ui.widgets.labels import Label, muted
from app.ui.widgets.literal import shown

PADDING = 16
ARROWS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class ChoiceTile(QAbstractButton):
    """A choice of 44 px high with an icon and a word in the middle; on or off."""

    def __init__(self, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text.replace("&", ""))
        theme.current().changed.connect(self._on_theme)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._content() + 2 * PADDING, theme.current().height(44))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors, on = theme.current(), self.isChecked()
        painter = paint.begin(self)
        fill = "selection" if on else "hover" if self.underMouse() else "surface"
        edge = "primary" if on else "border_button"
        paint.box(painter, self.rect(), fill, edge)
        if self.hasFocus():
            paint.ring(painter, self.rect())
        tone = ("primary" if on else "text") if self.isEnabled() else "disabled"
        size, x = colors.px(16), (self.width() - self._content()) // 2
        if self._icon:
            at = QRect(x, (self.height() - size) // 2, size, size)
            icons.paint(painter, at, self._icon, "primary" if on else "muted")
            x += size + 7
        font = colors.font("strong" if on else "text")
        area = QRect(x, 0, self.width() - x, self.height())
        if not self._icon:
            area = self.rect()
        side = Qt.AlignmentFlag.AlignLeft if self._icon else Qt.AlignmentFlag.AlignHCenter
        mnemonic = Qt.TextFlag.TextHideMnemonic.value
        paint.text(painter, area, self.text(), font, tone, align=side, flags=mnemonic)
        painter.end()

    def _content(self) -> int:
        colors = theme.current()
        icon = colors.px(16) + 7 if self._icon else 0
        return paint.width(shown(self.text()), colors.font("strong")) + icon

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()


class PersonTile(QAbstractButton):
    """A tick of 44 px high for one person: name and function."""

    def __init__(self, name: str, function: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._function = function
        self.setText(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{name} {function}".strip())
        theme.current().changed.connect(self._on_theme)

    @override
    def sizeHint(self) -> QSize:
        colors = theme.current()
        width = 14 + colors.px(18) + 10 + paint.width(self.text(), colors.font()) + 15
        if self._function:
            width += 8 + paint.width(self._function, colors.font())
        return QSize(width, colors.height(44))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(88, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors, on = theme.current(), self.isChecked()
        painter = paint.begin(self)
        fill = "selection" if on else "hover" if self.underMouse() else "surface"
        paint.box(painter, self.rect(), fill, "primary" if on else "border_button")
        if self.hasFocus():
            paint.ring(painter, self.rect())
        size = colors.px(18)
        tick = QRect(14, (self.height() - size) // 2, size, size)
        edge = "primary" if on else "border_input"
        paint.box(painter, tick, "primary" if on else "surface", edge, radius=4)
        if on:
            icons.paint(painter, tick.adjusted(1, 1, -1, -1), "check-bold", "on_primary")
        x = tick.right() + 1 + 10
        name = paint.width(self.text(), colors.font())
        area = QRect(x, 0, min(name + 2, self.width() - x - 8), self.height())
        paint.text(painter, area, self.text(), colors.font(), "text")
        x += name + 8
        rest = QRect(x, 0, max(0, self.width() - x - 10), self.height())
        paint.text(painter, rest, self._function, colors.font(), "muted")
        painter.end()

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()


class ChoiceCard(QAbstractButton):
    """
    A radio button as a card: a heading, a sentence, and details that appear when it is chosen.

    Put the cards of one question in one parent: arrow keys walk between them, as autoExclusive
    radio buttons do.
    """

    def __init__(self, title: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._title, self._text = Label(title, "strong"), muted(text, wrap=True)
        for words in (self._title, self._text):
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._details: QWidget | None = None
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        self._column.addWidget(self._title)
        self._column.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(45, 10, 14, 10)
        row.addLayout(self._column)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        self.toggled.connect(self._on_toggled)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def set_details(self, details: QWidget) -> None:
        """Give what is shown inside while this card is chosen."""
        self._details = details
        self._column.addSpacing(8)
        self._column.addWidget(details)
        details.setVisible(self.isChecked())

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        hint = layout.sizeHint() if layout else QSize()
        return QSize(hint.width(), max(hint.height(), theme.current().height(56)))

    @override
    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        hint = layout.minimumSize() if layout else QSize()
        return QSize(hint.width(), max(hint.height(), theme.current().height(56)))

    @override
    def hitButton(self, pos: object) -> bool:
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors, on = theme.current(), self.isChecked()
        painter = paint.begin(self)
        fill = "selection" if on else "hover" if self.underMouse() else "surface"
        wide = paint.RING if on or self.hasFocus() else 1
        edge = "primary" if on or self.hasFocus() else "border_button"
        paint.box(painter, self.rect(), fill, edge, width=wide)
        if on and self.hasFocus():
            paint.box(painter, self.rect().adjusted(4, 4, -4, -4), edge="primary", radius=3)
        size = colors.px(18)
        dot = QRect(15, 10 + (paint.line_height(self._title.font()) - size) // 2 + 2, size, size)
        radio = "primary" if on else "surface"
        paint.box(painter, dot, radio, "primary" if on else "border_input", radius=size / 2)
        if on:
            inset = round(size * 0.28)
            inner = dot.adjusted(inset, inset, -inset, -inset)
            paint.box(painter, inner, "on_primary", radius=size / 2)
        painter.end()

    @override
    def nextCheckState(self) -> None:
        self.setChecked(True)

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:  # noqa: FBT001 signature of `toggled`
        if self._details is not None:
            self._details.setVisible(on)
        self.updateGeometry()

    @Slot()
    def _on_theme(self) -> None:
        self._column.parent()
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(27 + theme.current().px(18), 10, 14, 10)
        self.updateGeometry()
        self.update()


class TileRow(QWidget):
    """
    Choice tiles beside each other of equal width, of which at most one is on.

    Arrow keys walk and choose; `changed` carries the key that is on, or None.
    """

    changed = Signal(object)

    def __init__(
        self, *, required: bool = True, equal: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._required, self._equal = required, equal
        self._tiles: dict[object, ChoiceTile] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)

    def add(self, key: object, text: str, icon: str = "") -> ChoiceTile:
        """Add a tile; `key` is what `value` gives back."""
        tile = ChoiceTile(text, icon, self)
        self._tiles[key] = tile
        wide = 1 if self._equal else tile.sizeHint().width()
        self._row.addWidget(tile, wide)
        tile.clicked.connect(self._on_clicked)
        tile.installEventFilter(self)
        return tile

    def value(self) -> object | None:
        """Return the key that is on, or None."""
        return next((key for key, tile in self._tiles.items() if tile.isChecked()), None)

    def set_value(self, chosen: object | None) -> None:
        """Set this key on without a signal; None sets all off."""
        for key, tile in self._tiles.items():
            tile.setChecked(key == chosen)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step, tiles = ARROWS.get(Qt.Key(event.key())), list(self._tiles.values())
            if step and watched in tiles:
                tile = tiles[(tiles.index(watched) + step) % len(tiles)]
                tile.setFocus(Qt.FocusReason.TabFocusReason)
                tile.click()
                return True
        return False

    @Slot()
    def _on_clicked(self) -> None:
        chosen = self.sender()
        for tile in self._tiles.values():
            if tile is not chosen:
                tile.setChecked(False)
        if self._required and self.value() is None and isinstance(chosen, ChoiceTile):
            chosen.setChecked(True)
        self.changed.emit(self.value())
