"""What the sections of targets, terms and keys share: reading, one form, and its draft."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.services.changes import Changes
from app.services.drafts import find_draft
from app.services.results.targets import Agreement
from app.ui.agreement.editor import RecordEditor
from app.ui.agreement.view_model import AgreementModel
from app.ui.desk import Desk
from app.ui.edit_keeper import Edited, EditKeeper, TypedField
from app.ui.messages import message_for
from app.ui.place import Place
from app.ui.preferences.section import Section
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import NoteLine
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import muted

Work = Callable[[], Changes]


class AgreementSection(Section):
    """
    `reading` shows what holds; the promotor opens a form in its place.

    What is typed and not stored is kept as a draft of `kind`, which is also the kind of record that
    the history is of.
    """

    kind = ""

    def __init__(self, desk: Desk, name: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(name, sentence, parent)
        self.desk = desk
        self.may_edit = desk.me.role == "promotor"
        self.found: Agreement | None = None
        self.editor: RecordEditor | None = None
        self.model = AgreementModel(desk, self)
        self.new_button = Button("", "plain", "plus")
        self.history_button = Button(self.tr("Historiek"), "quiet", "history")
        self.loading = muted(self.tr("Even lezen…"))
        self.note = NoteLine()
        self.save_button = Button(self.tr("Bewaar"), "primary")
        self.drop_button = Button(self.tr("Toch niet"), "quiet")
        self.reading, self.typing = QWidget(), QWidget()
        self._lay_out()
        edited = Edited(self.kind, lambda: desk.me.partnership_id, lambda: name)
        self.edits = EditKeeper(desk, edited, self._parts, self._show_part, self)
        self.new_button.clicked.connect(self._on_new)
        self.history_button.clicked.connect(self._on_history)
        self.save_button.clicked.connect(self._on_save)
        self.drop_button.clicked.connect(self._on_drop)
        self.model.viewed.connect(self._on_viewed)
        self.model.written.connect(self._on_written)
        self.model.refused.connect(self._on_refused)
        self.model.busy_changed.connect(self._on_busy)
        self.model.look()

    def show_agreement(self, found: Agreement) -> None:
        """Show what holds."""
        raise NotImplementedError

    def make_editor(self, found: Agreement) -> RecordEditor:
        """Return the form of something new."""
        raise NotImplementedError

    def work(self, editor: RecordEditor) -> tuple[str, Work] | None:
        """Return what was done in words, and what stores it; None: a field says what is wrong."""
        raise NotImplementedError

    def keep(self) -> None:
        """Put what is typed on disk, now."""
        self.edits.keep_now()

    def open_editor(self, editor: RecordEditor) -> None:
        """Show a form in the place of what is read."""
        self.editor = editor
        editor.begin()
        editor.edited.connect(self.edits.look)
        editor.submitted.connect(self._on_save)
        self._place.insertWidget(0, editor)
        self.reading.hide()
        self.typing.show()
        self.show_widget(editor)

    def _lay_out(self) -> None:
        self.content = QVBoxLayout(self.reading)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(0)
        buttons = FlowLayout(gap=6)
        for button in (self.new_button, self.history_button):
            buttons.addWidget(button)
        self.content.addLayout(buttons)
        self.new_button.setVisible(self.may_edit)
        self.content.addSpacing(16)
        self._place = QVBoxLayout(self.typing)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(14)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.save_button)
        foot.addWidget(self.drop_button)
        foot.addStretch(1)
        self._place.addLayout(foot)
        for widget in (self.loading, self.note, self.reading, self.typing):
            self.form.addWidget(widget)
        self.reading.hide()
        self.typing.hide()

    @Slot(object)
    def _on_viewed(self, found: Agreement) -> None:
        is_first, self.found = self.found is None, found
        self.loading.hide()
        self.show_agreement(found)
        self.reading.setVisible(self.editor is None)
        if is_first and self.may_edit:
            kept = find_draft(self.desk.store, self.kind, self.desk.me.partnership_id)
            if kept is not None:
                self.edits.restore(kept)

    @Slot()
    def _on_new(self) -> None:
        if self.found is not None and self.editor is None:
            editor = self.make_editor(self.found)
            self.open_editor(editor)
            editor.set_first_focus()

    @Slot()
    def _on_history(self) -> None:
        place = Place("history", parent=self.desk.me.partnership_id, text=self.kind)
        self.desk.go_requested.emit(place)

    @Slot()
    def _on_save(self) -> None:
        if self.editor is not None and not self.model.is_busy:
            found = self.work(self.editor)
            if found is not None:
                self.model.write(*found)

    @Slot()
    def _on_written(self) -> None:
        self.note.show_note("muted", "")
        if self.editor is not None:
            self._close()

    @Slot()
    def _on_drop(self) -> None:
        self._close()

    def _close(self) -> None:
        editor, self.editor = self.editor, None
        if editor is not None:
            self._place.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
        self.note.show_note("muted", "")
        self.typing.hide()
        self.reading.show()
        self.edits.look()
        self.new_button.setFocus()

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        if self.editor is None or not self.editor.refuse(error):
            self.note.show_note("error", message_for(error).whole)

    @Slot()
    def _on_busy(self) -> None:
        self.save_button.setEnabled(not self.model.is_busy)

    def _parts(self) -> dict[str, TypedField]:
        return {} if self.editor is None else {"form": self.editor}

    def _show_part(self, _field: str) -> None:
        if self.editor is None and self.found is not None:
            self.open_editor(self.make_editor(self.found))
