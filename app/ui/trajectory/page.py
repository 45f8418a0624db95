"""Scherm «Traject»: one change trajectory, its phases over the whole width and tabs under them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.reference.loader import Reference
from app.services.drafts import KeptDraft
from app.services.evidence.dossier import closing_report, trajectory_dossier
from app.storage.store import Store
from app.ui.desk import Desk, DocumentRequest
from app.ui.dossier.in_place import InPlaceText
from app.ui.edit_keeper import Edited, EditKeeper, TypedField
from app.ui.keys import key
from app.ui.page import PageInTurns
from app.ui.place import Crumb, Place
from app.ui.tab_room import TabEntry, TabRoom
from app.ui.trajectory.ask_line import AskLine
from app.ui.trajectory.closing_adding import ClosingAdding
from app.ui.trajectory.head import SIGNED, TrajectoryHead
from app.ui.trajectory.instead import broken_state, gone_state
from app.ui.trajectory.steps import TrajectorySteps
from app.ui.trajectory.tab import TABS, TabPlace, TrajectoryTab, make_tab
from app.ui.trajectory.view_model import ASKED, DRAFT_KIND, TrajectoryModel
from app.ui.typing_place import cursor_of, set_cursor
from app.ui.widgets.instead import Instead
from app.ui.widgets.labels import Divider
from app.ui.widgets.menus import Menu
from app.ui.widgets.panes import Panel

Paper = Callable[[Store, Reference, UUID], bytes]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class TrajectoryPage(PageInTurns):
    """Head, a line that asks, and tabs; the unit of its place begins with the key of a tab."""

    _has_body = False  # before it is read, and when it does not exist
    _first_focus: QWidget | None = None  # of what was being typed when it was left

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.model = TrajectoryModel(desk, place.record or UUID(int=0), self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.instead = Instead(self._column)
        self._early: list[KeptDraft | None] = []  # read before the page was built
        self.model.loaded.connect(self._on_loaded)
        self.model.changed.connect(self._show)
        self.model.gone.connect(self._show_gone)
        self.model.not_loaded.connect(self._show_not_loaded)
        self.begin_building(self._build())
        self.model.begin()

    @property
    @override
    def return_place(self) -> Place:
        place = super().return_place
        return replace(place, unit=self.room.unit(place.unit)) if self.is_built else place

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        name = self._title() or self.tr("Traject")
        return (Crumb(self.tr("Trajecten"), Place("trajectories")), Crumb(name))

    @override
    def enterprise(self) -> UUID | None:
        """Return the only company whose file is here; of a joint one there is no single one."""
        view = self.model.view
        here = [] if view is None else [one for one in view.running if one.has_file]
        return here[0].enterprise_id if len(here) == 1 else None

    @override
    def enter(self) -> None:
        if not self._has_body:
            self.setFocus()
            return
        self.edits.set_shown(on=True)
        focus, self._first_focus = self._first_focus, None
        tab = self.room.tabs().get(self.room.current)
        if focus is not None:
            place = cursor_of(focus)
            focus.setFocus()
            set_cursor(focus, place)
        elif isinstance(tab, TrajectoryTab):
            tab.take_keyboard()

    @override
    def keep(self) -> None:
        if self._has_body:
            for field in (self.head.title, self.head.purpose):
                field.keep()
            self.room.keep()
            self.edits.keep_now()

    @override
    def leave(self) -> None:
        if self._has_body:
            self.edits.set_shown(on=False)
            self.edits.keep_now()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 320)

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
        self.closing = ClosingAdding(self.desk, self)
        words = self._words()
        entries = [TabEntry(one.key, words[one.key], partial(self._make_tab, one)) for one in TABS]
        self.room = TabRoom(self.tr("Onderdelen van het traject"), entries, self._body)
        edited = Edited(DRAFT_KIND, lambda: self.model.id, self._title)
        self.edits = EditKeeper(self.desk, edited, self._parts, self._show_part, self)
        self._lay_out()
        self._connect()
        for kept in self._early:
            yield
            self._on_loaded(kept)

    def _words(self) -> dict[str, str]:
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

    def _make_tab(self, place: TabPlace, stack: QWidget) -> TrajectoryTab:
        made = make_tab(place, self.desk, self.model, stack)
        made.asked.connect(self.steps.ask)
        made.typed_changed.connect(self.edits.look)
        if self.model.view is not None:
            made.show_view(self.model.view)
        return made

    def _lay_out(self) -> None:
        asked = QHBoxLayout()
        asked.setContentsMargins(24, 8, 16, 0)
        asked.addWidget(self.line)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(24, 4, 16, 0)
        tabs.addWidget(self.room.bar)
        tabs.addStretch(1)
        self._body.column.addWidget(self.head)
        self._body.column.addLayout(asked)
        self._body.column.addLayout(tabs)
        self._body.column.addWidget(Divider())
        self._body.column.addWidget(self.room.stack, 1)
        self._column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)

    def _connect(self) -> None:
        for part in (self.head.title, self.head.purpose, self.line):
            part.typed_changed.connect(self.edits.look)
        self.head.asked.connect(self._on_asked)
        self.head.phase_chosen.connect(self._on_phase)
        self.head.session_requested.connect(self._log_session)
        self.line.closed.connect(self.enter)
        self.take_keys(
            {
                key(Qt.Key.Key_F8): self._log_session,
                key(Qt.Key.Key_P, CTRL): self._print_plan,
                key(Qt.Key.Key_H, ALT): partial(self._on_asked, "history"),
                key(Qt.Key.Key_Tab, CTRL): partial(self._turn, 1),
                key(Qt.Key.Key_Backtab, CTRL, SHIFT): partial(self._turn, -1),
            },
        )

    @Slot()
    def _print_plan(self) -> None:
        """Ctrl+P: go to the plan, and print what is shown of it."""
        tab = self.room.show("plan")
        if isinstance(tab, TrajectoryTab):
            tab.print_shown()

    @Slot(object)
    def _on_loaded(self, kept: KeptDraft | None) -> None:
        """Show the trajectory, once it is read, with what was typed on it before."""
        self.instead.drop()  # it was gone, and came back
        if self._keys is None:
            self._early = [kept]
            return
        waits = self.window().focusWidget() is self
        self._has_body = True
        self._show()
        self.room.show(self.room.current)
        self._show_part(self.place.unit)
        if kept is not None:
            self._first_focus = self.edits.restore(kept)
        self._body.show()
        if waits:
            self.enter()
            field = self._parts().get(self.place.unit)
            if isinstance(field, InPlaceText):  # such as one that the server refused
                field.edit()

    @Slot()
    def _show(self) -> None:
        view = self.model.view
        if view is None or not self._has_body:
            return
        typed = self.edits.typed()
        self.head.show_view(view)
        for tab in self.room.tabs().values():
            if isinstance(tab, TrajectoryTab):
                tab.show_view(view)
        self.edits.put_back(typed)
        self.crumbs_changed.emit()

    def _parts(self) -> dict[str, TypedField]:
        """Return every field by a name whose first part is its tab, where it is in one."""
        head = self.head
        parts: dict[str, TypedField] = {"title": head.title, "purpose": head.purpose}
        return parts | {ASKED: self.line} | self.room.fields()

    def _show_part(self, field: str) -> None:
        """Go to the tab of a field, and let it be there."""
        name, _, rest = field.partition("/")
        tab = self.room.show(name) if self.room.has(name) else None
        if isinstance(tab, TrajectoryTab):
            tab.reveal(rest)

    def _title(self) -> str:
        return "" if self.model.view is None else self.model.view.title

    @Slot()
    def _show_gone(self) -> None:
        self.finish_building()
        if self._has_body:
            self.edits.end()
        self._body.hide()
        self._has_body = False
        self.instead.show(gone_state(self.desk.keys, self._go_list))

    @Slot()
    def _show_not_loaded(self) -> None:
        self.finish_building()
        self.instead.show(broken_state(self._on_again))

    @Slot()
    def _on_again(self) -> None:
        self.instead.drop()
        self.setFocus()
        self.model.begin()

    @Slot()
    def _go_list(self) -> None:
        self.desk.go_requested.emit(Place("trajectories"))

    @Slot(str)
    def _on_asked(self, what: str) -> None:
        if what == "history":
            self.room.show("history")
            self.enter()
        elif what == "dossier":
            self._make(self.tr("Trajectdossier {title}"), trajectory_dossier)
        elif what == "closing":
            self._make(self.tr("Eindverslag {title}"), closing_report)
        elif what.startswith(SIGNED):
            self.closing.ask(UUID(what.removeprefix(SIGNED)))
        elif what == "case":
            self.desk.go_requested.emit(Place("case_review", origin=self.model.id))
        elif what == "reopen":
            self.steps.reopen()
        elif what == "bin":
            self.keep()  # what is typed goes along, and comes back with it
            self.steps.throw_away()
        else:
            self.steps.ask(what)

    def _make(self, title: str, paper: Paper) -> None:
        """Show a paper of the trajectory, with what is being typed on this page."""
        self.keep()
        title = title.format(title=self._title())
        make = partial(paper, self.desk.store, self.desk.reference, self.model.id)
        self.desk.document_requested.emit(DocumentRequest(title, f"{title}.pdf", make))

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
        """Go to another tab; the keyboard goes along when it was in the one before."""
        had_focus = self.room.stack.isAncestorOf(self.window().focusWidget() or self)
        self.room.turn(step)
        if had_focus:
            self.enter()
