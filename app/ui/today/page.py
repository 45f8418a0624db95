"""S4 Vandaag: the day at the left, everything that needs the coach at the right, the week below."""

from datetime import date, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.domain.agenda import SnoozeChoice, snoozed_until
from app.services.agenda import Planned
from app.services.today import ActionRow, CompanyRow, DraftRow, Today
from app.ui import theme
from app.ui.agenda.request import PlanKind, PlanRequest
from app.ui.agenda.words import AgendaWords
from app.ui.desk import Desk
from app.ui.keys import key
from app.ui.page import Page
from app.ui.place import Crumb, Place
from app.ui.today.list_view import TodayList
from app.ui.today.rail import DayRail
from app.ui.today.snooze_day import SnoozeDay
from app.ui.today.view_model import TodayModel, by_day
from app.ui.today.week_strip import WeekStrip
from app.ui.today.words import AllSilent, Row, TodayWords, day_title
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider, muted, strong, title
from app.ui.widgets.menus import Menu
from app.ui.widgets.notices import EmptyState
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
        self.model = TodayModel(desk, self)
        self.today = Today(clock.today())
        self.week: tuple[Planned, ...] = ()
        self.day = self.today.day  # that the rail shows
        self.title, self.line = title(), muted(wrap=True)
        self.plan_button = Button(self.tr("Plan bezoek"), icon="calendar-plus")
        self.new_button = Button(self.tr("Nieuw"), icon="plus", shortcut_hint="Ctrl+N")
        self.day_title = strong()
        self.back_button = Button(self.tr("Terug naar vandaag"), "link")
        self.rail = DayRail(self.agenda)
        self.list = TodayList(self.words)
        self.strip = WeekStrip(self.agenda)
        self.companies_button = Button(self.tr("Toon ondernemingen"), "primary", "domain")
        self.empty = EmptyState(
            "check-circle-outline",
            self.tr("Niets dringends"),
            self.tr("Plan een bezoek of bekijk ondernemingen zonder contact in 30 dagen."),
            (self.companies_button,),
        )
        self._states = QStackedWidget()
        self._states.addWidget(self.list)
        self._states.addWidget(self.empty)
        self._clock = QTimer(self)
        self._clock.setInterval(TICK_MS)
        self._lay_out()
        self._connect()
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
        self._focus_here()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 320)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        ground = Panel("surface")
        ground.column.setSpacing(0)
        ground.column.addLayout(self._head())
        ground.column.addWidget(Divider())
        ground.column.addLayout(self._middle(), 1)
        ground.column.addWidget(self.strip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ground)

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.line)
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 16, 11)
        head.setSpacing(8)
        head.addLayout(words, 1)
        head.addWidget(self.plan_button)
        head.addWidget(self.new_button)
        return head

    def _middle(self) -> QHBoxLayout:
        self._day_bar = QWidget()
        bar = QHBoxLayout(self._day_bar)
        bar.setContentsMargins(24, 8, 12, 0)
        bar.addWidget(self.day_title)
        bar.addStretch(1)
        bar.addWidget(self.back_button)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self._day_bar)
        left.addWidget(self.rail, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._left)
        middle.addWidget(Divider(Qt.Orientation.Vertical))
        middle.addWidget(self._states, 1)
        self._day_bar.hide()
        return middle

    def _connect(self) -> None:
        control = Qt.KeyboardModifier.ControlModifier
        self.take_keys(
            {
                key(Qt.Key.Key_F5): self.model.refresh,
                key(Qt.Key.Key_N, control): self.open_new_menu,
                key(Qt.Key.Key_S): self.list.open_snooze_menu,
                key(Qt.Key.Key_P): self.list.plan,
                key(Qt.Key.Key_F2): self._change_chosen,
                key(Qt.Key.Key_Delete): self._cancel_chosen,
            }
        )
        self.model.loaded.connect(self._on_loaded)
        self.model.scheduled.connect(self._on_scheduled)
        self.list.opened.connect(self._on_opened)
        self.list.ticked.connect(self._on_ticked)
        self.list.planned.connect(self._plan)
        self.list.snooze_requested.connect(self._on_snooze)
        self.rail.opened.connect(self._on_appointment)
        self.rail.menu_requested.connect(self._on_menu)
        self.strip.chosen.connect(self._on_day)
        self.back_button.clicked.connect(self._on_today)
        self.plan_button.clicked.connect(self._on_plan)
        self.new_button.clicked.connect(self.open_new_menu)
        self.companies_button.clicked.connect(self._on_companies)
        self._clock.timeout.connect(self._on_clock)
        theme.current().changed.connect(self._fit)

    @Slot()
    def open_new_menu(self) -> None:
        """Ctrl+N: a new task, or a visit."""
        menu = Menu(parent=self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.add(self.tr("Nieuwe &taak"), self._on_task, "check")
        menu.add(self.tr("Plan &bezoek"), self._on_plan, "calendar-plus")
        menu.popup(self.new_button.mapToGlobal(self.new_button.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def _focus_here(self) -> None:
        is_empty = self._states.currentWidget() is self.empty
        (self.companies_button if is_empty else self.list).setFocus()

    @Slot()
    def _fit(self) -> None:
        """Give the rail its share; larger text asks for more, as far as there is room."""
        wide = min(theme.current().px(MOST_RAIL), round(self.width() * SHARE))
        self._left.setFixedWidth(max(LEAST_RAIL, wide))

    @Slot(object)
    def _on_loaded(self, today: Today) -> None:
        focus = QApplication.focusWidget()  # not this page's own: it may be out of sight by now
        had_focus = focus is not None and self._states.isAncestorOf(focus)
        if today.day != self.today.day:
            self.day = today.day
        self.today = today
        self.title.setText(day_title(today.day))
        self.list.show_today(today)
        self._states.setCurrentWidget(self.list if today.rows else self.empty)
        self._show_line()
        if had_focus:
            self._focus_here()
        self.count_changed.emit(today.waiting)

    @Slot(object)
    def _on_scheduled(self, week: tuple[Planned, ...]) -> None:
        self.week = week
        self._show_line()
        self._show_day()

    def _show_day(self) -> None:
        days = by_day(self.week)
        its = [one for one in self.week if days[str(one.id)] == self.day]
        self.rail.show_day(self.day, its)
        holidays = self.model.holidays(self.day.year)
        self.strip.show_week(self.today.day, self.day, self.week, days, holidays)
        self._day_bar.setVisible(self.day != self.today.day)
        self.day_title.setText(day_title(self.day))

    def _show_line(self) -> None:
        days = by_day(self.week)
        its = [one for one in self.week if days[str(one.id)] == self.today.day]
        self.line.setText(self.agenda.line(its, clock.now()) or self.words.line(self.today))

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
            self.desk.go_requested.emit(Place("enterprises", text="silent"))
        elif isinstance(row, CompanyRow):
            self.desk.go_requested.emit(Place("enterprise", record=row.id))
        elif isinstance(row, ActionRow):
            self.desk.go_requested.emit(Place("enterprise", record=row.enterprise_id))
        else:
            self._open_draft(row)

    def _open_draft(self, row: DraftRow) -> None:
        if row.kind == "quick_session":
            self.desk.quick_session_requested.emit(None)
        elif row.kind in {"appointment", "task"}:
            kind: PlanKind = "task" if row.kind == "task" else "appointment"
            self.desk.plan_requested.emit(PlanRequest(kind, draft_id=row.id))
        elif row.kind == "enterprise":
            self.desk.go_requested.emit(Place("enterprise", record=row.subject))
        else:
            self.desk.go_requested.emit(Place(row.kind, draft=row.id))

    @Slot(object)
    def _on_ticked(self, row: ActionRow) -> None:
        self.model.tick(row, self.words.done(row))

    @Slot(object, object)
    def _on_snooze(self, row: Row, choice: SnoozeChoice | None) -> None:
        if choice is not None:
            self._put_off(row, snoozed_until(choice, self.today.day))
            return
        dialog = SnoozeDay(self.words.what(row), self.today.day + timedelta(days=1), self)
        dialog.chosen.connect(partial(self._put_off, row))
        dialog.open()

    def _put_off(self, row: Row, until: date) -> None:
        if not isinstance(row, AllSilent):
            self.model.put_off(row, until, self.words.put_off(row, until))

    @Slot(object)
    def _on_appointment(self, planned: Planned) -> None:
        """Log the session; one that is logged is opened, one without a company is changed."""
        if planned.session_id is not None:
            self.desk.go_requested.emit(Place("session", record=planned.session_id))
        elif planned.enterprise_id is not None:
            self.desk.quick_session_requested.emit(planned)
        else:
            self._on_change(planned)

    def _change_chosen(self) -> None:
        if (planned := self.rail.chosen()) is not None:
            self._on_change(planned)

    def _cancel_chosen(self) -> None:
        if (planned := self.rail.chosen()) is not None:
            self._on_cancel(planned)

    @Slot(object)
    def _on_change(self, planned: Planned) -> None:
        self.desk.plan_requested.emit(PlanRequest(appointment_id=planned.id))

    @Slot(object)
    def _on_cancel(self, planned: Planned) -> None:
        words = self.tr("Afspraak geschrapt: {what}").format(what=self.agenda.title(planned))
        self.model.cancel(planned, words)

    @Slot(object, object)
    def _on_menu(self, planned: Planned, place: QPoint) -> None:
        menu = Menu(parent=self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        company, go = planned.enterprise_id, self.desk.go_requested.emit
        if company is not None:
            is_logged = planned.session_id is not None
            words = self.tr("Open sessie") if is_logged else self.tr("Log sessie")
            menu.add(words, partial(self._on_appointment, planned), "plus", "Return")
            if not is_logged:
                full = Place("session", parent=company, appointment=planned.id)
                menu.add(self.tr("Schrijf het volledige verslag"), partial(go, full), "text-long")
            file = Place("enterprise", record=company)
            menu.add(self.tr("Open dossier"), partial(go, file), "open-in-new")
            menu.addSeparator()
        change, cancel = partial(self._on_change, planned), partial(self._on_cancel, planned)
        menu.add(self.tr("Wijzig afspraak"), change, "pencil-outline", "F2")
        menu.add(self.tr("Schrap afspraak"), cancel, "calendar-remove-outline", "Del")
        menu.popup(place)

    @Slot(object)
    def _on_day(self, day: date) -> None:
        self.day = day
        self._show_day()

    @Slot()
    def _on_today(self) -> None:
        self._on_day(self.today.day)
        self._focus_here()

    @Slot(object)
    def _plan(self, enterprise_id: UUID) -> None:
        self.desk.plan_requested.emit(PlanRequest(enterprise_id=enterprise_id))

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
