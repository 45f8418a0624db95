"""The tab «Traject» of a company: what runs, what ended, and the next one."""

from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.core import clock
from app.services.changes import Changes
from app.services.company_trajectories import CompanyRow, company_trajectories
from app.services.trajectory_list import TrajectoryRow
from app.ui import theme
from app.ui.case_words import code_text
from app.ui.desk import Desk
from app.ui.place import Place
from app.ui.tables.paged import Column, PagedTableModel
from app.ui.trajectories.view_model import KINDS
from app.ui.trajectories.words import ListWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider, SectionHeader
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.table import TableView

WIDTHS: Final = (215, 90, 145, 110, 140, 104)  # px at 100% text


class CompanyTrajectories(QWidget):
    """Enter opens a trajectory; the button begins one with this company."""

    def __init__(self, desk: Desk, company: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._company = desk, company
        self._words = ListWords(self)
        self._found: dict[UUID, CompanyRow] = {}
        self._is_reading = self._is_stale = False
        self.head = SectionHeader(self.tr("Trajecten"))
        self.new_button = Button(self.tr("Start traject"), icon="plus")
        self.head.add_action(self.new_button)
        self.table = TableView(self.tr("Trajecten van de onderneming"), first_padding=24)
        self.table.setObjectName("company_trajectories")
        self.rows: PagedTableModel[CompanyRow] = PagedTableModel(
            self._columns(), self._rows_of, self, self._sentence
        )
        self.table.setModel(self.rows)
        self.start_button = Button(self.tr("Start traject"), "primary", "plus")
        self.empty = EmptyState(
            "map-marker-path",
            self.tr("Nog geen traject"),
            self.tr("Start er een na de nulmeting."),
            (self.start_button,),
        )
        self.stack = QStackedWidget(self)
        self._lay_out()
        self.table.opened.connect(self._on_opened)
        for button in (self.new_button, self.start_button):
            button.clicked.connect(self._on_new)
        desk.bus.changed.connect(self._on_changes)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()
        self.read()

    @Slot()
    def read(self) -> None:
        """Read the trajectories; while that runs, once more after it."""
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading, self._is_stale = True, False
        store, company = self._desk.store, self._company
        job = self._desk.runner.start(
            lambda _: company_trajectories(store, company), database=False
        )
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._on_not_read)

    def _columns(self) -> list[Column[CompanyRow]]:
        return [
            Column(lambda one: one.row.title, self.tr("Traject"), is_name=True),
            Column(lambda one: code_text("phase", one.row.phase), self.tr("Fase")),
            Column(self._status, self.tr("Status"), tone=_tone),
            Column(
                lambda one: f"{one.standing.progress.met}/{one.standing.progress.of}",
                self.tr("Criteria"),
                meter=lambda one: (one.standing.progress.met, one.standing.progress.of),
            ),
            Column(
                self._state,
                self.tr("Stand"),
                status=lambda one: self._words.status(self._own(one), clock.today()) or "",
            ),
            Column(lambda one: f"{one.row.started_on:%d/%m/%Y}", self.tr("Sinds"), tone="muted"),
        ]

    def _status(self, one: CompanyRow) -> str:
        if one.left_on is not None:
            return self.tr("Uitgestapt {day}").format(day=f"{one.left_on:%d/%m/%Y}")
        return code_text("trajectory_status", one.row.status)

    def _state(self, one: CompanyRow) -> str:
        mark = self._words.mark(self._own(one), clock.today())
        return "" if mark is None else mark.words

    def _own(self, one: CompanyRow) -> TrajectoryRow:
        """Return the row as if the company was alone in it."""
        return replace(one.row, standings=(one.standing,), taking=1)

    def _sentence(self, one: CompanyRow) -> str:
        said = (one.row.title, code_text("phase", one.row.phase), self._status(one))
        progress = one.standing.progress
        words = self.tr("{met} van {of} criteria").format(met=progress.met, of=progress.of)
        return ", ".join(part for part in (*said, words, self._state(one)) if part)

    def _rows_of(self, ids: list[UUID]) -> dict[UUID, CompanyRow]:
        return {one: self._found[one] for one in ids if one in self._found}

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 16, 8)
        head.addWidget(self.head)
        self._lines = QWidget(self.stack)
        column = QVBoxLayout(self._lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Divider())
        column.addWidget(self.table, 1)
        self.stack.addWidget(self._lines)  # first: nothing is said to be empty before it is read
        self.stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)

    @Slot(object)
    def _on_read(self, found: tuple[CompanyRow, ...]) -> None:
        self._is_reading = False
        if self._is_stale:
            self.read()
            return
        place = max(0, self.table.currentIndex().row())
        self._found = {one.row.id: one for one in found}
        self.rows.show_ids(list(self._found))
        self.head.set_count(str(len(found) or ""))
        self.stack.setCurrentWidget(self._lines if found else self.empty)
        if found:
            self.table.select_row(min(place, len(found) - 1))

    @Slot(object)
    def _on_not_read(self, error: Exception) -> None:
        self._is_reading = False
        self._desk.failed.emit(error)

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        place = Place("trajectory", record=self.rows.id_at(index.row()))
        self._desk.go_requested.emit(place)

    @Slot()
    def _on_new(self) -> None:
        self._desk.go_requested.emit(Place("trajectories", parent=self._company))

    @Slot(object)
    def _on_changes(self, changes: Any) -> None:
        if isinstance(changes, Changes) and changes.kinds & KINDS:
            self.read()

    @Slot()
    def _on_theme(self) -> None:
        for place, wide in enumerate(WIDTHS):
            self.table.setColumnWidth(place, theme.current().px(wide))


def _tone(one: CompanyRow) -> str:
    return "text" if one.runs else "muted"
