"""«Uitleg»: the sum of S15, line by line."""

from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.keys import share_keys
from app.ui.screen_room import GrowingDialog, room_for_window
from app.ui.targets.explaining import Part
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider, Label, strong, title
from app.ui.widgets.panes import ScrollPane

SIZE: Final = (680, 620)  # px at 100% text


class ExplainDialog(GrowingDialog):
    """Reads from top to bottom; the keyboard scrolls it."""

    def __init__(self, parts: tuple[Part, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Uitleg"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        share_keys(self)
        self.pane = ScrollPane("surface", (24, 20, 24, 20))
        self.pane.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pane.setAccessibleName(self.tr("Uitleg bij de cijfers"))
        self.close_button = Button(self.tr("Sluit"), shortcut_hint="Esc")
        self.close_button.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 16)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pane, 1)
        column.addWidget(Divider())
        column.addLayout(foot)
        self._fill(parts)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()
        self.pane.setFocus()

    def _fill(self, parts: tuple[Part, ...]) -> None:
        self.pane.column.addWidget(title(self.tr("Uitleg bij de cijfers")))
        for part in parts:
            self.pane.column.addSpacing(12)
            self.pane.column.addWidget(strong(part.heading))
            self.pane.column.addWidget(Divider(color="row_line"))
            for told in part.lines:
                row = QHBoxLayout()
                row.setSpacing(24)
                row.addWidget(Label(told.sentence, wrap=True), 1)
                if told.value:
                    value = Label(told.value, tabular=True)
                    value.setAccessibleName(f"{told.sentence} {told.value}")
                    row.addWidget(value, 0, Qt.AlignmentFlag.AlignTop)
                self.pane.column.addLayout(row)
        self.pane.column.addStretch(1)

    @Slot()
    def _on_theme(self) -> None:
        room, px = room_for_window(), theme.current().px
        self.resize(min(px(SIZE[0]), room.width()), min(px(SIZE[1]), room.height()))
