"""The place where evidence is dropped; a click asks for files."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QDropEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from app.ui import icons, theme
from app.ui.pasting import local_files
from app.ui.widgets import paint
from app.ui.widgets.buttons import is_plain_enter

DROPS = {QEvent.Type.DragEnter, QEvent.Type.Drop}


class DropZone(QAbstractButton):
    """A dashed box; `dropped` carries the paths."""

    dropped = Signal(object)  # list of str

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._sorts, self._is_over = "file-plus-outline", "", False
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._on_theme)

    def show_words(self, icon: str, words: str, sorts: str) -> None:
        """Show what may be dropped here."""
        self._icon, self._sorts = icon, sorts
        self.setText(words)
        self.setAccessibleName(f"{words}. {sorts}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        colors = theme.current()
        lines = paint.line_height(colors.font()) + paint.line_height(colors.font("small"))
        return QSize(260, max(96, colors.px(20) + lines + 36))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors, painter = theme.current(), paint.begin(self)
        fill = "selection" if self._is_over else "hover" if self.underMouse() else "surface"
        edge = "primary" if self._is_over else "border_input"
        paint.box(painter, self.rect(), fill, edge, dashed=True)
        size, middle = colors.px(20), Qt.AlignmentFlag.AlignHCenter
        first = paint.line_height(colors.font())
        small = paint.line_height(colors.font("small"))
        top = (self.height() - size - 8 - first - 2 - small) // 2
        at = QRect((self.width() - size) // 2, top, size, size)
        icons.paint(painter, at, self._icon, "muted")
        words = QRect(8, at.bottom() + 9, self.width() - 16, first)
        paint.text(painter, words, self.text(), colors.font(), "text", align=middle)
        below = QRect(8, words.bottom() + 3, self.width() - 16, small)
        paint.text(painter, below, self._sorts, colors.font("small"), "muted", align=middle)
        if self.hasFocus():
            paint.ring(painter, self.rect())
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_plain_enter(event) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() in DROPS:
            return self._take(event)
        if event.type() == QEvent.Type.DragLeave:
            self._set_over(on=False)
            return True
        return super().event(event)

    def _take(self, event: QDropEvent) -> bool:
        files = local_files(event.mimeData())
        is_drop = event.type() == QEvent.Type.Drop
        if files:
            event.acceptProposedAction()
        self._set_over(on=bool(files) and not is_drop)
        if files and is_drop:
            self.dropped.emit(files)
        return True

    def _set_over(self, *, on: bool) -> None:
        if on != self._is_over:
            self._is_over = on
            self.update()

    @Slot()
    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()
