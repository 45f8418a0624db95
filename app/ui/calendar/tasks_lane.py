"""The tasks beside the calendar: those of the coach, or of everybody."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.core import clock
from app.services.changes import Changes
from app.services.day.rows import ActionRow
from app.services.day.today import Today, load_tasks
from app.ui.agenda.request import PlanRequest
from app.ui.desk import Desk
from app.ui.place import place_of_action
from app.ui.today.list_view import TodayList
from app.ui.today.row_deeds import RowDeeds
from app.ui.today.words import TodayWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import muted, strong
from app.ui.widgets.panes import Panel
from app.ui.widgets.segments import Segments
from app.ui.work.reader import Reader

KINDS: Final = frozenset(
    {
        *("action", "enterprise", "snooze", "meeting", "network", "trajectory", "person"),
        "coordination_meeting",
    }
)


class TasksLane(Panel):
    """Space ticks a task off, Enter opens what it belongs to, S puts it off."""

    loaded = Signal(object)  # Today

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("surface", 0, parent)
        self._desk, self._words = desk, TodayWords(self)
        self._reader = Reader(desk.runner, self._work, self)
        self.whose = Segments([(False, self.tr("Van mij")), (True, self.tr("Van het team"))])
        self.whose.setAccessibleName(self.tr("Wiens taken"))
        self.whose.set_value(False)
        self.new_button = Button(self.tr("Nieuwe taak"), "quiet", "plus")
        self.list = TodayList(self._words, has_links=False)
        self.list.setAccessibleName(self.tr("Taken"))
        self.deeds = RowDeeds(desk, self._words, self.list)
        self.nothing = muted(self.tr("Geen taken tot en met zondag."), wrap=True)
        self.nothing.setContentsMargins(24, 12, 16, 0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(_at_top(self.nothing))
        head = QVBoxLayout()
        head.setContentsMargins(24, 12, 12, 4)
        head.setSpacing(8)
        line = FlowLayout(gap=8)
        line.addWidget(strong(self.tr("Taken")))
        line.addWidget(self.new_button)
        head.addLayout(line)
        head.addWidget(self.whose)
        self.column.setSpacing(0)
        self.column.addLayout(head)
        self.column.addWidget(self._stack, 1)
        self._connect()
        self.refresh()

    @property
    def is_shown(self) -> bool:
        """Whether what was asked last stands there."""
        return not self._reader.is_reading

    @Slot()
    def refresh(self) -> None:
        """Read again."""
        self._reader.ask()

    def _work(self) -> Callable[[], Today]:
        store, of_team = self._desk.store, bool(self.whose.value())
        return lambda: load_tasks(store, clock.today(), of_team=of_team)

    def _connect(self) -> None:
        self.whose.changed.connect(self.refresh)
        self.new_button.clicked.connect(self._on_new)
        self.list.opened.connect(self._on_opened)
        self._reader.read.connect(self._on_read)
        self._reader.failed.connect(self._on_failed)
        self._desk.bus.changed.connect(self._on_changed)

    @Slot(object)
    def _on_read(self, today: Today) -> None:
        self.list.show_today(today)
        self._stack.setCurrentIndex(0 if today.actions else 1)
        self.loaded.emit(today)
        self.deeds.settle()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._desk.failed.emit(error)
        self.deeds.settle()

    @Slot(object)
    def _on_changed(self, changes: object) -> None:
        if not isinstance(changes, Changes) or changes.kinds & KINDS:
            self.refresh()

    @Slot()
    def _on_new(self) -> None:
        self._desk.plan_requested.emit(PlanRequest("task"))

    @Slot(object)
    def _on_opened(self, row: ActionRow) -> None:
        self._desk.go_requested.emit(place_of_action(row))


def _at_top(widget: QWidget) -> QWidget:
    """Return a page with one widget at its top."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    column.addStretch(1)
    return page
