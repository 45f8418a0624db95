"""What the forms «Plan afspraak» and «Nieuwe taak» share: company, draft and buttons."""

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.services.agenda import Booked
from app.services.coaching_context import (
    EnterpriseChoice,
    enterprise_choice,
    find_enterprises,
    recent_enterprises,
)
from app.services.drafts import DraftForm, KeptDraft, close_draft, draft_changes, new_draft_id
from app.services.places import place_name
from app.ui import theme
from app.ui.agenda.request import PlanKind
from app.ui.desk import Desk, Step
from app.ui.drafts import DraftKeeper
from app.ui.keys import PageKeys, key, share_keys
from app.ui.messages import message_for
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import SearchCombo, Suggestion
from app.ui.widgets.fields import LabelledField, LineEdit, NoteLine
from app.ui.widgets.labels import heading, muted
from app.ui.work.job import Job

WIDTH = 480  # px at 100% text


class PlanDialog(QDialog):
    """
    A small form; what is typed in it is a draft, also after Esc, until it is stored.

    `booked` comes when it was stored.
    """

    booked = Signal()

    _keys: PageKeys | None = None  # Qt sends events before the dialog is ready

    def __init__(
        self, desk: Desk, kind: PlanKind, words: str, kept: KeptDraft | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setModal(True)
        share_keys(self)
        self.desk, self.kind = desk, kind
        self._room = parent.width()
        self.setWindowTitle(words)
        self.company = SearchCombo(self._suggest, self.tr("Naam, plaats of ondernemingsnummer"))
        self.company.setObjectName("company")
        self.company_field = LabelledField(self.tr("Onderneming"), self.company)
        self.note = NoteLine()
        self.state = muted()
        self.cancel_button = Button(self.tr("Sluit"), shortcut_hint="Esc")
        self.done_button = Button(words, "primary", shortcut_hint="Ctrl+Enter")
        self.done_button.setDefault(True)
        self.heading = heading(words)
        self._draft_id = new_draft_id() if kept is None else kept.form.id
        self._is_touched = kept is not None
        self._is_saving = False
        self.keeper = DraftKeeper(desk.store, desk.runner, self._snapshot, self, kept)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 16)
        self.column.setSpacing(12)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.company_field)

    def finish_layout(self) -> None:
        """Add what stands under the fields, and begin."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.state, 1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.done_button)
        self.column.addWidget(self.note)
        self.column.addSpacing(4)
        self.column.addLayout(row)
        room = max(self._room - 48, 300)
        self.setMinimumWidth(min(theme.current().px(WIDTH), room))
        control = Qt.KeyboardModifier.ControlModifier
        code = Qt.Key
        self._keys = PageKeys(
            self,
            {
                key(code.Key_Return, control): self.store_it,
                key(code.Key_Enter, control): self.store_it,
            },
        )
        self.company.chosen.connect(self._on_company)
        self.keeper.kept.connect(self._on_kept)
        self.keeper.failed.connect(self.desk.failed)
        self.cancel_button.clicked.connect(self.reject)
        self.done_button.clicked.connect(self.store_it)

    def fields(self) -> dict[str, Any]:
        """Return the form as a draft keeps it."""
        raise NotImplementedError

    def begin_storing(self) -> Job | None:
        """Begin to store what stands here; None: it cannot be, and the form says why."""
        raise NotImplementedError

    def notice(self) -> str:
        """Return what is said once it is stored."""
        raise NotImplementedError

    def show_company(self, enterprise_id: UUID | None) -> None:
        """Show a company as the chosen one."""
        found = None if enterprise_id is None else enterprise_choice(self.desk.store, enterprise_id)
        self.company.set_suggestion(None if found is None else self._suggestion(found))

    def enterprise_id(self) -> UUID | None:
        """Return the company that is chosen."""
        found = self.company.value()
        return found if isinstance(found, UUID) else None

    def company_name(self) -> str:
        """Return the name of the chosen company, or nothing."""
        found = self.company.suggestion()
        return "" if found is None else found.text

    def keep(self) -> None:
        """Put what is typed on disk, now."""
        if self._is_touched and not self._is_saving:
            self.keeper.touch()
            self.keeper.keep_now()

    @Slot()
    def touch(self) -> None:
        """Something was typed or chosen."""
        self._is_touched = True
        self.note.show_note("muted", "")
        self.keeper.touch()

    @Slot()
    def store_it(self) -> None:
        """Store it, and close."""
        if self._is_saving or (job := self.begin_storing()) is None:
            return
        self._is_saving = True
        self.done_button.setEnabled(False)
        job.succeeded.connect(partial(self._on_stored, self.notice()))
        job.failed.connect(self._on_failed)

    @property
    def draft_id(self) -> UUID | None:
        """The draft that ends with it, if there is one."""
        return self._draft_id if self._is_touched else None

    @override
    def reject(self) -> None:
        """Close; what was typed stays a draft."""
        if self._is_saving:
            return
        try:
            self.keep()
        except UserError as error:
            self.desk.failed.emit(error)
            return
        if self._is_touched:
            close_draft(self.desk.store, self._draft_id)
            self.desk.bus.tell(draft_changes(self._snapshot()))
        self._end()
        super().reject()

    @override
    def event(self, event: QEvent) -> bool:
        if self._keys is not None and self._keys.handle(event):
            return True
        return super().event(event)

    def _end(self) -> None:
        self.keeper.end()
        self.deleteLater()

    def _snapshot(self) -> DraftForm:
        focus = self.focusWidget()
        return DraftForm(
            id=self._draft_id,
            kind=self.kind,
            subject=None,
            title=self.company_name(),
            fields=self.fields(),
            focus="" if focus is None else focus.objectName(),
            cursor=focus.cursorPosition() if isinstance(focus, LineEdit) else 0,
            is_open=self.isVisible(),
        )

    def _suggest(self, typed: str) -> list[Suggestion]:
        store = self.desk.store
        found = find_enterprises(store, self.desk.reference, typed) if typed else ()
        return [self._suggestion(each) for each in found or recent_enterprises(store)]

    def _suggestion(self, found: EnterpriseChoice) -> Suggestion:
        return Suggestion(
            found.id, found.name, place_name(self.desk.reference, found.municipality_nis)
        )

    @Slot(object)
    def _on_company(self, _found: object) -> None:
        self.company_field.set_error("")
        self.touch()

    @Slot(object)
    def _on_kept(self, _at: object) -> None:
        self.state.setText(self.tr("Concept bewaard"))

    def _on_stored(self, words: str, booked: Booked) -> None:
        self.keeper.end()
        self.desk.did(Step(words, booked.changes))
        self.booked.emit()
        self.accept()
        self.deleteLater()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._is_saving = False
        self.done_button.setEnabled(True)
        if isinstance(error, UserError) and not error.code.startswith("store."):
            self.note.show_note("error", message_for(error).happened)
        else:
            self.desk.failed.emit(error)
