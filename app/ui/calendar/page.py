"""S10 Agenda: calendars by day, week, month or list, and the tasks beside them."""

from datetime import date, datetime, time
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.domain.calendar import View, stepped
from app.ui import theme
from app.ui.agenda.deeds import AppointmentDeeds
from app.ui.agenda.request import PlanRequest
from app.ui.calendar.chosen_bar import ChosenBar
from app.ui.calendar.entries import Entry, Shown
from app.ui.calendar.head import CalendarHead
from app.ui.calendar.list_page import ListPage
from app.ui.calendar.month_grid import MonthGrid
from app.ui.calendar.tasks_lane import TasksLane
from app.ui.calendar.time_grid import TimeGrid
from app.ui.calendar.view import CalendarView
from app.ui.calendar.view_model import CalendarModel
from app.ui.calendar.words import CalendarWords
from app.ui.desk import Desk
from app.ui.keys import key
from app.ui.notice import Notice
from app.ui.page import Page
from app.ui.place import Crumb, Place
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.panes import Panel

TICK_MS = 20_000  # between two looks at the clock
LANE = 324  # px at 100%
LEAST = 640  # px at 100% of the calendar beside the tasks


class CalendarPage(Page):
    """One view at a time; the keys of the views work in each of them."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.words = CalendarWords(desk.reference, self)
        self.model = CalendarModel(desk, self)
        self.deeds = AppointmentDeeds(desk, self.words.agenda, self)
        self.head = CalendarHead(desk.store.actor)
        self.times, self.month = TimeGrid(self.words), MonthGrid(self.words)
        self.list = ListPage(self.words)
        self.lane = TasksLane(desk)
        self.bar = ChosenBar(self.words)
        self._make_states()
        self._clock = QTimer(self)
        self._clock.setInterval(TICK_MS)
        self._lay_out()
        self._connect()
        if place.unit:  # the day of the appointment that is asked for
            self.model.day = date.fromisoformat(place.unit)
            self.times.chosen_id = place.record
        self._on_read(self.model.shown)
        self.model.refresh()
        self._is_new = True
        self._clock.start()

    @property
    def view(self) -> CalendarView:
        """The view that is on screen."""
        return {View.MONTH: self.month, View.LIST: self.list}.get(self.model.view, self.times)

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(self.tr("Agenda")),)

    @override
    def enter(self) -> None:
        """Take the keyboard and read again: others may have planned meanwhile."""
        if not self._is_new:
            self.model.refresh()
            self.lane.refresh()
        self._is_new = False
        self._take_keyboard()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 320)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_view(self, view: View) -> None:
        """Show more or less of the calendar, around the chosen day."""
        chosen = self.view.chosen_id
        self.model.go(view, self.model.day)
        self.view.chosen_id = chosen
        self._on_read(self.model.shown)
        self._take_keyboard()

    def leaf(self, steps: int) -> None:
        """Go as many views on, or back when it is negative."""
        self.model.go(self.model.view, stepped(self.model.view, self.model.day, steps))

    @Slot()
    def go_to_today(self) -> None:
        """Show the day that it is."""
        self.model.go(self.model.view, clock.today())

    @Slot()
    def plan(self) -> None:
        """Plan something on the chosen day."""
        day = self.model.day
        self.desk.plan_requested.emit(PlanRequest(day=None if day == clock.today() else day))

    @Slot()
    def plan_task(self) -> None:
        """Make a task."""
        self.desk.plan_requested.emit(PlanRequest("task"))

    @Slot()
    def share(self) -> None:
        """Ask how the calendar goes to other programs."""
        from app.ui.calendar.share_dialog import ShareDialog

        shown = self.model.shown
        period = (shown.days[0], shown.days[-1], self.words.period(shown))
        ShareDialog(self.desk, period, self.model.people, self).open()

    def _make_states(self) -> None:
        self.empty_button = Button(self.tr("Plan bezoek"), "primary", "calendar-plus")
        self.empty = EmptyState("calendar-month-outline", "", "", (self.empty_button,))
        self.again_button = Button(self.tr("Probeer opnieuw"), "primary", "refresh")
        self.broken = EmptyState(
            "alert-outline",
            self.tr("De agenda kon niet gelezen worden"),
            self.tr("Er is niets gewijzigd en er is niets verloren."),
            (self.again_button,),
        )

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for widget in (self.times, self.month, self.list, self.empty, self.broken):
            self._stack.addWidget(widget)
        self._edge = Divider(Qt.Orientation.Vertical)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self._edge)
        middle.addWidget(self.lane)
        ground = Panel("surface")
        ground.column.setSpacing(0)
        ground.column.addWidget(self.head)
        ground.column.addWidget(Divider())
        ground.column.addLayout(middle, 1)
        ground.column.addWidget(self.bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ground)

    def _connect(self) -> None:
        code, control = Qt.Key, Qt.KeyboardModifier.ControlModifier
        views = {View.DAY: code.Key_D, View.WEEK: code.Key_W, View.MONTH: code.Key_M}
        keys = {key(at): partial(self.show_view, view) for view, at in views.items()}
        self.take_keys(
            keys
            | {
                key(code.Key_L): partial(self.show_view, View.LIST),
                key(code.Key_N): self.plan,
                key(code.Key_N, control): self.plan,
                key(code.Key_T): self.plan_task,
                key(code.Key_P, control): self.share,
                key(code.Key_F5): self.model.refresh,
            }
        )
        self.model.read.connect(self._on_read)
        self.model.owners_read.connect(self._on_owners)
        self.model.not_read.connect(self._on_not_read)
        for view in (self.times, self.month, self.list):
            self._connect_view(view)
        self.head.view_chosen.connect(self.show_view)
        self.head.leafed.connect(self.leaf)
        self.head.today_wanted.connect(self.go_to_today)
        self.head.people_chosen.connect(self.model.show_people)
        self.head.new_wanted.connect(self.plan)
        self.head.share_wanted.connect(self.share)
        self.head.tasks_toggled.connect(self._on_tasks)
        self.bar.open_wanted.connect(self._on_opened)
        self.bar.change_wanted.connect(self._on_change)
        self.bar.new_wanted.connect(self.plan)
        self.empty_button.clicked.connect(self.plan)
        self.again_button.clicked.connect(self.model.refresh)
        self._clock.timeout.connect(self._on_clock)
        theme.current().changed.connect(self._fit)

    def _connect_view(self, view: CalendarView) -> None:
        view.entry_chosen.connect(self._on_chosen)
        view.opened.connect(self._on_opened)
        view.menu_requested.connect(self._on_menu)
        view.day_chosen.connect(self._on_day)
        view.day_opened.connect(self._on_day_opened)
        view.time_wanted.connect(self._on_time)
        view.moved.connect(self._on_moved)
        view.leafed.connect(self.leaf)
        view.today_wanted.connect(self.go_to_today)
        view.change_wanted.connect(self._on_change)
        view.cancel_wanted.connect(self._on_cancel)

    @Slot()
    def _fit(self) -> None:
        """Show the tasks beside the calendar where there is room, else only when asked."""
        px = theme.current().px
        has_room = self.width() >= px(LANE) + px(LEAST)
        alone = self.head.tasks_button.isChecked() and not has_room
        self.lane.setVisible(has_room or alone)
        self._stack.setVisible(not alone)
        self._edge.setVisible(has_room)
        self.lane.setMaximumWidth(16_777_215 if alone else px(LANE))
        self.lane.setMinimumWidth(0 if alone else px(LANE))
        self.head.tasks_button.setVisible(not has_room)

    def _take_keyboard(self) -> None:
        places: dict[QWidget | None, QWidget] = {
            self.empty: self.empty_button,
            self.broken: self.again_button,
        }
        places.get(self._stack.currentWidget(), self.view).setFocus()

    @Slot(object)
    def _on_read(self, shown: Shown) -> None:
        had_focus = self._stack.isAncestorOf(self.window().focusWidget() or self)
        self.head.show_period(shown.view, self.words.period(shown))
        self.view.show_entries(shown)
        is_empty = shown.view is View.LIST and shown.is_known and not shown.entries
        self.empty.title.setText(self.words.nothing(shown.view))
        self._stack.setCurrentWidget(self.empty if is_empty else self.view)
        self._show_bar()
        if had_focus:
            self._take_keyboard()

    def _show_bar(self) -> None:
        entry, shown = self.view.chosen(), self.view.shown
        if entry is None and shown is not None:
            self.bar.show_nothing(shown)
        elif entry is not None:
            self.bar.show_entry(entry, self.deeds.open_words(entry.planned))

    @Slot(object)
    def _on_owners(self, owners: object) -> None:
        del owners
        self.head.show_owners(self.model.owners, self.model.people)

    @Slot()
    def _on_not_read(self) -> None:
        if not self.model.shown.is_known:  # else what was read before stands there
            self._stack.setCurrentWidget(self.broken)
            self._take_keyboard()

    @Slot()
    def _on_clock(self) -> None:
        if self.isVisible() and not self.desk.store.is_closed:
            self._on_read(self.model.shown)

    @Slot(object)
    def _on_chosen(self, _entry: object) -> None:
        self._show_bar()

    @Slot(object)
    def _on_opened(self, entry: Entry) -> None:
        self.deeds.open(entry.planned)

    @Slot(object)
    def _on_change(self, entry: Entry) -> None:
        if not self._is_refused(entry):
            self.deeds.change(entry.planned)

    @Slot(object)
    def _on_cancel(self, entry: Entry) -> None:
        if not self._is_refused(entry):
            self.deeds.cancel(entry.planned)

    @Slot(object, object)
    def _on_menu(self, entry: Entry, place: QPoint) -> None:
        self.deeds.open_menu(entry.planned, place)

    @Slot(object, object, object)
    def _on_moved(self, entry: Entry, begin: datetime, end: datetime) -> None:
        planned = entry.planned
        if (begin, end) == (planned.starts_at, planned.ends_at) or self._is_refused(entry):
            return
        self.model.move(entry, (begin, end), self.words.moved(planned, begin, end))

    def _is_refused(self, entry: Entry) -> bool:
        """Say why, when it stands in the calendar of somebody else."""
        if entry.is_mine:
            return False
        self.desk.noticed.emit(Notice(self.words.of_somebody_else(entry.owner)))
        return True

    @Slot(object)
    def _on_day(self, day: date) -> None:
        self.model.go(self.model.view, day)

    @Slot(object)
    def _on_day_opened(self, day: date) -> None:
        self.model.go(View.DAY, day)
        self._take_keyboard()

    @Slot(object, object)
    def _on_time(self, day: date, begin: time) -> None:
        self.desk.plan_requested.emit(PlanRequest(day=day, start=begin))

    @Slot(bool)
    def _on_tasks(self, _on: bool) -> None:  # noqa: FBT001 - of a signal
        self._fit()
        if self.lane.isVisible():
            self.lane.list.setFocus()
