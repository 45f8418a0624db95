"""What came of a session and what comes next: in one line, or in two where that is too narrow."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from app.ui import theme

LEAST_LINE = 520  # px at 100% text that three fields need beside each other
TOP = Qt.AlignmentFlag.AlignTop


class OutcomeRow(QWidget):
    """Lays out the result, the next step and its day."""

    _is_narrow: bool | None = None  # until it has a width
    _parts: tuple[QWidget, ...] = ()  # Qt still resizes what Python emptied

    def __init__(self, result: QWidget, step: QWidget, day: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts = (result, step, day)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._lay_out()
        theme.current().changed.connect(self._lay_out)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @Slot()
    def _lay_out(self) -> None:
        is_narrow = self.width() < theme.current().px(LEAST_LINE)
        if is_narrow == self._is_narrow or not self._parts:
            return
        self._is_narrow = is_narrow
        for part in self._parts:
            self._grid.removeWidget(part)
        if is_narrow:
            result, step, day = self._parts
            self._grid.addWidget(result, 0, 0, 1, 2, TOP)
            self._grid.addWidget(step, 1, 0, TOP)
            self._grid.addWidget(day, 1, 1, TOP)
        else:
            for column, part in enumerate(self._parts):
                self._grid.addWidget(part, 0, column, TOP)
        for column, share in enumerate((1, 0, 0) if is_narrow else (1, 1, 0)):
            self._grid.setColumnStretch(column, share)
