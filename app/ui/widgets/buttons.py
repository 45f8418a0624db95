"""Buttons: plain, primary, tonal, quiet, link and icon, each with an optional shortcut hint."""

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget
from typing_extensions import override

from app.ui import icons, theme
from app.ui.widgets import paint
from app.ui.widgets.literal import shown

Kind = Literal["plain", "primary", "tonal", "quiet", "link", "icon"]


@dataclass(frozen=True, slots=True)
class _Look:
    """Names of tokens of one state; an empty one is not painted."""

    fill: str
    edge: str
    text: str
    hint: str
    icon: str
    hover: str


LOOKS: Final[dict[Kind, _Look]] = {
    "plain": _Look("surface", "border_button", "text", "muted", "muted", "hover"),
    "primary": _Look("primary", "", "on_primary", "on_primary", "on_primary", "primary_hover"),
    "tonal": _Look("selection", "", "primary", "primary", "primary", "nav_selected"),
    "quiet": _Look("", "", "text", "muted", "muted", "hover"),
    "link": _Look("", "", "primary", "muted", "primary", "hover"),
    "icon": _Look("", "", "text", "muted", "muted", "hover"),
}
PADDING: Final[dict[Kind, int]] = {
    "plain": 13, "primary": 13, "tonal": 13, "quiet": 9, "link": 9, "icon": 8,
}  # fmt: skip
ICON_GAP: Final = 7
HINT_GAP: Final = 10


def is_plain_enter(event: QKeyEvent) -> bool:
    """Tell whether a key is Enter without Ctrl, Alt or Shift, on either side of the keyboard."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not held


class Button(QPushButton):
    """
    A painted push button; with the keyboard on it, Space and Enter press it.

    Args:
        kind: `primary` at most once per page; `icon` shows no words, they become its tooltip.
        icon: Name of a Material Design icon.
        shortcut_hint: The key as the user knows it, `Ctrl+P`; it is shown, not bound.
        big: 44 px high, for the quick session, the unlock window and the attendance mode.
        flush: Without padding at the sides, to hang words of a quiet or link button on an edge.
    """

    def __init__(
        self,
        text: str = "",
        kind: Kind = "plain",
        icon: str | None = None,
        shortcut_hint: str = "",
        *,
        big: bool = False,
        flush: bool = False,
        icon_size: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind, self._icon, self._hint = kind, icon or "", shortcut_hint
        self._big, self._flush, self._icon_size = big, flush, icon_size
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self._name()
        theme.current().changed.connect(self._on_theme)

    def set_icon(self, icon: str) -> None:
        """Change the icon by its name; an empty name takes it away."""
        self._icon = icon
        self._refresh()

    @property
    def shortcut_hint(self) -> str:
        """The key that is shown."""
        return self._hint

    def set_shortcut_hint(self, hint: str) -> None:
        """Change the key that is shown."""
        self._hint = hint
        self._refresh()

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self._refresh()

    @override
    def sizeHint(self) -> QSize:
        height = theme.current().height(44 if self._big else 32)
        if self._kind == "icon":
            return QSize(height, height)
        return QSize(self._content_width() + 2 * self._padding(), height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look()
        painter = paint.begin(self)
        hovered = self.isEnabled() and (self.underMouse() or self.isDown())
        fill = look.hover if hovered and look.hover else look.fill
        radius = paint.RADIUS
        paint.box(painter, self.rect(), fill, look.edge, radius=radius)
        if self.hasFocus():
            self._paint_ring(painter)
        self._paint_content(painter, look)
        painter.end()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not is_plain_enter(event):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # a key that is held must not press what comes next
            self.click()

    def _paint_ring(self, painter: QPainter) -> None:
        if self._flush:  # no room around the words: a ring would cross them
            middle = (self.height() + paint.line_height(self._font())) // 2
            rule = QRect(0, min(self.height(), middle + 3) - paint.RING, self.width(), paint.RING)
            painter.fillRect(rule, theme.current().color("primary"))
            return
        paint.ring(painter, self.rect())
        if self._kind == "primary":  # on its own colour the ring would not show
            inner = self.rect().adjusted(2, 2, -2, -2)
            paint.box(painter, inner, edge="on_primary", radius=4, width=1)

    def _paint_content(self, painter: QPainter, look: _Look) -> None:
        colors, size = theme.current(), theme.current().px(self._icon_size)
        top = (self.height() - size) // 2
        if self._kind == "icon":
            left = self.width() - size if self._flush else (self.width() - size) // 2
            icons.paint(painter, QRect(left, top, size, size), self._icon, look.icon)
            return
        x = max((self.width() - self._content_width()) // 2, self._padding())
        if self._icon:
            icons.paint(painter, QRect(x, top, size, size), self._icon, look.icon)
            x += size + ICON_GAP
        if self.width() < self._content_width():  # a mark of a key would keep the dots away
            area = QRect(x, 0, self.width() - x, self.height())
            paint.text(painter, area, shown(self.text()), self._font(), look.text)
            return
        words = paint.width(shown(self.text()), self._font())
        area = QRect(x, 0, words + 2, self.height())
        paint.text(painter, area, self.text(), self._font(), look.text, flags=self._mnemonics())
        if self._hint:
            x += words + HINT_GAP
            rest = QRect(x, 0, self.width() - x, self.height())
            paint.text(painter, rest, self._hint, colors.font("small"), look.hint)

    def _look(self) -> _Look:
        look = LOOKS[self._kind]
        if not self.isEnabled():
            if self._kind == "primary":
                return _Look("track", "", "muted", "muted", "muted", "")
            edge = "divider" if self._kind == "plain" else ""
            return _Look(look.fill and "surface", edge, "disabled", "disabled", "disabled", "")
        if self.isChecked():
            edge = "primary" if look.edge else ""
            return _Look("selection", edge, "primary", "primary", "primary", "")
        return look

    def _font(self) -> QFont:
        heavy = self._kind in {"primary", "tonal"} or self.isChecked()
        return theme.current().font("strong" if heavy else "text")

    def _padding(self) -> int:
        return 0 if self._flush else PADDING[self._kind] + (4 if self._big else 0)

    def _content_width(self) -> int:
        font = theme.current().font("strong") if self.isCheckable() else self._font()
        width = paint.width(shown(self.text()), font)
        if self._icon:
            width += theme.current().px(self._icon_size) + ICON_GAP
        if self._hint:
            width += HINT_GAP + paint.width(self._hint, theme.current().font("small"))
        return width

    def _mnemonics(self) -> int:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        shown = self.style().styleHint(QStyle.StyleHint.SH_UnderlineShortcut, option, self)
        flag = Qt.TextFlag.TextShowMnemonic if shown else Qt.TextFlag.TextHideMnemonic
        return flag.value

    def _name(self) -> None:
        if self._kind == "icon" and self.text():
            key = f" ({self._hint})" if self._hint else ""
            self.setAccessibleName(self.text())
            self.setToolTip(self.text() + key)

    def _refresh(self) -> None:
        self._name()
        self.updateGeometry()
        self.update()

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()
