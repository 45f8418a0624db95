"""The tab «Traject» of a company: what runs, what ended, and the next one."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core import clock
from app.services.trajectories.lists import TrajectoryRow
from app.services.trajectories.of_company import CompanyRow, company_trajectories
from app.ui.case_words import code_text
from app.ui.company_tab import CompanyTab, TabParts
from app.ui.desk import Desk
from app.ui.place import Place
from app.ui.tables.paged import Column
from app.ui.trajectories.view_model import KINDS
from app.ui.trajectories.words import ListWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.notices import EmptyState

WIDTHS: Final = (215, 90, 145, 110, 140, 104)  # px at 100% text


class CompanyTrajectories(CompanyTab[CompanyRow]):
    """Enter opens a trajectory; the button begins one with this company."""

    def __init__(self, desk: Desk, company: UUID, parent: QWidget | None = None) -> None:
        super().__init__(desk, company, parent)
        self._words = ListWords(self)
        start = Button(self.tr("Start traject"), "primary", "plus")
        empty = EmptyState(
            "map-marker-path",
            self.tr("Nog geen traject"),
            self.tr("Start er een na de nulmeting."),
            (start,),
        )
        self._build(
            TabParts(
                title=self.tr("Trajecten"),
                new_button=Button(self.tr("Start traject"), icon="plus"),
                start_button=start,
                empty=empty,
                columns=self._columns(),
                sentence=self._sentence,
                widths=WIDTHS,
                screen="trajectory",
                kinds=KINDS,
            )
        )
        self.table.setObjectName("company_trajectories")
        for button in (self.new_button, self.start_button):
            button.clicked.connect(self._on_new)

    @override
    def _work(self) -> Callable[[], Mapping[UUID, CompanyRow]]:
        store, company = self._desk.store, self._company
        return lambda: {one.row.id: one for one in company_trajectories(store, company)}

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

    @Slot()
    def _on_new(self) -> None:
        self._desk.go_requested.emit(Place("trajectories", parent=self._company))


def _tone(one: CompanyRow) -> str:
    return "text" if one.runs else "muted"
