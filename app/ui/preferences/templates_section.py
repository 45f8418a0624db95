"""Sjablonen: what a note can begin with; what is typed here is stored as it is typed."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.core.errors import UserError
from app.services.changes import Changes
from app.services.sessions.templates import (
    KIND,
    LONGEST,
    Template,
    keep_note,
    remove_template,
    save_template,
    templates,
)
from app.ui import theme
from app.ui.desk import Desk, Step
from app.ui.messages import message_for
from app.ui.preferences.section import Section
from app.ui.sensitive_hint import SensitiveHint
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.labels import muted, strong
from app.ui.widgets.note_edit import RichNoteEdit
from app.ui.widgets.note_tools import NoteTools
from app.ui.widgets.ticks import CheckBox

WAIT_MS: Final = 1500  # after the last key


class _TemplateText(RichNoteEdit):
    """Eight lines of a template at least."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, theme.current().px(8 * 23) + 14)


class TemplatesSection(Section):
    """One template at a time: its name, for which sessions, for whom, and its text."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Sjablonen"),
            self.tr("Waarmee een notitie kan beginnen. Je kiest ze in een lege notitie, of met /."),
            parent,
        )
        self._desk = desk
        self._shown: Template | None = None  # as it is stored
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self.choice = ComboBox()
        self.choice.setAccessibleName(self.tr("Sjabloon"))
        self.new_button = Button(self.tr("Nieuw sjabloon"), icon="plus")
        self.remove_button = Button(self.tr("Verwijder"), "quiet", "delete-outline")
        self.empty = muted(
            self.tr("Je hebt nog geen sjablonen. Maak er een, of bewaar een notitie als sjabloon."),
            wrap=True,
        )
        self._editor = QWidget()
        self._make_fields()
        self._lay_out()
        self._connect()
        self._fill(None)

    def keep(self) -> None:
        """Store what is typed, as far as it can be; called before the section goes away."""
        self._wait.stop()
        shown, typed = self._shown, self._typed()
        if shown is None or typed is None or typed == shown:
            return
        try:
            self._store(typed)
            self.name_field.set_error("")
        except UserError as error:
            if not error.code.startswith("template."):
                self._desk.failed.emit(error)
                return
            self.name_field.set_error(message_for(error).happened)
            rest = Template(shown.name, typed.text, typed.kind, typed.is_shared, shown.id)
            if rest != shown:
                self._store(rest)  # the old name stays until the new one can be used

    def _make_fields(self) -> None:
        self.name, self.kind = LineEdit(), ComboBox()
        self.name.setMaxLength(LONGEST)
        self.kind.add(None, self.tr("Elke soort sessie"))
        for choice in self._desk.reference.session_kinds(clock.today()):
            self.kind.add(choice.code, choice.label)
        self.name_field = LabelledField(self.tr("Naam"), self.name)
        self.kind_field = LabelledField(self.tr("Voor"), self.kind)
        self.shared = CheckBox(self.tr("Ook voor de collega’s van het partnerschap"))
        self.text = _TemplateText()
        self.text.setObjectName("template_text")
        self.text.setAccessibleName(self.tr("Tekst van het sjabloon"))
        self.sensitive = SensitiveHint(self._editor, self.text)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.choice, 1)
        row.addWidget(self.new_button)
        row.addWidget(self.remove_button)
        row.addStretch(0)  # takes what is left only while there is nothing to choose
        head = QHBoxLayout()
        head.addWidget(strong(self.tr("Tekst")))
        head.addStretch(1)
        head.addWidget(NoteTools(self.text))
        facts = QHBoxLayout()
        facts.setSpacing(20)
        facts.addWidget(self.name_field, 1, Qt.AlignmentFlag.AlignTop)
        facts.addWidget(self.kind_field, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self._editor)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(12)
        column.addLayout(facts)
        column.addWidget(self.shared)
        column.addLayout(head)
        column.addWidget(self.text)
        column.addWidget(self.sensitive)
        self.form.addLayout(row)
        self.form.addSpacing(12)
        self.form.addWidget(self.empty)
        self.form.addWidget(self._editor)

    def _connect(self) -> None:
        self._wait.timeout.connect(self.keep)
        self.choice.activated.connect(self._on_chosen)
        self.new_button.clicked.connect(self._on_new)
        self.remove_button.clicked.connect(self._on_remove)
        self.name.textEdited.connect(self._on_edited)
        self.text.edited.connect(self._on_edited)
        self.name.editingFinished.connect(self.keep)
        self.kind.activated.connect(self.keep)
        self.shared.clicked.connect(self.keep)
        self._desk.bus.changed.connect(self._on_changes)

    def _typed(self) -> Template | None:
        if self._shown is None:
            return None
        kind = self.kind.key()
        return Template(
            " ".join(self.name.text().split()),
            self.text.markup(),
            None if kind is None else str(kind),
            self.shared.isChecked(),
            self._shown.id,
        )

    def _store(self, template: Template) -> None:
        kept = save_template(self._desk.store, template)
        self._shown = template  # what the bus tells now is what stands here
        words = self.tr("Sjabloon ‘{name}’ bewaard").format(name=template.name)
        self._desk.did(Step(words, kept.changes))

    def _fill(self, wanted: UUID | None) -> None:
        """Show the list anew, and in it the wanted template, else the first."""
        found = templates(self._desk.store)
        self.choice.clear()
        for one in found:
            self.choice.add(one.id, one.name)
        self.choice.set_key(wanted)
        if self.choice.key() is None and found:
            self.choice.set_key(found[0].id)
        shown = next((one for one in found if one.id == self.choice.key()), None)
        for widget in (self.choice, self.remove_button, self._editor):
            widget.setVisible(bool(found))
        self.empty.setVisible(not found)
        if shown != self._shown or shown is None:
            self._show(shown)

    def _show(self, template: Template | None) -> None:
        self._shown = template
        self.name_field.set_error("")
        if template is not None:
            self.name.setText(template.name)
            self.kind.set_key(template.kind)
            self.shared.setChecked(template.is_shared)
            self.text.set_markup(template.text)

    @Slot()
    def _on_edited(self) -> None:
        self.name_field.set_error("")
        self._wait.start()

    @Slot()
    def _on_chosen(self) -> None:
        wanted = self.choice.key()
        self.keep()
        self._fill(wanted if isinstance(wanted, UUID) else None)

    @Slot()
    def _on_new(self) -> None:
        self.keep()
        kept = keep_note(self._desk.store, "", None, self.tr("Nieuw sjabloon"))
        self._desk.did(Step(self.tr("Nieuw sjabloon gemaakt"), kept.changes))
        self._fill(kept.id)
        self.name.setFocus()
        self.name.selectAll()

    @Slot()
    def _on_remove(self) -> None:
        self.keep()
        if self._shown is None or self._shown.id is None:
            return
        words = self.tr("Sjabloon ‘{name}’ verwijderd").format(name=self._shown.name)
        self._desk.did(Step(words, remove_template(self._desk.store, self._shown.id)))
        self.new_button.setFocus()

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if KIND in changes.kinds:
            self._fill(None if self._shown is None else self._shown.id)
