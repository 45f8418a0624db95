"""What the forms «Plan afspraak» and «Nieuwe taak» share: reading, draft and buttons."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.services.day.agenda import Booked
from app.services.day.agenda_form import PlanBegin, begin_plan
from app.services.drafts import DraftForm, close_draft, draft_changes, new_draft_id
from app.ui import theme
from app.ui.agenda.appointment_fields import AppointmentFields
from app.ui.agenda.request import PlanRequest
from app.ui.agenda.task_fields import TaskFields
from app.ui.bin.way_back import IN_BIN, InBinHint
from app.ui.desk import Desk, Step
from app.ui.drafts import DraftKeeper
from app.ui.keys import PageKeys, key, share_keys
from app.ui.messages import message_for
from app.ui.typing_place import TypingPlace, go_to, place_in
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import NoteLine
from app.ui.widgets.labels import heading, muted
from app.ui.widgets.panes import FittingPane
from app.ui.work.last_work import LastWork

WIDTH = 480  # px at 100% text
AROUND = 112  # px of the height of the window: margins and gaps, in the form and around it
LOWEST = 160  # px that the fields have at least


class PlanDialog(QDialog):
    """
    A small form; what is typed in it is a draft, also after Esc, until it is stored.

    It stands there before what it begins with is read: a key that needs that waits for it.
    `booked` comes when it was stored.
    """

    booked = Signal()

    _keys: PageKeys | None = None  # Qt sends events before the dialog is ready

    def __init__(self, desk: Desk, request: PlanRequest, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(True)
        share_keys(self)
        self.desk, self._request = desk, request
        self._room = parent.size()
        self._draft_id = request.draft_id or new_draft_id()
        self._words = ""  # said once it is stored
        self._is_touched = False
        self._keeper: DraftKeeper | None = None  # once all is read
        self._last: LastWork | None = None  # that is under way
        self._wish: Callable[[], None] | None = None  # what was asked before all was read
        self.heading = heading()
        self._pane = FittingPane()
        self.form = _fields(desk, request, self._pane.body)
        self.note = NoteLine()
        self.in_bin = InBinHint(desk)
        self.state = muted()
        self.cancel_button = Button(self.tr("Sluit"), shortcut_hint="Esc")
        self.done_button = Button("", "primary", shortcut_hint="Ctrl+Enter")
        self.done_button.setDefault(True)
        self._lay_out()
        self._connect()
        self._name()
        self.form.first().setFocus()
        self._begin_reading()

    @property
    def is_ready(self) -> bool:
        """Whether all is read that is stored along."""
        return self._keeper is not None and not self.form.is_busy

    def keep(self) -> None:
        """Put what is typed on disk, now; what was just stored is no draft any more."""
        if self._last is not None:
            if not self._last.give_up():
                return
            self._resume()
        self._wish = None
        if self._is_touched:
            if self._keeper is None:
                self._on_read(self._reader()())
            self._touch_keeper()
            if self._keeper is not None:
                self._keeper.keep_now()

    @Slot()
    def touch(self) -> None:
        """Something was typed or chosen."""
        self._is_touched = True
        self.note.show_note("muted", "")
        self.in_bin.clear()
        self._touch_keeper()

    @Slot()
    def store_it(self) -> None:
        """Store it, and close."""
        if self._last is not None or self.form.company.combo.take_first():
            return
        if not self.is_ready:
            self._wish = self.store_it
            return
        store = self.form.storing(self._draft_id if self._is_touched else None)
        if store is not None:
            self._words = self.form.notice()
            self._begin_last(store, self._on_stored)

    @override
    def reject(self) -> None:
        """Close; what was typed stays a draft."""
        if self._last is not None:
            return
        if not self._is_touched:
            self._end()
        elif self._keeper is None:
            self._wish = self.reject
        else:
            store, draft_id = self.desk.store, self._draft_id
            self._begin_last(lambda: close_draft(store, draft_id), self._on_put_away)

    def leave(self) -> None:
        """Close before a lock; what was typed stands there again after it."""
        if self._last is not None:
            return
        try:
            self.keep()
        except UserError:
            return  # whoever locks is told the same, and why
        if self._is_touched:
            self.desk.bus.tell(draft_changes(self._snapshot()))
        self._end()

    @override
    def event(self, event: QEvent) -> bool:
        if self._keys is not None and self._keys.handle(event):
            return True
        return super().event(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        around = 2 * self.heading.sizeHint().height() + self.done_button.sizeHint().height()
        self._pane.most = max(self._room.height() - AROUND - around, LOWEST)
        super().showEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        self._pane.column.addWidget(self.form)
        self._pane.column.addStretch(1)
        for widget in (self.heading, self._pane, self.note, self.in_bin):
            column.addWidget(widget)
        column.addSpacing(4)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(8)
        row.addWidget(self.state, 1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.done_button)
        room = max(self._room.width() - 48, 300)
        self.setMinimumWidth(min(theme.current().px(WIDTH), room))

    def _connect(self) -> None:
        control, code = Qt.KeyboardModifier.ControlModifier, Qt.Key
        self._keys = PageKeys(
            self,
            {
                key(code.Key_Return, control): self.store_it,
                key(code.Key_Enter, control): self.store_it,
            },
        )
        self.form.edited.connect(self.touch)
        self.form.remarked.connect(self._on_remark)
        self.form.settled.connect(self._on_settled)
        self.cancel_button.clicked.connect(self.reject)
        self.done_button.clicked.connect(self.store_it)
        self.in_bin.brought_back.connect(self.done_button.setFocus)

    def _name(self) -> None:
        self.setWindowTitle(self.form.title())
        self.heading.setText(self.form.title())
        self.done_button.setText(self.form.done_words())

    def _begin_reading(self) -> None:
        asked = self._request
        if asked.draft_id is None and asked.appointment_id is None and asked.enterprise_id is None:
            self._on_read(PlanBegin())
            return
        read = self._reader()
        job = self.desk.runner.start(lambda _progress: read(), database=False)
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._on_not_read)

    def _reader(self) -> Callable[[], PlanBegin]:
        """Return what reads how the form begins; it holds values only, for a worker."""
        store, asked = self.desk.store, self._request
        return lambda: begin_plan(
            store,
            draft_id=asked.draft_id,
            appointment_id=asked.appointment_id,
            enterprise_id=asked.enterprise_id,
        )

    @Slot(object)
    def _on_read(self, begin: PlanBegin) -> None:
        if self._keeper is not None:
            return  # read already, for a lock that did not wait
        before = self.form.first()
        self._keeper = DraftKeeper(
            self.desk.store, self.desk.runner, self._snapshot, self, begin.kept
        )
        self.desk.keeping.watch(self._keeper)
        self._keeper.kept.connect(self._on_kept)
        self._keeper.failed.connect(self.desk.failed)
        self.form.fill(begin)
        self._name()
        if self.focusWidget() is before and not self._is_touched:
            self._take_keyboard(begin)
        if self._is_touched:
            self._touch_keeper()
        self._is_touched = self._is_touched or begin.kept is not None
        self._on_settled()

    def _take_keyboard(self, begin: PlanBegin) -> None:
        """Go to where somebody was typing, else to the first field."""
        kept = begin.kept
        if kept is None or not go_to(self.form, TypingPlace(kept.form.focus, kept.form.cursor)):
            self.form.first().setFocus()

    @Slot(object)
    def _on_not_read(self, error: Exception) -> None:
        """Close a form that cannot begin; what was typed meanwhile stays, as a new one."""
        self.desk.failed.emit(error)
        if self._is_touched:
            self._draft_id = new_draft_id()
            self._on_read(PlanBegin())
        else:
            self._end()

    @Slot()
    def _on_settled(self) -> None:
        """Do what was asked while something was being read."""
        if self.is_ready and self._wish is not None:
            wish, self._wish = self._wish, None
            wish()

    @Slot(str)
    def _on_remark(self, words: str) -> None:
        self.note.show_note("attention", words)

    def _begin_last(self, work: Callable[[], object], then: Callable[[Any], None]) -> None:
        """Write what is typed, and end with it, in a worker."""
        if self._is_touched:
            self._touch_keeper()
        write = (lambda: None) if self._keeper is None else self._keeper.hand_over()
        self._last = LastWork(write, work)
        self.done_button.setEnabled(False)
        job = self.desk.runner.start(self._last.run)
        job.succeeded.connect(then)
        job.failed.connect(self._on_failed)

    def _resume(self) -> None:
        """Go on typing after what was to be the end."""
        self._last = None
        self.done_button.setEnabled(True)

    def _touch_keeper(self) -> None:
        if self._keeper is not None:
            self._keeper.touch()

    def _end(self) -> None:
        if self._keeper is not None:
            self._keeper.end()
        super().reject()
        self.deleteLater()

    def _snapshot(self) -> DraftForm:
        place = place_in(self) or TypingPlace()
        return DraftForm(
            id=self._draft_id,
            kind=self.form.kind,
            subject=None,
            title=self.form.company.name(),
            fields=self.form.values(),
            focus=place.field,
            cursor=place.cursor,
            is_open=self.isVisible(),
        )

    @Slot(object)
    def _on_kept(self, _at: object) -> None:
        self.state.setText(self.tr("Concept bewaard"))

    @Slot(object)
    def _on_stored(self, booked: Booked) -> None:
        if self._keeper is not None:
            self._keeper.end()
        self.desk.did(Step(self._words, booked.changes))
        self.booked.emit()
        self.accept()
        self.deleteLater()

    @Slot(object)
    def _on_put_away(self, _nothing: object) -> None:
        self.desk.bus.tell(draft_changes(self._snapshot()))
        self._end()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._resume()
        if self._is_touched:
            self._touch_keeper()
        if isinstance(error, UserError) and error.code == IN_BIN:
            self.in_bin.show_error(error)
        elif isinstance(error, UserError) and not error.code.startswith("store."):
            self.note.show_note("error", message_for(error).happened)
        else:
            self.desk.failed.emit(error)


def _fields(desk: Desk, request: PlanRequest, parent: QWidget) -> AppointmentFields | TaskFields:
    if request.kind == "task":
        return TaskFields(desk, request, parent)
    return AppointmentFields(desk, request, parent)
