"""The tab «Programma»: when, where, how, what it costs, and what is on the programme."""

from decimal import Decimal
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.amount_input import AmountProblem, parse_amount
from app.services.people import coach_names
from app.services.trajectories.case_edits import write_fields
from app.ui import theme
from app.ui.company_words import euro_text
from app.ui.desk import Desk
from app.ui.dossier.fact_grid import FactGrid
from app.ui.edit_keeper import TypedField
from app.ui.meeting.tab import MeetingTab
from app.ui.meeting.view_model import MeetingModel, MeetingWhole
from app.ui.meeting.when import MeetingWhen
from app.ui.meeting.words import MODES, mode_text
from app.ui.stored_note import StoredNote
from app.ui.widgets.combos import Suggestion
from app.ui.widgets.panes import ScrollPane
from app.ui.widgets.segments import Segments

MOST_COSTS: Final = Decimal(1_000_000)  # EUR of one meeting; above it somebody mistyped
FORM_WIDTH: Final = 716  # px


class ProgrammeTab(MeetingTab):
    """Facts above, the programme below them; it takes the free height."""

    def __init__(
        self, desk: Desk, model: MeetingModel, meeting_id: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, model, meeting_id, parent)
        self.when = MeetingWhen(desk, self, meeting_id)
        self.mode = Segments([(code, mode_text(code)) for code in MODES])
        self.mode.setAccessibleName(self.tr("Vorm"))
        self.grid = FactGrid(name_width=110)
        self.programme = StoredNote(
            self.tr("Programma"), self.tr("Wat staat er op het programma, en hoe laat?")
        )
        self.programme.setObjectName("programme")
        self._fill()
        allowed = model.allowed_texts(meeting_id, self)
        self.grid.ask_about(allowed, "place")
        self.programme.ask_about(allowed)
        self._lay_out()
        self.when.left.connect(self._on_when)
        self.mode.changed.connect(self._on_mode)
        self.programme.kept.connect(
            partial(
                self.write_note,
                self.programme,
                self.tr("Programma gewijzigd"),
                "meeting",
                meeting_id,
                "programme",
            )
        )
        for part in (self.when, self.grid, self.programme):
            part.typed_changed.connect(self.typed_changed)

    @override
    def fields(self) -> dict[str, TypedField]:
        return {"when": self.when, "programme": self.programme, **self.grid.fields}

    @override
    def keep(self) -> None:
        self.grid.keep()
        self.programme.keep()

    @override
    def first_stop(self) -> QWidget:
        return self.programme

    @override
    def show_whole(self, whole: MeetingWhole) -> None:
        form = whole.view.form
        self.when.show_span(form.starts_at, form.ends_at)
        self.mode.set_value(form.mode)
        self.grid.refresh()
        self.programme.set_text(form.programme)

    def _fill(self) -> None:
        grid = self.grid
        grid.add_widget(self.tr("Wanneer"), _inset(self.when))
        grid.add_text(
            "place",
            self.tr("Plaats"),
            self.tr("Zaal en gemeente, of een link"),
            lambda: "" if self.model.view is None else self.model.view.view.form.place,
            self._keep_place,
        )
        grid.add_widget(self.tr("Vorm"), _inset(self.mode))
        grid.add_text(
            "costs", self.tr("Kosten"), self.tr("Nog geen"), self._costs, self._keep_costs
        )
        grid.add_choice(
            "coach",
            self.tr("Begeleider"),
            self.tr("Kies een collega"),
            self._coach,
            self._coaches,
            self._keep_coach,
        )

    def _lay_out(self) -> None:
        pane = ScrollPane("surface")
        pane.column.setSpacing(16)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()
        pane.column.addWidget(self.grid)
        pane.column.addWidget(self.programme, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pane)

    def _write(self, **values: object) -> str:
        words = self.tr("Bijeenkomst gewijzigd")
        return self.write(words, "meeting", self.meeting_id, **values)

    def _keep_place(self, text: str) -> str:
        return self._write(place=text)

    def _costs(self) -> str:
        costs = None if self.model.view is None else self.model.view.view.form.costs
        return "" if costs is None else euro_text(costs)

    def _keep_costs(self, text: str) -> str:
        found = parse_amount(text, MOST_COSTS)
        if found.problem is not None and found.problem is not AmountProblem.EMPTY:
            return self.tr("Typ een bedrag in euro: 125 of 125,50.")
        return self._write(costs=found.value)

    def _coach(self) -> str:
        coach = None if self.model.view is None else self.model.view.view.form.coach_id
        return "" if coach is None else coach_names(self.desk.store).get(coach, "")

    def _coaches(self, typed: str) -> list[Suggestion]:
        words = typed.casefold().split()
        names = sorted(coach_names(self.desk.store).items(), key=lambda one: one[1].casefold())
        return [
            Suggestion(one, name)
            for one, name in names
            if all(word in name.casefold() for word in words)
        ]

    def _keep_coach(self, coach: UUID | None) -> str:
        return self._write(coach_id=coach)

    @Slot()
    def _on_when(self) -> None:
        """Store the times, once all three can be read and are others than before."""
        if self.when.typed() is None or (span := self.when.whole_span()) is None:
            return
        begins, ends = span
        if begins == ends:
            self.when.refuse(self.tr("Einde ligt voor begin."))
        elif problem := self._write(starts_at=begins, ends_at=ends):
            self.when.refuse(problem)

    @Slot()
    def _on_theme(self) -> None:
        self.grid.setMaximumWidth(theme.current().px(FORM_WIDTH))

    @Slot(object)
    def _on_mode(self, mode: object) -> None:
        store, meeting = self.desk.store, self.meeting_id
        self.act(
            self.tr("Bijeenkomst gewijzigd"),
            lambda: write_fields(store, "meeting", meeting, mode=str(mode)),
        )


def _inset(widget: QWidget) -> QWidget:
    """Let a control begin where the words of a value do."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(6, 2, 0, 2)
    row.addWidget(widget)
    row.addStretch(1)
    return holder
