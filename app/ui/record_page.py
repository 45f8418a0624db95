"""A page about one record: a head, tabs, and what stands there while there is none."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.desk import Desk
from app.ui.dossier.in_place import InPlaceText
from app.ui.dossier.read_only import ReadOnlyLine
from app.ui.edit_keeper import Edited, EditKeeper, TypedField
from app.ui.keys import Keys, key
from app.ui.page import Page
from app.ui.place import Place
from app.ui.record_model import RecordModel
from app.ui.tab_room import TabEntry, TabRoom
from app.ui.typing_place import cursor_of, set_cursor
from app.ui.widgets.buttons import Button
from app.ui.widgets.instead import Instead
from app.ui.widgets.labels import Divider, muted
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.panes import Panel

T = TypeVar("T")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NOBODY = UUID(int=0)


class RecordPage(Page, Generic[T]):
    """
    Reads in the background, shows a sentence meanwhile, and builds its body once.

    What is typed in its fields and not stored is a draft of the kind of its screen.
    """

    def __init__(
        self, desk: Desk, place: Place, model: RecordModel[T], parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, place, parent)
        self.model = model
        model.setParent(self)
        self.room: TabRoom | None = None  # none before the record is read
        self._body = Panel("surface", parent=self)
        self._body.column.setSpacing(0)
        self._names: list[str] = []  # of the tabs
        self.only_read = ReadOnlyLine()
        self.only_read.setContentsMargins(24, 4, 16, 0)
        waiting = muted(self.tr("Bezig…"))
        waiting.setContentsMargins(24, 16, 0, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._body)
        self._body.column.addWidget(waiting, 0, Qt.AlignmentFlag.AlignTop)
        self.instead = Instead(self._column, waiting)
        self._first_focus: QWidget | None = None  # of what was being typed when it was left
        edited = Edited(place.screen, lambda: place.record or NOBODY, self.name)
        self.edits = EditKeeper(desk, edited, self._parts, self._show_part, self)
        model.changed.connect(self._on_changed)
        model.gone.connect(self._on_gone)
        model.not_loaded.connect(self._on_not_loaded)
        model.begin()

    @property
    @override
    def return_place(self) -> Place:
        place, room = super().return_place, self.room
        return place if room is None else replace(place, unit=room.unit(place.unit))

    def name(self) -> str:
        """Return what the record is called; words for it before it is read."""
        raise NotImplementedError

    def build(self, body: Panel) -> tuple[QWidget, Sequence[TabEntry], str]:
        """Return the head, the tabs and what the bar of tabs is called."""
        raise NotImplementedError

    def show_view(self, view: T) -> None:
        """Show the record in all that is made so far."""
        raise NotImplementedError

    def head_fields(self) -> dict[str, TypedField]:
        """Return the fields of the head by name."""
        raise NotImplementedError

    def first_stop(self) -> QWidget:
        """Return what gets the keyboard."""
        raise NotImplementedError

    def gone_words(self) -> tuple[str, str, str, Place]:
        """Return a title, a sentence and a button for a record that is not here, and its place."""
        raise NotImplementedError

    def may_edit(self, view: T) -> bool:
        """Return whether who works here may change the record, and does not only read it."""
        raise NotImplementedError

    def own_keys(self) -> Keys:
        """Return the keys of the page, beside those of its tabs."""
        return {}

    @override
    def enter(self) -> None:
        self.edits.set_shown(on=True)
        focus, self._first_focus = self._first_focus, None
        if self.room is None:
            self.setFocus()
        elif focus is None:
            self.first_stop().setFocus()
        else:
            place = cursor_of(focus)
            focus.setFocus()
            set_cursor(focus, place)

    @override
    def keep(self) -> None:
        if self.room is not None:
            for field in self.head_fields().values():
                if isinstance(field, InPlaceText):
                    field.keep()
            self.room.keep()
        self.edits.keep_now()

    @override
    def leave(self) -> None:
        self.edits.set_shown(on=False)
        self.edits.keep_now()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 320)

    def _parts(self) -> dict[str, TypedField]:
        if self.room is None:
            return {}
        return {**self.head_fields(), **self.room.fields()}

    def _show_part(self, name: str) -> None:
        tab, _, _ = name.partition("/")
        if self.room is not None and self.room.has(tab):
            self.room.show(tab)

    def _build(self) -> None:
        head, entries, name = self.build(self._body)
        self._names = [entry.name for entry in entries]
        self.room = room = TabRoom(name, entries, self._body)
        room.made.connect(self._on_made)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(24, 4, 16, 0)
        tabs.addWidget(room.bar)
        tabs.addStretch(1)
        self._body.column.addWidget(head)
        self._body.column.addWidget(self.only_read)
        self._body.column.addLayout(tabs)
        self._body.column.addWidget(Divider())
        self._body.column.addWidget(room.stack, 1)
        for field in self.head_fields().values():
            self._follow(field)
        self.take_keys(
            {
                key(Qt.Key.Key_Tab, CTRL): partial(self._turn, 1),
                key(Qt.Key.Key_Backtab, CTRL, SHIFT): partial(self._turn, -1),
                **self.own_keys(),
            }
        )

    @Slot()
    def _on_changed(self) -> None:
        view = self.model.view
        if view is None:
            return
        waits = self.window().focusWidget() is self
        is_first = self.room is None
        self.instead.drop()
        if is_first:
            self._body.hide()  # else what is made in it is seen, and takes the keyboard, later
            self._build()
            self._show(view)
            self._open_first()
            waits = waits or self.hasFocus()
        else:
            self._show(view)
        self._body.show()
        self.crumbs_changed.emit()
        if waits:
            self.enter()

    def _show(self, view: T) -> None:
        """Show the record; what is only to be read says so, and its fields take nothing."""
        self.show_view(view)
        may_edit = self.may_edit(view)
        self.only_read.setVisible(not may_edit)
        for part in self._parts().values():
            if isinstance(part, QWidget):
                part.setEnabled(may_edit)

    def _open_first(self) -> None:
        """Go to the tab of the place, or put back what was being typed."""
        room, kept = self.room, self.model.draft
        if room is None:
            return
        tab, _, _ = self.place.unit.partition("/")
        room.show(tab if room.has(tab) else self._names[0])
        if kept is not None:
            self._first_focus = self.edits.restore(kept)

    @Slot(str, object)
    def _on_made(self, _name: str, tab: object) -> None:
        if self.model.view is not None:
            self._show(self.model.view)
        self._follow(tab)

    def _follow(self, typing: object) -> None:
        """Keep what is typed in a field, or in a tab that has some."""
        typed_changed = getattr(typing, "typed_changed", None)
        if typed_changed is not None:
            typed_changed.connect(self.edits.look)

    @Slot()
    def _on_gone(self) -> None:
        if self.room is not None:
            self.edits.end()
        title, words, action, place = self.gone_words()
        self._show_state("file-question-outline", (title, words, action), lambda: self._go(place))

    @Slot()
    def _on_not_loaded(self) -> None:
        words = (
            self.tr("Dit kon niet geopend worden"),
            self.tr("Er is niets gewijzigd."),
            self.tr("Probeer opnieuw"),
        )
        self._show_state("alert-outline", words, self.model.begin)

    def _show_state(
        self, icon: str, words: tuple[str, str, str], slot: Callable[[], object]
    ) -> None:
        self._body.hide()
        button = Button(words[2], "primary")
        button.clicked.connect(slot)
        self.instead.show(EmptyState(icon, words[0], words[1], (button,)))

    def _go(self, place: Place) -> None:
        self.desk.go_requested.emit(place)

    def _turn(self, step: int) -> None:
        if self.room is not None:
            self.room.turn(step)
            self.first_stop().setFocus()
