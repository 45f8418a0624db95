"""A line of words that never asks for more room than there is."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from app.ui import fonts, theme
from app.ui.widgets import paint
from app.ui.widgets.labels import Label, Tone


class ElidedLabel(Label):
    """One line that ends in dots where it does not fit; the whole text is its tooltip."""

    def __init__(self, role: fonts.Role = "text", tone: Tone = "text") -> None:
        super().__init__("", role, tone=tone)
        self._shown: tuple[fonts.Role, Tone] = (role, tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self.setText(text)
        self.setToolTip(text)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(40), super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        role, tone = self._shown
        painter = paint.begin(self)
        paint.text(painter, self.rect(), self.text(), theme.current().font(role), tone)
        painter.end()
