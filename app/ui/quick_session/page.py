"""Snelsessie (F8): a small window on top of all others."""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.core.errors import UserError
from app.services.day.agenda import Planned
from app.services.drafts import DraftForm, KeptDraft, close_draft, draft_changes, new_draft_id
from app.services.sessions.coaching import Saved
from app.services.sessions.context import EnterpriseChoice
from app.ui.bin.way_back import IN_BIN
from app.ui.desk import Desk, Step
from app.ui.drafts import DraftKeeper
from app.ui.keys import PageKeys, key
from app.ui.place import Place
from app.ui.quick_session.checks import QuickChecks
from app.ui.quick_session.panel import QuickSessionWidgets
from app.ui.quick_session.placing import show_on_screen
from app.ui.quick_session.view_model import (
    DRAFT_KIND,
    QuickSessionModel,
    present_of,
    present_rows,
)
from app.ui.widgets.days import day_text


class QuickSessionPanel(QWidget):
    """
    Logs a session in a few keys.

    The shell calls `begin` for F8, `keep` before locking and closing, and `leave` after `keep`
    when the profile closes. What was typed stays a draft until it is finished.
    """

    opened = Signal()
    hidden = Signal()

    _keys: PageKeys | None = None  # Qt sends events before the panel is ready

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self.setWindowTitle(self.tr("Snelsessie"))
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.desk = desk
        self.model = QuickSessionModel(desk, self)
        self.parts = QuickSessionWidgets(desk, self.model, self)
        self._draft_id = new_draft_id()
        self._keeper: DraftKeeper | None = None
        self._saving = False
        self._checks = QuickChecks(self.parts)
        self._touched = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.parts)
        self._connect()
        control = Qt.KeyboardModifier.ControlModifier
        keys = {
            key(Qt.Key.Key_Return, control): self.finish,
            key(Qt.Key.Key_Enter, control): self.finish,
            key(Qt.Key.Key_Return, control, Qt.KeyboardModifier.ShiftModifier): self.open_full,
            key(Qt.Key.Key_S, control): self._kept_now,
            key(Qt.Key.Key_Escape): self.put_away,
        }
        self._keys = PageKeys(self, keys, desk.keys.usual)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed or chosen yet."""
        return not self._touched and not self.parts.note.markup().strip()

    @Slot(object)
    def begin(self, asked: object = None, here: UUID | None = None) -> None:
        """Show the panel for an enterprise or a Planned that is asked, else what waits, or here."""
        if isinstance(asked, Planned) and not self._make_room_for(asked):
            return
        company = asked.enterprise_id if isinstance(asked, Planned) else asked or here
        if self.isHidden() and self._keeper is None:
            if (kept := self.model.kept(asked or here)) is None:
                self._start(*self.model.new_session(asked, here))
            else:
                self._restore(kept)
        elif isinstance(company, UUID) and self.is_empty:
            self._show_enterprise(company)
        self._show()

    def _make_room_for(self, planned: Planned) -> bool:
        """Put what stands here away for another appointment; False when it cannot be kept."""
        if self._keeper is not None and self.model.planned_id != planned.id:
            if not self.make_room():
                return False
            self.leave()
        return True

    def keep(self) -> None:
        """Put what is typed on disk, now."""
        if self._keeper is not None and not self._saving:
            self._keeper.touch()
            self._keeper.keep_now()

    def leave(self) -> None:
        """Go away for good; `keep` was called, the draft stays open for the next time."""
        if self._keeper is not None:
            self._keeper.end()
            self._keeper = None
        self.hide()

    @Slot()
    def finish(self) -> None:
        """Rond af."""
        if self._saving or not self.model.may_edit or not self.parts.clock.take_edit():
            return
        self.parts.clear_notes()
        if not self._kept_now():
            return
        ends_at = self.parts.clock.ends_at or clock.now()
        form = self.model.form(self._fields(), ends_at)
        if form is None:
            self._ask_enterprise()
        elif not self._checks.refuses(form, self._draft_id):
            self._saving = True
            self.setEnabled(False)
            self.model.save(form, self._draft_id, self.parts.gate.replies())

    @Slot()
    def put_away(self) -> None:
        """Verberg: the draft stays; one in which nothing was typed does not."""
        if self._keeper is not None:
            if self.is_empty:
                self._keeper.discard()
                self._keeper = None
            elif self._kept_now():
                close_draft(self.desk.store, self._draft_id)
            else:
                return  # what is typed stays in sight until it is on disk
            self.desk.bus.tell(draft_changes(self._snapshot()))
        self.hide()
        self.hidden.emit()

    @Slot()
    def open_full(self) -> None:
        """Go on with this session in the full form, with all it has."""
        if self._keeper is None or self.model.context is None:
            self._ask_enterprise()
            return
        if not self._kept_now():
            return
        self._keeper.end()
        self._keeper = None
        self.hide()
        self.desk.go_requested.emit(Place("session", draft=self._draft_id))

    @override
    def event(self, event: QEvent) -> bool:
        if self._keys is not None and self._keys.handle(event):
            return True
        return super().event(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.put_away()
        event.setAccepted(self.isHidden())

    def _kept_now(self) -> bool:
        """Put what is typed on disk; say so when that is refused, and return False."""
        try:
            self.keep()
        except UserError as error:
            self._on_draft_failed(error)
            return False
        return True

    def _connect(self) -> None:
        parts = self.parts
        parts.picker.chosen.connect(self._on_enterprise)
        parts.picker.closed.connect(parts.note.setFocus)
        for part in (parts.kinds, parts.people, parts.workers, parts.next, parts.clock):
            part.changed.connect(self._on_choice)
        parts.next.changed.connect(self._on_next)
        parts.note.edited.connect(self._touch)
        parts.gate.edited.connect(self._touch)
        parts.gate.passed.connect(self.finish)
        parts.gate.refer_requested.connect(self._refer)
        parts.clock.invalid.connect(self._on_clock_invalid)
        parts.hide_button.clicked.connect(self.put_away)
        parts.done_button.clicked.connect(self.finish)
        parts.full_button.clicked.connect(self.open_full)
        self.model.saved.connect(self._on_saved)
        self.model.failed.connect(self._on_failed)

    def _start(self, fields: dict[str, Any], enterprise_id: UUID | None) -> None:
        self._draft_id, self._touched = new_draft_id(), False
        self._keeper = self._make_keeper(None)
        self._fill(fields, enterprise_id)
        self.parts.saved_mark.hide()
        self.parts.saved.setText("")
        self._touch()  # the moment it began must survive too

    def _restore(self, kept: KeptDraft) -> None:
        form = kept.form
        self._draft_id, self._touched = form.id, True
        enterprise = form.fields.get("enterprise")
        self._fill(form.fields, None if enterprise is None else UUID(enterprise))
        self._keeper = self._make_keeper(kept)
        self._on_kept(kept.saved_at)
        self.parts.note.set_cursor_place(form.cursor)

    def _fill(self, fields: dict[str, Any], enterprise_id: UUID | None) -> None:
        parts = self.parts
        self._checks.reset()
        self.parts.clear_notes()
        self.model.choose(enterprise_id)
        self.model.take_appointment(fields.get("appointment"))
        self._show_company()
        parts.kinds.set_value(fields["kind"])
        ends_at = fields.get("ends_at")
        parts.clock.show_times(
            datetime.fromisoformat(fields["starts_at"]),
            None if ends_at is None else datetime.fromisoformat(ends_at),
        )
        self._show_people(fields.get("present", []))
        parts.workers.set_value(fields.get("unnamed", 0))
        parts.note.set_markup(fields.get("note", ""))
        parts.next.set_value(fields.get("next"))
        parts.gate.put_back(fields.get("funding", {}))
        self._on_next()

    def _fields(self) -> dict[str, Any]:
        parts, choice = self.parts, self.model.choice
        ends_at = parts.clock.ends_at
        return {
            "enterprise": None if choice is None else str(choice.id),
            "kind": parts.kinds.value(),
            "starts_at": parts.clock.starts_at.isoformat(),
            "ends_at": None if ends_at is None else ends_at.isoformat(),
            "present": present_rows(parts.people.present()),
            "unnamed": parts.workers.value(),
            "note": parts.note.markup(),
            "next": parts.next.value(),
            "funding": parts.gate.values(),
            "appointment": None if self.model.planned_id is None else str(self.model.planned_id),
        }

    def _snapshot(self) -> DraftForm:
        choice, focus = self.model.choice, self.focusWidget()
        name = self.tr("Snelsessie") if choice is None else choice.name
        return DraftForm(
            id=self._draft_id,
            kind=DRAFT_KIND,
            subject=None,
            title=name,
            fields=self._fields(),
            focus="" if focus is None else focus.objectName(),
            cursor=self.parts.note.textCursor().position(),
            is_open=not self.isHidden(),
        )

    def _make_keeper(self, kept: KeptDraft | None) -> DraftKeeper:
        keeper = DraftKeeper(self.desk.store, self.desk.runner, self._snapshot, self, kept)
        self.desk.keeping.watch(keeper)
        keeper.kept.connect(self._on_kept)
        keeper.failed.connect(self._on_draft_failed)
        return keeper

    def _show(self) -> None:
        was_hidden = show_on_screen(self)
        if self.model.choice is None:
            self.parts.picker.open()
        elif was_hidden:
            self.parts.note.setFocus()
        self.opened.emit()

    def _show_enterprise(self, enterprise_id: UUID) -> None:
        self.model.choose(enterprise_id)
        self._show_company()
        self._show_people([])
        self._touch()

    def _show_company(self) -> None:
        self.parts.picker.show_choice(self.model.choice)
        self.parts.show_context(self.model.context)
        self.parts.done_button.setEnabled(self.model.may_edit)

    def _show_people(self, rows: list[list[str | None]]) -> None:
        contacts = () if self.model.context is None else self.model.context.contacts
        if (choice := self.model.choice) is not None:
            self.parts.kept.set_case(self.desk, choice.id, self._draft_id)
        self.parts.people.show_people(contacts, present_of(rows))

    def _ask_enterprise(self) -> None:
        self.parts.enterprise_note.show_note(
            "error", self.tr("Geen onderneming gekozen. De notitie is bewaard als concept.")
        )
        self.parts.picker.open()

    @Slot(str)
    def _refer(self, support: str) -> None:
        """Go and refer to who does it; the session waits in its draft."""
        choice = self.model.choice
        if choice is not None and self.make_room():
            self.desk.go_requested.emit(Place("referral", parent=choice.id, text=support))

    @Slot()
    def _on_choice(self) -> None:
        self._touched = True
        self._checks.reset()
        self._touch()

    @Slot()
    def _touch(self) -> None:
        if self._keeper is not None:
            self._keeper.touch()

    @Slot(object)
    def _on_enterprise(self, choice: EnterpriseChoice) -> None:
        self._touched = True
        self._show_enterprise(choice.id)
        self.parts.note.setFocus()

    @Slot()
    def _on_next(self) -> None:
        code = self.parts.next.value()
        step = self.model.next_action(code if isinstance(code, str) else None)
        due_on = None if step is None else step.due_on
        self.parts.next_day.setText("" if due_on is None else day_text(due_on))

    @Slot(str)
    def _on_clock_invalid(self, sentence: str) -> None:
        self.parts.clock_note.show_note("error" if sentence else "muted", sentence)

    @Slot(object)
    def _on_kept(self, saved_at: datetime) -> None:
        self.parts.show_kept(saved_at)

    @Slot(object)
    def _on_draft_failed(self, error: Exception) -> None:
        self.parts.show_not_kept()
        self.desk.failed.emit(error)

    @Slot(object)
    def _on_saved(self, saved: Saved) -> None:
        self._saving = False
        self.setEnabled(True)
        draft = self._draft_id
        if self._keeper is not None:
            self._keeper.end()
            self._keeper = None
        self.hide()
        self.hidden.emit()
        name = "" if self.model.choice is None else self.model.choice.name
        words = self.tr("Sessie bij {name} afgerond").format(name=name)
        ways = partial(self.bring_back, draft), partial(self.let_go, draft)
        self.desk.did(Step(words, saved.changes, *ways, self.make_room))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._saving = False
        self.setEnabled(True)
        words = self.tr("Niet afgerond. De notitie is bewaard als concept.")
        self.parts.note_note.show_note("error", words)
        if isinstance(error, UserError) and error.code == IN_BIN:
            self.parts.in_bin.show_error(error)
        elif not isinstance(error, UserError) or error.code.partition(".")[0] == "store":
            self.desk.failed.emit(error)

    def make_room(self) -> bool:
        """Put away what stands here; False when it cannot be put on disk."""
        self.put_away()
        return self.isHidden()

    def bring_back(self, draft_id: UUID) -> None:
        """Show a session again whose end was undone."""
        if (kept := self.model.draft(draft_id)) is not None:
            self.leave()
            self._restore(kept)
            self._show()

    def let_go(self, draft_id: UUID) -> None:
        """Hide the session whose end was done again."""
        if self._draft_id == draft_id:
            self.leave()
