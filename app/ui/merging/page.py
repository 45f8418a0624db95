"""S19 Samenvoegen: real clashes only, decided by keyboard."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QStackedLayout,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.services.conflicts.view import Conflict, MergedLine
from app.ui import theme
from app.ui.desk import Desk, Notice
from app.ui.keys import key
from app.ui.merging.conflict_list import ConflictList
from app.ui.merging.detail import ConflictDetail
from app.ui.merging.merged import MergedView
from app.ui.merging.view_model import MergingModel
from app.ui.page import Page
from app.ui.place import Crumb, Place
from app.ui.sync.places import place_of
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider, Label, heading, small
from app.ui.widgets.notices import EmptyState, Mark
from app.ui.widgets.panes import Panel

LIST_WIDTH = 276  # px at 100% text
MOST_LIST = 340  # px, with large letters: the values need the room


class MergingPage(Page):
    """The list at the left, the fields of the chosen record at the right."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.model = MergingModel(desk, desk.merging, self)
        self._place = 0  # in the list
        self._ground = Panel("surface", parent=self)
        self.list = ConflictList(self.model.words)
        self.detail = ConflictDetail(self.model)
        self.merged = MergedView(self.model.words)
        self.look_button = Button(self.tr("Bekijk"), "primary")
        self.empty = EmptyState(
            "call-merge", self.tr("Niets te beslissen"), "", (self.look_button,)
        )
        self._decide = QWidget()
        self.stack = QStackedLayout()
        self._lay_out()
        self._connect()
        self._show_list()
        self.model.read()

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return Crumb(self.tr("Synchronisatie"), Place("sync")), Crumb(self.tr("Samenvoegen"))

    @override
    def enter(self) -> None:
        self.setFocus()
        self._take_keyboard()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.stack.currentWidget() is self.merged:
            self._close_merged()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._ground)
        self._ground.column.addLayout(self.stack)
        row = QHBoxLayout(self._decide)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(20, 18, 12, 10)
        head.setSpacing(8)
        self.count = small()
        head.addWidget(heading(self.tr("Te beslissen")))
        head.addWidget(self.count)
        head.addStretch(1)
        left.addLayout(head)
        left.addWidget(self.list, 1)
        left.addWidget(self._foot())
        row.addWidget(self._left)
        row.addWidget(Divider(Qt.Orientation.Vertical))
        row.addWidget(self.detail, 1)
        for part in (self._decide, self.empty, self.merged):
            self.stack.addWidget(part)
        self._on_theme()

    def _foot(self) -> QWidget:
        """Make the line under the list: what merged by itself."""
        self.foot = QWidget()
        column = QVBoxLayout(self.foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Divider())
        row = QHBoxLayout()
        row.setContentsMargins(20, 10, 12, 10)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.merged_words = Label("", wrap=True)
        self.merged_button = Button(self.tr("Bekijk wat veranderde"), "link", flush=True)
        words.addWidget(self.merged_words)
        words.addWidget(self.merged_button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(Mark("check-circle-outline", "ok", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        column.addLayout(row)
        return self.foot

    def _connect(self) -> None:
        self.model.listed.connect(self._show_list)
        self.model.saved.connect(self._on_saved)
        self.list.current_changed.connect(self._on_current)
        self.list.entered.connect(self.detail.take_keyboard)
        self.detail.later_requested.connect(self._later)
        self.detail.show_requested.connect(self._show_record)
        self.merged.closed.connect(self._close_merged)
        self.merged.opened.connect(self._on_merged_opened)
        self.merged_button.clicked.connect(self._open_merged)
        self.look_button.clicked.connect(self._open_merged)
        theme.current().changed.connect(self._on_theme)
        held = Qt.KeyboardModifier
        self.take_keys(
            {
                key(Qt.Key.Key_B): self.detail.choose_both,
                key(Qt.Key.Key_L): self._later,
                key(Qt.Key.Key_N): self.detail.choose_newest,
                key(Qt.Key.Key_V): self.detail.toggle_base,
                key(Qt.Key.Key_Return): self._on_enter,
                key(Qt.Key.Key_Enter): self._on_enter,
                key(Qt.Key.Key_Return, held.ControlModifier): self.detail.save,
                key(Qt.Key.Key_Enter, held.ControlModifier): self.detail.save,
            }
        )

    @Slot()
    def _show_list(self) -> None:
        """Show what is to decide now; the chosen record stays chosen as long as it is there."""
        conflicts, count = self.model.conflicts, len(self.model.merged)
        self.count.setText(f"{len(conflicts)}")
        self.merged_words.setText(self.tr("{n} vanzelf samengevoegd").format(n=count))
        self.foot.setVisible(count > 0)
        self.merged.show_lines(self.model.merged)
        self._fill_empty(count)
        if self.stack.currentWidget() is self.merged and count:
            return
        had_keyboard = self._has_keyboard()
        if not conflicts:
            self.stack.setCurrentWidget(self.empty)
        else:
            shown = self.detail.conflict
            place = next((n for n, one in enumerate(conflicts) if _is_same(one, shown)), -1)
            self._place = place if place >= 0 else min(self._place, len(conflicts) - 1)
            self.list.show_conflicts(conflicts, self._place)
            self.detail.show_conflict(conflicts[self._place])
            self.stack.setCurrentWidget(self._decide)
        if had_keyboard:
            self._take_keyboard()

    def _fill_empty(self, count: int) -> None:
        words = self.tr("%n wijziging(en) is/zijn vandaag vanzelf samengevoegd.", None, count)
        if not count:
            words = self.tr("Hier komt wat twee mensen anders schreven en niet vanzelf samengaat.")
        self.empty.text.setText(words)
        self.look_button.setVisible(count > 0)

    def _has_keyboard(self) -> bool:
        """Tell whether the keyboard is here, and not on a text that is being written."""
        focus = self.window().focusWidget()
        if focus is None or isinstance(focus, QTextEdit | QPlainTextEdit):
            return False
        return focus is self or self.isAncestorOf(focus)

    def _take_keyboard(self) -> None:
        shown = self.stack.currentWidget()
        if shown is self._decide:
            self.detail.take_keyboard()
        elif shown is self.merged:
            self.merged.table.setFocus()
        elif self.look_button.isVisibleTo(self):
            self.look_button.setFocus()
        else:
            self.setFocus()  # what had it is hidden; the question may come back

    @Slot()
    def _on_enter(self) -> None:
        if self.stack.currentWidget() is self._decide:
            self.detail.next_or_save()

    @Slot(object)
    def _on_current(self, place: int) -> None:
        if 0 <= place < len(self.model.conflicts) and place != self._place:
            self._place = place
            self.detail.show_conflict(self.model.conflicts[place])

    @Slot(object)
    def _on_saved(self, place: int) -> None:
        """Go to the next record, which has come in its place."""
        self._place = min(place, max(0, len(self.model.conflicts) - 1))

    @Slot()
    def _later(self) -> None:
        """Put the chosen record at the end, and show the one that has come in its place."""
        conflict = self.detail.conflict
        if self.stack.currentWidget() is not self._decide or conflict is None:
            return
        place = self._place
        self.model.put_off(conflict)
        if self.model.are_all_later:
            self._leave()
        else:
            self.list.select(min(place, len(self.model.conflicts) - 2))
            self.detail.take_keyboard()

    def _leave(self) -> None:
        """With nothing left that was not put off: say that it stays, and go back."""
        words = self.tr(
            "Je beslist later over %n vraag/vragen. Ze staan bij Te beslissen.",
            None,
            len(self.model.conflicts),
        )
        self.model.forget_later()
        self.desk.noticed.emit(Notice(words))
        self.desk.back_requested.emit()

    @Slot()
    def _show_record(self) -> None:
        if self.detail.conflict is not None:
            self.desk.go_requested.emit(place_of(self.detail.conflict.record))

    @Slot()
    def _open_merged(self) -> None:
        self.stack.setCurrentWidget(self.merged)
        self.merged.table.setFocus()

    @Slot()
    def _close_merged(self) -> None:
        self.stack.setCurrentWidget(self._decide if self.model.conflicts else self.empty)
        self._take_keyboard()

    @Slot(object)
    def _on_merged_opened(self, line: MergedLine) -> None:
        self.desk.go_requested.emit(place_of(line.record, line.unit))

    @Slot()
    def _on_theme(self) -> None:
        wide = min(MOST_LIST, theme.current().px(LIST_WIDTH))
        self._left.setFixedWidth(wide)
        self.merged_button.setText(self.tr("Bekijk wat veranderde"))
        if self.foot.minimumSizeHint().width() > wide:
            self.merged_button.setText(self.tr("Bekijk"))


def _is_same(one: Conflict, other: Conflict | None) -> bool:
    """Tell whether two conflicts are about one record."""
    return other is not None and one.record.id == other.record.id
