"""Tick boxes and radio buttons with a focus ring around their words."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)
from typing_extensions import override

from app.ui.widgets import paint


def _paint_ring(button: QAbstractButton, element: QStyle.SubElement) -> None:
    """Paint the ring around the words, so that nothing moves and a ticked box stays readable."""
    option = QStyleOptionButton()
    option.initFrom(button)
    option.text = button.text()
    words = button.style().subElementRect(element, option, button)
    area = words.adjusted(-5, 0, 5, 0) if button.text() else button.rect()
    area.setTop(max(0, (button.height() - paint.line_height(button.font())) // 2 - 4))
    area.setBottom(button.height() - 1 - area.top())
    painter = paint.begin(button)
    paint.ring(painter, area.intersected(button.rect()), radius=4)
    painter.end()


class CheckBox(QCheckBox):
    """A tick box."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            _paint_ring(self, QStyle.SubElement.SE_CheckBoxContents)


class RadioButton(QRadioButton):
    """One of a few choices that exclude each other."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            _paint_ring(self, QStyle.SubElement.SE_RadioButtonContents)
