"""Scherm «Traject»: one change trajectory, its phases over the whole width and tabs under them."""

from collections.abc import Iterator
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.desk import Desk
from app.ui.keys import key
from app.ui.page import PageInTurns
from app.ui.place import Crumb, Place
from app.ui.trajectory.ask_line import AskLine
from app.ui.trajectory.head import TrajectoryHead
from app.ui.trajectory.instead import broken_state, gone_state
from app.ui.trajectory.steps import TrajectorySteps
from app.ui.trajectory.tab import TABS, TrajectoryTab, make_tab
from app.ui.trajectory.view_model import TrajectoryModel
from app.ui.widgets.labels import Divider
from app.ui.widgets.menus import Menu
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.panes import Panel
from app.ui.widgets.tabs import Tabs

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
KEYS = tuple(one.key for one in TABS)


class TrajectoryPage(PageInTurns):
    """Head, a line that asks, and tabs; the unit of its place begins with the key of a tab."""

    _has_body = False  # before it is read, and when it does not exist

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.model = TrajectoryModel(desk, place.record or UUID(int=0), self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._state: EmptyState | None = None  # shown when there is no trajectory
        self.made: dict[str, TrajectoryTab] = {}  # the tabs that were looked at, by key
        self.model.loaded.connect(self._on_loaded)
        self.model.changed.connect(self._show)
        self.model.gone.connect(self._show_gone)
        self.model.not_loaded.connect(self._show_not_loaded)
        self.begin_building(self._build())
        self.model.begin()

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        view = self.model.view
        name = self.tr("Traject") if view is None else view.title
        return (Crumb(self.tr("Trajecten"), Place("trajectories")), Crumb(name))

    @override
    def enterprise(self) -> UUID | None:
        """Return the only company whose file is here; of a joint one there is no single one."""
        view = self.model.view
        here = [] if view is None else [one for one in view.running if one.has_file]
        return here[0].enterprise_id if len(here) == 1 else None

    @override
    def enter(self) -> None:
        tab = self.made.get(self._key()) if self._has_body else None
        if tab is None:
            self.setFocus()
        else:
            tab.take_keyboard()

    @override
    def keep(self) -> None:
        if self._has_body:
            for field in (self.head.title, self.head.purpose):
                field.keep()
            for tab in self.made.values():
                tab.keep()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 320)

    def show_tab(self, name: str) -> TrajectoryTab:
        """Go to a tab by its key."""
        self.tabs.setCurrentIndex(KEYS.index(name))
        return self._tab(name)

    def _build(self) -> Iterator[None]:
        self._body = Panel("surface", parent=self)
        self._body.column.setSpacing(0)
        self._body.hide()
        self._column.addWidget(self._body)
        self.head = TrajectoryHead(self.desk, self.model, self._body)
        yield
        self.line = AskLine(self._body)
        self.line.kept.set_case(self.desk, self.model.id, self.model.id)
        self.steps = TrajectorySteps(self.desk, self.model, self.line, self)
        names = self._names()
        self.tabs = Tabs([names[one] for one in KEYS], self._body)
        self.tabs.setAccessibleName(self.tr("Onderdelen van het traject"))
        self.stack = QStackedWidget(self._body)
        self._lay_out()
        self._connect()
        if self.model.view is not None:
            yield
            self._on_loaded()

    def _names(self) -> dict[str, str]:
        """Return the words on the tabs, by their keys."""
        return {
            "criteria": self.tr("Criteria en bewijs"),
            "goals": self.tr("Doel en verandering"),
            "members": self.tr("Ondernemingen"),
            "sessions": self.tr("Sessies"),
            "plan": self.tr("Actieplan"),
            "follow": self.tr("Opvolging"),
            "history": self.tr("Historiek"),
        }

    def _lay_out(self) -> None:
        asked = QHBoxLayout()
        asked.setContentsMargins(24, 8, 16, 0)
        asked.addWidget(self.line)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(24, 4, 16, 0)
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        self._body.column.addWidget(self.head)
        self._body.column.addLayout(asked)
        self._body.column.addLayout(tabs)
        self._body.column.addWidget(Divider())
        self._body.column.addWidget(self.stack, 1)
        self._column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.head.asked.connect(self._on_asked)
        self.head.phase_chosen.connect(self._on_phase)
        self.head.session_requested.connect(self._log_session)
        self.line.closed.connect(self.enter)
        self.take_keys(
            {
                key(Qt.Key.Key_F8): self._log_session,
                key(Qt.Key.Key_H, ALT): partial(self._on_asked, "history"),
                key(Qt.Key.Key_Tab, CTRL): partial(self._turn, 1),
                key(Qt.Key.Key_Backtab, CTRL, SHIFT): partial(self._turn, -1),
            },
        )

    @Slot()
    def _on_loaded(self) -> None:
        """Show the trajectory, once it is read."""
        self._drop_state()  # it was gone, and came back
        if self._keys is None:
            return
        waits = self.window().focusWidget() is self
        self._has_body = True
        self._show()
        wanted = self.place.unit.partition("/")[0]
        self.show_tab(wanted if wanted in KEYS else self._key())
        self._body.show()
        if waits:
            self.enter()

    @Slot()
    def _show(self) -> None:
        view = self.model.view
        if view is None or not self._has_body:
            return
        self.head.show_view(view)
        for tab in self.made.values():
            tab.show_view(view)
        self.crumbs_changed.emit()

    @Slot()
    def _show_gone(self) -> None:
        self.finish_building()
        self._body.hide()
        self._has_body = False
        self._show_state(gone_state(self.desk.keys, self._go_list))

    @Slot()
    def _show_not_loaded(self) -> None:
        self.finish_building()
        self._show_state(broken_state(self._on_again))

    def _show_state(self, state: EmptyState) -> None:
        self._drop_state()
        self._state = state
        self._column.addWidget(state)

    def _drop_state(self) -> None:
        if self._state is not None:
            self._state.hide()
            self._state.deleteLater()
            self._state = None

    @Slot()
    def _on_again(self) -> None:
        self._drop_state()
        self.setFocus()
        self.model.begin()

    @Slot()
    def _go_list(self) -> None:
        self.desk.go_requested.emit(Place("trajectories"))

    def _key(self) -> str:
        return KEYS[self.tabs.currentIndex()]

    @Slot(int)
    def _on_tab(self, number: int) -> None:
        if self._has_body:
            self.stack.setCurrentWidget(self._tab(KEYS[number]))

    def _tab(self, name: str) -> TrajectoryTab:
        """Return a tab, made and filled when nobody looked at it before."""
        if name not in self.made:
            place = TABS[KEYS.index(name)]
            made = make_tab(place, self.desk, self.model, self.stack)
            self.made[name] = made
            self.stack.addWidget(made)
            if self.model.view is not None:
                made.show_view(self.model.view)
        self.stack.setCurrentWidget(self.made[name])
        return self.made[name]

    @Slot(str)
    def _on_asked(self, what: str) -> None:
        if what == "history":
            self.show_tab("history").take_keyboard()
        elif what == "reopen":
            self.steps.reopen()
        elif what == "bin":
            self.keep()  # what is typed goes along, and comes back with it
            self.steps.throw_away()
        else:
            self.steps.ask(what)

    @Slot(str)
    def _on_phase(self, phase: str) -> None:
        menu = self.phase_menu(phase)
        part = self.head.phases.parts[phase]
        menu.popup(part.mapToGlobal(part.rect().bottomLeft()))

    def phase_menu(self, phase: str) -> Menu:
        """Return what can be done with a phase."""
        menu = Menu(parent=self)
        self.steps.fill_menu(phase, menu)
        return menu

    @Slot()
    def _log_session(self) -> None:
        self.desk.quick_session_requested.emit(self.enterprise())

    def _turn(self, step: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())
