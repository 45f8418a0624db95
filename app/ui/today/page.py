"""S4 Vandaag: the day at the left, everything that needs the coach at the right, the week below."""

from datetime import date, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.domain.agenda import week_of
from app.services.day.agenda import Planned
from app.services.day.rows import ActionRow, CompanyRow, DraftRow, Group, MatterRow
from app.services.day.today import Today
from app.ui import theme
from app.ui.agenda.request import PlanRequest, request_of
from app.ui.agenda.words import AgendaWords
from app.ui.desk import Desk
from app.ui.keys import key
from app.ui.page import Page
from app.ui.place import Crumb, Place, place_of_action, place_of_draft
from app.ui.today.appointments import AppointmentActions
from app.ui.today.day_pane import DayPane
from app.ui.today.head import TodayHead
from app.ui.today.row_deeds import RowDeeds
from app.ui.today.states import TodayStates
from app.ui.today.view_model import TodayModel, on_day
from app.ui.today.week_model import WeekModel
from app.ui.today.week_strip import WeekStrip
from app.ui.today.words import AllSilent, Row, TodayWords, day_title
from app.ui.widgets.labels import Divider
from app.ui.widgets.panes import Panel

TICK_MS = 20_000  # between two looks at the clock
LEAST_RAIL = 260  # px
MOST_RAIL = 400  # px at 100%
SHARE = 0.36  # of the width, for the rail


class TodayPage(Page):
    """`count_changed` carries how many things wait, for the badge beside its name."""

    count_changed = Signal(int)

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.words, self.agenda = TodayWords(self), AgendaWords(desk.reference, self)
        self.model, self.weeks = TodayModel(desk, self), WeekModel(desk, self)
        self.today = Today(clock.today())
        self.only: Group | None = None  # of the list
        self.week: tuple[Planned, ...] | None = None  # of today
        self.day = self._shown_day = self.today.day  # that is asked for, and that stands there
        self.head = TodayHead(self.words)
        self.pane = DayPane(self.agenda)
        self.rail = self.pane.rail
        self.states = TodayStates(self.words)
        self.list = self.states.list
        self.deeds = RowDeeds(desk, self.words, self.list)
        self.strip = WeekStrip(self.agenda, self.today.day)
        self.appointments = AppointmentActions(desk, self.agenda, self.rail)
        self._clock = QTimer(self)
        self._clock.setInterval(TICK_MS)
        self._lay_out()
        self._connect()
        self.head.title.setText(day_title(self.today.day))
        self._show_day()
        self.states.begin_reading()
        self.model.refresh()
        self._is_new = True  # what it shows was read just now
        self._clock.start()

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(self.tr("Vandaag")),)

    @override
    def enterprise(self) -> UUID | None:
        item = self.list.chosen()
        return None if item is None else item.enterprise_id

    @override
    def enter(self) -> None:
        """Take the keyboard and read again: the day, or the drafts, may be others by now."""
        if not self._is_new:
            self.model.refresh()
        self._is_new = False
        self.states.take_keyboard()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 320)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @property
    def is_day_shown(self) -> bool:
        """Whether the day that is asked for stands there, not the one before it."""
        return self.day == self._shown_day

    def choose_group(self, only: Group | None) -> None:
        """Show one group of the list, None for all of them; the keyboard goes there."""
        self.only = only
        self._show_list()
        self.states.take_keyboard()

    @Slot(bool)
    def choose_whose(self, of_team: bool) -> None:  # noqa: FBT001 - of a signal
        """Show the actions of the coach, or of everybody; the keyboard goes there."""
        self.model.of_team = of_team
        self.model.refresh()
        self.states.take_keyboard()

    def leaf(self, weeks: int) -> None:
        """Go as many weeks on, or back when it is negative."""
        self._on_day(self.day + timedelta(weeks=weeks))

    @Slot()
    def go_to_today(self) -> None:
        """Show this day and this week again."""
        self._on_day(self.today.day)
        self.states.take_keyboard()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.pane)
        middle.addWidget(Divider(Qt.Orientation.Vertical))
        middle.addWidget(self.states, 1)
        ground = Panel("surface")
        ground.column.setSpacing(0)
        ground.column.addWidget(self.head)
        ground.column.addWidget(Divider())
        ground.column.addLayout(middle, 1)
        ground.column.addWidget(self.strip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ground)

    def _connect(self) -> None:
        control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
        self.take_keys(
            {
                key(Qt.Key.Key_F5): self.model.refresh,
                key(Qt.Key.Key_N, control): self.head.open_new_menu,
                key(Qt.Key.Key_F, control): self.head.filter.open_menu,
                key(Qt.Key.Key_S): self.list.open_snooze_menu,
                key(Qt.Key.Key_P): self.list.plan,
                key(Qt.Key.Key_F2): self.appointments.change_chosen,
                key(Qt.Key.Key_Delete): self.appointments.cancel_chosen,
                key(Qt.Key.Key_PageDown, alt): partial(self.leaf, 1),
                key(Qt.Key.Key_PageUp, alt): partial(self.leaf, -1),
                key(Qt.Key.Key_Home, alt): self.go_to_today,
            }
        )
        self.model.loaded.connect(self._on_loaded)
        self.model.scheduled.connect(self._on_scheduled)
        self.model.not_read.connect(self._on_not_read)
        self.weeks.read.connect(self._show_day)
        self.weeks.failed.connect(self._on_week_failed)
        self.list.opened.connect(self._on_opened)
        self.model.settled.connect(self.deeds.settle)
        self.strip.chosen.connect(self._on_day)
        self.strip.week_requested.connect(self.leaf)
        self.pane.back_button.clicked.connect(self.go_to_today)
        self.head.filter.chosen.connect(self.choose_group)
        self.head.filter.whose_chosen.connect(self.choose_whose)
        self.head.task_requested.connect(self._on_task)
        self.head.visit_requested.connect(self._on_plan)
        self.states.visit_requested.connect(self._on_plan)
        self.states.companies_requested.connect(self._on_companies)
        self.states.all_requested.connect(partial(self.choose_group, None))
        self.states.again_requested.connect(self._on_again)
        self._clock.timeout.connect(self._on_clock)
        theme.current().changed.connect(self._fit)

    @Slot()
    def _fit(self) -> None:
        """Give the rail its share; larger text asks for more, as far as there is room."""
        wide = min(theme.current().px(MOST_RAIL), round(self.width() * SHARE))
        self.pane.setFixedWidth(max(LEAST_RAIL, wide))

    @Slot(object)
    def _on_loaded(self, today: Today) -> None:
        is_new_day, self.today = today.day != self.today.day, today
        if is_new_day:  # it has other things that wait, and perhaps another week
            self.only = self.week = None
            self._on_day(today.day)
        self.head.title.setText(day_title(today.day))
        self._show_list()
        self._show_line()
        if not self.model.of_team:
            self.count_changed.emit(today.waiting)

    def _show_list(self) -> None:
        focus = QApplication.focusWidget()  # not this page's own: it may be out of sight by now
        had_focus = focus is not None and self.states.isAncestorOf(focus)
        self.states.show_today(self.today, self.only)
        self.head.filter.show_today(self.today, self.only, of_team=self.model.of_team)
        self.head.fit()
        if had_focus:
            self.states.take_keyboard()

    @Slot(object)
    def _on_scheduled(self, week: tuple[Planned, ...]) -> None:
        self.week = week
        self._show_line()
        self._show_day()

    @Slot()
    def _on_not_read(self) -> None:
        if self.week is None:  # else what was read before stands there
            self.states.show_broken()
            self.states.take_keyboard()

    @Slot()
    def _on_again(self) -> None:
        self.states.begin_reading()
        self.model.refresh()

    @Slot(object)
    def _on_week_failed(self, error: object) -> None:
        """Stay where one was; what went wrong is told."""
        self.desk.failed.emit(error)
        self._on_day(self._shown_day)

    def _planned(self) -> tuple[Planned, ...] | None:
        """Return what lies in the week that is asked for; None: it is not read yet."""
        is_this = week_of(self.day) == week_of(self.today.day)
        return self.week if is_this else self.weeks.planned(self.day)

    @Slot()
    def _show_day(self) -> None:
        planned = self._planned()
        holidays = self.model.holidays(self.day.year)
        self.strip.show_week(self.today.day, self.day, planned, holidays)
        if planned is not None:
            self._shown_day = self.day
            self.pane.show_title(self.day, self.today.day)
            self.rail.show_day(self.day, on_day(planned, self.day))

    def _show_line(self) -> None:
        its = on_day(self.week or (), self.today.day)
        self.head.line.setText(self.agenda.line(its, clock.now()) or self.words.line(self.today))

    @Slot()
    def _on_clock(self) -> None:
        if not self.isVisible() or self.desk.store.is_closed:
            return
        if clock.today() != self.today.day:
            self.model.refresh()
        self._show_line()
        self.rail.tick()

    @Slot(object)
    def _on_opened(self, row: Row) -> None:
        if isinstance(row, AllSilent):
            self.desk.go_requested.emit(Place("enterprises", view="silent"))
        elif isinstance(row, CompanyRow):
            self.desk.go_requested.emit(Place("enterprise", record=row.id))
        elif isinstance(row, ActionRow):
            self.desk.go_requested.emit(place_of_action(row))
        elif isinstance(row, MatterRow):
            self.desk.go_requested.emit(Place(row.screen, record=row.record_id, unit=row.unit))
        else:
            self._open_draft(row)

    def _open_draft(self, row: DraftRow) -> None:
        if row.kind == "quick_session":
            self.desk.quick_session_requested.emit(None)
        elif (request := request_of(row.kind, row.id)) is not None:
            self.desk.plan_requested.emit(request)
        else:
            self.desk.go_requested.emit(place_of_draft(row))

    @Slot(object)
    def _on_day(self, day: date) -> None:
        self.day = day
        if week_of(day) == week_of(self.today.day):
            self.weeks.leave()
        else:
            self.weeks.show(day)
        self._show_day()

    @Slot()
    def _on_plan(self) -> None:
        day = None if self.day == self.today.day else self.day
        self.desk.plan_requested.emit(PlanRequest(day=day))

    @Slot()
    def _on_task(self) -> None:
        self.desk.plan_requested.emit(PlanRequest("task", enterprise_id=self.enterprise()))

    @Slot()
    def _on_companies(self) -> None:
        self.desk.go_requested.emit(Place("enterprises"))
