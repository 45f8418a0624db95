"""How many workers of each target group the question is about: numbers, never names."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from app.reference.tables import TargetGroup
from app.ui import theme
from app.ui.widgets.labels import Label
from app.ui.widgets.numbers import NumberStepper

MOST = 99_999
NARROW = 250  # px at 100% text, a column


class CountGrid(QWidget):
    """A stepper per group, in two columns where they fit."""

    changed = Signal()

    def __init__(self, groups: Iterable[TargetGroup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steppers: dict[str, NumberStepper] = {}
        self._kept: dict[str, int] = {}  # of groups that are no longer counted
        self._cells: list[tuple[Label, NumberStepper]] = []
        self._columns = 2
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        for group in groups:
            self._add(group)
        self._arrange()

    def value(self) -> dict[str, int]:
        """Return the numbers above 0 by code of the group."""
        typed = {code: stepper.value() for code, stepper in self._steppers.items()}
        return self._kept | {code: number for code, number in typed.items() if number}

    def set_value(self, counts: Mapping[str, int]) -> None:
        """Show numbers, without a signal."""
        for code, stepper in self._steppers.items():
            stepper.set_value(int(counts.get(code) or 0))
        self._kept = {code: n for code, n in counts.items() if code not in self._steppers}

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 2 if self.width() >= 2 * theme.current().px(NARROW) + 32 else 1
        if columns != self._columns:
            self._columns = columns
            self._arrange()

    @override
    def minimumSizeHint(self) -> QSize:
        widths = [
            label.minimumSizeHint().width() + 12 + stepper.sizeHint().width()
            for label, stepper in self._cells
        ]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def _add(self, group: TargetGroup) -> None:
        stepper = NumberStepper(maximum=MOST)
        stepper.spin.setObjectName(f"counts.{group.code}")
        label = Label(group.label)
        label.setToolTip(group.definition)
        stepper.setAccessibleName(self.tr("{group}, aantal, geen namen").format(group=group.label))
        self._steppers[group.code] = stepper
        self._cells.append((label, stepper))
        stepper.changed.connect(self._on_changed)

    def _arrange(self) -> None:
        for cell in self._cells:  # not by `takeAt`: see FormColumns
            for widget in cell:
                self._grid.removeWidget(widget)
        for number, (label, stepper) in enumerate(self._cells):
            row, column = divmod(number, self._columns)
            self._grid.addWidget(label, row, column * 3)
            right = Qt.AlignmentFlag.AlignRight
            self._grid.addWidget(stepper, row, column * 3 + 1, right)
        for column in (0, 3):
            self._grid.setColumnStretch(column, 1 if column == 0 or self._columns == 2 else 0)
        self._grid.setColumnMinimumWidth(2, 20 if self._columns == 2 else 0)

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()
