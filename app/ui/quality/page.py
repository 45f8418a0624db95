"""Scherm «Kwaliteit»: demand, improvements, capacity, waits, effort, cases and meetings."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.drafts import KeptDraft, find_draft
from app.ui.desk import Desk
from app.ui.edit_keeper import Edited, EditKeeper
from app.ui.keys import key
from app.ui.page import Page
from app.ui.place import Crumb, Place
from app.ui.quality.books import Books
from app.ui.quality.flow_tab import FlowTab
from app.ui.quality.register import Register
from app.ui.quality.still_tab import StillTab
from app.ui.quality.waits_tab import WaitsTab
from app.ui.quality.words import tab_words
from app.ui.tab_room import TabEntry, TabRoom
from app.ui.widgets.labels import Divider, title
from app.ui.widgets.panes import Panel

KIND: Final = "quality"  # of the draft of hours that are typed
FLOW: Final = "flow"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@runtime_checkable
class Tab(Protocol):
    """What every tab can."""

    def read(self) -> None:
        """Read again what it shows."""

    def take_keyboard(self) -> None:
        """Put the keyboard where one begins."""


class QualityPage(Page):
    """Each tab is made when it is first looked at; Ctrl+Tab goes to the next one."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self._books = Books(desk.reference, desk.me, self)
        self._made_by: Mapping[str, Callable[[QWidget], QWidget]] = {
            "questions": lambda stack: Register(desk, self._books.questions(), stack),
            "improvements": lambda stack: Register(desk, self._books.improvements(), stack),
            FLOW: self._make_flow,
            "waits": lambda stack: WaitsTab(desk, stack),
            "still": lambda stack: StillTab(desk, stack),
            "reviews": lambda stack: Register(desk, self._books.reviews(), stack),
            "meetings": lambda stack: Register(desk, self._books.meetings(), stack),
        }
        entries = [
            TabEntry(name, words, self._made_by[name]) for name, words in tab_words().items()
        ]
        self.room = TabRoom(self.tr("Kwaliteit"), entries, self)
        edited = Edited(KIND, lambda: desk.me.person_id, lambda: self.tr("Capaciteit"))
        self.edits = EditKeeper(desk, edited, self.room.fields, self._show_part, self)
        self._lay_out()
        self._take_keys()
        first = place.unit if self.room.has(place.unit) else "questions"
        self.room.show(FLOW if place.draft is not None else first)
        self._look_for_draft()

    @property
    @override
    def return_place(self) -> Place:
        return replace(super().return_place, unit=self.room.current)

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(self.tr("Kwaliteit")),)

    @override
    def enter(self) -> None:
        self.edits.set_shown(on=True)
        shown = self.room.stack.currentWidget()
        if isinstance(shown, Tab):
            shown.take_keyboard()

    @override
    def keep(self) -> None:
        self.edits.keep_now()

    @override
    def leave(self) -> None:
        self.edits.set_shown(on=False)
        self.edits.keep_now()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 320)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 16, 0)
        head.addWidget(title(self.tr("Kwaliteit")))
        head.addStretch(1)
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 4, 16, 0)
        bar.addWidget(self.room.bar, 1)
        ground = Panel("surface", parent=self)
        ground.column.setSpacing(0)
        ground.column.addLayout(head)
        ground.column.addLayout(bar)
        ground.column.addWidget(Divider())
        ground.column.addWidget(self.room.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ground)

    def _take_keys(self) -> None:
        self.take_keys(
            {
                key(Qt.Key.Key_Tab, CTRL): lambda: self.room.turn(1),
                key(Qt.Key.Key_Backtab, CTRL | SHIFT): lambda: self.room.turn(-1),
                key(Qt.Key.Key_N, CTRL): self._on_new,
                key(Qt.Key.Key_F, CTRL): self._on_find,
                key(Qt.Key.Key_P, CTRL): self._on_print,
                key(Qt.Key.Key_F5): self._on_refresh,
            }
        )

    def _make_flow(self, stack: QWidget) -> QWidget:
        tab = FlowTab(self.desk, stack)
        tab.typed_changed.connect(self.edits.look)
        return tab

    def _show_part(self, name: str) -> None:
        self.room.show(name.partition("/")[0])

    def _look_for_draft(self) -> None:
        store, me = self.desk.store, self.desk.me.person_id
        job = self.desk.runner.start(lambda _progress: find_draft(store, KIND, me), database=False)
        job.succeeded.connect(self._on_draft)
        job.failed.connect(self.desk.failed)

    @Slot(object)
    def _on_draft(self, kept: KeptDraft | None) -> None:
        if kept is not None:
            self.edits.offer(kept)

    def _register(self) -> "Register[object] | None":
        shown = self.room.stack.currentWidget()
        return shown if isinstance(shown, Register) else None

    @Slot()
    def _on_new(self) -> None:
        if (shown := self._register()) is not None:
            shown.begin_new()

    @Slot()
    def _on_find(self) -> None:
        if (shown := self._register()) is not None:
            shown.focus_filter()

    @Slot()
    def _on_print(self) -> None:
        if (shown := self._register()) is not None:
            shown.print_list()

    @Slot()
    def _on_refresh(self) -> None:
        shown = self.room.stack.currentWidget()
        if isinstance(shown, Tab):
            shown.read()
