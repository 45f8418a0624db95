"""The tab «Zonder beweging»: much effort and no movement, and cases that came back."""

from collections.abc import Callable
from typing import Final
from uuid import UUID, uuid5

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.core import clock
from app.domain.charts.table import number
from app.domain.effort import Back, EffortLimits
from app.reference.effort import effort_limits
from app.services.changes import Changes
from app.services.quality.effort import BackRow, StillRow, Stuck, stuck
from app.ui import theme
from app.ui.case_words import code_text
from app.ui.desk import Desk
from app.ui.place import Place
from app.ui.quality.words import day_words, may_write
from app.ui.tables.paged import Column, PagedTableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import muted, small
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.table import TableView
from app.ui.work.reader import Reader

Row = StillRow | BackRow
WIDTHS: Final = (260, 220, 400)  # px at 100% text
KINDS: Final = frozenset(
    {
        *("trajectory", "trajectory_phase", "trajectory_session", "criterion_evidence"),
        *("incoming_question", "trajectory_member"),
    }
)


class StillTab(QWidget):
    """It asks to look together; Enter opens the trajectory."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._limits: EffortLimits = effort_limits(clock.today())
        self._shown: dict[UUID, Row] = {}
        self._reader = Reader(desk.runner, self._work, self)
        self.told, self.at = muted(self._rule(), wrap=True), small()
        self.case_button = Button(self.tr("Breng in als casus"), icon="account-voice")
        self.case_button.setEnabled(False)
        self.rows: PagedTableModel[Row] = PagedTableModel(
            self._columns(), self._fetch, self, self._sentence
        )
        self.table = TableView(self.tr("Zonder beweging"), first_padding=24)
        self.table.setObjectName("still")
        self.table.setModel(self.rows)
        self.empty = EmptyState(
            "check-circle-outline",
            self.tr("Overal beweegt er iets"),
            self.tr(
                "Geen traject vroeg meer uren dan andere in zijn fase zonder dat er iets bewoog, "
                "en geen afgerond traject kwam terug."
            ),
        )
        self.again_button = Button(self.tr("Probeer opnieuw"), "primary")
        self.broken = EmptyState(
            "alert-outline",
            self.tr("De lijst kon niet gelezen worden"),
            self.tr("Er is niets gewijzigd."),
            (self.again_button,),
        )
        self.waiting = muted(self.tr("Bezig…"))
        self.waiting.setContentsMargins(24, 8, 0, 0)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.states = QStackedWidget()  # nothing is said to move before it is read
        for state in (self.waiting, self.table, self.empty, self.broken):
            self.states.addWidget(state)
        self._lay_out()
        self.table.opened.connect(self._on_opened)
        self.case_button.clicked.connect(self._on_case)
        self.again_button.clicked.connect(self.read)
        self._reader.read.connect(self._on_read)
        self._reader.failed.connect(self._on_not_read)
        desk.bus.changed.connect(self._on_changes)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()
        self.read()

    @Slot()
    def read(self) -> None:
        """Read the trajectories."""
        self._reader.ask()

    def _work(self) -> Callable[[], Stuck]:
        store, limits, day = self.desk.store, self._limits, clock.today()
        return lambda: stuck(store, limits, day)

    def take_keyboard(self) -> None:
        """Put the keyboard where one begins."""
        (self.table if self._shown else self).setFocus()

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(24, 12, 16, 8)
        head.setSpacing(8)
        head.addWidget(self.told)
        head.addWidget(self.case_button, 0, Qt.AlignmentFlag.AlignLeft)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 6, 16, 8)
        foot.addWidget(self.at, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.states, 1)
        column.addLayout(foot)
        self.case_button.setVisible(may_write(self.desk.me))
        self.case_button.setToolTip(
            self.tr("Neemt alleen thema’s, sector en grootte over, geen namen.")
        )

    def _rule(self) -> str:
        words = self.tr(
            "Hier staat waar in de huidige fase meer uren gingen dan {share} van de 100 andere "
            "trajecten daar nodig hadden, en {weeks} weken lang geen fase begon of bewijs rond "
            "kwam; en wat binnen {days} dagen na het einde terugkwam. Het is een vraag om samen te "
            "kijken, geen oordeel."
        )
        limits = self._limits
        return words.format(share=limits.share, weeks=limits.still_weeks, days=limits.back_days)

    def _columns(self) -> list[Column[Row]]:
        return [
            Column(lambda row: row.title, self.tr("Traject"), is_name=True),
            Column(self._company, self.tr("Onderneming")),
            Column(self.reason, self.tr("Waarom"), status=self._status),
        ]

    def _company(self, row: Row) -> str:
        return ", ".join(row.companies) if isinstance(row, StillRow) else row.company

    def _status(self, row: Row) -> str:
        return "attention" if isinstance(row, StillRow) else "info"

    def reason(self, row: Row) -> str:
        """Return in words why it stands here."""
        if isinstance(row, BackRow):
            return self._back(row)
        still, phase = row.still, code_text("phase", row.phase)
        compared = self.tr("anderen tot {limit} u")
        if not still.compared_with:
            compared = self.tr("nog niets om mee te vergelijken, grens {limit} u")
        words = self.tr("{phase}: {hours} u ({compared}), {weeks} weken geen beweging")
        return words.format(
            phase=phase,
            hours=number(still.hours),
            compared=compared.format(limit=number(still.limit)),
            weeks=still.weeks,
        )

    def _back(self, row: BackRow) -> str:
        days = (row.back_on - row.closed_on).days
        if row.how is Back.REOPENED:
            words = self.tr("Afgerond op {closed}, na {days} dagen heropend")
            return words.format(closed=day_words(row.closed_on), days=days)
        words = self.tr("Afgerond op {closed}, na {days} dagen een faalvraag: {why}")
        why = " ".join(row.why.split())
        return words.format(closed=day_words(row.closed_on), days=days, why=why)

    def _sentence(self, row: Row) -> str:
        return f"{row.title}, {self._company(row)}, {self.reason(row)}"

    def _fetch(self, ids: list[UUID]) -> dict[UUID, Row]:
        return {one: self._shown[one] for one in ids if one in self._shown}

    @Slot(object)
    def _on_read(self, found: Stuck) -> None:
        rows: list[Row] = [*found.still, *found.back]
        # a trajectory may stand here more than once: each way it came back is a line
        self._shown = {uuid5(row.id, str(place)): row for place, row in enumerate(rows)}
        self.rows.show_ids(list(self._shown))
        self.states.setCurrentWidget(self.table if rows else self.empty)
        self.case_button.setEnabled(bool(rows))
        if rows:
            self.table.select_row(0)
        words = self.tr("Stand van {time}, %n lopend(e) traject(en) bekeken", "", found.running)
        self.at.setText(words.format(time=f"{clock.local(clock.now()):%H:%M}"))

    @Slot(object)
    def _on_not_read(self, error: Exception) -> None:
        self.desk.failed.emit(error)
        if self.states.currentWidget() is self.waiting:
            self.states.setCurrentWidget(self.broken)

    def _row(self, index: QModelIndex) -> Row | None:
        return self._shown.get(self.rows.id_at(index.row())) if index.isValid() else None

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        if (row := self._row(index)) is not None:
            self.desk.go_requested.emit(Place("trajectory", record=row.id))

    @Slot()
    def _on_case(self) -> None:
        if (row := self._row(self.table.currentIndex())) is not None:
            self.desk.go_requested.emit(Place("case_review", origin=row.id))

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if changes.kinds & KINDS:
            self.read()

    @Slot()
    def _on_theme(self) -> None:
        for place, wide in enumerate(WIDTHS):
            self.table.setColumnWidth(place, theme.current().px(wide))
