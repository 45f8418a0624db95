"""The companies behind a number; Enter opens the trajectory of one."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.results.view import ResultLine
from app.ui import theme
from app.ui.case_words import code_text
from app.ui.keys import share_keys
from app.ui.people.table import ListTable
from app.ui.screen_room import GrowingDialog, room_for_window
from app.ui.tables.paged import Column
from app.ui.targets.words import TargetsWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider, heading, muted

SIZE: Final = (1080, 520)  # px at 100% text


class LinesDialog(GrowingDialog):
    """`trajectory_opened` carries the id of a trajectory."""

    trajectory_opened = Signal(object)

    def __init__(
        self, name: str, lines: tuple[ResultLine, ...], words: TargetsWords, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(name)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        share_keys(self)
        self._lines: dict[UUID, ResultLine] = {line.member_id: line for line in lines}
        self.table: ListTable[ResultLine] = ListTable(
            name,
            [
                (Column(lambda one: one.company, self.tr("Onderneming"), is_name=True), 220),
                (Column(words.line, self.tr("Stand")), 190),
                (Column(lambda one: one.partner, self.tr("Partner"), tone="muted"), 140),
                (Column(lambda one: code_text("phase", one.phase), self.tr("Fase")), 110),
                (Column(lambda one: f"{one.since:%d/%m/%Y}", self.tr("Sinds"), tone="muted"), 100),
                (Column(lambda one: one.title, self.tr("Traject"), tone="muted"), 240),
            ],
            lambda one: ", ".join((one.company, one.title, one.partner, words.line(one))),
        )
        self.open_button = Button(self.tr("Open het traject"), "primary", shortcut_hint="Enter")
        self.close_button = Button(self.tr("Sluit"), shortcut_hint="Esc")
        self._lay_out(name, words)
        self.table.show_rows(self._lines)
        self.open_button.setEnabled(bool(lines))
        self.table.opened.connect(self._on_opened)
        self.open_button.clicked.connect(self._on_open)
        self.close_button.clicked.connect(self.reject)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()
        self.table.setFocus()

    def _lay_out(self, name: str, words: TargetsWords) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 18, 24, 10)
        head.setSpacing(10)
        head.addWidget(heading(name))
        head.addWidget(muted(words.companies(len(self._lines))), 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 16)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(Divider())
        column.addLayout(foot)

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self._open(self.table.rows.id_at(index.row()))

    @Slot()
    def _on_open(self) -> None:
        chosen = self.table.chosen()
        if chosen is not None:
            self._open(chosen)

    def _open(self, member: UUID) -> None:
        line = self._lines[member]
        self.accept()
        self.trajectory_opened.emit(line.trajectory_id)

    @Slot()
    def _on_theme(self) -> None:
        room, px = room_for_window(), theme.current().px
        self.resize(min(px(SIZE[0]), room.width()), min(px(SIZE[1]), room.height()))
