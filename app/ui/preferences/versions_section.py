"""Sections of lists that the promotor edits in versions: read one, or make the next one."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.core import clock
from app.core.errors import UserError
from app.domain.day_input import parse_day
from app.services.changes import Changes
from app.services.drafts import find_draft
from app.ui.desk import Desk, Step
from app.ui.edit_keeper import Edited, EditKeeper, TypedField
from app.ui.messages import message_for
from app.ui.preferences.section import Section
from app.ui.session.head import show_day
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.days import DateField
from app.ui.widgets.fields import LabelledField, LineEdit, NoteLine

LONGEST = 200  # signs of a name


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a list, without its lines."""

    number: int
    name: str
    valid_from: date


class VersionEditor(QWidget):
    """
    The fields of a new version; `edited` comes when one of them changed.

    A list gives its own lines in `lines` and takes them back in `show_lines`.
    """

    edited = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.valid_from = LineEdit(), DateField()
        self.name.setObjectName("name")
        self.name.setMaxLength(LONGEST)
        self.valid_from.setObjectName("valid_from")
        self.name_field = LabelledField(self.tr("Naam"), self.name)
        self.day_field = LabelledField(
            self.tr("Geldt vanaf"), self.valid_from, self.tr("Voor wat vanaf die dag begint")
        )
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.addWidget(self.name_field, 0, 0)
        grid.addWidget(self.day_field, 0, 1)
        self.column.addLayout(grid)
        self.name.setText(name)
        self.valid_from.set_value(clock.today())
        self.name.textChanged.connect(self.edited)
        self.valid_from.textChanged.connect(self.edited)
        self._before: dict[str, str] = {}

    def begin(self) -> None:
        """Take what stands there now as not typed."""
        self._before = self._written()

    def lines(self) -> list[list[str]]:
        """Return the lines as texts."""
        raise NotImplementedError

    def show_lines(self, lines: Sequence[Sequence[str]]) -> None:
        """Show these lines in the place of those that stand there."""
        raise NotImplementedError

    def typed(self) -> dict[str, str] | None:
        """Return what the fields hold, None as long as nobody changed one."""
        written = self._written()
        return None if written == self._before else written

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show again what was typed before."""
        self.name.setText(typed.get("name", ""))
        raw = typed.get("valid_from", typed.get("day", ""))
        show_day(self.valid_from, raw, parse_day(raw, clock.today()) if raw else None)
        self.show_lines(json.loads(typed.get("lines", "[]")))
        self.edited.emit()

    def _written(self) -> dict[str, str]:
        return {
            "name": self.name.text(),
            "valid_from": self.valid_from.text(),  # as typed: it may mean no day yet
            "lines": json.dumps(self.lines(), ensure_ascii=False),
        }


class VersionsSection(Section):
    """
    A version to read; the promotor makes the next one out of the last.

    What is typed and not stored is kept as a draft of `kind`.
    """

    kind = ""

    def __init__(self, desk: Desk, name: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(name, sentence, parent)
        self.desk = desk
        self.may_edit = desk.me.role == "promotor"
        self.editor: VersionEditor | None = None
        self._lines: QWidget | None = None
        self.choice = ComboBox()
        self.choice.setAccessibleName(self.tr("Versie"))
        self.new_button = Button(self.tr("Nieuwe versie"), icon="plus")
        self.new_button.setVisible(self.may_edit)
        self.note = NoteLine()
        self.save_button = Button(self.tr("Bewaar versie"), "primary")
        self.drop_button = Button(self.tr("Toch niet"), "quiet")
        self._head, self._foot = QWidget(), QWidget()
        self._lay_out()
        edited = Edited(self.kind, lambda: desk.me.partnership_id, lambda: name)
        self.edits = EditKeeper(desk, edited, self._parts, self._show_part, self)
        self.choice.activated.connect(self._show_chosen)
        self.new_button.clicked.connect(self._on_new)
        self.save_button.clicked.connect(self._on_save)
        self.drop_button.clicked.connect(self._on_drop)
        desk.bus.changed.connect(self._on_changes)
        self._fill()
        if self.may_edit:
            self._restore()

    def versions(self) -> Sequence[Version]:
        """Return all versions, by number."""
        raise NotImplementedError

    def in_use(self) -> int:
        """Return the number of the version that serves today."""
        raise NotImplementedError

    def make_lines(self, number: int) -> QWidget:
        """Return the lines of a version, to read."""
        raise NotImplementedError

    def make_editor(self) -> VersionEditor:
        """Return the fields of a new version, filled as the last one."""
        raise NotImplementedError

    def write(self, editor: VersionEditor, valid_from: date) -> tuple[int, Changes]:
        """
        Store what stands in the fields; return its number.

        Raises:
            UserError: As the service says.
        """
        raise NotImplementedError

    def kinds(self) -> frozenset[str]:
        """Return the kinds of records that the list is made of."""
        raise NotImplementedError

    def keep(self) -> None:
        """Put what is typed on disk, now."""
        self.edits.keep_now()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.choice, 1)
        row.addWidget(self.new_button)
        row.addStretch(0)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(8)
        foot.addWidget(self.save_button)
        foot.addWidget(self.drop_button)
        foot.addStretch(1)
        self._place = QVBoxLayout()
        self.form.addWidget(self._head)
        self.form.addSpacing(16)
        self.form.addLayout(self._place)
        self.form.addSpacing(12)
        self.form.addWidget(self.note)
        self.form.addSpacing(4)
        self.form.addWidget(self._foot)
        self._foot.hide()

    def _fill(self) -> None:
        """Show the versions anew, and the one that serves today."""
        wanted, in_use = self.choice.key(), self.in_use()
        self.choice.clear()
        for one in reversed(self.versions()):
            words = self.tr("Versie {number}, vanaf {day}")
            text = words.format(number=one.number, day=f"{one.valid_from:%d/%m/%Y}")
            self.choice.add(
                one.number, text, self.tr("nu in gebruik") if one.number == in_use else ""
            )
        numbers = {one.number for one in self.versions()}
        self.choice.set_key(wanted if wanted in numbers else in_use)
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        if self.editor is None:
            number = self.choice.key()
            self._show(self.make_lines(number if isinstance(number, int) else self.in_use()))

    def _show(self, widget: QWidget) -> None:
        old, self._lines = self._lines, widget
        self._place.addWidget(widget)
        if old is not None:
            self._place.removeWidget(old)
            old.hide()
            old.deleteLater()
        widget.show()

    @Slot()
    def _on_new(self) -> None:
        self._open()
        if self.editor is not None:
            self.editor.name.setFocus()

    def _open(self) -> None:
        if self.editor is not None:
            return
        self.editor = self.make_editor()
        self.editor.begin()
        self.editor.edited.connect(self.edits.look)
        self._show(self.editor)
        self._head.hide()
        self._foot.show()

    def _close(self) -> None:
        self.editor = None
        self.note.show_note("muted", "")
        self._head.show()
        self._foot.hide()
        self._fill()
        self.edits.look()

    @Slot()
    def _on_drop(self) -> None:
        self._close()
        self.new_button.setFocus()

    @Slot()
    def _on_save(self) -> None:
        if self.editor is None:
            return
        day = self.editor.valid_from.value()
        if day is None:
            self.editor.day_field.set_error(self.tr("Kies een dag."))
            self.editor.valid_from.setFocus()
            return
        try:
            number, changes = self.write(self.editor, day)
        except UserError as error:
            self.note.show_note("error", message_for(error).whole)
            return
        words = self.tr("Versie {number} bewaard").format(number=number)
        self.editor = None
        self.desk.did(Step(words, changes))
        self._close()
        self.choice.set_key(number)
        self._show_chosen()
        self.choice.setFocus()

    def _parts(self) -> dict[str, TypedField]:
        return {} if self.editor is None else {"version": self.editor}

    def _show_part(self, _field: str) -> None:
        self._open()

    def _restore(self) -> None:
        kept = find_draft(self.desk.store, self.kind, self.desk.me.partnership_id)
        if kept is not None:
            self.edits.restore(kept)

    @Slot(object)
    def _on_changes(self, changes: object) -> None:
        if isinstance(changes, Changes) and changes.kinds & self.kinds() and self.editor is None:
            self._fill()
