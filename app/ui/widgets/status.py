"""A status is an icon, a word and a colour; never a colour alone."""

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.ui import icons, theme
from app.ui.widgets import paint

Status = Literal[
    "ok", "attention", "error", "info", "neutral", "stopped", "concept", "conflict", "away",
    "fresh",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class StatusLook:
    """Tokens and shape of a status."""

    icon: str
    color: str
    fill: str = ""
    edge: str = ""
    dashed: bool = False
    square: bool = False


STATUSES: Final[dict[Status, StatusLook]] = {
    "ok": StatusLook("check-circle-outline", "ok", "ok_tint"),
    "attention": StatusLook("alert-outline", "attention", "attention_tint"),
    "error": StatusLook("alert-octagon-outline", "error", "error_tint", square=True),
    "info": StatusLook("progress-clock", "info", "surface", "info"),
    "neutral": StatusLook("circle-outline", "neutral", "", "neutral", dashed=True),
    "stopped": StatusLook("cancel", "neutral", "", "neutral", dashed=True),
    "concept": StatusLook("file-edit-outline", "neutral", "", "neutral", dashed=True),
    "conflict": StatusLook("call-merge", "conflict", "conflict_tint", "conflict"),
    "fresh": StatusLook("cloud-sync-outline", "muted"),
    "away": StatusLook("cloud-off-outline", "neutral", "", "neutral", dashed=True),
}


def pill_size(text: str) -> QSize:
    """Return how large the pill of a word is."""
    colors = theme.current()
    words = paint.width(text, colors.font("small_strong"))
    return QSize(8 + colors.px(14) + 5 + words + 10, colors.height(22, role="small"))


def paint_pill(painter: QPainter, rect: QRect, status: Status, text: str) -> None:
    """Paint a pill in `rect`; the word has dots at its end where it does not fit."""
    colors, look = theme.current(), STATUSES[status]
    radius = 4 if look.square else rect.height() / 2
    paint.box(painter, rect, look.fill, look.edge, radius=radius, dashed=look.dashed)
    size = colors.px(14)
    middle = rect.y() + (rect.height() - size) // 2
    icons.paint(painter, QRect(rect.x() + 8, middle, size, size), look.icon, look.color)
    area = rect.adjusted(8 + size + 5, 0, -6, 0)
    paint.text(painter, area, text, colors.font("small_strong"), look.color)


class Pill(QWidget):
    """A status in a header, a card or a message; in rows use StatusText."""

    def __init__(self, status: Status, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status, self._text = status, text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        theme.current().changed.connect(self._on_theme)

    def set_status(self, status: Status, text: str) -> None:
        """Show another status and its word."""
        self._status, self._text = status, text
        self.setAccessibleName(text)
        self._on_theme()

    @property
    def text(self) -> str:
        """The word that is shown."""
        return self._text

    @override
    def sizeHint(self) -> QSize:
        return pill_size(self._text)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint_pill(painter, self.rect(), self._status, self._text)
        painter.end()

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()


class StatusText(QWidget):
    """
    A status in a row: the icon in its colour, the word in Text (muted when not yet begun).

    Args:
        small: Beside a heading: in small letters, the word in the colour of the status too.
    """

    def __init__(
        self,
        status: Status,
        text: str,
        *,
        muted: bool = False,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._status, self._text, self._muted = status, text, muted
        self._is_small = small
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        theme.current().changed.connect(self._on_theme)

    def set_status(self, status: Status, text: str) -> None:
        """Show another status and its word."""
        self._status, self._text = status, text
        self.setAccessibleName(text)
        self._on_theme()

    @override
    def sizeHint(self) -> QSize:
        size, gap = self._icon()
        words = paint.width(self._text, self._font())
        return QSize(size + gap + words + 2, theme.current().height(26))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, (size, gap) = STATUSES[self._status], self._icon()
        painter = paint.begin(self)
        icons.paint(
            painter, QRect(0, (self.height() - size) // 2, size, size), look.icon, look.color
        )
        area = self.rect().adjusted(size + gap, 0, 0, 0)
        tone = look.color if self._is_small else "muted" if self._muted else "text"
        paint.text(painter, area, self._text, self._font(), tone, align=Qt.AlignmentFlag.AlignLeft)
        painter.end()

    def _icon(self) -> tuple[int, int]:
        """Return how large the icon is, and the room after it."""
        return (theme.current().px(14), 6) if self._is_small else (theme.current().px(18), 8)

    def _font(self) -> QFont:
        return theme.current().font("small" if self._is_small else "text")

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()
